"""``job clocks``: applications, experts, certificates to hand over, draws to reveal (S07, S08, S56).

The statutory clock stands still while experts work, so its day moves until they are done.
"""

from collections.abc import Iterator
from datetime import date

from mingjian.derive.clock import REVIEW_DAYS, decision_due, matter_of
from mingjian.derive.workdays import add_working_days
from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, is_over, the
from mingjian.jobs.words import say
from mingjian.model.approval import Approval, ApprovalResult
from mingjian.model.supervision_words import ApprovalMatter


def run_out(today: Today) -> Iterator[Reminder]:
    """Yield a reminder per clock that is near its end or past it."""
    job = the("clocks")
    for what, key, due, text in (*_approvals(today), *_draws(today)):
        found = today.dated_reminder(job, f"{what}:{key}", key, due, text)
        if found is not None:
            yield found


def _approvals(today: Today) -> Iterator[tuple[str, str, date, str]]:
    for key, item in today.registry.approvals.items():
        matter = matter_of(today.registry, item)
        if matter is None or item.accepted is None or item.accepted > today.as_of:
            continue
        if not is_over(item.decided, today.as_of):
            yield from _undecided(today, key, item, matter)
        elif item.result is ApprovalResult.GRANTED and not is_over(item.issued, today.as_of):
            yield from _not_issued(key, item, matter)


def _undecided(
    today: Today, key: str, item: Approval, matter: ApprovalMatter
) -> Iterator[tuple[str, str, date, str]]:
    due = decision_due(item, matter, today.as_of)
    yield "decision", key, due, say("clock_decision", matter=item.matter, due=due)
    review = item.review
    if review is not None and review.applied <= today.as_of and not is_over(review.done, today.as_of):
        due = add_working_days(review.applied, REVIEW_DAYS[review.kind])
        yield "review", key, due, say("clock_review", kind=review.kind, due=due)


def _not_issued(key: str, item: Approval, matter: ApprovalMatter) -> Iterator[tuple[str, str, date, str]]:
    if matter.issue is not None and item.decided is not None:
        due = add_working_days(item.decided, matter.issue.days)
        yield "issue", key, due, say("clock_issue", matter=item.matter, due=due)


def _draws(today: Today) -> Iterator[tuple[str, str, date, str]]:
    for key, draw in today.registry.draws.items():
        is_revealed = draw.reveal is not None and draw.reveal.published <= today.as_of
        if draw.frozen <= today.as_of and draw.failure is None and not is_revealed:
            yield "reveal", key, draw.reveal_due, say("clock_reveal", due=draw.reveal_due)
