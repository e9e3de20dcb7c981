"""What loading returns: the registry, what was wrong, and where everything stands."""

import dataclasses
from dataclasses import dataclass
from datetime import date

from mingjian.load.catalogue import Place
from mingjian.load.files import SourceFile
from mingjian.load.position import place_in, positions
from mingjian.load.source import Commit, Source
from mingjian.load.tree import Positions
from mingjian.model.errors import MingjianError
from mingjian.model.finding import Finding
from mingjian.model.registry import KINDS, Registry


class Locator:
    """Finds the line and column of a field; composes a file once, and only if something is found in it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[str, Positions] = {}

    def place(self, path: str, field: str = "") -> Place:
        """Return the place of a field in a file of the registry."""
        if path not in self._known:
            self._known[path] = self._positions(path)
        return Place(f"{self._source.label}/{path}", *place_in(self._known[path], field))

    def _positions(self, path: str) -> Positions:
        try:
            return positions(self._source.read(path))
        except MingjianError:
            return {}


@dataclass(frozen=True, slots=True)
class Broken:
    """A file whose record could not be read. Rules must not complain again about what it leaves open."""

    key: str
    group: str
    path: str


@dataclass(frozen=True)
class Loaded:
    """A registry as read.

    ``broken`` holds, by key (file stem, ``vocab/<stem>``, ``registry``), the files without a record: they
    have a finding already, so references to them are not dangling and counts that need them not wrong.
    ``duplicates`` lists files that claim an id already taken: (id, path kept, path left out).
    ``listed`` is what stood in the registry when it was read.
    """

    registry: Registry
    findings: list[Finding]
    source: Source
    commit: Commit | None = None
    duplicates: list[tuple[str, str, str]] = dataclasses.field(default_factory=list)
    broken: dict[str, Broken] = dataclasses.field(default_factory=dict)
    listed: tuple[SourceFile, ...] = ()
    locator: Locator = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "locator", Locator(self.source))

    @property
    def default_as_of(self) -> date:
        """The day of the last commit; without one, the latest day any record was checked."""
        if self.commit is not None:
            return self.commit.date
        days = (record.as_of for kind in KINDS for record in self.registry.of(kind.key).values())
        return max(days, default=date(1970, 1, 1))

    def broken_group(self, group: str) -> bool:
        """Say whether any file of a kind (``appraiser`` …) could not be read."""
        return any(broken.group == group for broken in self.broken.values())

    def place(self, key: str, field: str = "") -> Place:
        """Return where a field of a record stands; ``key`` is an id, ``vocab/<stem>`` or ``registry``."""
        return self.locator.place(self.registry.paths.get(key, "registry.yml"), field)
