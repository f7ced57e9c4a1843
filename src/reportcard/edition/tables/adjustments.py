"""Tables of what comes after the receipt's lines: points added and taken off, grades set by name.

Columns that end in _shown hold a number just as the pages print it.
Leaves to others: the lines themselves (marks), the score (scores).
"""

from dataclasses import dataclass

from reportcard.edition.names import safe_url
from reportcard.edition.tables.cells import decimal
from reportcard.edition.tables.columns import PERSON
from reportcard.edition.tables.declare import Field, build_table
from reportcard.model.numbers import shown_weight
from reportcard.model.points import printed_sum
from reportcard.model.scores import AdjustItem, AdjustLine, Override, Scored
from reportcard.model.tables import Table
from reportcard.model.text import Text
from reportcard.receipts.sums import signed_points


@dataclass(frozen=True, slots=True)
class _Adjusted:
    """One item of one legislator; hundredths None without a score."""

    person_id: str
    line: AdjustLine
    item: AdjustItem
    points: int | None


@dataclass(frozen=True, slots=True)
class _Set:
    """A grade that was set by name, and the one that it replaced."""

    override: Override
    computed_grade: str
    graded: str


def adjustment_tables(scored: Scored) -> tuple[Table, ...]:
    """The tables, in the order of the dictionary."""
    return (_adjustments(scored), _overrides(scored))


def _adjusted(scored: Scored) -> list[_Adjusted]:
    rubric = scored.rubric
    items = {item.item_id: item for item in (*rubric.adjust.bonus, *rubric.adjust.penalty)}
    found = []
    for result in scored.results:
        printed = printed_sum(result, rubric)
        for place, line in enumerate(result.adjustments):
            points = printed.items[place] if printed else None
            found.append(_Adjusted(result.person_id, line, items[line.item_id], points))
    return found


# fmt: off
def _adjustments(scored: Scored) -> Table:
    fields: tuple[Field[_Adjusted], ...] = (
        PERSON,
        Field("item_id", "text", "Id of the item in the rubric.",
              "Identificador del concepto en las reglas.", lambda r: r.line.item_id),
        Field("kind", "text", "bonus (added) or penalty (taken off).",
              "bonus (se suma) o penalty (se resta).", lambda r: r.line.kind),
        Field("title_en", "text", "What it is for, in English.", "Por qué, en inglés.",
              lambda r: r.item.title.en),
        Field("title_es", "text", "What it is for, in Spanish.", "Por qué, en español.",
              lambda r: r.item.title.es),
        Field("criterion_id", "text", "The question whose outcome gives it; empty for a value.",
              "La pregunta cuyo resultado lo da; vacío si es un valor.",
              lambda r: r.item.criterion_id, to="criteria.criterion_id"),
        Field("outcome", "text", "That outcome.", "Ese resultado.", lambda r: r.line.outcome),
        Field("value", "text", "The value in the record, as an exact number; empty for a question.",
              "El valor en el registro, como número exacto; vacío si es una pregunta.",
              lambda r: None if r.line.value is None else shown_weight(r.line.value)),
        Field("points", "decimal", "Points before the cap; less than 0 when they are taken off.",
              "Puntos antes del tope; menos de 0 si se restan.",
              lambda r: decimal(r.line.points)),
        Field("points_numerator", "integer", "The same as an exact fraction: above the line.",
              "Lo mismo, como fracción exacta: el numerador.",
              lambda r: r.line.points.numerator),
        Field("points_denominator", "integer", "The same as an exact fraction: below the line.",
              "Lo mismo, como fracción exacta: el denominador.",
              lambda r: r.line.points.denominator),
        Field("points_shown", "text", "The same as printed, without a plus; empty without a score.",
              "Lo mismo, como se imprime, sin el signo más; vacío si no hay puntaje.",
              lambda r: None if r.points is None else signed_points(r.points).removeprefix("+")),
    )
    return build_table(
        name="adjustments", title=Text("Points added and taken off", "Puntos sumados y restados"),
        key=("person_id", "item_id"), fields=fields, records=_adjusted(scored),
    )


def _overrides(scored: Scored) -> Table:
    fields: tuple[Field[_Set], ...] = (
        Field("person_id", "text", PERSON.en, PERSON.es, lambda r: r.override.person_id,
              to=PERSON.to),
        Field("grade", "text", "The grade that was set.", "La calificación que se fijó.",
              lambda r: r.override.grade),
        Field("graded", "text", "The grade that the rules alone give.",
              "La calificación que dan las reglas por sí solas."),
        Field("computed_grade", "text", "The letter of the score alone.",
              "La letra que da el puntaje por sí solo."),
        Field("reason_en", "text", "Why, in English.", "Por qué, en inglés.",
              lambda r: r.override.reason.en),
        Field("reason_es", "text", "Why, in Spanish.", "Por qué, en español.",
              lambda r: r.override.reason.es),
        Field("evidence_url", "text", "Address of the evidence.", "Dirección de la prueba.",
              lambda r: safe_url(r.override.evidence_url)),
        Field("approved_by", "text", "The two who approved it, joined by a semicolon.",
              "Las dos personas que lo aprobaron, separadas por punto y coma.",
              lambda r: ";".join(r.override.approved_by)),
        Field("decided_on", "date", "The day.", "El día.", lambda r: r.override.decided_on),
    )
    return build_table(
        name="overrides", title=Text("Grades set by name", "Calificaciones fijadas por personas"),
        key=("person_id",), fields=fields,
        records=[
            _Set(r.override, r.computed_grade, r.graded) for r in scored.results if r.override
        ],
    )
