"""Tables of what the rubric makes of the record: questions, marks, scores, grades.

Leaves to others: the rules (scoring), the record itself (record).
"""

from dataclasses import dataclass
from fractions import Fraction

from reportcard.edition.numbers import shown_hundredths, shown_number, shown_weight
from reportcard.edition.points import ordered_lines, printed_points
from reportcard.edition.tables.declare import Field, build_table
from reportcard.edition.tables.record import (
    BILL_ID,
    BILL_ID_ES,
    CHAMBER,
    CHAMBER_ES,
    EVENT_ID,
    EVENT_ID_ES,
    PERSON_ID,
    PERSON_ID_ES,
)
from reportcard.model.scores import (
    Band,
    Category,
    CategoryScore,
    Criterion,
    MarkRule,
    ReceiptLine,
    Result,
    RubricCard,
    Scored,
)
from reportcard.model.tables import Table
from reportcard.model.text import Text

CRITERION_ID = "The question, as in the table criteria."
CRITERION_ID_ES = "La pregunta, como en la tabla criteria."
CATEGORY_ID = "The subject, as in the table categories."
CATEGORY_ID_ES = "La materia, como en la tabla categories."


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line of somebody's receipt with its printed hundredths."""

    person_id: str
    line: ReceiptLine
    earned: int
    missed: int


def score_tables(*, scored: Scored) -> tuple[Table, ...]:
    """The tables of scores, in the order of the dictionary."""
    return (
        _scores(scored),
        _category_scores(scored),
        _marks(scored),
        _criteria(scored.rubric),
        _categories(scored.rubric),
        _mark_rules(scored.rubric),
        _grades(scored.rubric),
    )


def exact(value: Fraction | None) -> str | None:
    """An exact number as a fraction: "220/3", or "73" when whole."""
    return None if value is None else str(value)


def decimal(value: Fraction | None) -> str | None:
    """A number with six decimals, half up."""
    return None if value is None else shown_number(value, places=6)


def _in_words(result: Result) -> str:
    """The reasons of an incomplete grade: code=measured<required, joined by semicolons."""
    return ";".join(
        f"{code}={shown_weight(measured)}<{shown_weight(required)}"
        for code, measured, required in result.reasons
    )


# fmt: off
def _scores(scored: Scored) -> Table:
    fields: tuple[Field[Result], ...] = (
        Field("person_id", "text", PERSON_ID, PERSON_ID_ES, lambda r: r.person_id),
        Field("chamber", "text", CHAMBER, CHAMBER_ES, lambda r: r.chamber),
        Field("district", "integer", "Number of the district.", "Número del distrito.", lambda r: r.district),
        Field("party", "text", "Party; it plays no part in the grade.", "Partido; no cuenta en la calificación.", lambda r: r.party),
        Field("in_office", "boolean", "Whether they hold the seat at the end of the record.", "Si ocupa el cargo al final del registro.", lambda r: r.in_office),
        Field("grade", "text", "Letter as published; INC: incomplete; NR: not rated.", "Letra publicada; INC: incompleto; NR: sin calificación.", lambda r: r.grade),
        Field("computed_grade", "text", "Letter before any rule lowered it.", "Letra antes de que alguna regla la bajara.", lambda r: r.computed_grade),
        Field("score_shown", "text", "Score as printed; empty when nothing counted.", "Puntaje como se imprime; vacío si nada contó.", lambda r: r.shown),
        Field("score", "decimal", "Score from 0 to 100, rounded to six decimals.", "Puntaje de 0 a 100, redondeado a seis decimales.", lambda r: decimal(r.score)),
        Field("score_exact", "text", "The exact score as a fraction; the letter comes from it.", "El puntaje exacto como fracción; de él sale la letra.", lambda r: exact(r.score)),
        Field("criteria_counted", "integer", "How many questions counted.", "Cuántas preguntas contaron.", lambda r: r.criteria_counted),
        Field("chances", "integer", "Roll calls they could have voted in.", "Votaciones en las que pudo votar.", lambda r: r.chances),
        Field("taken", "integer", "Those where they voted Yes or No.", "Aquellas en las que votó Sí o No.", lambda r: r.taken),
        Field("participation", "decimal", "Share of roll calls voted in, 0 to 1; presiding and recused left out.", "Parte de las votaciones en que votó, de 0 a 1; sin contar cuando presidía o se abstuvo por conflicto.", lambda r: decimal(r.participation)),
        Field("opportunity", "decimal", "Share of the chamber's questions they were in office for, 0 to 1.", "Parte de las preguntas de su cámara en las que ocupaba el cargo, de 0 a 1.", lambda r: decimal(r.opportunity)),
        Field("incomplete_because", "text", "Rules that were not met: rule=measured<required; empty if none.", "Reglas que no se cumplieron: regla=medido<requerido; vacío si no hay.", _in_words),
        Field("lowered_because_en", "text", "Why the letter was lowered, in English; empty if it was not.", "Por qué se bajó la letra, en inglés; vacío si no se bajó.", lambda r: " ".join(reason.en for reason in r.gate_reasons)),
        Field("lowered_because_es", "text", "The same in Spanish.", "Lo mismo en español.", lambda r: " ".join(reason.es for reason in r.gate_reasons)),
        Field("chamber_median", "decimal", "Score of the middle legislator of the chamber.", "Puntaje del legislador del medio de la cámara.", lambda r: decimal(scored.medians.get(r.chamber))),
    )
    return build_table(name="scores", title=Text("Scores and grades", "Puntajes y calificaciones"), key=("person_id",), fields=fields, records=scored.results)


