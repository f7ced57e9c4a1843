"""Money in sentences: bonds and their purposes, balances carried forward, sums without a table."""

from typing import Any

import pytest

from reportcard.model.budget_records import (
    BondItemRecord,
    BondSectionRecord,
    CarryForwardRecord,
)
from tests.scrapers.budget_pages import Section, Style, draw
from tests.scrapers.budgets import lines_of, read_budget, sections_of, trouble_of

STYLES: tuple[Style, ...] = ("act", "bill")
COMMISSION = (
    "The State Bond Commission shall have power, in accordance with the provisions of this section"
    " and sections 2 to 3, inclusive, of this act, from time to time to authorize the issuance of"
    " bonds of the state in one or more series and in principal amounts in the aggregate not"
    " exceeding $31,500,000."
)
PROCEEDS = (
    "The proceeds of the sale of bonds described in sections 1 to 3, inclusive, of this act, shall"
    " be used for the projects hereinafter stated:"
)
GARAGE = (
    "(a) For the Department of Administrative Services: Site acquisition for a garage in"
    " Wethersfield, not exceeding $20,000,000;"
)
PRISON = (
    "(b) For the Department of Correction:",
    "(1) Security upgrades, including new doors, not exceeding $1,500,000;",
    "(2) Electronic health records, not exceeding $10,000,000.",
)
CARRIED = (
    "Up to $100,000 of the unexpended balance of funds appropriated to Legislative Management, for"
    " Statues, for the fiscal year ending June 30, 2026, shall not lapse on June 30, 2026."
)
CUTS = (
    "The sum of $330,811,954 is appropriated from the Federal Cuts Response Fund, established"
    " pursuant to section 1 of this act, to the Office of Policy and Management, for the fiscal"
    " year ending June 30, 2026, for the purpose of responding to P.L. 119-21. Nothing more."
)


def read_kind(kind: type[Any], *sections: Section, style: Style = "act") -> list[Any]:
    """The records of one kind in a document."""
    return [one for one in read_budget(draw(*sections, style=style)) if isinstance(one, kind)]


def bonds(*items: str, words: str = COMMISSION) -> tuple[Section, Section]:
    """A section that authorizes bonds, and the one that lists what they are for."""
    return Section(words), Section(PROCEEDS, items)


# ---------------------------------------------------------------- bonds


@pytest.mark.parametrize("style", STYLES)
def test_an_authorization_has_an_aggregate_and_names_its_sections(style: Style) -> None:
    (found,) = read_kind(BondSectionRecord, *bonds(GARAGE), style=style)
    assert (found.section, found.items_from, found.items_to) == (1, 2, 3)
    assert found.aggregate == 31_500_000


@pytest.mark.parametrize("style", STYLES)
def test_a_purpose_has_a_letter_an_agency_and_a_sum(style: Style) -> None:
    (found,) = read_kind(BondItemRecord, *bonds(GARAGE), style=style)
    assert (found.letter, found.agency, found.amount) == (
        "(a)",
        "Department of Administrative Services",
        20_000_000,
    )
    assert found.purpose == "Site acquisition for a garage in Wethersfield"


@pytest.mark.parametrize("style", STYLES)
def test_numbered_purposes_are_of_the_agency_above_them(style: Style) -> None:
    found = read_kind(BondItemRecord, *bonds(GARAGE, *PRISON), style=style)
    assert [(one.letter, one.agency, one.amount) for one in found[1:]] == [
        ("(b)(1)", "Department of Correction", 1_500_000),
        ("(b)(2)", "Department of Correction", 10_000_000),
    ]
    assert [one.position for one in found] == [1, 2, 3]


def test_one_purpose_may_stand_in_the_sentence_itself() -> None:
    words = (
        "The proceeds of the sale of the bonds described in sections 1 to 3, inclusive, of this"
        " act shall be used for the purpose of providing loans, not exceeding $10,000,000."
    )
    (found,) = read_kind(BondItemRecord, Section(COMMISSION), Section(words))
    assert (found.letter, found.agency, found.purpose) == ("", "", "providing loans")


def test_the_last_limit_of_a_purpose_is_its_sum() -> None:
    item = "(a) For the Department of Housing: Grants, not exceeding $5,000 for each, not exceeding"
    (found,) = read_kind(BondItemRecord, *bonds(f"{item} $2,000,000;"))
    assert found.amount == 2_000_000
    assert found.purpose == "Grants, not exceeding $5,000 for each"


def test_sections_outside_the_named_range_list_nothing() -> None:
    far = (
        Section(COMMISSION),
        Section("Nothing."),
        Section("Nothing."),
        Section(PROCEEDS, (GARAGE,)),
    )
    assert read_kind(BondItemRecord, *far) == []


def test_a_section_of_the_range_that_speaks_of_no_proceeds_lists_nothing() -> None:
    other = Section("All provisions of section 3-20 apply:", (GARAGE,))
    assert read_kind(BondItemRecord, Section(COMMISSION), other) == []


def test_a_change_of_an_earlier_authorization_is_none_of_its_own() -> None:
    changed = COMMISSION.replace("$31,500,000", "[$31,500,000] $32,000,000")
    body = draw(*bonds(GARAGE, words=changed), Section(CARRIED))
    assert [type(one) for one in read_budget(body)] == [CarryForwardRecord]


# ---------------------------------------------------------------- balances carried forward


