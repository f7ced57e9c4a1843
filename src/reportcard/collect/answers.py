"""What a host can answer: a page, nothing new, or trouble of three kinds."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from reportcard.errors import ReportCardError
from reportcard.language import _

# Seconds to wait before another try. A host that asks for more is left alone for this run.
LONGEST_PAUSE = 120.0


class FetchError(ReportCardError):
    """A page that could not be had; the sentence says why. The run goes on with the rest."""


class NotThereError(FetchError):
    """A 4xx answer: nothing is there, or nothing for us."""


class NotAllowedError(FetchError):
    """An address that robots.txt forbids: it is not looked for elsewhere either."""


class HostStoppedError(ReportCardError):
    """A host that must not be asked any further in this run; the sentence says why."""


class IncompleteChainError(HostStoppedError):
    """A host whose certificate leads to none that is known: one in between may be missing."""


class PassingError(ReportCardError):
    """Trouble that may pass: to be tried again after a pause of at least `wait` seconds."""

    def __init__(self, message: str, *, wait: float = 0.0) -> None:
        self.wait = wait
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered: 200 with a body, or 304 without."""

    status: int
    body: bytes
    etag: str
    last_modified: str
    content_type: str


def redirect_target(url: str, location: str) -> str:
    """The address a redirect leads to, which must be on the same host and as safe.

    Raises:
        FetchError: it leads elsewhere.
    """
    try:
        target = urljoin(url, location)
        here, there = urlsplit(url), urlsplit(target)
    except ValueError as error:
        message = _("The page leads to {target}, which is no address.")
        raise FetchError(message.format(target=location)) from error
    if here.netloc != there.netloc or there.scheme not in ("https", here.scheme):
        message = _("The page leads to another host: {target}.")
        raise FetchError(message.format(target=target))
    return target


def retry_after(value: str, now: datetime) -> float:
    """The seconds a host asks us to wait: a number or a date; 0 if it says nothing."""
    if value.strip().isdecimal():
        seconds = float(value)
    else:
        try:
            seconds = (parsedate_to_datetime(value) - now).total_seconds()
        except (TypeError, ValueError):
            return 0.0
    return max(seconds, 0.0)
