"""The public record: what scrapers read from pages, and what the store holds once it adds up.

Nouns are those of Open Civic Data. Records that a scraper yields are marked *read*; the store
resolves them (names to people, labels to questions) into the records marked *resolved*.
Ids: a session is "2025"; a bill "2025-HB07066"; a vote event "2025-house-27" (revisions share it).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from reportcard.model.text import Language, Text

Chamber = Literal["house", "senate"]
Option = Literal["yes", "no", "absent_or_not_voting", "excused", "present"]
QuestionClass = Literal["passage", "amendment", "procedural", "unknown"]
Confidence = Literal["stated", "derived", "inferred", "unknown"]
SponsorRole = Literal["introducer", "co-sponsor", "introducer or co-sponsor"]
ActionClass = Literal["passage", "amendment", "reconsidered", "other"]

# Only these two may be scored (design: sources, A3); "inferred" waits for a person to confirm it.
SCORABLE: frozenset[Confidence] = frozenset({"stated", "derived"})


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a record was read: every row in the store carries these.

    source_url is the official document the fact belongs to; archive_sha256 the hash of the bytes
    it was read from, and retrieved_at when those bytes came. They are the same document in a crawl;
    where the project's own tables were read, `transcribed` is true, the hash is that of the table,
    not of the document, and retrieved_at the day on which the table was made.
    """

    source_id: str
    source_url: str
    archive_sha256: str
    parser_version: str
    retrieved_at: datetime
    transcribed: bool = False


# ---------------------------------------------------------------- read from pages


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """*Read.* A person, under a stable id ("ocd-person/<uuid>")."""

    person_id: str
    name: str
    given_name: str
    family_name: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class MembershipRecord:
    """*Read.* One seat held by one person, half-open [start_on, end_on); None = not known or still.

    roll_form is the name as that chamber's sheets print it ("CANDELORA, V.").
    """

    person_id: str
    chamber: Chamber
    district: int
    party: str
    start_on: date | None
    end_on: date | None
    roll_form: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class RosterRecord:
    """*Read.* A line of today's official roster: a witness for the memberships, without dates."""

    session: str
    chamber: Chamber
    district: int
    name: str
    family_name: str
    party: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class BillRecord:
    """*Read.* A bill. number is as in the bulk files ("HB07066")."""

    session: str
    number: str
    title: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class SponsorshipRecord:
    """*Read.* A sponsor named on a bill's page, by seat (the page gives no person id)."""

    session: str
    bill_number: str
    sponsor_order: int
    chamber: Chamber
    district: int
    printed_name: str
    role: SponsorRole
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """*Read.* A line of a bill's history, oldest first. chamber is derived from the text."""

    session: str
    bill_number: str
    action_order: int
    acted_on: date
    text: str
    chamber: Chamber | None
    action_class: ActionClass
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    outcome: Literal["passed", "failed"] | None = None
    by_roll_call: bool | None = None
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class RollCallLabelRecord:
    """*Read.* The link to a roll-call sheet on a bill's page: a witness of the question put."""

    session: str
    chamber: Chamber
    number: int
    bill_number: str
    label: str
    question_class: QuestionClass
    amendment_chamber: Chamber | None
    amendment_schedule: str | None
    sheet_url: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class VoteEventRecord:
    """*Read.* The head of one roll-call sheet: what it says of itself.

    question_class is what the sheet's own words claim ("unknown" when they say nothing that can
    be relied on). bill_numbers has more than one entry when one roll call decided many bills.
    """

    session: str
    chamber: Chamber
    number: int
    revision: int
    bill_numbers: tuple[str, ...]
    held_on: date
    time_printed: str
    question_printed: str
    question_class: QuestionClass
    total: int
    necessary: int
    yes_count: int
    no_count: int
    absent_count: int
    vacant_count: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class PersonVoteRecord:
    """*Read.* One line of a roll-call sheet. district is None where the sheet prints none.

    In a row of the project's own tables, line and printed_code are that table's, not the sheet's.
    """

    session: str
    chamber: Chamber
    number: int
    revision: int
    line: int
    printed_name: str
    district: int | None
    printed_code: str
    option: Option
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class ListedSheetRecord:
    """*Read.* A sheet that a folder lists: a witness that there is such a roll call and revision.

    bill_number is None where its name does not say.
    """

    session: str
    chamber: Chamber
    number: int
    revision: int
    bill_number: str | None
    sheet_url: str
    source_url: str = ""


Record = (
    PersonRecord
    | MembershipRecord
    | RosterRecord
    | BillRecord
    | SponsorshipRecord
    | ActionRecord
    | RollCallLabelRecord
    | VoteEventRecord
    | PersonVoteRecord
    | ListedSheetRecord
)


# ---------------------------------------------------------------- jurisdiction (from content)


