"""Tables about how complete the record is: each chamber's roll calls, and each one that is missing.

Leaves to others: what was set aside, sentence by sentence (record).
"""

from dataclasses import dataclass
from functools import partial
from typing import get_args

from reportcard.edition.names import safe_url
from reportcard.edition.tables.columns import CHAMBER, SESSION
from reportcard.edition.tables.declare import Field, build_table
from reportcard.model.coverage import Coverage, Gap
from reportcard.model.facts import Facts
from reportcard.model.tables import Table
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber, Confidence, QuestionClass

# What the columns of the questions mean: the class decided, and how sure that is.
_DECIDED: dict[QuestionClass, Text] = {
    "passage": Text("the passage of a bill", "la aprobación de un proyecto de ley"),
    "amendment": Text("an amendment", "una enmienda"),
    "procedural": Text("a matter of procedure", "un asunto de procedimiento"),
}
_SURE: dict[Confidence, Text] = {
    "stated": Text("the official record says so", "lo dice el documento oficial"),
    "derived": Text("it follows from official records", "se deduce de documentos oficiales"),
    "confirmed": Text("a person confirmed it by name", "lo confirmó una persona con su nombre"),
    "inferred": Text("it is likely", "es probable"),
    "unknown": Text("it is not known for sure", "no se sabe con certeza"),
}


def coverage_tables(facts: Facts) -> tuple[Table, ...]:
    """The tables about how complete the record is, in the order of the dictionary."""
    return (_coverage(facts), _missing(facts))


# fmt: off
def _coverage(facts: Facts) -> Table:
    fields: tuple[Field[Coverage], ...] = (
        SESSION,
        CHAMBER,
        Field("expected", "integer",
              "Highest number of a roll call that is known, and so how many there must be; empty "
              "where the project's own tables carry a selection.",
              "Número más alto de votación nominal que se conoce, y por eso cuántas debe haber; "
              "vacío si las tablas propias del proyecto contienen una selección."),
        Field("listed", "integer", "How many the official folder of sheets has.",
              "Cuántas tiene la carpeta oficial de hojas."),
        Field("collected", "integer", "How many have a sheet that was read and adds up.",
              "Cuántas tienen una hoja que se leyó y cuadra."),
        Field("set_aside", "integer", "How many have a sheet that does not add up.",
              "Cuántas tienen una hoja que no cuadra."),
        Field("missing", "integer", "How many have no sheet that could be read.",
              "Cuántas no tienen una hoja que se pudiera leer."),
        Field("unexplained", "integer", "Those of the missing of which nothing says why.",
              "De las que faltan, aquellas de las que nada dice por qué."),
        Field("superseded", "integer", "Older revisions of sheets, kept beside the one in force.",
              "Revisiones anteriores de hojas, guardadas junto a la vigente."),
        Field("unresolved_names", "integer",
              "Printed names of which it is not known whose they are.",
              "Nombres impresos de los que no se sabe de quién son."),
        Field("vote_count", "integer", "Votes of members on the sheets that add up.",
              "Votos de miembros en las hojas que cuadran."),
        Field("compared", "integer",
              "How many of the collected another collector of the record has as well.",
              "Cuántas de las reunidas tiene también otro recopilador del registro."),
        Field("differing", "integer", "In how many the other collector says something else.",
              "En cuántas el otro recopilador dice algo distinto."),
        *_questions(),
    )
    return build_table(
        name="coverage",
        title=Text("How complete the record is", "Qué tan completo está el registro"),
        key=("session", "chamber"), fields=fields, records=facts.coverage,
    )


def _questions() -> tuple[Field[Coverage], ...]:
    """A column for each class and each degree of certainty."""
    known: tuple[Field[Coverage], ...] = tuple(
        Field(
            f"{kind}_{sure}", "integer",
            f"How many decided {what.en}: {how.en}.", f"Cuántas decidieron {what.es}: {how.es}.",
            partial(Coverage.count, question_class=kind, confidence=sure),
        )
        for kind, what in _DECIDED.items()
        for sure, how in _SURE.items()
    )
    return (
        *known,
        Field("unknown", "integer", "How many decided something that is not known.",
              "Cuántas decidieron algo que no se sabe.",
              lambda r: sum(r.count("unknown", sure) for sure in get_args(Confidence))),
    )


@dataclass(frozen=True, slots=True)
class _Missing:
    """A gap with the session and chamber it is in."""

    session: str
    chamber: Chamber
    gap: Gap


def _missing(facts: Facts) -> Table:
    fields: tuple[Field[_Missing], ...] = (
        SESSION,
        CHAMBER,
        Field("number", "integer", "Number of the roll call in that session.",
              "Número de la votación nominal en esa sesión.", lambda r: r.gap.number),
        Field("standing", "text",
              "set_aside (its sheet does not add up), refused (its sheet could not be had or "
              "read), not_fetched (in the official folder, but not fetched), named (known, but "
              "not in the folder), unlisted (not in the folder) or unlooked (no folder was read).",
              "set_aside (su hoja no cuadra), refused (su hoja no se pudo obtener o leer), "
              "not_fetched (está en la carpeta oficial, pero no se ha obtenido), named (se conoce, "
              "pero no está en la carpeta), unlisted (no está en la carpeta) o unlooked (no se "
              "leyó ninguna carpeta).",
              lambda r: r.gap.standing),
        Field("reason_en", "text", "Why, in English.", "Por qué, en inglés.",
              lambda r: r.gap.reason.en),
        Field("reason_es", "text", "Why, in Spanish.", "Por qué, en español.",
              lambda r: r.gap.reason.es),
        Field("source_url", "text", "The sheet, or the page that names it; empty if there is none.",
              "La hoja, o la página que la nombra; vacío si no hay.",
              lambda r: safe_url(r.gap.source_url)),
    )
    return build_table(
        name="missing_roll_calls",
        title=Text("Roll calls without a sheet that adds up",
                   "Votaciones nominales sin una hoja que cuadre"),
        key=("session", "chamber", "number"), fields=fields,
        records=[_Missing(c.session, c.chamber, gap) for c in facts.coverage for gap in c.gaps],
    )
