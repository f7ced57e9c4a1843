"""The pieces that several pages share: who, which roll call, which evidence, which edition.

Leaves to others: how they are gathered from the record (lookup, build) and each page's own rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportcard.edition.about import SourceCard
from reportcard.edition.names import safe_url
from reportcard.edition.phrases import Phrase
from reportcard.model.facts import Ruling
from reportcard.model.records import Compilation, Provenance
from reportcard.model.scores import CriterionType, Position
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber, Confidence, QuestionClass
from reportcard.receipts.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Masthead:
    """What every page and PDF carries at its head and foot.

    Attributes:
        title: Title of the report card.
        organization: Who publishes it.
        notice: Must stand out on every page when there is one ("Sample edition: ...").
        cycle: The term it covers, in words.
        window_from: First day of the window.
        window_to: Last day of the window (inclusive, as readers count).
        jurisdiction: Name of the place.
        edition_id: Names the edition.
        built_on: The day the edition speaks of.
        newest_record_on: Day of the newest roll call in the record, None without any.
        rubric_id: The rubric's id.
        rubric_version: The rubric's version.
        rubric_sha256: Hash of the rubric file.
        software_version: Of this package.
        base_url: Public address of the edition, "" when not known.
        has_money: Whether there is a page of the budget's school money.
        embargo: The day before which nothing of it may be published, None when it is no preview.
    """

    title: Text
    organization: Text
    notice: Text | None
    cycle: Text
    window_from: date
    window_to: date
    jurisdiction: str
    edition_id: str
    built_on: date
    newest_record_on: date | None
    rubric_id: str
    rubric_version: str
    rubric_sha256: str
    software_version: str
    base_url: str
    has_money: bool = False
    embargo: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The record behind a fact.

    Attributes:
        url: Address of the document, for bills, sponsors and roll calls the official one; "" when
            there is no http(s) one.
        sha256: Hash of the bytes it was read from: of the document itself, or, when `transcribed`,
            of the project's own table that the row was transcribed into.
        retrieved_on: Day the bytes were fetched, or, when `transcribed`, the table was made.
        transcribed: The row was transcribed into the project's own table, and the page must say so.
        source_id: The source it came through.
        compiled: Whose compilation the table follows, where the document itself was not read;
            None where it was.
    """

    url: str
    sha256: str
    retrieved_on: date
    transcribed: bool
    source_id: str
    compiled: Compilation | None = None


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A legislator in one line, as lists and tables show them.

    Attributes:
        person_id: The stable id, as in the downloads.
        slug: Names the page: legislators/<slug>.html.
        name: The name as people know it.
        family_name: Sorted by; shown first in A-Z lists.
        given_name: The rest of the name.
        letter: The A-Z letter of the family name ("#" when it has none).
        chamber: house | senate, of the latest seat.
        district: Number of the district; 0 where the record has none.
        district_name: Its name where districts have names instead of numbers, "" elsewhere.
        party: As the record names it ("Democratic").
        in_office: Whether they hold the seat at the end of the record.
        grade: A letter of the rubric, "INC" or "NR".
        shown: The score as printed, None when nothing counted.
        score_key: The exact score as a sortable string ("073.416667"), "" without a score.
        phrase: Code of the words for the grade (see Phrase).
        chances: Roll calls they could have voted in.
        taken: Those where they voted Yes or No.
    """

    person_id: str
    slug: str
    name: str
    family_name: str
    given_name: str
    letter: str
    chamber: Chamber
    district: int
    district_name: str
    party: str
    in_office: bool
    grade: str
    shown: str | None
    score_key: str
    phrase: Phrase
    chances: int
    taken: int


@dataclass(frozen=True, slots=True)
class BillRef:
    """A bill.

    Attributes:
        bill_id: As in the downloads ("2025-HB07066").
        identifier: As people say it ("HB 7066").
        session: The session's year.
        has_namesake: The report card speaks of another bill of this identifier, in another
            session: whoever names it must name the session too.
        title: Its official title, in English only, "" when not in the record.
        evidence: Its official page; without an address when that page was not read.
    """

    bill_id: str
    identifier: str
    session: str
    has_namesake: bool
    title: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RollCallRef:
    """A roll call, as far as a line needs it.

    Attributes:
        vote_event_id: As in the downloads ("2025-house-290").
        stem: Names the page: roll-calls/<stem>.html.
        session: The session's year.
        chamber: Where it was held.
        number: Its official number in that session; only its place in the list when it has a label.
        label: What a spreadsheet calls it, where there is no official number; else None.
        held_on: The day; None where the record has none.
        question_class: passage | amendment | procedural | unknown.
        amendment_chamber: The chamber whose amendment schedule it is, None if no amendment.
        amendment_schedule: The schedule ("A"), None if no amendment.
        confidence: How sure we are of the question: stated | derived | confirmed | inferred |
            unknown.
        ruling: Who confirmed the question by name, when and why; None unless it is confirmed.
        yes_count: Votes for.
        no_count: Votes against.
        absent_count: Absent or not voting.
        necessary: Votes needed; None where the record does not say.
        passed: Whether it had them; None where the record does not say.
        evidence: The official sheet.
    """

    vote_event_id: str
    stem: str
    session: str
    chamber: Chamber
    number: int
    label: Text | None
    held_on: date | None
    question_class: QuestionClass
    amendment_chamber: Chamber | None
    amendment_schedule: str | None
    confidence: Confidence
    ruling: Ruling | None
    yes_count: int
    no_count: int
    absent_count: int
    necessary: int | None
    passed: bool | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CommitteeRef:
    """A vote of a committee, as far as a line needs it.

    Attributes:
        committee_vote_id: As in the downloads.
        committee: Name of the committee, as its tally sheet prints it.
        held_on: The day.
        motion: The motion, in the words of the sheet.
        yes_count: Votes for.
        no_count: Votes against.
        evidence: The committee's tally sheet.
    """

    committee_vote_id: str
    committee: str
    held_on: date
    motion: str
    yes_count: int
    no_count: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CriterionCard:
    """One question of the rubric with what a reader needs to judge it.

    Attributes:
        criterion_id: The rubric's id for it.
        type: floor_vote | amendment_vote | appropriation_vote | committee_vote |
            third_party_position | party_unity | sponsorship | effectiveness | questionnaire |
            attendance | attested_action.
        category_id: The subject it counts in; "" when it is asked and shown only.
        weight: As the rubric wrote it ("2").
        title: Short name.
        statement: What we wanted.
        yes_did: What a Yes did; None where there is no vote, or nothing is said of it.
        no_did: What a No did; None likewise.
        why: Why we hold the position.
        position: support | oppose; None where nothing is asked for (sponsorship, what is measured),
            and for party_unity.
        chamber: Whose members it asks, None for both.
        announced_on: When we announced the position, None if never.
        announced_before: Whether that was before the day of the vote.
        held_on: The day that decides who was asked; None where the record has no day.
        bill: The bill it concerns; None where it concerns none.
        roll_call: The roll call of a chamber; None without one.
        committee: The vote of a committee; None without one.
        asked: What was asked for, where our own Yes or No does not say it; else None.
        notes: Its money, its curve, its group, what it weighs.
        group_id: The group of roll calls on one bill it counts in, None if it stands alone.
        source_url: The document behind what a Yes or a No did, "" if none is given.
    """

    criterion_id: str
    type: CriterionType
    category_id: str
    weight: str
    title: Text
    statement: Text
    yes_did: Text | None
    no_did: Text | None
    why: Text
    position: Position | None
    chamber: Chamber | None
    announced_on: date | None
    announced_before: bool
    held_on: date | None
    bill: BillRef | None
    roll_call: RollCallRef | None
    committee: CommitteeRef | None
    asked: Sentence | None
    notes: tuple[Sentence, ...]
    group_id: str | None
    source_url: str


def evidence_of(provenance: Provenance, sources: Iterable[SourceCard] = ()) -> Evidence:
    """Where a fact was read, as pages show it; sources say whose compilations they follow."""
    return Evidence(
        url=safe_url(provenance.source_url),
        sha256=provenance.archive_sha256,
        retrieved_on=provenance.retrieved_at.date(),
        transcribed=provenance.transcribed,
        source_id=provenance.source_id,
        compiled=_compilation(provenance, sources),
    )


def _compilation(provenance: Provenance, sources: Iterable[SourceCard]) -> Compilation | None:
    """A document that was fetched was read itself, whatever a table of the source follows."""
    if not provenance.transcribed:
        return None
    return next(
        (
            compiled
            for source in sources
            if source.source_id == provenance.source_id
            for compiled in source.compiled
            if compiled.address == provenance.source_url
        ),
        None,
    )
