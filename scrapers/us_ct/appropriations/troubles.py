"""The sentence on a row that cannot be read for sure: which page, which row, and why."""

from reportcard.language import N_
from reportcard.model.untold import Untold, untold

_ROW = N_("Page {page}: the row {row} cannot be read for sure: {what}.")


def row_trouble(page: int, number: str, label: str, what: str | Untold) -> Untold:
    """The sentence on a row.

    Args:
        page: Of the file.
        number: The row's number in the margin, "" where none is printed.
        label: Its words.
        what: Why, as a message marked with N_.
    """
    why = untold(what) if isinstance(what, str) else what
    return untold(_ROW, page=page, row=f"{number} {label}".strip(), what=why)
