"""The printed lines of a bill or an act, without what every page repeats.

Page heads and feet are dropped by their words; the numbers that bills print in the margin (1, 2 ...
beside prose, T1, T2 ... beside rows of a table) are taken off the line and kept. Where pages are
missing, a gap stands between the lines (gaps). Leaves to others: what the lines say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportcard.collect.words import Word, read_pages

from ..roll_calls.grid import rows, text
from .gaps import Gap, PageCount, find_foot

# A line at a page's top or foot that only says which document it is, and which page. The foot of a
# committee's bill may name the file it was written in, over several lines.
_HEAD = re.compile(
    r"(?:(?:Governor's|Substitute|Senate|House) )*Bill No\. \d+"
    r"|s?[HS]B ?\d+ File No\. \d+"
)
_FOOT = re.compile(
    r"(?:Public|Special) Act No\. \d+-\d+ \d+ of \d+"
    r"|LCO\b.*"
    r"|\S+\.docx? ?\}?(?: \d+ of \d+)?"
    r"|\d+ of \d+"
    r"|s?[HS]B ?\d+ / File No\. \d+ \d+"
)
_TABLE_NUMBER = re.compile(r"T\d+")
# A number in the margin stands further from the line than words do: a share of the line's height.
_MARGIN = 1.1
# Margin numbers go up by one from line to line; a few may hide in lines that are dropped.
_MOST_SKIPPED = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line.

    Attributes:
        page: Of the file; 1 is the first.
        y: Down from the page's top, in points.
        height: Of its face, in points.
        words: From left to right, without a number in the margin.
        row: The number of a table's row ("T12"), "" where none is printed.
        is_numbered: Whether a bill counts it as a line of prose.
    """

    page: int
    y: float
    height: float
    words: tuple[Word, ...]
    row: str
    is_numbered: bool

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return text(self.words)


def read_lines(body: bytes, *, is_extract: bool = False) -> Iterator[Line | Gap]:
    """All lines of a document, page by page, and the places where some may be missing.

    Args:
        body: The document.
        is_extract: Whether it is some pages of a longer one, and known to be.

    Raises:
        PageError: the bytes are not a readable PDF.
    """
    last, count = 0, PageCount(is_extract)
    for number, words in enumerate(read_pages(body), start=1):
        found, feet = _without_heads(rows(words))
        yield from count.turn(find_foot(feet), is_empty=not found)
        for row in found:
            line = _line(number, row, last)
            if line.is_numbered:
                last = int(row[0].text)
            yield line
    yield from count.end()


def joined(texts: Iterable[str]) -> str:
    """Texts of lines that follow each other as one; a word divided at a line's end is whole."""
    whole = ""
    for words in texts:
        divided = whole.endswith("-") and not whole.endswith(" -")
        whole += words if divided or not whole else f" {words}"
    return whole


def _without_heads(
    found: Sequence[tuple[Word, ...]],
) -> tuple[Sequence[tuple[Word, ...]], Sequence[str]]:
    """The rows of a page without its head and foot, and the lines of the foot."""
    body, feet = list(found), list[str]()
    if body and _HEAD.fullmatch(text(body[0])):
        body.pop(0)
    while body and _FOOT.fullmatch(text(body[-1])):
        feet.append(text(body.pop()))
    return body, feet


def _line(page: int, row: tuple[Word, ...], last: int) -> Line:
    first = row[0]
    if _TABLE_NUMBER.fullmatch(first.text):
        return Line(page, first.y, first.height, row[1:], first.text, is_numbered=False)
    if _is_margin_number(row, last):
        return Line(page, first.y, first.height, row[1:], "", is_numbered=True)
    return Line(page, first.y, first.height, row, "", is_numbered=False)


def _is_margin_number(row: Sequence[Word], last: int) -> bool:
    first = row[0]
    if len(row) < 2 or not first.text.isdecimal():
        return False
    follows = last < int(first.text) <= last + _MOST_SKIPPED
    return follows and row[1].x0 - first.x1 > _MARGIN * first.height
