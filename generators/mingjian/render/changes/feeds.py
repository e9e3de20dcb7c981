"""Atom (RFC 4287) and JSON Feed 1.1: the same notices in both, for everything and for every topic."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

import orjson

from mingjian.derive.bulletin import Notice, notices
from mingjian.derive.changeset import Action
from mingjian.derive.changeview import Entry
from mingjian.derive.changewords import ACTIONS
from mingjian.derive.history import day_of
from mingjian.derive.views import Views
from mingjian.model.registry import KINDS
from mingjian.render.artifact import Artifact
from mingjian.render.changes import words
from mingjian.render.changes.links import page_urls
from mingjian.render.opendata.about import about

ATOM = "application/atom+xml; charset=utf-8"
JSON_FEED = "application/feed+json"
LATEST = 50
"""Entries a feed holds; older ones are on the pages and in the delta files."""
_CHANGES = "changes/"
_COMMA = "、"
_TOP = re.compile("[·（]")
_SHORT, _NAMED = 24, 2
"""Longest value, and most fields, that a title names."""
_KNOWN_BY_NAME = frozenset({"institution", "appraiser", "vocab"})
_ATOM_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">'
)


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: its topic among the notices, its path without an ending, its title, the group it is in."""

    topic: str
    path: str
    title: str
    group: str


def feeds(views: Views) -> Iterator[Feed]:
    """Yield every feed of the site."""
    yield Feed("all", "feeds/all", words.FEED_ALL, "all")
    for kind in KINDS:
        yield Feed(f"kind/{kind.key}", f"feeds/{kind.table.replace('_', '-')}", kind.title, "kind")
    for action in Action:
        if action is not Action.CHECKED:
            yield Feed(f"action/{action}", f"feeds/actions/{action}", ACTIONS[action], "action")
    for code in dict.fromkeys((views.registry.settings.region, *views.areas)):
        yield Feed(f"region/{code}", f"feeds/regions/{code}", views.region_link(code).text, "region")
    for code in views.categories.items:
        if len(code) <= len("fy:02"):
            name = views.categories.name(code)
            yield Feed(f"category/{code}", f"feeds/categories/{code.replace(':', '-')}", name, "category")
    for key, row in views.institutions.items():
        yield Feed(f"institution/{key}", f"feeds/institutions/{key}", row.name, "institution")


def render_feeds(views: Views) -> Iterator[Artifact]:
    """Yield every feed in both formats."""
    by_topic: dict[str, list[Notice]] = {}
    for notice in notices(views):
        for topic in notice.topics:
            found = by_topic.setdefault(topic, [])
            if len(found) < LATEST:
                found.append(notice)
    site = _Site(views)
    for feed in feeds(views):
        found = by_topic.get(feed.topic, [])
        sources = (feed.topic.rpartition("/")[2],) if feed.group == "institution" else ("registry",)
        yield Artifact(f"{feed.path}.atom", site.atom(feed, found), ATOM, sources)
        yield Artifact(f"{feed.path}.json", site.json(feed, found), JSON_FEED, sources)


