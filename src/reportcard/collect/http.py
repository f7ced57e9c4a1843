"""A polite client for public sites: it says who asks, waits its turn, obeys robots.txt.

One request at a time; the delay of a host is the larger of the source's and robots.txt's.
Certificates are always verified, redirects to another host and bodies beyond a limit refused. What
the body must look like is checked here too, because an error page that answers with status 200 must
never take a good page's place. Leaves keeping pages to `archive` and their order to `crawl`.
"""

import random
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportcard.collect.answers import (
    LONGEST_PAUSE,
    Answer,
    FetchError,
    HostStoppedError,
    NotThereError,
    PassingError,
    redirect_target,
    retry_after,
)
from reportcard.collect.body import check_body
from reportcard.collect.pages import Expects
from reportcard.collect.robots import Robots, parse_robots
from reportcard.language import _

if TYPE_CHECKING:
    import requests

AGENT = "reportcard"
MAX_BYTES = 40_000_000
_CHUNK = 65_536
_TIMEOUTS = (15.0, 45.0)  # seconds to connect, and between two pieces of an answer
_WHOLE_ANSWER = 300.0  # seconds for one answer altogether
_TRIES = 6
_FIRST_PAUSE = 1.0
_MAX_REDIRECTS = 5
_RETRY_STATUS = frozenset({429, 500, 502, 503, 504})
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass
class Client:
    """The client of one run. It remembers each host's robots.txt and when it was last asked.

    Attributes:
        contact: An address in the User-Agent where the operator can be reached.
        version: The software's version, in the User-Agent.
        ca_bundle: Certificates for hosts whose chain is incomplete, by host name.
        sleep, clock, jitter: Injected in tests; jitter gives a number from 0 to 1.
    """

    contact: str
    version: str
    ca_bundle: dict[str, str] = field(default_factory=dict)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    jitter: Callable[[], float] = random.random
    _robots: dict[str, Robots] = field(default_factory=dict, init=False)
    _stopped: dict[str, str] = field(default_factory=dict, init=False)
    _asked_at: dict[str, float] = field(default_factory=dict, init=False)
    _session: "requests.Session | None" = field(default=None, init=False)

    @property
    def user_agent(self) -> str:
        """How this client introduces itself."""
        return f"{AGENT}/{self.version} (+{self.contact})"

    def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def get(
        self, url: str, *, expects: Expects, delay: float, etag: str = "", last_modified: str = ""
    ) -> Answer:
        """Fetch a page, unchanged pages by their validators only.

        Args:
            url: The address on the host to ask.
            expects: What must answer; checked by its first and last bytes.
            delay: The source's own seconds between two requests (a loopback host: robots.txt's).
            etag: The validator of the copy at hand, "" if none.
            last_modified: The same, as the host gave it.

        Raises:
            FetchError: it cannot be had, or what answers is not what was asked for.
            HostStoppedError: robots.txt cannot be read for now, or the host is not there.
        """
        host = _host(url)
        robots = self._robots_of(url)
        if not robots.allows(url):
            raise FetchError(
                _("robots.txt of {host} does not allow this address.").format(host=host)
            )
        wait = robots.crawl_delay if _is_loopback(url) else max(delay, robots.crawl_delay)
        headers = {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": last_modified} if last_modified else {}
        try:
            return self._try(url, headers=headers, expects=expects, wait=wait)
        except PassingError as error:
            message = _("{host} did not give the page after {n} tries: {why}")
            raise FetchError(message.format(host=host, n=_TRIES, why=error)) from error

    # ------------------------------------------------------------ robots.txt

    def _robots_of(self, url: str) -> Robots:
        host = _host(url)
        if host in self._stopped:
            raise HostStoppedError(self._stopped[host])
        if host not in self._robots:
            parts = urlsplit(url)
            try:
                self._robots[host] = self._read_robots(
                    f"{parts.scheme}://{parts.netloc}/robots.txt"
                )
            except (PassingError, FetchError) as error:
                message = _("robots.txt of {host} cannot be read, so the host is left alone: {why}")
                self._stopped[host] = message.format(host=host, why=error)
                raise HostStoppedError(self._stopped[host]) from error
        return self._robots[host]

    def _read_robots(self, url: str) -> Robots:
        """A missing file (4xx) allows everything; an unreadable one (5xx) stops the host."""
        try:
            answer = self._try(url, headers={}, expects="text", wait=0.0)
        except NotThereError:
            return Robots()
        return parse_robots(answer.body.decode("utf-8", "replace"), agent=AGENT)

    # ------------------------------------------------------------ one page, several tries

    def _try(self, url: str, *, headers: dict[str, str], expects: Expects, wait: float) -> Answer:
        for attempt in range(1, _TRIES + 1):
            self._take_turn(_host(url), wait)
            try:
                return self._ask(url, headers, expects)
            except PassingError as error:
                if attempt == _TRIES:
                    raise
                pause = min(LONGEST_PAUSE, _FIRST_PAUSE * 2 ** (attempt - 1))
                self.sleep(max(error.wait, pause * (0.5 + self.jitter() / 2)))
        raise AssertionError("the last try returns or raises")

    def _take_turn(self, host: str, wait: float) -> None:
        """Wait until the host's delay has passed since it was last asked, with some jitter."""
        if host in self._asked_at and wait > 0:
            due = self._asked_at[host] + wait * (1 + self.jitter() / 10)
            if (left := due - self.clock()) > 0:
                self.sleep(left)
        self._asked_at[host] = self.clock()

    def _ask(self, url: str, headers: dict[str, str], expects: Expects) -> Answer:
        """One request, with redirects on the same host followed by hand."""
        import requests

        at = url
        for _hop in range(_MAX_REDIRECTS + 1):
            try:
                with closing(self._send(at, headers)) as response:
                    if not response.is_redirect:
                        return self._answer(response, expects)
                    at = redirect_target(at, response.headers.get("Location", ""))
            except (requests.ConnectionError, requests.Timeout) as error:
                raise PassingError(_reason(error)) from error
            except requests.exceptions.ChunkedEncodingError as error:
                raise PassingError(_("The answer broke off.")) from error
        raise FetchError(_("The page leads in a circle of redirects."))

    def _send(self, url: str, headers: dict[str, str]) -> "requests.Response":
        import requests

        if self._session is None:
            self._session = requests.Session()
            self._session.headers["User-Agent"] = self.user_agent
        return self._session.get(
            url,
            headers=headers,
            stream=True,
            timeout=_TIMEOUTS,
            allow_redirects=False,
            verify=self.ca_bundle.get(urlsplit(url).hostname or "", True),
        )

    def _answer(self, response: "requests.Response", expects: Expects) -> Answer:
        status = response.status_code
        if status in _RETRY_STATUS:
            wait = retry_after(response.headers.get("Retry-After", ""), self.now())
            raise PassingError(_("It answers {status}.").format(status=status), wait=wait)
        if status not in (200, 304):
            kind = NotThereError if 400 <= status < 500 else FetchError
            raise kind(_("The page answers {status}.").format(status=status))
        body = self._body(response) if status == 200 else b""
        if status == 200:
            check_body(body, expects)
        return Answer(
            status=status,
            body=body,
            etag=response.headers.get("ETag", ""),
            last_modified=response.headers.get("Last-Modified", ""),
            content_type=response.headers.get("Content-Type", ""),
        )

    def _body(self, response: "requests.Response") -> bytes:
        pieces, size, started = [], 0, self.clock()
        for piece in response.iter_content(_CHUNK):
            pieces.append(piece)
            size += len(piece)
            if size > MAX_BYTES:
                raise FetchError(_("The page is larger than {n} MB.").format(n=MAX_BYTES // 10**6))
            if self.clock() - started > _WHOLE_ANSWER:
                raise PassingError(_("The answer took too long."))
        return b"".join(pieces)


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _is_loopback(url: str) -> bool:
    return urlsplit(url).hostname in _LOOPBACK


def _reason(error: Exception) -> str:
    import requests

    if isinstance(error, requests.exceptions.SSLError):
        return _("Its certificate cannot be verified.")
    if isinstance(error, requests.Timeout):
        return _("It does not answer in time.")
    return _("The connection failed.")
