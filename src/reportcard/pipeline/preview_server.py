"""Answers a browser on this machine with the files of a preview, and nothing else.

It listens on the loopback address only, reads no file, and knows no path but those of the edition,
so that nothing beside it can be asked for. It answers only who calls it by a name of this machine:
a page of another host cannot reach it by a name that it points here. A script that only the preview
has loads the page again when something has changed; it keeps to the pages' own security policy.
Leaves to others: what the files are (edition.preview), when they change (serving).
"""

import posixpath
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from reportcard.edition.preview import Preview
from reportcard.errors import UserError

HOST = "127.0.0.1"
_NAMES = frozenset({HOST, "localhost"})
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".txt": "text/plain; charset=utf-8",
}
_OTHER = "application/octet-stream"
# Longer than a person waits, shorter than anything between gives up.
_PATIENCE = 20.0
_RELOAD = "/-/reload.js"
_WAIT = "/-/wait.js"
# Asks for a script that comes when something has changed: the policy allows no other question.
_SCRIPT = """(() => {
  "use strict";
  const own = document.currentScript.src;
  const ask = () => {
    const script = document.createElement("script");
    script.src = own.replace("reload.js", "wait.js") + "&at=" + Date.now();
    script.onload = () => { script.remove(); ask(); };
    script.onerror = () => { script.remove(); setTimeout(ask, 2000); };
    document.head.append(script);
  };
  ask();
})();
"""


def open_server(preview: Preview, port: int) -> ThreadingHTTPServer:
    """A server of the preview, which listens; 0 is any free port.

    Raises:
        OSError: the port is taken, or not to be had.
    """

    class Handler(_Handler):
        shown = preview

    server = ThreadingHTTPServer((HOST, port), Handler)
    server.daemon_threads = True
    return server


class _Handler(BaseHTTPRequestHandler):
    """Answers one request. The names of its methods are those of the standard library."""

    shown: Preview
    server_version = "reportcard"
    sys_version = ""

    def do_GET(self) -> None:
        """Send a file."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Send what would stand before a file."""
        self._answer(with_body=False)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Say nothing: a page asks for ten things, and the terminal is for mistakes."""

    def _answer(self, *, with_body: bool) -> None:
        status, kind, body = self._found()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _found(self) -> tuple[HTTPStatus, str, bytes]:
        if self.headers.get("Host", "").partition(":")[0] not in _NAMES:
            return _said(HTTPStatus.FORBIDDEN, "Only this machine may look.")
        address = urlsplit(self.path)
        if address.path in (_RELOAD, _WAIT):
            return HTTPStatus.OK, _TYPES[".js"], self._script(address.path, address.query)
        path = unquote(address.path).removeprefix("/")
        if path.endswith("/") or not path:
            path += "index.html"
        try:
            # Before the file: what changes in between is then seen at once.
            generation = self.shown.generation
            body = self.shown.find(path)
        except UserError as error:
            return _said(HTTPStatus.INTERNAL_SERVER_ERROR, str(error))
        if body is None:
            return _said(HTTPStatus.NOT_FOUND, "There is no such page in this preview.")
        kind = _TYPES.get(posixpath.splitext(path)[1], _OTHER)
        return HTTPStatus.OK, kind, _watching(body, generation) if "html" in kind else body

    def _script(self, path: str, query: str) -> bytes:
        if path == _RELOAD:
            return _SCRIPT.encode("ascii")
        generation = parse_qs(query).get("generation", [""])[0]
        seen = int(generation) if generation.isdecimal() else self.shown.generation
        return b"location.reload();" if self.shown.wait(seen, seconds=_PATIENCE) else b""


def _said(status: HTTPStatus, sentence: str) -> tuple[HTTPStatus, str, bytes]:
    return status, _TYPES[".txt"], f"{sentence}\n".encode()


def _watching(page: bytes, generation: int) -> bytes:
    """A page that is loaded again when something has changed."""
    script = f'<script src="{_RELOAD}?generation={generation}" defer></script>\n'
    return page.replace(b"</head>", script.encode("ascii") + b"</head>", 1)
