"""Programs from npm that only the bench uses, at fixed versions, kept under build/bench/tools."""

import json
import shutil
import subprocess
from pathlib import Path

from document import WORK

VERSIONS = {"lighthouse": "12.8.2", "pagefind": "1.6.0"}


def program(name: str) -> Path | None:
    """Return a program, installed when it is not there; None, and why, when that cannot be."""
    folder = WORK / "tools" / name
    known = folder / "node_modules" / name / "package.json"
    if not known.is_file() or json.loads(known.read_text("utf-8"))["version"] != VERSIONS[name]:
        if shutil.which("npm") is None:
            print(f"没有 npm，跳过 {name}。")
            return None
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"]
        done = subprocess.run(
            [*command, "--prefix", folder, f"{name}@{VERSIONS[name]}"], check=False, stdout=subprocess.DEVNULL
        )
        if done.returncode:
            print(f"npm 没有装上 {name}，跳过。")
            return None
    return folder / "node_modules" / ".bin" / name
