"""What the record has of each chamber's roll calls, and what is missing and why.

A chamber numbers its roll calls of a session from 1 without gaps: whoever knows the highest number
knows what is missing.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber, Confidence, QuestionClass

# set_aside: its sheet does not add up. refused: its sheet could not be had or read. The others have
# no sheet: not_fetched is in the official folder, named is known to a page and not in the folder,
# unlisted is known to nobody, unlooked: no list of the chamber's sheets was read at all.
Standing = Literal["set_aside", "refused", "not_fetched", "named", "unlisted", "unlooked"]
# Nothing in the store says why.
UNEXPLAINED: frozenset[Standing] = frozenset({"not_fetched", "unlooked"})


@dataclass(frozen=True, slots=True)
class Gap:
    """A number of the row that has no sheet which adds up.

    Attributes:
        number: The roll call's.
        standing: set_aside | refused | not_fetched | named | unlisted | unlooked.
        reason: Why, without the roll call's name, so that it fits a row of numbers too.
        source_url: The sheet or the page that names it, "" if there is none.
    """

    number: int
    standing: Standing
    reason: Text
    source_url: str

    @property
    def is_explained(self) -> bool:
        """Whether the store knows why."""
        return self.standing not in UNEXPLAINED


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """How many roll calls of one class have a question that is known so surely."""

    question_class: QuestionClass
    confidence: Confidence
    count: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The roll calls of one chamber in one session.

    Attributes:
        session: "2025".
        chamber: house | senate.
        expected: The highest number that any witness knows; None where the project's own tables
            carry a selection, which says nothing about the others.
        listed: How many the official folder has.
        collected: How many have a sheet that adds up.
        superseded: Older revisions of sheets, kept beside the one in force.
        unresolved_names: Printed names of which it is not known who they are.
        vote_count: Lines of members on the sheets that add up.
        compared: How many of the collected another collector has as well.
        differing: In how many of all it says something else.
        second_sources: The sources of those other collectors.
        questions: How sure the questions of the collected are.
        gaps: The numbers without a sheet that adds up, in order.
    """

    session: str
    chamber: Chamber
    expected: int | None
    listed: int
    collected: int
    superseded: int
    unresolved_names: int
    vote_count: int
    compared: int
    differing: int
    second_sources: tuple[str, ...]
    questions: tuple[QuestionCount, ...]
    gaps: tuple[Gap, ...]

    @property
    def set_aside(self) -> int:
        """How many have a sheet that does not add up."""
        return sum(gap.standing == "set_aside" for gap in self.gaps)

    @property
    def missing(self) -> int:
        """How many have no sheet that could be read."""
        return len(self.gaps) - self.set_aside

    @property
    def unexplained(self) -> int:
        """How many are missing and nothing says why."""
        return sum(not gap.is_explained for gap in self.gaps)

    def count(self, question_class: QuestionClass, confidence: Confidence) -> int:
        """How many roll calls are of this class and this sure."""
        found = (q for q in self.questions if q.question_class == question_class)
        return sum(q.count for q in found if q.confidence == confidence)


@dataclass(frozen=True, slots=True)
class GapRange:
    """Numbers that follow each other and are missing for the same reason.

    Attributes:
        first: The first number.
        last: The last; the same where it is one.
        standing: As of each gap.
        reason: As of each gap.
        source_url: The document, "" if there is none.
    """

    first: int
    last: int
    standing: Standing
    reason: Text
    source_url: str

    @property
    def is_explained(self) -> bool:
        """Whether the store knows why."""
        return self.standing not in UNEXPLAINED

    @property
    def numbers(self) -> str:
        """The numbers as they are written: "36" or "39-113"."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def gap_ranges(gaps: tuple[Gap, ...]) -> tuple[GapRange, ...]:
    """Gaps in order, those that follow each other for one reason together.

    Example: 36, 37 and 38 not in the folder are one range from 36 to 38.
    """
    ranges = []
    for _key, found in groupby(
        enumerate(gaps),
        # Numbers that follow each other keep their distance to their place in the row.
        key=lambda item: (
            item[1].number - item[0], item[1].standing, item[1].reason, item[1].source_url,
        ),
    ):  # fmt: skip
        row = [gap for _place, gap in found]
        first, last = row[0], row[-1]
        ranges.append(
            GapRange(first.number, last.number, first.standing, first.reason, first.source_url)
        )
    return tuple(ranges)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How another collector's roll calls of one chamber and session compare with the sheets.

    Attributes:
        collector: What the other collector is called.
        session: "2025".
        chamber: house | senate.
        compared: How many both have; sheets that were set aside count too.
        differing: In how many of these it says something else.
        only_theirs: How many the store has no sheet of.
        only_ours: How many sheets it does not know.
    """

    collector: str
    session: str
    chamber: Chamber
    compared: int
    differing: int
    only_theirs: int
    only_ours: int
