from mingjian.derive.comparison import compare_page, comparison_areas, comparison_index
from records import (
    appraiser,
    fee_item,
    inspection,
    institution,
    plan,
    price_item,
    price_list,
    schedule,
    step,
    views,
)


def row(*records):
    ((_, data),) = comparison_areas(views(institution(), *records))
    return data["rows"]["sl-j0001"]


def test_the_index_names_all_who_have_not_ended_and_their_area():
    gone = institution(id="sl-j0002", status=[step("注销", "2026-01-01")])
    index = comparison_index(views(institution(), gone))
    assert index["rows"] == [["sl-j0001", "示例省明鉴司法鉴定中心", 0]]
    assert index["areas"] == [["990100", "明州市"]]


def test_a_row_carries_what_the_page_says():
    found = row(appraiser())
    assert (found["status"], found["licence"]) == (["正常", "ok"], "990101001")
    assert found["region"] == "明州市示范区"
    assert found["scope"] == [["法医临床鉴定", "", 1, 0, 0]]
    assert found["staff"] == 1


def test_a_result_that_is_not_public_yet_is_not_compared():
    hidden = row(plan(), inspection(published="2026-12-01"))
    assert hidden["inspections"][0][2] == "结果尚未公开"
    assert row(plan(), inspection())["inspections"][0][2:] == ["未发现问题", "ok"]


def test_equal_items_share_a_key_and_a_hard_case_is_an_item_of_its_own():
    hard = price_item(hard_case=True)
    market = price_item(schedule_item=None, name="自定项目")
    found = row(schedule(items=[fee_item()]), price_list(items=[price_item(), hard, market]))
    assert [price[0] for price in found["prices"]] == ["sl-f0001/fy-018", "sl-f0001/fy-018!", "/自定项目"]


def test_a_price_list_out_of_force_is_left_out():
    assert row(schedule(), price_list(until="2025-12-31"))["prices"] == []


def test_the_page_lists_every_area_even_an_empty_one():
    assert [(link.text, n) for link, n in compare_page(views(institution())).groups] == [
        ("明州市", 1),
        ("空白市", 0),
    ]
