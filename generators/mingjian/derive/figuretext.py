"""A figure in words: the period, the number, or why there is none."""

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from mingjian.derive import statwords as words
from mingjian.derive.piece import Badge
from mingjian.derive.trend import Sized
from mingjian.model.statistic import Figure, FigureState, Indicator, IndicatorKind

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as pages show it: its text, what it is made of, and a badge where there is no number."""

    text: str
    parts: str
    badge: Badge | None
    size: Decimal | None
    short: str


def period_text(since: date, until: date) -> str:
    """Return a period in words: a year, a half, a quarter, a day, or its two ends."""
    if since == until:
        return words.DAY.format(day=since)
    return _whole(since, until, words.YEAR, words.HALVES, words.QUARTERS) or words.SPAN.format(
        since=since, until=until
    )


def period_short(since: date, until: date) -> str:
    """Return a period as it stands under a column."""
    if since == until:
        is_end = (since.month, since.day) == (12, 31)
        return (words.SHORT_YEAR_END if is_end else words.SHORT_DAY).format(year=since.year, day=since)
    short = _whole(since, until, words.SHORT_YEAR, words.SHORT_HALVES, words.SHORT_QUARTERS)
    return short or words.SHORT_DAY.format(day=until)


def _whole(since: date, until: date, year: str, halves: tuple[str, ...], quarters: tuple[str, ...]) -> str:
    """Return the words for a whole year, half or quarter; nothing for any other period."""
    last = calendar.monthrange(until.year, until.month)[1]
    months = until.month - since.month + 1
    if since.year != until.year or since.day != 1 or until.day != last or (since.month - 1) % months:
        return ""
    place = (since.month - 1) // months
    pattern = {12: (year,), 6: halves, 3: quarters}.get(months)
    return "" if pattern is None else pattern[place].format(year=since.year)


def percent(figure: Figure, minimum: int) -> Decimal | None:
    """Return a share in per cent with one decimal; none of a whole too small to speak of shares."""
    part, whole = figure.numerator, figure.denominator
    if part is None or whole is None or whole < minimum:
        return None
    return (Decimal(100 * part) / whole).quantize(TENTH, ROUND_HALF_UP)


def plain(number: Decimal) -> str:
    """Return a number with its thousands apart and no idle zeros."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def told(figure: Figure, indicator: Indicator, minimum: int) -> Told:
    """Return a figure as pages show it; ``minimum`` is the least whole of a share."""
    if figure.state is FigureState.FIGURE:
        return _number(figure, indicator, minimum)
    state = str(figure.state)
    is_share = indicator.kind is IndicatorKind.SHARE
    text = (indicator.empty or state) if is_share and figure.state is FigureState.ZERO else state
    size = Decimal(0) if figure.state is FigureState.ZERO and not is_share else None
    return Told(text, "", Badge(text, words.STATES[state], figure.state.meaning), size, state)


def _number(figure: Figure, indicator: Indicator, minimum: int) -> Told:
    if indicator.kind is IndicatorKind.SHARE:
        parts = words.OF.format(
            part=plain(Decimal(figure.numerator or 0)), whole=plain(Decimal(figure.denominator or 0))
        )
        share = percent(figure, minimum)
        if share is None:
            few = words.TOO_FEW.format(minimum=minimum)
            short = words.TOO_FEW_SHORT.format(minimum=minimum)
            return Told(few, parts, None, None, short)
        text = words.PERCENT.format(number=share)
        return Told(text, parts, None, share, text)
    value = figure.value or Decimal(0)
    parts = words.CASES.format(count=plain(Decimal(figure.denominator))) if figure.denominator else ""
    return Told(
        words.NUMBER.format(number=plain(value), unit=indicator.unit), parts, None, value, plain(value)
    )


def sized(label: str, shown: Told, *, whole: bool = False) -> Sized:
    """Return what a chart draws of a figure; ``whole`` where there is room for a sentence."""
    return label, shown.size, shown.text if whole else shown.short
