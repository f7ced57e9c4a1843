"""A person's word counts where the record leaves room for it, and never against the record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.model.facts import Facts, Ruling, VoteEvent
from reportcard.model.records import (
    ActionRecord,
    PageRecords,
    QuestionRulingRecord,
    RollCallLabelRecord,
    SecondTallyRecord,
)
from reportcard.model.vocabulary import SCORABLE, Chamber, QuestionClass
from reportcard.store.claims import SILENT, RollCall
from reportcard.store.queue import read_open_questions
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.rulings import QuestionRuling, claim_of
from reportcard.store.trail import Step
from reportcard.store.witnesses import Witnesses, answer_questions, hold_back
from reportcard.store.write import load_pages
from tests.store.world import DAY, SEATS, bill_page, page, people_page, sheet

NEXT = DAY + timedelta(days=1)
RULED_ON = date(2026, 11, 20)
PLACE = "reviews/questions.yml:2"


def line(
    order: int,
    kind: str,
    *,
    schedule: str | None = None,
    passed: bool = True,
    on: date = DAY,
    bill: str = "HB00001",
) -> ActionRecord:
    """A line of the bill's history in the House."""
    return ActionRecord(
        "2025", bill, order, on, f"House {kind} {schedule or ''}".strip(), "house",
        "passage" if kind == "Passed" else "amendment", "house" if schedule else None, schedule,
        "passed" if passed else "failed",
    )  # fmt: skip


# Amendment A adopted, B rejected, then passed: of one roll call that carried nobody knows which.
HISTORY = (
    line(1, "Amendment", schedule="A"),
    line(2, "Amendment", schedule="B", passed=False),
    line(3, "Passed"),
)


def label(
    number: int, question: QuestionClass = "unknown", schedule: str | None = None
) -> RollCallLabelRecord:
    return RollCallLabelRecord(
        "2025", "house", number, "HB00001", f"House Roll Call Vote {number}", question,
        "house" if schedule else None, schedule, f"https://example.org/house/{number}/0",
    )  # fmt: skip


def ruling(
    question: QuestionClass,
    schedule: str | None = None,
    *,
    number: int = 1,
    decisive: bool = False,
    revision: int = 0,
) -> QuestionRulingRecord:
    return QuestionRulingRecord(
        "2025", "house", number, question, "house" if schedule else None, schedule, "Ana Ruiz",
        RULED_ON, "The journal says so.", decisive, revision, PLACE,
    )  # fmt: skip


def rulings(*records: QuestionRulingRecord, sha: str = "a" * 64) -> PageRecords:
    made = page("project:reviews/questions.yml", [], sha=sha)
    return PageRecords(made.page_url, made.provenance, records)


def resolved(
    store: duckdb.DuckDBPyConnection,
    *pages: PageRecords,
    history: Sequence[ActionRecord] = HISTORY,
    labels: Sequence[RollCallLabelRecord] = (label(1),),
) -> Facts:
    load_pages(store, [people_page(), bill_page(actions=history, labels=labels), *pages])
    resolve(store, SEATS)
    return read_facts(store)


def asked(facts: Facts, number: int = 1) -> tuple[str, str, str | None]:
    event = event_of(facts, number)
    return (event.question_class, event.confidence, event.amendment_schedule)


def event_of(facts: Facts, number: int = 1) -> VoteEvent:
    return next(event for event in facts.vote_events if event.number == number)


def told(facts: Facts) -> list[str]:
    return [item.told("en") for item in facts.quarantine if item.entity == "ruling"]


CARRIED = sheet(1, marks="YYYYN")


def test_without_a_ruling_it_stays_likely(store: duckdb.DuckDBPyConnection) -> None:
    assert asked(resolved(store, CARRIED)) == ("passage", "inferred", None)


def test_a_ruling_confirms_what_is_likely_and_names_who(store: duckdb.DuckDBPyConnection) -> None:
    facts = resolved(store, CARRIED, rulings(ruling("passage")))
    assert asked(facts) == ("passage", "confirmed", None)
    assert event_of(facts).ruling == Ruling("Ana Ruiz", RULED_ON, "The journal says so.")
    assert told(facts) == []
    assert read_open_questions(store) == ()


def test_a_ruling_may_say_something_else_than_what_is_likely(
    store: duckdb.DuckDBPyConnection,
) -> None:
    facts = resolved(store, CARRIED, rulings(ruling("amendment", "A")))
    assert asked(facts) == ("amendment", "confirmed", "A")


def test_a_ruling_survives_another_run_and_ends_when_it_is_taken_out(
    store: duckdb.DuckDBPyConnection,
) -> None:
    resolved(store, CARRIED, rulings(ruling("passage")))
    assert asked(resolved(store, CARRIED)) == ("passage", "confirmed", None)
    facts = resolved(store, rulings(sha="b" * 64))
    assert asked(facts) == ("passage", "inferred", None)
    assert event_of(facts).ruling is None


