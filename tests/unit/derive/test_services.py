"""Windows, channels and agreements as they stand on a day, and where the nearest institution is."""

from datetime import date

import pytest
from mingjian.derive.closest import closest_for
from mingjian.derive.covering import coverage_page, coverage_rows, reached, window_rows
from mingjian.derive.disclosed import disclosed
from mingjian.derive.environment import environment_page
from mingjian.derive.helping import services_page
from mingjian.derive.institution import institution_page
from mingjian.derive.leaving import public_until
from mingjian.derive.offering import aid_page, cooperation_page, firms_page, purchases_page
from mingjian.derive.place import region_page
from mingjian.derive.servicepage import channel_line, purchase_page, window_line
from mingjian.derive.serving import channels, is_unconfirmed, windows_by_institution
from mingjian.model.service import Agreement, GreenChannel, PurchaseCatalogue
from mingjian.model.statistic import Statistic
from mingjian.model.vocabulary import RegionLevel
from records import DAY, ORIGIN, authority, institution, made, registry, step, views, window

PLACES = {
    "990000": ("示例省", "省"),
    "990100": ("明州市", "市"),
    "990101": ("示范区", "县"),
    "990200": ("空白市", "市"),
    "990201": ("留白区", "县"),
    "990300": ("公正市", "市"),
}
LINE = {"990100": ["990300"], "990300": ["990100", "990200"], "990200": ["990300"]}
"""Three cities in a row: 明州 – 公正 – 空白."""


def regions(borders=None, remote=None):
    return {
        "regions": {
            "items": [
                {"code": code, "name": name, "level": level}
                | ({"neighbours": borders[code]} if borders and code in borders else {})
                | ({"remote": "示例名单"} if code == remote else {})
                for code, (name, level) in PLACES.items()
            ]
        }
    }


def channel(**fields):
    base = {
        "id": "sl-h0001",
        "type": "特殊群体",
        "title": "老年人绿色通道",
        "groups": ["老年人"],
        "scope": "优先受理",
        "how": "打电话",
        "office": "示例省司法厅",
        "phone": "12348",
        "since": "2025-01-01",
        "until": "2026-06-29",
    }
    return made(GreenChannel, **(base | ORIGIN | fields))


def emergency(**fields):
    told = {"id": "sl-h0002", "type": "突发事件", "event": "示例河汛情（虚构）", "title": "汛情保障"}
    return channel(**(told | fields))


def agreement(**fields):
    base = {
        "id": "sl-o0001",
        "type": "鉴调对接",
        "title": "鉴调对接协议",
        "parties": ["甲", "乙"],
        "institutions": ["sl-j0001"],
        "signed": "2025-04-10",
        "scope": "优先受理",
        "since": "2025-05-01",
    }
    return made(Agreement, **(base | ORIGIN | fields))


def purchase(**fields):
    base = {
        "id": "sl-q0001",
        "title": "目录（2026年）",
        "year": 2026,
        "region": "990000",
        "issuer": "示例省财政厅",
        "published": "2026-01-15",
        "items": [{"name": "环境损害鉴定", "needs": ["公益诉讼"]}],
    }
    return made(PurchaseCatalogue, **(base | ORIGIN | fields))


INDICATORS = {
    "indicators": {
        "items": [
            {
                "id": key,
                "title": title,
                "group": "收费与援助",
                "kind": "数量",
                "unit": "件",
                "meaning": "件数",
                "cadence": "每年",
                "direction": "不评好坏",
                "systems": [system],
                "basis": "示例",
            }
            for key, title, system in (
                ("aid-cases", "法律援助鉴定件数", "S50"),
                ("complaints-received", "收到的投诉", "S130"),
            )
        ]
    }
}


def test_a_window_is_confirmed_for_half_a_year_to_the_day():
    seen = window(confirmed="2025-08-31")
    assert not is_unconfirmed(seen, date(2026, 2, 28))
    assert is_unconfirmed(seen, date(2026, 3, 1))
    assert window_line(views(institution(), seen), seen).confirmed.tone == "warn"


def test_institutions_know_the_open_windows_they_sit_in():
    closed = window(id="sl-u0002", until="2026-06-29")
    later = window(id="sl-u0003", since="2026-07-01")
    shown = views(institution(), window(), closed, later)
    assert [item.id for item in windows_by_institution(shown)["sl-j0001"]] == ["sl-u0001"]
    page = institution_page(shown, shown.registry.institutions["sl-j0001"])
    assert [line.record.id for line in page.windows] == ["sl-u0001"]
    region = region_page(shown, shown.regions.regions["990101"])
    assert [(line.record.id, line.state.word) for line in region.windows] == [
        ("sl-u0001", "开放"),
        ("sl-u0002", "已撤"),
    ]


