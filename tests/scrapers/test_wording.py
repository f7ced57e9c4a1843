"""The vocabulary of labels, sheets and file names: what they say was put to the vote."""

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


WORDING, SHEET_NAME = module("wording"), module("sheet_name")
QUESTION_WORDS = module("question_words")


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
        ("House Roll Call Vote 25 LCO # 3972", "amendment", None, None),
        ("Senate Roll Call Vote 25", "unknown", None, None),
        ("Senate Roll Call Vote 25 PASS", "passage", None, None),
        ("Senate Roll Call Vote 25 ADOPT SENATE AMD G LCO 5048", "amendment", "senate", "G"),
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


def test_a_label_of_2012_gives_the_number_of_the_amendment() -> None:
    assert WORDING.label_meaning("House Roll Call Vote 131 LCO # 3972").lco == 3972


def test_what_is_no_label_has_no_meaning() -> None:
    assert WORDING.label_meaning("File No. 25") is None


# Words that stand on passages and on amendment votes alike.
SAY_NOTHING = (
    "",
    "AS AMENDED",
    "EMERGENCY CERTIFICATION",
    "Emergency  Certification as amended",
    "CONSENT CALENDAR",
    "ADOPT",
    "ADOPT RESOLUTION",
)


@pytest.mark.parametrize("words", SAY_NOTHING)
def test_words_that_stand_on_any_vote_say_nothing(words: str) -> None:
    meaning = WORDING.sheet_meaning(words)
    assert (meaning.question_class, meaning.is_understood) == ("unknown", True)


@pytest.mark.parametrize(
    "words",
    [
        "PASS",
        "PASS IN CONCURRENCE",
        "PASS AS AMENDED",
        "PASS AS AMENDED BY HOUSE A",
        "PASS AS AMENDED BY HOUSE A,B",
        "PASS AS AMENDED BY HOUSE A AND SENATE B",
        "EMERGENCY CERTIFICATION PASS",
    ],
)
def test_a_sheet_of_the_senate_until_2020_says_that_it_was_the_passage(words: str) -> None:
    assert WORDING.sheet_meaning(words) == QUESTION_WORDS.QuestionMeaning("passage")


@pytest.mark.parametrize(
    ("words", "amends", "schedule", "lco"),
    [
        ("HOUSE AMD B", "house", "B", None),
        ("ADOPT SENATE AMD G LCO 5048", "senate", "G", 5048),
        ("ADOPT HOUSE AMENDMENT SCHEDULE AB LCO NO. 12", "house", "AB", 12),
        ('SENATE AMD "A" (LCO 4520)', "senate", "A", 4520),
        ("A LCO 5448", None, "A", 5448),
        ("LCO # 3972", None, None, 3972),
        ("AS AMENDED LCO 3972", None, None, 3972),
    ],
)
def test_words_name_an_amendment_as_far_as_they_do(
    words: str, amends: str | None, schedule: str | None, lco: int | None
) -> None:
    found = QUESTION_WORDS.QuestionMeaning("amendment", amends, schedule, lco)
    assert WORDING.sheet_meaning(words) == found


@pytest.mark.parametrize("words", ["MOTION TO REFER", "AS AMENDED MOTION TO RECONSIDER"])
def test_a_motion_is_procedure(words: str) -> None:
    assert WORDING.sheet_meaning(words).question_class == "procedural"


@pytest.mark.parametrize(
    "words",
    [
        "REJECT HOUSE AMD A",
        "RECONSIDER SENATE AMD A",
        "PASS TEMPORARILY",
        "RECOMMIT",
        "HOUSE AMD A AND B",
        "VETO OVERRIDE",
    ],
)
def test_words_that_contain_known_ones_are_not_taken_for_them(words: str) -> None:
    meaning = WORDING.sheet_meaning(words)
    assert (meaning.question_class, meaning.is_understood) == ("unknown", False)
    label = WORDING.label_meaning(f"House Roll Call Vote 25 {words}")
    assert (label.question_class, label.is_understood) == ("unknown", False)


@PROPERTY
@given(st.text(max_size=30))
def test_whatever_is_not_understood_names_no_question(words: str) -> None:
    meaning = WORDING.sheet_meaning(words)
    assert meaning.is_understood or meaning.question_class == "unknown"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("HB-7066", ("HB07066",)),
        ("HJ-29, HJ-30 AND HJ-31", ("HJ00029", "HJ00030", "HJ00031")),
        ("HJ-29, 30 & 31", ("HJ00029", "HJ00030", "HJ00031")),
        ("HB-5001 HB-5001", ("HB05001",)),
        ("CONSENT CALENDAR NO. 1", ()),
    ],
)
def test_all_bills_of_a_title_are_read_each_once(text: str, numbers: tuple[str, ...]) -> None:
    assert WORDING.printed_bill_numbers(text) == numbers
    assert not WORDING.has_unread_number(text)


@pytest.mark.parametrize("text", ["HJ-29 THROUGH 37", "HB-7066 (FILE 101)", "ITEM 4"])
def test_a_number_in_a_title_that_is_no_bill_s_is_noticed(text: str) -> None:
    assert WORDING.has_unread_number(text)


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
        ("2012SV-00312-R00HB05389-SV.htm", ("2012", "senate", 312, 0, "HB05389")),
        ("2010HV-00101-R02HB05534-HV.HTML", ("2010", "house", 101, 2, "HB05534")),
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
