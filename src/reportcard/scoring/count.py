"""Count a rubric in SQL: outcomes, marks and sums in whole numbers, for everybody at once.

Says which scripts of the engine run in which order. Leaves to others: the tables they are given
(tables, inputs), what they made (gather), the exact last step (result) and receipts (receipt).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from reportcard.model.scores import RubricCard
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.gather import Told, people_of
from reportcard.scoring.inputs import Given, given_answers, read_inputs
from reportcard.scoring.scaled import LARGEST_SMALL, Scaled
from reportcard.scoring.scripts import Scripts
from reportcard.scoring.sums import PersonSums, Rate
from reportcard.scoring.tables import (
    Columns,
    criterion_columns,
    effect_bill_columns,
    effect_point_columns,
    given_columns,
    mark_columns,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class FictionalRecord:
    """A legislator who exists only in a worked example.

    rates are what was measured, by criterion, before a curve; inputs are values by name.
    """

    name: str
    chamber: Chamber
    outcomes: Mapping[int, str]
    rates: Mapping[int, Fraction] = field(default_factory=dict)
    inputs: Mapping[str, Fraction] = field(default_factory=dict)


def count_store(
    card: RubricCard, scale: Scaled, con: "DuckDBPyConnection", *, with_lines: bool = True
) -> tuple[PersonSums, ...]:
    """Everybody the rubric concerns, counted from the store; the store is only read.

    Args:
        card: The rubric.
        scale: The same in whole numbers.
        con: The store; the work is done in temporary tables of a cursor of its own.
        with_lines: Also what each criterion gave each legislator. Without, outcomes are added up as
            they stream by and none is kept: for records of any size.
    """
    inputs = read_inputs(card, con)
    given = list(given_answers(card, inputs))
    cursor = con.cursor()
    try:
        scripts = _prepared(cursor, card, scale, given)
        for name in ("people", "answers", "ballots", "answer_tally"):
            scripts.run(name)
        kept = "TABLE" if with_lines else "VIEW"
        cursor.execute(f"CREATE TEMP {kept} tally AS FROM ballot_tally UNION ALL FROM answer_tally")
        told = Told(_given_rates(card, given), inputs)
        return people_of(scripts, card, scale, told, lines="lines" if with_lines else None)
    finally:
        cursor.close()


def count_fiction(
    card: RubricCard, scale: Scaled, records: Sequence[FictionalRecord]
) -> tuple[PersonSums, ...]:
    """The legislators of worked examples, through the same sums as real ones, in their order."""
    import duckdb

    con = duckdb.connect()
    try:
        scripts = _prepared(con, card, scale, [])
        scripts.load("fiction_text", _fiction_columns(scale, records))
        scripts.load("outcome_text", _outcome_columns(records))
        scripts.run("fiction")
        scripts.run("answer_tally")
        con.execute("CREATE TEMP TABLE tally AS FROM answer_tally")
        names = [(_fiction_id(number), record) for number, record in enumerate(records)]
        told = Told(
            rates={(n, no): (rate, Fraction(1)) for n, r in names for no, rate in r.rates.items()},
            inputs={(n, key): str(value) for n, r in names for key, value in r.inputs.items()},
        )
        counted = people_of(scripts, card, scale, told, lines="fiction_lines")
    finally:
        con.close()
    return tuple(sorted(counted, key=lambda sums: sums.person_id))


def _prepared(
    cursor: "DuckDBPyConnection", card: RubricCard, scale: Scaled, given: Sequence[Given]
) -> Scripts:
    """The scripts on a cursor that has the rubric as tables."""
    first, after = card.window
    scripts = Scripts(
        cursor,
        whole="BIGINT" if scale.largest <= LARGEST_SMALL else "HUGEINT",
        values={"first_day": first, "last_day": after - timedelta(days=1)},
    )
    scripts.load("criterion_text", criterion_columns(card, scale))
    scripts.load("mark_text", mark_columns(scale))
    scripts.load("given_text", given_columns(given))
    scripts.load("effect_bill_text", effect_bill_columns(card))
    scripts.load("effect_point_text", effect_point_columns(card, scale))
    scripts.run("prepare")
    return scripts


def _given_rates(card: RubricCard, given: Iterable[Given]) -> dict[tuple[str, int], Rate]:
    return {
        (answer.person_id, answer.criterion_no): (answer.number, scale)
        for answer in given
        if answer.number is not None
        and (scale := card.criteria[answer.criterion_no].scale) is not None
    }


def _fiction_id(number: int) -> str:
    return f"{number:06d}"


def _fiction_columns(scale: Scaled, records: Sequence[FictionalRecord]) -> Columns:
    """The legislators of worked examples, a row each."""

    def weight(record: FictionalRecord, *, leave_out: str) -> int:
        asked = (no for no, outcome in record.outcomes.items() if outcome != leave_out)
        return sum(scale.nominal[no] for no in asked)

    return {
        "person_no": list(range(len(records))),
        "person_id": [_fiction_id(number) for number in range(len(records))],
        "chamber": [record.chamber for record in records],
        "eligible_weight": [weight(record, leave_out="not_eligible") for record in records],
        "own_weight": [weight(record, leave_out="") for record in records],
    }


def _outcome_columns(records: Sequence[FictionalRecord]) -> Columns:
    """Their outcomes, a row each."""
    rows = [
        (number, criterion, outcome)
        for number, record in enumerate(records)
        for criterion, outcome in sorted(record.outcomes.items())
    ]
    return {
        "person_no": [person for person, _criterion, _outcome in rows],
        "criterion_no": [criterion for _person, criterion, _outcome in rows],
        "outcome": [outcome for _person, _criterion, outcome in rows],
    }