def test_a_channel_that_is_over_says_so_and_an_emergency_is_gone():
    on_its_last_day = views(channel(until="2026-06-30"), emergency(until="2026-06-30"))
    assert [item.id for item in channels(on_its_last_day)] == ["sl-h0001", "sl-h0002"]
    assert all(channel_line(on_its_last_day, item).is_open for item in channels(on_its_last_day))
    after = views(channel(), emergency())
    assert [item.id for item in channels(after)] == ["sl-h0001"]
    line = channel_line(after, channels(after)[0])
    assert (line.is_open, line.state.word) == (False, "已结束")
    hub = services_page(after)
    assert (hub.emergencies, hub.channels) == ((), ())
    assert [item.record.id for item in hub.ended] == ["sl-h0001"]


def test_the_end_of_an_emergency_ends_what_the_site_may_show():
    held = registry(channel(until="2026-07-05"), emergency(until="2026-07-15"))
    assert public_until(held, DAY) == date(2026, 7, 15)
    assert public_until(held, date(2026, 7, 16)) is None


def test_an_emergency_without_an_end_is_never_shown():
    assert channels(views(emergency(until=None))) == ()


def test_nothing_is_given_out_before_it_begins():
    early = registry(
        window(since="2026-07-01"),
        channel(since="2026-07-01", until=None),
        agreement(signed="2026-07-01", since="2026-07-01"),
        purchase(published="2026-07-01"),
    )
    told = disclosed(early, DAY)
    assert not any((told.service_windows, told.green_channels, told.agreements, told.purchase_catalogues))
    later = disclosed(early, date(2026, 7, 1))
    assert all((later.service_windows, later.green_channels, later.agreements, later.purchase_catalogues))


def test_the_nearest_place_has_the_fewest_borders_to_cross():
    shown = views(institution(), vocabulary=regions(LINE))
    two = closest_for(shown, "990200", "fy:02")
    assert two is not None
    assert (two.places, two.how, two.text) == (("990100",), "相邻", "隔着2条地界的明州市")
    one = closest_for(shown, "990300", "fy:02")
    assert one is not None
    assert one.text == "接壤的明州市"


def test_without_borders_the_region_above_is_named():
    shown = views(institution(), vocabulary=regions())
    found = closest_for(shown, "990201", "fy:02")
    assert found is not None
    assert (found.places, found.how) == (("990000",), "上级地区")
    sibling = views(institution(region="990200"), vocabulary=regions())
    near = closest_for(sibling, "990201", "fy:02")
    assert near is not None
    assert near.text == "同属空白市"


def test_what_nobody_offers_has_no_nearest_place():
    assert closest_for(views(institution(), vocabulary=regions(LINE)), "990200", "fy:04") is None


def test_a_region_without_a_window_leads_to_the_nearest_one():
    shown = views(institution(), window(), vocabulary=regions(LINE))
    page = region_page(shown, shown.regions.regions["990200"])
    assert page.near_window == ("隔着2条地界的明州市", "regions/990100/")
    assert region_page(shown, shown.regions.regions["990100"]).near_window is None
    assert region_page(views(), views().regions.regions["990200"]).near_window is None


def test_every_region_stands_in_the_matrix_with_its_empty_cells():
    shown = views(institution(), vocabulary=regions(LINE))
    page = coverage_page(shown)
    assert [(row.area.text, row.total) for row in page.rows] == [("明州市", 1), ("空白市", 0), ("公正市", 0)]
    fields = len(shown.categories.fields)
    assert (page.cells, page.empty_cells) == (3 * fields, 3 * fields - 1)
    missing = {link.text: near for link, near in page.rows[1].missing}
    assert missing["法医临床鉴定"].url == "regions/990100/"
    assert missing["法医毒物鉴定"] is None
    assert "法医毒物鉴定" in [link.text for link in page.nowhere]


def test_a_region_is_reached_by_a_window_in_it_or_below_it_and_each_level_has_its_own_count():
    shown = views(institution(), window(), vocabulary=regions())
    assert reached(shown, RegionLevel.CITY, DAY) == (1, ("990200", "990300"), 3)
    assert reached(shown, RegionLevel.COUNTY, DAY) == (1, ("990201",), 2)
    assert reached(shown, RegionLevel.CITY, date(2023, 2, 28))[0] == 0
    city = coverage_page(shown).reach[0]
    assert city.years == (("2023-12-31", 1), ("2024-12-31", 1), ("2025-12-31", 1))


