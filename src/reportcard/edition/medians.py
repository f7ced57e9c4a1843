"""Scores of the middle legislator, for comparison; they play no part in any grade.

Leaves to others: the chamber's own median (scoring), printing (contexts, tables).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from reportcard.model.scores import Scored
from reportcard.model.vocabulary import Chamber


@dataclass(frozen=True, slots=True)
class Medians:
    """Scores of the middle legislator: of each chamber, and of each subject in each chamber."""

    total: Mapping[Chamber, Fraction]
    category: Mapping[tuple[Chamber, str], Fraction]


def build_medians(scored: Scored) -> Medians:
    """The chamber's median as scored, and each subject's over sitting legislators with a score."""
    scores: dict[tuple[Chamber, str], list[Fraction]] = {}
    for result in scored.results:
        for category in result.categories if result.in_office else ():
            if category.score is not None:
                scores.setdefault((result.chamber, category.category_id), []).append(category.score)
    return Medians(
        total=scored.medians,
        category={key: Fraction(median(values)) for key, values in scores.items()},
    )
