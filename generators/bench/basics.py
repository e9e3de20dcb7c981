"""What all records for timing share: how many there are, their day, their categories, their source."""

from dataclasses import dataclass
from typing import Any

Row = tuple[str, str, dict[str, Any]]
"""Record kind, shard and plain data."""


AS_OF = "2026-06-30"


CATEGORIES = ("fy:02", "fy:03", "fy:04", "wz:01", "wz:02", "sx:01")


BASICS: dict[str, Any] = {"as_of": AS_OF, "sources": [{"title": "计时数据（虚构）"}]}


@dataclass(frozen=True, slots=True)
class Size:
    """How large a registry to make."""

    name: str
    institutions: int
    appraisers: int
    others: int

    @property
    def cities(self) -> int:
        """Return the number of cities; each has about 33 institutions, as licence numbers allow."""
        return max(5, self.institutions // 33)

    @property
    def records(self) -> int:
        """Return the number of records."""
        return self.institutions + self.appraisers + self.others


PROVINCE = Size("province", 200, 3_200, 2_000)


NATION = Size("nation", 3_000, 40_000, 20_000)


SIZES = {size.name: size for size in (PROVINCE, NATION)}
