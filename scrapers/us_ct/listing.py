"""The vote folders of the Connecticut General Assembly's site: which exist, and what they list.

Two scrapers start here: `roll_calls` wants the sheets, `bills` the bills they name.
"""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page
from reportcard.collect.text import read_html
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.vocabulary import Chamber

from .sheet_name import CHAMBERS, find_sheet_name

_SHEET_ENDINGS = (".pdf", ".htm", ".html")


def folder_urls(manifest: Manifest) -> Iterator[tuple[str, Chamber, str]]:
    """(session, chamber, address) of each vote folder of the sessions asked for."""
    for session in manifest.sessions:
        for letter, chamber in CHAMBERS.items():
            yield session, chamber, f"{manifest.base_url}/{session}/vote/{letter.lower()}/pdf/"


def sheet_links(page: Page) -> tuple[str, ...]:
    """The addresses of the sheets that a folder's listing names, sorted, each once.

    Raises:
        PageError: the page is no folder listing, or names a sheet that lies elsewhere.
    """
    folder = urlsplit(page.url).path
    tree = read_html(page.body)
    if folder.lower() not in (tree.findtext(".//title") or "").lower():
        raise PageError(
            _("This page is not the listing of the folder {folder}.").format(folder=folder)
        )
    links = sorted({_address(page.url, href) for href in tree.xpath("//a/@href")})
    for link in links:
        if find_sheet_name(link) and not _lies_in(link, page.url):
            message = _("The listing of {folder} names a sheet outside the folder: {link}.")
            raise PageError(message.format(folder=folder, link=link))
    return tuple(
        link for link in links if _lies_in(link, page.url) and link.lower().endswith(_SHEET_ENDINGS)
    )


def _address(url: str, href: str) -> str:
    """The address that a link leads to; what is no address stays as it is and leads nowhere."""
    try:
        return urljoin(url, href)
    except ValueError:
        return href


def _lies_in(link: str, folder_url: str) -> bool:
    """Whether a link leads to a file right in the folder, in any case and without detours."""
    name = link[len(folder_url) :]
    return link.lower().startswith(folder_url.lower()) and not {"/", "\\", "%"} & set(name)
