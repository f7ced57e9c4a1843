"""The public record as scrapers read it from pages, page by page and with nothing resolved.

Nouns are those of Open Civic Data. The store resolves these records (names to people, labels to
questions) into those of `facts`. Ids: a session is "2025"; a bill number "HB07066".
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from reportcard.model.budget_records import (
    AppropriationLineRecord,
    BondItemRecord,
    BondSectionRecord,
    BudgetBillRecord,
    BudgetCycleRecord,
    BudgetDocumentRecord,
    BudgetSectionRecord,
    CarryForwardRecord,
    FiscalNoteRecord,
    LineRulingRecord,
    VetoRecord,
)
from reportcard.model.text import Text
from reportcard.model.tidy_records import (
    TidyAbsenceRecord,
    TidyInputRecord,
    TidyLifetimeRecord,
    TidyPersonRecord,
    TidyPositionRecord,
    TidyRollCallRecord,
    TidySponsorshipRecord,
    TidyVoteRecord,
)
from reportcard.model.town_records import (
    DistrictShapeRecord,
    GrantProgramRecord,
    PlaceRecord,
    TownDistrictRecord,
    TownGrantRecord,
    TownPupilsRecord,
    TownRecord,
)
from reportcard.model.vocabulary import (
    ActionClass,
    ActKind,
    Chamber,
    CommitteeOption,
    DocumentKind,
    Option,
    QuestionClass,
    RemarkRule,
    SponsorRole,
)  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Compilation:
    """Whose work a table of the project follows, where the document was not read itself.

    Attributes:
        address: The official document, as the rows of the table name it.
        by: Who compiled it.
        url: Where the compilation is.
        title: What it holds.
        licence: The terms it is published under.
    """

    address: str
    by: Text
    url: str
    title: Text
    licence: Text


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
    """*Read.* A bill on its own page. number is as in the bulk files ("HB07066")."""

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
    """*Read.* A line of a bill's history, oldest first. chamber is derived from the text.

    committee_code is the committee that the line names, by its code or, where the page has only
    that, by its name; "" if it names none. The same history can be read on two pages (the bill's
    own, a bulk file): the store takes one of them whole.
    """

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
    committee_code: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class RollCallLabelRecord:
    """*Read.* The link to a roll-call sheet on a bill's page: a witness of the question put.

    lco is the number of the drafting office by which it names an amendment; is_understood is false
    when its words are none of the known ones.
    """

    session: str
    chamber: Chamber
    number: int
    bill_number: str
    label: str
    question_class: QuestionClass
    amendment_chamber: Chamber | None
    amendment_schedule: str | None
    sheet_url: str
    lco: int | None = None
    is_understood: bool = True
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class VoteEventRecord:
    """*Read.* The head of one roll-call sheet: what it says of itself.

    question_class, the amendment and lco are what the sheet's own words claim ("unknown" when they
    say nothing that can be relied on); is_understood is false when its words are none of the known
    ones. bill_numbers has more than one entry when one roll call decided many bills.
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
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    lco: int | None = None
    is_understood: bool = True
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


