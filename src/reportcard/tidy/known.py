"""Whom and what a spreadsheet may name: people with their seats, and roll calls.

They are the official record's, those of the project's other spreadsheets, and its own. Leaves to
others: reading the store (store), and what is wrong with a reference (check).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from reportcard.tidy.columns import OPTIONS, PEOPLE, ROLL_CALLS, VOTES
from reportcard.tidy.sheet import Row, Sheet


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a chamber, half-open [start_on, end_on); None = not known."""

    chamber: str
    start_on: date | None
    end_on: date | None

    def covers(self, day: date | None) -> bool:
        """Whether the seat may have been held that day; a day that nobody knows may be any."""
        if day is None:
            return True
        return (self.start_on is None or self.start_on <= day) and (
            self.end_on is None or day < self.end_on
        )

    def overlaps(self, other: "Seat") -> bool:
        """Whether both may have been held on one day, in one chamber."""
        return (
            self.chamber == other.chamber
            and (self.start_on or date.min) < (other.end_on or date.max)
            and (other.start_on or date.min) < (self.end_on or date.max)
        )


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person; where is the spreadsheet that names them, "" in the official record."""

    name: str
    seats: tuple[Seat, ...]
    where: str = ""


@dataclass(frozen=True, slots=True)
class KnownCall:
    """A roll call; where as for a person."""

    chamber: str
    held_on: date | None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """People and roll calls by id; what everybody answered, by roll call and person.

    in_doubt are ids on rows with a mistake: they are there, but what they say is not known.
    unread are the tables that could not be read to their end.
    """

    people: Mapping[str, KnownPerson] = field(default_factory=dict)
    roll_calls: Mapping[str, KnownCall] = field(default_factory=dict)
    options: Mapping[tuple[str, str], str] = field(default_factory=dict)
    in_doubt: frozenset[tuple[str, str]] = frozenset()
    unread: frozenset[str] = frozenset()

    def find_person(self, person_id: str) -> KnownPerson | None:
        """A person of whom everything is known."""
        return None if ("people", person_id) in self.in_doubt else self.people.get(person_id)

    def find_call(self, roll_call_id: str) -> KnownCall | None:
        """A roll call of which everything is known."""
        if ("roll_calls", roll_call_id) in self.in_doubt:
            return None
        return self.roll_calls.get(roll_call_id)

    def lacks(self, table: str, id_: str) -> bool:
        """Whether it is sure that nobody knows the id."""
        known = self.people if table == "people" else self.roll_calls
        return not (id_ in known or (table, id_) in self.in_doubt or table in self.unread)

    def with_sheets(self, sheets: Collection[Sheet]) -> "Known":
        """With what these spreadsheets add; what is known already stays as it is."""
        people: dict[str, KnownPerson] = {}
        calls: dict[str, KnownCall] = {}
        options: dict[tuple[str, str], str] = {}
        for sheet in sheets:
            if sheet.kind is PEOPLE:
                for row in sheet.rows:
                    known = people.get(row["person_id"], KnownPerson(row["name"], ()))
                    seats = (*known.seats, seat_of(row))
                    people[row["person_id"]] = KnownPerson(known.name, seats, sheet.shown_as)
            elif sheet.kind is ROLL_CALLS:
                for row in sheet.rows:
                    call = KnownCall(row["chamber"], day_of(row["date"]), sheet.shown_as)
                    calls.setdefault(row["roll_call_id"], call)
            elif sheet.kind is VOTES:
                for row in sheet.rows:
                    options[row["roll_call_id"], row["person_id"]] = OPTIONS[row["option"]]
        return Known(
            {**people, **self.people, **_several_seats(self.people, people)},
            {**calls, **self.roll_calls},
            {**options, **self.options},
            self.in_doubt | frozenset(_doubts(sheets)),
            self.unread | {sheet.kind.name for sheet in sheets if not sheet.is_whole},
        )


def seat_of(row: Row) -> Seat:
    """The seat in a row of people."""
    return Seat(row["chamber"], day_of(row["start_date"]), day_of(row["end_date"]))


def day_of(text: str) -> date | None:
    """A checked cell as a day; None where it is empty."""
    return date.fromisoformat(text) if text else None


def _doubts(sheets: Iterable[Sheet]) -> Iterator[tuple[str, str]]:
    for sheet in sheets:
        if sheet.kind in (PEOPLE, ROLL_CALLS):
            first = sheet.kind.columns[0].name
            yield from ((sheet.kind.name, row[first]) for row in sheet.spoiled)


def _several_seats(
    known: Mapping[str, KnownPerson], added: Mapping[str, KnownPerson]
) -> dict[str, KnownPerson]:
    """Whoever stands in several spreadsheets, with the seats of all."""
    return {
        person_id: KnownPerson(
            known[person_id].name,
            (*known[person_id].seats, *more.seats),
            known[person_id].where,
        )
        for person_id, more in added.items()
        if person_id in known
    }
