"""The criteria of a card: exact figures, own marks, and what one roll call weighs in all.

Leaves to others: the rest of the card (card), criteria from tables (expand).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from reportcard.model.scores import (
    ROLL_CALL_TYPES,
    Appropriation,
    AttestedAct,
    BudgetPlace,
    Criterion,
    Curve,
    Effectiveness,
    MarkRule,
    Pupils,
)
from reportcard.scoring.rubric_base import Mark, RateCurve
from reportcard.scoring.rubric_criteria import CriterionEntry, SponsorshipCriterion
from reportcard.scoring.rubric_measures import EffectivenessCriterion
from reportcard.scoring.rubric_money import AppropriationEntry, BudgetLineEntry, PupilsEntry
from reportcard.yamltext import BothLanguages

ONE = Fraction(1)


def mark_rules(table: Mapping[Any, Mark]) -> dict[str, MarkRule]:
    """Marks as records."""
    return {str(outcome): MarkRule(mark.credit, mark.count) for outcome, mark in table.items()}


def criterion_of(
    entry: CriterionEntry,
    *,
    bills: Mapping[str, str],
    marks: Mapping[str, Mapping[str, MarkRule]],
) -> Criterion:
    """A criterion of the file as a record.

    Args:
        entry: As loaded.
        bills: bill_id by the id of a roll call or committee vote.
        marks: The marks of each type.
    """
    ref = getattr(entry, "ref", None)
    is_bill = isinstance(entry, SponsorshipCriterion)
    parties = entry.applies_to.parties if entry.applies_to else ()
    return Criterion(
        criterion_id=entry.id,
        type=entry.type,
        category_id=entry.category or "",
        weight=entry.weight or ONE,
        chamber=entry.chamber,
        vote_event_id=ref if entry.type in ROLL_CALL_TYPES else None,
        bill_id=str(ref) if is_bill else bills.get(ref or "", ""),
        held_on=getattr(entry, "date", None),
        position=getattr(entry, "position", None),
        title=entry.title.text(),
        statement=entry.statement.text(),
        yes_did=_text(getattr(entry, "yes_did", None)),
        no_did=_text(getattr(entry, "no_did", None)),
        why=entry.why.text(),
        announced_on=entry.announced,
        group_id=None,
        marks={**marks.get(entry.type, {}), **mark_rules(entry.marks)},
        source_url=entry.source or "",
        committee_vote_id=ref if entry.type == "committee_vote" else None,
        committee_code=getattr(entry, "committee", None),
        parties=parties,
        actor=_text(getattr(entry, "actor", None)),
        appropriation=_appropriation(getattr(entry, "appropriation", None)),
        input=getattr(entry, "input", None),
        scale=getattr(entry, "scale", None),
        curve=_curve(getattr(entry, "curve", None)),
        roll_calls=getattr(entry, "roll_calls", None),
        effectiveness=_effectiveness(entry),
        done_by=tuple(
            AttestedAct(act.person, act.note.text(), act.source)
            for act in getattr(entry, "done_by", ())
        ),
    )


def with_caps(criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """The criteria, each with the part of its weight that counts where all of a roll call do.

    Of the criteria in a subject that ask about one roll call, cap = the heaviest weight / the sum
    of their weights. Worked: weights 2 and 1 on one roll call have a cap of 2/3 and weigh 4/3 and
    2/3, together 2.
    """
    weights: dict[str, list[Fraction]] = {}
    for criterion in criteria:
        if criterion.vote_event_id and criterion.category_id:
            weights.setdefault(criterion.vote_event_id, []).append(criterion.weight)
    caps = {ref: max(own) / sum(own, Fraction(0)) for ref, own in weights.items()}
    return tuple(
        replace(c, cap=caps[c.vote_event_id]) if c.vote_event_id in caps and c.category_id else c
        for c in criteria
    )


def _text(words: BothLanguages | None) -> Any:
    return words.text() if words else None


def _curve(entry: RateCurve | None) -> Curve | None:
    return Curve(entry.start, entry.end) if entry else None


def _appropriation(entry: AppropriationEntry | None) -> Appropriation | None:
    if entry is None:
        return None
    return Appropriation(
        line=entry.line.text(),
        amount_dollars=entry.amount,
        baseline_dollars=entry.baseline,
        fiscal_year=entry.fiscal_year,
        separability=entry.separability,
        budget_line=_place(entry.budget_line),
        pupils=_pupils(entry.pupils),
    )


def _place(entry: BudgetLineEntry | None) -> BudgetPlace | None:
    return (
        None if entry is None else BudgetPlace(entry.fund, entry.agency, entry.account, entry.stage)
    )


def _pupils(entry: PupilsEntry | None) -> Pupils | None:
    return None if entry is None else Pupils(entry.number, entry.school_year, entry.source)


def _effectiveness(entry: CriterionEntry) -> Effectiveness | None:
    if not isinstance(entry, EffectivenessCriterion):
        return None
    stages, roles = entry.stages, entry.roles
    return Effectiveness(
        bill_ids=entry.bills,
        stages={
            "introduced": stages.introduced,
            "reported": stages.reported,
            "passed_chamber": stages.passed_chamber,
            "passed_both": stages.passed_both,
            "law": stages.law,
        },
        roles={"introducer": roles.introducer, "cosponsor": roles.cosponsor},
        relative_to=entry.relative_to,
    )
