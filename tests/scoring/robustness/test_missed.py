"""The range of a score with missed votes."""

from fractions import Fraction
from random import Random
from typing import Any

import pytest

from reportcard.model.scores import Result
from tests.scoring.robustness.people import measured, voted
from tests.scoring.worlds import HEADLINE, mark, one_person, result, scored


@pytest.mark.parametrize("missed", ["E", "X"])
def test_case_5_six_missed_votes_reach_from_ten_sixteenths_to_all(missed: str) -> None:
    # 10 with us and 6 missed: 10/16 and 16/16, whether the six count now or not.
    person = voted("Y" * 10 + missed * 6)
    assert (person.range_low, person.range_high) == (Fraction(1000, 16), Fraction(100))
    assert (person.grade_low, person.grade_high) == ("D", "A")


def test_whoever_missed_nothing_has_no_range() -> None:
    person = voted("YNPR")
    assert person.range_low == person.range_high == Fraction(100, 3)
    assert person.grade_low == person.grade_high == "F"


def test_without_a_score_there_is_no_range() -> None:
    person = voted("E")
    assert (person.range_low, person.range_high, person.grade_low, person.grade_high) == (None,) * 4


def test_a_vote_that_would_not_count_leaves_nobody_rated() -> None:
    world, criteria = one_person("X")
    person = measured(
        world, criteria, marks={"floor_vote": {"support": mark(1), "absent": mark(0)}}
    )
    assert (person.range_low, person.grade_low) == (None, "NR")
    assert (person.range_high, person.grade_high) == (Fraction(100), "A")


def test_a_limit_for_absences_is_gone_when_all_votes_were_cast() -> None:
    # 3 of 3 with one absence that does not count: 100, limited to 94. With all cast: 75 to 100.
    world, criteria = one_person("YYYX")
    table = {"support": mark(1), "oppose": mark(0)}
    limit = {"outcome": "absent", "at_least": 1, "above": 95, "becomes_below": 94}
    rules = {"marks": {"floor_vote": table}, "limits": [limit]}
    assert result(scored(world, criteria, **rules)).score == 94
    person = measured(world, criteria, **rules)
    assert (person.range_low, person.range_high) == (Fraction(75), Fraction(100))


@pytest.mark.parametrize("seed", range(6))
def test_both_ends_equal_whole_new_runs_with_the_votes_cast(seed: int) -> None:
    rng = Random(seed)
    letters = "".join(rng.choice("YYNXEPC") for _ in range(9))
    rules: dict[str, Any] = {
        "groups": [
            {
                "id": "bill",
                "criteria": ["h1", "h2", "h3"],
                "combine": rng.choice(["mean", "best", "worst", "last"]),
                "weight": 2,
            }
        ],
        "marks": {"floor_vote": {**HEADLINE, "excused": mark(Fraction(1, 2), Fraction(1, 3))}},
        "adjust": {"bonus": [_bonus()]},
    }
    person = measured(*one_person(letters), **rules)
    against, with_us = (_cast(letters, vote, rules) for vote in "NY")
    assert (person.range_low, person.grade_low) == (against.score, against.computed_grade)
    assert (person.range_high, person.grade_high) == (with_us.score, with_us.computed_grade)


def _cast(letters: str, vote: str, rules: dict[str, Any]) -> Result:
    cast = letters.replace("X", vote).replace("E", vote)
    return result(scored(*one_person(cast), **rules))


def _bonus() -> dict[str, Any]:
    title = {"en": "For the fourth", "es": "Por la cuarta"}
    return {"id": "b", "title": title, "criterion": "h4", "points": {"support": 3, "absent": -2}}
