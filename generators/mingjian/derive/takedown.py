"""The registry without what may not be public on a day (law 5). Every view is derived from the result.

Taking an entry off its own page is not enough: its document number stands in status histories, sources and
warning cases too. Whatever cites a decision that is not public loses the citation, here and nowhere else.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mingjian.derive.between import shown_statistics
from mingjian.derive.sealed import sealed
from mingjian.derive.status import event_on
from mingjian.derive.windows import (
    add_months,
    announcement_is_public,
    case_is_public,
    channel_is_public,
    entry_is_public,
    expert_is_public,
    longest_window,
    publish_until,
    sanction_is_public,
)
from mingjian.model.appraiser import Appraiser
from mingjian.model.approval import Approval, ApprovalResult
from mingjian.model.case import Case
from mingjian.model.inspection import Inspection
from mingjian.model.institution import Institution
from mingjian.model.integrity import Campaign, Review
from mingjian.model.licence import ENDED
from mingjian.model.provenance import Record, Source
from mingjian.model.registry import KINDS, Registry
from mingjian.model.sanction import Sanction
from mingjian.model.vocabulary import PublicationWindow

PENAL = frozenset({"停业", "撤销登记", "吊销"})
"""Statuses that a sanction brings about."""


@dataclass(frozen=True)
class Shown:
    """What may be shown: the registry, and what is told of the rest.

    ``withdrawn`` holds by id the sanctions whose withdrawal must be explained, ``pending`` the applications
    without a public decision, their applicants left out, ``progress`` the outcomes of campaigns, counted.
    """

    registry: Registry
    withdrawn: dict[str, Sanction]
    pending: tuple[Approval, ...]
    progress: dict[str, Counter[str]]


def window_rules(registry: Registry) -> tuple[PublicationWindow, ...]:
    """Return the rules on how long entries are public."""
    vocabulary = registry.vocabularies.get("publication-windows")
    return vocabulary.items if vocabulary else ()


def publishable(registry: Registry, on: date) -> Shown:
    """Return the registry as it may be public on a day."""
    registry = sealed(registry, on)
    rules = window_rules(registry)
    order = registry.settings.blacklist
    sanctions = {k: v for k, v in registry.sanctions.items() if sanction_is_public(v, on, rules)}
    blacklist = {k: v for k, v in registry.blacklist.items() if entry_is_public(v, on, order)}
    open_cases = {k: v for k, v in registry.cases.items() if case_is_public(v, on, rules)}
    hidden = _numbers(registry, sanctions, blacklist, open_cases) | _lapsed(registry, sanctions, on, rules)
    cases = {k: v for k, v in open_cases.items() if not _rests_on_hidden(v, sanctions, hidden)}
    held = replace(
        _opened(registry, on),
        sanctions={key: _unlinked(item, sanctions) for key, item in sanctions.items()},
        blacklist=blacklist,
        cases=cases,
        announcements={k: v for k, v in registry.announcements.items() if announcement_is_public(v, on)},
        experts={k: v for k, v in registry.experts.items() if expert_is_public(v, on)},
        green_channels={k: v for k, v in registry.green_channels.items() if channel_is_public(v, on)},
        statistics=shown_statistics(registry, on),
    )
    withdrawn = {k: v for k, v in registry.sanctions.items() if _explains(v, on, rules)}
    waiting = tuple(
        _nameless(v) for v in registry.approvals.values() if v.received <= on and not _is_open(v, on)
    )
    progress = {k: Counter(str(item.outcome) for item in v.results) for k, v in registry.campaigns.items()}
    return Shown(_without(held, hidden, on) if hidden else held, withdrawn, waiting, progress)


RESULTS: dict[str, Any] = {
    "result": None,
    "not_inspected_reason": None,
    "problems": (),
    "checklist": (),
    "decision_number": None,
}
"""What an inspection is shown without until its result is public."""


def _is_open(record: Any, on: date) -> bool:
    return record.published is not None and record.published <= on


def _opened(registry: Registry, on: date) -> Registry:
    """Return the registry without results, grades and decisions that have not been made public by a day."""
    kept: dict[str, Any] = {
        name: {key: item for key, item in getattr(registry, name).items() if _is_open(item, on)}
        for name in ("ratings", "reviews", "proficiency")
    }
    return replace(
        registry,
        **kept,
        inspections={
            key: item if _is_open(item, on) else item.model_copy(update=RESULTS)
            for key, item in registry.inspections.items()
        },
        approvals={
            key: item if item.result is ApprovalResult.GRANTED else _nameless(item)
            for key, item in registry.approvals.items()
            if _is_open(item, on)
        },
        campaigns={
            key: item if _is_open(item, on) else item.model_copy(update={"results": (), "report": None})
            for key, item in registry.campaigns.items()
        },
    )


def _nameless(approval: Approval) -> Approval:
    """Leave out who applied: who was refused or is waiting is nobody's business."""
    return approval.model_copy(update={"institution": None, "appraiser": None, "applicant": None})


