"""A roll call that was set aside keeps its place, and decides nothing about the others."""

from dataclasses import replace
from datetime import date

import duckdb

from reportcard.model.facts import Facts, VoteEvent
from reportcard.model.records import (
    ActionRecord,
    AmendmentRecord,
    ListedSheetRecord,
    PageRecords,
    RollCallLabelRecord,
    VoteEventRecord,
)
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.store.world import SEATS, bill_page, page, people_page, sheet

FIRST, SECOND = date(2025, 5, 1), date(2025, 5, 20)


def passed(order: int, on: date) -> ActionRecord:
    """A line of the bill's history: the House passed it."""
    return ActionRecord(
        "2025", "HB00001", order, on, "House Passed", "house", "passage", outcome="passed"
    )


def label(number: int) -> RollCallLabelRecord:
    """A link on the bill's page that calls a roll call the passage."""
    return RollCallLabelRecord(
        "2025", "house", number, "HB00001", f"House Roll Call Vote {number}", "passage", None,
        None, f"https://example.org/sheet/{number}",
    )  # fmt: skip


def resolved(con: duckdb.DuckDBPyConnection, *sheets: object, labels: int = 0) -> Facts:
    """A bill that the House passed on two days, by roll calls 1 and 2."""
    bill = bill_page(
        actions=[passed(1, FIRST), passed(2, SECOND)],
        labels=[label(number) for number in range(1, labels + 1)],
    )
    load_pages(con, [people_page(), bill, *sheets])  # type: ignore[list-item]
    resolve(con, SEATS)
    return read_facts(con)


def event(facts: Facts, number: int) -> VoteEvent:
    return next(each for each in facts.vote_events if each.number == number)


def test_the_later_passage_decides_when_both_add_up(store: duckdb.DuckDBPyConnection) -> None:
    facts = resolved(store, sheet(1, held_on=FIRST), sheet(2, held_on=SECOND))
    assert event(facts, 1).superseded_by == "2025-house-2"
    assert event(facts, 1).confidence == event(facts, 2).confidence == "derived"
    assert facts.quarantine == ()


def test_a_later_passage_that_was_set_aside_supersedes_nothing_and_the_earlier_one_waits(
    store: duckdb.DuckDBPyConnection,
) -> None:
    broken = sheet(2, held_on=SECOND, yes_count=5)
    facts = resolved(store, sheet(1, held_on=FIRST), broken, labels=2)
    assert [each.number for each in facts.vote_events] == [1]
    assert event(facts, 1).superseded_by is None
    assert event(facts, 1).question_class == "passage"
    assert event(facts, 1).confidence == "inferred"
    assert held_back(facts) == [
        (
            "2025-house-1",
            "House roll call 1 of 2025: roll call 2025-house-2 came later on the same question but"
            " is missing or set aside. Until it is there, this one is not scored.",
        )
    ]


def test_a_later_passage_without_a_sheet_supersedes_nothing_either(
    store: duckdb.DuckDBPyConnection,
) -> None:
    facts = resolved(store, sheet(1, held_on=FIRST), labels=2)
    assert event(facts, 1).superseded_by is None
    assert event(facts, 1).confidence == "inferred"


def held_back(facts: Facts) -> list[tuple[str, str]]:
    return [(i.entity_id, i.told("en")) for i in facts.quarantine if i.entity == "question"]


def test_a_passage_waits_while_the_history_shows_it_again_later(
    store: duckdb.DuckDBPyConnection,
) -> None:
    facts = resolved(store, sheet(1, held_on=FIRST), labels=1)
    assert event(facts, 1).confidence == "inferred"
    assert held_back(facts) == [
        (
            "2025-house-1",
            "House roll call 1 of 2025: by the bill's history the question came up again, last on"
            " 2025-05-20, and no roll call of that is known. Until it is there, this one is not"
            " scored.",
        )
    ]


def test_a_passage_waits_while_the_bill_s_page_is_older_than_a_later_roll_call(
    store: duckdb.DuckDBPyConnection,
) -> None:
    bill = bill_page(actions=[passed(1, FIRST)], labels=[label(1)])
    sheets = [sheet(1, held_on=FIRST), sheet(2, held_on=SECOND)]
    load_pages(store, [people_page(), bill, *sheets])
    resolve(store, SEATS)
    facts = read_facts(store)
    assert event(facts, 1).confidence == "inferred"
    assert held_back(facts) == [
        (
            "2025-house-1",
            "House roll call 1 of 2025: roll call 2025-house-2 on the same bill came later, but the"
            " bill's page does not know it yet. Until the page is fetched again, this one is not"
            " scored.",
        )
    ]


