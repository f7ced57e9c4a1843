"""From a result to the page of one legislator.

Leaves to others: the receipt's printed points (receipt), which lines stand out (highlights).
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from reportcard.edition.contexts.build_rules import override_row
from reportcard.edition.contexts.build_years import attendance_rows, history_rows
from reportcard.edition.contexts.highlights import find_questions, find_reasons
from reportcard.edition.contexts.legislator import (
    AlarmRow,
    CategoryRow,
    LegislatorPage,
    ReceiptRow,
    Shortfall,
    StepRow,
    Term,
)
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.pieces import PersonCard, evidence_of
from reportcard.edition.contexts.receipt import build_receipt, sum_points
from reportcard.edition.contexts.side_by_side import Comparisons
from reportcard.edition.contexts.statements import PersonStatements
from reportcard.edition.contexts.towns import DistrictGrant
from reportcard.edition.medians import Medians
from reportcard.edition.names import subject_slug
from reportcard.model.facts import Membership
from reportcard.model.numbers import shown_number, shown_percent, shown_weight
from reportcard.model.robustness import Robustness, Stability
from reportcard.model.scores import EarlierCycle, Result, RubricCard
from reportcard.receipts.names import is_imported
from reportcard.receipts.steady import Steadiness, find_steadiness
from reportcard.receipts.sums import lifetime_sentence, steps_of


def build_legislator(
    result: Result,
    *,
    lookup: Lookup,
    medians: Medians,
    robustness: Robustness | None,
    earlier: Sequence[EarlierCycle],
    alarms: Sequence[str],
    towns: tuple[DistrictGrant, ...],
    compared: Comparisons,
    said: PersonStatements,
    previous: PersonCard | None,
    following: PersonCard | None,
) -> LegislatorPage:
    """The page of one legislator.

    Args:
        result: Their score with the whole receipt.
        lookup: The record.
        medians: Of the subjects in each chamber.
        robustness: How steady the grades are.
        earlier: The cycles before this one, oldest first.
        alarms: Ids of questions whose official sheet has no line of theirs.
        towns: The towns of their district, with their money; none where they are not known.
        compared: With whom they are set side by side.
        said: What is said beside their record.
        previous: The page before.
        following: The page after.
    """
    rubric = lookup.rubric
    rows = build_receipt(result, lookup=lookup)
    counted = tuple(row for row in rows if row.counted)
    total = sum_points(counted)
    stability = _stability(result, robustness)
    steady = _steadiness(stability, result, rubric, robustness)
    return LegislatorPage(
        person=lookup.cards[result.person_id],
        terms=_terms(lookup.memberships.get(result.person_id, ())),
        computed_grade=result.computed_grade,
        graded=result.graded,
        override=override_row(result),
        gate_reasons=result.gate_reasons,
        shortfalls=tuple(_shortfall(*reason) for reason in result.reasons),
        participation=None if result.participation is None else shown_percent(result.participation),
        opportunity=shown_percent(result.opportunity),
        criteria_counted=result.criteria_counted,
        reasons=find_reasons(counted, result=result),
        questions=find_questions(counted, result=result),
        categories=_categories(result, counted, rubric, medians),
        not_counted=tuple(r for r in rows if not r.counted and r.criterion.category_id),
        outside=tuple(r for r in rows if not r.counted and not r.criterion.category_id),
        steps=tuple(StepRow(s.label, s.points, s.is_sum) for s in steps_of(result, rubric)),
        attendance=attendance_rows(rows),
        lifetime=lifetime_sentence(result, rubric),
        history=history_rows(result, earlier, rubric),
        steady_label=steady.label if steady else None,
        steady=steady.main if steady else (),
        steady_more=steady.more if steady else (),
        compared=steady.compared if steady else None,
        total_earned=total.earned if counted else None,
        total_possible=total.possible if counted else None,
        chamber_median_share=_share(stability.chamber_median if stability else None),
        missed_on_sheets=any(_is_missed_on_sheet(row) for row in rows),
        alarms=_alarms(alarms, lookup),
        towns=towns,
        is_compared=compared.is_offered,
        pairs=compared.pairs,
        said=said,
        previous=previous,
        next=following,
    )


def _stability(result: Result, robustness: Robustness | None) -> Stability | None:
    people = robustness.people if robustness else ()
    return next((s for s in people if s.person_id == result.person_id), None)


def _steadiness(
    stability: Stability | None, result: Result, rubric: RubricCard, robustness: Robustness | None
) -> Steadiness | None:
    if stability is None or robustness is None:
        return None
    return find_steadiness(stability, result, rubric, robustness)


def _is_missed_on_sheet(row: ReceiptRow) -> bool:
    call = row.criterion.roll_call
    return row.outcome == "absent" and call is not None and call.label is None


def _alarms(criterion_ids: Sequence[str], lookup: Lookup) -> tuple[AlarmRow, ...]:
    rows = []
    for criterion_id in criterion_ids:
        criterion = lookup.criteria[criterion_id]
        event = lookup.events.get(criterion.vote_event_id or "")
        rows.append(AlarmRow(criterion.title, event is not None and is_imported(event.provenance)))
    return tuple(rows)


def _share(score: Fraction | None) -> str | None:
    """A score as a whole percent between 0 and 100, for the length of a bar."""
    return (
        None if score is None else shown_percent(min(max(score, Fraction(0)), Fraction(100)) / 100)
    )


def _shortfall(code: str, measured: Fraction, required: Fraction) -> Shortfall:
    is_percent = code in ("min_opportunity", "min_participation")
    return Shortfall(
        code=code,
        measured=shown_percent(measured) if is_percent else shown_weight(measured),
        required=shown_percent(required) if is_percent else shown_weight(required),
        is_percent=is_percent,
    )


def _categories(
    result: Result, counted: Sequence[ReceiptRow], rubric: RubricCard, medians: Medians
) -> tuple[CategoryRow, ...]:
    scores = {category.category_id: category for category in result.categories}
    weights = sum((c.effective_weight for c in result.categories), Fraction(0))
    rows = []
    for category in rubric.categories:
        lines = tuple(r for r in counted if r.criterion.category_id == category.category_id)
        score = scores.get(category.category_id)
        middle = medians.category.get((result.chamber, category.category_id))
        value = score.score if score else None
        share = score.effective_weight / weights if score and weights else Fraction(0)
        points = sum_points(lines)
        rows.append(
            CategoryRow(
                category_id=category.category_id,
                slug=subject_slug(category.category_id),
                title=category.title,
                weight=shown_weight(category.weight),
                counted_weight=shown_percent(share),
                score=None if value is None else shown_number(value, places=1),
                score_share=_share(value),
                median=None if middle is None else shown_number(middle, places=1),
                median_share=_share(middle),
                earned=points.earned,
                possible=points.possible,
                lines=lines,
            )
        )
    return tuple(rows)


def _terms(memberships: Sequence[Membership]) -> tuple[Term, ...]:
    newest_first = sorted(memberships, key=lambda m: m.start_on or date.min, reverse=True)
    return tuple(
        Term(
            chamber=m.chamber,
            district=m.district,
            district_name=m.district_name or "",
            party=m.party,
            start_on=m.start_on,
            end_on=m.end_on,
            evidence=evidence_of(m.provenance),
        )
        for m in newest_first
    )
