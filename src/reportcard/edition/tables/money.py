"""Tables of the budget's money: lines of documents, lines across stages, roll calls, bonds.

No column here names a person: a change belongs to a stage. Leaves to others: grants and towns
(towns), who voted how (roll_calls).
"""

from dataclasses import replace
from typing import Any

from reportcard.edition.names import safe_url
from reportcard.edition.tables.columns import BILL, EVENT
from reportcard.edition.tables.declare import Field, build_table, evidence_fields
from reportcard.model.money import (
    AppropriationLine,
    BondItem,
    BondSection,
    BudgetBill,
    BudgetCycle,
    BudgetDocument,
    BudgetLine,
    BudgetVote,
    Money,
)
from reportcard.model.tables import Table
from reportcard.model.text import Text

MONEY_TABLES = (
    "budget_cycles",
    "budget_documents",
    "budget_bills",
    "budget_votes",
    "budget_lines",
    "appropriation_lines",
    "bond_items",
)


def money_tables(money: Money) -> tuple[Table, ...]:
    """The tables of the budget, in the order of the dictionary; none where none is followed."""
    if not money.cycles:
        return ()
    return (
        _cycles(money),
        _documents(money),
        _bills(money),
        _votes(money),
        _budget_lines(money),
        _appropriation_lines(money),
        _bond_items(money),
    )


# fmt: off
_CYCLE: Field[Any] = Field(
    "cycle", "text", "The budget, as in the table budget_cycles.",
    "El presupuesto, como en la tabla budget_cycles.",
)
_YEAR: Field[Any] = Field(
    "fiscal_year", "integer", "Fiscal year, by the year in which it ends.",
    "Año fiscal, por el año en que termina.",
)
_STAGE: Field[Any] = Field(
    "stage", "text", "governor, committee or enacted (the law).",
    "governor (gobernador), committee (comité) o enacted (la ley).",
)
_URL: Field[Any] = Field(
    "document_url", "text", "Official address of the document.",
    "Dirección oficial del documento.",
    lambda r: safe_url(r.document_url) or None, to="budget_documents.document_url",
)
_ROLE: Field[Any] = Field(
    "role", "text",
    "What the bill is to the budget: vehicle (it became the budget), governor, committee, "
    "adjustment, deficiency, implementer or bonds.",
    "Lo que es el proyecto de ley para el presupuesto: vehicle (se convirtió en él), governor (del "
    "gobernador), committee (del comité), adjustment (lo cambia), deficiency (agrega a un año en "
    "curso), implementer (lo pone en marcha) o bonds (bonos).",
)
_FUND: Field[Any] = Field("fund", "text", "Fund, as printed.", "Fondo, como está impreso.")
_FUNCTION: Field[Any] = Field(
    "function", "text", "Heading above the agencies, as printed; empty where there is none.",
    "Título sobre las agencias, como está impreso; vacío si no hay.",
)
_AGENCY: Field[Any] = Field("agency", "text", "Agency, as printed.", "Agencia, como está impresa.")
_ACCOUNT: Field[Any] = Field(
    "account", "text", "Budget line, as printed.", "Renglón del presupuesto, como está impreso.",
)
_LAPSE: Field[Any] = Field(
    "is_lapse", "boolean", "Whether it is money that is expected not to be spent.",
    "Si es dinero que se espera no gastar.",
)


def _cycles(money: Money) -> Table:
    fields: tuple[Field[tuple[BudgetCycle, int]], ...] = (
        replace(_CYCLE, en="Names the budget.", es="Nombra el presupuesto.",
                read=lambda r: r[0].cycle),
        replace(_YEAR, read=lambda r: r[1]),
        Field("title_en", "text", "What it is called, in English.", "Cómo se llama, en inglés.",
              lambda r: r[0].title.en),
        Field("title_es", "text", "What it is called, in Spanish.", "Cómo se llama, en español.",
              lambda r: r[0].title.es),
    )
    return build_table(
        name="budget_cycles",
        title=Text("Budgets that are followed", "Presupuestos que se siguen"),
        key=("cycle", "fiscal_year"), fields=fields,
        records=[(cycle, year) for cycle in money.cycles for year in cycle.fiscal_years],
    )


