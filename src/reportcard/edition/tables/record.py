"""Tables of the public record: people, seats, bills, sponsors, sources, and what was set aside.

Leaves to others: roll calls (roll_calls), what the rubric makes of the record (scores, rubric).
"""

from reportcard.edition.about import SourceCard
from reportcard.edition.names import safe_url
from reportcard.edition.tables.columns import (
    BILL,
    CHAMBER,
    DISTRICT,
    DISTRICT_NAME,
    PERSON,
    SESSION,
)
from reportcard.edition.tables.declare import Field, build_table, evidence_fields
from reportcard.edition.tables.money import MONEY_TABLES
from reportcard.edition.tables.roll_calls import roll_call_tables
from reportcard.edition.tables.towns import TOWN_TABLES
from reportcard.model.facts import Bill, Facts, Membership, Person, Quarantined, Sponsorship
from reportcard.model.tables import Table
from reportcard.model.text import Text

# The tables that hold nothing but the record: what the manifest's data hash is taken of.
RECORD_TABLES = (
    "people",
    "memberships",
    "bills",
    "vote_events",
    "vote_event_bills",
    "person_votes",
    "sponsorships",
    "sources",
    "quarantine",
    *MONEY_TABLES,
    *TOWN_TABLES,
)


def record_tables(*, facts: Facts, sources: tuple[SourceCard, ...]) -> tuple[Table, ...]:
    """The tables of the record, in the order of the dictionary."""
    return (
        _people(facts),
        _memberships(facts),
        _bills(facts),
        *roll_call_tables(facts),
        _sponsorships(facts),
        _sources(sources),
        _quarantine(facts),
    )


# fmt: off
def _people(facts: Facts) -> Table:
    fields: tuple[Field[Person], ...] = (
        Field("person_id", "text", "Stable id of the legislator.",
              "Identificador fijo del legislador o la legisladora."),
        Field("name", "text", "Name as people know it.", "Nombre como la gente lo conoce."),
        Field("given_name", "text", "Given name.", "Nombre de pila."),
        Field("family_name", "text", "Family name.", "Apellido."),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="people", title=Text("Legislators", "Legisladores"), key=("person_id",),
        fields=fields, records=facts.people,
    )


def _memberships(facts: Facts) -> Table:
    fields: tuple[Field[Membership], ...] = (
        PERSON,
        CHAMBER,
        DISTRICT,
        DISTRICT_NAME,
        Field("party", "text", "Party, as the record names it.",
              "Partido, como lo nombra el documento."),
        Field("start_on", "date", "First day in the seat; empty when not known.",
              "Primer día en el cargo; vacío si no se conoce."),
        Field("end_on", "date", "First day after it; empty when still held or not known.",
              "Primer día después del cargo; vacío si sigue o no se conoce."),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="memberships", title=Text("Seats held", "Cargos ocupados"),
        key=("person_id", "chamber", "district", "party", "start_on"),
        fields=fields, records=facts.memberships,
    )


def _bills(facts: Facts) -> Table:
    fields: tuple[Field[Bill], ...] = (
        Field("bill_id", "text", "Id of the bill: session and number.",
              "Identificador del proyecto de ley: sesión y número."),
        SESSION,
        Field("identifier", "text", "The bill as people say it.",
              "El proyecto de ley como se le llama."),
        Field("title", "text", "Official title (in English).", "Título oficial (en inglés)."),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="bills", title=Text("Bills", "Proyectos de ley"), key=("bill_id",),
        fields=fields, records=facts.bills,
    )


def _sponsorships(facts: Facts) -> Table:
    fields: tuple[Field[Sponsorship], ...] = (
        BILL,
        PERSON,
        Field("role", "text",
              "introducer, co-sponsor, or introducer or co-sponsor when the page does not tell "
              "them apart.",
              "introducer (patrocinador o patrocinadora), co-sponsor (copatrocinador o "
              "copatrocinadora), o introducer or co-sponsor cuando la página no los distingue."),
        Field("sponsor_order", "integer", "Place in the official list.",
              "Lugar en la lista oficial."),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="sponsorships",
        title=Text("Sponsors and co-sponsors", "Patrocinadores y copatrocinadores"),
        key=("bill_id", "person_id"), fields=fields, records=facts.sponsorships,
    )


def _sources(sources: tuple[SourceCard, ...]) -> Table:
    fields: tuple[Field[SourceCard], ...] = (
        Field("source_id", "text", "Id of the source.", "Identificador de la fuente."),
        Field("title_en", "text", "What it is, in English.", "Qué es, en inglés.",
              lambda r: r.title.en),
        Field("title_es", "text", "What it is, in Spanish.", "Qué es, en español.",
              lambda r: r.title.es),
        Field("publisher_en", "text", "Who publishes it, in English.",
              "Quién la publica, en inglés.", lambda r: r.publisher.en),
        Field("publisher_es", "text", "Who publishes it, in Spanish.",
              "Quién la publica, en español.", lambda r: r.publisher.es),
        Field("licence_en", "text", "The terms it is published under, in English.",
              "Las condiciones en que se publica, en inglés.", lambda r: r.licence.en),
        Field("licence_es", "text", "The terms it is published under, in Spanish.",
              "Las condiciones en que se publica, en español.", lambda r: r.licence.es),
        Field("url", "text", "Its home page.", "Su página principal.",
              lambda r: safe_url(r.url)),
    )
    return build_table(
        name="sources", title=Text("Sources and their licences", "Fuentes y sus licencias"),
        key=("source_id",), fields=fields, records=sources,
    )


def _quarantine(facts: Facts) -> Table:
    fields: tuple[Field[Quarantined], ...] = (
        Field("entity", "text", "What kind of thing it is.", "Qué tipo de cosa es."),
        Field("entity_id", "text", "Its id or address.", "Su identificador o dirección."),
        Field("rule", "text", "The check it did not pass.", "La comprobación que no pasó."),
        Field("sentence_en", "text", "What does not add up, in English.",
              "Lo que no cuadra, en inglés.", lambda r: r.sentence.en),
        Field("sentence_es", "text", "What does not add up, in Spanish.",
              "Lo que no cuadra, en español.", lambda r: r.sentence.es),
        Field("detail", "text",
              "Why a page could not be read, in English; empty otherwise.",
              "Por qué no se pudo leer una página, en inglés; vacío en los demás casos."),
        Field("source_id", "text", "The source it came through.", "La fuente de donde vino."),
        Field("source_url", "text", "Address of the document it comes from.",
              "Dirección del documento de donde viene.", lambda r: safe_url(r.source_url)),
        Field("archive_sha256", "text", "SHA-256 of the bytes it was read from.",
              "SHA-256 de los bytes de donde se leyó."),
    )
    return build_table(
        name="quarantine",
        title=Text("Set aside because it does not add up", "Apartado porque no cuadra"),
        key=("entity", "entity_id", "rule", "sentence_en", "detail", "source_id", "source_url",
             "archive_sha256"),
        fields=fields, records=facts.quarantine,
    )
