"""Budget lines in the review queue as staff use it, on a project with the sample's facts."""

import shlex
from pathlib import Path

import pytest

from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK, EXIT_USAGE, EXIT_USER_MISTAKE
from tests.cli.conftest import Reportcard
from tests.collect.store import query

WHO = ("--by", "Ana Ruiz", "--reason", "The act has the same account under the new name.")
FUND = "fy2027-adjustments/2027/general-fund"
# The Governor's name of the line, and that of the committee and the act.
ONE = f"{FUND}/department-of-education/special-education-and-expansion-development"
OTHER = f"{FUND}/department-of-education/special-education-expansion-and-development-grant"


def rows(printed: str) -> dict[tuple[str, str], dict[str, str]]:
    head, *lines = (line.split("\t") for line in printed.splitlines())
    found = [dict(zip(head, line, strict=True)) for line in lines]
    return {(row["line"], row["other"]): row for row in found}


def lines_of(own: Path) -> dict[str, tuple[object, ...]]:
    sql = "SELECT budget_line_id, governor_dollars, enacted_dollars, match FROM core.budget_line"
    return {str(row[0]): row[1:] for row in query(own / "data" / "store.duckdb", sql)}


def test_each_pair_is_listed_with_what_the_documents_say_and_a_command(review: Reportcard) -> None:
    told = review("lines")
    assert told.code == EXIT_OK
    row = rows(told.out)[ONE, OTHER]
    assert row["fiscal_year"] == "2027"
    assert row["why"] == "the same old amount, and no document has both"
    assert row["line_says"].startswith("DEPARTMENT OF EDUCATION, Special Education")
    assert "Governor $" in row["line_says"] or "Governor $" in row["other_says"]
    assert row["command"].startswith(f"reportcard review line {ONE} {OTHER} --they-are same --by ")
    assert f"{len(rows(told.out))} pairs of budget lines wait" in told.err
    assert "none is called a cut" in told.err


def test_the_printed_command_asks_for_a_name_and_a_reason(review: Reportcard) -> None:
    printed = rows(review("lines").out)[ONE, OTHER]["command"]
    told = review(*shlex.split(printed)[2:])
    assert told.code == EXIT_USAGE
    assert "YOUR NAME stands for what you are to write" in told.err


def test_a_confirmed_pair_is_one_line_at_once_and_can_be_taken_back(
    review: Reportcard, own: Path
) -> None:
    before = lines_of(own)
    told = review("line", ONE, OTHER, "--they-are", "same", *WHO)
    assert told.code == EXIT_OK
    stored, undo, _after = told.err.splitlines()
    assert stored == "Stored in reviews/lines.yml: by Ana Ruiz, these two are: same."
    now = lines_of(own)
    (kept,) = {ONE, OTHER} & now.keys()
    assert now[kept][2] == "confirmed"
    assert None not in now[kept][:2]
    assert (ONE, OTHER) not in rows(review("lines").out)
    assert "they_are: same" in (own / "reviews/lines.yml").read_text(encoding="utf-8")

    back = review(*shlex.split(undo.removeprefix("This takes it back: reportcard review ")))
    assert back.err == "The ruling of Ana Ruiz on these two lines is withdrawn.\n"
    assert lines_of(own) == before
    assert (ONE, OTHER) in rows(review("lines").out)


def test_a_refused_pair_stays_two_lines_and_leaves_the_queue(review: Reportcard, own: Path) -> None:
    review("line", ONE, OTHER, "--they-are", "different", *WHO)
    assert (ONE, OTHER) not in rows(review("lines").out)
    assert {ONE, OTHER} <= lines_of(own).keys()


def test_a_ruling_is_taken_back_by_the_ids_of_the_list_too(review: Reportcard) -> None:
    review("line", ONE, OTHER, "--they-are", "different", *WHO)
    assert review("withdraw-line", OTHER, ONE).code == EXIT_OK
    again = review("withdraw-line", OTHER, ONE)
    assert again.code == EXIT_USER_MISTAKE
    assert again.err.startswith("There is no ruling on ")


def test_a_whole_agency_is_joined_with_one_command(review: Reportcard, own: Path) -> None:
    listed = [row for row in rows(review("lines").out).values() if "--agencies" in row["command"]]
    assert listed
    command = shlex.split(listed[0]["command"])[2:]
    told = review(*command[: command.index("--by")], *WHO)
    assert told.code == EXIT_OK
    joined = [match for _g, _e, match in lines_of(own).values() if match == "confirmed"]
    assert len(joined) == len(listed)
    assert "account:" not in (own / "reviews/lines.yml").read_text("utf-8")


