"""What else would be otherwise if one answer were: every criterion that the same answer decides.

A vote decides all that asks about its roll call, and whether somebody attended it. Where more than
the card is needed to say what would follow, nothing is said. Leaves to others: counting it
(receipt, robustness).
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from reportcard.model.scores import ROLL_CALL_TYPES, Criterion, RubricCard
from reportcard.scoring.sums import Rate
from reportcard.scoring.tables import record_of

# Options of the record with which a roll call was attended, and those with which it was no chance.
RECORDED = frozenset({"yes", "no", "present", "paired_yes", "paired_no"})
NO_CHANCE = frozenset({None, "excused", "presiding", "recused", "not_member"})
NEVER: Rate = (Fraction(0), Fraction(0))


def moved(
    card: RubricCard, criterion: Criterion, outcome: str, outcomes: Mapping[str, str]
) -> dict[str, str] | None:
    """The outcomes, by criterion id, that another answer to one criterion would give.

    Args:
        card: The rubric.
        criterion: What is answered otherwise.
        outcome: What would come of it: support or oppose of a vote.
        outcomes: Of all criteria that concern the legislator, as they stand.

    Returns:
        None where that depends on the answers of others (the majority of a party, the bills of the
        chamber), or one thing decides several criteria that are no roll call.
    """
    record = record_of(criterion)
    if record is None:
        return None if _is_entangled(card, criterion) else {criterion.criterion_id: outcome}
    with_us = outcome == "support"
    is_yes = (criterion.position == "support") == with_us
    found = {}
    for other in card.criteria:
        if record_of(other) != record or not _is_asked(other, outcomes):
            continue
        if other.position is None:
            return None
        agrees = (other.position == "support") == is_yes
        found[other.criterion_id] = "support" if agrees else "oppose"
    return found


def attended(option: str | None) -> Rate:
    """What one roll call is to attendance, by the option of the record: recorded, and chances."""
    if option in NO_CHANCE:
        return NEVER
    return Fraction(option in RECORDED), Fraction(1)


def is_looked_at(card: RubricCard, attendance: Criterion, roll_call: Criterion) -> bool:
    """Whether attendance looks at the roll call that a criterion asks about."""
    if roll_call.type not in ROLL_CALL_TYPES:
        return False
    if attendance.chamber not in (None, roll_call.chamber):
        return False
    day = roll_call.held_on
    first, after = card.window
    return attendance.roll_calls == "scored" or day is None or first <= day < after


def shifted(rate: Rate, shifts: Iterable[Rate]) -> Rate:
    """Attendance with some roll calls more or less."""
    recorded, chances = rate
    for more, more_chances in shifts:
        recorded, chances = recorded + more, chances + more_chances
    return recorded, chances


def _is_asked(criterion: Criterion, outcomes: Mapping[str, str]) -> bool:
    return outcomes.get(criterion.criterion_id, "not_eligible") != "not_eligible"


def _is_entangled(card: RubricCard, criterion: Criterion) -> bool:
    """Whether what decides this criterion, which is no vote, decides something else too."""
    others = [c for c in card.criteria if c.criterion_id != criterion.criterion_id]
    if criterion.type == "sponsorship":
        return any(criterion.bill_id in c.effectiveness.bill_ids for c in others if c.effectiveness)
    items = (*card.adjust.bonus, *card.adjust.penalty)
    named = {c.input for c in others} | {item.input for item in items}
    return criterion.input is not None and criterion.input in named
