"""One issue per area, rewritten in place, one for all jobs that fail; what is new is a comment, once."""

from collections.abc import Collection, Iterator, Sequence

from mingjian.jobs.ledger import FAILED, Ledger, Record
from mingjian.jobs.outbox import line
from mingjian.jobs.reminder import Reminder, in_order
from mingjian.jobs.report import Report, by_area, table
from mingjian.jobs.table import jobs
from mingjian.jobs.today import Today
from mingjian.jobs.tracker import Issue, Tracker
from mingjian.jobs.words import say
from mingjian.report.markdown import escape

LIMIT = 50_000
"""Characters of one issue; platforms cut off a little above 65,000."""


def track(
    today: Today, tracker: Tracker, reports: Sequence[Report], new: Collection[str], ledger: Ledger
) -> None:
    """Bring the issues up to date; ``new`` are the keys to comment on. What says the same is not touched."""
    tracker.refuse_public()
    known = list(tracker.open_issues())
    every = in_order(item for report in reports for item in report.reminders)
    fresh = dict(by_area(today, [item for item in every if item.key in new]))
    boards = dict(by_area(today, every))
    for area in (today.registry.settings.region, *today.views.areas):
        items = boards.get(area, [])
        mark = f"<!-- mingjian:board:{area} -->"
        text = _board(today, mark, items)
        issue = _marked(known, mark)
        if issue is None:
            if items:
                tracker.open(say("issue_board", area=today.views.regions.name(area)), text)
            continue
        if _body(issue.text) != _body(text):
            tracker.rewrite(issue, text)
        if area in fresh:
            tracker.comment(issue, _news(today, fresh[area]))
    _failures(tracker, known, ledger)


def _marked(known: Sequence[Issue], mark: str) -> Issue | None:
    return next((issue for issue in known if mark in issue.text), None)


def _body(text: str) -> str:
    """Return a text as it compares: platforms change line ends and trim."""
    return text.replace("\r\n", "\n").strip()


def _board(today: Today, mark: str, items: Sequence[Reminder]) -> str:
    lines = [mark, say("issue_intro", day=today.as_of), ""]
    if not items:
        return "\n".join([*lines, say("report_none")])
    size = 0
    for place, row in enumerate(table(items), -2):
        size += len(row)
        if size > LIMIT:
            lines += ["", say("issue_more", count=len(items) - place)]
            break
        lines.append(row)
    return "\n".join([*lines, "", say("issue_act"), "", *_acts(items)])


def _acts(items: Sequence[Reminder]) -> Iterator[str]:
    """Yield what to do, once per job the items are of."""
    named = {item.key.partition(":")[0] for item in items}
    for job in jobs().values():
        if job.name in named:
            yield f"- {escape(say('issue_act_line', title=job.title, act=job.act))}"


def _news(today: Today, items: Sequence[Reminder]) -> str:
    head = say("issue_new", day=today.as_of, count=len(items))
    lines = [f"- {escape(line(item))}" for item in items]
    return "\n".join([head, "", *lines])[:LIMIT]


def _failures(tracker: Tracker, known: Sequence[Issue], ledger: Ledger) -> None:
    mark = "<!-- mingjian:failed -->"
    issue, failed = _marked(known, mark), list(failing(ledger))
    if not failed:
        if issue is not None:
            tracker.comment(issue, say("issue_mended"))
            tracker.close(issue)
        return
    lines = [say("failed_line", title=jobs()[item.job].title, error=item.error) for item in failed]
    text = "\n".join([mark, *(f"- {escape(row)}" for row in lines)])
    if issue is None:
        tracker.open(say("issue_failed"), text)
    elif _body(issue.text) != _body(text):
        tracker.rewrite(issue, text)


def failing(ledger: Ledger) -> Iterator[Record]:
    """Yield the last record of every job whose last run failed."""
    for name in jobs():
        last = next(iter(ledger.records(name)), None)
        if last is not None and last.outcome == FAILED:
            yield last
