"""Made-up figures of robustness for a made-up card: what endorsements, lints and the report tell.

Nothing is computed here, so that each test says which figure it is about.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from reportcard.model.robustness import (
    CategoryWeight,
    ChamberStrength,
    Flip,
    Robustness,
    Stability,
    Universe,
)
from reportcard.model.scores import Result, Scored
from tests.edition.world import made_up_scored

UNIVERSES = tuple(
    Universe(absence, weights, aggregate, Fraction(80), "B")
    for absence in ("against", "left_out", "half", "light_half")
    for weights in ("nominal", "equal")
    for aggregate in ("pooled", "categories")
)  # fmt: skip


def made_up_card(**card: Any) -> Scored:
    """The made-up legislature, with another card where that is said."""
    scored = made_up_scored()
    return replace(scored, rubric=replace(scored.rubric, **card))


def with_result(scored: Scored, number: int, **fields: Any) -> Scored:
    """The same with other fields in the n-th result."""
    results = list(scored.results)
    results[number] = replace(results[number], **fields)
    return replace(scored, results=tuple(results))


def stability(result: Result, **fields: Any) -> Stability:
    """A steady letter, unless told."""
    values: dict[str, Any] = {
        "person_id": result.person_id,
        "chamber": result.chamber,
        "grade": result.computed_grade,
        "without_one": (),
        "is_steady": True,
        "up": None,
        "down": Flip("F", 3),
        "range_low": result.score,
        "range_high": result.score,
        "grade_low": result.computed_grade,
        "grade_high": result.computed_grade,
        "wobble": (70.0, 90.0),
        "confidence": ((result.computed_grade, 0.9),),
        "letter_confidence": 0.9,
        "wilson": (60.0, 95.0),
        "n_eff": Fraction(4),
        "universes": tuple(replace(u, grade=result.computed_grade) for u in UNIVERSES),
        "holds_in": 16,
        "party_mean": Fraction(70),
        "chamber_median": Fraction(75),
        "floor_only": result.score,
        "same_bills": None,
        "rank": 1,
        "rank_low": 1,
        "rank_high": 4,
        "tier": 1,
        **fields,
    }
    return Stability(**values)


def strength(**fields: Any) -> ChamberStrength:
    """A chamber whose questions give no cause for a warning, unless told."""
    values: dict[str, Any] = {
        "legislators": 5,
        "questions": 20,
        "effective_questions": 9.5,
        "mean": Fraction(70),
        "likeness": 0.1,
        "reliability": 0.6,
        "no_confidence": None,
        "party_share": Fraction(1, 2),
        "weights": (),
        "steady": 3,
        "tiers": 2,
        **fields,
    }
    return ChamberStrength(**values)


def weight(category_id: str, nominal: str, effective: str | None) -> CategoryWeight:
    """The weight of a subject, as written and at work."""
    at_work = None if effective is None else Fraction(effective)
    return CategoryWeight(category_id, Fraction(nominal), at_work)


def made_up_robustness(
    scored: Scored, people: Mapping[int, Mapping[str, Any]] | None = None
) -> Robustness:
    """Steady letters for everybody; other fields for the n-th where that is said."""
    return Robustness(
        people=tuple(
            stability(result, **(people or {}).get(number, {}))
            for number, result in enumerate(scored.results)
        ),
        chambers={"house": strength(), "senate": strength()},
        shared_bills=(),
        is_comparable=False,
    )
