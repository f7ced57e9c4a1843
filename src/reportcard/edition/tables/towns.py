"""Tables of towns: where they lie, what they get from grants to schools. Context, never credit.

Leaves to others: the budget (money), the sums and shares themselves (grant_sums, shares).
"""

from dataclasses import dataclass, replace
from typing import Any

from reportcard.edition.grant_sums import LineCheck, ProgramSums, SumYear, build_sums
from reportcard.edition.shares import per_pupil, portion_of, printed_share
from reportcard.edition.tables.columns import CHAMBER, DISTRICT
from reportcard.edition.tables.declare import Field, build_table, evidence_fields
from reportcard.model.money import GrantProgram, Money, Place, Town, TownDistrict, TownGrant
from reportcard.model.tables import Table
from reportcard.model.text import Text

TOWN_TABLES = (
    "towns", "town_districts", "places", "grant_programs", "grants", "grant_sums", "grant_checks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sum:
    """A grant in one fiscal year over all towns; a check is one budget line beside it."""

    program: str
    year: SumYear
    check: LineCheck | None = None


def town_tables(money: Money) -> tuple[Table, ...]:
    """The tables of towns, in the order of the dictionary; none where there are no towns."""
    if not money.towns:
        return ()
    sums = build_sums(money)
    return (
        _towns(money),
        _town_districts(money),
        _places(money),
        _programs(money),
        _grants(money),
        _grant_sums(sums),
        _grant_checks(sums),
    )


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
        Field("share_shown", "text",
              "Residents of every 100 of the town in that part, as printed: <1, >99 where a part "
              "would be rounded to 0 or 100; empty where nobody counted them.",
              "Habitantes de cada 100 del pueblo en esa parte, como se imprime: <1 y >99 donde una "
              "parte se redondearía a 0 o a 100; vacío si nadie los contó.",
              lambda r: printed_share(portion_of(r))),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="town_districts",
        title=Text("Districts of each town", "Distritos de cada pueblo"),
        key=("plan", "town_code", "chamber", "district"), fields=fields,
        records=money.town_districts,
    )


def _places(money: Money) -> Table:
    fields: tuple[Field[Place], ...] = (
        Field("place_id", "text", "Names the place and the town.", "Nombra el lugar y el pueblo.",
              lambda r: f"{r.kind}/{r.name}/{r.town_code or '-'}"),
        Field("kind", "text", "village (village or post office) or zip (ZIP code).",
              "village (vecindario u oficina de correos) o zip (código postal)."),
        Field("name", "text", "Name of the village, or the five digits of the ZIP code.",
              "Nombre del vecindario, o las cinco cifras del código postal."),
        replace(_TOWN,
                en="The town that it lies in, a row for each; of a ZIP code, the one in which the "
                   "middle of its area lies. Empty where the sources name different towns.",
                es="El pueblo donde queda, una fila por cada uno; de un código postal, el pueblo "
                   "donde queda el centro de su zona. Vacío si las fuentes nombran pueblos "
                   "distintos."),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="places",
        title=Text("Villages and ZIP codes, and their towns",
                   "Vecindarios y códigos postales, y sus pueblos"),
        key=("place_id",), fields=fields, records=money.places,
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
    first: dict[tuple[str, int], TownGrant] = {}
    for row in sorted(money.grants, key=lambda r: r.fiscal_year):
        first.setdefault((row.program, row.town_code), row)
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
        Field("per_pupil_shown", "integer",
              "Dollars for each pupil, rounded to whole ones; empty without pupils.",
              "Dólares por estudiante, redondeados a enteros; vacío sin estudiantes.", per_pupil),
        Field("since_first_dollars", "integer",
              "The amount less that of the town's first fiscal year here, in nominal dollars.",
              "La cantidad menos la del primer año fiscal del pueblo aquí, en dólares nominales.",
              lambda r: r.amount_dollars - first[r.program, r.town_code].amount_dollars),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="grants",
        title=Text("What each town gets from each grant",
                   "Lo que cada pueblo recibe de cada subvención"),
        key=("program", "town_code", "fiscal_year"), fields=fields, records=money.grants,
    )


_YEAR: Field[Any] = Field(
    "fiscal_year", "integer", "Fiscal year, by the year in which it ends.",
    "Año fiscal, por el año en que termina.", lambda r: r.year.fiscal_year,
)
_TOTAL: Field[Any] = Field(
    "sum_dollars", "integer", "Sum of the towns' amounts.",
    "Suma de las cantidades de los pueblos.", lambda r: r.year.dollars,
)


def _grant_sums(sums: tuple[ProgramSums, ...]) -> Table:
    fields: tuple[Field[_Sum], ...] = (
        _PROGRAM,
        _YEAR,
        _TOTAL,
        Field("towns", "integer", "How many towns have an amount.",
              "Cuántos pueblos tienen una cantidad.", lambda r: r.year.towns),
        Field("is_whole", "boolean",
              "Whether these are all towns; only then is the sum compared with a budget line.",
              "Si son todos los pueblos; solo entonces la suma se compara con un renglón del "
              "presupuesto.", lambda r: r.year.is_whole),
        Field("standing", "text",
              "estimate if any of the amounts is one, final if all of them are, else unstated.",
              "estimate si alguna de las cantidades lo es, final si todas lo son; si no, unstated.",
              lambda r: r.year.standing),
    )
    return build_table(
        name="grant_sums",
        title=Text("What all towns together get from each grant",
                   "Lo que todos los pueblos juntos reciben de cada subvención"),
        key=("program", "fiscal_year"), fields=fields,
        records=[_Sum(found.program, year) for found in sums for year in found.years],
    )


def _grant_checks(sums: tuple[ProgramSums, ...]) -> Table:
    fields: tuple[Field[Any], ...] = (
        _PROGRAM,
        _YEAR,
        Field("budget_line_id", "text", "The budget line that pays the grant.",
              "El renglón del presupuesto que paga la subvención.",
              lambda r: r.check.budget_line_id, to="budget_lines.budget_line_id"),
        Field("stage", "text", "Stage of the budget: governor, committee or enacted.",
              "Etapa del presupuesto: governor (gobernador), committee (comité) o enacted (ley).",
              lambda r: r.check.stage),
        _TOTAL,
        Field("line_dollars", "integer", "What the line says at that stage.",
              "Lo que dice el renglón en esa etapa.", lambda r: r.check.dollars),
        Field("difference_dollars", "integer",
              "The sum less the line. What was read does not say where a difference comes from.",
              "La suma menos el renglón. Lo que se leyó no dice de dónde viene la diferencia.",
              lambda r: r.check.difference),
        Field("document_url", "text",
              "The official document, opened on the page that prints the amount; empty where not "
              "known.",
              "El documento oficial, abierto en la página que imprime la cantidad; vacío si no se "
              "conoce.", lambda r: r.check.url),
    )
    return build_table(
        name="grant_checks",
        title=Text("Sums over all towns beside the budget lines that pay the grants",
                   "Sumas de todos los pueblos junto a los renglones que pagan las subvenciones"),
        key=("program", "fiscal_year", "budget_line_id", "stage"), fields=fields,
        records=[
            _Sum(found.program, year, check)
            for found in sums for year in found.years for check in year.lines
        ],
    )
# fmt: on
