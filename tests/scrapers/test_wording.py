"""The vocabulary: what lines of a history, labels and sheets say happened, in either wording."""

import importlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import PROPERTY
from tests.scrapers.reading import source


def module(name: str) -> Any:
    """A module of the place, loaded under the scrapers' own package."""
    package = source("us_ct/bills").module.__name__.rsplit(".", 2)[0]
    return importlib.import_module(f"{package}.{name}")


ACTIONS, WORDING, SHEET_NAME = module("actions"), module("wording"), module("sheet_name")


@pytest.mark.parametrize(
    ("bulk_file", "status_page", "chamber", "outcome"),
    [
        ("HOUSE PASSED", "House Passed", "house", "passed"),
        ("SENATE PASSED", "Senate Passed", "senate", "passed"),
        (
            "HOUSE PASSED, HOUSE AMEND. SCH. A,D",
            "House Passed as Amended by House Amendment Schedule A,D",
            *("house", "passed"),
        ),
        (
            "SEN. PASSED, HO. AMEND. SCH. A",
            "Senate Passed as Amended by House Amendment Schedule A",
            *("senate", "passed"),
        ),
        ("ADOPTED, HOUSE", "Adopted, House", "house", "passed"),
        ("ADOPTED, SENATE", "Adopted, Senate", "senate", "passed"),
        (
            "ADOPTED SEN. AS AMENDED BY HO. A",
            "Senate Adopted as Amended by House Amendment Schedule A",
            *("senate", "passed"),
        ),
        ("HOUSE REJECTED BILL", "House Rejected Bill", "house", "failed"),
    ],
)
def test_a_passage_is_told_in_either_wording(
    bulk_file: str, status_page: str, chamber: str, outcome: str
) -> None:
    for text in (bulk_file, status_page):
        meaning = ACTIONS.action_meaning(text)
        assert (meaning.action_class, meaning.chamber, meaning.outcome) == (
            *("passage", chamber),
            outcome,
        )


@pytest.mark.parametrize(
    ("bulk_file", "status_page", "chamber", "amends", "outcome"),
    [
        (
            "HOUSE ADOPTED HOUSE AMEND. SCH. B",
            "House Adopted House Amendment Schedule B 5048",
            *("house", "house", "passed"),
        ),
        (
            "HOUSE REJECTED SEN. AMEND. SCH. B",
            "House Rejected Senate Amendment Schedule B",
            *("house", "senate", "failed"),
        ),
        (
            "SEN. ADOPTED  SEN. AMEND. SCH. B",
            "Senate Adopted Senate Amendment Schedule B 5048",
            *("senate", "senate", "passed"),
        ),
        (
            "SEN. REJ. SEN. AMEND. SCH. B",
            "Senate Rejected Senate Amendment Schedule B 5048",
            *("senate", "senate", "failed"),
        ),
        (
            "SEN. ADOPTED HO. AMEND. SCH. B",
            "Senate Adopted House Amendment Schedule B",
            *("senate", "house", "passed"),
        ),
    ],
)
def test_an_amendment_is_told_with_its_schedule_in_either_wording(
    bulk_file: str, status_page: str, chamber: str, amends: str, outcome: str
) -> None:
    for text in (bulk_file, status_page):
        meaning = ACTIONS.action_meaning(text)
        assert meaning.action_class == "amendment"
        assert (meaning.chamber, meaning.outcome) == (chamber, outcome)
        assert (meaning.amendment_chamber, meaning.amendment_schedule) == (amends, "B")


def test_a_reconsidered_vote_is_told() -> None:
    meaning = ACTIONS.action_meaning("SENATE RECONSIDERED")
    assert (meaning.chamber, meaning.action_class, meaning.outcome) == (
        *("senate", "reconsidered"),
        None,
    )


@pytest.mark.parametrize(
    "text",
    [
        "BILL PASSED TEMPORARILY",
        "Amendment Withdrawn, Senate Amendment Schedule C",
        "House Designated House Amendment Schedule A",
        "DISAGREEING ACTION,TABLED FOR CAL., SEN.",
        "On Consent Calendar",
        "In Concurrence",
        "House Favorable Substitute",
        "HOUSE PASSED A RESOLUTION OF THANKS",
    ],
)
def test_what_is_no_vote_on_the_floor_is_other(text: str) -> None:
    meaning = ACTIONS.action_meaning(text)
    assert (meaning.action_class, meaning.outcome) == ("unclassified", None)


