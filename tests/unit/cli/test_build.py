"""``mingjian build``: what it publishes, what stops it, and that whatever stops it the old site stays."""

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import git
import mingjian
import orjson
import pytest
from mingjian.cli.app import FAULT
from mingjian.publish.manifest import NAME

Mingjian = Callable[..., "object"]
PACKAGE = str(Path(mingjian.__file__).parents[1])
ENVIRONMENT = {**os.environ, "PYTHONPATH": PACKAGE}
PERSON = "registry/appraisers/990101/sl-r00001.yml"


def tree(folder: Path) -> dict[str, str]:
    """Return the hash of every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def promised(out: Path) -> dict[str, str]:
    """Return what the manifest of a published folder lists."""
    files = orjson.loads((out / NAME).read_bytes())["files"]
    return {path: row["sha256"] for path, row in files.items()}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_published_tree_is_what_the_manifest_says(built: Path) -> None:
    found = tree(built / "build/html")
    found.pop(NAME)
    assert found == promised(built / "build/html")
    assert {
        "index.html",
        "institutions/sl-j0001/index.html",
        "appraisers/sl-r00001/index.html",
    } <= found.keys()


def test_the_manifest_names_day_counts_and_sources_and_no_clock(built: Path) -> None:
    manifest = orjson.loads((built / "build/html" / NAME).read_bytes())
    assert manifest["as_of"] == "2026-06-30"
    assert manifest["records"]["appraiser"] == 3
    assert "sl-j0001" in manifest["files"]["institutions/sl-j0001/index.html"]["sources"]
    assert set(manifest) == {"tool", "as_of", "until", "commit", "version", "digest", "records", "files"}


def test_pages_and_manifest_tell_of_changes_that_are_not_committed(project: Path, call: Mingjian) -> None:
    repo = git.Repo.init(project)
    repo.git.add(A=True)
    repo.git.execute(["git", "-c", "user.name=n", "-c", "user.email=e@e.invalid", "commit", "-qm", "m"])
    sha = repo.head.commit.hexsha
    repo.close()
    page, manifest = project / "build/html/index.html", project / "build/html" / NAME
    call("build")
    day = orjson.loads(manifest.read_bytes())["as_of"]
    assert sha[:10] in page.read_text(encoding="utf-8")
    assert "含未提交的改动" not in page.read_text(encoding="utf-8")
    edit(project / PERSON, "gender: 男", "gender: 女")
    said = call("build")
    assert f"{sha[:10]}（含未提交的改动）" in page.read_text(encoding="utf-8")
    assert "含未提交的改动" in said.out
    written = orjson.loads(manifest.read_bytes())
    assert (written["commit"], written["as_of"]) == (f"{sha}-dirty", day)
    assert written["version"] == f"{sha[:10]}（含未提交的改动）"


def test_it_says_what_was_built_how_long_it_took_and_how_to_look(project: Path, call: Mingjian) -> None:
    said = call("build")
    assert said.code == 0
    assert "秒" in said.out
    assert "其中 0 个有变化" in said.out
    assert "mingjian serve" in said.out


@pytest.mark.parametrize(
    "zone", [{"TZ": "Asia/Shanghai", "LC_ALL": "C"}, {"TZ": "America/New_York", "LANG": "zh_CN.UTF-8"}]
)
def test_another_folder_zone_and_language_give_the_same_bytes(
    built: Path, project: Path, zone: dict[str, str]
) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": PACKAGE, "PYTHONHASHSEED": "7", **zone}
    command = [sys.executable, "-m", "mingjian", "build", "--out", "elsewhere/site", "--jobs", "1"]
    subprocess.run(command, check=True, env=environment, cwd=project, stdout=subprocess.DEVNULL)
    assert tree(project / "elsewhere/site") == tree(built / "build/html")


def test_an_error_in_the_registry_stops_with_1_and_leaves_the_old_site(project: Path, call: Mingjian) -> None:
    before = tree(project / "build")
    edit(project / PERSON, "institution: sl-j0001", "institution: sl-j0009")
    said = call("build")
    assert said.code == 1
    assert "sl-r00001.yml" in said.out
    assert "原有网站没有改动" in said.err
    assert tree(project / "build") == before


def test_a_guard_stops_with_4_and_leaves_the_old_site(project: Path, call: Mingjian) -> None:
    before = tree(project / "build/html")
    edit(
        project / "registry/registry.yml",
        "  - kind: appraiser\n    min: 1",
        "  - kind: appraiser\n    min: 9",
    )
    said = call("build")
    assert said.code == 4
    assert "少于发布闸门规定的 9 条" in said.err
    assert tree(project / "build/html") == before


def test_a_great_loss_of_records_stops(project: Path, call: Mingjian) -> None:
    manifest = project / "build/html" / NAME
    edit(manifest, '"appraiser": 3', '"appraiser": 30')
    said = call("build")
    assert said.code == 4
    assert "从上次发布的 30 条减少到 3 条" in said.err


def test_a_personal_number_on_a_hand_written_page_stops_with_4(project: Path, call: Mingjian) -> None:
    before = tree(project / "build/html")
    with (project / "site/pages/about.md").open("a", encoding="utf-8") as page:
        page.write("\n\n联系人手机 138" + "0" * 8 + "\n")
    said = call("build")
    assert said.code == 4
    assert "about/index.html" in said.err
    assert "138" + "0" * 8 not in said.err
    assert tree(project / "build/html") == before


def test_a_picture_from_another_site_stops_with_4(project: Path, call: Mingjian) -> None:
    with (project / "site/pages/about.md").open("a", encoding="utf-8") as page:
        page.write("\n\n![计数](https://count.example.invalid/x.png)\n")
    said = call("build")
    assert said.code == 4
    assert "向其他网站请求资源" in said.err


def test_a_change_is_published_and_nothing_else_written(project: Path, call: Mingjian) -> None:
    before = promised(project / "build/html")
    edit(project / PERSON, "name: 张示例", "name: 张范例")
    assert call("build").code == 0
    after = promised(project / "build/html")
    changed = {path for path in after if after[path] != before.get(path)}
    assert "appraisers/sl-r00001/index.html" in changed
    assert "appraisers/sl-r00002/index.html" not in changed
    assert "张范例" in (project / "build/html/appraisers/sl-r00001/index.html").read_text(encoding="utf-8")


def test_a_withdrawn_record_leaves_no_page(project: Path, call: Mingjian) -> None:
    edit(
        project / "registry/registry.yml",
        "  - kind: appraiser\n    min: 1",
        "  - kind: appraiser\n    max_drop: 90",
    )
    (project / "registry/appraisers/990101/sl-r00003.yml").rename(
        project / "registry/appraisers/990101/sl-r00004.yml"
    )
    edit(project / "registry/appraisers/990101/sl-r00004.yml", "id: sl-r00003", "id: sl-r00004")
    assert call("build").code == 0
    assert not (project / "build/html/appraisers/sl-r00003").exists()
    assert (project / "build/html/appraisers/sl-r00004/index.html").is_file()


def test_two_processes_build_the_same(built: Path, project: Path, call: Mingjian) -> None:
    assert call("build", "--out", "one", "--jobs", "1").code == 0
    assert call("build", "--out", "two", "--jobs", "2").code == 0
    assert tree(project / "one") == tree(project / "two") == tree(built / "build/html")


def test_a_part_alone_goes_only_where_it_is_told(project: Path, call: Mingjian) -> None:
    assert call("build", "--only", "search").code == 2
    assert call("build", "--only", "nonsense", "--out", "part").code == 2
    assert call("build", "--only", "search", "--out", "part").code == 0
    assert all(path.startswith("search/") for path in promised(project / "part"))


@pytest.mark.parametrize("out", ["registry/html", "registry", "site"])
def test_output_never_goes_among_sources(out: str, project: Path, call: Mingjian) -> None:
    before = tree(project)
    assert call("build", "--out", out).code == 2
    assert tree(project) == before


def test_an_output_that_cannot_be_written_is_one_sentence(project: Path, call: Mingjian) -> None:
    (project / "file").write_bytes(b"")
    said = call("build", "--out", "file/site")
    assert said.code == 5
    assert len(said.err.splitlines()) == 1


def test_a_full_disk_is_one_sentence_and_the_old_site_stays(project: Path) -> None:
    before = tree(project / "build/html")
    edit(project / PERSON, "name: 张示例", "name: 张范例")
    program = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "from mingjian.cli.app import run; sys.exit(run(['build', '--jobs', '1']))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=project, capture_output=True, env=ENVIRONMENT)
    assert done.returncode == 5, done.stderr.decode()
    assert "原有网站没有改动" in done.stderr.decode()
    assert tree(project / "build/html") == before


STEPS = "{'open', 'os.rename', 'os.link', 'os.remove', 'os.mkdir', 'os.scandir', 'ctypes.call_function'}"
KILLED = (
    "import os, signal, sys\n"
    "left = [int(sys.argv[1])]\n"
    "def count(event, arguments):\n"
    f"    if event in {STEPS}:\n"
    "        left[0] -= 1\n"
    "        left[0] == 0 and os.kill(os.getpid(), signal.SIGKILL)\n"
    "from mingjian.cli.app import run\n"
    "sys.addaudithook(count)\n"
    "sys.exit(run(['build', '--jobs', sys.argv[2]]))\n"
)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_at_points_all_along_a_complete_site_remains(project: Path, jobs: str) -> None:
    out = project / "build/html"
    step, killed, seen = 40, True, []
    edit(project / PERSON, "name: 张示例", "name: 张范例")
    old = promised(out)
    while killed:
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(step), jobs],
            cwd=project,
            stdout=subprocess.DEVNULL,
            env=ENVIRONMENT,
        )
        killed = done.returncode in {-signal.SIGKILL, FAULT}  # the build, or a helper of it
        found = tree(out)
        found.pop(NAME)
        assert found == promised(out), f"step {step}"
        seen.append(found == old)
        step = step * 8 // 5
    assert done.returncode == 0
    assert seen[0]
    assert not seen[-1]
