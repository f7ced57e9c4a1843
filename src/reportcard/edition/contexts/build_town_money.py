"""From the grants of the record to what a town gets, year by year.

Leaves to others: who represents a town (build_towns), the sums over all towns (grant_sums).
"""

from collections.abc import Mapping, Sequence

from reportcard.edition.about import SourceCard
from reportcard.edition.contexts.pieces import evidence_of
from reportcard.edition.contexts.towns import GrantBlock, GrantChange, GrantYear
from reportcard.edition.grant_sums import grants_by_year
from reportcard.edition.shares import per_pupil
from reportcard.model.money import GrantProgram, Money, TownGrant


def build_grants(
    money: Money, sources: Sequence[SourceCard] = ()
) -> dict[int, tuple[GrantBlock, ...]]:
    """The grants of every town, by its number; none for a town that gets none."""
    by_program = {
        program.program: grants_by_year(money.grants, program.program) for program in money.programs
    }
    return {
        town.town_code: tuple(
            _block(program, town.town_code, by_program[program.program], sources)
            for program in money.programs
            if _has_any(town.town_code, by_program[program.program])
        )
        for town in money.towns
    }


def _has_any(town_code: int, years: Mapping[int, Mapping[int, TownGrant]]) -> bool:
    return any(town_code in towns for towns in years.values())


def _block(
    program: GrantProgram,
    town_code: int,
    years: Mapping[int, Mapping[int, TownGrant]],
    sources: Sequence[SourceCard],
) -> GrantBlock:
    grants = [towns[town_code] for towns in years.values() if town_code in towns]
    return GrantBlock(
        program=program.program,
        title=program.title,
        note=program.note,
        years=tuple(_year(year, towns.get(town_code)) for year, towns in years.items()),
        largest=max((grant.amount_dollars for grant in grants), default=0),
        change=_change(grants),
        evidence=tuple(dict.fromkeys(evidence_of(grant.provenance, sources) for grant in grants)),
    )


def _year(fiscal_year: int, grant: TownGrant | None) -> GrantYear:
    if grant is None:
        return GrantYear(fiscal_year, None, None, None, None)
    return GrantYear(
        fiscal_year=fiscal_year,
        dollars=grant.amount_dollars,
        pupils=grant.pupils,
        per_pupil=per_pupil(grant),
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
