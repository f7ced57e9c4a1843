"""What is missing between the pages of a document, by the numbers that stand at their feet.

An act numbers no first page, and the file copy of a bill says no count ("635 3" instead of "3 of
12"): what is not printed is not compared, but then the document's own end has to be there. Leaves
to others: finding the feet (lines), and which section a gap is in (sections).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportcard.language import N_
from reportcard.model.untold import Untold, untold

_COUNTED = re.compile(r"(?:.* )?(\d+) of (\d+)")
_NUMBERED = re.compile(r".* File No\. \d+ (\d+)")

_NO_TEXT = N_("Page {page}: no text could be read on it.")
_OTHER_NUMBER = N_(
    "Page {page} of the file has the number {printed}, where {wanted} should follow: pages are"
    " missing, or out of order."
)
_LAST_MISSING = N_(
    "The last page of the file has the number {printed} of {count}: the pages after it are missing."
)
_NO_END = N_("The end of the document was not found: its last pages may be missing.")
_EXTRACT_ENDS = N_("The file is an extract that ends within this section.")
_NUMBER_SKIPPED = N_("The number of the section does not follow the one before it.")


@dataclass(frozen=True, slots=True)
class Foot:
    """The number that a page's foot gives, and how many pages it counts; 0 where it does not."""

    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A place of a document where something may be missing.

    is_expected: the end of an extract, where whatever was read of the section may go on.
    """

    sentence: Untold
    is_expected: bool = False


NUMBER_SKIPPED = Gap(untold(_NUMBER_SKIPPED))


def find_foot(texts: Iterable[str]) -> Foot | None:
    """The number among the lines of a page's foot, if there is one."""
    for text in texts:
        if counted := _COUNTED.fullmatch(text):
            return Foot(int(counted[1]), int(counted[2]))
        if numbered := _NUMBERED.fullmatch(text):
            return Foot(int(numbered[1]), 0)
    return None


@dataclass
class PageCount:
    """What the feet have said so far.

    Attributes:
        is_extract: Whether somebody has said that the file is some pages of the document.
        pages: How many pages of the file were turned.
        shift: The printed number less the page's place in the file; None until one is printed.
        count: How many pages the document has by its feet, 0 where they do not say.
    """

    is_extract: bool
    pages: int = 0
    shift: int | None = None
    count: int = 0

    def turn(self, foot: Foot | None, *, is_empty: bool) -> Iterator[Gap]:
        """The next page: what may be missing before it, or on it."""
        self.pages += 1
        if foot:
            yield from self._compare(foot)
        if is_empty:
            yield Gap(untold(_NO_TEXT, page=self.pages))

    def end(self) -> Iterator[Gap]:
        """The file ends, and the document's own end was not seen."""
        last = self.pages + (self.shift or 0)
        if self.is_extract:
            yield Gap(untold(_EXTRACT_ENDS), is_expected=True)
        elif not self.count:
            yield Gap(untold(_NO_END))
        elif last < self.count:
            yield Gap(untold(_LAST_MISSING, printed=last, count=self.count))

    def _compare(self, foot: Foot) -> Iterator[Gap]:
        shift = foot.number - self.pages
        usual = self.shift if self.shift is not None else shift if self.is_extract else 0
        if shift != usual:
            wanted = self.pages + usual
            yield Gap(untold(_OTHER_NUMBER, page=self.pages, printed=foot.number, wanted=wanted))
        self.shift, self.count = shift, max(self.count, foot.count)
