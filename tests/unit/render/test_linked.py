"""What search engines are told about a page: in data, never in a script that runs, and never a rating."""

import json
import re

from mingjian.derive.institution import institution_page
from mingjian.derive.office import authority_page
from mingjian.render.pages.linked import block, breadcrumbs, organisation
from mingjian.render.pages.shellset import ShellSet
from records import authority, institution, step, views

SHELL = b"<head>@@mj:head@@</head>@@mj:title@@@@mj:description@@@@mj:crumbs@@@@mj:toc@@@@mj:content@@"


def wrapped(url=None, stamped=True, **page):
    shell = ShellSet((), {"institutions": SHELL}, url, stamped=stamped)
    given = {"title": "甲所", "description": "", "content": "", "depth": 2, "path": "institutions/sl-j0001/"}
    return shell.wrap("institutions", **(given | page)).decode()


def graph(html):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])["@graph"]


def about(record):
    shown = views(record)
    return organisation(institution_page(shown, shown.registry.institutions[record.id]))


def test_an_institution_is_a_service_with_its_numbers_and_no_rating():
    data = about(institution(uscc="34990000MB0000021N"))
    assert (data["@type"], data["name"]) == ("LegalService", "示例省明鉴司法鉴定中心")
    assert [item["value"] for item in data["identifier"]] == ["34990000MB0000021N", "990101001", "sl-j0001"]
    assert "aggregateRating" not in json.dumps(data)


def test_an_institution_that_has_ended_is_no_longer_a_service():
    assert about(institution(status=[step("注销", "2026-01-01")]))["@type"] == "Organization"


def test_an_authority_is_a_government_organisation():
    shown = views(authority())
    data = organisation(authority_page(shown, shown.registry.authorities["sl-a001"]))
    assert data["@type"] == "GovernmentOrganization"


def test_nothing_a_record_says_can_end_the_block():
    text = block([{"name": "</script><script>alert(1)</script>"}])
    assert text.count("<") == 2
    assert json.loads(text[text.index("{") : text.rindex("}") + 1])["@graph"][0]["name"].startswith(
        "</script>"
    )


def test_the_way_home_has_addresses_only_where_the_site_has_one():
    steps = (("首页", ""), ("鉴定机构", "institutions/"))
    assert all("item" not in item for item in breadcrumbs(steps, None)["itemListElement"])
    found = breadcrumbs(steps, "https://example.invalid/x/")["itemListElement"]
    assert [item["item"] for item in found] == [
        "https://example.invalid/x/",
        "https://example.invalid/x/institutions/",
    ]


def test_the_canonical_address_is_written_only_where_the_site_has_one():
    assert "canonical" not in wrapped()
    page = wrapped("https://example.invalid/x/")
    assert '<link rel="canonical" href="https://example.invalid/x/institutions/sl-j0001/">' in page
    assert '<meta property="og:url" content="https://example.invalid/x/institutions/sl-j0001/">' in page


def test_a_body_of_an_unofficial_registry_carries_the_stamp():
    body = {"@type": "Organization", "name": "甲所"}
    assert "disambiguatingDescription" in graph(wrapped(about=body))[1]
    assert "disambiguatingDescription" not in graph(wrapped(about=body, stamped=False))[1]


def test_home_has_no_trail():
    assert "ld+json" not in wrapped(path="", depth=0)
