"""What was the roll call about? Three witnesses: sheet, label of its link, trail of the bill.

Pure. The rules are those of docs/decisions.md, "What was voted on": no witness is believed against
another, and a roll call that could be read in two ways is `inferred` or `unknown`, which is never
scored. Leaves to others: the wording of a place (its scrapers) and the tables (resolve).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportcard.model.facts import ActionClass, Chamber, Confidence, QuestionClass


@dataclass(frozen=True, slots=True)
class RollCall:
    """One roll call of one bill with what its sheet and its label claim; `label` "" = none seen."""

    vote_event_id: str
    chamber: Chamber
    number: int
    held_on: date
    passed: bool
    sheet_class: QuestionClass
    label: str = ""
    label_class: QuestionClass = "unknown"
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the bill's trail in the chamber that matters here."""

    acted_on: date
    action_class: ActionClass
    passed: bool | None
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """The question put, and how sure that is; `contradiction` is a sentence's figures, or None."""

    question_class: QuestionClass
    confidence: Confidence
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    contradiction: bool = False


UNKNOWN = Question("unknown", "unknown")


def read_questions(*, roll_calls: Sequence[RollCall], trail: Sequence[Step]) -> dict[str, Question]:
    """The question of each roll call of one bill in one chamber.

    Args:
        roll_calls: All known roll calls of that bill in that chamber.
        trail: The bill's steps in that chamber, oldest first.

    Returns:
        A Question by vote_event_id, for every roll call given.
    """
    questions: dict[str, Question] = {}
    for day, calls in _by_day(roll_calls, trail).items():
        steps = [step for step in trail if step.acted_on == day]
        questions |= _read_day(sorted(calls, key=lambda call: call.number), steps)
    return questions


def superseded(roll_calls: Iterable[RollCall], questions: dict[str, Question]) -> dict[str, str]:
    """Earlier passages of one bill in one chamber -> the passage that decided (the last).

    Example: HB 6921 passed the House on 3 June 2025, came back amended by the Senate and passed
    again on 4 June: the first is superseded by the second.
    """
    passages = sorted(
        (call for call in roll_calls if questions[call.vote_event_id].question_class == "passage"),
        key=lambda call: (call.held_on, call.number),
    )
    return {call.vote_event_id: passages[-1].vote_event_id for call in passages[:-1]}


def agree(questions: Sequence[Question]) -> Question:
    """One answer for a roll call that decided several bills: what all of them say, or unknown."""
    first = questions[0]
    same = all(
        (q.question_class, q.amendment_schedule) == (first.question_class, first.amendment_schedule)
        for q in questions
    )
    if not same:
        return UNKNOWN
    order: tuple[Confidence, ...] = ("unknown", "inferred", "derived", "stated")
    return min(questions, key=lambda q: order.index(q.confidence))


def _by_day(roll_calls: Sequence[RollCall], trail: Sequence[Step]) -> dict[date, list[RollCall]]:
    """Roll calls by the day of the trail they belong to: after midnight that is the day before."""
    days = {step.acted_on for step in trail}
    found: dict[date, list[RollCall]] = defaultdict(list)
    for call in roll_calls:
        before = call.held_on - timedelta(days=1)
        late = call.held_on not in days and before in days
        found[before if late else call.held_on].append(call)
    return found


def _read_day(calls: Sequence[RollCall], steps: Sequence[Step]) -> dict[str, Question]:
    """One bill, one chamber, one day."""
    amendments = [step for step in steps if step.action_class == "amendment"]
    answers = {
        call.vote_event_id: _amendment_on_label(call, amendments)
        for call in calls
        if call.label_class == "amendment"
    }
    answers |= {
        call.vote_event_id: Question("procedural", "stated")
        for call in calls
        if call.vote_event_id not in answers
        and "procedural" in (call.sheet_class, call.label_class)
    }
    named = {(q.amendment_chamber, q.amendment_schedule) for q in answers.values()}
    open_calls = [call for call in calls if call.vote_event_id not in answers]
    open_steps = [s for s in amendments if (s.amendment_chamber, s.amendment_schedule) not in named]
    return answers | _read_unnamed(open_calls, open_steps, _passages(steps))


def _amendment_on_label(call: RollCall, amendments: Sequence[Step]) -> Question:
    """The label names the amendment: stated, unless the trail says it went the other way."""
    rows = [
        step
        for step in amendments
        if (step.amendment_chamber, step.amendment_schedule)
        == (call.amendment_chamber, call.amendment_schedule)
    ]
    if rows and all(step.passed is not call.passed for step in rows):
        return Question("unknown", "unknown", contradiction=True)
    return Question("amendment", "stated", call.amendment_chamber, call.amendment_schedule)


def _read_unnamed(
    calls: Sequence[RollCall], amendments: Sequence[Step], passages: Sequence[bool]
) -> dict[str, Question]:
    """Roll calls that no label names: laid on the day's passages and the amendments left over.

    `passages` holds the outcome of each passage of the day (rows of one passage merged).
    """
    labelled = all(call.label_class == "passage" for call in calls)
    one_to_one = [call.passed for call in calls] == list(passages)
    if one_to_one and (labelled or not amendments):
        return {call.vote_event_id: Question("passage", "derived") for call in calls}
    final = next((call for call in reversed(calls) if call.passed), None)
    if final is None or True not in passages:
        return {call.vote_event_id: UNKNOWN for call in calls}
    # A roll call that carried can only be the passage when its label names no amendment where
    # labels do name them, when no amendment was adopted that day, or when every row of the day
    # has its roll call.
    adopted = any(step.passed for step in amendments)
    complete = len(calls) == len(amendments) + len(passages)
    only_reading = final.label_class == "passage" or complete or not adopted
    sure: Confidence = "derived" if only_reading else "inferred"
    rest = [call for call in calls if call is not final]
    answers = {final.vote_event_id: Question("passage", sure)}
    in_order = [call.passed for call in rest] == [step.passed for step in amendments]
    for index, call in enumerate(rest):
        step = amendments[index] if in_order else None
        answers[call.vote_event_id] = (
            Question("amendment", "inferred", step.amendment_chamber, step.amendment_schedule)
            if step
            else UNKNOWN
        )
    return answers


def _passages(steps: Sequence[Step]) -> list[bool]:
    """Outcomes of the day's passages: consecutive passage rows are one, unless reconsidered.

    A bill amended by both chambers writes two rows for one roll call.
    """
    outcomes: list[bool] = []
    fresh = True
    for step in steps:
        if step.action_class == "reconsidered":
            fresh = True
        elif step.action_class == "passage" and step.passed is not None:
            if fresh or outcomes[-1] is not step.passed:
                outcomes.append(step.passed)
            fresh = False
    return outcomes
