"""The official bulk files: their addresses, their columns, and what session their rows are of.

The site overwrites them: each holds the current session only. So they are asked for once for each
session, under an address of its own (the session is its fragment, which is never sent), and every
version is kept. Two scrapers read them: `bulk` all of them, `bills` the history for its referrals.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reportcard.collect.pages import Page
from reportcard.errors import PageError, TurnedPageError
from reportcard.language import _

from .table import BulkTable, read_bulk

BILL_INFO = (
    *("bill_num", "lco_num", "sess_year", "sess_num", "type_code", "bill_title", "stmt_purp"),
    *("emergency_cert", "raised", "proposed", "sub_bill", "nomination", "num_pages"),
    *("house_cal_num", "senate_cal_num", "filed_date", "read_into_floor", "petition_num"),
    *("pasa_num", "pasa_type", "senate_amd", "house_amd"),
)
BILL_HISTORY = ("bill_num", "act_date", "act_desc", "qual1", "qual2")
SUBJECT = ("bill_num", "subj_desc")
COMMITTEE = ("comm_code", "comm_name")

_BILL_NUMBER = re.compile(r"[HS][BJR]\d{5}")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: 00:00:00(?:\.0+)?)?")


def file_url(base: str, name: str, session: str) -> str:
    """The address of a bulk file as the file of one session."""
    return f"{base}/ftp/pub/data/{name}.csv#{session}"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A row of bill_history.csv; `words` are its text without the second qualifier."""

    bill: str
    acted_on: date
    words: str
    more: str


@dataclass(frozen=True, slots=True)
class History:
    """bill_history.csv of one session.

    Attributes:
        table: The file, for what is to be said of its header.
        rows: The rows of the session, in the file's order (there is no time of day).
        others: How many rows are dated in another year, by year.
    """

    table: BulkTable
    rows: tuple[HistoryRow, ...]
    others: Mapping[str, int]


def read_history(page: Page) -> History:
    """The rows of one session. The file names no session: a row's is the year of its day.

    Raises:
        TurnedPageError: all rows are of another year.
        PageError: the file cannot be read, or a row has no bill or no day.
    """
    session = page.context("session")
    table = read_bulk(page.body, BILL_HISTORY)
    days: dict[str, date] = {}
    others: Counter[str] = Counter()
    rows: list[HistoryRow] = []
    for line, (bill, day, words, qual1, qual2) in table.rows:
        acted_on = days[day] if day in days else days.setdefault(day, parse_day(line, day))
        if day[:4] != session:
            others[day[:4]] += 1
            continue
        text = f"{words} {qual1}" if qual1 else words
        rows.append(HistoryRow(require_bill(line, bill), acted_on, text, qual2))
    require_rows(rows, others, session)
    return History(table, tuple(rows), others)


def require_rows(rows: Iterable[object], others: Mapping[str, int], session: str) -> None:
    """A file must hold rows of the session.

    Raises:
        TurnedPageError: it holds those of another one.
        PageError: it holds none at all.
    """
    if any(True for _row in rows):
        return
    if others:
        message = _("The file holds rows of {found} and none of {session}.")
        raise TurnedPageError(message.format(found=", ".join(sorted(others)), session=session))
    raise PageError(_("The file holds no rows."))


def require_bill(line: int, number: str) -> str:
    """A bill's number as the files write it ("HB07066").

    Raises:
        PageError: it is none.
    """
    if not _BILL_NUMBER.fullmatch(number):
        message = _('Line {line}: "{number}" is no bill number.')
        raise PageError(message.format(line=line, number=number[:40]))
    return number


def parse_day(line: int, printed: str) -> date:
    """A day as the files write it: "2025-02-24 00:00:00".

    Raises:
        PageError: it is none, or has a time of day.
    """
    match = _DAY.fullmatch(printed)
    try:
        if match is None:
            raise ValueError(printed)
        return date(*map(int, match.groups()))
    except ValueError as error:
        message = _('Line {line}: "{day}" is no day.')
        raise PageError(message.format(line=line, day=printed[:40])) from error