def _documents(money: Money) -> Table:
    fields: tuple[Field[BudgetDocument], ...] = (
        _CYCLE,
        replace(_URL, to=""),
        _STAGE,
        BILL,
        Field("title_en", "text", "What it is called, in English.", "Cómo se llama, en inglés.",
              lambda r: r.title.en),
        Field("title_es", "text", "What it is called, in Spanish.", "Cómo se llama, en español.",
              lambda r: r.title.es),
        Field("is_read", "boolean", "Whether the document was read.", "Si se leyó el documento.",
              lambda r: r.provenance is not None),
        Field("sections", "integer", "How many of its sections add up.",
              "Cuántas de sus secciones cuadran."),
        Field("set_aside", "integer", "How many do not, and so have no rows anywhere.",
              "Cuántas no cuadran y por eso no tienen filas en ninguna parte."),
        Field("partial_sections", "text",
              "Numbers of those of which only some agencies are in the record, joined by ';'.",
              "Números de aquellas de las que solo algunas agencias están en el registro, unidos "
              "por ';'.",
              lambda r: "; ".join(map(str, r.partial_sections)) or None),
        Field("source_id", "text", "The source it came through; empty where it was not read.",
              "La fuente de donde vino; vacío si no se leyó.",
              lambda r: r.provenance.source_id if r.provenance else None, to="sources.source_id"),
        Field("archive_sha256", "text",
              "SHA-256 of the bytes it was read from: the document, or the project's own table; "
              "empty where it was not read.",
              "SHA-256 de los bytes de donde se leyó: el documento, o la tabla propia del "
              "proyecto; vacío si no se leyó.",
              lambda r: r.provenance.archive_sha256 if r.provenance else None),
        Field("retrieved_at", "text", "When those bytes came (ISO 8601, UTC).",
              "Cuándo se obtuvieron esos bytes (ISO 8601, UTC).",
              lambda r: r.provenance.retrieved_at.isoformat() if r.provenance else None),
        Field("transcribed", "boolean",
              "Whether its rows were transcribed into the project's own table.",
              "Si sus filas se transcribieron a la tabla propia del proyecto.",
              lambda r: r.provenance.transcribed if r.provenance else None),
    )
    return build_table(
        name="budget_documents", title=Text("Budget documents", "Documentos del presupuesto"),
        key=("cycle", "document_url"), fields=fields, records=money.documents,
    )


def _bills(money: Money) -> Table:
    fields: tuple[Field[BudgetBill], ...] = (
        _CYCLE,
        BILL,
        _ROLE,
        Field("fiscal_years", "text",
              "Fiscal years that its own sums are for, joined by ';'; empty where the record does "
              "not say.",
              "Años fiscales de sus propias cantidades, unidos por ';'; vacío si el registro no lo "
              "dice.",
              lambda r: "; ".join(map(str, r.fiscal_years)) or None),
        Field("note_en", "text", "What it has to do with the budget, in English.",
              "Lo que tiene que ver con el presupuesto, en inglés.", lambda r: r.note.en),
        Field("note_es", "text", "What it has to do with the budget, in Spanish.",
              "Lo que tiene que ver con el presupuesto, en español.", lambda r: r.note.es),
    )
    return build_table(
        name="budget_bills",
        title=Text("Bills of each budget", "Proyectos de ley de cada presupuesto"),
        key=("cycle", "bill_id", "role"), fields=fields, records=money.bills,
    )


def _votes(money: Money) -> Table:
    fields: tuple[Field[BudgetVote], ...] = (
        EVENT,
        _CYCLE,
        BILL,
        _ROLE,
        replace(_URL,
                en="The document that the roll call decided as a whole; empty where it decided "
                   "another text. It says nothing of a single line.",
                es="El documento que la votación nominal decidió entero; vacío si decidió otro "
                   "texto. No dice nada de un renglón."),
    )
    return build_table(
        name="budget_votes",
        title=Text("Roll calls on the budget", "Votaciones nominales sobre el presupuesto"),
        key=("cycle", "vote_event_id", "bill_id", "role"), fields=fields, records=money.votes,
    )


def _budget_lines(money: Money) -> Table:
    fields: tuple[Field[BudgetLine], ...] = (
        Field("budget_line_id", "text", "Id of the line: budget, year, fund, agency, account.",
              "Identificador del renglón: presupuesto, año, fondo, agencia, renglón."),
        _CYCLE, _YEAR, _FUND, _FUNCTION, _AGENCY, _ACCOUNT, _LAPSE,
        Field("base_dollars", "integer",
              "What the law said before; empty where not printed. A line that has other names in "
              "other documents has a row for each name, all with this amount: added up over rows "
              "that are not is_complete, it counts twice.",
              "Lo que decía la ley antes; vacío si no está impreso. Un renglón que tiene otros "
              "nombres en otros documentos tiene una fila por nombre, todas con esta cantidad: al "
              "sumar filas que no son is_complete, se cuenta dos veces."),
        Field("governor_dollars", "integer",
              "What the Governor's bill says; empty where it has no such line, which is not 0.",
              "Lo que dice el proyecto del gobernador; vacío si no tiene ese renglón, lo que no "
              "es 0."),
        Field("committee_dollars", "integer",
              "What the committee's bill says; empty where it has no such line, which is not 0.",
              "Lo que dice el proyecto del comité; vacío si no tiene ese renglón, lo que no es 0."),
        Field("enacted_dollars", "integer",
              "What the law says; empty where it has no such line, which is not 0.",
              "Lo que dice la ley; vacío si no tiene ese renglón, lo que no es 0."),
        Field("match", "text",
              "How the documents' lines were found to be one: same_words, renamed (a document "
              "puts one name in the place of the other), confirmed (by a person), or single (only "
              "one document has it).",
              "Cómo se supo que los renglones de los documentos son uno: same_words (las mismas "
              "palabras), renamed (un documento pone un nombre en lugar del otro), confirmed (por "
              "una persona) o single (solo lo tiene un documento)."),
        Field("is_complete", "boolean",
              "Whether every document that was read has it. Where not, a difference is no cut.",
              "Si lo tienen todos los documentos leídos. Si no, una diferencia no es un recorte."),
        Field("is_vetoed", "boolean", "Whether the Governor vetoed it, so that it is not law.",
              "Si el gobernador lo vetó, de modo que no es ley."),
        Field("moved_from", "text",
              "Ids of the lines that the money came from, by somebody's decision.",
              "Identificadores de los renglones de donde vino el dinero, por decisión de alguien.",
              lambda r: "; ".join(r.moved_from) or None),
        Field("moved_to", "text", "Ids of the lines that it went to, by somebody's decision.",
              "Identificadores de los renglones a donde fue, por decisión de alguien.",
              lambda r: "; ".join(r.moved_to) or None),
    )
    return build_table(
        name="budget_lines",
        title=Text("Budget lines across the stages", "Renglones del presupuesto por etapas"),
        key=("budget_line_id",), fields=fields, records=money.budget_lines,
    )


