"""Tables of towns: where they lie, what they get from grants to schools. Context, never credit.

Leaves to others: the budget (money).
"""

from dataclasses import replace
from typing import Any

from reportcard.edition.tables.columns import CHAMBER, DISTRICT
from reportcard.edition.tables.declare import Field, build_table, evidence_fields
from reportcard.model.money import GrantProgram, Money, Town, TownDistrict, TownGrant
from reportcard.model.tables import Table
from reportcard.model.text import Text

TOWN_TABLES = ("towns", "town_districts", "grant_programs", "grants")


def town_tables(money: Money) -> tuple[Table, ...]:
    """The tables of towns, in the order of the dictionary; none where there are no towns."""
    if not money.towns:
        return ()
    return (_towns(money), _town_districts(money), _programs(money), _grants(money))


# fmt: off
_TOWN: Field[Any] = Field(
    "town_code", "integer", "The town, as in the table towns.",
    "El pueblo, como en la tabla towns.", to="towns.town_code",
)
_PROGRAM: Field[Any] = Field(
    "program", "text", "The grant, as in the table grant_programs.",
    "La subvención, como en la tabla grant_programs.", to="grant_programs.program",
)


def _towns(money: Money) -> Table:
    fields: tuple[Field[Town], ...] = (
        replace(_TOWN, en="Number that the state gives the town.",
                es="Número que el estado le da al pueblo.", to=""),
        Field("name", "text", "Name of the town.", "Nombre del pueblo."),
        Field("census_code", "text", "Code of the census for it; empty where not known.",
              "Código del censo; vacío si no se conoce."),
        Field("population", "integer", "Population in the last census; empty where not read.",
              "Población en el último censo; vacío si no se leyó."),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="towns", title=Text("Towns", "Pueblos"), key=("town_code",), fields=fields,
        records=money.towns,
    )


def _town_districts(money: Money) -> Table:
    fields: tuple[Field[TownDistrict], ...] = (
        Field("plan", "text", "Year of the districts' plan.", "Año del plan de los distritos."),
        _TOWN,
        CHAMBER,
        DISTRICT,
        Field("population", "integer",
              "Who lives in that part of the town; empty where the source does not count it.",
              "Cuánta gente vive en esa parte del pueblo; vacío si la fuente no lo cuenta."),
        Field("town_population", "integer",
              "Who lives in the whole town, by the same source; empty likewise.",
              "Cuánta gente vive en todo el pueblo, según la misma fuente; vacío igualmente."),
        Field("is_split", "boolean",
              "Whether the town has more than one district of this chamber.",
              "Si el pueblo tiene más de un distrito de esta cámara."),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="town_districts",
        title=Text("Districts of each town", "Distritos de cada pueblo"),
        key=("plan", "town_code", "chamber", "district"), fields=fields,
        records=money.town_districts,
    )


def _programs(money: Money) -> Table:
    fields: tuple[Field[GrantProgram], ...] = (
        replace(_PROGRAM, en="Names the grant.", es="Nombra la subvención.", to=""),
        Field("title_en", "text", "What it is called, in English.", "Cómo se llama, en inglés.",
              lambda r: r.title.en),
        Field("title_es", "text", "What it is called, in Spanish.", "Cómo se llama, en español.",
              lambda r: r.title.es),
        Field("note_en", "text", "What must be known of it, in English.",
              "Lo que hay que saber de ella, en inglés.", lambda r: r.note.en),
        Field("note_es", "text", "What must be known of it, in Spanish.",
              "Lo que hay que saber de ella, en español.", lambda r: r.note.es),
        Field("fund", "text", "Fund of the budget line that pays it; empty where none is named.",
              "Fondo del renglón del presupuesto que la paga; vacío si no se nombra."),
        Field("agency", "text", "Agency of that line.", "Agencia de ese renglón."),
        Field("account", "text", "Name of that line.", "Nombre de ese renglón."),
    )
    return build_table(
        name="grant_programs", title=Text("Grants to towns", "Subvenciones a los pueblos"),
        key=("program",), fields=fields, records=money.programs,
    )


def _grants(money: Money) -> Table:
    fields: tuple[Field[TownGrant], ...] = (
        _PROGRAM,
        _TOWN,
        Field("fiscal_year", "integer", "Fiscal year, by the year in which it ends.",
              "Año fiscal, por el año en que termina."),
        Field("amount_dollars", "integer", "What the town gets, in whole dollars as published.",
              "Lo que recibe el pueblo, en dólares enteros como se publicó."),
        Field("standing", "text",
              "final (paid or settled), estimate (calculated in advance) or unstated.",
              "final (pagado o definitivo), estimate (calculado por adelantado) o unstated (no se "
              "dice)."),
        Field("pupils", "integer",
              "The town's pupils in the school year of that fiscal year; empty where not read.",
              "Los estudiantes del pueblo en el año escolar de ese año fiscal; vacío si no se "
              "leyeron."),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="grants",
        title=Text("What each town gets from each grant",
                   "Lo que cada pueblo recibe de cada subvención"),
        key=("program", "town_code", "fiscal_year"), fields=fields, records=money.grants,
    )
# fmt: on
