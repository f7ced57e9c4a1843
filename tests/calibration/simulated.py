"""Scored cards from a table of answers, without a store: for simulations and for figures by hand.

Pooled floor votes of one chamber. The score is summed here by itself, not by the engine.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from reportcard.model.scores import (
    Band,
    Category,
    CategoryScore,
    Criterion,
    Eligibility,
    MarkRule,
    Outcome,
    ReceiptLine,
    Result,
    RubricCard,
    Scored,
)
from reportcard.model.text import Text

TEXT = Text("Invented", "Inventado")
MARKS = {
    "support": MarkRule(Fraction(1), Fraction(1)),
    "oppose": MarkRule(Fraction(0), Fraction(1)),
}
BANDS = tuple(
    Band(grade, Fraction(minimum))
    for grade, minimum in zip("ABCDF", (90, 80, 70, 60, 0), strict=True)
)


def invented_card(weights: Sequence[Fraction | int]) -> RubricCard:
    """A card of so many House votes, pooled in one subject."""
    return RubricCard(
        rubric_id="invented",
        version="1",
        sha256="0" * 64,
        title=TEXT,
        organization=TEXT,
        notice=None,
        jurisdiction_id="nowhere",
        cycle=TEXT,
        window=(date(2025, 1, 1), date(2027, 1, 1)),
        categories=(Category("all", TEXT, Fraction(1)),),
        criteria=tuple(
            _criterion(number, Fraction(weight)) for number, weight in enumerate(weights)
        ),
        groups=(),
        marks={"floor_vote": MARKS},
        eligibility=Eligibility(0, Fraction(0), Fraction(0)),
        aggregate="pooled",
        missing_category="renormalize",
        bands=BANDS,
        gates=(),
        rounding_places=0,
        rounding_mode="half_up",
        grade_on="exact",
    )


def invented_scores(
    answers: Sequence[Sequence[int]],
    *,
    weights: Sequence[Fraction | int] | None = None,
    parties: Sequence[str] | None = None,
) -> Scored:
    """Everybody's results on an invented card.

    Args:
        answers: A row for each legislator, 1 with us and 0 against us.
        weights: Of the questions; equal ones unless given.
        parties: Of the legislators; one for all unless given.
    """
    card = invented_card(weights or [1] * len(answers[0]))
    results = tuple(
        _result(card, f"person/{number:04d}", row, parties[number] if parties else "X")
        for number, row in enumerate(answers)
    )
    return Scored(rubric=card, results=results, alarms=(), medians={})


def letter_of(score: float) -> str:
    """The letter of a score (0 to 100) on the invented card."""
    return next(band.grade for band in BANDS if score >= band.minimum)


def _criterion(number: int, weight: Fraction) -> Criterion:
    return Criterion(
        criterion_id=f"q{number:03d}",
        type="floor_vote",
        category_id="all",
        weight=weight,
        chamber="house",
        vote_event_id=f"roll-call-{number}",
        bill_id=f"bill-{number}",
        held_on=date(2025, 2, 1),
        position="support",
        title=TEXT,
        statement=TEXT,
        yes_did=TEXT,
        no_did=TEXT,
        why=TEXT,
        announced_on=None,
        group_id=None,
        marks=MARKS,
    )


def _result(card: RubricCard, person: str, row: Sequence[int], party: str) -> Result:
    weights = [criterion.weight for criterion in card.criteria]
    whole = sum(weights, Fraction(0))
    earned = sum((w for w, answer in zip(weights, row, strict=True) if answer), Fraction(0))
    score = 100 * earned / whole
    grade = letter_of(float(score))
    return Result(
        person_id=person,
        chamber="house",
        district=1,
        party=party,
        in_office=True,
        score=score,
        shown=str(round(score)),
        grade=grade,
        computed_grade=grade,
        reasons=(),
        gate_reasons=(),
        criteria_counted=len(weights),
        chances=len(weights),
        taken=len(weights),
        participation=Fraction(1),
        opportunity=Fraction(1),
        categories=(CategoryScore("all", earned, whole, score, Fraction(1)),),
        lines=tuple(
            _line(criterion, answer, whole)
            for criterion, answer in zip(card.criteria, row, strict=True)
        ),
        base=score,
        raw=score,
        graded=grade,
    )


def _line(criterion: Criterion, answer: int, whole: Fraction) -> ReceiptLine:
    outcome: Outcome = "support" if answer else "oppose"
    possible = 100 * criterion.weight / whole
    return ReceiptLine(
        criterion_id=criterion.criterion_id,
        outcome=outcome,
        option="yes" if answer else "no",
        counted=True,
        credit=Fraction(answer),
        count=Fraction(1),
        earned=possible * answer,
        possible=possible,
        not_counted_because=None,
        score_if_supported=None,
        score_if_opposed=None,
    )
