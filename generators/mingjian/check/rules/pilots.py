"""R64x: a pilot says which measure it carries out, and its outcome only once it is over."""

from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.rule import Hit, rule


@rule("R641")
def pilot_of_an_unknown_measure(ctx: Context) -> Iterator[Hit]:
    """The measure a pilot carries out is in a document of the library."""
    known = {measure.id for item in ctx.registry.documents.values() for measure in item.measures}
    for key, item in ctx.registry.pilots.items():
        if item.measure is not None and item.measure not in known and not ctx.has_unread("document"):
            yield Hit(key, "measure", measure=item.measure)


@rule("R642")
def outcome_before_the_end(ctx: Context) -> Iterator[Hit]:
    """A pilot that is running has no outcome yet."""
    for key, item in ctx.registry.pilots.items():
        if item.outcome is not None and (item.until is None or item.as_of < item.until):
            yield Hit(key, "outcome")
