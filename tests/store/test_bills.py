"""Bills: one history taken whole, acts, amendments, and what does not add up about them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Literal

import duckdb
import pytest

from reportcard.model.facts import Quarantined
from reportcard.model.records import (
    ActionRecord,
    ActRecord,
    AmendmentRecord,
    BillInfoRecord,
    BillRecord,
    CommitteeRecord,
    DocumentRecord,
    PageRecords,
    Record,
    RemarkRecord,
    SubjectRecord,
)
from reportcard.model.vocabulary import ActionClass, ActKind, Chamber, RemarkRule
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.store.world import DAY, SEATS, bill_page, page, people_page, sheet

NUMBER, BILL = "HB00001", "2025-HB00001"
Outcome = Literal["passed", "failed"]


def action(
    order: int,
    action_class: ActionClass = "passage",
    *,
    chamber: Chamber | None = "house",
    schedule: str | None = None,
    outcome: Outcome | None = "passed",
    on: date = DAY,
    number: str = NUMBER,
    text: str = "A LINE",
    committee: str = "",
) -> ActionRecord:
    return ActionRecord(
        session="2025",
        bill_number=number,
        action_order=order,
        acted_on=on,
        text=text,
        chamber=chamber,
        action_class=action_class,
        amendment_chamber=chamber if schedule else None,
        amendment_schedule=schedule,
        outcome=outcome,
        committee_code=committee,
    )


def info(
    number: str = NUMBER,
    *,
    act: tuple[ActKind, int] | None = None,
    special: int = 0,
    house: tuple[str, ...] = (),
    senate: tuple[str, ...] = (),
) -> BillInfoRecord:
    return BillInfoRecord(
        session="2025",
        number=number,
        title=f"A TITLE OF {number}.",
        type_code="RB",
        is_emergency_certified=False,
        house_schedules=house,
        senate_schedules=senate,
        act_kind=act[0] if act else None,
        act_number=act[1] if act else None,
        special_session=special,
    )


def bulk(*actions: ActionRecord) -> PageRecords:
    """A file with the histories of many bills; it always tells of one more."""
    other = action(1, "office_work", chamber=None, outcome=None, number="SB00099")
    return page("https://example.org/bulk/history", [*actions, other])


def listed(*bills: BillInfoRecord) -> PageRecords:
    return page("https://example.org/bulk/bills", [*bills, info("SB00099")])


def own(*records: Record, number: str = NUMBER) -> PageRecords:
    """A bill's own page."""
    bill = BillRecord("2025", number, f"AN ACT CONCERNING {number}.")
    return page(f"https://example.org/bill/{number}", [bill, *records])


def resolved(store: duckdb.DuckDBPyConnection, *pages: PageRecords) -> tuple[Quarantined, ...]:
    load_pages(store, [people_page(), *pages])
    return resolve(store, SEATS)


