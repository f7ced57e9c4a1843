"""reportcard review people: the table of terms beside a copy of openstates/people."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from reportcard.cli.reviewing_people import people
from reportcard.errors import UserError
from reportcard.pipeline.people import review_people
from reportcard.project import Project
from tests.collect.project import made_up_project

HEADER = (
    "person_id,name,given_name,family_name,chamber,district,party,start_on,end_on,roll_form,"
    "source_url,note"
)
ARROYO = "p1,Ana Arroyo,Ana,Arroyo,house,7,Democratic,2023-01-04,,ARROYO,https://x.org/1,"
BELL = "p2,Ben Bell,Ben,Bell,house,9,Republican,,2025-02-25,,https://x.org/2,{note}"


@dataclass(frozen=True)
class Told:
    """What the command printed, and its exit code."""

    code: int
    rows: list[dict[str, str]]
    said: list[str]


def role(kind: str, district: int, since: str = "", until: str = "") -> str:
    """A role as the files have it."""
    days = [("start_date", since), ("end_date", until)]
    lines = [f"  {name}: '{day}'\n" for name, day in days if day]
    jurisdiction = "ocd-jurisdiction/country:us/state:xx/government"
    return f"- type: {kind}\n  district: '{district}'\n  jurisdiction: {jurisdiction}\n" + "".join(
        lines
    )


def file(person_id: str, name: str, *roles: str, party: str = "Democratic") -> str:
    """A person's file."""
    given, family = name.split(" ", 1)
    return (
        f"id: {person_id}\nname: {name}\ngiven_name: {given}\nfamily_name: {family}\n"
        f"party:\n- name: {party}\nroles:\n{''.join(roles)}"
    )


ARROYO_FILE = file("p1", "Ana Arroyo", role("lower", 7, "2023-01-04"))


@dataclass(frozen=True)
class World:
    """A project with the place xx, and a copy of openstates/people beside it."""

    project: Path
    copy: Path

    def tell(self, table: Sequence[str], *files: str) -> None:
        """Write the table of terms, and the files of those who sit and of those who left."""
        path = self.project / "scrapers/xx/people/terms.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([HEADER, *table, ""]), encoding="utf-8")
        for folder in ("legislature", "retired"):
            (self.copy / folder).mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(files):
            folder = "retired" if "end_date" in text else "legislature"
            (self.copy / folder / f"{number}.yml").write_text(text, encoding="utf-8")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(made_up_project(tmp_path / "project").root, tmp_path / "copy")


def run(world: World, capsys: pytest.CaptureFixture[str], *arguments: str) -> Told:
    """The command, as the group of commands calls it."""
    options = ["--place", "xx", "--project", str(world.project)]
    code = people.main([str(world.copy), *options, *arguments], standalone_mode=False)
    out, err = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(f"{HEADER}\n{out}")))
    return Told(code, rows, err.splitlines())


