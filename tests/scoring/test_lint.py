"""Warnings about a rubric that is true but may be unfair, each with the number behind it."""

from fractions import Fraction
from typing import Any

import pytest

from reportcard.model.money import Money
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.lint import lint
from reportcard.scoring.robustness import robustness
from reportcard.scoring.score import score
from reportcard.scoring.shares import criterion_shares, effective_questions, question_shares
from tests.scoring.worlds import (
    FIRST_DAY,
    World,
    both,
    day,
    rubric_data,
    rubric_of,
    rubric_text,
    scored,
    sponsorship,
    vote,
    yaml_text,
)


def house(options: list[dict[str, str]], parties: dict[str, str] | None = None) -> World:
    """A House in which roll call n went as the n-th table says."""
    world = World()
    for district, name in enumerate(sorted({n for table in options for n in table}), 1):
        party = (parties or {}).get(name, "D")
        world.person(name, "house", district, party=party, start=FIRST_DAY)
    for number, table in enumerate(options, 1):
        world.roll_call(number, table, bill=f"HB {number}")
    return world


def warned(world: World, criteria: list[dict[str, Any]], **other: Any) -> list[str]:
    """Key and sentence of every warning."""
    con = world.store()
    rubric = rubric_of(rubric_data(criteria, **other))
    made = score(compile_rubric(rubric, con), con)
    found = lint(made, rubric, robustness(made), Money())
    return [f"{problem.key}: {problem.message}" for problem in found]


def one_each(count: int, **other: Any) -> list[dict[str, Any]]:
    return [
        vote(n, bill=f"HB {n}", announced=FIRST_DAY if n > 0 else None, **other)
        for n in range(1, count + 1)
    ]


def has(warnings: list[str], words: str) -> bool:
    return any(words in warning for warning in warnings)


DIVIDED = {"Ana": "Y", "Bea": "N"}


def test_one_criterion_over_a_fifth_of_the_weight() -> None:
    world = house([DIVIDED] * 5)
    even = warned(world, one_each(5))
    assert not has(even, "of the weight; over 20%")
    criteria = one_each(5)
    criteria[2]["weight"] = 2
    assert (
        "criteria[h3].weight: House: this criterion has 33.3% of the weight; over 20% one answer "
        "decides the grade."
    ) in warned(world, criteria)


@pytest.mark.parametrize(("count", "is_warned"), [(9, True), (10, False)])
def test_few_roll_calls_in_a_chamber(count: int, is_warned: bool) -> None:
    warnings = warned(house([DIVIDED] * count), one_each(count))
    sentence = f"criteria: House: {count} roll calls are asked about; fewer than 10 say little"
    assert has(warnings, sentence) is is_warned


def test_a_chamber_that_is_not_on_the_card_is_not_warned_about() -> None:
    assert not has(warned(house([DIVIDED]), one_each(1)), "Senate")


@pytest.mark.parametrize(("count", "is_warned"), [(4, True), (5, False)])
def test_few_effective_questions(count: int, is_warned: bool) -> None:
    warnings = warned(house([DIVIDED] * count), one_each(count))
    sentence = f"House: the {count} questions weigh like {count}.0 equal ones; fewer than 5"
    assert has(warnings, sentence) is is_warned


def test_a_criterion_on_which_nobody_disagreed() -> None:
    world = house([DIVIDED, {"Ana": "Y", "Bea": "Y"}, {"Ana": "N", "Bea": "X"}])
    warnings = warned(world, one_each(3))
    apart = "this criterion cannot tell voters apart."
    assert [w for w in warnings if "Nobody disagreed" in w] == [
        f"criteria[h2].ref: Nobody disagreed (2 Yes, 0 No): {apart}",
        f"criteria[h3].ref: Nobody disagreed (0 Yes, 1 No): {apart}",
    ]


