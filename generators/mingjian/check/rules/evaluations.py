"""R55x: when reviews and tests are closed and made public, and what the staff must not forget."""

from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.rule import Hit, rule
from mingjian.derive.views import subject_of
from mingjian.derive.workdays import working_days_between
from mingjian.model.integrity import Rating


@rule("R555")
def review_public_before_it_closed(ctx: Context) -> Iterator[Hit]:
    """A review is public after it was closed."""
    for key, review in ctx.registry.reviews.items():
        if review.published is not None and review.closed is None:
            yield Hit(key, "published", published=review.published, closed="—")
        elif review.published is not None and review.closed is not None and review.published < review.closed:
            yield Hit(key, "published", published=review.published, closed=review.closed)


@rule("R556")
def evaluation_not_public(ctx: Context) -> Iterator[Hit]:
    """Results that are closed are made public in time."""
    limit = ctx.registry.settings.parameters.publication_days
    for key, review in ctx.registry.reviews.items():
        if review.closed is not None and review.published is None:
            days = working_days_between(review.closed, ctx.as_of)
            if days > limit:
                yield Hit(key, "closed", closed=review.closed, days=days, limit=limit)


@rule("R557")
def grade_due_again(ctx: Context) -> Iterator[Hit]:
    """A grade whose term is over is due again."""
    latest: dict[tuple[str, str], Rating] = {}
    for item in ctx.registry.ratings.values():
        key = (subject_of(item), item.scheme)
        if key not in latest or latest[key].year < item.year:
            latest[key] = item
    for item in latest.values():
        if item.valid_until is not None and item.valid_until < ctx.as_of:
            yield Hit(item.id, "valid_until", until=item.valid_until)


@rule("R558")
def follow_up_overdue(ctx: Context) -> Iterator[Hit]:
    """What a failed test asks for is done by its day."""
    for key, test in ctx.registry.proficiency.items():
        for index, item in enumerate(test.results):
            step = item.follow_up
            if step is not None and step.done is None and step.due < ctx.as_of:
                days = (ctx.as_of - step.due).days
                yield Hit(key, f"results[{index}].follow_up.due", due=step.due, days=days)
