"""Labels of fields on pages, read from the one declaration (law 2)."""

from functools import cache

from mingjian.model.declaration import field_specs
from mingjian.model.registry import KINDS, VOCABULARIES


@cache
def labels() -> dict[str, str]:
    """Return the title of every declared field by kind or vocabulary and path (``institution.name``)."""
    found: dict[str, str] = {}
    for kind in KINDS:
        for spec in field_specs(kind.model):
            found[f"{kind.key}.{spec.path}"] = found[f"{kind.key}.{spec.path.removesuffix('[]')}"] = (
                spec.title
            )
    for stem, model in VOCABULARIES.items():
        for spec in field_specs(model):
            found[f"{stem}.{spec.path}"] = spec.title
    return found
