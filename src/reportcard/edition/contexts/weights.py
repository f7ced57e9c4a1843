"""A reader's own weights for the subjects: the table of a chamber by them, beside our grades.

Whatever a reader moves stays in their browser; nothing here is a grade of ours.
Leaves to others: what does not depend on the weights (scoring.reweigh), gathering it
(build_weights), the arithmetic with a reader's weights (templates/assets/weights.js).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reportcard.edition.contexts.pieces import PersonCard
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber


@dataclass(frozen=True, slots=True)
class Dial:
    """A subject whose weight a reader moves.

    Attributes:
        category_id: The rubric's id.
        title: Its name.
        ours: Our weight as a whole number: all of them in the proportions of the rubric.
    """

    category_id: str
    title: Text
    ours: int


@dataclass(frozen=True, slots=True)
class WeightsRow:
    """A legislator in the table of a chamber.

    Attributes:
        person: Who, with our score and grade.
        number: Their place among the people of `data`.
        is_set_by_name: Whether the grade was set by name and so rests on no weight.
    """

    person: PersonCard
    number: int
    is_set_by_name: bool


@dataclass(frozen=True, slots=True)
class WeightsChamber:
    """The sitting members of a chamber.

    Attributes:
        chamber: house | senate.
        rows: Them, the highest score first, equal ones by family name; without a score last.
    """

    chamber: Chamber
    rows: tuple[WeightsRow, ...]


@dataclass(frozen=True, slots=True)
class WeightsPage:
    """Everything for a reader's own weights.

    Attributes:
        dials: The subjects, in the rubric's order.
        largest: The largest weight that can be chosen.
        total: The sum of our weights.
        chambers: House, then Senate.
        steps: What else the rubric does with a score: bonus, curve, limits, gates, names; those
            that it has, by name.
        data: The rules and the exact marks of everybody, for the script.
    """

    dials: tuple[Dial, ...]
    largest: int
    total: int
    chambers: tuple[WeightsChamber, ...]
    steps: tuple[str, ...]
    data: Mapping[str, object]
