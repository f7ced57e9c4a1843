"""A small FTP server on the loopback interface: it lists folders, or fails as a test says."""

import socket
import socketserver
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class FtpSite:
    """What the server has and how it fails.

    Attributes:
        folders: The names in each folder, as they are sent.
        address: "ftp://127.0.0.1:port".
        fails: "refuse" (no guests), "drop" (hang up in the middle of a list), "silent" (the list
            without the word that it was all), "busy" (a passing error).
        times: How often it fails before it works.
        asked: The commands it got.
    """

    folders: Mapping[str, tuple[str, ...]]
    address: str = ""
    fails: str = ""
    times: int = 10**6
    asked: list[str] = field(default_factory=list)

    def fails_now(self, how: str) -> bool:
        """Whether this is a time to fail in this way."""
        if self.fails != how or self.times <= 0:
            return False
        self.times -= 1
        return True


@contextmanager
def serving_ftp(folders: Mapping[str, tuple[str, ...]]) -> Iterator[FtpSite]:
    """A server for as long as the block runs."""
    site = FtpSite(folders)

    class Handler(_Handler):
        ftp_site = site

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        site.address = f"ftp://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01))
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


class _Handler(socketserver.StreamRequestHandler):
    ftp_site: FtpSite

    def handle(self) -> None:
        """One guest, from the greeting to the farewell."""
        self.folder = ""
        self.listener: socket.socket | None = None
        self._say("220 hello")
        for line in self.rfile:
            command, _blank, rest = line.decode().strip().partition(" ")
            self.ftp_site.asked.append(f"{command} {rest}".strip())
            answer = getattr(self, f"_{command.lower()}", None)
            if answer is None:
                self._say("502 what?")
            elif not answer(rest):
                return

    def _say(self, line: str) -> bool:
        self.wfile.write(line.encode() + b"\r\n")
        return True

    def _user(self, _name: str) -> bool:
        return self._say("530 no guests" if self.ftp_site.fails_now("refuse") else "331 who?")

    def _pass(self, _word: str) -> bool:
        return self._say("421 too many" if self.ftp_site.fails_now("busy") else "230 in")

    def _cwd(self, folder: str) -> bool:
        self.folder = folder
        known = folder in self.ftp_site.folders
        return self._say("250 there" if known else "550 no such folder")

    def _type(self, _kind: str) -> bool:
        return self._say("200 so")

    def _pasv(self, _rest: str) -> bool:
        self.listener = socket.create_server(("127.0.0.1", 0))
        high, low = divmod(self.listener.getsockname()[1], 256)
        return self._say(f"227 here (127,0,0,1,{high},{low})")

    def _nlst(self, _rest: str) -> bool:
        assert self.listener is not None
        self._say("150 now")
        stream, _address = self.listener.accept()
        body = "".join(f"{name}\r\n" for name in self.ftp_site.folders[self.folder])
        dropped = self.ftp_site.fails_now("drop")
        stream.sendall(body.encode()[: 5 if dropped else None])
        stream.close()
        self.listener.close()
        if dropped or self.ftp_site.fails_now("silent"):
            return False
        return self._say("226 all")
