"""Sums of all files of a folder, SHA-256 and SM3, in the form ``sha256sum --check`` and ``sm3sum`` read."""

import hashlib
from pathlib import Path

SUMS = {"SHA256SUMS": "sha256", "SM3SUMS": "sm3"}


def is_available(algorithm: str) -> bool:
    """Say whether sums of a kind can be computed here; SM3 needs OpenSSL 3."""
    try:
        hashlib.new(algorithm)
    except ValueError:
        return False
    return True


def sums_of(folder: Path, algorithm: str) -> str:
    """Return the sums of all files below a folder but the sums themselves."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = (
        f"{hashlib.new(algorithm, (folder / path).read_bytes()).hexdigest()}  {path}\n"
        for path in paths
        if path not in SUMS
    )
    return "".join(lines)


def write_sums(folder: Path) -> None:
    """Write the sums into the folder."""
    found = {name: sums_of(folder, algorithm) for name, algorithm in SUMS.items() if is_available(algorithm)}
    for name, text in found.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def read_sums(path: Path) -> dict[str, str]:
    """Return the sums a file names, by path."""
    lines = (line.partition("  ") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return {name: total for total, _, name in lines}
