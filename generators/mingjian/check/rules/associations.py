"""R646: a body for disputes says whether it costs anything; only an association has members."""

from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.model.association import Association, AssociationType
from mingjian.model.declaration import title_of

_OF_ASSOCIATIONS = ("members", "counsel", "resident_since")


@rule("R646")
def fields_of_another_body(ctx: Context) -> Iterator[Hit]:
    """What a field is about belongs to the kind of body."""
    for key, item in ctx.registry.associations.items():
        if item.type is AssociationType.MEDIATION and item.charge is None:
            yield Hit(key, "type", problem=say("body_charge"))
        if item.type is AssociationType.ASSOCIATION:
            continue
        for name in _OF_ASSOCIATIONS:
            if getattr(item, name) is not None:
                yield Hit(key, name, problem=say("body_field", title=title_of(Association, name)))
