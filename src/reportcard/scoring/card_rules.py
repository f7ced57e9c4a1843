"""What stands beside the marks of a card: bonus and penalty, limits, cycles, decisions, clauses.

Leaves to others: the rest of the card (card).
"""

from dataclasses import replace
from fractions import Fraction

from reportcard.model.scores import (
    Adjust,
    AdjustItem,
    AuditRule,
    EndorseClause,
    LeftOut,
    LifetimeRule,
    Limit,
    Override,
)
from reportcard.scoring.card_criteria import ONE
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_decisions import EndorseEntry, OverrideEntry
from reportcard.scoring.rubric_scoring import AdjustEntry


def adjust_of(rubric: Rubric) -> Adjust:
    """Bonus and penalty, with their caps and the ends of the scale."""
    entry = rubric.adjust
    return Adjust(
        bonus=tuple(_item(item) for item in entry.bonus),
        bonus_cap=entry.bonus_cap,
        penalty=tuple(_item(item) for item in entry.penalty),
        penalty_cap=entry.penalty_cap,
        floor=entry.floor,
        ceiling=entry.ceiling,
    )


def _item(entry: AdjustEntry) -> AdjustItem:
    table = entry.points if isinstance(entry.points, dict) else {}
    return AdjustItem(
        item_id=entry.id,
        title=entry.title.text(),
        criterion_id=entry.criterion,
        points={str(outcome): points for outcome, points in table.items()},
        input=entry.input,
        points_each=entry.points if isinstance(entry.points, Fraction) else ONE,
    )


def limits_of(rubric: Rubric) -> tuple[Limit, ...]:
    """The limits, in the order of the file."""
    return tuple(
        Limit(
            outcome=entry.outcome,
            at_least=entry.at_least,
            share=entry.share,
            above=entry.above,
            becomes_below=entry.becomes_below,
            below=entry.below,
            becomes_above=entry.becomes_above,
        )
        for entry in rubric.limits
    )


def lifetime_of(rubric: Rubric) -> LifetimeRule | None:
    """How cycles become one score; None where the rubric does not say."""
    if rubric.lifetime is None:
        return None
    return LifetimeRule(rubric.lifetime.method, rubric.lifetime.half_life or 1)


def override_of(entry: OverrideEntry) -> Override:
    """A grade that two persons set by name."""
    return Override(
        person_id=entry.person,
        grade=entry.grade,
        reason=entry.reason.text(),
        evidence_url=entry.evidence,
        approved_by=entry.approved_by,
        decided_on=entry.date,
    )


def clause_of(entry: EndorseEntry) -> EndorseClause:
    """A condition of an endorsement; references has made sure that it measures one thing."""
    bare = EndorseClause(entry.id, entry.title.text(), "gates_clear")
    if entry.gates_clear is not None:
        return bare
    if entry.grade is not None:
        return replace(bare, measure="grade", grade=entry.grade)
    if entry.category is not None:
        subject, lowest = entry.category, entry.at_least
        return replace(bare, measure="category", category_id=subject, minimum=lowest)
    if entry.questionnaire is not None:
        named = None if entry.questionnaire == "all" else entry.questionnaire
        return replace(bare, measure="questionnaire", criterion_id=named)
    return _lowest_figure(entry, bare)


def _lowest_figure(entry: EndorseEntry, bare: EndorseClause) -> EndorseClause:
    if entry.score is not None:
        return replace(bare, measure="score", minimum=entry.score)
    if entry.lifetime is not None:
        return replace(bare, measure="lifetime", minimum=entry.lifetime)
    return replace(bare, measure="letter_confidence", minimum=entry.letter_confidence)


def audit_of(rubric: Rubric) -> AuditRule | None:
    """The topic that is accounted for; None where the rubric names none."""
    if rubric.audit is None:
        return None
    left_out = tuple(
        LeftOut(
            entry.refs, entry.because.text(), entry.position, entry.category, entry.weight or ONE
        )
        for entry in rubric.audit.left_out
    )
    return AuditRule(rubric.audit.topic, left_out)
