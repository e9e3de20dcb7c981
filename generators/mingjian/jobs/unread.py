"""``job unread``: files that cannot be read: what is due in them is on no list, and that is not its end."""

from collections.abc import Iterator

from mingjian.jobs.reminder import Level, Reminder
from mingjian.jobs.today import Today
from mingjian.jobs.words import say
from mingjian.load.loaded import Loaded
from mingjian.model.errors import SettingsError
from mingjian.model.finding import Finding, FindingSeverity

SETTINGS = "registry"


def unread(today: Today) -> Iterator[Reminder]:
    """Yield a late reminder per file without a record, with the first thing that is wrong with it."""
    for key, item in sorted(today.loaded.broken.items()):
        text = say("unread", why=_why(today.loaded, item.path))
        root = today.registry.settings.region
        yield Reminder(f"unread:{key}", key, item.path, root, text, Level.LATE, path=item.path)


def refuse_without_settings(loaded: Loaded) -> None:
    """Refuse to run any job on a registry whose settings cannot be read: every list would be empty."""
    settings = loaded.broken.get(SETTINGS)
    if settings is not None:
        raise SettingsError(say("unread_settings", path=settings.path, why=_why(loaded, settings.path)))


def _why(loaded: Loaded, path: str) -> str:
    found = [item for item in loaded.findings if _is_of(item, path)]
    return found[0].message if found else ""


def _is_of(item: Finding, path: str) -> bool:
    return item.severity is FindingSeverity.ERROR and (item.path == path or item.path.endswith(f"/{path}"))
