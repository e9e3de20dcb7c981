"""What a reviewer reads below the changes: windows, reviewers, practice, pages, data, second looks."""

from collections.abc import Iterator, Sequence

from mingjian.change.compare import Comparison
from mingjian.change.effect import Effect, TouchedPage, TouchedTable
from mingjian.check.catalogue import all_entries
from mingjian.derive.changeview import SHOWN
from mingjian.model.finding import Finding

Words = dict[str, str]


def notes(found: Comparison, say: Words) -> Iterator[str]:
    """Yield the lines of Markdown."""
    if found.grounds:
        yield from ("", say["two"].format(grounds="、".join(found.grounds)))
    for heading, lines in sections(found, say):
        yield from ("", say["section"].format(title=heading), "")
        yield from (f"- {safe(line)}" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield say["more"].format(n=len(lines) - SHOWN)


def sections(found: Comparison, say: Words) -> Iterator[tuple[str, list[str]]]:
    """Yield headings and lines, those without lines left out."""
    seen = found.effect
    for key, lines in (
        ("windows", list(found.windows)),
        ("practice", list(_practice(seen, say))),
        ("pages", list(_pages(seen.pages, say))),
        ("data", [_table(table, say) for table in seen.tables]),
        ("looks", [look(item, say) for item in seen.looks]),
    ):
        if lines:
            yield say[key], lines


def look(item: Finding, say: Words) -> str:
    """Return a finding with the title of its rule."""
    entry = all_entries().get(item.code)
    rule = item.code if entry is None else f"{item.code} {entry.title}"
    return say["look"].format(rule=rule, message=item.message)


def _practice(effect: Effect, say: Words) -> Iterator[str]:
    for group in effect.practice:
        for names, key in ((group.joined, "joined"), (group.left, "left")):
            if names:
                shown = "、".join(names[:SHOWN])
                yield say[f"{key}_{group.kind}"].format(n=len(names), names=shown)


def _pages(pages: Sequence[TouchedPage], say: Words) -> Iterator[str]:
    if not pages:
        return
    about = [page for page in pages if page.record]
    yield say["page_total"].format(n=len(pages), records=len(about))
    for page in about:
        word = "page" if page.was and page.now else "page_new" if page.now else "page_gone"
        yield say[word].format(title=page.title, url=page.url)


def _table(table: TouchedTable, say: Words) -> str:
    counts = [(say["rows_added"], table.added), (say["rows_changed"], table.changed)]
    counts.append((say["rows_removed"], table.removed))
    told = say["separator"].join(words.format(n=n) for words, n in counts if n)
    return say["table"].format(title=table.title, name=table.name, counts=told)


def safe(text: str) -> str:
    """Return a text that stays a text in Markdown and in HTML, whatever a hostile value holds."""
    for mark in "\\`*_[]<>#|!&@":
        text = text.replace(mark, f"&#{ord(mark)};" if mark in "<>&@" else f"\\{mark}")
    return " ".join(text.split())
