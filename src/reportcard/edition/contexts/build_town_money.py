"""From the grants of the record to what a town gets, and what all towns get together.

The sum over the towns stands beside the budget line that pays the grant, with the difference; why
they differ no record says. Leaves to others: who represents a town (build_towns).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from reportcard.edition.contexts.pieces import evidence_of
from reportcard.edition.contexts.towns import (
    GrantBlock,
    GrantChange,
    GrantYear,
    LineCheck,
    ProgramSums,
    SumYear,
)
from reportcard.edition.names import safe_url, slugified
from reportcard.model.money import (
    AppropriationLine,
    BudgetLine,
    GrantProgram,
    Money,
    TownGrant,
)
from reportcard.model.numbers import rounded
from reportcard.model.text import Text
from reportcard.model.vocabulary import BudgetStage, GrantStanding

STAGES: tuple[BudgetStage, ...] = ("governor", "committee", "enacted")


def build_grants(money: Money) -> dict[int, tuple[GrantBlock, ...]]:
    """The grants of every town, by its number; none for a town that gets none."""
    by_program = {
        program.program: grants_by_year(money.grants, program.program) for program in money.programs
    }
    return {
        town.town_code: tuple(
            _block(program, town.town_code, by_program[program.program])
            for program in money.programs
            if _has_any(town.town_code, by_program[program.program])
        )
        for town in money.towns
    }


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


def _has_any(town_code: int, years: Mapping[int, Mapping[int, TownGrant]]) -> bool:
    return any(town_code in towns for towns in years.values())


def _block(
    program: GrantProgram, town_code: int, years: Mapping[int, Mapping[int, TownGrant]]
) -> GrantBlock:
    grants = [towns[town_code] for towns in years.values() if town_code in towns]
    return GrantBlock(
        program=program.program,
        title=program.title,
        note=program.note,
        years=tuple(_year(year, towns.get(town_code)) for year, towns in years.items()),
        largest=max((grant.amount_dollars for grant in grants), default=0),
        change=_change(grants),
        evidence=tuple(dict.fromkeys(evidence_of(grant.provenance) for grant in grants)),
    )


def _year(fiscal_year: int, grant: TownGrant | None) -> GrantYear:
    if grant is None:
        return GrantYear(fiscal_year, None, None, None, None)
    return GrantYear(
        fiscal_year=fiscal_year,
        dollars=grant.amount_dollars,
        pupils=grant.pupils,
        per_pupil=int(rounded(Fraction(grant.amount_dollars, grant.pupils), places=0))
        if grant.pupils
        else None,
        standing=grant.standing,
    )


def _change(grants: Sequence[TownGrant]) -> GrantChange | None:
    if len(grants) < 2:
        return None
    first, last = grants[0], grants[-1]
    return GrantChange(
        first_year=first.fiscal_year,
        last_year=last.fiscal_year,
        dollars=last.amount_dollars - first.amount_dollars,
        is_estimate="estimate" in (first.standing, last.standing),
    )


# ---------------------------------------------------------------- over all towns


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