@pytest.mark.parametrize(
    ("given_ruling", "reason"),
    [
        (
            ruling("amendment", "B"),
            "by the bill's history what it names had the opposite outcome that day.",
        ),
        (ruling("amendment", "Z"), "the bill's history knows nothing of what it names."),
        (
            ruling("passage", number=7),
            "the store has no sheet of this roll call that adds up.",
        ),
    ],
)
def test_a_ruling_against_the_record_is_not_in_force(
    store: duckdb.DuckDBPyConnection, given_ruling: QuestionRulingRecord, reason: str
) -> None:
    facts = resolved(store, CARRIED, rulings(given_ruling))
    assert asked(facts) == ("passage", "inferred", None)
    assert told(facts) == [
        f"House roll call {given_ruling.number} of 2025: the ruling of Ana Ruiz is not in force: "
        f"{reason}"
    ]
    assert [i.source_url for i in facts.quarantine if i.entity == "ruling"] == [PLACE]


def test_a_ruling_on_a_decision_of_another_day_names_that_day(
    store: duckdb.DuckDBPyConnection,
) -> None:
    history = (*HISTORY, line(4, "Amendment", schedule="C", on=NEXT), line(5, "Passed", on=NEXT))
    facts = resolved(store, CARRIED, rulings(ruling("amendment", "C")), history=history)
    assert told(facts) == [
        "House roll call 1 of 2025: the ruling of Ana Ruiz is not in force: by the bill's history "
        "what it names came on another day (2025-05-02)."
    ]


def test_what_the_record_states_stands(store: duckdb.DuckDBPyConnection) -> None:
    labels = [label(1, "amendment", "A")]
    facts = resolved(store, CARRIED, rulings(ruling("passage")), labels=labels)
    assert asked(facts) == ("amendment", "stated", "A")
    assert told(facts) == [
        "House roll call 1 of 2025: the ruling of Ana Ruiz is not in force: the official record "
        "itself says something else about the question."
    ]


def test_a_ruling_that_only_repeats_the_record_changes_nothing(
    store: duckdb.DuckDBPyConnection,
) -> None:
    labels = [label(1, "amendment", "A")]
    facts = resolved(store, CARRIED, rulings(ruling("amendment", "A")), labels=labels)
    assert (asked(facts), told(facts)) == (("amendment", "stated", "A"), [])
    assert event_of(facts).ruling is None


def test_evidence_that_comes_later_ends_a_ruling_aloud(store: duckdb.DuckDBPyConnection) -> None:
    facts = resolved(store, CARRIED, rulings(ruling("passage")))
    assert asked(facts) == ("passage", "confirmed", None)
    named = page(
        "https://example.org/bill/HB00001",
        [*bill_page(actions=HISTORY, labels=[label(1, "amendment", "A")]).records],
        sha="c" * 64,
    )
    load_pages(store, [named])
    resolve(store, SEATS)
    later = read_facts(store)
    assert asked(later) == ("amendment", "stated", "A")
    assert len(told(later)) == 1


def test_a_corrected_sheet_ends_a_ruling_until_somebody_has_looked_at_it(
    store: duckdb.DuckDBPyConnection,
) -> None:
    corrected = sheet(1, revision=1, url="https://example.org/house/1/1")
    facts = resolved(store, CARRIED, corrected, rulings(ruling("passage")))
    assert asked(facts) == ("passage", "inferred", None)
    assert told(facts) == [
        "House roll call 1 of 2025: the ruling of Ana Ruiz is not in force: the sheet was "
        "corrected, and revision 1 is the one that counts now. Look at it, then withdraw the "
        "ruling and confirm again."
    ]
    load_pages(store, [rulings(ruling("passage", revision=1), sha="e" * 64)])
    resolve(store, SEATS)
    assert asked(read_facts(store)) == ("passage", "confirmed", None)


def test_a_roll_call_that_does_not_add_up_cannot_be_confirmed(
    store: duckdb.DuckDBPyConnection,
) -> None:
    facts = resolved(store, sheet(1, marks="YYYYN", yes_count=3), rulings(ruling("passage")))
    assert facts.vote_events == ()
    assert told(facts)[0].endswith("the store has no sheet of this roll call that adds up.")
    assert read_open_questions(store) == ()


