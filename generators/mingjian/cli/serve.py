"""``mingjian serve``: build, look at it on this computer, build again whenever a file changes."""

from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import click

from mingjian.cli.build import describe, plan_of
from mingjian.cli.messages import say
from mingjian.cli.place import registry_option
from mingjian.cli.watching import changes
from mingjian.model.errors import MingjianError, UsageError
from mingjian.publish.build import Plan, build_site
from mingjian.publish.manifest import Manifest

_RELOAD = "/.mingjian-version"
_SCRIPT = (
    b'<script>(v=>setInterval(async()=>{const n=await(await fetch("' + _RELOAD.encode() + b'")).text();'
    b"if(v&&n!==v)location.reload();v=n},1000))('')</script>"
)


class Preview(SimpleHTTPRequestHandler):
    """Serves the published folder; pages get a script that reloads them after a build."""

    def do_GET(self) -> None:
        """Answer one request."""
        if self.path == _RELOAD:
            self._send(self._version(), "text/plain")
            return
        page = Path(self.translate_path(self.path))
        page = page / "index.html" if page.is_dir() and self.path.endswith("/") else page
        if page.suffix == ".html" and page.is_file():
            self._send(page.read_bytes() + _SCRIPT, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _version(self) -> bytes:
        manifest = Manifest.read(Path(self.directory))
        return manifest.digest.encode() if manifest else b"-"

    def _send(self, data: bytes, media_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the base class
        """Keep the terminal free for builds."""


@click.command(help=say("serve"))
@registry_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help=say("serve_port")
)
def serve(*, registry: Path | None, port: int) -> None:
    """Build, serve, watch."""
    plan = replace(plan_of(registry), skip=("print",))  # a preview must not wait for the typesetter
    describe(build_site(plan), plan.out)
    server = open_server(plan.out, port)
    Thread(target=server.serve_forever, daemon=True).start()
    click.echo(say("serve_at", port=server.server_address[1]))
    for _ in changes(watched(plan)):
        rebuild(plan)


def open_server(out: Path, port: int) -> ThreadingHTTPServer:
    """Listen on this computer only."""
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(Preview, directory=str(out)))
    except OSError as error:
        raise UsageError(say("serve_busy", port=port)) from error


def rebuild(plan: Plan) -> None:
    """Build again; whatever goes wrong is said, and the preview stays."""
    try:
        outcome = build_site(plan)
    except MingjianError as error:
        click.echo(say("serve_failed", reason=error), err=True)
        return
    if outcome.manifest is None:
        describe(outcome, plan.out)
    else:
        click.echo(say("serve_rebuilt", seconds=sum(outcome.seconds.values())))


def watched(plan: Plan) -> tuple[Path, ...]:
    """Name the folders whose changes matter."""
    return (plan.registry, plan.config.parent / "site", plan.config)
