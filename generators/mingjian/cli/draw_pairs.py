"""``mingjian draw pairs``: two inspectors for each subject; who they are stays private, counts are public."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
import yaml

from mingjian.cli.draw_files import DrawRefused, open_bench, read_private, write_private
from mingjian.cli.draw_reveal import ready
from mingjian.cli.messages import say
from mingjian.derive.draw import drawn_by, key_text
from mingjian.derive.pairs import PAIR, Inspector, draw_pairs
from mingjian.edit.amend import amend_file
from mingjian.model.draw import Draw
from mingjian.model.errors import UsageError


def run(
    given: Path | None, draw_id: str, day: date, files: tuple[Path, Path, Path], numbers: Sequence[str]
) -> int:
    """Draw the pairs; ``files`` are the secret, the inspectors, and where the pairs go."""
    secret_file, people, out = files
    bench = open_bench(given)
    inspectors = _inspectors(bench.private(people))
    draw, secret = ready(bench, draw_id, day, secret_file, numbers)
    subjects = drawn_by(draw, secret)
    pairs = draw_pairs(subjects, inspectors, key_text(draw, secret, 0))
    short = [key for key, pair in pairs.items() if len(pair) < PAIR]
    if short:
        raise DrawRefused(say("draw_short", subject=bench.name(short[0])))
    write_private(bench.private(out), _text(draw, pairs))
    pool = [key for stratum in draw.strata for key in stratum.pool]
    recusals = sum(key in item.recused for key in pool for item in inspectors)
    counts = {
        "drawn": day.isoformat(),
        "inspectors": len(inspectors),
        "recusals": recusals,
        "pairs": len(pairs),
    }

    def change(record: dict[str, Any]) -> None:
        record["pairing"] = counts

    amend_file(bench.path(draw.id), Draw, change)
    click.echo(say("draw_paired", path=out, **counts))
    return 0


def _inspectors(path: Path) -> tuple[Inspector, ...]:
    try:
        people = yaml.load(read_private(path), yaml.CSafeLoader)["inspectors"]
        found = tuple(
            Inspector(str(one["id"]), frozenset(map(str, one.get("recuse") or ()))) for one in people
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(say("draw_bad_people", path=path)) from error
    if len({item.id for item in found}) != len(found) or len(found) < PAIR:
        raise UsageError(say("draw_bad_people", path=path))
    return found


def _text(draw: Draw, pairs: Mapping[str, Sequence[str]]) -> str:
    lines = [f"draw: {draw.id}", "pairs:"]
    for subject, pair in pairs.items():
        lines += [f"  {subject}:", *(f'    - "{inspector}"' for inspector in pair)]
    return "\n".join(lines) + "\n"