def test_positions_never_announced_are_one_line_with_their_number() -> None:
    world = house([DIVIDED] * 3)
    criteria = one_each(3)
    criteria[1]["announced"] = criteria[2]["announced"] = None
    assert [w for w in warned(world, criteria) if "announced" in w] == [
        "criteria: 2 of 3 positions were never announced; say before a vote what you ask."
    ]


def test_a_position_announced_on_the_day_or_later_is_named() -> None:
    world = house([DIVIDED] * 3)
    criteria = one_each(3)
    criteria[1]["announced"], criteria[2]["announced"] = day(2), day(9)
    assert [w for w in warned(world, criteria) if "nnounced" in w] == [
        "criteria[h2].announced: Announced 2025-01-10, not before the vote of 2025-01-10.",
        "criteria[h3].announced: Announced 2025-01-17, not before the vote of 2025-01-11.",
    ]


def test_one_bill_that_counts_several_times() -> None:
    world = World()
    for name in DIVIDED:
        world.person(name, start=FIRST_DAY)
    for number in (1, 2, 3, 4):
        world.roll_call(number, DIVIDED, bill="HB 1" if number < 4 else "HB 4")
    criteria = [vote(n, bill="HB 1" if n < 4 else "HB 4") for n in (1, 2, 3, 4)]
    words = "House: 2025-HB00001 counts 3 times, together 75.0% of the weight"
    assert has(warned(world, criteria), words)
    group = {"id": "g", "criteria": ["h1", "h2", "h3"], "combine": "mean", "weight": 1}
    assert not has(warned(world, criteria, groups=[group]), "counts")


def test_bills_asked_about_in_one_chamber_only_are_one_line() -> None:
    world = World()
    world.person("Ana", "house", start=FIRST_DAY)
    world.person("Sol", "senate", start=FIRST_DAY)
    world.roll_call(1, {"Ana": "Y"}, bill="HB 1")
    world.roll_call(2, {"Sol": "Y"}, bill="HB 1", chamber="senate")
    world.roll_call(3, {"Sol": "Y"}, bill="HB 3", chamber="senate")
    criteria = [vote(1), vote(2, chamber="senate"), vote(3, chamber="senate", bill="HB 3")]
    words = (
        "criteria: 1 of 2 bills with a roll call are asked about in one chamber only: do not "
        "compare scores of the two chambers."
    )
    assert words in warned(world, criteria)
    assert not has(warned(world, criteria[:2]), "in one chamber only")


def test_an_absence_that_costs_twice() -> None:
    world = house([{"Ana": "Y", "Bea": "N"}] * 9 + [{"Ana": "X", "Bea": "N"}])
    gate = {"participation": Fraction(95, 100), "max_grade": "B", "reason": both("Away.")}
    assert (
        "gates[1]: An absence costs points in 10 criteria, and this gate lowers the letter for it "
        "again; it lowered 1."
    ) in warned(world, one_each(10), gates=[gate])
    floor = {"support": {"credit": 1, "count": 1}, "oppose": {"credit": 0, "count": 1}}
    kind = warned(world, one_each(10), gates=[gate], marks={"floor_vote": floor})
    assert not has(kind, "An absence costs")


@pytest.mark.parametrize(("close", "is_warned"), [(7, False), (8, True)])
def test_too_many_close_votes(close: int, is_warned: bool) -> None:
    names = [f"P{n}" for n in range(10)]
    clear = {name: "N" if name in ("P0", "P1", "P2") else "Y" for name in names}  # 7 to 3: 70 %
    near = clear | {"P3": "N"}  # 6 to 4
    world = house([near] * close + [clear] * (10 - close))
    sentence = f"House: {close} of 10 roll calls were close (under 70% on the winning side)"
    assert has(warned(world, one_each(10)), sentence) is is_warned