def test_the_tables_beside_the_page_hold_zero_and_the_nearest_place():
    shown = views(institution(), window(), vocabulary=regions(LINE))
    rows = {(row[0], row[3]): row[5:] for row in coverage_rows(shown)}
    assert rows["990100", "fy:02"] == (1, "", "", "")
    assert rows["990200", "fy:02"] == (0, "990100", "明州市", "相邻")
    assert rows["990200", "fy:04"] == (0, "", "", "本库没有")
    assert ("990101", "示范区", "县", 1, "2023-03-01") in list(window_rows(shown))
    assert ("990201", "留白区", "县", 0, "") in list(window_rows(shown))


def test_a_branch_and_a_support_are_shown_where_they_help():
    branch = {
        "name": "空白市工作站",
        "region": "990201",
        "address": "示例省空白市留白区留白路3号",
        "phone": "0990-5550661",
        "categories": ["fy:02"],
        "since": "2025-07-01",
    }
    support = agreement(type="对接帮扶", regions=["990200"])
    shown = views(institution(branches=[branch]), support, vocabulary=regions(remote="990200"))
    page = coverage_page(shown)
    assert [(line.region.text, line.practising, len(line.branches)) for line in page.supported] == [
        ("空白市", 0, 1)
    ]
    assert [line.record.id for line in page.supports] == ["sl-o0001"]
    region = region_page(shown, shown.regions.regions["990200"])
    assert [branch.name for _, branch in region.branches] == ["空白市工作站"]
    ended = views(institution(branches=[branch], status=[step("注销", "2026-01-01")]))
    assert coverage_page(ended).branches == ()


def test_agreements_stand_under_their_type_and_say_when_they_ended():
    shown = views(agreement(), agreement(id="sl-o0002", until="2026-06-29"))
    groups = {str(type_): lines for type_, lines in cooperation_page(shown).groups}
    assert list(groups) == ["跨区域协作", "鉴调对接", "对接帮扶", "援助衔接"]
    assert {line.record.id: line.state.word for line in groups["鉴调对接"]} == {
        "sl-o0001": "执行中",
        "sl-o0002": "已结束",
    }


def test_the_needs_a_catalogue_leaves_out_are_named():
    shown = views(purchase())
    page = purchase_page(shown, shown.registry.purchase_catalogues["sl-q0001"])
    assert list(page.missing) == ["非正常死亡处理", "行政执法", "重大公共事件"]
    [(link, year, _, names)] = purchases_page(shown).lines
    assert (link.url, year, names) == ("services/sl-q0001/", 2026, ("", "", "环境损害鉴定", ""))


@pytest.mark.parametrize(("until", "pledged"), [(None, 1), ("2026-06-29", 0)])
def test_a_pledge_counts_while_it_holds(until, pledged):
    pledge = {"basis": "示例名单", "since": "2025-01-01"} | ({"until": until} if until else {})
    scope = [{"category": "hj:01", "since": "2021-06-01"}]
    page = environment_page(views(institution(scope=scope, no_prepayment=pledge)))
    assert (page.practising, page.pledged) == (1, pledged)


def test_only_who_may_take_commissions_is_named_for_legal_aid():
    able = institution(services=["法律援助"])
    stopped = institution(id="sl-j0002", services=["法律援助"], status=[step("停业", "2026-01-01")])
    page = aid_page(views(able, stopped, authority()))
    assert page.accepting == 1
    assert [link.url for _, links in page.areas for link in links] == ["institutions/sl-j0001/"]


def test_firms_see_their_channels_and_no_others():
    page = firms_page(views(channel(), channel(id="sl-h0003", type="企业", until=None)))
    assert [line.record.id for line in page.channels] == ["sl-h0003"]


def test_totals_of_aid_are_those_the_authority_published():
    def total(key, year, value):
        told = {"state": "有数", "value": value, "published": f"{year + 1}-02-10"}
        span = {"since": f"{year}-01-01", "until": f"{year}-12-31"}
        about = {"indicator": "aid-cases", "authority": "sl-a001", "region": "990000"}
        return made(Statistic, id=key, **(about | span | told | ORIGIN))

    held = views(total("sl-x0001", 2024, 126), total("sl-x0002", 2025, 145), vocabulary=INDICATORS)
    [line] = aid_page(held).totals
    assert line.latest is not None
    assert line.before is not None
    assert (line.latest.told.text, line.before.told.text) == ("145件", "126件")
    assert line.link.url == "statistics/aid-cases/"
    assert [item.latest for item in aid_page(views(vocabulary=INDICATORS)).totals] == [None]
