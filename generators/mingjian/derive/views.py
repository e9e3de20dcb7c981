"""Views: the registry as it stands on one day, indexed so that pages and search are derived quickly.

``derive_views`` is the only way in (law 1: everything follows from the registry and ``as_of``). Lines of
lists are derived at once; the view of a single page is derived when the page is asked for
(``institution.py`` and its siblings), so that a nation never holds all its pages in memory.

Longer than others: one index of the registry, a few lines for each way in.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol, TypeVar

from mingjian.derive.category import CategoryTree, category_tree
from mingjian.derive.coverage import Coverage, derive_coverage
from mingjian.derive.dataset import Dataset, make_dataset
from mingjian.derive.history import NO_HISTORY, History
from mingjian.derive.order import sort_key
from mingjian.derive.owing import Owed, owed
from mingjian.derive.piece import Link
from mingjian.derive.regions import RegionTree, areas, region_tree
from mingjian.derive.roster import Roster, derive_roster
from mingjian.derive.row import AppraiserRow, InstitutionRow, appraiser_row, institution_row
from mingjian.derive.status import StatusEvent, event_on, scope_on
from mingjian.derive.takedown import publishable
from mingjian.model.appraiser import Appraiser
from mingjian.model.approval import Approval
from mingjian.model.authority import Authority
from mingjian.model.case import Case
from mingjian.model.document import Document
from mingjian.model.fee import FeeItem, FeeSchedule, PriceList
from mingjian.model.inspection import Inspection, InspectionPlan
from mingjian.model.institution import Institution
from mingjian.model.integrity import Campaign, Honour, Outcome, ProficiencyRound, Rating, Review, RoundResult
from mingjian.model.provenance import Record
from mingjian.model.registry import Registry
from mingjian.model.sanction import Sanction, Subject

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True)
class Views:
    """The registry on ``as_of``; institutions and appraisers in list order, ended ones included."""

    registry: Registry
    as_of: date
    commit: str | None
    tool_version: str
    regions: RegionTree
    areas: tuple[str, ...]
    categories: CategoryTree
    roster: Roster
    institutions: dict[str, InstitutionRow]
    appraisers: dict[str, AppraiserRow]
    cases: dict[str, Case]
    withdrawn: dict[str, Sanction]
    pending: tuple[Approval, ...]
    progress: dict[str, Counter[str]]
    owed: tuple[Owed, ...] = ()
    history: History = NO_HISTORY
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: str, make: "Callable[[Views], T]") -> T:
        """Return what ``make`` derives, deriving it only once; for what many pages share."""
        if key not in self.kept:
            self.kept[key] = make(self)
        found: T = self.kept[key]
        return found

    @cached_property
    def dataset(self) -> Dataset:
        """The tables of the open data with their rows."""
        return make_dataset(self.registry, self.as_of, self.commit, self.tool_version)

    @cached_property
    def coverage(self) -> Coverage:
        """Who is licensed where, over the institutions that have not ended."""
        rows = (
            (row, scope_on(self.registry.institutions[row.id], self.as_of))
            for row in self.institutions.values()
            if not row.has_ended
        )
        return derive_coverage(rows, self.categories, self.regions)

    @cached_property
    def price_lists(self) -> dict[str, tuple[PriceList, ...]]:
        """Price lists known on the day by institution, the youngest first."""
        known = [item for item in self.registry.price_lists.values() if item.since <= self.as_of]
        known.sort(key=lambda item: (item.since, item.id), reverse=True)
        return grouped((item.institution, item) for item in known)

    @cached_property
    def inspections(self) -> tuple[Inspection, ...]:
        """Inspections carried out by the day, the youngest first."""
        known = [item for item in self.registry.inspections.values() if item.inspected <= self.as_of]
        return tuple(sorted(known, key=lambda item: (item.inspected, item.id), reverse=True))

    @cached_property
    def inspections_by_institution(self) -> dict[str, tuple[Inspection, ...]]:
        """Inspections by institution, the youngest first."""
        return grouped((item.institution, item) for item in self.inspections)

    @cached_property
    def inspections_by_authority(self) -> dict[str, tuple[Inspection, ...]]:
        """Inspections by the authority that carried them out, the youngest first."""
        return grouped((item.authority, item) for item in self.inspections)

    @cached_property
    def inspections_by_plan(self) -> dict[str, tuple[Inspection, ...]]:
        """Inspections by plan, the youngest first."""
        return grouped((item.plan, item) for item in self.inspections)

    @cached_property
    def sanctions(self) -> tuple[Sanction, ...]:
        """Sanctions that may be public on the day, the youngest first."""
        held = self.registry.sanctions.values()
        return tuple(sorted(held, key=lambda item: (item.decided, item.id), reverse=True))

    @cached_property
    def sanctions_by_subject(self) -> dict[str, tuple[Sanction, ...]]:
        """Public sanctions by institution or appraiser, the youngest first."""
        return grouped((subject_of(item), item) for item in self.sanctions)

    @cached_property
    def approvals(self) -> tuple[Approval, ...]:
        """Approvals made public by the day, the youngest decision first."""
        known = [item for item in self.registry.approvals.values() if is_open(item, self.as_of)]
        return tuple(sorted(known, key=lambda item: (item.decided or item.received, item.id), reverse=True))

    @cached_property
    def sanctions_by_authority(self) -> dict[str, tuple[Sanction, ...]]:
        """Public sanctions by the authority that decided, the youngest first."""
        return grouped((item.authority, item) for item in self.sanctions if item.authority is not None)

    @cached_property
    def approvals_by_authority(self) -> dict[str, tuple[Approval, ...]]:
        """Public approvals by the authority that decided, the youngest first."""
        return grouped((item.authority, item) for item in self.approvals)

    @cached_property
    def ratings(self) -> dict[str, tuple[Rating, ...]]:
        """Grades made public by the day by subject, the youngest first."""
        known = [item for item in self.registry.ratings.values() if is_open(item, self.as_of)]
        known.sort(key=lambda item: (item.year, item.id), reverse=True)
        return grouped((subject_of(item), item) for item in known)

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """Reviews made public by the day, the youngest first."""
        known = [item for item in self.registry.reviews.values() if is_open(item, self.as_of)]
        return tuple(sorted(known, key=lambda item: (item.year, item.id), reverse=True))

    @cached_property
    def outcomes(self) -> dict[str, tuple[tuple[Review, Outcome], ...]]:
        """Outcomes of public reviews by institution or appraiser, the youngest first."""
        return grouped((subject_of(out), (item, out)) for item in self.reviews for out in item.outcomes)

    @cached_property
    def rounds(self) -> tuple[ProficiencyRound, ...]:
        """Proficiency rounds made public by the day, the youngest first."""
        known = [item for item in self.registry.proficiency.values() if is_open(item, self.as_of)]
        return tuple(sorted(known, key=lambda item: (item.year, item.id), reverse=True))

    @cached_property
    def tested(self) -> dict[str, tuple[tuple[ProficiencyRound, RoundResult], ...]]:
        """Public proficiency results by institution, the youngest first."""
        return grouped((out.institution, (item, out)) for item in self.rounds for out in item.results)

    @cached_property
    def honours(self) -> dict[str, tuple[Honour, ...]]:
        """Honours granted by the day by institution or appraiser, the youngest first."""
        known = [item for item in self.registry.honours.values() if item.granted <= self.as_of]
        known.sort(key=lambda item: (item.granted, item.id), reverse=True)
        return grouped((subject_of(item), item) for item in known)

    @cached_property
    def campaigns(self) -> tuple[Campaign, ...]:
        """Campaigns begun by the day, the youngest first."""
        known = [item for item in self.registry.campaigns.values() if item.since <= self.as_of]
        return tuple(sorted(known, key=lambda item: (item.since, item.id), reverse=True))

    def subject_link(self, record: Subject) -> Link:
        """Return the link to whom a record is about."""
        key = subject_of(record)
        person = self.appraisers.get(key)
        return self.institution_link(key) if person is None else Link(person.name, person.url)

    @cached_property
    def region_links(self) -> dict[str, Link]:
        """Link to the page of every region of the registry; other regions have a name only."""
        own = {self.registry.settings.region, *self.regions.below(self.registry.settings.region)}
        return {
            code: Link(item.name, f"regions/{code}/" if code in own else "")
            for code, item in self.regions.regions.items()
        }

    def region_link(self, code: str) -> Link:
        """Return the link to a region; one the vocabulary lacks is shown by its code."""
        return self.region_links.get(code) or Link(code, "")

    def region_path(self, code: str) -> tuple[Link, ...]:
        """Return the links from the registry's own region down to a region."""
        path = self.regions.path(code)
        root = self.registry.settings.region
        start = path.index(root) if root in path else 0
        return tuple(map(self.region_link, path[start:]))

    def institution_link(self, record_id: str) -> Link:
        """Return the link to an institution; one that could not be read is shown by its id."""
        row = self.institutions.get(record_id)
        return Link(record_id, "institutions/") if row is None else Link(row.name, row.url)

    @cached_property
    def fee_items_by_category(self) -> dict[str, tuple[tuple[FeeSchedule, FeeItem], ...]]:
        """Lines of the schedules by category, each line also under the categories above its own."""
        return grouped(
            (code, (schedule, item))
            for _, schedule in sorted(self.registry.fees.items())
            for item in schedule.items
            if item.category is not None
            for code in self.categories.path(item.category)
        )

    @cached_property
    def authorities_by_region(self) -> dict[str, tuple[Authority, ...]]:
        """Authorities by the region they are responsible for."""
        return grouped((item.region, item) for _, item in sorted(self.registry.authorities.items()))

    @cached_property
    def registered(self) -> dict[str, tuple[str, ...]]:
        """Ids of institutions, in list order, by the authority that registered them."""
        records = self.registry.institutions
        return grouped((records[key].authority, key) for key in self.institutions)

    @cached_property
    def plans(self) -> tuple[InspectionPlan, ...]:
        """Inspection plans, the youngest first."""
        return tuple(
            sorted(self.registry.plans.values(), key=lambda plan: (plan.year, plan.id), reverse=True)
        )

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Documents by day of issue, undated ones last."""
        return tuple(
            sorted(
                self.registry.documents.values(),
                key=lambda item: (item.issued is None, item.issued or self.as_of, item.id),
            )
        )

    @cached_property
    def theme_names(self) -> dict[str, str]:
        """Name of every theme by id."""
        vocabulary = self.registry.vocabularies.get("themes")
        return {theme.id: theme.name for theme in vocabulary.items} if vocabulary else {}

    @cached_property
    def letters(self) -> dict[str, tuple[str, ...]]:
        """Ids of the appraisers who have not ended by the first letter of the name, in name order."""
        found = grouped((row.initial, key) for key, row in self.appraisers.items() if not row.has_ended)
        return dict(sorted(found.items(), key=lambda pair: (pair[0] == "#", pair[0])))

    def status_since(self, record: Institution | Appraiser) -> str:
        """Return the day from which the present status holds."""
        history: Sequence[StatusEvent] = record.status
        event = event_on(history, self.as_of)
        return "" if event is None else event.since.isoformat()

    @cached_property
    def institution_names(self) -> dict[str, str]:
        """Name of every institution by id."""
        return {key: row.name for key, row in self.institutions.items()}

    def authority_link(self, record_id: str) -> Link:
        """Return the link to an authority; one that could not be read is shown by its id."""
        record = self.registry.authorities.get(record_id)
        return Link(record_id, "") if record is None else Link(record.name, f"authorities/{record_id}/")

    def area_of(self, region: str) -> str | None:
        """Return the area (the grouping level of tables) a region lies in."""
        path = self.regions.path(region)
        return next((code for code in path if code in self._area_set), None)

    @cached_property
    def _area_set(self) -> frozenset[str]:
        return frozenset(self.areas)


class Published(Protocol):
    """A record that says on which day it was made public."""

    @property
    def published(self) -> date | None: ...  # noqa: D102


def is_open(record: Published, day: date) -> bool:
    """Say whether a record has been made public by a day."""
    return record.published is not None and record.published <= day


def subject_of(record: Subject) -> str:
    """Return the id of the institution or appraiser a record is about; an empty text for neither."""
    return record.institution or record.appraiser or ""


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Group values by key, in the order in which they come."""
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def derive_views(registry: Registry, as_of: date, commit: str | None, tool_version: str) -> Views:
    """Derive everything pages and search need from a registry as it may be public on a day."""
    arrears = owed(registry, as_of)
    shown = publishable(registry, as_of)
    registry = shown.registry
    regions = region_tree(registry)
    roster = derive_roster(registry, as_of)
    limits = registry.settings.parameters
    rows = [
        institution_row(record, as_of, len(roster.practising.get(record.id, ())), limits)
        for record in registry.institutions.values()
        if any(event.since <= as_of for event in record.status)
    ]
    rows.sort(key=lambda row: (row.region, sort_key(row.name), row.id))
    people = (
        appraiser_row(registry.appraisers[key], as_of, codes, limits)
        for key, codes in roster.categories.items()
        if any(event.since <= as_of for event in registry.appraisers[key].status)
    )
    return Views(
        registry=registry,
        as_of=as_of,
        commit=commit,
        tool_version=tool_version,
        regions=regions,
        areas=areas(regions, registry.settings.region),
        categories=category_tree(registry),
        roster=roster,
        institutions={row.id: row for row in rows},
        appraisers={row.id: row for row in people},
        cases=_in_order(registry.cases),
        withdrawn=shown.withdrawn,
        pending=shown.pending,
        progress=shown.progress,
        owed=arrears,
    )


def _in_order(cases: dict[str, Case]) -> dict[str, Case]:
    ordered = sorted(cases.values(), key=lambda case: (-case.year, sort_key(case.title), case.id))
    return {case.id: case for case in ordered}