def test_one_decision_is_not_two_roll_calls(store: duckdb.DuckDBPyConnection) -> None:
    both = rulings(ruling("amendment", "A"), ruling("amendment", "A", number=2))
    facts = resolved(
        store, CARRIED, sheet(2, marks="YYYNN"), both, labels=[label(1), label(2)],
        history=(*HISTORY[:2], line(3, "Amendment", schedule="C"), line(4, "Passed")),
    )  # fmt: skip
    assert [event.confidence in SCORABLE for event in facts.vote_events] == [False, False]
    assert [sentence.partition("not in force: ")[2] for sentence in told(facts)] == [
        "roll call 2025-house-2 was about the same question that day, and the bill's history knows "
        "of it only once.",
        "roll call 2025-house-1 was about the same question that day, and the bill's history knows "
        "of it only once.",
    ]


def test_procedure_can_be_confirmed(store: duckdb.DuckDBPyConnection) -> None:
    facts = resolved(store, CARRIED, rulings(ruling("procedural")))
    assert asked(facts) == ("procedural", "confirmed", None)


def test_a_bill_without_a_history_leaves_room_for_a_ruling(
    store: duckdb.DuckDBPyConnection,
) -> None:
    facts = resolved(store, CARRIED, rulings(ruling("passage")), history=())
    assert asked(facts) == ("passage", "confirmed", None)


# ---------------------------------------------------------------- which passage decided

AGAIN = (line(1, "Passed"), line(2, "Passed", on=NEXT))


def test_that_a_passage_decided_must_be_said_in_so_many_words(
    store: duckdb.DuckDBPyConnection,
) -> None:
    facts = resolved(store, CARRIED, rulings(ruling("passage")), history=AGAIN)
    assert asked(facts) == ("passage", "inferred", None)
    assert told(facts) == [
        "House roll call 1 of 2025: the ruling of Ana Ruiz is not in force yet: it does not say "
        "that this was the roll call that decided, and that is in doubt (decisive: true, or "
        "--decisive, says so)."
    ]
    assert [item.why for item in read_open_questions(store)] == ["held_back"]


def test_a_passage_that_somebody_says_decided_can_be_scored(
    store: duckdb.DuckDBPyConnection,
) -> None:
    facts = resolved(store, CARRIED, rulings(ruling("passage", decisive=True)), history=AGAIN)
    assert asked(facts) == ("passage", "confirmed", None)
    assert facts.quarantine == ()


def test_the_later_passage_decides_whatever_was_said_of_the_earlier(
    store: duckdb.DuckDBPyConnection,
) -> None:
    second = sheet(2, marks="YYYYY", held_on=NEXT)
    facts = resolved(
        store, CARRIED, second, rulings(ruling("passage", decisive=True)), history=AGAIN,
        labels=[label(1), label(2)],
    )  # fmt: skip
    assert event_of(facts).superseded_by == "2025-house-2"
    assert told(facts) == [
        "House roll call 1 of 2025: the ruling of Ana Ruiz is not in force: the official record by "
        "now shows that roll call 2025-house-2 decided the same question later."
    ]


def test_a_confirmed_passage_supersedes_an_earlier_one(store: duckdb.DuckDBPyConnection) -> None:
    later = (line(4, "Amendment", schedule="C", on=NEXT), line(5, "Passed", on=NEXT))
    facts = resolved(
        store, CARRIED, sheet(2, marks="YYYYY", held_on=NEXT),
        rulings(ruling("passage"), ruling("passage", number=2)),
        history=(*HISTORY, *later), labels=[label(1), label(2)],
    )  # fmt: skip
    assert asked(facts, 2) == ("passage", "confirmed", None)
    assert event_of(facts).superseded_by == "2025-house-2"


def test_a_confirmed_passage_waits_while_a_later_roll_call_is_open(
    store: duckdb.DuckDBPyConnection,
) -> None:
    pages = (CARRIED, sheet(2, marks="YYYYY"), rulings(ruling("passage")))
    facts = resolved(store, *pages, history=(), labels=[label(1), label(2)])
    assert asked(facts) == ("passage", "inferred", None)
    assert [item.rule for item in facts.quarantine] == ["later_open", "ruling_not_decisive"]


def test_a_roll_call_that_decided_one_bill_and_not_the_other_has_no_ruling(
    store: duckdb.DuckDBPyConnection,
) -> None:
    other = bill_page("HB00002", actions=[line(1, "Passed", bill="HB00002")])
    pages = (
        sheet(1, marks="YYYYN", bills=("HB00001", "HB00002")),
        sheet(2, marks="YYYYY", held_on=NEXT),
        other,
        rulings(ruling("passage")),
    )
    facts = resolved(store, *pages, history=AGAIN, labels=[label(1), label(2)])
    assert asked(facts)[1] == "unknown"
    assert told(facts)[0].endswith(
        "this roll call decided several bills, and not all of them for good."
    )


# ---------------------------------------------------------------- the queue


