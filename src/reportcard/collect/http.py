"""A polite client for public sites: it says who asks, waits its turn, obeys robots.txt.

One request at a time; the delay of a host is the larger of the source's and robots.txt's. Redirects
to another host are refused, and a body that is not what was asked for never reaches the archive.
Leaves bytes to `transport`, tries and pauses to `patience`, keeping pages to `archive` and their
order to `crawl`.
"""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from reportcard.collect.answers import (
    LONGEST_PAUSE,
    Answer,
    FetchError,
    HostStoppedError,
    IncompleteChainError,
    NotAllowedError,
    NotThereError,
    PassingError,
    redirect_target,
    retry_after,
)
from reportcard.collect.body import check_body
from reportcard.collect.certificates import Intermediate, Keep, fetch_only, require_pinned
from reportcard.collect.ftp import Lister
from reportcard.collect.pages import Expects
from reportcard.collect.patience import Patience
from reportcard.collect.robots import LONGEST_DELAY, Robots, parse_robots
from reportcard.collect.transport import Reply, Transport
from reportcard.language import _

AGENT = "reportcard"
_MAX_REDIRECTS = 5
_RETRY_STATUS = frozenset({429, 500, 502, 503, 504})
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass
class Client:
    """The client of one run. It remembers each host's robots.txt and when it was last asked.

    Attributes:
        contact: An address in the User-Agent where the operator can be reached.
        version: The software's version, in the User-Agent.
        ca_bundle: Files with certificates for hosts whose chain is incomplete, by host name.
        intermediates: Certificates that hosts leave out, by host name; used when one does.
        keep: Where such a certificate is kept.
        sleep, clock, now, jitter: Injected in tests; jitter gives a number from 0 to 1.
    """

    contact: str
    version: str
    ca_bundle: Mapping[str, str] = field(default_factory=dict)
    intermediates: Mapping[str, Intermediate] = field(default_factory=dict)
    keep: Keep = fetch_only
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    jitter: Callable[[], float] = random.random
    _transport: Transport = field(init=False)
    _robots: dict[str, Robots] = field(default_factory=dict, init=False)
    _patience: Patience = field(init=False)
    _asked_at: dict[str, float] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Set up the connections; none is opened yet."""
        self._transport = Transport(self.user_agent, self.ca_bundle, self.clock)
        self._patience = Patience(self.sleep, self.jitter)

    @property
    def user_agent(self) -> str:
        """How this client introduces itself."""
        return f"{AGENT}/{self.version} (+{self.contact})"

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    def get(
        self,
        url: str,
        *,
        expects: Expects,
        delay: float,
        etag: str = "",
        last_modified: str = "",
        has_fallback: bool = False,
    ) -> Answer:
        """Fetch a page, unchanged pages by their validators only.

        Args:
            url: The address on the host to ask.
            expects: What must answer; checked by its first and last bytes.
            delay: The source's own seconds between two requests (a loopback host: robots.txt's).
            etag: The validator of the copy at hand, "" if none.
            last_modified: The same, as the host gave it.
            has_fallback: Its failure says nothing about the host: there is another way to the page.

        Raises:
            FetchError: it cannot be had.
            PageError: what answers is not what was asked for.
            HostStoppedError: the host must not be asked any further in this run.
        """
        host = _host(url)
        self._patience.require_welcome(host)
        headers = {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": last_modified} if last_modified else {}
        try:
            answer = self._answer(self._ask_as_allowed(url, headers, delay))
        except PassingError as error:
            raise self._patience.give_up(host, error, counts=not has_fallback) from error
        except HostStoppedError as error:
            self._patience.stop(host, str(error))
            raise
        self._patience.praise(host)
        if answer.status == 200:
            check_body(answer.body, expects)
        return answer

    def list_folder(self, address: str, *, delay: float) -> bytes:
        """The names in a folder over FTP, as `pages.LISTING_MARK` describes them.

        Raises:
            FetchError: it cannot be had.
            HostStoppedError: the host must not be asked any further in this run.
        """
        host = _host(address)
        self._patience.require_welcome(host)
        lister = Lister(self.contact, self.clock)

        def listed() -> bytes:
            self._take_turn(host, 0.0 if _is_loopback(address) else delay)
            return lister.list_folder(address)

        try:
            names = self._patience.ask(listed)
        except PassingError as error:
            raise self._patience.give_up(host, error) from error
        self._patience.praise(host)
        return names

    def _ask_as_allowed(self, url: str, headers: dict[str, str], delay: float) -> Reply:
        robots = self._robots_of(url)
        wait = robots.crawl_delay if _is_loopback(url) else max(delay, robots.crawl_delay)
        return self._try(url, headers=headers, wait=wait, robots=robots)

    def _answer(self, reply: Reply) -> Answer:
        return Answer(
            status=reply.status,
            body=reply.body,
            etag=reply.header("ETag"),
            last_modified=reply.header("Last-Modified"),
            content_type=reply.header("Content-Type"),
        )

    # ------------------------------------------------------------ robots.txt

    def _robots_of(self, url: str) -> Robots:
        host = _host(url)
        if host not in self._robots:
            try:
                self._robots[host] = self._read_robots(url)
            except (PassingError, FetchError) as error:
                message = _("robots.txt of {host} cannot be read, so the host is left alone: {why}")
                raise HostStoppedError(message.format(host=host, why=error)) from error
        robots = self._robots[host]
        if robots.crawl_delay > LONGEST_DELAY:
            message = _("robots.txt of {host} asks for {n} seconds between two requests: too long.")
            raise HostStoppedError(message.format(host=host, n=f"{robots.crawl_delay:g}"))
        return robots

    def _read_robots(self, url: str) -> Robots:
        """A missing file (4xx) allows everything; an unreadable one (5xx) stops the host."""
        parts = urlsplit(url)
        try:
            reply = self._try(
                f"{parts.scheme}://{parts.netloc}/robots.txt", headers={}, wait=0.0, robots=Robots()
            )
        except NotThereError:
            return Robots()
        return parse_robots(reply.body.decode("utf-8", "replace"), agent=AGENT)

    # ------------------------------------------------------------ one page, several tries

    def _try(self, url: str, *, headers: dict[str, str], wait: float, robots: Robots) -> Reply:
        return self._patience.ask(
            lambda: self._follow(url, headers=headers, wait=wait, robots=robots)
        )

    def _follow(self, url: str, *, headers: dict[str, str], wait: float, robots: Robots) -> Reply:
        """The page at an address, redirects on the same host followed by hand."""
        at = url
        for _hop in range(_MAX_REDIRECTS + 1):
            if not robots.allows(at):
                message = _("robots.txt of {host} does not allow this address.")
                raise NotAllowedError(message.format(host=_host(at)))
            self._take_turn(_host(at), wait)
            reply = self._ask(at, headers)
            if not (reply.status in (301, 302, 303, 307, 308) and reply.header("Location")):
                return self._check_status(reply, _host(at))
            at = redirect_target(at, reply.header("Location"))
        raise FetchError(_("The page leads in a circle of redirects."))

    # ------------------------------------------------------------ incomplete chains

    def _ask(self, url: str, headers: dict[str, str]) -> Reply:
        """One request; where the host leaves out a pinned certificate, once more with it."""
        try:
            return self._transport.ask(url, headers)
        except IncompleteChainError:
            host, missing = _host(url), self.intermediates.get(urlsplit(url).hostname or "")
            if missing is None:
                raise
            self._transport.trust(host, self._certificate(missing, host))
        try:
            return self._transport.ask(url, headers)
        except IncompleteChainError as error:
            message = _(
                "The certificate of {host} cannot be verified, not even with the one that "
                "jurisdiction.yml names for it, so nothing is fetched from it. Perhaps it comes "
                "from another authority now: docs/live-checks.md says how to name that one."
            )
            raise HostStoppedError(message.format(host=host)) from error

    def _certificate(self, missing: Intermediate, host: str) -> bytes:
        """The certificate that completes a host's chain.

        Fetching it is part of the handshake, as in a browser: robots.txt is not asked.
        """

        def fetch() -> bytes:
            return self._try(missing.url, headers={}, wait=0.0, robots=Robots()).body

        try:
            body = self.keep(missing, fetch)
        except (PassingError, FetchError) as error:
            message = _(
                "{host} leaves out its intermediate certificate, and {url} does not give it, so "
                "nothing is fetched from the host: {why}"
            )
            raise HostStoppedError(message.format(host=host, url=missing.url, why=error)) from error
        return require_pinned(body, missing, host=host)

    def _take_turn(self, host: str, wait: float) -> None:
        """Wait until the host's delay has passed since it was last asked, with some jitter."""
        if host in self._asked_at and wait > 0:
            due = self._asked_at[host] + wait * (1 + self.jitter() / 10)
            if (left := due - self.clock()) > 0:
                self.sleep(left)
        self._asked_at[host] = self.clock()

    def _check_status(self, reply: Reply, host: str) -> Reply:
        status = reply.status
        if status in _RETRY_STATUS:
            wait = retry_after(reply.header("Retry-After"), self.now())
            if wait > LONGEST_PAUSE:
                message = _("{host} asks to be left alone for {n} minutes.")
                raise HostStoppedError(message.format(host=host, n=round(wait / 60)))
            raise PassingError(_("It answers {status}.").format(status=status), wait=wait)
        if status not in (200, 304):
            kind = NotThereError if 400 <= status < 500 else FetchError
            raise kind(_("The page answers {status}.").format(status=status))
        return reply


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _is_loopback(url: str) -> bool:
    return urlsplit(url).hostname in _LOOPBACK
