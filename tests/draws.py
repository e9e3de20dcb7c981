"""A draw that holds, made anew for every test: announce, commit, reveal, in the order people do it."""

from typing import Any

import orjson
from mingjian.derive.announcement import announcement, fingerprint
from mingjian.derive.draw import drawn_by
from mingjian.model.draw import Draw
from records import ORIGIN, made

SECRET = fingerprint("示例秘密数")
SOURCE = {
    "title": "示例彩票第2025038期",
    "known": "2025-04-08",
    "reading": "主区六个号码从小到大，再写副区一个号码",
    "groups": [
        {"pick": 6, "of": 33, "values": [2, 5, 12, 25, 29, 33]},
        {"pick": 1, "of": 16, "values": [7]},
    ],
}


def layer(count: int = 10, **fields: Any) -> dict[str, Any]:
    """Return a layer of so many institutions, 40 % of them drawn."""
    pool = [f"sl-j{number:04d}" for number in range(1, count + 1)]
    return {"name": "全部机构", "ratio": 40, "select": -(-count * 40 // 100), "pool": pool} | fields


def announced(**fields: Any) -> Draw:
    """Return a draw whose plan is announced and committed to, but not revealed."""
    base = {
        "id": "sl-w0001",
        "plan": "sl-t0001",
        "year": 2025,
        "algorithm": "rfc3797-sha256",
        "frozen": "2025-03-20",
        "rounding": "进一",
        "strata": [layer()],
        "randomness": [SOURCE],
        "reveal_due": "2025-11-30",
        "announced_sha256": "0" * 64,
        "commitment": {"published": "2025-03-24", "sha256": fingerprint(SECRET)},
    }
    draft = made(Draw, **(base | ORIGIN | fields))
    return changed(draft, announced_sha256=fingerprint(announcement(draft)))


def revealed(**fields: Any) -> Draw:
    """Return a draw from commitment to list."""
    draw = announced(**fields)
    result = list(drawn_by(draw, SECRET))
    return changed(draw, reveal={"published": "2025-11-14", "secret": SECRET, "result": result})


def plain(draw: Draw) -> dict[str, Any]:
    """Return a draw as plain data, to be changed."""
    data: dict[str, Any] = orjson.loads(draw.model_dump_json(exclude_none=True))
    return data


def changed(draw: Draw, **fields: Any) -> Draw:
    """Return a draw with fields replaced, and nothing computed again."""
    data = plain(draw) | fields
    return made(Draw, **{key: value for key, value in data.items() if value is not None})
