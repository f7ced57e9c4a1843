"""What made-up people say beside the record. Nobody in it exists."""

from datetime import date

from reportcard.model.statements import (
    Change,
    Conflict,
    Correction,
    Funding,
    Officer,
    Organization,
    Reply,
    Statements,
)
from reportcard.model.text import Text


def made_up_statements(person_id: str, *, criterion_id: str) -> Statements:
    """One of everything, about one legislator and one question."""
    return Statements(
        corrections=(
            Correction(
                "misread", date(2026, 6, 20), "vote", Text("Recorded as No.", "Constaba No."),
                Text("Recorded as Yes.", "Consta Sí."),
                Text("The sheet was misread.", "La hoja se leyó mal."),
                Text("Her office", "Su oficina"), (person_id,), criterion_id,
                "https://example.org/sheet.pdf",
            ),
            Correction(
                "slip", date(2026, 6, 1), "words", Text("Two rules.", "Dos reglas."),
                Text("Three rules.", "Tres reglas."), Text("A slip.", "Un descuido."),
                Text("A reader", "Alguien que nos lee"), (), "", "",
            ),
        ),
        replies=(
            Reply(
                "answer", person_id, date(2026, 6, 22),
                Text("I was at a funeral.", "Estaba en un funeral."), "es", "R. Diaz",
                criterion_id,
            ),
        ),
        conflicts=(
            Conflict(
                "cousin", "Nora Noe", Text("Treasurer", "Tesorera"), "relative",
                Text("She is a cousin.", "Es su prima."), person_id, date(2026, 1, 5), None,
            ),
            Conflict(
                "board", "Otto Ott", Text("Member", "Miembro"), "candidate",
                Text("He ran for a school board.", "Se postuló a una junta escolar."), "",
                date(2025, 8, 1), date(2025, 11, 5),
            ),
        ),
        changes=(
            Change("pages", date(2026, 5, 5), Text("Towns have pages.", "Hay páginas de pueblos."),
                   Text("Readers asked.", "Lo pidieron los lectores.")),
        ),
        organization=Organization(
            paragraphs=(Text("We are made-up parents.", "Somos padres inventados."),),
            officers=(Officer("Nora Noe", Text("Treasurer", "Tesorera")),),
            funding=(
                Funding(Text("Members", "Socios"), Text("2026", "2026"), 1200),
                Funding(Text("A friend", "Una amistad"), Text("2025", "2025"), None),
            ),
            email="office@example.org",
            url="https://example.org/",
        ),
    )  # fmt: skip
