"""Document numbers of the invented authorities: counted per series and year, in the order they are asked for."""

from collections import Counter
from datetime import date


class Gazette:
    """Hands out document numbers such as 示司鉴许〔2021〕12号."""

    def __init__(self) -> None:
        self._count: Counter[tuple[str, int]] = Counter()

    def number(self, series: str, dated: date) -> str:
        """Return the next number of a series in the year of ``dated``."""
        key = (series, dated.year)
        self._count[key] += 1
        return f"{series}〔{dated.year}〕{self._count[key]}号"
