"""Tables of the public record: people, seats, bills, roll calls, votes, sponsors, sources.

Leaves to others: what the rubric makes of them (scores).
"""

from reportcard.edition.about import SourceCard
from reportcard.edition.tables.declare import Field, build_table, evidence_fields
from reportcard.model.facts import (
    Bill,
    Facts,
    Membership,
    Person,
    PersonVote,
    Quarantined,
    Sponsorship,
    VoteEvent,
)
from reportcard.model.tables import Table
from reportcard.model.text import Text

PERSON_ID = "The stable id of the legislator, as in the table people."
PERSON_ID_ES = "El identificador fijo del legislador o la legisladora, como en la tabla people."
EVENT_ID = "The roll call, as in the table vote_events."
EVENT_ID_ES = "La votación nominal, como en la tabla vote_events."
BILL_ID = "The bill, as in the table bills."
BILL_ID_ES = "El proyecto de ley, como en la tabla bills."
SESSION = "Year of the session."
SESSION_ES = "Año de la sesión."
CHAMBER = "house or senate."
CHAMBER_ES = "house (Cámara de Representantes) o senate (Senado)."


def record_tables(*, facts: Facts, sources: tuple[SourceCard, ...]) -> tuple[Table, ...]:
    """The tables of the record, in the order of the dictionary."""
    return (
        _people(facts),
        _memberships(facts),
        _bills(facts),
        _vote_events(facts),
        _vote_event_bills(facts),
        _person_votes(facts),
        _sponsorships(facts),
        _sources(sources),
        _quarantine(facts),
    )


