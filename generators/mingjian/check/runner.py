"""Run the rules over a loaded registry and word what they find."""

from collections.abc import Iterator
from datetime import date

from mingjian.check import rules
from mingjian.check.catalogue import all_entries
from mingjian.check.context import Context
from mingjian.check.exceptions import Found, about_exceptions, excepted
from mingjian.check.rule import FILE, RULES, Hit
from mingjian.load.catalogue import Place
from mingjian.load.loaded import Loaded
from mingjian.model.finding import Finding

MODULES = rules.__all__
"""The rule modules; importing their package registers the rules."""


def check_registry(loaded: Loaded, as_of: date, *, dated: bool = False) -> list[Finding]:
    """Return what the rules find, sorted; findings of loading are not repeated.

    Args:
        loaded: the registry as read.
        as_of: the day to judge dated rules and exceptions by.
        dated: also run the rules that depend on the day (jobs and staff reports, never the gate).
    """
    entries = all_entries()
    return _judge(
        loaded, as_of, [code for code in sorted(RULES) if dated or not entries[code].dated], dated=dated
    )


def check_dated(loaded: Loaded, as_of: date) -> list[Finding]:
    """Return what only the rules that depend on the day find, sorted; for jobs that run every night."""
    entries = all_entries()
    return _judge(loaded, as_of, [code for code in sorted(RULES) if entries[code].dated], dated=True)


def _judge(loaded: Loaded, as_of: date, run: list[str], *, dated: bool) -> list[Finding]:
    entries = all_entries()
    context = Context(loaded.registry, as_of, loaded.broken, tuple(loaded.duplicates))
    found = list(_run(context, run))
    exceptions = loaded.registry.settings.exceptions
    kept = excepted(found, exceptions, as_of, dated=dated)
    kept += about_exceptions(found, exceptions, as_of, run, entries)
    findings = [
        entries[code].finding(_place(loaded, hit), field=hit.field, record_id=_record(hit), **hit.params)
        for code, hit in kept
    ]
    return sorted(findings, key=lambda finding: finding.order)


def _run(context: Context, codes: list[str]) -> Iterator[Found]:
    for code in codes:
        for hit in RULES[code].check(context):
            yield code, hit


def _place(loaded: Loaded, hit: Hit) -> Place:
    if hit.key.startswith(FILE):
        return loaded.locator.place(hit.key.removeprefix(FILE), hit.field)
    return loaded.place(hit.key, hit.field)


def _record(hit: Hit) -> str:
    return "" if hit.key.startswith(FILE) else hit.key
