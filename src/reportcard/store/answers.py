"""What a roll call was about, and why that may not be used: the words for an answer.

Leaf of the store. Leaves to others: finding the answer (questions).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportcard.model.vocabulary import Chamber, Confidence, QuestionClass

DoubtRule = Literal[
    "later_missing", "later_in_history", "later_unlinked", "later_open", "strange_words",
    "clash_words", "clash_number", "clash_amendment", "clash_passage", "open_label",
]  # fmt: skip
CONTRADICTIONS: frozenset[DoubtRule] = frozenset(
    {"clash_words", "clash_number", "clash_amendment", "clash_passage"}
)
# Of a passage: it may not be the one that decided.
UNDECIDED: frozenset[DoubtRule] = frozenset(
    {"later_missing", "later_in_history", "later_unlinked", "later_open"}
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a roll call may not be graded: the rule names a sentence, the figure fills it.

    Of a passage that may not have decided: later_missing, a later roll call has no sound sheet;
    later_in_history, no roll call is known for a later line of the history; later_unlinked, the
    bill's page knows nothing of a later roll call; later_open, a person confirmed the passage, but
    not what a later roll call was about. Of a question: strange_words, words that nobody
    has explained yet; clash_words, sheet and label differ; clash_number, an amendment has two
    numbers; clash_amendment and clash_passage, the history has the opposite outcome; open_label,
    the label leaves out which amendment it was.
    """

    rule: DoubtRule
    figure: str


@dataclass(frozen=True, slots=True)
class Question:
    """The question put, and how sure that is.

    An amendment without a schedule: which one it was is open. later_on: of a passage, the day on
    which the history shows the same question again, later than this roll call can have been; None
    if it does not. doubt: what the witnesses say that does not go together, if they do.
    """

    question_class: QuestionClass
    confidence: Confidence
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    later_on: date | None = None
    doubt: Doubt | None = None


UNKNOWN = Question("unknown", "unknown")
