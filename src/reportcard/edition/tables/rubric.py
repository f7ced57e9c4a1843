"""Tables of the rubric: questions, subjects, and the groups of roll calls on one bill.

Leaves to others: a question's money (rubric_money), marks, letters and rules (rules), what comes of
it (scores).
"""

from dataclasses import replace

from reportcard.edition.names import safe_url
from reportcard.edition.tables.columns import BILL, CATEGORY, EVENT
from reportcard.edition.tables.declare import Field, build_table
from reportcard.edition.tables.rubric_money import money_fields
from reportcard.model.numbers import shown_percent, shown_weight
from reportcard.model.scores import Category, Criterion, Group, RubricCard
from reportcard.model.tables import Table
from reportcard.model.text import Text


def rubric_tables(rubric: RubricCard) -> tuple[Table, ...]:
    """The tables of the rubric, in the order of the dictionary."""
    return (
        _criteria(rubric),
        _categories(rubric),
        _groups(rubric),
    )


# fmt: off
def _criteria(rubric: RubricCard) -> Table:
    fields: tuple[Field[Criterion], ...] = (
        Field("criterion_id", "text", "Id of the question.", "Identificador de la pregunta."),
        Field("type", "text",
              "floor_vote, amendment_vote, appropriation_vote, committee_vote, "
              "third_party_position, party_unity, sponsorship, effectiveness, questionnaire, "
              "attendance or attested_action.",
              "floor_vote (votación), amendment_vote (enmienda), appropriation_vote (presupuesto), "
              "committee_vote (comité), third_party_position (posición de otros), party_unity (con "
              "su partido), sponsorship (patrocinio), effectiveness (hasta dónde llegaron los "
              "proyectos), questionnaire (cuestionario), attendance (asistencia) o "
              "attested_action (acción con testimonio)."),
        replace(CATEGORY, read=lambda r: r.category_id or None,
                en=f"{CATEGORY.en} Empty when the question is asked and shown only.",
                es=f"{CATEGORY.es} Vacío si la pregunta solo se hace y se muestra."),
        Field("weight", "text", "Weight within the subject, as an exact number.",
              "Peso dentro de la materia, como número exacto.", lambda r: shown_weight(r.weight)),
        Field("counted_weight", "text",
              "The weight that counts: less where several questions on one roll call all count.",
              "El peso que cuenta: menor cuando cuentan varias preguntas de una misma votación.",
              lambda r: shown_weight(r.capped_weight)),
        Field("group_id", "text",
              "Group of roll calls on one bill that it counts in; empty if alone.",
              "Grupo de votaciones sobre un mismo proyecto; vacío si va sola.",
              to="groups.group_id"),
        Field("chamber", "text", "Whose members it asks; empty for both chambers.",
              "A los miembros de qué cámara pregunta; vacío si a las dos."),
        replace(EVENT, en=f"{EVENT.en} Empty where there is none.",
                es=f"{EVENT.es} Vacío si no hay."),
        Field("committee_vote_id", "text",
              "The committee's vote, as in the table committee_votes; empty where there is none.",
              "La votación del comité, como en la tabla committee_votes; vacío si no hay.",
              to="committee_votes.committee_vote_id"),
        replace(BILL, read=lambda r: r.bill_id or None),
        Field("held_on", "date", "Day that decides who was asked; empty where there is none.",
              "Día que decide a quién se le preguntó; vacío si no hay."),
        Field("position", "text",
              "The position: support or oppose; empty where nothing is asked for.",
              "La posición: support (a favor) u oppose (en contra); vacío si no se pide nada."),
        *_special(),
        Field("announced_on", "date", "Day we announced it; empty if never.",
              "Día en que la anunciamos; vacío si nunca."),
        Field("source_url", "text",
              "Address of the document behind what a Yes or a No did; empty if none is given.",
              "Dirección del documento que respalda lo que hizo un Sí o un No; vacío si no hay.",
              lambda r: safe_url(r.source_url)),
        *_texts(),
    )
    return build_table(
        name="criteria", title=Text("Questions of the rubric", "Preguntas con las que calificamos"),
        key=("criterion_id",), fields=fields, records=rubric.criteria,
    )


