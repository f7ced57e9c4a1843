"""A ruling is added or cut as lines: whatever staff wrote around it stays byte for byte."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.errors import UserError
from reportcard.review.edit import with_entry, without_entry
from reportcard.review.files import names_from, questions_from
from reportcard.review.model import NameEntry, NamesFile, QuestionEntry, QuestionsFile
from reportcard.yamlfile import find_unseen

TODAY = date(2026, 11, 20)
FILE = "reviews/questions.yml"


def question(roll_call: str = "2025-senate-12", **changed: object) -> QuestionEntry:
    values: dict[str, object] = {
        "roll_call": roll_call,
        "question": {"amendment": "A", "of": "senate"},
        "by": "Ana Ruiz",
        "date": TODAY,
        "reason": "The journal of that day names it.",
    }
    return QuestionEntry.model_validate(values | changed)


def name(**changed: object) -> NameEntry:
    values: dict[str, object] = {
        "name": "MILLER, P.",
        "chamber": "house",
        "person": "ocd-person/1",
        "first_day": date(2025, 1, 8),
        "last_day": date(2025, 6, 4),
        "by": "Ana Ruiz",
        "date": TODAY,
        "reason": "The clerk's list.",
    }
    return NameEntry.model_validate(values | changed)


def added(raw: bytes, *entries: QuestionEntry) -> bytes:
    for entry in entries:
        raw = with_entry(raw, entry, shown_as=FILE)
    return raw


def entries(raw: bytes) -> tuple[QuestionEntry, ...]:
    return questions_from(raw, today=TODAY).file.rulings


def test_a_new_file_explains_itself_and_holds_the_ruling() -> None:
    made = added(b"", question())
    assert made.decode().startswith("# What roll calls were about")
    assert made.decode().endswith(
        "rulings:\n"
        "  - roll_call: 2025-senate-12\n"
        '    question: {amendment: "A", of: senate}\n'
        '    by: "Ana Ruiz"\n'
        "    date: 2026-11-20\n"
        '    reason: "The journal of that day names it."\n'
    )
    assert entries(made) == (question(),)


def test_what_staff_wrote_stays_byte_for_byte() -> None:
    before = (
        b"# ours\nrulings:   # newest last\n- roll_call: 2025-house-1\n  question: procedural\n"
    )
    before += b"  by: Jo\n  date: 2026-11-01\n  reason: >\n    Read the sheet,\n    twice.\n# end\n"
    made = added(before, question())
    assert made.startswith(before)
    assert [entry.roll_call for entry in entries(made)] == ["2025-house-1", "2025-senate-12"]
    assert without_entry(made, 1, QuestionsFile, shown_as=FILE) == before


def test_comments_around_a_ruling_that_goes_stay() -> None:
    made = added(b"", question("2025-house-1"), question("2025-house-2"))
    noted = made.replace(
        b"  - roll_call: 2025-house-2", b"  # look again\n  - roll_call: 2025-house-2"
    )
    left = without_entry(noted, 0, QuestionsFile, shown_as=FILE)
    assert b"  # look again\n  - roll_call: 2025-house-2" in left
    assert [entry.roll_call for entry in entries(left)] == ["2025-house-2"]


def test_the_last_ruling_can_go_and_another_come() -> None:
    empty = without_entry(added(b"", question()), 0, QuestionsFile, shown_as=FILE)
    assert entries(empty) == ()
    assert entries(added(empty, question("2025-house-9"))) == (question("2025-house-9"),)


@pytest.mark.parametrize("before", [b"# only a remark\n", b"rulings: []\n", b"rulings:\n"])
def test_a_file_without_rulings_takes_one(before: bytes) -> None:
    made = added(before, question())
    assert entries(made) == (question(),)
    assert (b"# only a remark" in made) == (b"# only a remark" in before)


def test_a_decisive_passage_says_so() -> None:
    ruling = question(question="passage", decisive=True)
    assert b"    decisive: true\n" in added(b"", ruling)
    assert entries(added(b"", ruling)) == (ruling,)


def test_a_name_is_written_with_its_days_and_reads_back() -> None:
    for ruling in (name(), name(last_day=None)):
        made = with_entry(b"", ruling, shown_as="reviews/names.yml")
        assert names_from(made, today=TODAY).file.rulings == (ruling,)
        left = without_entry(made, 0, NamesFile, shown_as="reviews/names.yml")
        assert names_from(left, today=TODAY).file.rulings == ()


def refuse_to_add(raw: bytes) -> None:
    added(raw, question())


def refuse_to_cut(raw: bytes) -> None:
    without_entry(raw, 0, QuestionsFile, shown_as=FILE)


@pytest.mark.parametrize("change", [refuse_to_add, refuse_to_cut])
def test_a_file_in_one_line_is_left_to_its_writer(change: Callable[[bytes], None]) -> None:
    line = "{roll_call: 2025-house-%d, question: passage, by: Jo, date: 2026-11-01, reason: r}"
    with pytest.raises(UserError) as error:
        change(f"rulings: [{line % 1}, {line % 2}]\n".encode())
    assert str(error.value) == (
        "reviews/questions.yml: The command cannot change the file as it is written: edit it by "
        "hand. Each ruling begins with a dash on a line of its own."
    )


# Line breaks become spaces; signs that nobody sees are refused before they get here.
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")),
    min_size=1,
).filter(lambda text: text.strip() and text == " ".join(text.split()) and not find_unseen(text))


@given(by=words, reason=words)
def test_whatever_somebody_writes_reads_back_as_they_wrote_it(by: str, reason: str) -> None:
    ruling = question(by=by, reason=reason)
    assert entries(added(b"", question("2025-house-1"), ruling))[1] == ruling
