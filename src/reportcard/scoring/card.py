"""The card of a rubric: exact figures, each criterion with its marks, nothing left to look up.

Leaves to others: what the rubric may say (load), whether it is true (check), counting (count).
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from reportcard.model.scores import (
    Band,
    Category,
    Criterion,
    Eligibility,
    Gate,
    Group,
    MarkRule,
    RubricCard,
)
from reportcard.scoring.rubric import (
    CriterionEntry,
    GateEntry,
    GroupEntry,
    Mark,
    Rubric,
    SponsorshipCriterion,
    VoteCriterion,
)
from reportcard.yamltext import text_of_name


def card_of(rubric: Rubric, *, bills: Mapping[str, str]) -> RubricCard:
    """The card of a rubric, given the bill of each roll call it names.

    Args:
        rubric: As loaded.
        bills: bill_id by vote_event_id; "" stands for a roll call that is not there (examples).
    """
    marks = {
        kind: _mark_rules(table)
        for kind in ("floor_vote", "amendment_vote", "appropriation_vote", "sponsorship")
        if (table := getattr(rubric.marks, kind))
    }
    groups = {name: group.id for group in rubric.groups for name in group.criteria}
    criteria = tuple(
        _criterion(entry, bills=bills, group_id=groups.get(entry.id), marks=marks)
        for entry in rubric.criteria
    )
    return RubricCard(
        rubric_id=rubric.id,
        version=rubric.version,
        sha256=rubric.yaml.sha256,
        title=rubric.title.text(),
        organization=text_of_name(rubric.organization.name),
        notice=rubric.notice.text() if rubric.notice else None,
        jurisdiction_id=rubric.jurisdiction,
        cycle=rubric.cycle.text(),
        window=rubric.window,
        categories=tuple(
            Category(c.id, c.title.text(), c.weight, c.required) for c in rubric.categories
        ),
        criteria=criteria,
        groups=tuple(_group(group, criteria) for group in rubric.groups),
        marks=marks,
        eligibility=Eligibility(
            min_criteria=rubric.eligibility.min_criteria,
            min_opportunity=rubric.eligibility.min_opportunity,
            min_participation=rubric.eligibility.min_participation,
        ),
        aggregate=rubric.aggregate,
        missing_category=rubric.missing_category,
        bands=tuple(
            Band(g.grade, g.min, g.chamber)
            for g in sorted(rubric.grades, key=lambda g: (-g.min, g.chamber or "", g.grade))
        ),
        gates=tuple(_gate(gate) for gate in rubric.gates),
        rounding_places=rubric.rounding.places,
        rounding_mode=rubric.rounding.mode,
        grade_on=rubric.rounding.grade_on,
    )


def _mark_rules(table: Mapping[Any, Mark]) -> dict[str, MarkRule]:
    return {outcome: MarkRule(mark.credit, mark.count) for outcome, mark in table.items()}


def _criterion(
    entry: CriterionEntry,
    *,
    bills: Mapping[str, str],
    group_id: str | None,
    marks: Mapping[str, Mapping[str, MarkRule]],
) -> Criterion:
    vote = entry if isinstance(entry, VoteCriterion) else None
    return Criterion(
        criterion_id=entry.id,
        type=entry.type,
        category_id=entry.category,
        weight=entry.weight,
        chamber=vote.chamber if vote else None,
        vote_event_id=vote.ref if vote else None,
        bill_id=entry.ref if isinstance(entry, SponsorshipCriterion) else bills[entry.ref],
        held_on=entry.date,
        position=vote.position if vote else None,
        title=entry.title.text(),
        statement=entry.statement.text(),
        yes_did=vote.yes_did.text() if vote else None,
        no_did=vote.no_did.text() if vote else None,
        why=entry.why.text(),
        announced_on=vote.announced if vote else None,
        group_id=group_id,
        marks={**marks.get(entry.type, {}), **_mark_rules(dict(entry.marks))},
        source_url=entry.source or "",
    )


def _group(entry: GroupEntry, criteria: tuple[Criterion, ...]) -> Group:
    """A group, its criteria in order of time: "last" is then the last that counted."""
    members = sorted(
        (c for c in criteria if c.group_id == entry.id),
        key=lambda c: (c.held_on, _roll_call_number(c), c.criterion_id),
    )
    names = tuple(c.criterion_id for c in members)
    return Group(entry.id, names, entry.combine, entry.weight)


def _roll_call_number(criterion: Criterion) -> int:
    """The number at the end of a roll call's id: the order within one day."""
    _head, _hyphen, number = (criterion.vote_event_id or "").rpartition("-")
    return int(number) if number.isdigit() else 0


def _gate(entry: GateEntry) -> Gate:
    return Gate(
        measure="participation" if entry.participation is not None else "criterion",
        minimum=entry.participation or Fraction(0),
        max_grade=entry.max_grade,
        reason=entry.reason.text(),
        criterion_id=entry.criterion,
        outcomes=entry.outcomes if entry.criterion else (),
    )
