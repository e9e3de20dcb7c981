"""The offline package: opens from a folder, leaves bulk data out, is the same twice."""

import io
import zipfile
from pathlib import Path

import pytest
from mingjian.publish.offline import MAX_BYTES, pack, to_files


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        (b'<a href="institutions/">', b'<a href="institutions/index.html">'),
        (b'<a class="x" href="../../">', b'<a class="x" href="../../index.html">'),
        (b'<a href="..">', b'<a href="../index.html">'),
        (b'<a href="../fees/#top">', b'<a href="../fees/index.html#top">'),
        (b'<a href="compare/?ids=a">', b'<a href="compare/index.html?ids=a">'),
        (b'<form action="../search/">', b'<form action="../search/index.html">'),
        (b'<a href="#top">', b'<a href="#top">'),
        (b'<a href="https://example.invalid/x/">', b'<a href="https://example.invalid/x/">'),
        (b'<a href="tel:12348">', b'<a href="tel:12348">'),
        (b'<a href="record.json">', b'<a href="record.json">'),
        (b'<link href="../assets/">', b'<link href="../assets/">'),
    ],
)
def test_links_to_folders_name_the_page_in_them(link: bytes, wanted: bytes) -> None:
    assert to_files(link) == wanted


def _tree(folder: Path) -> dict[str, int]:
    files = {
        "index.html": b'<a href="a/">A</a>',
        "a/index.html": b'<a href="../">home</a>',
        "assets/x.css": b"a{}",
        "data/csv/big.csv": b"1",
        "api/v1/a.json": b"{}",
    }
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return {path: len(data) for path, data in files.items()}


def test_pages_and_their_assets_are_in_and_bulk_data_is_not(tmp_path: Path) -> None:
    package = pack(tmp_path, _tree(tmp_path))
    assert package is not None
    with zipfile.ZipFile(io.BytesIO(package.data)) as archive:
        assert archive.namelist() == ["a/index.html", "assets/x.css", "index.html"]
        assert archive.read("index.html") == b'<a href="a/index.html">A</a>'


def test_the_package_is_the_same_twice(tmp_path: Path) -> None:
    first, second = (pack(tmp_path, _tree(tmp_path)) for _ in range(2))
    assert first == second


def test_a_site_too_large_is_not_packed(tmp_path: Path) -> None:
    assert pack(tmp_path, {"index.html": MAX_BYTES + 1}) is None
