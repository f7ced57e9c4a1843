"""Which function, agency and total a row of a budget table belongs to."""

import pytest

from tests.scrapers.budget_pages import BLANK, BUDGET, LEAD_IN, Row, Style, draw, row
from tests.scrapers.budgets import (
    lines_of,
    read_budget,
    read_rows,
    section_of,
    sections_of,
    trouble,
    trouble_of,
)

STYLES: tuple[Style, ...] = ("act", "bill")
CHANGED = row("Personal Services", "[5,000]", "6,000")
LIBRARY = row("STATE LIBRARY")
# A page of an act takes 36 rows, one of a bill 37; years and lead-in take some of the first.
FULL_PAGE = tuple(row(f"Account {number}", "[2]", "3") for number in range(26))


def places(*rows: Row, style: Style = "act") -> list[tuple[str, str, str]]:
    """(function, agency, account) of the rows of one section, which has no trouble."""
    records = read_budget(draw(section_of(*rows), style=style))
    assert [trouble_of(section) for section in sections_of(records)] == [""]
    return [(line.function, line.agency, line.account) for line in lines_of(records)]


@pytest.mark.parametrize("style", STYLES)
def test_of_two_headings_the_first_is_a_function_and_the_second_an_agency(style: Style) -> None:
    rows = (row("EDUCATION"), BLANK, LIBRARY, CHANGED)
    assert places(*rows, style=style) == [("EDUCATION", "STATE LIBRARY", "Personal Services")]


@pytest.mark.parametrize("style", STYLES)
def test_one_heading_alone_is_an_agency_of_the_same_function(style: Style) -> None:
    rows = (row("EDUCATION"), BLANK, LIBRARY, CHANGED, BLANK, row("OFFICE OF ARTS"), CHANGED)
    assert [place[:2] for place in places(*rows, style=style)] == [
        ("EDUCATION", "STATE LIBRARY"),
        ("EDUCATION", "OFFICE OF ARTS"),
    ]


@pytest.mark.parametrize("style", STYLES)
def test_a_heading_and_an_account_may_take_several_lines(style: Style) -> None:
    rows = (
        row("COMMISSION ON WOMEN,\nCHILDREN AND\nOPPORTUNITY"),
        row("Academy of Science and\nEngineering", "[5]", "6"),
        row("State Contributions -\nUAL", "7"),
        row("Development-\nHispanic Programs", "8"),
    )
    agency = "COMMISSION ON WOMEN, CHILDREN AND OPPORTUNITY"
    assert places(*rows, style=style) == [
        ("", agency, "Academy of Science and Engineering"),
        ("", agency, "State Contributions - UAL"),
        ("", agency, "Development-Hispanic Programs"),
    ]


@pytest.mark.parametrize("style", STYLES)
def test_a_heading_at_the_top_of_a_page_continues_nothing(style: Style) -> None:
    rows = (LIBRARY, *FULL_PAGE, row("OFFICE OF ARTS"), *FULL_PAGE)
    found = read_budget(draw(section_of(*rows), style=style))
    cut = {(line.page, line.agency) for line in lines_of(found)}
    assert {page for page, _agency in cut} == {1, 2}
    long = (LIBRARY, *FULL_PAGE[:-1], row("Account 25\nand more", "4"))
    assert places(*long, style=style)[-1][2] == "Account 25 and more"


def test_a_function_may_end_a_page_and_its_agency_begin_the_next() -> None:
    filling = tuple(row(f"Account {number}", "[2]", "3") for number in range(24))
    rows = (LIBRARY, *filling, BLANK, row("JUDICIAL"), BLANK, row("OFFICE OF ARTS"), CHANGED)
    body = draw(section_of(*rows))
    last = lines_of(read_budget(body))[-1]
    assert (last.page, last.function, last.agency) == (2, "JUDICIAL", "OFFICE OF ARTS")


def test_words_at_the_top_of_a_page_of_an_act_that_are_no_heading_are_a_trouble() -> None:
    filling = tuple(row(f"Account {number}", "[2]", "3") for number in range(27))
    rows = (LIBRARY, *filling, row("and more words"), BLANK, row("OFFICE OF ARTS"), CHANGED)
    assert trouble(*rows) == (
        "Page 2: the row and more words cannot be read for sure: it is no function of government"
        " that is known."
    )


