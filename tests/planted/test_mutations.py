"""A thousand damaged files of the sample: reading, checking and fixing answer with values, never with a traceback."""

import random

import pytest
from mingjian.check.runner import check_registry
from mingjian.edit.canonical import restore
from mingjian.load.build import load_registry
from mingjian.load.layout import Slot, classify
from mingjian.load.loaded import Loaded
from mingjian.model.finding import Finding
from overlay import changed, sample

FILES = 1000
BATCH = 20
"""Files damaged at once: the checks then also meet broken records that refer to each other."""

INSERTS = [
    b"\0", b"\t", b"\r", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b'"', b"'", b":", b": ", b" #", b"- ", b"[", b"{", b"&a ",
    b"*a ", b"!!str ", b"|\n", b">", b"\n", b"\n---\n", b"?", b"%", b"@", b"999999999999999999999", b"1e999", b".inf",
    b"0x1F", b"null", b"yes", b"\xf0\x9f\x98\x80", b"\\", b"\\x", b"{{", b"{name}", "０９".encode(), "\u202e".encode(),
]  # fmt: skip


def damage(data: bytes, chance: random.Random) -> bytes:
    """Return a file with one to three small accidents."""
    for _ in range(chance.randint(1, 3)):
        lines = data.split(b"\n")
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        at = chance.randrange(len(data)) if data else 0
        kind = chance.randrange(8)
        if kind == 0:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif kind == 1:
            data = data[:at] + chance.choice(INSERTS) + data[at:]
        elif kind == 2:
            data = b"\n".join(lines[:one] + lines[one + 1 :])
        elif kind == 3:
            data = b"\n".join([*lines[:one], lines[other], *lines[one:]])
        elif kind == 4:
            lines[one], lines[other] = lines[other], lines[one]
            data = b"\n".join(lines)
        elif kind == 5:
            lines[one] = chance.choice([b"  ", b" ", b"\t"]) + lines[one]
            data = b"\n".join(lines)
        elif kind == 6:
            key, colon, value = lines[one].partition(b": ")
            lines[one] = key + colon + chance.choice(INSERTS) + value[chance.randrange(len(value) + 1) :]
            data = b"\n".join(lines)
        else:
            data = data[:at]
    return data


def findings_of(loaded: Loaded) -> list[Finding]:
    return loaded.findings + check_registry(loaded, loaded.default_as_of, dated=True)


@pytest.mark.parametrize("seed", range(FILES // BATCH))
def test_damaged_files_give_findings_and_no_traceback(seed: int) -> None:
    chance = random.Random(seed)
    held = {path: damage(sample()[path], chance) for path in chance.sample(sorted(sample()), BATCH)}
    loaded = load_registry(changed(**held))
    findings = findings_of(loaded)
    paths = {finding.path for finding in loaded.findings}
    assert all(isinstance(finding, Finding) and finding.message for finding in findings)
    assert all(f"registry/{broken.path}" in paths for broken in loaded.broken.values())
    assert all(finding.line >= 1 for finding in loaded.findings)


@pytest.mark.parametrize("seed", range(FILES // BATCH))
def test_damaged_files_are_fixed_for_good_or_left_alone(seed: int) -> None:
    chance = random.Random(-1 - seed)
    for path in chance.sample(sorted(sample()), BATCH):
        slot = classify(path)
        assert isinstance(slot, Slot)
        fixed = restore(damage(sample()[path], chance), slot.model).data
        if fixed is not None:
            assert restore(fixed, slot.model).data == fixed
