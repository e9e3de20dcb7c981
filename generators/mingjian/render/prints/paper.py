"""Papers of the office: results of inspections (S57), expiries, reviews (S59), decisions (S04)."""

from dataclasses import replace
from datetime import date
from typing import Any

from mingjian.derive.expiring import expiring_institutions, expiring_people
from mingjian.derive.inspecting import InspectionPage, ProblemLine, inspection_page
from mingjian.derive.series import series_years
from mingjian.derive.views import Views
from mingjian.derive.volume import is_official
from mingjian.derive.yearbook import YearGroup, year_page
from mingjian.model.approval import Approval
from mingjian.model.sanction import Subject
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
        "code": codes.draw("inspections", inspection),
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


def yearbook_print(views: Views, press: Press, year: int) -> Artifact:
    """Set the statistics of a year; a year without a public number is refused."""
    page = year_page(views, year)
    if not page.groups:
        years = "、".join(map(str, series_years(views))) or words.NONE
        raise NotPrintable(words.NO_YEARBOOK.format(year=year, years=years))
    data = {
        "title": words.YEARBOOK_TITLE.format(year=year),
        "publisher": views.registry.settings.publisher.name,
        "is_official": is_official(views),
        "small_count": page.small_count,
        "rate_minimum": page.rate_minimum,
        "groups": [_year_group(group) for group in page.groups],
    }
    return press.print("yearbook", data, views.as_of, f"print/yearbook-{year}.pdf")


def _year_group(group: YearGroup) -> dict[str, Any]:
    return {
        "title": group.title,
        "rows": [
            {
                "name": link.text,
                "period": line.period,
                "region": line.region.text,
                "text": line.told.badge.word if line.told.badge else line.told.text,
                "parts": line.told.parts,
                "meaning": indicator.meaning,
            }
            for link, indicator, line in group.lines
        ],
        "broken": [
            {"title": title, "by": by, "cells": [f"{name.text} {cell.text}" for name, cell in parts]}
            for title, broken in group.parts
            for by, parts in broken
        ],
    }


def review_print(views: Views, press: Press, key: str) -> Artifact:
    """Set the bulletin of a review; one that is not public yet is refused."""
    record = views.registry.reviews.get(key)
    if record is None or record.published is None or record.published > views.as_of:
        raise NotPrintable(words.NO_REVIEW.format(id=key))
    authority = views.authority_link(record.authority).text
    data = {
        "title": record.title,
        "publisher": authority,
        "is_official": is_official(views),
        "review": {
            "authority": authority,
            "year": str(record.year),
            "type": str(record.type),
            "evaluator": record.evaluator or "",
            "method": record.method or "",
            "dimensions": record.dimensions,
            "sampled": record.sampled or 0,
            "counts": [(item.result, item.count) for item in record.counts],
            "outcomes": [(_subject(views, item), item.result) for item in record.outcomes],
            "faults": record.faults,
            "published": record.published.isoformat(),
            "decision": record.decision_number or "",
        },
    }
    return replace(press.print("review", data, views.as_of, f"print/review-{key}.pdf"), sources=(key,))


def approvals_print(views: Views, press: Press, since: date) -> Artifact:
    """Set the list of public decisions on applications from a day on."""
    found = [
        item
        for item in views.registry.approvals.values()
        if item.decided is not None and item.published is not None
        if since <= item.decided and item.published <= views.as_of
    ]
    found.sort(key=lambda item: (item.decided or since, item.id))
    data = {
        "title": words.APPROVALS_TITLE,
        "publisher": views.registry.settings.publisher.name,
        "is_official": is_official(views),
        "since": since.isoformat(),
        "rows": [_approval(views, item) for item in found],
    }
    made = press.print("approvals", data, views.as_of, "print/approvals.pdf")
    return replace(made, sources=tuple(item.id for item in found))


def _approval(views: Views, item: Approval) -> dict[str, str]:
    return {
        "matter": item.matter,
        "applicant": item.applicant or _subject(views, item) or words.NOT_NAMED,
        "categories": views.categories.names(item.categories),
        "accepted": item.accepted.isoformat() if item.accepted else "",
        "decided": item.decided.isoformat() if item.decided else "",
        "result": str(item.result or ""),
        "number": item.decision_number or "",
    }


def _subject(views: Views, item: Subject) -> str:
    if item.institution is not None:
        return views.institution_link(item.institution).text
    row = views.appraisers.get(item.appraiser or "")
    return "" if row is None else row.name
