"""Where an amount of a budget table stands decides what it means: columns and brackets."""

from typing import Any

import pytest

from reportcard.collect.words import read_pages
from tests.scrapers.budget_pages import (
    BLANK,
    BUDGET,
    DEFICIENCY,
    LEAD_IN,
    REDUCTION,
    Style,
    draw,
    row,
)
from tests.scrapers.budgets import (
    SOURCE,
    lines_of,
    read_budget,
    read_rows,
    section_of,
    sections_of,
    short,
    trouble,
    trouble_of,
)
from tests.scrapers.reading import source

STYLES: tuple[Style, ...] = ("act", "bill")
AGENCY = row("STATE LIBRARY")
CHANGED = row("Personal Services", "[5,000]", "6,000")
TWO_YEARS = ("2025-2026", "2026-2027")
TWICE = LEAD_IN.replace("year ending June 30,", "years ending June 30, 2026, and June 30,")
OF_2026: dict[str, Any] = {"words": DEFICIENCY, "years": ("2025-2026",), "title": "GENERAL FUND"}


@pytest.mark.parametrize("style", STYLES)
def test_an_amount_in_brackets_is_the_old_one_and_beside_it_stands_the_new(style: Style) -> None:
    assert read_rows(AGENCY, CHANGED, style=style) == [
        ("account", "STATE LIBRARY", "Personal Services", 5000, 6000)
    ]


@pytest.mark.parametrize("style", STYLES)
def test_a_lone_amount_in_the_left_column_is_unchanged(style: Style) -> None:
    _changed, found = read_rows(AGENCY, CHANGED, row("Equipment", "409"), style=style)
    assert found == ("account", "STATE LIBRARY", "Equipment", 409, 409)


@pytest.mark.parametrize("style", STYLES)
def test_a_lone_amount_in_the_right_column_is_new(style: Style) -> None:
    _changed, found = read_rows(AGENCY, CHANGED, row("Equipment", "", "409"), style=style)
    assert found == ("account", "STATE LIBRARY", "Equipment", 0, 409)


@pytest.mark.parametrize("style", STYLES)
def test_a_label_and_its_amount_in_brackets_are_repealed(style: Style) -> None:
    _changed, found = read_rows(AGENCY, CHANGED, row("[Equipment]", "[409]"), style=style)
    assert found == ("account", "STATE LIBRARY", "Equipment", 409, 0)


def test_a_lone_amount_in_brackets_is_repealed_also_beside_a_label_that_stays() -> None:
    _changed, found = read_rows(AGENCY, CHANGED, row("Equipment", "[409]"))
    assert found == ("account", "STATE LIBRARY", "Equipment", 409, 0)


def test_a_label_may_come_close_to_its_amount() -> None:
    close = row("New England Governors and Eastern Premiers Con", "70,672", "70,700")
    rows = (AGENCY, row("Equipment", "400", "500"), close)
    body = draw(section_of(*rows, words=BUDGET, years=TWO_YEARS, edges=(400.0, 511.0)))
    assert [line.after for line in lines_of(read_budget(body))] == [400, 500, 70_672, 70_700]


def test_a_label_that_reaches_into_a_column_is_a_trouble() -> None:
    words = "A label that goes on and on and on until it is in the midst of the column of amounts"
    long = row(words, "", "9")
    assert "in none of the columns" in trouble(AGENCY, CHANGED, long)


def test_a_repealed_label_may_take_two_lines() -> None:
    struck = row("[Office of the Educational\nOmbudsperson]", "[180,000]")
    _changed, found = read_rows(AGENCY, CHANGED, struck, style="bill")
    assert found[2:] == ("Office of the Educational Ombudsperson", 180_000, 0)


def test_negative_amounts_may_stand_in_brackets() -> None:
    rows = (row("LESS:"), row("Unallocated Lapse", "[-93,710,570]", "-111,585,873"))
    (found,) = read_rows(*rows)
    assert found == ("lapse", "LESS", "Unallocated Lapse", -93_710_570, -111_585_873)


def test_a_figure_among_the_words_is_no_amount() -> None:
    _changed, found = read_rows(AGENCY, CHANGED, row("Hartford 200", "20,000"))
    assert found[2:] == ("Hartford 200", 20_000, 20_000)


