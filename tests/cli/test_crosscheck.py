"""`reportcard crosscheck` on the sample's Senate roll calls, read as LegiScan would have them."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK, EXIT_USER_MISTAKE
from reportcard.pipeline import crosscheck as pipeline
from tests.cli.conftest import Reportcard
from tests.scrapers.legiscan import Facts, senate_facts

NUMBERS = (38, 142, 360)
HEADER = "collector\tsession\tchamber\tcompared\tdiffering\tonly_theirs\tonly_ours"
FACTS = senate_facts(*NUMBERS)


@pytest.fixture
def own(sample_project: Path, tmp_path: Path) -> Path:
    """A project whose own store holds what the sample's does."""
    copy = Path(shutil.copytree(sample_project, tmp_path / "own"))
    (copy / "data" / "sample" / "store.duckdb").rename(copy / "data" / "store.duckdb")
    return copy


def written(tmp_path: Path, body: bytes, name: str = "CT.zip") -> str:
    path = tmp_path / name
    path.write_bytes(body)
    return str(path)


def spoiled(facts: Facts) -> Facts:
    """The corrupted twin: in roll call 38 John Kissel (district 7), who voted No, voted Yes."""
    assert facts.calls[0].votes[7] == 2
    return _with_vote(facts, 38, 7, 1)


def _with_vote(facts: Facts, number: int, district: int, code: int) -> Facts:
    calls = tuple(
        replace(call, votes={**call.votes, district: code})
        if call.words == f"Senate Roll Call Vote {number} "
        else call
        for call in facts.calls
    )
    return replace(facts, calls=calls)


@pytest.mark.parametrize("tree", [Facts.json_zip, Facts.csv_zip], ids=["json", "csv"])
def test_what_agrees_is_one_line_and_no_complaint(
    reportcard: Reportcard, own: Path, tmp_path: Path, tree: object
) -> None:
    body = FACTS.json_zip() if tree is Facts.json_zip else FACTS.csv_zip()
    told = reportcard("crosscheck", written(tmp_path, body), "--project", str(own))
    assert told.err == (
        "CT/2025-2025_General_Assembly, dataset of 2025-08-03: 3 numbered roll calls of the floor. "
        "Not compared: 0 of joint committees, 0 without an official number, 0 of sessions that are "
        "not this project's.\n"
        "All 3 roll calls that both have agree.\n"
    )
    assert told.out.splitlines() == [HEADER, "LegiScan\t2025\tsenate\t3\t0\t0\t10"]
    assert told.code == EXIT_OK


def test_one_changed_vote_is_caught_and_stays_in_the_review_queue(
    reportcard: Reportcard, own: Path, tmp_path: Path
) -> None:
    twin = spoiled(FACTS)
    told = reportcard("crosscheck", written(tmp_path, twin.json_zip()), "--project", str(own))
    assert told.code == EXIT_LEFT_SOMETHING_OUT
    sentence = (
        "Senate roll call 38 of 2025, John Kissel: LegiScan has Yes, the official sheet has No. "
        "The sheet counts."
    )
    assert sentence in told.err
    assert told.err.splitlines()[-1] == (
        "1 of 3 roll calls differs (see above); the official sheet counts."
    )
    status = reportcard("status", "--project", str(own))
    assert sentence in status.err
    # Nothing was taken out of sight.
    assert "vote_events\t74\n" in status.out


def test_the_page_of_coverage_counts_what_was_compared(
    reportcard: Reportcard, own: Path, tmp_path: Path
) -> None:
    twin = spoiled(FACTS)
    reportcard("crosscheck", written(tmp_path, twin.csv_zip()), "--project", str(own))
    lines = reportcard("coverage", "--project", str(own)).out.splitlines()
    header, _house, senate, _later = (line.split("\t") for line in lines)
    row = dict(zip(header, senate, strict=True))
    assert (row["chamber"], row["compared"], row["differing"]) == ("senate", "3", "1")


def test_a_newer_dataset_takes_the_place_of_the_older_and_never_the_reverse(
    reportcard: Reportcard, own: Path, tmp_path: Path
) -> None:
    old = written(tmp_path, spoiled(FACTS).json_zip(), "old.zip")
    new = written(tmp_path, FACTS.json_zip(made=(2025, 9, 7, 4, 0, 0)), "new.zip")
    # Whatever the order in which they are given.
    assert reportcard("crosscheck", new, old, "--project", str(own)).code == EXIT_OK
    told = reportcard("crosscheck", old, "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err == (
        f"{old}: This dataset is of 2025-08-03; the store has one of 2025-09-07: download a newer "
        "one.\n"
    )


def test_files_that_are_none_are_all_named_and_nothing_is_loaded(
    reportcard: Reportcard, own: Path, tmp_path: Path
) -> None:
    good = written(tmp_path, spoiled(FACTS).json_zip(), "good.zip")
    bad = written(tmp_path, b"no zip", "bad.zip")
    other = written(tmp_path, replace(FACTS, place="CO").json_zip(), "other.zip")
    told = reportcard("crosscheck", good, bad, other, "gone.zip", "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err.splitlines() == [
        f"{bad}: This file is no zip; what is read here is a dataset as LegiScan offers it for "
        "download.",
        f"{other}: The dataset is of CO; scrapers/generic/legiscan/places.yml knows CT.",
        "gone.zip: There is no such file.",
    ]
    assert "LegiScan" not in reportcard("status", "--project", str(own)).err


