"""From the base score to the score: bonus, penalty, curve, limits, ends; overrides."""

from fractions import Fraction
from typing import Any

import pytest

from reportcard.errors import UserError
from reportcard.model.scores import Result
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.score import score
from tests.scoring.worlds import (
    FIRST_DAY,
    World,
    both,
    day,
    figures,
    mark,
    one_person,
    party_unity,
    result,
    rubric_data,
    rubric_of,
    scored,
    third_party,
    vote,
)


def ana_with(letters: str, **rules: Any) -> Result:
    world, criteria = one_person(letters)
    return result(scored(world, criteria, **rules))


def by_criterion(item: str, criterion: str, **points: Any) -> dict[str, Any]:
    return {"id": item, "title": both(item), "criterion": criterion, "points": points}


def by_input(item: str, given: str, **other: Any) -> dict[str, Any]:
    return {"id": item, "title": both(item), "input": given, **other}


# ---------------------------------------------------------------- bonus and penalty


def test_an_item_gives_the_points_of_the_outcome_of_its_criterion() -> None:
    bonus = [by_criterion("one", "h1", support=3, oppose=-1), by_criterion("two", "h2", support=9)]
    penalty = [by_criterion("three", "h2", oppose=2)]
    ana = ana_with("YN", adjust={"bonus": bonus, "penalty": penalty})
    assert ana.base == 50
    told = [figures(a.item_id, a.kind, a.points, a.outcome) for a in ana.adjustments]
    assert told == [
        ("one", "bonus", 3, "support"),
        ("two", "bonus", 0, "oppose"),
        ("three", "penalty", -2, "oppose"),
    ]
    assert figures(ana.bonus, ana.penalty, ana.raw, ana.score) == (3, 2, 51, 51)


def test_an_item_of_a_question_that_does_not_concern_somebody_gives_nothing() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.person("Sol", "senate", start=FIRST_DAY)
    world.roll_call(1, {"Ana": "Y"})
    world.roll_call(2, {"Sol": "Y"}, chamber="senate")
    bonus = [by_criterion("one", "s2", support=3)]
    found = scored(world, [vote(1, weight=1), vote(2, chamber="senate")], adjust={"bonus": bonus})
    assert result(found, "Ana").adjustments == ()
    assert result(found, "Sol").bonus == 3


@pytest.mark.parametrize(
    ("value", "each", "points"), [("3", 1, 3), ("2.5", 2, 5), ("1/4", 2, "1/2"), ("", 1, 0)]
)
def test_an_input_gives_its_value_times_the_points(value: str, each: int, points: Any) -> None:
    world, criteria = one_person("YN")
    world.member_input("Ana", "hall", value)
    ana = result(scored(world, criteria, adjust={"bonus": [by_input("hall", "hall", points=each)]}))
    assert ana.bonus == Fraction(points)
    assert [a.value for a in ana.adjustments] == [Fraction(value or 0)]


def test_without_an_input_there_is_no_bonus() -> None:
    world, criteria = one_person("YN")
    world.person("Bea", district=2, start=FIRST_DAY)
    world.member_input("Bea", "hall", 3)
    found = scored(world, criteria, adjust={"bonus": [by_input("hall", "hall")]})
    assert figures(result(found).bonus, result(found).adjustments) == (0, ())


def test_an_input_that_is_no_number_is_refused_by_name() -> None:
    world, criteria = one_person("YN")
    world.member_input("Ana", "hall", 3)
    data = rubric_data(criteria, adjust={"bonus": [by_input("hall", "hall")]})
    card = compile_rubric(rubric_of(data), world.store())
    world.rows["member_input"].clear()
    world.member_input("Ana", "hall", "often")
    with pytest.raises(UserError, match="ocd-person/Ana under hall cannot be scored: often"):
        score(card, world.store())


def test_caps_hold_back_what_is_more_and_nothing_else() -> None:
    bonus = [by_criterion("one", "h1", support=7)]
    penalty = [by_criterion("two", "h2", oppose=7)]
    rules = {"bonus": bonus, "bonus_cap": 4, "penalty": penalty, "penalty_cap": 1}
    ana = ana_with("YN", adjust=rules)
    assert figures(ana.bonus, ana.penalty, ana.score) == (4, 1, 53)
    assert [a.points for a in ana.adjustments] == [7, -7]


def test_a_score_stays_between_its_ends() -> None:
    penalty = [by_criterion("one", "h1", oppose=5)]
    assert ana_with("N", adjust={"penalty": penalty}).score == 0
    below = ana_with("N", adjust={"penalty": penalty, "floor": -3})
    assert figures(below.raw, below.score, below.shown, below.grade) == (-5, -3, "-3", "F")


def test_nothing_counted_is_no_score_whatever_the_bonus() -> None:
    ana = ana_with("E", adjust={"bonus": [by_criterion("one", "h1", excused=50)]})
    assert figures(ana.base, ana.raw, ana.score, ana.grade, ana.graded) == (
        None,
        None,
        None,
        "NR",
        "NR",
    )
    assert ana.bonus == 50


def test_a_criterion_without_a_subject_may_give_a_bonus() -> None:
    world, criteria = one_person("NY")
    del criteria[1]["category"]
    bonus = [by_criterion("one", "h2", support=10)]
    ana = result(scored(world, criteria, adjust={"bonus": bonus}))
    assert figures(ana.base, ana.score) == (0, 10)


# ---------------------------------------------------------------- curve and limits


