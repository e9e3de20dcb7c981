"""Compiled templates, kept where Python keeps its own compiled code: in ``__pycache__``, beside the source.

Compiling the templates of a province takes as long as checking its records. A file counts only for the same
template, the same Python and Jinja2 and the same state of this package; anything else, and a folder that
cannot be written, only costs the time to compile anew.
"""

import hashlib
import marshal
import os
import sys
from contextlib import suppress
from importlib.resources import as_file, files
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from mingjian.render.draft import fingerprint, makers

_SUM = 32


class CompiledTemplates(BytecodeCache):
    """Compiled templates in a folder, one file each."""

    def __init__(self, folder: Path) -> None:
        """Keep them in this folder."""
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take up a template compiled before, if its file is whole and of the same origin."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            data = self._file(bucket).read_bytes()
            if data[:_SUM] == _sum(bucket, data[_SUM:]):
                code = marshal.loads(data[_SUM:])  # noqa: S302 - as trusted as Python's own, it lies beside them
                bucket.code = code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template just compiled, where Python would keep a module."""
        if sys.dont_write_bytecode or bucket.code is None:
            return
        data = marshal.dumps(bucket.code)
        target = self._file(bucket)
        waiting = target.with_name(f"{target.name}.{os.getpid()}")
        with suppress(OSError):
            target.parent.mkdir(exist_ok=True)
            waiting.write_bytes(_sum(bucket, data) + data)
            waiting.replace(target)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{sys.implementation.cache_tag}.j2c"


def _sum(bucket: Bucket, data: bytes) -> bytes:
    origin = fingerprint(makers(), MAGIC_NUMBER, jinja2.__version__, bucket.key, bucket.checksum)
    return hashlib.blake2b(origin.encode() + data, digest_size=_SUM).digest()


def compiled_templates() -> CompiledTemplates:
    """Return those of this package."""
    with as_file(files("mingjian")) as root:
        return CompiledTemplates(root / "templates" / "__pycache__")
