"""The review queue as staff use it, on a project of their own with the sample's facts."""

import shlex
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import duckdb
import pytest

from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK, EXIT_USAGE, EXIT_USER_MISTAKE
from reportcard.pipeline import desk
from reportcard.pipeline.choosing import open_for_reading
from reportcard.project import Project
from reportcard.review.edit import without_entry
from reportcard.review.model import QuestionsFile
from tests.cli.conftest import Reportcard
from tests.collect.store import query

# One of six amendments that the Senate rejected on 3 June 2025: likely, by their order.
OPEN = "2025-senate-354"
AMENDMENT = ("--question", "Senate amendment A")
WHO = ("--by", "Ana Ruiz", "--reason", "The journal of that day names it.")


def table(printed: str) -> list[dict[str, str]]:
    head, *rows = (line.split("\t") for line in printed.splitlines())
    return [dict(zip(head, row, strict=True)) for row in rows]


def confidence(own: Path, roll_call: str) -> str:
    sql = f"SELECT confidence FROM core.vote_event WHERE vote_event_id = '{roll_call}'"
    ((found,),) = query(own / "data" / "store.duckdb", sql)
    return str(found)


def test_the_queue_is_a_line_for_each_roll_call_with_its_command(review: Reportcard) -> None:
    shown = review("questions")
    rows = table(shown.out)
    assert shown.code == EXIT_OK
    assert shown.err == f"{len(rows)} roll calls wait for somebody to confirm what was voted on.\n"
    assert all(row["why"] and row["result"] for row in rows)
    assert all(row["command"].startswith("reportcard review confirm") for row in rows)


def test_on_a_terminal_the_list_is_short_and_says_how_to_see_one_in_full(
    review: Reportcard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout.__class__, "isatty", lambda _self: True, raising=False)
    told = review("questions")
    lines = told.out.splitlines()
    assert lines[0].split("\t") == ["roll_call", "bills", "day", "result", "likely", "why"]
    assert [len(line.split("\t")) for line in lines[1:]] == [6] * 6
    assert told.err.endswith(f"confirms it: reportcard review questions {OPEN}\n")


def test_one_roll_call_is_shown_in_full(review: Reportcard) -> None:
    roll_call = OPEN
    shown = review("questions", roll_call)
    assert shown.out.startswith(f"{roll_call}: ")
    assert "Official sheet: https://" in shown.out
    assert f'  reportcard review confirm {roll_call} --question "Senate amendment A"' in shown.out


def test_a_roll_call_that_waits_for_nothing_is_told_with_the_nearest(review: Reportcard) -> None:
    roll_call = OPEN
    told = review("questions", roll_call + "0")
    assert (told.code, told.out) == (EXIT_USER_MISTAKE, "")
    assert told.err.startswith(f"{roll_call}0 does not wait for a decision. Did you mean")


def test_a_roll_call_that_exists_and_waits_for_nothing_is_told_without_another(
    review: Reportcard,
) -> None:
    told = review("questions", "2025-house-27")
    assert told.err == "2025-house-27 does not wait for a decision.\n"


def test_a_confirmation_is_written_down_and_can_be_scored_at_once(
    review: Reportcard, own: Path
) -> None:
    roll_call = OPEN
    told = review("confirm", roll_call, *AMENDMENT, *WHO)
    assert told.code == EXIT_OK
    assert told.err.splitlines() == [
        f"Stored in reviews/questions.yml: by Ana Ruiz, {roll_call} was about: Senate amendment A.",
        "A rubric can score it now. Published report cards stay as they are.",
    ]
    assert f"roll_call: {roll_call}" in (own / "reviews/questions.yml").read_text()
    assert confidence(own, roll_call) == "confirmed"
    assert roll_call not in review("questions").out


def test_a_confirmation_that_is_withdrawn_leaves_the_question_as_it_was(
    review: Reportcard, own: Path
) -> None:
    roll_call = OPEN
    review("confirm", roll_call, *AMENDMENT, *WHO)
    told = review("withdraw", roll_call)
    assert told.err.splitlines() == [
        f"The ruling of Ana Ruiz on {roll_call} is withdrawn.",
        "It is not scored until somebody confirms it again.",
    ]
    assert confidence(own, roll_call) == "inferred"
    again = review("withdraw", roll_call)
    assert (again.code, again.err) == (EXIT_USER_MISTAKE, f"There is no ruling on {roll_call}.\n")


