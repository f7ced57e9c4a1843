"""LegiScan's real datasets: read without loss, and beside the sheets of the whole replica."""

import re
import shutil
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from reportcard.collect.second import NumberRule
from reportcard.pipeline.crosscheck import CrosscheckReport, crosscheck
from reportcard.project import require_project
from tests.sample.reading import Row, read_rows
from tests.scrapers.legiscan import Call, Facts, Member
from tests.scrapers.reading import source
from tests.shared.conftest import Crawled
from tests.shared.replica import expected

pytestmark = pytest.mark.shared

MODULE = source("generic/legiscan").module
CODE = {"Yea": 1, "Nay": 2, "NV": 3, "Absent": 4}


# ---------------------------------------------------------------- reading


def test_the_complete_dataset_of_a_state_is_read_without_loss(shared_dir: Path) -> None:
    (path,) = (shared_dir / "data" / "us_co").glob("*.zip")
    (dataset,) = MODULE.read_datasets(path.read_bytes())
    assert (dataset.name, dataset.faults) == ("CO/2025-2025_Regular_Session", ())
    assert (
        len(dataset.bills),
        len(dataset.people),
        len(dataset.roll_calls),
        sum(len(call.votes) for call in dataset.roll_calls),
    ) == (733, 101, 4_839, 128_450)
    for call in dataset.roll_calls:
        codes = [code for _person, code in call.votes]
        assert [codes.count(code) for code in (1, 2)] == [call.yea, call.nay]
        assert codes.count(3) + codes.count(4) == call.not_voting + call.absent


def test_a_state_whose_descriptions_have_no_number_gives_nothing_to_compare(
    shared_dir: Path,
) -> None:
    (path,) = (shared_dir / "data" / "us_co").glob("*.zip")
    rule = NumberRule("CO", "us_co", re.compile(r"Roll Call Vote (?P<number>\d+)"), {2025: "2025"})
    (found,) = MODULE.read_second(path.read_bytes(), {"CO": rule})
    assert (found.records, found.left_out) == ((), ())
    assert found.counts == {"unnumbered": 4_810, "joint": 29}


def test_the_samples_of_the_json_tree_are_read(shared_dir: Path) -> None:
    folder = shared_dir / "data" / "formats" / "legiscan_json"
    more = {
        f"{kind}/{name}": (folder / name).read_text()
        for kind, name in (
            ("bill", "bill_HB1.json"),
            ("bill", "bill_HB3.json"),
            ("people", "people_8630.json"),
            ("vote", "vote_154366.json"),
            ("vote", "vote_154371.json"),
            ("vote", "ct_2174_roll1574188.json"),
        )
    }
    (dataset,) = MODULE.read_datasets(Facts((), {}, ()).json_zip(more))
    assert dataset.faults == ()
    assert [bill.number for bill in dataset.bills.values()] == ["HB1", "HB3"]
    assert [person.is_committee for person in dataset.people.values()] == [True]
    assert len(dataset.roll_calls) == 3
    (first,) = (call for call in dataset.roll_calls if call.roll_call_id == 1574188)
    assert first.words == "Senate Roll Call Vote 190 "
    assert (len(first.votes), first.yea, first.nay) == (36, 27, 8)


# ---------------------------------------------------------------- beside the replica's sheets


def senate(shared: Path) -> Facts:
    """The nineteen Senate passages of 2025, put back into LegiScan's form."""
    folder = shared / "data" / "us_ct" / "senate_2025"
    calls, votes = read_rows(folder, "roll_calls.csv"), read_rows(folder, "votes.csv")
    members = {
        int(row["legiscan_people_id"]): Member(
            int(row["legiscan_people_id"]),
            row["name"],
            row["name"].split()[-1],
            f"SD-{int(row['district']):03}",
        )
        for row in votes
    }
    return Facts(
        tuple(members.values()),
        {int(row["legiscan_bill_id"]): row["bill"] for row in calls},
        tuple(_call(row, votes) for row in calls),
    )


def _call(row: Row, votes: list[Row]) -> Call:
    own = {
        int(v["legiscan_people_id"]): CODE[v["vote"]] for v in votes if v["number"] == row["number"]
    }
    tally = (int(row["yea"]), int(row["nay"]), int(row["nv"]), int(row["absent"]))
    number = f"Senate Roll Call Vote {row['number']} "
    ids = (int(row["legiscan_roll_call_id"]), int(row["legiscan_bill_id"]))
    return Call(*ids, number, row["date"], "S", own, tally)


