"""Invented approvals: the certificates the province issued lately, and applications that went otherwise."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from mingjian.derive.workdays import add_working_days, is_working_day

from sample_province import places
from sample_province.draw import number
from sample_province.gazette import Gazette

SINCE, TODAY = date(2025, 1, 1), date.fromisoformat(places.AS_OF)
SLOW = {"示司鉴许〔2025〕4号": 14, "示司鉴许〔2025〕6号": 9}
"""Working days of decisions that took longer than promised."""
LATE = {"示司鉴许〔2025〕2号": 9}
"""Working days until decisions were public that took longer than the limit."""
OTHERS: tuple[dict[str, Any], ...] = (
    {
        "applicant": "示例省启明物证司法鉴定所（筹）",
        "matter": "机构设立登记",
        "categories": ["wz:01"],
        "received": "2026-03-23",
        "accepted": "2026-03-24",
        "decided": "2026-03-31",
        "result": "申请人撤回",
        "published": "2026-04-03",
    },
    {
        "institution": "sl-j0007",
        "matter": "机构延续登记",
        "received": "2026-06-18",
        "accepted": "2026-06-22",
    },
    {
        "institution": "sl-j0025",
        "matter": "机构变更登记",
        "categories": ["fy:04"],
        "received": "2026-06-15",
        "accepted": "2026-06-16",
        "review": {"kind": "现场能力考核", "applied": "2026-06-15", "panel": 3},
    },
)
"""Applications taken back, or still under way."""


def _back(day: date, steps: int) -> date:
    """Return the working day ``steps`` working days before a day."""
    while steps or not is_working_day(day):
        day -= timedelta(days=1)
        steps -= is_working_day(day) and steps > 0
    return day


def _renewals(holders: Iterable[Mapping[str, Any]], field: str, since: date) -> Iterator[dict[str, Any]]:
    for holder in holders:
        for held in holder[field]:
            issued = date.fromisoformat(held["issued"])
            if since <= issued <= TODAY and held.get("decision_number"):
                yield {"holder": holder["id"], "paper": held["decision_number"], "act": held["act"]} | {
                    "issued": issued
                }


def _permit(found: Mapping[str, Any]) -> dict[str, Any]:
    key, paper = found["holder"], found["paper"]
    side, word = ("institution", "机构") if key[3] == "j" else ("appraiser", "鉴定人")
    act = "执业" if (word, found["act"]) == ("鉴定人", "设立") else found["act"]
    decided = _back(found["issued"], number(1, 4, "issue", key, paper))
    accepted = _back(decided, SLOW.get(paper, number(3, 6, "decide", key, paper)))
    public = add_working_days(decided, LATE.get(paper, number(1, 5, "public", key, paper)))
    return {
        side: key,
        "matter": f"{word}{act}登记",
        "received": _back(accepted, number(0, 2, "receive", key, paper)).isoformat(),
        "accepted": accepted.isoformat(),
        "decided": decided.isoformat(),
        "result": "准予",
        "decision_number": paper,
        "issued": found["issued"].isoformat(),
        "published": public.isoformat() if public <= TODAY else None,
    }


def _refused(gazette: Gazette) -> dict[str, Any]:
    """Return an application refused after experts had looked."""
    refused = date(2026, 5, 12)
    return {
        "applicant": "示例省新阳司法鉴定所（筹）",
        "matter": "机构设立登记",
        "categories": ["fy:02"],
        "received": "2026-04-16",
        "accepted": "2026-04-17",
        "review": {
            "kind": "现场能力考核",
            "applied": "2026-04-16",
            "done": "2026-04-29",
            "panel": 5,
            "outcome": "不符合条件",
        },
        "decided": refused.isoformat(),
        "result": "不予",
        "decision_number": gazette.number("示司鉴不许", refused),
        "published": "2026-05-18",
    }


def _changed(gazette: Gazette) -> dict[str, Any]:
    """Return a change granted after experts had looked."""
    changed = date(2026, 4, 29)
    return {
        "institution": "sl-j0001",
        "matter": "机构变更登记",
        "categories": ["fy:04"],
        "received": "2026-04-20",
        "accepted": "2026-04-21",
        "review": {
            "kind": "现场评审",
            "applied": "2026-04-20",
            "done": "2026-04-24",
            "certificate": "249900300100",
            "panel": 3,
            "outcome": "符合条件",
        },
        "decided": changed.isoformat(),
        "result": "准予",
        "decision_number": gazette.number("示司鉴变", changed),
        "issued": "2026-05-07",
        "published": "2026-05-08",
    }


def approvals(
    bodies: list[dict[str, Any]], roster: list[dict[str, Any]], gazette: Gazette
) -> list[dict[str, Any]]:
    """Return all approvals by the day of receipt."""
    found = [_permit(item) for item in _renewals(bodies, "licences", SINCE)]
    found += [_permit(item) for item in _renewals(roster, "certificates", date(2026, 1, 1))]
    found = sorted(
        [*found, _refused(gazette), _changed(gazette), *OTHERS],
        key=lambda item: (item["received"], item["matter"]),
    )
    return [
        {
            "id": f"sl-d{serial:04d}",
            "authority": "sl-a001",
            **{key: value for key, value in item.items() if value is not None},
            "_year": item["received"][:4],
            "as_of": places.AS_OF,
            "sources": [{"title": "行政许可办理记录"}],
        }
        for serial, item in enumerate(found, start=1)
    ]