def test_a_curve_moves_all_scores_on_a_straight_line() -> None:
    curve = {"intercept": 40, "slope": Fraction(1, 2)}
    bonus = [by_criterion("one", "h1", support=2)]
    ana = ana_with("YN", curve=curve, adjust={"bonus": bonus})
    assert figures(ana.base, ana.raw) == (50, 52)
    assert ana.score == 40 + Fraction(52, 2) == 66


ABOVE = {"outcome": "absent", "above": 95, "becomes_below": 94}
BELOW = {"outcome": "absent", "below": 5, "becomes_above": 6}
# An absence does not count here.
LEFT_OUT = {"floor_vote": {"support": mark(1), "oppose": mark(0)}}


@pytest.mark.parametrize(
    ("letters", "limit", "expected"),
    [
        ("YYYYX", {**ABOVE, "at_least": 2}, 100),
        ("YYYXX", {**ABOVE, "at_least": 2}, 94),
        ("YYYXX", {**ABOVE, "share": Fraction(2, 5)}, 94),
        ("YYYXX", {**ABOVE, "share": Fraction(1, 2)}, 100),
        ("YXXXX", {**ABOVE, "at_least": 4, "share": Fraction(1, 2)}, 94),
        ("YXXXX", {**ABOVE, "at_least": 5, "share": Fraction(1, 2)}, 100),
        ("YYXCC", {**ABOVE, "share": Fraction(1, 3)}, 94),  # presiding is no chance
        ("NNNXX", {**BELOW, "at_least": 2}, 6),
        ("YNNXX", {**BELOW, "at_least": 2}, Fraction(100, 3)),
        ("NNNXX", {**ABOVE, "at_least": 2}, 0),
        ("YYYXX", {**BELOW, "at_least": 2}, 100),
        ("YYYXX", {**ABOVE, **BELOW, "at_least": 2}, 94),
    ],
)
def test_a_limit_keeps_those_who_missed_votes_from_an_end(
    letters: str, limit: dict[str, Any], expected: Any
) -> None:
    assert ana_with(letters, limits=[limit], marks=LEFT_OUT).score == expected


def test_limits_are_taken_in_the_rubric_s_order() -> None:
    limits = [
        {**ABOVE, "at_least": 1, "above": 95, "becomes_below": 90},
        {**ABOVE, "at_least": 2, "above": 90, "becomes_below": 80},
    ]
    assert ana_with("YYXX", limits=limits, marks=LEFT_OUT).score == 80
    assert ana_with("YYXX", limits=limits[::-1], marks=LEFT_OUT).score == 80
    assert ana_with("YYX", limits=limits, marks=LEFT_OUT).score == 90


def test_a_limit_counts_each_roll_call_once_and_our_own_positions_only() -> None:
    world, criteria = one_person("YXX")
    limit = {**ABOVE, "at_least": 2}
    marks = {**LEFT_OUT, "third_party_position": LEFT_OUT["floor_vote"]}
    marks["party_unity"] = LEFT_OUT["floor_vote"]
    others = [third_party(2), third_party(3), party_unity(3)]
    found = result(scored(world, [*criteria[:2], *others], limits=[limit], marks=marks))
    assert found.score == 100
    assert result(scored(world, [*criteria, *others], limits=[limit], marks=marks)).score == 94


def test_what_if_goes_on_to_the_score_with_all_that_follows_from_the_vote() -> None:
    rules = {
        "adjust": {"bonus": [by_criterion("one", "h1", oppose=4)]},
        "curve": {"intercept": 10, "slope": Fraction(9, 10)},
        "limits": [{**ABOVE, "above": 50, "becomes_below": 49, "at_least": 1}],
    }
    line = ana_with("NX", marks=LEFT_OUT, **rules).lines[1]
    assert line.score_if_opposed == 10 + Fraction(9, 10) * (0 + 4)
    # 10 + 9/10 x (50 + 4); the limit for absences is gone with the absence.
    assert line.score_if_supported == Fraction(586, 10)


# ---------------------------------------------------------------- overrides


def override(person: str = "ocd-person/Ana", grade: str = "B") -> dict[str, Any]:
    return {
        "person": person,
        "grade": grade,
        "reason": both("The sheet was wrong, and was never corrected."),
        "evidence": "https://www.example.org/letter",
        "approved_by": ["A. Reader", "B. Writer"],
        "date": day(9),
    }


def test_an_override_stands_beside_what_was_computed() -> None:
    gates = [{"criterion": "h2", "max_grade": "C", "reason": both("That vote.")}]
    world, criteria = one_person("YN")
    criteria[0]["weight"] = 19
    ana = result(scored(world, criteria, gates=gates, overrides=[override()]))
    assert figures(ana.computed_grade, ana.graded, ana.grade) == ("A", "C", "B")
    assert ana.override is not None
    assert ana.override.approved_by == ("A. Reader", "B. Writer")


def test_an_override_is_for_one_person() -> None:
    world, criteria = one_person("Y")
    world.person("Bea", district=2, start=FIRST_DAY)
    found = scored(world, criteria, overrides=[override("ocd-person/Bea")])
    assert figures(result(found).grade, result(found).override) == ("A", None)
    assert figures(result(found, "Bea").graded, result(found, "Bea").grade) == ("NR", "B")


def test_a_score_below_every_band_has_the_lowest_letter() -> None:
    grades = [{"grade": "Pass", "min": 50}, {"grade": "Fail", "min": 0}]
    penalty = [by_criterion("one", "h1", oppose=5)]
    ana = ana_with("N", grades=grades, adjust={"penalty": penalty, "floor": -10})
    assert figures(ana.score, ana.grade) == (-5, "Fail")
