"""Columns of a question's money: amount, budget line, change, change per pupil.

A change is that of a stage of the budget; no column here says anything of a legislator. Leaves to
others: the other columns of a question (rubric).
"""

from collections.abc import Callable
from fractions import Fraction

from reportcard.edition.names import safe_url
from reportcard.edition.tables.declare import Field
from reportcard.model.numbers import rounded, shown_weight
from reportcard.model.scores import Appropriation, BudgetPlace, Criterion, Pupils
from reportcard.model.tables import Cell


# fmt: off
def money_fields() -> tuple[Field[Criterion], ...]:
    """The columns, all empty where a question is not about money."""
    return (
        Field("line_en", "text", "Budget line or purpose, in English; empty where none is named.",
              "Renglón del presupuesto o fin, en inglés; vacío si no se nombra.",
              _money(lambda m: m.line.en)),
        Field("line_es", "text", "Budget line or purpose, in Spanish.",
              "Renglón del presupuesto o fin, en español.",
              _money(lambda m: m.line.es)),
        Field("amount_dollars", "integer", "Amount in dollars, not adjusted for inflation.",
              "Cantidad en dólares, sin ajustar por inflación.",
              _money(lambda m: m.amount_dollars)),
        Field("baseline_dollars", "integer", "What it is compared with; empty where nothing is.",
              "Con qué se compara; vacío si con nada.",
              _money(lambda m: m.baseline_dollars)),
        Field("fiscal_year", "integer", "Fiscal year of the amount.", "Año fiscal de la cantidad.",
              _money(lambda m: m.fiscal_year)),
        Field("separability", "text",
              "stand_alone, amendment or omnibus: how far the roll call decided on that alone.",
              "stand_alone (solo eso), amendment (una enmienda) u omnibus (una de muchas cosas).",
              _money(lambda m: m.separability)),
        Field("budget_fund", "text",
              "Fund of the budget line, as the document prints it; empty where no line is named.",
              "Fondo del renglón del presupuesto, como lo imprime el documento; vacío si no se "
              "nombra ninguno.", _place(lambda p: p.fund)),
        Field("budget_agency", "text", "Its agency, as the document prints it.",
              "Su agencia, como la imprime el documento.", _place(lambda p: p.agency)),
        Field("budget_account", "text", "Its account, as the document prints it.",
              "Su cuenta, como la imprime el documento.", _place(lambda p: p.account)),
        Field("budget_stage", "text",
              "Whose amount it is: governor, committee or enacted (the law). The change is that "
              "stage's, never a legislator's.",
              "De quién es la cantidad: governor (el gobernador), committee (el comité) o enacted "
              "(la ley). El cambio es de esa etapa, nunca de un legislador o una legisladora.",
              _place(lambda p: p.stage)),
        Field("change_dollars", "integer",
              "The amount less what it is compared with; empty where no budget line is named.",
              "La cantidad menos aquello con lo que se compara; vacío si no se nombra ningún "
              "renglón.", _money(lambda m: _whole(m.change_dollars))),
        Field("pupils", "integer", "How many pupils, for the change per pupil; empty without it.",
              "Cuántos estudiantes, para el cambio por estudiante; vacío si no hay.",
              _pupils(lambda p: p.number)),
        Field("pupils_school_year", "integer", "Their school year, by the year in which it ends.",
              "Su año escolar, según el año en que termina.", _pupils(lambda p: p.school_year)),
        Field("pupils_source_url", "text", "Address of the official count of pupils.",
              "Dirección del conteo oficial de estudiantes.",
              _pupils(lambda p: safe_url(p.source_url))),
        Field("change_per_pupil", "text", "The change for each pupil, as an exact number.",
              "El cambio por estudiante, como número exacto.",
              _money(lambda m: _exact(m.change_per_pupil))),
        Field("change_per_pupil_shown", "integer", "The same in whole dollars, as printed.",
              "Lo mismo en dólares enteros, como se imprime.",
              _money(lambda m: _whole(m.change_per_pupil))),
    )
# fmt: on


def _money(read: Callable[[Appropriation], Cell]) -> Callable[[Criterion], Cell]:
    return lambda r: None if r.appropriation is None else read(r.appropriation)


def _place(read: Callable[[BudgetPlace], Cell]) -> Callable[[Criterion], Cell]:
    return _money(lambda m: None if m.budget_line is None else read(m.budget_line))


def _pupils(read: Callable[[Pupils], Cell]) -> Callable[[Criterion], Cell]:
    return _money(lambda m: None if m.pupils is None else read(m.pupils))


def _whole(value: Fraction | None) -> int | None:
    return None if value is None else int(rounded(value, places=0))


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else shown_weight(value)
