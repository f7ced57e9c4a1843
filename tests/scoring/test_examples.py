"""Worked examples of every type: rates, inputs and the base score; who is not concerned."""

from fractions import Fraction
from typing import Any

import pytest

from reportcard.scoring.examples import example_problems
from tests.scoring.worlds import (
    attendance,
    attested,
    both,
    committee_vote,
    mark,
    party_unity,
    questionnaire,
    rubric_data,
    rubric_of,
    vote,
)

CURVE = {"from": Fraction(4, 5), "to": Fraction(19, 20)}


def told(criteria: list[dict[str, Any]], example: dict[str, Any], **other: Any) -> list[str]:
    """What is told of one example of a House member."""
    whole = {"legislator": "Ana", "chamber": "house", **example}
    rubric = rubric_of(rubric_data(criteria, examples=[whole], **other))
    return [problem.message for problem in example_problems(rubric, numbers={})]


@pytest.mark.parametrize(
    ("criterion", "outcome", "rate", "score", "grade"),
    [
        # (0.90 - 0.80) / (0.95 - 0.80) = 2/3
        (attendance(curve=CURVE), "measured", Fraction(9, 10), Fraction(200, 3), "D"),
        (attendance(), "measured", Fraction(9, 10), 90, "A"),
        (attendance(), "none", None, None, "NR"),
        (questionnaire("survey", scale=10), "measured", Fraction(7, 10), 70, "C"),
        (questionnaire("survey"), "no_answer", None, 0, "F"),
        (questionnaire("survey"), "support", None, 100, "A"),
        (attested("Bob", attested_because=both("So.")), "done", None, 100, "A"),
        (committee_vote(1), "support", None, 100, "A"),
        (party_unity(1), "no_position", None, None, "NR"),
    ],
)
def test_an_example_of_each_type_comes_out(
    criterion: dict[str, Any], outcome: str, rate: Fraction | None, score: Any, grade: str
) -> None:
    name = criterion["id"]
    example: dict[str, Any] = {"outcomes": {name: outcome}, "grade": grade}
    if rate is not None:
        example["rates"] = {name: rate}
    if score is not None:
        example["score"] = score
    assert told([criterion], example) == []


def test_numbers_under_inputs_give_points() -> None:
    bonus = {"id": "credit", "title": both("Credit"), "input": "credit", "points": 2}
    example = {"outcomes": {"h1": "oppose"}, "inputs": {"credit": 3}, "base": 0, "score": 6}
    assert told([vote(1)], {**example, "grade": "F"}, adjust={"bonus": [bonus]}) == []


def test_the_base_score_may_be_given_as_printed() -> None:
    example = {"outcomes": {"h1": "support", "h2": "oppose"}, "base": 67, "grade": "D"}
    assert told([vote(1, weight=2), vote(2)], example) == []
    assert told([vote(1, weight=2), vote(2)], {**example, "base": Fraction(200, 3)}) == []
    assert told([vote(1, weight=2), vote(2)], {**example, "base": 66}) == [
        "Ana should have the base score 66, but the rubric gives 200/3 (67)."
    ]


def test_what_is_asked_of_some_only_does_not_concern_the_others() -> None:
    # Else the opportunity of somebody outside the committee would be 1/3.
    criteria = [
        vote(1),
        committee_vote(2),
        vote(3, applies_to={"parties": ["R"]}),
    ]
    example = {"outcomes": {"h1": "support"}, "score": 100, "grade": "A"}
    assert told(criteria, example, eligibility={"min_opportunity": 1}) == []


def test_all_may_be_measured_at_once() -> None:
    criteria = [attendance(id="a", chamber="house"), attendance("all", id="b", chamber="senate")]
    example = {"outcomes": {}, "others": "measured", "rates": {"a": Fraction(1, 2)}, "grade": "F"}
    assert told(criteria, example) == []


def test_marks_of_a_measured_question_scale_its_rate() -> None:
    half = attendance(marks={"measured": mark(Fraction(1, 2))})
    example = {"outcomes": {"attendance": "measured"}, "rates": {"attendance": 1}, "grade": "F"}
    assert told([half], {**example, "score": 50}) == []