@dataclass(frozen=True, slots=True)
class Session:
    """One legislative session of a jurisdiction; ended_on leaves out later special sessions."""

    session: str
    started_on: date
    ended_on: date


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A place whose officials are graded, from `scrapers/<id>/jurisdiction.yml`."""

    jurisdiction_id: str
    name: str
    seats: Mapping[Chamber, int]
    sessions: tuple[Session, ...]


# ---------------------------------------------------------------- resolved by the store


@dataclass(frozen=True, slots=True)
class Person:
    """*Resolved.* A person with at least one membership."""

    person_id: str
    name: str
    given_name: str
    family_name: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Membership:
    """*Resolved.* A seat held, half-open [start_on, end_on); None = not known, or still held."""

    person_id: str
    chamber: Chamber
    district: int
    party: str
    start_on: date | None
    end_on: date | None
    provenance: Provenance

    def covers(self, day: date) -> bool:
        """Whether the seat was held on that day (an unknown end of the interval is open)."""
        return (self.start_on is None or self.start_on <= day) and (
            self.end_on is None or day < self.end_on
        )


@dataclass(frozen=True, slots=True)
class Bill:
    """*Resolved.* A bill: bill_id "2025-HB07066", identifier "HB 7066"."""

    bill_id: str
    session: str
    identifier: str
    title: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Sponsorship:
    """*Resolved.* A person who introduced or co-sponsored a bill."""

    bill_id: str
    person_id: str
    role: SponsorRole
    sponsor_order: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class VoteEvent:
    """*Resolved.* One roll call that reconciled. passed means yes_count >= necessary.

    superseded_by names the later roll call of the same chamber that decided the same question.
    label is the official link label ("House Roll Call Vote 286 ... HOUSE AMD C"), "" if none seen.
    """

    vote_event_id: str
    session: str
    chamber: Chamber
    number: int
    revision: int
    bill_ids: tuple[str, ...]
    held_on: date
    time_printed: str
    question_printed: str
    label: str
    question_class: QuestionClass
    amendment_chamber: Chamber | None
    amendment_schedule: str | None
    confidence: Confidence
    total: int
    necessary: int
    yes_count: int
    no_count: int
    absent_count: int
    passed: bool
    superseded_by: str | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PersonVote:
    """*Resolved.* One person's option in one roll call, with the line it was read from.

    line and printed_code are the official sheet's only where the provenance is not transcribed:
    use `sheet_line` and `sheet_code` for whatever is shown as the sheet's.
    """

    vote_event_id: str
    person_id: str
    option: Option
    printed_name: str
    printed_code: str
    line: int
    provenance: Provenance

    @property
    def sheet_line(self) -> int | None:
        """The line of the official sheet; None when the row was transcribed."""
        return None if self.provenance.transcribed else self.line

    @property
    def sheet_code(self) -> str:
        """The mark as the official sheet prints it; "" when the row was transcribed."""
        return "" if self.provenance.transcribed else self.printed_code


@dataclass(frozen=True, slots=True)
class Quarantined:
    """*Resolved.* Something that does not add up: kept, named, said aloud.

    Attributes:
        entity: vote_event | page | sponsorship (invisible to scoring) | person | membership
            (contradictions of the record) | question (a roll call that waits for a later one).
        entity_id: Its id or address.
        rule: The check that it did not pass.
        sentence: What does not add up.
        source_id: The source that it came through.
        source_url: Address of the document.
        archive_sha256: Hash of the bytes that were read, "" if there were none.
        detail: What the reader of a refused page said of it, in the language that the terminal
            spoke then; "" otherwise.
    """

    entity: str
    entity_id: str
    rule: str
    sentence: Text
    source_id: str
    source_url: str
    archive_sha256: str
    detail: str = ""

    def told(self, language: Language) -> str:
        """The sentence in one language, with the detail."""
        sentence = self.sentence.in_language(language)
        return f"{sentence.removesuffix('.')}: {self.detail}" if self.detail else sentence


@dataclass(frozen=True, slots=True)
class Facts:
    """All that an edition needs of the resolved store, in sorted order."""

    people: tuple[Person, ...]
    memberships: tuple[Membership, ...]
    bills: tuple[Bill, ...]
    sponsorships: tuple[Sponsorship, ...]
    vote_events: tuple[VoteEvent, ...]
    person_votes: tuple[PersonVote, ...]
    quarantine: tuple[Quarantined, ...] = field(default=())


# ---------------------------------------------------------------- between fetching and loading


@dataclass(frozen=True, slots=True)
class PageRecords:
    """What one fetched page gave: its records, or the sentence that says why it was set aside.

    page_url is the address that was read: the official one, or "project:<path>" for a table of
    the project's own. records are empty when `refused` holds a sentence.
    """

    page_url: str
    provenance: Provenance
    records: tuple[Record, ...]
    refused: str | None = None
