import pytest
from mingjian.load.layout import Misplaced, Slot, classify


@pytest.mark.parametrize(
    ("path", "group", "key"),
    [
        ("registry.yml", "registry", "registry"),
        ("vocab/regions.yml", "vocab", "vocab/regions"),
        ("authorities/sl-a001.yml", "authority", "sl-a001"),
        ("institutions/990101/sl-j0001.yml", "institution", "sl-j0001"),
        ("price-lists/990101/sl-p0001.yml", "price", "sl-p0001"),
    ],
)
def test_the_folder_names_the_kind(path: str, group: str, key: str) -> None:
    slot = classify(path)
    assert isinstance(slot, Slot)
    assert (slot.group, slot.key) == (group, key)


@pytest.mark.parametrize(
    ("path", "code", "suggested"),
    [
        ("institution/990101/sl-j0001.yml", "S102", "institutions"),
        ("notes.txt", "S102", ""),
        ("institutions/990101/sl-j0001.yaml", "S103", "sl-j0001.yml"),
        ("cases/2024/.yml", "S103", "登记库文件夹外面"),
        ("institutions/990101/机构.xlsx", "S103", "登记库文件夹外面"),
        ("vocab/region.yml", "S104", "regions"),
        ("vocab/more/regions.yml", "S104", ""),
    ],
)
def test_other_files_are_findings(path: str, code: str, suggested: str) -> None:
    found = classify(path)
    assert isinstance(found, Misplaced)
    assert found.code == code
    assert suggested in found.params.get("suggestion", found.params.get("advice"))


def test_notes_for_people_are_let_be() -> None:
    assert classify("institutions/README.md") is None
