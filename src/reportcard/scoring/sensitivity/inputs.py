"""What the report tells of, and how its numbers and names look."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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
        districts: The name of somebody's district by their id, where districts have names; "" where
            nobody says which it is. Others have the number of the result.
        bills: How people write a bill, by its id: "HB 7287 (2025)".
        fingerprint: Of questions, results and record (see fingerprint).
    """

    scored: Scored
    robustness: Robustness
    audit: SelectionAudit | None
    warnings: tuple[Problem, ...]
    names: Mapping[str, str]
    districts: Mapping[str, str] = field(default_factory=dict)
    bills: Mapping[str, str] = field(default_factory=dict)
    fingerprint: str = ""

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
        district = self.districts.get(result.person_id, str(result.district))
        seat = f"{chamber_word(result.chamber)} {district}".strip()
        return f"{self.short_name(result)} ({seat})"

    def short_name(self, result: Result) -> str:
        """The name alone; the id where there is none."""
        return self.names.get(result.person_id, result.person_id)

    def bill_names(self, bill_ids: Iterable[str]) -> str:
        """Bills as people write them; the id where nobody says how."""
        return ", ".join(self.bills.get(bill_id, bill_id) for bill_id in bill_ids)


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
