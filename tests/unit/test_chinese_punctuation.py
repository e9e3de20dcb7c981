"""Chinese that people read carries Chinese punctuation; half-width marks between hanzi are typing faults."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FAULT = re.compile(r"[一-鿿][,;:!?][一-鿿]|[一-鿿]\([一-鿿]|[一-鿿]\)[一-鿿]")
IN_PATTERNS = re.compile(r"\br\"")  # a regular expression has marks of its own
READ_BY_PEOPLE = sorted(
    path
    for pattern in (
        "README.md",
        "CONTRIBUTING.md",
        "docs/**/*.md",
        "site/**/*.md",
        "registry/vocab/*.yml",
        "registry/registry.yml",
        "registry/institutions/**/*.yml",
        "registry/cases/**/*.yml",
        "generators/mingjian/**/*.py",
        "generators/mingjian/**/*.yml",
        "generators/mingjian/**/*.j2",
        "generators/mingjian/**/*.typ",
        "generators/mingjian/**/*.html",
        "generators/mingjian/**/*.md",
        "generators/mingjian/**/*.js",
    )
    for path in ROOT.glob(pattern)
)
# Names printed in the rules themselves are quoted as printed.
QUOTED = ("篡改(污损)文件", "物体爆破(裂)", "致伤(死)物", "有毒物质(不包括", "病原体的废物(不包括", "朱墨")


def test_there_are_texts_to_look_at() -> None:
    assert len(READ_BY_PEOPLE) > 100


@pytest.mark.parametrize("path", READ_BY_PEOPLE, ids=lambda path: str(path.relative_to(ROOT)))
def test_chinese_text_has_chinese_punctuation(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    faults = [
        f"{number}: {line.strip()[:80]}"
        for number, line in enumerate(lines, 1)
        if FAULT.search(line)
        and not IN_PATTERNS.search(line)
        and not any(quoted in line for quoted in QUOTED)
    ]
    assert faults == []