@pytest.mark.parametrize(
    "contradiction",
    [
        row("[Equipment]", "409"),
        row("Equipment", "409", "500"),
        row("Equipment", "[409]", "[500]"),
        row("Equipment", "", "[500]"),
        row("[Equipment]", "[409]", "500"),
    ],
    ids=[
        "struck label without a struck amount",
        "neither is struck",
        "both are struck",
        "a struck amount in the right column",
        "a struck label with a new amount",
    ],
)
def test_brackets_that_contradict_the_columns_are_a_trouble(contradiction: object) -> None:
    assert trouble(AGENCY, CHANGED, contradiction) == (  # type: ignore[arg-type]  # a Row
        f"Page 1: the row {contradiction.label} cannot be read for sure: the brackets and the"  # type: ignore[attr-defined]
        " columns of its amounts contradict each other."
    )


def test_an_amount_between_the_columns_is_a_trouble() -> None:
    aside = section_of(AGENCY, CHANGED, row("Equipment", "", "", "409"), edges=(428, 511, 470))
    (found,) = sections_of(read_budget(draw(aside)))
    assert trouble_of(found) == "The amounts do not stand in the columns that the years make."


def test_an_amount_a_little_aside_of_its_column_is_a_trouble() -> None:
    aside = section_of(AGENCY, CHANGED, row("Equipment", "", "", "409"), edges=(428, 511, 520))
    (found,) = sections_of(read_budget(draw(aside)))
    assert trouble_of(found) == "The amounts do not stand in the columns that the years make."


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize("broken", ["1,00,000", "64,296,07", "12.5", "1,000*", "[409", "O"])
def test_what_is_no_amount_among_the_amounts_is_a_trouble(
    broken: str, column: int, style: Style
) -> None:
    odd = row("Equipment", *[""] * column, broken)
    assert "cannot be read for sure" in trouble(AGENCY, CHANGED, odd, style=style)


def test_an_amount_beside_no_words_is_a_trouble() -> None:
    assert trouble(AGENCY, CHANGED, row("", "409"), style="bill") == (
        "Page 1: the row T4 cannot be read for sure: an amount stands beside no words."
    )


def test_a_table_without_any_change_is_measured_by_the_other_tables() -> None:
    still = section_of(AGENCY, row("Equipment", "409"), number=2, year_edges=(300.0,))
    both = read_budget(draw(section_of(AGENCY, CHANGED), still))
    assert [trouble_of(section) for section in sections_of(both)] == ["", ""]
    assert short(lines_of(both)[-1])[3:] == (409, 409)


def test_a_table_with_new_rows_only_is_measured_by_the_other_tables() -> None:
    new = section_of(AGENCY, row("Equipment", "", "409"), number=2, year_edges=(300.0,))
    assert short(lines_of(read_budget(draw(section_of(AGENCY, CHANGED), new)))[-1])[3:] == (0, 409)


def test_a_lone_table_with_one_column_is_measured_by_its_year() -> None:
    assert read_rows(AGENCY, row("Equipment", "409"))[0][3:] == (409, 409)
    assert read_rows(AGENCY, row("Equipment", "", "409"))[0][3:] == (0, 409)


def test_a_lone_column_where_no_other_table_and_no_year_has_one_is_a_trouble() -> None:
    lost = section_of(AGENCY, row("Equipment", "409"), edges=(380.0,), number=2)
    _first, second = sections_of(read_budget(draw(section_of(AGENCY, CHANGED), lost)))
    assert trouble_of(second) == "The amounts do not stand in the columns that the years make."


def test_two_amounts_in_one_place_are_a_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    body = draw(section_of(AGENCY, CHANGED, row("Equipment", "4,090")))
    pages = [
        tuple(copy for word in page for copy in [word] * (1 + (word.text == "4,090")))
        for page in read_pages(body)
    ]
    lines = f"{source(SOURCE).module.__package__}.lines"
    monkeypatch.setattr(f"{lines}.read_pages", lambda _body: iter(pages))
    (found,) = sections_of(read_budget(body))
    assert trouble_of(found) == (
        "Page 1: the row Equipment cannot be read for sure: what stands beside it is in none of the"
        " columns."
    )


