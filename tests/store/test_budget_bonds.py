"""Bonds, sums in prose and fiscal notes: what adds up is there, and none of it is a budget line."""

from dataclasses import replace

import duckdb
import pytest

from reportcard.model.budget_records import (
    BondItemRecord,
    BondSectionRecord,
    BudgetDocumentRecord,
    CarryForwardRecord,
    FiscalNoteRecord,
)
from reportcard.model.records import Record
from reportcard.model.vocabulary import Dollars
from tests.store.test_budget import fill
from tests.store.world import page

URL = "https://example.org/bonds.pdf"
HEAD = BondSectionRecord("2025", "SB00085", URL, 1, 2, 7, Dollars(31_500_000), 1)
LISTED = page(
    "project:budget.yml",
    [BudgetDocumentRecord("fy2027", "governor", "2025", "SB00085", URL, "Bonds", "Bonos", 1)],
)
SUMS = (20_000_000, 1_500_000, 10_000_000)


def items(*amounts: int, section: int = 2) -> list[Record]:
    """Purposes (a), (b) ... of a section."""
    return [
        BondItemRecord(
            "2025", "SB00085", URL, section, n, f"({letter})", "DEPARTMENT OF CORRECTION",
            f"Purpose {letter}", Dollars(amount), 2,
        )
        for n, (letter, amount) in enumerate(zip("abc", amounts, strict=False), start=1)
    ]  # fmt: skip


def test_bonds_whose_purposes_make_the_aggregate_are_there(
    store: duckdb.DuckDBPyConnection,
) -> None:
    money, found = fill(store, [LISTED, page(URL, [HEAD, *items(*SUMS)])])
    assert found == ()
    (bond,) = money.bonds
    assert (bond.bill_id, bond.section, bond.aggregate_dollars) == ("2025-SB00085", 1, 31_500_000)
    assert [item.letter for item in bond.items] == ["(a)", "(b)", "(c)"]
    assert sum(item.amount_dollars for item in bond.items) == bond.aggregate_dollars
    assert (money.lines, money.budget_lines) == ((), ())
    (document,) = money.documents
    assert document.sections == 0
    assert document.provenance is not None


@pytest.mark.parametrize("place", range(3))
def test_a_misread_purpose_sets_the_authorization_aside(
    store: duckdb.DuckDBPyConnection, place: int
) -> None:
    wrong = [amount + (1_000_000 if n == place else 0) for n, amount in enumerate(SUMS)]
    money, found = fill(store, [LISTED, page(URL, [HEAD, *items(*wrong)])])
    assert [(i.entity, i.entity_id, i.rule) for i in found] == [
        ("bond_section", "2025-SB00085/1", "bond_sum")
    ]
    assert found[0].sentence.en == (
        "SB 85 of 2025, section 1, page 1: the purposes make $32,500,000, but the section "
        "authorizes $31,500,000 in all. It is set aside."
    )
    assert money.bonds == ()


def test_an_authorization_without_a_purpose_is_set_aside(
    store: duckdb.DuckDBPyConnection,
) -> None:
    money, found = fill(store, [LISTED, page(URL, [HEAD])])
    assert [item.rule for item in found] == ["bond_sum"]
    assert money.bonds == ()


def test_two_authorizations_for_the_same_purposes_are_both_set_aside(
    store: duckdb.DuckDBPyConnection,
) -> None:
    other = replace(HEAD, section=8, items_from=2, items_to=2)
    money, found = fill(store, [LISTED, page(URL, [HEAD, other, *items(*SUMS)])])
    assert [(i.entity_id, i.rule) for i in found] == [
        ("2025-SB00085/1", "bond_overlap"), ("2025-SB00085/8", "bond_overlap"),
    ]  # fmt: skip
    assert money.bonds == ()


def test_an_authorization_that_was_read_twice_is_set_aside(
    store: duckdb.DuckDBPyConnection,
) -> None:
    money, found = fill(store, [LISTED, page(URL, [HEAD, HEAD, *items(*SUMS)])])
    assert "bond_twice" in {item.rule for item in found}
    assert money.bonds == ()


def test_purposes_of_no_authorization_are_said_and_left_out(
    store: duckdb.DuckDBPyConnection,
) -> None:
    records = [HEAD, *items(*SUMS), *items(5, section=90)]
    money, found = fill(store, [LISTED, page(URL, records)])
    assert [(i.entity_id, i.rule) for i in found] == [("2025-SB00085/90", "bond_orphan")]
    assert [len(bond.items) for bond in money.bonds] == [3]


def test_sums_that_are_prose_are_listed_as_they_stand(store: duckdb.DuckDBPyConnection) -> None:
    carried = CarryForwardRecord(
        "2025", "SB00001", URL, 9, 1, "Up to $100,000 of the unexpended balance", None, 3
    )
    note = FiscalNoteRecord(
        "2025", "SB00001", "https://example.org/fn", "File 1", 1, "state", "Education, Dept.",
        "GF - Cost", 2027, "See Below", None, None, 1,
    )  # fmt: skip
    money, found = fill(
        store, [LISTED, page(URL, [carried]), page("https://example.org/fn", [note])]
    )
    assert found == ()
    assert money.lines == ()
    rows = store.execute("SELECT bill_id, text, amount_dollars FROM core.carry_forward").fetchall()
    assert rows == [("2025-SB00001", carried.text, None)]
    notes = store.execute("SELECT amount_text, low_dollars, fiscal_year FROM core.fiscal_note")
    assert notes.fetchall() == [("See Below", None, 2027)]


def test_a_document_that_is_not_listed_gives_neither_bonds_nor_prose(
    store: duckdb.DuckDBPyConnection,
) -> None:
    carried = CarryForwardRecord("2025", "SB00085", URL, 9, 1, "Up to $100", None, 3)
    money, found = fill(store, [page(URL, [HEAD, *items(*SUMS), carried])])
    assert found == ()
    assert money.bonds == ()
    assert store.execute("FROM core.carry_forward").fetchall() == []