def _special() -> tuple[Field[Criterion], ...]:
    return (
        Field("parties", "text",
              "Only members of these parties are asked, joined by semicolons; empty for all.",
              "Solo se pregunta a miembros de estos partidos, separados por punto y coma; vacío si "
              "a todos.", lambda r: ";".join(r.parties)),
        Field("actor_en", "text", "Whose position it is, in English; empty when it is ours.",
              "De quién es la posición, en inglés; vacío si es nuestra.",
              lambda r: r.actor.en if r.actor else None),
        Field("actor_es", "text", "The same in Spanish.", "Lo mismo en español.",
              lambda r: r.actor.es if r.actor else None),
        *money_fields(),
        Field("input", "text", "Name of the answers it rests on; empty where there are none.",
              "Nombre de las respuestas en que se basa; vacío si no hay."),
        Field("scale", "text", "Answers are numbers up to this; empty elsewhere.",
              "Las respuestas son números hasta este; vacío en lo demás.",
              lambda r: None if r.scale is None else shown_weight(r.scale)),
        Field("curve_start", "text", "Rate up to which there is no credit; empty without a curve.",
              "Tasa hasta la que no hay crédito; vacío si no hay curva.",
              lambda r: shown_weight(r.curve.start) if r.curve else None),
        Field("curve_start_shown", "text", "The same as a whole percentage.",
              "Lo mismo, como porcentaje entero.",
              lambda r: shown_percent(r.curve.start) if r.curve else None),
        Field("curve_end", "text", "Rate from which there is full credit.",
              "Tasa desde la que hay crédito completo.",
              lambda r: shown_weight(r.curve.end) if r.curve else None),
        Field("curve_end_shown", "text", "The same as a whole percentage.",
              "Lo mismo, como porcentaje entero.",
              lambda r: shown_percent(r.curve.end) if r.curve else None),
    )


def _texts() -> tuple[Field[Criterion], ...]:
    return (
        Field("title_en", "text", "Short name, in English.", "Nombre corto, en inglés.",
              lambda r: r.title.en),
        Field("title_es", "text", "Short name, in Spanish.", "Nombre corto, en español.",
              lambda r: r.title.es),
        Field("statement_en", "text", "What we wanted, in English.",
              "Lo que queríamos, en inglés.", lambda r: r.statement.en),
        Field("statement_es", "text", "What we wanted, in Spanish.",
              "Lo que queríamos, en español.", lambda r: r.statement.es),
        Field("yes_did_en", "text", "What a Yes did, in English.", "Lo que hizo un Sí, en inglés.",
              lambda r: r.yes_did.en if r.yes_did else None),
        Field("yes_did_es", "text", "What a Yes did, in Spanish.",
              "Lo que hizo un Sí, en español.", lambda r: r.yes_did.es if r.yes_did else None),
        Field("no_did_en", "text", "What a No did, in English.", "Lo que hizo un No, en inglés.",
              lambda r: r.no_did.en if r.no_did else None),
        Field("no_did_es", "text", "What a No did, in Spanish.", "Lo que hizo un No, en español.",
              lambda r: r.no_did.es if r.no_did else None),
        Field("why_en", "text", "Why we hold the position, in English.",
              "Por qué tenemos esa posición, en inglés.", lambda r: r.why.en),
        Field("why_es", "text", "Why we hold the position, in Spanish.",
              "Por qué tenemos esa posición, en español.", lambda r: r.why.es),
    )


def _categories(rubric: RubricCard) -> Table:
    fields: tuple[Field[Category], ...] = (
        Field("category_id", "text", "Id of the subject.", "Identificador de la materia."),
        Field("title_en", "text", "Name, in English.", "Nombre, en inglés.", lambda r: r.title.en),
        Field("title_es", "text", "Name, in Spanish.", "Nombre, en español.",
              lambda r: r.title.es),
        Field("weight", "text", "Weight in the score, as an exact number.",
              "Peso en el puntaje, como número exacto.", lambda r: shown_weight(r.weight)),
        Field("required", "boolean", "Whether the grade is incomplete without it.",
              "Si sin ella la calificación queda incompleta."),
    )
    return build_table(
        name="categories", title=Text("Subjects", "Materias"), key=("category_id",),
        fields=fields, records=rubric.categories,
    )


def _groups(rubric: RubricCard) -> Table:
    fields: tuple[Field[Group], ...] = (
        Field("group_id", "text", "Id of the group.", "Identificador del grupo."),
        Field("combine", "text", "What counts of its roll calls: mean, best, worst or last.",
              "Lo que cuenta de sus votaciones: mean (el promedio), best (la mejor), worst (la "
              "peor) o last (la última)."),
        Field("weight", "text", "What they weigh together, as an exact number.",
              "Lo que pesan juntas, como número exacto.", lambda r: shown_weight(r.weight)),
    )
    return build_table(
        name="groups",
        title=Text("Roll calls on one bill that count together",
                   "Votaciones sobre un mismo proyecto que cuentan juntas"),
        key=("group_id",), fields=fields, records=rubric.groups,
    )