@pytest.mark.slow
def test_a_ruling_that_goes_while_a_command_waits_does_not_take_its_neighbour_along(
    review: Reportcard, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = OPEN, "2025-senate-355", "2025-senate-356"
    for roll_call, letter in ((first, "A"), (second, "B"), (third, "C")):
        review("confirm", roll_call, "--question", f"Senate amendment {letter}", *WHO)
    file = own / "reviews/questions.yml"
    assert file.read_text().count("roll_call:") == 3

    def another_withdraws_the_first(
        project: Project, *, of_sample: bool
    ) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        opened = open_for_reading(project, of_sample=of_sample)
        raw = file.read_bytes()
        file.write_bytes(without_entry(raw, 0, QuestionsFile, shown_as="questions.yml"))
        return opened

    monkeypatch.setattr(desk, "open_for_reading", another_withdraws_the_first)
    told = review("withdraw", second)
    assert told.code == EXIT_OK
    left = file.read_text()
    assert (second in left, third in left) == (False, True)


def test_a_confirmation_against_the_record_is_refused_and_leaves_no_trace(
    review: Reportcard, own: Path
) -> None:
    roll_call = OPEN
    told = review("confirm", roll_call, "--question", "senate amendment zz", *WHO)
    assert told.code == EXIT_USER_MISTAKE
    assert told.err.endswith("Nothing was stored.\n")
    assert "the ruling of Ana Ruiz is not in force" in told.err
    assert list((own / "reviews").iterdir()) == []
    assert confidence(own, roll_call) == "inferred"


def test_what_is_sure_already_needs_no_confirmation(review: Reportcard, own: Path) -> None:
    sql = "SELECT min(vote_event_id) FROM core.vote_event WHERE confidence = 'stated'"
    ((sure,),) = query(own / "data" / "store.duckdb", sql)
    told = review("confirm", str(sure), "--question", "passage", *WHO)
    assert told.err == f"Nothing to confirm: it is sure already what {sure} was about.\n"


def test_a_second_confirmation_waits_until_the_first_is_withdrawn(review: Reportcard) -> None:
    roll_call = OPEN
    review("confirm", roll_call, *AMENDMENT, *WHO)
    told = review("confirm", roll_call, "--question", "procedural", *WHO)
    assert told.code == EXIT_USER_MISTAKE
    assert "There is a ruling on" in told.err
    assert f"withdraw it first: reportcard review withdraw {roll_call}" in told.err


def test_a_roll_call_that_does_not_exist_is_told_with_the_nearest(review: Reportcard) -> None:
    roll_call = OPEN.replace("senate", "sanete")
    told = review("confirm", roll_call, *AMENDMENT, *WHO)
    assert told.err.startswith(f"There is no roll call {roll_call} in the store. Did you mean")


def test_a_bill_in_place_of_a_roll_call_is_told_with_how_one_is_written(review: Reportcard) -> None:
    told = review("confirm", "SB1187", *AMENDMENT, *WHO)
    assert told.err == (
        "There is no roll call SB1187 in the store. A roll call is written like 2025-house-290.\n"
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_blanks_of_the_printed_command_are_no_persons_words(
    review: Reportcard, own: Path, language: str
) -> None:
    shown = review("questions", OPEN, language=language).out
    command = next(line for line in shown.splitlines() if "review confirm" in line)
    told = review(*shlex.split(command)[2:], language=language)
    assert told.code == EXIT_USAGE
    assert told.err.startswith({"en": "--by: YOUR NAME ", "es": "--by: SU NOMBRE "}[language])
    assert not (own / "reviews").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--question", "passage", "--by", *["Ana", "Ruiz"], "--reason", "r"), "Ruiz is too much"),
        (("--question", "pasage", *WHO), "--question: pasage is no question; write passage,"),
        (("--question", "passage", "--by", " ", "--reason", "r"), "--by: The text is empty"),
        (("--question", "passage", "--by", "Jo"), "--reason is missing."),
        (("--question", "procedural", "--decisive", *WHO), "Only a passage can be decisive."),
    ],
)
def test_a_command_line_that_is_not_right_is_told_in_one_sentence(
    review: Reportcard, arguments: tuple[str, ...], sentence: str
) -> None:
    told = review("confirm", "2025-senate-1", *arguments)
    assert told.code == EXIT_USAGE
    assert told.err.startswith(sentence)


def test_a_file_with_mistakes_stops_every_command_before_anything_is_done(
    review: Reportcard, reportcard: Reportcard, own: Path
) -> None:
    (own / "reviews").mkdir()
    (own / "reviews/questions.yml").write_text("rulings:\n  - {roll_call: 2025-house-1}\n")
    (own / "reviews/names.yml").write_text("rulings: yes\n")
    for told in (
        review("questions"),
        review("confirm", "2025-house-1", "--question", "passage", *WHO),
        reportcard(
            "collect", "us_ct/people", "--session", "2025", "--offline", "--project", str(own)
        ),
    ):
        assert told.code == EXIT_USER_MISTAKE
        assert "reviews/questions.yml:2: rulings[1].by: The key by is missing." in told.err
        assert "reviews/names.yml:1: rulings:" in told.err


def test_a_ruling_on_something_that_the_store_does_not_know_is_told_with_its_line(
    review: Reportcard, own: Path
) -> None:
    roll_call = OPEN
    review("confirm", roll_call, *AMENDMENT, *WHO)
    file = own / "reviews/questions.yml"
    file.write_text(file.read_text().replace(roll_call, "2025-house-9999"))
    told = review("questions")
    assert told.code == EXIT_LEFT_SOMETHING_OUT
    assert "reviews/questions.yml:4: rulings[1].roll_call: There is no roll call" in told.err


