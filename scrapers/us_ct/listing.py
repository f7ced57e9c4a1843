"""The vote folders of the Connecticut General Assembly's site: which exist, and what they list.

Two scrapers start here: `roll_calls` wants the sheets, `bills` the bills they name.
"""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import html

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.facts import Chamber

from .sheet_name import CHAMBERS

_SHEET_ENDINGS = (".pdf", ".htm", ".html")


def folder_urls(manifest: Manifest) -> Iterator[tuple[str, Chamber, str]]:
    """(session, chamber, address) of each vote folder of the sessions asked for."""
    for session in manifest.sessions:
        for letter, chamber in CHAMBERS.items():
            yield session, chamber, f"{manifest.base_url}/{session}/vote/{letter.lower()}/pdf/"


def sheet_links(page: Page) -> tuple[str, ...]:
    """The addresses of the sheets that a folder's listing names, sorted, each once.

    Raises:
        PageError: the page is no folder listing.
    """
    folder = urlsplit(page.url).path
    tree = html.fromstring(page.body) if page.body.strip() else None
    title = "" if tree is None else (tree.findtext(".//title") or "")
    if tree is None or folder.lower() not in title.lower():
        raise PageError(
            _("This page is not the listing of the folder {folder}.").format(folder=folder)
        )
    links = {urljoin(page.url, href) for href in tree.xpath("//a/@href")}
    return tuple(
        sorted(
            link
            for link in links
            if link.lower().startswith(page.url.lower()) and link.lower().endswith(_SHEET_ENDINGS)
        )
    )
