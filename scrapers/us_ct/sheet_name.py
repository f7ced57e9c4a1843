"""The file name of a roll-call sheet: `2025HV-00290-R00HB07287-HV.PDF`."""

import re
from dataclasses import dataclass

from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.vocabulary import Chamber

CHAMBERS: dict[str, Chamber] = {"H": "house", "S": "senate"}

# SS1 marks a special session: seen on acts and analyses, not yet on sheets.
_FILE_NAME = re.compile(
    r"^(?P<year>\d{4})(?P<chamber>[HS])V-(?P<number>\d{5})-R(?P<revision>\d{2})"
    r"(?:(?P<kind>[HS][BJR])-?(?P<bill>\d{5})(?:SS\d+)?)?-(?P=chamber)V\.(?:pdf|html?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SheetName:
    """What a sheet's file name says: the key of the roll call, and usually its bill."""

    session: str
    chamber: Chamber
    number: int
    revision: int
    bill_number: str | None


def find_sheet_name(url: str) -> SheetName | None:
    """The parts of a sheet's file name, in any case; None if it is not one."""
    match = _FILE_NAME.match(url.rpartition("/")[2])
    if match is None:
        return None
    return SheetName(
        session=match["year"],
        chamber=CHAMBERS[match["chamber"].upper()],
        number=int(match["number"]),
        revision=int(match["revision"]),
        bill_number=f"{match['kind'].upper()}{match['bill']}" if match["kind"] else None,
    )


def require_sheet_name(url: str) -> SheetName:
    """As `find_sheet_name`.

    Raises:
        PageError: the name is not that of a roll-call sheet.
    """
    name = find_sheet_name(url)
    if name is None:
        last = url.rpartition("/")[2]
        raise PageError(
            _("The file name {name} is not that of a roll-call sheet.").format(name=last)
        )
    return name
