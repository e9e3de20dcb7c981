"""A correction names its record by itself wherever the channel can be filled in."""

from urllib.parse import parse_qs, urlsplit

import pytest
from mingjian.derive.correction import bare, correction
from records import institution, views


def channel(address, **options):
    publisher = {"name": "示例省司法厅（虚构）", "corrections": address}
    return correction(views(institution(), publisher=publisher, **options))


def test_a_letter_bears_number_name_page_and_version():
    made = channel("a@example.invalid", site_url="https://example.invalid/sf/")
    letter = urlsplit(made.address("sl-j0001", "示例中心&分部", "institutions/sl-j0001/"))
    asked = parse_qs(letter.query)
    assert (letter.scheme, letter.path) == ("mailto", "a@example.invalid")
    assert asked["subject"] == ["纠错：示例中心&分部（sl-j0001）"]
    assert "https://example.invalid/sf/institutions/sl-j0001/" in asked["body"][0]
    assert made.commit in asked["body"][0]
    assert made.as_of in asked["body"][0]


def test_without_an_address_of_the_site_the_letter_tells_the_path():
    letter = channel("a@example.invalid").address("sl-j0001", "示例中心", "institutions/sl-j0001/")
    assert "页面：/institutions/sl-j0001/" in parse_qs(urlsplit(letter).query)["body"][0]


def test_an_issue_is_begun_where_the_address_has_blanks():
    made = channel("https://example.invalid/issues/new?title={subject}&body={body}")
    asked = parse_qs(urlsplit(made.address("sl-j0001", "示例中心", "institutions/sl-j0001/")).query)
    assert asked["title"] == ["纠错：示例中心（sl-j0001）"]
    assert "{" not in made.address("sl-j0001", "示例中心", "institutions/sl-j0001/")


@pytest.mark.parametrize("address", ["https://example.invalid/fix", None])
def test_a_plain_address_stays_as_it_is_and_none_stays_none(address):
    made = channel(address)
    assert made.address("sl-j0001", "示例中心", "institutions/sl-j0001/") == (address or "")
    assert not made.is_filled


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://example.invalid/new?title={subject}&body={body}", "https://example.invalid/new"),
        ("https://example.invalid/fix?to=1", "https://example.invalid/fix?to=1"),
        ("a@example.invalid", "a@example.invalid"),
    ],
)
def test_on_paper_stands_only_what_people_can_type(address, told):
    assert bare(address) == told
