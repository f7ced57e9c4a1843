"""The numbered sections of a bill or an act, one after the other.

A section begins where a line begins with its number, and the numbers go up by one. A number further
on begins one only where its line is indented: prose may speak of a section at the edge. What stands
before the first section (the title) and after the last (dates of effect, analyses) is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportcard.model.untold import Untold

from .gaps import NUMBER_SKIPPED, Gap
from .lines import Line, joined

_BEGINS = re.compile(r"(?:Section|Sec\.) (\d+)\. ")
_ENDS = re.compile(
    r"This act shall take effect as follows|Statement of Purpose:|Governor's Action:"
)
# "Sec. 3. (NEW) (Effective July 1, 2026) (a) For ...": what stands before the section's own words.
_HEAD = re.compile(r"(?:Section|Sec\.) \d+\. (?:\((?:NEW|Effective [^)]*)\) ?)*")
_INDENT = 6.0  # a paragraph begins further right than its other lines, in points


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document.

    Attributes:
        number: As printed.
        lines: All of them, the one with the number first.
        gaps: Where something of it, or before it, may be missing.
    """

    number: int
    lines: tuple[Line, ...]
    gaps: tuple[Gap, ...] = ()

    @property
    def page(self) -> int:
        """Where it begins."""
        return self.lines[0].page

    def doubts(self, *, is_read: bool) -> tuple[Untold, ...]:
        """Sentences on what may be missing, of a section of which something was read or not."""
        return tuple(gap.sentence for gap in self.gaps if is_read or not gap.is_expected)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a section, without the section's number."""

    text: str
    page: int


def read_sections(lines: Iterable[Line | Gap], *, is_extract: bool = False) -> Iterator[Section]:
    """The sections of a document, in its order; the first of an extract may have any number."""
    number, held, gaps = 0, list[Line](), list[Gap]()
    for line in lines:
        if isinstance(line, Gap):
            gaps.append(line)
            continue
        if _ENDS.match(line.text):
            break
        begun = _number(line)
        if begun is not None and _follows(begun, number, line, held):
            if held:
                yield Section(number, tuple(held), tuple(gaps))
                gaps = []
            if begun != number + 1 and (number or not is_extract):
                gaps.append(NUMBER_SKIPPED)
            number, held = begun, []
        if number:
            held.append(line)
    if held:
        yield Section(number, tuple(held), tuple(gaps))


def paragraphs(section: Section) -> Iterator[Paragraph]:
    """The paragraphs of a section of prose."""
    left = min(line.words[0].x0 for line in section.lines if line.words)
    held: list[Line] = []
    for line in section.lines:
        if line.words and line.words[0].x0 > left + _INDENT and held:
            yield _paragraph(held)
            held = []
        held.append(line)
    if held:
        yield _paragraph(held)


def own_words(text: str) -> str:
    """A section's text without its number and its date of effect."""
    return text.removeprefix(head[0] if (head := _HEAD.match(text)) else "")


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    return Paragraph(own_words(joined(line.text for line in lines)), lines[0].page)


def _follows(begun: int, number: int, line: Line, held: Sequence[Line]) -> bool:
    """Whether a line with a number begins the next section."""
    if not held or begun == number + 1:
        return True
    above = next((other for other in reversed(held) if other.words), line)
    return begun > number and line.words[0].x0 > above.words[0].x0 + _INDENT


def _number(line: Line) -> int | None:
    """The number of the section that a line begins, if it begins one."""
    if line.row:
        return None
    begins = _BEGINS.match(line.text + " ")
    return int(begins[1]) if begins else None
