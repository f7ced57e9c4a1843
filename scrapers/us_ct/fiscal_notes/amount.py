"""What a cell of a fiscal note says in dollars, where it says it: a figure, a range, a limit.

Anything else is None: "See Below", "Minimal", "Potential", a figure without its unit. The words
themselves are kept beside it.
"""

import re
from fractions import Fraction

from reportcard.model.vocabulary import Dollars

_FIGURE = r"(?P<{name}>\$ ?)?(?P<{name}_figure>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)"
_UNIT = r"(?: (?P<{name}_unit>million|billion))?"
_ONE = re.compile(
    rf"(?:(?P<limit>up to|less than|under|at least|more than|over) )?"
    rf"{_FIGURE.format(name='low')}{_UNIT.format(name='low')}",
    re.I,
)
_TWO = re.compile(
    rf"(?:between )?{_FIGURE.format(name='low')}{_UNIT.format(name='low')} ?(?:-|to|and) ?"
    rf"{_FIGURE.format(name='high')}{_UNIT.format(name='high')}",
    re.I,
)
_UNITS = {"million": 10**6, "billion": 10**9}
# A smaller whole number without a dollar sign or a comma may be anything.
_SMALLEST_BARE = 1_000
_HIGHEST = frozenset({"up to", "less than", "under"})

Range = tuple[Dollars | None, Dollars | None]
NOTHING: Range = (None, None)


def parse_amount(text: str) -> Range:
    """The least and the most dollars that a cell names.

    "400,000" is (400,000, 400,000); "At least 400,000" is (400,000, None); "Up to 1.2 million" is
    (None, 1,200,000); "See Below" is (None, None).
    """
    words = re.sub(r"[\u2010-\u2015]", "-", " ".join(text.split()))
    if match := _ONE.fullmatch(words):
        one = _dollars(match, "low", match["low_unit"])
        limit = (match["limit"] or "").lower()
        if not limit:
            return one, one
        return (None, one) if limit in _HIGHEST else (one, None)
    if match := _TWO.fullmatch(words):
        low = _dollars(match, "low", match["low_unit"] or match["high_unit"])
        high = _dollars(match, "high", match["high_unit"])
        if low is not None and high is not None and low <= high:
            return low, high
    return NOTHING


def _dollars(match: re.Match[str], name: str, unit: str | None) -> Dollars | None:
    figure = match[f"{name}_figure"]
    value = Fraction(figure.replace(",", "")) * _UNITS.get((unit or "").lower(), 1)
    is_bare = not (unit or match[name] or "," in figure)
    if value.denominator != 1 or (is_bare and value < _SMALLEST_BARE):
        return None
    return Dollars(value.numerator)
