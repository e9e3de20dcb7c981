"""The wheel, installed in an environment of its own, starts a registry and publishes it outside the repository."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(command: list[str | Path], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C", **environment}
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=clean,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT], folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a new environment that borrows the dependencies, but not our checkout."""
    home = tmp_path_factory.mktemp("home")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home / "env"], check=True)
    (packages,) = (home / "env/lib").glob("python3*/site-packages")
    borrowed = next(path for path in sys.path if path.endswith("site-packages"))
    install = ["-m", "pip", "--quiet", "install", "--no-deps", "--no-index", "--target", packages, wheel]
    done = run([sys.executable, *install], home)
    assert done.returncode == 0, done.stderr
    (packages / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    script = home / "env/bin/mingjian"
    script.write_text(
        f"#!{home}/env/bin/python\nimport sys\nfrom mingjian.cli.app import main\nsys.exit(main())\n",
        encoding="utf-8",
    )
    script.chmod(0o755)
    return script


def test_the_wheel_holds_one_package_with_its_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"mingjian"}
    assert {"mingjian/py.typed", "mingjian/cli/messages.yml", "mingjian/starter/mkdocs.yml"} <= set(names)
    assert any(name.startswith("mingjian/theme/assets/") for name in names)
    assert any(name.startswith("mingjian/templates/") and name.endswith(".j2") for name in names)
    assert {"mingjian/templates/prints/roster.typ", "mingjian/derive/strokes.txt"} <= set(names)
    starter = {
        "github/workflows/publish.yml",
        "server/nginx.conf",
        "ci/targets.mk",
        "ci/systemd/mingjian-publish.timer",
    }
    assert {f"mingjian/starter/{name}" for name in starter} <= set(names)
    assert not [name for name in names if "bench" in name or "sample_province" in name]


def test_the_command_it_installs_is_the_wheel(command: Path, tmp_path: Path) -> None:
    done = run([command.parent / "python", "-c", "import mingjian; print(mingjian.__file__)"], tmp_path)
    assert str(command.parents[1]) in done.stdout


def test_a_new_registry_is_checked_and_published(command: Path, tmp_path: Path) -> None:
    assert run([command, "new", "province"], tmp_path).returncode == 0
    project = tmp_path / "province"
    checked = run([command, "check"], project)
    assert (checked.returncode, checked.stderr) == (0, "")
    built = run([command, "build"], project)
    assert built.returncode == 0, built.stdout + built.stderr
    assert (project / "build/html/index.html").is_file()
    assert (project / "build/html/institutions/sl-j0001/index.html").is_file()
    assert (project / "build/html/manifest.json").is_file()


def test_its_makefile_does_the_same(command: Path, tmp_path: Path) -> None:
    assert run([command, "new", "province"], tmp_path).returncode == 0
    path = f"{command.parent}:{os.environ['PATH']}"
    done = run(["make", "site"], tmp_path / "province", PATH=path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "province/build/html/index.html").is_file()
