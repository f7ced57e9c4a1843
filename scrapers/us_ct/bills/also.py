"""What also.yml may say."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class AlsoBill(BaseModel):
    """A further bill to follow: "HB05003" of session "2025", and why (for the staff)."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    session: Annotated[str, Field(pattern=r"^\d{4}$")]
    number: Annotated[str, Field(pattern=r"^[HS][BJR]\d{5}$")]
    why: str = ""


class AlsoFile(BaseModel):
    """The bills that staff follow without a roll call."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    bills: list[AlsoBill]