def test_a_sheet_that_only_its_folder_names_takes_part_in_the_order(
    store: duckdb.DuckDBPyConnection,
) -> None:
    # Its sheet could not be read and the bill's page is old: either may be the one passage.
    bill = bill_page(actions=[passed(1, FIRST)], labels=[label(1)])
    folder = page(
        "https://example.org/folder",
        [ListedSheetRecord("2025", "house", 2, 0, "HB00001", "https://example.org/house/2/0")],
    )
    load_pages(store, [people_page(), bill, sheet(1, held_on=FIRST), folder])
    resolve(store, SEATS)
    assert event(read_facts(store), 1).confidence == "unknown"


def test_a_roll_call_that_decided_one_of_its_bills_and_not_the_other_is_left_open(
    store: duckdb.DuckDBPyConnection,
) -> None:
    other = [replace(passed(1, FIRST), bill_number="HB00002")]
    second = bill_page("HB00002", actions=other, labels=[replace(label(1), bill_number="HB00002")])
    sheets = [sheet(1, held_on=FIRST, bills=("HB00001", "HB00002")), sheet(2, held_on=SECOND)]
    facts = resolved(store, second, *sheets, labels=2)
    assert event(facts, 1).confidence == "unknown"
    assert event(facts, 1).superseded_by is None


def test_a_correction_that_takes_a_bill_out_is_not_counted_for_that_bill(
    store: duckdb.DuckDBPyConnection,
) -> None:
    # HB 1's page still links to the roll call, which by its corrected sheet was on HB 2.
    corrected = sheet(1, bills=("HB00002",), revision=1, held_on=FIRST)
    facts = resolved(store, sheet(1, held_on=FIRST), corrected, labels=1)
    assert facts.vote_events == ()
    assert "House roll call 1 of 2025: an older revision of the sheet named HB 1, whose page" in {
        item.sentence.en[:80] for item in facts.quarantine
    }


def test_a_correction_that_leaves_the_bill_in_is_counted_for_it(
    store: duckdb.DuckDBPyConnection,
) -> None:
    corrected = sheet(1, bills=("HB00001", "HB00002"), revision=1, held_on=FIRST)
    facts = resolved(store, sheet(1, held_on=FIRST), corrected, labels=1)
    assert [each.revision for each in facts.vote_events] == [1]


def test_an_earlier_passage_that_was_set_aside_leaves_the_later_one_as_it_is(
    store: duckdb.DuckDBPyConnection,
) -> None:
    broken = sheet(1, held_on=FIRST, yes_count=5)
    facts = resolved(store, broken, sheet(2, held_on=SECOND), labels=2)
    assert event(facts, 2).confidence == "derived"
    assert event(facts, 2).superseded_by is None


def test_what_a_sheet_that_does_not_add_up_says_of_its_day_decides_nothing(
    store: duckdb.DuckDBPyConnection,
) -> None:
    # Believed, the broken sheet's day would leave the first passage to roll call 2.
    broken = sheet(1, held_on=SECOND, yes_count=5)
    believed = resolved(store, broken, sheet(2, held_on=FIRST))
    assert event(believed, 2).superseded_by is None
    assert all(each.superseded_by != "2025-house-1" for each in believed.vote_events)


def test_the_label_of_a_roll_call_comes_from_the_first_bill_that_has_one(
    store: duckdb.DuckDBPyConnection,
) -> None:
    on_two_bills = sheet(1, held_on=FIRST, bills=("HB00001", "HB00002"))
    facts = resolved(store, on_two_bills, labels=1)
    assert event(facts, 1).label == "House Roll Call Vote 1"


# ---------------------------------------------------------------- what the sheet says in words


def saying(page: PageRecords, **said: object) -> PageRecords:
    """A sheet whose words name a question."""
    records = tuple(
        replace(record, **said) if isinstance(record, VoteEventRecord) else record  # type: ignore[arg-type]  # names of its fields
        for record in page.records
    )
    return replace(page, records=records)


def amendment_line(order: int, schedule: str, number: str = "", *, verb: str) -> ActionRecord:
    """A line of the bill's history: the House adopted or rejected an amendment of its own."""
    text = f"House {verb} House Amendment Schedule {schedule}{number}"
    return ActionRecord(
        "2025", "HB00001", order, FIRST, text,
        "house", "amendment", "house", schedule, "passed" if verb == "Adopted" else "failed",
    )  # fmt: skip


def on_amendments(con: duckdb.DuckDBPyConnection, one: PageRecords, *more: object) -> Facts:
    """A bill with two rejected amendments and a passage, and roll call 1 on it."""
    actions = [
        amendment_line(1, "A", " 3426", verb="Rejected"),
        amendment_line(2, "B", verb="Rejected"),
        passed(3, FIRST),
    ]
    load_pages(con, [people_page(), bill_page(actions=actions), one, *more])  # type: ignore[list-item]
    resolve(con, SEATS)
    return read_facts(con)


def question(facts: Facts, number: int = 1) -> tuple[str, str, str | None]:
    found = event(facts, number)
    return found.question_class, found.confidence, found.amendment_schedule


