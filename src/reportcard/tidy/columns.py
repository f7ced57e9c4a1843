"""The tidy tables and their columns, declared once: docs/spreadsheets.md explains them to staff.

A column whose every cell would be empty may be left out. Leaves to others: reading the files
(sheet), what one cell may say (cells), what must be true across tables (check).
"""

from dataclasses import dataclass
from typing import Literal

from reportcard.model.vocabulary import Option, SponsorRole

CellKind = Literal[
    "own_id", "id", "text", "date", "number", "weight", "chamber", "question", "option", "position",
    "reason_option", "sponsor", "yes_no", "https", "whole",
]  # fmt: skip

# What a spreadsheet may write, and what the record calls it.
OPTIONS: dict[str, Option] = {
    "yes": "yes",
    "no": "no",
    "present": "present",
    "absent": "absent_or_not_voting",
    "not_voting": "absent_or_not_voting",
    "excused": "excused",
    "presiding": "presiding",
    "recused": "recused",
    "paired_yes": "paired_yes",
    "paired_no": "paired_no",
    "announced_yes": "announced_yes",
    "announced_no": "announced_no",
    "not_member": "not_member",
}
REASON_OPTIONS: tuple[Option, ...] = (
    "excused", "presiding", "recused", "paired_yes", "paired_no", "announced_yes", "announced_no",
)  # fmt: skip
SPONSOR_ROLES: dict[str, SponsorRole] = {
    "lead": "introducer",
    "cosponsor": "co-sponsor",
    "named": "introducer or co-sponsor",
}
WORDS: dict[CellKind, tuple[str, ...]] = {
    "chamber": ("house", "senate"),
    "question": ("passage", "amendment", "other"),
    "option": tuple(OPTIONS),
    "reason_option": REASON_OPTIONS,
    "position": ("support", "oppose"),
    "sponsor": tuple(SPONSOR_ROLES),
    "yes_no": ("yes", "no"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what its cells hold, and whether each row needs one."""

    name: str
    kind: CellKind = "text"
    needed: bool = False


@dataclass(frozen=True, slots=True)
class TableKind:
    """A table; key names the columns that together stand once only."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that the header must have."""
        return tuple(column.name for column in self.columns if column.needed)


_PERSON = Column("person_id", "id", needed=True)
_ROLL_CALL = Column("roll_call_id", "id", needed=True)
_SOURCE = Column("source", "https")

PEOPLE = TableKind(
    "people",
    (
        Column("person_id", "own_id", needed=True),
        Column("name", needed=True),
        Column("party"),
        Column("chamber", "chamber", needed=True),
        Column("district", "whole"),
        Column("start_date", "date"),
        Column("end_date", "date"),
        _SOURCE,
    ),
    key=(),
)
ROLL_CALLS = TableKind(
    "roll_calls",
    (
        Column("roll_call_id", "own_id", needed=True),
        Column("session", "whole"),
        Column("chamber", "chamber", needed=True),
        Column("date", "date"),
        Column("bill"),
        Column("title"),
        Column("question", "question"),
        Column("yes_means"),
        Column("title_es"),
        _SOURCE,
    ),
    key=("roll_call_id",),
)
VOTES = TableKind(
    "votes",
    (_ROLL_CALL, _PERSON, Column("option", "option", needed=True), _SOURCE),
    key=("roll_call_id", "person_id"),
)
POSITIONS = TableKind(
    "positions",
    (
        _ROLL_CALL,
        Column("position", "position", needed=True),
        Column("weight", "weight"),
        Column("notes"),
        Column("strength"),
        _SOURCE,
    ),
    key=("roll_call_id",),
)
SPONSORSHIPS = TableKind(
    "sponsorships",
    (
        Column("bill", needed=True),
        _PERSON,
        Column("kind", "sponsor", needed=True),
        Column("value", "number"),
        Column("session", "whole"),
        _SOURCE,
    ),
    key=("session", "bill", "person_id"),
)
MEMBER_INPUTS = TableKind(
    "member_inputs",
    (_PERSON, Column("input", "own_id", needed=True), Column("value"), Column("notes"), _SOURCE),
    key=("person_id", "input"),
)
ABSENCES = TableKind(
    "absences",
    (
        _ROLL_CALL,
        _PERSON,
        Column("option", "reason_option", needed=True),
        Column("reason", needed=True),
        Column("source", "https", needed=True),
    ),
    key=("roll_call_id", "person_id"),
)
LIFETIME = TableKind(
    "lifetime",
    (
        _PERSON,
        Column("cycle", needed=True),
        Column("earned", "number", needed=True),
        Column("possible", "weight", needed=True),
        Column("counted", "yes_no", needed=True),
        _SOURCE,
    ),
    key=("person_id", "cycle"),
)

TABLES = (
    PEOPLE, ROLL_CALLS, VOTES, POSITIONS, SPONSORSHIPS, MEMBER_INPUTS, ABSENCES, LIFETIME,
)  # fmt: skip
# Of a published scorecard: what somebody else printed. They are no input, and not kept.
OUTSIDE = ("published", "published_totals", "exceptions")
# A rubric's second opinion over the same votes: positions_NAME.csv.
SECOND_POSITIONS = "positions_"


def find_kind(stem: str) -> TableKind | None:
    """The table that a file of this name holds; None when it is none of them."""
    if stem.startswith(SECOND_POSITIONS):
        return POSITIONS
    return next((kind for kind in TABLES if kind.name == stem), None)
