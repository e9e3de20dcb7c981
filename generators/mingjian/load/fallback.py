"""Settings to go on with when ``registry.yml`` is broken, so that all files are still checked in one run.

The finding about ``registry.yml`` stops publication; these settings are never published.
"""

from collections import Counter
from typing import Any

import orjson
from pydantic import ValidationError

from mingjian.model.settings import Settings

_SAFE = {
    "schema_version": 1,
    "prefix": "zz",
    "region": "000000",
    "site_name": "—",
    "publisher": {"name": "—"},
}


def settings_from(data: bytes, paths: dict[str, str]) -> Settings:
    """Return the settings that can be saved from a broken file, the id prefix taken from the records."""
    safe = _SAFE | _common_prefix(paths)
    tree: dict[str, Any] = orjson.loads(data) if data else {}
    settings = safe
    for name, value in tree.items():
        trial = settings | {name: value}
        if _valid(trial) is not None:
            settings = trial
    found = _valid(settings)
    assert found is not None, "the safe settings are valid"  # noqa: S101
    return found


def _valid(tree: dict[str, Any]) -> Settings | None:
    try:
        return Settings.model_validate_json(orjson.dumps(tree))
    except ValidationError:
        return None


def _common_prefix(paths: dict[str, str]) -> dict[str, str]:
    counts = Counter(key[:2] for key in paths if key[2:3] == "-" and key[:2].isalpha() and key[:2].islower())
    return {"prefix": min(counts, key=lambda prefix: (-counts[prefix], prefix))} if counts else {}
