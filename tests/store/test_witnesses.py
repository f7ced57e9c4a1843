"""A roll call that was set aside keeps its place, and decides nothing about the others."""

from datetime import date

import duckdb

from reportcard.model.facts import ActionRecord, Facts, RollCallLabelRecord, VoteEvent
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.store.world import SEATS, bill_page, people_page, sheet

FIRST, SECOND = date(2025, 5, 1), date(2025, 5, 20)


def passed(order: int, on: date) -> ActionRecord:
    """A line of the bill's history: the House passed it."""
    return ActionRecord(
        "2025", "HB00001", order, on, "House Passed", "house", "passage", outcome="passed"
    )


def label(number: int) -> RollCallLabelRecord:
    """A link on the bill's page that calls a roll call the passage."""
    return RollCallLabelRecord(
        "2025", "house", number, "HB00001", f"House Roll Call Vote {number}", "passage", None,
        None, f"https://example.org/sheet/{number}",
    )  # fmt: skip


def resolved(con: duckdb.DuckDBPyConnection, *sheets: object, labels: int = 0) -> Facts:
    """A bill that the House passed on two days, by roll calls 1 and 2."""
    bill = bill_page(
        actions=[passed(1, FIRST), passed(2, SECOND)],
        labels=[label(number) for number in range(1, labels + 1)],
    )
    load_pages(con, [people_page(), bill, *sheets])  # type: ignore[list-item]
    resolve(con, SEATS)
    return read_facts(con)


def event(facts: Facts, number: int) -> VoteEvent:
    return next(each for each in facts.vote_events if each.number == number)


def test_the_later_passage_decides_when_both_add_up(store: duckdb.DuckDBPyConnection) -> None:
    facts = resolved(store, sheet(1, held_on=FIRST), sheet(2, held_on=SECOND))
    assert event(facts, 1).superseded_by == "2025-house-2"
    assert event(facts, 1).confidence == event(facts, 2).confidence == "derived"
    assert facts.quarantine == ()


def test_a_later_passage_that_was_set_aside_supersedes_nothing_and_the_earlier_one_waits(
    store: duckdb.DuckDBPyConnection,
) -> None:
    broken = sheet(2, held_on=SECOND, yes_count=5)
    facts = resolved(store, sheet(1, held_on=FIRST), broken, labels=2)
    assert [each.number for each in facts.vote_events] == [1]
    assert event(facts, 1).superseded_by is None
    assert event(facts, 1).question_class == "passage"
    assert event(facts, 1).confidence == "inferred"
    held_back = [item for item in facts.quarantine if item.entity == "question"]
    assert [(item.entity_id, item.told("en")) for item in held_back] == [
        (
            "2025-house-1",
            "House roll call 1 of 2025: roll call 2025-house-2 came later on the same question but"
            " is missing or set aside. Until it is there, this one is not scored.",
        )
    ]


def test_a_later_passage_without_a_sheet_supersedes_nothing_either(
    store: duckdb.DuckDBPyConnection,
) -> None:
    facts = resolved(store, sheet(1, held_on=FIRST), labels=2)
    assert event(facts, 1).superseded_by is None
    assert event(facts, 1).confidence == "inferred"


def test_an_earlier_passage_that_was_set_aside_leaves_the_later_one_as_it_is(
    store: duckdb.DuckDBPyConnection,
) -> None:
    broken = sheet(1, held_on=FIRST, yes_count=5)
    facts = resolved(store, broken, sheet(2, held_on=SECOND), labels=2)
    assert event(facts, 2).confidence == "derived"
    assert event(facts, 2).superseded_by is None


def test_what_a_sheet_that_does_not_add_up_says_of_its_day_decides_nothing(
    store: duckdb.DuckDBPyConnection,
) -> None:
    # Believed, the broken sheet's day would leave the first passage to roll call 2.
    broken = sheet(1, held_on=SECOND, yes_count=5)
    believed = resolved(store, broken, sheet(2, held_on=FIRST))
    assert event(believed, 2).superseded_by is None
    assert all(each.superseded_by != "2025-house-1" for each in believed.vote_events)


def test_the_label_of_a_roll_call_comes_from_the_first_bill_that_has_one(
    store: duckdb.DuckDBPyConnection,
) -> None:
    on_two_bills = sheet(1, held_on=FIRST, bills=("HB00001", "HB00002"))
    facts = resolved(store, on_two_bills, labels=1)
    assert event(facts, 1).label == "House Roll Call Vote 1"
