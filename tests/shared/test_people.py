"""Who sat when, against openstates/people and the official roster of 2020."""

import csv
from pathlib import Path

import pytest

from reportcard.collect.openpeople import read_open_people
from reportcard.model.records import RosterRecord
from reportcard.pipeline.people import review_people
from reportcard.project import Project
from tests.scrapers.pages import BASE
from tests.scrapers.reading import PROJECT, read, source
from tests.scrapers.test_place import PLACE

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def copy(shared_dir: Path) -> Path:
    """The copy of openstates/people."""
    return shared_dir / "data/us_ct/people"


def test_the_copy_is_read_whole(copy: Path) -> None:
    people = read_open_people(copy)
    assert len(people) == 460
    assert sum(person.is_retired for person in people) == 273
    moved = [p for p in people if {r.chamber for r in p.roles} == {"house", "senate"}]
    assert len(moved) == 7


def test_no_difference_from_the_table_of_terms_is_unexplained(copy: Path) -> None:
    report = review_people(project=PROJECT, folder=copy, since=None, commit="main", place=None)
    assert report.unexplained == ()
    assert report.compared == 192
    told = [item.problem.message for item in report.differences]
    assert sorted(sentence.partition(",")[0] for sentence in told) == [
        "Christine Conley",
        "Francis Rexford Cooley",
        "Jason Perillo",
    ]


def test_a_table_without_a_member_is_found_out(
    copy: Path, repository: Path, tmp_path: Path
) -> None:
    place = tmp_path / "scrapers/us_ct"
    (place / "people").mkdir(parents=True)
    for name in ("jurisdiction.yml", "people/terms.csv"):
        text = (repository / "scrapers/us_ct" / name).read_text(encoding="utf-8")
        kept = [line for line in text.splitlines() if "Amy Romano" not in line]
        (place / name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    project = Project(root=tmp_path, bundled=tmp_path)
    report = review_people(project=project, folder=copy, since=None, commit="main", place=None)
    rows = [item.row for item in report.unexplained]
    assert [(row["district"], row["start_on"]) for row in rows if row] == [("113", "2025-04-25")]


def test_the_roster_of_2020_has_a_member_for_every_seat_that_was_filled(shared_dir: Path) -> None:
    body = (shared_dir / "data/us_ct/official/bulk_csv/LegislatorDatabase_2020.csv").read_bytes()
    kept = source("us_ct/people").redactor("without_private_columns")(body)
    url = f"{BASE}/ftp/pub/data/LegislatorDatabase.csv"
    members = read("us_ct/people", "parse_roster", kept, url, session="2020")
    assert all(isinstance(member, RosterRecord) for member in members)
    seats = {(member.chamber, member.district) for member in members}
    assert len(seats) == len(members)
    assert sum(chamber == "senate" for chamber, _district in seats) == 36
    assert sum(chamber == "house" for chamber, _district in seats) == 151
    assert {member.party for member in members} == {"Democratic", "Republican"}
    assert b"home" not in kept.partition(b"\n")[0].lower()


def test_the_special_sessions_of_2020_have_the_bill_numbers_of_the_official_file(
    shared_dir: Path,
) -> None:
    path = shared_dir / "data/us_ct/official/bulk_csv/bill_info_2020.csv"
    with path.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    bands = {s.number: s.bill_numbers for s in PLACE.special_sessions if s.parent == "2020"}
    first = {s.number: s.first_seen_on for s in PLACE.special_sessions if s.parent == "2020"}
    for number, internal in ((1, "158"), (2, "159"), (3, "160")):
        of_it = [row for row in rows if row["sessNum"].strip() == internal]
        bills = [int(r["billNum"][2:]) for r in of_it if r["billNum"][1] == "B"]
        read_on = min(row["readIntoFloor"][:10] for row in of_it)
        assert first[number].isoformat() == read_on
        band = bands[number]
        assert (band is None) == (bills == [])
        assert band is None or all(band[0] <= bill <= band[1] for bill in bills)
    regular = [int(r["billNum"][2:]) for r in rows if r["sessNum"].strip() == "157"]
    assert not any(b and b[0] <= bill <= b[1] for bill in regular for b in bands.values())
