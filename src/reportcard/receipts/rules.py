"""The rules that come after the lines, in sentences made from the rubric: no figure typed by hand.

Leaves to others: marks, subjects, letters and gates (the methodology page lays those out), what
the rules did to somebody's score (sums).
"""

from collections.abc import Iterator

from reportcard.language import N_
from reportcard.model.numbers import shown_percent, shown_weight
from reportcard.model.scores import Limit, RubricCard
from reportcard.receipts.outcomes import outcome_word
from reportcard.receipts.sentence import Sentence, Word, ngettext, sentence


def rule_sentences(rubric: RubricCard) -> tuple[Sentence, ...]:
    """What is done with the base score, in the order in which it is done."""
    return (
        *_caps(rubric),
        *_curve(rubric),
        *(sentence_ for limit in rubric.limits for sentence_ in _limit(limit)),
        *_ends(rubric),
    )


def lifetime_rule(rubric: RubricCard) -> Sentence | None:
    """How cycles become one score."""
    rule = rubric.lifetime
    if rule is None:
        return None
    if rule.method == "decay":
        return ngettext(
            "The score over all years: what a cycle counts halves with every {n} cycle.",
            "The score over all years: what a cycle counts halves with every {n} cycles.",
            rule.half_life,
        )
    message = N_("The score over all years: {rule}. A cycle with an incomplete grade is left out.")
    return sentence(message, rule=Word("lifetime", rule.method))


def _caps(rubric: RubricCard) -> Iterator[Sentence]:
    adjust = rubric.adjust
    if adjust.bonus_cap is not None:
        yield sentence(
            N_("At most {cap} points are added in all."), cap=shown_weight(adjust.bonus_cap)
        )
    if adjust.penalty_cap is not None:
        yield sentence(
            N_("At most {cap} points are taken off in all."), cap=shown_weight(adjust.penalty_cap)
        )


def _curve(rubric: RubricCard) -> Iterator[Sentence]:
    if (curve := rubric.curve) is not None:
        message = N_("All scores are then moved on one line: {intercept} + {slope} x the score.")
        yield sentence(
            message, intercept=shown_weight(curve.intercept), slope=shown_weight(curve.slope)
        )


def _limit(limit: Limit) -> Iterator[Sentence]:
    """When a limit holds, then what it does at each end of the scale."""
    outcome = outcome_word("floor_vote", limit.outcome)
    if limit.at_least is not None:
        message = N_(
            "A limit holds for whoever has this record in {n} of the votes or more: {outcome}."
        )
        yield sentence(message, n=str(limit.at_least), outcome=outcome)
    if limit.share is not None:
        message = N_(
            "A limit holds for whoever has this record in {share}% of the votes or more: {outcome}."
        )
        yield sentence(message, share=shown_percent(limit.share), outcome=outcome)
    if limit.above is not None and limit.becomes_below is not None:
        message = N_("Under that limit a score of {above} or more becomes {score}.")
        yield sentence(
            message, above=shown_weight(limit.above), score=shown_weight(limit.becomes_below)
        )
    if limit.below is not None and limit.becomes_above is not None:
        message = N_("Under that limit a score of {below} or less becomes {score}.")
        yield sentence(
            message, below=shown_weight(limit.below), score=shown_weight(limit.becomes_above)
        )


def _ends(rubric: RubricCard) -> Iterator[Sentence]:
    adjust = rubric.adjust
    # Without any of these a score cannot leave 0 to 100, and saying so would only puzzle.
    if adjust.bonus or adjust.penalty or rubric.curve:
        message = N_("No score is below {floor} or above {ceiling}.")
        yield sentence(
            message, floor=shown_weight(adjust.floor), ceiling=shown_weight(adjust.ceiling)
        )
