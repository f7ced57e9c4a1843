"""What the columns mean that several tables share, in both languages."""

from typing import Any

from reportcard.edition.tables.declare import Field

# fmt: off
PERSON: Field[Any] = Field(
    "person_id", "text", "The stable id of the legislator, as in the table people.",
    "El identificador fijo del legislador o la legisladora, como en la tabla people.",
    to="people.person_id",
)
CHAMBER: Field[Any] = Field(
    "chamber", "text", "house or senate.",
    "house (Cámara de Representantes) o senate (Senado).",
)
DISTRICT: Field[Any] = Field(
    "district", "integer", "Number of the legislative district.",
    "Número del distrito legislativo.",
)
DISTRICT_NAME: Field[Any] = Field(
    "district_name", "text", "Name of the district where districts have names instead of numbers.",
    "Nombre del distrito, donde tienen nombres en vez de números.",
)
SESSION: Field[Any] = Field("session", "text", "Year of the session.", "Año de la sesión.")
EVENT: Field[Any] = Field(
    "vote_event_id", "text", "The roll call, as in the table vote_events.",
    "La votación nominal, como en la tabla vote_events.", to="vote_events.vote_event_id",
)
BILL: Field[Any] = Field(
    "bill_id", "text", "The bill, as in the table bills.",
    "El proyecto de ley, como en la tabla bills.", to="bills.bill_id",
)
CRITERION: Field[Any] = Field(
    "criterion_id", "text", "The question, as in the table criteria.",
    "La pregunta, como en la tabla criteria.", to="criteria.criterion_id",
)
CATEGORY: Field[Any] = Field(
    "category_id", "text", "The subject, as in the table categories.",
    "La materia, como en la tabla categories.", to="categories.category_id",
)
