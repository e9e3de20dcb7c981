"""Draws of three plans: one from commitment to results, one committed, one whose reveal never came.

The secret and the lottery numbers are invented. They were chosen so that the institutions drawn are those
whose inspections the province tells about, which is exactly what the real procedure makes impossible: there
the secret is fixed before the numbers exist.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from mingjian.derive.announcement import announcement, fingerprint
from mingjian.derive.draw import drawn_by
from mingjian.model.draw import Draw

from sample_province import places
from sample_province.gazette import Gazette

ALL_OTHERS = ("990200", "990300", "990400", "990500", "990600")
SIX, THREE = (
    ({"pick": 6, "of": 33}, {"pick": 1, "of": 16}),
    tuple({"pick": 1, "of": 10, "first": 0} for _ in range(3)),
)


@dataclass(frozen=True)
class Source:
    """A public number: which, when, and what came out if it matters yet."""

    title: str
    known: date
    groups: tuple[dict[str, int], ...]
    values: tuple[tuple[int, ...], ...] = ()

    def record(self) -> dict[str, Any]:
        """Return the record of the source."""
        six = self.groups == SIX
        groups = [dict(group) for group in self.groups]
        for group, values in zip(groups, self.values, strict=False):
            group["values"] = list(values)  # type: ignore[assignment]
        found: dict[str, Any] = {
            "title": self.title,
            "known": self.known.isoformat(),
            "reading": "主区六个号码从小到大，再写副区一个号码"
            if six
            else "百位、十位、个位依次各读一个数字",
            "fallback": "停售或者推迟开奖的，顺延到下一期",
            "groups": groups,
        }
        return found | ({"notice": f"{self.title}公告（虚构）"} if self.values else {})


@dataclass(frozen=True)
class Layer:
    """How one layer is cut out of the pool, and how many of it are drawn."""

    name: str
    ratio: int
    select: int
    regions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class Story:
    """One draw before it becomes a record; ``secret`` seeds the invented secret."""

    serial: int
    plan: int
    frozen: date
    committed: date
    secret: str
    layers: tuple[Layer, ...]
    sources: tuple[Source, ...]
    due: date
    revealed: date | None = None
    pairing: Mapping[str, Any] | None = None
    failure: Mapping[str, Any] | None = None


STORIES = (
    Story(
        1,
        3,
        date(2025, 3, 20),
        date(2025, 3, 24),
        "示例秘密数 sl-w0001 109961",
        (
            Layer("明州市", 40, 4, regions=("990100",)),
            Layer("其他各市", 40, 7, regions=ALL_OTHERS),
        ),
        (
            Source(
                "示例彩票“六加一”第2025038期开奖号码", date(2025, 4, 8), SIX, ((2, 5, 12, 25, 29, 33), (7,))
            ),
            Source("示例彩票“三位数”第2025089期开奖号码", date(2025, 4, 9), THREE, ((4,), (0,), (9,))),
        ),
        date(2025, 11, 30),
        revealed=date(2025, 11, 14),
        pairing={"drawn": "2025-04-10", "inspectors": 24, "recusals": 3, "pairs": 11},
    ),
    Story(
        2,
        7,
        date(2025, 6, 3),
        date(2025, 6, 5),
        "示例秘密数 sl-w0002 无人知道",
        (Layer("全部机构", 50, 2),),
        (Source("示例彩票“六加一”第2025066期开奖号码", date(2025, 6, 12), SIX),),
        date(2025, 10, 31),
        failure={
            "recorded": "2025-11-10",
            "reason": "保存秘密数的存储介质损坏，也没有备份，秘密数无法揭示，名单无从算出。"
            "本年度抽查没有实施，下一年度由省司法厅组织，秘密数改为两人分别保管。",
        },
    ),
    Story(
        3,
        6,
        date(2026, 6, 22),
        date(2026, 6, 24),
        "示例秘密数 sl-w0003 尚未揭示",
        (
            Layer("有法医类业务的机构", 40, 5, categories=("fy",)),
            Layer("其他机构", 40, 5),
        ),
        (
            Source("示例彩票“六加一”第2026097期开奖号码", date(2026, 8, 25), SIX),
            Source("示例彩票“三位数”第2026228期开奖号码", date(2026, 8, 26), THREE),
        ),
        date(2027, 1, 20),
    ),
)
FROZEN: dict[int, date] = {story.plan: story.frozen for story in STORIES}
"""By plan: the day on which the pool of its draw was frozen."""


def draw_record(story: Story, year: int, pools: list[list[str]], gazette: Gazette) -> dict[str, Any]:
    """Return the record of a draw over these pools, one for each layer."""
    paper = gazette.number("示司鉴抽", story.committed)
    secret = fingerprint(story.secret)
    record: dict[str, Any] = {
        "id": f"sl-w{story.serial:04d}",
        "plan": f"sl-t{story.plan:04d}",
        "year": year,
        "algorithm": "rfc3797-sha256",
        "frozen": story.frozen.isoformat(),
        "rounding": "进一",
        "strata": [_stratum(layer, pool) for layer, pool in zip(story.layers, pools, strict=True)],
        "randomness": [source.record() for source in story.sources],
        "reveal_due": story.due.isoformat(),
        "announced_sha256": "0" * 64,
        "commitment": {
            "published": story.committed.isoformat(),
            "sha256": fingerprint(secret),
            "notice": f"随机抽取公告（{paper}，虚构）",
        },
        "as_of": places.AS_OF,
        "sources": [{"title": "随机抽取公告", "number": paper, "dated": story.committed.isoformat()}],
    }
    record["announced_sha256"] = fingerprint(announcement(_model(record)))
    if story.revealed is not None:
        result = list(drawn_by(_model(record), secret))
        record["reveal"] = {"published": story.revealed.isoformat(), "secret": secret, "result": result}
    for name, value in (("pairing", story.pairing), ("failure", story.failure)):
        if value is not None:
            record[name] = dict(value)
    return record


def _stratum(layer: Layer, pool: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"name": layer.name, "ratio": layer.ratio, "select": layer.select, "pool": pool}
    for name in ("regions", "categories"):
        if getattr(layer, name):
            found[name] = list(getattr(layer, name))
    return found


def _model(record: Mapping[str, Any]) -> Draw:
    return Draw.model_validate_json(orjson.dumps(record))
