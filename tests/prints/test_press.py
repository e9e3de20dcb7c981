"""The press: data is never markup, missing characters stop it, nothing depends on the machine."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import paper
import pytest
import typst
from mingjian.publish.shelf import FolderShelf
from mingjian.render.prints import fonts
from mingjian.render.prints.fonts import find_faces
from mingjian.render.prints.press import NotPrintable, Press
from mingjian.render.prints.roster import roster_print
from records import appraiser, institution, views
from small import office, people

HOSTILE = '张#sys.version *x* _y_ @ref $z$ <l> // /* "\\'


def test_a_hostile_value_prints_as_it_stands(press: Press, folder: Path) -> None:
    found = views(institution(name=HOSTILE), appraiser(name=HOSTILE, title=HOSTILE))
    text = "".join(paper.pages(roster_print(found, press, "990000").data, folder))
    assert text.count("".join(HOSTILE.split())) >= 5  # contents, heading, row (twice), indexes


@pytest.mark.parametrize("name", ["张𠮷", "李𬭸", "王䶮", "阿依·古丽"])
def test_rare_characters_are_printed(press: Press, folder: Path, name: str) -> None:
    found = views(institution(), appraiser(name=name))
    assert name in "".join(paper.pages(roster_print(found, press, "990000").data, folder))


def test_a_character_no_face_has_stops_the_print_and_is_named(press: Press) -> None:
    found = views(institution(), appraiser(name="张\U0003134a"))
    with pytest.raises(NotPrintable, match=r"U\+3134A.*prints\.fonts") as caught:
        roster_print(found, press, "990000")
    assert caught.value.exit_code == 1


def test_a_layout_of_the_registry_takes_the_place_of_ours(press: Press, tmp_path: Path, folder: Path) -> None:
    own = '#import "frame.typ": *\n#let d = json(bytes(sys.inputs.data))\n#show: body => basics(d, body)\n自己的版式#d.volume.region_name\n'
    (tmp_path / "roster.typ").write_text(own, encoding="utf-8")
    made = roster_print(office(), replace(press, layouts=tmp_path), "990000")
    assert paper.pages(made.data, folder) == ["自己的版式示例省"]


def test_a_broken_layout_is_one_sentence(press: Press, tmp_path: Path) -> None:
    (tmp_path / "roster.typ").write_text("#nothing(", encoding="utf-8")
    with pytest.raises(NotPrintable, match="版式 roster 排不出来"):
        roster_print(office(), replace(press, layouts=tmp_path), "990000")


def test_what_has_not_changed_is_not_set_again(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = replace(press, shelf=FolderShelf(tmp_path))
    first = roster_print(office(), kept, "990000")
    other = roster_print(office(*people(4)), kept, "990000")
    assert other.data != first.data
    assert len(list(tmp_path.iterdir())) == 1
    monkeypatch.setattr(typst, "Compiler", None)
    assert roster_print(office(*people(4)), kept, "990000") == other
    with pytest.raises(TypeError):
        roster_print(office(), kept, "990000")


def test_a_shelf_that_cannot_be_written_costs_nothing_but_time(press: Press, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept = replace(press, shelf=FolderShelf(tmp_path / "file"))
    assert roster_print(office(), kept, "990000") == roster_print(office(), press, "990000")


def test_the_day_of_the_data_is_the_day_of_the_file(press: Press) -> None:
    later = office()
    later = replace(later, as_of=date(2026, 7, 1))
    assert roster_print(later, press, "990000").data != roster_print(office(), press, "990000").data


def test_without_a_chinese_font_there_are_no_faces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(fonts.ENVIRONMENT, raising=False)
    monkeypatch.setattr(fonts, "DEBIAN", (str(tmp_path),))
    assert find_faces() is None
    assert find_faces([tmp_path / "absent"]) is None


def test_fonts_named_in_the_environment_or_the_settings_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = next(Path(folder) for folder in fonts.DEBIAN if Path(folder).is_dir())
    monkeypatch.setattr(fonts, "DEBIAN", ())
    monkeypatch.setenv(fonts.ENVIRONMENT, str(home))
    by_environment = find_faces()
    monkeypatch.delenv(fonts.ENVIRONMENT)
    by_settings = find_faces([home])
    assert by_environment is not None
    assert by_settings is not None
    assert by_environment.serif[0] == by_settings.serif[0] == "Noto Serif CJK SC"
    assert json.dumps(by_environment.sans) == json.dumps(by_settings.sans)
