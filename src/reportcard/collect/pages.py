"""What a scraper and the crawl hand to each other: a Request for a page, and the Page itself.

Plain data. Leaves fetching to `http`, keeping to `archive`, and meaning to the scrapers.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Expects = Literal["pdf", "html", "csv", "text", "zip", "xlsx", "json"]

# The scheme of the project's own tables: read from the project folder instead of the network.
PROJECT_SCHEME = "project:"

# How a page begins that is a folder's list taken over FTP (Request.fallback): this, the folder's
# FTP address, and then a name a line, sorted, UTF-8, without the folder. A scraper that names a
# fallback must expect both: the page that the web server gives, and this.
LISTING_MARK = b"Folder listed over FTP: "


@dataclass(frozen=True, slots=True)
class Request:
    """A page that a scraper asks for.

    Attributes:
        url: The official address, or "project:<path>" for a table of the project's own. A file
            that its site overwrites for each session carries the session as a fragment
            ("https://host/data/bills.csv#2025"): the fragment never goes to the host, but versions
            are kept by the whole address, so that no session pushes another one's aside.
        parse: Name of the scraper's function that reads the page.
        expects: What kind of document must answer; anything else is refused.
        context: What the scraper knows already and the page may not say, as name-value pairs. By
            its "session" a mirror of that session is asked, where the run names one.
        redact: Name of the scraper's pure function bytes -> bytes that takes private columns out
            before anything touches the disk; None keeps the page as it is.
        max_age_days: For pages without ETag or Last-Modified: not asked for again within so many
            days. None asks every time.
        fallback: The same folder's address on an FTP server ("ftp://host/folder/"), listed where
            the web server answers with an error; see LISTING_MARK. Only of the official host.
    """

    url: str
    parse: str
    expects: Expects
    context: tuple[tuple[str, str], ...] = ()
    redact: str | None = None
    max_age_days: int | None = None
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a scraper's parse function gets it.

    Attributes:
        request: The request it answers.
        url: Its official address, also when the bytes came from another host (--base-url).
        body: The bytes, redacted if the request said so.
        retrieved_at: When these bytes were fetched.
        sha256: Their hash in the archive.
        checked_at: When the site last said that these are the bytes; None where nobody noted it.
    """

    request: Request
    url: str
    body: bytes
    retrieved_at: datetime
    sha256: str = field(default="")
    checked_at: datetime | None = field(default=None)

    def context(self, name: str) -> str:
        """The value the request carried under this name (KeyError if it carried none)."""
        return dict(self.request.context)[name]
