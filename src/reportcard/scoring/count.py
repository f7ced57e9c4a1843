"""Run the counting in SQL: outcomes, marks and sums in whole numbers, for everybody at once.

The only module of scoring that runs the engine's SQL. Leaves to others: the exact last step
(result) and the receipts (receipt).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportcard.model.scores import RubricCard
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.scaled import Scaled

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SQL = Path(__file__).resolve().parent / "sql"


@dataclass(frozen=True, slots=True)
class GroupSums:
    """What one legislator has in one group, in whole numbers; counted marks only."""

    num: int
    den: int
    count: int
    best: int
    worst: int
    last: int
    last_order: int


@dataclass(frozen=True, slots=True)
class RawLine:
    """One criterion of one legislator before any arithmetic."""

    criterion_no: int
    outcome: str
    option: str | None


@dataclass(frozen=True, slots=True)
class PersonSums:
    """All that SQL counted for one legislator, in whole numbers."""

    person_id: str
    chamber: Chamber
    district: int
    party: str
    in_office: bool
    counted: int
    chances: int
    taken: int
    eligible_weight: int
    own_weight: int
    categories: Mapping[int, tuple[int, int]]
    groups: Mapping[int, GroupSums]
    lines: Sequence[RawLine]


@dataclass(frozen=True, slots=True)
class FictionalRecord:
    """A legislator who exists only in a worked example."""

    name: str
    chamber: Chamber
    outcomes: Mapping[int, str]


@cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def count_store(
    card: RubricCard, scale: Scaled, con: "DuckDBPyConnection"
) -> tuple[PersonSums, ...]:
    """Everybody the rubric concerns, counted from the store; the store is only read.

    Args:
        card: The rubric.
        scale: The same in whole numbers.
        con: The store; the work is done in temporary tables of a cursor of its own.
    """
    window = {"first_day": card.window[0], "last_day": card.window[1] - timedelta(days=1)}

    def fill(cursor: "DuckDBPyConnection") -> None:
        _run_script(cursor, "lines", window)

    cursor = con.cursor()
    try:
        return _count(cursor, card, scale, fill)
    finally:
        cursor.close()


def count_fiction(
    card: RubricCard, scale: Scaled, records: Sequence[FictionalRecord]
) -> tuple[PersonSums, ...]:
    """The legislators of worked examples, through the same sums as real ones."""
    import duckdb

    people = [f"{index:04d}" for index in range(len(records))]

    def fill(cursor: "DuckDBPyConnection") -> None:
        chambers = [record.chamber for record in records]
        cursor.execute(
            "CREATE TEMP TABLE rated AS SELECT unnest($people) AS person_id,"
            " unnest($chambers) AS chamber, 1 AS district, '' AS party, true AS in_office",
            {"people": people, "chambers": chambers},
        )
        rows = [
            (person, number, outcome)
            for person, record in zip(people, records, strict=True)
            for number, outcome in sorted(record.outcomes.items())
        ]
        cursor.execute(
            "CREATE TEMP TABLE outcome AS SELECT unnest($people) AS person_id,"
            " unnest($numbers) AS criterion_no, unnest($outcomes) AS outcome,"
            " NULL::VARCHAR AS option",
            {
                "people": [row[0] for row in rows],
                "numbers": [row[1] for row in rows],
                "outcomes": [row[2] for row in rows],
            },
        )

    con = duckdb.connect()
    try:
        counted = _count(con, card, scale, fill)
    finally:
        con.close()
    return tuple(sorted(counted, key=lambda sums: sums.person_id))


def _count(
    cursor: "DuckDBPyConnection",
    card: RubricCard,
    scale: Scaled,
    fill: Callable[["DuckDBPyConnection"], None],
) -> tuple[PersonSums, ...]:
    _run_script(cursor, "prepare", {**_criterion_columns(card, scale), **_mark_columns(scale)})
    fill(cursor)
    _run_script(cursor, "sums", {})
    categories: dict[str, dict[int, tuple[int, int]]] = {}
    for person, number, num, den in cursor.execute(_sql("category_sums")).fetchall():
        categories.setdefault(person, {})[number] = (num, den)
    groups: dict[str, dict[int, GroupSums]] = {}
    for person, number, *sums in cursor.execute(_sql("group_sums")).fetchall():
        groups.setdefault(person, {})[number] = GroupSums(*sums)
    lines = _lines(cursor)
    return tuple(
        PersonSums(
            *(*row, categories.get(row[0], {}), groups.get(row[0], {}), lines.get(row[0], ()))
        )
        for row in cursor.execute(_sql("person_sums")).fetchall()
    )


def _lines(cursor: "DuckDBPyConnection") -> dict[str, list[RawLine]]:
    lines: dict[str, list[RawLine]] = {}
    for person, number, outcome, option in cursor.execute(_sql("receipt_lines")).fetchall():
        own = lines.setdefault(person, [])
        if own and own[-1].criterion_no == number:
            # Reconcile promises one row a person; a second would be counted twice.
            raise ValueError(f"{person} has two votes on criterion {number}")
        own.append(RawLine(number, outcome, option))
    return lines


def _run_script(cursor: "DuckDBPyConnection", name: str, values: Mapping[str, Any]) -> None:
    """Run the statements of a script, each with the parameters it names."""
    code = "\n".join(line for line in _sql(name).splitlines() if not line.startswith("--"))
    for statement in code.split(";"):
        if statement.strip():
            named = {key: value for key, value in values.items() if f"${key}" in statement}
            cursor.execute(statement, named)


def _criterion_columns(card: RubricCard, scale: Scaled) -> dict[str, list[Any]]:
    category_numbers = {c.category_id: number for number, c in enumerate(card.categories)}
    return {
        "criterion_no": list(range(len(card.criteria))),
        "is_vote": [c.vote_event_id is not None for c in card.criteria],
        "chamber": [c.chamber for c in card.criteria],
        "vote_event_id": [c.vote_event_id for c in card.criteria],
        "bill_id": [c.bill_id for c in card.criteria],
        "held_on": [c.held_on for c in card.criteria],
        "position": [c.position for c in card.criteria],
        "category_no": [category_numbers[c.category_id] for c in card.criteria],
        "group_no": list(scale.group_numbers),
        "group_order": list(scale.group_orders),
        # Whole numbers travel as text: they may be larger than the driver's own integers.
        "nominal": [str(value) for value in scale.nominal],
    }


def _mark_columns(scale: Scaled) -> dict[str, list[Any]]:
    cells = sorted(scale.cells.items())
    return {
        "mark_criterion_no": [number for (number, _outcome), _cell in cells],
        "outcome": [outcome for (_number, outcome), _cell in cells],
        "credit": [str(cell.credit) for _key, cell in cells],
        "count": [str(cell.count) for _key, cell in cells],
        "num": [str(cell.num) for _key, cell in cells],
        "den": [str(cell.den) for _key, cell in cells],
    }
