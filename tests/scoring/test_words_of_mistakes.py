"""What a mistake in a name or a figure of a rubric is told with: how it is to be written."""

from typing import Any

import pytest

from reportcard.errors import UserError
from reportcard.scoring.examples import example_problems
from tests.scoring.worlds import rubric_data, rubric_of, vote


def told(criterion: dict[str, Any], **other: Any) -> list[str]:
    """The sentences about a rubric with one criterion."""
    try:
        rubric_of(rubric_data([criterion], **other))
    except UserError as error:
        return [problem.message for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("H 1", ": h-1, not H 1."),
        ("Ábaco_7", ": baco_7, not Ábaco_7."),
        ("¡!", ", not ¡!."),
        ("", ", not ."),
    ],
)
def test_an_id_is_told_in_small_letters(written: str, says: str) -> None:
    start = "An id is made of small letters a to z, digits and hyphens"
    assert told(vote(1, id=written)) == [start + says]


def test_a_roll_call_is_never_a_number_alone_but_may_be_one_in_quotes() -> None:
    (number,) = told(vote(1, ref=255))
    assert number.startswith("A roll call is named by session, chamber and number, such as 2025-")
    (flag,) = told(vote(1, ref=True))
    assert flag.startswith("Text is expected here, not true.")
    assert told(vote(1, ref="255")) == []


@pytest.mark.parametrize("window", ["2025-01-08", ["2025-01-08"], []])
def test_a_window_that_is_not_two_days_is_told_what_two_days_look_like(window: object) -> None:
    (sentence,) = told(vote(1), window=window)
    assert sentence.startswith("Two days are expected here, in brackets with a comma between: [")


@pytest.mark.parametrize(("weight", "found"), [(1, "50"), (2, "200/3 (67)")])
def test_what_an_example_gives_is_told_once_where_it_is_printed_as_it_is(
    weight: int, found: str
) -> None:
    example = {
        "legislator": "Ana",
        "chamber": "house",
        "outcomes": {"h1": "support", "h2": "oppose"},
        "others": "not_eligible",
        "score": 1,
        "grade": "A",
    }
    criteria = [vote(1, id="h1", weight=weight), vote(2, id="h2")]
    rubric = rubric_of(rubric_data(criteria, examples=[example]))
    problems = [p.message for p in example_problems(rubric, numbers={}) if p.key.endswith("score")]
    assert problems == [f"Ana should have the score 1, but the rubric gives {found}."]
