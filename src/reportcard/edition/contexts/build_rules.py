"""From the rubric and the measures of steadiness to the later rows of the methodology page.

Leaves to others: subjects, marks, letters, gates (build_methodology), the selection (build_audit).
"""

from fractions import Fraction

from reportcard.edition.contexts.legislator import OverrideRow
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.methodology import (
    AdjustPoints,
    AdjustRow,
    SetRow,
    StrengthRow,
    SureRow,
    WeightRow,
)
from reportcard.edition.names import safe_url
from reportcard.model.numbers import shown_number, shown_percent, shown_weight
from reportcard.model.robustness import TIER_CERTAINTY, Robustness
from reportcard.model.scores import AdjustItem, Result, RubricCard, Scored
from reportcard.receipts.sums import override_sentence
from reportcard.receipts.sure import LEAST_RELIABILITY, SURE_CUTS, is_sayable


def adjust_rows(rubric: RubricCard, lookup: Lookup) -> tuple[AdjustRow, ...]:
    """What is added to the base score, then what is taken off it."""
    return (
        *(_adjust(item, "bonus", lookup) for item in rubric.adjust.bonus),
        *(_adjust(item, "penalty", lookup) for item in rubric.adjust.penalty),
    )


def _adjust(item: AdjustItem, kind: str, lookup: Lookup) -> AdjustRow:
    by_question = item.criterion_id is not None
    return AdjustRow(
        item_id=item.item_id,
        kind=kind,
        title=item.title,
        criterion=lookup.criterion_cards[item.criterion_id] if item.criterion_id else None,
        points=tuple(
            AdjustPoints(outcome, shown_weight(points)) for outcome, points in item.points.items()
        ),
        points_each=None if by_question else shown_weight(item.points_each),
    )


def override_row(result: Result) -> OverrideRow | None:
    """Who set somebody's grade by name; None when nobody did."""
    told = override_sentence(result)
    if result.override is None or told is None:
        return None
    return OverrideRow(told, result.override.reason, safe_url(result.override.evidence_url))


def set_rows(scored: Scored, lookup: Lookup) -> tuple[SetRow, ...]:
    """Every grade that was set by name."""
    return tuple(
        SetRow(lookup.cards[result.person_id].name, lookup.cards[result.person_id].slug, row)
        for result in scored.results
        if (row := override_row(result)) is not None
    )


def weight_rows(rubric: RubricCard, robustness: Robustness | None) -> tuple[WeightRow, ...]:
    """Weights as written and in effect; none with a single subject, which has all of it."""
    if robustness is None or len(rubric.categories) < 2:
        return ()
    titles = {category.category_id: category.title for category in rubric.categories}
    return tuple(
        WeightRow(
            chamber=chamber,
            title=titles[row.category_id],
            nominal=shown_percent(row.nominal / sum(w.nominal for w in strength.weights)),
            effective=None
            if row.effective is None or row.effective < 0
            else shown_percent(row.effective),
            runs_against=row.effective is not None and row.effective < 0,
        )
        for chamber, strength in sorted(robustness.chambers.items())
        for row in strength.weights
    )


def strength_rows(robustness: Robustness | None) -> tuple[StrengthRow, ...]:
    """What the questions of each chamber can tell."""
    if robustness is None:
        return ()
    return tuple(
        StrengthRow(
            chamber=chamber,
            legislators=row.legislators,
            questions=row.questions,
            effective=None
            if row.effective_questions is None
            else shown_number(Fraction(row.effective_questions), places=1),
            reliability=None
            if row.reliability is None
            else shown_number(Fraction(row.reliability) * 100, places=0, mode="down"),
            is_sayable=is_sayable(row),
            party=None if row.party_share is None else shown_percent(Fraction(row.party_share)),
            steady=row.steady,
            tiers=row.tiers,
        )
        for chamber, row in sorted(robustness.chambers.items())
    )


def sure_rows() -> tuple[SureRow, ...]:
    """The phrases for how sure we are, surest first."""
    highest = [Fraction(1), *(cut.minimum for cut in SURE_CUTS)]
    # As printed: a probability is never 0 % and never 100 %.
    return tuple(
        SureRow(
            cut.phrase,
            shown_percent(max(cut.minimum, Fraction(1, 100))),
            shown_percent(above - Fraction(1, 100)),
        )
        for cut, above in zip(SURE_CUTS, highest, strict=False)
    )


def least_reliability() -> str:
    """The part of differences that must be more than chance before anything is called sure."""
    return shown_percent(LEAST_RELIABILITY)


def certainty() -> str:
    """Whole percent of certainty with which groups are told apart."""
    return str(TIER_CERTAINTY)


def way_count(robustness: Robustness | None) -> int:
    """In how many ways each letter is counted again; 0 where nobody has one."""
    people = robustness.people if robustness else ()
    return max((len(stability.universes) for stability in people), default=0)