def _appropriation_lines(money: Money) -> Table:
    fields: tuple[Field[AppropriationLine], ...] = (
        Field("line_id", "text", "Id of the line in its document.",
              "Identificador del renglón en su documento."),
        Field("budget_line_id", "text",
              "The line across the stages; empty for what is added to a running year or taken "
              "from it.",
              "El renglón por etapas; vacío en lo que se agrega a un año en curso o se le quita.",
              lambda r: r.budget_line_id or None, to="budget_lines.budget_line_id"),
        _CYCLE, _STAGE, _URL,
        Field("page", "integer", "Page of the document's file.", "Página del archivo."),
        Field("row", "text", "Number printed in the margin; empty where there is none.",
              "Número impreso en el margen; vacío si no hay."),
        Field("section", "integer", "Number of the section.", "Número de la sección."),
        Field("kind", "text",
              "budget, adjustment, deficiency (added to a running year) or reduction (taken from "
              "it).",
              "budget (presupuesto), adjustment (cambio), deficiency (agregado a un año en curso) "
              "o reduction (quitado de él)."),
        _YEAR, _FUND, _FUNCTION, _AGENCY, _ACCOUNT, _LAPSE,
        Field("before_dollars", "integer", "The old column; empty where there is none.",
              "La columna vieja; vacío si no hay."),
        Field("after_dollars", "integer", "The new column; negative for lapses and reductions.",
              "La columna nueva; negativa en lo que no se gastará o se quita."),
        Field("is_vetoed", "boolean", "Whether the Governor vetoed it.",
              "Si el gobernador lo vetó."),
        Field("is_controlled", "boolean",
              "Whether a printed total includes it, so that a misread digit would show.",
              "Si un total impreso lo incluye, de modo que se notaría un dígito mal leído."),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="appropriation_lines",
        title=Text("Budget lines as each document prints them",
                   "Renglones del presupuesto como los imprime cada documento"),
        key=("line_id",), fields=fields, records=money.lines,
    )


def _bond_items(money: Money) -> Table:
    fields: tuple[Field[tuple[BondSection, int, BondItem]], ...] = (
        Field("item_id", "text", "Id: bill, section, place in it.",
              "Identificador: proyecto de ley, sección, lugar en ella.",
              lambda r: f"{r[0].bill_id}/{r[0].section}/{r[1]}"),
        replace(BILL, read=lambda r: r[0].bill_id),
        Field("document_url", "text", "Official address of the document.",
              "Dirección oficial del documento.", lambda r: safe_url(r[0].document_url)),
        Field("section", "integer", "Section that authorizes the sum of the purposes.",
              "Sección que autoriza la suma de los propósitos.", lambda r: r[0].section),
        Field("aggregate_dollars", "integer", "That sum.", "Esa suma.",
              lambda r: r[0].aggregate_dollars),
        Field("letter", "text", "Letter of the purpose, as printed.",
              "Letra del propósito, como está impresa.", lambda r: r[2].letter),
        replace(_AGENCY, read=lambda r: r[2].agency),
        Field("purpose", "text", "What it is for, as printed.", "Para qué es, como está impreso.",
              lambda r: r[2].purpose),
        Field("amount_dollars", "integer",
              "Up to how much may be borrowed for it. Nothing is given out or spent by that.",
              "Hasta cuánto se puede pedir prestado. Con eso no se entrega ni se gasta nada.",
              lambda r: r[2].amount_dollars),
        Field("page", "integer", "Page of the document's file.", "Página del archivo.",
              lambda r: r[2].page),
        *evidence_fields(lambda r: r[0].provenance),
    )
    return build_table(
        name="bond_items", title=Text("Bonds by purpose", "Bonos por propósito"),
        key=("item_id",), fields=fields,
        records=[
            (section, place, item)
            for section in money.bonds
            for place, item in enumerate(section.items, start=1)
        ],
    )
# fmt: on
