"""What was voted on, for every roll call of the store: the answers of all bills together.

Pure. A roll call without a sound sheet (missing, or set aside) keeps its place in the order and its
label, and decides nothing about the others. Leaves to others: the rules (questions), the tables
(testimony).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from reportcard.model.vocabulary import SCORABLE, Chamber
from reportcard.store.questions import (
    SILENT,
    UNKNOWN,
    Doubt,
    Numbers,
    Question,
    RollCall,
    Step,
    agree,
    doubts,
    read_questions,
    superseded,
)
from reportcard.store.rulings import Case, QuestionRuling, confirm

BillInChamber = tuple[str, Chamber]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What is known of each bill in each chamber: its roll calls, and the steps of its history.

    numbers are the bills' amendments by their drafting numbers, by bill. doubtful are the bills
    whose history contradicts another one in that chamber, or has a decision that nobody can read.
    """

    calls: Mapping[BillInChamber, Sequence[RollCall]]
    trails: Mapping[BillInChamber, Sequence[Step]]
    numbers: Mapping[str, Numbers] = field(default_factory=dict)
    doubtful: AbstractSet[BillInChamber] = frozenset()

    def sheets(self) -> set[str]:
        """The roll calls of which a sheet was read."""
        return {c.vote_event_id for calls in self.calls.values() for c in calls if c.held_on}

    def without_content(self, bad: AbstractSet[str]) -> "Witnesses":
        """The same where nothing that the sheets of some roll calls say is believed."""
        calls = {
            key: [
                replace(call, held_on=None, passed=None, sheet=SILENT)
                if call.vote_event_id in bad
                else call
                for call in found
            ]
            for key, found in self.calls.items()
        }
        return replace(self, calls=calls)

    def cases(self) -> dict[str, list[Case]]:
        """For each roll call its bills, with their other roll calls and histories."""
        found: dict[str, list[Case]] = defaultdict(list)
        for key, calls in sorted(self.calls.items()):
            for call in calls:
                found[call.vote_event_id].append(Case(call, calls, self.trails.get(key, ())))
        return found


@dataclass(frozen=True, slots=True)
class Answer:
    """What was voted on, by roll call.

    Attributes:
        questions: The question of each roll call.
        later: The roll call that decided the same question, by the earlier one.
        held_back: Roll calls that may not be graded although their sheet is sound, and why.
    """

    questions: Mapping[str, Question]
    later: Mapping[str, str]
    held_back: Mapping[str, Doubt] = field(default_factory=dict)


def answer_questions(
    witnesses: Witnesses, rulings: Mapping[str, QuestionRuling] = MappingProxyType({})
) -> Answer:
    """What was voted on, as the witnesses agree; where they leave it open it stays unknown.

    Args:
        witnesses: The record.
        rulings: What persons confirmed, by roll call, where the record leaves room for it.
    """
    by_event: dict[str, list[Question]] = defaultdict(list)
    deciding: dict[str, set[str]] = defaultdict(set)
    held_back: dict[str, Doubt] = {}
    for key, calls in sorted(witnesses.calls.items()):
        trail = witnesses.trails.get(key, ())
        numbers = witnesses.numbers.get(key[0])
        questions = read_questions(roll_calls=calls, trail=trail, numbers=numbers)
        if key in witnesses.doubtful:
            questions = {event: _at_most_likely(q) for event, q in questions.items()}
        questions = confirm(questions, roll_calls=calls, trail=trail, rulings=rulings)
        later = superseded(calls, questions)
        held_back |= doubts(calls, questions)
        for event, question in questions.items():
            by_event[event].append(question)
            deciding[event].add(later.get(event, event))
    return Answer(
        # A roll call that decided one of its bills and not the other has no one answer.
        {e: agree(found) if len(deciding[e]) == 1 else UNKNOWN for e, found in by_event.items()},
        {e: by for e, found in deciding.items() for by in found if len(found) == 1 and by != e},
        held_back,
    )


def hold_back(
    answer: Answer, *, sound: AbstractSet[str], decisive: AbstractSet[str] = frozenset()
) -> Answer:
    """Only a roll call with a sound sheet may decide that another one did not.

    Where a later one is known but has no sound sheet, the earlier one waits: its question is no
    more than likely until then. So does one whose place at the end is in doubt, unless somebody
    confirmed by name that it decided.
    """
    missing = {e: Doubt("later_missing", by) for e, by in answer.later.items() if by not in sound}
    doubted = {**answer.held_back, **missing}
    waiting = {e: why for e, why in doubted.items() if e in sound and e not in decisive}
    questions = {
        event: _at_most_likely(question) if event in waiting else question
        for event, question in answer.questions.items()
    }
    later = {event: by for event, by in answer.later.items() if by in sound}
    return Answer(questions, later, waiting)


def _at_most_likely(question: Question) -> Question:
    """The same question, no surer than `inferred`: it waits for a person."""
    if question.confidence not in SCORABLE:
        return question
    return replace(question, confidence="inferred")
