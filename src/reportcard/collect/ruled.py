"""Ruled lines read from a PDF: what makes a table's cells where its text alone does not.

A cell may hold several lines of text, and then nothing but the rules says where it ends. Leaves to
others: the words (words), what a table means (scrapers).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from reportcard.collect.words import MOST_PAGES_OF_DOCUMENTS, Word
from reportcard.errors import PageError
from reportcard.language import _

# A rule is no thicker than this and no shorter than that, in points.
_THICKEST = 2.0
_SHORTEST = 4.0
# Rules that lie no further apart are one.
_SAME_RULE = 2.0


class Rule(NamedTuple):
    """A straight line in points: x from the left, y downward from the page's top."""

    x0: float
    x1: float
    y0: float
    y1: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.y1 - self.y0 <= _THICKEST and self.x1 - self.x0 >= _SHORTEST

    @property
    def is_upright(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.x1 - self.x0 <= _THICKEST and self.y1 - self.y0 >= _SHORTEST


class Band(NamedTuple):
    """A row of a ruled table: its edges, and where its cells begin and end."""

    y0: float
    y1: float
    edges: tuple[float, ...]

    def cells(self, words: Iterable[Word]) -> tuple[tuple[Word, ...], ...]:
        """The words inside each cell, in the order in which they come."""
        found: list[list[Word]] = [[] for _cell in self.edges[1:]]
        for word in words:
            middle = (word.x0 + word.x1) / 2
            for place, (left, right) in enumerate(pairwise(self.edges)):
                if left < middle < right and self.holds(word):
                    found[place].append(word)
        return tuple(tuple(cell) for cell in found)

    def holds(self, word: Word) -> bool:
        """Whether a word stands between the edges: its middle does."""
        middle = word.y - word.height / 2
        return self.y0 < middle < self.y1 and self.edges[0] < word.x0 < self.edges[-1]


def read_rules(body: bytes) -> Iterator[tuple[Rule, ...]]:
    """The straight lines of a document, a page at a time.

    Raises:
        PageError: the bytes are not a readable PDF, or one far beyond a document.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise PageError(_("This is not a readable PDF: {error}.").format(error=error)) from error
    try:
        if len(document) > MOST_PAGES_OF_DOCUMENTS:
            message = _("The PDF has {n} pages; at most {most} are expected.")
            raise PageError(message.format(n=len(document), most=MOST_PAGES_OF_DOCUMENTS))
        for number in range(len(document)):
            yield tuple(_rules(document[number]))
    finally:
        document.close()


def find_bands(rules: Sequence[Rule]) -> tuple[Band, ...]:
    """The rows of the ruled tables of a page, from top to bottom.

    A row lies between two level rules that follow each other, where upright rules make two cells
    at least.
    """
    heights = _apart(rule.y0 for rule in rules if rule.is_level)
    uprights = [rule for rule in rules if rule.is_upright]
    found = []
    for top, bottom in pairwise(heights):
        middle = (top + bottom) / 2
        edges = _apart(rule.x0 for rule in uprights if rule.y0 < middle < rule.y1)
        if len(edges) > 2:
            found.append(Band(top, bottom, tuple(edges)))
    return tuple(found)


def _rules(page: Any) -> Iterator[Rule]:
    from pypdfium2 import raw

    height = page.get_height()
    try:
        for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = path.get_bounds()
            rule = Rule(left, right, height - top, height - bottom)
            if rule.is_level or rule.is_upright:
                yield rule
    finally:
        page.close()


def _apart(values: Iterable[float]) -> list[float]:
    """The values in order, those that lie close together once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME_RULE:
            found.append(value)
    return found
