"""Budget lines across documents: one by its words or by somebody's ruling, and never a guess."""

from collections.abc import Sequence
from dataclasses import replace

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcard.model.budget_records import AppropriationLineRecord
from reportcard.model.facts import Quarantined
from reportcard.model.money import BudgetLine, Money
from reportcard.model.waiting import Waiting
from reportcard.store.connect import open_store
from reportcard.store.known import read_line_names
from reportcard.store.lines import Key, Line, LineRow, LineRuling, judge_lines
from reportcard.store.queue import count_waiting
from tests.properties import PROPERTY
from tests.store.budgets import (
    CYCLE,
    EDUCATION,
    Agency,
    Document,
    Fund,
    document_page,
    line_ruling,
    pages_of,
    plan,
    records_of,
    rulings_page,
)
from tests.store.test_budget import fill

FEW = settings(PROPERTY, max_examples=10)
GENERAL = "GENERAL FUND"
BASE = "fy2027/2027/general-fund"


def fund(*agencies: Agency) -> Fund:
    return Fund(agencies)


def labor(name: str, *accounts: tuple[str, int, int]) -> Agency:
    return Agency(name, accounts)


def line_of(money: Money, account: str) -> BudgetLine:
    (line,) = (b for b in money.budget_lines if b.account == account)
    return line


def rules(found: Sequence[Quarantined]) -> list[str]:
    return [item.rule for item in found]


def test_the_same_words_in_every_document_are_one_line(store: duckdb.DuckDBPyConnection) -> None:
    spelt = Agency("Department of Education", (("Education  equalization grants", 2_456, 2_459),))
    documents = (
        Document("governor", (fund(EDUCATION),)),
        Document("enacted", (fund(spelt),)),
    )
    money, found = fill(store, pages_of(*documents))
    assert found == ()
    line = line_of(money, "Education  equalization grants")
    assert line.budget_line_id == f"{BASE}/department-of-education/education-equalization-grants"
    assert (line.base_dollars, line.governor_dollars, line.enacted_dollars) == (2456, 2458, 2459)
    assert line.committee_dollars is None
    assert (line.match, line.is_complete) == ("same_words", True)
    ids = {row.budget_line_id for row in money.lines if "qualization" in row.account}
    assert ids == {line.budget_line_id}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Veterans' Affairs", "VETERANS AFFAIRS"),
        ("Children’s Trust", "Children's Trust"),
        ("Non-Sheff Transportation", "Non Sheff Transportation"),
        ("Family – Support", "FAMILY-SUPPORT"),
        ("Café", "Cafe"),
    ],
)
def test_capitals_dashes_apostrophes_and_spaces_make_no_difference(
    store: duckdb.DuckDBPyConnection, one: str, other: str
) -> None:
    documents = (
        Document("governor", (fund(labor("A", (one, 5, 5))),)),
        Document("enacted", (fund(labor("A", (other, 5, 6))),)),
    )
    money, _found = fill(store, pages_of(*documents))
    (line,) = money.budget_lines
    assert (line.account, line.match) == (other, "same_words")


def test_other_words_are_two_lines_until_somebody_says_otherwise(
    store: duckdb.DuckDBPyConnection,
) -> None:
    money, found = fill(store, pages_of(*DRIFT))
    assert found == ()
    assert [(b.agency, b.match, b.is_complete, b.enacted_dollars) for b in money.budget_lines] == [
        ("DEPARTMENT OF LABOR", "single", False, None),
        ("LABOR DEPARTMENT", "single", False, 700),
    ]


DRIFT = (
    Document("governor", (fund(labor("DEPARTMENT OF LABOR", ("Job Funnels", 730, 730))),)),
    Document("enacted", (fund(labor("LABOR DEPARTMENT", ("Jobs Funnel Projects", 730, 700))),)),
)
DRIFT_ONE = (GENERAL, "DEPARTMENT OF LABOR", "Job Funnels")
DRIFT_OTHER = (GENERAL, "LABOR DEPARTMENT", "Jobs Funnel Projects")


