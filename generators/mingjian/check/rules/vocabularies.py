"""S2xx: the vocabularies a registry needs are there, and their trees hang together."""

from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.check.tree import parent
from mingjian.derive.regions import nearest as region_above
from mingjian.model.registry import KIND, VOCABULARIES
from mingjian.model.vocabulary import RegionLevel

ALWAYS = ("regions", "categories")


NEEDED_BY = {
    "appraiser": ("titles",),
    "plan": ("matters",),
    "inspection": ("matters", "result-words"),
    "document": ("themes",),
    "case": ("publication-windows",),
    "sanction": ("publication-windows", "sanction-kinds"),
    "approval": ("approval-matters",),
    "rating": ("rating-schemes",),
    "review": ("review-words",),
    "round": ("proficiency-words",),
}


@rule("S203")
def missing_vocabulary(ctx: Context) -> Iterator[Hit]:
    """The vocabularies the records use are there."""
    needed = dict.fromkeys(ALWAYS, "")
    for kind, stems in NEEDED_BY.items():
        if ctx.registry.of(kind):
            needed |= {stem: KIND[kind].title for stem in stems if stem not in needed}
    for stem, user in needed.items():
        if stem not in ctx.registry.vocabularies and f"vocab/{stem}" not in ctx.unread:
            title = VOCABULARIES[stem].model_config.get("title") or stem
            yield Hit("registry", "", stem=stem, title=title, user=user or say("every_registry"))


@rule("S215")
def region_without_parent(ctx: Context) -> Iterator[Hit]:
    """Every region but a province hangs below one that is listed."""
    regions = ctx.registry.regions
    for index, (code, region) in enumerate(regions.items()):
        if region.level in (RegionLevel.CITY, RegionLevel.COUNTY) and region_above(code, regions) in (
            None,
            "000000",
        ):
            yield Hit("vocab/regions", f"items[{index}].code", code=code, name=region.name)


@rule("S216")
def category_without_parent(ctx: Context) -> Iterator[Hit]:
    """Every category below a class hangs below one that is listed."""
    for index, (code, item) in enumerate(ctx.registry.categories.items()):
        above = parent(code)
        if above is not None and above not in ctx.registry.categories:
            yield Hit("vocab/categories", f"items[{index}].code", code=code, name=item.name, parent=above)


@rule("S218")
def measure_target_of_no_theme(ctx: Context) -> Iterator[Hit]:
    """A measure's themes are in the list of themes."""
    themes = ctx.registry.vocabularies.get("themes")
    if themes is None:
        return
    known = {item.id for item in themes.items}
    for key, document in ctx.registry.documents.items():
        for index, measure in enumerate(document.measures):
            for position, theme in enumerate(measure.themes):
                if theme not in known:
                    yield Hit(key, f"measures[{index}].themes[{position}]", theme=theme, measure=measure.id)