def _category_scores(scored: Scored) -> Table:
    fields: tuple[Field[tuple[str, CategoryScore]], ...] = (
        Field("person_id", "text", PERSON_ID, PERSON_ID_ES, lambda r: r[0]),
        Field("category_id", "text", CATEGORY_ID, CATEGORY_ID_ES, lambda r: r[1].category_id),
        Field("earned_weight", "text", "Weight earned, as an exact fraction.", "Peso obtenido, como fracción exacta.", lambda r: exact(r[1].num)),
        Field("counted_weight", "text", "Weight that counted, as an exact fraction.", "Peso que contó, como fracción exacta.", lambda r: exact(r[1].den)),
        Field("score", "decimal", "Earned of counted weight, 0 to 100; empty when nothing counted.", "Peso obtenido del que contó, de 0 a 100; vacío si nada contó.", lambda r: decimal(r[1].score)),
        Field("effective_weight", "decimal", "Weight that the subject had in this person's score.", "Peso que tuvo la materia en el puntaje de esta persona.", lambda r: decimal(r[1].effective_weight)),
    )
    pairs = [(result.person_id, category) for result in scored.results for category in result.categories]
    return build_table(name="category_scores", title=Text("Scores by subject", "Puntajes por materia"), key=("person_id", "category_id"), fields=fields, records=pairs)


