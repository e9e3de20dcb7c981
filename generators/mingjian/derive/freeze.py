"""Freeze the pool of a plan: a draw before anything is committed to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mingjian.derive import wording
from mingjian.derive.announcement import announcement, fingerprint
from mingjian.derive.layering import UNCHECKED, UNRATED, Cut, Traits
from mingjian.derive.pool import candidates, expected_pools, share
from mingjian.derive.sizes import bands
from mingjian.model.draw import Draw, DrawAlgorithm, Exclusion, PublicSource, Stratum
from mingjian.model.inspection import InspectionPlan
from mingjian.model.provenance import Source
from mingjian.model.registry import KIND, Registry

UNSEALED = "0" * 64


@dataclass(frozen=True, slots=True)
class Terms:
    """What the people decide: day, last day of the reveal, ratio, layers, who is left out, public sources."""

    frozen: date
    reveal_due: date
    cuts: tuple[Cut, ...]
    sources: tuple[PublicSource, ...]
    ratio: int | None = None
    ratios: Mapping[str, int] = field(default_factory=dict)
    exclusions: Mapping[str, str] | None = None


def one_layer(name: str) -> tuple[Cut, ...]:
    """Return the cut of a draw without layers."""
    return (Cut(name),)


def by_region(registry: Registry, plan: InspectionPlan, day: date) -> tuple[Cut, ...]:
    """Return one layer for each city of a province (or county of a city) where somebody practises."""
    authority = registry.authorities.get(plan.authority)
    whole = (authority.region if authority else registry.settings.region).endswith("0000")
    regions = {item.region for item in candidates(registry, plan, day).values()}
    codes = sorted({f"{code[:4]}00" if whole else code for code in regions})
    names = {code: item.name for code, item in registry.regions.items()}
    return tuple(Cut(names.get(code, code), regions=(code,)) for code in codes)


def by_class(registry: Registry) -> tuple[Cut, ...]:
    """Return one layer for each class of practice, in the order of the vocabulary."""
    classes = [(code, item.name) for code, item in registry.categories.items() if ":" not in code]
    return tuple(Cut(name, categories=(code,)) for code, name in classes)


def by_grade(registry: Registry, scheme: str) -> tuple[Cut, ...]:
    """Return one layer for each grade of a scheme, the best first, and one for those without a grade."""
    items = registry.vocabularies["rating-schemes"].items
    words = [grade.word for item in items if item.id == scheme for grade in item.grades]
    return tuple(
        Cut(wording.LAYER_GRADE.format(word=word), scheme=scheme, grades=(word,))
        for word in (*words, UNRATED)
    )


def by_result(registry: Registry) -> tuple[Cut, ...]:
    """Return one layer for each result of a last inspection, and one for those never inspected."""
    words = (*registry.words("result-words"), UNCHECKED)
    return tuple(Cut(wording.LAYER_RESULT.format(word=word), results=(word,)) for word in words)


def by_size(registry: Registry) -> tuple[Cut, ...]:
    """Return one layer for each size band, the smallest first."""
    return tuple(
        Cut(name, fewest=low, most=high)
        for name, low, high in bands(registry.settings.parameters.small_staff)
    )


def next_id(registry: Registry) -> str:
    """Return the next free id of a draw."""
    used = [int(key.rpartition("-")[2][1:]) for key in registry.draws]
    return f"{registry.settings.prefix}-{KIND['draw'].letter}{max(used, default=0) + 1:04d}"


def freeze(registry: Registry, plan: InspectionPlan, key: str, terms: Terms) -> Draw:
    """Return the draw of a plan with its pool frozen on a day; layers nobody is in are left out."""
    left_out = terms.exclusions or {}
    ratios = {cut.name: terms.ratios.get(cut.name, terms.ratio or plan.ratio) for cut in terms.cuts}
    found = candidates(registry, plan, terms.frozen)
    pools = expected_pools(Traits(registry, terms.frozen), found, terms.cuts, left_out)
    strata = tuple(
        Stratum(
            name=cut.name,
            regions=cut.regions,
            categories=cut.categories,
            scheme=cut.scheme,
            grades=cut.grades,
            results=cut.results,
            fewest=cut.fewest,
            most=cut.most,
            ratio=ratios[cut.name],
            select=share(len(pool), ratios[cut.name], plan.rounding),
            pool=pool,
        )
        for cut, pool in zip(terms.cuts, pools, strict=True)
        if pool
    )
    draw = Draw(
        id=key,
        plan=plan.id,
        year=plan.year,
        algorithm=DrawAlgorithm.RFC3797_SHA256,
        frozen=terms.frozen,
        rounding=plan.rounding,
        strata=strata,
        exclusions=tuple(Exclusion(institution=who, reason=why) for who, why in sorted(left_out.items())),
        randomness=terms.sources,
        reveal_due=terms.reveal_due,
        announced_sha256=UNSEALED,
        as_of=terms.frozen,
        sources=(Source(title=plan.title),),
    )
    return draw.model_copy(update={"announced_sha256": fingerprint(announcement(draw))})