def test_lines_with_the_same_old_amount_are_proposed(store: duckdb.DuckDBPyConnection) -> None:
    money, _found = fill(store, pages_of(*DRIFT))
    (item,) = money.open_lines
    assert (item.budget_line_id, item.other_id) == (
        f"{BASE}/department-of-labor/job-funnels",
        f"{BASE}/labor-department/jobs-funnel-projects",
    )
    assert (item.same_base, item.is_move) == (True, False)
    assert 60 < item.likeness < 100


def test_lines_with_different_old_amounts_are_not_proposed(
    store: duckdb.DuckDBPyConnection,
) -> None:
    law = Document("enacted", (fund(labor("LABOR DEPARTMENT", ("Job Funnels", 731, 700))),))
    money, _found = fill(store, pages_of(DRIFT[0], law))
    assert money.open_lines == ()


def test_two_lines_of_one_document_are_not_proposed(store: duckdb.DuckDBPyConnection) -> None:
    both = labor("LABOR DEPARTMENT", ("Job Funnels", 730, 730), ("Jobs Funnel", 730, 730))
    other = labor("LABOR DEPARTMENT", ("Something", 1, 1))
    documents = (Document("governor", (fund(both),)), Document("enacted", (fund(other),)))
    money, _found = fill(store, pages_of(*documents))
    assert money.open_lines == ()


def test_a_confirmed_pair_is_one_line_under_the_name_of_the_latest_stage(
    store: duckdb.DuckDBPyConnection,
) -> None:
    ruled = rulings_page(line_ruling(DRIFT_ONE, DRIFT_OTHER))
    money, found = fill(store, pages_of(*DRIFT, more=[ruled]))
    assert found == ()
    (line,) = money.budget_lines
    assert (line.agency, line.account) == ("LABOR DEPARTMENT", "Jobs Funnel Projects")
    assert (line.base_dollars, line.governor_dollars, line.enacted_dollars) == (730, 730, 700)
    assert (line.match, line.is_complete) == ("confirmed", True)
    assert money.open_lines == ()
    assert {row.budget_line_id for row in money.lines} == {line.budget_line_id}


def test_a_refused_pair_stays_two_lines_and_is_not_proposed_again(
    store: duckdb.DuckDBPyConnection,
) -> None:
    ruled = rulings_page(line_ruling(DRIFT_ONE, DRIFT_OTHER, same=False))
    money, found = fill(store, pages_of(*DRIFT, more=[ruled]))
    assert found == ()
    assert len(money.budget_lines) == 2
    assert money.open_lines == ()


def test_a_ruling_on_two_agencies_joins_their_accounts_of_the_same_words(
    store: duckdb.DuckDBPyConnection,
) -> None:
    accounts = (("Personal Services", 10, 10), ("Other Expenses", 20, 20), ("Old", 30, 30))
    documents = (
        Document("governor", (fund(labor("DEPARTMENT OF LABOR", *accounts)),)),
        Document("enacted", (fund(labor("LABOR DEPARTMENT", *accounts[:2], ("New", 30, 30))),)),
    )
    agencies = ((GENERAL, "DEPARTMENT OF LABOR", ""), (GENERAL, "LABOR DEPARTMENT", ""))
    money, found = fill(store, pages_of(*documents, more=[rulings_page(line_ruling(*agencies))]))
    assert found == ()
    assert [(b.account, b.match) for b in money.budget_lines] == [
        ("Old", "single"), ("New", "single"), ("Other Expenses", "confirmed"),
        ("Personal Services", "confirmed"),
    ]  # fmt: skip


