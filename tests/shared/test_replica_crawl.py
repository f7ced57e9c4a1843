"""A crawl of the whole replica finds what the public record says, and asks politely."""

from collections import Counter
from pathlib import Path

import pytest

from reportcard.errors import EXIT_LEFT_SOMETHING_OUT
from tests.collect.store import query, roll_calls
from tests.scrapers.test_actions import action_meaning
from tests.shared.conftest import Crawled
from tests.shared.replica import CHAMBERS, NO_SHEET, event_of, expected

pytestmark = pytest.mark.shared

# Passed again on 6 May 2026 by their bills' histories; the replica's sheets end on 5 May.
PUT_AGAIN = {"2026-house-199": "HB05354", "2026-house-225": "HB05563"}


def test_every_member_vote_equals_the_public_record(crawled: Crawled, shared_dir: Path) -> None:
    found = query(
        crawled.store,
        "SELECT vote_event_id, person_id, printed_name, printed_code, option FROM core.person_vote",
    )
    options = {"Y": "yes", "N": "no", "X": "absent_or_not_voting", "A": "absent_or_not_voting"}
    wanted = [
        (event_of(row), row["person_id"], row["sheet_name"], row["vote"], options[row["vote"]])
        for row in expected(shared_dir, "votes.csv.gz")
    ]
    assert len(wanted) == 99_113
    assert set(map(repr, found)) ^ set(map(repr, wanted)) == set()
    assert len(found) == len(wanted)


def test_all_sheets_are_stored_and_only_the_one_that_is_none_is_left_out(
    crawled: Crawled, shared_dir: Path
) -> None:
    wanted = [event_of(row) for row in expected(shared_dir, "roll_calls.csv")]
    assert Counter(event.split("-")[1] for event in wanted) == {"house": 650, "senate": 28}
    assert roll_calls(crawled.store) == set(wanted)
    assert crawled.first.code == EXIT_LEFT_SOMETHING_OUT
    said = [s for s in crawled.first.said.splitlines() if s.startswith("https:")]
    first, waiting = said[0], [s for s in said if "the question came up again" in s]
    assert first == (
        f'{NO_SHEET}: This PDF is not a roll-call sheet: it begins with "foo". What it says is '
        "missing until the page can be read."
    )
    assert len(waiting) == len(PUT_AGAIN)
    for sentence, bill in zip(waiting, PUT_AGAIN.values(), strict=True):
        assert bill in sentence
        assert "the question came up again, last on 2026-05-06, and no roll call" in sentence


def test_every_head_equals_the_public_record(crawled: Crawled, shared_dir: Path) -> None:
    found = query(
        crawled.store,
        "SELECT vote_event_id, CAST(held_on AS VARCHAR), time_printed, question_printed, label,"
        " total, necessary, yes_count, no_count, absent_count, passed FROM core.vote_event",
    )
    figures = ("total", "necessary", "yea", "nay", "absent")
    wanted = [
        (
            *(event_of(row), row["date"], row["time"], row["sheet_question"], row["label"]),
            *(int(row[name]) for name in figures),
            row["result"] == "passed",
        )
        for row in expected(shared_dir, "roll_calls.csv")
    ]
    assert set(found) ^ set(wanted) == set()


def questions(crawled: Crawled) -> dict[str, tuple[object, ...]]:
    rows = query(
        crawled.store,
        "SELECT vote_event_id, confidence, question_class, coalesce(amendment_chamber, ''),"
        " coalesce(amendment_schedule, '') FROM core.vote_event",
    )
    return {str(event): tuple(rest) for event, *rest in rows}


def test_what_is_sure_of_a_question_is_what_the_record_says(
    crawled: Crawled, shared_dir: Path
) -> None:
    found = questions(crawled)
    wanted = {
        event_of(row): (
            row["question_class"],
            CHAMBERS.get(row["amendment_chamber"], ""),
            row["amendment_schedule"],
        )
        for row in expected(shared_dir, "roll_calls.csv")
        if row["confidence"] != "ambiguous"
    }
    sure = {event: q[1:] for event, q in found.items() if q[0] in ("stated", "derived")}
    assert {event: q for event, q in sure.items() if wanted.get(event) != q} == {}
    assert len(sure) >= 650


def test_every_house_question_that_the_record_is_sure_of_is_found(
    crawled: Crawled, shared_dir: Path
) -> None:
    found = questions(crawled)
    missing = {
        event_of(row)
        for row in expected(shared_dir, "roll_calls.csv")
        if row["chamber"] == "H" and row["confidence"] in ("stated", "derived")
        if found[event_of(row)][0] not in ("stated", "derived")
    }
    assert missing == set(PUT_AGAIN)


def test_the_senate_questions_that_the_record_is_sure_of_are_read_the_same(
    crawled: Crawled, shared_dir: Path
) -> None:
    found = questions(crawled)
    wrong = {
        event_of(row): found[event_of(row)]
        for row in expected(shared_dir, "roll_calls.csv")
        if row["chamber"] == "S" and row["confidence"] in ("stated", "derived")
        if found[event_of(row)][1] != row["question_class"]
    }
    assert wrong == {}


