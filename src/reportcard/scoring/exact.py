"""Exact numbers as people write them in a rubric: read as Fractions, never as binary floats.

Leaves to others: rounding and printing them (model.numbers).
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from reportcard.language import _

_RATIO = re.compile(r"(-?[0-9]{1,9})/([1-9][0-9]{0,8})")
_DECIMAL = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")


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


def parse_text(text: str) -> Fraction:
    """A number in a table of text: "2", "-0.25" or "1/3"; blanks around it make no difference.

    Raises:
        ValueError: it is none of these; with the sentence for the user.
    """
    words = text.strip()
    return parse_exact(Decimal(words) if _DECIMAL.fullmatch(words) else words)


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


def _amount(value: Fraction) -> Fraction:
    if value < 0:
        raise ValueError(_("The number must be 0 or more."))
    return value


_SCHEMA = WithJsonSchema(
    {"anyOf": [{"type": "number"}, {"type": "string", "pattern": "^-?[0-9]+/[1-9][0-9]*$"}]}
)
Number = Annotated[Fraction, BeforeValidator(parse_exact), _SCHEMA]
Amount = Annotated[Fraction, BeforeValidator(parse_exact), AfterValidator(_amount), _SCHEMA]
Weight = Annotated[Fraction, BeforeValidator(parse_exact), AfterValidator(_positive), _SCHEMA]
Share = Annotated[Fraction, BeforeValidator(parse_exact), AfterValidator(_share), _SCHEMA]
Points = Annotated[Fraction, BeforeValidator(parse_exact), AfterValidator(_points), _SCHEMA]


def common_denominator(values: Iterable[Fraction]) -> int:
    """The smallest number that makes every value whole: SQL then sums integers."""
    return lcm(*{value.denominator for value in values})
