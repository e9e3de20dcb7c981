"""Copies of the published data, checked where they lie by ``mingjian verify`` and by the tools people have."""

import shutil
import subprocess
import zipfile

import pytest
from mingjian.cli.app import run
from mingjian.jobs.verification import verify

TOUCHED = {
    "csv/institutions.csv": b"sl-j0002,",
    "excel/institutions.csv": b"sl-j0002,",
    "jsonl/institutions.jsonl": b'"sl-j0002",',
    "csv/institution_licences.csv": b"sl-j0002,1,",
}


@pytest.fixture
def copy(folder, tmp_path):
    return shutil.copytree(folder / "data", tmp_path / "data")


def test_an_untouched_copy_of_the_folder_is_found_sound(copy, capsys):
    assert verify(copy).differences == ()
    assert run(["verify", str(copy)]) == 0
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=copy)
    assert done.returncode == 0


@pytest.mark.parametrize("path", TOUCHED)
def test_a_changed_cell_names_its_record_by_the_formats_that_are_sound(copy, path):
    file = copy / path
    data = file.read_bytes()
    assert TOUCHED[path] in data
    at = data.index(TOUCHED[path]) + len(TOUCHED[path])
    file.write_bytes(
        data[:at] + data[at:].replace("示例".encode(), "事例".encode(), 1).replace(b"20", b"21", 1)
    )
    (item,) = verify(copy).differences
    assert (item.path, item.what, item.records) == (path, "内容不符", ("sl-j0002",))


def test_a_row_taken_out_and_a_number_names_their_records(copy):
    file = copy / "csv/price_list_items.csv"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:1], *lines[2:]]))
    (item,) = verify(copy).differences
    assert item.records == (lines[1].split(b",")[0].decode(),)


def test_a_part_of_a_copy_can_be_checked_for_what_is_there(folder, tmp_path, capsys):
    (tmp_path / "csv").mkdir()
    for path in ("SHA256SUMS", "csv/institutions.csv", "csv/sanctions.csv"):
        shutil.copy(folder / "data" / path, tmp_path / path)
    assert len(verify(tmp_path).differences) > 100
    assert run(["verify", "--present", str(tmp_path)]) == 0
    assert "2 个文件与 SHA256SUMS 一致" in capsys.readouterr().out
    (tmp_path / "csv/sanctions.csv").write_bytes(b"x")
    assert run(["verify", "--present", str(tmp_path)]) == 1
    for path in ("csv/institutions.csv", "csv/sanctions.csv"):
        (tmp_path / path).unlink()
    assert run(["verify", "--present", str(tmp_path)]) == 1


def test_where_every_format_was_changed_only_the_files_are_named(copy):
    for path in ("csv/institutions.csv", "excel/institutions.csv", "jsonl/institutions.jsonl"):
        (copy / path).write_bytes((copy / path).read_bytes().replace(b"sl-j0002", b"sl-j0009"))
    assert [item.records for item in verify(copy).differences] == [(), (), ()]


@pytest.mark.parametrize("name", ["csv.zip", "excel.zip"])
def test_what_was_unpacked_can_be_checked(folder, tmp_path, name):
    with zipfile.ZipFile(folder / "data" / name) as package:
        package.extractall(tmp_path)
    assert verify(tmp_path).differences == ()
    (tmp_path / "appraisers.csv").write_bytes(b"x")
    assert [item.path for item in verify(tmp_path).differences] == ["appraisers.csv"]
