"""Sections of a budget document: their sentences, their numbers, and what every page repeats."""

from dataclasses import replace

import pytest

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Request
from reportcard.errors import PageError
from tests.scrapers.budget_pages import (
    BLANK,
    BUDGET,
    DEFICIENCY,
    LEAD_IN,
    REDUCTION,
    Section,
    Style,
    Table,
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
    trouble,
    trouble_of,
)
from tests.scrapers.facts import REPOSITORY
from tests.scrapers.reading import read, source

STYLES: tuple[Style, ...] = ("act", "bill")
ROWS = (BLANK, row("STATE LIBRARY"), row("Personal Services", "[5,000]", "6,000"))
PLAIN = (BLANK, row("STATE LIBRARY"), row("Personal Services", "5,000"))
OF_2026 = {"years": ("2025-2026",), "title": "GENERAL FUND"}
MANY = tuple(row(f"Account {number}", "[2]", "3") for number in range(80))
END = "This act shall take effect as follows and shall amend the following sections:"
PROSE = Section("Nothing in this section is about money that anybody may spend. " * 8)


def refusal(body: bytes) -> str:
    with pytest.raises(PageError) as refused:
        read_budget(body)
    return str(refused.value)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("words", "kind", "rows", "table"),
    [
        (LEAD_IN, "adjustment", ROWS, {}),
        (BUDGET, "budget", PLAIN, {}),
        (DEFICIENCY, "deficiency", PLAIN, OF_2026),
        (REDUCTION, "reduction", PLAIN, OF_2026),
    ],
    ids=["adjustment", "budget", "deficiency", "reduction"],
)
def test_a_section_is_what_its_sentence_says(
    style: Style, words: str, kind: str, rows: tuple[object, ...], table: dict[str, object]
) -> None:
    body = draw(section_of(*rows, words=words, **table), style=style)  # type: ignore[arg-type]  # rows
    (section,) = sections_of(read_budget(body))
    assert (section.kind, section.fund, trouble_of(section)) == (kind, "GENERAL FUND", "")
    assert section.lead_in == words.format(fund="GENERAL FUND")


@pytest.mark.parametrize("style", STYLES)
def test_what_every_page_repeats_is_in_no_row(style: Style) -> None:
    found = read_rows(row("STATE LIBRARY"), *MANY, style=style)
    assert [line[2] for line in found] == [one.label for one in MANY]


@pytest.mark.parametrize(
    "head",
    [
        "Governor's Bill No. 5032",
        "Substitute Bill No. 5032",
        "Substitute Senate Bill No. 1",
        "Senate Bill No. 83",
        "sHB5031 File No. 635",
    ],
)
@pytest.mark.parametrize(
    "foot",
    [
        "LCO No. 612 {page} of {pages}",
        "LCO {page} of {pages}",
        "LCO {{\\\\SERVER\\USERS\\SOMEBODY\\WS\\2023HB-06659-\nR01-HB.docx }}\n{page} of {pages}",
        "Public Act No. 26-68 {page} of {pages}",
        "Special Act No. 26-1 {page} of {pages}",
        "sHB5031 / File No. 635 {page}",
    ],
)
def test_every_official_head_and_foot_is_known(head: str, foot: str) -> None:
    section = section_of(row("STATE LIBRARY"), *MANY)
    records = read_budget(draw(section, style="bill", head=head, foot=foot, end=END))
    assert [trouble_of(one) for one in sections_of(records)] == [""]
    assert [line.account for line in lines_of(records)] == [one.label for one in MANY]
    assert max(line.page for line in lines_of(records)) > 1


def test_a_bill_gives_its_rows_numbers_and_an_act_gives_none() -> None:
    bill, act = (lines_of(read_budget(draw(section_of(*ROWS), style=s))) for s in ("bill", "act"))
    assert [line.row for line in bill] == ["T4"]
    assert [line.row for line in act] == [""]


@pytest.mark.parametrize("style", STYLES)
def test_sections_of_prose_between_tables_are_no_rows(style: Style) -> None:
    body = draw(section_of(*ROWS), PROSE, section_of(*ROWS, fund="BANKING FUND"), style=style)
    records = read_budget(body)
    assert [(section.section, section.fund) for section in sections_of(records)] == [
        (1, "GENERAL FUND"),
        (3, "BANKING FUND"),
    ]
    assert len(lines_of(records)) == 2


def test_prose_below_a_table_of_a_bill_is_no_row() -> None:
    table = Table(ROWS)
    words = LEAD_IN.format(fund="GENERAL FUND")
    more = Section(words, table=table, below="(b) Nothing else is appropriated.")
    (section,) = sections_of(read_budget(draw(more, style="bill")))
    assert trouble_of(section) == ""


def test_prose_below_a_table_of_an_act_is_a_trouble() -> None:
    words = LEAD_IN.format(fund="GENERAL FUND")
    more = Section(words, table=Table(ROWS), below="(b) Nothing else is appropriated.")
    (section,) = sections_of(read_budget(draw(more)))
    assert "nothing stands below this heading" in trouble_of(section)


def test_what_follows_the_last_section_is_not_read() -> None:
    (section,) = sections_of(read_budget(draw(section_of(*ROWS), end=END)))
    assert trouble_of(section) == ""


