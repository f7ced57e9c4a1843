"""What the questions of one chamber can tell: chance, party, subjects, and how many they are.

Leaves to others: what it means for one legislator (confidence, ranks).
"""

from collections.abc import Sequence
from fractions import Fraction

from reportcard.model.robustness import CategoryWeight, ChamberStrength, NoConfidence
from reportcard.model.scores import RubricCard
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.robustness.board import Board
from reportcard.scoring.robustness.confidence import Prior
from reportcard.scoring.robustness.exactsum import covariance, mean
from reportcard.scoring.robustness.ranks import share_tables
from reportcard.scoring.robustness.voter import Voter
from reportcard.scoring.shares import criterion_shares


def likeness(voters: Sequence[Voter]) -> Fraction | NoConfidence:
    """How alike the answers of one legislator are (rho), or why that cannot be estimated.

    With m the mean base score (0 to 1), Var its variance and n_eff of each:
    rho = (Var / (m (1 - m)) - mean(1 / n_eff)) / (1 - mean(1 / n_eff)).

    Worked: scores 1, 1/2, 1/2 and 0 on 4 questions each: Var = 1/8 of m (1 - m) = 1/4, so
    (1/2 - 1/4) / (1 - 1/4) = 1/3.
    """
    if len(voters) < 2:
        return "too_few"
    bases = base_shares(voters)
    middle, variance = mean(bases) or Fraction(0), covariance(bases, bases)
    if variance == 0:
        return "only_chance"
    chance = mean([1 / voter.n_eff for voter in voters]) or Fraction(0)
    spread = variance / (middle * (1 - middle))
    if spread == 1:
        return "all_or_nothing"
    if spread <= chance:
        return "only_chance"
    return (spread - chance) / (1 - chance)


def prior_of(voters: Sequence[Voter]) -> Prior | None:
    """The spread of base scores in a chamber: alpha, beta = m s, (1 - m) s with s = 1 / rho - 1."""
    rho = likeness(voters)
    middle = mean(base_shares(voters))
    if not isinstance(rho, Fraction) or middle is None:
        return None
    size = 1 / rho - 1
    return Prior(float(middle * size), float((1 - middle) * size))


def base_shares(voters: Sequence[Voter]) -> list[Fraction]:
    """Base scores, 0 to 1."""
    return [base / 100 for voter in voters if (base := voter.sums.base) is not None]


def strength_of(
    board: Board, chamber: Chamber, voters: Sequence[Voter], *, steady: int, tiers: int
) -> ChamberStrength:
    """Everything about the questions of one chamber.

    Args:
        board: The card.
        chamber: Which.
        voters: Its compared members.
        steady: How many of them have a letter that no single question changes.
        tiers: How many tiers they are in.
    """
    rho = likeness(voters)
    scores = [voter.known_score for voter in voters]
    return ChamberStrength(
        legislators=len(voters),
        questions=len(_questions(board, chamber)),
        effective_questions=effective_questions(voters),
        mean=mean(scores),
        likeness=float(rho) if isinstance(rho, Fraction) else None,
        reliability=float(reliability(voters, rho)) if isinstance(rho, Fraction) else None,
        no_confidence=None if isinstance(rho, Fraction) else rho,
        party_share=party_share([voter.result.party for voter in voters], scores),
        weights=category_weights(board, chamber, voters),
        steady=steady,
        tiers=tiers,
    )


def reliability(voters: Sequence[Voter], rho: Fraction) -> Fraction:
    """The part of the variance of base scores that is not chance: rho m (1 - m) / Var.

    Worked: as for `likeness`: 1/3 of 1/4, of 1/8: 2/3.
    """
    bases = base_shares(voters)
    middle = mean(bases) or Fraction(0)
    return rho * middle * (1 - middle) / covariance(bases, bases)


def party_share(parties: Sequence[str], scores: Sequence[Fraction]) -> Fraction | None:
    """The part of the variance of scores that party explains; None when all are equal.

    Worked: 100 and 80 of one party, 20 and 0 of another: party means 90 and 10 vary by 1600, the
    scores by 1700: 16/17.
    """
    variance = covariance(scores, scores)
    if not variance:
        return None
    by_party: dict[str, list[Fraction]] = {}
    for party, score in zip(parties, scores, strict=True):
        by_party.setdefault(party, []).append(score)
    means = {party: mean(own) or Fraction(0) for party, own in by_party.items()}
    return covariance(scores, [means[party] for party in parties]) / variance


def category_weights(
    board: Board, chamber: Chamber, voters: Sequence[Voter]
) -> tuple[CategoryWeight, ...]:
    """Of each subject the weight as written, and what it has to do with who stands where.

    e_k = Cov(V_k S_k, S) / Var(S), of base scores; they sum to 1. It is 0 for a subject in which
    all answered alike, and below 0 where it works against the others.
    """
    bases = [100 * share for share in base_shares(voters)]
    variance = covariance(bases, bases)
    nominal = _nominal(board.card, chamber)
    return tuple(
        CategoryWeight(
            category_id=category.category_id,
            nominal=nominal.get(category.category_id, Fraction(0)),
            effective=covariance([_points(v, k) for v in voters], bases) / variance
            if variance
            else None,
        )
        for k, category in enumerate(board.card.categories)
    )


def effective_questions(voters: Sequence[Voter]) -> float | None:
    """How many equal, independent questions those of a chamber act like; None when all agree.

    (sum of variances)^2 / sum of all squared covariances of the questions' points: the ratio
    (sum of eigenvalues)^2 / sum of squared eigenvalues. Ten questions that everybody answers along
    the same line act like one. Where somebody was not counted, the mean stands in.
    """
    import numpy as np

    if not voters:
        return None
    earned, possible = share_tables(voters)
    counted = possible > 0
    answered = np.maximum(counted.sum(axis=0), 1)
    credit = np.divide(earned, possible, out=np.zeros_like(earned), where=counted)
    middle = credit.sum(axis=0) / answered
    weight = possible.sum(axis=0) / answered
    centred = np.where(counted, credit - middle, 0.0) * weight
    together = np.einsum("vi,vj->ij", centred, centred)
    variance, squares = float(np.trace(together)), float((together**2).sum())
    # Rounding of binary numbers leaves about this much where everybody answered alike.
    return variance**2 / squares if variance > 1e-18 else None


def _points(voter: Voter, category: int) -> Fraction:
    """What a subject gave of the base score."""
    num, _den = voter.sums.totals.get(category, (0, 1))
    return Fraction(100 * num * voter.sums.factors.get(category, 0), voter.sums.whole)


def _nominal(card: RubricCard, chamber: Chamber) -> dict[str, Fraction]:
    """The weights of the subjects, as parts of the whole, before anybody voted."""
    if card.aggregate == "categories":
        whole = sum((category.weight for category in card.categories), Fraction(0))
        return {category.category_id: category.weight / whole for category in card.categories}
    shares = criterion_shares(card, chamber)
    nominal: dict[str, Fraction] = {}
    for criterion in card.criteria:
        share = shares.get(criterion.criterion_id, Fraction(0))
        nominal[criterion.category_id] = nominal.get(criterion.category_id, Fraction(0)) + share
    return nominal


def _questions(board: Board, chamber: Chamber) -> set[int]:
    """The questions that concern a chamber."""
    return {
        question
        for criterion, question in zip(board.card.criteria, board.question_of, strict=True)
        if question >= 0 and criterion.chamber in (None, chamber)
    }
