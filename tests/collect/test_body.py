"""Whether an answer is what was asked for, told by its own bytes."""

from contextlib import suppress
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.collect.body import check_body
from reportcard.collect.pages import Expects
from reportcard.collect.text import decode_text, read_csv, read_html
from reportcard.errors import PageError
from tests.properties import PROPERTY

PDF = b"%PDF-1.5\n1 0 obj\n%%EOF\n"
ZIP = b"PK\x03\x04 bytes PK\x05\x06" + bytes(18)
HTML = b"<!DOCTYPE html>\n<html><body>x</body></html>\n"


@pytest.mark.parametrize(
    ("body", "expects"),
    [
        (PDF, "pdf"),
        (PDF + b"\r\n" * 100, "pdf"),
        (HTML, "html"),
        (b"\xef\xbb\xbf\r\n <HTML>x</HTML>", "html"),
        (b'<?xml version="1.0"?><html>x</html>', "html"),
        (b"a,b\n1,2\n", "csv"),
        ("a,b\nñ,2\n".encode("cp1252"), "csv"),
        (b"bills: []\n", "text"),
        (ZIP, "zip"),
        (ZIP, "xlsx"),
        (b'\xef\xbb\xbf {"results": []}\n', "json"),
        (b"[]", "json"),
    ],
)
def test_what_was_asked_for_passes(body: bytes, expects: Expects) -> None:
    check_body(body, expects)


@pytest.mark.parametrize(
    ("body", "expects", "sentence"),
    [
        (b"", "pdf", "The answer is empty."),
        (b" \r\n", "html", "The answer is empty."),
        (HTML, "pdf", "A web page answered in place of the PDF."),
        (b"PK\x03\x04", "pdf", "This is not a PDF."),
        (PDF[:-6], "pdf", "The PDF is cut short: its end mark is missing."),
        (PDF + b"x" * 9_000, "pdf", "The PDF is cut short: its end mark is missing."),
        (b"a,b\n", "html", "This is not a web page."),
        (PDF, "html", "This is not a web page."),
        (HTML[:-9], "html", "The web page is cut short: its end mark is missing."),
        (HTML, "csv", "A web page answered in place of the csv file."),
        (PDF, "csv", "This is not a text file."),
        (b"a\0b", "text", "This is not a text file."),
        (HTML, "zip", "A web page answered in place of the zip file."),
        (PDF, "zip", "This is not a ZIP file."),
        (ZIP[:-22], "zip", "The ZIP file is cut short: its end mark is missing."),
        (HTML, "xlsx", "A web page answered in place of the xlsx file."),
        (b"\xd0\xcf\x11\xe0 an older form", "xlsx", "This is not an .xlsx spreadsheet."),
        (ZIP[:-22], "xlsx", "The spreadsheet is cut short: its end mark is missing."),
        (HTML, "json", "A web page answered in place of the json file."),
        (b"a,b\n", "json", "This is not JSON."),
        (b'[{"town": "Andover"},', "json", "The JSON is cut short: its last bracket is missing."),
    ],
)
def test_anything_else_is_refused(body: bytes, expects: Expects, sentence: str) -> None:
    with pytest.raises(PageError) as told:
        check_body(body, expects)
    assert str(told.value) == sentence


@PROPERTY
@given(body=st.binary(), expects=st.sampled_from(get_args(Expects)))
def test_no_bytes_bring_the_check_down(body: bytes, expects: Expects) -> None:
    with suppress(PageError):
        check_body(body, expects)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_text_is_read_in_either_encoding(encoding: str) -> None:
    assert decode_text("Sánchez’s".encode(encoding)) == "Sánchez’s"


@pytest.mark.parametrize(
    "body",
    [
        "<html><p>Sánchez</p></html>".encode(),
        "<html><p>Sánchez</p></html>".encode("cp1252"),
        '<?xml version="1.0" encoding="latin-1"?><html><p>Sánchez</p></html>'.encode(),
        '<html><head><meta charset="latin-1"></head><p>Sánchez</p></html>'.encode(),
        "<html><p>Sán\0chez</p></html>".encode(),
    ],
    ids=["utf-8", "cp1252", "a wrong declaration", "a wrong meta tag", "a zero byte"],
)
def test_a_web_page_is_read_whatever_it_says_of_its_encoding(body: bytes) -> None:
    assert read_html(body).text_content().strip() == "Sánchez"


@PROPERTY
@given(body=st.binary())
def test_no_bytes_bring_the_reader_of_web_pages_down(body: bytes) -> None:
    with suppress(PageError):
        read_html(body)


@PROPERTY
@given(text=st.text())
def test_no_text_brings_the_reader_of_tables_down(text: str) -> None:
    with suppress(PageError):
        for line, cells in read_csv(text):
            assert line >= 1
            assert cells == [cell.strip() for cell in cells]
