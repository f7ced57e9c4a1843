"""The probability of each letter, from a prior that is easy to add up."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from reportcard.scoring.robustness import robustness
from reportcard.scoring.robustness.confidence import Prior, letter_chances
from tests.calibration.simulated import invented_scores
from tests.scoring.robustness.people import house_scores, voted, voters_of
from tests.scoring.worlds import one_person, scored

EVEN = Prior(1.0, 1.0)


def chances(letters: str = "Y", **rules: Any) -> dict[str, float]:
    """After one answer with us an even prior is Beta(2, 1): below x with probability x^2."""
    world, criteria = one_person(letters)
    board, (voter,) = voters_of(scored(world, criteria, **rules))
    return dict(letter_chances(board.card, voter, EVEN, 1.0))


def below(*cuts: float) -> list[float]:
    """Probabilities between cuts of Beta(2, 1), the highest first."""
    squares = [0.0, *(cut * cut for cut in sorted(cuts)), 1.0]
    return [high - low for low, high in pairwise(squares)][::-1]


def test_each_letter_has_what_lies_between_its_cuts() -> None:
    assert list(chances()) == ["A", "B", "C", "D", "F"]
    assert list(chances().values()) == pytest.approx(below(0.9, 0.8, 0.7, 0.6))


def test_an_answer_against_turns_it_round() -> None:
    # Beta(1, 2): above 0.9 with probability 0.1^2.
    assert chances("N")["A"] == pytest.approx(0.01)


@pytest.mark.parametrize(
    ("mode", "cuts"),
    [("half_up", (0.895, 0.795, 0.695, 0.595)), ("down", (0.9, 0.8, 0.7, 0.6))],
)
def test_letters_of_printed_scores_begin_where_the_score_is_rounded_up(
    mode: str, cuts: tuple[float, ...]
) -> None:
    rounding = {"places": 0, "mode": mode, "grade_on": "shown"}
    assert list(chances(rounding=rounding).values()) == pytest.approx(below(*cuts))


def test_a_curve_moves_the_cuts() -> None:
    # 40 + 0.5 x: 90 from x = 100 on, 80 from 80, 70 from 60, 60 from 40.
    found = chances(curve={"intercept": 40, "slope": Fraction(1, 2)})
    assert list(found.values()) == pytest.approx([0.0, *below(0.8, 0.6, 0.4)])


def test_points_added_move_the_cuts() -> None:
    title = {"en": "B", "es": "B"}
    bonus = {"id": "b", "title": title, "criterion": "h1", "points": {"support": 5}}
    found = chances(adjust={"bonus": [bonus]})
    assert list(found.values()) == pytest.approx(below(0.85, 0.75, 0.65, 0.55))


def test_a_limit_gives_its_letter_to_all_above_it() -> None:
    # One absence that does not count: from 85 on it is 84, a B.
    limit = {"outcome": "excused", "at_least": 1, "above": 85, "becomes_below": 84}
    found = chances("YE", limits=[limit])
    assert list(found.values()) == pytest.approx([0.0, *below(0.8, 0.7, 0.6)])


def test_a_limit_at_the_lower_end_lifts() -> None:
    # To 10 and below it becomes 65, a D: 0.1^2 more there, and less at F.
    limit = {"outcome": "excused", "at_least": 1, "below": 10, "becomes_above": 65}
    found = chances("YE", limits=[limit])
    plain = below(0.9, 0.8, 0.7, 0.6)
    assert list(found.values()) == pytest.approx([*plain[:3], plain[3] + 0.01, plain[4] - 0.01])


def test_the_prior_of_the_chamber_draws_everybody_to_its_middle() -> None:
    # 1, 1/2, 1/2 and 0 on 4 questions: rho 1/3, so alpha = beta = 1, the even prior.
    rows = [[1, 1, 1, 1], [1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 0, 0]]
    person = robustness(invented_scores(rows)).people[0]
    # Beta(5, 1): above 0.9 with probability 1 - 0.9^5.
    assert person.letter_confidence == pytest.approx(1 - 0.9**5)
    assert sum(chance for _letter, chance in person.confidence) == pytest.approx(1)


def test_where_the_prior_cannot_be_estimated_no_letter_has_a_confidence() -> None:
    person = voted("YN")
    assert (person.confidence, person.letter_confidence) == ((), None)


def test_without_a_score_there_is_none_either() -> None:
    votes = {"Ana": "YYYY", "Ben": "YYNN", "Cai": "NNYY", "Dee": "NNNN", "Eve": "EEEE"}
    eve = robustness(house_scores(votes)).people[4]
    assert (eve.confidence, eve.letter_confidence) == ((), None)
