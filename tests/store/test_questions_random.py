"""Whatever is sure is true: random bills whose history is whole and whose words are true."""

from dataclasses import dataclass
from datetime import date, timedelta
from string import ascii_uppercase
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from reportcard.model.vocabulary import SCORABLE, Chamber
from reportcard.store.questions import (
    SILENT,
    Claim,
    Question,
    RollCall,
    Step,
    doubts,
    read_questions,
    superseded,
)
from tests.properties import PROPERTY

FIRST = date(2025, 6, 2)
Roll = Literal["voice", "unseen", "bare", "labelled", "stated"]


@dataclass(frozen=True)
class Decision:
    """One decision as it was: how it was taken, and whether its roll call came after midnight."""

    is_passage: bool
    carried: bool
    day: int
    roll: Roll
    after_midnight: bool


def decisions_of_a_bill() -> st.SearchStrategy[list[Decision]]:
    """Decisions in order over up to three days."""
    one = st.builds(
        Decision,
        is_passage=st.booleans(),
        carried=st.booleans(),
        day=st.integers(0, 2),
        roll=st.sampled_from(["voice", "unseen", "bare", "bare", "labelled", "stated"]),
        after_midnight=st.booleans(),
    )
    return st.lists(one, min_size=1, max_size=8).map(lambda d: sorted(d, key=lambda one: one.day))


@dataclass(frozen=True)
class World:
    """What the witnesses are, and what the roll calls were about in truth."""

    calls: list[RollCall]
    trail: list[Step]
    truth: dict[str, tuple[str, str | None]]
    last_passage: str | None


def world(bill: list[Decision]) -> World:
    """The witnesses of a bill: each passage reconsidered before it is put again on the same day."""
    calls: list[RollCall] = []
    trail: list[Step] = []
    truth: dict[str, tuple[str, str | None]] = {}
    last: str | None = None
    for number, (one, letter) in enumerate(zip(bill, ascii_uppercase, strict=False), start=1):
        day = FIRST + timedelta(days=one.day)
        if one.is_passage and any(s.action_class == "passage" for s in trail):
            trail.append(Step(day, "reconsidered", None))
        kind: Literal["passage", "amendment"] = "passage" if one.is_passage else "amendment"
        chamber: Chamber | None = None if one.is_passage else "house"
        schedule = None if one.is_passage else letter
        trail.append(Step(day, kind, one.carried, chamber, schedule))
        event = f"2025-house-{number}"
        if one.is_passage:
            last = None if one.roll in ("voice", "unseen") else event
        if one.roll in ("voice", "unseen"):
            continue
        claim = Claim(kind, chamber, schedule, words="words")
        on = day + timedelta(days=one.after_midnight)
        calls.append(
            RollCall(
                *(event, "house", number, on, one.carried),
                sheet=claim if one.roll == "stated" else SILENT,
                link=claim if one.roll == "labelled" else Claim(words="bare"),
            )
        )
        truth[event] = (kind, schedule)
    return World(calls, trail, truth, last)


def in_order(bill: list[Decision]) -> bool:
    """A sitting that goes on after midnight ends there: its later roll calls are of the new day."""
    days = [one.day + one.after_midnight for one in bill]
    return days == sorted(days)


THOROUGH = settings(PROPERTY, max_examples=600)


@THOROUGH
@given(decisions_of_a_bill().filter(in_order))
def test_a_question_that_is_sure_is_the_one_that_was_put(bill: list[Decision]) -> None:
    it = world(bill)
    found = read_questions(roll_calls=it.calls, trail=it.trail)
    assert found.keys() == it.truth.keys()
    wrong = {
        event: (question, it.truth[event])
        for event, question in found.items()
        if question.confidence in SCORABLE
        and (question.question_class, question.amendment_schedule) != it.truth[event]
    }
    assert wrong == {}


@THOROUGH
@given(decisions_of_a_bill().filter(in_order))
def test_true_witnesses_never_contradict_each_other(bill: list[Decision]) -> None:
    it = world(bill)
    found = read_questions(roll_calls=it.calls, trail=it.trail)
    assert {event: q.doubt for event, q in found.items() if q.doubt} == {}


@THOROUGH
@given(decisions_of_a_bill().filter(in_order))
def test_with_every_roll_call_known_a_sure_and_undoubted_last_passage_decided(
    bill: list[Decision],
) -> None:
    it = world([one if one.roll not in ("voice", "unseen") else known(one) for one in bill])
    found = read_questions(roll_calls=it.calls, trail=it.trail)
    later, in_doubt = superseded(it.calls, found), doubts(it.calls, found)
    final = [
        event
        for event, question in found.items()
        if is_final(event, question, later) and event not in in_doubt
    ]
    assert final in ([], [it.last_passage])


def known(one: Decision) -> Decision:
    """The same with a bare roll call."""
    return Decision(one.is_passage, one.carried, one.day, "bare", one.after_midnight)


def is_final(event: str, question: Question, later: dict[str, str]) -> bool:
    """Whether a card would take it for the passage that decided."""
    is_sure = question.question_class == "passage" and question.confidence in SCORABLE
    return is_sure and event not in later
