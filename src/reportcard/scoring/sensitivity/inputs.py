"""What the report tells of, and how its numbers and names look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportcard.language import _, spoken_language
from reportcard.model.numbers import shown_number
from reportcard.model.robustness import Robustness, SelectionAudit, Stability
from reportcard.model.scores import Result, Scored
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from reportcard.problems import Problem
from reportcard.scoring.shares import CHAMBERS
from reportcard.words import WORDS

# What stands where there is nothing to measure.
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that is known of one rubric's grades.

    Attributes:
        scored: Marks, scores, grades.
        robustness: How sure the letters are.
        audit: The choice of roll calls; None when the rubric names no topic.
        warnings: What the lints found, in the language of the report.
        names: Of people by id.
    """

    scored: Scored
    robustness: Robustness
    audit: SelectionAudit | None
    warnings: tuple[Problem, ...]
    names: Mapping[str, str]

    def pairs(self, chamber: Chamber | None = None) -> Iterator[tuple[Result, Stability]]:
        """Everybody with a score (of one chamber), with how steady it is."""
        stabilities = {stability.person_id: stability for stability in self.robustness.people}
        for result in self.scored.results:
            if result.score is not None and chamber in (None, result.chamber):
                yield result, stabilities[result.person_id]

    def chambers(self) -> tuple[Chamber, ...]:
        """The chambers with anybody who has a score."""
        found = {result.chamber for result, _stability in self.pairs()}
        return tuple(chamber for chamber in CHAMBERS if chamber in found)

    def name(self, result: Result) -> str:
        """Somebody as the report names them: name and seat."""
        return f"{self.short_name(result)} ({chamber_word(result.chamber)} {result.district})"

    def short_name(self, result: Result) -> str:
        """The name alone; the id where there is none."""
        return self.names.get(result.person_id, result.person_id)


def chamber_word(chamber: Chamber) -> str:
    """The chamber in the language of the report."""
    return _(WORDS["chamber"][chamber])


def words(text: Text) -> str:
    """A published text in the language of the report."""
    return text.in_language(spoken_language())


def points(value: Fraction | float | None) -> str:
    """A number of points with one decimal."""
    if value is None:
        return NOTHING
    return shown_number(value, places=1) if isinstance(value, Fraction) else f"{value:.1f}"


def percent(value: Fraction | float | None) -> str:
    """A share or probability in percent, with its sign."""
    return NOTHING if value is None else f"{points(value * 100)}%"
