"""Roll-call sheets as web pages: those of the years before the PDFs.

The head stands in lines; the names in a table (web_table), or before that as plain text in columns.
No real page was at hand: the structure is that which public scrapers of those years describe, and
what differs from it is refused by name. Leaves to others: the head's lines (head).
"""

import re
from collections.abc import Iterator
from typing import Any

from reportcard.collect.text import read_html
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.vocabulary import Chamber

from .head import BODY_BEGINS
from .sheet import SheetLine
from .web_table import Row, marked_line, table_lines

_UNSEEN = frozenset({"head", "script", "style", "title"})
_BLOCKS = frozenset(
    {"body", "br", "center", "div", "h1", "h2", "h3", "h4", "hr", "p", "pre", "table", "td", "tr"}
)
_COLUMN_GAP = re.compile(r" {2,}")


def read_web_sheet(body: bytes, *, chamber: Chamber) -> tuple[list[str], list[SheetLine]]:
    """The lines of the head, and the lines with the names (none if no names follow).

    Raises:
        PageError: it is no web page, or a line of the names cannot be read in one way.
    """
    blocks = [block for block in _blocks(read_html(body)) if _words(block)]
    begins = next((i for i, b in enumerate(blocks) if _words(b).startswith(BODY_BEGINS)), None)
    above = [_words(block) for block in blocks[:begins]]
    below = blocks[begins + 1 :] if begins is not None else []
    if not any(isinstance(block, tuple) for block in below):
        return above, [line for b in below for line in _text_lines(str(b), chamber)]
    for block in below:
        if isinstance(block, str):
            message = _('Below the names the sheet goes on with "{words}".')
            raise PageError(message.format(words=_words(block)[:60]))
    return above, table_lines([b for b in below if isinstance(b, tuple)], chamber)


def _words(block: str | Row) -> str:
    text = block if isinstance(block, str) else " ".join(block)
    return " ".join(text.split())


def _blocks(element: Any) -> Iterator[str | Row]:
    """What stands on lines of its own, from the top: a text, or the cells of a table's row."""
    running = ""
    for part in _parts(element):
        if isinstance(part, str):
            running += part
        else:
            yield running
            running = ""
            yield from part
    yield running


def _parts(element: Any) -> Iterator[str | tuple[str | Row, ...]]:
    """Runs of text, and between them what ends a line: the lines or the row that stand there."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    if element.tag == "pre":
        yield tuple(element.text_content().expandtabs().replace("\xa0", " ").splitlines())
        return
    if element.tag == "tr" and not element.findall(".//table"):
        yield (tuple(_words(cell.text_content()) for cell in element if cell.tag in ("td", "th")),)
        return
    ends = ((),) if element.tag in _BLOCKS else ()
    yield from ends
    yield element.text or ""
    for child in element:
        yield from _parts(child)
        yield child.tail or ""
    yield from ends


def _text_lines(line: str, chamber: Chamber) -> Iterator[SheetLine]:
    """The names on a line of plain text: mark, district in the Senate, name; wide gaps between.

    How marks stand in columns of their own there is not known, so only their letters count.
    """
    mark, district = "", ""
    for piece in _COLUMN_GAP.split(line.strip()):
        words = piece.split()
        if not mark and not district and len(words[0]) == 1 and words[0].isalpha():
            mark = words.pop(0)
        if words and chamber == "senate" and not district and words[0].isdecimal():
            district = words.pop(0)
        if words:
            yield marked_line([mark] if mark else [], district, " ".join(words), chamber)
            mark, district = "", ""
    if mark or district:
        yield marked_line([mark] if mark else [], district, "", chamber)
