"""Mail that waits to be sent: one text per job, area and day, in a form every mail program opens (.eml).

Nothing is sent from here. The names of the files follow from their content's day, so a second run adds none.
"""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from mingjian.jobs.keep import write_if_new
from mingjian.jobs.ledger import FAILED, Record
from mingjian.jobs.reminder import Reminder
from mingjian.jobs.report import by_area
from mingjian.jobs.table import Job, jobs
from mingjian.jobs.today import Today
from mingjian.jobs.words import say
from mingjian.model.zone import CHINA

OUTBOX = "outbox"
_KEPT = timedelta(days=60)
_OURS = re.compile(r"(\d{4}-\d\d-\d\d)-[a-z]+-[0-9a-z]+\.eml")


def mail_reminders(today: Today, job: Job, new: Sequence[Reminder]) -> None:
    """Write one mail per area with what is announced for the first time."""
    for area, items in by_area(today, new):
        name = today.views.regions.name(area)
        subject = say("mail_subject", area=name, title=job.title, count=len(items))
        lines = [row for item in items for row in (line(item), *_file(item))]
        _write(today, f"{job.name}-{area}", subject, [*lines, "", say("act", act=job.act)])


def line(item: Reminder) -> str:
    """Return a reminder as a line of a mail or a comment."""
    ahead = say("mail_ahead", ahead=item.ahead) if item.ahead else ""
    return say(
        "mail_line", level=say(f"level_{item.level.word}"), name=item.name, text=item.text, ahead=ahead
    )


def _file(item: Reminder) -> list[str]:
    return [say("mail_file", path=item.path)] if item.path else []


def mail_failures(today: Today, record: Record, before: Sequence[Record]) -> None:
    """Write one mail when a job begins to fail, or fails for another reason than before."""
    last = before[0] if before else None
    told = last is not None and last.outcome == FAILED and last.error == record.error
    if record.outcome == FAILED and not told:
        title = jobs()[record.job].title
        subject = say("mail_failed", title=title)
        _write(today, f"failed-{record.job}", subject, [say("failed_line", title=title, error=record.error)])


def _write(today: Today, name: str, subject: str, lines: Sequence[str]) -> None:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = subject
    mail["Date"] = format_datetime(datetime.combine(today.as_of, time(), CHINA))
    mail["X-Unsent"] = "1"
    foot = say("mail_foot", site=today.registry.settings.site_name, day=today.as_of)
    mail.set_content("\n".join([*lines, "", foot]) + "\n", cte="base64")
    write_if_new(today.places.work / OUTBOX / f"{today.as_of}-{name}.eml", mail.as_bytes())


def tidy_outbox(today: Today) -> None:
    """Delete mail that nobody fetched for two months; what people put there themselves is theirs."""
    limit = (today.as_of - _KEPT).isoformat()
    for path in sorted((today.places.work / OUTBOX).glob("*.eml")):
        ours = _OURS.fullmatch(path.name)
        if ours is not None and ours[1] < limit:
            path.unlink(missing_ok=True)
