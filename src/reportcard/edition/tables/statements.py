"""Tables of what people say beside the record: corrections, replies, conflicts, changes.

Leaves to others: where they come from (statements), the pages.
"""

from typing import Any

from reportcard.edition.names import safe_url
from reportcard.edition.tables.declare import Field, build_table
from reportcard.model.statements import Change, Conflict, Correction, Reply, Statements
from reportcard.model.tables import Table
from reportcard.model.text import Text


def statement_tables(statements: Statements) -> tuple[Table, ...]:
    """The tables of statements, in the order of the dictionary; also where they have no row."""
    return (
        _corrections(statements),
        _correction_people(statements),
        _replies(statements),
        _conflicts(statements),
        _changes(statements),
    )


# fmt: off
_CRITERION: Field[Any] = Field(
    "criterion_id", "text",
    "The question it is about; empty where it is about none.",
    "La pregunta de la que trata; vacío si no trata de ninguna.",
    lambda r: r.criterion_id or None, to="criteria.criterion_id",
)
_CORRECTION: Field[Any] = Field(
    "correction_id", "text", "Names the correction.", "Nombra la corrección.",
)


def _corrections(statements: Statements) -> Table:
    fields: tuple[Field[Correction], ...] = (
        _CORRECTION,
        Field("corrected_on", "date", "The day it was corrected.", "El día en que se corrigió."),
        Field("kind", "text",
              "What was wrong: vote, person, bill, money, rubric or words.",
              "Qué estaba mal: vote (un voto), person (una persona), bill (un proyecto de ley), "
              "money (dinero), rubric (la rúbrica) o words (palabras)."),
        _CRITERION,
        Field("was_en", "text", "What the report card said, in English.",
              "Lo que decía la boleta, en inglés.", lambda r: r.was.en),
        Field("was_es", "text", "What the report card said, in Spanish.",
              "Lo que decía la boleta, en español.", lambda r: r.was.es),
        Field("now_en", "text", "What it says now, in English.",
              "Lo que dice ahora, en inglés.", lambda r: r.now.en),
        Field("now_es", "text", "What it says now, in Spanish.",
              "Lo que dice ahora, en español.", lambda r: r.now.es),
        Field("why_en", "text", "How it came about, and what shows it, in English.",
              "Cómo ocurrió, y qué lo demuestra, en inglés.", lambda r: r.why.en),
        Field("why_es", "text", "How it came about, and what shows it, in Spanish.",
              "Cómo ocurrió, y qué lo demuestra, en español.", lambda r: r.why.es),
        Field("found_by_en", "text", "Who pointed it out, in English.",
              "Quién lo señaló, en inglés.", lambda r: r.found_by.en),
        Field("found_by_es", "text", "Who pointed it out, in Spanish.",
              "Quién lo señaló, en español.", lambda r: r.found_by.es),
        Field("url", "text", "Address of the evidence; empty where there is none.",
              "Dirección de la prueba; vacío si no hay.", lambda r: safe_url(r.url)),
    )
    return build_table(
        name="corrections", title=Text("Corrections", "Correcciones"),
        key=("correction_id",), fields=fields, records=statements.corrections,
    )


def _correction_people(statements: Statements) -> Table:
    fields: tuple[Field[tuple[Correction, str]], ...] = (
        Field("correction_id", "text", "The correction.", "La corrección.",
              lambda r: r[0].correction_id, to="corrections.correction_id"),
        Field("person_id", "text", "A legislator whose page showed what was wrong.",
              "Un legislador o una legisladora en cuya página aparecía el error.",
              lambda r: r[1], to="people.person_id"),
    )
    return build_table(
        name="correction_people",
        title=Text("Whose pages showed what was corrected",
                   "En qué páginas aparecía lo que se corrigió"),
        key=("correction_id", "person_id"), fields=fields,
        records=[(c, person) for c in statements.corrections for person in c.person_ids],
    )


def _replies(statements: Statements) -> Table:
    fields: tuple[Field[Reply], ...] = (
        Field("reply_id", "text", "Names the reply.", "Nombra la respuesta."),
        Field("person_id", "text", "Whose reply it is.", "De quién es la respuesta.",
              to="people.person_id"),
        Field("received_on", "date", "The day it came.", "El día en que llegó."),
        _CRITERION,
        Field("written_in", "text",
              "The language it was written in, en or es; empty where they wrote both.",
              "El idioma en que se escribió, en o es; vacío si llegó en los dos."),
        Field("translated_by", "text",
              "Who translated it; empty where nobody had to.",
              "Quién la tradujo; vacío si nadie tuvo que hacerlo."),
        Field("text_en", "text", "The reply in English, whole.",
              "La respuesta en inglés, completa.", lambda r: r.text.en),
        Field("text_es", "text", "The reply in Spanish, whole.",
              "La respuesta en español, completa.", lambda r: r.text.es),
    )
    return build_table(
        name="replies", title=Text("Replies of legislators", "Respuestas de los legisladores"),
        key=("reply_id",), fields=fields, records=statements.replies,
    )


def _conflicts(statements: Statements) -> Table:
    fields: tuple[Field[Conflict], ...] = (
        Field("conflict_id", "text", "Names the entry.", "Nombra la entrada."),
        Field("name", "text", "Who declares it.", "Quién lo declara."),
        Field("role_en", "text", "What they do in the organization, in English.",
              "Qué hace en la organización, en inglés.", lambda r: r.role.en),
        Field("role_es", "text", "What they do in the organization, in Spanish.",
              "Qué hace en la organización, en español.", lambda r: r.role.es),
        Field("kind", "text",
              "candidate, relative, donor, work or other.",
              "candidate (candidatura), relative (parentesco), donor (donación), work (trabajo) "
              "u other (otro)."),
        Field("person_id", "text",
              "The legislator it concerns; empty where it concerns nobody on the report card.",
              "El legislador o la legisladora a quien se refiere; vacío si no se refiere a nadie "
              "de la boleta.",
              lambda r: r.person_id or None, to="people.person_id"),
        Field("statement_en", "text", "What there is, in English.",
              "De qué se trata, en inglés.", lambda r: r.statement.en),
        Field("statement_es", "text", "What there is, in Spanish.",
              "De qué se trata, en español.", lambda r: r.statement.es),
        Field("declared_on", "date", "The day it was declared.", "El día en que se declaró."),
        Field("ended_on", "date", "The day it ended; empty while it lasts.",
              "El día en que terminó; vacío mientras dura."),
    )
    return build_table(
        name="conflicts",
        title=Text("Conflicts of interest that were declared",
                   "Conflictos de interés que se declararon"),
        key=("conflict_id",), fields=fields, records=statements.conflicts,
    )


def _changes(statements: Statements) -> Table:
    fields: tuple[Field[Change], ...] = (
        Field("change_id", "text", "Names the change.", "Nombra el cambio."),
        Field("changed_on", "date", "The day.", "El día."),
        Field("what_en", "text", "What is other than before, in English.",
              "Qué es distinto de antes, en inglés.", lambda r: r.what.en),
        Field("what_es", "text", "What is other than before, in Spanish.",
              "Qué es distinto de antes, en español.", lambda r: r.what.es),
        Field("why_en", "text", "Why, in English.", "Por qué, en inglés.", lambda r: r.why.en),
        Field("why_es", "text", "Why, in Spanish.", "Por qué, en español.", lambda r: r.why.es),
    )
    return build_table(
        name="changes",
        title=Text("Changes that are no corrections", "Cambios que no son correcciones"),
        key=("change_id",), fields=fields, records=statements.changes,
    )
# fmt: on