def test_an_lco_number_is_looked_up_at_the_end_of_the_history_s_lines(
    store: duckdb.DuckDBPyConnection,
) -> None:
    one = saying(sheet(marks="YNNNX", held_on=FIRST), question_class="amendment", lco=3426)
    assert question(on_amendments(store, one)) == ("amendment", "stated", "A")


def test_an_lco_number_is_looked_up_among_the_amendments_of_the_bill_s_page(
    store: duckdb.DuckDBPyConnection,
) -> None:
    one = saying(sheet(marks="YNNNX", held_on=FIRST), question_class="amendment", lco=3972)
    listed = AmendmentRecord("2025", "HB00001", "house", "B", 3972, "D", True, "https://x.org/b")
    facts = on_amendments(store, one, page("https://example.org/amendments", [listed]))
    assert question(facts) == ("amendment", "stated", "B")


def test_an_lco_number_that_nothing_explains_is_not_guessed(
    store: duckdb.DuckDBPyConnection,
) -> None:
    one = saying(sheet(marks="YNNNX", held_on=FIRST), question_class="amendment", lco=1)
    # Schedule A has another number in the history: only B is left, which no words say.
    assert question(on_amendments(store, one)) == ("amendment", "inferred", "B")


def test_a_sheet_that_says_it_was_the_passage_states_it(store: duckdb.DuckDBPyConnection) -> None:
    one = saying(sheet(held_on=FIRST), question_class="passage", question_printed="PASS")
    assert question(on_amendments(store, one)) == ("passage", "stated", None)


def test_sheet_and_label_that_contradict_each_other_are_told_and_the_votes_stay(
    store: duckdb.DuckDBPyConnection,
) -> None:
    words = {"question_class": "amendment", "amendment_schedule": "B", "question_printed": "AMD B"}
    one = saying(sheet(held_on=FIRST), amendment_chamber="house", **words)
    load_pages(
        store, [people_page(), one, bill_page(actions=[passed(1, FIRST)], labels=[label(1)])]
    )
    resolve(store, SEATS)
    facts = read_facts(store)
    assert question(facts) == ("unknown", "unknown", None)
    assert len(facts.person_votes) == 5
    assert held_back(facts) == [
        (
            "2025-house-1",
            "House roll call 1 of 2025: the sheet and the label of its link name two questions:"
            " AMD B / House Roll Call Vote 1.",
        )
    ]


def test_words_that_nobody_has_explained_are_told(store: duckdb.DuckDBPyConnection) -> None:
    one = saying(sheet(held_on=FIRST), is_understood=False, question_printed="REJECT AMD A")
    facts = on_amendments(store, one)
    assert question(facts) == ("unknown", "unknown", None)
    assert held_back(facts) == [
        (
            "2025-house-1",
            "House roll call 1 of 2025: the words for what was put to the vote are not known:"
            " REJECT AMD A.",
        )
    ]


def test_a_line_of_concurrence_is_that_of_the_chamber_before_it(
    store: duckdb.DuckDBPyConnection,
) -> None:
    adopted = amendment_line(1, "A", verb="Adopted")
    concurred = ActionRecord("2025", "HB00001", 2, FIRST, "In Concurrence", None, "concurrence")
    bill = bill_page(actions=[adopted, concurred], labels=[label(1)])
    load_pages(store, [people_page(), bill, sheet(1, held_on=FIRST)])
    resolve(store, SEATS)
    assert question(read_facts(store)) == ("passage", "derived", None)


def test_copies_of_a_sheet_that_name_two_amendments_are_set_aside(
    store: duckdb.DuckDBPyConnection,
) -> None:
    copies = [
        saying(
            sheet(held_on=FIRST, url=f"https://example.org/{letter}"),
            question_class="amendment",
            amendment_schedule=letter,
        )
        for letter in "AB"
    ]
    facts = on_amendments(store, *copies)
    assert facts.vote_events == ()
    assert [item.rule for item in facts.quarantine] == ["copies"]


def test_passed_means_at_least_the_printed_number_for_every_tally(
    store: duckdb.DuckDBPyConnection,
) -> None:
    """Every tally of a House of five, with every threshold: simple majorities, 2/3, all."""
    tallies = [
        ("Y" * yes + "N" * no + "X" * (5 - yes - no), necessary)
        for yes in range(6)
        for no in range(6 - yes)
        if yes + no
        for necessary in range(1, 6)
    ]
    sheets = [
        sheet(number, marks=marks, necessary=necessary)
        for number, (marks, necessary) in enumerate(tallies, start=1)
    ]
    load_pages(store, [people_page(), *sheets])
    resolve(store, SEATS)
    found = [(e.yes_count, e.necessary, e.passed) for e in read_facts(store).vote_events]
    assert found == [(m.count("Y"), n, m.count("Y") >= n) for m, n in tallies]
    assert {passed for _yes, _necessary, passed in found} == {True, False}
