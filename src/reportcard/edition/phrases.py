"""The fixed phrases for a score, and the cut points they are published with.

A phrase says how much of the points was earned and nothing more: no praise, no blame, no guess. The
strongest words need more than a number: a recorded answer of that side. Points can also be earned
or missed by an absence; then a weaker phrase stands that is as true.
Leaves to others: the words of each phrase, in each language (templates).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reportcard.model.scores import ReceiptLine

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


# On whose side an answer must be recorded before a phrase may be used.
Needed = Literal["with_us", "against_us"]

_WITH_US = frozenset(
    {"support", "paired_support", "announced_support", "introducer", "cosponsor", "done"}
)
_AGAINST_US = frozenset({"oppose", "paired_oppose", "announced_oppose"})


@dataclass(frozen=True, slots=True)
class CutPoint:
    """A phrase and the lowest exact score that it stands for (`above`: not that score itself).

    Where `needs` names a side and the record has no counted answer on it, `else_phrase` is used.
    """

    phrase: Phrase
    minimum: Fraction
    is_exact: bool = False
    above: bool = False
    needs: Needed | None = None
    else_phrase: Phrase | None = None


CUT_POINTS: tuple[CutPoint, ...] = (
    CutPoint("all", Fraction(100), is_exact=True, needs="with_us", else_phrase="more_than_half"),
    CutPoint("nearly_all", Fraction(90), needs="with_us", else_phrase="more_than_half"),
    CutPoint("most", Fraction(70), needs="with_us", else_phrase="more_than_half"),
    CutPoint("more_than_half", Fraction(50), above=True),
    CutPoint("half", Fraction(50), is_exact=True),
    CutPoint("less_than_half", Fraction(25)),
    CutPoint("few", Fraction(0), above=True, needs="against_us", else_phrase="less_than_half"),
    CutPoint("none", Fraction(0), is_exact=True, needs="against_us", else_phrase="less_than_half"),
)


def find_phrase(*, grade: str, score: Fraction | None, lines: Iterable[ReceiptLine] = ()) -> Phrase:
    """The phrase for a grade: "most" for 73; "incomplete" and "not_rated" whatever the number.

    Somebody with 0 who was absent from everything earned "less than half": that is as true, and
    "none" is said of nobody who has no counted answer against our position.

    Args:
        grade: The letter as published.
        score: The exact base score (the points earned), None when nothing counted.
        lines: The receipt.
    """
    if grade == INCOMPLETE:
        return "incomplete"
    if grade == NOT_RATED or score is None:
        return "not_rated"
    cut = next(cut for cut in CUT_POINTS if reaches(score, cut))
    if cut.needs is None or cut.else_phrase is None or cut.needs in sides(lines):
        return cut.phrase
    return cut.else_phrase


def sides(lines: Iterable[ReceiptLine]) -> frozenset[Needed]:
    """The sides on which a receipt has a counted answer; an absence is on neither."""
    counted = {line.outcome for line in lines if line.counted}
    found: dict[Needed, bool] = {
        "with_us": bool(counted & _WITH_US),
        "against_us": bool(counted & _AGAINST_US),
    }
    return frozenset(side for side, is_there in found.items() if is_there)


def reaches(score: Fraction, cut: CutPoint) -> bool:
    """Whether a score lies at a cut point or beyond it."""
    if cut.above:
        return score > cut.minimum
    # Whatever lies beyond the ends (a bonus) still reads as all or none.
    if cut.phrase == "none":
        return score <= cut.minimum
    if cut.phrase == "half":
        return score == cut.minimum
    return score >= cut.minimum
