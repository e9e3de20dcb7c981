"""R63x: what is said of an institution beside its licences (court lists, bylaws …) is complete."""

from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.rule import Hit, rule
from mingjian.derive.status import in_scope
from mingjian.model.declaration import title_of
from mingjian.model.particular import Particular, ParticularKind


@rule("R631")
def listed_for_what_it_may_not_do(ctx: Context) -> Iterator[Hit]:
    """An institution is on a court's list for categories it is licensed for."""
    for key, body in ctx.registry.institutions.items():
        for index, item in enumerate(body.particulars):
            for position, code in enumerate(item.categories):
                if code in ctx.registry.categories and not in_scope(body.scope, code):
                    place = f"particulars[{index}].categories[{position}]"
                    yield Hit(key, place, category=ctx.category(code))


_NEEDS = {
    ParticularKind.COURT: ("categories",),
    ParticularKind.E_LICENCE: ("number",),
    ParticularKind.NATIONAL: ("number",),
    ParticularKind.ASSISTANTS: ("count",),
    ParticularKind.INSURANCE: ("name", "until"),
    ParticularKind.BYLAW: ("name",),
}
"""What an entry of a kind must say."""


@rule("R632")
def particular_without_its_value(ctx: Context) -> Iterator[Hit]:
    """An entry says what its kind is about, and nothing that belongs to another kind."""
    for key, body in ctx.registry.institutions.items():
        for index, item in enumerate(body.particulars):
            for needed in _NEEDS.get(item.kind, ()):
                if getattr(item, needed) in (None, ()):
                    title = title_of(Particular, needed)
                    yield Hit(key, f"particulars[{index}].kind", kind=item.kind.value, missing=title)
