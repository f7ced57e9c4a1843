"""What also.yml may say."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from reportcard.language import _


def _bill_number(text: str) -> str:
    if not re.fullmatch(r"[HS][BJR]\d{5}", text):
        message = _("{text} is no bill number: two letters and five digits, as in HB05003.")
        raise ValueError(message.format(text=text))
    return text


class AlsoBill(BaseModel):
    """A further bill to follow: "HB05003" of session "2025", and why (for the staff)."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    session: Annotated[str, Field(pattern=r"^\d{4}$")]
    number: Annotated[str, AfterValidator(_bill_number)]
    why: str = ""


class AlsoCommittee(BaseModel):
    """A committee whose every bill is followed: its code ("HED"), and why (for the staff)."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    code: Annotated[str, Field(pattern=r"^[A-Z]{2,4}$")]
    why: str = ""


class AlsoFile(BaseModel):
    """The bills that staff follow without a roll call, by name and by committee."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    bills: list[AlsoBill]
    committees: list[AlsoCommittee] = []
