"""Put the fictional records in their files, in canonical form, and clear away those no longer made."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson
from mingjian.load.canonical import emit
from mingjian.model.registry import KIND

PREFIX = "sl-"


def clear(root: Path) -> None:
    """Remove every file of the fictional province."""
    for path in sorted(root.glob(f"*/**/{PREFIX}*.yml")):
        path.unlink()


def write(root: Path, kind: str, records: Iterable[Mapping[str, Any]], shard: str | None = None) -> int:
    """Write records of one kind; ``shard`` names the field that holds the folder below the kind's folder."""
    count = 0
    for record in records:
        data = {key: value for key, value in record.items() if not key.startswith("_")}
        model = KIND[kind].model
        model.model_validate_json(orjson.dumps(data))
        folder = root / KIND[kind].folder
        if shard is not None:
            folder /= str(record[shard])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{data['id']}.yml").write_text(emit(model, data), encoding="utf-8", newline="\n")
        count += 1
    return count
