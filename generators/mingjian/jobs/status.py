"""How the jobs went lately: one line per job from the records of its runs."""

from dataclasses import dataclass
from datetime import date

from mingjian.jobs.ledger import FAILED, Ledger
from mingjian.jobs.table import Job, jobs
from mingjian.jobs.words import say


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One job: its last run and how many of those before it failed."""

    name: str
    title: str
    beat: str
    as_of: str
    error: str
    count: int
    seconds: str
    before: int
    failed: int
    next: str


def status_lines(as_of: date, ledger: Ledger) -> list[StatusLine]:
    """Return the lines in the order of the table."""
    return [_line(job, as_of, ledger) for job in jobs().values()]


def _line(job: Job, as_of: date, ledger: Ledger) -> StatusLine:
    last, before = None, []
    records = ledger.records(job.name)
    if records:
        last, *before = records
    following = job.next_beat(as_of)
    counts = last.counts if last else {}
    return StatusLine(
        name=job.name,
        title=job.title,
        beat=say(f"beat_{job.beat.name.lower()}"),
        as_of=last.as_of if last else "",
        error=last.error if last and last.outcome == FAILED else "",
        count=sum(counts.get(level, 0) for level in ("late", "soon", "note")),
        seconds=say("seconds", seconds=f"{last.seconds:.1f}") if last else "",
        before=len(before),
        failed=sum(record.outcome == FAILED for record in before),
        next=following.isoformat() if following else "",
    )
