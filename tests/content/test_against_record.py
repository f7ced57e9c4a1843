"""Ten legislators' scores, added up without the engine from another compilation of the votes."""

import csv
import gzip
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from reportcard.model.scores import Scored
from reportcard.yamlfile import read_yaml
from tests.content.conftest import SAMPLE

pytestmark = pytest.mark.shared

Row = dict[str, str]
VOTE = {"support": "Y", "oppose": "N"}


def rows(path: Path) -> list[Row]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.fixture(scope="module")
def record(shared_dir: Path) -> tuple[dict[tuple[str, str], str], set[tuple[str, str]]]:
    """Each vote by roll call and person; each sponsor by bill and person."""
    folder = shared_dir / "cga_replica" / "expected"
    chambers = {"H": "house", "S": "senate"}
    votes = {
        (f"{row['year']}-{chambers[row['chamber']]}-{row['number']}", row["person_id"]): row["vote"]
        for row in rows(folder / "votes.csv.gz")
    }
    sponsors = {
        (f"{row['year']}-{row['bill']}", row["person_id"])
        for row in rows(folder / "sponsors.csv.gz")
    }
    return votes, sponsors


def by_hand(
    rubric: Any, person: str, votes: dict[tuple[str, str], str], sponsors: set[tuple[str, str]]
) -> Fraction:
    """A score as docs/scoring.md says it, for somebody who held one seat for the whole term.

    In this rubric every vote on a sheet counts: one as asked earns all, anything else nothing.
    """
    weights = {c["id"]: Fraction(c["weight"]) for c in rubric["criteria"]}
    groups = {name: group for group in rubric.get("groups", ()) for name in group["criteria"]}
    earned: dict[str, Fraction] = {}
    counted: dict[str, Fraction] = {}
    for criterion in rubric["criteria"]:
        if criterion["type"] == "sponsorship":
            good = (criterion["ref"], person) in sponsors
        elif (criterion["ref"], person) in votes:
            good = votes[criterion["ref"], person] == VOTE[criterion["position"]]
        else:
            continue  # a roll call of the other chamber
        weight = weights[criterion["id"]]
        if group := groups.get(criterion["id"]):
            inside = sum(weights[name] for name in group["criteria"])
            weight = Fraction(group["weight"]) * weight / inside
        subject = criterion["category"]
        earned[subject] = earned.get(subject, Fraction(0)) + good * weight
        counted[subject] = counted.get(subject, Fraction(0)) + weight
    subjects = {c["id"]: Fraction(c["weight"]) for c in rubric["categories"] if c["id"] in counted}
    parts = (w * earned[name] / counted[name] for name, w in subjects.items())
    return 100 * sum(parts, Fraction(0)) / sum(subjects.values())


def test_ten_scores_are_what_a_hand_adds_up(
    scored: Scored,
    repository: Path,
    record: tuple[dict[tuple[str, str], str], set[tuple[str, str]]],
) -> None:
    rubric = read_yaml(repository / "rubrics" / SAMPLE, shown_as=SAMPLE).data
    whole_term = [
        result
        for result in scored.results
        if result.in_office and all(line.outcome != "not_eligible" for line in result.lines)
    ]
    assert len(whole_term) > 170
    for result in whole_term[5::18]:
        assert by_hand(rubric, result.person_id, *record) == result.score
    assert len(whole_term[5::18]) == 10


def test_every_mark_is_the_vote_of_the_other_compilation(
    scored: Scored, record: tuple[dict[tuple[str, str], str], set[tuple[str, str]]]
) -> None:
    votes, sponsors = record
    criteria = {c.criterion_id: c for c in scored.rubric.criteria}
    letters = {"yes": "Y", "no": "N", "absent_or_not_voting": "X"}
    compared = 0
    for result in scored.results:
        for line in result.lines:
            criterion = criteria[line.criterion_id]
            if criterion.vote_event_id is None:
                signed = (criterion.bill_id, result.person_id) in sponsors
                assert signed is (line.outcome in ("introducer", "cosponsor")) or (
                    line.outcome == "not_eligible"
                )
            else:
                theirs = votes.get((criterion.vote_event_id, result.person_id))
                ours = None if line.option is None else letters[line.option]
                assert ours == theirs
                compared += 1
    assert compared > 4300


def test_nobody_without_a_seat_that_day_is_marked(scored: Scored, shared_dir: Path) -> None:
    seats = rows(shared_dir / "cga_replica" / "expected" / "memberships.csv")
    criteria = {c.criterion_id: c for c in scored.rubric.criteria}
    for result in scored.results:
        own = [seat for seat in seats if seat["person_id"] == result.person_id]
        for line in result.lines:
            day = criteria[line.criterion_id].held_on
            assert day is not None
            held = any(_holds(seat, day) for seat in own)
            assert held or not line.counted


def _holds(seat: Row, day: date) -> bool:
    start, end = seat["start_date"], seat["end_date"]
    return (not start or date.fromisoformat(start) <= day) and (
        not end or day <= date.fromisoformat(end)
    )
