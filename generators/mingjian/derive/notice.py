"""What hangs on an institution's wall (S31): eight groups of items, and which of them are missing.

A notice is printed whole or not at all; an incomplete one would look as if that were everything.
"""

from dataclasses import dataclass, replace

from mingjian.derive import wording
from mingjian.derive.body import Body, body_of
from mingjian.derive.claim import Claim, claims
from mingjian.derive.priceblock import PriceBlock, price_block
from mingjian.derive.pricing import tier_lines
from mingjian.derive.views import Views
from mingjian.derive.volume import is_official
from mingjian.model.fee import PriceKind
from mingjian.model.institution import Institution
from mingjian.model.notice import NoticeTexts

SCOPE, LICENCE, PROCESS, PRICES = "业务范围", "许可证", "流程图", "收费项目和标准"
ETHICS, PLEDGES, PEOPLE, SUPERVISION = (
    "职业道德和执业纪律",
    "执业承诺和风险告知",
    "鉴定人",
    "监督电话和联系人",
)
NOT_PRACTISING = "登记状态为“{status}”，不能接受委托"
LAPSED = "许可证{validity}，没有看到准予延续的决定"


@dataclass(frozen=True, slots=True)
class Charge:
    """One line of the price table."""

    group: str
    name: str
    price: str
    basis: str
    note: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the process."""

    title: str
    actor: str
    text: str
    limit: str
    documents: str


@dataclass(frozen=True, slots=True)
class Notice:
    """The eight groups of one institution."""

    body: Body
    charges: tuple[Charge, ...]
    schedule: str
    since: str
    tiers: tuple[tuple[str, str], ...]
    stages: tuple[Stage, ...]
    ethics: tuple[str, ...]
    discipline: tuple[str, ...]
    pledges: tuple[str, ...]
    risks: tuple[str, ...]
    office: str
    phone: str
    contact: str
    texts: str
    is_official: bool


def texts_of(views: Views) -> NoticeTexts | None:
    """Return the standard texts, where the registry has them."""
    found: NoticeTexts | None = views.registry.vocabularies.get("notice-texts")
    return found


def current_prices(views: Views, institution: str) -> PriceBlock | None:
    """Return the price list in force on the day."""
    lists = views.price_lists.get(institution, ())
    current = next((item for item in lists if item.covers(views.as_of)), None)
    return None if current is None else price_block(views, current)


def missing_parts(views: Views, record: Institution) -> tuple[str, ...]:
    """Return what keeps the notice from being printed, in the order in which it would stand there."""
    row = views.institutions[record.id]
    if not row.may_practise:
        why = LAPSED if row.is_practising else NOT_PRACTISING
        return (why.format(status=row.badge.word, validity=row.validity.word),)
    texts = texts_of(views)
    present = {
        SCOPE: bool(row.categories),
        LICENCE: bool(row.licence_number),
        PROCESS: texts is not None,
        PRICES: current_prices(views, record.id) is not None,
        ETHICS: texts is not None,
        PLEDGES: texts is not None,
        PEOPLE: bool(views.roster.practising.get(record.id)),
        SUPERVISION: record.supervision.contact is not None,
    }
    return tuple(name for name, is_there in present.items() if not is_there)


def notice_of(views: Views, record: Institution) -> Notice | None:
    """Return the notice of an institution, or None when a part is missing."""
    texts, block = texts_of(views), current_prices(views, record.id)
    if texts is None or block is None or missing_parts(views, record):
        return None
    is_tiered = any(line.item.price.kind is PriceKind.TIERED for line in block.lines)
    rule = block.rules.tier_rule if is_tiered and block.rules is not None else None
    return Notice(
        body=on_the_wall(body_of(views, record, 0)),
        charges=charges(views, block),
        schedule=block.schedule.text,
        since=block.record.since.isoformat(),
        tiers=() if rule is None else tuple((line.part, line.rate) for line in tier_lines(rule)),
        stages=stages(views, texts),
        ethics=tuple(item.text for item in texts.ethics),
        discipline=tuple(item.text for item in texts.discipline),
        pledges=tuple(item.text for item in texts.pledges),
        risks=tuple(item.text for item in texts.risks),
        office=record.supervision.office,
        phone=record.supervision.phone,
        contact=record.supervision.contact or "",
        texts=texts.version.isoformat(),
        is_official=is_official(views),
    )


def on_the_wall(body: Body) -> Body:
    """Leave out what a notice does not show, so that a change of it makes no notice out of date."""
    people = tuple(replace(person, gender="", employment="", until="") for person in body.people)
    return replace(
        body, people=people, uscc="", former="", postcode="", county="", accreditations=(), supervision=""
    )


def charges(views: Views, block: PriceBlock) -> tuple[Charge, ...]:
    """Return the lines of a price list under their field of practice."""
    found = []
    for line in block.lines:
        path = views.categories.path(line.item.category)
        band = line.comparison.band
        found.append(
            Charge(
                group=views.categories.name(path[1] if len(path) > 1 else path[0]),
                name=line.item.name,
                price=line.price,
                basis=band or (wording.BAND_MARKET if line.item.schedule_item is None else ""),
                note=line.item.note or "",
            )
        )
    return tuple(found)


def stages(views: Views, texts: NoticeTexts) -> tuple[Stage, ...]:
    """Return the process; time limits come from the list of time limits."""
    told: tuple[Claim, ...] = claims(views, texts.items)
    return tuple(
        Stage(step.title, step.actor, step.text, claim.limit, "、".join(step.documents))
        for step, claim in zip(texts.items, told, strict=True)
    )
