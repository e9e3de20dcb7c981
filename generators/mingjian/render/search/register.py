"""Institutions and appraisers as columns of the index: what repeats from row to row is written once.

Names leave out the place, practice numbers the licence number they begin with, and the categories of an
appraiser are a choice among those of the institution.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mingjian.derive.views import Views
from mingjian.render.search.encode import (
    Column,
    encode_choices,
    encode_codes,
    encode_credit_codes,
    encode_letters,
    encode_numbers,
    encode_texts,
)
from mingjian.render.search.pinyin import split_name
from mingjian.render.search.rows import AppraiserRow, InstitutionRow

_MASK_BITS = 15


@dataclass
class Texts:
    """Collects every text of a file, for its tables of readings and of traditional forms."""

    parts: list[str] = field(default_factory=list)
    surnames: list[str] = field(default_factory=list)

    def column(self, values: Sequence[str]) -> Column:
        """Return texts as a column, and remember them."""
        self.parts.extend(values)
        return encode_texts(values)


def institution_columns(views: Views, found: Sequence[InstitutionRow], texts: Texts) -> Column:
    """Return what institutions are called and where they are."""
    texts.parts.extend(row.name for row in found)
    return {
        "ids": encode_codes([row.id for row in found]),
        "names": encode_texts([_without_place(views, row) for row in found]),
        "region": encode_choices([row.region for row in found]),
        "status": encode_choices([row.status for row in found]),
    }


def institution_details(found: Sequence[InstitutionRow], texts: Texts) -> Column:
    """Return former names, numbers and scopes of the institutions."""
    return {
        "former": texts.column([row.former for row in found]),
        "numbers": encode_codes([row.number for row in found]),
        "uscc": encode_credit_codes([row.uscc for row in found]),
        "scope": encode_choices([row.scope for row in found]),
    }


def _without_place(views: Views, row: InstitutionRow) -> str:
    """Write the place in a name as a sign: the region's own name, the one's above, the province's.

    Signs 4 to 6 leave out the last character, as 明州 does that of 明州市.
    """
    for level, code in enumerate((row.region, f"{row.region[:4]}00", f"{row.region[:2]}0000")):
        place = views.regions.regions.get(code)
        for sign, name in ((level + 1, place.name), (level + 4, place.name[:-1])) if place else ():
            if len(name) > 1 and name in row.name:
                return row.name.replace(name, chr(sign), 1)
    return row.name


def appraiser_columns(
    found: Sequence[AppraiserRow], institutions: Sequence[InstitutionRow], texts: Texts
) -> Column:
    """Return what appraisers are called, in the order of their institutions."""
    members = Counter(row.institution for row in found)
    names = [split_name(row.name) for row in found]
    texts.parts.extend(row.name for row in found)
    texts.surnames.extend(surname for surname, _given in names if surname)
    return {
        "ids": encode_codes([row.id for row in found]),
        "surnames": encode_choices([surname for surname, _given in names]),
        "lengths": encode_numbers([len(given) for _surname, given in names]),
        "given": encode_letters("".join(given for _surname, given in names)),
        "members": encode_numbers([members[row.id] for row in institutions]),
        "status": encode_choices([row.status for row in found]),
    }


def appraiser_details(found: Sequence[AppraiserRow], institutions: Sequence[InstitutionRow]) -> Column:
    """Return practice numbers and categories of the appraisers."""
    licences = {row.id: row.number for row in institutions}
    return {
        "numbers": encode_codes(list(_short_numbers(found, licences))),
        "scope": _scopes(found, institutions),
    }


def _short_numbers(found: Sequence[AppraiserRow], licences: dict[str, str]) -> Iterator[str]:
    """Shorten practice numbers: nothing for the next one of an institution, ``~`` for its licence number."""
    home, last = "", 0
    for row in found:
        licence = licences[row.institution]
        last = last if row.institution == home else 0
        tail = row.number.removeprefix(licence) if licence else ""
        is_counted = tail != row.number and tail.isascii() and tail.isdigit()
        if is_counted and last >= 0 and tail == f"{last + 1:03d}":
            yield ""
        else:
            yield f"~{tail}" if licence and row.number.startswith(licence) else row.number
        home, last = row.institution, int(tail) if is_counted else -1


def _scopes(found: Sequence[AppraiserRow], institutions: Sequence[InstitutionRow]) -> Column:
    """Write the categories of appraisers as a choice among those of their institution.

    Bit *n* stands for the institution's *n*-th category; those of institutions with equally many categories
    are a column. Zero points to the next of ``others``, where the
    appraiser has a category the institution has not (or no longer).
    """
    offers = {row.id: [item.split("!")[0] for item in row.scope.split()] for row in institutions}
    masks: list[list[int]] = [[] for _ in range(1 + max(map(len, offers.values()), default=0))]
    others: list[str] = []
    for row in found:
        offer = offers[row.institution]
        own = row.scope.split()
        is_within = bool(own) and all(code in offer[:_MASK_BITS] for code in own)
        masks[len(offer)].append(sum(1 << offer.index(code) for code in own) if is_within else 0)
        if not is_within:
            others.append(row.scope)
    return {"masks": [encode_numbers(column) for column in masks], "others": encode_choices(others)}
