"""The tasks of the editor: what `mingjian check` prints becomes marks in the editor."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS, STARTER = ROOT / ".vscode/tasks.json", ROOT / "generators/mingjian/starter/vscode/tasks.json"
REPORT = (ROOT / "tests/golden/reports/text.txt").read_text("utf-8").splitlines()


def tasks(path: Path) -> dict[str, dict]:
    return {task["label"]: task for task in json.loads(path.read_text("utf-8"))["tasks"]}


@pytest.mark.parametrize("path", [OURS, STARTER], ids=["ours", "starter"])
def test_every_finding_with_a_line_is_matched_and_nothing_else(path: Path) -> None:
    for task in list(tasks(path).values())[:2]:
        pattern = task["problemMatcher"][0]["pattern"]
        matches = [match for line in REPORT if (match := re.match(pattern["regexp"], line))]
        assert len(matches) == sum(bool(re.match(r"\S+?:\d+:\d+: ", line)) for line in REPORT) > 20
        first = {name: matches[0][number] for name, number in pattern.items() if name != "regexp"}
        assert first["file"].startswith("registry/")
        assert first["severity"] in {"error", "warning", "notice"}
        assert re.fullmatch(r"[A-Z]\d{3}", first["code"])


def test_watching_begins_and_ends_with_the_lines_the_editor_waits_for() -> None:
    words = (ROOT / "generators/mingjian/cli/messages.yml").read_text("utf-8")
    background = tasks(OURS)["明鉴：边改边检查"]["problemMatcher"][0]["background"]
    for key, pattern in (("check_watch_begin", "beginsPattern"), ("check_watch_end", "endsPattern")):
        line = re.search(rf"^{key}: (.*)$", words, re.MULTILINE)[1]
        assert re.match(background[pattern], line)


def test_both_have_the_same_tasks() -> None:
    shape = [
        {name: value for name, value in task.items() if name != "command"} for task in tasks(OURS).values()
    ]
    other = [
        {name: value for name, value in task.items() if name != "command"} for task in tasks(STARTER).values()
    ]
    assert shape == other
    assert {task["command"].split()[0] for task in tasks(STARTER).values()} == {"mingjian"}
