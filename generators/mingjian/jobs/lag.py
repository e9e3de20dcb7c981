"""``job lag``: what is decided or closed and not public yet (政府信息公开条例 第二十六条, 双公示)."""

from collections.abc import Iterator
from datetime import date

from mingjian.derive.takedown import window_rules
from mingjian.derive.windows import ought_to_be_public
from mingjian.derive.workdays import add_working_days
from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, is_over, the
from mingjian.jobs.words import say
from mingjian.model.approval import ApprovalResult


def lag(today: Today) -> Iterator[Reminder]:
    """Yield a reminder per result or decision whose publication is near its limit or past it."""
    job, limits = the("lag"), today.registry.settings.parameters
    words = {"lag_decision": limits.decision_days, "lag_result": limits.publication_days}
    for word, key, done in _waiting(today):
        due = add_working_days(done, words[word])
        text = say(word, done=done, limit=words[word], due=due)
        found = today.dated_reminder(job, f"{key}:{done}", key, due, text)
        if found is not None:
            yield found


def _waiting(today: Today) -> Iterator[tuple[str, str, date]]:
    registry, day = today.registry, today.as_of
    for records in (registry.inspections, registry.reviews):
        for key, item in records.items():
            if item.closed is not None and item.closed <= day and not is_over(item.published, day):
                yield "lag_result", key, item.closed
    rules = window_rules(registry)
    for key, sanction in registry.sanctions.items():
        if ought_to_be_public(sanction, day, rules):
            yield "lag_decision", key, sanction.decided
    for key, approval in registry.approvals.items():
        decided = approval.decided
        is_granted = approval.result is ApprovalResult.GRANTED
        if is_granted and decided is not None and decided <= day and not is_over(approval.published, day):
            yield "lag_decision", key, decided
