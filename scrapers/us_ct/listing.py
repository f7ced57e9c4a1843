"""The vote folders of the Connecticut General Assembly's site: which exist, and what they list.

Two scrapers start here: `roll_calls` wants the sheets, `bills` the bills they name. Until 2017
sheets were web pages right in the chamber's folder; since then they are PDFs in a folder inside it.
Where the web server does not list a folder, the site's FTP server does.
"""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import LISTING_MARK, Page
from reportcard.collect.text import decode_text, read_html
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.vocabulary import Chamber

from .sheet_name import CHAMBERS, find_sheet_name

_FTP = "ftp://ftp.cga.ct.gov"
_WEB_ENDINGS = (".htm", ".html")
_SHEET_ENDINGS = (".pdf", *_WEB_ENDINGS)
_LAST_YEAR_OF_WEB_SHEETS = 2017


def folder_urls(manifest: Manifest) -> Iterator[tuple[str, Chamber, str]]:
    """(session, chamber, address) of each vote folder of the sessions asked for."""
    for session in manifest.sessions:
        for letter, chamber in CHAMBERS.items():
            folder = f"{manifest.base_url}/{session}/vote/{letter.lower()}/"
            yield session, chamber, folder if _has_web_sheets(session) else f"{folder}pdf/"


def ftp_address(folder_url: str) -> str:
    """The same folder on the site's FTP server."""
    return _FTP + urlsplit(folder_url).path


def is_web_sheet(url: str) -> bool:
    """Whether a sheet is a web page, told by its name; else it is a PDF."""
    return url.lower().endswith(_WEB_ENDINGS)


def sheet_links(page: Page) -> tuple[str, ...]:
    """The addresses of the sheets that a folder's listing names, sorted, each once.

    Raises:
        PageError: the page is no folder listing, or names a sheet that lies elsewhere.
    """
    links = _links(page)
    for link in links:
        if find_sheet_name(link) and not _lies_in(link, page.url):
            message = _("The listing of {folder} names a sheet outside the folder: {link}.")
            raise PageError(message.format(folder=urlsplit(page.url).path, link=link))
    return tuple(
        link for link in links if _lies_in(link, page.url) and link.lower().endswith(_SHEET_ENDINGS)
    )


def pdf_folders(page: Page) -> tuple[str, ...]:
    """The folder of PDFs that a chamber's own folder has inside it, if it has one.

    When web sheets gave way to PDFs is not known to the day, so the year between may have both.

    Raises:
        PageError: the page is no folder listing.
    """
    inside = f"{page.url}pdf/".lower()
    return tuple(link for link in _links(page) if link.lower() == inside)


def _has_web_sheets(session: str) -> bool:
    year = session[:4]
    return year.isdecimal() and int(year) <= _LAST_YEAR_OF_WEB_SHEETS


def _links(page: Page) -> list[str]:
    """All addresses that a folder's listing names, sorted, each once."""
    folder = urlsplit(page.url).path
    if page.body.startswith(LISTING_MARK):
        return _names_over_ftp(page, folder)
    tree = read_html(page.body)
    if folder.lower() not in (tree.findtext(".//title") or "").lower():
        raise _not_the_listing(folder)
    return sorted({_address(page.url, href) for href in tree.xpath("//a/@href")})


def _names_over_ftp(page: Page, folder: str) -> list[str]:
    """The addresses of what an FTP list names; a name without an ending may be a folder's."""
    first, *names = decode_text(page.body).splitlines()
    if not first.lower().endswith(folder.lower()):
        raise _not_the_listing(folder)
    return sorted({page.url + (name if "." in name else f"{name}/") for name in names if name})


def _not_the_listing(folder: str) -> PageError:
    message = _("This page is not the listing of the folder {folder}.")
    return PageError(message.format(folder=folder))


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
