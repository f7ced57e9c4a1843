"""Tables of the rubric's rules: what each answer is worth, letters, what lowers them, figures.

Leaves to others: the questions (rubric), what comes of them (scores).
"""

from datetime import timedelta
from fractions import Fraction

from reportcard.edition.tables.declare import Field, build_table
from reportcard.model.numbers import shown_percent, shown_weight
from reportcard.model.scores import Band, Gate, Limit, MarkRule, RubricCard
from reportcard.model.tables import Table
from reportcard.model.text import Text


def rule_tables(rubric: RubricCard) -> tuple[Table, ...]:
    """The tables of the rules, in the order of the dictionary."""
    return (_mark_rules(rubric), _grades(rubric), _gates(rubric), _rules(rubric))


# fmt: off
def _mark_rules(rubric: RubricCard) -> Table:
    fields: tuple[Field[tuple[str, str, MarkRule]], ...] = (
        Field("type", "text", "Type of question.", "Tipo de pregunta.", lambda r: r[0]),
        Field("outcome", "text", "What the record means against our position.",
              "Lo que el registro significa frente a nuestra posición.", lambda r: r[1]),
        Field("credit", "text", "Share of the points earned, as an exact number.",
              "Parte de los puntos que se obtiene, como número exacto.",
              lambda r: shown_weight(r[2].credit)),
        Field("count", "text", "Share of the weight that counts, as an exact number.",
              "Parte del peso que cuenta, como número exacto.",
              lambda r: shown_weight(r[2].count)),
    )
    return build_table(
        name="mark_rules", title=Text("What each answer is worth", "Lo que vale cada respuesta"),
        key=("type", "outcome"), fields=fields,
        records=[
            (kind, outcome, rule)
            for kind, rules in rubric.marks.items()
            for outcome, rule in rules.items()
        ],
    )


def _grades(rubric: RubricCard) -> Table:
    fields: tuple[Field[Band], ...] = (
        Field("grade", "text", "The letter.", "La letra."),
        Field("chamber", "text", "Only for this chamber; empty for both.",
              "Solo para esta cámara; vacío si para las dos."),
        Field("minimum", "text", "Lowest score that earns it (inclusive), as an exact number.",
              "Puntaje más bajo que la obtiene (inclusive), como número exacto.",
              lambda r: shown_weight(r.minimum)),
    )
    return build_table(
        name="grades",
        title=Text("Grades and their cut points", "Calificaciones y sus puntos de corte"),
        key=("grade", "chamber"), fields=fields, records=rubric.bands,
    )


def _gates(rubric: RubricCard) -> Table:
    fields: tuple[Field[tuple[int, Gate]], ...] = (
        Field("gate", "integer", "Number of the rule, in the rubric's order.",
              "Número de la regla, en el orden en que están.", lambda r: r[0]),
        Field("measure", "text", "What it looks at: participation, or a criterion.",
              "En qué se fija: participation (participación) o criterion (una pregunta).",
              lambda r: r[1].measure),
        Field("minimum", "text",
              "Below it the rule applies, as an exact number; empty for a question.",
              "Por debajo se aplica la regla, como número exacto; vacío si es una pregunta.",
              lambda r: shown_weight(r[1].minimum) if r[1].measure == "participation" else None),
        Field("minimum_shown", "text", "The same as a whole percentage.",
              "Lo mismo, como porcentaje entero.",
              lambda r: shown_percent(r[1].minimum) if r[1].measure == "participation" else None),
        Field("criterion_id", "text", "The question it looks at; empty for participation.",
              "La pregunta en que se fija; vacío si es la participación.",
              lambda r: r[1].criterion_id, to="criteria.criterion_id"),
        Field("outcomes", "text", "The outcomes it applies to, joined by semicolons.",
              "Los resultados a los que se aplica, separados por punto y coma.",
              lambda r: ";".join(r[1].outcomes)),
        Field("max_grade", "text", "The best letter that is left.",
              "La mejor letra que queda.", lambda r: r[1].max_grade),
        Field("reason_en", "text", "Why, in English.", "Por qué, en inglés.",
              lambda r: r[1].reason.en),
        Field("reason_es", "text", "Why, in Spanish.", "Por qué, en español.",
              lambda r: r[1].reason.es),
    )
    return build_table(
        name="gates",
        title=Text("Rules that can lower a letter", "Reglas que pueden bajar una letra"),
        key=("gate",), fields=fields, records=list(enumerate(rubric.gates, start=1)),
    )