@pytest.mark.parametrize("style", STYLES)
def test_totals_know_what_they_are_the_total_of(style: Style) -> None:
    rows = (
        *(row("EDUCATION"), BLANK, LIBRARY, CHANGED, row("AGENCY TOTAL", "[5,000]", "6,000")),
        *(BLANK, row("TOTAL - GENERAL FUND", "[5,000]", "6,000"), BLANK, row("LESS:"), BLANK),
        *(row("Targeted Savings", "-1,000"), BLANK),
        row("NET - GENERAL FUND", "[4,000]", "5,000"),
    )
    assert read_rows(*rows, style=style) == [
        ("account", "STATE LIBRARY", "Personal Services", 5000, 6000),
        ("agency_total", "STATE LIBRARY", "", 5000, 6000),
        ("fund_total", "", "", 5000, 6000),
        ("lapse", "LESS", "Targeted Savings", -1000, -1000),
        ("net", "", "", 4000, 5000),
    ]


def test_a_governor_groups_what_is_not_spent_and_gives_it_a_total() -> None:
    rows = (
        *(row("LESS:"), BLANK, row("STATEWIDE - LAPSES"), row("Reduce Funding", "", "-700")),
        *(row("Targeted Savings", "-1,000"), BLANK, row("AGENCY TOTAL", "[-1,000]", "-1,700")),
    )
    assert read_rows(*rows, style="bill") == [
        ("lapse", "LESS", "Reduce Funding", 0, -700),
        ("lapse", "LESS", "Targeted Savings", -1000, -1000),
        ("lapse_total", "LESS", "", -1000, -1700),
    ]


def test_an_agency_that_is_repealed_keeps_its_name_without_brackets() -> None:
    rows = (
        *(row("[OFFICE OF HEALTH\nSTRATEGY]"), row("[Other Expenses]", "[1,255]")),
        *(row("[AGENCY TOTAL]", "[1,255]"), BLANK, LIBRARY, CHANGED),
    )
    assert read_rows(*rows, style="bill")[:2] == [
        ("account", "OFFICE OF HEALTH STRATEGY", "Other Expenses", 1255, 0),
        ("agency_total", "OFFICE OF HEALTH STRATEGY", "", 1255, 0),
    ]


def test_words_struck_before_an_account_are_its_old_name() -> None:
    rows = (LIBRARY, CHANGED, row("[Expanded PACT] Finish Line\nScholars", "7,700,000"))
    found = lines_of(read_budget(draw(section_of(*rows))))[-1]
    assert (found.account, found.renamed_from) == ("Finish Line Scholars", "Expanded PACT")


def test_words_struck_at_the_end_of_an_account_shorten_it() -> None:
    rows = (LIBRARY, CHANGED, row("Counsel [for the Poor]", "[7]", "8"))
    found = lines_of(read_budget(draw(section_of(*rows))))[-1]
    assert (found.account, found.renamed_from) == ("Counsel", "Counsel for the Poor")


