from datetime import date

import pytest
from mingjian.load.build import load_registry
from mingjian.model.errors import SettingsError
from overlay import MemorySource, changed, sample

INSTITUTION = next(path for path in sample() if path.startswith("institutions/"))
ID = INSTITUTION.rsplit("/", 1)[1].removesuffix(".yml")


def test_the_sample_is_read_without_a_finding() -> None:
    loaded = load_registry(MemorySource(sample()))
    assert loaded.findings == []
    assert loaded.broken == {}
    assert len(loaded.registry.paths) == len(sample())
    assert loaded.place(ID, "name").path == f"registry/{INSTITUTION}"
    assert loaded.place(ID, "name").line > 1


def test_all_problems_of_all_files_are_found_in_one_run() -> None:
    held = {path: data.replace(b'as_of: "2', b'as_of: "3x') for path, data in sample().items()}
    loaded = load_registry(MemorySource(held))
    wrong = {path for path, data in held.items() if data != sample()[path]}
    assert len(wrong) > 100
    assert {f.path.removeprefix("registry/") for f in loaded.findings} == wrong
    assert [f.order for f in loaded.findings] == sorted(f.order for f in loaded.findings)


def test_a_broken_file_is_absent_and_known_to_be_broken() -> None:
    loaded = load_registry(changed(**{INSTITUTION: b"{"}))
    assert ID not in loaded.registry.institutions
    assert loaded.broken[ID].group == "institution"
    assert loaded.broken_group("institution")
    assert len(loaded.findings) == 1


def test_of_two_files_with_one_id_the_one_named_after_it_stays() -> None:
    copy = INSTITUTION.replace(ID, "sl-j0000")
    loaded = load_registry(changed(**{copy: sample()[INSTITUTION]}))
    assert loaded.duplicates == [(ID, INSTITUTION, copy)]
    assert loaded.registry.paths[ID] == INSTITUTION


def test_broken_settings_do_not_hide_the_other_findings() -> None:
    broken = sample()["registry.yml"].replace(b"prefix: sl", b"prefix: 5")
    loaded = load_registry(changed(**{"registry.yml": broken, INSTITUTION: b"{"}))
    assert [finding.code for finding in loaded.findings] == ["F101", "F114"] or len(loaded.findings) == 2
    assert loaded.registry.settings.prefix == "sl"
    assert loaded.registry.settings.site_name != "—"


def test_unreadable_settings_leave_safe_ones() -> None:
    loaded = load_registry(changed(**{"registry.yml": b"{"}))
    assert "registry" in loaded.broken
    assert loaded.registry.settings.prefix == "sl"


def test_a_folder_without_settings_is_no_registry() -> None:
    with pytest.raises(SettingsError):
        load_registry(MemorySource({"cases/2024/sl-k0001.yml": b""}))


def test_links_strangers_and_giants_are_one_finding_each() -> None:
    source = MemorySource(
        sample() | {"documents/big.yml": b"#" * (1 << 21), "photo.jpg": b"", "vocab/region.yml": b""},
        links=("institutions/990101/link.yml",),
    )
    loaded = load_registry(source)
    assert sorted(f.code for f in loaded.findings) == ["F109", "S101", "S102", "S104"]
    assert "documents/big.yml" not in source.opened


def test_without_a_commit_the_latest_check_day_counts() -> None:
    loaded = load_registry(MemorySource(sample()))
    days = [record.as_of for record in loaded.registry.institutions.values()]
    assert loaded.default_as_of >= max(days) > date(2020, 1, 1)
