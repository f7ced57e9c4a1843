"""Pages that are missing, blank or out of order, and lists of amounts under unknown words."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reportcard.errors import PageError
from reportcard.language import catalogue, speaking
from tests.scrapers.budget_pages import (
    LEAD_IN,
    Row,
    Section,
    Style,
    Table,
    draw,
    in_order,
    row,
    with_blank_page,
    without_page,
)
from tests.scrapers.budgets import lines_of, read_budget, section_of, sections_of, trouble_of
from tests.scrapers.facts import REPOSITORY

STYLES: tuple[Style, ...] = ("act", "bill")
END = "This act shall take effect as follows and shall amend the following sections:"
FILE_COPY = "sHB5031 / File No. 635 {page}"
PROSE = Section("Nothing in this section is about money that anybody may spend. " * 8)
NOT_FOLLOWING = "The number of the section does not follow the one before it."


def agency(number: int) -> tuple[Row, ...]:
    """An agency with two accounts and its total."""
    return (
        row(""),
        row(f"AGENCY {number}"),
        row("Personal Services", "[5]", "6"),
        row("Other Expenses", "[2]", "3"),
        row("AGENCY TOTAL", "[7]", "9"),
    )


def agencies(count: int) -> tuple[Row, ...]:
    return tuple(one for number in range(count) for one in agency(number))


# Three pages or more in either style: a page may go where an agency's total ends it.
LONG = section_of(*agencies(30))
BANKING = section_of(*agencies(1), fund="BANKING FUND")


def troubles(body: bytes, extract: str = "") -> dict[int, str]:
    """What is said of each section, by its number."""
    sections = sections_of(read_budget(body, extract=extract))
    return {section.section: trouble_of(section) for section in sections}


def pages_of(body: bytes) -> list[int]:
    """The pages that have rows."""
    return sorted({line.page for line in lines_of(read_budget(body))})


@pytest.mark.parametrize("style", STYLES)
def test_a_document_with_all_its_pages_has_no_trouble(style: Style) -> None:
    body = draw(LONG, BANKING, style=style)
    assert troubles(body) == {1: "", 2: ""}
    assert pages_of(body)[-1] > 2


@pytest.mark.parametrize("style", STYLES)
def test_a_page_that_is_missing_is_a_trouble_of_the_section_around_it(style: Style) -> None:
    told = troubles(without_page(draw(LONG, BANKING, style=style), 2))
    assert told[1].startswith(
        "Page 2 of the file has the number 3, where 2 should follow: pages are missing, or out of"
        " order."
    )
    assert told[2] == ""


@pytest.mark.parametrize("style", STYLES)
def test_a_page_without_text_is_a_trouble_of_the_section_around_it(style: Style) -> None:
    told = troubles(with_blank_page(draw(LONG, BANKING, style=style), 2))
    assert told[1].startswith("Page 2: no text could be read on it.")
    assert told[2] == ""


@pytest.mark.parametrize("style", STYLES)
def test_a_last_page_that_is_missing_is_a_trouble_of_the_last_section(style: Style) -> None:
    body = draw(BANKING, LONG, style=style)
    last = pages_of(body)[-1]
    assert troubles(without_page(body, last)) == {
        1: "",
        2: f"The last page of the file has the number {last - 1} of {last}: the pages after it are"
        " missing.",
    }


def test_a_first_page_that_is_missing_is_a_trouble_of_the_first_section_that_is_there() -> None:
    told = troubles(without_page(draw(LONG, BANKING, PROSE), 1))
    assert told == {
        2: "Page 1 of the file has the number 2, where 1 should follow: pages are missing, or out"
        f" of order. {NOT_FOLLOWING}",
    }


def test_what_is_missing_from_prose_is_said_too() -> None:
    long = Section("Nothing in this section is about money that anybody may spend. " * 80)
    body = draw(BANKING, long, LONG)
    assert sorted(troubles(body)) == [1, 3]
    assert troubles(with_blank_page(body, 2)) == {
        1: "",
        2: "Page 2: no text could be read on it.",
        3: "",
    }


def test_pages_that_are_missing_after_the_end_of_the_act_are_no_trouble() -> None:
    analysis = "What the office of analysis says of the bill, which is none of it. " * 60
    body = draw(BANKING, end=f"{END} {analysis}")
    assert troubles(without_page(body, 2)) == {1: ""}


def test_a_file_copy_counts_no_pages_and_needs_its_end() -> None:
    whole = draw(LONG, end=END, foot=FILE_COPY, style="bill")
    assert troubles(whole) == {1: ""}
    cut = draw(LONG, foot=FILE_COPY, style="bill")
    assert troubles(cut) == {
        1: "The end of the document was not found: its last pages may be missing."
    }
    assert "has the number 3, where 2 should follow" in troubles(without_page(whole, 2))[1]


def test_pages_out_of_order_are_a_trouble() -> None:
    body = draw(LONG, style="bill")
    last = pages_of(body)[-1]
    order = [1, 3, 2, *range(4, last + 1)]
    assert "Page 2 of the file has the number 3, where 2" in troubles(in_order(body, order))[1]
    again = [1, 2, *range(2, last + 1)]
    assert "Page 3 of the file has the number 2, where 3" in troubles(in_order(body, again))[1]


def test_an_extract_may_begin_and_end_anywhere_but_its_last_section_is_not_whole() -> None:
    body = draw(
        section_of(*agencies(1), number=471),
        section_of(*agencies(1), number=472),
        foot="Public Act No. 26-68 73{page} of 745",
    )
    assert troubles(body, extract="yes") == {
        471: "",
        472: "The file is an extract that ends within this section.",
    }
    assert NOT_FOLLOWING in troubles(body)[471]


def test_prose_at_the_end_of_an_extract_is_no_trouble() -> None:
    body = draw(LONG, PROSE, foot="Public Act No. 26-68 {page} of 745")
    assert troubles(body, extract="yes") == {1: ""}


def test_a_page_in_the_middle_of_an_extract_may_not_be_missing() -> None:
    body = draw(LONG, PROSE, foot="LCO No. 612 7{page} of 745", style="bill")
    told = troubles(without_page(body, 2), extract="yes")
    assert told[1].startswith("Page 2 of the file has the number 73, where 72 should follow")


def test_a_document_of_blank_pages_is_refused() -> None:
    with pytest.raises(PageError, match="No section of this document"):
        read_budget(with_blank_page(draw(BANKING), 1))


def test_what_is_said_of_a_section_is_the_same_whoever_collects() -> None:
    body = without_page(draw(LONG, BANKING, style="bill"), 2)
    english = read_budget(body)
    locale_dir = REPOSITORY / "templates" / "locale"
    with speaking("es", locale_dir):
        assert read_budget(body) == english
    spanish = catalogue("es", locale_dir).gettext
    section = next(one for one in sections_of(english) if one.troubles)
    assert trouble_of(section, spanish).startswith(
        "La página 2 del archivo lleva el número 3, donde debería seguir el 2: faltan páginas o no"
        " están en orden. Página 2: el renglón"
    )


# ---------------------------------------------------------------- lists of amounts

UNKNOWN = "There is granted from the {fund} whatever the table below happens to say:"
ITEMS = (row("STATE LIBRARY"), row("Personal Services", "5,000"), row("Grants", "900"))
LISTED = "Page 1: a list of amounts stands under words that are none of those known."
SHARES = (
    "The sum of $12,000 is appropriated to the Office of Policy and Management, for Grants, for the"
    " fiscal year ending June 30, 2026, and shall be made available as a one-time payment in said"
    " fiscal year and expended as follows:"
)


def of_list(words: str, years: Sequence[str], **table: object) -> Section:
    """A section with a list of amounts below words, and years above it."""
    return Section(words, table=Table(ITEMS, years=tuple(years), **table))  # type: ignore[arg-type]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("years", [("FY 2027",), ("Fiscal Year 2027",), ("2027",), ()])
def test_a_table_under_unknown_words_vanishes_under_no_kind_of_years(
    style: Style, years: tuple[str, ...]
) -> None:
    body = draw(of_list(UNKNOWN.format(fund="GENERAL FUND"), years), BANKING, style=style)
    assert troubles(body) == {1: LISTED, 2: ""}


@pytest.mark.parametrize("style", STYLES)
def test_a_table_under_known_words_with_other_years_is_a_trouble(style: Style) -> None:
    words = LEAD_IN.format(fund="GENERAL FUND")
    body = draw(of_list(words, ("FY 2027",)), BANKING, style=style)
    assert troubles(body) == {1: "No fiscal years stand above the table.", 2: ""}


def test_a_list_that_shares_out_a_sum_that_is_read_is_no_trouble() -> None:
    records = read_budget(draw(of_list(SHARES, ("2026",)), BANKING))
    assert [(one.section, trouble_of(one)) for one in sections_of(records)] == [(1, ""), (2, "")]
    assert [line.after for line in lines_of(records) if line.section == 1] == [12_000]


def test_a_list_that_shares_out_a_budget_line_is_no_trouble() -> None:
    words = (
        "The amounts appropriated in section 1 of this act to the Judicial Department, for Youth"
        " Services, shall be made available in said fiscal year for the following grants:"
    )
    assert troubles(draw(of_list(words, ()), BANKING)) == {2: ""}


def test_another_list_below_one_that_shares_out_a_sum_is_a_trouble() -> None:
    first = of_list(SHARES, ())
    more = Section(UNKNOWN.format(fund="GENERAL FUND"), table=first.table, number=1)
    banking = replace(BANKING, number=2)
    assert troubles(draw(first, more, banking)) == {1: LISTED, 2: ""}


def test_amounts_in_prose_are_no_list() -> None:
    words = "Whoever owes more than $5,000 or, where a town agrees, 4,000 pays interest. " * 12
    assert troubles(draw(Section(words), BANKING)) == {2: ""}
