"""The worked story of the journalist's page runs on the sample province and says what the page says it says."""

import os
import re
import subprocess
import sys
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from mingjian.derive.dataset import make_dataset
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.render.opendata.about import about
from mingjian.render.opendata.database import database

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "site/pages/guide/journalist.md"


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("story")
    registry = load_registry(FolderSource(ROOT / "registry")).registry
    dataset = make_dataset(registry, date(2026, 6, 30), None, "test")
    (folder / "registry.sqlite").write_bytes(database(dataset, about(dataset)))
    blocks = re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", PAGE.read_text("utf-8"), re.DOTALL)
    (code,) = [unescape(block) for block in blocks if "import" in block]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines(), dataset


def test_the_chart_has_a_bar_for_every_price_on_record(printed):
    lines, dataset = printed
    bars = [line for line in lines if "█" in line]
    assert len(bars) >= 5
    prices = [int(re.search(r"(\d+) █", line)[1]) for line in bars]
    assert prices == sorted(prices)
    lists = {
        key
        for key, item in dataset.registry.price_lists.items()
        if item.until is None and item.since <= dataset.as_of
    }
    wanted = [
        item.price.amount
        for key in lists
        for item in dataset.registry.price_lists[key].items
        if item.name == "人体残疾等级鉴定" and item.price.amount is not None and not item.hard_case
    ]
    assert prices == sorted(wanted)


def test_the_story_ends_with_its_figures(printed):
    lines, _ = printed
    assert re.fullmatch(r"\d+ 家，最低 \d+ 元，最高 \d+ 元", lines[-2])
    assert re.fullmatch(r"高于收费标准的： \d+", lines[-1])