def test_a_number_that_does_not_follow_is_a_trouble() -> None:
    later = section_of(*ROWS, number=4)
    first, second = sections_of(read_budget(draw(section_of(*ROWS), later)))
    assert (trouble_of(first), trouble_of(second)) == (
        "",
        "The number of the section does not follow the one before it.",
    )


def test_a_document_that_begins_with_another_section_than_the_first_is_a_trouble() -> None:
    (section,) = sections_of(read_budget(draw(section_of(*ROWS, number=471))))
    assert trouble_of(section) == "The number of the section does not follow the one before it."


def test_prose_whose_number_does_not_follow_is_a_trouble_too() -> None:
    prose = replace(PROSE, number=4)
    assert [
        (section.section, trouble_of(section))
        for section in sections_of(read_budget(draw(section_of(*ROWS), prose)))
    ] == [(4, "The number of the section does not follow the one before it."), (1, "")]


def test_a_number_at_the_edge_of_prose_begins_no_section() -> None:
    filling = "Whoever reads these words of a long law that says nothing at all of money sees"
    prose = Section(f"{filling} Sec. 90. and so on.")
    body = draw(prose, section_of(*ROWS))
    (section,) = sections_of(read_budget(body))
    assert section.section == 2


def test_the_act_that_is_amended_may_be_of_a_special_session() -> None:
    words = LEAD_IN.replace(
        "public act 25-168,",
        "public act 17-2 of the June special session, as amended by section 16 of public act 17-4"
        " of the June special session,",
    )
    (section,) = sections_of(read_budget(draw(section_of(*ROWS, words=words))))
    assert (section.kind, trouble_of(section)) == ("adjustment", "")


def test_a_sentence_that_is_not_known_does_not_hide_its_table() -> None:
    words = "There is appropriated from the {fund} whatever the table below happens to say:"
    (section,) = sections_of(read_budget(draw(section_of(*ROWS, words=words), style="bill")))
    assert trouble_of(section) == "The sentence above the table is none of those known."
    (section,) = sections_of(read_budget(draw(section_of(*ROWS, words=words))))
    assert trouble_of(section) == "The sentence above the table is none of those known."


@pytest.mark.parametrize(
    "words",
    [
        "The following amounts are allocated from the {fund} for the fiscal year:",
        "There is hereby granted from the {fund}:",
        "The following sums are APPROPRIATED from the {fund}:",
    ],
)
def test_a_table_vanishes_under_no_sentence(words: str) -> None:
    body = draw(section_of(*ROWS, words=words), section_of(*ROWS))
    assert [trouble_of(section) for section in sections_of(read_budget(body))] == [
        "The sentence above the table is none of those known.",
        "",
    ]


def test_a_table_of_expected_revenue_appropriates_nothing() -> None:
    words = (
        "The appropriations in section 1 of public act 25-168 are supported by the {fund} revenue"
        " estimates as follows:"
    )
    records = read_budget(draw(section_of(*ROWS, words=words), section_of(*ROWS)))
    assert [section.section for section in sections_of(records)] == [2]


def test_a_second_table_below_the_words_that_end_the_first_is_a_trouble() -> None:
    body = draw(section_of(*ROWS, number=1), section_of(*ROWS, number=1), style="bill")
    assert [trouble_of(section) for section in sections_of(read_budget(body))] == [
        "Page 1: more of a table stands below the words that end it."
    ]


def test_an_amount_that_no_budget_has_is_refused() -> None:
    body = draw(section_of(row("STATE LIBRARY"), row("Other Expenses", "99,999,999,999,999")))
    with pytest.raises(PageError, match="An amount of 14 digits is printed"):
        read_budget(body)


def test_a_sentence_and_a_title_of_two_funds_are_a_trouble() -> None:
    assert trouble(*PLAIN, words=DEFICIENCY, years=("2025-2026",), title="BANKING FUND") == (
        "The sentence says GENERAL FUND, the table says BANKING FUND."
    )


def test_reductions_of_no_fund_are_a_trouble() -> None:
    assert trouble(*PLAIN[1:], words=REDUCTION, years=("2025-2026",)) == (
        "Neither the sentence nor the table names a fund."
    )


def test_a_sentence_and_a_table_of_two_years_are_a_trouble() -> None:
    assert trouble(*ROWS, years=("2025-2026",)) == (
        "The sentence and the table name other fiscal years."
    )


def test_a_table_without_years_is_a_trouble() -> None:
    assert trouble(*ROWS, years=()) == "No fiscal years stand above the table."


def test_the_list_of_budgets_leads_to_the_documents() -> None:
    module = source(SOURCE).module
    manifest = Manifest(sessions=("2025", "2026"), base_url="https://www.cga.ct.gov")
    (first,) = module.start(manifest)
    cycles = (REPOSITORY / first.url.removeprefix("project:")).read_bytes()
    found = read(SOURCE, first.parse, cycles, first.url, **dict(first.context))
    documents = [one for one in found if isinstance(one, Request)]
    assert {one.parse for one in documents} == {"parse_budget"}
    assert {one.expects for one in documents} == {"pdf"}


def test_a_document_that_appropriates_nothing_is_refused() -> None:
    assert refusal(draw(PROSE)) == (
        "No section of this document appropriates money or authorizes bonds."
    )


def test_what_is_no_pdf_is_refused() -> None:
    assert refusal(b"<html></html>").startswith("This is not a readable PDF")
