"""Legislators: who held which seat when, and today's official roster as a witness.

The official roster has no dates and knows only today. Terms are therefore a table of the project's
own, each row with the address of its evidence.
"""

from collections.abc import Iterator

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Request

from .roster import parse_roster, without_private_columns
from .terms import TERMS, parse_terms

__all__ = ["parse_roster", "parse_terms", "start", "without_private_columns"]


def start(manifest: Manifest) -> Iterator[Request]:
    """The table of terms, and the roster; it counts for the latest session asked for."""
    yield Request(url=TERMS, parse="parse_terms", expects="csv")
    yield Request(
        url=f"{manifest.base_url}/ftp/pub/data/LegislatorDatabase.csv",
        parse="parse_roster",
        expects="csv",
        context=(("session", max(manifest.sessions)),),
        redact="without_private_columns",
    )
