"""``mingjian fix``: what it rewrites, what it leaves, what it says."""

from collections.abc import Callable
from pathlib import Path

import pytest

Call = Callable[..., "object"]
PERSON = Path("registry/appraisers/990101/sl-r00001.yml")


def test_a_canonical_registry_stays(project: Path, call: Call) -> None:
    before = PERSON.read_bytes()
    assert call("fix").code == 0
    assert PERSON.read_bytes() == before


def test_a_lost_form_is_restored_and_comments_stay(project: Path, call: Call) -> None:
    before = PERSON.read_text(encoding="utf-8")
    changed = before.replace('region: "990101"\n', "").replace(
        "gender: 男\n", "region: '990101'\n# 备注\ngender:  男\n"
    )
    PERSON.write_text(changed, encoding="utf-8")
    said = call("fix")
    assert said.code == 0
    assert "sl-r00001.yml" in said.out
    assert PERSON.read_text(encoding="utf-8") == before.replace("gender: 男\n", "# 备注\ngender: 男\n")


def test_check_only_tells(project: Path, call: Call) -> None:
    PERSON.write_bytes(PERSON.read_bytes().replace("gender: 男".encode(), "gender:  男".encode()))
    before = PERSON.read_bytes()
    said = call("fix", "--check")
    assert said.code == 1
    assert "sl-r00001.yml" in said.out
    assert PERSON.read_bytes() == before


def test_only_the_files_named_are_touched(project: Path, call: Call) -> None:
    for path in PERSON.parent.glob("*.yml"):
        path.write_bytes(path.read_bytes().replace("gender: 男".encode(), "gender:  男".encode()))
    assert call("fix", PERSON).code == 0
    left = [
        path.name
        for path in sorted(PERSON.parent.glob("*.yml"))
        if "gender:  男".encode() in path.read_bytes()
    ]
    assert left == ["sl-r00002.yml", "sl-r00003.yml"]


def test_a_file_in_the_wrong_folder_is_moved(project: Path, call: Call) -> None:
    wrong = Path("registry/appraisers/990100/sl-r00001.yml")
    wrong.parent.mkdir()
    PERSON.rename(wrong)
    said = call("fix")
    assert said.code == 0
    assert "990101/sl-r00001.yml" in said.out
    assert PERSON.is_file()
    assert not wrong.exists()


@pytest.mark.parametrize("command", ["fix", "check"])
def test_a_path_outside_the_registry_is_misuse(command: str, project: Path, call: Call) -> None:
    said = call(command, "mkdocs.yml")
    assert said.code == 2
    assert "不在登记库" in said.err
