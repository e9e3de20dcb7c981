"""Papers of the office: the result of an inspection (S57), certificates that run out."""

from dataclasses import replace
from typing import Any

from mingjian.derive.expiring import expiring_institutions, expiring_people
from mingjian.derive.inspecting import InspectionPage, ProblemLine, inspection_page
from mingjian.derive.views import Views
from mingjian.derive.volume import is_official
from mingjian.render.artifact import Artifact
from mingjian.render.prints import words
from mingjian.render.prints.code import Codes
from mingjian.render.prints.press import NotPrintable, Press


def result_print(views: Views, press: Press, codes: Codes, inspection: str) -> Artifact:
    """Set the result of an inspection; one that is not public yet is refused."""
    record = views.registry.inspections.get(inspection)
    if record is None or record.inspected > views.as_of:
        raise NotPrintable(words.NO_INSPECTION.format(id=inspection))
    page = inspection_page(views, record)
    if not page.is_public:
        raise NotPrintable(words.NOT_PUBLIC.format(id=inspection))
    data = {
        "title": words.RESULT_TITLE,
        "publisher": page.line.authority.text,
        "is_official": is_official(views),
        "result": _result(views, page),
        "code": codes.draw("institutions", record.institution),
    }
    made = press.print("result", data, views.as_of, f"print/result-{inspection}.pdf")
    return replace(made, sources=(inspection, record.institution))


def _result(views: Views, page: InspectionPage) -> dict[str, Any]:
    record, line = page.record, page.line
    row = views.institutions.get(record.institution)
    return {
        "institution": line.institution.text,
        "licence": "" if row is None else row.licence_number,
        "plan": line.plan.text,
        "authority": line.authority.text,
        "inspected": line.day,
        "method": line.method,
        "matters": line.matters,
        "inspectors": record.inspectors,
        "result": line.result.word,
        "meaning": "" if record.result is None else line.result.meaning,
        "reason": record.not_inspected_reason or "",
        "decision": record.decision_number or "",
        "published": line.published or "",
        "problems": [_problem(item) for item in page.problems],
    }


def _problem(line: ProblemLine) -> dict[str, str]:
    rectification = line.problem.rectification
    due = None if rectification is None else rectification.due
    return {
        "matter": line.problem.matter,
        "description": line.problem.description,
        "schedule": "" if line.schedule is None else line.schedule.text,
        "state": line.state.word,
        "detail": "" if due is None else words.DUE.format(day=due),
    }


def expiring_print(views: Views, press: Press, days: int | None = None) -> Artifact:
    """Set the list of certificates that run out."""
    limit = views.registry.settings.parameters.expiring_days if days is None else days
    data = {
        "title": words.EXPIRING_TITLE,
        "publisher": views.registry.settings.publisher.name,
        "is_official": is_official(views),
        "days": limit,
        "institutions": expiring_institutions(views, limit),
        "people": expiring_people(views, limit),
    }
    return press.print("expiring", data, views.as_of, "print/expiring.pdf")
