"""R58x, R59x: windows, green channels, agreements, purchase catalogues, and what institutions pledge."""

from collections.abc import Iterator
from datetime import timedelta

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.serving import is_unconfirmed
from mingjian.derive.status import covers, in_scope, is_practising
from mingjian.model.institution import ServiceRuleKind
from mingjian.model.service import AgreementType, ChannelType, WindowType

ENVIRONMENT = "hj"
"""The class of environmental damage."""
ENDING = timedelta(days=30)
"""How long before its end a channel is announced to the staff."""


@rule("R581")
def window_without_institution(ctx: Context) -> Iterator[Hit]:
    """Where an institution sits, it is named."""
    for key, window in ctx.registry.service_windows.items():
        if window.type is WindowType.SETTLED and not window.institutions:
            yield Hit(key, "type", type=window.type.value)


@rule("R582")
def institution_at_window_may_not_practise(ctx: Context) -> Iterator[Hit]:
    """Nobody is sent to a window at which the institution may not take commissions."""
    for key, window in ctx.registry.service_windows.items():
        if not window.covers(window.as_of):
            continue
        for index, body in enumerate(window.institutions):
            institution = ctx.registry.institutions.get(body)
            if institution is not None and not is_practising(institution, window.as_of):
                name = ctx.name_of(body)
                yield Hit(key, f"institutions[{index}]", name=name, day=window.as_of)


@rule("R583")
def window_not_confirmed(ctx: Context) -> Iterator[Hit]:
    """Address, hours and phone of a window are confirmed every half year."""
    for key, window in ctx.registry.service_windows.items():
        if window.covers(ctx.as_of) and is_unconfirmed(window, ctx.as_of):
            days = (ctx.as_of - window.confirmed).days
            yield Hit(key, "confirmed", day=window.confirmed, days=days)


@rule("R584")
def window_confirmed_in_the_future(ctx: Context) -> Iterator[Hit]:
    """A window is confirmed by the day on which its record was verified."""
    for key, window in ctx.registry.service_windows.items():
        if window.confirmed > window.as_of:
            yield Hit(key, "confirmed", day=window.confirmed, as_of=window.as_of)


@rule("R585")
def pledge_without_licence(ctx: Context) -> Iterator[Hit]:
    """Only who is licensed for environmental damage can pledge not to charge in advance for it."""
    for key, institution in ctx.registry.institutions.items():
        if institution.no_prepayment is not None and not any(
            covers(ENVIRONMENT, item.category) for item in institution.scope
        ):
            yield Hit(key, "no_prepayment")


@rule("R586")
def time_limit_without_days(ctx: Context) -> Iterator[Hit]:
    """A system of time limits says how many days."""
    for key, institution in ctx.registry.institutions.items():
        for index, item in enumerate(institution.service_rules):
            if item.kind is ServiceRuleKind.LIMIT and item.days is None:
                yield Hit(key, f"service_rules[{index}].kind", kind=item.kind.value)


@rule("R587")
def branch_wider_than_institution(ctx: Context) -> Iterator[Hit]:
    """A branch does nothing its institution is not licensed for."""
    for key, institution in ctx.registry.institutions.items():
        for index, branch in enumerate(institution.branches):
            for position, code in enumerate(branch.categories):
                if code in ctx.registry.categories and not in_scope(institution.scope, code):
                    name = ctx.registry.categories[code].name
                    yield Hit(key, f"branches[{index}].categories[{position}]", category=f"{code} {name}")


@rule("R588")
def emergency_without_end(ctx: Context) -> Iterator[Hit]:
    """What is opened for an emergency names the emergency and ends on a day."""
    for key, channel in ctx.registry.green_channels.items():
        if channel.type is not ChannelType.EMERGENCY:
            continue
        if channel.until is None:
            yield Hit(key, "type", missing=say("channel_end"))
        elif channel.event is None:
            yield Hit(key, "type", missing=say("channel_event"))


@rule("R589")
def channel_ends_soon(ctx: Context) -> Iterator[Hit]:
    """A channel about to end is announced, so that somebody decides whether it goes on."""
    for key, channel in ctx.registry.green_channels.items():
        if channel.until is not None and timedelta(0) <= channel.until - ctx.as_of <= ENDING:
            yield Hit(key, "until", until=channel.until, days=(channel.until - ctx.as_of).days)


@rule("R590")
def agreement_about_nobody(ctx: Context) -> Iterator[Hit]:
    """A link with mediation names the institution, a support the region supported."""
    for key, agreement in ctx.registry.agreements.items():
        if agreement.type is AgreementType.MEDIATION and not agreement.institutions:
            yield Hit(key, "type", type=agreement.type.value, missing=say("agreement_institution"))
        elif agreement.type is AgreementType.SUPPORT and not agreement.regions:
            yield Hit(key, "type", type=agreement.type.value, missing=say("agreement_region"))


@rule("R591")
def neighbour_on_one_side(ctx: Context) -> Iterator[Hit]:
    """Two regions that touch say so both, and are of one level."""
    regions = ctx.registry.regions
    for index, region in enumerate(regions.values()):
        for position, code in enumerate(region.neighbours):
            other = regions.get(code)
            if other is not None and (region.code not in other.neighbours or other.level != region.level):
                field = f"items[{index}].neighbours[{position}]"
                yield Hit("vocab/regions", field, region=region.name, other=other.name)


@rule("R592")
def catalogue_of_the_year_missing(ctx: Context) -> Iterator[Hit]:
    """Every year has its catalogue; from February on somebody should have looked."""
    latest: dict[str, tuple[int, str]] = {}
    for key, item in ctx.registry.purchase_catalogues.items():
        latest[item.region] = max(latest.get(item.region, (0, "")), (item.year, key))
    for year, key in latest.values():
        if year < ctx.as_of.year and ctx.as_of.month > 1:
            yield Hit(key, "year", year=year, now=ctx.as_of.year)
