"""Roll calls of the public record, from the words on paper to what was voted on."""

from dataclasses import replace

import pytest

from reportcard.store.questions import (
    Claim,
    Question,
    RollCall,
    Step,
    read_questions,
    superseded,
)
from tests.scrapers.test_wording import WORDING, module
from tests.store.cases import (
    BUDGET_2025_SENATE,
    CASES,
    EIGHTEEN_REJECTED_2025,
    EQUAL_FIGURES_2025,
    HOUSE_2012,
    NINE_REJECTED_2016,
    RECONSIDERED_2025,
    SENATE_2012,
    Case,
    Roll,
)

ACTIONS = module("actions")


def answers(case: Case, *, with_words: bool = True) -> dict[int, Question]:
    """The question of each roll call, by its number."""
    calls = [roll_call(case, roll, with_words=with_words) for roll in case.rolls]
    found = read_questions(roll_calls=calls, trail=trail(case))
    return {call.number: found[call.vote_event_id] for call in calls}


def roll_call(case: Case, roll: Roll, *, with_words: bool) -> RollCall:
    """House labels carry the words, Senate sheets did until 2020."""
    call = RollCall(
        f"{case.bill[:4]}-{case.chamber}-{roll.number}",
        case.chamber,
        roll.number,
        roll.on or case.day,
        roll.carried,
    )
    if not with_words:
        return call
    if case.chamber == "senate":
        return replace(call, sheet=claim(WORDING.sheet_meaning(roll.words), roll.words))
    label = f"House Roll Call Vote {roll.number} {roll.words}"
    return replace(call, link=claim(WORDING.label_meaning(label), label))


def claim(said: object, words: str) -> Claim:
    """What the scraper made of some words, as the store hands it on."""
    names = ("question_class", "amendment_chamber", "amendment_schedule", "lco", "is_understood")
    return Claim(**{name: getattr(said, name) for name in names}, words=words)


def trail(case: Case) -> list[Step]:
    """The bill's lines in this chamber; one of concurrence is that of the line before it."""
    steps = []
    for text in case.history:
        said = ACTIONS.action_meaning(text)
        passed = None if said.outcome is None else said.outcome == "passed"
        amendment = (said.amendment_chamber, said.amendment_schedule, said.lco)
        steps.append(Step(case.day, said.action_class, passed, *amendment))
    return steps


def told(question: Question) -> str:
    """A question as the cases write it; "?" where the record leaves it open."""
    if question.question_class != "amendment" or question.amendment_schedule is None:
        return "?" if question.question_class == "amendment" else question.question_class
    return f"{(question.amendment_chamber or '?')[0].upper()}-{question.amendment_schedule}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.bill} {case.chamber}")
def test_every_roll_call_is_about_what_the_public_record_says(case: Case) -> None:
    found = answers(case)
    assert {number: told(q) for number, q in found.items()} == {
        roll.number: roll.about for roll in case.rolls
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.bill} {case.chamber}")
def test_without_words_nothing_is_called_what_it_was_not(case: Case) -> None:
    found = answers(case, with_words=False)
    about = {roll.number: roll.about for roll in case.rolls}
    assert {n: told(q) for n, q in found.items() if told(q) not in ("?", "unknown", about[n])} == {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.bill} {case.chamber}")
def test_without_words_no_amendment_is_sure_enough_to_be_scored(case: Case) -> None:
    found = answers(case, with_words=False).values()
    assert {q.confidence for q in found if q.question_class != "passage"} <= {
        "inferred",
        "unknown",
    }


def test_the_words_of_the_senate_state_amendments_and_passage() -> None:
    for case in (SENATE_2012, NINE_REJECTED_2016):
        assert {question.confidence for question in answers(case).values()} == {"stated"}


def test_bare_sheets_do_not_say_which_of_nine_amendments_had_a_roll_call() -> None:
    # Four roll calls on nine rejected amendments: only that they were amendments, and that the
    # one which carried after them was the passage, follows from the order.
    for case in (SENATE_2012, NINE_REJECTED_2016):
        *rejected, passage = answers(case, with_words=False).values()
        assert rejected == [Question("amendment", "unknown")] * 4
        assert passage == Question("passage", "derived")


def test_as_many_bare_roll_calls_as_rejected_amendments_are_those_in_order() -> None:
    for case, last in ((BUDGET_2025_SENATE, 360), (EIGHTEEN_REJECTED_2025, 284)):
        found = answers(case)
        assert found.pop(last) == Question("passage", "derived")
        assert {question.confidence for question in found.values()} == {"inferred"}


def test_an_lco_number_finds_its_amendment_in_the_history() -> None:
    found = answers(HOUSE_2012)
    assert found[131] == Question("amendment", "stated", "house", "C")
    assert found[132] == Question("passage", "derived")


def test_the_passage_after_a_reconsideration_decided() -> None:
    calls = [
        roll_call(RECONSIDERED_2025, roll, with_words=True) for roll in RECONSIDERED_2025.rolls
    ]
    found = read_questions(roll_calls=calls, trail=trail(RECONSIDERED_2025))
    assert superseded(calls, found) == {"2025-senate-37": "2025-senate-38"}


def test_equal_figures_do_not_mislead() -> None:
    found = answers(EQUAL_FIGURES_2025)
    assert found[182] == Question("amendment", "inferred", "senate", "A")
    assert found[184] == Question("passage", "derived")
