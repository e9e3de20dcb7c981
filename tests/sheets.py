"""A workbook as a clerk edits it: read, changed cell by cell, saved as a spreadsheet program saves it."""

import datetime as dt

import xlsxwriter
from mingjian.edit.sheet_shape import FIRST_ROW
from python_calamine import CalamineWorkbook


class Workbook:
    """A workbook as a spreadsheet program would save it after edits."""

    def __init__(self, path):
        self.path = path
        book = CalamineWorkbook.from_path(str(path))
        self.sheets = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }

    def at(self, sheet, key, column):
        lines = self.sheets[sheet]
        place = lines[1].index(column)
        row = next(n for n, line in enumerate(lines) if n >= FIRST_ROW and line[0] == key)
        return row, place

    def put(self, sheet, key, column, value, item=0):
        row, place = self.at(sheet, key, column)
        self.sheets[sheet][row + item][place] = value
        return f"{sheet}!{chr(65 + place)}{row + item + 1}"

    def add(self, sheet, **cells):
        keys = self.sheets[sheet][1]
        self.sheets[sheet].append([cells.get(key.replace("#", "n").replace(".", "_"), "") for key in keys])

    def save(self):
        with xlsxwriter.Workbook(str(self.path)) as book:
            days = book.add_format({"num_format": "yyyy-mm-dd"})
            for name, lines in self.sheets.items():
                sheet = book.add_worksheet(name)
                for row, line in enumerate(lines):
                    for place, value in enumerate(line):
                        if isinstance(value, str):
                            sheet.write_string(row, place, value)
                        elif isinstance(value, dt.date):
                            sheet.write_datetime(row, place, value, days)
                        else:
                            sheet.write(row, place, value)
        return self.path
