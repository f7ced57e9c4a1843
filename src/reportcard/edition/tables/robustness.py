"""Tables of how steady the grades are: a row a legislator, and the long tables behind it.

Exact numbers come rounded to six decimals and as printed; what rests on a distribution with three.
Leaves to others: computing it (scoring.robustness), the selection of roll calls (audit).
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from reportcard.edition.tables.cells import decimal, score_as_printed
from reportcard.edition.tables.columns import CHAMBER, PERSON
from reportcard.edition.tables.declare import Field, build_table
from reportcard.edition.tables.steadiness import (
    chances_table,
    left_out_table,
    strength_tables,
    ways_table,
)
from reportcard.model.robustness import Robustness, Stability
from reportcard.model.scores import RubricCard, Scored
from reportcard.model.tables import Cell, Table
from reportcard.model.text import Text
from reportcard.receipts.sure import is_sayable, shown_probability


@dataclass(frozen=True, slots=True)
class _Row:
    """One legislator with what is said of their whole chamber."""

    of: Stability
    tiers: int | None
    is_sayable: bool
    shared_bills: int


def robustness_tables(scored: Scored, robustness: Robustness) -> tuple[Table, ...]:
    """The tables, in the order of the dictionary."""
    return (
        _robustness(scored.rubric, robustness),
        left_out_table(scored, robustness),
        ways_table(scored, robustness),
        chances_table(robustness),
        *strength_tables(robustness),
    )


# fmt: off
def _robustness(rubric: RubricCard, robustness: Robustness) -> Table:
    fields: tuple[Field[_Row], ...] = (
        Field("person_id", "text", PERSON.en, PERSON.es, lambda r: r.of.person_id, to=PERSON.to),
        Field("chamber", "text", CHAMBER.en, CHAMBER.es, lambda r: r.of.chamber),
        Field("grade", "text", "The letter that is tested: that of the score alone.",
              "La letra que se pone a prueba: la que da el puntaje por sí solo.",
              lambda r: r.of.grade),
        *_letter(),
        *_missed(rubric),
        *_sure(),
        *_beside(rubric),
        *_ranks(),
    )
    rows = [
        _Row(
            person,
            robustness.chambers[person.chamber].tiers
            if person.chamber in robustness.chambers else None,
            is_sayable(robustness.chambers.get(person.chamber)),
            len(robustness.shared_bills),
        )
        for person in robustness.people
    ]
    return build_table(
        name="robustness",
        title=Text("How steady each grade is", "Qué tan firme es cada calificación"),
        key=("person_id",), fields=fields, records=rows,
    )


def _letter() -> tuple[Field[_Row], ...]:
    return (
        Field("is_steady", "boolean", "Whether no single question, left out, changes the letter.",
              "Si la letra no cambia aunque se quite cualquier pregunta.",
              lambda r: r.of.is_steady),
        Field("holds_alone", "boolean",
              "Whether no single question changes the letter, left out or answered the other way.",
              "Si ninguna pregunta por sí sola cambia la letra, ni quitada ni con otra respuesta.",
              lambda r: r.of.holds_alone),
        Field("changing_questions", "integer",
              "How many questions would each, left out alone, change it.",
              "Cuántas preguntas la cambiarían, cada una al quitarla sola.",
              lambda r: sum(one.grade != r.of.grade for one in r.of.without_one)),
        Field("up_grade", "text", "The next better letter; empty where there is none.",
              "La siguiente letra mejor; vacío si no hay.",
              lambda r: r.of.up.grade if r.of.up else None),
        Field("up_answers", "integer", "How many different answers would give it.",
              "Cuántas respuestas distintas la darían.",
              lambda r: r.of.up.answers if r.of.up else None),
        Field("down_grade", "text", "The next lower letter; empty where there is none.",
              "La siguiente letra más baja; vacío si no hay.",
              lambda r: r.of.down.grade if r.of.down else None),
        Field("down_answers", "integer", "How many different answers would give that.",
              "Cuántas respuestas distintas darían esa.",
              lambda r: r.of.down.answers if r.of.down else None),
        Field("holds_in", "integer", "In how many of the ways to count the letter is the same.",
              "En cuántas de las formas de contar la letra es la misma.",
              lambda r: r.of.holds_in),
        Field("ways", "integer", "How many ways to count were tried.",
              "Cuántas formas de contar se probaron.", lambda r: len(r.of.universes)),
    )


def _score(
    name: str, en: str, es: str, read: Callable[[Stability], Fraction | None], rubric: RubricCard
) -> tuple[Field[_Row], ...]:
    """A score twice: with six decimals, and as printed."""
    return (
        Field(name, "decimal", en, es, lambda r: decimal(read(r.of))),
        Field(f"{name}_shown", "text", f"The same as printed ({name}).",
              f"Lo mismo, como se imprime ({name}).",
              lambda r: score_as_printed(read(r.of), rubric)),
    )


def _missed(rubric: RubricCard) -> tuple[Field[_Row], ...]:
    return (
        *_score("range_low", "Score if all missed votes had gone against our position.",
                "Puntaje si todas las votaciones a las que faltó fueran contra nuestra posición.",
                lambda s: s.range_low, rubric),
        Field("grade_low", "text", "The letter of that.", "La letra de ese puntaje.",
              lambda r: r.of.grade_low),
        *_score("range_high", "Score if all missed votes had gone with our position.",
                "Puntaje si todas las votaciones a las que faltó fueran a favor de nuestra "
                "posición.",
                lambda s: s.range_high, rubric),
        Field("grade_high", "text", "The letter of that score.", "La letra de ese otro puntaje.",
              lambda r: r.of.grade_high),
    )


def _pair(
    name: str, en: str, es: str, read: Callable[[Stability], tuple[float, float] | None]
) -> tuple[Field[_Row], ...]:
    def end(place: int) -> Callable[[_Row], Cell]:
        def cell(row: _Row) -> Cell:
            pair = read(row.of)
            return None if pair is None else f"{pair[place]:.3f}"

        return cell

    return (
        Field(f"{name}_low", "decimal", f"Lower end of {en}.", f"Extremo inferior {es}.", end(0)),
        Field(f"{name}_high", "decimal", f"Upper end of {en}.", f"Extremo superior {es}.", end(1)),
    )


def _sure() -> tuple[Field[_Row], ...]:
    return (
        *_pair("wobble", "the middle 90 percent of scores when the weights are shaken",
               "del 90 por ciento central de los puntajes si se mueven los pesos",
               lambda s: s.wobble),
        *_pair("wilson", "the Wilson interval (95 percent) of the score",
               "del intervalo de Wilson (95 por ciento) del puntaje", lambda s: s.wilson),
        Field("letter_confidence", "decimal",
              "Probability of the letter, 0 to 1; empty where it cannot be estimated.",
              "Probabilidad de la letra, de 0 a 1; vacío si no se puede estimar.",
              lambda r: _three(r.of.letter_confidence)),
        Field("letter_confidence_shown", "text",
              "The same as a whole percentage, as printed: at most so much. Empty where the "
              "reliability of the chamber is too low to say it.",
              "Lo mismo, como porcentaje entero, como se imprime: cuando más. Vacío si la "
              "fiabilidad de la cámara no alcanza para decirlo.",
              lambda r: None if r.of.letter_confidence is None or not r.is_sayable
              else shown_probability(r.of.letter_confidence)),
        Field("effective_number", "decimal", "How many equal questions theirs weigh like.",
              "A cuántas preguntas iguales equivalen las suyas.", lambda r: decimal(r.of.n_eff)),
    )


def _beside(rubric: RubricCard) -> tuple[Field[_Row], ...]:
    return (
        *_score("party_mean", "Mean score of their party in the chamber without them.",
                "Promedio de su partido en la cámara, sin esta persona.",
                lambda s: s.party_mean, rubric),
        *_score("chamber_median", "Score of the middle legislator on the same questions.",
                "Puntaje del legislador del medio en las mismas preguntas.",
                lambda s: s.chamber_median, rubric),
        *_score("floor_only", "Base score on roll calls of the chambers alone, 0 to 100.",
                "Puntaje base solo en votaciones nominales de las cámaras, de 0 a 100.",
                lambda s: s.floor_only, rubric),
        *_score("same_bills", "Base score on bills that both chambers voted on, 0 to 100; empty "
                "where not comparable.",
                "Puntaje base en los proyectos que votaron las dos cámaras, de 0 a 100; vacío si "
                "no se puede comparar.", lambda s: s.same_bills, rubric),
        Field("shared_bills", "integer", "How many bills both chambers voted on.",
              "Cuántos proyectos votaron las dos cámaras.", lambda r: r.shared_bills),
    )


def _ranks() -> tuple[Field[_Row], ...]:
    return (
        Field("tier", "integer", "Group that the record tells apart, 1 the first; with 95 "
              "percent certainty everybody in it is above everybody in the next.",
              "Grupo que los documentos oficiales distinguen, 1 es el primero; con 95 por ciento "
              "de certeza, quien está en él está por encima del siguiente.", lambda r: r.of.tier),
        Field("tiers", "integer", "How many groups there are in the chamber.",
              "Cuántos grupos hay en la cámara.", lambda r: r.tiers),
        Field("rank_low", "integer", "Best place that the record allows, all comparisons at once "
              "(95 percent).",
              "Mejor lugar que permite el registro, con todas las comparaciones a la vez (95 por "
              "ciento).", lambda r: r.of.rank_low),
        Field("rank_high", "integer", "Worst place that it allows.", "Peor lugar que permite.",
              lambda r: r.of.rank_high),
    )


def _three(value: float | None) -> Cell:
    return None if value is None else f"{value:.3f}"
