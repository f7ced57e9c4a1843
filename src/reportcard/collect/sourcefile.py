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


class CompiledFile(_File):
    """Whose compilation the source's own tables follow, where a document was not read itself."""

    address: Annotated[str, Field(pattern=r"^https?://[^\s]+$")]
    by: Name
    url: Annotated[str, Field(pattern=r"^https?://[^\s]+$")]
    title: BothLanguages
    licence: BothLanguages


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
    compiled: list[CompiledFile] = Field(default_factory=list)
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


class SpecialSessionFile(_File):
    """A special session of a year: which one, and between which numbers its bills lie."""

    parent: Words
    number: Annotated[int, Field(gt=0)]
    first_seen_on: date
    bill_numbers: (
        Annotated[list[Annotated[int, Field(gt=0)]], Field(min_length=2, max_length=2)] | None
    ) = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.bill_numbers and self.bill_numbers[1] < self.bill_numbers[0]:
            raise ValueError(_("The last number is smaller than the first."))
        return self


class IntermediateFile(_File):
    """A certificate that a host leaves out: where it is to be had, and the SHA-256 of its DER form.

    It may come over any road, for its hash is known.
    """

    url: Annotated[str, Field(pattern=r"^https?://[^\s]+$")]
    sha256: Annotated[str, Field(pattern=r"^[0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31}$")]


class JurisdictionFile(_File):
    """A place whose officials are graded: its chambers, seats and sessions.

    intermediates are by the name of the host that leaves them out.
    """

    name: Words
    seats: dict[Chamber, Annotated[int, Field(gt=0)]]
    sessions: Annotated[list[SessionFile], Field(min_length=1)]
    special_sessions: list[SpecialSessionFile] = Field(default_factory=list)
    intermediates: dict[str, IntermediateFile] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _special_sessions_fit(self) -> Self:
        known = {item.session for item in self.sessions}
        seen: set[tuple[str, int]] = set()
        for item in self.special_sessions:
            if item.parent not in known:
                message = _("A special session counts to {name}, which is none of the sessions.")
                raise ValueError(message.format(name=item.parent))
            if (item.parent, item.number) in seen:
                message = _("Special session {number} of {name} is there twice.")
                raise ValueError(message.format(number=item.number, name=item.parent))
            seen.add((item.parent, item.number))
        return self