def test_a_ruling_that_the_documents_speak_against_is_not_kept(
    review: Reportcard, own: Path
) -> None:
    grants = f"{FUND}/department-of-education/education-equalization-grants"
    magnets = f"{FUND}/department-of-education/magnet-schools"
    told = review("line", grants, magnets, "--they-are", "same", *WHO)
    assert told.code == EXIT_USER_MISTAKE
    assert "one document has a sum for each of them" in told.err
    assert "Nothing was stored." in told.err
    assert not (own / "reviews/lines.yml").exists()


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (ONE, OTHER.replace("grant", "grand"), f"Did you mean {OTHER}?"),
        (ONE, ONE, "Name two different lines"),
    ],
)
def test_a_mistaken_id_is_told_with_the_nearest(
    review: Reportcard, one: str, other: str, said: str
) -> None:
    told = review("line", one, other, "--they-are", "same", *WHO)
    assert told.code == EXIT_USER_MISTAKE
    assert said in told.err


def test_what_two_lines_are_is_one_of_three_words(review: Reportcard) -> None:
    told = review("line", ONE, OTHER, "--they-are", "alike", *WHO)
    assert told.code == EXIT_USAGE
    assert "alike is not one of same, different, moved." in told.err


def test_a_reason_with_a_sign_that_nobody_sees_is_refused(review: Reportcard) -> None:
    who = ("--by", "Ana Ruiz", "--reason", "The same ac\u00adcount.")
    told = review("line", ONE, OTHER, "--they-are", "different", *who)
    assert told.code == EXIT_USAGE
    assert "There is an invisible character here (U+00AD): delete it." in told.err


def test_the_same_pair_is_not_ruled_on_twice(review: Reportcard) -> None:
    review("line", ONE, OTHER, "--they-are", "different", *WHO)
    told = review("line", OTHER, ONE, "--they-are", "same", *WHO)
    assert told.code == EXIT_USER_MISTAKE
    assert "There is a ruling on these two lines already" in told.err


def test_a_ruling_on_a_line_that_is_gone_is_said_in_the_queue(
    review: Reportcard, own: Path
) -> None:
    review("line", ONE, OTHER, "--they-are", "different", *WHO)
    file = own / "reviews/lines.yml"
    file.write_text(file.read_text("utf-8").replace('EDUCATION"', 'EDUCATIONS"'), "utf-8")
    # Any other ruling brings the store up to the files.
    magnets = f"{FUND}/department-of-education/magnet-schools"
    charters = f"{FUND}/department-of-education/charter-schools"
    review("line", magnets, charters, "--they-are", "different", *WHO)
    told = review("lines")
    assert told.code == EXIT_LEFT_SOMETHING_OUT
    told_lines = [line for line in told.err.splitlines() if line.startswith("reviews/lines.yml:")]
    assert [line.partition(": ")[2] for line in told_lines] == [
        f"rulings[1].{half}.agency: No document that adds up has the agency DEPARTMENT OF "
        "EDUCATIONS in this fund. Did you mean DEPARTMENT OF EDUCATION?"
        for half in ("line", "other")
    ]
    # The store says the same of the ruling, which need not be told twice.
    assert "is not in force" not in told.err


def test_a_change_of_the_file_is_checked_before_any_collect(review: Reportcard, own: Path) -> None:
    review("line", ONE, OTHER, "--they-are", "different", *WHO)
    file = own / "reviews/lines.yml"
    file.write_text(file.read_text("utf-8").replace("fy2027-adj", "fy2072-adj"), "utf-8")
    told = review("lines")
    assert told.code == EXIT_LEFT_SOMETHING_OUT
    assert (
        "rulings[1].cycle: The store has no budget fy2072-adjustments. Did you mean "
        "fy2027-adjustments?"
    ) in told.err


def test_every_mistake_of_the_file_is_told_at_once(review: Reportcard, own: Path) -> None:
    review("line", ONE, OTHER, "--they-are", "different", *WHO)
    file = own / "reviews/lines.yml"
    once = file.read_text("utf-8")
    again = once.partition("rulings:\n")[2].replace("EDUCATION", "EDUCATOIN")
    file.write_text(once.replace("they_are: different", "they_are: diffrent") + again, "utf-8")
    told = review("lines")
    assert told.code == EXIT_USER_MISTAKE
    assert told.out == ""
    assert "Did you mean different?" in told.err
    assert "rulings[2].line.agency: No document that adds up has the agency" in told.err
    assert "rulings[2].other.agency: No document that adds up has the agency" in told.err


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "pairs of budget lines wait for somebody to say what they are: reportcard review"),
        ("es", "pares de renglones del presupuesto esperan que alguien diga qué son: los muestra"),
    ],
)
def test_the_status_counts_the_pairs_that_wait(
    reportcard: Reportcard, review: Reportcard, own: Path, language: str, says: str
) -> None:
    waiting = len(rows(review("lines").out))
    told = reportcard("status", "--project", str(own), language=language)
    assert f"{waiting} {says}" in told.err


def test_the_queue_speaks_spanish(review: Reportcard) -> None:
    told = review("lines", language="es")
    assert "pares de renglones del presupuesto esperan" in told.err
    assert "la misma cantidad anterior" in told.out
