"""The YAML language server that editors run, spoken to as an editor speaks to it."""

import json
import selectors
import subprocess
from pathlib import Path
from typing import Any

PATIENCE = 30.0
"""Seconds until a silent server is a failed test; it answers in milliseconds."""


class LanguageServer:
    """One server over standard input and output, with the settings of ``.vscode/settings.json``."""

    def __init__(self, program: Path, folder: Path, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._process = subprocess.Popen(
            ["node", program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        self._ready = selectors.DefaultSelector()
        self._ready.register(self._process.stdout, selectors.EVENT_READ)
        self._held = b""
        self._number = 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        folders = [{"uri": folder.as_uri(), "name": "workspace"}]
        offer = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {}},
        }
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "locale": "zh-cn",
                "workspaceFolders": folders,
                "capabilities": offer,
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": settings})

    def close(self) -> None:
        """End the server."""
        self._ready.close()
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()

    def opened(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a text under a path and return what the server finds wrong with it."""
        uri = path.as_uri()
        self._diagnostics.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._diagnostics:
            self._handle(self._read())
        return self._diagnostics[uri]

    def hover(self, path: Path, line: int, column: int) -> str:
        """Return what stands in the hover of a place."""
        found = self.ask("textDocument/hover", self._place(path, line, column))
        return found["contents"]["value"] if found else ""

    def completions(self, path: Path, line: int, column: int) -> list[dict[str, Any]]:
        """Return what is offered at a place."""
        found = self.ask("textDocument/completion", self._place(path, line, column))
        return found["items"]

    @staticmethod
    def _place(path: Path, line: int, column: int) -> dict[str, Any]:
        return {
            "textDocument": {"uri": path.as_uri()},
            "position": {"line": line, "character": column},
        }

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Send a request and return its result."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._handle(message)

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _handle(self, message: dict[str, Any]) -> None:
        """Keep diagnostics; answer what a server asks of an editor."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": self._answer(message)})

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        nested = {"yaml": {key.removeprefix("yaml."): value for key, value in self._settings.items()}}
        return [nested.get(item.get("section")) for item in message["params"]["items"]]

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def _read(self) -> dict[str, Any]:
        while b"\r\n\r\n" not in self._held:
            self._more()
        head, _, self._held = self._held.partition(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        while len(self._held) < length:
            self._more()
        body, self._held = self._held[:length], self._held[length:]
        return json.loads(body)

    def _more(self) -> None:
        assert self._ready.select(PATIENCE), "the language server says nothing"
        data = self._process.stdout.read(1 << 16)
        assert data, "the language server has ended"
        self._held += data