def _numbers(registry: Registry, *shown: dict[str, Any]) -> frozenset[str]:
    """Return the numbers of decisions that are not public; one number may stand in several records."""
    every = (*registry.sanctions.values(), *registry.blacklist.values(), *registry.cases.values())
    public = {key for records in shown for key in records}
    hidden = {number_of(record) for record in every if record.id not in public}
    return frozenset(number for number in hidden if number)


def _lapsed(
    registry: Registry, shown: dict[str, Sanction], on: date, rules: Iterable[PublicationWindow]
) -> frozenset[str]:
    """Return the numbers of sanctions that only a status history tells of, once no window can be open.

    A sanction with a record has its own window; for one without, the longest window there is must do.
    """
    months = longest_window(rules)
    public = {sanction.decision_number for sanction in shown.values()}
    holders = (registry.institutions, registry.appraisers)
    old = {
        event.decision_number
        for records in holders
        for holder in records.values()
        for event in holder.status
        if months and event.status in PENAL and add_months(event.since, months) < on
    }
    return frozenset(number for number in old - public if number)


def number_of(record: Record) -> str | None:
    """Return the number of the decision a sanction, a blacklist entry or a warning case rests on, if any."""
    holder: Any = record.publication if isinstance(record, Case) else record
    return getattr(holder, "decision_number", None)


def _rests_on_hidden(case: Case, sanctions: dict[str, Sanction], hidden: frozenset[str]) -> bool:
    publication = case.publication
    if publication is None:
        return False
    gone = publication.sanction is not None and publication.sanction not in sanctions
    return gone or publication.decision_number in hidden


def _unlinked(sanction: Sanction, shown: dict[str, Sanction]) -> Sanction:
    if sanction.linked is None or sanction.linked in shown:
        return sanction
    return sanction.model_copy(update={"linked": None})


def _explains(sanction: Sanction, on: date, rules: Iterable[PublicationWindow]) -> bool:
    """Say whether a withdrawal is explained on a day: as long as the entry would have been public."""
    step, until = sanction.withdrawal, publish_until(sanction, rules)
    if step is None or sanction.published is None or until is None:
        return False
    return sanction.published < step.withdrawn <= on <= until


def _without(registry: Registry, hidden: frozenset[str], on: date) -> Registry:
    """Return a registry in which no record cites a hidden decision."""
    changed: dict[str, Any] = {}
    for kind in KINDS:
        records = registry.of(kind.key)
        touched = {key: _redacted(item, hidden, on) for key, item in records.items() if _cites(item, hidden)}
        if touched:
            changed[kind.attribute] = records | touched
    return replace(registry, **changed)


def _cites(record: Record, hidden: frozenset[str]) -> bool:
    if any(source.number in hidden for source in record.sources):
        return True
    if isinstance(record, Institution | Appraiser):
        return any(event.decision_number in hidden for event in record.status)
    if isinstance(record, Campaign):
        return any(item.decision_number in hidden for item in record.results)
    return isinstance(record, Inspection | Review) and record.decision_number in hidden


def _redacted(record: Record, hidden: frozenset[str], on: date) -> Record:
    update: dict[str, Any] = {"sources": _sources(record.sources, hidden)}
    if isinstance(record, Institution | Appraiser):
        update["status"] = _history(record.status, hidden, on)
    elif isinstance(record, Campaign):
        update["results"] = tuple(
            item.model_copy(update={"decision_number": None}) if item.decision_number in hidden else item
            for item in record.results
        )
    elif isinstance(record, Inspection | Review) and record.decision_number in hidden:
        update["decision_number"] = None
    return record.model_copy(update=update)


def _sources(sources: tuple[Source, ...], hidden: frozenset[str]) -> tuple[Source, ...]:
    """Return the sources that cite nothing hidden; a record keeps one, if need be without its number."""
    kept = tuple(source for source in sources if source.number not in hidden)
    return kept or (sources[0].model_copy(update={"number": None, "url": None, "shows": None}),)


def _history(history: Sequence[Any], hidden: frozenset[str], on: date) -> tuple[Any, ...]:
    """Return a status history without the steps an ended sanction explains.

    What holds on the day, and what ended the registration, must stay known; it loses reason and number. A
    step that is over goes altogether, and with it the return to the word before.
    """
    current = event_on(history, on)
    kept: list[Any] = []
    dropped = False
    for event in history:
        if event.decision_number in hidden:
            if event is not current and event.status not in ENDED:
                dropped = True
                continue
            kept.append(event.model_copy(update={"ground": None, "reason": None, "decision_number": None}))
        elif not (dropped and kept and event.status == kept[-1].status):
            kept.append(event)
        dropped = False
    return tuple(kept)
