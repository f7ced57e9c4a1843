"""What the store tells of a budget's bills and documents beside their sums."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import duckdb
import pytest

from reportcard.model.facts import Quarantined
from reportcard.model.money import BillDecision, Money
from reportcard.model.records import ActionRecord, PageRecords
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.store.budgets import CYCLE, GENERAL, Document, budget_bill, document_page, plan
from tests.store.world import SEATS, page

ENACTED = Document("enacted")


def money_of(store: duckdb.DuckDBPyConnection, pages: Sequence[PageRecords]) -> Money:
    load_pages(store, pages)
    found: tuple[Quarantined, ...] = resolve(store, SEATS)
    assert [item for item in found if item.entity.startswith("budget")] == []
    return read_facts(store).money


def history(*lines: tuple[str, str, str | None], url: str = "") -> PageRecords:
    """The history of SB 1: chamber, what happened, how it went; a line a day."""
    records = [
        ActionRecord(
            session="2025",
            bill_number="SB00001",
            action_order=day,
            acted_on=date(2025, 5, day),
            text=f"line {day}",
            **_told(*line),
        )
        for day, line in enumerate(lines, start=1)
    ]
    return page(url or "https://example.org/SB00001", records)


def _told(chamber: str, action_class: str, outcome: str | None) -> dict[str, Any]:
    return {"chamber": chamber, "action_class": action_class, "outcome": outcome}


def decisions(
    store: duckdb.DuckDBPyConnection, *histories: PageRecords
) -> tuple[BillDecision, ...]:
    money = money_of(store, [plan(ENACTED, bills=[budget_bill()]), *histories])
    (bill,) = money.bills
    assert bill.cycle == CYCLE
    return bill.decisions


PASSED_SENATE = ("senate", "passage", "passed")
FAILED_HOUSE = ("house", "passage", "failed")


def test_each_chambers_decision_is_told_with_its_day(store: duckdb.DuckDBPyConnection) -> None:
    assert decisions(store, history(PASSED_SENATE, FAILED_HOUSE)) == (
        BillDecision("house", date(2025, 5, 2), passed=False),
        BillDecision("senate", date(2025, 5, 1), passed=True),
    )


def test_the_last_of_a_chambers_decisions_counts(store: duckdb.DuckDBPyConnection) -> None:
    again = ("house", "passage", "passed")
    assert decisions(store, history(FAILED_HOUSE, again)) == (
        BillDecision("house", date(2025, 5, 2), passed=True),
    )


@pytest.mark.parametrize(
    "line",
    [("house", "amendment", "passed"), ("house", "passage", None), ("house", "referred", None)],
)
def test_what_is_no_decision_on_the_whole_bill_is_none(
    store: duckdb.DuckDBPyConnection, line: tuple[str, str, str | None]
) -> None:
    assert decisions(store, history(line)) == ()


def test_a_decision_that_the_chamber_took_back_is_none(store: duckdb.DuckDBPyConnection) -> None:
    back = ("senate", "reconsidered", "passed")
    assert decisions(store, history(PASSED_SENATE, back)) == ()


def test_where_two_histories_differ_nothing_is_told_of_that_chamber(
    store: duckdb.DuckDBPyConnection,
) -> None:
    other = ("senate", "passage", "failed")
    found = decisions(
        store,
        history(PASSED_SENATE, FAILED_HOUSE),
        history(other, FAILED_HOUSE, url="https://example.org/all"),
    )
    assert [decision.chamber for decision in found] == ["house"]


def test_sections_of_which_only_a_part_is_at_hand_are_named(
    store: duckdb.DuckDBPyConnection,
) -> None:
    part = replace(
        GENERAL, name="BANKING FUND", number=7, is_whole=False, has_total=False, lapses=()
    )
    document = Document("enacted", funds=(GENERAL, part))
    (found,) = money_of(store, [plan(document), document_page(document)]).documents
    assert (found.sections, found.partial_sections) == (2, (7,))
