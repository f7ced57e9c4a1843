"""School money as the store holds it: budget lines across stages, grants, towns' districts.

What scrapers read is in `budget_records` and `town_records`. A change of a line belongs to a stage
of the budget (Governor, committee, law), never to a member: no record here holds a person, and
`BudgetVote` joins a roll call to a document, not to an amount. Amounts are whole nominal dollars of
the fiscal year beside them, which is named by the year in which it ends.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from reportcard.model.records import Provenance
from reportcard.model.text import Text
from reportcard.model.vocabulary import (
    BudgetRole,
    BudgetStage,
    Chamber,
    GrantStanding,
    PlaceKind,
    SectionKind,
)

# How the lines of two documents were found to be one: the same fund, agency and account letter for
# letter (but for capitals, dashes and apostrophes), a document that puts one name in the place of
# the other, somebody's decision, or no other document has the line.
LineMatch = Literal["same_words", "renamed", "confirmed", "single"]


@dataclass(frozen=True, slots=True)
class BudgetCycle:
    """A budget that is followed from the Governor's bill to the law."""

    cycle: str
    title: Text
    fiscal_years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BudgetDocument:
    """The document of one stage of a cycle, as it was read.

    Attributes:
        cycle: Which.
        stage: governor | committee | enacted.
        bill_id: The bill it belongs to.
        document_url: Its official address.
        title: What it is called.
        sections: How many of its sections add up.
        set_aside: How many do not, and so are not shown.
        provenance: Where it was read; None while nobody has read it.
        partial_sections: Numbers of those sections of which only some agencies are at hand: a table
            of the project's own carries them.
    """

    cycle: str
    stage: BudgetStage
    bill_id: str
    document_url: str
    title: Text
    sections: int
    set_aside: int
    provenance: Provenance | None
    partial_sections: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BillDecision:
    """How a chamber last decided on a bill as a whole, by the bill's history.

    The history names the day, not the roll call, and not always that there was one.
    """

    chamber: Chamber
    decided_on: date
    passed: bool


