"""The page of school money: each budget line from the Governor's bill to the law, and the votes.

A change belongs to a stage of the budget, never to a member: no record here holds a person. Amounts
are whole nominal dollars of the fiscal year that is named beside them, by the year in which it
ends. Leaves to others: how they are gathered (build_money), who voted how (roll_call).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportcard.edition.contexts.pieces import BillRef, Evidence, RollCallRef
from reportcard.model.money import LineMatch
from reportcard.model.text import Text
from reportcard.model.vocabulary import BudgetRole, BudgetStage, Chamber, SectionKind

# Why there is an amount, or none. absent: the document was read and has no line of these words.
# doubtful: it was read, and some of its sections were set aside: the line can be in one of those.
# unread: nobody has read the document of that stage. unprinted: no document prints it. unclear:
# more than one amount is printed for it, and nothing says which holds.
FigureState = Literal["there", "absent", "doubtful", "unread", "unprinted", "unclear"]
# What can be said of a line: its sum changed or stayed; it is new, or gone, under its name; it
# moved by somebody's decision; the Governor struck it; a stage has no such line: nothing.
RowStatus = Literal["changed", "same", "new", "gone", "moved", "vetoed", "unmatched"]
GapColumn = Literal["base", "governor", "committee", "enacted"]
# What a roll call decided. lines: the text of a document that was read, as a whole. amendment: an
# amendment, whose text was not read. other: a text whose lines were not read.
Decides = Literal["lines", "amendment", "other"]


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount of one stage, with the place where it is printed.

    Attributes:
        dollars: Whole dollars; None where there is no amount.
        url: The document, opened on that page; "" for a sum of ours, for the nought that stands
            before a new line (no document prints it), and without an amount.
        state: there | absent (not matched) | doubtful (not matched, or set aside) | unread |
            unprinted (no document has a column for it) | unclear (several amounts are printed).
    """

    dollars: int | None
    url: str
    state: FigureState


@dataclass(frozen=True, slots=True)
class LadderRow:
    """A budget line through the stages, or the sum of an agency's lines.

    Attributes:
        budget_line_id: As in the downloads; "" for a sum.
        agency: As the latest document prints it.
        account: Likewise; "" for a sum.
        base: What the law said before.
        governor: What the Governor's bill says.
        committee: What the committee's bill says.
        enacted: What the law says.
        change: The law less what was before, in dollars; None where nothing can be said.
        status: changed | same | new | gone | moved | vetoed | unmatched.
        same_in: Which bills have the amount of the law: governor, committee, both, or neither; None
            where a stage has no such line.
        moved_from: Names of the lines that the money came from, by somebody's decision.
        moved_to: Names of the lines that it went to, likewise.
        match: How the documents' lines were found to be one: same_words | confirmed (somebody said
            so) | renamed (a document itself gives it another name) | single; None for a sum.
        maybe: Names of lines that may be this one; nobody has decided so far.
        twins: Names of lines of this agency that are new with just the sum that is gone here, or
            gone with just the sum that is new here; of a sum, names of agencies that have just what
            was before here, in other documents.
    """

    budget_line_id: str
    agency: str
    account: str
    base: Figure
    governor: Figure
    committee: Figure
    enacted: Figure
    change: int | None
    status: RowStatus
    same_in: tuple[BudgetStage, ...] | None
    moved_from: tuple[str, ...]
    moved_to: tuple[str, ...]
    match: LineMatch | None
    maybe: tuple[str, ...]
    twins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A column whose rows, as shown, do not give the sum below them.

    Attributes:
        column: base | governor | committee | enacted.
        shown: What the rows give that show an amount and are counted in the sum.
        printed: The sum.
    """

    column: GapColumn
    shown: int
    printed: int


@dataclass(frozen=True, slots=True)
class AgencyPart:
    """The lines of one agency in one fund.

    Attributes:
        anchor: Names its place on the page.
        agency: As printed.
        fund: As printed.
        rows: Its lines, in the order of the latest document.
        total: The sum of each document's lines.
        base_stage: Of which document the sum of what was before is; None where there is none.
        uncounted: Rows with an old amount that this document has not: the sum does not hold them.
        gaps: Columns whose rows do not give the sum all the same.
        has_vetoed: Whether the law's sum holds a line that the Governor struck.
    """

    anchor: str
    agency: str
    fund: str
    rows: tuple[LadderRow, ...]
    total: LadderRow
    base_stage: BudgetStage | None
    uncounted: tuple[LadderRow, ...]
    gaps: tuple[Gap, ...]
    has_vetoed: bool


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A bar of the chart: how one stage changes a line.

    Attributes:
        stage: governor | committee | enacted.
        change: Its amount less what was before, in dollars.
        start: Left end of the bar, in thousandths of the width.
        length: Length of the bar, in thousandths of the width.
    """

    stage: BudgetStage
    change: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A line of the chart with its three bars.

    Attributes:
        agency: As printed.
        account: As printed.
        bars: Governor, committee, law.
    """

    agency: str
    account: str
    bars: tuple[ChartBar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The lines that changed most, all bars on one scale that holds zero.

    Attributes:
        zero: Where no change is, in thousandths of the width.
        lines: The lines, largest change first.
    """

    zero: int
    lines: tuple[ChartLine, ...]


