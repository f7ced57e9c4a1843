"""Sums of money in the cells of a spreadsheet: whole dollars, or nothing that counts as one."""

from typing import TypeGuard

from reportcard.collect.workbook import Value

# Sums that a formula gave are whole but for the last bits of a binary fraction.
_NEARLY_WHOLE = 0.005


def is_number(value: Value) -> TypeGuard[int | float]:
    """Whether a cell holds a number; True and False are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def whole_dollars(value: Value) -> int | None:
    """A cell's sum; None where it is text, empty, negative, or has cents."""
    if not is_number(value) or not 0 <= value < 10**15:
        return None
    dollars = round(value)
    return dollars if abs(value - dollars) < _NEARLY_WHOLE else None
