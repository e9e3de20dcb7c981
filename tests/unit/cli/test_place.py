"""Which registry is meant, and which day."""

from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import click
import pytest
from mingjian.cli import place
from mingjian.cli.place import Day, default_config, default_out, find_registry
from mingjian.model.errors import SettingsError


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("MINGJIAN_REGISTRY", raising=False)
    for name in ("given", "named", "home/registry", "home/registry/appraisers/990101"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("given", "named", "home/registry"):
        (tmp_path / name / "registry.yml").write_bytes(b"")
    monkeypatch.chdir(tmp_path / "home")
    return tmp_path


def test_the_option_comes_first(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGJIAN_REGISTRY", str(places / "named"))
    assert find_registry(places / "given") == places / "given"


def test_then_the_environment(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGJIAN_REGISTRY", str(places / "named"))
    assert find_registry(None) == places / "named"


def test_then_the_nearest_folder_above(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(places / "home/registry/appraisers/990101")
    assert find_registry(None) == places / "home/registry"


def test_then_the_folder_named_registry(places: Path) -> None:
    assert find_registry(None) == places / "home/registry"


def test_nothing_found_is_said(tmp_path: Path, places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    with pytest.raises(SettingsError, match="找不到登记库"):
        find_registry(None)


def test_a_folder_without_the_marker_is_refused_even_if_another_would_do(places: Path) -> None:
    with pytest.raises(SettingsError, match="不是登记库"):
        find_registry(places / "home")


def test_output_never_goes_into_a_folder_of_sources() -> None:
    registry = Path("/project/registry")
    assert default_out(registry) == Path("/project/build/html")
    assert default_config(registry) == Path("/project/mkdocs.yml")


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Auckland"])
def test_today_is_the_day_in_china_wherever_the_computer_stands(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime(2026, 6, 30, 16, 11, tzinfo=UTC).astimezone(tz)

    monkeypatch.setenv("TZ", zone)
    monkeypatch.setattr(place, "datetime", Clock)
    assert Day().convert("today", None, None) == date(2026, 7, 1)


def test_days_are_written_in_one_way() -> None:
    assert Day().convert("2026-06-30", None, None) == date(2026, 6, 30)
    with pytest.raises(click.BadParameter):
        Day().convert("2026-02-30", None, None)
