"""From marks that do not depend on the subjects' weights to the page where a reader sets them.

Every number in the data is an exact fraction as text ("2/3"): the script of the page adds them as
whole numbers, never as binary floating point. Leaves to others: which marks those are (scoring).
"""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm

from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.order import family_order
from reportcard.edition.contexts.pieces import PersonCard
from reportcard.edition.contexts.weights import Dial, WeightsChamber, WeightsPage, WeightsRow
from reportcard.model.reweighing import PersonMarks, Reweighing
from reportcard.model.scores import Category, RubricCard, Scored
from reportcard.model.vocabulary import Chamber

CHAMBERS: tuple[Chamber, ...] = ("house", "senate")
# Weights are shown as whole numbers that sum to about this.
HUNDRED = 100


def build_weights(
    reweighing: Reweighing | None, *, scored: Scored, lookup: Lookup
) -> WeightsPage | None:
    """The page of a reader's own weights; None where no weight can be moved, or nobody sits."""
    sitting = sorted((card for card in lookup.cards.values() if card.in_office), key=family_order)
    if reweighing is None or not sitting:
        return None
    rubric = scored.rubric
    dials = _dials(rubric.categories)
    exact = {result.person_id: result.score for result in scored.results}
    return WeightsPage(
        dials=dials,
        largest=max(HUNDRED, *(dial.ours for dial in dials)),
        total=sum(dial.ours for dial in dials),
        chambers=tuple(
            WeightsChamber(chamber, rows)
            for chamber in CHAMBERS
            if (rows := _rows(chamber, sitting, exact, reweighing))
        ),
        steps=_steps(rubric, reweighing, sitting),
        data={
            "rules": _rules(rubric),
            "people": [
                _person(card, reweighing.people[card.person_id], rubric) for card in sitting
            ],
        },
    )


def whole_weights(weights: Sequence[Fraction]) -> tuple[int, ...]:
    """Weights as whole numbers in the same proportions, their sum near 100.

    Worked: 20, 30, 30, 15, 5 stay; 3 and 1 become 75 and 25; 1/3 and 1/2 become 40 and 60.
    """
    whole = lcm(*(weight.denominator for weight in weights))
    numbers = [weight.numerator * (whole // weight.denominator) for weight in weights]
    smallest = [number // gcd(*numbers) for number in numbers]
    factor = max(1, HUNDRED // sum(smallest))
    return tuple(number * factor for number in smallest)


def _dials(categories: Sequence[Category]) -> tuple[Dial, ...]:
    ours = whole_weights([category.weight for category in categories])
    return tuple(
        Dial(category.category_id, category.title, weight)
        for category, weight in zip(categories, ours, strict=True)
    )


def _rows(
    chamber: Chamber,
    sitting: Sequence[PersonCard],
    exact: dict[str, Fraction | None],
    reweighing: Reweighing,
) -> tuple[WeightsRow, ...]:
    rows = [
        WeightsRow(card, number, reweighing.people[card.person_id].override is not None)
        for number, card in enumerate(sitting)
        if card.chamber == chamber
    ]

    def best_first(row: WeightsRow) -> tuple[bool, Fraction]:
        score = exact[row.person.person_id]
        return (score is None, Fraction(0) if score is None else -score)

    return tuple(sorted(rows, key=best_first))


def _steps(
    rubric: RubricCard, reweighing: Reweighing, sitting: Sequence[PersonCard]
) -> tuple[str, ...]:
    there = {
        "bonus": bool(rubric.adjust.bonus or rubric.adjust.penalty),
        "curve": rubric.curve is not None,
        "limits": bool(rubric.limits),
        "gates": bool(rubric.gates),
        "names": any(reweighing.people[card.person_id].override for card in sitting),
    }
    return tuple(name for name, is_there in there.items() if is_there)


def _rules(rubric: RubricCard) -> dict[str, object]:
    """What makes a score and a letter of the subjects' marks, in the order of the steps."""
    curve = rubric.curve
    return {
        "countsEmpty": rubric.missing_category == "zero",
        "curve": None if curve is None else [str(curve.intercept), str(curve.slope)],
        "limits": [
            [
                None if end is None else str(end)
                for end in (limit.above, limit.becomes_below, limit.below, limit.becomes_above)
            ]
            for limit in rubric.limits
        ],
        "floor": str(rubric.adjust.floor),
        "ceiling": str(rubric.adjust.ceiling),
        "places": rubric.rounding_places,
        "mode": rubric.rounding_mode,
        "gradeOnShown": rubric.grade_on == "shown",
        "bands": {
            chamber: [
                [band.grade, str(band.minimum)]
                for band in rubric.bands
                if band.chamber in (None, chamber)
            ]
            for chamber in CHAMBERS
        },
    }


def _person(card: PersonCard, marks: PersonMarks, rubric: RubricCard) -> dict[str, object]:
    letters = [band.grade for band in rubric.bands if band.chamber in (None, card.chamber)]
    return {
        "chamber": card.chamber,
        "marks": [None if mark is None else str(mark) for mark in marks.marks],
        "points": str(marks.points),
        "limits": list(marks.limits),
        "incomplete": marks.is_incomplete,
        "best": 0 if marks.best is None else letters.index(marks.best),
        "override": marks.override,
    }
