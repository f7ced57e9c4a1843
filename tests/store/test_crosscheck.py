"""Another collector beside the official sheets: what differs is said, and the sheet counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcard.model.coverage import Comparison
from reportcard.model.facts import Quarantined
from reportcard.model.records import (
    PageRecords,
    QuestionRulingRecord,
    Record,
    SecondTallyRecord,
    SecondVoteRecord,
)
from reportcard.model.vocabulary import Chamber
from reportcard.store.connect import open_store
from reportcard.store.crosscheck import find_newer, is_disagreement, read_comparisons
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.properties import PROPERTY
from tests.store.world import DAY, REPRESENTATIVES, SEATS, bill_page, page, people_page, sheet

URL = "project:crosscheck/collector/XX/2025"
OPTIONS: Mapping[str, str] = {"Y": "yes", "N": "no"}


def second(
    number: int = 1,
    *,
    marks: str = "YYNYX",
    bill: str = "HB00001",
    held_on: date | None = DAY,
    chamber: Chamber = "house",
    names: Sequence[tuple[str, str, int | None]] = (),
    **counts: int,
) -> list[Record]:
    """What the other collector has of a roll call; "-" in the marks lists somebody not at all."""
    yes, no = marks.count("Y"), marks.count("N")
    tally = SecondTallyRecord(
        collector="Collector",
        session="2025",
        chamber=chamber,
        number=number,
        bill_number=bill,
        held_on=held_on,
        yes_count=counts.get("yes", yes),
        no_count=counts.get("no", no),
        not_yes_or_no=counts.get("neither", marks.count("X")),
        source_url="https://example.com/bill",
    )
    people = names or [(name, family, district) for name, family, _f, district in REPRESENTATIVES]
    return [
        tally,
        *(
            SecondVoteRecord(
                collector="Collector",
                session="2025",
                chamber=chamber,
                number=number,
                printed_name=name,
                family_name=family,
                district=district,
                option=OPTIONS.get(mark),  # type: ignore[arg-type]  # the words of the vocabulary
            )
            for (name, family, district), mark in zip(people, marks, strict=False)
            if mark != "-"
        ),
    ]


def dataset(*calls: list[Record], sha: str = "2" * 64, on: int = 1) -> PageRecords:
    """The other collector's dataset."""
    return page(URL, [record for call in calls for record in call], sha=sha, on=on)


def ruling(number: int = 1) -> PageRecords:
    """Somebody looked at a roll call and said what it was about."""
    record = QuestionRulingRecord(
        session="2025",
        chamber="house",
        number=number,
        question_class="passage",
        amendment_chamber=None,
        amendment_schedule=None,
        ruled_by="Somebody",
        ruled_on=DAY,
        reason="Looked at the sheet.",
    )
    return page("project:reviews/questions.yml", [record])


OURS = (people_page(), bill_page(), sheet())


def found(store: duckdb.DuckDBPyConnection, *pages: PageRecords) -> list[Quarantined]:
    """What came of the cross-check."""
    load_pages(store, [*OURS, *pages])
    return [item for item in resolve(store, SEATS) if is_disagreement(item)]


def told(store: duckdb.DuckDBPyConnection, *pages: PageRecords) -> list[str]:
    return [item.sentence.en for item in found(store, *pages)]


def counted(store: duckdb.DuckDBPyConnection) -> list[tuple[int, int]]:
    """The numbers of the roll calls that scoring sees, and how many votes each has."""
    facts = read_facts(store)
    return [
        (e.number, sum(v.vote_event_id == e.vote_event_id for v in facts.person_votes))
        for e in facts.vote_events
    ]


# ---------------------------------------------------------------- agreement


def test_where_both_say_the_same_nothing_is_said(store: duckdb.DuckDBPyConnection) -> None:
    assert told(store, dataset(second())) == []
    assert list(read_comparisons(store)) == [Comparison("Collector", "2025", "house", 1, 0, 0, 0)]


def test_without_another_collector_nothing_is_compared(store: duckdb.DuckDBPyConnection) -> None:
    assert told(store) == []
    assert list(read_comparisons(store)) == []


def test_members_whom_the_other_does_not_list_are_no_disagreement(
    store: duckdb.DuckDBPyConnection,
) -> None:
    # The sheet has one absent; the other's list holds those present only.
    assert told(store, dataset(second(marks="YYNY-"))) == []


def test_a_vote_after_midnight_may_carry_either_day(store: duckdb.DuckDBPyConnection) -> None:
    for day in (date(2025, 4, 30), date(2025, 5, 2), None):
        assert told(store, dataset(second(held_on=day), sha=str(day) * 4)) == []


def test_one_roll_call_on_several_bills_agrees_by_any_of_them(
    store: duckdb.DuckDBPyConnection,
) -> None:
    calls = (second(bill="SB 9"), second(bill="HB1"), second(bill="HB00001"))
    assert told(store, dataset(*calls)) == []


def test_the_same_roll_call_twice_is_compared_once(store: duckdb.DuckDBPyConnection) -> None:
    assert told(store, dataset(second(), second())) == []
    assert next(read_comparisons(store)).compared == 1


