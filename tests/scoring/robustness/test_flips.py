"""Answers to flip: the fewest that give another letter."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.model.robustness import Flip
from reportcard.scoring.robustness import robustness
from tests.calibration.simulated import BANDS, invented_scores, letter_of
from tests.properties import PROPERTY
from tests.scoring.robustness.people import measured, subjects, voted
from tests.scoring.worlds import mark, one_person, party_unity, sponsorship, third_party

LETTERS = "ABCDF"


def test_seven_of_ten_is_one_answer_from_a_b_and_from_a_d() -> None:
    person = voted("YYYYYYYNNN")
    assert (person.up, person.down) == (Flip("B", 1), Flip("D", 1))


def test_nothing_is_above_the_best_letter_nor_below_the_last() -> None:
    best, last = voted("YYY"), voted("NNN")
    assert (best.up, best.down) == (None, Flip("B", 1))
    assert (last.up, last.down) == (Flip("D", 2), None)


def test_without_a_score_there_is_nothing_to_flip() -> None:
    person = voted("E")
    assert (person.up, person.down) == (None, None)


def test_the_heaviest_answer_goes_first() -> None:
    # Weights 5, 2, 1, 1, 1, all against: the 5 alone is 50, an F; with the 2 it is 70, beyond a D.
    scored = invented_scores([[0, 0, 0, 0, 0]], weights=[5, 2, 1, 1, 1])
    assert robustness(scored).people[0].up == Flip("D", 2)


def test_a_letter_beyond_reach_has_no_answers() -> None:
    # 4 of 5 is a B, and no score is above 85.
    world, criteria = one_person("YYYYN")
    assert measured(world, criteria, adjust={"ceiling": 85}).up is None


def test_an_answer_in_a_subject_moves_what_the_subject_weighs() -> None:
    # Schools 1/2 of weight 80, funding 1/2 of 20: 50. One more in schools is 90, an A.
    world, criteria = one_person("YNYN")
    for entry in criteria[2:]:
        entry["category"] = "funding"
    person = measured(world, criteria, categories=subjects(schools=80, funding=20))
    assert person.up == Flip("D", 1)


def test_a_group_is_one_answer() -> None:
    # A bill of weight 1 with two votes against, and one vote with us: 50. All of the bill: 100.
    world, criteria = one_person("NNY")
    group = {"id": "bill", "criteria": ["h1", "h2"], "combine": "mean", "weight": 1}
    person = measured(world, criteria, groups=[group], grades=bands(A=100, F=0))
    assert person.up == Flip("A", 1)


@pytest.mark.parametrize(("top", "answers"), [(75, 1), (76, None)])
def test_one_vote_cannot_please_two_opposite_positions(top: int, answers: int | None) -> None:
    # The first roll call gives half of its weight either way; the second could give all of it: 75.
    world, criteria = one_person("YN")
    criteria.insert(1, third_party(1, position="oppose"))
    table = {"support": mark(1), "oppose": mark(0)}
    rules = {"marks": {"floor_vote": table, "third_party_position": table}}
    person = measured(world, criteria, grades=bands(A=top, F=0), **rules)
    assert person.up == (None if answers is None else Flip("A", answers))


def test_a_vote_against_the_party_too_loses_both() -> None:
    # 100; a No would lose our position and that of the party, half of the weight of all.
    world, criteria = one_person("YY")
    world.person("Ben", district=2, party="R")
    world.add("person_vote", ("2025-house-1", "ocd-person/Ben", "no", "BEN", "", 2))
    criteria.insert(1, party_unity(1))
    table = {"support": mark(1), "oppose": mark(0)}
    rules = {"marks": {"floor_vote": table, "party_unity": table}}
    person = measured(world, criteria, grades=bands(A=51, F=0), **rules)
    assert person.down == Flip("F", 1)


def bands(**minimums: int) -> list[dict[str, object]]:
    """Letters by their lowest score."""
    return [{"grade": grade, "min": minimum} for grade, minimum in minimums.items()]


@given(
    row=st.lists(st.booleans(), min_size=1, max_size=7),
    weights=st.lists(st.integers(1, 6), min_size=7, max_size=7),
)
@PROPERTY
def test_no_smaller_set_of_answers_would_do(row: list[bool], weights: list[int]) -> None:
    own = weights[: len(row)]
    scored = invented_scores([[int(one) for one in row]], weights=own)
    person = robustness(scored).people[0]
    assert _answers(person.up) == _fewest(row, own, person.grade, step=-1)
    assert _answers(person.down) == _fewest(row, own, person.grade, step=1)


def _answers(flip: Flip | None) -> int | None:
    return flip.answers if flip else None


def _fewest(row: Sequence[bool], weights: Sequence[int], grade: str, step: int) -> int | None:
    """By trying every set of answers the other way, the small sets first."""
    target = LETTERS.index(grade) + step
    if not 0 <= target < len(BANDS):
        return None
    for count in range(1, len(row) + 1):
        for changed in combinations(range(len(row)), count):
            earned = sum(w for n, w in enumerate(weights) if row[n] != (n in changed))
            place = LETTERS.index(letter_of(float(Fraction(100 * earned, sum(weights)))))
            if (place - target) * step >= 0:
                return count
    return None


def test_a_bill_to_sponsor_beside_a_roll_call_that_two_ask_about_is_an_answer_of_its_own() -> None:
    # The roll call weighs 1 (both ask for a Yes), the bill 1: 0. A Yes alone is 50, with a name
    # under the bill 100; a D begins at 60, and an answer more goes beyond it.
    world, criteria = one_person("N")
    world.bill("HB 1", {"Bo": "introducer"})
    person = measured(world, [*criteria, third_party(1), sponsorship("HB 1")])
    assert person.up == Flip("D", 2)
