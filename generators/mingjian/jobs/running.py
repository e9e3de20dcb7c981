"""Running jobs: do the work, announce what is new once, leave a report, a record and the staff's site.

A job that fails is recorded and the next one runs; what failed is one entry of one list, however often.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from time import perf_counter

from mingjian.jobs.calendars import write_calendars
from mingjian.jobs.found import Found
from mingjian.jobs.ledger import FAILED, OK, Ledger, Record
from mingjian.jobs.lock import only_run
from mingjian.jobs.outbox import mail_failures, mail_reminders, tidy_outbox
from mingjian.jobs.reminder import Level, Reminder, in_order
from mingjian.jobs.report import as_of_today, read_reports, write_report, write_texts
from mingjian.jobs.rules import findings_of
from mingjian.jobs.runfile import write_run
from mingjian.jobs.site import write_site
from mingjian.jobs.table import Job, jobs
from mingjian.jobs.today import Today
from mingjian.jobs.tracker import Tracker
from mingjian.jobs.tracking import track
from mingjian.jobs.unread import refuse_without_settings
from mingjian.jobs.works import WORKS
from mingjian.model.errors import MingjianError, OutputError


@dataclass(frozen=True, slots=True)
class Run:
    """One job that was run: what it found, what of it was announced for the first time, and its record."""

    job: Job
    found: Found
    new: tuple[Reminder, ...]
    record: Record
    error: BaseException | None = field(default=None, compare=False)


def due_jobs(today: Today, ledger: Ledger) -> list[str]:
    """Return the names of the jobs that are to run on the day, in the order of the table."""
    return [name for name, job in jobs().items() if job.is_due(today.as_of, ledger.counted_from(name))]


def run_jobs(
    names: Iterable[str],
    today: Today,
    *,
    tracker: Tracker | None = None,
    tell: Callable[[Run], None] = lambda _: None,
    shows: bool = True,
) -> tuple[Run, ...]:
    """Run jobs and, unless it is a rehearsal, bring the staff's site and the tracker up to date.

    Args:
        names: the jobs, in the order in which they run.
        today: the registry and the day.
        tracker: where issues are kept; without one, mail waits in the outbox.
        tell: called after each job.
        shows: whether the texts, calendars and site of the staff are written anew.
    """
    refuse_without_settings(today.loaded)
    with nullcontext() if today.is_rehearsal else only_run(today.places.work):
        ledger = Ledger(today.places.work)
        runs = []
        for name in names:
            run = run_job(name, today, ledger, owes=tracker is not None)
            runs.append(run)
            tell(run)
        if not today.is_rehearsal:
            _finish(today, ledger, tracker, shows=shows)
    return tuple(runs)


def run_job(name: str, today: Today, ledger: Ledger, *, owes: bool = False) -> Run:
    """Run one job; unless it is a rehearsal, write its report and remember what was announced.

    ``owes`` notes first that the platform has still to be told, so that a run that is killed before it gets
    there leaves that to the next.
    """
    job, start = jobs()[name], perf_counter()
    error: BaseException | None = None
    try:
        found = WORKS[name](today)
        found = replace(found, reminders=in_order([*found.reminders, *findings_of(today, job)]))
    except OutputError:
        raise
    except Exception as failure:  # noqa: BLE001 - whatever stops one job must not stop the others
        found, error = Found(), failure
    new = tuple(item for item in found.reminders if item.key not in ledger.announced)
    run = Run(job, found, new, _record(job, today, found, new, error, perf_counter() - start), error)
    if not today.is_rehearsal:
        if error is None:
            write_report(today, job, found)
            mail_reminders(today, job, new)
            if owes:
                ledger.owe([item.key for item in new])
            ledger.announce({item.key for item in found.reminders}, [item.key for item in new], today.as_of)
        mail_failures(today, run.record, ledger.records(name))
        ledger.enter(run.record)
    return run


def _record(  # noqa: PLR0913, PLR0917 - one value per part of the record
    job: Job, today: Today, found: Found, new: Sequence[Reminder], error: BaseException | None, seconds: float
) -> Record:
    counts = {level.word: sum(item.level is level for item in found.reminders) for level in Level}
    return Record(
        job=job.name,
        as_of=today.as_of.isoformat(),
        commit=today.commit,
        outcome=OK if error is None else FAILED,
        counts=counts | {"new": len(new)},
        changes=found.changes,
        notes=found.notes,
        error="" if error is None else _sentence(error),
        seconds=round(seconds, 3),
    )


def _sentence(error: BaseException) -> str:
    if isinstance(error, MingjianError):
        return str(error)
    return f"{type(error).__name__}: {(str(error).splitlines() or [''])[0]}"


def _finish(today: Today, ledger: Ledger, tracker: Tracker | None, *, shows: bool) -> None:
    write_run(today, ledger)
    tidy_outbox(today)
    if not shows and tracker is None:
        return
    reports = read_reports(today)
    if shows:
        write_texts(today, reports)
    reports = as_of_today(today, reports)
    if shows:
        write_calendars(today, reports)
        write_site(today, reports, ledger)
    if tracker is not None:
        track(today, tracker, reports, ledger.owe([]), ledger)
        ledger.settle()
