"""Ranks, the ranks that the record allows, and tiers."""

from dataclasses import replace
from fractions import Fraction

import pytest

from reportcard.scoring.robustness import robustness
from reportcard.scoring.robustness.ranks import critical_value, standings, surely_higher, tiers
from tests.calibration.simulated import invented_scores
from tests.scoring.robustness.people import house, house_scores, voters_of
from tests.scoring.worlds import scored, vote


def test_case_23_ties_share_a_rank() -> None:
    # 19, 18, 18 and 17 of 20, and somebody without a row on any sheet.
    own = {"Ana": 19, "Ben": 18, "Cai": 18, "Dee": 17}
    votes = {name: "Y" * count + "N" * (20 - count) for name, count in own.items()}
    found = robustness(house_scores({**votes, "Eve": "E" * 20})).people
    assert [person.rank for person in found] == [1, 2, 2, 4, None]
    assert [person.tier for person in found] == [1, 1, 1, 1, None]


def test_an_incomplete_grade_has_no_rank() -> None:
    votes = {"Ana": "YYY", "Ben": "YEE"}
    found = robustness(house_scores(votes, eligibility={"min_criteria": 2})).people
    assert [(p.rank, p.rank_low, p.rank_high, p.tier) for p in found] == [(1, 1, 1, 1), (None,) * 4]


def test_ranks_are_within_one_chamber() -> None:
    world = house({"Ana": "Y", "Ben": "N"})
    world.person("Sol", "senate", start=None)
    world.roll_call(1, {"Sol": "N"}, chamber="senate")
    found = robustness(scored(world, [vote(1), vote(1, chamber="senate")])).people
    assert [person.rank for person in found] == [1, 2, 1]


def test_the_critical_value_is_that_of_all_pairs_at_once() -> None:
    # 3 pairs: each at 1 - 0.95^(1/3) = 0.01695, both sides.
    assert critical_value(3) == pytest.approx(2.388, abs=0.001)
    assert critical_value(1) == pytest.approx(1.960, abs=0.001)


def test_members_are_told_apart_by_questions_that_they_answered_differently() -> None:
    # 6 members, 15 pairs: 2.93 standard errors. 9 differences the same way are 9/3 = 3; 8 are 2.83.
    for count, ranks in ((9, [(1, 3), (4, 6)]), (8, [(1, 6), (1, 6)])):
        rows = [[1] * count] * 3 + [[0] * count] * 3
        found = robustness(invented_scores(rows)).people
        assert [(p.rank_low, p.rank_high) for p in found] == [ranks[0]] * 3 + [ranks[1]] * 3
        assert [p.tier for p in found] == ([1] * 3 + [2] * 3 if count == 9 else [1] * 6)


def test_differences_both_ways_tell_less() -> None:
    # 16 questions one way and 7 the other: 9/sqrt(23) = 1.88, less than the 1.96 of one pair.
    rows = [[1] * 16 + [0] * 7, [0] * 16 + [1] * 7]
    assert [p.rank_high for p in robustness(invented_scores(rows)).people] == [2, 2]
    rows = [[1] * 16 + [0] * 6, [0] * 16 + [1] * 6]  # 10/sqrt(22) = 2.13
    assert [p.rank_high for p in robustness(invented_scores(rows)).people] == [1, 2]


def test_points_added_are_no_chance() -> None:
    # The same answers: any difference is in points that were added, and is certain.
    _board, voters = voters_of(invented_scores([[1, 0]] * 2))
    better = replace(voters[0], result=replace(voters[0].result, score=Fraction(51)))
    assert surely_higher([better, voters[1]]).tolist() == [[False, True], [False, False]]


def test_of_nobody_there_are_no_standings() -> None:
    assert standings([]) == {}


def test_a_tier_ends_where_nobody_in_it_could_stand_lower() -> None:
    assert tiers([2, 2, 5, 4, 5]) == [1, 1, 2, 2, 2]
    assert tiers([1, 2, 3]) == [1, 2, 3]
    assert tiers([3, 2, 3]) == [1, 1, 1]


def test_a_curve_moves_scores_and_what_chance_does_to_them_alike() -> None:
    # Half of every difference is as certain as the whole: 9 answers for 6 members tell apart.
    votes = {f"P{n}": ("Y" if n < 3 else "N") * 9 for n in range(6)}
    curve = {"intercept": 10, "slope": Fraction(1, 2)}
    found = robustness(house_scores(votes, curve=curve)).people
    assert [p.tier for p in found] == [1, 1, 1, 2, 2, 2]
