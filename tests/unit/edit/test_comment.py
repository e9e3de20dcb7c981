from mingjian.edit.comment import attach, comment_texts

TEXT = """# 头
id: a # 行内
contact: # 键
  # 上
  address: "x # no"
  # 尾
items:
  # 第一项前
  - a: 1
    b: |-
      text # no
      # no

  # 第二项前
  - a: 2
    # 第二项尾
note: x#no
tags: [a, b] # 流
# 完
"""


def test_each_comment_is_about_something() -> None:
    found = attach(TEXT)
    assert dict(found.above) == {
        "": ["# 头"],
        "contact": ["# 上"],
        "items": ["# 第一项前"],
        "items[1]": ["# 第二项前"],
    }
    assert found.inline == {"id": "# 行内", "contact#key": "# 键", "tags[1]": "# 流"}
    assert dict(found.after) == {"contact.address": ["# 尾"], "items[1].a": ["# 第二项尾"]}
    assert found.end == ["# 完"]


def test_a_hash_inside_a_value_is_no_comment() -> None:
    assert sum(comment_texts(TEXT).values()) == 10
    assert not comment_texts("a: x#y\nb: '# z'\nc: |\n  # q\n")


def test_comments_of_what_is_left_out_are_handed_over() -> None:
    found = attach("a:\n  # 一\n  - x # 二\n  # 三\nb: 1\n")
    assert sorted(found.take("a")) == ["# 一", "# 三", "# 二"]
    assert not found.above
    assert not found.inline
    assert not found.after
