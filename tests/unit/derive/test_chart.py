"""Charts: to scale, nothing above zero invisible, nothing out of the picture."""

from mingjian.derive.chart import BAR, GAUGE, WIDTH, bar_chart, gauge_chart


def test_the_longest_bar_fills_the_room_and_a_small_count_is_still_seen():
    chart = bar_chart("示例", [("甲", 1000), ("乙", 500), ("丙", 1), ("丁", 0)])
    assert [bar.width for bar in chart.bars] == [BAR, BAR // 2, 2, 0]


def test_gauges_share_one_scale_with_limits_and_promises():
    chart = gauge_chart("示例", [("甲", 10.0, 6, 20), ("乙", 40.0, None, 20)])
    first, second = chart.gauges
    assert (first.room, second.room, second.width) == (GAUGE // 2, GAUGE // 2, GAUGE)
    assert (first.width, first.mark, second.mark) == (GAUGE // 4, int(6 * GAUGE / 40), None)
    assert [gauge.value for gauge in chart.gauges] == ["10", "40"]
    assert chart.has_marks
    assert WIDTH > GAUGE


def test_no_rows_make_no_chart():
    assert gauge_chart("示例", []).gauges == ()
