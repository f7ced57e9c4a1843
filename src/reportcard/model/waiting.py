"""What waits for a person's decision: roll calls whose question is open, names that fit nobody.

Leaves to others: how it came to wait (store), and the decision (review).
"""

from dataclasses import dataclass
from datetime import date

from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber, QuestionClass

# A question: its class, and the chamber and letter of an amendment.
Claim = tuple[QuestionClass, Chamber | None, str | None]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for a person: roll calls, printed names, pairs of budget lines."""

    questions: int = 0
    names: int = 0
    lines: int = 0


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A roll call of which nobody knows for sure what was voted on.

    Attributes:
        vote_event_id: Its id.
        why: inferred | unknown | contradiction | held_back | crosscheck.
        held_on: The day.
        passed: Whether it carried.
        counts: Yes, No, absent or not voting.
        sheet_words: What its sheet says of the question.
        label: The words of the link to it.
        likely: The question as far as the record goes.
        choices: What it may be by the history: the decisions of its day with its outcome.
        bills: The bills, as people say them.
        history: The lines of the day: day, bill, words.
        reasons: Sentences that say why it may not be used.
        sheet_url: The official sheet.
    """

    vote_event_id: str
    why: str
    held_on: date
    passed: bool
    counts: tuple[int, int, int]
    sheet_words: str
    label: str
    likely: Claim
    choices: tuple[Claim, ...]
    bills: tuple[str, ...]
    history: tuple[tuple[date, str, str], ...]
    reasons: tuple[Text, ...]
    sheet_url: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant by a printed name."""

    person_id: str
    name: str
    district: int
    party: str


@dataclass(frozen=True, slots=True)
class OpenName:
    """A printed name that no rule gives to one person.

    Attributes:
        chamber: house | senate.
        printed_name: As the sheets print it.
        fits: How many people the rules leave; 0 = nobody.
        candidates: Those people, or, where there are none, the nearest ones.
        roll_calls: On how many sheets.
        first_on: Day of the first of them.
        last_on: Day of the last.
        neighbours: Whoever has the lines before and after it on the last sheet, "" if not known.
        sheet_url: That sheet.
    """

    chamber: Chamber
    printed_name: str
    fits: int
    candidates: tuple[Candidate, ...]
    roll_calls: int
    first_on: date
    last_on: date
    neighbours: tuple[str, str]
    sheet_url: str
