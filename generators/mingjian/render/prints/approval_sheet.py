"""变更审批单 as PDF and as one HTML file: what changes, before and after, and where people sign."""

from dataclasses import asdict

from mingjian.derive.approval_sheet import ApprovalSheet
from mingjian.derive.volume import is_authorised
from mingjian.model.settings import Settings
from mingjian.render.artifact import HTML, Artifact
from mingjian.render.pages.environment import environment
from mingjian.render.prints import words
from mingjian.render.prints.press import Press


def approval_print(sheet: ApprovalSheet, press: Press, settings: Settings, path: str) -> Artifact:
    """Set the sheet on paper."""
    shown = asdict(sheet)
    shown.pop("day")
    data = {
        "title": words.APPROVAL_SHEET_TITLE,
        "publisher": settings.publisher.name,
        "is_official": is_authorised(settings),
        "sheet": shown,
        "reviewers": sheet.reviewers,
    }
    return press.print_private("approval-sheet", data, sheet.day, path, None)


def approval_page(sheet: ApprovalSheet, settings: Settings, path: str) -> Artifact:
    """Return the sheet as a page that stands alone."""
    page = environment().get_template("changes/approval.html.j2")
    text = page.render(
        title=words.APPROVAL_SHEET_TITLE,
        publisher=settings.publisher.name,
        is_official=is_authorised(settings),
        s=sheet,
    )
    return Artifact(path, text.encode(), HTML)
