"""What all towns together get from a grant, beside the budget line that pays it.

The difference is told in dollars; why there is one, no record says. Leaf of this package, as
`about` is: contexts and tables both read it. Leaves to others: what one town gets (contexts).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportcard.edition.names import safe_url, slugified
from reportcard.model.money import (
    AppropriationLine,
    BudgetLine,
    GrantProgram,
    Money,
    TownGrant,
)
from reportcard.model.text import Text
from reportcard.model.vocabulary import BudgetStage, GrantStanding

STAGES: tuple[BudgetStage, ...] = ("governor", "committee", "enacted")


@dataclass(frozen=True, slots=True)
class LineCheck:
    """A budget line beside the sum over all towns.

    Attributes:
        budget_line_id: The line, as in the downloads.
        stage: governor | committee | enacted.
        title: The document, None where the record does not name it.
        url: Its official address, with the page of the line where that is known; "" without one.
        dollars: What the line says.
        difference: The sum over the towns less the line.
    """

    budget_line_id: str
    stage: BudgetStage
    title: Text | None
    url: str
    dollars: int
    difference: int


@dataclass(frozen=True, slots=True)
class SumYear:
    """What all towns together get from a grant in one fiscal year.

    Attributes:
        fiscal_year: By the year in which it ends.
        dollars: The sum.
        towns: Of how many towns the record has the amount.
        is_whole: Whether these are all towns.
        standing: estimate if any of the amounts is one, final if all of them are, else unstated.
        lines: The budget line that pays the grant, stage by stage; none where no document of that
            year was read, and where a town is missing: nothing can be compared then.
    """

    fiscal_year: int
    dollars: int
    towns: int
    is_whole: bool
    standing: GrantStanding
    lines: tuple[LineCheck, ...]


@dataclass(frozen=True, slots=True)
class ProgramSums:
    """A grant over all towns.

    Attributes:
        program: Its id in the downloads.
        title: Its name.
        note: What a reader must know of the amounts.
        account: The budget line that pays it, as the budget prints it; "" where none is named.
        years: Each fiscal year, the first one first.
        compared: The last year of which a budget line was read; None without any.
    """

    program: str
    title: Text
    note: Text
    account: str
    years: tuple[SumYear, ...]
    compared: SumYear | None


def build_sums(money: Money) -> tuple[ProgramSums, ...]:
    """Each grant over all towns, beside the budget line that pays it."""
    return tuple(
        _program(program, money)
        for program in money.programs
        if any(grant.program == program.program for grant in money.grants)
    )


def grants_by_year(grants: Iterable[TownGrant], program: str) -> dict[int, dict[int, TownGrant]]:
    """The grants of a program by fiscal year, the first one first, and town."""
    found: dict[int, dict[int, TownGrant]] = {}
    for grant in grants:
        if grant.program == program:
            found.setdefault(grant.fiscal_year, {})[grant.town_code] = grant
    return {year: found[year] for year in sorted(found)}


def _program(program: GrantProgram, money: Money) -> ProgramSums:
    years = tuple(
        _sum(program, year, tuple(towns.values()), money)
        for year, towns in grants_by_year(money.grants, program.program).items()
    )
    return ProgramSums(
        program=program.program,
        title=program.title,
        note=program.note,
        account=program.account,
        years=years,
        compared=next((row for row in reversed(years) if row.lines), None),
    )


def _sum(
    program: GrantProgram, fiscal_year: int, grants: Sequence[TownGrant], money: Money
) -> SumYear:
    dollars = sum(grant.amount_dollars for grant in grants)
    is_whole = {grant.town_code for grant in grants} == {town.town_code for town in money.towns}
    lines = _checks(program, fiscal_year, dollars, money) if is_whole else ()
    return SumYear(
        fiscal_year=fiscal_year,
        dollars=dollars,
        towns=len(grants),
        is_whole=is_whole,
        standing=_standing({grant.standing for grant in grants}),
        lines=tuple(lines),
    )


def _standing(found: set[GrantStanding]) -> GrantStanding:
    if "estimate" in found:
        return "estimate"
    return "final" if found == {"final"} else "unstated"


def _checks(
    program: GrantProgram, fiscal_year: int, total: int, money: Money
) -> Iterator[LineCheck]:
    """The line that pays the grant, at each stage of each budget of that year that was read."""
    for line in money.budget_lines:
        if line.fiscal_year != fiscal_year or not _pays(line, program):
            continue
        for stage in STAGES:
            if (dollars := _at(line, stage)) is not None:
                printed = _printed(line, stage, dollars, money)
                yield LineCheck(
                    budget_line_id=line.budget_line_id,
                    stage=stage,
                    title=_title(printed, money) if printed else None,
                    url=_address(printed) if printed else "",
                    dollars=dollars,
                    difference=total - dollars,
                )


def _pays(line: BudgetLine, program: GrantProgram) -> bool:
    """Whether the three names are the program's, but for capitals, dashes and spaces."""
    if not program.account:
        return False
    names = (line.fund, line.agency, line.account)
    return [slugified(name) for name in names] == [
        slugified(name) for name in (program.fund, program.agency, program.account)
    ]


def _at(line: BudgetLine, stage: BudgetStage) -> int | None:
    """What the line says at a stage; what the Governor struck is printed in the act and no law."""
    return {
        "governor": line.governor_dollars,
        "committee": line.committee_dollars,
        "enacted": None if line.is_vetoed else line.enacted_dollars,
    }[stage]


def _printed(
    line: BudgetLine, stage: BudgetStage, dollars: int, money: Money
) -> AppropriationLine | None:
    """Where a document of that stage prints the amount: a stage can have several documents."""
    return next(
        (
            found
            for found in money.lines
            if (found.budget_line_id, found.stage, found.after_dollars)
            == (line.budget_line_id, stage, dollars)
        ),
        None,
    )


def _title(printed: AppropriationLine, money: Money) -> Text | None:
    titles = (d.title for d in money.documents if d.document_url == printed.document_url)
    return next(titles, None)


def _address(printed: AppropriationLine) -> str:
    address = safe_url(printed.document_url)
    return f"{address}#page={printed.page}" if address else ""
