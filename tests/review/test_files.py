"""The files of rulings: every mistake at once with its line, and a page like any other."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reportcard.errors import UserError
from reportcard.model.records import NameRulingRecord, QuestionRulingRecord
from reportcard.review.check import Known, nearest_person, normal_name
from reportcard.review.files import (
    names_from,
    names_page,
    questions_from,
    questions_page,
    read_names,
    read_questions,
)

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
KNOWN = Known(
    ("2025-house-27", "2025-house-290", "2025-senate-12"),
    {"ocd-person/1": "Patricia Miller", "ocd-person/2": "Philip Miller"},
)

QUESTIONS = """\
rulings:
  - roll_call: 2025-senate-12
    question: {amendment: b, of: senate}
    by: Ana Ruiz
    date: 2026-11-18
    reason: The journal of that day names it.
  - roll_call: 2025-house-290
    question: passage
    decisive: true
    by: Jo Diaz
    date: 2026-11-19
    reason: No later roll call in the journal.
"""
NAMES = """\
rulings:
  - name: MILLER, P.
    chamber: house
    person: ocd-person/2
    first_day: 2025-01-08
    last_day: 2025-06-04
    by: Ana Ruiz
    date: 2026-11-18
    reason: The clerk's list.
"""


def problems(read: object, text: str, known: Known | None = KNOWN) -> list[str]:
    assert callable(read)
    with pytest.raises(UserError) as error:
        read(text.encode(), today=TODAY, known=known)
    return str(error.value).splitlines()


def test_a_ruling_on_a_question_is_a_row_that_names_its_line() -> None:
    page = questions_page(questions_from(QUESTIONS.encode(), today=TODAY, known=KNOWN), NOW)
    assert page.page_url == "project:reviews/questions.yml"
    assert page.provenance.retrieved_at == datetime(2026, 11, 19, tzinfo=UTC)
    assert page.records == (
        QuestionRulingRecord(
            "2025", "senate", 12, "amendment", "senate", "B", "Ana Ruiz", date(2026, 11, 18),
            "The journal of that day names it.", False, 0, "reviews/questions.yml:2",
        ),
        QuestionRulingRecord(
            "2025", "house", 290, "passage", None, None, "Jo Diaz", date(2026, 11, 19),
            "No later roll call in the journal.", True, 0, "reviews/questions.yml:7",
        ),
    )  # fmt: skip


def test_the_last_day_of_a_name_is_included() -> None:
    page = names_page(names_from(NAMES.encode(), today=TODAY, known=KNOWN), NOW)
    assert page.records == (
        NameRulingRecord(
            "house", "MILLER, P.", date(2025, 1, 8), date(2025, 6, 5), "ocd-person/2", "Ana Ruiz",
            date(2026, 11, 18), "The clerk's list.", "reviews/names.yml:2",
        ),
    )  # fmt: skip


def test_a_project_without_rulings_has_empty_pages(tmp_path: Path) -> None:
    questions, names = read_questions(tmp_path, today=TODAY), read_names(tmp_path, today=TODAY)
    assert questions_page(questions, NOW).records == names_page(names, NOW).records == ()
    assert questions_page(questions, NOW).provenance.retrieved_at == NOW


def test_every_mistake_of_form_is_told_at_once_with_its_line() -> None:
    text = QUESTIONS.replace("amendment: b", "amendment: A1").replace("by: Jo Diaz", 'by: " "')
    text = text.replace("date: 2026-11-18", 'date: "yesterday"').replace("passage", "pasage")
    assert problems(questions_from, text) == [
        'reviews/questions.yml:3: rulings[1].question.amendment: A schedule is one or two letters, '
        "such as A, not A1.",
        "reviews/questions.yml:5: rulings[1].date: A day such as 2025-06-02 is expected here, "
        'without quotes, not "yesterday".',
        'reviews/questions.yml:8: rulings[2].question: "pasage" is not one of the words that can '
        "stand here: passage, procedural. Did you mean passage?",
        "reviews/questions.yml:10: rulings[2].by: The text is empty: write it.",
    ]  # fmt: skip


def test_every_mistake_about_the_record_is_told_at_once_with_the_nearest_word() -> None:
    text = QUESTIONS.replace("2025-senate-12", "2025-house-29").replace("11-19", "12-01")
    text = text.replace("question: passage", "question: procedural")
    assert problems(questions_from, text) == [
        "reviews/questions.yml:2: rulings[1].roll_call: There is no roll call 2025-house-29 in the "
        "store. Did you mean 2025-house-290?",
        "reviews/questions.yml:9: rulings[2].decisive: Only a passage can be decisive.",
        "reviews/questions.yml:11: rulings[2].date: The day 2026-12-01 is still to come; today is "
        "2026-11-20.",
    ]


def test_what_is_no_id_of_a_roll_call_is_told_how_to_write_one() -> None:
    text = QUESTIONS.replace("2025-senate-12", "house 27")
    assert problems(questions_from, text, None) == [
        "reviews/questions.yml:2: rulings[1].roll_call: house 27 is no id of a roll call: write it "
        "like 2025-house-290."
    ]
    assert problems(questions_from, QUESTIONS.replace("senate-12", "huose-27"))[0].endswith(
        "Did you mean 2025-house-27?"
    )


def test_a_roll_call_that_is_ruled_on_twice_is_refused_with_both_lines() -> None:
    text = QUESTIONS.replace("2025-house-290", "2025-senate-12")
    assert problems(questions_from, text) == [
        "reviews/questions.yml:7: rulings[2].roll_call: There is a ruling on this roll call "
        "already, in line 2. Keep one of the two."
    ]


def test_before_the_store_is_filled_only_the_file_itself_is_checked() -> None:
    rulings = questions_from(QUESTIONS.replace("12", "999").encode(), today=TODAY)
    assert rulings.file.rulings[0].roll_call == "2025-senate-999"


def test_mistakes_of_names_are_told_with_the_nearest_person() -> None:
    text = NAMES.replace("ocd-person/2", "Philip Miler").replace("2025-06-04", "2025-01-01")
    assert problems(names_from, text) == [
        "reviews/names.yml:4: rulings[1].person: The store knows nobody with the id Philip Miler. "
        "Did you mean ocd-person/2 (Philip Miller)?",
        "reviews/names.yml:6: rulings[1].last_day: The last day comes before the first day.",
    ]


def test_two_rulings_on_one_name_may_follow_each_other_but_not_overlap() -> None:
    second = NAMES.removeprefix("rulings:\n").replace("2025-01-08", "2025-06-05")
    second = second.replace("    last_day: 2025-06-04\n", "").replace("MILLER, P.", '"Miller,  P."')
    assert len(names_from((NAMES + second).encode(), today=TODAY).file.rulings) == 2
    overlapping = second.replace("2025-06-05", "2025-06-04")
    assert problems(names_from, NAMES + overlapping) == [
        "reviews/names.yml:10: rulings[2].name: There is a ruling on this name and these days "
        "already, in line 2. Keep one of the two, or change its days."
    ]


def test_a_key_that_is_none_is_refused_with_the_nearest() -> None:
    found = problems(names_from, NAMES.replace("last_day", "last_dey"))
    assert found[0].endswith("Did you mean last_day?")


def test_one_name_in_several_spellings_is_one_name() -> None:
    assert normal_name("D’Agostino ") == normal_name("D'AGOSTINO") == "D'AGOSTINO"
    assert normal_name("Sánchez,\u00a0 J.") == "SANCHEZ, J."


def test_nobody_is_the_nearest_to_a_word_that_is_like_nothing() -> None:
    assert nearest_person("Zq", KNOWN.people) is None
    assert nearest_person("ocd-person/3", KNOWN.people) in KNOWN.people
