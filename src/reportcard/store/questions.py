"""What was the roll call about? Three witnesses: sheet, label of its link, trail of the bill.

Pure. The rules are those of docs/decisions.md, "What was voted on": no witness is believed against
another, and a roll call that could be read in two ways is `inferred` or `unknown`, which is never
scored. Leaves to others: the wording of a place (its scrapers) and the tables (resolve).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from reportcard.model.vocabulary import ActionClass, Chamber, Confidence, QuestionClass
from reportcard.store.alignment import possible_rows


@dataclass(frozen=True, slots=True)
class RollCall:
    """One roll call of one bill with what its sheet and its label claim; `label` "" = none seen.

    held_on and passed are None where only its label was seen and no sheet: the roll call takes its
    place in the order all the same.
    """

    vote_event_id: str
    chamber: Chamber
    number: int
    held_on: date | None
    passed: bool | None
    sheet_class: QuestionClass
    label: str = ""
    label_class: QuestionClass = "unknown"
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the bill's trail in the chamber that matters here.

    later_on is filled in here: the day on which a passage was put again or reconsidered, as the
    last of the lines after it that say so; None where it was the end of the matter.
    """

    acted_on: date
    action_class: ActionClass
    passed: bool | None
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    later_on: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """The question put, and how sure that is.

    contradiction: label and history say the opposite. later_on: of a passage, the day on which the
    history shows the same question again, later than this roll call can have been; None if it
    does not.
    """

    question_class: QuestionClass
    confidence: Confidence
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    contradiction: bool = False
    later_on: date | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a passage may not have decided: the rule names a sentence, the figure fills it.

    later_missing: a later roll call has no sound sheet; later_in_history: no roll call is known for
    a later line of the history; later_unlinked: the bill's page knows nothing of a later roll call.
    """

    rule: Literal["later_missing", "later_in_history", "later_unlinked"]
    figure: str


UNKNOWN = Question("unknown", "unknown")


def read_questions(*, roll_calls: Sequence[RollCall], trail: Sequence[Step]) -> dict[str, Question]:
    """The question of each roll call of one bill in one chamber.

    Args:
        roll_calls: All known roll calls of that bill in that chamber.
        trail: The bill's steps in that chamber, oldest first.

    Returns:
        A Question by vote_event_id, for every roll call given.
    """
    calls = sorted(roll_calls, key=lambda call: call.number)
    answers = {call.vote_event_id: q for call in calls if (q := _stated(call, trail)) is not None}
    named = {(q.amendment_chamber, q.amendment_schedule) for q in answers.values()}
    rows = [
        row
        for row in _decisions(trail)
        if row.action_class == "passage"
        or (row.amendment_chamber, row.amendment_schedule) not in named
    ]
    unnamed = [call for call in calls if call.vote_event_id not in answers]
    return answers | _read_unnamed(unnamed, rows)


def superseded(roll_calls: Iterable[RollCall], questions: dict[str, Question]) -> dict[str, str]:
    """Earlier passages of one bill in one chamber -> the passage that decided (the last).

    Example: HB 6921 passed the House on 3 June 2025, came back amended by the Senate and passed
    again on 4 June: the first is superseded by the second.
    """
    passages = sorted(
        (call for call in roll_calls if questions[call.vote_event_id].question_class == "passage"),
        key=lambda call: call.number,
    )
    return {call.vote_event_id: passages[-1].vote_event_id for call in passages[:-1]}


def doubts(roll_calls: Iterable[RollCall], questions: dict[str, Question]) -> dict[str, Doubt]:
    """The last passage of one bill in one chamber -> why it may not be the one that decided.

    Example: HB 5354 passed the House on 1 May 2026, and its history says that it passed again on
    6 May. While no roll call of 6 May is known, that of 1 May may not be graded as the passage.
    """
    calls = sorted(roll_calls, key=lambda call: call.number)
    passages = [c for c in calls if questions[c.vote_event_id].question_class == "passage"]
    if not passages:
        return {}
    last = passages[-1]
    if later_on := questions[last.vote_event_id].later_on:
        return {last.vote_event_id: Doubt("later_in_history", later_on.isoformat())}
    unlinked = [
        c.vote_event_id
        for c in calls
        if c.number > last.number and not c.label and questions[c.vote_event_id] == UNKNOWN
    ]
    return {last.vote_event_id: Doubt("later_unlinked", unlinked[-1])} if unlinked else {}


def agree(questions: Sequence[Question]) -> Question:
    """One answer for a roll call that decided several bills: what all of them say, or unknown."""
    if len({(q.question_class, q.amendment_chamber, q.amendment_schedule) for q in questions}) > 1:
        return UNKNOWN
    order: tuple[Confidence, ...] = ("unknown", "inferred", "confirmed", "derived", "stated")
    return min(questions, key=lambda q: order.index(q.confidence))


def _stated(call: RollCall, trail: Sequence[Step]) -> Question | None:
    """What the label or the sheet says in words; None when they leave it open."""
    if call.label_class == "amendment":
        return _amendment_on_label(call, trail)
    if "procedural" in (call.sheet_class, call.label_class):
        return Question("procedural", "stated")
    return None


def _amendment_on_label(call: RollCall, trail: Sequence[Step]) -> Question:
    """The label names the amendment: stated, unless the trail says otherwise.

    That it went the other way is a contradiction; that it came up on other days only leaves open
    which roll call this is.
    """
    key = (call.amendment_chamber, call.amendment_schedule)
    told = [
        step
        for step in trail
        if step.action_class == "amendment"
        and (step.amendment_chamber, step.amendment_schedule) == key
    ]
    rows = [s for s in told if call.held_on is None or s.acted_on in _days(call.held_on)]
    if told and not rows:
        return UNKNOWN
    if call.passed is not None and rows and all(row.passed is not call.passed for row in rows):
        return Question("unknown", "unknown", contradiction=True)
    return Question("amendment", "stated", *key)


def _read_unnamed(calls: Sequence[RollCall], rows: Sequence[Step]) -> dict[str, Question]:
    """Roll calls that no label names, laid on the decisions that are left over."""
    answers = {call.vote_event_id: UNKNOWN for call in calls}
    days = {row.acted_on for row in rows}
    placed = [call for call in calls if any(_fits(call, row, days) for row in rows)]
    ways = possible_rows(placed, rows, fits=lambda call, row: _fits(call, row, days))
    if any(ways):
        for call, found in zip(placed, ways, strict=True):
            answers[call.vote_event_id] = _only_reading(found, rows)
    else:
        # The labels claim more passages than the history has: one of them leaves out its amendment.
        placed = [replace(call, label_class="unknown") for call in placed]
        ways = possible_rows(placed, rows, fits=lambda call, row: _fits(call, row, days))
    for event_id in _last_carried(placed, ways):
        if answers[event_id] == UNKNOWN:
            answers[event_id] = Question("passage", "inferred")
    return answers


def _only_reading(found: Sequence[Step], rows: Sequence[Step]) -> Question:
    """A passage when nothing else is possible; an amendment of which one row is left.

    On a day without a passage nothing is inferred: the history then tells too little.
    """
    if found and all(row.action_class == "passage" for row in found):
        return Question("passage", "derived", later_on=found[-1].later_on)
    passed_on = {row.acted_on for row in rows if row.action_class == "passage"}
    if len(found) == 1 and found[0].acted_on in passed_on:
        row = found[0]
        return Question("amendment", "inferred", row.amendment_chamber, row.amendment_schedule)
    return UNKNOWN


def _last_carried(calls: Sequence[RollCall], ways: Sequence[Sequence[Step]]) -> list[str]:
    """The last roll call of each day that carried, where it may be the day's passage.

    It could also be an amendment that was adopted that day while the passage's own roll call is
    not known, so this is no more than likely.
    """
    last: dict[date, str] = {}
    for call, found in zip(calls, ways, strict=True):
        for row in found:
            if call.passed and row.action_class == "passage":
                last[row.acted_on] = call.vote_event_id
    return list(last.values())


def _fits(call: RollCall, row: Step, days: set[date]) -> bool:
    """Whether a roll call may be a decision, by day, outcome and label."""
    if call.held_on is not None:
        here, eve = _days(call.held_on)
        # After midnight the history keeps the day on which the sitting began.
        if row.acted_on != (here if here in days else eve):
            return False
    if call.passed is not None and row.passed is not call.passed:
        return False
    return call.label_class != "passage" or row.action_class == "passage"


def _days(held_on: date) -> tuple[date, date]:
    """The day of a roll call, and the day before: a sitting may go on after midnight."""
    return held_on, held_on - timedelta(days=1)


def _decisions(trail: Sequence[Step]) -> list[Step]:
    """The amendments and passages of a trail, each passage once and with what came after it.

    A bill amended by both chambers writes two passage rows for one roll call: rows of one day that
    follow each other are one, unless the passage was reconsidered between them.
    """
    found: list[Step] = []
    last: Step | None = None
    for step in trail:
        if step.action_class == "amendment":
            found.append(step)
        elif step.action_class == "reconsidered":
            found.append(step)
            last = None
        elif step.action_class == "passage" and step.passed is not None:
            if last is None or (last.acted_on, last.passed) != (step.acted_on, step.passed):
                found.append(step)
            last = step
    return [step for step in _with_later(found) if step.action_class != "reconsidered"]


def _with_later(steps: Sequence[Step]) -> list[Step]:
    later: date | None = None
    found: list[Step] = []
    for step in reversed(steps):
        found.append(replace(step, later_on=later) if step.action_class == "passage" else step)
        if step.action_class != "amendment":
            later = later or step.acted_on
    return found[::-1]
