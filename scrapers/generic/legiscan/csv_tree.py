"""The CSV tree of a dataset: bills.csv, people.csv, rollcalls.csv and votes.csv.

A row that cannot be read is a sentence and the others are read all the same; a table without a
column that is needed is refused as a whole. Leaves to others: the zip (zipped).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from reportcard.collect.text import decode_text, read_csv
from reportcard.errors import PageError
from reportcard.language import _

from .dataset import (
    JOINT_ROLE,
    Bill,
    Dataset,
    Person,
    RollCall,
    each_once,
    to_body,
    to_code,
    to_day,
    to_number,
)
from .zipped import Folder

T = TypeVar("T")
Row = Mapping[str, str]
Votes = Mapping[int, Sequence[tuple[int, int]]]

_COLUMNS = {
    "bills": ("bill_id", "bill_number", "url"),
    "people": ("people_id", "name", "last_name", "role_id", "district", "committee_id"),
    "rollcalls": (
        "bill_id", "roll_call_id", "date", "chamber", "description", "yea", "nay", "nv", "absent",
    ),
    "votes": ("roll_call_id", "people_id", "vote"),
}  # fmt: skip


def find_csv_folder(folder: Folder) -> str | None:
    """Where in a session's folder the tables lie ("csv/" or ""); None where there are none."""
    return next((at for at in ("csv/", "") if f"{at}rollcalls.csv" in folder.files), None)


def read_csv_tree(folder: Folder, at: str) -> Dataset:
    """One session from its tables.

    Args:
        folder: The session's.
        at: Where the tables lie in it.

    Raises:
        PageError: a table is missing or lacks a column, or the folder's name names no session.
    """
    faults: list[str] = []
    tables = {name: _Table(folder, f"{at}{name}.csv", _COLUMNS[name]) for name in _COLUMNS}
    bills = tables["bills"].read(_bill, faults)
    people = tables["people"].read(_person, faults)
    votes = _by_roll_call(tables["votes"], faults)
    calls = tables["rollcalls"].read(lambda row: _roll_call(row, votes), faults)
    _check_owners(votes, calls, faults)
    return Dataset(
        place=folder.place,
        session=folder.session,
        years=folder.years,
        made_at=folder.made_at,
        bills={bill.bill_id: bill for bill in bills},
        people={person.people_id: person for person in people},
        roll_calls=each_once(calls, faults),
        faults=tuple(faults),
    )


class _Table:
    """One of the tables, with its header checked.

    Args:
        folder: The session's.
        name: The file.
        columns: Those that are needed; others may be there.

    Raises:
        PageError: it is missing, or lacks a column.
    """

    def __init__(self, folder: Folder, name: str, columns: Sequence[str]) -> None:
        if name not in folder.files:
            raise PageError(_("There is no {name} in the zip.").format(name=name))
        self.name = name
        self._rows = read_csv(decode_text(folder.read(name)))
        _line, self._header = next(self._rows, (1, []))
        lacking = [column for column in columns if column not in self._header]
        if lacking:
            message = _("{name} has no column {columns}.")
            raise PageError(message.format(name=name, columns=", ".join(lacking)))

    def read(self, make: Callable[[Row], T], faults: list[str]) -> list[T]:
        """Something of each row; of one that cannot be read a sentence goes into `faults`."""
        found = []
        for line, cells in self._rows:
            if not any(cells):
                continue
            try:
                found.append(make(self._named(cells)))
            except PageError as error:
                faults.append(f"{self.name}:{line}: {error}")
        return found

    def _named(self, cells: Sequence[str]) -> Row:
        if len(cells) != len(self._header):
            message = _("The row has {n} cells in place of {m}.")
            raise PageError(message.format(n=len(cells), m=len(self._header)))
        return dict(zip(self._header, cells, strict=True))


def _bill(row: Row) -> Bill:
    return Bill(to_number(row["bill_id"], of="bill_id"), row["bill_number"], row["url"])


def _person(row: Row) -> Person:
    return Person(
        people_id=to_number(row["people_id"], of="people_id"),
        name=row["name"],
        family_name=row["last_name"],
        district=row["district"],
        is_committee=row["role_id"] == str(JOINT_ROLE) or row["committee_id"] not in ("", "0"),
    )


def _by_roll_call(table: _Table, faults: list[str]) -> Votes:
    votes: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for roll_call_id, *vote in table.read(_vote, faults):
        votes[roll_call_id].append((vote[0], vote[1]))
    return votes


def _vote(row: Row) -> tuple[int, int, int]:
    return (
        to_number(row["roll_call_id"], of="roll_call_id"),
        to_number(row["people_id"], of="people_id"),
        to_number(row["vote"], of="vote"),
    )


def _roll_call(row: Row, votes: Votes) -> RollCall:
    roll_call_id = to_number(row["roll_call_id"], of="roll_call_id")
    return RollCall(
        roll_call_id=roll_call_id,
        bill_id=to_number(row["bill_id"], of="bill_id"),
        held_on=to_day(row["date"]),
        body=to_body(row["chamber"]),
        words=row["description"],
        yea=to_number(row["yea"], of="yea"),
        nay=to_number(row["nay"], of="nay"),
        not_voting=to_number(row["nv"], of="nv"),
        absent=to_number(row["absent"], of="absent"),
        # Checked here, so that a code that nobody knows leaves out the roll call, not one voter.
        votes=tuple((person, to_code(code)) for person, code in votes.get(roll_call_id, ())),
    )


def _check_owners(votes: Votes, calls: Sequence[RollCall], faults: list[str]) -> None:
    """Votes of roll calls that are not there are lost otherwise without a word."""
    known = {call.roll_call_id for call in calls}
    lost = sorted(roll_call_id for roll_call_id in votes if roll_call_id not in known)
    if lost:
        message = _(
            "votes.csv has votes of {n} roll calls that are not there or could not be read, first "
            "{id}."
        )
        faults.append(message.format(n=len(lost), id=lost[0]))
