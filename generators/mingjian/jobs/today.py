"""Today: what every job is given: the registry as read, its views on the day, whose business a record is."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from mingjian import __version__
from mingjian.check.runner import check_dated
from mingjian.derive.views import Views, derive_views
from mingjian.derive.workdays import is_known, working_days_between
from mingjian.jobs.reminder import Level, Reminder, reached
from mingjian.jobs.table import Job, jobs
from mingjian.jobs.words import say, when
from mingjian.load.loaded import Loaded
from mingjian.model.finding import Finding
from mingjian.model.registry import KINDS, Registry


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run reads and writes.

    ``work`` keeps what was announced, the last list of every job and the records of runs; ``report`` is the
    staff's site; ``out`` is the public site, ``releases`` the dated copies of the data.
    """

    registry: Path
    work: Path
    report: Path
    out: Path
    releases: Path
    config: Path
    cache: Path | None = None


@dataclass(frozen=True)
class Today:
    """The registry on the day of the run; ``options`` are what the command line says about one job."""

    loaded: Loaded
    as_of: date
    places: Places
    is_rehearsal: bool = False
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def registry(self) -> Registry:
        """The whole registry, what is not public yet included: the staff sees it."""
        return self.loaded.registry

    @property
    def commit(self) -> str | None:
        """The version the registry was read at."""
        return self.loaded.commit.sha if self.loaded.commit else None

    @cached_property
    def views(self) -> Views:
        """What is public on the day."""
        return derive_views(self.registry, self.as_of, self.commit, f"mingjian {__version__}")

    @cached_property
    def dated(self) -> tuple[Finding, ...]:
        """What the rules that depend on the day find."""
        return tuple(check_dated(self.loaded, self.as_of))

    @cached_property
    def _kinds(self) -> dict[str, Any]:
        return {key: item for kind in KINDS for key, item in self.registry.of(kind.key).items()}

    def record(self, key: str) -> Any:
        """Return a record by id; None for what is no record (a vocabulary, the settings)."""
        return self._kinds.get(key)

    def name(self, key: str) -> str:
        """Return what to call a record: its name or title, else that of whom it is about, else its id."""
        if key == "registry":
            return self.registry.settings.site_name
        vocabulary = self.registry.vocabularies.get(key.removeprefix("vocab/"))
        if vocabulary is not None:
            return say("vocabulary", title=type(vocabulary).model_config.get("title", key))
        record = self.record(key)
        subject = getattr(record, "institution", None) or getattr(record, "appraiser", None)
        own = (getattr(record, name, None) for name in ("name", "title", "applicant", "centre"))
        return next(filter(None, own), None) or (self.name(subject) if subject else key)

    def area(self, key: str) -> str:
        """Return the area whose staff a record concerns; the registry's own region for everything else."""
        record, root = self.record(key), self.registry.settings.region
        subject = getattr(record, "institution", None) or getattr(record, "appraiser", None)
        if subject is not None:
            return self.area(subject)
        holder = self.registry.authorities.get(getattr(record, "authority", None) or "")
        region = getattr(record, "region", None) or (holder.region if holder else root)
        return self.views.area_of(region) or root

    def dated_reminder(  # noqa: PLR0913 - one per part of a reminder
        self,
        job: Job,
        what: str,
        key: str,
        due: date,
        text: str,
        *,
        can_be_late: bool = True,
        about: str = "",
    ) -> Reminder | None:
        """Return the reminder of a date once it has come near enough, else None.

        ``can_be_late`` False ends it on the day itself.
        """
        days = self.days_to(due, working=job.working)
        step = reached(days, job.steps)
        if step is None or (days < 0 and not can_be_late):
            return None
        level = Level.LATE if days < 0 else Level.SOON
        found = self.reminder(f"{job.name}:{what}@{step}", key, text, level=level, due=due, about=about)
        return replace(found, ahead=self.ahead(job, due), ends=not can_be_late)

    def ahead(self, job: Job, due: date) -> str:
        """Say how far off a day is for a job, or how long past."""
        said = when(self.days_to(due, working=job.working), working=job.working)
        guessed = next((day.year for day in (self.as_of, due) if not is_known(day.year)), None)
        if job.working and guessed is not None:
            return say("when_unknown", when=said, year=guessed)
        return said

    def reminder(  # noqa: PLR0913 - one per part of a reminder
        self,
        what: str,
        key: str,
        text: str,
        *,
        level: Level = Level.NOTE,
        due: date | None = None,
        about: str = "",
    ) -> Reminder:
        """Return a reminder about a record, or about another one that its file tells of."""
        who = about or key
        path = self.registry.paths.get(key, "")
        return Reminder(what, key, self.name(who), self.area(who), text, level, due, "", path)

    def days_to(self, due: date, *, working: bool) -> int:
        """Return the days left until a day, negative once it is past."""
        if not working:
            return (due - self.as_of).days
        if due >= self.as_of:
            return working_days_between(self.as_of, due)
        return -max(1, working_days_between(due, self.as_of))


def the(name: str) -> Job:
    """Return one job of the table."""
    return jobs()[name]


def is_over(day: date | None, as_of: date) -> bool:
    """Say whether something was done by a day; what is dated later is not known yet."""
    return day is not None and day <= as_of


def year_end(year: int) -> date:
    """Return the last day of a year."""
    return date(year + 1, 1, 1) - timedelta(days=1)
