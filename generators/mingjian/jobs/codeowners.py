"""CODEOWNERS from the tree of regions: which team reviews which files. The last matching line wins.

Teams are named by convention (``r990100`` for a city), so that there is no second list to keep.
"""

from collections.abc import Iterator

from mingjian.model.registry import KINDS, Registry

CLERKS, ADMINS, SUPERVISION = "registry", "registry-admins", "supervision"
SANCTIONS = ("sanctions", "blacklist")
TOOLS = ("/.github/", "/Makefile", "/generators/", "/mkdocs.yml", "/pyproject.toml", "/tests/")
HEAD = """\
# 由 mingjian codeowners 按 vocab/regions.yml 生成，不要手工改。后面的行优先。
# 团队：r 加地区代码为各市，registry 为省级登记人员，supervision 为处罚监督，
# registry-admins 为词表、设置和程序。
"""


def codeowners(registry: Registry, place: str, org: str) -> str:
    """Return the file for a registry that lies at ``place`` in its repository (empty: at the top)."""
    return HEAD + "".join(f"{path} {owner}\n" for path, owner in _lines(registry, place, org))


def _lines(registry: Registry, place: str, org: str) -> Iterator[tuple[str, str]]:
    root = f"/{place}/" if place else "/"
    yield "*", f"@{org}/{ADMINS}"
    yield root, f"@{org}/{CLERKS}"
    sharded = [kind.folder for kind in KINDS if kind.shard == "region"]
    for code in sorted(_cities(registry)):
        for folder in sharded:
            yield f"{root}{folder}/{code[:4]}*/", f"@{org}/r{code}"
    for folder in SANCTIONS:
        yield f"{root}{folder}/", f"@{org}/{SUPERVISION}"
    for path in (f"{root}vocab/", f"{root}registry.yml", *TOOLS):
        yield path, f"@{org}/{ADMINS}"


def _cities(registry: Registry) -> Iterator[str]:
    """Yield the cities of the publisher's own region."""
    regions = registry.vocabularies.get("regions")
    own = registry.settings.region[:2]
    for item in regions.items if regions else ():
        if item.code.startswith(own) and item.code.endswith("00") and not item.code.endswith("0000"):
            yield item.code
