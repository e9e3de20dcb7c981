"""Whether LibreOffice gives our workbooks back unharmed: opened, saved, through its own format and back.

It weighs 260 MB, so the suite does without it; ``make bench ARGS=office`` runs where ``soffice`` is.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from document import ROOT, WORK

KINDS = ("institution", "appraiser", "price", "case")
XLSX = "xlsx:Calc MS Excel 2007 XML"


def bench_office(*, write: bool) -> None:
    """Export, open and save, import; anything but no change is a fault."""
    del write
    if shutil.which("soffice") is None:
        print("没有 soffice（Debian：libreoffice-calc-nogui），不能核对电子表格。")
        return
    work = WORK / "office"
    shutil.rmtree(work, ignore_errors=True)
    registry = work / "registry"
    shutil.copytree(ROOT / "registry", registry, ignore=shutil.ignore_patterns("schema"))
    (work / ".gitignore").write_text(".mingjian-cache/\n*.xlsx\n*.ods\nprofile/\n", encoding="utf-8")
    identity = ("-c", "user.name=bench", "-c", "user.email=bench@example.invalid")
    for words in (("init", "-q"), ("add", "--all"), (*identity, "commit", "-qm", "bench")):
        subprocess.run(["git", *words], cwd=work, check=True)
    for kind in KINDS:
        path = work / f"{kind}.xlsx"
        mingjian(work, "sheet", "export", path, "--kind", kind)
        for name, form, ending in (("xlsx", XLSX, "xlsx"), ("ods", "ods", "ods"), ("back", XLSX, "xlsx")):
            path = saved(work, path, form, work / name / f"{kind}.{ending}")
            told = mingjian(work, "sheet", "import", path, "--write")
            changed = subprocess.run(
                ["git", "status", "--porcelain"], cwd=work, check=True, capture_output=True, text=True
            ).stdout
            print(f"{kind} {name}: {told.strip()} {changed.strip() or 'unharmed'}")


def saved(work: Path, path: Path, form: str, there: Path) -> Path:
    """Have LibreOffice open a file and save it in a form."""
    command = ["soffice", f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", form, "--outdir", str(there.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return there


def mingjian(work: Path, *words: str | Path) -> str:
    """Run our command on the copy."""
    command = [sys.executable, "-m", "mingjian", *map(str, words), "--registry", str(work / "registry")]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
