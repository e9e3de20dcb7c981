"""What every rule is given: the registry, the date, and indexes computed once and shared."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from mingjian.check.backwards import Reversed, reversed_periods
from mingjian.check.scan import Scanned, scan_texts
from mingjian.derive.fit import accreditation_required
from mingjian.derive.status import has_ended, is_practising
from mingjian.load.loaded import Broken
from mingjian.model.appraiser import Affiliation, Appraiser
from mingjian.model.inspection import Inspection
from mingjian.model.institution import Institution
from mingjian.model.period import holds
from mingjian.model.registry import KINDS, Kind, Registry


def stem_of(path: str) -> str:
    """Return the file stem of a registry path (much asked for, so without pathlib)."""
    return path.rpartition("/")[2].rpartition(".")[0]


@dataclass(frozen=True)
class Context:
    """The registry under check.

    Rules of the gate must not look at ``as_of`` (a day passing never breaks a change); they judge each record
    as at the day it says it was verified. ``broken`` are the files that could not be read: what they leave
    open is not reported again.
    """

    registry: Registry
    as_of: date
    broken: Mapping[str, Broken] = field(default_factory=dict)
    duplicates: tuple[tuple[str, str, str], ...] = ()
    _words: dict[str, frozenset[str] | None] = field(default_factory=dict, repr=False)

    @cached_property
    def unread(self) -> frozenset[str]:
        """Ids that a file claims by its name or content although no record goes by them."""
        stems = {stem_of(path) for path in self.registry.paths.values()}
        return frozenset({*self.broken, *stems, *(stem_of(left) for _, _, left in self.duplicates)})

    def has_unread(self, group: str) -> bool:
        """Say whether a file of a kind could not be read, so that counting its records proves nothing."""
        return any(item.group == group for item in self.broken.values())

    @cached_property
    def by_kind(self) -> tuple[tuple[Kind, dict[str, Any]], ...]:
        """Every record kind with its records by id."""
        return tuple((kind, self.registry.of(kind.key)) for kind in KINDS)

    @cached_property
    def staff(self) -> dict[str, list[tuple[Appraiser, Affiliation, int]]]:
        """By institution id: the appraisers ever affiliated, with the affiliation and its position."""
        found: dict[str, list[tuple[Appraiser, Affiliation, int]]] = defaultdict(list)
        for appraiser in self.registry.appraisers.values():
            for index, affiliation in enumerate(appraiser.affiliations):
                found[affiliation.institution].append((appraiser, affiliation, index))
        return dict(found)

    @cached_property
    def days(self) -> dict[str, date]:
        """By institution id: the day its facts are judged on, the latest its own records speak of."""
        return {
            key: max([institution.as_of, *(person.as_of for person, _, _ in self.staff.get(key, ()))])
            for key, institution in self.registry.institutions.items()
        }

    def staff_on(self, institution: str, day: date) -> list[Appraiser]:
        """Return the appraisers who practise at an institution on a day."""
        return [
            person
            for person, affiliation, _ in self.staff.get(institution, ())
            if holds(affiliation, day) and is_practising(person, day)
        ]

    def day(self, record: Institution | Appraiser) -> date:
        """Return the day on which the gate judges a record."""
        return self.days.get(record.id, record.as_of)

    def is_practising(self, record: Institution | Appraiser) -> bool:
        """Say whether a record may practise on the day the gate judges it on."""
        return is_practising(record, self.day(record))

    def ended(self, record: Institution | Appraiser) -> bool:
        """Say whether a registration has ended for good by the day the gate judges it on."""
        return has_ended(record, self.day(record))

    @cached_property
    def must_be_accredited(self) -> frozenset[str]:
        """Categories for which a rule asks for an accredited laboratory."""
        return frozenset(
            code for code in self.registry.categories if accreditation_required(self.registry, code)
        )

    @cached_property
    def inspections_by_plan(self) -> dict[str, list[Inspection]]:
        """Inspections by the id of their plan."""
        found: dict[str, list[Inspection]] = defaultdict(list)
        for inspection in self.registry.inspections.values():
            found[inspection.plan].append(inspection)
        return dict(found)

    @cached_property
    def texts(self) -> list[Scanned]:
        """Typed texts in which something looks wrong, found in one pass for all text and privacy rules."""
        return scan_texts(self.registry)

    @cached_property
    def reversed(self) -> tuple[Reversed, ...]:
        """Every period that ends before it begins."""
        return tuple(reversed_periods(self.registry))

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """Records with a mistake of their own that would make other rules report the same thing again."""
        return frozenset(item.key for item in self.reversed) | frozenset(
            key
            for key, person in self.registry.appraisers.items()
            if any(place.institution not in self.registry.institutions for place in person.affiliations)
            or any(item.category not in self.registry.categories for item in person.categories)
        )

    @cached_property
    def incomplete_staff(self) -> frozenset[str]:
        """Institutions whose staff cannot be counted, because a file nearby is unreadable or doubtful.

        Such a file does not say for certain where its appraiser works; only the region is known.
        """
        people = self.registry.appraisers
        unread = {
            PurePosixPath(item.path).parent.name for item in self.broken.values() if item.group == "appraiser"
        }
        regions = unread | {people[key].region for key in self.doubtful if key in people}
        institutions = self.registry.institutions
        return frozenset(
            key for key, item in institutions.items() if item.region in regions or key in self.doubtful
        )

    def category(self, code: str) -> str:
        """Return a category code with its name, for sentences."""
        item = self.registry.categories.get(code)
        return f"{code} {item.name}" if item is not None else code

    def words(self, vocabulary: str) -> frozenset[str] | None:
        """Return the words of a vocabulary, or None when it is absent and nothing can be said about words."""
        if vocabulary not in self._words:
            present = vocabulary in self.registry.vocabularies
            self._words[vocabulary] = frozenset(self.registry.words(vocabulary)) if present else None
        return self._words[vocabulary]

    def name_of(self, key: str) -> str:
        """Return the id of a record with its name, for sentences."""
        for _, records in self.by_kind:
            if key in records:
                record = records[key]
                name = getattr(record, "name", None) or getattr(record, "title", None)
                return f"{key} {name}" if name else key
        return key
