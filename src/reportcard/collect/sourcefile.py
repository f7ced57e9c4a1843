"""What `source.yml` and `jurisdiction.yml` may say: the models that check them."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from reportcard.language import _
from reportcard.model.vocabulary import Chamber
from reportcard.yamltext import BothLanguages, Name

Words = Annotated[str, Field(min_length=1)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Bounds(_File):
    """How many records of a type are to be expected; fewer or more is reported."""

    min: Annotated[int, Field(ge=0)] = 0
    max: Annotated[int, Field(ge=0)] = 1_000_000


class SourceFile(_File):
    """A source: who publishes it, under which terms, and how to ask for it politely."""

    title: BothLanguages
    publisher: Name
    licence: BothLanguages
    home_url: Words
    base_url: Annotated[str, Field(pattern=r"^https?://[^\s]+$")]
    contact: Annotated[str, Field(pattern=r"^(https?://|mailto:)[^\s]+$")]
    delay_seconds: Annotated[Decimal, Field(ge=0)] | Annotated[int, Field(ge=0)]
    parser_version: Words
    scraper: Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]*\.py$")] = "scraper.py"
    transcribed_on: date | None = None
    ca_bundle: Words | None = None
    # Only of a sample: the file in rubrics/ that its facts are for.
    rubric: Words | None = None
    expect: dict[str, Bounds] = Field(default_factory=dict)


class SessionFile(_File):
    """One legislative session; ended_on is the day of adjournment."""

    session: Words
    started_on: date
    ended_on: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ended_on < self.started_on:
            raise ValueError(_("The session ends before it begins."))
        return self


class JurisdictionFile(_File):
    """A place whose officials are graded: its chambers, seats and sessions."""

    name: Words
    seats: dict[Chamber, Annotated[int, Field(gt=0)]]
    sessions: Annotated[list[SessionFile], Field(min_length=1)]
