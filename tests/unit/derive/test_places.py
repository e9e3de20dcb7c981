from mingjian.derive.categorypage import category_page
from mingjian.derive.place import region_page, regions_page
from mingjian.derive.regions import areas, nearest
from records import appraiser, institution, step, views


def test_a_region_without_institutions_stands_in_every_table():
    shown = views(institution())
    page = regions_page(shown)
    assert [(row.area.text, row.total, row.offered) for row in page.table] == [
        ("明州市", 1, 1),
        ("空白市", 0, 0),
    ]
    assert [link.text for link in page.empty] == ["空白市"]
    category = category_page(shown, shown.categories.items["fy:02"])
    assert [group.area.text for group in category.groups] == ["明州市"]
    assert [link.text for link in category.empty] == ["空白市"]


def test_a_licence_for_a_field_covers_its_items_less_the_excluded_ones():
    record = institution(scope=[{"category": "fy:02", "exclusions": ["fy:0208"], "since": "2021-06-01"}])
    coverage = views(record).coverage
    assert coverage.licensed["fy:0201"] == ("sl-j0001",)
    assert coverage.licensed["fy"] == ("sl-j0001",)
    assert "fy:0208" not in coverage.licensed
    assert coverage.count("990000", "fy:02") == coverage.count("990101", "fy:02") == 1
    assert coverage.count("990200", "fy:02") == 0


def test_a_suspended_institution_is_listed_but_not_counted_and_an_ended_one_is_neither():
    suspended = institution(status=[step("停业", "2026-01-01")])
    ended = institution(id="sl-j0002", status=[step("注销", "2026-01-01")])
    shown = views(suspended, ended)
    page = category_page(shown, shown.categories.items["fy:02"])
    assert (page.listed, page.practising) == (1, 0)
    region = region_page(shown, shown.regions.regions["990101"])
    assert [line.row.id for line in region.lines] == ["sl-j0001"]
    assert region.practising == 0
    assert [link.text for link, _ in region.missing] == ["法医临床鉴定", "法医毒物鉴定", "文书鉴定"]


def test_an_institution_outside_all_areas_is_not_lost():
    shown = views(institution(region="990000"))
    page = category_page(shown, shown.categories.items["fy:02"])
    assert [group.area.text for group in page.groups] == ["示例省"]


def test_the_parent_is_the_nearest_region_that_is_listed():
    known = dict.fromkeys(("000000", "500000", "990000", "990100"))
    assert nearest("500101", known) == "500000"
    assert nearest("990101", known) == "990100"
    assert nearest("990000", known) == "000000"
    assert nearest("000000", known) is None


def test_tables_group_one_level_below_the_registry():
    tree = views().regions
    assert areas(tree, "990000") == ("990100", "990200")
    assert areas(tree, "990100") == ("990101",)


def test_counts_follow_the_day():
    record = institution(status=[step("正常", "2021-06-01"), step("注销", "2026-06-30")])
    assert views(record).coverage.totals == {}
    earlier = views(record, appraiser(), on=record.status[1].since.replace(day=29))
    assert earlier.coverage.totals["990000"] == 1
