"""The scan of the finished bytes. Numbers here are computed, none belongs to a person."""

import pytest
from mingjian.publish.scan import foreign_requests, is_id_number, personal_numbers, scan_artifact
from mingjian.render.artifact import BINARY, HTML, Artifact

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(first: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first, strict=True))
    return first + "10X98765432"[total % 11]


PLAIN = id_number("11010119900307123")
WITH_X = next(n for n in (id_number(f"110101199003071{i:02d}") for i in range(100)) if n.endswith("X"))
MOBILE = "138" + "0" * 8


@pytest.mark.parametrize("number", [PLAIN, WITH_X, WITH_X.lower()])
@pytest.mark.parametrize("around", ["{}", "证号{}。", "<td>{}</td>", '{{"n":"{}"}}', "0 {} 0"])
def test_an_id_number_is_found_wherever_it_stands(number: str, around: str) -> None:
    assert list(personal_numbers(around.format(number).encode())) == ["公民身份号码（110101************）"]


@pytest.mark.parametrize("around", ["{}", "电话{}。", 'href="tel:{}"', "{},0990-5550101"])
def test_a_mobile_number_is_found(around: str) -> None:
    assert list(personal_numbers(around.format(MOBILE).encode())) == ["手机号码（138********）"]


@pytest.mark.parametrize(
    "text",
    [
        "990101001001",
        "99010100100",
        "34990000MB0000021C",
        PLAIN[:17],
        PLAIN + "0",
        MOBILE + "1",
        PLAIN[:-1] + ("1" if PLAIN[-1] != "1" else "2"),
        "110101199013071234",
        "0" * 200,
        f"a{MOBILE}",
        f"{MOBILE}f",
        "0571-87654321",
        "20260630123456789",
    ],
)
def test_other_numbers_raise_no_alarm(text: str) -> None:
    assert list(personal_numbers(text.encode())) == []


def test_a_number_that_is_public_by_declaration_passes() -> None:
    assert list(personal_numbers(MOBILE.encode(), frozenset({MOBILE.encode()}))) == []


def test_a_birth_date_must_exist() -> None:
    assert not is_id_number(id_number("11010119900230123").encode())
    assert is_id_number(id_number("11010119920229123").encode())


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/x.js"></script>',
        "<img alt=x src='//cdn.example/x.png'>",
        "<img src=http://cdn.example/x.png>",
        '<link rel="stylesheet" href="https://cdn.example/x.css">',
        '<link href="//cdn.example/x.woff2" as="font" rel=preload>',
        '<link rel="preconnect" href="https://cdn.example">',
        "<style>a{background:url(https://cdn.example/x.png)}</style>",
        '@import "https://cdn.example/x.css";',
        '<iframe title="x" src="https://map.example/"></iframe>',
    ],
)
def test_a_request_to_another_site_is_found(html: str) -> None:
    assert len(list(foreign_requests(html.encode()))) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.invalid/notice">原文</a>',
        '<link rel="canonical" href="https://example.invalid/">',
        '<script src="../assets/mingjian.js"></script>',
        '<meta property="og:url" content="https://example.invalid/">',
        "<p>src=https://example.invalid</p>",
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0"/></svg>',
    ],
)
def test_links_and_own_files_are_no_requests(html: str) -> None:
    assert list(foreign_requests(html.encode())) == []


def test_what_is_found_names_the_file_and_not_the_number() -> None:
    (sentence,) = scan_artifact(Artifact("cases/x/index.html", PLAIN.encode(), HTML), frozenset())
    assert sentence.startswith("cases/x/index.html：")
    assert PLAIN not in sentence


def test_pictures_are_not_read_as_text() -> None:
    assert list(scan_artifact(Artifact("a.png", PLAIN.encode(), BINARY), frozenset())) == []
