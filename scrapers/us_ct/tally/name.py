"""The address of a tally sheet: `/2025/TS/S/PDF/2025SB-00970-R00APP-CV99-TS.PDF`, or `.htm`."""

import re
from dataclasses import dataclass

from reportcard.errors import PageError
from reportcard.language import _

_FILE_NAME = re.compile(
    r"^(?P<year>\d{4})(?P<kind>[HS][BJR])-?(?P<bill>\d{5})-R\d{2}(?P<code>[A-Z]{2,4})"
    r"-CV(?P<number>\d{1,3})-TS\.(?:pdf|html?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TallyName:
    """What a tally sheet's file name says."""

    session: str
    bill_number: str
    committee_code: str
    sheet_number: int


def require_tally_name(url: str) -> TallyName:
    """The parts of a tally sheet's file name, in any case.

    Raises:
        PageError: the name is not that of a tally sheet.
    """
    last = url.rpartition("/")[2]
    match = _FILE_NAME.match(last)
    if match is None:
        raise PageError(
            _("The file name {name} is not that of a committee's tally sheet.").format(name=last)
        )
    return TallyName(
        session=match["year"],
        bill_number=f"{match['kind'].upper()}{match['bill']}",
        committee_code=match["code"].upper(),
        sheet_number=int(match["number"]),
    )
