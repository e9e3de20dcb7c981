"""A workbook for clerks: text cells, locked ids, lists to choose from, notes, and where it is from."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from types import MappingProxyType
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from mingjian.edit.sheet_shape import FIRST_ROW, META, WORDS, Column, Table, rows, shown, tables, within
from mingjian.edit.template import Words, about, unquoted
from mingjian.edit.words import say
from mingjian.model.registry import KIND, Kind, letter_of

FORM = "1"
_PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_FEW = frozenset({"authority", "institution"})
"""Kinds there are few enough of to choose from a list."""
_SPARE = 500
"""Rows below the last that still offer their lists."""


def workbook(  # noqa: PLR0913, PLR0917 - what stands in it, and what it says of itself
    kind: Kind,
    trees: Sequence[dict[str, Any]],
    words: Words,
    base: str,
    day: date,
    called: Mapping[str, str] = _NO_NAMES,
) -> bytes:
    """Return the bytes of a workbook of records; the same records give the same bytes.

    ``called`` gives the names of codes and ids: a clerk chooses ``fy:01 法医病理鉴定``, not ``fy:01``.
    """
    out = BytesIO()
    book = xlsxwriter.Workbook(out, _PLAIN)
    book.set_properties({"title": kind.title, "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001
    writer = _Writer(book, words, called)
    for table in tables(kind.model):
        writer.sheet(table, trees)
    writer.lists()
    meta = book.add_worksheet(META)
    for place, pair in enumerate((("form", FORM), ("kind", kind.key), ("base", base))):
        meta.write_row(place, 0, pair)
    meta.very_hidden()
    book.close()
    return out.getvalue()


class _Writer:
    """A workbook in the making; the words to choose from are gathered on a hidden sheet."""

    def __init__(self, book: xlsxwriter.Workbook, words: Words, called: Mapping[str, str]) -> None:
        self.book = book
        self.words = words
        self.called = called
        self.chosen: dict[tuple[str, ...], int] = {}
        self.open = book.add_format({"num_format": "@", "locked": False})
        self.fixed = book.add_format({"num_format": "@", "locked": True, "bg_color": "#eeeeee"})
        self.head = book.add_format({"bold": True, "locked": True, "text_wrap": True, "valign": "top"})

    def sheet(self, table: Table, trees: Sequence[dict[str, Any]]) -> None:
        """Write one sheet."""
        sheet = self.book.add_worksheet(table.name)
        self._headers(sheet, table)
        row = FIRST_ROW
        for tree in trees:
            for indexes, item in rows(table, tree):
                sheet.write_string(row, 0, tree["id"], self.fixed)
                for place, index in enumerate(indexes, 1):
                    sheet.write_string(row, place, str(index + 1), self.fixed)
                for place, column in enumerate(table.columns, 1 + table.levels):
                    sheet.write_string(row, place, shown(within(item, column.path)), self.open)
                row += 1
        self._choices(sheet, table, row + _SPARE)
        sheet.freeze_panes(FIRST_ROW, 1 + table.levels)
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})

    def _headers(self, sheet: Any, table: Table) -> None:
        for place, key in enumerate(table.keys):
            sheet.write_string(1, place, key, self.head)
            sheet.set_column(place, place, 22 if place else 14, self.open)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.write_string(0, 0, say("sheet_id"), self.head)
        sheet.write_comment(0, 0, say("sheet_id_note"))
        for place in range(1, table.levels + 1):
            sheet.write_string(0, place, say("sheet_index"), self.head)
            sheet.write_comment(0, place, say("sheet_index_note"))
        for place, column in enumerate(table.columns, 1 + table.levels):
            sheet.write_string(0, place, column.title, self.head)
            sheet.write_comment(0, place, unquoted(about(column.field, self.words)))
        if table.levels:
            last = 1 + table.levels + len(table.columns)
            sheet.write_string(0, last, say("sheet_do"), self.head)
            sheet.write_comment(0, last, say("sheet_do_note"))
            sheet.write_string(0, last + 1, say("sheet_why"), self.head)

    def _choices(self, sheet: Any, table: Table, last: int) -> None:
        for place, column in enumerate(table.columns, 1 + table.levels):
            if words := self._allowed(column):
                self.chosen.setdefault(words, len(self.chosen))
                letter = xl_col_to_name(self.chosen[words])
                source = f"={WORDS}!${letter}$1:${letter}${len(words)}"
                rule = {"validate": "list", "source": source, "error_type": "warning"}
                sheet.data_validation(FIRST_ROW, place, last, place, rule)
        if table.levels:
            place = 1 + table.levels + len(table.columns)
            choice = {"validate": "list", "source": [say("delete")]}
            sheet.data_validation(FIRST_ROW, place, last, place, choice)

    def _allowed(self, column: Column) -> tuple[str, ...]:
        spec = column.field.spec
        if spec.kind is bool:
            return (say("word_yes"), say("word_no"))
        if spec.ref in _FEW:
            letter = KIND[spec.ref].letter
            codes = tuple(sorted(key for key in self.called if letter_of(key) == letter))
        else:
            codes = column.field.words or (self.words(spec.vocabulary) if spec.vocabulary else ())
        return tuple(self._labelled(code) for code in codes)

    def _labelled(self, code: str) -> str:
        name = self.called.get(code, code)
        return code if name == code else f"{code} {name}"

    def lists(self) -> None:
        """Write the words to choose from."""
        sheet = self.book.add_worksheet(WORDS)
        for words, place in self.chosen.items():
            for row, word in enumerate(words):
                sheet.write_string(row, place, word)
        sheet.hide()
