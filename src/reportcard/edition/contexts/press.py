"""The press kit: figures to quote with the rows they are counted from, and the charts as files.

Leaves to others: counting (build_press), the words around the figures (templates/site/press.html).
"""

from dataclasses import dataclass
from typing import Literal

from reportcard.edition.contexts.charts import ChartFile
from reportcard.model.vocabulary import Chamber

FigureKind = Literal["top_grades", "all_chances", "no_letter", "steady"]


@dataclass(frozen=True, slots=True)
class Condition:
    """What a column of a download must say for a row to be counted.

    Attributes:
        column: Its name.
        values: The cell is one of these.
        same_as: Or the cell is the same as that of this column, "" where values decide.
        is_not: Turns the condition round.
    """

    column: str
    values: tuple[str, ...] = ()
    same_as: str = ""
    is_not: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number to quote, of how many it is, and where anybody can count it.

    Attributes:
        kind: top_grades | all_chances | no_letter | steady.
        count: The number.
        of: Of how many.
        grades: The letters that it is about; none where it is about no letters.
        table: The download that it is counted from.
        among: Which rows of it are those it is of.
        where: Which of these rows are counted.
    """

    kind: FigureKind
    count: int
    of: int
    grades: tuple[str, ...]
    table: str
    among: tuple[Condition, ...]
    where: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class PressChamber:
    """The figures of one chamber.

    Attributes:
        chamber: house | senate.
        figures: Figures with what they are of.
        middle: Score of the middle sitting legislator as printed, None without one.
    """

    chamber: Chamber
    figures: tuple[Figure, ...]
    middle: str | None


@dataclass(frozen=True, slots=True)
class PressPage:
    """Everything on the page for the press.

    Attributes:
        chambers: House, then Senate; none without a legislator.
        charts: Every chart and map as files.
        email: Where to ask, "" where it is not told.
    """

    chambers: tuple[PressChamber, ...]
    charts: tuple[ChartFile, ...]
    email: str
