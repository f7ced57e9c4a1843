"""Draws the official bulk files for the tests, padded, quoted and ended as the site does it.

The structure is that of the official files (design notes, A1); the facts are the test's.
"""

import csv
import io
from collections.abc import Sequence

from tests.scrapers.pages import BASE

BILL_INFO_HEADER = (
    *("bill_num", "lco_num", "sess_year", "sess_num", "type_code", "bill_title", "stmt_purp"),
    *("emergency_cert", "raised", "proposed", "sub_bill", "nomination", "num_pages"),
    *("house_cal_num", "senate_cal_num", "filed_date", "read_into_floor", "petition_num"),
    *("pasa_num", "pasa_type", "senate_amd", "house_amd"),
)
HISTORY_HEADER = ("bill_num", "act_date", "act_desc", "qual1", "qual2")
SUBJECT_HEADER = ("bill_num", "subj_desc")
COMMITTEE_HEADER = ("comm_code", "comm_name")

Row = Sequence[str]


def bulk_url(name: str, session: str = "2025") -> str:
    """The address of a bulk file as the file of a session."""
    return f"{BASE}/ftp/pub/data/{name}.csv#{session}"


def bulk_file(
    header: Row | None, rows: Sequence[Row], *, encoding: str = "cp1252", end: str = "\r\n"
) -> bytes:
    """A bulk file; header None leaves the header out."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator=end)
    writer.writerows(rows if header is None else [header, *rows])
    return out.getvalue().encode(encoding)


def bill_row(number: str = "HB07066", **fields: str) -> tuple[str, ...]:
    """A row of bill_info.csv: a raised bill of 2025, with other fields where told."""
    named = {
        "bill_num": number,
        "sess_year": "2025",
        "type_code": "RB    ",
        "bill_title": "AN ACT CONCERNING SCHOOLS.",
        "stmt_purp": "To help schools.",
        "emergency_cert": "False",
        "filed_date": "2025-02-21 00:00:00",
        "pasa_num": "0",
        **fields,
    }
    return tuple(named.get(column, " ") for column in BILL_INFO_HEADER)


def history_row(
    number: str = "HB07066",
    words: str = "HOUSE PASSED",
    qual1: str = "",
    *,
    day: str = "2025-02-24",
    qual2: str = "",
) -> tuple[str, ...]:
    """A row of bill_history.csv, its words padded."""
    return (number, f"{day} 00:00:00", f"{words:<50}", qual1, qual2)


BILL_INFO = bulk_file(BILL_INFO_HEADER, [bill_row()])
HISTORY = bulk_file(
    HISTORY_HEADER,
    [history_row(words="REF. TO JOINT COMM. ON", qual1="ED"), history_row(words="HOUSE PASSED")],
)
SUBJECT = bulk_file(SUBJECT_HEADER, [("HB07066", "Schools")])
COMMITTEE = bulk_file(COMMITTEE_HEADER, [("ED    ", f"{'Education Committee':<60}")])
