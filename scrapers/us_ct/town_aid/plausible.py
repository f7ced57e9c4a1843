"""Whether a town's amounts can be dollars: the whole against itself, year by year.

An amount in thousands, or with a digit too many, looks like any other; where the sheet prints no
total, nothing else would notice. What is refused here is far beyond what any year has brought.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.town_records import TownGrantRecord

# All towns together have got from 1.4 to 2.5 billion dollars a year since 2001.
_LEAST, _MOST = 10**9, 10**10
# The largest step of the whole in a year was about a tenth.
_STEP = 4
# A wealthy town's grant may be cut to a small part; none of those was as large as this.
_LARGE, _FACTOR = 5_000_000, 10

Years = Mapping[int, Mapping[int, TownGrantRecord]]


def check_plausible(grants: Iterable[TownGrantRecord], names: Mapping[int, str]) -> None:
    """Demand that the amounts of all years look like dollars.

    Args:
        grants: What the towns get.
        names: The towns by number.

    Raises:
        PageError: those of a year, or a town's, do not.
    """
    years: dict[int, dict[int, TownGrantRecord]] = defaultdict(dict)
    for grant in grants:
        years[grant.fiscal_year][grant.town_code] = grant
    for year in sorted(years):
        _check_whole(year, years)
        _check_towns(year, years, names)


def _check_whole(year: int, years: Years) -> None:
    total = _total(years[year])
    if not _LEAST <= total <= _MOST:
        message = _(
            "All towns together get {total} in {year}; from {least} to {most} dollars are "
            "expected. Perhaps the amounts are in thousands."
        )
        raise PageError(message.format(total=total, year=year, least=_LEAST, most=_MOST))
    if (before := _total(years.get(year - 1, {}))) and _STEP * abs(total - before) > before:
        message = _(
            "All towns together get {total} in {year}, but {before} the year before: more than a "
            "quarter apart. Perhaps a column is of another kind."
        )
        raise PageError(message.format(total=total, year=year, before=before))


def _check_towns(year: int, years: Years, names: Mapping[int, str]) -> None:
    for code, amount, before in _pairs(year, years):
        low, high = sorted((amount, before))
        if high > _LARGE and high > _FACTOR * low:
            message = _(
                "{town} gets {amount} in {year}, but {before} the year before: one of the "
                "two is wrong."
            )
            raise PageError(
                message.format(town=names[code], amount=amount, year=year, before=before)
            )


def _pairs(year: int, years: Years) -> Iterator[tuple[int, int, int]]:
    """A town's number, what it gets, and what it got the year before."""
    for code, grant in sorted(years[year].items()):
        if earlier := years.get(year - 1, {}).get(code):
            yield code, grant.amount, earlier.amount


def _total(grants: Mapping[int, TownGrantRecord]) -> int:
    return sum(grant.amount for grant in grants.values())