def ask(store: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return store.execute(query).fetchall()


def told(found: Sequence[Quarantined], rule: str) -> list[str]:
    return [item.sentence.en for item in found if item.rule == rule]


def texts(store: duckdb.DuckDBPyConnection, bill: str = BILL) -> list[str]:
    query = f"SELECT text FROM core.action WHERE bill_id = '{bill}' ORDER BY action_order"
    return [row[0] for row in ask(store, query)]


# ---------------------------------------------------------------- one history, taken whole


def test_of_two_equal_histories_that_of_the_bills_own_page_is_taken(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found = resolved(store, bulk(action(1, text="BULK")), own(action(1, text="Page")))
    assert texts(store) == ["Page"]
    assert told(found, "histories") == []


def test_a_bill_without_a_page_has_the_history_of_the_file(
    store: duckdb.DuckDBPyConnection,
) -> None:
    resolved(store, bulk(action(1, text="BULK")), listed(info()))
    assert texts(store) == ["BULK"]


def test_the_history_that_knows_more_decisions_is_taken_although_it_has_fewer_lines(
    store: duckdb.DuckDBPyConnection,
) -> None:
    noise = [action(n, "office_work", outcome=None, text="Page") for n in (2, 3, 4)]
    later = action(2, chamber="senate", text="BULK")
    found = resolved(
        store, own(action(1, text="Page"), *noise), bulk(action(1, text="BULK"), later)
    )
    assert texts(store) == ["BULK", "BULK"]
    assert told(found, "histories") == []


def test_of_histories_with_the_same_decisions_the_longer_one_is_taken(
    store: duckdb.DuckDBPyConnection,
) -> None:
    signed = action(2, "signed", chamber=None, outcome=None, text="BULK")
    resolved(store, own(action(1, text="Page")), bulk(action(1, text="BULK"), signed))
    assert texts(store) == ["BULK", "BULK"]


SENATE_A = action(1, "amendment", chamber="senate", schedule="A", outcome="failed")


@pytest.mark.parametrize(
    "of_file",
    [
        (action(1, outcome="failed"),),
        (action(1, on=DAY + timedelta(days=1)),),
        (action(1, "amendment", schedule="A"), action(2)),
        (action(1, "amendment", schedule="B"),),
        (action(1, "reconsidered", outcome=None),),
    ],
    ids=["outcome", "day", "one more before", "another kind", "reconsidered"],
)
def test_histories_that_contradict_each_other_leave_the_chambers_roll_calls_no_more_than_likely(
    store: duckdb.DuckDBPyConnection, of_file: tuple[ActionRecord, ...]
) -> None:
    found = resolved(store, own(action(1)), bulk(*of_file), sheet(1))
    assert told(found, "histories") == [
        "HB 1 of 2025, House: the pages that tell what was decided contradict each other. Its roll "
        "calls there are scored only when somebody confirms what they were about."
    ]
    [spanish] = [item.sentence.es for item in found if item.rule == "histories"]
    assert spanish.startswith("HB 1 de 2025, Cámara de Representantes: las páginas que cuentan")
    [(confidence,)] = ask(store, "SELECT confidence FROM core.vote_event")
    assert confidence in {"inferred", "unknown"}


def test_without_the_contradiction_the_same_roll_call_is_derived(
    store: duckdb.DuckDBPyConnection,
) -> None:
    resolved(store, own(action(1)), bulk(action(1)), sheet(1))
    assert ask(store, "SELECT confidence FROM core.vote_event") == [("derived",)]


def test_a_contradiction_in_one_chamber_leaves_the_other_alone(
    store: duckdb.DuckDBPyConnection,
) -> None:
    senate = action(2, chamber="senate")
    failed = action(2, chamber="senate", outcome="failed")
    found = resolved(store, own(action(1), senate), bulk(action(1), failed), sheet(1))
    assert [item.entity_id for item in found if item.rule == "histories"] == [BILL]
    assert "HB 1 of 2025, Senate:" in told(found, "histories")[0]
    assert ask(store, "SELECT confidence FROM core.vote_event") == [("derived",)]


def test_a_history_that_only_stops_earlier_contradicts_nothing(
    store: duckdb.DuckDBPyConnection,
) -> None:
    both = (action(1), action(2, "reconsidered", outcome=None), action(3))
    found = resolved(store, own(*both), bulk(both[0]))
    assert told(found, "histories") == []
    assert ask(store, "SELECT * FROM core.doubtful_history") == []


def test_where_each_history_knows_a_chamber_that_the_other_does_not_the_one_left_out_is_doubtful(
    store: duckdb.DuckDBPyConnection,
) -> None:
    house = (action(1), action(2, "amendment", schedule="A"))
    found = resolved(store, own(*house), bulk(action(1, chamber="senate")))
    assert "HB 1 of 2025, Senate:" in told(found, "histories")[0]
    assert ask(store, "SELECT chamber FROM core.doubtful_history") == [("senate",)]


def test_a_committee_named_in_words_is_found_by_its_name(
    store: duckdb.DuckDBPyConnection,
) -> None:
    lines = [
        action(order, "referred", chamber=None, outcome=None, committee=name)
        for order, name in enumerate(("EDUCATION", "ED", "CHILDREN", "NO SUCH THING"), start=1)
    ]
    committees = [
        CommitteeRecord("2025", "ED", "Education"),
        CommitteeRecord("2025", "KID", "Committee on Children"),
    ]
    resolved(store, own(*lines), page("https://example.org/bulk/committees", committees))
    query = "SELECT committee_code FROM core.action ORDER BY action_order"
    assert [row[0] for row in ask(store, query)] == ["ED", "ED", "KID", ""]


# ---------------------------------------------------------------- words that nobody knows


def test_unknown_words_are_said_once_with_how_often_they_are_there(
    store: duckdb.DuckDBPyConnection,
) -> None:
    lines = [
        action(1, "unclassified", chamber=None, outcome=None, text="SENT TO THE MOON 7"),
        action(2, "unclassified", chamber=None, outcome=None, text="Sent to the moon 8"),
        action(3),
    ]
    found = resolved(store, own(*lines), sheet(1))
    assert told(found, "unclassified_action") == [
        '"SENT TO THE MOON #": nobody has said yet what this line of a history means (found in '
        "all: 2; first for HB 1 of 2025)."
    ]
    assert ask(store, "SELECT confidence FROM core.vote_event") == [("derived",)]


@pytest.mark.parametrize(
    ("chamber", "doubtful"),
    [("house", ["house"]), ("senate", ["senate"]), (None, ["house", "senate"])],
)
def test_unknown_words_that_could_be_a_vote_leave_the_roll_calls_no_more_than_likely(
    store: duckdb.DuckDBPyConnection, chamber: Chamber | None, doubtful: list[str]
) -> None:
    line = action(
        2, "unclassified_decision", chamber=chamber, outcome=None, text="HOUSE PASSED IN PART"
    )
    found = resolved(store, own(action(1), line), sheet(1))
    assert len(told(found, "unclassified_decision")) == 1
    assert len(told(found, "open_decision")) == len(doubtful)
    query = "SELECT chamber FROM core.doubtful_history ORDER BY 1"
    assert [row[0] for row in ask(store, query)] == doubtful
    [(confidence,)] = ask(store, "SELECT confidence FROM core.vote_event")
    assert confidence == ("inferred" if "house" in doubtful else "derived")


# ---------------------------------------------------------------- bills


def test_a_bill_known_only_from_the_list_has_its_title_and_type_and_no_page(
    store: duckdb.DuckDBPyConnection,
) -> None:
    resolved(store, listed(info(act=("public", 7), special=1)))
    query = f"SELECT * EXCLUDE (retrieved_at) FROM core.bill WHERE bill_id = '{BILL}'"
    assert ask(store, query)[0][:10] == (
        *(BILL, "2025", "HB 1", "A TITLE OF HB00001.", "RB", False, "public", 7, 1, False),
    )


def test_a_bills_own_page_gives_the_title_and_the_list_the_rest(
    store: duckdb.DuckDBPyConnection,
) -> None:
    resolved(store, listed(info()), own())
    query = f"SELECT title, type_code, has_page, source_url FROM core.bill WHERE bill_id = '{BILL}'"
    assert ask(store, query) == [
        ("AN ACT CONCERNING HB00001.", "RB", True, "https://example.org/bill/HB00001")
    ]


def test_an_edition_gets_only_bills_that_have_more_than_a_line_in_the_list(
    store: duckdb.DuckDBPyConnection,
) -> None:
    bills = [info(f"HB{n:05d}") for n in range(1, 50)]
    resolved(store, listed(*bills), own(number="HB00002"), sheet(1, bills=("HB00003",)))
    assert ask(store, "SELECT count(*) FROM core.bill") == [(50,)]
    assert [bill.bill_id for bill in read_facts(store).bills] == ["2025-HB00002", "2025-HB00003"]


def test_documents_and_subjects_are_those_of_the_bill(store: duckdb.DuckDBPyConnection) -> None:
    document = DocumentRecord(
        *("2025", NUMBER, 1, "file_copy", "File No. 7", None, 7),
        document_url="https://example.org/fc",
    )
    subjects = [SubjectRecord("2025", NUMBER, "Schools"), SubjectRecord("2025", NUMBER, "Aid")]
    resolved(store, own(document), page("https://example.org/bulk/subjects", subjects))
    assert ask(store, "SELECT bill_id, kind, label, file_number FROM core.document") == [
        (BILL, "file_copy", "File No. 7", 7)
    ]
    assert ask(store, "SELECT bill_id, subject FROM core.subject") == [
        (BILL, "Aid"),
        (BILL, "Schools"),
    ]


def test_bills_with_a_history_or_a_page_that_the_list_does_not_have_are_counted(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found = resolved(
        *(store, listed(info())),
        bulk(action(1), action(1, number="HB00044")),
        own(number="HB00033"),
    )
    assert told(found, "unlisted_bills") == [
        "2025: bills with a history or a page that are not in the list of bills: 2, first HB 33."
    ]


def test_without_a_list_of_bills_none_is_missing_in_it(store: duckdb.DuckDBPyConnection) -> None:
    assert told(resolved(store, own(action(1))), "unlisted_bills") == []


# ---------------------------------------------------------------- acts


def act(
    number: int, *, kind: ActKind = "public", special: int = 0, bill: str = NUMBER
) -> ActRecord:
    return ActRecord("2025", bill, kind, number, special, f"https://example.org/act/{number}")


def test_an_act_of_the_page_and_the_list_is_one(store: duckdb.DuckDBPyConnection) -> None:
    found = resolved(store, own(act(7)), listed(info(act=("public", 7))))
    query = "SELECT session, kind, special_session, number, bill_id, document_url FROM core.act"
    assert ask(store, query) == [
        ("2025", "public", 0, 7, BILL, "https://example.org/act/7"),
    ]
    assert told(found, "acts") == told(found, "act_twice") == []


def test_an_act_without_a_link_is_known_from_the_list(store: duckdb.DuckDBPyConnection) -> None:
    resolved(store, own(), listed(info(act=("special", 3))))
    query = "SELECT kind, number, document_url FROM core.act"
    assert ask(store, query) == [("special", 3, None)]
    query = f"SELECT act_kind, act_number FROM core.bill WHERE bill_id = '{BILL}'"
    assert ask(store, query) == [("special", 3)]


@pytest.mark.parametrize(
    ("listed_act", "special", "words"),
    [(("public", 8), 0, "PA 8"), (("special", 7), 0, "SA 7"), (("public", 7), 1, "PA 7 SS1")],
)
def test_page_and_list_that_name_two_acts_contradict_each_other(
    store: duckdb.DuckDBPyConnection,
    listed_act: tuple[ActKind, int],
    special: int,
    words: str,
) -> None:
    found = resolved(store, own(act(7)), listed(info(act=listed_act, special=special)))
    assert told(found, "acts") == [
        f"HB 1 of 2025: its page links to the act PA 7, the list of bills says {words}."
    ]


def test_one_number_in_two_sessions_of_a_year_is_two_acts(
    store: duckdb.DuckDBPyConnection,
) -> None:
    special = own(act(1, special=1, bill="HB08002"), number="HB08002")
    found = resolved(store, own(act(1)), special)
    assert told(found, "act_twice") == []
    assert ask(store, "SELECT special_session, bill_id FROM core.act ORDER BY 1") == [
        (0, BILL),
        (1, "2025-HB08002"),
    ]


def test_one_act_of_two_bills_is_said_aloud(store: duckdb.DuckDBPyConnection) -> None:
    found = resolved(store, own(act(1)), own(act(1, bill="HB00002"), number="HB00002"))
    assert told(found, "act_twice") == ["2025: the act PA 1 is that of several bills: HB 1, HB 2."]


# ---------------------------------------------------------------- amendments


def named(
    schedule: str, lco: int | None, *, where: str, caucus: str = "", called: bool | None = None
) -> AmendmentRecord:
    return AmendmentRecord("2025", NUMBER, "house", schedule, lco, caucus, called, where)


def amendments(store: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    return ask(store, "SELECT * EXCLUDE (bill_id) FROM core.amendment ORDER BY chamber, schedule")


def test_an_amendment_is_put_together_from_all_that_name_it(
    store: duckdb.DuckDBPyConnection,
) -> None:
    link, note = "https://example.org/amd/A", "https://example.org/fn"
    resolved(
        store,
        own(
            named("A", None, where=link, caucus="R", called=True),
            named("A", 7516, where=note),
            action(1, "amendment", schedule="A"),
        ),
    )
    assert amendments(store) == [("house", "A", 7516, "R", True, "passed", link)]


@pytest.mark.parametrize(
    ("action_class", "outcome", "shown"),
    [
        ("amendment", "failed", "failed"),
        ("amendment_withdrawn", None, "withdrawn"),
        ("amendment_designated", None, "designated"),
    ],
)
def test_an_amendments_outcome_is_what_its_chamber_did_last(
    store: duckdb.DuckDBPyConnection,
    action_class: ActionClass,
    outcome: Outcome | None,
    shown: str,
) -> None:
    first = action(1, "amendment", schedule="A", outcome="passed")
    resolved(store, own(first, action(2, action_class, schedule="A", outcome=outcome)))
    assert amendments(store) == [("house", "A", None, "", True, shown, None)]


def test_a_line_on_several_schedules_is_about_each_of_them(
    store: duckdb.DuckDBPyConnection,
) -> None:
    resolved(store, own(action(1, "amendment", schedule="A,B")))
    assert [row[1] for row in amendments(store)] == ["A", "B"]


def test_an_uncalled_amendment_has_no_outcome(store: duckdb.DuckDBPyConnection) -> None:
    link = "https://example.org/amd/C"
    resolved(store, own(named("C", 5000, where=link, called=False)))
    assert amendments(store) == [("house", "C", 5000, "", False, None, link)]


def test_an_amendment_with_two_numbers_has_none_and_it_is_said(
    store: duckdb.DuckDBPyConnection,
) -> None:
    first = named("A", 7516, where="https://example.org/amd/A")
    found = resolved(store, own(first, named("A", 7517, where="https://example.org/fn")))
    assert amendments(store)[0][2] is None
    assert told(found, "amendment_lco") == [
        "HB 1 of 2025, House: amendment A is printed with several drafting numbers: 7516, 7517."
    ]


ADOPTED = action(1, "amendment", schedule="A")
REJECTED = action(2, "amendment", schedule="B", outcome="failed")
# The other chamber adopts the same amendment.
CONCURRED = ActionRecord(
    *("2025", NUMBER, 3, DAY, "A LINE", "senate", "amendment", "house", "A", "passed")
)


@pytest.mark.parametrize(
    ("house", "senate"),
    [(("A",), ("A",)), (("A",), ())],
    ids=["what each chamber adopted", "what each chamber wrote"],
)
def test_the_list_may_mean_either_what_a_chamber_adopted_or_what_it_wrote(
    store: duckdb.DuckDBPyConnection, house: tuple[str, ...], senate: tuple[str, ...]
) -> None:
    row = info(house=house, senate=senate)
    found = resolved(store, own(ADOPTED, REJECTED, CONCURRED), listed(row))
    assert told(found, "schedules") == []


def test_a_list_that_fits_neither_reading_contradicts_the_history(
    store: duckdb.DuckDBPyConnection,
) -> None:
    row = info(house=("A", "B"), senate=("A",))
    found = resolved(store, own(ADOPTED, REJECTED, CONCURRED), listed(row))
    assert told(found, "schedules") == [
        "HB 1 of 2025, House: the list of bills has the adopted amendments A,B, the history has A."
    ]


# ---------------------------------------------------------------- what readers have to say


@pytest.mark.parametrize(
    ("remark", "sentence"),
    [
        (
            RemarkRecord("2025", "bills.csv#2025", "no_header"),
            "bills.csv#2025: the file has no header; its columns were taken in their usual order.",
        ),
        (
            RemarkRecord("2025", "bills.csv#2025", "new_columns", "clock"),
            "bills.csv#2025: the file has columns that nobody knows here: clock.",
        ),
        (
            RemarkRecord("2025", "bills.csv#2025", "other_sessions", "12", "2024"),
            "bills.csv#2025: rows of another year (2024) were left out: 12.",
        ),
        (
            RemarkRecord("2025", NUMBER, "unknown_word", "type_code", "ZZ"),
            'HB 1 of 2025: type_code is "ZZ", which nobody knows here, so that nothing was taken '
            "from it (found in all: 1).",
        ),
        (
            RemarkRecord("2025", NUMBER, "unknown_document", "https://example.org/x", "Texts: X"),
            "HB 1 of 2025: a link of a kind that nobody knows here, or to another bill, was left "
            "out: Texts: X, https://example.org/x (found in all: 1).",
        ),
    ],
)
def test_what_a_reader_remarks_is_said_aloud(
    store: duckdb.DuckDBPyConnection, remark: RemarkRecord, sentence: str
) -> None:
    found = resolved(store, page("https://example.org/remark", [remark]))
    assert told(found, remark.rule) == [sentence]
    assert all(item.entity == "remark" and item.sentence.es for item in found)


@pytest.mark.parametrize(
    ("rule", "a", "b"),
    [("unknown_word", "type_code", "ZZ"), ("unknown_document", "https://example.org/x/{n}", "X")],
)
def test_the_same_remark_on_many_bills_is_said_once_with_their_number(
    store: duckdb.DuckDBPyConnection, rule: RemarkRule, a: str, b: str
) -> None:
    remarks = [RemarkRecord("2025", f"HB{n:05d}", rule, a.format(n=n), b) for n in range(1, 31)]
    [sentence] = told(resolved(store, page("https://example.org/remark", remarks)), rule)
    assert sentence.startswith("HB 1 of 2025:")
    assert sentence.endswith("(found in all: 30).")


def test_a_store_without_any_of_it_is_as_before(store: duckdb.DuckDBPyConnection) -> None:
    found = resolved(store, bill_page(actions=[action(1)]), sheet(1))
    assert found == ()
    assert texts(store) == ["A LINE"]