@PROPERTY
@given(st.text())
def test_any_other_text_is_no_passage_and_no_amendment(text: str) -> None:
    if not {"PASSED", "ADOPTED", "REJ", "RECONSIDERED"} & set(WORDING.plain(text).split()):
        assert ACTIONS.action_meaning(text).action_class == "unclassified"


@pytest.mark.parametrize(
    ("label", "question_class", "amends", "schedule"),
    [
        ("House Roll Call Vote 25", "passage", None, None),
        ("House Roll Call Vote 25 AS AMENDED", "passage", None, None),
        ("House Roll Call Vote 25 EMERGENCY CERTIFICATION", "passage", None, None),
        ("House Roll Call Vote 25 EMERGENCY CERTIFICATION AS AMENDED", "passage", None, None),
        ("House Roll Call Vote 25 CONSENT CALENDAR", "passage", None, None),
        ("House Roll Call Vote 25 HOUSE AMD C", "amendment", "house", "C"),
        ("House Roll Call Vote 25 SENATE AMD A", "amendment", "senate", "A"),
        ("House Roll Call Vote 25 AS AMENDED HOUSE AMD C", "amendment", "house", "C"),
        ("House Roll Call Vote 25 EMERGENCY CERTIFICATION HOUSE AMD A", "amendment", "house", "A"),
        ("House Roll Call Vote 25 MOTION TO REFER", "procedural", None, None),
        ("House Roll Call Vote 25 LCO # 3972", "unknown", None, None),
        ("Senate Roll Call Vote 25", "unknown", None, None),
    ],
)
def test_a_label_says_what_the_question_was(
    label: str, question_class: str, amends: str | None, schedule: str | None
) -> None:
    meaning = WORDING.label_meaning(label)
    assert meaning.number == 25
    assert (meaning.question_class, meaning.amendment_chamber, meaning.amendment_schedule) == (
        *(question_class, amends),
        schedule,
    )


def test_what_is_no_label_has_no_meaning() -> None:
    assert WORDING.label_meaning("File No. 25") is None


@pytest.mark.parametrize(
    ("words", "question_class"),
    [
        ("", "unknown"),
        ("AS AMENDED", "unknown"),
        ("EMERGENCY CERTIFICATION", "unknown"),
        ("CONSENT CALENDAR", "unknown"),
        ("HOUSE AMD B", "amendment"),
        ("MOTION TO REFER", "procedural"),
    ],
)
def test_a_sheets_own_words_are_believed_only_where_they_can_be(
    words: str, question_class: str
) -> None:
    assert WORDING.sheet_question_class(words) == question_class


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Substitute for Raised H.B. No. 7066", "HB07066"),
        ("Governor's S.B. No. 1", "SB00001"),
        ("Senate Joint Resolution S.J. No. 58", "SJ00058"),
        ("H.R. No. 3", "HR00003"),
        ("HB-7066", "HB07066"),
        ("HJR-26", "HJ00026"),
        ("SB 1", "SB00001"),
        ("Vote for something else", None),
    ],
)
def test_a_bill_number_is_read_in_every_spelling(text: str, number: str | None) -> None:
    assert WORDING.printed_bill_number(text) == number


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("2025HV-00290-R00HB07287-HV.PDF", ("2025", "house", 290, 0, "HB07287")),
        ("2025sv-00038-r01hb07066-sv.pdf", ("2025", "senate", 38, 1, "HB07066")),
        ("2025SV-00035-R00-SV.PDF", ("2025", "senate", 35, 0, None)),
        ("2025HV-00400-R00HB-08001SS1-HV.PDF", ("2025", "house", 400, 0, "HB08001")),
    ],
)
def test_a_file_name_says_the_key_of_the_roll_call(name: str, parts: tuple[object, ...]) -> None:
    found = SHEET_NAME.find_sheet_name(f"https://www.cga.ct.gov/2025/vote/h/pdf/{name}")
    assert (found.session, found.chamber, found.number, found.revision, found.bill_number) == parts


@pytest.mark.parametrize(
    "name",
    ["calendar.pdf", "2025HV-00290-R00HB07287-SV.PDF", "2025HV-290-R00HB07287-HV.PDF", "", "x/"],
)
def test_other_file_names_are_none_of_a_sheet(name: str) -> None:
    assert SHEET_NAME.find_sheet_name(f"https://www.cga.ct.gov/{name}") is None