def test_a_tally_without_votes_is_compared_as_a_tally(store: duckdb.DuckDBPyConnection) -> None:
    assert told(store, dataset(second(marks="", yes=3, no=1, neither=1))) == []


def test_a_roll_call_that_only_one_of_them_has_is_counted_and_no_disagreement(
    store: duckdb.DuckDBPyConnection,
) -> None:
    pages = (sheet(2), sheet(3), dataset(second(1), second(9)))
    assert told(store, *pages) == []
    assert list(read_comparisons(store)) == [Comparison("Collector", "2025", "house", 1, 0, 1, 2)]


# ---------------------------------------------------------------- people


@pytest.mark.parametrize(
    "named",
    [
        ("Ana Arroyo", "Arroyo", 1),
        ("Anita Arroyo", "Arroyo", 1),  # a working name; the district says who
        ("Ana Arroyo", "", None),  # no district of this chamber: by the whole name
        ("A. Arroyo", "Arroyo", None),  # by the family name and how the given one begins
        ("Ana Arroyo", "Arroyo", 5),  # a new district: by the whole name
    ],
)
def test_a_member_is_known_by_district_or_name(
    store: duckdb.DuckDBPyConnection, named: tuple[str, str, int | None]
) -> None:
    rest = [(name, family, district) for name, family, _f, district in REPRESENTATIVES[1:]]
    assert told(store, dataset(second(names=[named, *rest]))) == []
    sentences = told(store, dataset(second(marks="NYNYX", names=[named, *rest]), sha="3" * 64))
    assert sentences[1] == (
        "House roll call 1 of 2025, Ana Arroyo: Collector has No, the official sheet has Yes. "
        "The sheet counts."
    )


def test_a_name_that_fits_nobody_is_said_once_for_all_roll_calls(
    store: duckdb.DuckDBPyConnection,
) -> None:
    rest = [(name, family, district) for name, family, _f, district in REPRESENTATIVES[1:]]
    names = [("Zoe Quiroz", "Quiroz", 1), *rest]
    pages = (sheet(2), dataset(second(1, names=names), second(2, names=names)))
    assert told(store, *pages) == [
        "House, the name Zoe Quiroz: Collector has this name in 2 roll calls, and it fits nobody "
        "who was in office, or more than one. These votes were not compared."
    ]


def test_a_name_that_fits_two_is_compared_with_neither(store: duckdb.DuckDBPyConnection) -> None:
    names = [("Brown", "Brown", None)]
    (sentence,) = told(store, dataset(second(marks="Y", names=names, yes=3, no=1, neither=1)))[:1]
    assert sentence.startswith("House roll call 1 of 2025: Collector lists 1-0 votes")
    assert any(s.startswith("House, the name Brown:") for s in told(store))


# ---------------------------------------------------------------- disagreement


def test_another_vote_of_a_member_is_said_and_the_sheet_counts(
    store: duckdb.DuckDBPyConnection,
) -> None:
    (item,) = found(store, dataset(second(marks="YYNNX", yes=3, no=1)))[:1]
    assert item.entity == "crosscheck"
    (vote,) = (i for i in found(store) if i.rule == "second_vote")
    assert vote.sentence.en == (
        "House roll call 1 of 2025, Luz de la Cruz: Collector has No, the official sheet has Yes. "
        "The sheet counts."
    )
    assert vote.sentence.es.endswith("Collector tiene No; la hoja oficial, Sí. Vale la hoja.")
    assert (vote.entity_id, vote.source_url) == ("2025-house-1", "https://example.org/house/1/0")
    assert counted(store) == [(1, 5)]


@pytest.mark.parametrize(
    ("call", "theirs"),
    [
        (second(marks="YYNY-", yes=4), "4-1-0"),
        (second(no=2), "3-2-1"),
        (second(neither=2), "3-1-2"),
    ],
)
def test_another_tally_is_said_and_the_sheet_counts(
    store: duckdb.DuckDBPyConnection, call: list[Record], theirs: str
) -> None:
    assert told(store, dataset(call))[-1] == (
        f"House roll call 1 of 2025: Collector counts {theirs} (Yes, No, neither), the official "
        "sheet 3-1-1. The sheet counts."
    )
    assert counted(store) == [(1, 5)]


def test_a_yes_where_the_sheet_has_an_absence_is_said(store: duckdb.DuckDBPyConnection) -> None:
    assert told(store, dataset(second(marks="YYNYY", yes=3, neither=1)))[-1] == (
        "House roll call 1 of 2025, Pat O’Dea: Collector has Yes, the official sheet has neither "
        "Yes nor No. The sheet counts."
    )


def test_three_members_are_named_and_the_others_counted(
    store: duckdb.DuckDBPyConnection,
) -> None:
    rules = [item.rule for item in found(store, dataset(second(marks="NNYNX")))]
    assert rules.count("second_vote") == 3
    (more,) = (i for i in found(store) if i.rule == "second_more")
    assert more.sentence.en == (
        "House roll call 1 of 2025: Collector says something else of 1 more members."
    )


