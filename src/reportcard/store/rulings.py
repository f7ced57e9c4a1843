"""Which rulings on questions are in force: a person's word counts where the record leaves room.

Pure. A ruling is a fact with a name, a day and a reason, and no record is pushed aside for it: what
the witnesses prove stands, a decision that the history knows with another outcome or on another day
was not that roll call, and of a passage it must be known that it decided. A ruling that is not in
force is a Refusal, which is said aloud. Leaves to others: the files (review), the tables (ruled).
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from reportcard.model.vocabulary import SCORABLE, Chamber, QuestionClass
from reportcard.store.answers import Question
from reportcard.store.claims import RollCall
from reportcard.store.laying import day_of
from reportcard.store.trail import Step, decisions


@dataclass(frozen=True, slots=True)
class QuestionRuling:
    """What somebody says a roll call was about; place and sha256 say where they wrote it.

    is_decisive: they also say that no later roll call decided the same question. revision: of the
    sheet that they looked at.
    """

    vote_event_id: str
    question_class: QuestionClass
    amendment_chamber: Chamber | None
    amendment_schedule: str | None
    is_decisive: bool
    revision: int
    ruled_by: str
    ruled_on: date
    reason: str
    source_id: str
    place: str
    sha256: str

    @property
    def claim(self) -> tuple[QuestionClass, Chamber | None, str | None]:
        """The question that it names."""
        return (self.question_class, self.amendment_chamber, self.amendment_schedule)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A ruling that is not in force: the rule names a sentence, the figure fills it."""

    ruling: QuestionRuling
    rule: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A roll call on one of its bills: the bill's other roll calls, and the history."""

    call: RollCall
    others: Sequence[RollCall]
    trail: Sequence[Step]


def judge(
    rulings: Sequence[QuestionRuling],
    *,
    cases: Mapping[str, Sequence[Case]],
    questions: Mapping[str, Question],
    sound: AbstractSet[str],
    doubted: AbstractSet[str],
) -> tuple[dict[str, QuestionRuling], tuple[Refusal, ...]]:
    """Tell rulings that the record leaves room for from those that it speaks against.

    Args:
        rulings: One for a roll call.
        cases: For each roll call its bills.
        questions: What the record alone says of each roll call.
        sound: The roll calls whose sheet adds up.
        doubted: The passages of which the record alone does not show that they decided.

    Returns:
        The rulings in force by roll call, and the others with what speaks against them. A ruling
        that only repeats what the record proves is in neither.
    """
    in_force: dict[str, QuestionRuling] = {}
    refused: list[Refusal] = []
    ruled = {ruling.vote_event_id: ruling for ruling in rulings}
    for event, ruling in sorted(ruled.items()):
        if event not in sound:
            refused.append(Refusal(ruling, "ruling_no_sheet"))
            continue
        known = questions[event]
        if known.confidence in SCORABLE:
            if claim_of(known) != ruling.claim:
                refused.append(Refusal(ruling, "ruling_contradicts"))
            elif event in doubted and ruling.is_decisive:
                in_force[event] = ruling
            elif event in doubted:
                refused.append(Refusal(ruling, "ruling_not_decisive"))
            continue
        objections = [_objection(ruling, case, questions, ruled) for case in cases[event]]
        against = [found for found in objections if found is not None]
        # An amendment is one of one bill; a passage passes all of them.
        if against and (ruling.question_class == "passage" or len(against) == len(objections)):
            refused.append(against[0])
        else:
            in_force[event] = ruling
    return in_force, tuple(refused)


def confirm(
    questions: Mapping[str, Question],
    *,
    roll_calls: Sequence[RollCall],
    trail: Sequence[Step],
    rulings: Mapping[str, QuestionRuling],
) -> dict[str, Question]:
    """The questions of one bill in one chamber, with the rulings in force in their place."""
    answers = dict(questions)
    for call in roll_calls:
        if ruling := rulings.get(call.vote_event_id):
            known = answers[call.vote_event_id]
            later_on = known.later_on
            if known.confidence not in SCORABLE and ruling.question_class == "passage":
                rows = _rows(ruling, call, trail)
                later_on = next((row.later_on for row in rows if row.later_on), None)
            answers[call.vote_event_id] = Question(
                ruling.question_class,
                "confirmed",
                ruling.amendment_chamber,
                ruling.amendment_schedule,
                later_on=later_on,
            )
    return answers


def claim_of(question: Question) -> tuple[QuestionClass, Chamber | None, str | None]:
    """The question itself, without how sure it is."""
    return (question.question_class, question.amendment_chamber, question.amendment_schedule)


def _objection(
    ruling: QuestionRuling,
    case: Case,
    questions: Mapping[str, Question],
    ruled: Mapping[str, QuestionRuling],
) -> Refusal | None:
    """What one bill's record has against a ruling; None where it leaves room for it.

    A bill without a history says nothing, unless sheet and label said too much already: a Yes to
    REJECT HOUSE AMD A is a No to the amendment. No history speaks of procedure.
    """
    steps = decisions(case.trail)
    if ruling.question_class == "procedural":
        return None
    if not steps:
        is_doubted = questions[ruling.vote_event_id].doubt is not None
        return Refusal(ruling, "ruling_not_in_history") if is_doubted else None
    day = day_of(case.call, steps)
    named = [step for step in steps if _is_named(step, ruling)]
    if not any(step.acted_on == day for step in named):
        days = ", ".join(sorted({step.acted_on.isoformat() for step in named}))
        return Refusal(ruling, "ruling_other_day" if days else "ruling_not_in_history", days)
    rows = _rows(ruling, case.call, case.trail)
    if not rows:
        return Refusal(ruling, "ruling_outcome")
    rivals = sorted(_rivals(ruling, case, questions, ruled))
    return Refusal(ruling, "ruling_taken", rivals[0]) if len(rivals) >= len(rows) else None


def _rows(ruling: QuestionRuling, call: RollCall, trail: Sequence[Step]) -> list[Step]:
    """The lines of the history that may tell of this roll call, if the ruling is right."""
    steps = decisions(trail)
    day = day_of(call, steps)
    return [
        step
        for step in steps
        if _is_named(step, ruling) and step.acted_on == day and step.passed is call.passed
    ]


def _is_named(step: Step, ruling: QuestionRuling) -> bool:
    if step.action_class != ruling.question_class:
        return False
    key = (ruling.amendment_chamber, ruling.amendment_schedule or "")
    return step.action_class == "passage" or key in step.amendments


def _rivals(
    ruling: QuestionRuling,
    case: Case,
    questions: Mapping[str, Question],
    ruled: Mapping[str, QuestionRuling],
) -> Iterator[str]:
    """Other roll calls of the bill that day that are this decision, by the record or a ruling."""
    for other in case.others:
        if other.vote_event_id == ruling.vote_event_id or other.held_on != case.call.held_on:
            continue
        known = questions[other.vote_event_id]
        rival = ruled.get(other.vote_event_id)
        claim = claim_of(known) if known.confidence in SCORABLE else rival and rival.claim
        # Of two passages of one day, one that carried and one that failed are two lines.
        if claim == ruling.claim and other.passed is case.call.passed:
            yield other.vote_event_id
