"""Tables of what the rubric makes of the record: scores and grades, and scores by subject.

Columns that end in _shown hold a number just as the pages print it.
Leaves to others: each line of each receipt (marks), the rubric itself (rubric).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from reportcard.edition.medians import Medians, build_medians
from reportcard.edition.tables.adjustments import adjustment_tables
from reportcard.edition.tables.cells import (
    decimal,
    exact,
    one_decimal,
    points_as_printed,
    score_as_printed,
)
from reportcard.edition.tables.columns import CATEGORY, CHAMBER, DISTRICT, PERSON
from reportcard.edition.tables.declare import Field, build_table
from reportcard.edition.tables.marks import Mark, marks_of, marks_table
from reportcard.model.facts import Facts
from reportcard.model.numbers import shown_hundredths, shown_percent, shown_weight
from reportcard.model.points import PrintedSum, printed_sum
from reportcard.model.scores import CategoryScore, Result, RubricCard, Scored
from reportcard.model.tables import Cell, Table
from reportcard.model.text import Text
from reportcard.receipts.behind import find_behind


@dataclass(frozen=True, slots=True)
class _Subject:
    """One subject of one legislator: its score, its part of the whole, its lines, the median."""

    result: Result
    score: CategoryScore
    share: Fraction
    marks: tuple[Mark, ...]
    median: Fraction | None


def score_tables(*, scored: Scored, facts: Facts) -> tuple[Table, ...]:
    """The tables of scores, in the order of the dictionary."""
    behind = find_behind(facts, scored.rubric)
    marks = {r.person_id: marks_of(r, scored.rubric, behind) for r in scored.results}
    medians = build_medians(scored)
    subjects = [
        subject
        for result in scored.results
        for subject in _subjects(result, marks[result.person_id], medians)
    ]
    return (
        _scores(scored, medians),
        _category_scores(subjects),
        marks_table(scored.rubric, [mark for of_one in marks.values() for mark in of_one]),
        *adjustment_tables(scored),
    )


def _subjects(result: Result, marks: tuple[Mark, ...], medians: Medians) -> list[_Subject]:
    everything = sum((c.effective_weight for c in result.categories), Fraction(0))
    return [
        _Subject(
            result=result,
            score=category,
            share=category.effective_weight / everything if everything else Fraction(0),
            marks=tuple(mark for mark in marks if mark.category_id == category.category_id),
            median=medians.category.get((result.chamber, category.category_id)),
        )
        for category in result.categories
    ]


def _in_words(result: Result) -> str:
    """The reasons of an incomplete grade: code=measured<required, joined by semicolons."""
    return ";".join(
        f"{code}={shown_weight(measured)}<{shown_weight(required)}"
        for code, measured, required in result.reasons
    )


def _earned(result: Result) -> Fraction | None:
    """All that was earned; None when nothing counted."""
    if result.score is None:
        return None
    return sum((line.earned for line in result.lines), Fraction(0))


def _possible(result: Result) -> Fraction | None:
    """All that could be earned; None when nothing counted."""
    if result.score is None:
        return None
    return sum((line.possible for line in result.lines), Fraction(0))


# fmt: off
def _scores(scored: Scored, medians: Medians) -> Table:
    rubric = scored.rubric
    fields: tuple[Field[Result], ...] = (
        PERSON,
        CHAMBER,
        DISTRICT,
        Field("party", "text", "Party; it plays no part in the grade.",
              "Partido; no cuenta en la calificación."),
        Field("in_office", "boolean", "Whether they hold the seat at the end of the record.",
              "Si ocupa el cargo al final del registro."),
        Field("grade", "text", "Letter as published; INC: incomplete; NR: not rated.",
              "Letra publicada; INC: incompleto; NR: sin calificación."),
        Field("computed_grade", "text", "Letter of the score alone.",
              "Letra que da el puntaje por sí solo."),
        Field("graded", "text",
              "What incompleteness and the rules that lower a letter made of it; the grade, unless "
              "two persons set another (see overrides).",
              "Lo que quedó después de ver si está incompleta y de las reglas que bajan una letra; "
              "es la calificación, salvo que dos personas fijaran otra (vea overrides)."),
        Field("score_shown", "text", "Score as printed; empty when nothing counted.",
              "Puntaje como se imprime; vacío si nada contó.", lambda r: r.shown),
        Field("score", "decimal", "Score, rounded to six decimals.",
              "Puntaje, redondeado a seis decimales.", lambda r: decimal(r.score)),
        Field("score_exact", "text", "The exact score as a fraction; the letter comes from it.",
              "El puntaje exacto como fracción; de él sale la letra.", lambda r: exact(r.score)),
        Field("earned_shown", "text", "Sum of the points earned, as printed under the receipt.",
              "Total de puntos obtenidos, como se imprime bajo la suma.",
              lambda r: points_as_printed(_earned(r))),
        Field("possible_shown", "text", "Sum of the points that could be earned, as printed.",
              "Total de puntos posibles, como se imprime.",
              lambda r: points_as_printed(_possible(r))),
        *_steps(rubric),
        *_lifetime(rubric),
        *_chances(),
        *_reasons(),
        Field("chamber_median", "decimal", "Score of the middle legislator of the chamber.",
              "Puntaje del legislador del medio de la cámara.",
              lambda r: decimal(medians.total.get(r.chamber))),
        Field("chamber_median_shown", "text", "The same as printed.", "Lo mismo, como se imprime.",
              lambda r: score_as_printed(medians.total.get(r.chamber), rubric)),
    )
    return build_table(
        name="scores", title=Text("Scores and grades", "Puntajes y calificaciones"),
        key=("person_id",), fields=fields, records=scored.results,
    )


def _steps(rubric: RubricCard) -> tuple[Field[Result], ...]:
    def step(read: Callable[[PrintedSum], int | None]) -> Callable[[Result], Cell]:
        def cell(result: Result) -> Cell:
            printed = printed_sum(result, rubric)
            value = None if printed is None else read(printed)
            return None if value is None else shown_hundredths(value)

        return cell

    return (
        Field("base_exact", "text",
              "The sum of the lines of the receipt, as an exact fraction.",
              "La suma de los renglones, como fracción exacta.", lambda r: exact(r.base)),
        Field("bonus_shown", "text", "What was added, after the cap, as printed.",
              "Lo que se sumó, después del tope, como se imprime.", step(lambda p: p.bonus)),
        Field("penalty_shown", "text", "What was taken off, after the cap, as printed.",
              "Lo que se restó, después del tope, como se imprime.", step(lambda p: p.penalty)),
        Field("raw_shown", "text", "Base and what was added and taken off, as printed.",
              "La base con lo que se sumó y restó, como se imprime.", step(lambda p: p.raw)),
        Field("raw_exact", "text", "The same as an exact fraction.",
              "Lo mismo, como fracción exacta.", lambda r: exact(r.raw)),
        Field("curved_shown", "text", "The same on the curve, as printed; empty without a curve.",
              "Lo mismo en la curva, como se imprime; vacío si no hay curva.",
              step(lambda p: p.curved)),
        Field("limited_shown", "text",
              "The score after limits, floor and ceiling, with two decimals.",
              "El puntaje después de límites, mínimo y máximo, con dos decimales.",
              step(lambda p: p.score)),
    )


def _lifetime(rubric: RubricCard) -> tuple[Field[Result], ...]:
    return (
        Field("lifetime_exact", "text",
              "The score over all years, as an exact fraction; empty without one.",
              "El puntaje de todos los años, como fracción exacta; vacío si no hay.",
              lambda r: exact(r.lifetime.score) if r.lifetime else None),
        Field("lifetime_shown", "text", "The same as printed.", "Lo mismo, como se imprime.",
              lambda r: score_as_printed(r.lifetime.score if r.lifetime else None, rubric)),
        Field("lifetime_cycles", "integer", "How many cycles counted in it.",
              "Cuántos ciclos contaron en él.",
              lambda r: r.lifetime.cycles if r.lifetime else None),
    )


def _chances() -> tuple[Field[Result], ...]:
    return (
        Field("criteria_counted", "integer", "How many questions counted.",
              "Cuántas preguntas contaron."),
        Field("chances", "integer", "Chances to vote: roll calls they could have voted in.",
              "Oportunidades de votar: votaciones nominales en las que pudo votar."),
        Field("taken", "integer", "Those where they voted Yes or No.",
              "Aquellas en las que votó Sí o No."),
        Field("participation", "decimal",
              "Share of their chances where they voted Yes or No, 0 to 1; presiding and recused "
              "left out.",
              "Parte de sus oportunidades en que votó Sí o No, de 0 a 1; sin contar cuando "
              "presidía o se abstuvo por conflicto.",
              lambda r: decimal(r.participation)),
        Field("participation_shown", "text", "The same as a whole percentage.",
              "Lo mismo, como porcentaje entero.",
              lambda r: None if r.participation is None else shown_percent(r.participation)),
        Field("opportunity", "decimal",
              "Share of the chamber's questions they were in office for, 0 to 1.",
              "Parte de las preguntas de su cámara en las que ocupaba el cargo, de 0 a 1.",
              lambda r: decimal(r.opportunity)),
        Field("opportunity_shown", "text", "The same as a whole percentage.",
              "Lo mismo, como porcentaje entero.", lambda r: shown_percent(r.opportunity)),
    )


def _reasons() -> tuple[Field[Result], ...]:
    return (
        Field("incomplete_because", "text",
              "Rules that were not met: rule=measured<required; empty if none.",
              "Reglas que no se cumplieron: regla=medido<requerido; vacío si no hay.", _in_words),
        Field("lowered_because_en", "text",
              "Why the letter was lowered, in English; empty if it was not.",
              "Por qué se bajó la letra, en inglés; vacío si no se bajó.",
              lambda r: " ".join(reason.en for reason in r.gate_reasons)),
        Field("lowered_because_es", "text", "The same in Spanish.", "Lo mismo en español.",
              lambda r: " ".join(reason.es for reason in r.gate_reasons)),
    )


def _category_scores(subjects: list[_Subject]) -> Table:
    fields: tuple[Field[_Subject], ...] = (
        replace(PERSON, read=lambda r: r.result.person_id),
        replace(CATEGORY, read=lambda r: r.score.category_id),
        Field("earned_weight", "text", "Weight earned, as an exact fraction.",
              "Peso obtenido, como fracción exacta.", lambda r: exact(r.score.num)),
        Field("counted_weight", "text", "Weight that counted, as an exact fraction.",
              "Peso que contó, como fracción exacta.", lambda r: exact(r.score.den)),
        Field("score", "decimal",
              "Earned of counted weight, 0 to 100; empty when nothing counted.",
              "Peso obtenido del que contó, de 0 a 100; vacío si nada contó.",
              lambda r: decimal(r.score.score)),
        Field("score_shown", "text", "The same as printed.", "Lo mismo, como se imprime.",
              lambda r: one_decimal(r.score.score)),
        Field("effective_weight", "decimal",
              "Weight that the subject had in this person's score.",
              "Peso que tuvo la materia en el puntaje de esta persona.",
              lambda r: decimal(r.score.effective_weight)),
        Field("share_shown", "text",
              "Share of this person's score that the subject makes up, as a whole percentage.",
              "Parte del puntaje de esta persona que da la materia, como porcentaje entero.",
              lambda r: shown_percent(r.share)),
        Field("earned_shown", "text", "Points earned in the subject, as printed.",
              "Puntos obtenidos en la materia, como se imprimen.",
              lambda r: shown_hundredths(sum(m.earned for m in r.marks))),
        Field("possible_shown", "text", "Points that could be earned in it, as printed.",
              "Puntos posibles en ella, como se imprimen.",
              lambda r: shown_hundredths(sum(m.earned + m.missed for m in r.marks))),
        Field("chamber_median", "decimal",
              "Score of the middle legislator of the chamber in this subject.",
              "Puntaje del legislador del medio de la cámara en esta materia.",
              lambda r: decimal(r.median)),
        Field("chamber_median_shown", "text", "The same as printed.", "Lo mismo, como se imprime.",
              lambda r: one_decimal(r.median)),
    )
    return build_table(
        name="category_scores", title=Text("Scores by subject", "Puntajes por materia"),
        key=("person_id", "category_id"), fields=fields, records=subjects,
    )
