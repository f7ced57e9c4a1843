"""What a scraper and the crawl hand to each other: a Request for a page, and the Page itself.

Plain data. Leaves fetching to `http`, keeping to `archive`, and meaning to the scrapers.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Expects = Literal["pdf", "html", "csv", "text"]

# The scheme of the project's own tables: read from the project folder instead of the network.
PROJECT_SCHEME = "project:"


@dataclass(frozen=True, slots=True)
class Request:
    """A page that a scraper asks for.

    Attributes:
        url: The official address, or "project:<path>" for a table of the project's own.
        parse: Name of the scraper's function that reads the page.
        expects: What kind of document must answer; anything else is refused.
        context: What the scraper knows already and the page may not say, as name-value pairs.
        redact: Name of the scraper's pure function bytes -> bytes that takes private columns out
            before anything touches the disk; None keeps the page as it is.
        max_age_days: For pages without ETag or Last-Modified: not asked for again within so many
            days. None asks every time.
    """

    url: str
    parse: str
    expects: Expects
    context: tuple[tuple[str, str], ...] = ()
    redact: str | None = None
    max_age_days: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a scraper's parse function gets it.

    Attributes:
        request: The request it answers.
        url: Its official address, also when the bytes came from another host (--base-url).
        body: The bytes, redacted if the request said so.
        retrieved_at: When these bytes were fetched.
        sha256: Their hash in the archive.
    """

    request: Request
    url: str
    body: bytes
    retrieved_at: datetime
    sha256: str = field(default="")

    def context(self, name: str) -> str:
        """The value the request carried under this name (KeyError if it carried none)."""
        return dict(self.request.context)[name]
