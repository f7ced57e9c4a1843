"""The figures behind each drawing as a table of its own, for the press: charts/<name>.csv.

They repeat what the big tables hold, cut for one drawing. Leaves to others: the big tables.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from reportcard.edition.contexts.charts import (
    CallSplit,
    ChamberCharts,
    ChartFile,
    GradeBar,
    ScoreBin,
    SubjectSpread,
)
from reportcard.edition.contexts.pieces import PersonCard
from reportcard.edition.tables.columns import CATEGORY, DISTRICT, DISTRICT_NAME, EVENT, PERSON
from reportcard.edition.tables.declare import Field, build_table
from reportcard.model.tables import Table
from reportcard.model.text import Text

T = TypeVar("T")

# A seat: its number, and who holds it, if anybody.
Holder = tuple[int, PersonCard | None]


def chart_table(file: ChartFile, chart: ChamberCharts) -> Table:
    """The figures of one drawing."""
    return _TABLES[file.kind](file, chart)


# fmt: off
def _grades(file: ChartFile, chart: ChamberCharts) -> Table:
    fields: tuple[Field[GradeBar], ...] = (
        Field("grade", "text", "The grade; INC is incomplete, NR not rated.",
              "La calificación; INC es incompleta, NR sin calificar."),
        Field("count", "integer", "How many sitting legislators of the chamber have it.",
              "Cuántos legisladores en funciones de la cámara la tienen."),
    )
    return _table(file, ("grade",), fields, chart.grades)


def _scores(file: ChartFile, chart: ChamberCharts) -> Table:
    fields: tuple[Field[ScoreBin], ...] = (
        Field("low", "integer", "The lowest score of the range.",
              "El puntaje más bajo del intervalo."),
        Field("high", "integer",
              "The end of the range; a score of exactly that is in the next one, if there is any.",
              "El final del intervalo; un puntaje exactamente igual está en el siguiente, si lo "
              "hay."),
        Field("count", "integer", "How many sitting legislators have a printed score in it.",
              "Cuántos legisladores en funciones tienen un puntaje impreso en él."),
    )
    return _table(file, ("low",), fields, chart.scores)


def _subjects(file: ChartFile, chart: ChamberCharts) -> Table:
    fields: tuple[Field[SubjectSpread], ...] = (
        CATEGORY,
        Field("title_en", "text", "Name of the subject in English.",
              "Nombre de la materia en inglés.", lambda row: row.title.en),
        Field("title_es", "text", "Name of the subject in Spanish.",
              "Nombre de la materia en español.", lambda row: row.title.es),
        Field("count", "integer", "How many sitting legislators have a score in it.",
              "Cuántos legisladores en funciones tienen un puntaje en ella."),
        Field("lowest", "decimal", "The lowest score, as printed.",
              "El puntaje más bajo, como se imprime."),
        Field("middle", "decimal", "The score of the middle legislator, as printed.",
              "El puntaje del legislador del medio, como se imprime."),
        Field("highest", "decimal", "The highest score, as printed.",
              "El puntaje más alto, como se imprime."),
    )
    return _table(file, ("category_id",), fields, chart.subjects)


def _calls(file: ChartFile, chart: ChamberCharts) -> Table:
    fields: tuple[Field[CallSplit], ...] = (
        Field("held_on", "date", "Day of the roll call.", "Día de la votación nominal.",
              lambda row: row.roll_call.held_on),
        Field(EVENT.name, EVENT.type, EVENT.en, EVENT.es,
              lambda row: row.roll_call.vote_event_id),
        Field("title_en", "text", "Name of the question in English.",
              "Nombre de la pregunta en inglés.", lambda row: row.title.en),
        Field("title_es", "text", "Name of the question in Spanish.",
              "Nombre de la pregunta en español.", lambda row: row.title.es),
        Field("position", "text", "Our position: support asked for a Yes, oppose for a No.",
              "Nuestra posición: support pedía un Sí, oppose un No."),
        Field("with_us", "integer", "How many voted for our position.",
              "Cuántos votaron por nuestra posición."),
        Field("against_us", "integer", "How many voted against it.",
              "Cuántos votaron en contra."),
        Field("neither", "integer", "How many are listed with neither Yes nor No.",
              "Cuántos aparecen sin Sí ni No."),
    )
    return _table(file, ("held_on", "vote_event_id"), fields, chart.calls)


def _seats(file: ChartFile, chart: ChamberCharts) -> Table:
    if file.kind == "map" and chart.map is not None:
        holders: list[Holder] = [
            (row.district, person)
            for row in chart.map.districts
            for person in row.people or (None,)
        ]
    else:
        holders = [(seat.district, seat.person) for seat in chart.seats]
    # Vacant seats without a number are told apart by nothing: their count stands on the page.
    rows = [row for row in holders if row[0] or row[1]]
    fields: tuple[Field[Holder], ...] = (
        Field(DISTRICT.name, DISTRICT.type, DISTRICT.en, DISTRICT.es, lambda row: row[0]),
        _of_person(DISTRICT_NAME, lambda card: card.district_name),
        _of_person(PERSON, lambda card: card.person_id),
        Field("name", "text", "Who holds the seat; empty where the record has nobody.",
              "Quién ocupa el escaño; vacío donde no consta nadie.",
              lambda row: row[1].name if row[1] else None),
        Field("party", "text", "Their party.", "Su partido.",
              lambda row: row[1].party if row[1] else None),
        Field("grade", "text", "Their grade.", "Su calificación.",
              lambda row: row[1].grade if row[1] else None),
        Field("score", "decimal", "Their score, as printed.", "Su puntaje, como se imprime.",
              lambda row: row[1].shown if row[1] else None),
    )
    return _table(file, ("district", "person_id"), fields, rows)
# fmt: on


def _of_person(field: Field[Holder], read: Callable[[PersonCard], str]) -> Field[Holder]:
    """A column about whoever holds the seat."""
    return Field(
        field.name, field.type, field.en, field.es, lambda row: read(row[1]) if row[1] else None
    )


def _table(
    file: ChartFile, key: tuple[str, ...], fields: tuple[Field[T], ...], records: Iterable[T]
) -> Table:
    title = Text(file.name, file.name)
    return build_table(name=file.name, title=title, key=key, fields=fields, records=records)


_TABLES: Mapping[str, Callable[[ChartFile, ChamberCharts], Table]] = {
    "grades": _grades,
    "scores": _scores,
    "subjects": _subjects,
    "calls": _calls,
    "seats": _seats,
    "map": _seats,
}