def test_a_card_that_only_repeats_the_party() -> None:
    parties = {"Ana": "D", "Bea": "D", "Cy": "R", "Dan": "R"}
    line = {"Ana": "Y", "Bea": "Y", "Cy": "N", "Dan": "N"}
    assert has(
        warned(house([line] * 10, parties), one_each(10)),
        "House: party explains 100.0% of the differences between scores; over 90%",
    )
    crossed = [line, {"Ana": "Y", "Bea": "N", "Cy": "Y", "Dan": "N"}] * 5
    assert not has(warned(house(crossed, parties), one_each(10)), "party explains")


def test_a_subject_that_decides_more_or_less_than_its_weight() -> None:
    world = house([{"Ana": "Y", "Bea": "N"}, {"Ana": "Y", "Bea": "Y"}])
    criteria = one_each(2)
    criteria[1]["category"] = "other"
    categories = [
        {"id": "schools", "title": both("Schools"), "weight": 20},
        {"id": "other", "title": both("Other"), "weight": 80},
    ]
    warnings = warned(world, criteria, categories=categories)
    assert {w for w in warnings if "differences" in w and "subject" in w} == {
        "categories[schools].weight: House: this subject has 20.0% of the weight, but makes 100.0% "
        "of the differences between scores.",
        "categories[other].weight: House: this subject has 80.0% of the weight, but makes 0.0% of "
        "the differences between scores.",
    }


def test_shares_follow_subjects_groups_and_chambers() -> None:
    world = house([DIVIDED] * 4)
    criteria = [*one_each(4)]
    criteria[3]["category"] = "other"
    categories = [
        {"id": "schools", "title": both("Schools"), "weight": 60},
        {"id": "other", "title": both("Other"), "weight": 40},
    ]
    group = {"id": "g", "criteria": ["h1", "h2"], "combine": "mean", "weight": 1}
    card = scored(world, criteria, categories=categories, groups=[group]).rubric
    assert criterion_shares(card, "house") == {
        "h1": Fraction(15, 100),
        "h2": Fraction(15, 100),
        "h3": Fraction(30, 100),
        "h4": Fraction(40, 100),
    }
    assert list(question_shares(card, "house").values()) == [
        Fraction(30, 100),
        Fraction(30, 100),
        Fraction(40, 100),
    ]
    assert effective_questions(card, "house") == 1 / Fraction(9 + 9 + 16, 100)
    assert criterion_shares(card, "senate") == {}
    assert effective_questions(card, "senate") == 0


def test_an_empty_subject_keeps_its_share_when_it_counts_as_zero() -> None:
    world = house([DIVIDED])
    categories = [
        {"id": "schools", "title": both("Schools"), "weight": 60},
        {"id": "other", "title": both("Other"), "weight": 40},
    ]
    card = scored(world, one_each(1), categories=categories, missing_category="zero").rubric
    assert criterion_shares(card, "house") == {"h1": Fraction(60, 100)}


def test_pooled_shares_are_those_of_the_weights() -> None:
    world = house([DIVIDED] * 2)
    criteria = one_each(2)
    criteria[1]["weight"] = 3
    card = scored(world, criteria, aggregate="pooled").rubric
    assert criterion_shares(card, "house") == {"h1": Fraction(1, 4), "h2": Fraction(3, 4)}


def test_sponsoring_counts_in_both_chambers_and_is_no_roll_call() -> None:
    world = house([DIVIDED])
    world.bill("HB 9", {"Ana": "co-sponsor"})
    warnings = warned(world, [vote(1), sponsorship("HB 9")])
    assert has(warnings, "House: 1 roll call is asked about")
    assert has(warnings, "House: the 2 questions weigh like 2.0 equal ones")


def test_warnings_carry_the_file_and_stand_in_its_order() -> None:
    world = house([DIVIDED, {"Ana": "Y", "Bea": "Y"}])
    con = world.store()
    rubric = rubric_text(yaml_text(rubric_data(one_each(2)), top=True))
    made = score(compile_rubric(rubric, con), con)
    found = lint(made, rubric, robustness(made), Money())
    assert {problem.file for problem in found} == {"rubrics/test.yml"}
    assert [problem.line for problem in found] == sorted(problem.line or 0 for problem in found)
