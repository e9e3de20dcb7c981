"""Prints as a part of the site: what is offered, and what happens without fonts or with a broken name."""

from pathlib import Path

import pytest
from mingjian.cli.app import run
from mingjian.publish.parts import choose_parts
from mingjian.render.prints import fonts, prints
from mingjian.render.prints.press import Press
from mingjian.render.prints.prints import render_print_page, render_prints
from plainshell import PlainShell
from records import appraiser
from small import office, people


def page(views, made, *, has_fonts: bool = True) -> str:
    (found,) = render_print_page(views, PlainShell(), made, has_fonts=has_fonts)
    assert found.path == "print/index.html"
    return found.data.decode()


def test_the_site_offers_a_volume_per_area_and_a_notice_per_institution(press: Press) -> None:
    made = [item.path for item in render_prints(office(), press)]
    assert made == [
        "print/roster-990000.pdf",
        "print/roster-990100.pdf",
        "print/roster-990200.pdf",
        "print/wall-sl-j0001.pdf",
    ]
    shown = page(office(), made)
    assert all(f'href="../{path}"' in shown for path in made)


def test_an_incomplete_notice_is_named_with_what_it_lacks() -> None:
    shown = page(office(with_prices=0), ())
    assert "缺少收费项目和标准" in shown
    assert 'id="sl-j0001"' in shown


def test_a_print_that_fails_does_not_stop_the_others(press: Press) -> None:
    lost = appraiser(name="张\U0003134a")
    made = [item.path for item in render_prints(office(lost), press)]
    assert made == ["print/roster-990200.pdf"]
    assert "没有生成" in page(office(lost), made)


def test_a_large_registry_offers_rosters_only(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prints, "MAX_POSTERS", 0)
    made = [item.path for item in render_prints(office(), press)]
    assert made
    assert all("roster" in path for path in made)
    assert "mingjian print wall" in page(office(), made)


def test_without_fonts_nothing_is_printed_and_the_page_says_how_to_get_them() -> None:
    assert list(render_prints(office(), None)) == []
    assert "fonts-noto-cjk" in page(office(), (), has_fonts=False)


def test_parts_can_be_skipped() -> None:
    assert "print" in choose_parts(())
    assert "print" not in choose_parts((), ("print",))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project") / "province"
    assert run(["new", str(folder)]) == 0
    return folder


def test_a_build_without_fonts_succeeds(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "DEBIAN", ())
    monkeypatch.delenv(fonts.ENVIRONMENT, raising=False)
    assert run(["build", "--registry", str(project / "registry")]) == 0
    assert (project / "build/html/print/index.html").is_file()
    assert not list((project / "build/html/print").glob("*.pdf"))
    assert run(["print", "roster", "--registry", str(project / "registry"), "--out", str(project)]) == 2


def test_the_command_prints(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = project / "paper"
    base = ["--registry", str(project / "registry"), "--as-of", "2026-06-30", "--out", str(out)]
    assert run(["print", "roster", "--paper", "a5", *base]) == 0
    assert run(["print", "badge", "--size", "lanyard", *base]) == 0
    assert run(["print", "badge", *base]) == 0  # beside the other size, not over it
    assert run(["print", "process", "--institution", "sl-j0001", *base]) == 1  # it has no prices yet
    assert "缺少收费项目和标准" in capsys.readouterr().err
    assert {file.name for file in out.iterdir()} == {
        "roster-990000-a5.pdf",
        "badge-sl-j0001.pdf",
        "badge-sl-j0001-lanyard.pdf",
    }


def test_a_folder_that_cannot_be_written_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocked = project / "blocked"
    blocked.touch()
    assert run(["print", "roster", "--registry", str(project / "registry"), "--out", str(blocked)]) == 5
    assert "--out" in capsys.readouterr().err


def test_people_who_get_no_card_are_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["print", "badge", "--registry", str(project / "registry"), "--as-of", "2026-06-30"]
    assert (
        run([*command, "--person", "sl-r00001", "--person", "sl-r99999", "--out", str(project / "two")]) == 1
    )
    assert "没有编号为 sl-r99999 的鉴定人" in capsys.readouterr().err
    assert [file.name for file in (project / "two").iterdir()] == ["badge-people.pdf"]
    assert run([*command, "--person", "sl-r99999", "--out", str(project / "none")]) == 1
    assert not (project / "none").exists()


def test_photos_inside_the_registry_are_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside = project / "registry" / "photos"
    inside.mkdir()
    command = ["print", "badge", "--registry", str(project / "registry"), "--photos", str(inside)]
    assert run(command) == 2
    assert "照片不得进入登记库" in capsys.readouterr().err
    inside.rmdir()


def test_the_command_names_people(project: Path) -> None:
    out = project / "one"
    person = min((project / "registry/appraisers").rglob("*.yml")).stem
    command = [
        "print",
        "desk",
        "--registry",
        str(project / "registry"),
        "--person",
        person,
        "--out",
        str(out),
    ]
    assert run([*command, "--as-of", "2026-06-30"]) == 0
    assert [file.name for file in out.iterdir()] == ["desk-people.pdf"]
    assert people(1)[0].id == person
