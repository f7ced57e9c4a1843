"""The table of earlier cycles: what each gave to the scores over all years.

Leaves to others: the score over all years itself (scores), how cycles are combined (rules).
"""

from dataclasses import dataclass

from reportcard.edition.tables.cells import exact, score_as_printed
from reportcard.edition.tables.columns import PERSON
from reportcard.edition.tables.declare import Field, build_table
from reportcard.model.scores import EarlierCycle, EarlierScore, Scored
from reportcard.model.tables import Table
from reportcard.model.text import Text


@dataclass(frozen=True, slots=True)
class _Row:
    """One earlier cycle of one legislator of this report card; place 1 is the oldest cycle."""

    person_id: str
    place: int
    cycle: EarlierCycle
    found: EarlierScore


# fmt: off
def earlier_table(scored: Scored) -> Table:
    """A row for each earlier cycle that counts for a legislator of this report card."""
    fields: tuple[Field[_Row], ...] = (
        PERSON,
        Field("cycle", "integer", "Number of the earlier cycle, 1 for the oldest.",
              "Número del ciclo anterior; 1 es el más antiguo.", lambda r: r.place),
        Field("cycle_en", "text", "What it is called, in English.", "Cómo se llama, en inglés.",
              lambda r: r.cycle.cycle.en),
        Field("cycle_es", "text", "The same in Spanish.", "Lo mismo en español.",
              lambda r: r.cycle.cycle.es),
        Field("score", "text", "The score in it, as an exact fraction.",
              "El puntaje en él, como fracción exacta.", lambda r: exact(r.found.score)),
        Field("score_shown", "text", "The same as printed.", "Lo mismo, como se imprime.",
              lambda r: score_as_printed(r.found.score, scored.rubric)),
        Field("counted_weight", "text", "The weight that counted in it, as an exact fraction.",
              "El peso que contó en él, como fracción exacta.",
              lambda r: exact(r.found.counted_weight)),
    )
    people = sorted({result.person_id for result in scored.results})
    rows = [
        _Row(person_id, place, cycle, cycle.scores[person_id])
        for place, cycle in enumerate(scored.earlier, start=1)
        for person_id in people
        if person_id in cycle.scores
    ]
    return build_table(
        name="earlier_scores",
        title=Text("Scores in earlier cycles", "Puntajes en ciclos anteriores"),
        key=("person_id", "cycle"), fields=fields, records=rows,
    )
# fmt: on
