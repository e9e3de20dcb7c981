import pytest
from mingjian.derive.casebook import case_page, cases_page
from mingjian.derive.listing import (
    appraiser_slices,
    appraisers_index,
    cut,
    ended_institution_slices,
    institution_slices,
    institutions_page,
)
from records import appraiser, case, institution, step, views, warning


@pytest.mark.parametrize(("size", "urls"), [(0, 1), (1, 1), (10, 1), (11, 2), (95, 10)])
def test_a_long_list_is_cut_without_losing_anything(size, urls):
    ids = [str(n) for n in range(size)]
    parts = list(cut("x/", ids, 10))
    assert len(parts) == urls
    assert [key for part in parts for key in part.ids] == ids
    assert parts[0].url == "x/"
    assert all(part.url == f"x/page-{part.number}/" for part in parts[1:])


def test_every_page_of_a_very_long_list_can_be_reached_by_links():
    parts = {part.url: part for part in cut("x/", [str(n) for n in range(4000)], 10)}
    seen, ahead = set(), ["x/"]
    while ahead:
        url = ahead.pop()
        if url not in seen:
            seen.add(url)
            ahead.extend(link.url for link in parts[url].pages)
    assert seen == set(parts)
    assert max(len(part.pages) for part in parts.values()) < 30


def test_ended_institutions_leave_the_list_and_keep_a_place_of_their_own():
    shown = views(institution(), institution(id="sl-j0002", status=[step("注销", "2026-01-01")]))
    (listed,), (ended,) = institution_slices(shown), ended_institution_slices(shown)
    assert listed.ids == ("sl-j0001",)
    assert ended.ids == ("sl-j0002",)
    assert (institutions_page(shown, listed).practising, institutions_page(shown, listed).ended) == (1, 1)


def test_appraisers_are_listed_under_the_letter_of_the_surname():
    shown = views(appraiser(), appraiser(id="sl-r00002", name="单示"), appraiser(id="sl-r00003", name="·示"))
    assert [(letter, part.url, part.ids) for letter, part in appraiser_slices(shown)] == [
        ("S", "appraisers/name-s/", ("sl-r00002",)),
        ("Z", "appraisers/name-z/", ("sl-r00001",)),
        ("#", "appraisers/name-other/", ("sl-r00003",)),
    ]
    assert appraisers_index(shown).listed == 3


def test_institutions_are_listed_by_region_and_then_by_pinyin():
    shown = views(
        institution(id="sl-j0001", name="张州所", region="990101"),
        institution(id="sl-j0002", name="安州所", region="990101"),
        institution(id="sl-j0003", name="安州所", region="990100"),
    )
    assert list(shown.institutions) == ["sl-j0003", "sl-j0002", "sl-j0001"]


def test_a_warning_case_outside_its_window_is_nowhere():
    shown = views(case(), warning(repaired="2026-06-30"))
    assert list(shown.cases) == ["sl-k0001"]
    assert cases_page(shown).warning == ()


def test_a_warning_case_says_until_when_it_is_shown():
    shown = views(warning())
    assert case_page(shown, shown.cases["sl-k0002"]).until == "2027-04-10"
