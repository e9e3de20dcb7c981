"""Badges an institution may show elsewhere: an SVG and a small JSON, no script, no cookie.

A picture cannot know what day it is, so it says until when it may be shown; the JSON carries the same day
for sites that can check. The link to the register stands beside the picture, on the page that shows it.
"""

from collections.abc import Iterator
from functools import cache, partial

import orjson
from jinja2 import Template

from mingjian.derive.today import ASK, NO, YES, Today, institution_today
from mingjian.derive.views import Views
from mingjian.render.artifact import JSON, Artifact
from mingjian.render.draft import Draft, File, fingerprint, makers
from mingjian.render.pages.environment import environment

SVG = "image/svg+xml"
_MAY = {YES: True, NO: False, ASK: None}
_SHAPES = {"ok": "circle", "info": "diamond", "warn": "triangle"}
_COLOURS = {"ok": "#1a6438", "info": "#1a4f93", "warn": "#7f4a00", "stop": "#a3231b"}


@cache
def _template() -> Template:
    return environment().get_template("guidance/badge.svg.j2")


def badge_path(institution: str, ending: str) -> str:
    """Return the path of an institution's badge."""
    return f"badges/{institution}.{ending}"


def render_badges(views: Views, *, stamped: bool) -> Iterator[File]:
    """Render picture and data of every institution's badge, ended ones included: theirs say so."""
    for key in views.institutions:
        today = institution_today(views, views.registry.institutions[key])
        made_of = fingerprint(makers(), today, stamped)
        yield Draft(badge_path(key, "svg"), SVG, (key,), made_of, partial(_picture, today, stamped=stamped))
        yield Artifact(badge_path(key, "json"), _data(today, stamped=stamped), JSON, (key,))


def _picture(today: Today, *, stamped: bool) -> bytes:
    picture = _template().render(
        t=today,
        shape=_SHAPES.get(today.badge.tone, "square"),
        colour=_COLOURS.get(today.badge.tone, "#505b69"),
        width=badge_width(today),
        stamped=stamped,
    )
    return picture.encode()


def badge_width(today: Today) -> int:
    """Return a width that holds the name and the dates; Chinese characters are one em wide."""
    ems = max(sum(1.0 if ord(mark) > 0x2E7F else 0.6 for mark in today.name), 21.0)
    return round(ems * 14) + 28


def _data(today: Today, *, stamped: bool) -> bytes:
    value = {
        "schema": 1,
        "id": today.id,
        "name": today.name,
        "licence": today.number,
        "status": today.badge.word,
        "meaning": today.badge.meaning,
        "mayPractise": _MAY[today.verdict],
        "validUntil": None if today.until is None else today.until.isoformat(),
        "asOf": today.as_of.isoformat(),
        "showUntil": today.shown_until.isoformat(),
        "url": today.address or today.url,
        "sample": stamped,
    }
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
