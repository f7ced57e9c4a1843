"""The long tables behind how steady a grade is: without each question, each way to count, chances.

Leaves to others: the row of each legislator (robustness).
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from reportcard.edition.tables.cells import decimal, score_as_printed
from reportcard.edition.tables.columns import CHAMBER, PERSON
from reportcard.edition.tables.declare import Field, build_table
from reportcard.model.numbers import shown_number, shown_weight
from reportcard.model.robustness import (
    CategoryWeight,
    ChamberStrength,
    LeftOutOne,
    Robustness,
    Universe,
)
from reportcard.model.scores import Scored
from reportcard.model.tables import Cell, Table
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from reportcard.receipts.sure import shown_probability

_PERSON_ROW = (PERSON.en, PERSON.es)


# fmt: off
def left_out_table(scored: Scored, robustness: Robustness) -> Table:
    """Score and letter without each counted question."""
    rubric = scored.rubric
    fields: tuple[Field[tuple[str, LeftOutOne]], ...] = (
        Field("person_id", "text", *_PERSON_ROW, lambda r: r[0], to=PERSON.to),
        Field("question_id", "text", "The question or group that is left out.",
              "La pregunta o el grupo que se quita.", lambda r: r[1].question_id),
        Field("score", "decimal", "The score without it; empty when nothing is left.",
              "El puntaje sin ella; vacío si no queda nada.", lambda r: decimal(r[1].score)),
        Field("score_shown", "text", "The same as printed.", "Lo mismo, como se imprime.",
              lambda r: score_as_printed(r[1].score, rubric)),
        Field("grade", "text", "The letter without it.", "La letra sin ella.",
              lambda r: r[1].grade),
    )
    return build_table(
        name="robustness_leave_one_out",
        title=Text("Grades without each question", "Calificaciones sin cada pregunta"),
        key=("person_id", "question_id"), fields=fields,
        records=[(p.person_id, one) for p in robustness.people for one in p.without_one],
    )


def ways_table(scored: Scored, robustness: Robustness) -> Table:
    """Score and letter in each of the ways to count."""
    rubric = scored.rubric
    fields: tuple[Field[tuple[str, Universe]], ...] = (
        Field("person_id", "text", *_PERSON_ROW, lambda r: r[0], to=PERSON.to),
        Field("absence", "text",
              "How a missed vote counts: against, left_out, half or light_half.",
              "Cómo cuenta una votación a la que faltó: against (en contra), left_out (no cuenta), "
              "half (la mitad) o light_half (la mitad, con un quinto del peso).",
              lambda r: r[1].absence),
        Field("weights", "text", "Weights of the questions: nominal (as written) or equal.",
              "Pesos de las preguntas: nominal (como se escribieron) o equal (iguales).",
              lambda r: r[1].weights),
        Field("aggregate", "text", "pooled (all questions together) or categories (by subject).",
              "pooled (todas las preguntas juntas) o categories (por materia).",
              lambda r: r[1].aggregate),
        Field("score", "decimal", "The score counted so; empty when nothing counts.",
              "El puntaje contado así; vacío si nada cuenta.", lambda r: decimal(r[1].score)),
        Field("score_shown", "text", "The same as printed.", "Lo mismo, como se imprime.",
              lambda r: score_as_printed(r[1].score, rubric)),
        Field("grade", "text", "The letter counted so.", "La letra contada así.",
              lambda r: r[1].grade),
    )
    return build_table(
        name="robustness_universes",
        title=Text("Sixteen ways to count", "Dieciséis formas de contar"),
        key=("person_id", "absence", "weights", "aggregate"), fields=fields,
        records=[(p.person_id, way) for p in robustness.people for way in p.universes],
    )


def chances_table(robustness: Robustness) -> Table:
    """The probability of each letter."""
    fields: tuple[Field[tuple[str, str, float]], ...] = (
        Field("person_id", "text", *_PERSON_ROW, lambda r: r[0], to=PERSON.to),
        Field("grade", "text", "A letter.", "Una letra.", lambda r: r[1]),
        Field("probability", "decimal", "How likely it is the right one, 0 to 1.",
              "Qué tan probable es que sea la correcta, de 0 a 1.", lambda r: f"{r[2]:.3f}"),
        Field("probability_shown", "text", "The same as a whole percentage, as printed.",
              "Lo mismo, como porcentaje entero, como se imprime.",
              lambda r: shown_probability(r[2])),
    )
    return build_table(
        name="robustness_letters",
        title=Text("How likely each letter is", "Qué tan probable es cada letra"),
        key=("person_id", "grade"), fields=fields,
        records=[
            (person.person_id, grade, chance)
            for person in robustness.people
            for grade, chance in person.confidence
        ],
    )


def strength_tables(robustness: Robustness) -> tuple[Table, ...]:
    """What the questions of each chamber can tell, and what each subject makes of it."""
    return (_strength(robustness.chambers), _weights(robustness.chambers))


def _strength(chambers: Mapping[Chamber, ChamberStrength]) -> Table:
    fields: tuple[Field[tuple[Chamber, ChamberStrength]], ...] = (
        Field("chamber", "text", CHAMBER.en, CHAMBER.es, lambda r: r[0]),
        Field("legislators", "integer", "How many are compared.", "Cuántas personas se comparan.",
              lambda r: r[1].legislators),
        Field("questions", "integer", "How many questions are put; a group is one.",
              "Cuántas preguntas se hacen; un grupo es una.", lambda r: r[1].questions),
        Field("effective_questions", "decimal",
              "How many equal, independent questions they act like; empty where it cannot be said.",
              "A cuántas preguntas iguales e independientes equivalen; vacío si no se puede decir.",
              lambda r: _three(r[1].effective_questions)),
        Field("effective_questions_shown", "text", "The same as printed.",
              "Lo mismo, como se imprime.",
              lambda r: None if r[1].effective_questions is None
              else shown_number(Fraction(r[1].effective_questions), places=1)),
        Field("mean", "decimal", "Mean score.", "Promedio de los puntajes.",
              lambda r: decimal(r[1].mean)),
        Field("reliability", "decimal",
              "Part of the differences between base scores that is not chance, 0 to 1; empty where "
              "it cannot be estimated.",
              "Parte de las diferencias entre puntajes base que no es azar, de 0 a 1; vacío si no "
              "se puede estimar.", lambda r: _three(r[1].reliability)),
        Field("party_share", "decimal", "Part of the differences that party explains, 0 to 1.",
              "Parte de las diferencias que explica el partido, de 0 a 1.",
              lambda r: decimal(r[1].party_share)),
        Field("steady", "integer", "How many letters no single question changes, left out or "
              "answered the other way.",
              "Cuántas letras no cambia ninguna pregunta por sí sola, ni quitada ni con otra "
              "respuesta.", lambda r: r[1].steady),
        Field("tiers", "integer", "How many groups the record tells apart.",
              "Cuántos grupos distinguen los documentos oficiales.", lambda r: r[1].tiers),
    )
    return build_table(
        name="robustness_chambers",
        title=Text("What the questions of each chamber can tell",
                   "Lo que pueden decir las preguntas de cada cámara"),
        key=("chamber",), fields=fields, records=chambers.items(),
    )


def _weights(chambers: Mapping[Chamber, ChamberStrength]) -> Table:
    fields: tuple[Field[tuple[Chamber, CategoryWeight]], ...] = (
        Field("chamber", "text", CHAMBER.en, CHAMBER.es, lambda r: r[0]),
        Field("category_id", "text", "The subject, as in the table categories.",
              "La materia, como en la tabla categories.", lambda r: r[1].category_id,
              to="categories.category_id"),
        Field("nominal", "text", "Its part of the weight as written, as an exact number.",
              "Su parte del peso como se escribió, como número exacto.",
              lambda r: shown_weight(r[1].nominal)),
        Field("effective", "decimal",
              "Part of the differences between scores that it makes, below 0 where it runs against "
              "the other subjects; empty when all are equal.",
              "Parte de las diferencias entre puntajes que produce, menos de 0 si va en contra de "
              "las otras materias; vacío si todos son iguales.",
              lambda r: decimal(r[1].effective)),
    )
    return build_table(
        name="robustness_weights",
        title=Text("Weights of the subjects as written and in effect",
                   "Pesos de las materias: los escritos y los reales"),
        key=("chamber", "category_id"), fields=fields,
        records=[
            (chamber, replace(w, nominal=w.nominal / sum(one.nominal for one in strength.weights)))
            for chamber, strength in chambers.items()
            for w in strength.weights
        ],
    )


def _three(value: float | None) -> Cell:
    return None if value is None else f"{value:.3f}"
