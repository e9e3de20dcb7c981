"""A profile: how the columns of somebody's export become fields of records.

Written once per system by somebody who knows it (``profiles/*.yml``), used for every export after that.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mingjian.edit.setting import field_at
from mingjian.edit.words import say
from mingjian.load.shape import FieldShape
from mingjian.model.declaration import Model
from mingjian.model.errors import SettingsError
from mingjian.model.registry import KIND, Kind

Names = Annotated[list[str], Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ColumnRule(_Part):
    """One column: what it may be called, which field it fills, and what is done to its text.

    ``pattern`` takes the value out of a text with labels around it (its first group); ``names`` are further
    words for values (``{"高工": "高级工程师"}``); ``split`` makes several values of one cell, and what stands
    in brackets as “……除外” goes to the field ``excluded`` of the same item; ``join`` puts together the texts
    of several columns of that name (area code and number).
    """

    headers: Names
    field: str
    pattern: str | None = None
    names: dict[str, str] = {}
    split: bool = False
    excluded: str | None = None
    join: str | None = None
    required: bool = False


class Profile(_Part):
    """One export.

    ``key`` is the field an existing record is known by; ``lists`` say which fields an item of a list is known
    by; ``fill_down`` are headers whose cells were merged; ``continued`` are headers whose text may run on in
    the next row; ``constants`` are values of new records; ``copies`` fill a field from another of the row.
    """

    title: str
    kind: str
    key: str
    columns: Annotated[list[ColumnRule], Field(min_length=1)]
    sheet: str | None = None
    lists: dict[str, list[str]] = {}
    fill_down: list[str] = []
    continued: list[str] = []
    skip: list[str] = []
    constants: dict[str, Any] = {}
    copies: dict[str, str] = {}

    @property
    def of(self) -> Kind:
        """The kind of record it makes."""
        return KIND[self.kind]

    def shown(self, group: str) -> frozenset[str]:
        """Return the fields of a list's items that columns show; the others only matter for new items."""
        start = f"{group}[]."
        paths = [path for rule in self.columns for path in (rule.field, rule.excluded or "")]
        return frozenset(path.removeprefix(start) for path in paths if path.startswith(start))

    def called(self, plain: Callable[[str], str]) -> dict[str, str]:
        """Return the first name of every header by each of its names."""
        return {plain(name): rule.headers[0] for rule in self.columns for name in rule.headers}

    def shared(self, group: str) -> dict[str, Any]:
        """Return the constants of a list's items."""
        start = f"{group}[]."
        items = self.constants.items()
        return {path.removeprefix(start): value for path, value in items if path.startswith(start)}

    def is_whole(self, group: str) -> bool:
        """Say whether the table shows a list as a whole: one cell is split into its items."""
        return any(rule.split and rule.field.startswith(f"{group}[].") for rule in self.columns)

    def shape(self, path: str) -> FieldShape:
        """Return the declaration of a field named in the profile."""
        return shape_at(self.of.model, path)


def shape_at(model: type[Model], path: str) -> FieldShape:
    """Return the declaration of a field; ``licences[].number`` names the field of any item."""
    found = field_at(model, path.replace("[]", "[0]"))
    if found is None:
        raise SettingsError(say("profile_field", field=path))
    return found


def read_profile(path: Path) -> Profile:
    """Read a profile.

    Raises:
        SettingsError: it cannot be read, or names kinds or fields there are not.
    """
    try:
        profile = Profile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SettingsError(say("profile_unreadable", path=path, reason=error.strerror)) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(
            say("profile_unreadable", path=path, reason=str(error).splitlines()[0])
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise SettingsError(say("profile_wrong", path=path, place=place, reason=first["msg"])) from error
    if profile.kind not in KIND:
        raise SettingsError(say("profile_kind", kind=profile.kind, kinds="、".join(KIND)))
    fields = [profile.key, *profile.constants, *profile.copies, *profile.copies.values()]
    for field in [*fields, *(column.field for column in profile.columns)]:
        profile.shape(field)
    firsts: dict[str, str] = {}
    for rule in profile.columns:
        for name in rule.headers:
            if firsts.setdefault(name, rule.headers[0]) != rule.headers[0]:
                raise SettingsError(say("profile_header", path=path, header=name))
    if profile.key not in {column.field for column in profile.columns}:
        raise SettingsError(say("profile_key", field=profile.key))
    return profile
