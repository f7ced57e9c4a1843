"""Fiscal notes: every amount as printed, and in dollars only where it is a figure."""

import importlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import PROPERTY
from tests.scrapers.bulk_files import HISTORY, bulk_url
from tests.scrapers.facts import REPOSITORY
from tests.scrapers.note_pages import MUNICIPAL, STATE, Grid, Note, draw
from tests.scrapers.pages import BASE, StatusPage
from tests.scrapers.reading import read, refusal, source

SOURCE = "us_ct/fiscal_notes"
URL = f"{BASE}/2026/FN/PDF/2026HB-05468-R000420-FN.PDF"
CONTEXT = {"session": "2026", "number": "HB05468", "label": "Fiscal Note For File Copy 420"}
Short = tuple[str, str, str, int | None, str, int | None, int | None]


AMOUNT = importlib.import_module(f"{source(SOURCE).module.__package__}.amount")


def notes(note: Note) -> list[Any]:
    return read(SOURCE, "parse_note", draw(note), URL, **CONTEXT)


def short(note: Note) -> list[Short]:
    return [
        (n.table, n.agency, n.fund_effect, n.fiscal_year, n.amount_text, n.low, n.high)
        for n in notes(note)
    ]


def refused(note: Note) -> str:
    return refusal(SOURCE, "parse_note", draw(note), URL, **CONTEXT)


def amount(text: str) -> tuple[int | None, int | None]:
    """What a cell's words are in dollars, read from a drawn note."""
    table = Grid(STATE.head[:3], (("Education, Dept.", "GF - Cost", text),))
    (found,) = short(Note(state=table, municipal="None"))[:1]
    assert found[4] == text
    return found[5:]


def test_both_tables_are_read_cell_by_cell() -> None:
    families = ("state", "Children & Families, Dept.", "GF - Potential Cost")
    taxes = ("state", "Revenue Serv., Dept.", "Various - Revenue Loss")
    towns = ("municipal", "All Municipalities", "STATE MANDATE - Cost")
    assert short(Note()) == [
        (*taxes, 2027, "241.6 million", 241_600_000, 241_600_000),
        (*taxes, 2028, "571.7 million", 571_700_000, 571_700_000),
        (*families, 2027, "None", None, None),
        (*families, 2028, "Up to 125,000", None, 125_000),
        (*towns, 2027, "Potential Minimal", None, None),
        (*towns, 2028, "See Below", None, None),
    ]


def test_a_record_knows_its_document_label_and_page() -> None:
    record = notes(Note())[3]
    assert (record.session, record.bill_number, record.position) == ("2026", "HB05468", 4)
    assert (record.document_url, record.page) == (URL, 1)
    assert record.label == "Fiscal Note For File Copy 420"


def test_an_impact_in_words_is_kept_in_words() -> None:
    assert short(Note(state="See Below", municipal="None")) == [
        ("state", "", "", None, "See Below", None, None),
        ("municipal", "", "", None, "None", None, None),
    ]


def test_what_stands_in_the_explanation_and_the_out_years_is_no_amount() -> None:
    assert len(short(Note(state="None", municipal="None", out_years="None"))) == 2


def test_a_table_goes_on_over_the_page() -> None:
    more = Grid(STATE.head, (("Education, Dept.", "GF - Cost", "50,000", "None"),))
    found = notes(Note(further_rows=more))
    assert [(n.agency, n.page) for n in found[2:6]] == [
        ("Children & Families, Dept.", 1),
        ("Children & Families, Dept.", 1),
        ("Education, Dept.", 2),
        ("Education, Dept.", 2),
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("400,000", 400_000, 400_000),
        ("$900", 900, 900),
        ("5000", 5_000, 5_000),
        ("1.2 million", 1_200_000, 1_200_000),
        ("$1.05 Billion", 1_050_000_000, 1_050_000_000),
        ("At least 400,000", 400_000, None),
        ("Up to 1.2 million", None, 1_200_000),
        ("Less than $1,000", None, 1_000),
        ("More than 2 million", 2_000_000, None),
        ("50,000 - 100,000", 50_000, 100_000),
        ("50,000 to 100,000", 50_000, 100_000),
        ("Between 50,000 and 100,000", 50_000, 100_000),
        ("1.2 - 1.5 million", 1_200_000, 1_500_000),
        ("500,000 - 1.5 million", None, None),
        ("Minimal", None, None),
        ("Significant", None, None),
        ("Potential 23,400", None, None),
        ("Approx. 25,000", None, None),
        ("241.6", None, None),
        ("27", None, None),
        ("(7,000)", None, None),
        ("100,000 - 50,000", None, None),
        ("0.0000001 million", None, None),
        ("12,00", None, None),
    ],
)
def test_dollars_are_read_only_where_the_words_are_a_figure(
    text: str, low: int | None, high: int | None
) -> None:
    assert amount(text) == (low, high)


