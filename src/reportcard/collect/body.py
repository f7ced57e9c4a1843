"""Whether an answer's body is what was asked for, told by its own bytes.

An error page served with status 200 and a download that broke off are refused here, before they
could take a good copy's place. Leaves what the document says to the scrapers.
"""

from reportcard.collect.pages import Expects
from reportcard.errors import PageError
from reportcard.language import _

# The end mark stands within the last bytes, after what some writers leave behind it.
_TAIL = 4_096
_HEAD = 1_024
# A comment of up to 65,535 bytes may follow a ZIP file's end mark.
_ZIP_END = b"PK\x05\x06"
_ZIP_TAIL = 65_535 + 22


def check_body(body: bytes, expects: Expects) -> None:
    """Check the magic bytes of a document.

    Raises:
        PageError: it is empty, another kind of document, or cut short.
    """
    head = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    is_web_page = head.startswith((b"<!doctype html", b"<html")) or b"<html" in head
    if not body.strip():
        raise PageError(_("The answer is empty."))
    if expects == "pdf":
        _check_pdf(body, is_web_page)
    elif expects == "html":
        _check_html(body, is_web_page)
    elif expects == "zip" and not is_web_page:
        _check_zip(body)
    elif expects == "xlsx" and not is_web_page:
        _check_spreadsheet(body)
    elif expects == "json" and not is_web_page:
        _check_json(body)
    elif is_web_page:
        raise PageError(_("A web page answered in place of the {kind} file.").format(kind=expects))
    elif body.startswith(b"%PDF") or b"\0" in body[:_HEAD]:
        raise PageError(_("This is not a text file."))


def _check_pdf(body: bytes, is_web_page: bool) -> None:
    if is_web_page:
        raise PageError(_("A web page answered in place of the PDF."))
    if not body.startswith(b"%PDF"):
        raise PageError(_("This is not a PDF."))
    if b"%%EOF" not in body[-_TAIL:]:
        raise PageError(_("The PDF is cut short: its end mark is missing."))


def _check_zip(body: bytes) -> None:
    if not body.startswith(b"PK"):
        raise PageError(_("This is not a ZIP file."))
    if _ZIP_END not in body[-_ZIP_TAIL:]:
        raise PageError(_("The ZIP file is cut short: its end mark is missing."))


def _check_spreadsheet(body: bytes) -> None:
    """An .xlsx file is a ZIP file; its older form (.xls) is another kind of file altogether."""
    if not body.startswith(b"PK"):
        raise PageError(_("This is not an .xlsx spreadsheet."))
    if _ZIP_END not in body[-_ZIP_TAIL:]:
        raise PageError(_("The spreadsheet is cut short: its end mark is missing."))


def _check_json(body: bytes) -> None:
    """An object or a list, closed as it was opened."""
    text = body.removeprefix(b"\xef\xbb\xbf").strip()
    closing = {b"{": b"}", b"[": b"]"}.get(text[:1])
    if closing is None:
        raise PageError(_("This is not JSON."))
    if not text.endswith(closing):
        raise PageError(_("The JSON is cut short: its last bracket is missing."))


def _check_html(body: bytes, is_web_page: bool) -> None:
    if not is_web_page:
        raise PageError(_("This is not a web page."))
    if b"</html" not in body[-_TAIL:].lower():
        raise PageError(_("The web page is cut short: its end mark is missing."))
