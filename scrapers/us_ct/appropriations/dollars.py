"""Amounts as printed, in whole dollars."""

from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.vocabulary import Dollars

_LIMIT = 10**13  # no state has a budget of ten trillion dollars


def dollars(printed: str) -> Dollars:
    """ "1,234,000" as a number.

    Raises:
        PageError: no budget has so large an amount: something else was read for one.
    """
    amount = int(printed.replace(",", ""))
    if amount >= _LIMIT:
        message = _("An amount of {n} digits is printed: no line of a budget is so large.")
        raise PageError(message.format(n=len(str(amount))))
    return Dollars(amount)
