"""The card of a rubric: exact figures, each criterion with its marks, nothing left to look up.

Leaves to others: what the rubric may say (load), whether it is true (check), its criteria
(card_criteria, expand), what stands beside the marks (card_rules), counting
(count).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import get_args

from reportcard.model.scores import (
    Band,
    Category,
    Criterion,
    CriterionType,
    Eligibility,
    Gate,
    Group,
    MarkRule,
    RubricCard,
    ScoreCurve,
)
from reportcard.scoring.card_criteria import criterion_of, mark_rules, with_caps
from reportcard.scoring.card_rules import (
    adjust_of,
    audit_of,
    clause_of,
    lifetime_of,
    limits_of,
    override_of,
)
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_scoring import GateEntry, GroupEntry
from reportcard.yamltext import text_of_name


def card_of(
    rubric: Rubric,
    *,
    bills: Mapping[str, str],
    numbers: Mapping[str, int],
    tabled: Sequence[Criterion] = (),
) -> RubricCard:
    """The card of a rubric, given the bill of each roll call and committee vote that it names.

    Args:
        rubric: As loaded.
        bills: bill_id by the id of a roll call or committee vote.
        numbers: The number of a roll call or committee's sheet by its id: the order in a day.
        tabled: The criteria from tables; they come after those of the file, in this order.
    """
    marks = type_marks(rubric)
    own = (criterion_of(entry, bills=bills, marks=marks) for entry in rubric.criteria)
    groups = {name: group.id for group in rubric.groups for name in group.criteria}
    criteria = with_caps([replace(c, group_id=groups.get(c.criterion_id)) for c in (*own, *tabled)])
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
        groups=tuple(_group(group, criteria, numbers) for group in rubric.groups),
        marks=marks,
        eligibility=_eligibility(rubric),
        aggregate=rubric.aggregate,
        missing_category=rubric.missing_category,
        bands=_bands(rubric),
        gates=tuple(_gate(gate) for gate in rubric.gates),
        rounding_places=rubric.rounding.places,
        rounding_mode=rubric.rounding.mode,
        grade_on=rubric.rounding.grade_on,
        tax_status=rubric.organization.tax_status,
        adjust=adjust_of(rubric),
        curve=ScoreCurve(rubric.curve.intercept, rubric.curve.slope) if rubric.curve else None,
        limits=limits_of(rubric),
        lifetime=lifetime_of(rubric),
        overrides=tuple(override_of(entry) for entry in rubric.overrides),
        endorse=tuple(clause_of(entry) for entry in rubric.endorse),
        audit=audit_of(rubric),
    )


def type_marks(rubric: Rubric) -> dict[str, dict[str, MarkRule]]:
    """The marks of each type of criterion that has any."""
    tables = {kind: getattr(rubric.marks, kind) for kind in get_args(CriterionType)}
    return {kind: mark_rules(table) for kind, table in tables.items() if table}


def _eligibility(rubric: Rubric) -> Eligibility:
    entry = rubric.eligibility
    return Eligibility(
        min_criteria=entry.min_criteria,
        min_opportunity=entry.min_opportunity,
        min_participation=entry.min_participation,
        min_recorded_weight=entry.min_recorded_weight,
    )


def _bands(rubric: Rubric) -> tuple[Band, ...]:
    """From the best down."""
    entries = sorted(rubric.grades, key=lambda g: (-g.min, g.chamber or "", g.grade))
    return tuple(Band(entry.grade, entry.min, entry.chamber) for entry in entries)


def _group(entry: GroupEntry, criteria: Sequence[Criterion], numbers: Mapping[str, int]) -> Group:
    """A group, its criteria in order of time: "last" is then the last that counted."""

    def time(criterion: Criterion) -> tuple[date, int, str]:
        ref = criterion.vote_event_id or criterion.committee_vote_id or ""
        return criterion.held_on or date.min, numbers.get(ref, 0), criterion.criterion_id

    members = sorted((c for c in criteria if c.group_id == entry.id), key=time)
    names = tuple(c.criterion_id for c in members)
    return Group(entry.id, names, entry.combine, entry.weight)


def _gate(entry: GateEntry) -> Gate:
    return Gate(
        measure="participation" if entry.participation is not None else "criterion",
        minimum=entry.participation or Fraction(0),
        max_grade=entry.max_grade,
        reason=entry.reason.text(),
        criterion_id=entry.criterion,
        outcomes=entry.outcomes if entry.criterion else (),
    )
