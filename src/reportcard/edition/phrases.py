"""The fixed phrases for a score, and the cut points they are published with.

A phrase says how much of the points was earned and nothing more: no praise, no blame, no guess.
Leaves to others: the words of each phrase, in each language (templates).
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

# How much of the points was earned, in words that claim no more than the number (phrases.py).
Phrase = Literal[
    "all",
    "nearly_all",
    "most",
    "more_than_half",
    "half",
    "less_than_half",
    "few",
    "none",
    "incomplete",
    "not_rated",
]

INCOMPLETE = "INC"
NOT_RATED = "NR"


@dataclass(frozen=True, slots=True)
class CutPoint:
    """A phrase and the lowest exact score that it stands for (`above`: not that score itself)."""

    phrase: Phrase
    minimum: Fraction
    is_exact: bool = False
    above: bool = False


CUT_POINTS: tuple[CutPoint, ...] = (
    CutPoint("all", Fraction(100), is_exact=True),
    CutPoint("nearly_all", Fraction(90)),
    CutPoint("most", Fraction(70)),
    CutPoint("more_than_half", Fraction(50), above=True),
    CutPoint("half", Fraction(50), is_exact=True),
    CutPoint("less_than_half", Fraction(25)),
    CutPoint("few", Fraction(0), above=True),
    CutPoint("none", Fraction(0), is_exact=True),
)


def find_phrase(*, grade: str, score: Fraction | None) -> Phrase:
    """The phrase for a grade: "most" for 73; "incomplete" and "not_rated" whatever the number.

    Args:
        grade: The letter as published.
        score: The exact base score (the points earned), None when nothing counted.
    """
    if grade == INCOMPLETE:
        return "incomplete"
    if grade == NOT_RATED or score is None:
        return "not_rated"
    return next(cut.phrase for cut in CUT_POINTS if _reaches(score, cut))


def _reaches(score: Fraction, cut: CutPoint) -> bool:
    if cut.above:
        return score > cut.minimum
    # Whatever lies beyond the ends (a bonus) still reads as all or none.
    if cut.phrase == "none":
        return score <= cut.minimum
    if cut.phrase == "half":
        return score == cut.minimum
    return score >= cut.minimum
