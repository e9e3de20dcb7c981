"""Views that note what is read of them, so that a page need not even be derived to know it is as before.

A page's view is made by a function that sees nothing but its plain arguments and the views. While it is made
it is given :class:`Watched` views: whatever it reads is noted by name (``registry.institutions`` and a key,
``roster.listed`` and a key, a whole table where it was walked through). A function that is given the same
arguments and reads the same values at every step takes the same steps; so where all that was noted has the
value it had, the view is the one of the last build (docs/adr/0030).

What is read is never a live part of the views: containers are wrapped, everything else is plain data.
"""

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from dataclasses import fields, is_dataclass
from functools import partial
from types import FunctionType
from typing import Any, TypeGuard

from pydantic import BaseModel

from mingjian.derive.coverage import Coverage
from mingjian.derive.roster import Roster
from mingjian.derive.views import Views
from mingjian.model.registry import Registry
from mingjian.render.draft import fingerprint

_INSIDE = (Registry, Roster, Coverage)
"""What is looked into, part by part."""
_UNKNOWN = frozenset({"dataset", "history", "kept"})
"""Too large to be compared as a whole: a page that reads them is always derived."""
_COMMON = frozenset({
    "areas", "as_of", "categories", "commit", "region_links", "regions", "registry.categories",
    "registry.regions", "registry.settings", "registry.vocabularies", "tool_version",
})  # fmt: skip
"""What nearly every page reads and hardly ever changes: given to all pages, and not noted."""
_ONCE = "once "
_KEY = "\t"


Maker = Callable[[], Any]


class Watch:
    """The views of one build under watch."""

    def __init__(self, views: Views) -> None:
        """Watch the views of one build."""
        self._real = views
        self._noted: set[str] = set()
        self._watched = Watched(views, "", self._noted)
        self._values: dict[str, str | None] = {}
        self._arguments: dict[int, tuple[object, str]] = {}
        self._common = fingerprint([_plain(self._find(path)) for path in sorted(_COMMON)])

    def given(self, make: Maker) -> str | None:
        """Return the fingerprint of what makes a view: the function and its arguments.

        None where the function may know more than that, or an argument is no plain data.
        """
        if not self._is_open(make):
            return None
        try:
            arguments = [self._argument(value) for value in (*make.args[1:], *make.keywords.values())]
        except TypeError:
            return None
        name = f"{make.func.__module__}.{make.func.__qualname__}"
        return fingerprint(self._common, name, list(make.keywords), arguments)

    def build(self, make: Maker) -> tuple[Any, tuple[str, ...]]:
        """Make a view; also return the names of what was read for it."""
        if not self._is_open(make):
            return make(), ()
        self._noted.clear()
        view = make.func(self._watched, *make.args[1:], **make.keywords)
        return view, tuple(sorted(name for name in self._noted if not self._is_covered(name)))

    def _is_covered(self, name: str) -> bool:
        """Say whether the table an entry was looked up in was also read as a whole."""
        path, mark, _ = name.partition(_KEY)
        return bool(mark) and path in self._noted

    def value(self, name: str) -> str | None:
        """Return the fingerprint of what a name stands for now; None where that cannot be told."""
        found = self._values.get(name)
        if found is None:  # what is derived once may be known later
            found = self._values[name] = self._fingerprint(name)
        return found

    def _is_open(self, make: Maker) -> TypeGuard["partial[Any]"]:
        """Say whether a view is made by a plain function of the views and other arguments."""
        return (
            isinstance(make, partial)
            and type(make.func) is FunctionType
            and make.func.__closure__ is None
            and bool(make.args)
            and make.args[0] is self._real
        )

    def _argument(self, value: object) -> str:
        """Return the fingerprint of an argument; what many pages are given is looked at once."""
        if type(value) is tuple:
            return fingerprint([self._argument(part) for part in value])
        if value is None or isinstance(value, BaseModel | str | int):
            return fingerprint(value)
        known = self._arguments.get(id(value))
        if known is None:
            known = self._arguments[id(value)] = (value, fingerprint(value))
        return known[1]

    def _fingerprint(self, name: str) -> str | None:
        path, _, key = name.partition(_KEY)
        try:
            found = self._find(path)
            return fingerprint(key in found, found.get(key)) if key else fingerprint(_plain(found))
        except (AttributeError, KeyError, TypeError):
            return None

    def _find(self, path: str) -> Any:
        if path.startswith(_ONCE):
            return self._real.kept[path.removeprefix(_ONCE)]
        found: Any = self._real
        for step in path.split("."):
            if step in _UNKNOWN:
                raise KeyError(step)
            found = getattr(found, step)
        return found


