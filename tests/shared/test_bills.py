"""Bills of the whole replica, against the facts it was made from: 0 differences."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.collect.store import query
from tests.sample.reading import Row
from tests.scrapers.test_actions import TEMPLATES, action_meaning
from tests.shared.conftest import Crawled
from tests.shared.replica import expected

pytestmark = pytest.mark.shared

OFFICIAL = "https://www.cga.ct.gov"
ACTS = {"P": "public", "S": "special", "": None}


def id_of(row: Row) -> str:
    return f"{row['year']}-{row['bill']}"


def bulk_text(row: Row) -> str:
    """A line of a history as the bulk file has it."""
    return f"{row['act_desc']} {row['qual1']}".strip()


def with_page(crawled: Crawled) -> set[str]:
    """The bills whose own page was read."""
    rows = query(crawled.store, "SELECT bill_id FROM core.bill WHERE has_page")
    return {str(row[0]) for row in rows}


# ---------------------------------------------------------------- the vocabulary


def test_no_line_of_any_history_is_unclassified(shared_dir: Path) -> None:
    rows = expected(shared_dir, "actions.csv.gz")
    texts = [text for row in rows for text in (bulk_text(row), row["text"])]
    found = Counter(action_meaning(text).action_class for text in texts)
    assert len(rows) == 29_625
    assert [kind for kind in found if kind.startswith("unclassified")] == []


def test_the_kinds_of_line_are_as_many_as_were_measured(shared_dir: Path) -> None:
    path = shared_dir / "data" / "us_ct" / "actions" / "action_vocabulary_2025_2026.csv"
    with path.open(encoding="utf-8", newline="") as table:
        measured = list(csv.DictReader(table))
    kind_of = {bulk_file: kind for kind, bulk_file, *_rest in TEMPLATES}
    assert {row["template"] for row in measured} == kind_of.keys()
    wanted: Counter[str] = Counter()
    for row in measured:
        wanted[kind_of[row["template"]]] += int(row["count_2025"]) + int(row["count_2026"])
    rows = expected(shared_dir, "actions.csv.gz")
    assert Counter(action_meaning(row["text"]).action_class for row in rows) == wanted


# ---------------------------------------------------------------- bills and histories


def test_every_bill_is_there_with_its_facts(crawled: Crawled, shared_dir: Path) -> None:
    rows = expected(shared_dir, "bills.csv.gz")
    wanted = {
        (
            *(id_of(row), row["title"], row["type_code"], row["statement_of_purpose"]),
            *(row["emergency_cert"] == "1", row["house_amd"], row["senate_amd"]),
            *(ACTS[row["act_type"]], int(row["act_number"] or 0) or None),
        )
        for row in rows
    }
    found = query(
        crawled.store,
        "SELECT session || '-' || number, title, type_code, purpose, is_emergency_certified,"
        " array_to_string(house_schedules, ','), array_to_string(senate_schedules, ','),"
        " act_kind, act_number FROM raw.current_bill_info",
    )
    assert Counter(row["year"] for row in rows) == {"2025": 4076, "2026": 1283}
    assert len(found) == len(wanted) == 5359
    assert {*found} ^ wanted == set()
    assert query(crawled.store, "SELECT count(*) FROM core.bill") == [(5359,)]


def test_every_line_of_every_history_is_there_in_order(crawled: Crawled, shared_dir: Path) -> None:
    found = query(
        crawled.store,
        "SELECT session || '-' || bill_number, action_order, CAST(acted_on AS VARCHAR), text"
        " FROM raw.current_action WHERE source_id = 'us_ct/bulk' ORDER BY ALL",
    )
    wanted = [
        (id_of(row), int(row["seq"]), row["date"], bulk_text(row))
        for row in expected(shared_dir, "actions.csv.gz")
    ]
    assert found == sorted(wanted)


def test_page_and_file_tell_the_same_history_of_every_bill(
    crawled: Crawled, shared_dir: Path
) -> None:
    query_text = (
        "SELECT bill_id, action_order, acted_on, action_class, chamber, amendment_chamber,"
        " amendment_schedule, outcome FROM {table} ORDER BY ALL"
    )
    core = query(crawled.store, query_text.format(table="core.action"))
    bulk = query_text.format(
        table="(SELECT session || '-' || bill_number AS bill_id, * FROM raw.current_action"
        " WHERE source_id = 'us_ct/bulk')"
    )
    assert core == query(crawled.store, bulk)
    assert len(core) == 29_625
    assert query(crawled.store, "SELECT * FROM core.doubtful_history") == []


def test_every_referral_names_its_committee_by_code(crawled: Crawled, shared_dir: Path) -> None:
    wanted = Counter(
        (id_of(row), row["qual1"])
        for row in expected(shared_dir, "actions.csv.gz")
        if action_meaning(bulk_text(row)).action_class == "referred"
    )
    found = query(
        crawled.store,
        "SELECT bill_id, committee_code FROM core.action WHERE action_class = 'referred'",
    )
    assert Counter(found) == wanted


def test_every_page_that_the_replica_has_is_read(crawled: Crawled, shared_dir: Path) -> None:
    wanted = {id_of(r) for r in expected(shared_dir, "bills.csv.gz") if r["status_page"] == "1"}
    assert len(wanted) == 1_005
    assert with_page(crawled) == wanted


def test_every_bill_of_the_education_committees_and_every_bill_that_was_voted_on_has_its_page(
    crawled: Crawled, shared_dir: Path
) -> None:
    rows = expected(shared_dir, "bills.csv.gz")
    voted_on = {id_of(row) for row in expected(shared_dir, "roll_call_bills.csv")}
    education = {id_of(row) for row in rows if row["education"] == "1"}
    found = with_page(crawled)
    # One bill was sent to the committee and has no page in the replica.
    [missing] = education - {id_of(row) for row in rows if row["status_page"] == "1"}
    wanted = voted_on | education - {missing}
    assert wanted - found == set()
    assert found - {id_of(row) for row in rows if row["status_page"] == "1"} == set()


# ---------------------------------------------------------------- documents, acts, sponsors


def test_every_document_of_every_page_is_there(crawled: Crawled, shared_dir: Path) -> None:
    found = query(
        crawled.store,
        "SELECT bill_id, label, document_url FROM core.document"
        " WHERE kind NOT IN ('amendment', 'roll_call', 'committee_tally')",
    )
    pages = with_page(crawled)
    wanted = Counter(
        (id_of(row), row["label"], OFFICIAL + row["url"])
        for row in expected(shared_dir, "documents.csv.gz")
        if id_of(row) in pages
    )
    assert Counter(found) == wanted


def test_every_amendment_that_a_fiscal_note_names_has_its_number_and_only_one(
    crawled: Crawled, shared_dir: Path
) -> None:
    pages = with_page(crawled)
    named = re.compile(r'(House|Senate) "([A-Z])" \(LCO (\d+)\)')
    wanted = {
        (id_of(row), chamber.lower(), schedule, int(lco))
        for row in expected(shared_dir, "documents.csv.gz")
        if id_of(row) in pages
        for chamber, schedule, lco in named.findall(row["label"])
    }
    found = query(
        crawled.store,
        "SELECT bill_id, chamber, schedule, lco FROM core.amendment WHERE lco IS NOT NULL",
    )
    assert set(found) == wanted
    assert len(found) == len(wanted) > 300


def test_two_acts_of_2025_are_public_act_25_1(crawled: Crawled) -> None:
    found = query(
        crawled.store,
        "SELECT special_session, bill_id FROM core.act WHERE session = '2025'"
        " AND kind = 'public' AND number = 1 ORDER BY ALL",
    )
    assert found == [(0, "2025-HB07066"), (1, "2025-HB08002")]


def test_every_act_is_known_and_none_is_that_of_two_bills(
    crawled: Crawled, shared_dir: Path
) -> None:
    found = query(crawled.store, "SELECT bill_id, kind, number FROM core.act")
    wanted = {
        (id_of(row), ACTS[row["act_type"]], int(row["act_number"]))
        for row in expected(shared_dir, "bills.csv.gz")
        if row["act_type"]
    }
    # Two acts are known from their bills' pages only: the histories have no line of them.
    of_page = {("2025-HB06990", "public", 41), ("2025-HJ00049", "resolution", 1)}
    assert set(found) - wanted == of_page
    assert wanted - set(found) == set()
    keys = query(
        crawled.store,
        "SELECT session, kind, special_session, number FROM core.act GROUP BY ALL"
        " HAVING count(*) > 1",
    )
    assert keys == []


def test_every_sponsor_of_every_page_is_there(crawled: Crawled, shared_dir: Path) -> None:
    pages = with_page(crawled)
    found = query(
        crawled.store,
        "SELECT session || '-' || bill_number, chamber, district, role"
        " FROM raw.current_sponsorship",
    )
    rows = [row for row in expected(shared_dir, "sponsors.csv.gz") if id_of(row) in pages]
    codes = {row["dist_code"] for row in rows}
    seat = {c: ("senate" if c.startswith("S") else "house", int(c.lstrip("S"))) for c in codes}
    with_co_sponsors = {id_of(row) for row in rows if row["role"] == "co-sponsor"}
    wanted = Counter(
        (id_of(row), *seat[row["dist_code"]], row["role"])
        if id_of(row) in with_co_sponsors
        else (id_of(row), *seat[row["dist_code"]], "introducer or co-sponsor")
        for row in rows
    )
    assert Counter(found) == wanted


def test_nothing_about_bills_does_not_add_up(crawled: Crawled) -> None:
    found = query(
        crawled.store,
        "SELECT DISTINCT rule, sentence_en FROM core.quarantine"
        " WHERE entity IN ('bill', 'action', 'act', 'session', 'remark')",
    )
    assert found == []
