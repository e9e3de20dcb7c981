"""Every number of the statistics section is what its own query gives from the published database."""

import csv
import io
import sqlite3

import pytest
from mingjian.derive.series import all_series
from mingjian.render.opendata.about import about
from mingjian.render.opendata.database import database
from mingjian.render.pages.statistics import statistic_files
from openfiles import views_of
from overlay import REGISTRY

PLACE = ("since", "until", "region", "by", "key")
KEYS = [series.indicator.id for series in all_series(views_of())]


@pytest.fixture(scope="module")
def sample():
    return views_of(REGISTRY)


@pytest.fixture(scope="module")
def connection(sample, tmp_path_factory):
    path = tmp_path_factory.mktemp("database") / "registry.sqlite"
    path.write_bytes(database(sample.dataset, about(sample.dataset)))
    found = sqlite3.connect(path)
    yield found
    found.close()


@pytest.fixture(scope="module")
def files(sample):
    return {item.path: item.data.decode("utf-8-sig") for item in statistic_files(sample)}


def numbers(*cells):
    """Return numbers as numbers; no number and zero are alike here, the word beside them tells them apart."""
    return tuple(float(cell or 0) for cell in cells)


def test_every_series_of_the_sample_is_compared(sample):
    series = {item.indicator.id: item for item in all_series(sample)}
    assert set(KEYS) <= set(series)
    assert len(series) > 40
    assert all(item.points for item in series.values())


def test_the_query_on_each_page_gives_the_numbers_of_the_page(sample, connection, files):
    for series in all_series(sample):
        found = {tuple(row[:5]): numbers(*row[5:]) for row in connection.execute(series.query).fetchall()}
        shown = {
            tuple(row[name] for name in PLACE): numbers(row["value"], row["numerator"], row["denominator"])
            for row in csv.DictReader(io.StringIO(files[f"{series.url}{series.indicator.id}.csv"]))
        }
        assert found == shown, series.indicator.id


def test_a_share_is_its_numerator_by_its_denominator(files):
    shares = 0
    for path, text in files.items():
        for row in csv.DictReader(io.StringIO(text)):
            if row["percent"]:
                shares += 1
                exact = 100 * int(row["numerator"]) / int(row["denominator"])
                assert abs(float(row["percent"]) - exact) <= 0.05 + 1e-9, path
                assert int(row["denominator"]) >= 20
    assert shares > 100


def test_the_sample_has_every_state_as_a_total_and_hides_parts(files):
    rows = [row for text in files.values() for row in csv.DictReader(io.StringIO(text))]
    assert {row["state"] for row in rows if not row["by"]} == {"有数", "零", "未见记录", "未公布", "已隐去"}
    assert {row["state"] for row in rows if row["by"]} == {"有数", "零", "已隐去"}
    assert not any(row["value"] or row["numerator"] for row in rows if row["state"] != "有数")


def test_a_yearbook_has_the_numbers_of_its_year_and_no_other(files):
    rows = list(csv.DictReader(io.StringIO(files["statistics/2025/2025.csv"])))
    assert {row["until"][:4] for row in rows} == {"2025"}
    every = {
        (row["indicator"], *(row[name] for name in PLACE))
        for path, text in files.items()
        if path.count("-") or not path.split("/")[1].isdigit()
        for row in csv.DictReader(io.StringIO(text))
        if row["until"][:4] == "2025"
    }
    assert {(row["indicator"], *(row[name] for name in PLACE)) for row in rows} == every
