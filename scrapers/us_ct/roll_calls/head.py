"""The head of a roll-call sheet: number, bill, day, question, time and the printed totals.

Read line by line; how lines are put together is for the PDF's and the web page's readers. A missing
line is a PageError that names it; whether the totals agree with the marks, the store says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportcard.errors import PageError
from reportcard.language import _

from ..wording import has_unread_number, plain, printed_bill_numbers

BODY_BEGINS = "The following is the roll call vote"

_TITLE = re.compile(r"^Vote for (?P<bill>.*?)\s*(?:Roll Call|Sequence) Number (?P<number>\d+)$")
_TAKEN = re.compile(
    r"^Taken on (?P<month>\d{1,2})/ ?(?P<day>\d{1,2})(?:/(?P<year>\d{2,4}))?\s*(?P<question>.*)$"
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
# The machine also counts who is there, and is tried out: neither decides anything.
_NO_VOTE = re.compile(r"BUDGET ADDRESS|^TEST(?: VOTE)?$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a sheet says: title is what stands in the place of the bill.

    bill_numbers is empty and year None where it names none.
    """

    title: str
    bill_numbers: tuple[str, ...]
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


def parse_head(lines: Sequence[str], *, of: Literal["pdf", "page"]) -> Head:
    """The head of a sheet from its lines above the names.

    Args:
        lines: Each with single spaces.
        of: What the lines were read from.

    Raises:
        PageError: this is no roll-call sheet, no vote, or a line of its head is missing.
    """
    title = next((match for line in lines if (match := _TITLE.match(line))), None)
    if title is None:
        raise PageError(_no_text(of) if not lines else _not_a_sheet(lines, of))
    taken, question = _taken(lines)
    _check_vote(title, question)
    time = next((match["time"] for line in lines if (match := _TIME.search(line))), "")
    return Head(
        title=title["bill"],
        bill_numbers=printed_bill_numbers(title["bill"]),
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


def _check_vote(title: re.Match[str], question: str) -> None:
    """That it is a vote, and that all bills in its title were read."""
    for words in (plain(title["bill"]), plain(question)):
        if match := _NO_VOTE.search(words):
            message = _('Roll call {number} is no vote on a bill: the sheet says "{words}".')
            raise PageError(message.format(number=title["number"], words=match[0]))
    if has_unread_number(title["bill"]):
        message = _('The sheet is a vote for "{title}", in which not every number is a bill\'s.')
        raise PageError(message.format(title=title["bill"]))


def _total(lines: Sequence[str], label: str) -> int:
    for line in lines:
        if line.startswith(label) and (match := re.search(r"[. ](\d+)$", line)):
            return int(match[1])
    raise PageError(_missing(label))


def _missing(label: str) -> str:
    return _('The sheet is cut short: the line "{label}" or its figure is missing.').format(
        label=label
    )


def _no_text(of: Literal["pdf", "page"]) -> str:
    if of == "pdf":
        return _("This PDF is not a roll-call sheet: it has no text.")
    return _("This page is not a roll-call sheet: it has no text.")


def _not_a_sheet(lines: Sequence[str], of: Literal["pdf", "page"]) -> str:
    found = " / ".join(lines)[:60]
    if of == "pdf":
        message = _('This PDF is not a roll-call sheet: it begins with "{found}".')
    else:
        message = _('This page is not a roll-call sheet: it begins with "{found}".')
    return message.format(found=found)
