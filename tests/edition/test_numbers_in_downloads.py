"""Every number that is printed for somebody is found in a CSV under an id that the page shows."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from reportcard.edition.contexts import (
    Edition,
    LegislatorPage,
    ReceiptRow,
    RollCallPage,
    TownPage,
    build_edition,
)
from reportcard.edition.downloads import csv_bytes
from tests.edition.made_up_towns import made_up_towns
from tests.edition.rich import rich
from tests.edition.world import made_up_about, made_up_facts, made_up_scored

NUMBER = re.compile(r"-?\d+(\.\d+)?(/\d+)?")
# Lengths of bars, counts of pages, sort keys and flags: drawn or used, not printed as a figure.
NOT_PRINTED = {"score_share", "median_share", "chamber_median_share", "score_key"}
SUMS = ("grant_sums", "grant_checks")
# Other people's and other questions' pages are looked at when it is their turn.
LINKS = {"previous", "next"}
# Of votes side by side: how many roll calls, and which place one has in the list.
COUNTED = {"shared", "alike", "left_out", "number"}
# The rules that the steps from the lines to the score name.
AFTER_THE_LINES = {"bonus_cap", "curve_intercept", "curve_slope", "floor", "ceiling"}


def made_up() -> Edition:
    return build_edition(facts=made_up_facts(), scored=made_up_scored(), about=made_up_about())


@pytest.fixture(scope="module", params=["made up", "everything"])
def edition(request: pytest.FixtureRequest) -> Edition:
    return made_up() if request.param == "made up" else rich().edition


Rows = dict[str, list[dict[str, str]]]


@pytest.fixture(scope="module")
def tables(edition: Edition) -> Rows:
    return downloads(edition)


def downloads(edition: Edition) -> Rows:
    """The downloads as a reader has them: every table, row by row."""
    return {
        table.name: list(csv.DictReader(io.StringIO(csv_bytes(table).decode("utf-8"), newline="")))
        for table in edition.tables
    }


def printed(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every figure in a context, with the way to it."""
    if is_dataclass(value):
        for field in fields(value):
            if field.name not in NOT_PRINTED | LINKS:
                yield from printed(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, tuple):
        for item in value:
            yield from printed(item, path)
    elif isinstance(value, bool | date) or value is None:
        return
    elif NUMBER.fullmatch(str(value)):
        yield path, str(value)


def cells(tables: Rows, **ids: set[str]) -> set[str]:
    """All cells of the rows that carry one of the ids, in any table."""
    return {
        cell
        for rows in tables.values()
        for row in rows
        if any(row.get(name) in wanted for name, wanted in ids.items())
        for cell in row.values()
    }


def lines_of(page: LegislatorPage) -> list[ReceiptRow]:
    lines = [row for subject in page.categories for row in subject.lines]
    return [*lines, *page.not_counted, *page.outside]


def ids_on(page: LegislatorPage) -> dict[str, set[str]]:
    """The ids that lead from somebody's page into the tables."""
    criteria = [line.criterion for line in lines_of(page)]
    return {
        "person_id": {page.person.person_id},
        "chamber": {page.person.chamber},
        "criterion_id": {criterion.criterion_id for criterion in criteria},
        "category_id": {subject.category_id for subject in page.categories},
        "vote_event_id": {c.roll_call.vote_event_id for c in criteria if c.roll_call},
        "committee_vote_id": {c.committee.committee_vote_id for c in criteria if c.committee},
        "bill_id": {criterion.bill.bill_id for criterion in criteria if criterion.bill},
        "town_code": {str(row.town.town_code) for table in page.towns for row in table.rows},
        "rule": {shortfall.code for shortfall in page.shortfalls} | AFTER_THE_LINES,
    }


def test_every_number_on_somebodys_page_is_in_the_downloads(edition: Edition, tables: Rows) -> None:
    seen = 0
    for page in edition.legislators:
        known = cells(tables, **ids_on(page))
        found = list(printed(page))
        assert [(path, figure) for path, figure in found if figure not in known] == []
        seen += len(found)
    assert seen > 300


def events_on(page: TownPage) -> set[str]:
    return {row.call.roll_call.vote_event_id for part in page.delegations for row in part.rows}


def people_on(page: TownPage) -> set[str]:
    return {
        person.person_id for chamber in page.chambers for seat in chamber.seats
        for person in seat.people
    }  # fmt: skip


def test_every_number_on_a_towns_page_is_in_the_downloads() -> None:
    edition = rich().edition
    tables = downloads(edition)
    found: list[tuple[str, str]] = []
    for page in edition.town_pages:
        code = {str(page.town.town_code)}
        known = cells(
            tables, town_code=code, person_id=people_on(page), vote_event_id=events_on(page)
        )
        found += [figure for figure in printed(page) if figure[1] not in known]
        # A year in which this town has no amount has rows of other towns alone.
        found = [figure for figure in found if figure[0] != ".grants.years.fiscal_year"]
        # Places in a list, and counts that the next test counts.
        found = [figure for figure in found if figure[0].split(".")[-1] not in COUNTED]
    assert found == []