def _plain(value: Any) -> Any:
    """Return a table with its order, and a set without one, as lists; of an object what it was made with."""
    if isinstance(value, Mapping):
        return list(value.items())
    if is_dataclass(value):
        return [getattr(value, item.name) for item in fields(value)]
    return sorted(value) if isinstance(value, frozenset) else value


class Watched:
    """An object of which every part that is read is noted."""

    def __init__(self, real: Any, path: str, noted: set[str]) -> None:
        """Stand in for an object that is found under ``path``."""
        self._real = real
        self._path = path
        self._noted = noted

    def __getattr__(self, name: str) -> Any:
        """Return a part: a method of the stand-in, a stand-in for what holds more, or a plain value."""
        method = getattr(type(self._real), name, None)
        if type(method) is FunctionType:
            found: Any = partial(method, self)
            self.__dict__[name] = found
            return found
        return self._stand_in(f"{self._path}{name}", name, getattr(self._real, name))

    def once(self, key: str, make: Callable[[Any], Any]) -> Any:
        """Do as :meth:`Views.once`, noting which parts of the result are read."""
        return self._stand_in(f"{_ONCE}{key}", f"{_ONCE}{key}", self._real.once(key, make))

    def _stand_in(self, path: str, name: str, value: Any) -> Any:
        if name in self.__dict__:
            return self.__dict__[name]
        if path in _COMMON:
            self.__dict__[name] = value
        elif isinstance(value, Mapping):
            value = self.__dict__[name] = WatchedMapping(value, path, self._noted)
        elif isinstance(value, _INSIDE):
            value = self.__dict__[name] = Watched(value, f"{path}.", self._noted)
        else:
            self._noted.add(path)
        return value


class WatchedMapping(Mapping[Any, Any]):
    """A table of which every entry that is looked up is noted, and the whole where it is walked through."""

    __slots__ = ("_items", "_noted", "_path", "_prefix")

    def __init__(self, items: Mapping[Any, Any], path: str, noted: set[str]) -> None:
        """Stand in for a table that is found under ``path``; of an empty one there are no entries to tell."""
        self._items = items
        self._path = path
        self._prefix = f"{path}{_KEY}" if items else ""
        self._noted = noted

    def __getitem__(self, key: Any) -> Any:
        """Look an entry up."""
        self._note(key)
        return self._items[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """Look an entry up that may be missing."""
        self._note(key)
        return self._items.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Say whether there is an entry."""
        self._note(key)
        return key in self._items

    def __iter__(self) -> Iterator[Any]:
        """Walk through the keys."""
        self._noted.add(self._path)
        return iter(self._items)

    def __len__(self) -> int:
        """Count the entries."""
        self._noted.add(self._path)
        return len(self._items)

    def values(self) -> ValuesView[Any]:
        """Walk through the entries."""
        self._noted.add(self._path)
        return self._items.values()

    def items(self) -> ItemsView[Any, Any]:
        """Walk through keys and entries."""
        self._noted.add(self._path)
        return self._items.items()

    def _note(self, key: object) -> None:
        if type(key) is str and key and self._prefix:
            self._noted.add(self._prefix + key)
        else:
            self._noted.add(self._path)
