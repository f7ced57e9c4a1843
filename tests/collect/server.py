"""A small web server on the loopback interface that answers as a test says, and keeps a log."""

import hashlib
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Reply:
    """One answer.

    cut sends only so many bytes of the body; reset closes without any answer; drip sends byte by
    byte, so many seconds apart.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    reset: bool = False
    drip: float = 0.0


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it, and how it was answered."""

    target: str
    headers: Mapping[str, str]
    status: int
    sent: int


def page(body: bytes) -> Reply:
    """A page with a validator, as most files of a site are."""
    return Reply(body, headers={"ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"'})


@dataclass
class SmallSite:
    """What the server answers: a Reply for each target, or a list of them, the last for good."""

    url: str = ""
    pages: dict[str, Reply | list[Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def targets(self) -> list[str]:
        """What was asked for, robots.txt left out, in order."""
        return [asked.target for asked in self.asked if asked.target != "/robots.txt"]

    def downloads(self) -> list[str]:
        """What was sent in full, robots.txt left out, in order."""
        return [
            asked.target
            for asked in self.asked
            if asked.status == 200 and asked.sent and asked.target != "/robots.txt"
        ]

    def answer(self, target: str, headers: Mapping[str, str]) -> Reply:
        """The next answer for a target; an unchanged page answers 304."""
        found = self.pages.get(target, Reply(b"nothing here", 404))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        tag = found.headers.get("ETag")
        if tag and headers.get("If-None-Match") == tag:
            return Reply(status=304, headers={"ETag": tag})
        return found


@contextmanager
def serving(
    pages: dict[str, Reply | list[Reply]], *, certificate: ssl.SSLContext | None = None
) -> Iterator[SmallSite]:
    """A server for as long as the block runs."""
    site = SmallSite(pages=pages)

    class Handler(_Handler):
        small_site = site

    server = _Server(("127.0.0.1", 0), Handler)
    scheme = "http"
    if certificate is not None:
        server.socket = certificate.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    host = "127.0.0.1" if certificate is None else "localhost"
    site.url = f"{scheme}://{host}:{server.server_port}"
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, _request: object, _client_address: object) -> None:
        """A client that hangs up in the middle is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    small_site: SmallSite

    def do_GET(self) -> None:
        """Answer as the site says."""
        with self.small_site.lock:
            reply = self.small_site.answer(self.path, dict(self.headers))
            sent = len(reply.body if reply.cut is None else reply.body[: reply.cut])
            self.small_site.asked.append(
                Asked(self.path, dict(self.headers), reply.status, 0 if reply.reset else sent)
            )
        if reply.reset:
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if reply.status != 304:
            self._write(reply, sent)
        if reply.cut is not None:
            self.close_connection = True

    def _write(self, reply: Reply, sent: int) -> None:
        if not reply.drip:
            self.wfile.write(reply.body[:sent])
        for at in range(sent if reply.drip else 0):
            self.wfile.write(reply.body[at : at + 1])
            time.sleep(reply.drip)

    def log_message(self, *_args: object) -> None:
        """Keep quiet; the site keeps the log."""
