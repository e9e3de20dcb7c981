"""Long lists cut into pages that can be walked by links alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.piece import Head


@dataclass(frozen=True, slots=True)
class PageLink:
    """One step of the pagination."""

    n: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a long list: where it lies, which ids it holds, the way to its neighbours.

    ``total`` counts the whole list, also where only its beginning is cut into pages.
    """

    url: str
    number: int
    ids: tuple[str, ...]
    pages: tuple[PageLink, ...]
    total: int


def cut(base: str, ids: Sequence[str], size: int, total: int | None = None) -> Iterator[Slice]:
    """Cut a list into pages at ``base``, ``base/page-2/`` …; an empty list still has its first page."""
    count = max(1, -(-len(ids) // size))
    urls = [base if n == 1 else f"{base}page-{n}/" for n in range(1, count + 1)]
    whole = len(ids) if total is None else total
    for index, url in enumerate(urls):
        pages = tuple(PageLink(n, urls[n - 1], n == index + 1) for n in _near(index + 1, count))
        yield Slice(url, index + 1, tuple(ids[index * size : (index + 1) * size]), pages, whole)


def _near(number: int, count: int) -> list[int]:
    """Return the numbers worth showing: the ends, the neighbourhood, and jumps that keep every page near."""
    if count <= 20:
        return list(range(1, count + 1))
    jumps = range(1, count + 1, max(10, count // 10))
    return sorted({1, count, *jumps, *(n for n in range(number - 5, number + 6) if 1 <= n <= count)})


def paged(head: Head, part: Slice) -> Head:
    """Return the head of a page of a list; every page but the first says which one it is."""
    if part.number == 1:
        return head
    title = wording.TITLE_PAGED.format(title=head.title, page=wording.PAGE.format(n=part.number))
    return Head(title, head.description, head.crumbs)