def test_the_queue_shows_what_the_witnesses_say(store: duckdb.DuckDBPyConnection) -> None:
    resolved(store, CARRIED)
    (item,) = read_open_questions(store)
    assert (item.vote_event_id, item.why, item.bills) == ("2025-house-1", "inferred", ("HB 1",))
    assert (item.passed, item.counts, item.label) == (True, (4, 1, 0), "House Roll Call Vote 1")
    assert item.likely == ("passage", None, None)
    assert item.choices == (("amendment", "house", "A"), ("passage", None, None))
    assert [text for _day, _bill, text in item.history] == [
        "House Amendment A", "House Amendment B", "House Passed",
    ]  # fmt: skip


def test_after_midnight_the_queue_shows_the_day_on_which_the_sitting_began(
    store: duckdb.DuckDBPyConnection,
) -> None:
    resolved(store, sheet(1, marks="YYYYN", held_on=NEXT))
    (item,) = read_open_questions(store)
    assert {day for day, _bill, _text in item.history} == {DAY}


def test_witnesses_that_contradict_each_other_are_in_the_queue(
    store: duckdb.DuckDBPyConnection,
) -> None:
    resolved(store, CARRIED, labels=[label(1, "amendment", "B")])
    (item,) = read_open_questions(store)
    assert item.why == "contradiction"
    assert len(item.reasons) == 1


def test_a_roll_call_that_may_be_another_waits_for_a_look_and_a_ruling_ends_that(
    store: duckdb.DuckDBPyConnection,
) -> None:
    other_day = SecondTallyRecord(
        "LegiScan", "2025", "house", 1, "HB00001", date(2025, 2, 3), 4, 1, 0
    )
    history = [line(1, "Passed")]
    second = page("https://example.org/second", [other_day])
    assert resolved(store, CARRIED, second, history=history).vote_events == ()
    (item,) = read_open_questions(store)
    assert (item.vote_event_id, item.why) == ("2025-house-1", "crosscheck")
    facts = resolved(store, CARRIED, second, rulings(ruling("passage")), history=history)
    assert asked(facts) == ("passage", "derived", None)
    assert (told(facts), read_open_questions(store)) == ([], ())


# ---------------------------------------------------------------- a property

CHAMBER: Chamber = "house"
STEPS = st.lists(
    st.tuples(st.sampled_from(["passage", "A", "B", "reconsidered"]), st.booleans(), st.booleans()),
    max_size=6,
)
CALLS = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=4)
CLAIMS = st.sampled_from(
    [("passage", None), ("amendment", "A"), ("amendment", "B"), ("procedural", None)]
)


def _step(kind: str, passed: bool, is_late: bool) -> Step:
    day = NEXT if is_late else DAY
    if kind in ("passage", "reconsidered"):
        return Step(day, kind, passed if kind == "passage" else None)  # type: ignore[arg-type]  # plain text
    return Step(day, "amendment", passed, CHAMBER, kind)


def _call(number: int, passed: bool, is_late: bool) -> RollCall:
    return RollCall(
        vote_event_id=f"2025-house-{number}", chamber=CHAMBER, number=number,
        held_on=NEXT if is_late else DAY, passed=passed, sheet=SILENT, link=SILENT,
    )  # fmt: skip


def _ruling(number: int, claim: tuple[str, str | None]) -> QuestionRuling:
    kind, schedule = claim
    return QuestionRuling(
        f"2025-house-{number}", kind, CHAMBER if schedule else None, schedule,  # type: ignore[arg-type]  # plain text
        False, 0, "Ana Ruiz", RULED_ON, "r", "reviews", PLACE, "a",
    )  # fmt: skip


@given(STEPS, CALLS, st.lists(CLAIMS, max_size=4))
def test_no_ruling_changes_what_the_record_proves(
    steps: list[tuple[str, bool, bool]],
    calls: list[tuple[bool, bool]],
    claims: list[tuple[str, str | None]],
) -> None:
    from reportcard.store.rulings import judge

    key = ("2025-HB00001", CHAMBER)
    made = [_call(n, *call) for n, call in enumerate(sorted(calls, key=lambda c: c[1]), 1)]
    trail = sorted((_step(*step) for step in steps), key=lambda step: step.acted_on)
    witnesses = Witnesses({key: made}, {key: trail})
    alone = answer_questions(witnesses)
    sound = witnesses.sheets()
    given_rulings = [_ruling(n, claim) for n, claim in enumerate(claims, 1)]
    in_force, refused = judge(
        given_rulings, cases=witnesses.cases(), questions=alone.questions, sound=sound,
        doubted=hold_back(alone, sound=sound).held_back.keys(),
    )  # fmt: skip
    answer = answer_questions(witnesses, in_force)
    for event, question in alone.questions.items():
        if question.confidence in SCORABLE:
            assert answer.questions[event] == replace(question)
    for event, one in in_force.items():
        assert claim_of(answer.questions[event]) == one.claim
        assert event not in {refusal.ruling.vote_event_id for refusal in refused}