class _Site:
    """What every feed of one site shares."""

    def __init__(self, views: Views) -> None:
        settings = views.registry.settings
        self.base = settings.site_url or ""
        self.name = settings.site_name
        self.publisher = settings.publisher.name
        self.prefix = settings.prefix
        self.facts = about(views.dataset)
        self.updated = f"{views.as_of.isoformat()}T00:00:00Z"
        self.urls = page_urls(views)

    def title(self, feed: Feed) -> str:
        return words.FEED_TITLE.format(site=self.name, topic=feed.title)

    def address(self, path: str, depth: int) -> str:
        """Return a full address; where the site has stated none, one relative to the feed."""
        return f"{self.base}{path}" if self.base else f"{'../' * depth}{path}"

    def identity(self, key: str) -> str:
        """Return an id that never changes: it names the registry and the commit, not an address."""
        return f"urn:mingjian:{self.prefix}:{key}"

    def page(self, notice: Notice) -> str:
        if notice.entry is not None and notice.entry.id in self.urls:
            return self.urls[notice.entry.id]
        return f"{_CHANGES}{day_of(notice.when)[:7]}/#c-{notice.sha[:10]}"

    def home(self, feed: Feed) -> str:
        """Return the page a feed goes with."""
        return self.urls.get(feed.topic.rpartition("/")[2], _CHANGES)

    def description(self, feed: Feed) -> str:
        """Say what the feed is, that it is invented if it is, and how it may be used."""
        stamp = f"{self.facts.stamp}" if self.facts.is_sample else ""
        return words.FEED_DESCRIPTION.format(title=self.title(feed), stamp=stamp, licence=self.facts.licence)

    def atom(self, feed: Feed, found: Iterable[Notice]) -> bytes:
        """Return a feed as Atom."""
        depth = feed.path.count("/")
        items = list(found)
        updated = items[0].when if items else self.updated
        title, here = _xml(self.title(feed)), _xml(self.address(f"{feed.path}.atom", depth))
        head = (
            f"<id>{self.identity(feed.path)}</id><title>{title}</title><updated>{updated}</updated>",
            f"<subtitle>{_xml(self.description(feed))}</subtitle><rights>{_xml(self.facts.licence)}</rights>",
            f"<author><name>{_xml(self.publisher)}</name></author>",
            f'<link rel="self" type="application/atom+xml" href="{here}"/>',
            f'<link rel="alternate" type="text/html" href="{_xml(self.address(self.home(feed), depth))}"/>',
        )
        entries = (self._entry(item, depth) for item in items)
        return "\n".join([_ATOM_HEAD, *head, *entries, "</feed>", ""]).encode()

    def _entry(self, item: Notice, depth: int) -> str:
        address = _xml(self.address(self.page(item), depth))
        categories = "".join(f'<category term="{_xml(tag)}"/>' for tag in tags(item))
        return (
            f"<entry><id>{self.identity(item.key)}</id><title>{_xml(headline(item))}</title>"
            f'<updated>{item.when}</updated><link rel="alternate" type="text/html" href="{address}"/>'
            f'{categories}<content type="html">{_xml(body(item))}</content></entry>'
        )

    def json(self, feed: Feed, found: Iterable[Notice]) -> bytes:
        """Return a feed as JSON Feed."""
        depth = feed.path.count("/")
        value: dict[str, Any] = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title(feed),
            "language": "zh-Hans",
            "description": self.description(feed),
            "home_page_url": self.address(self.home(feed), depth),
            "feed_url": self.address(f"{feed.path}.json", depth),
            "authors": [{"name": self.publisher}],
            "items": [
                {
                    "id": self.identity(item.key),
                    "url": self.address(self.page(item), depth),
                    "title": headline(item),
                    "content_html": body(item),
                    "date_published": item.when,
                    "tags": tags(item),
                }
                for item in found
            ],
        }
        return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def tags(notice: Notice) -> list[str]:
    """Return what readers can sort by: the kind of record and the kinds of change."""
    kind = [notice.entry.kind_title] if notice.entry is not None else []
    return [*kind, *(ACTIONS[action] for action in notice.actions)]


def headline(notice: Notice) -> str:
    """Return the title of a notice: whose record it is, and what about it changed."""
    made = notice.entry
    if made is None:
        total = sum(group.more + len(group.entries) for group in notice.groups)
        return words.BULK_TITLE.format(n=total)
    if notice.actions == (Action.ADDED,):
        return words.NOTICE_TITLE.format(name=made.name, what=words.NOTICE_ADDED.format(kind=made.kind_title))
    told = [_fields(made) if action is Action.CHANGED else ACTIONS[action] for action in notice.actions]
    own = made.kind in _KNOWN_BY_NAME
    name = made.name if own else words.NOTICE_OF_KIND.format(name=made.name, kind=made.kind_title)
    return words.NOTICE_TITLE.format(name=name, what=_COMMA.join(filter(None, told)))


def _fields(made: Entry) -> str:
    """Say which fields changed; of a single short one, from what to what."""
    if len(made.lines) == 1 and not made.more:
        (line,) = made.lines
        if max(map(len, (line.old, line.new))) <= _SHORT:
            return words.NOTICE_ONE_FIELD.format(field=line.field, old=line.old, new=line.new)
    titles = list(dict.fromkeys(_TOP.split(line.field, maxsplit=1)[0] for line in made.lines))
    sentence = words.NOTICE_FIELDS if len(titles) <= _NAMED and not made.more else words.NOTICE_MORE_FIELDS
    return sentence.format(fields=_COMMA.join(titles[:_NAMED])) if titles else ACTIONS[Action.CHANGED]


def body(notice: Notice) -> str:
    """Return the content of a notice as HTML."""
    if notice.entry is None:
        rows = [words.BULK_GROUP.format(title=group.title, n=group.more) for group in notice.groups]
        return "".join(f"<p>{escape(row)}</p>" for row in rows)
    head = f"<p>{escape(notice.entry.kind_title)} {escape(notice.entry.id)}</p>"
    rows = [
        f"<li>{escape(line.field)}：<del>{escape(line.old)}</del> → <ins>{escape(line.new)}</ins></li>"
        for line in notice.entry.lines
    ]
    if notice.now:
        head += f"<p>{escape(words.NOW)}</p>"
        rows += [f"<li>{escape(line.field)}：{escape(line.new)}</li>" for line in notice.now]
    if notice.entry.more:
        rows.append(f"<li>{escape(words.MORE_LINES.format(n=notice.entry.more))}</li>")
    return f"{head}<ul>{''.join(rows)}</ul>" if rows else head


def _xml(text: str) -> str:
    return "".join(mark for mark in escape(text) if mark >= " " or mark in "\t\n")
