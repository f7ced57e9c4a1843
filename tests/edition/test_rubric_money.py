"""The download of questions says what the receipt says of a question's money."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from reportcard.edition.tables.rubric import rubric_tables
from reportcard.model.scores import Appropriation, BudgetPlace, Pupils
from tests.edition.rich import rich

PLACE = BudgetPlace("GENERAL FUND", "DEPARTMENT OF EDUCATION", "School Lunches", "enacted")
PUPILS = Pupils(300_000, 2026, "https://www.example.org/pupils")


def row_of(**money: Any) -> dict[str, Any]:
    """The row of the question about school lunches, its money changed."""
    rubric = rich().scored.rubric
    (asked,) = (c for c in rubric.criteria if c.criterion_id == "h2")
    assert asked.appropriation is not None
    changed = replace(asked, appropriation=replace(asked.appropriation, **money))
    (table, *_others) = rubric_tables(replace(rubric, criteria=(changed,)))
    (row,) = table.rows
    return dict(zip((column.name for column in table.columns), row, strict=True))


def test_a_question_with_a_budget_line_has_its_place_and_its_change() -> None:
    row = row_of(baseline_dollars=6_000_001, budget_line=PLACE, pupils=PUPILS)
    assert [row[f"budget_{part}"] for part in ("fund", "agency", "account", "stage")] == [
        "GENERAL FUND",
        "DEPARTMENT OF EDUCATION",
        "School Lunches",
        "enacted",
    ]
    assert (row["amount_dollars"], row["change_dollars"]) == (5_000_000, -1_000_001)
    assert (row["pupils"], row["pupils_school_year"]) == (300_000, 2026)
    assert row["pupils_source_url"] == "https://www.example.org/pupils"
    assert Fraction(row["change_per_pupil"]) == Fraction(-1_000_001, 300_000)
    assert row["change_per_pupil_shown"] == -3


def test_half_a_dollar_for_each_pupil_is_a_dollar_as_on_the_receipt() -> None:
    row = row_of(baseline_dollars=5_150_000, budget_line=PLACE, pupils=PUPILS)
    assert (row["change_per_pupil"], row["change_per_pupil_shown"]) == ("-0.5", -1)


@pytest.mark.parametrize(
    "money", [{"budget_line": None}, {"budget_line": PLACE, "baseline_dollars": None}]
)
def test_without_both_its_ends_there_is_no_change(money: dict[str, Any]) -> None:
    row = row_of(**money)
    empty = ("change_dollars", "pupils", "change_per_pupil", "change_per_pupil_shown")
    assert [row[name] for name in empty] == [None] * 4


def test_the_money_of_the_made_up_questions_is_what_this_test_takes_it_for() -> None:
    (asked,) = (c for c in rich().scored.rubric.criteria if c.criterion_id == "h2")
    assert isinstance(asked.appropriation, Appropriation)
    assert asked.appropriation.amount_dollars == 5_000_000