def test_a_collector_that_contradicts_itself_is_said_and_not_compared(
    store: duckdb.DuckDBPyConnection,
) -> None:
    sentences = told(store, dataset(second(), second(yes=5, no=0, neither=0)))
    assert sentences == [
        "House roll call 1 of 2025: Collector has this roll call more than once, with different "
        "contents. It was not compared."
    ]


def test_a_list_of_votes_that_is_not_its_own_tally_is_said(
    store: duckdb.DuckDBPyConnection,
) -> None:
    assert told(store, dataset(second(marks="YY--X", yes=3, no=1))) == [
        "House roll call 1 of 2025: Collector lists 2-0 votes (Yes, No) but counts 3-1."
    ]


# ---------------------------------------------------------------- another roll call?


@pytest.mark.parametrize(
    ("call", "theirs"),
    [
        (second(bill="SB00009"), "SB 9 / 2025-05-01"),
        (second(held_on=date(2025, 5, 3)), "HB 1 / 2025-05-03"),
    ],
)
def test_another_bill_or_day_under_the_number_takes_the_roll_call_out_of_scoring(
    store: duckdb.DuckDBPyConnection, call: list[Record], theirs: str
) -> None:
    (item,) = found(store, dataset(call))
    assert (item.entity, item.entity_id) == ("vote_event", "2025-house-1")
    assert item.sentence.en == (
        f"House roll call 1 of 2025: under this number Collector has {theirs}, the official sheet "
        "HB 1 / 2025-05-01. It may be another roll call, so it is not scored until somebody has "
        "looked and ruled on its question."
    )
    assert counted(store) == []


def test_a_ruling_on_its_question_puts_it_back_and_the_disagreement_stays_said(
    store: duckdb.DuckDBPyConnection,
) -> None:
    items = found(store, dataset(second(bill="SB00009")), ruling())
    assert [(item.entity, item.rule) for item in items] == [("crosscheck", "second_identity_ruled")]
    assert counted(store) == [(1, 5)]


def test_a_bill_that_one_of_them_does_not_name_is_no_other_bill(
    store: duckdb.DuckDBPyConnection,
) -> None:
    assert told(store, dataset(second(bill=""))) == []


# ---------------------------------------------------------------- versions


def test_a_newer_dataset_takes_the_place_of_the_older(store: duckdb.DuckDBPyConnection) -> None:
    wrong = dataset(second(yes=4), sha="a" * 64, on=1)
    assert len(found(store, wrong)) == 2
    right = dataset(second(), sha="b" * 64, on=8)
    assert found(store, right) == []
    assert find_newer(store, wrong) == date(2025, 6, 8)
    assert find_newer(store, right) is None


def test_the_comparison_survives_another_collection(store: duckdb.DuckDBPyConnection) -> None:
    assert len(found(store, dataset(second(yes=4)))) == 2
    load_pages(store, [sheet(2)])
    assert len([i for i in resolve(store, SEATS) if is_disagreement(i)]) == 2
    (row,) = read_facts(store).coverage
    assert (row.compared, row.differing, row.second_sources) == (1, 1, ("xx/made_up",))


def test_a_sheet_that_is_mended_ends_the_disagreement(store: duckdb.DuckDBPyConnection) -> None:
    theirs = dataset(second(marks="YYYYX"))
    assert found(store, theirs) != []
    mended = sheet(marks="YYYYX", revision=1)
    assert found(store, theirs, replace(mended)) == []


# ---------------------------------------------------------------- a rule


MARKS = st.text("YNX", min_size=5, max_size=5)
LISTED = st.text("YNX-", min_size=5, max_size=5)


@pytest.mark.slow
@settings(PROPERTY, max_examples=10)  # each example is a store of its own
@given(st.lists(st.tuples(MARKS, LISTED), min_size=1, max_size=12))
def test_every_listed_member_with_another_vote_is_a_finding_and_no_other(
    pairs: list[tuple[str, str]],
) -> None:
    numbered = list(enumerate(pairs, start=1))
    with open_store(None) as store:
        sheets = [sheet(number, marks=ours) for number, (ours, _theirs) in numbered]
        calls = [second(number, marks=theirs) for number, (_ours, theirs) in numbered]
        load_pages(store, [people_page(), bill_page(), *sheets, dataset(*calls)])
        items = [item for item in resolve(store, SEATS) if is_disagreement(item)]
    found = Counter((item.entity_id, item.rule) for item in items)
    wanted: Counter[tuple[str, str]] = Counter()
    for number, (ours, theirs) in numbered:
        event = f"2025-house-{number}"
        differing = sum(a != b for a, b in zip(ours, theirs, strict=True) if b != "-")
        wanted[event, "second_vote"] = min(differing, 3)
        wanted[event, "second_more"] = int(differing > 3)
        fits = all(ours.count(mark) == theirs.count(mark) for mark in "YN")
        fits = fits and theirs.count("X") <= ours.count("X")
        wanted[event, "second_tally"] = int(not fits)
    assert found == +wanted
