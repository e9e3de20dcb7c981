"""Example files of rules: small patches of the base world, one way to pass and one way to fail each rule.

An example is a YAML file in ``<CODE>/pass`` or ``<CODE>/fail`` with these keys, all optional:

``about``  one Chinese sentence: what the example shows.
``as_of``  the day the rules judge by (default: the base world's).
``dated``  run the rules that depend on the day too.
``with``   name of a folder in ``with/`` whose files are laid over the base world first.
``copy``   new path: path to copy from, before anything is changed.
``change`` path: {dotted field: value}; null removes, ``[+]`` appends.
``remove`` paths to leave out.
``move``   old path: new path.
``text``   path: list of [old, new] pairs, replaced in the canonical text.
``raw``    path: content as it stands in the file (text, or ``!!binary``).
``size``   path: number of bytes to fill the file up to, with a comment.
``link``   path: target of a symbolic link.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import worlds
import yaml
from mingjian.check.runner import check_registry
from mingjian.model.finding import Finding
from mingjian.report import text

HERE = Path(__file__).parent
DAY = "2026-06-30"


@dataclass(frozen=True)
class Example:
    """One example file."""

    path: Path

    @property
    def code(self) -> str:
        return self.path.parent.parent.name

    @property
    def fails(self) -> bool:
        return self.path.parent.name == "fail"

    @property
    def expected(self) -> Path:
        return self.path.with_suffix(".expected")

    @cached_property
    def data(self) -> dict[str, Any]:
        return yaml.load(self.path.read_bytes(), yaml.CSafeLoader) or {}

    def files(self) -> dict[str, Any]:
        """Return the files of the world this example describes."""
        files: dict[str, Any] = worlds.base(self.data.get("with"))
        for new, old in self.data.get("copy", {}).items():
            files[new] = files[old]
        for path, changes in self.data.get("change", {}).items():
            files[path] = worlds.changed(files[path], changes)
        for old, new in self.data.get("move", {}).items():
            files[new] = files.pop(old)
        for path in self.data.get("remove", []):
            del files[path]
        for path, pairs in self.data.get("text", {}).items():
            content = worlds.canonical(path, files[path])
            for old, new in pairs:
                assert old in content, f"{path} has no {old!r}"
                content = content.replace(old, new)
            files[path] = content
        for path, size in self.data.get("size", {}).items():
            content = worlds.canonical(path, files[path])
            files[path] = content + "#" * (size - len(content.encode()) - 1) + "\n"
        return files | self.data.get("raw", {})

    def run(self, folder: Path) -> tuple[list[Finding], str]:
        """Return what is found in the example's world, and the text report of it."""
        root = worlds.write(folder / "registry", self.files())
        for path, target in self.data.get("link", {}).items():
            (root / path).symlink_to(target)
        loaded = worlds.load(root)
        day = date.fromisoformat(self.data.get("as_of", DAY))
        checked = check_registry(loaded, day, dated=self.data.get("dated", False))
        findings = sorted([*loaded.findings, *checked], key=lambda finding: finding.order)
        return findings, text.format(findings, loaded.source)


def examples(code: str | None = None) -> list[Example]:
    """Return all examples, or those of one rule, in order."""
    return [Example(path) for path in sorted(HERE.glob(f"{code or '*'}/*/*.yml")) if path.parts[-3] != "base"]
