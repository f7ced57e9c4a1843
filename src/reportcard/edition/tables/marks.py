"""The table of marks: every line of every receipt, with exact and with printed points.

Columns that end in _shown hold a number just as the pages print it.
Leaves to others: sums over the lines (scores).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportcard.edition.names import safe_url
from reportcard.edition.tables.cells import decimal, exact, score_as_printed
from reportcard.edition.tables.columns import CRITERION, PERSON
from reportcard.edition.tables.declare import Field, build_table
from reportcard.model.numbers import shown_hundredths
from reportcard.model.points import ordered_lines, printed_points
from reportcard.model.scores import Criterion, ReceiptLine, Result, RubricCard
from reportcard.model.tables import Cell, Table
from reportcard.model.text import Language, Text
from reportcard.receipts.behind import Behind, Document


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of somebody's receipt with its printed hundredths and the record behind it."""

    person_id: str
    criterion: Criterion
    line: ReceiptLine
    earned: int
    missed: int
    behind: Behind

    @property
    def category_id(self) -> str:
        """The subject; "" when the question is asked and shown only."""
        return self.criterion.category_id

    @property
    def document(self) -> Document:
        """The document behind the line."""
        return self.behind.document(self.criterion, self.person_id)

    def note(self, language: Language) -> str | None:
        """What somebody wrote beside the record: a reason, an attestation, an answer's note."""
        if (act := self.behind.act(self.criterion, self.person_id)) is not None:
            return act.note.in_language(language)
        found = self.behind.reason(self.criterion, self.person_id) or self.behind.answer(
            self.criterion, self.person_id
        )
        return found.note if found else None

    @property
    def note_url(self) -> str | None:
        """The address that the note rests on."""
        if (act := self.behind.act(self.criterion, self.person_id)) is not None:
            return safe_url(act.source_url)
        found = self.behind.reason(self.criterion, self.person_id) or self.behind.answer(
            self.criterion, self.person_id
        )
        return safe_url(found.provenance.source_url) if found else None


def marks_of(result: Result, rubric: RubricCard, behind: Behind) -> tuple[Mark, ...]:
    """One legislator's lines, by day, then by the rubric's id."""
    criteria = {criterion.criterion_id: criterion for criterion in rubric.criteria}
    lines = ordered_lines(result, criteria=criteria)
    points = printed_points(lines, criteria=criteria)
    return tuple(
        Mark(result.person_id, criteria[line.criterion_id], line, earned, missed, behind)
        for line, earned, missed in zip(lines, *points, strict=True)
    )


# fmt: off
def marks_table(rubric: RubricCard, marks: Iterable[Mark]) -> Table:
    """The table of everybody's marks."""
    fields: tuple[Field[Mark], ...] = (
        PERSON,
        replace(CRITERION, read=lambda r: r.line.criterion_id),
        Field("outcome", "text",
              "What the record means against our position: support, oppose, absent and so on.",
              "Lo que el registro significa frente a nuestra posición: support (a favor), oppose "
              "(en contra), absent (ausente), etc.",
              lambda r: r.line.outcome),
        Field("option", "text",
              "What the record says of them: yes, no, absent_or_not_voting, a sponsor's role and "
              "so on; empty if nothing.",
              "Lo que dice el registro: yes (Sí), no (No), absent_or_not_voting (ausente o no "
              "votó), el papel de quien patrocina, etc.; vacío si nada.",
              lambda r: r.line.option),
        Field("counted", "boolean", "Whether it counts in the score.",
              "Si cuenta en el puntaje.", lambda r: r.line.counted),
        Field("credit", "text", "Share of the points earned, as an exact fraction.",
              "Parte de los puntos obtenida, como fracción exacta.",
              lambda r: exact(r.line.credit)),
        Field("count", "text", "Share of the weight that counts, as an exact fraction.",
              "Parte del peso que cuenta, como fracción exacta.", lambda r: exact(r.line.count)),
        Field("measured", "text",
              "What was measured, as an exact number: roll calls taken part in, points for bills, "
              "an answer on a scale; empty elsewhere.",
              "Lo que se midió, como número exacto: votaciones en que participó, puntos por los "
              "proyectos de ley, una respuesta en una escala; vacío en lo demás.",
              lambda r: exact(r.line.measured[0]) if r.line.measured else None),
        Field("measured_of", "text",
              "What it is measured against, as an exact number; empty elsewhere.",
              "Con qué se compara, como número exacto; vacío en lo demás.",
              lambda r: exact(r.line.measured[1]) if r.line.measured else None),
        *_points(),
        Field("not_counted_because", "text", "Why it does not count; empty when it does.",
              "Por qué no cuenta; vacío si cuenta.", lambda r: r.line.not_counted_because),
        *_alternatives(rubric),
        *_record(),
    )
    return build_table(
        name="marks",
        title=Text("Every line of every receipt", "Cada renglón de cada suma de puntos"),
        key=("person_id", "criterion_id"), fields=fields, records=marks,
    )


