"""What people say beside the record, as pages show it: corrections, replies, conflicts, who we are.

Leaves to others: gathering it (build_statements), the files it comes from.
"""

from dataclasses import dataclass
from datetime import date

from reportcard.edition.contexts.pieces import PersonCard
from reportcard.model.statements import Change, ConflictKind, CorrectionKind, Organization
from reportcard.model.text import Language, Text


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """Something published was wrong, and is right now.

    Attributes:
        correction_id: Names it, and its place on the page of corrections.
        corrected_on: The day.
        kind: vote | person | bill | money | rubric | words.
        was: What the report card said.
        now: What it says.
        why: How it came about, and what shows it.
        found_by: Who pointed it out.
        people: Those whose pages showed it, in the order of the file.
        title: The question it concerns; None without one.
        url: The evidence, "" if none.
    """

    correction_id: str
    corrected_on: date
    kind: CorrectionKind
    was: Text
    now: Text
    why: Text
    found_by: Text
    people: tuple[PersonCard, ...]
    title: Text | None
    url: str


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """What a legislator answered.

    Attributes:
        received_on: The day it came.
        text: Their words and the translation, whole.
        written_in: The language they wrote in; None where they wrote both.
        translated_by: Who translated it, "" where nobody had to.
        title: The question they answer to; None for the card as a whole.
    """

    received_on: date
    text: Text
    written_in: Language | None
    translated_by: str
    title: Text | None


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """What somebody of the organization declared.

    Attributes:
        name: Who.
        role: What they do in the organization.
        kind: candidate | relative | donor | work | other.
        statement: What there is.
        person: The legislator it concerns; None where it concerns nobody on the report card.
        declared_on: The day it was declared.
        ended_on: The day it ended; None while it lasts.
    """

    name: str
    role: Text
    kind: ConflictKind
    statement: Text
    person: PersonCard | None
    declared_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class PersonStatements:
    """What is said beside one legislator's record.

    Attributes:
        corrections: What was wrong on their page.
        replies: What they answered.
        conflicts: What somebody of the organization has to do with them.
    """

    corrections: tuple[CorrectionRow, ...] = ()
    replies: tuple[ReplyRow, ...] = ()
    conflicts: tuple[ConflictRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """Everything on the page of corrections and changes.

    Attributes:
        corrections: Newest first; none where nothing was corrected.
        changes: Changes that are no corrections, newest first.
        email: Where to write about a mistake, "" where it is not told.
    """

    corrections: tuple[CorrectionRow, ...]
    changes: tuple[Change, ...]
    email: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Everything on the page about who publishes the report card.

    Attributes:
        organization: What they say of themselves; None where they have said nothing.
        tax_status: unset | 501c3 | 501c4 | 501c5 | 501c6 | pac.
        conflicts: What its people declared, newest first.
    """

    organization: Organization | None
    tax_status: str
    conflicts: tuple[ConflictRow, ...]