# fmt: off
def _people(facts: Facts) -> Table:
    fields: tuple[Field[Person], ...] = (
        Field("person_id", "text", "Stable id of the legislator.", "Identificador fijo del legislador o la legisladora.", lambda r: r.person_id),
        Field("name", "text", "Name as people know it.", "Nombre como la gente lo conoce.", lambda r: r.name),
        Field("given_name", "text", "Given name.", "Nombre de pila.", lambda r: r.given_name),
        Field("family_name", "text", "Family name.", "Apellido.", lambda r: r.family_name),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(name="people", title=Text("Legislators", "Legisladores"), key=("person_id",), fields=fields, records=facts.people)


def _memberships(facts: Facts) -> Table:
    fields: tuple[Field[Membership], ...] = (
        Field("person_id", "text", PERSON_ID, PERSON_ID_ES, lambda r: r.person_id),
        Field("chamber", "text", CHAMBER, CHAMBER_ES, lambda r: r.chamber),
        Field("district", "integer", "Number of the district.", "Número del distrito.", lambda r: r.district),
        Field("party", "text", "Party, as the record names it.", "Partido, como lo nombra el documento.", lambda r: r.party),
        Field("start_on", "date", "First day in the seat; empty when not known.", "Primer día en el cargo; vacío si no se conoce.", lambda r: r.start_on),
        Field("end_on", "date", "First day after it; empty when still held or not known.", "Primer día después del cargo; vacío si sigue o no se conoce.", lambda r: r.end_on),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(name="memberships", title=Text("Seats held", "Cargos ocupados"), key=("person_id", "chamber", "district", "party", "start_on"), fields=fields, records=facts.memberships)


def _bills(facts: Facts) -> Table:
    fields: tuple[Field[Bill], ...] = (
        Field("bill_id", "text", "Id of the bill: session and number.", "Identificador del proyecto de ley: sesión y número.", lambda r: r.bill_id),
        Field("session", "text", SESSION, SESSION_ES, lambda r: r.session),
        Field("identifier", "text", "The bill as people say it.", "El proyecto de ley como se le llama.", lambda r: r.identifier),
        Field("title", "text", "Official title (in English).", "Título oficial (en inglés).", lambda r: r.title),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(name="bills", title=Text("Bills", "Proyectos de ley"), key=("bill_id",), fields=fields, records=facts.bills)


def _vote_events(facts: Facts) -> Table:
    fields: tuple[Field[VoteEvent], ...] = (
        Field("vote_event_id", "text", "Id of the roll call: session, chamber, number.", "Identificador de la votación nominal: sesión, cámara, número.", lambda r: r.vote_event_id),
        Field("session", "text", SESSION, SESSION_ES, lambda r: r.session),
        Field("chamber", "text", CHAMBER, CHAMBER_ES, lambda r: r.chamber),
        Field("number", "integer", "Official number in that session.", "Número oficial en esa sesión.", lambda r: r.number),
        Field("revision", "integer", "Revision of the official sheet.", "Revisión de la hoja oficial.", lambda r: r.revision),
        Field("held_on", "date", "Day it was held.", "Día en que se votó.", lambda r: r.held_on),
        Field("question_class", "text", "What was decided: passage, amendment, procedural or unknown.", "Lo que se decidió: passage (aprobación), amendment (enmienda), procedural (procedimiento) o unknown (no se sabe).", lambda r: r.question_class),
        Field("amendment_chamber", "text", "Chamber of the amendment schedule; empty if no amendment.", "Cámara de la enmienda; vacío si no es enmienda.", lambda r: r.amendment_chamber),
        Field("amendment_schedule", "text", "Letter of the amendment schedule; empty if no amendment.", "Letra de la enmienda; vacío si no es enmienda.", lambda r: r.amendment_schedule),
        Field("confidence", "text", "How sure we are of the question: stated, derived, inferred or unknown.", "Qué tan seguros estamos de la pregunta: stated (lo dice el documento), derived (se deduce de documentos), inferred (es probable) o unknown (no se sabe).", lambda r: r.confidence),
        Field("question_printed", "text", "The question as the sheet prints it.", "La pregunta como la imprime la hoja.", lambda r: r.question_printed),
        Field("total", "integer", "Members who voted, as printed.", "Miembros que votaron, según la hoja.", lambda r: r.total),
        Field("necessary", "integer", "Votes needed, as printed.", "Votos necesarios, según la hoja.", lambda r: r.necessary),
        Field("yes_count", "integer", "Yes votes, as printed.", "Votos Sí, según la hoja.", lambda r: r.yes_count),
        Field("no_count", "integer", "No votes, as printed.", "Votos No, según la hoja.", lambda r: r.no_count),
        Field("absent_count", "integer", "Absent or not voting, as printed.", "Ausentes o que no votaron, según la hoja.", lambda r: r.absent_count),
        Field("passed", "boolean", "Whether it had the votes needed.", "Si obtuvo los votos necesarios.", lambda r: r.passed),
        Field("superseded_by", "text", "The later roll call that decided the same question; empty if none.", "La votación posterior que decidió la misma pregunta; vacío si no hay.", lambda r: r.superseded_by),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(name="vote_events", title=Text("Roll calls", "Votaciones nominales"), key=("vote_event_id",), fields=fields, records=facts.vote_events)


def _vote_event_bills(facts: Facts) -> Table:
    fields: tuple[Field[tuple[str, str]], ...] = (
        Field("vote_event_id", "text", EVENT_ID, EVENT_ID_ES, lambda r: r[0]),
        Field("bill_id", "text", BILL_ID, BILL_ID_ES, lambda r: r[1]),
    )
    pairs = [(event.vote_event_id, bill_id) for event in facts.vote_events for bill_id in event.bill_ids]
    return build_table(name="vote_event_bills", title=Text("Bills decided by each roll call", "Proyectos de ley que decidió cada votación nominal"), key=("vote_event_id", "bill_id"), fields=fields, records=pairs)


def _person_votes(facts: Facts) -> Table:
    fields: tuple[Field[PersonVote], ...] = (
        Field("vote_event_id", "text", EVENT_ID + " The evidence of each vote stands there.", EVENT_ID_ES + " Allí está el documento de cada voto.", lambda r: r.vote_event_id),
        Field("person_id", "text", PERSON_ID, PERSON_ID_ES, lambda r: r.person_id),
        Field("option", "text", "Their vote: yes, no, absent_or_not_voting (reason unknown), excused or present.", "Su voto: yes (Sí), no (No), absent_or_not_voting (ausente o no votó, no se sabe la razón), excused (ausencia justificada) o present (presente).", lambda r: r.option),
        Field("line", "integer", "Line of the official sheet, counted down its columns.", "Renglón de la hoja oficial, contado por columnas.", lambda r: r.line),
        Field("printed_name", "text", "Their name as the sheet prints it.", "Su nombre como lo imprime la hoja.", lambda r: r.printed_name),
        Field("printed_code", "text", "The mark that the sheet prints.", "La marca que imprime la hoja.", lambda r: r.printed_code),
    )
    return build_table(name="person_votes", title=Text("Everyone's vote in every roll call", "El voto de cada persona en cada votación nominal"), key=("vote_event_id", "person_id"), fields=fields, records=facts.person_votes)


def _sponsorships(facts: Facts) -> Table:
    fields: tuple[Field[Sponsorship], ...] = (
        Field("bill_id", "text", BILL_ID, BILL_ID_ES, lambda r: r.bill_id),
        Field("person_id", "text", PERSON_ID, PERSON_ID_ES, lambda r: r.person_id),
        Field("role", "text", "introducer, co-sponsor, or introducer or co-sponsor when the page does not tell them apart.", "introducer (patrocinador o patrocinadora), co-sponsor (copatrocinador o copatrocinadora), o ambos cuando la página no los distingue.", lambda r: r.role),
        Field("sponsor_order", "integer", "Place in the official list.", "Lugar en la lista oficial.", lambda r: r.sponsor_order),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(name="sponsorships", title=Text("Sponsors and co-sponsors", "Patrocinadores y copatrocinadores"), key=("bill_id", "person_id"), fields=fields, records=facts.sponsorships)


def _sources(sources: tuple[SourceCard, ...]) -> Table:
    fields: tuple[Field[SourceCard], ...] = (
        Field("source_id", "text", "Id of the source.", "Identificador de la fuente.", lambda r: r.source_id),
        Field("title", "text", "What it is.", "Qué es.", lambda r: r.title),
        Field("publisher", "text", "Who publishes it.", "Quién la publica.", lambda r: r.publisher),
        Field("licence", "text", "The terms it is published under.", "Las condiciones en que se publica.", lambda r: r.licence),
        Field("url", "text", "Its home page.", "Su página principal.", lambda r: r.url),
    )
    return build_table(name="sources", title=Text("Sources and their licences", "Fuentes y sus licencias"), key=("source_id",), fields=fields, records=sources)


def _quarantine(facts: Facts) -> Table:
    fields: tuple[Field[Quarantined], ...] = (
        Field("entity", "text", "What kind of thing it is.", "Qué tipo de cosa es.", lambda r: r.entity),
        Field("entity_id", "text", "Its id or address.", "Su identificador o dirección.", lambda r: r.entity_id),
        Field("rule", "text", "The check it did not pass.", "La comprobación que no pasó.", lambda r: r.rule),
        Field("sentence", "text", "What does not add up.", "Lo que no cuadra.", lambda r: r.sentence),
        Field("source_id", "text", "The source it came through.", "La fuente de donde vino.", lambda r: r.source_id),
        Field("source_url", "text", "Address of the official document.", "Dirección del documento oficial.", lambda r: r.source_url),
        Field("archive_sha256", "text", "SHA-256 of the bytes it was read from.", "SHA-256 de los bytes de donde se leyó.", lambda r: r.archive_sha256),
    )
    return build_table(name="quarantine", title=Text("Set aside because it does not add up", "Apartado porque no cuadra"), key=("entity", "entity_id", "rule", "sentence", "source_url"), fields=fields, records=facts.quarantine)