@dataclass(frozen=True, slots=True)
class YearPart:
    """The school money of one fiscal year.

    Attributes:
        fiscal_year: By the year in which it ends.
        starts_in: The year in which it starts.
        headings: The headings of the documents whose agencies these are, as printed.
        funds: The funds in which they have lines, as printed.
        agencies: Each agency in each fund, the largest first.
        chart: The lines that changed most; None where too few can be compared.
        up: Lines that grew most from before to the law, largest change first.
        down: Lines that shrank most, likewise.
        new: The largest lines that are new under their name.
        gone: The largest lines that are gone under their name.
        lapses: Money of these funds that is expected not to be spent.
        open_count: How many lines of the school agencies have no match in some document.
    """

    fiscal_year: int
    starts_in: int
    headings: tuple[str, ...]
    funds: tuple[str, ...]
    agencies: tuple[AgencyPart, ...]
    chart: Chart | None
    up: tuple[LadderRow, ...]
    down: tuple[LadderRow, ...]
    new: tuple[LadderRow, ...]
    gone: tuple[LadderRow, ...]
    lapses: tuple[LadderRow, ...]
    open_count: int


@dataclass(frozen=True, slots=True)
class ExtraLine:
    """A sum that is added to a running year, or taken from it.

    Attributes:
        agency: As printed.
        account: As printed.
        amount: The sum with its place; negative where it is taken away.
        is_vetoed: Whether the Governor struck it.
    """

    agency: str
    account: str
    amount: Figure
    is_vetoed: bool


@dataclass(frozen=True, slots=True)
class ExtraTable:
    """Sums for school agencies apart from the budget itself.

    Attributes:
        kind: deficiency (added to the year that is running) | reduction (taken from it).
        stage: Of which document.
        fiscal_year: By the year in which it ends.
        fund: As printed.
        rows: In the order of the document.
    """

    kind: SectionKind
    stage: BudgetStage
    fiscal_year: int
    fund: str
    rows: tuple[ExtraLine, ...]


@dataclass(frozen=True, slots=True)
class BondLine:
    """A purpose for which bonds are authorized.

    Attributes:
        section: Number of the section.
        letter: As printed.
        agency: As printed.
        purpose: As printed.
        amount: The sum with its place.
    """

    section: int
    letter: str
    agency: str
    purpose: str
    amount: Figure


