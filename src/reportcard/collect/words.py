"""Words with their boxes, read from a PDF.

Text order means nothing on a form: neighbours of different columns run together. So a word here is
a run of characters that touch each other on one line, with its place on the page; which words form
a row or a cell is for the scrapers to decide.

Boxes come from single characters. A PDF's own text runs are no guide: real sheets split them inside
a word ("the ro" + "ll call vote:") and join neighbours.
"""

from collections.abc import Iterator
from ctypes import byref
from typing import Any, NamedTuple
from unicodedata import category

from reportcard.errors import PageError
from reportcard.language import _

# Two characters belong to one word when the gap between their advance boxes is below this share of
# the line's height. Kerning moves letters by less, a space in any face is wider.
_TOUCHING = 0.12
# Baselines of one line differ by less than this, in points.
_SAME_LINE = 1.0
# No form that is read here comes near; a PDF beyond them is another document, or a trap.
_MOST_PAGES = 20
# An act that carries the whole budget and what goes with it has 745.
MOST_PAGES_OF_DOCUMENTS = 2_000
_MOST_CHARACTERS = 200_000
# What the reader makes of a hyphen that ends a line, as if a word went on in the next.
# A soft hyphen that has a box is drawn: some files mean every hyphen by it.
_HYPHENS = "\ufffe\x02\xad"
# Signs that nobody sees, such as one that turns the direction of letters: no part of a word.
_UNSEEN = frozenset({"Cc", "Cf"})


class Word(NamedTuple):
    """A word and its box in points: x from the left, y of the line downward from the page's top.

    height is that of the line (the face's ascent and descent), not of the letters: it gives gaps
    between words a scale.
    """

    page: int
    x0: float
    x1: float
    y: float
    height: float
    text: str


def read_words(body: bytes) -> tuple[Word, ...]:
    """All words of a form, page by page in the file's own order.

    Raises:
        PageError: the bytes are not a readable PDF, or one far beyond a form.
    """
    return tuple(word for page in _pages(body, _MOST_PAGES) for word in page)


def read_pages(body: bytes) -> Iterator[tuple[Word, ...]]:
    """The words of a document, a page at a time: a long one never stands in memory whole.

    Raises:
        PageError: the bytes are not a readable PDF, or one far beyond a document.
    """
    return _pages(body, MOST_PAGES_OF_DOCUMENTS)


def _pages(body: bytes, most: int) -> Iterator[tuple[Word, ...]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise PageError(_("This is not a readable PDF: {error}.").format(error=error)) from error
    try:
        if len(document) > most:
            message = _("The PDF has {n} pages; at most {most} are expected.")
            raise PageError(message.format(n=len(document), most=most))
        for page in range(len(document)):
            yield tuple(_page_words(document, page))
    finally:
        document.close()


def _page_words(document: Any, number: int) -> Iterator[Word]:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        message = _("Page {n} of the PDF cannot be read: {error}.")
        raise PageError(message.format(n=number + 1, error=error)) from error
    text_page = page.get_textpage()
    try:
        yield from _join(number, page.get_height(), list(_characters(text_page)))
    finally:
        text_page.close()
        page.close()


def _characters(text_page: Any) -> Iterator[tuple[str, float, float, float, float]]:
    """(character, left, right, bottom, top) in the file's order; a blank ends a word.

    The boxes are advance boxes: letters of a word touch, and all of a line share top and bottom.
    """
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    reference = byref(box)
    handle, measure = text_page.raw, raw.FPDFText_GetLooseCharBox
    text = _text(text_page)
    for index, character in enumerate(text):
        if character.isspace() or character in "\x00\uffff":
            yield " ", 0.0, 0.0, 0.0, 0.0
        elif measure(handle, index, reference):
            letter = "-" if character in _HYPHENS else character
            yield letter, box.left, box.right, box.bottom, box.top


def _text(text_page: Any) -> str:
    """The page's characters, one for each character index of the reader."""
    from pypdfium2 import raw

    count = text_page.count_chars()
    if count > _MOST_CHARACTERS:
        message = _("A page of the PDF has {n} characters; at most {most} are expected.")
        raise PageError(message.format(n=count, most=_MOST_CHARACTERS))
    text: str = text_page.get_text_range() if count else ""
    if len(text) == count:
        return text
    # Characters outside the basic plane, or dropped ones: ask for each by its index.
    return "".join(chr(raw.FPDFText_GetUnicode(text_page.raw, i)) for i in range(count))


def _join(
    page: int, page_height: float, characters: list[tuple[str, float, float, float, float]]
) -> Iterator[Word]:
    letters: list[str] = []
    x0 = x1 = bottom = top = 0.0
    for character, left, right, low, high in characters:
        blank = character == " "
        if letters and (blank or not _touches(left - x1, low - bottom, high - low)):
            if spelt := _spelt(letters):
                yield Word(page, x0, x1, page_height - bottom, top - bottom, spelt)
            letters = []
        if blank:
            continue
        if not letters:
            x0, bottom, top = left, low, high
        letters.append(character)
        x1 = right
    if spelt := _spelt(letters):
        yield Word(page, x0, x1, page_height - bottom, top - bottom, spelt)


def _spelt(letters: list[str]) -> str:
    """The letters that are seen as one text; those beyond the basic plane come in two halves."""
    text = "".join(letters)
    if text.isascii() and text.isprintable():
        return text
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(letter for letter in whole if category(letter) not in _UNSEEN)


def _touches(gap: float, rise: float, height: float) -> bool:
    return -height < gap < _TOUCHING * height and abs(rise) < _SAME_LINE