@PROPERTY
@given(dollars=st.integers(1, 10**12))
def test_any_amount_that_is_printed_with_a_dollar_sign_and_commas_comes_out(dollars: int) -> None:
    assert AMOUNT.parse_amount(f"${dollars:,}") == (dollars, dollars)


# ---------------------------------------------------------------- what cannot be read


def test_a_document_without_a_note_is_refused() -> None:
    assert refused(Note(heading="OFA Bill Analysis")) == (
        "This document has no fiscal note of the Office of Fiscal Analysis."
    )


def test_the_note_of_another_bill_is_refused() -> None:
    assert refused(Note(bill="sHB-5469")) == "The fiscal note is of HB05469, not of HB05468."


def test_a_bill_written_as_a_substitute_is_the_same_bill() -> None:
    assert notes(Note(bill="sHB-5468"))


@pytest.mark.parametrize("place", ["state", "municipal"])
def test_a_table_without_rules_is_not_guessed(place: str) -> None:
    table = replace(STATE if place == "state" else MUNICIPAL, is_ruled=False)
    note = Note(state=table) if place == "state" else Note(municipal=table)
    heading = f"{place.capitalize()} Impact:"
    assert refused(note) == f'Neither words nor a table follow "{heading}".'


def test_a_column_that_is_no_fiscal_year_is_refused() -> None:
    table = replace(STATE, head=(*STATE.head[:3], "Total $"))
    assert refused(Note(state=table)) == (
        'The head of a column is "Total $"; a fiscal year such as FY 27 $ is expected.'
    )


def test_an_empty_cell_is_refused_with_its_row() -> None:
    table = replace(STATE, rows=(("Education, Dept.", "GF - Cost", "50,000", ""),))
    assert refused(Note(state=table)) == (
        "A row of the fiscal note's table does not fit its head: "
        '"Education, Dept. | GF - Cost | 50,000 | ".'
    )


def test_a_note_that_says_nothing_is_refused() -> None:
    note = Note(state=Grid(STATE.head, ()), municipal=Grid(MUNICIPAL.head, ()))
    assert refused(note) == "The fiscal note says nothing before its explanation."


# ---------------------------------------------------------------- which notes


def test_every_bill_of_a_budget_is_asked_for_its_page() -> None:
    path = "scrapers/us_ct/appropriations/budget.yml"
    body = (REPOSITORY / path).read_bytes()
    found = read(SOURCE, "parse_budgets", body, f"project:{path}", sessions="2026", base=BASE)
    asked = {dict(request.context)["number"] for request in found}
    assert {"SB00001", "HB05032", "SB00298", "SB00083"} <= asked
    assert {dict(request.context)["session"] for request in found} == {"2026"}


def test_bills_before_the_committee_of_education_are_asked_for_their_page() -> None:
    url = bulk_url("bill_history")
    found = read(SOURCE, "parse_referrals", HISTORY, url, session="2025", base=BASE, codes="ED")
    assert [request.parse for request in found] == ["parse_status"] * len(found)
    assert found


def test_a_page_leads_to_its_fiscal_notes_and_to_nothing_else() -> None:
    table = (
        "<table summary='Status of bills'><thead><tr><th>Notes</th></tr></thead><tbody>"
        '<tr><td><a href="/2025/FN/PDF/2025HB-07066-R01-FN.PDF">Fiscal Note</a></td></tr>'
        '<tr><td><a href="/2025/BA/PDF/2025HB-07066-R01-BA.PDF">Bill Analysis</a></td></tr>'
        "</tbody></table>"
    )
    found = read(
        *(SOURCE, "parse_status", StatusPage(extra=table).body(), f"{BASE}/status"),
        session="2025",
        number="HB07066",
    )
    (request,) = found
    assert request.url == f"{BASE}/2025/FN/PDF/2025HB-07066-R01-FN.PDF"
    assert (request.parse, request.expects) == ("parse_note", "pdf")
    assert dict(request.context)["label"] == "Fiscal Note"
