"""From the rubric to the methodology page; no figure of it is typed by hand.

Leaves to others: the page's rows (methodology), the words around them (templates).
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import get_args

from reportcard.edition.contexts.build_rules import (
    adjust_rows,
    certainty,
    least_reliability,
    set_rows,
    strength_rows,
    sure_rows,
    way_count,
    weight_rows,
)
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.methodology import (
    AuditBlock,
    BandRow,
    GateRow,
    GroupRow,
    MarkRow,
    MethodologyPage,
    PhraseRow,
    SubjectRow,
)
from reportcard.edition.contexts.pieces import CriterionCard
from reportcard.edition.contexts.topics import TopicRow
from reportcard.edition.names import subject_slug
from reportcard.edition.phrases import CUT_POINTS
from reportcard.model.numbers import shown_percent, shown_weight
from reportcard.model.robustness import Robustness
from reportcard.model.scores import Band, CriterionType, Gate, Outcome, RubricCard, Scored
from reportcard.model.vocabulary import Chamber
from reportcard.receipts.rules import lifetime_rule, rule_sentences

# The outcomes that a type of question can have; every other type has those of a vote.
_USUAL: dict[str, tuple[Outcome, ...]] = {
    "sponsorship": ("introducer", "cosponsor", "none"),
    "questionnaire": ("support", "oppose", "no_answer"),
    "attested_action": ("done", "none"),
    "attendance": ("measured",),
    "effectiveness": ("measured",),
}


def build_methodology(
    *,
    scored: Scored,
    lookup: Lookup,
    topics: tuple[TopicRow, ...],
    robustness: Robustness | None,
    audit: AuditBlock | None,
) -> MethodologyPage:
    """The rubric, laid out; how much of each topic it grades, and what its questions can tell."""
    rubric = scored.rubric
    cards = lookup.criterion_cards
    held = rubric.eligibility
    return MethodologyPage(
        subjects=_subjects(rubric, lookup),
        mark_types=tuple(kind for kind in get_args(CriterionType) if kind in rubric.marks),
        marks=_marks(rubric),
        outside=_by_day(c for c in cards.values() if not c.category_id),
        adjustments=adjust_rows(rubric, lookup),
        rules=rule_sentences(rubric),
        lifetime=lifetime_rule(rubric),
        overrides=set_rows(scored, lookup),
        weights=weight_rows(rubric, robustness),
        strengths=strength_rows(robustness),
        sure=sure_rows() if robustness else (),
        audit=audit,
        bands=_bands(rubric.bands),
        gates=tuple(_gate(gate, lookup) for gate in rubric.gates),
        groups=tuple(
            GroupRow(
                group_id=group.group_id,
                combine=group.combine,
                weight=shown_weight(group.weight),
                criteria=tuple(cards[criterion_id] for criterion_id in group.criterion_ids),
            )
            for group in rubric.groups
        ),
        phrases=_phrases(),
        min_criteria=held.min_criteria,
        min_recorded_weight=shown_weight(held.min_recorded_weight)
        if held.min_recorded_weight
        else None,
        min_opportunity=shown_percent(held.min_opportunity),
        min_participation=shown_percent(held.min_participation),
        aggregate=rubric.aggregate,
        missing_category=rubric.missing_category,
        rounding_places=rubric.rounding_places,
        rounding_mode=rubric.rounding_mode,
        grade_on=rubric.grade_on,
        window_from=rubric.window[0],
        window_to=rubric.window[1] - timedelta(days=1),
        criteria_count=len(rubric.criteria),
        roll_call_count=len(lookup.roll_calls),
        has_official_sheets=any(ref.label is None for ref in lookup.roll_calls.values()),
        least_reliability=least_reliability(),
        certainty=certainty(),
        way_count=way_count(robustness),
        late_count=sum(
            1 for c in cards.values() if c.roll_call and c.asked is None and not c.announced_before
        ),
        topics=topics,
    )


def _subjects(rubric: RubricCard, lookup: Lookup) -> tuple[SubjectRow, ...]:
    everything = sum((category.weight for category in rubric.categories), Fraction(0))
    by_day = _by_day(lookup.criterion_cards.values())
    return tuple(
        SubjectRow(
            category_id=category.category_id,
            slug=subject_slug(category.category_id),
            title=category.title,
            weight=shown_weight(category.weight),
            percent=shown_percent(category.weight / everything),
            required=category.required,
            criteria=tuple(c for c in by_day if c.category_id == category.category_id),
        )
        for category in rubric.categories
    )


def _by_day(cards: Iterable[CriterionCard]) -> tuple[CriterionCard, ...]:
    """Questions by day, those without one last, then by the rubric's id."""
    return tuple(sorted(cards, key=lambda card: (card.held_on or date.max, card.criterion_id)))


def _marks(rubric: RubricCard) -> tuple[MarkRow, ...]:
    """Every outcome that a type of question can have, those not counted included."""
    vote: tuple[Outcome, ...] = (
        "support", "oppose", "present", "absent", "excused", "presiding", "recused",
    )  # fmt: skip
    rows = []
    for kind, rules in sorted(rubric.marks.items()):
        usual = _USUAL.get(kind, vote)
        others = [outcome for outcome in get_args(Outcome) if outcome in rules]
        for outcome in dict.fromkeys([*usual, *others]):
            rule = rules.get(outcome)
            counts = rule is not None and rule.count > 0
            rows.append(
                MarkRow(
                    type=kind,
                    outcome=outcome,
                    credit=shown_weight(rule.credit) if rule and counts else None,
                    count=shown_weight(rule.count) if rule and counts else None,
                )
            )
    return tuple(rows)


def _bands(bands: Sequence[Band]) -> tuple[BandRow, ...]:
    rows: list[BandRow] = []
    better: dict[Chamber | None, str] = {}
    for band in sorted(bands, key=lambda b: (b.chamber or "", -b.minimum)):
        minimum = shown_weight(band.minimum)
        rows.append(BandRow(band.grade, minimum, better.get(band.chamber), band.chamber))
        better[band.chamber] = minimum
    return tuple(rows)


def _gate(gate: Gate, lookup: Lookup) -> GateRow:
    by_share = gate.measure == "participation"
    return GateRow(
        measure=gate.measure,
        minimum=shown_percent(gate.minimum) if by_share else None,
        max_grade=gate.max_grade,
        reason=gate.reason,
        criterion=lookup.criterion_cards[gate.criterion_id] if gate.criterion_id else None,
        outcomes=gate.outcomes,
    )


def _phrases() -> tuple[PhraseRow, ...]:
    scored = tuple(
        PhraseRow(
            phrase=cut.phrase,
            minimum=shown_weight(cut.minimum),
            is_exact=cut.is_exact,
            above=cut.above,
            needs=cut.needs,
            else_phrase=cut.else_phrase,
        )
        for cut in CUT_POINTS
    )
    return (
        *scored,
        PhraseRow("incomplete", None, is_exact=False, above=False),
        PhraseRow("not_rated", None, is_exact=False, above=False),
    )
