"""The head and foot of a tally sheet: committee, bill, motion, movers, day and the five totals.

Read from lines of text, in which each value follows its label. What the sheet must say and does not
is a PageError that names it; whether the totals agree with the marks is for the store to say.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reportcard.errors import PageError
from reportcard.language import _

from ..wording import printed_bill_number

TITLE = "VOTE TALLY SHEET"
# Everything that is known to stand before a colon on these sheets; only some of it is read.
LABELS = (
    "Bill No.", "Amendment Letter", "Title", "Chair", "Motion", "Second", "Action", "Language",
    "Vote date", "Correction date",
)  # fmt: skip
_LABEL = re.compile(rf"(?:^|(?<=\s))({'|'.join(map(re.escape, LABELS))}):(?=\s|$)")
TOTALS_HEAD = "voting yea nay abstain absent and not voting"
_TOTALS = re.compile(r"^(?:TOTALS )?(\d{1,3}) (\d{1,3}) (\d{1,3}) (\d{1,3}) (\d{1,3})$")
_DAY = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})? [AP]M)?$")


@dataclass(frozen=True, slots=True)
class TallyHead:
    """What a sheet says of itself. voted_on is None where the line for the day is empty."""

    committee_name: str
    bill_number: str
    action: str
    moved_by: str
    seconded_by: str
    voted_on: date | None
    total: int
    yes_count: int
    no_count: int
    abstain_count: int
    absent_count: int


def begins_with_label(line: str) -> bool:
    """Whether a line is one of the head or foot."""
    return _LABEL.match(line) is not None


def parse_tally_head(lines: Sequence[str]) -> TallyHead:
    """The head of a sheet from the lines around its grid.

    Raises:
        PageError: this is no tally sheet, or something that it must say is missing.
    """
    committee = _committee(lines)
    total, yes, no, abstain, absent = _totals(lines)
    said = _fields(lines)
    for label in ("Bill No.", "Action"):
        if not said.get(label):
            raise PageError(_missing(f"{label}:"))
    bill_number = printed_bill_number(said["Bill No."])
    if bill_number is None:
        message = _('The sheet says "{text}" where a bill number is expected.')
        raise PageError(message.format(text=said["Bill No."]))
    return TallyHead(
        committee_name=committee,
        bill_number=bill_number,
        action=said["Action"],
        moved_by=said.get("Motion", ""),
        seconded_by=said.get("Second", ""),
        voted_on=_day(said),
        total=total,
        yes_count=yes,
        no_count=no,
        abstain_count=abstain,
        absent_count=absent,
    )


def _committee(lines: Sequence[str]) -> str:
    """What stands before "VOTE TALLY SHEET", on that line or the one above."""
    for above, line in zip(("", *lines), lines, strict=False):
        before, title, _rest = line.partition(TITLE)
        if title and (before or above):
            return " ".join((before or above).split())
    found = " / ".join(lines)[:60]
    raise PageError(
        _('This is not a committee\'s tally sheet: it begins with "{found}".').format(found=found)
    )


def _totals(lines: Sequence[str]) -> tuple[int, ...]:
    for line, below in pairwise(lines):
        if line.casefold().removeprefix("totals").strip() == TOTALS_HEAD:
            if match := _TOTALS.match(below):
                return tuple(int(figure) for figure in match.groups())
            break
    raise PageError(_missing("TOTALS"))


def _fields(lines: Sequence[str]) -> Mapping[str, str]:
    """The value after each label. A line without a label goes on with the one before it."""
    said: dict[str, str] = {}
    labels: list[str] = []
    for line in lines:
        if line.casefold().removeprefix("totals").strip() == TOTALS_HEAD:
            labels = []
        found = list(_labelled(line))
        if found:
            labels = [label for label, _value in found]
            for label, value in found:
                _say(said, label, value)
        elif labels and not _TOTALS.match(line):
            if len(labels) > 1:
                message = _('The line "{text}" belongs to none of the sheet\'s fields.')
                raise PageError(message.format(text=line))
            said[labels[0]] = f"{said[labels[0]]} {line}".strip()
    return said


def _labelled(line: str) -> Iterator[tuple[str, str]]:
    matches = list(_LABEL.finditer(line))
    if not matches or matches[0].start() > 0:
        return
    ends = [match.start() for match in matches[1:]] + [len(line)]
    for match, end in zip(matches, ends, strict=True):
        yield match[1], line[match.end() : end].strip()


def _say(said: dict[str, str], label: str, value: str) -> None:
    """A page that repeats the head may repeat it in the same words only."""
    if said.setdefault(label, value) != value:
        message = _('The sheet says two things after "{label}": {one} and {other}.')
        raise PageError(message.format(label=f"{label}:", one=said[label], other=value))


def _day(said: Mapping[str, str]) -> date | None:
    if "Vote date" not in said:
        raise PageError(_missing("Vote date:"))
    printed = said["Vote date"]
    if not printed:
        return None
    try:
        month, day, year = map(int, match.groups() if (match := _DAY.match(printed)) else ())
        return date(year, month, day)
    except ValueError as error:
        message = _('The sheet says "{text}" where the day of the vote is expected.')
        raise PageError(message.format(text=printed)) from error


def _missing(label: str) -> str:
    return _('The sheet is cut short: the line "{label}" or its figure is missing.').format(
        label=label
    )
