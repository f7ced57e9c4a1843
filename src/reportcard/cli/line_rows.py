"""Rows of the queue of budget lines, in the words of the terminal.

Leaves to others: what waits (pipeline), printing (reviewing_lines).
"""

from reportcard.language import N_, _
from reportcard.model.money import BudgetLine, OpenLine

# Column heads are code words, the same in every language, for whoever reads the lines by machine.
LINE_COLUMNS = (
    "line", "other", "fiscal_year", "line_says", "other_says", "likeness", "why", "command",
)  # fmt: skip
_STAGES = {
    "base_dollars": N_("old amount {amount}"),
    "governor_dollars": N_("Governor {amount}"),
    "committee_dollars": N_("committee {amount}"),
    "enacted_dollars": N_("law {amount}"),
}


def line_row(item: OpenLine, line: BudgetLine, other: BudgetLine) -> tuple[str, ...]:
    """One pair of lines as a line of the table."""
    return (
        item.budget_line_id,
        item.other_id,
        str(item.fiscal_year),
        _says(line),
        _says(other),
        str(item.likeness),
        _why(item),
        _command(item, line, other),
    )


def _says(line: BudgetLine) -> str:
    amounts = ((told, getattr(line, name)) for name, told in _STAGES.items())
    figures = [_(told).format(amount=f"${n:,}") for told, n in amounts if n is not None]
    return f"{line.agency}, {line.account}: {', '.join(figures)}"


def _why(item: OpenLine) -> str:
    if item.is_move:
        return _("one document takes the sum from the one and gives it to the other")
    if item.same_base:
        return _("the same old amount, and no document has both")
    return _("similar words, and no document has both")


def _command(item: OpenLine, line: BudgetLine, other: BudgetLine) -> str:
    verdict = "moved" if item.is_move else "same"
    has_same_words = (
        not item.is_move
        and item.budget_line_id.rpartition("/")[2] == (item.other_id.rpartition("/")[2])
    )
    agencies = " --agencies" if has_same_words and line.agency != other.agency else ""
    name, reason = _("YOUR NAME"), _("WHAT YOU LOOKED AT AND WHAT IT SAYS")
    return (
        f"reportcard review line {item.budget_line_id} {item.other_id} --they-are {verdict}"
        f'{agencies} --by "{name}" --reason "{reason}"'
    )
