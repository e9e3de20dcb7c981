"""Which registry, which day, which output: what several commands ask for, answered in one way.

This is the only module that asks the clock, and only when told ``--as-of today``.
"""

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from mingjian.cli.messages import say
from mingjian.derive.workdays import official
from mingjian.model.errors import SettingsError, UsageError
from mingjian.model.zone import CHINA

_FIRST_YEAR, _LAST_YEAR = 1900, 2999
MARKER = "registry.yml"
ENVIRONMENT = "MINGJIAN_REGISTRY"
Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A date on the command line, or the word ``today``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date."""
        if isinstance(value, date):
            return value
        if value == "today":
            return self._today(param, ctx)
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(say("bad_date", value=value), param, ctx)
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            self.fail(say("date_range", value=value), param, ctx)
        return day

    def _today(self, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Ask the clock; a computer without a battery says 1970, and a site for that day would be wrong."""
        day = datetime.now(CHINA).date()  # noqa: TID251
        if day.year < official().years.stop - 2:
            self.fail(say("clock_wrong", day=day), param, ctx)
        return day


def registry_option(command: Command) -> Command:
    """Add ``--registry``."""
    option = click.option("--registry", type=click.Path(path_type=Path), help=say("registry_option"))
    return option(command)


def as_of_option(command: Command) -> Command:
    """Add ``--as-of``."""
    return click.option("--as-of", "as_of", type=Day(), help=say("as_of_option"))(command)


def find_registry(given: Path | None) -> Path:
    """Find the registry: the option, the environment, the nearest parent folder, ``./registry``."""
    named = given or (Path(os.environ[ENVIRONMENT]) if os.environ.get(ENVIRONMENT) else None)
    if named is not None:
        if not (named / MARKER).is_file():
            raise SettingsError(say("not_a_registry", path=named))
        return named.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents, here / "registry"):
        if (folder / MARKER).is_file():
            return folder
    raise SettingsError(say("no_registry"))


def inside(path: Path, root: Path) -> str:
    """Return a path relative to the registry; refuse one outside it."""
    absolute = path.resolve()
    if not absolute.is_relative_to(root):
        raise UsageError(say("check_outside", path=path, registry=root))
    return absolute.relative_to(root).as_posix()


def covers(wanted: Sequence[str], path: str) -> bool:
    """Say whether a file is one of the files, or in one of the folders, asked for."""
    return any(place in {".", path} or path.startswith(f"{place}/") for place in wanted)


def default_config(registry: Path) -> Path:
    """Return where a project keeps the site's configuration: beside its registry."""
    return registry.parent / "mkdocs.yml"


def default_out(registry: Path) -> Path:
    """Return where the site goes; never ``site/``, which holds sources and which MkDocs would empty."""
    return registry.parent / "build" / "html"


def cache_folder(registry: Path) -> Path:
    """Return where parsed records are kept between runs; safe to delete at any time."""
    return registry.parent / ".mingjian-cache"
