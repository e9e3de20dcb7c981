"""W: for how long a decided misconduct may be public (国办发〔2025〕22号). Computed, never typed."""

from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.rule import Hit, rule
from mingjian.derive.windows import Decided, add_months, publish_until, window_for
from mingjian.model.case import Case, CaseKind, Publication
from mingjian.model.vocabulary import PublicationWindow


def _rules(ctx: Context) -> tuple[PublicationWindow, ...] | None:
    vocabulary = ctx.registry.vocabularies.get("publication-windows")
    return None if vocabulary is None else vocabulary.items


def _cases(ctx: Context) -> Iterator[tuple[Case, Publication]]:
    for case in ctx.registry.cases.values():
        if case.publication is not None:
            yield case, case.publication


def _decided(ctx: Context) -> Iterator[tuple[str, str, Decided]]:
    """Yield everything whose publication ends by rule: id, field prefix, the decision."""
    for case, publication in _cases(ctx):
        if publication.sanction is None:
            yield case.id, "publication.", publication
    for key, sanction in ctx.registry.sanctions.items():
        yield key, "", sanction


@rule("W101")
def warning_case_without_decision(ctx: Context) -> Iterator[Hit]:
    """A warning case rests on a final decision."""
    for key, case in ctx.registry.cases.items():
        if case.kind is CaseKind.WARNING and case.publication is None:
            yield Hit(key, "kind")


@rule("W102")
def typical_case_with_a_window(ctx: Context) -> Iterator[Hit]:
    """A typical case teaches and is not about a misconduct."""
    for case, _ in _cases(ctx):
        if case.kind is not CaseKind.WARNING:
            yield Hit(case.id, "publication", kind=case.kind.value)


@rule("W103")
def no_window_rule(ctx: Context) -> Iterator[Hit]:
    """For every decision a rule in force on its day says how long it is public."""
    rules = _rules(ctx)
    if rules is None:
        return
    for key, prefix, item in _decided(ctx):
        if window_for(item, rules) is None:
            yield Hit(key, f"{prefix}severity", severity=item.severity.value, decided=item.decided)


@rule("W104")
def repaired_before_decided(ctx: Context) -> Iterator[Hit]:
    """Credit is repaired after the decision."""
    for key, prefix, item in _decided(ctx):
        if item.repaired is not None and item.repaired < item.decided:
            yield Hit(key, f"{prefix}repaired", repaired=item.repaired, decided=item.decided)


@rule("W122")
def repaired_too_early(ctx: Context) -> Iterator[Hit]:
    """Credit is repaired after the shortest time the entry has to be public."""
    rules = _rules(ctx) or ()
    for key, prefix, item in _decided(ctx):
        window = window_for(item, rules)
        if item.repaired is None or window is None or item.repaired < item.decided:
            continue
        first = add_months(item.decided, window.least)
        if item.repaired < first:
            yield Hit(key, f"{prefix}repaired", repaired=item.repaired, months=window.least, first=first)


@rule("W105")
def window_over(ctx: Context) -> Iterator[Hit]:
    """An entry whose window is over has left the site; its file stays, so that its number is known."""
    rules = _rules(ctx) or ()
    for key, prefix, item in _decided(ctx):
        until = publish_until(item, rules)
        if until is not None and until < ctx.as_of:
            yield Hit(key, prefix.rstrip("."), until=until)


@rule("W106")
def window_rules_overlap(ctx: Context) -> Iterator[Hit]:
    """For a class and a day there is one window rule."""
    rules = _rules(ctx) or ()
    for index, item in enumerate(rules):
        for other in rules[:index]:
            apart = (other.until is not None and other.until < item.since) or (
                item.until is not None and item.until < other.since
            )
            if item.severity is other.severity and not apart:
                yield Hit(
                    "vocab/publication-windows",
                    f"items[{index}].since",
                    severity=item.severity.value,
                    since=item.since,
                    other=other.since,
                )
                break


@rule("W107")
def decided_before_the_case(ctx: Context) -> Iterator[Hit]:
    """A decision does not lie before the year of the case."""
    for case, publication in _cases(ctx):
        if publication.decided.year < case.year:
            yield Hit(case.id, "publication.decided", decided=publication.decided, year=case.year)


@rule("W108")
def never_public(ctx: Context) -> Iterator[Hit]:
    """An entry of a class that is not published would never be seen."""
    rules = _rules(ctx) or ()
    for key, prefix, item in _decided(ctx):
        found = window_for(item, rules)
        if found is not None and found.months == 0:
            yield Hit(key, f"{prefix}severity", severity=item.severity.value, law=found.law)


@rule("W109")
def window_ends_soon(ctx: Context) -> Iterator[Hit]:
    """An entry that is about to leave the site is announced to the staff."""
    rules = _rules(ctx) or ()
    for key, prefix, item in _decided(ctx):
        until = publish_until(item, rules)
        if until is not None and item.repaired is None and 0 <= (until - ctx.as_of).days <= 30:
            yield Hit(key, prefix.rstrip("."), until=until, days=(until - ctx.as_of).days)