@pytest.mark.parametrize("style", STYLES)
def test_a_sentence_that_carries_a_balance_forward_is_listed_whole(style: Style) -> None:
    (found,) = read_kind(CarryForwardRecord, Section(CARRIED), style=style)
    assert (found.text, found.amount, found.section) == (CARRIED, 100_000, 1)


def test_a_balance_of_no_single_sum_has_no_amount() -> None:
    words = "The unexpended balance of funds for schools shall not lapse on June 30, 2026."
    several = "Of the funds, $5 for books and $6 for pens shall not lapse on June 30, 2026."
    found = read_kind(CarryForwardRecord, Section(words), Section(several))
    assert [one.amount for one in found] == [None, None]


def test_a_sum_that_is_divided_further_on_is_the_whole_one() -> None:
    words = CARRIED[:-1] + ", for (1) up to $15,000 for pools, and (2) up to $85,000 for parks."
    (found,) = read_kind(CarryForwardRecord, Section(words))
    assert found.amount == 100_000


def test_each_paragraph_that_carries_forward_has_a_place_of_its_own() -> None:
    section = Section(f"(a) {CARRIED}", ("(b) Nothing here.", f"(c) {CARRIED}"))
    found = read_kind(CarryForwardRecord, section)
    assert [(one.position, one.text[:3]) for one in found] == [(1, "(a)"), (2, "(c)")]


def test_a_balance_that_lapses_is_not_listed() -> None:
    words = CARRIED.replace("shall not lapse", "shall lapse")
    assert read_kind(CarryForwardRecord, Section(words), Section(CUTS)) == []


# ---------------------------------------------------------------- sums without a table


@pytest.mark.parametrize("style", STYLES)
def test_a_sum_in_a_sentence_has_a_fund_an_agency_a_year_and_a_purpose(style: Style) -> None:
    records = read_budget(draw(Section(CUTS), style=style))
    (section,), (line,) = sections_of(records), lines_of(records)
    assert (section.kind, section.fund, trouble_of(section)) == (
        "deficiency",
        "FEDERAL CUTS RESPONSE FUND",
        "",
    )
    assert (line.agency, line.account, line.fiscal_year) == (
        "OFFICE OF POLICY AND MANAGEMENT",
        "responding to P.L. 119-21",
        2026,
    )
    assert (line.before, line.after) == (None, 330_811_954)


def test_a_sentence_may_name_an_account_and_no_fund() -> None:
    words = (
        "(a) The sum of $183,000,000 is appropriated to the Department of Education, for"
        " Supplemental Education, for the fiscal year ending June 30, 2026, shall be made available"
        " in said fiscal year and expended as follows:"
    )
    records = read_budget(draw(Section(words)))
    (section,), (line,) = sections_of(records), lines_of(records)
    assert (section.fund, trouble_of(section)) == ("", "")
    assert (line.agency, line.account) == ("DEPARTMENT OF EDUCATION", "Supplemental Education")


def test_a_sum_that_replaces_another_has_both() -> None:
    words = CUTS.replace("$330,811,954", "[$330,811,954] $380,811,954").replace(
        "this act", "[this act] special act 26-1"
    )
    records = read_budget(draw(Section(words)))
    (section,), (line,) = sections_of(records), lines_of(records)
    assert (section.kind, line.before, line.after) == ("adjustment", 330_811_954, 380_811_954)


def test_a_sum_that_is_reduced_has_the_opposite_sign() -> None:
    words = (
        "The sum of $1,500,000 shall be reduced from the amount appropriated to The University of"
        " Connecticut, for Operating Expenses, for the fiscal year ending June 30, 2027."
    )
    records = read_budget(draw(Section(words)))
    (section,), (line,) = sections_of(records), lines_of(records)
    assert (section.kind, line.agency, line.after) == (
        "reduction",
        "UNIVERSITY OF CONNECTICUT",
        -1_500_000,
    )


def test_a_part_of_a_line_that_is_set_aside_for_somebody_is_no_sum_of_its_own() -> None:
    words = (
        "The sum of $50,000 of the amount appropriated in section 1 of this act, to the Department"
        " of Education, for Various Grants, shall be made available to a library."
    )
    assert lines_of(read_budget(draw(Section(words), Section(CUTS)))) == lines_of(
        read_budget(draw(Section("Nothing."), Section(CUTS)))
    )


@pytest.mark.parametrize(
    "broken",
    [
        CUTS.replace(", for the fiscal year ending June 30, 2026", ""),
        CUTS.replace("to the Office of Policy and Management, ", ""),
        CUTS[: CUTS.index(", for the purpose")] + ".",
    ],
    ids=["no year", "no agency", "neither account nor purpose"],
)
def test_a_sum_whose_sentence_cannot_be_read_whole_is_a_trouble(broken: str) -> None:
    records = read_budget(draw(Section(broken)))
    (section,) = sections_of(records)
    assert trouble_of(section) == "A sum in a sentence could not be read for sure."
    assert lines_of(records) == []


def test_sums_of_two_funds_in_one_section_are_a_trouble() -> None:
    other = CUTS.replace("Federal Cuts Response Fund", "Banking Fund")
    (section,) = sections_of(read_budget(draw(Section(f"(a) {CUTS}", (f"(b) {other}",)))))
    assert (
        trouble_of(section) == "The sentences of this section speak of several funds or purposes."
    )
