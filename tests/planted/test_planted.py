"""The planted set: each mistake, alone in the sample registry, is exactly one finding in the right place.

The first eight are those other registries' checkers were measured with; none of them found all eight with a
line (see docs/adr). The gate's other findings on the sample are taken off, so that only the mistake counts.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from mingjian.check.runner import check_registry
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource, Source
from mingjian.model.finding import Finding, FindingSeverity
from overlay import MemorySource, changed, sample

INSTITUTION = "institutions/990101/sl-j0001.yml"
OTHER = "institutions/990101/sl-j0002.yml"
TEXT = sample()[INSTITUTION].decode()


def line_of(start: str) -> str:
    return next(line for line in TEXT.splitlines() if line.startswith(start))


def found(source: Source) -> list[Finding]:
    loaded = load_registry(source)
    return loaded.findings + check_registry(loaded, load_registry(MemorySource(sample())).default_as_of)


BASELINE = set(found(MemorySource(sample())))


def new(source: Source) -> list[Finding]:
    return [finding for finding in found(source) if finding not in BASELINE]


def place(text: str, needle: str) -> tuple[int, int]:
    """Return line and column of the needle, which stands once in the text."""
    before = text[: text.index(needle)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


POSTCODE = line_of("  postcode:").split('"')[1]
NUMBER = line_of("    number:").split('"')[1]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
LICENCES = TEXT[TEXT.index("\nlicences:") :]
UNTIL = LICENCES[LICENCES.index("    until: ") :].split("\n")[0]

# name → old text, new text, code, what stands at the place found
TEXT_MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "missing field": (line_of("name:") + "\n", "", "F201", "id:"),
    "wrong type": (line_of("capital:"), "capital: 一百", "F204", "一百"),
    "bad date": (line_of("as_of:"), 'as_of: "2027-13-45"', "F205", '"2027-13-45"'),
    "dangling reference": (line_of("authority:"), "authority: sl-a999", "R101", "sl-a999"),
    "YAML syntax": (line_of("name:"), 'name: "没有闭合', "F101", '"没有闭合'),
    "misspelt key": ("\nauthority:", "\nautority:", "F202", "autority:"),
    "duplicate key": (line_of("region:"), line_of("region:") + '\nregion: "990100"', "F102", 'region: "990100"'),
    "leading zero": (f'postcode: "{POSTCODE}"', "postcode: 012345", "F113", "012345"),
    "full-width digits": (f'number: "{NUMBER}"', f'number: "{NUMBER.translate(WIDE)}"', "F115", f'"{NUMBER.translate(WIDE)}"'),
    "unquoted number": (f'number: "{NUMBER}"', f"number: {NUMBER}", "F114", NUMBER),
    "reversed dates": (UNTIL + "\n    number", '    until: "1999-01-01"\n    number', "R", '"1999-01-01"'),
    "tab indentation": ("\ncontact:\n  ", "\ncontact:\n\t", "F104", "\t"),
    "NUL": (line_of("name:"), line_of("name:") + "\0", "F107", "\0"),
    "two documents": (line_of("contact:"), "---\n" + line_of("contact:"), "F111", "---"),
    "alias": (line_of("name:"), "name: *bomb", "F103", "*bomb"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXT_MISTAKES)
def test_a_mistake_in_the_text_is_one_finding_at_its_place(name: str) -> None:
    old, fresh, code, needle = TEXT_MISTAKES[name]
    assert TEXT.count(old) >= 1
    text = TEXT.replace(old, fresh, 1)
    findings = new(changed(**{INSTITUTION: text.encode()}))
    shown = [(f.path, f.line, f.column) for f in findings]
    assert shown == [(f"registry/{INSTITUTION}", *place(text, needle))], findings
    assert findings[0].code.startswith(code)
    assert findings[0].severity is FindingSeverity.ERROR
    assert findings[0].message
    assert findings[0].hint


BYTE_MISTAKES: dict[str, tuple[Callable[[bytes], bytes], str, tuple[int, int]]] = {
    "CRLF": (lambda data: data.replace(b"\n", b"\r\n"), "F106", (1, len(TEXT.split("\n")[0]) + 1)),
    "BOM": (lambda data: b"\xef\xbb\xbf" + data, "F105", (1, 1)),
    "not UTF-8": (lambda data: data.replace("示".encode(), b"\xca\xff", 1), "F108", (2, 7)),
    "deep nesting": (lambda data: b"id: " + b"[" * 9999 + data, "F110", (1, 24)),
    "two megabytes": (lambda data: data + b"# x\n" * (1 << 19), "F109", (1, 1)),
    "alias bomb": (
        lambda _: b"a: &a [x]\n" + b"".join(b"b%d: [*a,*a,*a]\n" % n for n in range(999)),
        "F103",
        (1, 4),
    ),
    "empty": (lambda _: b"", "F122", (1, 1)),
    "merge conflict": (
        lambda data: (
            data.replace(b"name: ", b"<<<<<<< HEAD\nname: x\n=======\nname: ", 1) + b">>>>>>> change\n"
        ),
        "F121",
        (2, 1),
    ),
}


@pytest.mark.parametrize("name", BYTE_MISTAKES)
def test_a_mistake_in_the_bytes_is_one_finding_at_its_place(name: str) -> None:
    change, code, where = BYTE_MISTAKES[name]
    findings = new(changed(**{INSTITUTION: change(sample()[INSTITUTION])}))
    assert [(f.code, f.path, f.line, f.column) for f in findings] == [
        (code, f"registry/{INSTITUTION}", *where)
    ]


def test_another_extension_is_one_finding_though_others_speak_of_the_record() -> None:
    record = sample()[INSTITUTION]
    findings = new(changed(**{INSTITUTION: None, f"{INSTITUTION.removesuffix('.yml')}.yaml": record}))
    assert [f.code for f in findings] == ["S103"]


def test_an_unknown_region_is_one_finding() -> None:
    data = sample()[INSTITUTION].replace(b'region: "990101"', b'region: "990191"')
    assert [f.code for f in new(changed(**{INSTITUTION: data}))] == ["R102"]


def test_a_duplicate_id_is_one_finding_that_names_both_files() -> None:
    copy = sample()[INSTITUTION]
    findings = new(changed(**{"institutions/990102/sl-j0001.yml": copy}))
    assert len(findings) == 1, findings
    assert findings[0].code.startswith("I")
    assert findings[0].line == 1
    assert "990101/sl-j0001" in findings[0].path + findings[0].message
    assert "990102/sl-j0001" in findings[0].path + findings[0].message


def test_a_file_in_the_wrong_folder_is_one_finding() -> None:
    moved = "institutions/990102/sl-j0001.yml"
    findings = new(changed(**{INSTITUTION: None, moved: sample()[INSTITUTION]}))
    text = sample()[INSTITUTION].decode()
    assert [(f.path, f.line, f.column) for f in findings] == [
        (f"registry/{moved}", *place(text, text.split("region: ")[1][:8]))
    ], findings
    assert findings[0].code.startswith("S")


def test_a_link_out_of_the_registry_is_one_finding_and_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "registry"
    for path, data in sample().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    secret = tmp_path / "outside.yml"
    secret.write_bytes(sample()[INSTITUTION])
    (root / OTHER).unlink()
    (root / OTHER).symlink_to(secret)
    findings = new(FolderSource(root))
    assert [(f.code, f.path, f.line) for f in findings] == [("S101", f"registry/{OTHER}", 1)]
