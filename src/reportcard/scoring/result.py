"""The exact last step: subjects, base score, INC, letter and gates, in Fractions.

Leaves to others: the sums (count), what is added and taken off (adjust) and the lines of the
receipt (receipt).
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from reportcard.model.numbers import rounded
from reportcard.model.scores import Band, CategoryScore, Criterion, Gate, Group, RubricCard
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.caps import too_much
from reportcard.scoring.scaled import NOTHING, Scaled
from reportcard.scoring.sums import GroupSums, PersonSums, Rate

# By number of the category: (earned, counted weight).
Totals = Mapping[int, tuple[Fraction, Fraction]]
Reason = tuple[str, Fraction, Fraction]

ALL = Fraction(1)


def rate_of(criterion: Criterion, measured: Rate) -> Fraction:
    """What was measured as a number between 0 and 1, on the criterion's curve.

    Worked: attended 9 of 10, on a curve from 0.80 to 0.95: 0.10 / 0.15 = 2/3.
    """
    reached, top = measured
    rate = reached / top
    if criterion.curve is not None:
        start, end = criterion.curve.start, criterion.curve.end
        rate = (rate - start) / (end - start)
    return min(max(rate, NOTHING), ALL)


def group_total(group: Group, sums: GroupSums, scale: Scaled) -> tuple[Fraction, Fraction]:
    """What a group gives as one question: (earned, counted weight).

    Rule: counted weight = group weight x the highest count; earned = that x the credit. Support
    with weight 1 and opposition with weight 2 in a group of weight 1: mean 1/3, best 1, worst 0.
    """
    den = group.weight * Fraction(sums.count, scale.count)
    if group.combine == "mean":
        return den * Fraction(sums.num, sums.den), den
    credit = {"best": sums.best, "worst": sums.worst, "last": sums.last}[group.combine]
    return den * Fraction(credit, scale.credit), den


def category_totals(card: RubricCard, sums: PersonSums, scale: Scaled) -> Totals:
    """Earned and counted weight of each category in which something counted."""
    totals = {
        number: (Fraction(num, scale.item), Fraction(den, scale.item))
        for number, (num, den) in sums.categories.items()
    }
    for number, num_off, den_off in too_much(card, sums, scale):
        old = totals[number]
        totals[number] = (old[0] - num_off, old[1] - den_off)
    for number, group_sums in sums.groups.items():
        category = group_category(scale, number)
        num, den = group_total(card.groups[number], group_sums, scale)
        old = totals.get(category, (NOTHING, NOTHING))
        totals[category] = (old[0] + num, old[1] + den)
    for number, measured in sums.measured.items():
        cell, place = scale.cell(number, "measured"), scale.category_numbers[number]
        if cell is not None and place is not None:
            earned = Fraction(cell.num, scale.item) * rate_of(card.criteria[number], measured)
            totals[place] = (totals[place][0] + earned, totals[place][1])
    return totals


def group_category(scale: Scaled, group_no: int) -> int:
    """The number of the category that a group belongs to."""
    place = scale.category_numbers[scale.group_numbers.index(group_no)]
    assert place is not None, "a group is a question of a subject"
    return place


def effective_weights(card: RubricCard, totals: Totals) -> dict[int, Fraction]:
    """The part of the whole that each category has for one legislator; they sum to 1.

    Rule: among the categories in which something counted, by their weights (renormalize); among
    all (zero); by the weight that counted in each (pooled).
    """
    if card.aggregate == "pooled":
        whole = sum((den for _num, den in totals.values()), NOTHING)
        return {number: den / whole for number, (_num, den) in totals.items()}
    everyone = card.missing_category == "zero" and bool(totals)
    counted = range(len(card.categories)) if everyone else sorted(totals)
    whole = sum((card.categories[number].weight for number in counted), NOTHING)
    return {number: card.categories[number].weight / whole for number in counted}


def base_score(card: RubricCard, totals: Totals) -> Fraction | None:
    """100 x the weighted mean of the categories; None when nothing counted.

    Worked: votes 80 % (weight 60), sponsorship 50 % (weight 25), a third (15) with nothing:
    renormalize 6050/85, zero 60.5.
    """
    if not totals:
        return None
    weights = effective_weights(card, totals)
    return 100 * sum((weights[k] * num / den for k, (num, den) in totals.items()), NOTHING)


def category_scores(card: RubricCard, totals: Totals) -> tuple[CategoryScore, ...]:
    """Every category of the card in its order, also those in which nothing counted."""
    weights = effective_weights(card, totals)
    scores = []
    for number, category in enumerate(card.categories):
        num, den = totals.get(number, (NOTHING, NOTHING))
        scores.append(
            CategoryScore(
                category_id=category.category_id,
                num=num,
                den=den,
                score=100 * num / den if den else None,
                effective_weight=weights.get(number, NOTHING),
            )
        )
    return tuple(scores)


def incomplete_reasons(
    card: RubricCard,
    *,
    counted: int,
    opportunity: Fraction,
    participation: Fraction | None,
    recorded_weight: Fraction,
    totals: Totals,
) -> tuple[Reason, ...]:
    """Why the grade is INC: code, what was measured, what the rubric asks for."""
    rules = card.eligibility
    measured = [
        ("min_criteria", Fraction(counted), Fraction(rules.min_criteria)),
        ("min_opportunity", opportunity, rules.min_opportunity),
    ]
    if participation is not None:  # without a chance to vote there is nothing to measure
        measured.append(("min_participation", participation, rules.min_participation))
    measured.append(("min_recorded_weight", recorded_weight, rules.min_recorded_weight))
    needed = [
        number
        for number, category in enumerate(card.categories)
        if category.required or card.missing_category == "incomplete"
    ]
    filled = sum(1 for number in needed if number in totals)
    measured.append(("missing_category", Fraction(filled), Fraction(len(needed))))
    return tuple(reason for reason in measured if reason[1] < reason[2])


def letters_of(card: RubricCard, chamber: Chamber) -> tuple[Band, ...]:
    """The bands of a chamber, best first."""
    return tuple(band for band in card.bands if band.chamber in (None, chamber))


def letter(card: RubricCard, chamber: Chamber, score: Fraction) -> str:
    """The first band whose minimum the score reaches; exact unless the rubric says shown.

    A score below every band has the lowest letter. Worked: 89.5 is shown as 90, and is a B; with
    grade_on shown it is an A.
    """
    if card.grade_on == "shown":
        score = rounded(score, places=card.rounding_places, mode=card.rounding_mode)
    bands = letters_of(card, chamber)
    return next((band.grade for band in bands if score >= band.minimum), bands[-1].grade)


def gated_letter(
    card: RubricCard,
    chamber: Chamber,
    grade: str,
    *,
    participation: Fraction | None,
    outcomes: Mapping[str, str],
) -> tuple[str, tuple[Text, ...]]:
    """The letter after the gates, and the reasons of those that lowered it.

    Args:
        card: The rubric.
        chamber: Whose bands.
        grade: The letter that the score earns.
        participation: Votes taken of chances; None without a chance.
        outcomes: Outcome by criterion id.
    """
    letters = [band.grade for band in letters_of(card, chamber)]
    reasons: list[Text] = []
    lowest = letters.index(grade)
    for gate in shut_gates(card, participation=participation, outcomes=outcomes):
        limit = letters.index(gate.max_grade)
        if limit > letters.index(grade):
            reasons.append(gate.reason)
            lowest = max(lowest, limit)
    return letters[lowest], tuple(reasons)


def shut_gates(
    card: RubricCard, *, participation: Fraction | None, outcomes: Mapping[str, str]
) -> tuple[Gate, ...]:
    """The gates that are shut for somebody, whether or not they lower the letter."""
    return tuple(gate for gate in card.gates if _is_shut(gate, participation, outcomes))


def _is_shut(gate: Gate, participation: Fraction | None, outcomes: Mapping[str, str]) -> bool:
    if gate.measure == "participation":
        return participation is not None and participation < gate.minimum
    return outcomes.get(gate.criterion_id or "") in gate.outcomes


def median(scores: Sequence[Fraction]) -> Fraction | None:
    """The middle score, or the mean of the two in the middle; None of none."""
    if not scores:
        return None
    ordered = sorted(scores)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
