"""Small invented worlds for the tests: a store in memory and a rubric, from short descriptions.

The store has the real schema; the rubric goes through the real loader. Nothing here is real.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb

import reportcard.store
from reportcard.model.scores import Result, Scored
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.load import rubric_from_yaml
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.score import score
from reportcard.scoring.second import disagreements, opinions, rows_of
from reportcard.yamlfile import YamlFile, parse_yaml

SQL = Path(reportcard.store.__file__).parent / "sql"
SCHEMA = [SQL / "schema.sql", SQL / "budget_tables.sql"]
FIRST_DAY = date(2025, 1, 8)
WINDOW_END = date(2027, 1, 6)
PROVENANCE = (
    "test/source",
    "https://www.example.org/sheet",
    "ab" * 32,
    "1",
    "2026-01-01 00:00:00+00",
    False,
)
COLUMNS = {
    "person": 4,
    "membership": 6,
    "bill": 10,
    "sponsorship": 4,
    "vote_event": 20,
    "person_vote": 6,
    "action": 10,
    "act": 6,
    "committee_vote": 15,
    "committee_person_vote": 7,
    "member_input": 5,
    "absence_reason": 4,
}
OPTIONS = {
    "Y": "yes",
    "N": "no",
    "X": "absent_or_not_voting",
    "E": "excused",
    "P": "present",
    "C": "presiding",
    "R": "recused",
}


def day(number: int) -> date:
    """The n-th day of the window."""
    return FIRST_DAY + timedelta(days=number)


def _connected() -> duckdb.DuckDBPyConnection:
    """A store in memory; one thread, which is faster for a handful of rows."""
    return duckdb.connect(config={"threads": 1})


@dataclass
class World:
    """A store in the making."""

    con: duckdb.DuckDBPyConnection = field(default_factory=_connected)
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for part in SCHEMA:
            self.con.execute(part.read_text(encoding="utf-8"))

    def person(
        self,
        name: str,
        chamber: str = "house",
        district: int = 1,
        *,
        party: str | None = "D",
        start: date | None = None,
        end: date | None = None,
    ) -> str:
        """A person with one seat; again with the same name for a further seat."""
        person_id = f"ocd-person/{name}"
        known = self.rows.setdefault("person", [])
        row = (person_id, name, *name.split(maxsplit=1)[:1], name)
        if row not in known:
            known.append(row)
        self.add("membership", (person_id, chamber, district, party, start, end))
        return person_id

    def roll_call(
        self,
        number: int,
        options: Mapping[str, str],
        *,
        chamber: str = "house",
        bill: str = "HB 1",
        held_on: date | None = None,
        question: str = "passage",
        amendment: tuple[str, str] | None = None,
        confidence: str = "stated",
        superseded_by: str | None = None,
        has_day: bool = True,
    ) -> str:
        """A roll call; options by name: Y N X(absent) E(xcused) P(resent) C(hair) R(ecused).

        Other options by their own words ("paired_yes"). has_day False: a record without a day.
        """
        event = f"2025-{chamber}-{number}"
        schedule, of = amendment or (None, None)
        yes, no = (sum(1 for o in options.values() if o == letter) for letter in "YN")
        self.add(
            "vote_event",
            (
                *(event, "2025", chamber, number, 0, (held_on or day(number)) if has_day else None),
                *("", "", "", question, of, schedule, confidence, 151, 76, yes, no, 0),
                *(yes > no, superseded_by),
            ),
        )
        self.bill(bill)
        self.rows.setdefault("vote_event_bill", []).append((event, bill_id(bill)))
        for line, (name, letter) in enumerate(options.items(), 1):
            option = OPTIONS.get(letter, letter)
            self.add("person_vote", (event, f"ocd-person/{name}", option, name.upper(), "", line))
        return event

    def bill(self, identifier: str, sponsors: Mapping[str, str] | None = None) -> str:
        """A bill and who sponsored it: role by name."""
        what = ("HB", False, None, None, 0, True)  # type, certified, act, special session, page
        row = (bill_id(identifier), "2025", identifier, f"An act on {identifier}", *what)
        if row not in self.rows.setdefault("bill", []):
            self.rows["bill"].append(row)
        for order, (name, role) in enumerate((sponsors or {}).items()):
            self.add("sponsorship", (bill_id(identifier), f"ocd-person/{name}", role, order))
        return bill_id(identifier)

    def committee_vote(
        self,
        number: int,
        options: Mapping[str, str],
        *,
        committee: str = "ED",
        bill: str = "HB 1",
        held_on: date | None = None,
    ) -> str:
        """A committee's sheet; options by name: Y N X(absent) or A(bstained)."""
        vote_id = f"{self.bill(bill)}-{committee}-{number}"
        yes, no, away = (sum(1 for o in options.values() if o == letter) for letter in "YNX")
        on = held_on or day(number)
        self.add(
            "committee_vote",
            (
                *(vote_id, "2025", bill_id(bill), committee, number, "Education", on),
                *("Joint Favorable", "", "", len(options), yes, no, 0, away),
            ),
        )
        for line, (name, letter) in enumerate(options.items(), 1):
            option = "abstain" if letter == "A" else OPTIONS.get(letter, letter)
            person = f"ocd-person/{name}"
            seen = (vote_id, person, "house", 1, option, name.upper(), line)
            self.add("committee_person_vote", seen)
            self._seen_on_committee(committee, person, on)
        return vote_id

    def _seen_on_committee(self, committee: str, person: str, on: date) -> None:
        members = self.rows.setdefault("committee_member", [])
        old = next((row for row in members if row[1:3] == (committee, person)), None)
        if old is None:
            members.append(("2025", committee, person, "house", 1, on, on, 1))
            return
        members.remove(old)
        first, last = min(old[5], on), max(old[6], on)
        members.append((*old[:5], first, last, old[7] + 1))

    def member_input(self, name: str, given: str, value: Any, *, of: str = "survey") -> None:
        """A value that somebody gave for a legislator: the answer under `given`."""
        self.add("member_input", (of, f"ocd-person/{name}", given, str(value), ""))

    def absence_reason(self, event: str, name: str, option: str) -> None:
        """Why somebody has no Yes or No on a roll call: O(ptions) as for roll calls."""
        word = OPTIONS.get(option, option)
        self.add("absence_reason", (event, f"ocd-person/{name}", word, "A note."))

    def action(
        self,
        bill: str,
        action_class: str,
        *,
        chamber: str | None = None,
        outcome: str | None = None,
    ) -> None:
        """A line of a bill's history."""
        order = len(self.rows.get("action", []))
        what = (action_class, None, None, outcome, "")
        self.add("action", (self.bill(bill), order, day(order), action_class, chamber, *what))

    def act(self, bill: str, *, kind: str = "public", number: int = 1) -> None:
        """A bill that has the number of an act."""
        self.add("act", ("2025", kind, 0, number, self.bill(bill), ""))

    def position(
        self,
        event: str,
        position: str = "support",
        *,
        table: str = "positions",
        weight: str | None = None,
        strength: str | None = None,
        of: str = "sheet",
    ) -> None:
        """A row of a spreadsheet's table of positions."""
        self.rows.setdefault("position", []).append(
            (of, table, event, position, weight, strength, "")
        )

    def earlier_score(
        self,
        name: str,
        cycle: str,
        earned: Any,
        possible: Any,
        *,
        counted: bool = True,
        of: str = "sheet",
    ) -> None:
        """A row of a table of sums of an earlier cycle."""
        self.rows.setdefault("earlier_score", []).append(
            (of, f"ocd-person/{name}", cycle, str(earned), str(possible), counted)
        )

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        """One row, without its provenance."""
        assert len(row) == COLUMNS[table], (table, len(row))
        self.rows.setdefault(table, []).append(row)

    def store(self, *, order: Sequence[int] | None = None) -> duckdb.DuckDBPyConnection:
        """The store with everything described so far, in the order given or another."""
        for table, rows in self.rows.items():
            self.con.execute(f"DELETE FROM core.{table}")
            with_source = table in COLUMNS
            full = [(*row, *PROVENANCE) if with_source else row for row in rows]
            if order is not None:
                full = [full[i % len(full)] for i in _shuffled(len(full), order)]
            self._insert(table, full)
        return self.con

    def _insert(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if not rows:
            return
        names = [row[0] for row in self.con.execute(f"DESCRIBE core.{table}").fetchall()]
        # What stands after the provenance says how a row was found, which no score depends on.
        names = names[: len(rows[0])]
        columns = {name: [_cell(row[i]) for row in rows] for i, name in enumerate(names)}
        selected = ", ".join(f"unnest(${name})" for name in names)
        into = f"core.{table} ({', '.join(names)})"
        self.con.execute(f"INSERT INTO {into} SELECT {selected}", columns)


def _cell(value: Any) -> Any:
    """As text: DuckDB casts it to the column's type, whatever the other rows hold."""
    return None if value is None else str(value)


def _shuffled(count: int, order: Sequence[int]) -> list[int]:
    return sorted(range(count), key=lambda i: (order[i % len(order)], -i))


def bill_id(identifier: str) -> str:
    """ "HB 12" -> "2025-HB00012"."""
    letters, number = identifier.split()
    return f"2025-{letters}{int(number):05d}"


# ---------------------------------------------------------------- rubrics


def both(text: str) -> dict[str, str]:
    """One text in both languages."""
    return {"en": text, "es": f"{text} (es)"}


def vote(
    number: int, *, chamber: str = "house", bill: str = "HB 1", weight: Any = 1, **other: Any
) -> dict[str, Any]:
    """A floor-vote criterion on roll call `number`, id "h7" or "s7"."""
    return {
        "id": f"{chamber[0]}{number}",
        "type": "floor_vote",
        "category": "schools",
        "weight": weight,
        "chamber": chamber,
        "ref": f"2025-{chamber}-{number}",
        "bill": bill,
        "question": "passage",
        "date": day(number),
        "position": "support",
        "title": both(f"Question {number}"),
        "statement": both("We ask for it."),
        "yes_did": both("A Yes did it."),
        "no_did": both("A No did not."),
        "why": both("It helps."),
        **other,
    }


def sponsorship(bill: str, *, weight: Any = 1, **other: Any) -> dict[str, Any]:
    """A sponsorship criterion, id "sp-hb-1"."""
    return {
        "id": "sp-" + bill.lower().replace(" ", "-"),
        "type": "sponsorship",
        "category": "schools",
        "weight": weight,
        "ref": bill_id(bill),
        "bill": bill,
        "date": day(1),
        "title": both(f"Sponsor {bill}"),
        "statement": both("We ask to sponsor it."),
        "why": both("It helps."),
        **other,
    }


def _asked(kind: str, name: str, other: Mapping[str, Any]) -> dict[str, Any]:
    """What criteria of all types have in common."""
    return {
        "id": name,
        "type": kind,
        "category": "schools",
        "weight": 1,
        "date": day(1),
        "title": both(f"Question {name}"),
        "statement": both("We ask for it."),
        "why": both("It helps."),
        **other,
    }


def without(entry: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    """A criterion without some of its keys."""
    return {key: value for key, value in entry.items() if key not in keys}


def committee_vote(
    number: int, *, committee: str = "ED", bill: str = "HB 1", **other: Any
) -> dict[str, Any]:
    """A criterion on a committee's sheet `number`, id "c7"."""
    return {
        **_asked("committee_vote", f"c{number}", {}),
        "ref": f"{bill_id(bill)}-{committee}-{number}",
        "committee": committee,
        "bill": bill,
        "date": day(number),
        "position": "support",
        "yes_did": both("A Yes did it."),
        "no_did": both("A No did not."),
        **other,
    }


def third_party(number: int, **other: Any) -> dict[str, Any]:
    """Agreement with a named actor on roll call `number`, id "t7"."""
    actor = {"actor": both("The governor"), "source": "https://www.example.org/letter"}
    return vote(number, **{"id": f"t{number}", "type": "third_party_position", **actor, **other})


def party_unity(number: int, **other: Any) -> dict[str, Any]:
    """Unity with one's party on roll call `number`, id "u7"."""
    entry = vote(number, **{"id": f"u{number}", "type": "party_unity", **other})
    return without(entry, "position", "yes_did", "no_did")


def effectiveness(bills: Sequence[str], **other: Any) -> dict[str, Any]:
    """How far the bills that somebody sponsored came, id "effect"."""
    stages = {"introduced": 1, "reported": 2, "passed_chamber": 3, "passed_both": 4, "law": 5}
    return {
        **_asked("effectiveness", "effect", {}),
        "bills": [bill_id(bill) for bill in bills],
        "stages": stages,
        "roles": {"introducer": 1, "cosponsor": Fraction(1, 2)},
        "relative_to": "highest",
        **other,
    }


def questionnaire(given: str, **other: Any) -> dict[str, Any]:
    """The answer under an input, id "q-name"; we ask for support unless a scale is given."""
    asked = {} if "scale" in other else {"position": "support"}
    return {**_asked("questionnaire", f"q-{given}", {}), "input": given, **asked, **other}


def attendance(roll_calls: str = "scored", **other: Any) -> dict[str, Any]:
    """Attendance, id "attendance"."""
    entry = {**_asked("attendance", "attendance", {}), "roll_calls": roll_calls, **other}
    return without(entry, "date")


def attested(*names: str, **other: Any) -> dict[str, Any]:
    """Something that these did, with evidence, id "letter"."""
    done = [
        {
            "person": f"ocd-person/{name}",
            "note": both("Signed it."),
            "source": "https://www.example.org/letter",
        }
        for name in names
    ]
    shown = {"done_by": done} if done else {}
    because = {"attested_because": both("It is what we asked for.")}
    return {**_asked("attested_action", "letter", {}), **because, **shown, **other}


def mark(credit: Any, count: Any = 1) -> dict[str, Any]:
    """One mark."""
    return {"credit": credit, "count": count}


HEADLINE = {"support": mark(1), "oppose": mark(0), "present": mark(0), "absent": mark(0)}
# Marks for types that only some rubrics of the tests use.
MORE_MARKS: dict[str, dict[str, Any]] = {
    "committee_vote": HEADLINE,
    "third_party_position": HEADLINE,
    "party_unity": HEADLINE,
    "effectiveness": {"measured": mark(1)},
    "questionnaire": {
        "support": mark(1),
        "oppose": mark(0),
        "measured": mark(1),
        "no_answer": mark(0),
    },
    "attendance": {"measured": mark(1)},
    "attested_action": {"done": mark(1), "none": mark(0)},
}
BANDS = [{"grade": g, "min": m} for g, m in zip("ABCDF", (90, 80, 70, 60, 0), strict=True)]


def rubric_data(criteria: Iterable[Mapping[str, Any]], **other: Any) -> dict[str, Any]:
    """A whole rubric as plain data, without eligibility rules unless asked."""
    asked = [dict(criterion) for criterion in criteria]
    more = {str(c["type"]): MORE_MARKS[c["type"]] for c in asked if c["type"] in MORE_MARKS}
    return {
        "rubric": 1,
        "id": "test-card",
        "version": "1",
        "title": both("Test card"),
        "organization": {"name": "Test Union", "tax_status": "unset"},
        "jurisdiction": "us_ct",
        "cycle": both("2025-2026"),
        "window": [FIRST_DAY, WINDOW_END],
        "marks": {
            "floor_vote": HEADLINE,
            "amendment_vote": HEADLINE,
            "appropriation_vote": HEADLINE,
            "sponsorship": {"introducer": mark(1), "cosponsor": mark(1), "none": mark(0)},
            **more,
        },
        "categories": [{"id": "schools", "title": both("Schools"), "weight": 1}],
        "criteria": asked,
        "aggregate": "categories",
        "grades": BANDS,
        **other,
    }


def rubric_of(data: Mapping[str, Any]) -> Rubric:
    """The rubric through the real loader, as if the plain data had been read from a file."""
    return rubric_from_yaml(YamlFile(data=dict(data), shown_as="rubrics/test.yml"))


def yaml_text(data: Any, *, top: bool = False) -> str:
    """Plain data as YAML, one block a line: JSON, but with dates bare and fractions as "1/3"."""
    if top:
        return "".join(f"{key}: {yaml_text(value)}\n" for key, value in data.items())
    if isinstance(data, Mapping):
        return "{" + ", ".join(f"{k}: {yaml_text(v)}" for k, v in data.items()) + "}"
    if isinstance(data, str):
        return '"' + data.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(data, list | tuple):
        return "[" + ", ".join(yaml_text(item) for item in data) + "]"
    if data is None or isinstance(data, bool):
        return {None: "null", True: "true", False: "false"}[data]
    if isinstance(data, Fraction):
        return f'"{data.numerator}/{data.denominator}"'
    return str(data)


def rubric_text(text: str) -> Rubric:
    """The rubric in a text, through the real reader and loader."""
    return rubric_from_yaml(parse_yaml(text.encode(), shown_as="rubrics/test.yml"))


def scored(world: World, criteria: Iterable[Mapping[str, Any]], **other: Any) -> Scored:
    """Score a world with a rubric of these criteria; the second engine must say the same."""
    con = world.store()
    data = rubric_data(criteria, **other)
    found = score(compile_rubric(rubric_of(data), con), con)
    assert disagreements(found, opinions(data, rows_of(con))) == ()
    return found


def one_person(
    letters: Iterable[str], *, name: str = "Ana", **roll_call: Any
) -> tuple[World, list[Any]]:
    """A world of one House member and one roll call a letter; "-" is a sheet without a row."""
    world = World()
    world.person(name, start=FIRST_DAY)
    criteria = []
    for number, letter in enumerate(letters, 1):
        world.roll_call(number, {} if letter == "-" else {name: letter}, **roll_call)
        criteria.append(vote(number))
    return world, criteria


def result(scored_: Scored, name: str = "Ana") -> Result:
    """The result of one person by name."""
    return next(r for r in scored_.results if r.person_id == f"ocd-person/{name}")


def pair(first: Any, second: Any) -> tuple[Fraction, Fraction]:
    """What a rate is made of, exactly."""
    return Fraction(first), Fraction(second)


def figures(*found: object) -> tuple[object, ...]:
    """Several figures at once, to be compared with others."""
    return found