def test_bills_of_a_roll_call_are_the_records(crawled: Crawled, shared_dir: Path) -> None:
    """A consent calendar's further bills are named on their own pages only, not asked for."""
    found = set(query(crawled.store, "SELECT vote_event_id, bill_id FROM core.vote_event_bill"))
    wanted = {
        (event_of(row), f"{row['year']}-{row['bill']}")
        for row in expected(shared_dir, "roll_call_bills.csv")
    }
    several = {event for event, n in Counter(event for event, _bill in wanted).items() if n > 1}
    assert found - wanted == set()
    assert {event for event, _bill in wanted - found} <= several


def test_titles_are_the_records(crawled: Crawled, shared_dir: Path) -> None:
    found = query(crawled.store, "SELECT bill_id, title FROM core.bill")
    wanted = {
        f"{row['year']}-{row['bill']}": row["title"] for row in expected(shared_dir, "bills.csv.gz")
    }
    assert [(bill, title) for bill, title in found if wanted[str(bill)] != title] == []
    assert len(found) > 500


def test_sponsors_are_the_records(crawled: Crawled, shared_dir: Path) -> None:
    """Who sponsors a bill; and whether as introducer or co-sponsor, where its page tells."""
    found = {
        (str(bill), str(person)): role
        for bill, person, role in query(
            crawled.store, "SELECT bill_id, person_id, role FROM core.sponsorship"
        )
    }
    # The bulk file knows all bills; sponsors stand on the pages of those that were asked for.
    pages = query(crawled.store, "SELECT session || '-' || number FROM raw.current_bill")
    bills = {str(row[0]) for row in pages}
    wanted = {
        (bill, row["person_id"]): row["role"]
        for row in expected(shared_dir, "sponsors.csv.gz")
        if (bill := f"{row['year']}-{row['bill']}") in bills
    }
    assert found.keys() ^ wanted.keys() == set()
    assert len(found) > 5_000
    with_both = {bill for (bill, _person), role in wanted.items() if role == "co-sponsor"}
    untold = {"introducer or co-sponsor"}
    wrong = {
        key: (role, wanted[key])
        for key, role in found.items()
        if {role} != (untold if key[0] not in with_both else {wanted[key]})
    }
    assert wrong == {}


def test_histories_mean_the_same_in_the_pages_wording_and_in_the_bulk_files(
    crawled: Crawled, shared_dir: Path
) -> None:
    found = {
        (f"{session}-{number}", int(str(order))): (str(day), kind, chamber, by, schedule, outcome)
        for session, number, order, day, kind, chamber, by, schedule, outcome in query(
            crawled.store,
            "SELECT session, bill_number, action_order, acted_on, action_class, chamber,"
            " amendment_chamber, amendment_schedule, outcome FROM raw.current_action"
            " WHERE action_class IN ('passage', 'amendment', 'reconsidered')",
        )
    }
    wanted = {}
    bills = {bill for bill, _order in found}
    for row in expected(shared_dir, "actions.csv.gz"):
        bill = f"{row['year']}-{row['bill']}"
        meaning = action_meaning(row["text"])
        if bill in bills and meaning.action_class in {"passage", "amendment", "reconsidered"}:
            wanted[bill, int(row["seq"])] = (
                *(row["date"], meaning.action_class, meaning.chamber),
                *(meaning.amendment_chamber, meaning.amendment_schedule, meaning.outcome),
            )
    assert {k: (found.get(k), wanted.get(k)) for k in found.keys() ^ wanted.keys()} == {}
    assert {k: (found[k], wanted[k]) for k in found if found[k] != wanted[k]} == {}


# ---------------------------------------------------------------- politely


def test_a_second_collect_downloads_nothing(crawled: Crawled) -> None:
    assert crawled.second_downloads == []
    assert {entry["status"] for entry in crawled.second_log} == {304}
    assert "Pages: 0 fetched, " in crawled.second.said
    assert crawled.second.code == crawled.first.code


def test_every_page_is_asked_for_once(crawled: Crawled) -> None:
    asked = Counter((entry["path"], entry["query"]) for entry in crawled.first_log)
    assert {target: n for target, n in asked.items() if n > 1} == {}


def test_requests_come_one_at_a_time_and_say_who_asks(crawled: Crawled) -> None:
    log = crawled.first_log
    ends = [float(str(entry["t"])) + float(str(entry["ms"])) / 1000 for entry in log]
    begins = [float(str(entry["t"])) for entry in log]
    # The log's clock is exact to the millisecond.
    assert [n for n, end in enumerate(ends[:-1]) if end > begins[n + 1] + 0.005] == []
    agents = {str(entry["agent"]) for entry in log}
    assert len(agents) == 1
    assert agents.pop().startswith("reportcard/")