def _rules(rubric: RubricCard) -> Table:
    fields: tuple[Field[tuple[str, str, str]], ...] = (
        Field("rule", "text", "Name of the rule, as in the rubric.",
              "Nombre de la regla, como en el documento de reglas.", lambda r: r[0]),
        Field("value", "text", "What it says: a word, a day or an exact number.",
              "Lo que dice: una palabra, un día o un número exacto.", lambda r: r[1]),
        Field("shown", "text", "The same as the pages print it; shares as a whole percentage.",
              "Lo mismo, como lo imprimen las páginas; las partes, como porcentaje entero.",
              lambda r: r[2]),
    )
    return build_table(
        name="rules",
        title=Text("Rules of the rubric, figure by figure", "Reglas con sus números"),
        key=("rule",), fields=fields, records=[*_shares(rubric), *_words(rubric)],
    )


def _shares(rubric: RubricCard) -> list[tuple[str, str, str]]:
    held = rubric.eligibility
    shares = {"min_opportunity": held.min_opportunity, "min_participation": held.min_participation}
    return [(name, shown_weight(share), shown_percent(share)) for name, share in shares.items()]


def _words(rubric: RubricCard) -> list[tuple[str, str, str]]:
    said = {
        **_beyond(rubric),
        "min_criteria": str(rubric.eligibility.min_criteria),
        "min_recorded_weight": shown_weight(rubric.eligibility.min_recorded_weight),
        "aggregate": rubric.aggregate,
        "missing_category": rubric.missing_category,
        "rounding_places": str(rubric.rounding_places),
        "rounding_mode": rubric.rounding_mode,
        "grade_on": rubric.grade_on,
        "window_from": rubric.window[0].isoformat(),
        "window_to": (rubric.window[1] - timedelta(days=1)).isoformat(),
    }
    return [(name, value, value) for name, value in said.items()]


def _beyond(rubric: RubricCard) -> dict[str, str]:
    """What is done with the base score, figure by figure; only what the rubric has."""
    adjust, curve, lifetime = rubric.adjust, rubric.curve, rubric.lifetime
    figures = {
        "floor": adjust.floor,
        "ceiling": adjust.ceiling,
        "bonus_cap": adjust.bonus_cap,
        "penalty_cap": adjust.penalty_cap,
        "curve_intercept": curve.intercept if curve else None,
        "curve_slope": curve.slope if curve else None,
        "lifetime_half_life": lifetime.half_life
        if lifetime and lifetime.method == "decay"
        else None,
    }
    said = {name: shown_weight(Fraction(f)) for name, f in figures.items() if f is not None}
    if lifetime is not None:
        said["lifetime_method"] = lifetime.method
    for place, limit in enumerate(rubric.limits, start=1):
        said |= _limit(f"limit_{place}", limit)
    return said


def _limit(name: str, limit: Limit) -> dict[str, str]:
    figures = {
        "share": limit.share,
        "above": limit.above,
        "becomes_below": limit.becomes_below,
        "below": limit.below,
        "becomes_above": limit.becomes_above,
    }
    said = {f"{name}_{key}": shown_weight(f) for key, f in figures.items() if f is not None}
    said[f"{name}_outcome"] = limit.outcome
    if limit.at_least is not None:
        said[f"{name}_at_least"] = str(limit.at_least)
    return said
