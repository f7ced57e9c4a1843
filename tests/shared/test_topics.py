"""The education universe on all bills of 2025 and 2026: its size, its recall, and the figures told.

docs/education-universe.md says how well the rules work; what it says is counted here anew.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reportcard.model.topics import BillFacts, Topic
from reportcard.store.connect import open_store
from reportcard.store.topics import read_bill_facts, read_topics
from reportcard.topics.check import Findings, check_topic
from reportcard.topics.file import TopicFile, load_topic
from tests.collect.command import arguments, new_project, start, store_of
from tests.shared.replica import CHAMBERS, expected, serving

pytestmark = pytest.mark.shared

# Which bill carried the money in each cycle: compiled by hand, not by the rules.
BUDGET = {
    "2025": ("HB06863", "HB06864", "HB06866", "HB07262", "HB07287", "HB07288", "HB08003", "SB01246",
             "SB01247"),
    "2026": ("HB05031", "HB05032", "HB05033", "SB00001", "SB00083", "SB00084", "SB00085",
             "SB00298"),
}  # fmt: skip


@pytest.fixture(scope="module")
def file(repository: Path) -> TopicFile:
    return load_topic(repository / "scrapers/us_ct/topics/education.yml", shown_as="education.yml")


@pytest.fixture(scope="module")
def store(shared_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the bulk files of both sessions, and nothing else."""
    work = tmp_path_factory.mktemp("bulk")
    project = new_project(work / "project")
    with serving(shared_dir, work) as replica:
        of_2025 = ("--session", "2026", "--base-url", f"2025={replica.url}/replica/2025")
        running = start(
            arguments(project, replica.url, *of_2025, sources=("us_ct/bulk",), session="2025")
        )
        _out, said = running.communicate()
    assert running.returncode == 0, said
    return store_of(project)


@pytest.fixture(scope="module")
def bills(store: Path) -> tuple[BillFacts, ...]:
    with closing(open_store(store, read_only=True)) as con:
        return read_bill_facts(con)


@pytest.fixture(scope="module")
def universe(store: Path) -> Topic:
    """The topic as collect left it in the store."""
    with closing(open_store(store, read_only=True)) as con:
        (topic,) = read_topics(con)
    return topic


@pytest.fixture(scope="module")
def told(repository: Path) -> str:
    """The page with the figures, without the breaks of its lines."""
    text = (repository / "docs/education-universe.md").read_text(encoding="utf-8")
    return " ".join(text.split())


def test_every_bill_of_both_sessions_was_looked_at(bills: tuple[BillFacts, ...]) -> None:
    assert Counter(bill.session for bill in bills) == {"2025": 4076, "2026": 1283}


def test_every_bill_that_was_before_the_education_committee_is_in_it(
    shared_dir: Path, universe: Topic, told: str
) -> None:
    before_it = {
        f"{row['year']}-{row['bill']}"
        for row in expected(shared_dir, "bills.csv.gz")
        if row["education"] == "1"
    }
    committees = {"education-committee", "special-education-committee"}
    caught = {hit.bill_id for hit in universe.hits if hit.rule_id in committees}
    assert caught == before_it
    assert f"{len(before_it)} of {len(before_it)} are in it" in told


def test_every_bill_of_the_list_of_budget_bills_is_in_it(universe: Topic, told: str) -> None:
    wanted = {f"{session}-{number}" for session, numbers in BUDGET.items() for number in numbers}
    assert wanted <= set(universe.bill_ids)
    assert f"Of the {len(wanted)} bills of the hand-made list" in told


def test_the_file_fits_the_record_to_the_last_subject(
    file: TopicFile, bills: tuple[BillFacts, ...]
) -> None:
    assert check_topic(file, bills, sessions=("2025", "2026")) == Findings((), ())


def test_the_page_tells_the_size_of_the_universe(universe: Topic, told: str) -> None:
    sizes = Counter(bill_id[:4] for bill_id in universe.bill_ids)
    row = f"| bills of the universe | {sizes['2025']} | {sizes['2026']} | {sizes.total()} |"
    assert row in told


def test_the_page_tells_what_each_rule_catches_and_what_it_alone_catches(
    universe: Topic, told: str
) -> None:
    by_bill: dict[str, list[str]] = {}
    for hit in universe.hits:
        by_bill.setdefault(hit.bill_id, []).append(hit.rule_id)
    caught = Counter(hit.rule_id for hit in universe.hits)
    alone = Counter(rules[0] for rules in by_bill.values() if len(rules) == 1)
    for rule_id, count in caught.items():
        name = "by name" if rule_id == "named" else f"`{rule_id}`"
        assert f"| {name} | {count} | {alone[rule_id]} |" in told


def test_the_page_tells_how_many_roll_calls_are_in_it(
    shared_dir: Path, universe: Topic, told: str
) -> None:
    inside = set(universe.bill_ids)
    events = {
        (row["year"], CHAMBERS[row["chamber"]], row["number"])
        for row in expected(shared_dir, "roll_call_bills.csv")
        if f"{row['year']}-{row['bill']}" in inside
    }
    counts = Counter(
        (row["year"], CHAMBERS[row["chamber"]], row["question_class"])
        for row in expected(shared_dir, "roll_calls.csv")
        if (row["year"], CHAMBERS[row["chamber"]], row["number"]) in events
    )
    assert f"{counts.total()} are of the universe" in told
    for session, chamber in (("2025", "house"), ("2026", "house"), ("2025", "senate")):
        passages, amendments = (
            counts[session, chamber, question] for question in ("passage", "amendment")
        )
        name = chamber.capitalize()
        assert f"| {name}, {session} | {passages} | {amendments} |" in told


def test_the_judged_hits_are_those_drawn_with_the_rules_that_caught_them(
    universe: Topic, told: str
) -> None:
    rules: dict[str, list[str]] = {}
    for hit in universe.hits:
        rules.setdefault(hit.bill_id, []).append(hit.rule_id)
    judged = list(_judged(told))
    drawn = random.Random(2).sample(universe.bill_ids, 100)
    assert [bill_id for bill_id, *_rest in judged] == sorted(drawn)
    assert [bill_id for bill_id, named, _j in judged if rules[bill_id] != named] == []
    words = Counter(judgement for _bill, _rules, judgement in judged)
    assert words == {"yes": 85, "in part": 12, "budget": 2, "no": 1}


def _judged(told: str) -> Iterator[tuple[str, list[str], str]]:
    """Of the table of judged hits: bill, rules, the judgement without its reason."""
    rows = re.findall(
        r"\| (\d{4}) \| ([HS][BJR]) (\d+) \| [^|]+ \| ([a-z, -]+) \| (yes|in part|budget|no)\b",
        told,
    )
    for session, kind, number, rules, judgement in rows:
        yield f"{session}-{kind}{int(number):05}", rules.split(", "), judgement
