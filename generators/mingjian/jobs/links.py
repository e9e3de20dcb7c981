"""``job links``: which addresses named by the registry can no longer be opened.

Polite: one request at a time, and a pause before asking the same host again. Tolerant: a refusal is not a
broken link, and only a second failure, another week, is reported. What was fine lately is not asked again.
Where nobody answers at all the machine is cut off, as many an office's is: then nothing is learnt or kept.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

from mingjian.jobs.addresses import Address, addresses
from mingjian.jobs.fetch import BROKEN, FINE, MOVED, Answer, ask
from mingjian.jobs.found import Found
from mingjian.jobs.keep import read_json, write_json
from mingjian.jobs.reminder import Level, Reminder, in_order
from mingjian.jobs.today import Today
from mingjian.jobs.words import say

KEPT = "links.json"
FAILS = 2
"""An address is reported when it has failed this many runs in a row."""
INTERVAL, FRESH_DAYS, SECONDS = 5.0, 27, 20.0
"""Seconds between two requests to one host, days an answer is good for, seconds to wait for one."""

PATIENCE, CONTROLS = 8, 2
"""After so many addresses without any answer, so many that answered before are asked: is it us?"""

Ask = Callable[[str, float], Answer]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of an address: when it was last asked, what came, how often it failed in a row."""

    asked: str
    state: str
    reason: str
    target: str = ""
    fails: int = 0


@dataclass
class Pause:
    """Keeps two requests to one host apart."""

    interval: float
    clock: Callable[[], float] = monotonic
    wait: Callable[[float], None] = sleep

    def __post_init__(self) -> None:
        self._last: dict[str, float] = {}

    def before(self, host: str) -> None:
        """Wait until the host may be asked again."""
        last = self._last.get(host)
        if last is not None and (left := last + self.interval - self.clock()) > 0:
            self.wait(left)
        self._last[host] = self.clock()


def check_links(today: Today) -> Found:
    """Ask what has not been asked lately and report what fails again."""
    path = today.places.work / KEPT
    known = _known(read_json(path))
    every = addresses(today.registry)
    silent = _silenced(today)
    fresh = int(today.options.get("fresh_days", FRESH_DAYS))
    wanted = [url for url in every if url not in silent and not _is_fresh(known.get(url), today.as_of, fresh)]
    notes = (say("links_done", checked=len(wanted), skipped=len(every) - len(wanted), days=fresh),)
    if not today.is_rehearsal:
        asked = _ask_all(today, wanted, known)
        if asked is None:
            notes = (say("links_offline"),)
        known |= asked or {}
        write_json(path, {url: asdict(known[url]) for url in every if url in known})
    found = [*_reminders(today, every, known, silent), *_expired(today)]
    return Found(in_order(found), notes)


def _known(held: Any) -> dict[str, Seen]:
    """Return what earlier runs saw; what is no answer is asked again."""
    found = {}
    for url, row in held.items() if isinstance(held, dict) else ():
        with suppress(TypeError, ValueError):
            seen = Seen(**row)
            date.fromisoformat(seen.asked)
            found[url] = seen
    return found


def _silenced(today: Today) -> frozenset[str]:
    return frozenset(
        item.url for item in today.registry.settings.link_exceptions if today.as_of <= item.until
    )


def _is_fresh(seen: Seen | None, as_of: date, days: int) -> bool:
    """Say whether an answer still holds; a failure holds for its day only and is asked again next time."""
    if seen is None:
        return False
    limit = timedelta(days=days) if seen.state in {FINE, MOVED} else timedelta(days=0)
    return as_of - date.fromisoformat(seen.asked) <= limit


def _ask_all(today: Today, urls: list[str], known: dict[str, Seen]) -> dict[str, Seen] | None:
    """Ask addresses; None if nobody answered, nor anybody who did before."""
    options = today.options
    one: Ask = options.get("ask", ask)
    pause = Pause(float(options.get("interval", INTERVAL)))
    found: dict[str, Seen] = {}
    is_heard = False
    for url in in_turn(urls):
        if len(found) == PATIENCE and not is_heard:
            is_heard = _is_connected(today, one, urls, known)
            if not is_heard:
                return None
        pause.before(urlsplit(url).hostname or "")
        answer = one(url, float(options.get("seconds", SECONDS)))
        is_heard = is_heard or _has_spoken(answer)
        before = known.get(url)
        fails = (before.fails if before else 0) + 1 if answer.state == BROKEN else 0
        found[url] = Seen(today.as_of.isoformat(), answer.state, answer.reason, answer.target, fails)
    return found if is_heard or not found or _is_connected(today, one, urls, known) else None


def _has_spoken(answer: Answer) -> bool:
    """Say whether a server answered, be it with a refusal."""
    return answer.state != BROKEN or answer.reason.isdecimal()


def _is_connected(today: Today, one: Ask, urls: list[str], known: dict[str, Seen]) -> bool:
    """Ask who answered before; where nobody has, one host may be down, but not all of several."""
    controls = [url for url, seen in known.items() if seen.state in {FINE, MOVED}][:CONTROLS]
    if not controls:
        return len({urlsplit(url).hostname for url in urls}) == 1
    seconds = float(today.options.get("seconds", SECONDS))
    return any(_has_spoken(one(url, seconds)) for url in controls)


def in_turn(urls: list[str]) -> Iterator[str]:
    """Yield addresses host by host in turn, so that waiting for one host is spent on the others."""
    queues: dict[str, list[str]] = {}
    for url in urls:
        queues.setdefault(urlsplit(url).hostname or "", []).append(url)
    depth = max(map(len, queues.values()), default=0)
    for place in range(depth):
        yield from (queue[place] for queue in queues.values() if place < len(queue))


def _reminders(
    today: Today, every: dict[str, list[Address]], known: dict[str, Seen], silent: frozenset[str]
) -> Iterator[Reminder]:
    for url, holders in every.items():
        seen = known.get(url)
        if seen is None or url in silent:
            continue
        key = holders[0].record
        if seen.state == BROKEN and seen.fails >= FAILS:
            text = say("link_broken", url=url, reason=seen.reason, fails=seen.fails)
            yield today.reminder(f"links:{url}", key, text, level=Level.SOON)
        elif seen.state == MOVED:
            yield today.reminder(
                f"links:{url}:{seen.target}", key, say("link_moved", url=url, target=seen.target)
            )


def _expired(today: Today) -> Iterator[Reminder]:
    for item in today.registry.settings.link_exceptions:
        if item.until < today.as_of:
            blanks: dict[str, Any] = {"url": item.url, "until": item.until, "reason": item.reason}
            yield today.reminder(f"links:exception:{item.url}", "registry", say("link_expired", **blanks))
