"""Criteria from imported tables: one a row, with the record's day, chamber and title."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from reportcard.errors import UserError
from reportcard.model.scores import Criterion, RubricCard
from reportcard.model.text import Text
from reportcard.scoring.check import check_rubric
from reportcard.scoring.checkcycles import earlier_file_problems, earlier_window_problems
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.score import score
from tests.scoring.worlds import (
    FIRST_DAY,
    WINDOW_END,
    World,
    both,
    day,
    mark,
    result,
    rubric_data,
    rubric_of,
    vote,
    without,
)


@pytest.fixture
def world() -> World:
    """Ana voted with two positions of three; the second row has a weight, the third is weak."""
    made = World()
    made.person("Ana", start=FIRST_DAY)
    made.position(made.roll_call(1, {"Ana": "Y"}))
    made.position(made.roll_call(2, {"Ana": "N"}, bill="HB 2"), "oppose", weight="2")
    made.position(made.roll_call(3, {"Ana": "N"}, question="procedural"), strength="weak")
    return made


def compiled(
    world: World, *tables: dict[str, Any], criteria: list[Any] | None = None, **other: Any
) -> RubricCard:
    """The card of a rubric with these tables."""
    data = rubric_data(criteria or [], from_table=list(tables), **other)
    return compile_rubric(rubric_of(data), world.store())


def table(**other: Any) -> dict[str, Any]:
    return {"table": "positions", "type": "floor_vote", "category": "schools", **other}


def by_id(card: RubricCard) -> dict[str, Criterion]:
    return {criterion.criterion_id: criterion for criterion in card.criteria}


def test_each_row_is_a_criterion_in_the_order_of_the_roll_calls(world: World) -> None:
    card = compiled(world, table())
    assert [c.criterion_id for c in card.criteria] == [f"2025-house-{n}" for n in (1, 2, 3)]
    first, second, _third = card.criteria
    assert (first.held_on, first.chamber, first.bill_id) == (day(1), "house", "2025-HB00001")
    assert (first.position, second.position) == ("support", "oppose")
    assert [first.weight, second.weight] == [1, 2]
    assert (first.yes_did, first.why) == (None, Text("", ""))
    assert first.title == first.statement == Text("2025-house-1", "2025-house-1")


def test_the_rows_are_scored_like_criteria_of_the_file(world: World) -> None:
    card = compiled(world, table())
    # 1 of 1, 2 of 2, 0 of 1: 100 x 3/4
    assert result(score(card, world.con)).score == 75


def test_the_weight_of_the_entry_goes_before_that_of_the_row(world: World) -> None:
    card = compiled(world, table(weight=Fraction(1, 2)))
    assert {c.weight for c in card.criteria} == {Fraction(1, 2)}


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ({"strength": "weak"}, [3]),
        ({"question": "passage"}, [1, 2]),
        ({"chamber": "house"}, [1, 2, 3]),
    ],
)
def test_only_the_rows_that_are_meant(world: World, where: Any, ids: list[int]) -> None:
    card = compiled(world, table(where=where))
    assert [c.vote_event_id for c in card.criteria] == [f"2025-house-{n}" for n in ids]


def test_of_two_imports_the_one_that_is_named_is_meant(world: World) -> None:
    world.position(world.roll_call(4, {"Ana": "Y"}), of="another")
    card = compiled(world, table(**{"import": "another"}))
    assert [c.vote_event_id for c in card.criteria] == ["2025-house-4"]


def test_criteria_of_tables_come_after_those_of_the_file(world: World) -> None:
    world.roll_call(9, {"Ana": "Y"})
    card = compiled(world, table(id_prefix="t-"), criteria=[vote(9)])
    assert [c.criterion_id for c in card.criteria][:2] == ["h9", "t-2025-house-1"]


def test_a_table_has_marks_of_its_own_and_the_actor(world: World) -> None:
    entry = table(
        type="third_party_position",
        actor=both("The governor"),
        source="https://www.example.org/positions",
        marks={"support": mark(1), "oppose": mark(Fraction(1, 4))},
    )
    first = compiled(world, entry).criteria[0]
    assert first.marks["oppose"].credit == Fraction(1, 4)
    assert first.actor == Text("The governor", "The governor (es)")
    assert first.source_url == "https://www.example.org/positions"


def test_gates_groups_and_examples_may_name_criteria_of_a_table(world: World) -> None:
    example = {
        "legislator": "Ana",
        "chamber": "house",
        "outcomes": {"2025-house-1": "support", "2025-house-2": "oppose"},
        "score": 50,
        "grade": "F",
    }
    group = {
        "id": "g",
        "criteria": ["2025-house-2", "2025-house-1"],
        "combine": "mean",
        "weight": 1,
    }
    gate = {"criterion": "2025-house-1", "max_grade": "C", "reason": both("So.")}
    two = table(where={"question": "passage"}, weight=1)
    card = compiled(world, two, groups=[group], gates=[gate], examples=[example])
    assert card.groups[0].criterion_ids == ("2025-house-1", "2025-house-2")


def test_the_last_of_a_group_is_the_last_in_the_record_also_without_days() -> None:
    # By their names c comes before d; in the record d came first.
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.roll_call(1, {"Ana": "N"}, has_day=False)
    world.roll_call(2, {"Ana": "Y"}, has_day=False)
    criteria = [without(vote(1, id="d"), "date"), without(vote(2, id="c"), "date")]
    group = {"id": "g", "criteria": ["c", "d"], "combine": "last", "weight": 1}
    example = {
        "legislator": "Ana",
        "chamber": "house",
        "outcomes": {"d": "oppose", "c": "support"},
        "score": 100,
        "grade": "A",
    }
    card = compile_rubric(
        rubric_of(rubric_data(criteria, groups=[group], examples=[example])), world.store()
    )
    assert card.groups[0].criterion_ids == ("d", "c")
    assert result(score(card, world.con)).score == 100


def test_a_doubtful_roll_call_of_a_table_is_refused(world: World) -> None:
    world.position(world.roll_call(4, {"Ana": "Y"}, confidence="inferred"))
    with pytest.raises(UserError, match=r"from_table\[1\]: What roll call 2025-house-4 was about"):
        compiled(world, table())


def sponsored(world: World, bill: str) -> None:
    """A bill of which the import "sheet" names Ana as a sponsor."""
    world.bill(bill, {"Ana": "co-sponsor"})


def test_each_bill_that_an_import_names_sponsors_of_is_a_criterion(world: World) -> None:
    sponsored(world, "HB 7")
    sponsored(world, "HB 8")
    con = world.store()
    con.execute("UPDATE core.sponsorship SET source_id = 'import/sheet'")
    entry = {"table": "sponsorships", "type": "sponsorship", "category": "schools"}
    card = compile_rubric(rubric_of(rubric_data([], from_table=[entry])), con)
    assert list(by_id(card)) == ["2025-HB00007", "2025-HB00008"]
    first = card.criteria[0]
    assert (first.chamber, first.held_on, first.position) == (None, None, None)
    assert first.title == Text("An act on HB 7", "An act on HB 7")
    narrow = {**entry, "where": {"chamber": "house"}, "weight": 3}
    card = compile_rubric(rubric_of(rubric_data([], from_table=[narrow])), con)
    assert {c.chamber for c in card.criteria} == {"house"}
    assert {c.weight for c in card.criteria} == {3}


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((FIRST_DAY, WINDOW_END - timedelta(days=1)), None),
        ((FIRST_DAY - timedelta(days=1),), "1 roll call of positions is outside"),
        ((WINDOW_END, WINDOW_END), "2 roll calls of positions are outside"),
    ],
)
def test_the_roll_calls_of_a_table_lie_in_the_window(
    world: World, days: tuple[date, ...], said: str | None
) -> None:
    for number, held_on in enumerate(days, 11):
        world.position(world.roll_call(number, {"Ana": "Y"}, held_on=held_on))
    rubric = rubric_of(rubric_data([], from_table=[table()]))
    found = [p.message for p in check_rubric(rubric, world.store())]
    assert [one.startswith(said) for one in found] == [True] if said else found == []


def test_many_roll_calls_outside_the_window_are_one_sentence(world: World) -> None:
    for number in range(11, 15):
        world.position(world.roll_call(number, {"Ana": "Y"}, held_on=WINDOW_END))
    rubric = rubric_of(rubric_data([], from_table=[table()]))
    assert [p.sentence() for p in check_rubric(rubric, world.store())] == [
        "rubrics/test.yml: from_table[1].table: 4 roll calls of positions are outside the window "
        "2025-01-08 to 2027-01-06 (last day excluded): 2025-house-11, 2025-house-12, "
        "2025-house-13 and 1 more. Take them out of the table, or mend the window."
    ]


# ---------------------------------------------------------------- earlier cycles in files


def test_the_file_of_an_earlier_cycle_must_be_there_and_another_one() -> None:
    cycles = [
        {"cycle": both("A"), "rubric": "rubrics/term-2021.yml"},
        {"cycle": both("B"), "rubric": "rubrics/trem-2023.yml"},
        {"cycle": both("C"), "rubric": "rubrics/test.yml"},
        {"cycle": both("D"), "table": "2019-2020"},
    ]
    lifetime = {"method": "mean", "cycles": cycles}
    rubric = rubric_of(rubric_data([vote(1)], lifetime=lifetime))
    files = ["rubrics/term-2021.yml", "rubrics/term-2023.yml", "rubrics/test.yml"]
    assert [f"{p.key}: {p.message} {p.hint}" for p in earlier_file_problems(rubric, files)] == [
        "lifetime.cycles[2].rubric: There is no rubric rubrics/trem-2023.yml. "
        "Did you mean rubrics/term-2023.yml?",
        "lifetime.cycles[3].rubric: rubrics/test.yml is this rubric itself: only earlier cycles "
        "stand here. ",
    ]
    assert list(earlier_file_problems(rubric_of(rubric_data([vote(1)])), files)) == []


def windows_told(*cycles: tuple[int, int] | None) -> list[str]:
    """What is told of cycles with these first and last years; None is one from a table."""
    entries = [
        {"cycle": both("A"), **({"rubric": f"{n}.yml"} if years else {"table": f"{n}"})}
        for n, years in enumerate(cycles)
    ]
    rubric = rubric_of(rubric_data([vote(1)], lifetime={"method": "mean", "cycles": entries}))
    windows = {
        f"{n}.yml": (date(years[0], 1, 8), date(years[1], 1, 8))
        for n, years in enumerate(cycles)
        if years
    }
    return [f"{p.key}: {p.message}" for p in earlier_window_problems(rubric, windows)]


def test_earlier_cycles_end_before_the_next_begins() -> None:
    assert windows_told((2021, 2023), None, (2023, 2025)) == []
    assert list(earlier_window_problems(rubric_of(rubric_data([vote(1)])), {})) == []


def test_a_cycle_that_is_not_over_when_this_one_begins_is_told() -> None:
    assert windows_told((2021, 2023), (2023, 2026)) == [
        "lifetime.cycles[2].rubric: The window of 1.yml (2023-01-08 to 2026-01-08) does not end "
        "before this one begins: 2025-01-08."
    ]


def test_two_files_of_one_cycle_are_told() -> None:
    assert windows_told((2021, 2023), None, (2021, 2023)) == [
        "lifetime.cycles[3].rubric: 2.yml has the same window as 0.yml: a cycle counts once."
    ]


@pytest.mark.parametrize("cycles", [((2023, 2025), (2021, 2023)), ((2020, 2023), (2022, 2025))])
def test_cycles_out_of_order_or_over_each_other_are_told(cycles: Any) -> None:
    assert windows_told(*cycles) == [
        "lifetime.cycles[2].rubric: 1.yml begins before 0.yml has ended: the oldest cycle stands "
        "first."
    ]
