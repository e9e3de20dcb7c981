"""Cells of wide tables carry the title of their column, whatever page they stand on."""

import re

from mingjian.render.pages.cells import label_cells

HEAD = '<thead><tr><th scope="col">机构</th><th scope="col">状态 <a href="#x">?</a></th><th scope="col">“甲”&amp;乙</th><th scope="col">地区</th></tr></thead>'
BODY = '<tbody><tr><th scope="row">甲所</th><td><b>正常</b></td><td class="mj-number">3</td><td></td></tr></tbody>'
TABLE = f'<table class="mj-table"><caption>表</caption>{HEAD}{BODY}</table>'


def test_each_cell_is_named_after_its_column():
    assert re.findall(r'data-label="([^"]*)"', label_cells(TABLE)) == ["状态 ?", "“甲”&amp;乙", "地区"]


def test_every_part_keeps_its_role_when_it_is_no_longer_displayed_as_a_table():
    roles = re.findall(
        r'<(\w+) role="(\w+)"', label_cells(TABLE).replace('class="mj-table mj-table--cards" ', "")
    )
    assert roles == [
        ("table", "table"), ("thead", "rowgroup"), ("tr", "row"), *[("th", "columnheader")] * 4,
        ("tbody", "rowgroup"), ("tr", "row"), ("th", "rowheader"), *[("td", "cell")] * 3,
    ]  # fmt: skip


def test_what_stands_in_the_cells_is_left_alone():
    stripped = re.sub(r' (?:role|data-label)="[^"]*"', "", label_cells(TABLE))
    assert stripped.replace(" mj-table--cards", "") == TABLE


def test_narrow_tables_tables_with_spans_and_other_tables_stay_as_they_are():
    narrow = '<table class="mj-table"><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>'
    spanning = TABLE.replace("<td></td>", '<td colspan="1"></td>')
    compared = TABLE.replace('class="mj-table"', 'class="mj-table mj-compare"')
    for table in (narrow, spanning, compared):
        assert label_cells(table) == table


def test_three_columns_of_long_texts_do_not_fit_a_phone():
    head = "<thead><tr><th>事项</th><th>问题</th><th>整改</th></tr></thead>"
    row = "<tbody><tr><th>收费</th><td>{}</td><td>已完成</td></tr></tbody>"
    table = f'<table class="mj-table">{head}{row}</table>'
    assert label_cells(table.format("短")) == table.format("短")
    assert 'data-label="问题"' in label_cells(table.format("<b>" + "长" * 40 + "</b>"))


def test_two_tables_are_labelled_apart():
    other = TABLE.replace("地区", "日期")
    assert re.findall(r'data-label="(地区|日期)"', label_cells(TABLE + other)) == ["地区", "日期"]