def test_words_struck_in_the_middle_stay_as_printed() -> None:
    rows = (LIBRARY, CHANGED, row("Legal [Aid] Counsel for all", "[7]", "8"))
    found = lines_of(read_budget(draw(section_of(*rows))))[-1]
    assert (found.account, found.renamed_from) == ("Legal [Aid] Counsel for all", "")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((CHANGED,), "Personal Services cannot be read for sure: it stands below no agency."),
        (
            (LIBRARY, row("Old [Name", "[7]", "8")),
            "Old [Name cannot be read for sure: a bracket of its label has no other end.",
        ),
        (
            (row("EDUCATION"), CHANGED),
            "Personal Services cannot be read for sure: it stands below a function, but no agency.",
        ),
        (
            (LIBRARY, CHANGED, BLANK, row("OFFICE OF ARTS")),
            "OFFICE OF ARTS cannot be read for sure: nothing stands below this heading.",
        ),
        (
            (LIBRARY, CHANGED, BLANK, row("ARTS"), BLANK, row("TOTAL - GENERAL FUND", "[5]", "6")),
            "ARTS cannot be read for sure: nothing stands below this heading.",
        ),
        (
            (row("EDUCATION"), BLANK, row("ARTS"), BLANK, LIBRARY, CHANGED),
            "EDUCATION cannot be read for sure: it is no function of government that is known.",
        ),
        (
            (row("STRANGE AFFAIRS"), BLANK, LIBRARY, CHANGED),
            "STRANGE AFFAIRS cannot be read for sure: it is no function of government that is"
            " known.",
        ),
        (
            (LIBRARY, CHANGED, row("AGENCY TOTAL", "[5,000]", "6,000"), row("Equipment", "9")),
            "Equipment cannot be read for sure: it stands below no agency.",
        ),
        (
            (row("AGENCY TOTAL", "[5,000]", "6,000"),),
            "AGENCY TOTAL cannot be read for sure: a total stands below no agency.",
        ),
        (
            (LIBRARY, CHANGED, row("TOTAL - BANKING FUND", "[5,000]", "6,000")),
            "TOTAL - BANKING FUND cannot be read for sure: this is the total of another fund than"
            " GENERAL FUND.",
        ),
        (
            (row("LESS:"), BLANK, LIBRARY, row("Targeted Savings", "[-5]", "-6")),
            "STATE LIBRARY cannot be read for sure: a heading stands among what is expected not to"
            " be spent.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_contradicts_the_outline_is_a_trouble(rows: tuple[Row, ...], told: str) -> None:
    assert trouble(*rows) == f"Page 1: the row {told}"


def test_amounts_on_two_lines_of_a_numbered_row_are_a_trouble() -> None:
    second = Row("Equipment", ("9",), is_numbered=False)
    assert trouble(LIBRARY, CHANGED, second, style="bill") == (
        "Page 1: the row Personal Services Equipment has amounts on two lines."
    )


def test_an_amount_beside_the_second_line_of_a_numbered_row_is_its_amount() -> None:
    second = Row("and more", ("9",), is_numbered=False)
    found = read_rows(LIBRARY, CHANGED, row("Equipment"), second, style="bill")
    assert found[-1][2:] == ("Equipment and more", 9, 9)


def test_an_account_of_a_bill_that_gets_nothing_is_no_heading() -> None:
    rows = (LIBRARY, CHANGED, row("Capitol Child Development Center"), row("Equipment", "9"))
    found = read_rows(*rows, style="bill")
    assert [line[1:3] for line in found] == [
        ("STATE LIBRARY", "Personal Services"),
        ("STATE LIBRARY", "Equipment"),
    ]


def test_capitals_in_the_middle_of_a_bills_agency_are_a_trouble() -> None:
    rows = (LIBRARY, CHANGED, row("OFFICE OF ARTS"), row("Equipment", "9"))
    assert trouble(*rows, style="bill") == (
        "Page 1: the row T4 OFFICE OF ARTS cannot be read for sure: it may be a heading, or a row"
        " without amounts."
    )


def test_a_line_of_an_act_as_far_below_as_a_row_is_a_trouble() -> None:
    assert trouble(LIBRARY, CHANGED, row("Capitol Center"), row("Equipment", "9")) == (
        "Page 1: the row Capitol Center cannot be read for sure: it may be a row without amounts,"
        " or go on with the one above."
    )


def test_a_fund_may_be_named_on_two_lines_beside_the_year() -> None:
    rows = (BLANK, LIBRARY, row("Personal Services", "409"))
    title = "CONSUMER COUNSEL AND PUBLIC UTILITY\nCONTROL FUND"
    fund = "CONSUMER COUNSEL AND PUBLIC UTILITY CONTROL FUND"
    for style in STYLES:
        assert read_rows(*rows, title=title, fund=fund, style=style)


def test_years_that_a_further_page_repeats_are_no_row() -> None:
    rows = (LIBRARY, CHANGED, row("", "2026-2027"), row("Equipment", "9"))
    assert [line[2] for line in read_rows(*rows, style="bill")] == [
        "Personal Services",
        "Equipment",
    ]


def test_an_agency_without_a_total_ends_where_the_next_begins() -> None:
    rows = (LIBRARY, CHANGED, BLANK, row("OFFICE OF ARTS"), row("Equipment", "9"))
    assert [line[1] for line in read_rows(*rows)] == ["STATE LIBRARY", "OFFICE OF ARTS"]


def test_a_table_without_rows_is_a_trouble() -> None:
    assert trouble(words=LEAD_IN) == "The table has no rows."


def test_a_budget_of_one_year_has_no_old_amounts() -> None:
    assert read_rows(LIBRARY, row("Equipment", "9"), words=BUDGET)[0][3:] == (None, 9)
