"""Towns and their districts: the project's own tables, and the legislature's list as a witness.

The list names the districts of each town but counts nobody; who lives in the parts of a town comes
from the census, which the tables hold row by row.
"""

from collections.abc import Iterator

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request
from reportcard.model.town_records import TownRecord

from ..town_names import town_context
from . import own
from .own import TOWN_DISTRICTS, TOWNS, parse_town_districts
from .townlist import parse_townlist

__all__ = ["parse_town_districts", "parse_townlist", "start"]

# The list is of the districts in force. Those of 2022 elect the sessions from 2023 on, and the next
# census brings new ones for the sessions from 2033 on.
_PLAN, _SESSIONS = "2022", range(2023, 2033)


def start(manifest: Manifest) -> Iterator[Request]:
    """Both tables; the list where a session asked for was elected in these districts."""
    is_of_plan = any(int(session) in _SESSIONS for session in manifest.sessions)
    yield Request(
        url=TOWNS,
        parse="parse_towns",
        expects="csv",
        context=(("base", manifest.base_url if is_of_plan else ""),),
    )
    yield Request(url=TOWN_DISTRICTS, parse="parse_town_districts", expects="csv")


def parse_towns(page: Page) -> Iterator[TownRecord | Request]:
    """All towns; and, with their names, the request for the legislature's list."""
    yield from own.parse_towns(page)
    if base := page.context("base"):
        yield Request(
            url=f"{base}/asp/content/townlist.asp",
            parse="parse_townlist",
            expects="html",
            context=(town_context(page), ("plan", _PLAN)),
            max_age_days=30,
        )
