"""From the store's school money to its page: budgets, fiscal years, agencies, extra sums, bonds.

Leaves to others: the rows (build_ladder), sums of agencies (build_agencies), what stands out
(money_highlights), roll calls and documents (build_budget_votes), words (templates).
"""

from collections.abc import Iterable

from reportcard.edition.contexts.build_agencies import build_agencies
from reportcard.edition.contexts.build_budget_votes import build_bills, build_documents
from reportcard.edition.contexts.build_ladder import (
    build_rows,
    index_printed,
    is_school,
    page_url,
    place_of,
)
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.money import (
    BondLine,
    BondTable,
    CyclePart,
    ExtraLine,
    ExtraTable,
    Figure,
    MoneyPage,
    YearPart,
)
from reportcard.edition.contexts.money_highlights import (
    build_chart,
    largest_down,
    largest_of,
    largest_up,
)
from reportcard.edition.names import slugified
from reportcard.model.money import AppropriationLine, BondSection, BudgetCycle, Money

EXTRAS = ("deficiency", "reduction")


def build_money(money: Money, lookup: Lookup) -> MoneyPage | None:
    """The page of school money; None where no budget is followed."""
    if not money.cycles:
        return None
    newest_first = sorted(money.cycles, key=lambda c: (c.fiscal_years, c.cycle), reverse=True)
    cycles = tuple(_cycle(cycle, money, lookup) for cycle in newest_first)
    documents = [document for cycle in cycles for document in cycle.documents]
    return MoneyPage(
        cycles=cycles,
        roll_call_count=len(lookup.budget_roll_calls),
        is_whole=all(card.is_read and not card.set_aside for card in documents)
        and not any(cycle.is_part for cycle in cycles),
    )


def _cycle(cycle: BudgetCycle, money: Money, lookup: Lookup) -> CyclePart:
    documents = build_documents(money, cycle, lookup)
    schools = _school_agencies(money)
    years = (_year(money, cycle, year) for year in cycle.fiscal_years)
    return CyclePart(
        cycle=cycle.cycle,
        title=cycle.title,
        fiscal_years=cycle.fiscal_years,
        years=tuple(year for year in years if year is not None),
        extras=_extras(money, cycle, schools),
        bonds=_bonds(money, cycle, schools, lookup),
        bills=build_bills(money, cycle, lookup, documents),
        documents=documents,
        is_part=any(card.partial_sections for card in documents),
    )


def _year(money: Money, cycle: BudgetCycle, fiscal_year: int) -> YearPart | None:
    """The school money of a fiscal year; None where no line of it was read."""
    lines = [
        line
        for line in money.budget_lines
        if line.cycle == cycle.cycle and line.fiscal_year == fiscal_year
    ]
    schools = [line for line in lines if is_school(line.function) and not line.is_lapse]
    if not schools:
        return None
    printed = index_printed(money, cycle.cycle, fiscal_year)
    agencies = build_agencies(schools, printed)
    rows = [row for agency in agencies for row in agency.rows]
    funds = {line.fund for line in schools}
    return YearPart(
        fiscal_year=fiscal_year,
        starts_in=fiscal_year - 1,
        headings=tuple(sorted({line.function for line in schools})),
        funds=tuple(dict.fromkeys(part.fund for part in agencies)),
        agencies=agencies,
        chart=build_chart(rows),
        up=largest_up(rows),
        down=largest_down(rows),
        new=largest_of(rows, "new"),
        gone=largest_of(rows, "gone"),
        lapses=build_rows((x for x in lines if x.is_lapse and x.fund in funds), printed),
        open_count=sum(not line.is_complete for line in schools),
    )


def _school_agencies(money: Money) -> frozenset[str]:
    """Agencies of schools, by name: some tables and all bonds stand under no heading."""
    return frozenset(_plain(line.agency) for line in money.lines if is_school(line.function))


def _plain(agency: str) -> str:
    return slugified(agency).removeprefix("the-")


def _extras(money: Money, cycle: BudgetCycle, schools: frozenset[str]) -> tuple[ExtraTable, ...]:
    """Sums added to a running year or taken from it, by what they are, year and fund."""
    found: dict[tuple[str, int, str, str], list[AppropriationLine]] = {}
    for line in money.lines:
        is_ours = is_school(line.function) or _plain(line.agency) in schools
        if line.cycle == cycle.cycle and line.kind in EXTRAS and is_ours:
            key = (line.kind, line.fiscal_year, line.fund, line.stage)
            found.setdefault(key, []).append(line)
    return tuple(_extra(found[key]) for key in sorted(found))


def _extra(lines: list[AppropriationLine]) -> ExtraTable:
    first = lines[0]
    return ExtraTable(
        kind=first.kind,
        stage=first.stage,
        fiscal_year=first.fiscal_year,
        fund=first.fund,
        rows=tuple(
            ExtraLine(
                agency=line.agency,
                account=line.account,
                amount=Figure(line.after_dollars, place_of(line), "there"),
                is_vetoed=line.is_vetoed,
            )
            for line in lines
        ),
    )


def _bonds(
    money: Money, cycle: BudgetCycle, schools: frozenset[str], lookup: Lookup
) -> tuple[BondTable, ...]:
    """What the bills of a cycle authorize in bonds for school agencies, a table for each."""
    ours = {bill.bill_id for bill in money.bills if bill.cycle == cycle.cycle}
    found: dict[tuple[str, str], list[BondSection]] = {}
    for section in money.bonds:
        if section.bill_id in ours:
            found.setdefault((section.bill_id, section.document_url), []).append(section)
    tables = (_bond(bill, found[bill, url], schools, lookup) for bill, url in sorted(found))
    return tuple(table for table in tables if table.rows)


def _bond(
    bill_id: str, sections: Iterable[BondSection], schools: frozenset[str], lookup: Lookup
) -> BondTable:
    identifier, session = lookup.bills.called(bill_id)
    items = [(section, item) for section in sections for item in section.items]
    shown = [(section, item) for section, item in items if _plain(item.agency) in schools]
    return BondTable(
        identifier=identifier,
        session=session,
        rows=tuple(
            BondLine(
                section=section.section,
                letter=item.letter,
                agency=item.agency,
                purpose=item.purpose,
                amount=Figure(
                    item.amount_dollars, page_url(section.document_url, item.page), "there"
                ),
            )
            for section, item in shown
        ),
        others=len(items) - len(shown),
    )