@pytest.fixture
def project(crawled: Crawled, tmp_path: Path) -> Path:
    """A project of its own with the store of the crawl."""
    copy = tmp_path / "project"
    shutil.copytree(crawled.project, copy, ignore=shutil.ignore_patterns("archive", "editions"))
    return copy


def compare(project: Path, tmp_path: Path, facts: Facts) -> CrosscheckReport:
    file = tmp_path / "CT.zip"
    file.write_bytes(facts.json_zip())
    return crosscheck(project=require_project(project), files=[file])


def test_nineteen_senate_passages_agree_with_the_sheets(
    project: Path, tmp_path: Path, shared_dir: Path
) -> None:
    report = compare(project, tmp_path, senate(shared_dir))
    assert [problem.sentence() for problem in report.problems] == []
    (row,) = report.compared
    assert (row.compared, row.differing, row.only_theirs, row.only_ours) == (19, 0, 0, 7)


def term(shared: Path, year: str) -> Facts:
    """Every roll call of a year of the replica, as LegiScan would have it.

    People stand under their name of today and in their last seat, as they do there: whoever moved
    to the Senate has a Senate district on House roll calls too.
    """
    ids = {row["person_id"]: n for n, row in enumerate(expected(shared, "people.csv"), start=1)}
    seats = {}
    for row in sorted(expected(shared, "memberships.csv"), key=lambda r: r["start_date"]):
        seats[row["person_id"]] = f"{row['chamber']}D-{int(row['district']):03}"
    members = tuple(
        Member(ids[row["person_id"]], row["name"], row["family_name"], seats[row["person_id"]])
        for row in expected(shared, "people.csv")
    )
    votes: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for row in expected(shared, "votes.csv.gz"):
        if row["year"] == year:
            marks = votes[row["chamber"], row["number"]]
            marks[ids[row["person_id"]]] = {"Y": 1, "N": 2}.get(row["vote"], 3)
    bills: dict[int, str] = {}
    calls = []
    # A roll call on several bills is there once for each.
    for n, row in enumerate(expected(shared, "roll_call_bills.csv"), start=1):
        if row["year"] != year:
            continue
        chamber, number = row["chamber"], row["number"]
        bills[n] = row["bill"]
        name = {"H": "House", "S": "Senate"}[chamber]
        day = days(shared)[year, chamber, number]
        words = f"{name} Roll Call Vote {number} "
        calls.append(Call(n, n, words, day, chamber, votes[chamber, number]))
    return Facts(members, bills, tuple(calls), session=f"{year}-{year}_General_Assembly")


@cache
def days(shared: Path) -> dict[tuple[str, str, str], str]:
    rows = expected(shared, "roll_calls.csv")
    return {(row["year"], row["chamber"], row["number"]): row["date"] for row in rows}


def test_every_roll_call_and_vote_of_the_term_agrees(
    project: Path, tmp_path: Path, shared_dir: Path
) -> None:
    files = []
    for year in ("2025", "2026"):
        files.append(tmp_path / f"{year}.zip")
        files[-1].write_bytes(term(shared_dir, year).csv_zip())
    report = crosscheck(project=require_project(project), files=files)
    assert [problem.sentence() for problem in report.problems] == []
    assert [(row.session, row.chamber, row.compared, row.only_ours) for row in report.compared] == [
        ("2025", "house", 381, 0),
        ("2025", "senate", 26, 0),
        ("2026", "house", 269, 0),
        ("2026", "senate", 2, 0),
    ]


def test_the_corrupted_twin_is_caught_in_each_of_its_three_places(
    project: Path, tmp_path: Path, shared_dir: Path
) -> None:
    facts = senate(shared_dir)
    first, second, third, *others = facts.calls
    one_voter = next(person for person, code in first.votes.items() if code == 1)
    broken = (
        replace(first, votes={**first.votes, one_voter: 2}),
        replace(second, tally=(second.counts()[0] + 1, *second.counts()[1:])),
        replace(third, day="2025-05-20"),
    )
    report = compare(project, tmp_path, replace(facts, calls=(*broken, *others)))
    caught = {item.entity_id: item.rule for item in report.disagreements if "sum" not in item.rule}
    numbers = [call.words.split()[-1] for call in (first, second, third)]
    assert caught == {
        f"2025-senate-{number}": rule
        for number, rule in zip(
            numbers, ("second_vote", "second_tally", "second_identity"), strict=True
        )
    }
    assert report.compared[0].differing == 3
