"""Grants that an act lists town by town: every town once, each with the amount beside it."""

from typing import Any

import pytest

from reportcard.model.town_records import TownGrantRecord
from tests.scrapers.budget_pages import BLANK, Row, Section, Style, Table, draw, row
from tests.scrapers.budgets import URL, read_budget, sections_of
from tests.scrapers.town_pages import names

STYLES: tuple[Style, ...] = ("act", "bill")
SUM = (
    "(a) The sum of $183,000,000 is appropriated to the Department of Education, for Supplemental"
    " Education, for the fiscal year ending June 30, 2026, shall be made available in said fiscal"
    " year and expended as follows:"
)
LIST = (
    "(1) $162,200,000 of such amount shall be distributed as supplemental education aid grants by"
    " the Department of Education in accordance with section 391 of this act and as follows:"
)
ROWS = tuple(row(name, f"{1_000 + code:,}") for code, name in enumerate(names(), start=1))
HEADS = (row("Grant for Fiscal"), row("Year"), row("Town 2026"))


def read_list(
    *rows: Row, sentence: str = LIST, style: Style = "act", below: str = "(2) Nothing more."
) -> list[Any]:
    """The records of an act with a list of these rows."""
    table = Table((*HEADS, *rows), years=(), edges=(410.0,))
    return read_budget(draw(Section(SUM, (sentence,), table, below), style=style))


def grants_of(records: list[Any]) -> list[TownGrantRecord]:
    return [record for record in records if isinstance(record, TownGrantRecord)]


def trouble_of(*rows: Row, **text: Any) -> str:
    records = read_list(*rows, **text)
    assert grants_of(records) == []
    (section,) = sections_of(records)
    return section.trouble


@pytest.mark.parametrize("style", STYLES)
def test_every_town_of_a_list_gets_its_amount(style: Style) -> None:
    records = read_list(*ROWS, style=style)
    assert [(grant.town_code, grant.amount) for grant in grants_of(records)] == [
        (code, 1_000 + code) for code in range(1, len(names()) + 1)
    ]
    assert [section.trouble for section in sections_of(records)] == [""]


def test_a_grant_says_its_year_and_its_page() -> None:
    first, *_more, last = grants_of(read_list(*ROWS))
    assert (first.program, first.fiscal_year, first.standing) == (
        "supplemental_education_2026",
        2026,
        "final",
    )
    assert first.source_url == f"{URL}#page=1"
    assert last.source_url == f"{URL}#page=6"


def test_towns_in_another_order_keep_their_numbers() -> None:
    backwards = grants_of(read_list(*reversed(ROWS)))
    assert [grant.town_code for grant in backwards][:2] == [169, 168]


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[1:],
        (*ROWS, ROWS[0]),
        (row("Atlantis", "7"), *ROWS[1:]),
        (ROWS[0], BLANK, row("and some words"), *ROWS[1:]),
    ],
    ids=["a town is missing", "a town stands there twice", "no such town", "words between them"],
)
def test_a_list_that_does_not_name_every_town_once_gives_no_grant(rows: tuple[Row, ...]) -> None:
    assert trouble_of(*rows) == "The list of grants does not name every town once."


def test_amounts_that_do_not_stand_below_each_other_give_no_grant() -> None:
    table = Table((*HEADS, row(names()[0], "", "7"), *ROWS[1:]), years=(), edges=(410.0, 480.0))
    records = read_budget(draw(Section(SUM, (LIST,), table)))
    assert grants_of(records) == []
    (section,) = sections_of(records)
    assert section.trouble == "The list of grants does not name every town once."


def test_a_list_of_other_money_is_none_of_schools() -> None:
    records = read_list(*ROWS, sentence="(1) Said sum shall be paid to towns as follows:")
    assert grants_of(records) == []
    assert [section.trouble for section in sections_of(records)] == [""]
