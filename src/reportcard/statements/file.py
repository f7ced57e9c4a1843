"""The files of statements as staff write them: the typed models of statements/*.yml.

One declaration serves the loader and its sentences. Leaves to others: reading them (read), whether
the record knows whom and what they name (check).
"""

import re
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from reportcard.language import N_, _
from reportcard.model.statements import ConflictKind, CorrectionKind
from reportcard.model.text import Language
from reportcard.yamltext import Address, BothLanguages, Day, Identifier, Name, Words

# Nothing that a mail program would take for a subject, a second address or an encoded character.
_EMAIL = re.compile(r"[A-Za-z0-9._+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise ValueError(
            _("An e-mail address looks like office@example.org, not {x}.").format(x=value)
        )
    return value


Email = Annotated[str, AfterValidator(_email)]


class Content(BaseModel):
    """Base of everything in these files: unknown keys are refused, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CorrectionEntry(Content):
    """Something published was wrong."""

    id: Identifier = Field(description=N_("Your own name for it, in small letters and hyphens."))
    date: Day = Field(description=N_("The day it was corrected."))
    kind: CorrectionKind = Field(description=N_("vote, person, bill, money, rubric or words."))
    was: BothLanguages = Field(description=N_("What the report card said."))
    now: BothLanguages = Field(description=N_("What it says now."))
    why: BothLanguages = Field(description=N_("How it came about, and what shows it."))
    found_by: Name = Field(description=N_("Who pointed it out, as they want to be named."))
    people: tuple[Words, ...] = Field(
        default=(), description=N_("The ids of the legislators whose pages showed it.")
    )
    criterion: Words | None = Field(
        default=None, description=N_("The id of the question it concerns.")
    )
    evidence: Address | None = Field(
        default=None, description=N_("The address of the evidence, http or https.")
    )


class ReplyEntry(Content):
    """What a legislator answered."""

    id: Identifier = Field(description=N_("Your own name for it, in small letters and hyphens."))
    person: Words = Field(description=N_("The id of the legislator, as the record has it."))
    date: Day = Field(description=N_("The day it came."))
    text: BothLanguages = Field(description=N_("Their words, whole, and the translation."))
    written_in: Language | None = Field(
        default=None, description=N_("en or es: the language they wrote in; leave out if both.")
    )
    translated_by: Words | None = Field(default=None, description=N_("Who translated it."))
    criterion: Words | None = Field(
        default=None, description=N_("The id of the question they answer to; none for all of it.")
    )

    @model_validator(mode="after")
    def _translator(self) -> Self:
        if (self.written_in is None) != (self.translated_by is None):
            raise ValueError(
                _("written_in and translated_by stand together: one text is a translation.")
            )
        return self


class ConflictEntry(Content):
    """What somebody of the organization has to do with a legislator or an election."""

    id: Identifier = Field(description=N_("Your own name for it, in small letters and hyphens."))
    name: Words = Field(description=N_("Who declares it."))
    role: BothLanguages = Field(description=N_("What they do in the organization."))
    kind: ConflictKind = Field(description=N_("candidate, relative, donor, work or other."))
    statement: BothLanguages = Field(description=N_("What there is, in a whole sentence."))
    person: Words | None = Field(
        default=None, description=N_("The id of the legislator it concerns, if it concerns one.")
    )
    date: Day = Field(description=N_("The day they declared it."))
    ended: Day | None = Field(default=None, description=N_("The day it ended."))

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ended is not None and self.ended < self.date:
            raise ValueError(_("It cannot end before it was declared."))
        return self


class ChangeEntry(Content):
    """Something that is other than before, and no correction."""

    id: Identifier = Field(description=N_("Your own name for it, in small letters and hyphens."))
    date: Day = Field(description=N_("The day of the change."))
    what: BothLanguages = Field(description=N_("What is other than before."))
    why: BothLanguages = Field(description=N_("Why."))


class OfficerEntry(Content):
    """Somebody who answers for the report card."""

    name: Words = Field(description=N_("The name."))
    role: BothLanguages = Field(description=N_("What they do in the organization."))


class FundingEntry(Content):
    """Where money for the report card came from."""

    source: Name = Field(description=N_("Who gave it."))
    period: BothLanguages = Field(description=N_("For which time, such as 2026."))
    dollars: Annotated[int, Field(strict=True, ge=0)] | None = Field(
        default=None, description=N_("How much, in whole dollars without signs.")
    )


class AboutFile(Content):
    """statements/about.yml."""

    about: tuple[BothLanguages, ...] = Field(
        min_length=1, description=N_("What you are and what you want, a paragraph each.")
    )
    officers: tuple[OfficerEntry, ...] = ()
    funding: tuple[FundingEntry, ...] = ()
    email: Email | None = None
    url: Address | None = None


class CorrectionsFile(Content):
    """statements/corrections.yml."""

    corrections: tuple[CorrectionEntry, ...] = ()


class RepliesFile(Content):
    """statements/replies.yml."""

    replies: tuple[ReplyEntry, ...] = ()


class ConflictsFile(Content):
    """statements/conflicts.yml."""

    conflicts: tuple[ConflictEntry, ...] = ()


class ChangesFile(Content):
    """statements/changes.yml."""

    changes: tuple[ChangeEntry, ...] = ()
