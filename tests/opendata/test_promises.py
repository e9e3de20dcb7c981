"""What the data promises beyond its values: same bytes anywhere, nothing that may not be public, working samples."""

import io
import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from mingjian.render.opendata.pages import starts
from openfiles import rendered, views_of

ROOT = Path(__file__).parents[2]
HASHES = """
import sys
from hashlib import sha256
from openfiles import rendered, views_of
for path, data in sorted(rendered(views_of()).items()):
    print(sha256(data).hexdigest(), path)
"""


def sums(tmp_path, **environment):
    """Return the sums of all files, made by another process somewhere else, at another time of day."""
    tmp_path.mkdir()
    search = os.pathsep.join([str(ROOT / "generators"), str(ROOT / "tests")])
    env = {**os.environ, "PYTHONPATH": search, "TMPDIR": str(tmp_path), **environment}
    done = subprocess.run(
        [sys.executable, "-c", HASHES], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_bytes_do_not_depend_on_folder_time_zone_or_hash_order(tmp_path, files):
    one = sums(tmp_path / "one", TZ="America/Los_Angeles", PYTHONHASHSEED="1", LC_ALL="C")
    two = sums(tmp_path / "另一个", TZ="Asia/Shanghai", PYTHONHASHSEED="2")
    assert one == two
    assert one == "".join(f"{sha256(files[path]).hexdigest()} {path}\n" for path in sorted(files))


def contents(files):
    """Yield path and bytes of everything, packages opened."""
    for path, data in files.items():
        yield path, data
        if path.endswith((".xlsx", ".zip")):
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                for name in package.namelist():
                    yield f"{path}!{name}", package.read(name)


def holding(files, text):
    """Return the files a text stands in; the descriptions quote declared examples, not records."""
    examples = {"api/v1/openapi.json", "data/datapackage.json"}
    return [path for path, data in contents(files) if text.encode() in data and path not in examples]


def test_what_is_no_longer_public_is_in_no_file(files):
    registry = views_of(day=date(2026, 6, 30)).registry
    sanction = next(iter(registry.sanctions.values()))
    words = (sanction.id, sanction.decision_number, sanction.ground)
    assert all(holding(files, word) for word in words)
    later = rendered(views_of(day=date(2040, 1, 1)))
    assert {word: holding(later, word) for word in words} == {word: [] for word in words}


def test_what_is_not_public_yet_is_in_no_file(files):
    early = rendered(views_of(day=date(2020, 1, 1)))
    full = views_of().registry
    hidden = [*full.inspections, *full.approvals, *full.ratings, *full.reviews, *full.honours]
    assert len(hidden) >= 5
    assert {key: holding(early, key) for key in hidden} == {key: [] for key in hidden}
    assert all(holding(files, key) for key in full.inspections)


@pytest.mark.parametrize(
    "start", [item for item in starts() if item.name.endswith(".py")], ids=lambda item: item.name
)
def test_the_python_samples_run(folder, start):
    code = start.code.replace("本站网址", str(folder))
    env = {**os.environ, "PYTHONPATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder / "data", env=env, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) >= 1
    assert "Empty" not in done.stdout


def test_the_shell_sample_runs_on_the_published_folder(folder):
    (start,) = [item for item in starts() if item.name.endswith(".sh")]
    code = start.code.replace("本站网址", folder.as_uri())
    done = subprocess.run(
        ["bash", "-euc", code], cwd=folder / "api", capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "institutions.csv: OK" in done.stdout


def test_the_r_sample_runs(folder):
    (start,) = [item for item in starts() if item.name.endswith(".R")]
    code = start.code.replace("本站网址", str(folder))
    done = subprocess.run(
        ["Rscript", "--vanilla", "-e", code],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "已责令改正" in done.stdout


def test_every_sample_is_on_the_download_page(files):
    page = files["data/index.html"].decode()
    assert len(starts()) == 5
    for start in starts():
        assert start.title in page


def test_the_download_page_leads_to_files_and_pages_that_exist(files):
    for path in [path for path in files if path.endswith("/index.html") and path.startswith("data/")]:
        depth = path.count("/")
        for link in re.findall(rb'href="((?:\.\./)+)([^"#]*)', files[path]):
            assert link[0].count(b"../") == depth
            target = link[1].decode()
            if target.startswith(("data/", "api/")):
                assert target in files or f"{target}index.html" in files, (path, target)


def test_the_sums_name_every_data_file(files):
    lines = files["data/SHA256SUMS"].decode().splitlines()
    named = dict(reversed(line.split("  ")) for line in lines)
    data = {path.removeprefix("data/") for path in files if path.startswith("data/")}
    assert data - set(named) == {"SHA256SUMS"}
    assert all(sha256(files[f"data/{path}"]).hexdigest() == total for path, total in named.items())
