"""LegislatorDatabase.csv: today's official roster, without the members' private addresses.

The file names home addresses and home phones. `without_private_columns` runs before anything is
written to disk and keeps only columns that are named here: a column that nobody knows is dropped,
and a file whose columns cannot be told is refused whole.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from reportcard.collect.pages import Page
from reportcard.collect.text import decode_text, read_csv
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.records import RosterRecord
from reportcard.model.vocabulary import Chamber

# In the file's order; used as they stand when the header is missing (it was, in 2015).
_ALL = (
    "dist",
    "officecode",
    "districtnumber",
    "designatorcode",
    "firstname",
    "middleinitial",
    "lastname",
    "suffix",
    "commonlyusedname",
    "homestreetaddress",
    "homecity",
    "homestate",
    "homezipcode",
    "homephone",
    "capitolstreetaddress",
    "capitolcity",
    "capitolphone",
    "room",
    "roomnumber",
    "committeeschaired",
    "committeesvicechaired",
    "rankingmember",
    "committeemember1",
    "senatorrepresentative",
    "party",
    "title",
    "gender",
    "businessphone",
    "email",
    "fax",
    "prison",
    "url",
    "committeecodes",
)
_KEPT = tuple(name for name in _ALL if not name.startswith("home"))
_NEEDED = ("officecode", "districtnumber", "firstname", "lastname", "party")
_CHAMBERS: dict[str, Chamber] = {"H": "house", "S": "senate"}
_PARTIES = {"Democrat": "Democratic"}


def without_private_columns(body: bytes) -> bytes:
    """The roster with its public columns only, as UTF-8 with a normalised header.

    Raises:
        PageError: its columns cannot be told, so none of it may be kept.
    """
    header, rows = _read(body)
    places = [(name, header.index(name)) for name in _KEPT if name in header]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(name for name, _place in places)
    writer.writerows([row[place] for _name, place in places] for row in rows)
    return out.getvalue().encode("utf-8")


def parse_roster(page: Page) -> Iterator[RosterRecord]:
    """One record for each seat that is filled."""
    header, rows = _read(page.body)
    for cells in rows:
        row = dict(zip(header, cells, strict=True))
        if not row["lastname"] or row["lastname"].upper() == "VACANT":
            continue  # a vacant seat has no member to witness
        yield RosterRecord(
            session=page.context("session"),
            chamber=_chamber(row["officecode"]),
            district=_district(row["districtnumber"]),
            name=_name(row),
            family_name=row["lastname"],
            party=_PARTIES.get(row["party"], row["party"]),
        )


def _read(body: bytes) -> tuple[tuple[str, ...], list[list[str]]]:
    """Normalised header and stripped rows: any spelling, either encoding, header or none."""
    lines = [cells for _line, cells in read_csv(decode_text(body)) if any(cells)]
    if not lines:
        raise PageError(_("The roster is empty."))
    first = tuple(_normalise(cell) for cell in lines[0])
    if first[0] in _ALL:
        header, rows = first, lines[1:]
        _check_columns(header, rows)
    else:
        header, rows = _ALL, lines
        _check_columns(header, rows)
        _check_places(rows)
    return header, rows


def _check_places(rows: Sequence[Sequence[str]]) -> None:
    """Without a header: what can be told by its form must stand where the list says.

    Else private columns would be kept under public names.
    """
    office, district = _ALL.index("officecode"), _ALL.index("districtnumber")
    for row in rows:
        _chamber(row[office])
        _district(row[district])


def _check_columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        message = _("The roster lacks the columns {names}.")
        raise PageError(message.format(names=", ".join(missing)))
    for number, row in enumerate(rows, start=1):
        if len(row) != len(header):
            message = _("Row {row} of the roster has {n} fields; {m} are expected.")
            raise PageError(message.format(row=number, n=len(row), m=len(header)))
        if any("\n" in cell or "\r" in cell for cell in row):
            # A lost quotation mark: a public field would keep the private ones of other rows.
            message = _("Row {row} of the roster has a field of several lines.")
            raise PageError(message.format(row=number))


def _normalise(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _chamber(code: str) -> Chamber:
    if code not in _CHAMBERS:
        raise PageError(_('The roster has the office code "{code}".').format(code=code))
    return _CHAMBERS[code]


def _district(printed: str) -> int:
    """ "1st" as 1."""
    match = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)?", printed)
    if match is None:
        raise PageError(_('The roster has the district number "{text}".').format(text=printed))
    return int(match[1])


def _name(row: dict[str, str]) -> str:
    given = row.get("commonlyusedname") or row["firstname"]
    return " ".join(part for part in (given, row["lastname"], row.get("suffix", "")) if part)
