"""A web server on this machine that is as slow as a mobile network, compresses, and counts what it sends."""

import contextlib
import gzip
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

DELAY = 0.165
"""Seconds before an answer begins, and bytes a second for all answers together ("Fast 4G")."""
RATE = 1_012_500
PIECE = 16 * 1024
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
}


@dataclass
class Wire:
    """What went over it, and when it is free again."""

    folder: Path
    slow: bool = True
    address: str = ""
    bytes: int = 0
    requests: int = 0
    free: float = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def reset(self) -> None:
        """Count from nothing."""
        self.bytes = self.requests = 0

    def wait_for(self, size: int) -> None:
        """Wait until the wire has carried so many bytes more; all answers share it."""
        with self.lock:
            self.bytes += size
            self.free = max(self.free, time.monotonic()) + size / RATE
            until = self.free
        if self.slow:
            time.sleep(max(0, until - time.monotonic()))


@cache
def packed(path: Path) -> bytes:
    """Compress a file once."""
    return gzip.compress(path.read_bytes(), 9)


class Handler(BaseHTTPRequestHandler):
    """Answers GET from the folder of its wire."""

    protocol_version = "HTTP/1.1"
    wire: Wire

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        """Send a file, compressed when it is text."""
        path = self.wire.folder / unquote(urlsplit(self.path).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if self.wire.slow:
            time.sleep(DELAY)
        if not path.is_file():
            self.send_error(404)
            return
        kind = TYPES.get(path.suffix)
        body = packed(path) if kind else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kind or "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if kind:
            self.send_header("Content-Encoding", "gzip")
        self.wire.requests += 1
        with contextlib.suppress(ConnectionError):
            self.end_headers()
            for start in range(0, len(body), PIECE):
                self.wire.wait_for(len(body[start : start + PIECE]))
                self.wfile.write(body[start : start + PIECE])


@contextlib.contextmanager
def serving(folder: Path, *, slow: bool = True) -> Iterator[Wire]:
    """Serve a folder on the loopback address."""
    wire = Wire(folder, slow)
    handler = type("WireHandler", (Handler,), {"wire": wire})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    wire.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield wire
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