def test_a_table_that_agrees_gives_no_row_and_exit_code_0(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.tell([ARROYO], ARROYO_FILE)
    assert run(world, capsys) == Told(
        0, [], ["Seats compared: 1. Differences that the table's notes explain: 0."]
    )


def test_a_special_election_that_the_table_does_not_know_gives_its_row(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.tell([ARROYO], ARROYO_FILE, file("p3", "Cal Cruz", role("upper", 2, "2025-02-28")))
    told = run(world, capsys, "--commit", "abc123")
    assert (told.code, len(told.rows)) == (4, 1)
    assert told.rows[0] == {
        "person_id": "p3",
        "name": "Cal Cruz",
        "given_name": "Cal",
        "family_name": "Cruz",
        "chamber": "senate",
        "district": "2",
        "party": "Democratic",
        "start_on": "2025-02-28",
        "end_on": "",
        "roll_form": "",
        "source_url": "https://github.com/openstates/people/blob/abc123/data/xx/legislature/1.yml",
        "note": "",
    }
    assert told.said[0] == (
        "scrapers/xx/people/terms.csv: Cal Cruz, Senate district 2 (2025-02-28 to open in the "
        "folder) is not in the table."
    )


def test_a_pasted_row_ends_the_difference(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    files = (ARROYO_FILE, file("p3", "Cal Cruz", role("upper", 2, "2025-02-28")))
    world.tell([ARROYO], *files)
    row = run(world, capsys).rows[0]
    out = io.StringIO()
    csv.writer(out).writerow(row.values())
    world.tell([ARROYO, out.getvalue().strip()], *files)
    assert run(world, capsys).code == 0


def test_a_seat_given_up_is_told_with_the_line_of_the_table(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.tell(["", ARROYO], file("p1", "Ana Arroyo", role("lower", 7, "2023-01-04", "2025-03-01")))
    told = run(world, capsys)
    assert told.said[0] == (
        "scrapers/xx/people/terms.csv:3: Ana Arroyo, House district 7: the end_on is 2025-03-02 in "
        "the folder and open in the table."
    )
    assert (told.rows[0]["end_on"], told.rows[0]["roll_form"]) == ("2025-03-02", "ARROYO")


def test_a_change_of_chamber_ends_one_seat_and_begins_another(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    both = (role("lower", 7, "2023-01-04", "2025-02-24"), role("upper", 2, "2025-02-28"))
    world.tell([ARROYO], file("p1", "Ana Arroyo", *both))
    told = run(world, capsys)
    assert [(row["chamber"], row["start_on"], row["end_on"]) for row in told.rows] == [
        ("house", "2023-01-04", "2025-02-25"),
        ("senate", "2025-02-28", ""),
    ]


def test_a_change_of_party_within_a_seat_compares_the_party_of_today(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    before = ARROYO.replace("2023-01-04,,", "2023-01-04,2025-05-01,").replace("Democ", "Republ")
    after = ARROYO.replace("2023-01-04", "2025-05-01")
    world.tell([before, after], ARROYO_FILE)
    assert run(world, capsys).code == 0
    world.tell([before, after], ARROYO_FILE.replace("- name: Democratic", "- name: Republican"))
    assert (
        "the party is Republican in the folder and Democratic in the table"
        in (run(world, capsys).said[0])
    )


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("name: Ana Arroyo", "name: Anna Arroyo", "name"),
        ("family_name: Arroyo", "family_name: Arroyo-Diaz", "family_name"),
        ("2023-01-04", "2021-01-06", "start_on"),
    ],
)
def test_a_name_or_first_day_that_differs_is_said(
    world: World, capsys: pytest.CaptureFixture[str], old: str, new: str, field: str
) -> None:
    world.tell([ARROYO], ARROYO_FILE.replace(old, new, 1))
    assert f": the {field} is " in run(world, capsys).said[0]


def test_a_name_among_the_other_names_is_no_difference(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    other = "other_names:\n- name: Ana Arroyo\n"
    text = ARROYO_FILE.replace("name: Ana Arroyo", "name: Anna Arroyo", 1) + other
    world.tell([ARROYO], text)
    assert run(world, capsys).code == 0


def test_what_only_the_table_knows_of_a_first_day_is_no_difference(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.tell([ARROYO], file("p1", "Ana Arroyo", role("lower", 7)))
    assert run(world, capsys).code == 0


def test_an_undated_role_that_is_missing_asks_for_the_day(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.tell([ARROYO], ARROYO_FILE, file("p3", "Cal Cruz", role("upper", 2)))
    told = run(world, capsys)
    assert told.rows[0]["start_on"] == ""
    assert any("the folder does not say since when; find it out." in line for line in told.said)


def test_a_row_that_the_folder_does_not_have_is_said_and_has_no_row(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.tell([ARROYO, BELL.format(note="")], ARROYO_FILE)
    told = run(world, capsys)
    assert told.said[0] == (
        "scrapers/xx/people/terms.csv:3: Ben Bell, House district 9 is not in the folder."
    )
    assert (told.code, told.rows) == (4, [])


def test_a_row_with_a_note_is_explained(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.tell([ARROYO, BELL.format(note="Missing there.")], ARROYO_FILE)
    assert run(world, capsys) == Told(
        0, [], ["Seats compared: 1. Differences that the table's notes explain: 1."]
    )


def test_seats_given_up_before_the_day_are_left_alone(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    # The last session but one of the made-up place began on 8 January 2025.
    left = file("p3", "Cal Cruz", role("lower", 4, "2021-01-06", "2025-01-07"))
    world.tell([ARROYO], ARROYO_FILE, left)
    assert run(world, capsys).code == 0
    assert run(world, capsys, "--since", "2025-01-07").code == 4


# ---------------------------------------------------------------- mistakes


def refusal(world: World, place: str | None = None) -> str:
    project = Project(root=world.project, bundled=world.project)
    with pytest.raises(UserError) as told:
        review_people(
            project=project,
            folder=world.copy,
            since=date(2025, 1, 8),
            commit="main",
            place=place,
        )
    return str(told.value)


def test_a_place_without_a_table_is_said_with_the_nearest(world: World) -> None:
    world.tell([ARROYO], ARROYO_FILE)
    assert refusal(world, place="xy") == (
        "No one table of terms is meant; the places with one are: xx. Did you mean xx?"
    )


def test_several_tables_without_a_place_are_said(world: World) -> None:
    world.tell([ARROYO], ARROYO_FILE)
    other = world.project / "scrapers/yy/people/terms.csv"
    other.parent.mkdir(parents=True)
    other.write_text(HEADER, encoding="utf-8")
    assert refusal(world) == (
        "No one table of terms is meant; the places with one are: xx, yy. Name one with --place."
    )


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (HEADER.replace("district", "dist").encode(), "The table lacks the columns district."),
        (f"{HEADER}\n\xff".encode("latin-1"), "The table cannot be read: 'utf-8' codec"),
        (f'{HEADER}\n"x"y'.encode(), "The table cannot be read: ',' expected after '\"'"),
    ],
)
def test_a_table_that_is_none_is_said(world: World, table: bytes, sentence: str) -> None:
    world.tell([ARROYO], ARROYO_FILE)
    (world.project / "scrapers/xx/people/terms.csv").write_bytes(table)
    assert refusal(world).startswith(f"scrapers/xx/people/terms.csv: {sentence}")


def test_every_day_that_is_none_is_said_with_its_line(world: World) -> None:
    world.tell(
        [ARROYO.replace("2023-01-04", "2023-13-04"), BELL.format(note="").replace("02-25", "02-30")]
    )
    assert refusal(world).splitlines() == [
        "scrapers/xx/people/terms.csv:2: start_on: 2023-13-04 is not a day; write it like "
        "2025-06-02.",
        "scrapers/xx/people/terms.csv:3: end_on: 2025-02-30 is not a day; write it like "
        "2025-06-02.",
    ]