def test_every_count_of_a_comparison_can_be_counted_in_the_downloads() -> None:
    edition = build_edition(
        facts=replace(made_up_facts(), money=made_up_towns()),
        scored=made_up_scored(),
        about=made_up_about(),
    )
    option = {
        (row["vote_event_id"], row["person_id"]): row["option"]
        for row in downloads(edition)["person_votes"]
    }
    assert edition.compare is not None
    events = [call.roll_call.vote_event_id for call in edition.compare.calls]
    for pair in edition.pairs:
        both = [
            tuple(option.get((event, who.person_id)) for who in (pair.left, pair.right))
            for event in events
        ]
        alike = sum(one == other and one in ("yes", "no") for one, other in both)
        different = sum({one, other} == {"yes", "no"} for one, other in both)
        assert (len(pair.alike), len(pair.different)) == (alike, different)
    assert len(edition.pairs) == 3


def test_every_sum_over_all_towns_is_in_the_downloads_with_its_differences() -> None:
    edition = rich().edition
    tables = downloads(edition)
    assert edition.towns is not None
    for sums in edition.towns.sums:
        wanted = {sums.program}
        rows = {name: [r for r in tables[name] if r["program"] in wanted] for name in SUMS}
        known = cells(rows, program=wanted)
        assert [figure for _path, figure in printed(sums) if figure not in known] == []
    assert len(tables["grant_checks"]) == 3


def own_rows(tables: Rows, page: LegislatorPage) -> Rows:
    person = page.person.person_id
    return {
        name: [r for r in rows if r.get("person_id") == person] for name, rows in tables.items()
    }


def test_the_numbers_of_a_score_stand_in_the_columns_that_say_so(
    edition: Edition, tables: Rows
) -> None:
    for page in edition.legislators:
        (row,) = own_rows(tables, page)["scores"]
        assert row["score_shown"] == (page.person.shown or "")
        assert row["grade"] == page.person.grade
        assert row["earned_shown"] == (page.total_earned or "")
        assert row["possible_shown"] == (page.total_possible or "")
        assert row["participation_shown"] == (page.participation or "")
        assert row["opportunity_shown"] == page.opportunity
        assert (row["chances"], row["taken"]) == (str(page.person.chances), str(page.person.taken))
        assert row["criteria_counted"] == str(page.criteria_counted)


def test_the_numbers_of_each_subject_stand_in_its_row(edition: Edition, tables: Rows) -> None:
    for page in edition.legislators:
        rows = {row["category_id"]: row for row in own_rows(tables, page)["category_scores"]}
        for subject in page.categories:
            row = rows[subject.category_id]
            assert row["score_shown"] == (subject.score or "")
            assert row["chamber_median_shown"] == (subject.median or "")
            assert row["share_shown"] == subject.counted_weight
            assert (row["earned_shown"], row["possible_shown"]) == (
                subject.earned,
                subject.possible,
            )


def test_the_numbers_of_each_line_stand_in_its_row(edition: Edition, tables: Rows) -> None:
    for page in edition.legislators:
        rows = {row["criterion_id"]: row for row in own_rows(tables, page)["marks"]}
        assert len(rows) == len(lines_of(page))
        for line in lines_of(page):
            row = rows[line.criterion.criterion_id]
            assert (row["earned_shown"], row["missed_shown"], row["possible_shown"]) == (
                line.earned,
                line.missed,
                line.possible,
            )
            assert row["score_if_supported_shown"] == (line.what_if_supported or "")
            assert row["score_if_opposed_shown"] == (line.what_if_opposed or "")


def test_line_and_vote_on_a_page_are_those_of_the_row_of_that_vote(
    edition: Edition, tables: Rows
) -> None:
    votes = {(r["vote_event_id"], r["person_id"]): r for r in tables["person_votes"]}
    checked = 0
    for page in edition.legislators:
        for line in lines_of(page):
            call = line.criterion.roll_call
            row = votes.get((call.vote_event_id, page.person.person_id)) if call else None
            if row is None:
                continue
            # Somebody attached a reason: the page says it, and that the sheet says absent.
            has_reason = row["option"] == "absent_or_not_voting" and line.notes
            assert row["option"] == line.option or has_reason
            assert row["line"] == ("" if line.line is None else str(line.line))
            checked += 1
    assert checked > 10


def printed_counts(page: RollCallPage) -> tuple[str, ...]:
    ref = page.roll_call
    return tuple(str(n) for n in (ref.yes_count, ref.no_count, ref.absent_count, ref.necessary))


def test_the_counts_of_a_roll_call_stand_in_its_row(edition: Edition, tables: Rows) -> None:
    rows = {row["vote_event_id"]: row for row in tables["vote_events"]}
    for page in edition.roll_calls:
        row = rows[page.roll_call.vote_event_id]
        names = ("yes_count", "no_count", "absent_count", "necessary")
        assert tuple(row[name] for name in names) == printed_counts(page)
        assert page.roll_call.held_on is not None
        assert row["held_on"] == page.roll_call.held_on.isoformat()


def test_a_transcribed_vote_claims_neither_line_nor_mark_of_the_sheet() -> None:
    tables = downloads(made_up())
    rows = [r for r in tables["person_votes"] if r["vote_event_id"] == "2025-house-10"]
    assert {(row["line"], row["printed_code"]) for row in rows} == {("", "")}
    read = [r for r in tables["person_votes"] if r["vote_event_id"] == "2025-house-20"]
    assert all(row["line"] and row["printed_code"] for row in read)
