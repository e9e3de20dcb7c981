"""Zip bundles of all tables in one format, with the text that says what they are."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

from mingjian.render.artifact import Artifact
from mingjian.render.draft import File

ZIP = "application/zip"
README = "README.txt"
_MADE = (1980, 1, 1, 0, 0, 0)


def bundle(path: str, readme: str, files: Iterable[File]) -> Artifact:
    """Return a zip of files, without the folders they are published in."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        add(package, README, readme.encode())
        for file in files:
            add(package, file.path.rpartition("/")[2], file.data)
    return Artifact(path, out.getvalue(), ZIP)


def add(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Put a file into a zip, with nothing in it that changes from build to build."""
    info = zipfile.ZipInfo(name, _MADE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    package.writestr(info, data)