def test_a_line_that_the_document_renames_needs_no_ruling(
    store: duckdb.DuckDBPyConnection,
) -> None:
    law = Document("enacted", (fund(labor("COLLEGES", ("Finish Line Scholars", 77, 77))),))
    renamed = [
        replace(r, renamed_from="Expanded Pact")
        if isinstance(r, AppropriationLineRecord) and r.kind == "account"
        else r
        for r in records_of(law)
    ]
    bill = Document("governor", (fund(labor("COLLEGES", ("Expanded PACT", 77, 38))),))
    pages = [plan(bill, law), document_page(bill), document_page(law, renamed)]
    money, found = fill(store, pages)
    assert found == ()
    (line,) = money.budget_lines
    assert (line.account, line.match, line.is_complete) == ("Finish Line Scholars", "renamed", True)
    assert (line.base_dollars, line.governor_dollars, line.enacted_dollars) == (77, 38, 77)


def test_money_that_went_elsewhere_is_proposed_and_shown_as_a_move_once_ruled(
    store: duckdb.DuckDBPyConnection,
) -> None:
    here = labor("EARLY CHILDHOOD", ("Home Visits", 50, 0), ("Other Expenses", 1, 1))
    there = labor("PUBLIC HEALTH", ("Home Visits", 0, 50))
    documents = (Document("enacted", (fund(here, there),)),)
    money, _found = fill(store, pages_of(*documents))
    (item,) = money.open_lines
    assert item.is_move
    one = (GENERAL, "EARLY CHILDHOOD", "Home Visits")
    other = (GENERAL, "PUBLIC HEALTH", "Home Visits")
    ruled = rulings_page(line_ruling(one, other, move=True))
    money, found = fill(store, [ruled])
    assert found == ()
    ids = (f"{BASE}/early-childhood/home-visits", f"{BASE}/public-health/home-visits")
    lines = {b.budget_line_id: b for b in money.budget_lines}
    assert (lines[ids[0]].moved_to, lines[ids[0]].moved_from) == ((ids[1],), ())
    assert (lines[ids[1]].moved_to, lines[ids[1]].moved_from) == ((), (ids[0],))
    assert (lines[ids[0]].enacted_dollars, lines[ids[1]].enacted_dollars) == (0, 50)
    assert money.open_lines == ()


def test_the_same_account_with_two_sums_in_one_document_has_no_figure_there(
    store: duckdb.DuckDBPyConnection,
) -> None:
    twice = fund(labor("A", ("Grants", 5, 5), ("Grants", 6, 6)))
    once = fund(labor("A", ("Grants", 5, 7)))
    documents = (Document("governor", (once,)), Document("enacted", (twice,)))
    money, found = fill(store, pages_of(*documents))
    assert [(i.entity, i.rule) for i in found] == [("budget_line", "named_twice")]
    assert "The law SB 1 of 2025" in found[0].sentence.en
    line = line_of(money, "Grants")
    assert (line.base_dollars, line.governor_dollars, line.enacted_dollars) == (5, 7, None)
    assert not line.is_complete
    assert len(money.lines) == 3


