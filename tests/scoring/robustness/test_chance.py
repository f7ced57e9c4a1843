"""Shaken weights and the Wilson interval."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from reportcard.scoring.robustness import robustness
from reportcard.scoring.robustness.chance import (
    KAPPA,
    Subject,
    beta_below,
    beta_interval,
    wilson,
    wobble,
    wobble_variance,
)
from tests.calibration.simulated import invented_scores
from tests.properties import PROPERTY
from tests.scoring.random_worlds import Case, cases
from tests.scoring.robustness.people import (
    card_in,
    measured,
    rescored,
    subjects,
    voted,
    voters_of,
)
from tests.scoring.worlds import mark, one_person


def test_the_wilson_interval_of_seven_of_ten() -> None:
    # z^2 = 3.8415: centre (0.7 + 0.19207)/1.38415 = 0.64449, half width 0.24772.
    assert wilson(0.7, 10) == pytest.approx((0.39678, 0.89221), abs=1e-4)


def test_the_wilson_interval_stays_between_0_and_1() -> None:
    assert wilson(0, 4)[0] == 0
    assert wilson(1, 4)[1] == 1


def test_it_is_printed_in_points_of_the_score() -> None:
    person = robustness(invented_scores([[1] * 7 + [0] * 3])).people[0]
    assert person.wilson == pytest.approx((39.678, 89.221), abs=0.001)


def test_unequal_weights_count_as_fewer_questions() -> None:
    # Weights 2, 1 and 1: 4^2/(4 + 1 + 1) = 8/3.
    scored = invented_scores([[1, 0, 0]], weights=[2, 1, 1])
    assert robustness(scored).people[0].n_eff == pytest.approx(8 / 3)


def test_a_beta_distribution_that_is_even_has_even_quantiles() -> None:
    assert beta_interval(1, 1, 0.9) == pytest.approx((0.05, 0.95))
    assert beta_below(2, 1, 0.9) == pytest.approx(0.81)


def test_whole_marks_pooled_wobble_as_one_beta() -> None:
    # 7 of 10: kappa 4 x 10; the variance 0.21/41 is that of Beta(28, 12).
    _board, (voter,) = voters_of(invented_scores([[1] * 7 + [0] * 3]))
    assert wobble(voter.sums, 10.0) == pytest.approx(beta_interval(28, 12, 0.9))


def test_the_variance_of_several_subjects_by_hand() -> None:
    # Weights 1/2 each: kappa_c = 4/(1/4 + 1/4) = 8, E V^2 = 1/2 (4 + 1)/9 = 5/18.
    # Inside: p = 1 and 1/2, variances 0 and 1/4, kappa d + 1 = 8/2 + 1 = 5: 5/18 x 1/20 = 1/72.
    # Between: (1/2 + 1/8 - 9/16)/9 = 1/144. Together 3/144.
    shares = [Subject(0.5, 0.5, 1.0, 0.0), Subject(0.5, 0.5, 0.5, 0.25)]
    assert KAPPA == 4
    assert wobble_variance(shares, 8.0) == pytest.approx(3 / 144)


def test_no_weights_move_a_score_without_any_vote_against() -> None:
    person = voted("YYY")
    assert person.wobble == (100.0, 100.0)


def test_without_a_score_nothing_rests_on_chance() -> None:
    person = voted("E")
    assert (person.wobble, person.wilson, person.n_eff) == (None, None, Fraction(0))


def test_points_added_move_both_ends() -> None:
    world, criteria = one_person("YN")
    title = {"en": "B", "es": "B"}
    bonus = {"id": "b", "title": title, "criterion": "h1", "points": {"support": 5}}
    plain = measured(*one_person("YN")).wilson
    moved = measured(world, criteria, adjust={"bonus": [bonus]}).wilson
    assert plain is not None
    assert moved == pytest.approx((plain[0] + 5, plain[1] + 5))


@pytest.mark.parametrize("weights", [(20, 25, 1), (7, 60, 10), (Fraction(1, 3), 7, 60)])
@pytest.mark.parametrize("credit", [Fraction(1, 2), Fraction(7, 10), Fraction(1, 3)])
def test_equal_credits_in_several_subjects_are_not_moved_by_any_weights(
    weights: Sequence[Any], credit: Fraction
) -> None:
    # The variance is 0, and in floats some 1e-17 more or less.
    world, criteria = one_person("XXX")
    for name, weight, entry in zip("abc", weights, criteria, strict=True):
        entry.update(category=name, weight=weight)
    person = measured(
        world,
        criteria,
        categories=subjects(a=1, b=1, c=1),
        marks={"floor_vote": {"absent": mark(credit)}},
        aggregate="pooled",
    )
    assert person.wobble == pytest.approx((float(100 * credit),) * 2)


def test_a_limit_never_turns_an_interval_round() -> None:
    # 9 of 10 and one absence left out. "90 or more becomes 40" is 40 for the score, and up to 90
    # for base scores just below.
    world, criteria = one_person("Y" * 9 + "NX")
    limit = {"outcome": "absent", "at_least": 1, "above": 90, "becomes_below": 40}
    table = {"support": mark(1), "oppose": mark(0)}
    person = measured(world, criteria, marks={"floor_vote": table}, limits=[limit])
    assert person.wilson is not None
    assert person.wilson == pytest.approx((40, 90))
    assert person.wobble is not None
    assert person.wobble == (40, 90)


@pytest.mark.slow
@given(case=cases())
@settings(PROPERTY, max_examples=40)
def test_an_interval_contains_its_score(case: Case) -> None:
    con = case.world.store()
    scored = rescored(card_in(case, con), con)
    for result, person in zip(scored.results, robustness(scored).people, strict=True):
        for interval in (person.wobble, person.wilson):
            assert (interval is None) == (result.score is None)
            assert interval is None or interval[0] <= float(result.score or 0) <= interval[1]
