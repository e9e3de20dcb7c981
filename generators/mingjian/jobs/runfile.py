"""``run.json``: what ran for the day, on what, with which result and in what time."""

from dataclasses import asdict

from mingjian import __version__
from mingjian.jobs.keep import write_json
from mingjian.jobs.ledger import Ledger
from mingjian.jobs.table import jobs
from mingjian.jobs.today import Today
from mingjian.model.registry import KINDS

NAME = "run.json"


def write_run(today: Today, ledger: Ledger) -> None:
    """Write the records of the jobs that ran for the day; a repeated run has the same ones."""
    last = [next(iter(ledger.records(name)), None) for name in jobs()]
    held = [record for record in last if record is not None and record.as_of == today.as_of.isoformat()]
    tree = {
        "tool": f"mingjian {__version__}",
        "as_of": today.as_of.isoformat(),
        "commit": today.commit,
        "records": {kind.key: len(today.registry.of(kind.key)) for kind in KINDS},
        "jobs": [asdict(record) for record in held],
        "seconds": round(sum(record.seconds for record in held), 3),
    }
    write_json(today.places.report / NAME, tree)
