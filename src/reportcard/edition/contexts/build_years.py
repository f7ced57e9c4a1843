"""What a card says beside its receipt of votes cast and missed, and of other cycles.

Leaves to others: the receipt (receipt), the score over all years (scoring.lifetime).
"""

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from reportcard.edition.contexts.legislator import AttendanceRow, HistoryRow, ReceiptRow
from reportcard.model.numbers import shown_number
from reportcard.model.scores import EarlierCycle, Result, RubricCard
from reportcard.model.vocabulary import Option

# What stands for a chance that the record says nothing about.
_NO_LINE = ""
_ORDER: dict[str, int] = {option: place for place, option in enumerate(get_args(Option))}


def attendance_rows(rows: Iterable[ReceiptRow]) -> tuple[AttendanceRow, ...]:
    """How somebody is recorded in the roll calls that were theirs to vote in, each once.

    Args:
        rows: Their receipt, lines that do not count included.
    """
    found: dict[str, str] = {}
    for row in rows:
        call, committee = row.criterion.roll_call, row.criterion.committee
        if row.outcome != "not_eligible" and (call or committee):
            event = call.vote_event_id if call else ""
            event = committee.committee_vote_id if committee else event
            found[event] = row.option or _NO_LINE
    counts = Counter(found.values())
    ordered = sorted(counts, key=lambda option: _ORDER.get(option, len(_ORDER)))
    return tuple(AttendanceRow(option, counts[option]) for option in ordered)


def history_rows(
    result: Result, earlier: Iterable[EarlierCycle], rubric: RubricCard
) -> tuple[HistoryRow, ...]:
    """The cycles of the score over all years, oldest first; none without an earlier one.

    Args:
        result: This cycle's.
        earlier: The cycles before it, oldest first.
        rubric: Says how a score is printed.
    """
    before = tuple(_earlier(cycle, result.person_id, rubric) for cycle in earlier)
    if not before:
        return ()
    return (*before, HistoryRow(rubric.cycle, result.shown, is_this=True))


def _earlier(cycle: EarlierCycle, person_id: str, rubric: RubricCard) -> HistoryRow:
    found = cycle.scores.get(person_id)
    if found is None:
        return HistoryRow(cycle.cycle, None, is_this=False)
    places, mode = rubric.rounding_places, rubric.rounding_mode
    return HistoryRow(
        cycle.cycle, shown_number(found.score, places=places, mode=mode), is_this=False
    )
