"""Inspections under the plans, with their results."""

from datetime import date, timedelta
from typing import Any

from sample_province import places
from sample_province.draw import number, pick
from sample_province.gazette import Gazette
from sample_province.outcomes import CLEAN, COMFORT, NOT_APPLICABLE, OUTCOMES, Outcome, checklist, problem
from sample_province.plans import PLANS, Plan, draw_records, plan_record


def _workday(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def visit(plan: Plan, subject: str, serial: int, outcome: Outcome, gazette: Gazette) -> dict[str, Any]:
    """Return the record of one inspection."""
    start = (plan.drawn or plan.span[0]) + timedelta(days=12)
    day = _workday(start + timedelta(days=number(0, 75, plan.serial, subject)))
    closed = _workday(day + timedelta(days=number(5, 20, "closed", plan.serial, subject)))
    published = _workday(closed + timedelta(days=number(2, 14, "published", plan.serial, subject)))
    paper = gazette.number("示司鉴检", closed)
    record: dict[str, Any] = {
        "id": f"sl-c{serial:04d}",
        "plan": f"sl-t{plan.serial:04d}",
        "institution": subject,
        "authority": plan.authority,
        "inspected": day.isoformat(),
        "method": pick(("实地检查", "书面和实地", "书面检查"), "method", plan.serial, subject),
        "inspectors": number(2, 3, "inspectors", plan.serial, subject),
        "matters": list(plan.matters),
        "_year": plan.year,
        "closed": closed.isoformat(),
        "published": published.isoformat(),
        "decision_number": paper,
        "as_of": places.AS_OF,
        "sources": [{"title": "检查结果告知书", "number": paper, "dated": closed.isoformat()}],
    }
    if outcome.excuse:
        record["not_inspected_reason"] = outcome.excuse
        record["sources"][0]["title"] = "未实施检查情况说明"
    else:
        record["result"] = outcome.word
        record["sources"][0]["title"] = outcome.paper or record["sources"][0]["title"]
        record["problems"] = [
            problem(matter, text, turn, day, closed) for matter, text, turn in outcome.problems
        ]
        if COMFORT in plan.matters and outcome.word != NOT_APPLICABLE:
            record["checklist"] = checklist(outcome)
    return record


def campaigns(
    bodies: list[dict[str, Any]], gazette: Gazette
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Return all plans, all recorded draws and all inspections."""
    draws = draw_records(bodies, gazette)
    drawn = {draw["plan"]: draw["reveal"]["result"] for draw in draws if "reveal" in draw}
    plans = [plan_record(plan, bodies, gazette, drawn.get(f"sl-t{plan.serial:04d}")) for plan in PLANS]
    visits: list[dict[str, Any]] = []
    for plan, record in zip(PLANS, plans, strict=True):
        for subject in record.get("subjects", []):
            outcome = OUTCOMES.get((plan.serial, int(subject[-4:])), CLEAN)
            visits.append(visit(plan, subject, len(visits) + 1, outcome, gazette))
    return plans, draws, visits