@dataclass(frozen=True, slots=True)
class BondTable:
    """What a bill authorizes in bonds for school agencies.

    Attributes:
        identifier: The bill as people say it.
        session: The session's year.
        rows: In the order of the document.
        others: Purposes of other agencies in the same document, which stand in the downloads only.
    """

    identifier: str
    session: str
    rows: tuple[BondLine, ...]
    others: int


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """The document of one stage.

    Attributes:
        stage: governor | committee | enacted.
        title: What it is called.
        identifier: The bill it belongs to, as people say it.
        session: The session's year.
        url: Its official address.
        is_read: Whether it was read.
        sections: How many of its sections add up.
        set_aside: How many do not, and so are not shown.
        partial_sections: Numbers of those of which only some agencies are in the record.
        unchecked: How many lines stand under no printed total, so that nothing checks them.
        lines: How many of its lines are shown in the downloads.
        school_lines: How many of those are of school agencies.
        evidence: Where it was read; None while nobody has.
    """

    stage: BudgetStage
    title: Text
    identifier: str
    session: str
    url: str
    is_read: bool
    sections: int
    set_aside: int
    partial_sections: tuple[int, ...]
    unchecked: int
    lines: int
    school_lines: int
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class BudgetRollCall:
    """A roll call on a bill of the budget.

    Attributes:
        cycle: Names the budget, as in the downloads.
        title: The budget.
        fiscal_years: Those of the bill's own sums, each by the year in which it ends; none
            where the record does not say.
        roll_call: The roll call; its page has everyone's vote.
        bill: The bill.
        role: vehicle | governor | committee | adjustment | deficiency | implementer | bonds.
        note: What the bill has to do with the budget.
        decides: lines (a document that was read, as a whole) | amendment | other.
        document: The document whose lines it decided; None unless it did.
        is_graded: Whether this report card asks about it.
    """

    cycle: str
    title: Text
    fiscal_years: tuple[int, ...]
    roll_call: RollCallRef
    bill: BillRef
    role: BudgetRole
    note: Text
    decides: Decides
    document: DocumentCard | None
    is_graded: bool


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """That a chamber decided on a bill as a whole, where the record has no roll call of it.

    Attributes:
        chamber: house | senate.
        decided_on: The day, by the bill's history; None where all we know is that it became law.
        passed: Whether the chamber passed it.
    """

    chamber: Chamber
    decided_on: date | None
    passed: bool


@dataclass(frozen=True, slots=True)
class BudgetBillPart:
    """A bill of a budget with its roll calls.

    Attributes:
        identifier: The bill as people say it.
        session: The session's year.
        url: Its official page, "" where that was not read.
        role: vehicle | governor | committee | adjustment | deficiency | implementer | bonds.
        note: What it has to do with the budget.
        fiscal_years: Those that its own sums are for; none where the record does not say.
        roll_calls: Every roll call on it in the record, oldest first.
        unrecorded: Chambers that decided on it, where the record has no roll call of that.
    """

    identifier: str
    session: str
    url: str
    role: BudgetRole
    note: Text
    fiscal_years: tuple[int, ...]
    roll_calls: tuple[BudgetRollCall, ...]
    unrecorded: tuple[Unrecorded, ...]


@dataclass(frozen=True, slots=True)
class CyclePart:
    """A budget from the Governor's bill to the law.

    Attributes:
        cycle: Names it, as in the downloads; its place on the page too.
        title: What it is called.
        fiscal_years: Each by the year in which it ends.
        years: School money, one part for each fiscal year that has lines.
        extras: Sums for years that were running.
        bonds: What bonds it authorizes for school agencies.
        bills: Its bills with every roll call on them; the one that became the budget first.
        documents: Its documents, by stage.
        is_part: Whether of some document that was read only a part is in the record.
    """

    cycle: str
    title: Text
    fiscal_years: tuple[int, ...]
    years: tuple[YearPart, ...]
    extras: tuple[ExtraTable, ...]
    bonds: tuple[BondTable, ...]
    bills: tuple[BudgetBillPart, ...]
    documents: tuple[DocumentCard, ...]
    is_part: bool


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """Everything on the page of school money.

    Attributes:
        cycles: The budgets, the newest first.
        roll_call_count: How many roll calls are listed.
        is_whole: Whether every document listed was read whole and adds up.
    """

    cycles: tuple[CyclePart, ...]
    roll_call_count: int
    is_whole: bool
