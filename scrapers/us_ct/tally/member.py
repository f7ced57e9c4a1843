"""A member as tally sheets print them: `Rep. Candelora, V. 086`, `Sen. Osten S19`."""

import re
from dataclasses import dataclass

from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.vocabulary import Chamber

# The prefix and the form of the district must name the same chamber.
_FORMS: tuple[tuple[Chamber, re.Pattern[str]], ...] = (
    ("house", re.compile(r"^Rep\. (?P<name>\D+?) (?P<district>\d{3})$")),
    ("senate", re.compile(r"^Sen\. (?P<name>\D+?) S(?P<district>\d{2})$")),
)


@dataclass(frozen=True, slots=True)
class Member:
    """A seat, and the name of whoever sits in it."""

    chamber: Chamber
    district: int
    printed_name: str


def parse_member(text: str) -> Member:
    """The member that a line of the grid names.

    Raises:
        PageError: it names no chamber or no district, or two different chambers.
    """
    for chamber, form in _FORMS:
        if match := form.match(text):
            return Member(chamber, int(match["district"]), match["name"])
    message = _(
        '"{text}" does not name a member and a seat as tally sheets do: Rep. Name 001 or '
        "Sen. Name S01."
    )
    raise PageError(message.format(text=text))