def _marks(scored: Scored) -> Table:
    fields: tuple[Field[_Mark], ...] = (
        Field("person_id", "text", PERSON_ID, PERSON_ID_ES, lambda r: r.person_id),
        Field("criterion_id", "text", CRITERION_ID, CRITERION_ID_ES, lambda r: r.line.criterion_id),
        Field("outcome", "text", "What the record means against our position: support, oppose, absent and so on.", "Lo que el registro significa frente a nuestra posición: support (a favor), oppose (en contra), absent (ausente), etc.", lambda r: r.line.outcome),
        Field("option", "text", "What the record says of them: yes, no, absent_or_not_voting, and so on; empty if nothing.", "Lo que dice el registro: yes (Sí), no (No), absent_or_not_voting (ausente o no votó), etc.; vacío si nada.", lambda r: r.line.option),
        Field("counted", "boolean", "Whether it counts in the score.", "Si cuenta en el puntaje.", lambda r: r.line.counted),
        Field("credit", "text", "Share of the points earned, as an exact fraction.", "Parte de los puntos obtenida, como fracción exacta.", lambda r: exact(r.line.credit)),
        Field("count", "text", "Share of the weight that counts, as an exact fraction.", "Parte del peso que cuenta, como fracción exacta.", lambda r: exact(r.line.count)),
        Field("earned_shown", "text", "Points earned, as printed on the receipt.", "Puntos obtenidos, como se imprimen.", lambda r: shown_hundredths(r.earned)),
        Field("possible_shown", "text", "Points that could be earned, as printed.", "Puntos posibles, como se imprimen.", lambda r: shown_hundredths(r.earned + r.missed)),
        Field("earned_exact", "text", "Points earned, as an exact fraction.", "Puntos obtenidos, como fracción exacta.", lambda r: exact(r.line.earned)),
        Field("possible_exact", "text", "Points that could be earned, as an exact fraction.", "Puntos posibles, como fracción exacta.", lambda r: exact(r.line.possible)),
        Field("not_counted_because", "text", "Why it does not count; empty when it does.", "Por qué no cuenta; vacío si cuenta.", lambda r: r.line.not_counted_because),
        Field("score_if_supported", "decimal", "The score had they been recorded with our position; empty without meaning.", "El puntaje si constara a favor de nuestra posición; vacío si no tiene sentido.", lambda r: decimal(r.line.score_if_supported)),
        Field("score_if_opposed", "decimal", "The score had they been recorded against it; empty without meaning.", "El puntaje si constara en contra; vacío si no tiene sentido.", lambda r: decimal(r.line.score_if_opposed)),
    )
    criteria = {criterion.criterion_id: criterion for criterion in scored.rubric.criteria}
    marks = []
    for result in scored.results:
        lines = ordered_lines(result, criteria=criteria)
        marks += [_Mark(result.person_id, *parts) for parts in zip(lines, *printed_points(lines), strict=True)]
    return build_table(name="marks", title=Text("Every line of every receipt", "Cada renglón de cada suma de puntos"), key=("person_id", "criterion_id"), fields=fields, records=marks)


def _criteria(rubric: RubricCard) -> Table:
    fields: tuple[Field[Criterion], ...] = (
        Field("criterion_id", "text", "Id of the question.", "Identificador de la pregunta.", lambda r: r.criterion_id),
        Field("type", "text", "floor_vote, amendment_vote, appropriation_vote or sponsorship.", "floor_vote (votación), amendment_vote (enmienda), appropriation_vote (presupuesto) o sponsorship (patrocinio).", lambda r: r.type),
        Field("category_id", "text", CATEGORY_ID, CATEGORY_ID_ES, lambda r: r.category_id),
        Field("weight", "text", "Weight within the subject, as an exact number.", "Peso dentro de la materia, como número exacto.", lambda r: shown_weight(r.weight)),
        Field("group_id", "text", "Group of roll calls on one bill that it counts in; empty if alone.", "Grupo de votaciones sobre un mismo proyecto; vacío si va sola.", lambda r: r.group_id),
        Field("chamber", "text", "Whose members it asks; empty for both chambers.", "A los miembros de qué cámara pregunta; vacío si a las dos.", lambda r: r.chamber),
        Field("vote_event_id", "text", EVENT_ID + " Empty for sponsorship.", EVENT_ID_ES + " Vacío si es patrocinio.", lambda r: r.vote_event_id),
        Field("bill_id", "text", BILL_ID, BILL_ID_ES, lambda r: r.bill_id),
        Field("held_on", "date", "Day that decides who was asked.", "Día que decide a quién se le preguntó.", lambda r: r.held_on),
        Field("position", "text", "Our position: support or oppose; empty for sponsorship.", "Nuestra posición: support (a favor) u oppose (en contra); vacío si es patrocinio.", lambda r: r.position),
        Field("announced_on", "date", "Day we announced it; empty if never.", "Día en que la anunciamos; vacío si nunca.", lambda r: r.announced_on),
        *_texts(),
    )
    return build_table(name="criteria", title=Text("Questions of the rubric", "Preguntas con las que calificamos"), key=("criterion_id",), fields=fields, records=rubric.criteria)