def test_ids_of_lines_that_look_alike_in_an_address_stay_apart(
    store: duckdb.DuckDBPyConnection,
) -> None:
    document = Document("governor", (fund(labor("A", ("R & D", 1, 1), ("R / D", 2, 2))),))
    money, _found = fill(store, pages_of(document))
    ids = {b.budget_line_id for b in money.budget_lines}
    assert len(ids) == 2
    assert all(line_id.startswith(f"{BASE}/a/r-d-") for line_id in ids)


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (DRIFT_ONE, (GENERAL, "LABOR DEPARTMENT", "Jobs"), "line_ruling_unknown"),
        ((GENERAL, "LABOUR", ""), (GENERAL, "LABOR DEPARTMENT", ""), "line_ruling_unknown"),
    ],
)
def test_a_ruling_on_a_line_that_no_document_has_is_not_in_force(
    store: duckdb.DuckDBPyConnection,
    one: tuple[str, str, str],
    other: tuple[str, str, str],
    rule: str,
) -> None:
    money, found = fill(store, pages_of(*DRIFT, more=[rulings_page(line_ruling(one, other))]))
    assert [(i.entity, i.rule, i.source_url) for i in found] == [
        ("ruling", rule, "reviews/lines.yml:1")
    ]
    missing = other if one == DRIFT_ONE else one
    assert ", ".join(word for word in missing if word) + "." in found[0].sentence.en
    assert len(money.budget_lines) == 2


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (DRIFT_ONE, (GENERAL, "LABOR DEPARTMENT", "Jobs Funnel"), "Jobs Funnel Projects"),
        ((GENERAL, "LABOUR DEPARTMENT", ""), (GENERAL, "LABOR DEPARTMENT", ""), DRIFT_OTHER[1]),
        (("GENERAL FUNDS", *DRIFT_ONE[1:]), DRIFT_OTHER, GENERAL),
    ],
)
def test_a_ruling_on_what_no_document_has_is_told_with_the_nearest_name(
    store: duckdb.DuckDBPyConnection,
    one: tuple[str, str, str],
    other: tuple[str, str, str],
    near: str,
) -> None:
    _money, found = fill(store, pages_of(*DRIFT, more=[rulings_page(line_ruling(one, other))]))
    assert rules(found) == ["line_ruling_unknown"]
    assert found[0].sentence.en.endswith(f" The nearest name is {near}.")
    assert found[0].sentence.es.endswith(f" El nombre más parecido es {near}.")


def test_a_ruling_on_a_budget_that_was_not_read_says_so(store: duckdb.DuckDBPyConnection) -> None:
    ruled = replace(line_ruling(DRIFT_ONE, DRIFT_OTHER), cycle="fy2072")
    _money, found = fill(store, pages_of(*DRIFT, more=[rulings_page(ruled)]))
    assert rules(found) == ["line_ruling_unknown"]
    assert found[0].sentence.en.endswith(
        "is not in force: no budget fy2072 was read. The nearest name is fy2027."
    )


def test_a_name_that_is_like_no_other_is_told_without_a_nearest(
    store: duckdb.DuckDBPyConnection,
) -> None:
    ruled = rulings_page(line_ruling(DRIFT_ONE, (GENERAL, "ZOO", "Penguins")))
    _money, found = fill(store, pages_of(*DRIFT, more=[ruled]))
    assert "nearest" not in found[0].sentence.en


def test_the_names_that_a_ruling_may_use_are_those_that_documents_print(
    store: duckdb.DuckDBPyConnection,
) -> None:
    """Also the one that gave way to another when somebody ruled that both are one line."""
    fill(store, pages_of(*DRIFT, more=[rulings_page(line_ruling(DRIFT_ONE, DRIFT_OTHER))]))
    assert read_line_names(store) == {CYCLE: (DRIFT_ONE, DRIFT_OTHER)}


def test_the_pairs_that_wait_are_counted(store: duckdb.DuckDBPyConnection) -> None:
    fill(store, pages_of(*DRIFT))
    assert count_waiting(store) == Waiting(questions=0, names=0, lines=1)


def test_a_ruling_that_makes_two_sums_of_one_document_one_line_is_not_in_force(
    store: duckdb.DuckDBPyConnection,
) -> None:
    both = labor("A", ("Grants", 5, 5), ("Aid", 6, 6))
    money, found = fill(
        store,
        pages_of(
            Document("governor", (fund(both),)),
            more=[rulings_page(line_ruling((GENERAL, "A", "Grants"), (GENERAL, "A", "Aid")))],
        ),
    )
    assert rules(found) == ["line_ruling_both"]
    assert len(money.budget_lines) == 2


