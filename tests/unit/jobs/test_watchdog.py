import json
import threading
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from mingjian.jobs.watchdog import still_fresh, watch
from nights import tonight


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps({"as_of": "2026-06-28"}))
    return folder


@pytest.fixture
def address(site):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("day", "late"), [("2026-06-29", 0), ("2026-06-30", 0), ("2026-07-01", 1)])
def test_data_older_than_the_cadence_and_a_day_of_grace_are_late(tmp_path, site, day, late):
    found = watch(tonight(tmp_path, day, site=str(site)))
    assert [item.level.word for item in found.reminders] == ["late"] * late


def test_a_site_is_read_by_its_address(tmp_path, address):
    assert watch(tonight(tmp_path, "2026-06-29", site=address)).reminders == ()
    (late,) = watch(tonight(tmp_path, "2026-07-05", site=address)).reminders
    assert "数据截至 2026-06-28，已有 7 天，最迟应当在 2026-06-29 更新" in late.text


def test_a_site_that_cannot_be_read_is_late(tmp_path, address, site):
    (late,) = watch(tonight(tmp_path, "2026-06-29", site=f"{address}nowhere/")).reminders
    assert "服务器回答 404" in late.text
    (site / "manifest.json").write_text("{}")
    (late,) = watch(tonight(tmp_path, "2026-06-29", site=str(site))).reminders
    assert "读到的不是网站清单" in late.text
    (late,) = watch(tonight(tmp_path, "2026-06-29", site=str(site / "nowhere"))).reminders
    assert "还没有生成或者发布" in late.text
    (late,) = watch(tonight(tmp_path, "2026-06-29", site="http://127.0.0.1:9/")).reminders
    assert "连不上" in late.text


@pytest.mark.parametrize(
    ("cadence", "last"),
    [("P1D", "2026-02-01"), ("P2W", "2026-02-14"), ("P1M", "2026-02-28"), ("P1Y", "2027-01-31")],
)
def test_the_cadence_is_a_duration(cadence, last):
    assert still_fresh(date(2026, 1, 31), cadence) == date.fromisoformat(last)
