"""Draws the official site's web pages for the tests: listings, bill status pages, the roster.

The structure is that of the official pages (design notes, A1 and A4); the facts are the test's.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

BASE = "https://www.cga.ct.gov"

ERROR_PAGE = (
    b"<!DOCTYPE html>\n<html><head><title>Server Error</title></head>"
    b"<body><h2>An error occurred while processing your request.</h2></body></html>\n"
)

Link = tuple[str, str]  # address, label


def listing(folder: str, names: Sequence[str], *, more: str = "") -> bytes:
    """A folder's listing as the web server writes it; `more` is markup of a test's own."""
    lines = "".join(
        f' 6/4/2025 12:00 AM       4711 <A HREF="{folder}{name}">{name}</A><br>' for name in names
    )
    return (
        f"<html><head><title>www.cga.ct.gov - {folder}</title></head><body>\r\n"
        f"<H1>www.cga.ct.gov - {folder}</H1><hr>\r\n\r\n"
        f'<pre><A HREF="/2025/vote/">[To Parent Directory]</A><br><br>\r\n{lines}{more}</pre><hr>'
        "</body></html>"
    ).encode()


@dataclass(frozen=True)
class StatusPage:
    """What a bill's status page says. Sponsors are (dist_code, printed name); history oldest first.

    introduced_by and co_sponsors None leave the whole section out.
    """

    heading: str = "Substitute for Raised H.B. No. 7066"
    session: str = "2025"
    title: str = "AN ACT CONCERNING SCHOOLS."
    introduced_by: Sequence[tuple[str, str]] | None = (
        ("S11", "Sen. Martin M. Looney, 11th Dist."),
    )
    co_sponsors: Sequence[tuple[str, str]] | None = (("093", "Rep. Toni E. Walker, 93rd Dist."),)
    history: Sequence[tuple[str, str]] = (
        ("2/24/2025", "Emergency Certification"),
        ("2/24/2025", "House Adopted House Amendment Schedule A 4012"),
        ("2/24/2025", "House Passed as Amended by House Amendment Schedule A"),
    )
    votes: Sequence[Link] = (
        ("/2025/VOTE/H/PDF/2025HV-00027-R00HB07066-HV.PDF", "House Roll Call Vote 27 AS AMENDED"),
    )
    extra: str = field(default="")

    def html(self) -> str:
        """The page's markup."""
        title = f"{self.heading} Session Year {self.session}"
        return (
            f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f'</head>\n<body>\n<h3 class="text-center">\n <strong>{self.heading} </strong><br>'
            f"Session Year {self.session}<br />\n</h3>\n<div>\n <h4>{escape(self.title)}</h4>\n"
            f' <p class="text-justify">To help schools.</p>\n'
            f"{self._people('Introduced by: ', self.introduced_by)}</div>\n{self.extra}\n"
            f"{self._votes()}{self._history()}"
            f"{self._people(f'Co-sponsors of {self.heading}', self.co_sponsors)}"
            "</body></html>\n"
        )

    def body(self, encoding: str = "utf-8") -> bytes:
        """The page's bytes."""
        return self.html().encode(encoding)

    @staticmethod
    def _people(heading: str, people: Sequence[tuple[str, str]] | None) -> str:
        if people is None:
            return ""
        links = "".join(
            f"<a href=\"/asp/CGABillStatus/CGAMemberBills.asp?dist_code='{code}'\">"
            f"{escape(name)}</a><br>\n"
            for code, name in people
        )
        return f"<h5>{heading}</h5>\n{links}"

    def _votes(self) -> str:
        rows = "".join(
            f'<tr><td>&nbsp;</td><td><a href="{url}">{escape(label)}</a></td></tr>\n'
            for url, label in self.votes
        )
        head = "<thead><tr><td>&nbsp;</td><td>&nbsp;&nbsp;Votes</td></tr></thead>"
        return f"<table summary='Status of bills'>\n{head}\n<tbody>{rows}</tbody></table>\n"

    def _history(self) -> str:
        rows = "".join(
            f"<tr><td>&nbsp;</td><td>{day}</td><td></td><td>{escape(line)}</td></tr>\n"
            for day, line in reversed(self.history)
        )
        head = "<tr><th>&nbsp;</th><th>Date</th><th>&nbsp;</th><th>Action Taken</th></tr>"
        return (
            "<h4>Bill History</h4>\n<table summary='Bill history'>\n"
            f"<thead>{head}</thead><tbody>\n{rows}</tbody></table>\n"
        )


NOT_FOUND = (
    b"<!DOCTYPE html>\n<html><head><title>Bill Status</title></head><body>"
    b'<h3 class="text-center">HB09999 for 2025 not found in Database</h3></body></html>\n'
)

# The header as the official file has it, in its order.
ROSTER_HEADER = (
    *("dist", "office code", "district number", "designator code", "first name", "middle initial"),
    *("last name", "suffix", "commonly used name", "home street address", "home city"),
    *("home state", "home zip code", "home phone", "capitol street address", "capitol city"),
    *("capitol phone", "room", "room number", "committees chaired", "committees vice chaired"),
    *("ranking member", "committee member1", "senator/representative", "party", "title", "gender"),
    *("business phone", "email", "fax", "prison", "URL", "committee codes"),
)

PRIVATE = ("12 Elm Street", "Bridgeport", "CT", "06604", "203-555-0147")


def roster_row(
    office: str, district: str, first: str, last: str, party: str, *, used: str = " "
) -> tuple[str, ...]:
    """A member's line, space padded, with a private address in it."""
    named = {
        "dist": f"{district:<6}",
        "office code": office,
        "district number": district,
        "designator code": "R",
        "first name": f"{first:<20}",
        "last name": f"{last:<20}",
        "commonly used name": used,
        "party": f"{party:<12}",
        **dict(zip(ROSTER_HEADER[9:14], PRIVATE, strict=True)),
        "capitol street address": "300 Capitol Avenue",
        "email": f"{last}@cga.ct.gov",
    }
    return tuple(named.get(name, " ") for name in ROSTER_HEADER)


ROSTER_ROWS = (
    roster_row("S", "11th", "Martin", "Looney", "Democrat"),
    roster_row("H", "25th", "Iris", "Sánchez", "Democrat"),
    roster_row("H", "1st", "Matthew", "Ritter", "Democrat", used="Matt"),
    roster_row("H", "112th", "Tony", "Scott", "Republican"),
)


def roster(
    rows: Sequence[Sequence[str]] = ROSTER_ROWS,
    *,
    header: Sequence[str] | None = ROSTER_HEADER,
    encoding: str = "cp1252",
) -> bytes:
    """LegislatorDatabase.csv, with CRLF; header None leaves it out."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    if header is not None:
        writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode(encoding)