def _texts() -> tuple[Field[Criterion], ...]:
    return (
        Field("title_en", "text", "Short name, in English.", "Nombre corto, en inglés.", lambda r: r.title.en),
        Field("title_es", "text", "Short name, in Spanish.", "Nombre corto, en español.", lambda r: r.title.es),
        Field("statement_en", "text", "What we wanted, in English.", "Lo que queríamos, en inglés.", lambda r: r.statement.en),
        Field("statement_es", "text", "What we wanted, in Spanish.", "Lo que queríamos, en español.", lambda r: r.statement.es),
        Field("yes_did_en", "text", "What a Yes did, in English.", "Lo que hizo un Sí, en inglés.", lambda r: r.yes_did.en if r.yes_did else None),
        Field("yes_did_es", "text", "What a Yes did, in Spanish.", "Lo que hizo un Sí, en español.", lambda r: r.yes_did.es if r.yes_did else None),
        Field("no_did_en", "text", "What a No did, in English.", "Lo que hizo un No, en inglés.", lambda r: r.no_did.en if r.no_did else None),
        Field("no_did_es", "text", "What a No did, in Spanish.", "Lo que hizo un No, en español.", lambda r: r.no_did.es if r.no_did else None),
        Field("why_en", "text", "Why we hold the position, in English.", "Por qué tenemos esa posición, en inglés.", lambda r: r.why.en),
        Field("why_es", "text", "Why we hold the position, in Spanish.", "Por qué tenemos esa posición, en español.", lambda r: r.why.es),
    )


def _categories(rubric: RubricCard) -> Table:
    fields: tuple[Field[Category], ...] = (
        Field("category_id", "text", "Id of the subject.", "Identificador de la materia.", lambda r: r.category_id),
        Field("title_en", "text", "Name, in English.", "Nombre, en inglés.", lambda r: r.title.en),
        Field("title_es", "text", "Name, in Spanish.", "Nombre, en español.", lambda r: r.title.es),
        Field("weight", "text", "Weight in the score, as an exact number.", "Peso en el puntaje, como número exacto.", lambda r: shown_weight(r.weight)),
        Field("required", "boolean", "Whether the grade is incomplete without it.", "Si sin ella la calificación queda incompleta.", lambda r: r.required),
    )
    return build_table(name="categories", title=Text("Subjects", "Materias"), key=("category_id",), fields=fields, records=rubric.categories)


def _mark_rules(rubric: RubricCard) -> Table:
    fields: tuple[Field[tuple[str, str, MarkRule]], ...] = (
        Field("type", "text", "Type of question.", "Tipo de pregunta.", lambda r: r[0]),
        Field("outcome", "text", "What the record means against our position.", "Lo que el registro significa frente a nuestra posición.", lambda r: r[1]),
        Field("credit", "text", "Share of the points earned, as an exact number.", "Parte de los puntos que se obtiene, como número exacto.", lambda r: shown_weight(r[2].credit)),
        Field("count", "text", "Share of the weight that counts, as an exact number.", "Parte del peso que cuenta, como número exacto.", lambda r: shown_weight(r[2].count)),
    )
    cells = [(kind, outcome, rule) for kind, rules in rubric.marks.items() for outcome, rule in rules.items()]
    return build_table(name="mark_rules", title=Text("What each answer is worth", "Lo que vale cada respuesta"), key=("type", "outcome"), fields=fields, records=cells)


def _grades(rubric: RubricCard) -> Table:
    fields: tuple[Field[Band], ...] = (
        Field("grade", "text", "The letter.", "La letra.", lambda r: r.grade),
        Field("chamber", "text", "Only for this chamber; empty for both.", "Solo para esta cámara; vacío si para las dos.", lambda r: r.chamber),
        Field("minimum", "text", "Lowest score that earns it (inclusive), as an exact number.", "Puntaje más bajo que la obtiene (inclusive), como número exacto.", lambda r: shown_weight(r.minimum)),
    )
    return build_table(name="grades", title=Text("Grades and their cut points", "Calificaciones y sus puntos de corte"), key=("grade", "chamber"), fields=fields, records=rubric.bands)
