"""Text, web pages and tables from the bytes of a page, whatever its encoding.

Public sites drift between UTF-8 and the Windows code page, and say neither or the wrong one. What
can be read in neither is a PageError. Leaves meaning to the scrapers.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from reportcard.errors import PageError
from reportcard.language import _

# How JSON may write half a character; two halves that follow each other are a whole one.
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def decode_text(body: bytes) -> str:
    """The text of a page: UTF-8 (with a mark or without), else the Windows code page.

    Raises:
        PageError: it is neither.
    """
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise PageError(_("The page is neither UTF-8 nor Windows text."))


def read_html(body: bytes) -> Any:
    """The tree of a web page (an lxml element; lxml's types are loose).

    Raises:
        PageError: it holds nothing that could be read as a web page.
    """
    from lxml import etree, html

    # Told the encoding: without it lxml would guess from a meta tag that may be wrong or missing.
    text = decode_text(body).replace("\0", "").encode("utf-8")
    try:
        return html.fromstring(text, parser=html.HTMLParser(encoding="utf-8"))
    except etree.LxmlError as error:
        raise PageError(_("This is not a readable web page.")) from error


def load_json(body: bytes) -> Any:
    """What the bytes say, as JSON.

    Raises:
        ValueError: they are no JSON, or a text among them holds half a character, which JSON may
            write and no file and no table can hold.
        RecursionError: they are nested without end.
    """
    text = body.decode("utf-8-sig")
    answer = json.loads(text)
    if _HALF.search(text):
        try:
            json.dumps(answer, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            message = _("There is half a character here (\\ud800 to \\udfff).")
            raise ValueError(message) from error
    return answer


def read_csv(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table as (line in the file, cells without blanks around them).

    Raises:
        PageError: the quoting is broken or a cell is endless.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        message = _("Line {line} of the table cannot be read: {why}.")
        raise PageError(message.format(line=reader.line_num, why=error)) from error
