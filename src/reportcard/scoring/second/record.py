"""The rows of the store as plain dictionaries, and looked up by what one asks for.

Leaves to others: what a row means for a score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]

_TABLES = {
    "membership": "person_id, chamber, district, party, start_on, end_on",
    "vote_event": "vote_event_id, chamber, number, held_on, question_class",
    "person_vote": "vote_event_id, person_id, option",
    "absence_reason": "vote_event_id, person_id, option",
    "sponsorship": "bill_id, person_id, role, source_id",
    "action": "bill_id, action_class, outcome, chamber",
    "act": "bill_id, kind",
    "committee_vote": "committee_vote_id, session, committee_code, sheet_number, voted_on",
    "committee_person_vote": "committee_vote_id, person_id, option",
    "member_input": "person_id, input, value",
    "position": "import_name, position_table, vote_event_id, position, weight, strength",
    "earlier_score": "person_id, cycle, earned, possible, counted",
}


def rows_of(con: "duckdb.DuckDBPyConnection") -> dict[str, list[dict[str, Any]]]:
    """Every row that a score can depend on, by table, each with its columns by name."""
    found = {}
    for table, columns in _TABLES.items():
        names = columns.split(", ")
        fetched = con.execute(f"SELECT {columns} FROM core.{table}").fetchall()
        found[table] = [dict(zip(names, row, strict=True)) for row in fetched]
    return found


@dataclass(frozen=True, slots=True)
class Seat:
    """A term in one seat: from the first day on, and no more on the day that ends it."""

    person_id: str
    chamber: str
    district: int
    party: str
    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """Whether the seat is theirs on a day."""
        has_begun = self.start is None or self.start <= day
        has_ended = self.end is not None and self.end <= day
        return has_begun and not has_ended

    def touches(self, first: date, after: date) -> bool:
        """Whether it is theirs on any day from `first` on and before `after`."""
        begins = max(self.start or date.min, first)
        ends = min(self.end or date.max, after)
        return begins < ends


@dataclass(frozen=True, slots=True)
class Record:
    """What the store says, by what is asked."""

    rows: Rows
    seats: Mapping[str, Sequence[Seat]]
    roll_calls: Mapping[str, Row]
    options: Mapping[tuple[str, str], str]
    sheets: Mapping[str, Row]
    sheet_options: Mapping[tuple[str, str], str]
    sheet_days: Mapping[tuple[str, str, str], Sequence[date]]
    roles: Mapping[tuple[str, str], frozenset[str]]
    inputs: Mapping[tuple[str, str], str]


def read_record(rows: Rows) -> Record:
    """Look the rows over once.

    Raises:
        ValueError: the record says two things of one person.
    """
    sheets = {row["committee_vote_id"]: row for row in rows["committee_vote"]}
    return Record(
        rows=rows,
        seats=_seats(rows["membership"]),
        roll_calls={row["vote_event_id"]: row for row in rows["vote_event"]},
        options=_options(rows),
        sheets=sheets,
        sheet_options=_one_each(
            rows["committee_person_vote"], ("committee_vote_id", "person_id"), "option"
        ),
        sheet_days=_sheet_days(rows["committee_person_vote"], sheets),
        roles=_roles(rows["sponsorship"]),
        inputs=_inputs(rows["member_input"]),
    )


def _seats(rows: Sequence[Row]) -> dict[str, list[Seat]]:
    found: dict[str, list[Seat]] = {}
    for row in rows:
        seat = Seat(
            *(row["person_id"], row["chamber"], row["district"], row["party"] or ""),
            *(row["start_on"], row["end_on"]),
        )
        found.setdefault(seat.person_id, []).append(seat)
    return found


def _one_each(rows: Sequence[Row], keys: tuple[str, str], value: str) -> dict[Any, Any]:
    """The value by two keys, which no two rows share."""
    found: dict[Any, Any] = {}
    for row in rows:
        key = row[keys[0]], row[keys[1]]
        if key in found:
            raise ValueError(f"two values of {value} for {key[0]} and {key[1]}")
        found[key] = row[value]
    return found


def _inputs(rows: Sequence[Row]) -> dict[Any, Any]:
    """What was given for each person under each name; two tables may say the same."""
    told = {(row["person_id"], row["input"], (row["value"] or "").strip()) for row in rows}
    different = [{"person_id": who, "input": name, "value": value} for who, name, value in told]
    return _one_each(different, ("person_id", "input"), "value")


def _options(rows: Rows) -> dict[tuple[str, str], str]:
    """What the sheet says of each person; where it says absent, the reason that was given."""
    keys = ("vote_event_id", "person_id")
    printed = _one_each(rows["person_vote"], keys, "option")
    reasons = _one_each(rows["absence_reason"], keys, "option")
    return {
        key: reasons.get(key, option) if option == "absent_or_not_voting" else option
        for key, option in printed.items()
    }


def _sheet_days(
    rows: Sequence[Row], sheets: Mapping[str, Row]
) -> dict[tuple[str, str, str], list[date]]:
    """The days on which a committee's sheets of a session name a person."""
    found: dict[tuple[str, str, str], list[date]] = {}
    for row in rows:
        sheet = sheets[row["committee_vote_id"]]
        if sheet["voted_on"] is not None:
            key = sheet["session"], sheet["committee_code"], row["person_id"]
            found.setdefault(key, []).append(sheet["voted_on"])
    return found


def _roles(rows: Sequence[Row]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], frozenset[str]] = {}
    for row in rows:
        key = row["bill_id"], row["person_id"]
        found[key] = found.get(key, frozenset()) | {row["role"]}
    return found
