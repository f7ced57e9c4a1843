"""What was voted on, for all 678 roll calls of the replica: against the facts of the record."""

import json
from collections import Counter
from pathlib import Path

import pytest

from reportcard.model.vocabulary import Chamber
from tests.collect.store import query
from tests.shared.conftest import Crawled
from tests.shared.replica import CHAMBERS, event_of, expected
from tests.store.cases import CASES, Case

pytestmark = pytest.mark.shared

# Its label is plain though the history has room for an amendment only, A or B: the one open case.
OPEN = "2026-house-80"
SURE = ("stated", "derived")
# What a crawl of the replica is sure of. Held back are 15 passages of the Senate, of which the
# replica has one sheet on a day with an adopted amendment and links no other (on the official pages
# the others are linked); six amendments of HB 7287 and two of HB 5350 in the Senate, which follow
# from the order alone; and in the House the open case with the passage beside it, and two passages
# that passed again after the last sheet at hand.
CONFUSION = {
    ("passage", "passage", "sure"): 544,
    ("passage", "passage", "held back"): 18,
    ("amendment", "amendment", "sure"): 107,
    ("amendment", "amendment", "held back"): 9,
}

Found = tuple[str, str, str, str]


@pytest.fixture(scope="module")
def found(crawled: Crawled) -> dict[str, Found]:
    """Class, confidence, chamber and schedule of the amendment, by roll call."""
    rows = query(
        crawled.store,
        "SELECT vote_event_id, question_class, confidence, coalesce(amendment_chamber, ''),"
        " coalesce(amendment_schedule, '') FROM core.vote_event",
    )
    return {str(event): tuple(map(str, rest)) for event, *rest in rows}  # type: ignore[misc]  # four


def sureness(confidence: str) -> str:
    """Whether a question may be scored."""
    return "sure" if confidence in SURE else "held back"


def test_no_passage_is_called_an_amendment_or_the_reverse(
    found: dict[str, Found], shared_dir: Path
) -> None:
    table = Counter(
        (row["question_class"], found[event_of(row)][0], sureness(found[event_of(row)][1]))
        for row in expected(shared_dir, "roll_calls.csv")
    )
    for (wanted, ours, sure), count in sorted(table.items()):
        print(f"{wanted:>12} read as {ours:<10} {sure:<10} {count:>4}")
    assert table == CONFUSION
    assert table.total() == 678


def test_all_amendment_votes_of_the_house_are_recognised_with_their_schedule(
    found: dict[str, Found], shared_dir: Path
) -> None:
    wanted = {
        event_of(row): (CHAMBERS.get(row["amendment_chamber"], ""), row["amendment_schedule"])
        for row in expected(shared_dir, "roll_calls.csv")
        if row["chamber"] == "H" and row["question_class"] == "amendment"
    }
    assert len(wanted) == 108
    assert wanted.pop(OPEN) == ("", "")
    assert {
        e: found[e] for e, key in wanted.items() if found[e] != ("amendment", "stated", *key)
    } == {}


def test_the_one_open_case_is_reported_as_open(crawled: Crawled, found: dict[str, Found]) -> None:
    assert found[OPEN] == ("amendment", "unknown", "", "")
    assert query(
        crawled.store,
        "SELECT rule, sentence_en FROM core.quarantine"
        f" WHERE entity = 'question' AND entity_id = '{OPEN}'",
    ) == [
        (
            "open_label",
            "House roll call 80 of 2026: by its label (House Roll Call Vote 80) it is the passage"
            " of the bill, but the bill's history has room for an amendment only. Which one it was"
            " is open, and it is not scored.",
        )
    ]


def test_the_cases_of_the_tests_are_those_of_the_shared_data(shared_dir: Path) -> None:
    """The project's own copy of the facts says what the collected cases say."""
    path = shared_dir / "data" / "us_ct" / "alignment" / "cases.json"
    theirs = json.loads(path.read_text(encoding="utf-8"))
    ours: dict[tuple[str, Chamber], Case] = {(c.bill, c.chamber): c for c in CASES}
    senate, house = ours["2012-HB05389", "senate"], ours["2012-HB05389", "house"]
    told = theirs["2012 HB05389 Senate 2012-05-04"]
    assert list(reversed(told["history"])) == list(senate.history)
    assert words(told["rolls"]) == {roll.number: roll.words for roll in senate.rolls}
    about = {str(roll.number): roll.about for roll in senate.rolls}
    assert {k: v for k, v in told["expected"].items() if k != "voice"} == about
    assert set(told["expected"]["voice"]) == set(senate.by_voice)
    told = theirs["2012 HB05389 House 2012-04-25"]
    assert list(reversed(told["history"])) == list(house.history)
    assert words(told["rolls"]) == {roll.number: roll.words for roll in house.rolls}
    nine = ours["2016-HB05450", "senate"]
    told = theirs["2016 HB05450 Senate"]
    assert told["amendments_rejected"] == [line[-1] for line in nine.history[:-1]]
    assert words(told["rolls"]) == {roll.number: roll.words for roll in nine.rolls}
    check_of_2025(theirs, ours)


def words(rolls: list[list[object]]) -> dict[int, str]:
    """Number -> words of the shared cases."""
    return {int(str(roll[0])): str(roll[1]) for roll in rolls}


def check_of_2025(
    theirs: dict[str, dict[str, object]], ours: dict[tuple[str, Chamber], Case]
) -> None:
    """The cases of 2025, which the shared data tell in sentences."""
    budget = theirs["2025 HB07287"]
    senate, house = ours["2025-HB07287", "senate"], ours["2025-HB07287", "house"]
    assert budget["senate_bare"] == [roll.number for roll in senate.rolls]
    assert budget["senate_actions"] == list(senate.history[:-1])
    assert budget["house"] == [[roll.number, roll.words] for roll in house.rolls]
    eighteen = ours["2025-HB07042", "senate"]
    assert theirs["2025 HB07042 Senate 2025-05-29"]["expected"] == "266..283 = A..R, 284 passage"
    assert [(r.number, r.about) for r in (eighteen.rolls[0], *eighteen.rolls[-2:])] == [
        (266, "S-A"),
        (283, "S-R"),
        (284, "passage"),
    ]
    again = theirs["2025 HB07066 Senate 2025-02-25"]
    assert again["expected"] == "38 decisive, 37 superseded by reconsideration"
