"""From the record to the towns of each district, with the money of the whole towns.

Context beside a legislator's votes, neither credit nor blame: amounts come by town and year, and
nothing here knows who sits for the district. Leaves to others: joining it with a page (build).
"""

from collections.abc import Mapping, Sequence

from reportcard.edition.contexts.towns import (
    DistrictGrant,
    DistrictTown,
    TownRef,
)
from reportcard.edition.grant_sums import grants_by_year
from reportcard.edition.shares import portion_of
from reportcard.model.money import GrantProgram, Money, TownDistrict, TownGrant
from reportcard.model.vocabulary import Chamber

Years = Mapping[int, Mapping[int, TownGrant]]


def build_districts(
    money: Money, refs: Mapping[int, TownRef], districts: Sequence[TownDistrict]
) -> dict[tuple[Chamber, int], tuple[DistrictGrant, ...]]:
    """The towns of each district, by chamber and number.

    Args:
        money: The grants.
        refs: Each town by its number, in the order of names.
        districts: Which town lies where, of one plan.
    """
    programs = [
        (program, years)
        for program in money.programs
        if (years := grants_by_year(money.grants, program.program))
    ]
    order = {town_code: place for place, town_code in enumerate(refs)}
    seats: dict[tuple[Chamber, int], list[TownDistrict]] = {}
    for row in sorted(districts, key=lambda row: order[row.town_code]):
        seats.setdefault((row.chamber, row.district), []).append(row)
    return {seat: _district(rows, refs, programs) for seat, rows in seats.items()}


def _district(
    rows: Sequence[TownDistrict],
    refs: Mapping[int, TownRef],
    programs: Sequence[tuple[GrantProgram, Years]],
) -> tuple[DistrictGrant, ...]:
    grants = tuple(_grant(program, years, rows, refs) for program, years in programs)
    return grants or (_towns_only(rows, refs),)


def _grant(
    program: GrantProgram, years: Years, rows: Sequence[TownDistrict], refs: Mapping[int, TownRef]
) -> DistrictGrant:
    latest_year = max(years)
    latest, before = years[latest_year], years.get(latest_year - 1, {})
    return DistrictGrant(
        title=program.title,
        before_year=latest_year - 1 if before else None,
        latest_year=latest_year,
        is_estimate=any(
            latest[row.town_code].standing == "estimate" for row in rows if row.town_code in latest
        ),
        rows=tuple(
            DistrictTown(
                town=refs[row.town_code],
                portion=portion_of(row),
                before=_dollars(before, row.town_code),
                latest=_dollars(latest, row.town_code),
            )
            for row in rows
        ),
    )


def _dollars(grants: Mapping[int, TownGrant], town_code: int) -> int | None:
    grant = grants.get(town_code)
    return grant.amount_dollars if grant else None


def _towns_only(rows: Sequence[TownDistrict], refs: Mapping[int, TownRef]) -> DistrictGrant:
    return DistrictGrant(
        title=None,
        before_year=None,
        latest_year=None,
        is_estimate=False,
        rows=tuple(
            DistrictTown(refs[row.town_code], portion_of(row), before=None, latest=None)
            for row in rows
        ),
    )
