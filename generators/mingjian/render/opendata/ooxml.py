"""The frame of an XLSX workbook: the XML files that say what is in the package."""

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MAX_TEXT = 32_767
"""Characters a cell can hold."""
CUT = "……（过长，全文见 CSV）"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = "application/vnd.openxmlformats-package"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})

Ranges = Sequence[tuple[str, str | None]]
"""Name of every sheet, and the range its filter works on, if it has one."""


def escaped(text: str) -> str:
    """Return a text as XML takes it; what no XML file can hold is left out, what no cell can hold is cut."""
    if len(text) > MAX_TEXT:
        text = text[: MAX_TEXT - len(CUT)] + CUT
    return _NOT_XML.sub("", text).translate(_ESCAPES)


def frame(title: str, sheets: Ranges) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file but the sheets."""
    office, core = f"{_OFFICE}/officeDocument", f"{_PACKAGE}/relationships/metadata/core-properties"
    parts = [(f"{_OFFICE}/worksheet", f"worksheets/sheet{place}.xml") for place, _ in enumerate(sheets, 1)]
    styles = files("mingjian.render.opendata").joinpath("styles.xml")
    yield "[Content_Types].xml", _content_types(len(sheets))
    yield "_rels/.rels", _relations([(office, "xl/workbook.xml"), (core, "docProps/core.xml")])
    yield "docProps/core.xml", _core(title)
    yield "xl/workbook.xml", _workbook(sheets)
    yield "xl/_rels/workbook.xml.rels", _relations([*parts, (f"{_OFFICE}/styles", "styles.xml")])
    yield "xl/styles.xml", styles.read_text(encoding="utf-8")


def _content_types(count: int) -> str:
    overrides = [
        ("/xl/workbook.xml", f"{_SHEETS}.sheet.main+xml"),
        ("/xl/styles.xml", f"{_SHEETS}.styles+xml"),
        ("/docProps/core.xml", f"{_PARTS}.core-properties+xml"),
        *((f"/xl/worksheets/sheet{place}.xml", f"{_SHEETS}.worksheet+xml") for place in range(1, count + 1)),
    ]
    items = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_PARTS}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _core(title: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escaped(title)}</dc:title></cp:coreProperties>'
    )


def _workbook(sheets: Ranges) -> str:
    names = "".join(
        f'<sheet name="{_attribute(name)}" sheetId="{place}" r:id="rId{place}"/>'
        for place, (name, _) in enumerate(sheets, 1)
    )
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
        f"'{escaped(name)}'!{found}</definedName>"
        for place, (name, found) in enumerate(sheets)
        if found
    )
    defined = f"<definedNames>{filters}</definedNames>" if filters else ""
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets>{defined}</workbook>'


def _attribute(text: str) -> str:
    return escaped(text).replace('"', "&quot;")
