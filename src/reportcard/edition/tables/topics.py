"""Tables of the topics: which bills belong to one and why, and what was taken out by name.

Leaves to others: the rules (content), the bills themselves (record).
"""

from dataclasses import replace
from typing import Any

from reportcard.edition.tables.columns import BILL
from reportcard.edition.tables.declare import Field, build_table
from reportcard.model.facts import Facts
from reportcard.model.tables import Table
from reportcard.model.text import Text
from reportcard.model.topics import TopicExclusion, TopicHit


def topic_tables(facts: Facts) -> tuple[Table, ...]:
    """The tables of the topics, in the order of the dictionary."""
    return (_topic_bills(facts), _topic_exclusions(facts))


# fmt: off
_TOPIC: Field[Any] = Field(
    "topic", "text", "Name of the topic.", "Nombre del tema.", lambda r: r[0],
)


def _topic_bills(facts: Facts) -> Table:
    fields: tuple[Field[tuple[str, TopicHit, int]], ...] = (
        _TOPIC,
        replace(BILL, read=lambda r: r[1].bill_id),
        Field("rule_id", "text",
              "The rule that caught it; named where somebody added it by name.",
              "La regla que lo encontró; named si alguien lo añadió por su nombre.",
              lambda r: r[1].rule_id),
        Field("evidence", "text",
              "What the record says that the rule asks for, in the words of the rule; empty where "
              "it was added by name.",
              "Lo que dice el registro y la regla busca, en palabras de la regla; vacío si se "
              "añadió por su nombre.",
              lambda r: r[1].evidence),
        Field("because_en", "text", "Why that makes it part of the topic, in English.",
              "Por qué eso lo hace parte del tema, en inglés.", lambda r: r[1].because.en),
        Field("because_es", "text", "Why that makes it part of the topic, in Spanish.",
              "Por qué eso lo hace parte del tema, en español.", lambda r: r[1].because.es),
        Field("roll_calls", "integer", "How many roll calls of the record decided the bill.",
              "Cuántas votaciones nominales del registro trataron el proyecto de ley.",
              lambda r: r[2]),
    )
    return build_table(
        name="topic_bills",
        title=Text("Bills of a topic, and the rules that chose them",
                   "Proyectos de ley de un tema, y las reglas que los eligieron"),
        key=("topic", "bill_id", "rule_id"), fields=fields, records=_hits(facts),
    )


def _topic_exclusions(facts: Facts) -> Table:
    fields: tuple[Field[tuple[str, TopicExclusion]], ...] = (
        _TOPIC,
        replace(BILL, read=lambda r: r[1].bill_id),
        Field("by_en", "text", "Who took it out, in English.", "Quién lo sacó, en inglés.",
              lambda r: r[1].by.en),
        Field("by_es", "text", "Who took it out, in Spanish.", "Quién lo sacó, en español.",
              lambda r: r[1].by.es),
        Field("because_en", "text", "Why, in English.", "Por qué, en inglés.",
              lambda r: r[1].because.en),
        Field("because_es", "text", "Why, in Spanish.", "Por qué, en español.",
              lambda r: r[1].because.es),
    )
    return build_table(
        name="topic_exclusions",
        title=Text("Bills taken out of a topic by name",
                   "Proyectos de ley sacados de un tema por su nombre"),
        key=("topic", "bill_id"), fields=fields,
        records=[(t.topic_id, out) for t in facts.topics for out in t.exclusions],
    )
# fmt: on


def _hits(facts: Facts) -> list[tuple[str, TopicHit, int]]:
    counts: dict[str, int] = {}
    for event in facts.vote_events:
        for bill_id in event.bill_ids:
            counts[bill_id] = counts.get(bill_id, 0) + 1
    return [(t.topic_id, h, counts.get(h.bill_id, 0)) for t in facts.topics for h in t.hits]
