"""Zip bundles of all tables in one format, with the text that says what they are."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from mingjian.render.artifact import Artifact
from mingjian.render.draft import File

ZIP = "application/zip"
README, DICTIONARY, SUMS = "README.txt", "dictionary.csv", "SHA256SUMS"
_MADE = (1980, 1, 1, 0, 0, 0)


def bundle(path: str, described: Mapping[str, bytes], files: Iterable[File]) -> Artifact:
    """Return a zip of files, without the folders they are published in, led by what describes them.

    The sums of all stand at the end, so that what was unpacked can be checked where it lies.
    """
    out = BytesIO()
    sums: dict[str, str] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, data in _members(described, files):
            add(package, name, data)
            sums[name] = hashlib.sha256(data).hexdigest()
        add(package, SUMS, "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode())
    return Artifact(path, out.getvalue(), ZIP)


def _members(described: Mapping[str, bytes], files: Iterable[File]) -> Iterator[tuple[str, bytes]]:
    yield from described.items()
    for file in files:
        yield file.path.rpartition("/")[2], file.data


def add(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Put a file into a zip, with nothing in it that changes from build to build."""
    info = zipfile.ZipInfo(name, _MADE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    package.writestr(info, data)
