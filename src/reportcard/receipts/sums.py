"""From the base score to the printed one, step by step: what was added, taken off, moved, limited.

Every step has its printed points, and they add up. Leaves to others: the exact points (scoring),
their rounding (model.points), the lines before the base.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reportcard.language import N_
from reportcard.model.numbers import shown_hundredths, shown_number, shown_weight
from reportcard.model.points import PrintedSum, printed_sum
from reportcard.model.scores import AdjustItem, AdjustLine, Result, RubricCard
from reportcard.receipts.outcomes import outcome_word
from reportcard.receipts.sentence import Sentence, ngettext, sentence


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is, and its points as printed; `is_sum` where it is the score so far."""

    label: Sentence
    points: str
    is_sum: bool = False


def steps_of(result: Result, rubric: RubricCard) -> tuple[Step, ...]:
    """The steps after the base score; none where the base is the score and nothing is added."""
    printed = printed_sum(result, rubric)
    if printed is None:
        return ()
    return (
        *_adjustments(result, rubric, printed),
        *_curve(rubric, printed),
        *_limits(result, rubric, printed),
    )


def lifetime_sentence(result: Result, rubric: RubricCard) -> Sentence | None:
    """The score over all years; None also where it is only this cycle's own score again."""
    if result.lifetime is None:
        return None
    if result.lifetime.cycles == 1 and result.lifetime.score == result.score:
        return None
    return ngettext(
        "All years: a score of {shown}, from {n} cycle that counted.",
        "All years: a score of {shown}, from {n} cycles that counted.",
        result.lifetime.cycles,
        shown=shown_number(
            result.lifetime.score, places=rubric.rounding_places, mode=rubric.rounding_mode
        ),
    )


def override_sentence(result: Result) -> Sentence | None:
    """Who set the grade by name, on what day, and what it was before."""
    override = result.override
    if override is None:
        return None
    first, second = override.approved_by
    message = N_(
        "Set to {grade} by {first} and {second} on {day}; the rules alone give {graded}, and the "
        "score alone {computed}."
    )
    return sentence(
        message,
        grade=override.grade,
        first=first,
        second=second,
        day=override.decided_on,
        graded=result.graded,
        computed=result.computed_grade,
    )


# ---------------------------------------------------------------- private


def _adjustments(result: Result, rubric: RubricCard, printed: PrintedSum) -> Iterator[Step]:
    if not result.adjustments:
        return
    items = {item.item_id: item for item in (*rubric.adjust.bonus, *rubric.adjust.penalty)}
    for line, points in zip(result.adjustments, printed.items, strict=True):
        yield Step(_item(line, items[line.item_id], rubric), signed_points(points))
    for kind, cap, whole, sign in (
        ("bonus", rubric.adjust.bonus_cap, printed.bonus, 1),
        ("penalty", rubric.adjust.penalty_cap, printed.penalty, -1),
    ):
        if cap is not None and _together(result, kind) > cap:
            message = {
                "bonus": N_("Of what is added, at most {cap} points count"),
                "penalty": N_("Of what is taken off, at most {cap} points count"),
            }[kind]
            yield Step(sentence(message, cap=shown_weight(cap)), signed_points(sign * whole))
    yield Step(sentence(N_("With what is added and taken off")), _plain(printed.raw), is_sum=True)


def _item(line: AdjustLine, item: AdjustItem, rubric: RubricCard) -> Sentence:
    """What the item is for, and what the record says of it."""
    if line.outcome is not None:
        asked = next(c for c in rubric.criteria if c.criterion_id == item.criterion_id)
        record = outcome_word(asked.type, line.outcome)
        return sentence(N_("{title} (the record: {record})"), title=item.title, record=record)
    if line.value is None:
        return sentence(N_("{title} (no value in the record)"), title=item.title)
    return sentence(N_("{title} (the record: {record})"), title=item.title,
                    record=shown_weight(line.value))  # fmt: skip


def _together(result: Result, kind: str) -> Fraction:
    points = sum((line.points for line in result.adjustments if line.kind == kind), Fraction(0))
    return -points if kind == "penalty" else points


def _curve(rubric: RubricCard, printed: PrintedSum) -> Iterator[Step]:
    if rubric.curve is None or printed.curved is None:
        return
    label = sentence(
        N_("On the curve: {intercept} + {slope} x the score so far"),
        intercept=shown_weight(rubric.curve.intercept),
        slope=shown_weight(rubric.curve.slope),
    )
    yield Step(label, _plain(printed.curved), is_sum=True)


def _limits(result: Result, rubric: RubricCard, printed: PrintedSum) -> Iterator[Step]:
    """The limit that was reached: a rule on missed votes, or an end of the scale."""
    if result.raw is None or result.score is None:
        return
    curve, adjust = rubric.curve, rubric.adjust
    before = result.raw if curve is None else curve.intercept + curve.slope * result.raw
    if result.score == before:
        return
    if result.score == min(max(before, adjust.floor), adjust.ceiling):
        message = (
            N_("No score is above {end}")
            if before > result.score
            else N_("No score is below {end}")
        )
        label = sentence(message, end=shown_weight(result.score))
    else:
        label = sentence(N_("Limited, because of the votes that were missed"))
    yield Step(label, _plain(printed.score), is_sum=True)


def _plain(points: int) -> str:
    return shown_hundredths(points)


def signed_points(points: int) -> str:
    """Points with their sign, a true minus before what is taken off."""
    if points < 0:
        return f"\u2212{shown_hundredths(-points)}"
    return f"+{shown_hundredths(points)}" if points else shown_hundredths(0)