def test_what_looks_wrong_in_a_file_is_said_with_its_name(
    reportcard: Reportcard, own: Path, tmp_path: Path
) -> None:
    error = '{"status": "ERROR", "alert": {"message": "Busy"}}'
    file = written(tmp_path, FACTS.json_zip({"vote/1.json": error}))
    told = reportcard("crosscheck", file, "--project", str(own))
    assert told.code == EXIT_LEFT_SOMETHING_OUT
    assert told.err.splitlines()[0] == (f"{file}: vote/1.json: LegiScan's answer is an error: Busy")
    assert told.err.splitlines()[-1] == "All 3 roll calls that both have agree."


def test_what_the_store_has_no_sheet_of_is_not_compared(
    reportcard: Reportcard, own: Path, tmp_path: Path
) -> None:
    calls = tuple(replace(call, words=f"{call.words.strip()}9") for call in FACTS.calls)
    file = written(tmp_path, replace(FACTS, calls=calls).json_zip())
    told = reportcard("crosscheck", file, "--project", str(own))
    assert told.err.splitlines()[-1] == (
        "Nothing could be compared: the store has no sheet of these roll calls."
    )
    assert told.out.splitlines()[1:] == ["LegiScan\t2025\tsenate\t0\t0\t3\t13"]


def test_another_rule_for_the_numbers_reads_the_same_file_anew(
    reportcard: Reportcard, own: Path, tmp_path: Path
) -> None:
    file = written(tmp_path, FACTS.json_zip())
    reportcard("crosscheck", file, "--project", str(own))
    places = own / "scrapers" / "generic" / "legiscan" / "places.yml"
    places.write_text(places.read_text().replace(r"(?P<number>\d+)\b", r"(?P<number>3\d+)\b"))
    told = reportcard("crosscheck", file, "--project", str(own))
    assert told.out.splitlines()[1:] == ["LegiScan\t2025\tsenate\t2\t0\t0\t11"]


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("'(?P<number>'", "This is no regular expression: "),
        (r"'Vote (\d+)'", "The expression has no group (?P<number>...)."),
    ],
)
def test_a_wrong_rule_is_named_with_file_and_line(
    reportcard: Reportcard, own: Path, tmp_path: Path, rule: str, sentence: str
) -> None:
    places = own / "scrapers" / "generic" / "legiscan" / "places.yml"
    places.write_text(f"places:\n  CT:\n    jurisdiction: us_ct\n    roll_call: {rule}\n")
    told = reportcard("crosscheck", written(tmp_path, FACTS.json_zip()), "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err.startswith("scrapers/generic/legiscan/places.yml:4: places.CT.roll_call: ")
    assert sentence in told.err


def test_a_file_larger_than_any_dataset_is_not_even_read(
    reportcard: Reportcard, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "LARGEST_FILE", 10)
    told = reportcard("crosscheck", written(tmp_path, FACTS.json_zip()), "--project", str(own))
    assert told.err.endswith("CT.zip: The file is larger than any dataset.\n")


def test_without_a_store_it_says_what_makes_one(
    reportcard: Reportcard, own: Path, tmp_path: Path
) -> None:
    (own / "data" / "store.duckdb").unlink()
    told = reportcard("crosscheck", written(tmp_path, FACTS.json_zip()), "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert "run reportcard collect first" in told.err


def test_the_collector_is_never_collected(reportcard: Reportcard, own: Path) -> None:
    told = reportcard("collect", "generic/legiscan", "--session", "2025", "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err == (
        "generic/legiscan belongs to no place and is not collected: reportcard crosscheck reads "
        "the files that you download there.\n"
    )


def test_a_project_without_a_reader_says_so(
    reportcard: Reportcard, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportcard.project.Project.names", lambda *_a, **_k: ())
    told = reportcard("crosscheck", written(tmp_path, FACTS.json_zip()), "--project", str(own))
    assert told.err == "No scraper of this project reads datasets of another collector.\n"


def test_two_places_at_once_are_refused(reportcard: Reportcard, own: Path, tmp_path: Path) -> None:
    places = own / "scrapers" / "generic" / "legiscan" / "places.yml"
    other = own / "scrapers" / "us_xx"
    other.mkdir()
    shutil.copy(own / "scrapers" / "us_ct" / "jurisdiction.yml", other)
    places.write_text(
        places.read_text() + "  XX:\n    jurisdiction: us_xx\n    roll_call: '(?P<number>9)'\n"
    )
    files = [
        written(tmp_path, FACTS.json_zip(), "one.zip"),
        written(tmp_path, replace(FACTS, place="XX").json_zip(), "two.zip"),
    ]
    told = reportcard("crosscheck", *files, "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err == "Compare one place at a time: us_ct, us_xx are different.\n"