def test_names_that_are_all_one_person_s_wait_for_nobody(review: Reportcard) -> None:
    shown = review("names")
    assert (shown.code, shown.out) == (EXIT_OK, "")
    assert shown.err.endswith(
        "Every name on the sheets is one person's: no name waits for a decision.\n"
    )


def test_an_open_name_is_shown_with_the_command_that_decides_it(
    review: Reportcard, own: Path
) -> None:
    roll_calls = forget_a_form(own, "KAVROS DEGRAW")
    shown = review("names")
    row = next(r for r in table(shown.out) if r["person"].startswith("Eleni DeGraw"))
    assert (row["printed"], row["roll_calls"]) == ("KAVROS DEGRAW", str(roll_calls))
    assert row["why"] == "fits nobody who was in office; the nearest are shown"
    assert row["command"].startswith('reportcard review name "KAVROS DEGRAW" --chamber house')


def test_a_name_is_decided_and_taken_back(review: Reportcard, own: Path) -> None:
    forget_a_form(own, "KAVROS DEGRAW")
    row = next(r for r in table(review("names").out) if r["person"].startswith("Eleni DeGraw"))
    person = row["command"].partition("--person ")[2].partition(" ")[0]
    where = ("KAVROS DEGRAW", "--chamber", "house")
    days = ("--first-day", row["first_day"], "--last-day", row["last_day"])
    told = review("name", *where, "--person", person, *days, *WHO)
    assert told.code == EXIT_OK
    assert "KAVROS DEGRAW on the sheets of these days is Eleni DeGraw." in told.err
    assert review("names").out == ""
    again = review("name", *where, "--person", person, *days, *WHO)
    assert "There is a ruling on this name and these days already" in again.err
    back = review("withdraw-name", *where)
    assert back.err.startswith("The ruling on KAVROS DEGRAW is withdrawn (1).")
    assert "KAVROS DEGRAW" in review("names").out
    assert review("withdraw-name", *where).err == "There is no ruling on KAVROS DEGRAW.\n"


def test_a_name_for_a_person_who_does_not_exist_is_told_with_the_nearest(
    review: Reportcard,
) -> None:
    told = review(
        "name", "X", "--chamber", "House", "--person", "Eleni DeGraw", "--first-day", "2025-01-08",
        *WHO,
    )  # fmt: skip
    assert told.code == EXIT_USER_MISTAKE
    assert told.err.startswith("The store knows nobody with the id Eleni DeGraw. Did you mean")
    assert told.err.endswith("(Eleni DeGraw)?\n")


def test_a_name_that_the_record_gives_to_another_is_refused(review: Reportcard, own: Path) -> None:
    sql = (
        "SELECT a.printed_name, b.person_id FROM core.person_vote AS a"
        " JOIN core.person_vote AS b USING (vote_event_id)"
        " WHERE a.person_id <> b.person_id AND vote_event_id LIKE '%house%' LIMIT 1"
    )
    ((printed, other),) = query(own / "data" / "store.duckdb", sql)
    told = review(
        "name", str(printed), "--chamber", "house", "--person", str(other),
        "--first-day", "2025-01-08", *WHO,
    )  # fmt: skip
    assert told.code == EXIT_USER_MISTAKE
    assert told.err.endswith("The record stands. Nothing was stored.\n")
    assert list((own / "reviews").iterdir()) == []


def test_a_chamber_that_is_none_is_told(review: Reportcard) -> None:
    told = review("withdraw-name", "X", "--chamber", "huose")
    assert told.err.startswith("--chamber: huose is not one of house, senate.")


def test_the_queue_speaks_spanish(review: Reportcard) -> None:
    shown = review("questions", language="es")
    assert "Enmienda A (Senado)" in shown.out
    assert "esperan que alguien confirme qué se votó" in shown.err


def test_status_says_how_many_wait(reportcard: Reportcard, own: Path) -> None:
    told = reportcard("status", "--project", str(own))
    assert "confirm what was voted on: reportcard review questions lists them.\n" in told.err


def forget_a_form(own: Path, form: str) -> int:
    """Take the printed form of a name out of the store's terms; how many sheets print it."""
    from datetime import UTC, datetime

    from reportcard.pipeline.desk import _change, open_desk
    from reportcard.project import require_project

    with open_desk(require_project(own), datetime(2026, 11, 20, tzinfo=UTC)) as desk:
        desk.con.execute("UPDATE raw.membership SET roll_form = '' WHERE roll_form = ?", [form])
        _change(desk, "reviews/names.yml", b"")
        row = desk.con.execute(
            "SELECT count(DISTINCT vote_event_id) FROM core.open_name WHERE printed_name = ?",
            [form],
        ).fetchone()
    return int(row[0]) if row else 0
