"""Of which session the bills are that a spreadsheet names; sponsorships often do not say.

Leaves to others: telling where it is not clear (checkvalues).
"""

from collections.abc import Mapping, Sequence

from reportcard.tidy.columns import ROLL_CALLS
from reportcard.tidy.sheet import Row, Sheet


def sessions_of(sheets: Sequence[Sheet]) -> Mapping[str, tuple[str, ...]]:
    """The sessions of each bill that the roll calls name; under "" those of all roll calls."""
    found: dict[str, set[str]] = {"": set()}
    for sheet in sheets:
        if sheet.kind is ROLL_CALLS:
            for row in sheet.rows:
                found[""].add(row["session"])
                found.setdefault(row["bill"], set()).add(row["session"])
    return {bill: tuple(sorted(sessions)) for bill, sessions in found.items()}


def session_of(row: Row, sessions: Mapping[str, tuple[str, ...]]) -> str | None:
    """The session of a bill that somebody sponsored; None where several come into question."""
    if row["session"]:
        return row["session"]
    possible = sessions.get(row["bill"]) or sessions[""]
    if len(possible) > 1:
        return None
    return possible[0] if possible else ""
