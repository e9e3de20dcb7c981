"""The engine as one script: shorter, and the same program."""

import pytest
from mingjian.render.search.joining import join_modules


@pytest.mark.parametrize(
    ("source", "joined"),
    [
        ("/* Says\n   why. */\nconst a = 1;\n// and how\nlet b = a;", "let a=1;let b=a;"),
        ('const a = "x  //  y";', 'let a="x  //  y";'),
        ("const a = `b ${c} : d`;", "let a=`b ${c} : d`;"),
        ("const a = b.replace(/[ ,] +x/g, c);", "let a=b.replace(/[ ,] +x/g,c);"),
        ("go((row) => row, (a, b) => a);", "go(row=>row,(a,b)=>a);"),
        ("async (row) => row;", "async(row)=>row;"),
    ],
)
def test_comments_and_spaces_stay_behind_where_they_say_nothing(source, joined):
    assert join_modules([source]).replace("\n", "") == joined


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("function twice(a) { return a; }\nuse(twice(1), list.map(twice));", False),
        ("class Twice {}\nuse(new Twice());", False),
        ("function twice(a) { return a; }\nuse(`${twice(1)}`);", True),
        ("function twice(a) { return a; }\nuse(this.twice(1));", True),
        ("function twice(a) { return a; }\nuse({ twice });", True),
        ("function twice(a) { return a; }\nuse({ twice: twice(1) });", True),
        ('function twice(a) { return a; }\nuse("twice");', True),
    ],
)
def test_a_name_is_shortened_only_where_nothing_else_can_mean_it(source, kept):
    assert ("wice" in join_modules([source])) is kept


def test_the_modules_stand_in_their_order_and_share_names():
    assert (
        join_modules(["function first() { return 1; }", "use(first());"])
        == "function $a(){return 1}\nuse($a());"
    )


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("const number = 1;\nuse(number);", False),
        ("rows.map((number) => number + 1);", False),
        ("const number = 1;\nuse(`${number}`);", True),
        ("const number = 1;\nuse({ number });", True),
        ("const number = 1;\nuse({ number: 2 }, number);", True),
        ("const number = 1;\nuse(this.number, number);", True),
        ("const { number } = data;\nuse(number);", True),
        ("const number = a ? b : c;\nuse(d ? number : e);", False),
    ],
)
def test_a_variable_gets_a_short_name_unless_it_is_also_a_property(source, kept):
    assert ("number" in join_modules([source])) == kept


def test_a_short_name_is_not_one_that_is_taken():
    assert join_modules(["const a0 = 1;\nconst number = 2;\nuse(a0, number);"]).count("a0") == 2
