"""The page of one roll call: the question, what each answer did, and everyone's vote.

Leaves to others: what the vote is worth (legislator, methodology).
"""

from dataclasses import dataclass

from reportcard.edition.contexts.money import BudgetRollCall
from reportcard.edition.contexts.pieces import (
    BillRef,
    CriterionCard,
    RollCallRef,
)
from reportcard.edition.contexts.statements import CorrectionRow
from reportcard.model.text import Text
from reportcard.model.vocabulary import Option


@dataclass(frozen=True, slots=True)
class PartyTally:
    """How one party voted.

    Attributes:
        party: As the record names it; "" for all together, the last row.
        yes: Yes votes.
        no: No votes.
        absent: Absent or not voting, excused included.
        other: Recorded in another way (present).
        total: All of them.
    """

    party: str
    yes: int
    no: int
    absent: int
    other: int
    total: int


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One legislator's vote.

    Attributes:
        name: Their name.
        family_name: Sorted by.
        given_name: The rest of the name.
        slug: Their page, None when they have none (not scored).
        party: On the day of the vote.
        district: On the day of the vote; 0 where the record has none.
        district_name: Its name where districts have names instead of numbers, "" elsewhere.
        option: What the sheet says: yes | no | absent_or_not_voting | excused | present | ...
        with_us: Whether it agreed with our position; None when neither Yes nor No, or when the
            rubric holds no one position on this roll call, or does not grade it.
        line: Line of the official sheet; None when the row was transcribed (the sheet's own line
            is then not known).
        printed_name: As the sheet prints it.
        grade: Their grade in this edition, None without a page.
    """

    name: str
    family_name: str
    given_name: str
    slug: str | None
    party: str
    district: int
    district_name: str
    option: Option
    with_us: bool | None
    line: int | None
    printed_name: str
    grade: str | None


@dataclass(frozen=True, slots=True)
class RollCallPage:
    """Everything on a roll call's page.

    Attributes:
        roll_call: Number, day, counts, question, official sheet.
        bills: The bills it decided.
        criteria: The rubric's questions that rest on it (nearly always one); none where the report
            card does not grade it: then there is no position of ours either.
        category_titles: The subjects of those questions, in the same order; None for one that is
            asked and shown only.
        question_printed: The question in the words of the sheet.
        label: The official link label, "" if none was seen.
        yes_means: What a Yes means where it is not simply a Yes, in a spreadsheet's words; "" if
            none.
        time_printed: The time as the sheet prints it.
        parties: Tally by party, then all together.
        votes: Everyone's vote, by family name.
        budget: What it decided of the budget; nothing where it was on no bill of one.
        corrections: What was wrong about it.
        previous: The next older roll call that has a page, None at the oldest.
        next: The next newer one, None at the newest.
    """

    roll_call: RollCallRef
    bills: tuple[BillRef, ...]
    criteria: tuple[CriterionCard, ...]
    category_titles: tuple[Text | None, ...]
    question_printed: str
    label: str
    yes_means: str
    time_printed: str
    parties: tuple[PartyTally, ...]
    votes: tuple[VoteRow, ...]
    budget: tuple[BudgetRollCall, ...]
    corrections: tuple[CorrectionRow, ...]
    previous: RollCallRef | None
    next: RollCallRef | None
