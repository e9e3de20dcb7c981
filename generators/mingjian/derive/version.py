"""How readers are told which state of the registry they see: the commit, and whether files differ from it."""

CHANGED = "-dirty"
"""Ends the name of a version whose files are not all committed, as ``git describe`` has it."""

SHORT = 10
WITH_CHANGES = "{commit}（含未提交的改动）"
NO_COMMIT = "未纳入版本管理"


def version_name(sha: str | None, changed: bool) -> str | None:
    """Return the full name of a version; None when the registry is not under version control."""
    return f"{sha}{CHANGED}" if sha and changed else sha


def short_version(version: str | None) -> str:
    """Return the words for a version on pages, in tables and on paper."""
    if version is None:
        return NO_COMMIT
    short = version.removesuffix(CHANGED)[:SHORT]
    return WITH_CHANGES.format(commit=short) if version.endswith(CHANGED) else short
