"""The head of a roll-call sheet: number, bill, day, question, time and the printed totals.

Read line by line, each line put together from word boxes. A missing line is a PageError that names
it; whether the totals agree with the marks is for the store to say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportcard.errors import PageError
from reportcard.language import _

from ..wording import printed_bill_number

BODY_BEGINS = "The following is the roll call vote"

_TITLE = re.compile(r"^Vote for (?P<bill>.*?)\s*(?:Roll Call|Sequence) Number (?P<number>\d+)$")
_TAKEN = re.compile(
    r"^Taken on (?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>\d{2,4}))?\s*(?P<question>.*)$"
)
_TIME = re.compile(r"\bat (?P<time>\d{1,2}:\d{2} [ap]\.?m\.?)", re.IGNORECASE)
_AFTER_QUESTION = ("The Speaker", "The chair", "The Chair", "The following is the result")
_TOTALS = (
    ("total", "Total Number Voting"),
    ("necessary", "Necessary for"),
    ("yes_count", "Those voting Yea"),
    ("no_count", "Those voting Nay"),
    ("absent_count", "Those absent and not voting"),
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a sheet says. bill_number and year are None where it names none."""

    bill_number: str | None
    number: int
    month: int
    day: int
    year: int | None
    question: str
    time: str
    total: int
    necessary: int
    yes_count: int
    no_count: int
    absent_count: int


def parse_head(lines: Sequence[str]) -> Head:
    """The head of a sheet from its lines above the names.

    Raises:
        PageError: this is no roll-call sheet, or a line of its head is missing.
    """
    title = next((match for line in lines if (match := _TITLE.match(line))), None)
    if title is None:
        raise PageError(_not_a_sheet(lines))
    taken, question = _taken(lines)
    time = next((match["time"] for line in lines if (match := _TIME.search(line))), "")
    return Head(
        bill_number=printed_bill_number(title["bill"]),
        number=int(title["number"]),
        month=int(taken["month"]),
        day=int(taken["day"]),
        year=int(taken["year"]) if taken["year"] else None,
        question=question,
        time=time,
        **{field: _total(lines, label) for field, label in _TOTALS},
    )


def _taken(lines: Sequence[str]) -> tuple[re.Match[str], str]:
    """The line with the day, and the question: the rest of it and lines up to the next sentence."""
    for index, line in enumerate(lines):
        if match := _TAKEN.match(line):
            words = [match["question"].strip()]
            for more in lines[index + 1 :]:
                if more.startswith(_AFTER_QUESTION):
                    break
                words.append(more.strip())
            return match, " ".join(word for word in words if word)
    raise PageError(_missing("Taken on"))


def _total(lines: Sequence[str], label: str) -> int:
    for line in lines:
        if line.startswith(label) and (match := re.search(r"[. ](\d+)$", line)):
            return int(match[1])
    raise PageError(_missing(label))


def _missing(label: str) -> str:
    return _('The sheet is cut short: the line "{label}" or its figure is missing.').format(
        label=label
    )


def _not_a_sheet(lines: Sequence[str]) -> str:
    if not lines:
        return _("This PDF is not a roll-call sheet: it has no text.")
    found = " / ".join(lines)[:60]
    return _('This PDF is not a roll-call sheet: it begins with "{found}".').format(found=found)
