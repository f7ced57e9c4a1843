"""Questions that a rubric takes from an imported table: one for each row (`from_table`).

Leaves to others: reading the table (store_tables), making the criteria (expand).
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from reportcard.language import N_, _
from reportcard.model.vocabulary import Chamber, QuestionClass
from reportcard.scoring.exact import Weight
from reportcard.scoring.rubric_base import AnyOutcome, Content, Mark
from reportcard.yamltext import Address, BothLanguages, Words

SPONSORSHIPS = "sponsorships"
_TABLE = re.compile(r"positions(_[A-Za-z0-9_-]+)?|sponsorships")


def _table(value: str) -> str:
    if not _TABLE.fullmatch(value):
        raise ValueError(_("A table is called positions, positions_NAME or sponsorships."))
    return value


TableName = Annotated[str, AfterValidator(_table)]


class TableFilter(Content):
    """Which rows of the table are meant; all keys must fit."""

    strength: Words | None = Field(default=None, description=N_("The word in the column strength."))
    question: QuestionClass | None = Field(
        default=None, description=N_("The kind of question that was put.")
    )
    chamber: Chamber | None = Field(default=None, description=N_("house or senate."))


class TableEntry(Content):
    """A table of positions, or of sponsored bills: each row becomes a criterion."""

    table: TableName = Field(
        description=N_("positions, positions_NAME or sponsorships: the name of the imported file.")
    )
    import_name: Words | None = Field(
        default=None,
        alias="import",
        description=N_("The name of the import; needed where several have the table."),
    )
    type: Literal[
        "floor_vote", "amendment_vote", "appropriation_vote", "third_party_position", "sponsorship"
    ] = Field(description=N_("The type of the criteria that are made: which marks apply."))
    category: str | None = Field(
        default=None, description=N_("The id of the subject they belong to.")
    )
    weight: Weight | None = Field(
        default=None, description=N_("The weight of each; else that of the row, else 1.")
    )
    where: TableFilter | None = Field(
        default=None, description=N_("Only rows with this strength, question or chamber.")
    )
    actor: BothLanguages | None = Field(
        default=None, description=N_("Whose positions they are (third_party_position).")
    )
    source: Address | None = Field(
        default=None, description=N_("The address of the document behind the table.")
    )
    marks: dict[AnyOutcome, Mark] = Field(
        default_factory=dict, description=N_("Marks of these criteria alone.")
    )
    id_prefix: str = Field(
        default="",
        description=N_("What the ids of the criteria begin with, before that of the row."),
    )
