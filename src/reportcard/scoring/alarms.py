"""Gaps in the data, said aloud: a sitting member without a row in a vote that is scored.

Leaves to others: what a gap is (the engine's SQL), and where it is shown.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportcard.language import _
from reportcard.model.scores import Criterion, DataAlarm, Result, RubricCard
from reportcard.scoring.store_read import person_names

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def find_alarms(
    card: RubricCard, results: Sequence[Result], con: "DuckDBPyConnection"
) -> tuple[DataAlarm, ...]:
    """An alarm for every unknown outcome."""
    gaps = [
        (result.person_id, line.criterion_id)
        for result in results
        for line in result.lines
        if line.outcome == "unknown"
    ]
    if not gaps:
        return ()
    names = person_names(con)
    criteria = {criterion.criterion_id: criterion for criterion in card.criteria}
    return tuple(
        DataAlarm(
            person_id=person,
            criterion_id=criterion,
            sentence=_sentence(criteria[criterion], names.get(person, person)),
        )
        for person, criterion in gaps
    )


def _sentence(criterion: Criterion, name: str) -> str:
    if criterion.committee_vote_id is not None:
        sentence = _(
            "{name} sat on the committee on the day of vote {vote} but has no line on its sheet: "
            "not counted, and never taken as absent."
        )
        return sentence.format(name=name, vote=criterion.committee_vote_id)
    sentence = _(
        "{name} held a seat on the day of roll call {roll_call} but has no row in it: "
        "not counted, and never taken as absent."
    )
    return sentence.format(name=name, roll_call=criterion.vote_event_id)
