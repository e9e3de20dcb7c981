"""A registry of one institution with everything its wall notice needs, for tests of prints."""

from pathlib import Path
from typing import Any

import yaml
from mingjian.derive.views import Views
from records import appraiser, authority, institution, price_item, price_list, schedule, views

ROOT = Path(__file__).parents[1]
TEXTS: dict[str, Any] = yaml.safe_load((ROOT / "registry/vocab/notice-texts.yml").read_bytes())
SITE = "https://example.invalid/mingjian/"
SUPERVISION = {"office": "明州市司法局", "phone": "12348", "contact": "司法鉴定管理科"}


def people(count: int = 3, **fields: Any) -> list[Any]:
    """Return so many appraisers of the one institution."""
    return [
        appraiser(
            **{
                "id": f"sl-r{number:05}",
                "name": f"张示{number}",
                "practice_number": f"990101001{number:03}",
                **fields,
            }
        )
        for number in range(1, count + 1)
    ]


def office(
    *staff: Any, with_prices: int = 2, with_texts: bool = True, site: str | None = SITE, **fields: Any
) -> Views:
    """Return the views of one institution, its people and its prices."""
    home = institution(**({"supervision": SUPERVISION} | fields))
    prices = [price_item(name=f"收费项目{number}") for number in range(with_prices)]
    lists = [price_list(items=prices)] if prices else []
    words = {"notice-texts": TEXTS} if with_texts else {}
    options: dict[str, Any] = {"vocabulary": words, "site_url": site} if site else {"vocabulary": words}
    return views(authority(), home, schedule(), *lists, *(staff or people()), **options)