@dataclass(frozen=True, slots=True)
class BillInfoRecord:
    """*Read.* A bill's row in a bulk file.

    type_code as the file has it. Adopted amendment schedules by chamber, such as ("A", "D").
    purpose is the statement of purpose, "" if the file has none.
    special_session: 0 for the regular session, else the number of the special session of that year.
    """

    session: str
    number: str
    title: str
    type_code: str
    is_emergency_certified: bool
    house_schedules: tuple[str, ...]
    senate_schedules: tuple[str, ...]
    act_kind: ActKind | None
    act_number: int | None
    special_session: int = 0
    purpose: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class SubjectRecord:
    """*Read.* A subject that the legislature's staff gave a bill; many to a bill."""

    session: str
    bill_number: str
    subject: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class CommitteeRecord:
    """*Read.* A committee's code and name."""

    session: str
    code: str
    name: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """*Read.* A document that a bill's page links to, in page order.

    revision and file_number are what its address says; None where it says nothing.
    """

    session: str
    bill_number: str
    document_order: int
    kind: DocumentKind
    label: str
    revision: int | None
    file_number: int | None
    document_url: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class AmendmentRecord:
    """*Read.* An amendment on a bill's page: chamber and schedule letter name it.

    lco is the drafting office's number, caucus the letter of the sponsor's party; None and "" where
    the page does not say. is_called is None where the page does not say whether it came up.
    """

    session: str
    bill_number: str
    chamber: Chamber
    schedule: str
    lco: int | None
    caucus: str
    is_called: bool | None
    document_url: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class ActRecord:
    """*Read.* The act that a bill became. Numbers begin anew in each special session.

    special_session: 0 for the regular session, else the number of the special session of that year.
    """

    session: str
    bill_number: str
    kind: ActKind
    number: int
    special_session: int
    document_url: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class RemarkRecord:
    """*Read.* What a reader has to say of a page that it read all the same.

    about is what the rule found something in (a file, a bill), a and b are the rule's figures.
    """

    session: str
    about: str
    rule: RemarkRule
    a: str = ""
    b: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class TallySheetRecord:
    """*Read.* The head of a committee's tally sheet: joint committees of both chambers vote here.

    sheet_number tells several sheets of one committee on one bill apart. voted_on is None where
    the sheet prints no day. total counts those voting (yes, no and abstain as printed).
    """

    session: str
    bill_number: str
    committee_code: str
    sheet_number: int
    committee_name: str
    voted_on: date | None
    motion: str
    moved_by: str
    seconded_by: str
    total: int
    yes_count: int
    no_count: int
    abstain_count: int
    absent_count: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class TallyMarkRecord:
    """*Read.* One line of a committee's tally sheet. chamber and district are printed for all."""

    session: str
    bill_number: str
    committee_code: str
    sheet_number: int
    line: int
    printed_name: str
    chamber: Chamber
    district: int
    option: CommitteeOption
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class NameRulingRecord:
    """*Read.* Somebody's decision, by name, whose a printed name is on sheets of these days.

    The interval is half-open [from_on, until_on); None = open.
    """

    chamber: Chamber
    printed_name: str
    from_on: date | None
    until_on: date | None
    person_id: str
    ruled_by: str
    ruled_on: date
    reason: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class QuestionRulingRecord:
    """*Read.* Somebody's confirmation, by name, of what a roll call was about.

    is_decisive: they say as well that no later roll call decided the same question.
    revision: of the sheet that they looked at.
    """

    session: str
    chamber: Chamber
    number: int
    question_class: QuestionClass
    amendment_chamber: Chamber | None
    amendment_schedule: str | None
    ruled_by: str
    ruled_on: date
    reason: str
    is_decisive: bool = False
    revision: int = 0
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class SecondTallyRecord:
    """*Read.* What another collector of the same record says of a roll call: a cross-check only.

    collector names who ("LegiScan"). not_yes_or_no counts everybody listed without Yes or No.
    """

    collector: str
    session: str
    chamber: Chamber
    number: int
    bill_number: str
    held_on: date | None
    yes_count: int
    no_count: int
    not_yes_or_no: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class SecondVoteRecord:
    """*Read.* What another collector says of one member in a roll call; None = no Yes, no No."""

    collector: str
    session: str
    chamber: Chamber
    number: int
    printed_name: str
    family_name: str
    district: int | None
    option: Literal["yes", "no"] | None
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
    | BillInfoRecord
    | SubjectRecord
    | CommitteeRecord
    | DocumentRecord
    | AmendmentRecord
    | ActRecord
    | RemarkRecord
    | TallySheetRecord
    | TallyMarkRecord
    | NameRulingRecord
    | QuestionRulingRecord
    | SecondTallyRecord
    | SecondVoteRecord
    | TidyPersonRecord
    | TidyRollCallRecord
    | TidyVoteRecord
    | TidyPositionRecord
    | TidySponsorshipRecord
    | TidyInputRecord
    | TidyAbsenceRecord
    | TidyLifetimeRecord
    | BudgetCycleRecord
    | BudgetDocumentRecord
    | BudgetBillRecord
    | BudgetSectionRecord
    | AppropriationLineRecord
    | BondSectionRecord
    | BondItemRecord
    | CarryForwardRecord
    | VetoRecord
    | FiscalNoteRecord
    | LineRulingRecord
    | TownRecord
    | TownDistrictRecord
    | PlaceRecord
    | DistrictShapeRecord
    | GrantProgramRecord
    | TownGrantRecord
    | TownPupilsRecord
)


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
