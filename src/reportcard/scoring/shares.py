"""How much each criterion weighs in a chamber, for a legislator who could answer all of them.

The nominal share: what the rubric gives it before anybody voted. Leaves to others: what a share
is good for (lint).
"""

from collections.abc import Mapping
from fractions import Fraction

from reportcard.model.scores import Criterion, RubricCard
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.scaled import nominal_weights

CHAMBERS: tuple[Chamber, ...] = ("house", "senate")


def asked_in(card: RubricCard, chamber: Chamber) -> tuple[Criterion, ...]:
    """The criteria that concern the members of a chamber."""
    return tuple(c for c in card.criteria if c.chamber in (None, chamber))


def criterion_shares(card: RubricCard, chamber: Chamber) -> dict[str, Fraction]:
    """The part of the whole that each criterion of a chamber has; none without a subject.

    They sum to 1, or to less where a subject without a criterion counts as zero.

    Worked: subjects of weight 60 and 40, the first with criteria of weight 1 and 2: the criteria
    have 20 % and 40 % of the whole.
    """
    own = dict(zip((c.criterion_id for c in card.criteria), nominal_weights(card), strict=True))
    asked = [c for c in asked_in(card, chamber) if c.category_id]
    inside: dict[str, Fraction] = {}
    for criterion in asked:
        category = criterion.category_id
        inside[category] = inside.get(category, Fraction(0)) + own[criterion.criterion_id]
    weights = _category_shares(card, inside)
    return {
        c.criterion_id: weights[c.category_id] * own[c.criterion_id] / inside[c.category_id]
        for c in asked
    }


def question_shares(card: RubricCard, chamber: Chamber) -> dict[str, Fraction]:
    """The same by question: the roll calls of a group are one question."""
    shares = criterion_shares(card, chamber)
    questions: dict[str, Fraction] = {}
    for criterion in card.criteria:
        if criterion.criterion_id in shares:
            question = criterion.group_id or criterion.criterion_id
            share = shares[criterion.criterion_id]
            questions[question] = questions.get(question, Fraction(0)) + share
    return questions


def effective_questions(card: RubricCard, chamber: Chamber) -> Fraction:
    """How many equal questions those of a chamber weigh like: (sum w)^2 / sum w^2.

    Worked: shares 1/2, 1/4 and 1/4 weigh like 1 / (1/4 + 1/16 + 1/16) = 8/3 questions.
    """
    shares = question_shares(card, chamber).values()
    if not shares:
        return Fraction(0)
    return sum(shares, Fraction(0)) ** 2 / sum((share * share for share in shares), Fraction(0))


def _category_shares(card: RubricCard, inside: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The part of the whole that each subject has, among those with a criterion."""
    if card.aggregate == "pooled":
        weights = dict(inside)
    else:
        weights = {c.category_id: c.weight for c in card.categories if c.category_id in inside}
    counted = {**weights}
    if card.aggregate == "categories" and card.missing_category == "zero":
        counted = {c.category_id: c.weight for c in card.categories}
    whole = sum(counted.values(), Fraction(0))
    return {category: weight / whole for category, weight in weights.items()}
