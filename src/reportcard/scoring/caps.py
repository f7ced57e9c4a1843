"""One roll call weighs once: the part of its weight with which each criterion counts for somebody.

SQL sums the marks on such roll calls with their whole weights, and says which of them counted for
whom; what is too much is taken off here. Leaves to others: which they are (gather), the sums of a
subject (result), and the caps of a card, as if all counted (card_criteria).
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from reportcard.model.scores import RubricCard
from reportcard.scoring.scaled import NOTHING, Scaled
from reportcard.scoring.sums import PersonSums


def cap_factors(card: RubricCard, counted: Iterable[int]) -> dict[int, Fraction]:
    """The part of its weight with which each criterion counts.

    Of those on one roll call that counted for a legislator: the heaviest weight / the sum of their
    weights. Worked: 2 and 1 count 2/3 each, together 2; where only the 1 counted, it counts whole.

    Args:
        card: The rubric.
        counted: Numbers of the criteria on roll calls that several ask about, those that counted.
    """
    together: dict[str | None, list[int]] = {}
    for number in counted:
        together.setdefault(card.criteria[number].vote_event_id, []).append(number)
    factors = {}
    for numbers in together.values():
        weights = [card.criteria[number].weight for number in numbers]
        factors.update(dict.fromkeys(numbers, max(weights) / sum(weights, NOTHING)))
    return factors


def too_much(
    card: RubricCard, sums: PersonSums, scale: Scaled
) -> Iterator[tuple[int, Fraction, Fraction]]:
    """What the sums of a legislator have too much: subject, earned, counted weight."""
    for number, factor in cap_factors(card, sums.shared).items():
        cell, category = scale.cell(number, sums.shared[number]), scale.category_numbers[number]
        assert cell is not None, "it counted"
        assert category is not None, "it counted in a subject"
        rest = (1 - factor) / scale.item
        yield category, rest * cell.num, rest * cell.den