def test_a_table_may_stand_a_little_aside_from_the_others() -> None:
    aside = section_of(AGENCY, row("Equipment", "409"), edges=(424.0, 507.0), number=2)
    found = lines_of(read_budget(draw(section_of(AGENCY, CHANGED), aside)))
    assert short(found[-1])[3:] == (409, 409)


def test_a_new_budget_has_a_column_for_each_year_and_no_old_amounts() -> None:
    body = draw(section_of(AGENCY, row("Equipment", "400", "500"), words=BUDGET, years=TWO_YEARS))
    first, second = lines_of(read_budget(body))
    assert (first.fiscal_year, first.before, first.after) == (2026, None, 400)
    assert (second.fiscal_year, second.before, second.after) == (2027, None, 500)
    assert first.position == second.position == 1
    (section,) = sections_of(read_budget(body))
    assert (section.kind, section.fiscal_years) == ("budget", ("2026", "2027"))


def test_a_lone_amount_of_a_two_year_budget_is_of_the_year_above_it() -> None:
    rows = (AGENCY, row("Equipment", "400", "500"), row("Flag Restoration", "", "65"))
    body = draw(section_of(*rows, words=BUDGET, years=TWO_YEARS))
    found = lines_of(read_budget(body))[-1]
    assert (found.account, found.fiscal_year, found.after) == ("Flag Restoration", 2027, 65)


def test_a_two_year_table_with_one_filled_column_is_measured_by_its_years() -> None:
    rows = (AGENCY, row("Flag Restoration", "", "65"))
    (found,) = lines_of(read_budget(draw(section_of(*rows, words=BUDGET, years=TWO_YEARS))))
    assert (found.fiscal_year, found.after) == (2027, 65)


def test_a_two_year_adjustment_has_an_old_and_a_new_column_for_each() -> None:
    rows = (AGENCY, row("Equipment", "[1]", "2", "[3]", "4"), row("Flag", "", "5", "6"))
    edges = (330.0, 390.0, 450.0, 510.0)
    table = section_of(*rows, words=TWICE, years=TWO_YEARS, edges=edges, year_edges=(330.0, 450.0))
    found = [
        (line.account, line.fiscal_year, line.before, line.after)
        for line in lines_of(read_budget(draw(table)))
    ]
    assert found == [
        ("Equipment", 2026, 1, 2),
        ("Equipment", 2027, 3, 4),
        ("Flag", 2026, 0, 5),
        ("Flag", 2027, 6, 6),
    ]


def test_a_two_year_adjustment_whose_columns_cannot_be_told_apart_is_a_trouble() -> None:
    rows = (AGENCY, row("Equipment", "", "2", "", "4"))
    edges = (330.0, 390.0, 450.0, 510.0)
    assert (
        trouble(*rows, words=TWICE, years=TWO_YEARS, edges=edges, year_edges=(330.0, 450.0))
        == "The amounts do not stand in the columns that the years make."
    )


def test_a_dollar_sign_before_an_amount_means_nothing_more() -> None:
    apart = row("Equipment", "400", "500", "$", "$")
    joined = row("Flag Restoration", "$65", "$70")
    body = draw(
        section_of(
            *(AGENCY, apart, joined),
            words=BUDGET,
            years=TWO_YEARS,
            edges=(428.0, 511.0, 380.0, 460.0),
        )
    )
    assert [line.after for line in lines_of(read_budget(body))] == [400, 500, 65, 70]


def test_a_deficiency_adds_to_a_year() -> None:
    assert read_rows(BLANK, AGENCY, row("Equipment", "409"), **OF_2026)[0][3:] == (None, 409)


def test_the_same_table_below_a_sentence_of_reductions_has_the_opposite_sign() -> None:
    rows = (BLANK, AGENCY, row("Equipment", "409"), row("TOTAL - GENERAL FUND", "409"))
    found = read_rows(*rows, **(OF_2026 | {"words": REDUCTION}))
    assert [line[3:] for line in found] == [(None, -409), (None, -409)]


def test_brackets_in_a_table_without_old_amounts_are_a_trouble() -> None:
    assert "contradict each other" in trouble(BLANK, AGENCY, row("Equipment", "[409]"), **OF_2026)


def test_two_amounts_where_there_is_one_column_are_a_trouble() -> None:
    assert trouble(BLANK, AGENCY, row("Equipment", "409", "500"), **OF_2026) == (
        "The amounts do not stand in the columns that the years make."
    )