@dataclass(frozen=True, slots=True)
class BudgetBill:
    """A bill that is part of a cycle; note says what it has to do with it.

    fiscal_years are those that its own sums are for, which need not be the cycle's; empty where it
    has no sums, or the record does not say of which year they are. decisions are those of its
    history, one for each chamber that decided.
    """

    cycle: str
    bill_id: str
    role: BudgetRole
    note: Text
    fiscal_years: tuple[int, ...] = ()
    decisions: tuple[BillDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class AppropriationLine:
    """One account in one document, in a section that adds up.

    Attributes:
        line_id: "2027/<document's bill>/<stage>/<section>/<position>".
        budget_line_id: The line across documents that it is one form of; "" for a deficiency or a
            reduction, which changes a running year and is no level of a line.
        cycle: Of which budget.
        stage: Of which document.
        document_url: Its official address.
        section: Number of the section.
        kind: budget | adjustment | deficiency | reduction.
        is_lapse: Whether it is money that is expected not to be spent.
        fund: As the section names it.
        function: The heading above the agencies, "" where there is none.
        agency: As printed.
        account: As printed.
        fiscal_year: By the year in which it ends.
        before_dollars: The left column; None where the section has none.
        after_dollars: The right column; negative for lapses and reductions.
        is_vetoed: Whether the Governor struck it.
        is_controlled: Whether a printed total includes it, so that a misread digit would show.
        page: Of the document's file.
        row: Number printed in its margin, "" where there is none.
        provenance: Where it was read.
    """

    line_id: str
    budget_line_id: str
    cycle: str
    stage: BudgetStage
    document_url: str
    section: int
    kind: SectionKind
    is_lapse: bool
    fund: str
    function: str
    agency: str
    account: str
    fiscal_year: int
    before_dollars: int | None
    after_dollars: int
    is_vetoed: bool
    is_controlled: bool
    page: int
    row: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of a budget across its stages. A stage without it is None: not the same as 0.

    Attributes:
        budget_line_id: "<cycle>/<year>/<slug of fund, agency, account>".
        cycle: Of which budget.
        fiscal_year: By the year in which it ends.
        fund, function, agency, account: As the latest stage prints them.
        is_lapse: Whether it is money that is expected not to be spent.
        base_dollars: What the law said before; None where no document has an old column for it, or
            where the documents contradict each other.
        governor_dollars, committee_dollars, enacted_dollars: What each stage says.
        match: same_words | renamed | confirmed | single.
        moved_from, moved_to: The budget lines that the money came from or went to, by somebody's
            decision; none where nobody says so.
        is_complete: Whether every stage that was read has it. Where it has not, a difference is no
            cut: it may stand under another name there.
        is_vetoed: Whether the Governor struck it, so that enacted_dollars, which the act prints,
            are not law.
    """

    budget_line_id: str
    cycle: str
    fiscal_year: int
    fund: str
    function: str
    agency: str
    account: str
    is_lapse: bool
    base_dollars: int | None
    governor_dollars: int | None
    committee_dollars: int | None
    enacted_dollars: int | None
    match: LineMatch
    moved_from: tuple[str, ...] = ()
    moved_to: tuple[str, ...] = ()
    is_complete: bool = True
    is_vetoed: bool = False


@dataclass(frozen=True, slots=True)
class BudgetVote:
    """A roll call on a bill of a cycle, and the document whose lines it decided, where it did.

    Attributes:
        vote_event_id: The roll call.
        cycle: Of which budget.
        bill_id: The bill.
        role: What the bill is to the cycle.
        document_url: The document whose lines the roll call decided as a whole; "" where the text
            voted on is another (an amendment, a version that was not read).
    """

    vote_event_id: str
    cycle: str
    bill_id: str
    role: BudgetRole
    document_url: str


@dataclass(frozen=True, slots=True)
class OpenLine:
    """Lines of two documents that may be one: a proposal that waits for a person.

    likeness is between 0 and 100: how alike the words are. same_base: both have the same old
    amount, and one. is_move: one document takes from a line what it gives to the other.
    """

    cycle: str
    fiscal_year: int
    budget_line_id: str
    other_id: str
    likeness: int
    same_base: bool
    is_move: bool = False


@dataclass(frozen=True, slots=True)
class Town:
    """A town and its districts; population from the last census, None where it was not read."""

    town_code: int
    name: str
    census_code: str
    population: int | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class TownDistrict:
    """That a town lies in a district, whole or in part.

    Attributes:
        plan: Year of the districts' plan.
        town_code: The town.
        chamber: house | senate.
        district: Number.
        population: Who lives in that part; None where the source does not count it.
        town_population: Who lives in the town, by the same source; None likewise.
        is_split: Whether the town has more than one district of this chamber.
        provenance: Where it was read.
    """

    plan: str
    town_code: int
    chamber: Chamber
    district: int
    population: int | None
    town_population: int | None
    is_split: bool
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Place:
    """A village or a ZIP code, and the town it lies in: one record for each of its towns.

    town_code is None where the sources name different towns: then there is no other record of it.
    """

    kind: PlaceKind
    name: str
    town_code: int | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class GrantProgram:
    """A grant to towns; the three names are those of the budget line that pays it, or ""."""

    program: str
    title: Text
    note: Text
    fund: str
    agency: str
    account: str


@dataclass(frozen=True, slots=True)
class TownGrant:
    """What a town gets from a grant in a fiscal year.

    pupils are the town's in the school year of that fiscal year, None where they were not read.
    """

    program: str
    town_code: int
    fiscal_year: int
    amount_dollars: int
    standing: GrantStanding
    pupils: int | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class BondSection:
    """Bonds that a bill authorizes up to an aggregate; the items add up to it."""

    bill_id: str
    document_url: str
    section: int
    aggregate_dollars: int
    items: tuple["BondItem", ...]
    page: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class BondItem:
    """One purpose of bonds. An authorization is no allocation, and no spending."""

    letter: str
    agency: str
    purpose: str
    amount_dollars: int
    page: int


@dataclass(frozen=True, slots=True)
class Money:
    """All school money that an edition shows, in sorted order."""

    cycles: tuple[BudgetCycle, ...] = ()
    documents: tuple[BudgetDocument, ...] = ()
    bills: tuple[BudgetBill, ...] = ()
    lines: tuple[AppropriationLine, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    votes: tuple[BudgetVote, ...] = ()
    open_lines: tuple[OpenLine, ...] = ()
    bonds: tuple[BondSection, ...] = ()
    towns: tuple[Town, ...] = ()
    town_districts: tuple[TownDistrict, ...] = ()
    places: tuple[Place, ...] = ()
    programs: tuple[GrantProgram, ...] = ()
    grants: tuple[TownGrant, ...] = field(default=())
