"""What the second engine refuses to guess, and rules that random worlds seldom reach."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from reportcard.scoring.second import Opinion, opinions, rows_of
from reportcard.scoring.second.letters import rounded
from reportcard.scoring.second.people import latest
from reportcard.scoring.second.record import Seat
from tests.scoring.worlds import World, questionnaire, rubric_data, vote


def _opinion(world: World, *criteria: Any, **other: Any) -> Opinion:
    found = opinions(rubric_data(criteria, **other), rows_of(world.store()))
    return found["ocd-person/Ana"]


def _world(option: str = "Y") -> World:
    world = World()
    world.person("Ana")
    world.roll_call(1, {"Ana": option})
    return world


def test_an_answer_that_is_neither_yes_nor_no_is_never_guessed() -> None:
    world = _world()
    world.member_input("Ana", "pledge", "perhaps")
    with pytest.raises(ValueError, match="'perhaps' is neither yes nor no"):
        _opinion(world, questionnaire("pledge"))


def test_two_answers_that_differ_are_never_chosen_from() -> None:
    world = _world()
    world.member_input("Ana", "pledge", "yes")
    world.member_input("Ana", "pledge", "no", of="other")
    with pytest.raises(ValueError, match="two values"):
        _opinion(world, questionnaire("pledge"))


def test_two_tables_may_give_the_same_answer() -> None:
    world = _world()
    world.member_input("Ana", "pledge", "yes")
    world.member_input("Ana", "pledge", "yes ", of="other")
    assert _opinion(world, questionnaire("pledge")).lines["q-pledge"].outcome == "support"


def test_of_seats_that_began_on_one_day_the_first_by_chamber_and_district_stands() -> None:
    seats = [
        Seat("Ana", chamber, district, "D", date(2025, 1, 8), None)
        for chamber, district in (("senate", 1), ("house", 9), ("house", 2))
    ]
    assert latest(seats) == seats[2]


@pytest.mark.parametrize(
    ("mode", "score", "printed"),
    [
        ("half_up", Fraction(25, 2), 13),
        ("half_even", Fraction(25, 2), 12),
        ("half_even", Fraction(27, 2), 14),
        ("down", Fraction(129, 10), 12),
        ("half_up", Fraction(-25, 2), -13),
        ("half_even", Fraction(-25, 2), -12),
    ],
)
def test_a_score_is_rounded_as_the_rubric_says(mode: str, score: Fraction, printed: int) -> None:
    assert rounded({"rounding": {"places": 0, "mode": mode}}, score) == printed


def test_decimals_and_the_sign_are_printed() -> None:
    rules = {"rounding": {"places": 2}, "adjust": {"floor": -100, "penalty": [_ten_times()]}}
    assert _with_penalty("0.0006", rules).shown == "99.99"
    assert _with_penalty("10.0049", rules).shown == "-0.05"


def _ten_times() -> dict[str, Any]:
    return {"id": "late", "title": {}, "input": "late", "points": 10}


def _with_penalty(value: str, rules: dict[str, Any]) -> Opinion:
    world = _world()
    world.member_input("Ana", "late", value)
    return _opinion(world, vote(1), **rules)


def test_a_limit_without_a_vote_of_its_outcome_never_holds() -> None:
    limits = [{"outcome": "absent", "share": 0, "above": 90, "becomes_below": 80}]
    assert _opinion(_world("Y"), vote(1), limits=limits).score == 100


def test_a_score_below_every_band_has_the_lowest_letter() -> None:
    bands = [{"grade": "Good", "min": 50}, {"grade": "Poor", "min": 10}]
    assert _opinion(_world("N"), vote(1), grades=bands).grade == "Poor"


def test_a_score_on_the_cut_has_the_better_letter() -> None:
    bands = [{"grade": "Good", "min": 100}, {"grade": "Poor", "min": 0}]
    assert _opinion(_world("Y"), vote(1), grades=bands).grade == "Good"


def test_an_earlier_cycle_without_possible_points_counts_in_nothing() -> None:
    world = _world()
    world.earlier_score("Ana", "2023", "", "")
    lifetime = {"method": "mean", "cycles": [{"cycle": {}, "table": "2023"}]}
    assert _opinion(world, vote(1), lifetime=lifetime).lifetime == (Fraction(100), 1)
