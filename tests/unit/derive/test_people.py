from mingjian.derive.appraiser import appraiser_page
from mingjian.derive.fit import derive_fit
from mingjian.derive.institution import institution_page
from records import appraiser, institution, step, views


def person(number, **fields):
    return appraiser(id=f"sl-r{number:05}", practice_number=f"990101001{number:03}", **fields)


def test_only_practising_appraisers_of_the_institution_count_as_staff():
    people = (
        person(1),
        person(2, status=[step("停业", "2026-01-01")]),
        person(3, status=[step("注销", "2026-01-01")]),
        person(4, affiliations=[{"institution": "sl-j0002", "employment": "专职", "since": "2021-06-01"}]),
        person(5, categories=[{"category": "wz:01", "since": "2021-06-01"}]),
    )
    shown = views(institution(), *people)
    assert [p.id for p in shown.roster.listed["sl-j0001"]] == ["sl-r00001", "sl-r00002", "sl-r00005"]
    assert [p.id for p in shown.roster.practising["sl-j0001"]] == ["sl-r00001", "sl-r00005"]
    assert [p.id for p in shown.roster.staff("sl-j0001", institution().scope[0])] == ["sl-r00001"]


def test_an_appraiser_of_an_item_counts_for_the_field_unless_the_item_is_excluded():
    scope = [{"category": "fy:02", "exclusions": ["fy:0208"], "since": "2021-06-01"}]
    item = institution(scope=scope).scope[0]
    inside = person(1, categories=[{"category": "fy:0201", "since": "2021-06-01"}])
    outside = person(2, categories=[{"category": "fy:0208", "since": "2021-06-01"}])
    shown = views(institution(scope=scope), inside, outside)
    assert [p.id for p in shown.roster.staff("sl-j0001", item)] == ["sl-r00001"]


def test_fit_says_what_is_missing():
    record = institution(scope=[{"category": code, "since": "2021-06-01"} for code in ("fy:02", "fy:04")])
    shown = views(record, person(1), person(2), person(3))
    clinical, toxicology = derive_fit(shown.registry, shown.roster, record, shown.as_of)
    assert (clinical.staff, clinical.is_staffed, clinical.required, clinical.accredited) == (
        3,
        True,
        False,
        False,
    )
    assert (toxicology.staff, toxicology.is_staffed, toxicology.required) == (0, False, True)


def test_an_accreditation_counts_while_it_is_valid():
    certificate = {
        "kind": "资质认定",
        "number": "239900340001",
        "scope": ["fy:04"],
        "since": "2023-01-01",
        "until": "2026-06-30",
    }
    record = institution(scope=[{"category": "fy:04", "since": "2021-06-01"}], accreditations=[certificate])
    assert institution_page(views(record), record).fit[0].accredited.word == "已覆盖"
    later = views(record, on=record.accreditations[0].until.replace(month=7, day=1))
    page = institution_page(later, record)
    assert page.fit[0].accredited.word == "未见有效证书"
    assert page.accreditations[0].state.word == "已到期"


def test_namesakes_are_kept_apart_by_practice_number():
    shown = views(person(2), person(1))
    assert list(shown.appraisers) == ["sl-r00001", "sl-r00002"]


def test_a_person_may_practise_only_where_the_institution_may():
    open_house, closed = institution(), institution(status=[step("停业", "2026-01-01")])
    assert appraiser_page(views(open_house, person(1)), person(1)).today.verdict == "yes"
    assert appraiser_page(views(closed, person(1)), person(1)).today.verdict == "no"
    assert appraiser_page(views(person(1)), person(1)).today.verdict == "no"


def test_like_words_of_institutions_and_appraisers_keep_their_own_meanings():
    shown = views(institution(), person(1))
    assert shown.institutions["sl-j0001"].badge.meaning == institution().status[0].status.meaning
    assert shown.appraisers["sl-r00001"].badge.meaning == person(1).status[0].status.meaning
    assert shown.institutions["sl-j0001"].badge.meaning != shown.appraisers["sl-r00001"].badge.meaning


def test_the_disclosure_meter_counts_confirmed_items_only():
    record = institution(disclosure={"institution": "2026-06-30", "fees": "2026-07-01"})
    page = institution_page(views(record), record)
    assert page.confirmed == 1
    assert [line.is_confirmed for line in page.disclosure] == [True, False, False, False, False]


def test_training_after_the_shown_day_is_not_known_yet():
    record = person(1, trained="2026-12-31")
    assert appraiser_page(views(record), record).trained is None


def test_a_record_from_the_future_is_not_there_yet():
    shown = views(institution(status=[step("正常", "2026-07-01")]))
    assert shown.institutions == {}
