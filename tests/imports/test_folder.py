"""Which files of a folder are tables, and what the folder says of itself."""

import os
from datetime import date
from pathlib import Path

import pytest

from reportcard.errors import UserError
from reportcard.tidy.about import about_text, new_about, parse_about
from reportcard.tidy.folder import read_folder, require_name
from reportcard.tidy.known import Known
from tests.imports.tables import TABLES, write


def told(folder: Path) -> list[str]:
    return [p.sentence() for p in read_folder(folder, name="card", shown_as="card").problems]


def test_the_files_of_a_published_scorecard_that_are_no_input_are_passed_over(
    tmp_path: Path,
) -> None:
    write(tmp_path, TABLES)
    for name in ("published.csv", "published_totals.csv", "exceptions.csv", "CASE.md"):
        (tmp_path / name).write_text("anything at all\n")
    read = read_folder(tmp_path, name="card", shown_as="card")
    assert read.problems == ()
    assert {sheet.stem for sheet in read.sheets} == set(TABLES)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("vote.csv", "card/vote.csv: This is no table that is read; there can be: people.csv, "
         "roll_calls.csv, votes.csv, positions.csv, sponsorships.csv, member_inputs.csv, "
         "absences.csv, lifetime.csv. Did you mean votes?"),
        ("positions_Our Own.csv", "card/positions_Our Own.csv: A second table of positions is "
         "called positions_NAME.csv, in small letters."),
    ],
)  # fmt: skip
def test_a_file_that_may_be_meant_as_a_table_is_not_passed_over(
    tmp_path: Path, name: str, sentence: str
) -> None:
    write(tmp_path, TABLES)
    (tmp_path / name).write_text("roll_call_id,position\n")
    assert told(tmp_path) == [sentence]


NO_CSV = (
    "This is no CSV file: save the sheet as votes.csv. Save it as “CSV UTF-8 (comma delimited)”."
)
IN_SMALL = "The name of a table is in small letters: rename it votes.csv."


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("votes.xlsx", NO_CSV),
        ("Votes.ods", NO_CSV),
        ("Votes.csv", IN_SMALL),
        ("votes.CSV", IN_SMALL),
    ],
)
def test_a_table_under_another_name_is_said_and_its_rows_are_not_said_to_be_missing(
    tmp_path: Path, name: str, sentence: str
) -> None:
    write(tmp_path, {**TABLES, "votes": []})
    (tmp_path / name).write_text("roll_call_id,person_id,option\n")
    read = read_folder(tmp_path, name="card", shown_as="card")
    assert [p.sentence() for p in read.check(Known())] == [f"card/{name}: {sentence}"]


@pytest.mark.parametrize("name", ["votes.xlsx", "all of it.xlsx", "~$votes.xlsx", "letter.pdf"])
def test_a_workbook_beside_the_tables_that_were_saved_from_it_is_passed_over(
    tmp_path: Path, name: str
) -> None:
    write(tmp_path, TABLES)
    (tmp_path / name).write_text("anything at all\n")
    assert told(tmp_path) == []


def test_two_files_for_one_table_are_said(tmp_path: Path) -> None:
    write(tmp_path, TABLES)
    (tmp_path / "Votes.CSV").write_text("anything at all\n")
    (sentence,) = told(tmp_path)
    assert sentence.startswith("card/Votes.CSV: This is no table that is read; there can be: ")


def test_a_folder_without_tables_and_a_folder_that_is_none_are_said(tmp_path: Path) -> None:
    assert told(tmp_path) == [
        "card: No table is in this folder; there can be: people.csv, roll_calls.csv, votes.csv, "
        "positions.csv, sponsorships.csv, member_inputs.csv, absences.csv, lifetime.csv."
    ]
    with pytest.raises(UserError, match=r"^nowhere: There is no such folder\.$"):
        read_folder(tmp_path / "no", name="card", shown_as="nowhere")


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, TABLES)
    os.mkfifo(tmp_path / "positions_z.csv")
    assert told(tmp_path) == ["card/positions_z.csv: A file is expected here."]


def test_a_file_that_the_machine_cannot_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "votes.csv").mkdir()
    with pytest.raises(UserError, match=r"votes\.csv: The file cannot be read: Is a directory\."):
        told(tmp_path)


def test_a_name_is_small_letters_digits_and_hyphens() -> None:
    assert require_name("local-42_2025") == "local-42_2025"
    with pytest.raises(UserError) as error:
        require_name("Local 42")
    assert str(error.value) == (
        "Local 42 is no name for an import: small letters a to z, digits and hyphens are. "
        "Give it one with --name local-42."
    )
    with pytest.raises(UserError, match=r"small letters a to z, digits and hyphens are\.$"):
        require_name("..")


def test_what_the_program_says_of_a_spreadsheet_is_read_back() -> None:
    about = new_about("local-42", date(2026, 1, 2))
    text = about_text(about)
    assert parse_about(text.encode(), shown_as="import.yml") == about
    assert text.splitlines()[2:] == [
        "imported_on: 2026-01-02",
        'title: {en: "Spreadsheet local-42", es: "Hoja de cálculo local-42"}',
        'publisher: {en: "not stated", es: "no consta"}',
        'licence: {en: "not stated", es: "no consta"}',
    ]
    changed = about.model_copy(update={"publisher": 'The "Local"', "url": "https://example.org/"})
    assert parse_about(about_text(changed).encode(), shown_as="import.yml") == changed


def test_mistakes_in_import_yml_are_told_with_those_of_the_tables(tmp_path: Path) -> None:
    write(tmp_path, {"votes": ["roll_call_id,person_id"]})
    (tmp_path / "import.yml").write_text(
        'imported_on: 2026-01-02\ntitle: {en: A, es: B}\npublisher: "C"\n'
        "licence: {en: D, es: E}\nurl: ftp://example.org\n"
    )
    assert told(tmp_path) == [
        "card/import.yml:5: url: An address that starts with https:// is expected here.",
        "card/votes.csv:1: The column option is missing.",
    ]


def test_tables_without_an_import_yml_are_no_pages(tmp_path: Path) -> None:
    read = read_folder(write(tmp_path, TABLES), name="card", shown_as="imports/card")
    with pytest.raises(ValueError, match=r"imports/card has no import\.yml"):
        list(read.pages())
