"""Shaken weights and the Wilson interval."""

from fractions import Fraction

import pytest

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
from tests.scoring.robustness.people import measured, voted, voters_of
from tests.scoring.worlds import one_person


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
