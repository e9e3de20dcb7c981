"""Small published sites that differ in pages and assets, made of a real one; and nginx to serve them."""

import hashlib
import http.client
import re
import shutil
import socket
import subprocess
from dataclasses import replace
from pathlib import Path

import mingjian
from mingjian.publish.manifest import NAME, Entry, Manifest

STARTER = Path(mingjian.__file__).parent / "starter"
MAIN = """user root;
worker_processes 1;
pid {here}/nginx.pid;
error_log {here}/error.log info;
events {{ worker_connections 64; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {here}/body;
    proxy_temp_path {here}/proxy;
    fastcgi_temp_path {here}/fastcgi;
    uwsgi_temp_path {here}/uwsgi;
    scgi_temp_path {here}/scgi;
    include {here}/site.conf;
}}
"""
_ASSET = re.compile(rb'(?:href|src)="([^"?]+\.(?:css|js))\?v=[0-9a-f]+"')
KEPT = ("index.html", "404.html", "about/", "institutions/", "appraisers/", "assets/", "facets/", "data/csv/")


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def variant(site: Path, out: Path, mark: str, *, without: str = "-", **more: object) -> Path:
    """Write a site whose every page and every asset says ``mark``, with versions of the bytes in addresses."""
    manifest = Manifest.read(site)
    assert manifest is not None
    paths = [path for path in manifest.files if path.startswith(KEPT) and not path.startswith(without)]
    files = {path: (site / path).read_bytes() for path in paths}
    note = f"/* {mark} */\n".encode()
    for path in paths:
        if path.endswith((".css", ".js")):
            files[path] += note
    for path in paths:
        if path.endswith(".html"):
            files[path] = _ASSET.sub(lambda found: _with_version(found, files), files[path])
            files[path] = files[path].replace(b"</body>", f"<!-- {mark} --></body>".encode())
    for path, data in files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)
    entries = {path: Entry(path, sha(data), len(data)) for path, data in files.items()}
    (out / NAME).write_bytes(replace(manifest, files=entries, **more).encode())
    return out


def _with_version(found: re.Match[bytes], files: dict[bytes, bytes]) -> bytes:
    path = re.sub(r"^(?:\.\./|\./)+", "", found[1].decode())
    version = sha(files[path])[:8].encode() if path in files else b"00000000"
    return found[0].rpartition(b"?v=")[0] + b"?v=" + version + b'"'


def assets(page: bytes) -> list[tuple[str, str]]:
    """Return the assets a page loads: path from the root, and query."""
    found = re.findall(rb'(?:href|src)="([^"?]+\.(?:css|js))\?(v=[0-9a-f]+)"', page)
    return [(re.sub(r"^(?:\.\./|\./)+", "", path.decode()), query.decode()) for path, query in found]


class Client:
    """Asks one server, on one connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def get(self, path: str) -> tuple[int, bytes, dict[str, str]]:
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        return answer.status, answer.read(), {name.lower(): text for name, text in answer.getheaders()}


class Server:
    """nginx with the starter's configuration, for one folder."""

    def __init__(self, here: Path, folder: Path) -> None:
        self.here, self.folder = here, folder
        self.clients: list[Client] = []
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "gone.nginx.conf").touch()
        text = (STARTER / "server/nginx.conf").read_text(encoding="utf-8")
        assert "listen 80;" in text
        text = text.replace("listen 80;", f"listen 127.0.0.1:{self.port};").replace(
            "/srv/mingjian", str(folder)
        )
        (here / "site.conf").write_text(text, encoding="utf-8")
        (here / "nginx.conf").write_text(MAIN.format(here=here), encoding="utf-8")

    def command(self, *arguments: str) -> None:
        program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
        assert program, "install nginx (make programs)"
        command = [program, "-p", self.here, "-c", self.here / "nginx.conf", *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def client(self) -> Client:
        self.clients.append(Client(self.port))
        return self.clients[-1]

    def stop(self) -> None:
        for client in self.clients:
            client.connection.close()
        self.command("-s", "stop")
