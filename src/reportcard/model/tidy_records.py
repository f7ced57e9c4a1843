"""What spreadsheets say, row by row, as the tidy tables hold it. Pages are in `records`."""

from dataclasses import dataclass
from datetime import date

from reportcard.model.vocabulary import Chamber, Option, QuestionClass, SponsorRole


@dataclass(frozen=True, slots=True)
class TidyPersonRecord:
    """*Read.* A seat held by a person, in a spreadsheet; half-open, None = not known.

    district is as written: a number, a name, or "" where the spreadsheet gives none. line, here and
    in the records below, is that of the file.
    """

    person_id: str
    name: str
    party: str
    chamber: Chamber
    district: str
    start_on: date | None
    end_on: date | None
    line: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class TidyRollCallRecord:
    """*Read.* A roll call, or another item that was put to everybody, in a spreadsheet.

    held_on is None, and a text is "", where the spreadsheet gives none. title_es is "" where the
    title is the same in Spanish; yes_means where a Yes is simply a Yes to the question.
    """

    roll_call_id: str
    line: int
    session: str
    chamber: Chamber
    held_on: date | None
    bill: str
    title: str
    title_es: str
    question_class: QuestionClass
    yes_means: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class TidyVoteRecord:
    """*Read.* What a spreadsheet says of one person in one roll call; written is its own word."""

    roll_call_id: str
    person_id: str
    option: Option
    written: str
    line: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class TidyPositionRecord:
    """*Read.* A roll call that is to be scored: the position on the question, weight as written.

    position_table is the name of the file without its ending: positions, or positions_NAME.
    """

    position_table: str
    roll_call_id: str
    position: str
    weight: str | None
    strength: str
    note: str
    line: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class TidySponsorshipRecord:
    """*Read.* A sponsor of a bill in a spreadsheet; value is the credit as written, if any."""

    session: str
    bill: str
    person_id: str
    role: SponsorRole
    value: str | None
    line: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class TidyInputRecord:
    """*Read.* A value that a spreadsheet gives for one person under the name of an input."""

    person_id: str
    input: str
    value: str
    note: str
    line: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class TidyAbsenceRecord:
    """*Read.* Why somebody has no Yes or No in a roll call, with the evidence."""

    roll_call_id: str
    person_id: str
    option: Option
    reason: str
    line: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class TidyLifetimeRecord:
    """*Read.* What an earlier cycle gave one person, as it was published."""

    person_id: str
    cycle: str
    earned: str
    possible: str
    counted: bool
    line: int
    source_url: str = ""
