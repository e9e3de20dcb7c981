"""What people are told to type exists: commands, their options, and the targets of make."""

import re
from pathlib import Path

import click
import pytest
from mingjian.cli.app import COMMANDS, app

ROOT = Path(__file__).parents[2]
PAGES = (
    "CONTRIBUTING.md",
    ".github/pull_request_template.md",
    "site/pages/guide/staff.md",
    "generators/mingjian/starter/site/pages/guide/staff.md",
    *(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "site/pages/guide/manual").glob("*.md"))),
)
SPAN = re.compile(r"`mingjian ([^`]+)`|^\$ mingjian ((?:.*\\\n)*.*)", re.MULTILINE)


def typed(page: str) -> list[list[str]]:
    """Return the commands of a page, those in a line of text and those of its blocks."""
    found = SPAN.finditer((ROOT / page).read_text("utf-8"))
    return [(match[1] or match[2]).replace("\\\n", " ").split() for match in found]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_and_option_exists(page: str) -> None:
    found = typed(page)
    assert found
    for words in found:
        command: click.Command = app
        for word in words:
            if not isinstance(command, click.Group) or word.startswith("-"):
                break
            command = command.get_command(click.Context(command), word)
            assert command is not None, words
        known = {option for param in command.params for option in param.opts} | {"--help"}
        assert {word for word in words if word.startswith("--")} <= known, words


@pytest.mark.parametrize("page", PAGES)
def test_every_target_of_make_exists(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`make ([a-z]+)", (ROOT / page).read_text("utf-8")):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_guide_of_staff_names_every_way_to_change_a_record() -> None:
    ways = {"new", "renew", "suspend", "resume", "cancel", "revoke", "move", "merge", "rename", "set"}
    ways |= {"renumber", "sheet", "form", "intake", "fix", "check", "guard", "diff", "draw"}
    assert ways <= set(COMMANDS)
    assert ways - {words[0] for words in typed("site/pages/guide/staff.md")} == set()
