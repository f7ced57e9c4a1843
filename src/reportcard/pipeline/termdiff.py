"""Seats held, in a copy of openstates/people and in the project's own table: what differs.

Nothing is changed: whoever keeps the table looks at each sentence and pastes the rows that are
right. A row whose note explains it is marked as explained.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportcard.collect.openpeople import OpenPerson, OpenRole
from reportcard.language import N_, _
from reportcard.problems import Problem

_CHAMBERS = {"house": N_("House"), "senate": N_("Senate")}
_ADDRESS = "https://github.com/openstates/people/blob/{commit}/data/{place}/{path}"


@dataclass(frozen=True, slots=True)
class TermRow:
    """A row of the table of terms: its line in the file, and its fields."""

    line: int
    fields: Mapping[str, str]

    @property
    def seat(self) -> tuple[str, str, str]:
        """Whose seat it is, and which."""
        return self.fields["person_id"], self.fields["chamber"], self.fields["district"]

    @property
    def first_on(self) -> date | None:
        """The first day; None where it is not known."""
        return _maybe_day(self.fields["start_on"])

    @property
    def until(self) -> date | None:
        """The day after the last; None where the seat is held still."""
        return _maybe_day(self.fields["end_on"])


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the table says otherwise, or not at all.

    Attributes:
        problem: The sentence.
        row: The row as the copy would have it; None where the copy has none.
        explained: The table's own row has a note.
    """

    problem: Problem
    row: Mapping[str, str] | None
    explained: bool


@dataclass(frozen=True, slots=True)
class TermsReport:
    """What was compared, and what differs."""

    columns: tuple[str, ...]
    compared: int
    differences: tuple[Difference, ...]

    @property
    def unexplained(self) -> tuple[Difference, ...]:
        """What somebody must look at."""
        return tuple(item for item in self.differences if not item.explained)


def compare_terms(
    people: Sequence[OpenPerson],
    rows: Sequence[TermRow],
    *,
    columns: tuple[str, ...],
    since: date,
    shown_as: str,
    commit: str = "main",
) -> TermsReport:
    """Every seat held on or after a day, in the copy against the table and the other way round."""
    held = [
        (person, role)
        for person in people
        for role in person.roles
        if role.last_day is None or role.last_day >= since
    ]
    differences: list[Difference] = []
    matched: set[int] = set()
    for person, role in held:
        own = [row for row in rows if _is_of(row, person, role)]
        matched.update(row.line for row in own)
        proposed = _proposed(person, role, own, columns, commit)
        differences += [
            _difference(sentence, own, shown_as, proposed)
            for sentence in _sentences(person, role, own)
        ]
    for row in rows:
        if row.line not in matched and (row.until is None or row.until > since):
            what = _seat_in_words(row.fields["name"], *row.seat[1:])
            sentence = _("{what} is not in the folder.").format(what=what)
            differences.append(_difference(sentence, [row], shown_as, None))
    return TermsReport(columns, len(held), tuple(differences))


def _difference(
    sentence: str, own: Sequence[TermRow], shown_as: str, proposed: Mapping[str, str] | None
) -> Difference:
    """A difference, at the last of the rows that it is about."""
    problem = Problem(sentence, file=shown_as, line=own[-1].line if own else None)
    return Difference(problem, proposed, explained=any(row.fields["note"] for row in own))


def _is_of(row: TermRow, person: OpenPerson, role: OpenRole) -> bool:
    """Whether a row is of this seat of this person, and of the same time in it."""
    if row.seat != (person.person_id, role.chamber, str(role.district)):
        return False
    begins, ends = row.first_on or date.min, row.until or date.max
    return begins <= (role.last_day or date.max) and (role.first_day or date.min) < ends


def _sentences(person: OpenPerson, role: OpenRole, own: Sequence[TermRow]) -> Iterator[str]:
    what = _seat_in_words(person.name, role.chamber, str(role.district))
    if not own:
        message = _("{what} ({since} to {until} in the folder) is not in the table.")
        yield message.format(what=what, since=_shown(role.first_day), until=_shown(role.last_day))
        if role.first_day is None:
            yield _("{what}: the folder does not say since when; find it out.").format(what=what)
        return
    message = _("{what}: the {field} is {theirs} in the folder and {ours} in the table.")
    for field, theirs, ours in _fields(person, role, own):
        yield message.format(what=what, field=field, theirs=theirs, ours=ours)


def _fields(
    person: OpenPerson, role: OpenRole, own: Sequence[TermRow]
) -> Iterator[tuple[str, str, str]]:
    """Each field that differs: its name, theirs and ours. What only we know is no difference."""
    begins = [row.first_on for row in own]
    first = None if None in begins else min(day for day in begins if day)
    if role.first_day is not None and role.first_day != first:
        yield "start_on", _shown(role.first_day), _shown(first)
    ends = [row.until for row in own]
    until = None if None in ends else max(day for day in ends if day)
    if _day_after(role.last_day) != until:
        yield "end_on", _shown(_day_after(role.last_day)), _shown(until)
    last = own[-1].fields
    if person.party and person.party != last["party"]:
        yield "party", person.party, last["party"]
    if last["name"] not in (person.name, *person.other_names):
        yield "name", person.name, last["name"]
    if person.family_name and person.family_name != last["family_name"]:
        yield "family_name", person.family_name, last["family_name"]


def _proposed(
    person: OpenPerson,
    role: OpenRole,
    own: Sequence[TermRow],
    columns: Sequence[str],
    commit: str,
) -> dict[str, str]:
    """The row as the copy would have it; what the copy does not know stays as it is."""
    known = {
        "person_id": person.person_id,
        "name": person.name,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "chamber": role.chamber,
        "district": str(role.district),
        "party": person.party,
        "start_on": _iso(role.first_day),
        "end_on": _iso(_day_after(role.last_day)),
        "source_url": _ADDRESS.format(commit=commit, place=person.place, path=person.path),
    }
    old = own[-1].fields if own else {}
    kept = {"end_on"}  # an empty end means something: the seat is held still
    return {
        name: known.get(name, "") if name in kept else known.get(name, "") or old.get(name, "")
        for name in columns
    }


def _seat_in_words(name: str, chamber: str, district: str) -> str:
    return _("{name}, {chamber} district {district}").format(
        name=name, chamber=_(_CHAMBERS.get(chamber, chamber)), district=district
    )


def _day_after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1)


def _maybe_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _shown(day: date | None) -> str:
    return day.isoformat() if day else _("open")
