"""The table of marks: every line of every receipt, with exact and with printed points.

Columns that end in _shown hold a number just as the pages print it.
Leaves to others: sums over the lines (scores).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportcard.edition.tables.cells import decimal, exact, score_as_printed
from reportcard.edition.tables.columns import CRITERION, PERSON
from reportcard.edition.tables.declare import Field, build_table
from reportcard.model.numbers import shown_hundredths
from reportcard.model.points import ordered_lines, printed_points
from reportcard.model.scores import ReceiptLine, Result, RubricCard
from reportcard.model.tables import Table
from reportcard.model.text import Text


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of somebody's receipt with its printed hundredths."""

    person_id: str
    category_id: str
    line: ReceiptLine
    earned: int
    missed: int


def marks_of(result: Result, rubric: RubricCard) -> tuple[Mark, ...]:
    """One legislator's lines, by date, then by the rubric's id."""
    criteria = {criterion.criterion_id: criterion for criterion in rubric.criteria}
    lines = ordered_lines(result, criteria=criteria)
    points = printed_points(lines, criteria=criteria)
    return tuple(
        Mark(result.person_id, criteria[line.criterion_id].category_id, line, earned, missed)
        for line, earned, missed in zip(lines, *points, strict=True)
    )


# fmt: off
def marks_table(rubric: RubricCard, marks: Iterable[Mark]) -> Table:
    """The table of everybody's marks."""
    fields: tuple[Field[Mark], ...] = (
        PERSON,
        replace(CRITERION, read=lambda r: r.line.criterion_id),
        Field("outcome", "text",
              "What the record means against our position: support, oppose, absent and so on.",
              "Lo que el registro significa frente a nuestra posición: support (a favor), oppose "
              "(en contra), absent (ausente), etc.",
              lambda r: r.line.outcome),
        Field("option", "text",
              "What the record says of them: yes, no, absent_or_not_voting, a sponsor's role and "
              "so on; empty if nothing.",
              "Lo que dice el registro: yes (Sí), no (No), absent_or_not_voting (ausente o no "
              "votó), el papel de quien patrocina, etc.; vacío si nada.",
              lambda r: r.line.option),
        Field("counted", "boolean", "Whether it counts in the score.",
              "Si cuenta en el puntaje.", lambda r: r.line.counted),
        Field("credit", "text", "Share of the points earned, as an exact fraction.",
              "Parte de los puntos obtenida, como fracción exacta.",
              lambda r: exact(r.line.credit)),
        Field("count", "text", "Share of the weight that counts, as an exact fraction.",
              "Parte del peso que cuenta, como fracción exacta.", lambda r: exact(r.line.count)),
        *_points(),
        Field("not_counted_because", "text", "Why it does not count; empty when it does.",
              "Por qué no cuenta; vacío si cuenta.", lambda r: r.line.not_counted_because),
        *_alternatives(rubric),
    )
    return build_table(
        name="marks",
        title=Text("Every line of every receipt", "Cada renglón de cada suma de puntos"),
        key=("person_id", "criterion_id"), fields=fields, records=marks,
    )


def _points() -> tuple[Field[Mark], ...]:
    return (
        Field("earned_shown", "text", "Points earned, as printed on the receipt.",
              "Puntos obtenidos, como se imprimen.", lambda r: shown_hundredths(r.earned)),
        Field("missed_shown", "text", "Points that could be earned and were not, as printed.",
              "Puntos posibles que no se obtuvieron, como se imprimen.",
              lambda r: shown_hundredths(r.missed)),
        Field("possible_shown", "text", "Points that could be earned, as printed.",
              "Puntos posibles, como se imprimen.",
              lambda r: shown_hundredths(r.earned + r.missed)),
        Field("earned_exact", "text", "Points earned, as an exact fraction.",
              "Puntos obtenidos, como fracción exacta.", lambda r: exact(r.line.earned)),
        Field("possible_exact", "text", "Points that could be earned, as an exact fraction.",
              "Puntos posibles, como fracción exacta.", lambda r: exact(r.line.possible)),
    )


def _alternatives(rubric: RubricCard) -> tuple[Field[Mark], ...]:
    return (
        Field("score_if_supported", "decimal",
              "The score had they been recorded with our position; empty without meaning.",
              "El puntaje si constara a favor de nuestra posición; vacío si no tiene sentido.",
              lambda r: decimal(r.line.score_if_supported)),
        Field("score_if_supported_shown", "text", "The same as printed.",
              "Lo mismo, como se imprime.",
              lambda r: score_as_printed(r.line.score_if_supported, rubric)),
        Field("score_if_opposed", "decimal",
              "The score had they been recorded against it; empty without meaning.",
              "El puntaje si constara en contra; vacío si no tiene sentido.",
              lambda r: decimal(r.line.score_if_opposed)),
        Field("score_if_opposed_shown", "text", "The same as printed.",
              "Lo mismo, como se imprime.",
              lambda r: score_as_printed(r.line.score_if_opposed, rubric)),
    )
