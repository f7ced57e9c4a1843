"""The files of rulings as staff write them: reviews/questions.yml, names.yml and lines.yml.

Leaves to others: what must be true beyond one value (check), reading and writing (files).
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag

from reportcard.language import N_, _
from reportcard.model.vocabulary import Chamber
from reportcard.yamltext import Day, Words

Flag = Annotated[bool, Field(strict=True)]


class Content(BaseModel):
    """Base of everything in a file of rulings: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _schedule(value: str) -> str:
    letters = value.strip().upper()
    if not (1 <= len(letters) <= 2 and letters.isascii() and letters.isalpha()):
        raise ValueError(_("A schedule is one or two letters, such as A, not {x}.").format(x=value))
    return letters


class Amendment(Content):
    """Which amendment was voted on: its schedule letter and the chamber that named it."""

    amendment: Annotated[str, AfterValidator(_schedule)] = Field(
        description=N_("The schedule letter, A to Z, AA and so on.")
    )
    of: Chamber = Field(description=N_("The chamber whose schedule it is: house or senate."))


Question = Annotated[
    Annotated[Literal["passage", "procedural"], Tag("one word")]
    | Annotated[Amendment, Tag("an amendment")],
    Discriminator(
        lambda value: "an amendment" if isinstance(value, dict | Amendment) else "one word"
    ),
]


class Ruling(Content):
    """Who decided, when, and why."""

    by: Words = Field(description=N_("The name of the person who decided."))
    date: Day = Field(description=N_("The day on which they decided."))
    reason: Words = Field(description=N_("What they looked at, and what it says."))


class QuestionEntry(Ruling):
    """What a roll call was about."""

    roll_call: Words = Field(description=N_("The id of the roll call, such as 2025-house-290."))
    question: Question = Field(
        description=N_("The question put: passage, procedural or {amendment: A, of: house}.")
    )
    decisive: Flag = Field(
        default=False,
        description=N_("true: no later roll call decided the same question."),
    )
    revision: Annotated[int, Field(strict=True, ge=0)] = Field(
        default=0,
        description=N_("The revision of the sheet that was looked at; 0 unless it was corrected."),
    )


class NameEntry(Ruling):
    """Whose a printed name is, on the sheets of a chamber from one day to another."""

    name: Words = Field(description=N_("The name as the sheets print it."))
    chamber: Chamber = Field(description=N_("house or senate."))
    person: Words = Field(description=N_("The id of the person, such as ocd-person/..."))
    first_day: Day = Field(description=N_("The first day of sheets that it holds for."))
    last_day: Day | None = Field(
        default=None,
        description=N_("The last day that it holds for; without it, it holds from then on."),
    )


class LinePlace(Content):
    """A budget line as a document prints it; without an account, all of the agency's lines."""

    fund: Words | None = Field(
        default=None,
        description=N_("The fund, as the document prints it; leave it out where it names none."),
    )
    agency: Words = Field(description=N_("The agency, as the document prints it."))
    account: Words | None = Field(
        default=None,
        description=N_("The account; without it, every account of the agency is meant."),
    )


class LineEntry(Ruling):
    """Whether two budget lines of different documents, or two agencies, are one."""

    cycle: Words = Field(description=N_("The id of the budget, as in the list of budgets."))
    line: LinePlace = Field(description=N_("One line: fund, agency and account."))
    other: LinePlace = Field(description=N_("The other line: fund, agency and account."))
    they_are: Literal["same", "different", "moved"] = Field(
        description=N_("same, different, or moved: the money went from the one to the other.")
    )


class QuestionsFile(Content):
    """reviews/questions.yml."""

    rulings: tuple[QuestionEntry, ...] = ()


class NamesFile(Content):
    """reviews/names.yml."""

    rulings: tuple[NameEntry, ...] = ()


class LinesFile(Content):
    """reviews/lines.yml."""

    rulings: tuple[LineEntry, ...] = ()


Entry = QuestionEntry | NameEntry | LineEntry
RulingsFile = QuestionsFile | NamesFile | LinesFile