def test_a_ruling_that_another_denies_is_not_in_force(store: duckdb.DuckDBPyConnection) -> None:
    ruled = rulings_page(
        line_ruling(DRIFT_ONE, DRIFT_OTHER, line=1),
        line_ruling(DRIFT_OTHER, DRIFT_ONE, same=False, line=8),
    )
    money, found = fill(store, pages_of(*DRIFT, more=[ruled]))
    assert [(i.rule, i.source_url) for i in found] == [
        ("line_ruling_denied", "reviews/lines.yml:1")
    ]
    assert "Ana Ruiz" in found[0].sentence.en
    assert len(money.budget_lines) == 2


# ---------------------------------------------------------------- rulings, pure

KEYS: tuple[Key, ...] = tuple(("F", "A", letter) for letter in "ABCDEF")
URLS = ("governor", "committee", "enacted")


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[LineRow], list[LineRuling]]:
    """Rows of three documents, and rulings on any of their lines."""
    rows = [
        LineRow(
            (CYCLE, key), url, 2027, draw(st.sampled_from([0, 5])), draw(st.sampled_from([0, 7]))
        )
        for key in KEYS
        for url in URLS
        if draw(st.booleans())
    ]
    rulings = [
        LineRuling(
            CYCLE, draw(st.sampled_from(KEYS)), draw(st.sampled_from(KEYS)), draw(st.booleans()),
            False, "Ana", ("F", "A", "x", "F", "A", "y"), "reviews", f"lines.yml:{n}", "",
        )
        for n in range(draw(st.integers(0, 5)))
    ]  # fmt: skip
    return rows, [r for r in rulings if r.key != r.other]


@settings(PROPERTY, max_examples=300)
@given(worlds())
def test_no_set_of_rulings_ever_joins_two_sums_of_one_document_or_a_denied_pair(
    world: tuple[list[LineRow], list[LineRuling]],
) -> None:
    rows, rulings = world
    judged = judge_lines(rulings, rows)
    refused = [refusal.ruling for refusal in judged.refused]

    def group(key: Key) -> Key:
        return judged.groups.get((CYCLE, key), key)

    for url in URLS:
        for name in {group(key) for key in KEYS}:
            mine = [r for r in rows if r.document_url == url and group(r.line[1]) == name]
            assert sum(r.before != 0 for r in mine) <= 1
            assert sum(r.after != 0 for r in mine) <= 1
    for ruling in rulings:
        if ruling not in refused:
            assert (group(ruling.key) == group(ruling.other)) or not ruling.same
            assert (group(ruling.key) != group(ruling.other)) or ruling.same
    known: set[Line] = {row.line for row in rows}
    for ruling in rulings:
        if {(CYCLE, ruling.key), (CYCLE, ruling.other)} - known:
            assert ruling in refused


@pytest.mark.slow
@FEW
@given(st.data())
def test_the_ladder_shows_exactly_what_the_documents_say(data: st.DataObject) -> None:
    amounts = st.integers(0, 999)
    names = ("Grants", "Aid", "Schools", "Books")
    base = {name: data.draw(amounts) for name in names}
    documents = []
    for stage in ("governor", "committee", "enacted"):
        shown = [name for name in names if data.draw(st.booleans())] or ["Grants"]
        accounts = tuple((name, base[name], data.draw(amounts)) for name in shown)
        documents.append(Document(stage, (fund(labor("A", *accounts)),)))
    con = open_store(None)
    money, found = fill(con, pages_of(*documents))
    con.close()
    assert found == ()
    said = {
        (document.stage, account): after
        for document in documents
        for agency in document.funds[0].agencies
        for account, _before, after in agency.accounts
    }
    for line in money.budget_lines:
        figures = {
            "governor": line.governor_dollars,
            "committee": line.committee_dollars,
            "enacted": line.enacted_dollars,
        }
        assert figures == {
            document.stage: said.get((document.stage, line.account)) for document in documents
        }
        assert line.base_dollars == base[line.account]
        assert line.is_complete == (None not in figures.values())
    assert {line.account for line in money.budget_lines} == {account for _stage, account in said}
