"""The draw page runs the draw again in the browser, from the folder, and says when something was changed."""

import hashlib
import random

import pytest
from draws import SECRET, announced, layer
from mingjian.derive.announcement import announcement, fingerprint, numbers_text
from mingjian.derive.draw import drawn_by

pytestmark = pytest.mark.browser
PAGE = "draws/sl-w0001/"
CHECKS = ["text", "secret", "numbers", "bits", "result"]


def recompute(page):
    page.click("#mj-draw button[type=submit]")
    page.wait_for_selector("#mj-draw-answer", state="visible")
    said = {
        check: page.is_visible(f"[data-check={check}] [data-yes]")
        for check in CHECKS
        if page.locator(f"[data-check={check}]").count()
    }
    hidden = {check: page.is_visible(f"[data-check={check}] [data-no]") for check in said}
    assert all(said[check] != hidden[check] for check in said)
    drawn = [item.get_attribute("data-drawn") for item in page.query_selector_all("#mj-draw-list li")]
    return said, drawn


def test_the_page_gives_the_list_of_the_record_and_says_so(visit, views):
    page = visit(PAGE)
    said, drawn = recompute(page)
    assert said == dict.fromkeys(CHECKS, True)
    assert tuple(drawn) == views.registry.draws["sl-w0001"].reveal.result
    assert "示例省法庭科学研究所司法鉴定中心" in page.inner_text("#mj-draw-list")


@pytest.mark.parametrize(
    ("field", "old", "new", "wrong"),
    [
        ("text", "sl-j0012\n", "", {"text", "result"}),
        ("text", "10家抽4家", "10家抽5家", {"text", "result"}),
        ("text", "第2025038期", "第2025039期", {"text"}),
        ("secret", "baf160", "baf161", {"secret", "result"}),
        ("numbers", "33+7", "32+7", {"result"}),
        ("numbers", "33+7", "34+7", {"numbers", "result"}),
        ("numbers", "2,5,", "5,5,", {"numbers", "result"}),
        ("numbers", "\n4+0+9", "", {"numbers", "result"}),
    ],
)
def test_whatever_the_reader_changes_is_seen(visit, field, old, new, wrong):
    page = visit(PAGE)
    box = f"#mj-draw-{field}"
    value = page.input_value(box)
    assert old in value
    page.fill(box, value.replace(old, new, 1))
    said, _ = recompute(page)
    assert {check for check, good in said.items() if not good} == wrong
    page.click("#mj-draw button[type=reset]")
    assert page.is_hidden("#mj-draw-answer")
    assert recompute(page)[0] == dict.fromkeys(CHECKS, True)


def test_too_little_randomness_is_seen(visit):
    page = visit(PAGE)
    text = (
        page.input_value("#mj-draw-text")
        .replace("6/33+1/16", "1/16")
        .replace("1/10@0+1/10@0+1/10@0", "1/10@0")
    )
    page.fill("#mj-draw-text", text)
    page.fill("#mj-draw-numbers", "7\n4")
    said, drawn = recompute(page)
    assert (said["bits"], said["numbers"], len(drawn)) == (False, True, 11)


def test_before_the_reveal_only_the_announcement_can_be_checked(visit, views):
    page = visit("draws/sl-w0003/")
    assert recompute(page) == ({"text": True}, [])
    page.fill("#mj-draw-text", page.input_value("#mj-draw-text") + " ")
    assert recompute(page) == ({"text": False}, [])
    record = views.registry.draws["sl-w0003"]
    assert (record.reveal, page.locator("#mj-draw-secret").count()) == (None, 0)


def test_without_scripts_the_page_explains_the_command(unscripted):
    page = unscripted(PAGE)
    assert page.is_hidden("#mj-draw")
    assert "mingjian draw verify sl-w0001" in page.inner_text("#rerun ~ pre")
    assert "sha256sum" in page.inner_text("main")


def test_a_failed_draw_says_why(visit):
    text = visit("draws/sl-w0002/").inner_text("main")
    assert "抽取失败" in text
    assert "保存秘密数的存储介质损坏" in text


def test_sha256_is_sha256(visit):
    page = visit(PAGE)
    chance = random.Random(6)
    texts = ["", "abc", "司法鉴定", *("x" * size for size in (55, 56, 63, 64, 65, 119, 120, 1000))]
    texts += ["".join(chance.choices("示例abc019 \n", k=chance.randrange(300))) for _ in range(200)]
    found = page.evaluate("texts => texts.map(mingjianDraw.fingerprint)", texts)
    assert found == [hashlib.sha256(text.encode()).hexdigest() for text in texts]


def random_draw(chance):
    strata, start = [], 1
    for number in range(chance.randrange(1, 5)):
        size = chance.randrange(1, 40)
        pool = [f"sl-j{n:04d}" for n in range(start, start + size)]
        strata.append(
            layer(size, name=f"第{number}组 10家抽3家", pool=pool, select=chance.randrange(1, size + 1))
        )
        start += size
    six = chance.sample(range(1, 34), 6)
    groups = [
        {"pick": 6, "of": 33, "values": six},
        {"pick": 1, "of": 10, "first": 0, "values": [chance.randrange(10)]},
    ]
    source = {"title": "示例 6/33", "known": "2025-04-08", "reading": "号码 1/2", "groups": groups}
    return announced(strata=strata, randomness=[source] * chance.randrange(1, 4))


def test_python_and_browser_draw_the_same_lists(visit):
    page = visit(PAGE)
    chance = random.Random(3797)
    draws = [random_draw(chance) for _ in range(150)]
    inputs = [[announcement(draw), SECRET, "\n".join(map(numbers_text, draw.randomness))] for draw in draws]
    script = "all => all.map(([text, secret, lines]) => mingjianDraw.run(text, secret, mingjianDraw.numbers(lines)))"
    found = page.evaluate(script, inputs)
    assert [tuple(drawn) for drawn in found] == [drawn_by(draw, SECRET) for draw in draws]
    assert fingerprint(inputs[0][0]) == page.evaluate("text => mingjianDraw.fingerprint(text)", inputs[0][0])
