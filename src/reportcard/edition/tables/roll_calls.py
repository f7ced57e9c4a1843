"""Tables of the roll calls: each one, the bills it decided, everyone's vote.

Leaves to others: the rest of the record (record).
"""

from dataclasses import replace

from reportcard.edition.tables.columns import BILL, CHAMBER, EVENT, PERSON, SESSION
from reportcard.edition.tables.declare import Field, build_table, evidence_fields
from reportcard.model.facts import Facts, PersonVote, VoteEvent
from reportcard.model.tables import Table
from reportcard.model.text import Text


def roll_call_tables(facts: Facts) -> tuple[Table, ...]:
    """The tables of the roll calls, in the order of the dictionary."""
    return (_vote_events(facts), _vote_event_bills(facts), _person_votes(facts))


# fmt: off
def _vote_events(facts: Facts) -> Table:
    fields: tuple[Field[VoteEvent], ...] = (
        Field("vote_event_id", "text", "Id of the roll call: session, chamber, number.",
              "Identificador de la votación nominal: sesión, cámara, número."),
        SESSION,
        CHAMBER,
        Field("number", "integer", "Official number in that session.",
              "Número oficial en esa sesión."),
        Field("revision", "integer", "Revision of the official sheet.",
              "Revisión de la hoja oficial."),
        Field("held_on", "date", "Day it was held.", "Día en que se votó."),
        *_question(),
        Field("total", "integer", "Members who voted, as printed.",
              "Miembros que votaron, según la hoja."),
        Field("necessary", "integer", "Votes needed, as printed.",
              "Votos necesarios, según la hoja."),
        Field("yes_count", "integer", "Yes votes, as printed.", "Votos Sí, según la hoja."),
        Field("no_count", "integer", "No votes, as printed.", "Votos No, según la hoja."),
        Field("absent_count", "integer", "Absent or not voting, as printed.",
              "Ausentes o que no votaron, según la hoja."),
        Field("passed", "boolean", "Whether it had the votes needed.",
              "Si obtuvo los votos necesarios."),
        Field("superseded_by", "text",
              "The later roll call that decided the same question; empty if none.",
              "La votación nominal posterior que decidió la misma pregunta; vacío si no hay.",
              to="vote_events.vote_event_id"),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="vote_events", title=Text("Roll calls", "Votaciones nominales"),
        key=("vote_event_id",), fields=fields, records=facts.vote_events,
    )


def _question() -> tuple[Field[VoteEvent], ...]:
    return (
        Field("question_class", "text",
              "What was decided: passage, amendment, procedural or unknown.",
              "Lo que se decidió: passage (aprobación), amendment (enmienda), procedural "
              "(procedimiento) o unknown (no se sabe)."),
        Field("amendment_chamber", "text",
              "Chamber of the amendment schedule; empty if no amendment.",
              "Cámara de la enmienda; vacío si no es enmienda."),
        Field("amendment_schedule", "text",
              "Letter of the amendment schedule; empty if no amendment.",
              "Letra de la enmienda; vacío si no es enmienda."),
        Field("confidence", "text",
              "How sure we are of the question: stated, derived, confirmed, inferred or unknown.",
              "Qué tan seguros estamos de la pregunta: stated (lo dice el documento), derived (se "
              "deduce de documentos), confirmed (lo confirmó una persona con su nombre), inferred "
              "(es probable) o unknown (no se sabe)."),
        Field("confirmed_by", "text",
              "Who confirmed the question by name; empty unless it is confirmed.",
              "Quién confirmó la pregunta con su nombre; vacío si no está confirmada.",
              lambda r: r.ruling.ruled_by if r.ruling else None),
        Field("confirmed_on", "date", "The day on which they did.", "El día en que lo hizo.",
              lambda r: r.ruling.ruled_on if r.ruling else None),
        Field("confirmed_because", "text", "What they looked at, in their own words.",
              "Lo que revisó, en sus propias palabras.",
              lambda r: r.ruling.reason if r.ruling else None),
        Field("question_printed", "text", "The question as the sheet prints it.",
              "La pregunta como la imprime la hoja."),
        Field("label", "text",
              "The words of the official link to the sheet; empty if none was seen.",
              "Las palabras del enlace oficial a la hoja; vacío si no se vio ninguno."),
        Field("yes_means", "text",
              "What a Yes means where it is not simply a Yes, in a spreadsheet's words.",
              "Lo que significa un Sí cuando no es simplemente un Sí, según la hoja de cálculo."),
        Field("label_es", "text", "A spreadsheet's label in Spanish; empty elsewhere.",
              "El nombre en español, si viene de una hoja de cálculo; vacío en lo demás."),
        Field("time_printed", "text", "The time as the sheet prints it.",
              "La hora como la imprime la hoja."),
    )


def _vote_event_bills(facts: Facts) -> Table:
    fields: tuple[Field[tuple[str, str]], ...] = (
        replace(EVENT, read=lambda r: r[0]),
        replace(BILL, read=lambda r: r[1]),
    )
    return build_table(
        name="vote_event_bills",
        title=Text("Bills decided by each roll call",
                   "Proyectos de ley que decidió cada votación nominal"),
        key=("vote_event_id", "bill_id"), fields=fields,
        records=[(e.vote_event_id, bill_id) for e in facts.vote_events for bill_id in e.bill_ids],
    )


def _person_votes(facts: Facts) -> Table:
    fields: tuple[Field[PersonVote], ...] = (
        replace(EVENT, en=f"{EVENT.en} The evidence of each vote stands there.",
                es=f"{EVENT.es} Allí está el documento de cada voto."),
        PERSON,
        Field("option", "text",
              "Their vote: yes, no, absent_or_not_voting (reason unknown), excused or present.",
              "Su voto: yes (Sí), no (No), absent_or_not_voting (ausente o no votó, no se sabe la "
              "razón), excused (ausencia justificada) o present (presente)."),
        Field("line", "integer",
              "Line of the official sheet, counted down its columns; empty when the vote was "
              "transcribed into the project's own table.",
              "Renglón de la hoja oficial, contado por columnas; vacío si el voto se transcribió "
              "a la tabla propia del proyecto.",
              lambda r: r.sheet_line),
        Field("printed_name", "text", "Their name as the sheet prints it.",
              "Su nombre como lo imprime la hoja."),
        Field("printed_code", "text",
              "The mark that the sheet prints; empty when the vote was transcribed.",
              "La marca que imprime la hoja; vacío si el voto se transcribió.",
              lambda r: r.sheet_code),
    )
    return build_table(
        name="person_votes",
        title=Text("Everyone's vote in every roll call",
                   "El voto de cada persona en cada votación nominal"),
        key=("vote_event_id", "person_id"), fields=fields, records=facts.person_votes,
    )