def _hash(mark: Mark) -> Cell:
    found = mark.document.provenance
    return found.archive_sha256 if found else None


def _url(mark: Mark) -> Cell:
    found = mark.document.provenance
    return safe_url(found.source_url) if found else None


def _record() -> tuple[Field[Mark], ...]:
    return (
        Field("evidence_url", "text",
              "Address of the document behind the line: sheet, tally sheet, bill page or table of "
              "answers; empty where it rests on many documents, or on none.",
              "Dirección del documento que respalda el renglón: hoja oficial, hoja del comité, "
              "página del proyecto o tabla de respuestas; vacío si son muchos o ninguno.", _url),
        Field("evidence_sha256", "text", "SHA-256 of the bytes it was read from.",
              "SHA-256 de los bytes de donde se leyó.", _hash),
        Field("evidence_line", "integer", "Line of that document; empty where none is known.",
              "Renglón de ese documento; vacío si no se sabe.", lambda r: r.document.line),
        Field("note_en", "text",
              "What somebody wrote beside the record (a reason, an attestation), in English or as "
              "written.",
              "Lo que alguien anotó junto al registro (una razón, un testimonio), en inglés o como "
              "se escribió.", lambda r: r.note("en")),
        Field("note_es", "text", "The same in Spanish, where it was given.",
              "Lo mismo en español, si se dio.", lambda r: r.note("es")),
        Field("note_url", "text", "Address that the note rests on; empty if none.",
              "Dirección que respalda la nota; vacío si no hay.", lambda r: r.note_url),
    )


def _points() -> tuple[Field[Mark], ...]:
    return (
        Field("earned_shown", "text", "Points earned, as printed on the receipt.",
              "Puntos obtenidos, como se imprimen.", lambda r: shown_hundredths(r.earned)),
        Field("missed_shown", "text", "Points that could be earned and were not, as printed.",
              "Puntos posibles que no se obtuvieron, como se imprimen.",
              lambda r: shown_hundredths(r.missed)),
        Field("possible_shown", "text", "Points that could be earned, as printed.",
              "Puntos posibles, como se imprimen.",
              lambda r: shown_hundredths(r.earned + r.missed)),
        Field("earned_exact", "text", "Points earned, as an exact fraction.",
              "Puntos obtenidos, como fracción exacta.", lambda r: exact(r.line.earned)),
        Field("possible_exact", "text", "Points that could be earned, as an exact fraction.",
              "Puntos posibles, como fracción exacta.", lambda r: exact(r.line.possible)),
    )


def _alternatives(rubric: RubricCard) -> tuple[Field[Mark], ...]:
    return (
        Field("score_if_supported", "decimal",
              "The score had they been recorded with our position; empty without meaning.",
              "El puntaje si constara a favor de nuestra posición; vacío si no tiene sentido.",
              lambda r: decimal(r.line.score_if_supported)),
        Field("score_if_supported_shown", "text", "The same as printed.",
              "Lo mismo, como se imprime.",
              lambda r: score_as_printed(r.line.score_if_supported, rubric)),
        Field("score_if_opposed", "decimal",
              "The score had they been recorded against it; empty without meaning.",
              "El puntaje si constara en contra; vacío si no tiene sentido.",
              lambda r: decimal(r.line.score_if_opposed)),
        Field("score_if_opposed_shown", "text", "The same as printed.",
              "Lo mismo, como se imprime.",
              lambda r: score_as_printed(r.line.score_if_opposed, rubric)),
    )
