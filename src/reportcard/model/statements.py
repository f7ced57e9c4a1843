"""What people say beside the record: corrections, replies, conflicts of interest, who we are.

Nothing here moves a score. Leaves to others: the files they are written in (statements), the pages.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from reportcard.model.text import Language, Text

CorrectionKind = Literal["vote", "person", "bill", "money", "rubric", "words"]
ConflictKind = Literal["candidate", "relative", "donor", "work", "other"]
CORRECTION_KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)
CONFLICT_KINDS: tuple[ConflictKind, ...] = get_args(ConflictKind)


@dataclass(frozen=True, slots=True)
class Correction:
    """Something published was wrong, and is right now; both stay readable.

    Attributes:
        correction_id: The file's own name for it.
        corrected_on: The day.
        kind: vote | person | bill | money | rubric | words.
        was: What the report card said.
        now: What it says.
        why: How the mistake came about, and what shows it.
        found_by: Who pointed it out, as they want to be named.
        person_ids: The legislators whose pages showed it; none where it was on no card.
        criterion_id: The question it concerns, "" if none.
        url: The evidence, "" if none.
    """

    correction_id: str
    corrected_on: date
    kind: CorrectionKind
    was: Text
    now: Text
    why: Text
    found_by: Text
    person_ids: tuple[str, ...]
    criterion_id: str
    url: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a legislator answered, printed whole.

    Attributes:
        reply_id: The file's own name for it.
        person_id: Whose reply it is.
        received_on: The day it came.
        text: Their words, and their translation.
        written_in: The language they wrote in; the other text is a translation.
        translated_by: Who translated it, "" where they wrote both.
        criterion_id: The question they answer to, "" for the card as a whole.
    """

    reply_id: str
    person_id: str
    received_on: date
    text: Text
    written_in: Language | None
    translated_by: str
    criterion_id: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What somebody of the organization has to do with a legislator, or with an election.

    Attributes:
        conflict_id: The file's own name for it.
        name: Who declares it.
        role: What they do in the organization.
        kind: candidate | relative | donor | work | other.
        statement: What there is, in a sentence.
        person_id: The legislator it concerns, "" where it concerns nobody on the report card.
        declared_on: The day they declared it.
        ended_on: The day it ended, None while it lasts.
    """

    conflict_id: str
    name: str
    role: Text
    kind: ConflictKind
    statement: Text
    person_id: str
    declared_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """Something in the report card that is new or other than before, and no correction.

    Attributes:
        change_id: The file's own name for it.
        changed_on: The day.
        what: What is other.
        why: Why.
    """

    change_id: str
    changed_on: date
    what: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who answers for the report card."""

    name: str
    role: Text


@dataclass(frozen=True, slots=True)
class Funding:
    """Where money for the report card came from.

    Attributes:
        source: Who gave it.
        period: For which time, in words.
        dollars: How much, in whole dollars; None where it is not told.
    """

    source: Text
    period: Text
    dollars: int | None


@dataclass(frozen=True, slots=True)
class Organization:
    """Who publishes the report card, in their own words.

    Attributes:
        paragraphs: What they are and what they want.
        officers: Who answers for it.
        funding: Where the money came from.
        email: Where to write, "" if not told.
        url: Their own page, "" if not told.
    """

    paragraphs: tuple[Text, ...]
    officers: tuple[Officer, ...]
    funding: tuple[Funding, ...]
    email: str
    url: str


@dataclass(frozen=True, slots=True)
class Statements:
    """Everything that people say beside the record, newest first.

    Attributes:
        corrections: What was wrong.
        replies: What legislators answered.
        conflicts: What the organization's people declared.
        changes: What is other than before.
        organization: Who publishes it; None where they have not said.
    """

    corrections: tuple[Correction, ...] = ()
    replies: tuple[Reply, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    changes: tuple[Change, ...] = ()
    organization: Organization | None = None

    def named_people(self) -> frozenset[str]:
        """The ids of every legislator who is named."""
        return frozenset(
            (
                *(person for entry in self.corrections for person in entry.person_ids),
                *(entry.person_id for entry in self.replies),
                *(entry.person_id for entry in self.conflicts if entry.person_id),
            )
        )
