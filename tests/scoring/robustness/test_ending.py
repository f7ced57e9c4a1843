"""From the base score to the score and the letter, as the engine does it."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from reportcard.model.scores import Limit
from reportcard.scoring.robustness.ending import Ending
from tests.properties import PROPERTY
from tests.scoring.random_worlds import Case, cases
from tests.scoring.robustness.people import card_in, rescored, voters_of
from tests.scoring.worlds import one_person, scored


def final(letters: str, **rules: Any) -> tuple[Fraction | None, str]:
    """Score and letter of a base score, made again."""
    world, criteria = one_person(letters)
    _board, (voter,) = voters_of(scored(world, criteria, **rules))
    score = voter.score_of(voter.sums.base)
    assert (score, voter.ladder.letter(score)) == (voter.result.score, voter.result.computed_grade)
    return score, voter.ladder.letter(score)


def points(kind: str, given: int) -> dict[str, Any]:
    """Points for the first vote with us."""
    title = {"en": "Points", "es": "Puntos"}
    return {kind: [{"id": kind, "title": title, "criterion": "h1", "points": {"support": given}}]}


def test_points_are_added_up_to_their_cap() -> None:
    assert final("YN", adjust={**points("bonus", 9), "bonus_cap": 5}) == (Fraction(55), "F")


def test_points_are_taken_off_and_a_score_below_every_band_has_the_last_letter() -> None:
    assert final("YNNN", adjust={**points("penalty", 30), "floor": -10}) == (Fraction(-5), "F")


@pytest.mark.parametrize(
    ("rule", "score"),
    [
        ({"at_least": 1}, 94),
        ({"at_least": 2}, 100),
        ({"share": Fraction(1, 3)}, 94),
        ({"share": Fraction(1, 2)}, 100),
    ],
)
def test_a_limit_holds_from_so_many_on(rule: dict[str, Any], score: int) -> None:
    # Two with us and one excused, which does not count.
    limit = {"outcome": "excused", "above": 95, "becomes_below": 94, **rule}
    assert final("YYE", limits=[limit])[0] == score


def test_a_limit_without_any_such_vote_does_nothing() -> None:
    limit = {"outcome": "excused", "share": 0, "above": 95, "becomes_below": 94}
    assert final("YY", limits=[limit])[0] == 100


def test_a_plain_ending_changes_nothing() -> None:
    plain = Ending(Fraction(0), None, (), Fraction(0), Fraction(100), is_plain=True)
    assert plain.score(Fraction(50)) == 50


@pytest.mark.parametrize(
    ("combine", "score"), [("mean", Fraction(200, 3)), ("best", 100), ("worst", 50), ("last", 50)]
)
def test_a_group_is_counted_by_its_rule(combine: str, score: Fraction) -> None:
    # The bill of case 10: a vote with us of weight 1, one against of weight 2; another with us.
    world, criteria = one_person("YNY")
    criteria[1]["weight"] = 2
    group = {"id": "bill", "criteria": ["h1", "h2"], "combine": combine, "weight": 1}
    _board, (voter,) = voters_of(scored(world, criteria, groups=[group]))
    assert voter.sums.base == score == voter.result.score


@pytest.mark.slow
@given(case=cases())
@settings(PROPERTY, max_examples=25)
def test_counting_again_gives_what_the_engine_gave(case: Case) -> None:
    con = case.world.store()
    for voter in voters_of(rescored(card_in(case, con), con))[1]:
        score = voter.score_of(voter.sums.base)
        found = (voter.sums.base, score, voter.ladder.letter(score))
        assert found == (voter.result.base, voter.result.score, voter.result.computed_grade)


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (0, 39, (60, 60)),  # all below
        (20, 50, (40, 60)),  # some below
        (45, 55, (45, 55)),  # between
        (50, 80, (40, 60)),  # some above
        (60, 80, (40, 40)),  # all above
        (0, 100, (40, 60)),
    ],
)
def test_an_interval_through_a_limit_with_both_ends(
    low: int, high: int, found: tuple[int, int]
) -> None:
    limit = Limit("absent", 1, None, *(Fraction(n) for n in (60, 40, 40, 60)))
    nothing = Fraction(0)
    ending = Ending(nothing, None, (limit,), nothing, Fraction(100), is_plain=False)
    assert ending.scores(Fraction(low), Fraction(high)) == tuple(Fraction(n) for n in found)
