"""From an engine's result to the figure that a publisher prints, as figures.yml describes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from reportcard.model.numbers import shown_number
from reportcard.model.scores import Result

WITHHELD = "INC"
NOTHING = "NR"


@dataclass(frozen=True)
class Figure:
    """How one published figure is read off a result; see figures.yml."""

    source: str
    outcomes: tuple[str, ...] = ()
    type: str = ""
    over: str = ""
    times: Fraction = Fraction(1)
    plus: Fraction = Fraction(0)
    places: int | None = None
    within: Fraction | None = None
    withheld: str | None = None
    nothing: str | None = None

    def of(self, result: Result, types: Mapping[str, str]) -> str:
        """The figure as the publisher would print it.

        Args:
            result: Of one legislator.
            types: The type of each criterion of the rubric.
        """
        if result.grade == WITHHELD and self.withheld is not None:
            return self.withheld
        if result.grade == NOTHING and self.nothing is not None:
            return self.nothing
        if self.source == "grade":
            return result.grade
        if self.source == "shown":
            return str(result.shown)
        value = self._number(result, types)
        if value is None:
            return "none"
        exact = value * self.times + self.plus
        if self.places is None:
            return str(exact)
        return shown_number(exact, places=self.places)

    def agrees(self, ours: str, published: str, within: str = "") -> bool:
        """Whether a figure is the published one, to the precision that it is published in."""
        if ours == published:
            return True
        tolerance = Fraction(within) if within else self.within
        if tolerance is None:
            return False
        try:
            return abs(Fraction(ours) - Fraction(published)) <= tolerance
        except ValueError:  # a word on one side only
            return False

    def _number(self, result: Result, types: Mapping[str, str]) -> Fraction | None:
        if self.source in ("score", "base", "raw"):
            found: Fraction | None = getattr(result, self.source)
            return found
        lines = [line for line in result.lines if types[line.criterion_id] == self.type]
        number = Fraction(sum(line.outcome in self.outcomes for line in lines))
        return number / len(lines) if self.over == "items" else number


def figure_of(written: Mapping[str, Any]) -> Figure:
    """A figure as figures.yml writes it; a key that it does not know is an error."""
    keys: dict[str, Any] = dict(written)
    source = keys.pop("is")
    keys |= {k: Fraction(keys[k]) for k in ("times", "plus", "within") if k in keys}
    return Figure(source, tuple(keys.pop("outcomes", ())), **keys)
