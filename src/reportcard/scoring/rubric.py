"""The rubric as staff write it: the typed model of `rubrics/*.yml`.

One declaration serves the loader, its sentences and the JSON Schema that editors complete from.
Leaves to others: the blocks (rubric_criteria and its neighbours), what refers to what inside the
file (references), the public record (check).
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PrivateAttr

from reportcard.language import N_, _
from reportcard.problems import Problem
from reportcard.scoring.rubric_base import Content, Identifier, Marks
from reportcard.scoring.rubric_criteria import CriterionEntry
from reportcard.scoring.rubric_decisions import (
    AuditBlock,
    EndorseEntry,
    ExampleEntry,
    LifetimeBlock,
    OverrideEntry,
)
from reportcard.scoring.rubric_scoring import (
    AdjustBlock,
    CategoryEntry,
    EligibilityEntry,
    GateEntry,
    GradeEntry,
    GroupEntry,
    LimitEntry,
    Rounding,
    ScoreCurveEntry,
)
from reportcard.scoring.rubric_tables import TableEntry
from reportcard.yamlfile import KeyPath, YamlFile, shown_path
from reportcard.yamltext import BothLanguages, Day, Name, Words


def _two_days(value: object) -> object:
    if isinstance(value, list) and len(value) == 2:
        return value
    message = _(
        "Two days are expected here, in brackets with a comma between: [2025-01-08, 2027-01-06]. "
        "The second is the first day after."
    )
    raise ValueError(message)


class Organization(Content):
    """Who publishes the card."""

    name: Name = Field(
        description=N_("The organization's name: one text, or {en: ..., es: ...} where it differs.")
    )
    tax_status: Literal["unset", "501c3", "501c4", "501c5", "501c6", "pac"] = Field(
        description=N_("What the tax law calls the organization; endorsements depend on it.")
    )


class Rubric(Content):
    """A rubric file, checked in itself."""

    rubric: Literal[1] = Field(description=N_("The version of the rubric language: 1."))
    id: Identifier = Field(description=N_("Your own name for it, in small letters and hyphens."))
    version: Words = Field(description=N_('The version of your rubric, in quotes: "1".'))
    title: BothLanguages = Field(description=N_("The title of the report card."))
    organization: Organization = Field(description=N_("Who publishes it: name and tax_status."))
    notice: BothLanguages | None = Field(
        default=None, description=N_("What stands out on every page.")
    )
    jurisdiction: Words = Field(description=N_("The folder of scrapers/ with the place."))
    cycle: BothLanguages = Field(description=N_("The term or year, as pages name it."))
    window: Annotated[tuple[Day, Day], BeforeValidator(_two_days)] = Field(
        description=N_("[first day, first day after]")
    )
    marks: Marks = Field(
        description=N_("What each outcome is worth, by type of criterion: credit and count.")
    )
    categories: tuple[CategoryEntry, ...] = Field(min_length=1, description=N_("The subjects."))
    criteria: tuple[CriterionEntry, ...] = Field(
        default=(), description=N_("The questions: roll calls, bills to sponsor and others.")
    )
    from_table: tuple[TableEntry, ...] = Field(
        default=(), description=N_("Questions from imported tables, one for each row.")
    )
    groups: tuple[GroupEntry, ...] = Field(
        default=(), description=N_("Roll calls on one bill that weigh as one.")
    )
    eligibility: EligibilityEntry = Field(
        default=EligibilityEntry(), description=N_("When a grade is INC (incomplete).")
    )
    aggregate: Literal["pooled", "categories"] = Field(
        description=N_("categories: subjects are weighed; pooled: all questions in one pot.")
    )
    missing_category: Literal["renormalize", "zero", "incomplete"] = Field(
        default="renormalize", description=N_("What becomes of a subject in which nothing counted.")
    )
    adjust: AdjustBlock = Field(
        default=AdjustBlock(), description=N_("What is added to the score and taken off it.")
    )
    curve: ScoreCurveEntry | None = Field(
        default=None, description=N_("A straight line on which all scores are moved.")
    )
    limits: tuple[LimitEntry, ...] = Field(
        default=(), description=N_("Scores that somebody who missed many votes cannot have.")
    )
    rounding: Rounding = Field(
        default=Rounding(), description=N_("How the score is printed, and what the letter follows.")
    )
    grades: tuple[GradeEntry, ...] = Field(
        min_length=1, description=N_("The letters, from the best down.")
    )
    gates: tuple[GateEntry, ...] = Field(
        default=(), description=N_("Rules that can lower a letter.")
    )
    lifetime: LifetimeBlock | None = Field(
        default=None, description=N_("How all cycles become one score.")
    )
    overrides: tuple[OverrideEntry, ...] = Field(
        default=(), description=N_("Grades that two persons set by name.")
    )
    endorse: tuple[EndorseEntry, ...] = Field(
        default=(), description=N_("The conditions of an endorsement; all must be met.")
    )
    audit: AuditBlock | None = Field(
        default=None, description=N_("The topic whose roll calls are all accounted for.")
    )
    examples: tuple[ExampleEntry, ...] = Field(
        default=(), description=N_("Fictional legislators whose sum was worked out by hand.")
    )

    _yaml: YamlFile = PrivateAttr(default=YamlFile(data=None, shown_as=""))

    @property
    def yaml(self) -> YamlFile:
        """The file it was read from."""
        return self._yaml

    def problem(self, path: KeyPath, message: str, hint: str = "") -> Problem:
        """A problem at a place of the file."""
        return Problem(
            message=message,
            file=self._yaml.shown_as,
            line=self._yaml.line(path),
            key=shown_path(path, self._yaml.data),
            hint=hint,
        )
