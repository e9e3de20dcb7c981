"""Linked data for search engines (schema.org JSON-LD): where a page stands, and who a record is.

Never a rating: a grade is published by an authority, not collected from visitors. The block is data, no
browser runs it (docs/adr/0014).
"""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from mingjian.derive.institution import InstitutionPage
from mingjian.derive.office import AuthorityPage
from mingjian.render.pages.labels import labels

CONTEXT = "https://schema.org"
COUNTRY = "CN"
STAMP = "示例数据·非官方名册"
Data = dict[str, Any]


def block(things: Iterable[Data]) -> str:
    """Return a data block for <head>; nothing in it can end the element."""
    text = orjson.dumps({"@context": CONTEXT, "@graph": list(things)}).decode().replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def breadcrumbs(steps: Iterable[tuple[str, str | None]], site: str | None) -> Data:
    """Return the way from home to a page; ``steps`` are (text, address from the root or None)."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": text}
            | ({} if path is None or site is None else {"item": f"{site}{path}"})
            for place, (text, path) in enumerate(steps, 1)
        ],
    }


def organisation(view: Any) -> Data | None:
    """Return who the record of a page is, where it is a body; ended ones are no longer a service."""
    if isinstance(view, InstitutionPage):
        return _institution(view)
    return _authority(view) if isinstance(view, AuthorityPage) else None


def stamp(thing: Data) -> Data:
    """Mark a body of a registry that nobody is authorised to publish (law 7)."""
    return thing | {"disambiguatingDescription": STAMP}


def _institution(view: InstitutionPage) -> Data:
    row, contact = view.row, view.record.contact
    numbers = {"uscc": view.record.uscc, "licences[].number": row.licence_number, "id": row.id}
    address = {
        "@type": "PostalAddress",
        "streetAddress": contact.address,
        "postalCode": contact.postcode,
        "addressCountry": COUNTRY,
    }
    found = {
        "@type": "Organization" if row.has_ended else "LegalService",
        "name": row.name,
        "alternateName": [name.name for name in view.former_names],
        "identifier": [_number(f"institution.{path}", value) for path, value in numbers.items() if value],
        "address": _given(address),
        "telephone": contact.phone,
        "url": view.today.address,
        "sameAs": contact.website,
    }
    return _given(found)


def _authority(view: AuthorityPage) -> Data:
    record = view.record
    found = {
        "@type": "GovernmentOrganization",
        "name": record.name,
        "identifier": _number("authority.id", record.id),
        "telephone": record.phone,
        "sameAs": record.website,
    }
    return _given(found)


def _number(path: str, value: str) -> Data:
    return {"@type": "PropertyValue", "propertyID": labels()[path], "value": value}


def _given(data: Mapping[str, Any]) -> Data:
    return {key: value for key, value in data.items() if value}
