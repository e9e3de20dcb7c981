"""The whole province: people first, since institutions name their heads; then everything that refers to both."""

from pathlib import Path

from sample_province import (
    appraisers,
    cases,
    evaluations,
    fees,
    inspections,
    institutions,
    knowledge,
    library,
    names,
    penalties,
    people,
    permits,
    places,
    price_lists,
    publicity,
    services,
    statistics,
)
from sample_province.gazette import Gazette
from sample_province.institution_table import TABLE
from sample_province.write import clear, write


def _representatives(heads: dict[int, people.Person]) -> dict[int, str]:
    """Return who represents each institution in law: its head, where the host is a firm or a service body."""
    return {
        spec.serial: heads[spec.serial].name
        if spec.serial in heads and spec.host[1] in {"企业", "社会服务机构"}
        else names.representative(spec.serial)
        for spec in TABLE
    }


def write_province(root: Path) -> dict[str, int]:
    """Write all fictional records below ``root`` and return how many of each kind."""
    gazette, everyone = Gazette(), people.everyone()
    heads = {
        person.home.serial: person
        for person in reversed(everyone)
        if not person.leaves and not person.home.ended
    }
    representatives = _representatives(heads)
    bodies = institutions.institutions(
        gazette, {serial: person.id for serial, person in heads.items()}, representatives
    )
    roster = [appraisers.record(person, gazette) for person in everyone]
    plans, draws, visits = inspections.campaigns(bodies, gazette)
    clear(root)
    return {
        "authority": write(root, "authority", places.authorities()),
        "institution": write(root, "institution", bodies, "region"),
        "appraiser": write(root, "appraiser", roster, "region"),
        "fee": write(root, "fee", fees.schedules()),
        "price": write(root, "price", price_lists.price_lists(), "_region"),
        "plan": write(root, "plan", plans, "year"),
        "draw": write(root, "draw", draws, "year"),
        "inspection": write(root, "inspection", visits, "_year"),
        "sanction": write(root, "sanction", penalties.SANCTIONS, "_year"),
        "approval": write(root, "approval", permits.approvals(bodies, roster, gazette), "_year"),
        "rating": write(root, "rating", evaluations.ratings(), "year"),
        "review": write(root, "review", evaluations.reviews(), "year"),
        "round": write(root, "round", evaluations.rounds(), "year"),
        "honour": write(root, "honour", evaluations.honours(), "_year"),
        "campaign": write(root, "campaign", evaluations.campaigns(), "_year"),
        "window": write(root, "window", services.windows(), "region"),
        "channel": write(root, "channel", services.channels(), "_year"),
        "agreement": write(root, "agreement", services.agreements(), "_year"),
        "purchase": write(root, "purchase", services.purchases(), "year"),
        "statistic": write(root, "statistic", statistics.statistics(), "_year"),
        "case": write(root, "case", cases.cases(), "year"),
        "document": write(root, "document", library.documents()),
        "standard": write(root, "standard", knowledge.standards()),
        "facility": write(root, "facility", knowledge.facilities()),
        "expert": write(root, "expert", knowledge.experts()),
        "association": write(root, "association", knowledge.associations()),
        "pilot": write(root, "pilot", knowledge.pilots()),
        "event": write(root, "event", publicity.events(), "_year"),
        "announcement": write(root, "announcement", publicity.announcements(), "_year"),
    }
