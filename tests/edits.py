"""A registry with a comment above every line, and what must hold after any edit of it."""

from collections import Counter
from datetime import date

from mingjian.check.runner import check_registry
from mingjian.edit.batch import write
from mingjian.edit.comment import comment_texts
from mingjian.edit.desk import open_desk
from mingjian.model.finding import FindingSeverity
from worlds import base, canonical
from worlds import write as write_world

DAY = date(2026, 6, 30)


def commented(text):
    """Put a comment above every line."""
    lines = text.splitlines()
    return "\n".join(
        part for number, line in enumerate(lines) for part in (f"{_indent(line)}# 注{number}", line)
    )


def _indent(line):
    return line[: len(line) - len(line.lstrip())]


def _house(house, number):
    """Return an institution like the first one, with numbers of its own, that is short of something."""
    own = {"id": f"sl-j{number:04}", "name": f"示例省另{number}司法鉴定所"}
    own["licences"] = [item | {"number": f"990118{number:03}"} for item in house["licences"]]
    own["status"] = [
        {"since": "2018-03-01", "status": "正常"},
        {"since": "2026-01-05", "status": "补足期", "decision_number": f"示〔2026〕{number}号"},
    ]
    return {name: value for name, value in house.items() if name not in {"uscc", "host", "head"}} | own


def commented_world(folder, houses=2):
    """Write the tiny world with more institutions, a comment above every line of the records."""
    files = base()
    house = files["institutions/990101/sl-j0001.yml"]
    for number in range(2, houses + 1):
        files[f"institutions/990101/sl-j{number:04}.yml"] = _house(house, number)
    texts = {
        path: commented(canonical(path, data)) + "\n"
        for path, data in files.items()
        if path != "registry.yml" and not path.startswith("vocab/")
    }
    return write_world(folder, files | texts)


def errors(loaded):
    """Return what the check finds wrong with a registry."""
    found = [*loaded.findings, *check_registry(loaded, DAY)]
    return {
        (item.code, item.record_id, item.message) for item in found if item.severity >= FindingSeverity.ERROR
    }


class Ledger:
    """The files of a registry as they were; takes edits one at a time and puts the files back."""

    def __init__(self, root):
        self.root = root
        self.before = {path: path.read_text("utf-8") for path in root.rglob("*.yml")}
        self.known = errors(open_desk(root).loaded)

    def take(self, outcome, lines):
        """Write an edit: the registry is as valid as before, no comment is lost, few lines change."""
        write(self.root, outcome)
        assert errors(open_desk(self.root).loaded) <= self.known
        changed = []
        for path, data in outcome.files.items():
            old = self.before.get(self.root / path) or next(
                (text for place, text in self.before.items() if place.name == path.rpartition("/")[2]), None
            )
            if data is None or old is None:
                continue
            new = data.decode()
            assert comment_texts(new) == comment_texts(old)
            gone = Counter(old.splitlines()) - Counter(new.splitlines())
            changed += [line for line in gone.elements() if line.lstrip()[:1] != "#"]
        assert len(changed) <= lines, changed
        self._restore(outcome.files)

    def _restore(self, touched):
        for path in touched:
            place = self.root / path
            if place in self.before:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(self.before[place], encoding="utf-8")
            else:
                place.unlink()
