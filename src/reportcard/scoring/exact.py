"""Exact numbers as people write them in a rubric, and rounding as the rubric asks.

No binary floating point anywhere: about one score in ten that sits exactly on a cut would come
out on the wrong side of it.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import floor, lcm
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from reportcard.language import _

RoundingMode = Literal["half_up", "half_even", "down"]

_RATIO = re.compile(r"([0-9]{1,9})/([1-9][0-9]{0,8})")


def parse_exact(value: object) -> Fraction:
    """A number of a content file: 2, 0.25 or "1/3".

    Raises:
        ValueError: it is none of these; with the sentence for the user.
    """
    if isinstance(value, Fraction | Decimal) or (
        isinstance(value, int) and not isinstance(value, bool)
    ):
        return Fraction(value)
    if isinstance(value, str) and (ratio := _RATIO.fullmatch(value)):
        return Fraction(int(ratio[1]), int(ratio[2]))
    raise ValueError(
        _("A number such as 2, 0.25 or 1/3 is expected here, not {x}.").format(x=value)
    )


def _positive(value: Fraction) -> Fraction:
    if value <= 0:
        raise ValueError(_("The number must be more than 0."))
    return value


def _share(value: Fraction) -> Fraction:
    if not 0 <= value <= 1:
        raise ValueError(_("The number must be between 0 and 1 (1 means all of it)."))
    return value


def _points(value: Fraction) -> Fraction:
    if not 0 <= value <= 100:
        raise ValueError(_("The number must be between 0 and 100."))
    return value


_SCHEMA = WithJsonSchema(
    {"anyOf": [{"type": "number"}, {"type": "string", "pattern": "^[0-9]+/[1-9][0-9]*$"}]}
)
Weight = Annotated[Fraction, BeforeValidator(parse_exact), AfterValidator(_positive), _SCHEMA]
Share = Annotated[Fraction, BeforeValidator(parse_exact), AfterValidator(_share), _SCHEMA]
Points = Annotated[Fraction, BeforeValidator(parse_exact), AfterValidator(_points), _SCHEMA]


def common_denominator(values: Iterable[Fraction]) -> int:
    """The smallest number that makes every value whole: SQL then sums integers."""
    return lcm(*(value.denominator for value in values))


def rounded(value: Fraction, *, places: int, mode: RoundingMode) -> Fraction:
    """A score (never negative) rounded to so many decimals.

    Rule: half_up 12.5 -> 13, half_even 12.5 -> 12 (the even neighbour), down 12.9 -> 12.
    """
    scale = 10**places
    scaled = value * scale
    if mode == "down":
        whole = floor(scaled)
    elif mode == "half_even":
        whole = round(scaled)
    else:
        whole = floor(scaled + Fraction(1, 2))
    return Fraction(whole, scale)


def decimal_text(value: Fraction, *, places: int) -> str:
    """A number that was rounded to so many decimals, written out: "87.5", "80"."""
    scaled = value * 10**places
    assert scaled.denominator == 1, "round first"
    digits = str(scaled.numerator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
