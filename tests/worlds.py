"""The smallest world a test needs: a tiny complete registry, changed where the test wants it changed.

``world(folder, institutions=[institution(**{"licences[1].until": "2026-06-30"})])`` writes a registry into a
folder and loads it. What is not said is taken from ``tests/rules/base``, one record of every kind.
"""

import copy
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from mingjian.load.build import load_registry
from mingjian.load.canonical import emit
from mingjian.load.layout import Slot, classify
from mingjian.load.loaded import Loaded
from mingjian.load.source import FolderSource
from mingjian.model.registry import KIND, KINDS

BASE = Path(__file__).parent / "rules" / "base"
Data = dict[str, Any]
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+|\+)\]")


@cache
def _base(root: Path = BASE) -> dict[str, Data]:
    files = sorted(root.rglob("*.yml"))
    return {
        file.relative_to(root).as_posix(): yaml.load(file.read_bytes(), yaml.CSafeLoader) for file in files
    }


def base(more: str | None = None) -> dict[str, Data]:
    """Return the tiny complete registry as plain data by path, with the files of ``rules/with/<more>`` over it."""
    return copy.deepcopy(_base() | (_base(BASE.parent / "with" / more) if more else {}))


def changed(record: Mapping[str, Any], changes: Mapping[str, Any]) -> Data:
    """Return a record with values set by dotted path; None removes, ``[+]`` appends."""
    result = copy.deepcopy(dict(record))
    for path, value in changes.items():
        _put(result, path, copy.deepcopy(value))
    return result


def _put(record: Any, path: str, value: Any) -> None:
    steps = [name or (index if index == "+" else int(index)) for name, index in _STEP.findall(path)]
    for step in steps[:-1]:
        record = record.setdefault(step, {}) if isinstance(record, dict) else record[step]
    last = steps[-1]
    if last == "+":
        record.append(value)
    elif value is None:
        del record[last]
    else:
        record[last] = value


def _builder(kind: str) -> Callable[..., Data]:
    def build(**changes: Any) -> Data:
        first = next(data for path, data in _base().items() if path.startswith(f"{KIND[kind].folder}/"))
        return changed(first, changes)

    build.__name__ = kind
    build.__doc__ = f"Return the base world's {kind} with values set by dotted path."
    return build


authority = _builder("authority")
institution = _builder("institution")
appraiser = _builder("appraiser")
fee = _builder("fee")
price_list = _builder("price")
plan = _builder("plan")
inspection = _builder("inspection")
case = _builder("case")
document = _builder("document")
sanction = _builder("sanction")
blacklist = _builder("blacklist")
approval = _builder("approval")
rating = _builder("rating")
review = _builder("review")
proficiency = _builder("round")
honour = _builder("honour")
campaign = _builder("campaign")
standard = _builder("standard")
facility = _builder("facility")
expert = _builder("expert")
pilot = _builder("pilot")
event = _builder("event")
announcement = _builder("announcement")


def path_of(kind: str, record: Mapping[str, Any], files: Mapping[str, Any]) -> str:
    """Return where a record belongs."""
    shard = ""
    if KIND[kind].shard == "year":
        shard = str(record[KIND[kind].year_of])[:4] + "/"
    elif kind == "price":
        owner = next((path for path in files if path.endswith(f"/{record['institution']}.yml")), "x/000000/x")
        shard = owner.split("/")[1] + "/"
    elif KIND[kind].shard == "region":
        shard = f"{record['region']}/"
    return f"{KIND[kind].folder}/{shard}{record['id']}.yml"


def world(
    folder: Path,
    *,
    settings: Mapping[str, Any] | None = None,
    vocab: Mapping[str, Data] | None = None,
    files: Mapping[str, Data | str | bytes | None] | None = None,
    **records: Iterable[Data],
) -> Loaded:
    """Write a registry below ``folder`` and load it.

    Args:
        folder: an empty folder; the registry becomes ``folder/registry``.
        settings: changes to ``registry.yml`` by dotted path.
        vocab: whole vocabularies by stem.
        files: files by path, as plain data or as they stand; None removes one.
        records: all records of a kind, named as in ``Registry`` (``institutions=[…]``).
    """
    data: dict[str, Data | str | bytes | None] = {**base()}
    names = {kind.folder.replace("-", "_"): kind for kind in KINDS} | {"plans": KIND["plan"]}
    for name, replaced in records.items():
        kind = names[name]
        data = {path: value for path, value in data.items() if not path.startswith(f"{kind.folder}/")}
        data |= {path_of(kind.key, record, data): record for record in replaced}
    data["registry.yml"] = changed(base()["registry.yml"], settings or {})
    data |= {f"vocab/{stem}.yml": value for stem, value in (vocab or {}).items()}
    data |= files or {}
    return load(write(folder / "registry", data))


def write(root: Path, files: Mapping[str, Data | str | bytes | None]) -> Path:
    """Write files given as plain data (in canonical form) or as they stand."""
    for path, value in files.items():
        if value is None:
            continue
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = canonical(path, value) if isinstance(value, dict) else value
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def canonical(path: str, data: Data) -> str:
    """Return the canonical text of a file given as plain data."""
    slot = classify(path)
    assert isinstance(slot, Slot), path
    return emit(slot.model, data)


def load(root: Path) -> Loaded:
    """Load a registry without a cache."""
    return load_registry(FolderSource(root))
