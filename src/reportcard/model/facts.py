"""The public record as the store holds it, once it adds up: names are people, labels questions.

Nouns are those of Open Civic Data. What scrapers read is in `records`; the store resolves it.
Ids: a session is "2025"; a bill "2025-HB07066"; a vote event "2025-house-27" (revisions share it).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reportcard.model.coverage import Coverage
from reportcard.model.money import Money
from reportcard.model.records import Provenance
from reportcard.model.shapes import DistrictShape
from reportcard.model.text import Language, Text
from reportcard.model.topics import Topic
from reportcard.model.vocabulary import (
    Chamber,
    CommitteeOption,
    Confidence,
    Option,
    QuestionClass,
    SponsorRole,
)

# ---------------------------------------------------------------- jurisdiction (from content)


@dataclass(frozen=True, slots=True)
class Session:
    """One legislative session of a jurisdiction; ended_on leaves out later special sessions."""

    session: str
    started_on: date
    ended_on: date


@dataclass(frozen=True, slots=True)
class SpecialSession:
    """A special session; its roll calls are numbered on in the regular session of its year.

    Attributes:
        parent: The session that it counts to.
        number: Which of that year's special sessions it is.
        first_seen_on: The earliest day that the record knows of it.
        bill_numbers: The first and last number that its bills can have; None where it had none.
    """

    parent: str
    number: int
    first_seen_on: date
    bill_numbers: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A place whose officials are graded, from `scrapers/<id>/jurisdiction.yml`."""

    jurisdiction_id: str
    name: str
    seats: Mapping[Chamber, int]
    sessions: tuple[Session, ...]
    special_sessions: tuple[SpecialSession, ...] = ()


# ---------------------------------------------------------------- resolved by the store


@dataclass(frozen=True, slots=True)
class Person:
    """A person with at least one membership."""

    person_id: str
    name: str
    given_name: str
    family_name: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Membership:
    """A seat held, half-open [start_on, end_on); None = not known, or still held.

    district_name is there where a spreadsheet names districts instead of numbering them: `district`
    then only sorts them. It is "", and `district` 0, where the spreadsheet says nothing.
    """

    person_id: str
    chamber: Chamber
    district: int
    party: str
    start_on: date | None
    end_on: date | None
    provenance: Provenance
    district_name: str | None = None

    def covers(self, day: date) -> bool:
        """Whether the seat was held on that day (an unknown end of the interval is open)."""
        return (self.start_on is None or self.start_on <= day) and (
            self.end_on is None or day < self.end_on
        )


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill: bill_id "2025-HB07066", identifier "HB 7066"."""

    bill_id: str
    session: str
    identifier: str
    title: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Sponsorship:
    """A person who introduced or co-sponsored a bill."""

    bill_id: str
    person_id: str
    role: SponsorRole
    sponsor_order: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who confirmed by name what a roll call was about.

    Attributes:
        ruled_by: Their name.
        ruled_on: The day.
        reason: What they looked at and what it says, in their own words.
    """

    ruled_by: str
    ruled_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class VoteEvent:
    """One roll call that reconciled. passed means yes_count >= necessary.

    Rows of a spreadsheet can be without a day, a threshold and an outcome: None. yes_means is there
    where a Yes is not simply a Yes to the question, in the spreadsheet's words.

    superseded_by names the later roll call of the same chamber that decided the same question.
    label is the official link label ("House Roll Call Vote 286 ... HOUSE AMD C"), "" if none seen.
    ruling is there where the confidence is "confirmed".
    """

    vote_event_id: str
    session: str
    chamber: Chamber
    number: int
    revision: int
    bill_ids: tuple[str, ...]
    held_on: date | None
    time_printed: str
    question_printed: str
    label: str
    question_class: QuestionClass
    amendment_chamber: Chamber | None
    amendment_schedule: str | None
    confidence: Confidence
    total: int
    necessary: int | None
    yes_count: int
    no_count: int
    absent_count: int
    passed: bool | None
    superseded_by: str | None
    provenance: Provenance
    ruling: Ruling | None = None
    label_es: str | None = None
    yes_means: str | None = None


@dataclass(frozen=True, slots=True)
class PersonVote:
    """One person's option in one roll call, with the line it was read from.

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
class CommitteeVote:
    """One vote of a committee: its motion on a bill, from the committee's tally sheet."""

    committee_vote_id: str
    session: str
    bill_id: str
    committee_code: str
    committee_name: str
    voted_on: date
    motion: str
    yes_count: int
    no_count: int
    abstain_count: int
    absent_count: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class CommitteePersonVote:
    """One person's option in a committee's vote, with the line of the tally sheet."""

    committee_vote_id: str
    person_id: str
    option: CommitteeOption
    printed_name: str
    line: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class MemberInput:
    """A value that somebody gave for a legislator: an answer, credit as published elsewhere."""

    import_name: str
    person_id: str
    input: str
    value: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class AbsenceReason:
    """Why somebody has no Yes or No on a roll call, from the union's table with its source."""

    vote_event_id: str
    person_id: str
    option: Option
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Something that does not add up: kept, named, said aloud.

    Attributes:
        entity: vote_event | page | sponsorship | committee_vote (invisible to scoring) | person |
            membership (contradictions of the record) | question (what a roll call was about is in
            doubt) | crosscheck (another collector of the record says something else; counts all the
            same) | ruling (a person's decision that is not in force) | bill | action | act |
            session | remark (what bills' sources say differently, or in unknown words) |
            budget_section | bond_section (invisible as a whole) | budget_line | budget_document (a
            figure or a veto of which is not known) | town | town_grant | district_shape (left out).
        entity_id: Its id or address.
        rule: The check that it did not pass.
        sentence: What does not add up.
        source_id: The source that it came through.
        source_url: Address of the document.
        archive_sha256: Hash of the bytes that were read, "" if there were none.
        detail: Why a page could not be read, in English; "" otherwise.
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
        """The sentence in one language."""
        return self.sentence.in_language(language)


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
    coverage: tuple[Coverage, ...] = field(default=())
    topics: tuple[Topic, ...] = field(default=())
    committee_votes: tuple[CommitteeVote, ...] = field(default=())
    committee_person_votes: tuple[CommitteePersonVote, ...] = field(default=())
    member_inputs: tuple[MemberInput, ...] = field(default=())
    absence_reasons: tuple[AbsenceReason, ...] = field(default=())
    money: Money = field(default=Money())
    shapes: tuple[DistrictShape, ...] = field(default=())

    def district_name(self, person_id: str, chamber: Chamber, district: int) -> str:
        """The name of somebody's district, where districts have names; "" elsewhere."""
        seat = (person_id, chamber, district)
        names = (
            m.district_name
            for m in self.memberships
            if (m.person_id, m.chamber, m.district) == seat
        )
        return next((name for name in names if name), "")

    def shown_district(self, person_id: str, chamber: Chamber, district: int) -> str:
        """The name or number of somebody's district; "" where nobody says which it is."""
        named = self.district_name(person_id, chamber, district)
        return named or (str(district) if district else "")
