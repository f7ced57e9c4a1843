"""Tables of the selection: every roll call of the topic once, and grades if all were scored.

Leaves to others: finding them (scoring.audit).
"""

from reportcard.edition.tables.cells import decimal, score_as_printed
from reportcard.edition.tables.columns import EVENT, PERSON
from reportcard.edition.tables.declare import Field, build_table
from reportcard.model.robustness import AuditLine, IfAllScored, SelectionAudit
from reportcard.model.scores import RubricCard
from reportcard.model.tables import Table
from reportcard.model.text import Text


def audit_tables(rubric: RubricCard, audit: SelectionAudit) -> tuple[Table, ...]:
    """The tables, in the order of the dictionary."""
    return (_selection(audit), _if_all(rubric, audit))


# fmt: off
def _selection(audit: SelectionAudit) -> Table:
    fields: tuple[Field[AuditLine], ...] = (
        EVENT,
        Field("is_scored", "boolean", "Whether a question of the rubric scores it.",
              "Si alguna pregunta la califica."),
        Field("is_explained", "boolean",
              "Whether it is scored, or somebody has said why it is not.",
              "Si se califica, o alguien dijo por qué no."),
        Field("criterion_ids", "text", "The questions that score it, joined by semicolons.",
              "Las preguntas que la califican, separadas por punto y coma.",
              lambda r: ";".join(r.criterion_ids)),
        Field("because_en", "text", "Why it is left out, in English; empty if it is scored.",
              "Por qué se dejó fuera, en inglés; vacío si se califica.",
              lambda r: r.because.en if r.because else None),
        Field("because_es", "text", "The same in Spanish.", "Lo mismo en español.",
              lambda r: r.because.es if r.because else None),
        Field("barred", "text",
              "Why no rubric may score it: superseded or not_certain; empty if one may.",
              "Por qué no se puede calificar: superseded (otra votación la sustituyó) o "
              "not_certain (no es seguro qué decidió); vacío si se puede."),
        Field("position", "text", "Our position, or what it would have been; empty without one.",
              "Nuestra posición, o la que habría sido; vacío si no hay."),
        Field("yes_count", "integer", "Yes votes.", "Votos Sí."),
        Field("no_count", "integer", "No votes.", "Votos No."),
    )
    return build_table(
        name="selection_audit",
        title=Text("Every roll call of the topic, scored or left out",
                   "Cada votación nominal del tema, calificada o no"),
        key=("vote_event_id",), fields=fields, records=audit.lines,
    )


def _if_all(rubric: RubricCard, audit: SelectionAudit) -> Table:
    fields: tuple[Field[IfAllScored], ...] = (
        PERSON,
        Field("score", "decimal",
              "Score if the roll calls left out with a position were scored too.",
              "Puntaje si también se calificaran las votaciones que se dejaron fuera y tienen "
              "posición.", lambda r: decimal(r.score)),
        Field("score_shown", "text", "The same as printed.", "Lo mismo, como se imprime.",
              lambda r: score_as_printed(r.score, rubric)),
        Field("grade", "text", "The letter of that.", "La letra de ese puntaje."),
    )
    return build_table(
        name="grade_if_all_scored",
        title=Text("Grades if all roll calls of the topic were scored",
                   "Calificaciones si se calificaran todas las votaciones del tema"),
        key=("person_id",), fields=fields, records=audit.if_all,
    )
