"""The rubric as plain data: exact numbers, the questions it asks, what a table adds to them.

Leaves to others: whether the rubric makes sense, which `check` has seen to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from reportcard.scoring.second.record import Record, Row

Plain = Mapping[str, Any]
Mark = tuple[Fraction, Fraction]

ROLL_CALL_TYPES = (
    "floor_vote",
    "amendment_vote",
    "appropriation_vote",
    "third_party_position",
    "party_unity",
)


@dataclass(frozen=True, slots=True)
class Question:
    """One criterion: its plain data, and the figures that everything needs."""

    plain: Plain
    name: str
    type: str
    subject: str | None
    chamber: str | None
    day: date | None
    weight: Fraction
    cap: Fraction
    parties: Sequence[str]

    @property
    def is_on_a_roll_call(self) -> bool:
        """Whether a roll call of a chamber answers it."""
        return self.type in ROLL_CALL_TYPES

    @property
    def is_a_vote(self) -> bool:
        """Whether a roll call or a committee's sheet answers it."""
        return self.is_on_a_roll_call or self.type == "committee_vote"

    @property
    def is_for_some(self) -> bool:
        """Whether it concerns nobody but those it was asked of."""
        return self.type == "committee_vote" or bool(self.parties)


def trimmed(value: Any) -> Any:
    """The same without the blanks around a text: they are no part of a letter, a name or an id."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return {key: trimmed(one) for key, one in value.items()}
    return [trimmed(one) for one in value] if isinstance(value, list) else value


def number(value: Any) -> Fraction:
    """An exact number, as a rubric or a table writes it: 3, 0.25, "1/3"."""
    return Fraction(str(value).strip())


def read_questions(rubric: Plain, record: Record) -> list[Question]:
    """Every criterion, those of tables too."""
    written = list(rubric.get("criteria") or ())
    for table in rubric.get("from_table") or ():
        written += _from_table(table, record)
    return [_question(one, _cap(one, written)) for one in written]


def mark_of(rubric: Plain, question: Question, outcome: str) -> Mark:
    """Credit and count: the criterion's own, else those of its type, else not counted."""
    own = (question.plain.get("marks") or {}).get(outcome)
    found = own or (rubric["marks"].get(question.type) or {}).get(outcome)
    if found is None or number(found["count"]) == 0:
        return Fraction(0), Fraction(0)
    return number(found["credit"]), number(found["count"])


def _question(plain: Plain, cap: Fraction) -> Question:
    return Question(
        plain=plain,
        name=plain["id"],
        type=plain["type"],
        subject=plain.get("category"),
        chamber=plain.get("chamber"),
        day=plain.get("date"),
        weight=_weight(plain),
        cap=cap,
        parties=tuple((plain.get("applies_to") or {}).get("parties") or ()),
    )


def _weight(plain: Plain) -> Fraction:
    return number(plain["weight"]) if plain.get("weight") is not None else Fraction(1)


def _cap(plain: Plain, everything: Sequence[Plain]) -> Fraction:
    """For what concerns somebody: all criteria of one roll call weigh what the heaviest does."""
    if plain["type"] not in ROLL_CALL_TYPES or not plain.get("category"):
        return Fraction(1)
    weights = [
        _weight(other)
        for other in everything
        if other["type"] in ROLL_CALL_TYPES and other.get("category")
        if other["ref"] == plain["ref"]
    ]
    return max(weights) / sum(weights)


# ---------------------------------------------------------------- criteria by table


def _from_table(table: Plain, record: Record) -> list[Plain]:
    if table["table"] == "sponsorships":
        return [_bill(table, bill_id) for bill_id in _imported_bills(table, record)]
    rows = [row for row in record.rows["position"] if _is_wanted(table, row, record)]
    return [_roll_call(table, row, record.roll_calls[row["vote_event_id"]]) for row in rows]


def _is_wanted(table: Plain, row: Row, record: Record) -> bool:
    roll_call = record.roll_calls[row["vote_event_id"]]
    where = table.get("where") or {}
    return (
        row["position_table"] == table["table"]
        and table.get("import") in (None, row["import_name"])
        and where.get("strength") in (None, row["strength"])
        and where.get("question") in (None, roll_call["question_class"])
        and where.get("chamber") in (None, roll_call["chamber"])
    )


def _imported_bills(table: Plain, record: Record) -> list[str]:
    sources = {f"import/{table['import']}"} if table.get("import") else None
    return sorted(
        {
            row["bill_id"]
            for row in record.rows["sponsorship"]
            if str(row["source_id"]).startswith("import/")
            and (sources is None or row["source_id"] in sources)
        }
    )


def _roll_call(table: Plain, row: Row, roll_call: Row) -> Plain:
    weight = table.get("weight")
    return {
        **_common(table, row["vote_event_id"]),
        "weight": row["weight"] or 1 if weight is None else weight,
        "position": row["position"],
        "chamber": roll_call["chamber"],
        "date": roll_call["held_on"],
    }


def _bill(table: Plain, bill_id: str) -> Plain:
    weight = table.get("weight")
    return {**_common(table, bill_id), "weight": 1 if weight is None else weight}


def _common(table: Plain, ref: str) -> dict[str, Any]:
    return {
        "id": f"{table.get('id_prefix') or ''}{ref}",
        "type": table["type"],
        "category": table.get("category"),
        "marks": table.get("marks"),
        "ref": ref,
    }
