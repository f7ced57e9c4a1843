"""What the questions of a chamber can tell."""

from fractions import Fraction

import pytest

from reportcard.model.robustness import ChamberStrength
from reportcard.scoring.robustness import robustness
from reportcard.scoring.robustness.exactsum import covariance, mean, total
from reportcard.scoring.robustness.strength import effective_questions, party_share, prior_of
from tests.calibration.simulated import invented_scores
from tests.scoring.robustness.people import house, house_scores, subjects, voters_of
from tests.scoring.worlds import scored, vote


def strength(rows: list[list[int]]) -> ChamberStrength:
    return robustness(invented_scores(rows)).chambers["house"]


WORKED = [[1, 1, 1, 1], [1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 0, 0]]


def test_likeness_and_reliability_of_the_worked_example() -> None:
    # Var 1/8 of m (1 - m) = 1/4; (1/2 - 1/4)/(1 - 1/4) = 1/3; of the variance 1/3 x 1/4 is no
    # chance: 2/3.
    found = strength(WORKED)
    assert (found.likeness, found.reliability) == pytest.approx((1 / 3, 2 / 3))
    assert found.no_confidence is None
    assert (found.legislators, found.questions, found.mean) == (4, 4, Fraction(50))


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([[1, 0]], "too_few"),
        ([[1, 0], [0, 1]], "only_chance"),
        ([[1, 0, 0, 0], [1, 1, 0, 0]], "only_chance"),
        ([[1, 1], [0, 0]], "all_or_nothing"),
        ([[1], [0]], "all_or_nothing"),
    ],
)
def test_where_confidence_cannot_be_estimated_the_reason_is_told(
    rows: list[list[int]], why: str
) -> None:
    found = strength(rows)
    assert (found.likeness, found.reliability, found.no_confidence) == (None, None, why)
    assert prior_of(voters_of(invented_scores(rows))[1]) is None


def test_a_chamber_that_nobody_is_compared_in_has_no_figures() -> None:
    found = robustness(house_scores({"Ana": "E"})).chambers["house"]
    assert found == ChamberStrength(
        legislators=0,
        questions=1,
        effective_questions=None,
        mean=None,
        likeness=None,
        reliability=None,
        no_confidence="too_few",
        party_share=None,
        weights=found.weights,
        steady=0,
        tiers=0,
    )
    assert [(w.nominal, w.effective) for w in found.weights] == [(Fraction(1), None)]


def test_a_chamber_without_results_is_not_told_of() -> None:
    assert set(robustness(house_scores({"Ana": "Y"})).chambers) == {"house"}


def test_questions_that_are_answered_alike_are_one_question() -> None:
    # Covariances all the same: (3 v)^2 / (9 v^2) = 1.
    assert strength([[1, 1, 1], [0, 0, 0]]).effective_questions == pytest.approx(1)


def test_questions_that_have_nothing_to_do_with_each_other_are_as_many_as_they_are() -> None:
    rows = [[1, 1], [1, 0], [0, 1], [0, 0]]
    assert strength(rows).effective_questions == pytest.approx(2)


def test_a_unanimous_question_adds_nothing() -> None:
    rows = [[1, 1, 1], [1, 1, 0], [1, 0, 1], [1, 0, 0]]
    assert strength(rows).effective_questions == pytest.approx(2)
    assert strength([[1, 1], [1, 1]]).effective_questions is None


def test_an_answer_that_does_not_count_stands_at_the_mean() -> None:
    votes = {"Ana": "YY", "Ben": "YN", "Cai": "NY", "Dee": "NN", "Eve": "EY", "Fay": "EN"}
    _board, voters = voters_of(house_scores(votes))
    # The first is worth 1/2 to whoever answered it, the second 2/3 on average: squared deviations
    # 4 x 1/4 x 1/4 = 1/4 and 6 x 1/4 x 4/9 = 2/3, and nothing together.
    expected = (1 / 4 + 2 / 3) ** 2 / (1 / 16 + 4 / 9)
    assert effective_questions(voters) == pytest.approx(expected)


def test_the_share_of_party_by_hand() -> None:
    # Means 90 and 10 vary by 1600, the scores by 1700.
    scores = [Fraction(score) for score in (100, 80, 20, 0)]
    assert party_share(["D", "D", "R", "R"], scores) == Fraction(16, 17)
    assert party_share(["D", "R"], [Fraction(50)] * 2) is None


def test_a_subject_in_which_all_answer_alike_has_no_effective_weight() -> None:
    # Schools (60) differ, funding (40) does not: all of the differences are of schools.
    world = house({"Ana": "YY", "Ben": "NY"})
    parts = subjects(schools=60, funding=40)
    criteria = [vote(1), vote(2, category="funding")]
    found = robustness(scored(world, criteria, categories=parts)).chambers["house"].weights
    assert [(w.category_id, w.nominal, w.effective) for w in found] == [
        ("schools", Fraction(3, 5), Fraction(1)),
        ("funding", Fraction(2, 5), Fraction(0)),
    ]


def test_pooled_subjects_weigh_what_their_questions_do() -> None:
    # Weights 3 and 1, both subjects split the members alike: 3/4 and 1/4 of the differences.
    world = house({"Ana": "YY", "Ben": "NN"})
    parts = subjects(schools=1, funding=1)
    criteria = [vote(1, weight=3), vote(2, category="funding")]
    card = scored(world, criteria, categories=parts, aggregate="pooled")
    found = robustness(card).chambers["house"].weights
    assert [(w.nominal, w.effective) for w in found] == [
        (Fraction(3, 4), Fraction(3, 4)),
        (Fraction(1, 4), Fraction(1, 4)),
    ]


def test_steady_letters_and_tiers_are_counted() -> None:
    # One answer otherwise is 8/9, a B: not steady. One otherwise is 1/9, an F still.
    found = robustness(invented_scores([[1] * 9] * 3 + [[0] * 9] * 3)).chambers["house"]
    assert (found.steady, found.tiers) == (3, 2)


def test_exact_sums() -> None:
    values = [Fraction(1, 2), Fraction(1, 3)]
    assert (total(values), mean(values), mean([])) == (Fraction(5, 6), Fraction(5, 12), None)
    # The mean of the products is 3, of the values 2 and 1.
    assert covariance([Fraction(n) for n in (1, 2, 3)], [Fraction(n) for n in (0, 0, 3)]) == 1
    assert covariance([], []) == 0
