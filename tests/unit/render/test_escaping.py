"""Templates compiled by our own writer print what Jinja2's own would, character for character."""

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape
from mingjian.render.pages.environment import PageEnvironment
from mingjian.render.pages.escaping import shown

ODD = "<a href=\"x\">'&amp;'</a> 鉴定〔2024〕 \u2028"


class Html:
    def __html__(self) -> str:
        return "<b>bold</b>"


class Named(str):
    __slots__ = ()


VALUES = [ODD, Markup(ODD), Named(ODD), Html(), 3, 2.5, None, True, ["<", 1], {"<": ">"}, ""]
TEMPLATES = {
    "plain": "{{ v }}",
    "around": "<p>{{ v }} &amp; {{ v|string|upper }}{{ '<' }}</p>",
    "macro": "{% macro cell(x) %}<td>{{ x }}{% if x %}{{ caller() }}{% endif %}</td>{% endmacro %}"
    "{% call cell(v) %}<i>{{ v }}</i>{% endcall %}",
    "joined": "{{ [v, '<', v]|join('<br>') }}{{ v ~ '<' }}{{ [v, v]|join('<br>'|safe) }}",
    "kept": "{% set x %}{{ v }}<hr>{% endset %}{{ x }}{{ x|length }}",
    "filtered": "{% filter upper %}{{ v }}<hr>{% endfilter %}",
    "off": "{% autoescape false %}{{ v }}{% endautoescape %}{{ v }}",
    "maybe": "{% autoescape on %}{{ v }}{% endautoescape %}",
    "looped": "{% for x in [v, v] recursive %}{{ loop.index }}{{ x }}{% endfor %}",
    "part": "{% include 'plain' %}",
    "child": "{% extends 'base' %}{% block a %}{{ super() }}{{ v }}{% endblock %}",
    "base": "<{% block a %}{{ v }}{% endblock %}>",
}


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_a_value_is_shown_as_it_would_be_escaped(value: object) -> None:
    assert shown(value) == str(escape(value))


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("on", [True, False])
def test_a_template_prints_the_same(name: str, value: object, on: bool) -> None:
    ours, theirs = (
        made(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
        for made in (PageEnvironment, Environment)
    )
    assert ours.get_template(name).render(v=value, on=on) == theirs.get_template(name).render(v=value, on=on)


def test_a_value_that_is_missing_is_still_a_mistake() -> None:
    made = PageEnvironment(autoescape=True, undefined=StrictUndefined)
    with pytest.raises(UndefinedError):
        made.from_string("{{ v }}").render()
