"""State grants to towns for their schools: the education department's spreadsheet of the main one.

The department overwrites the file when it has newer figures. So it is asked for once for the latest
session of a run, under an address of its own (the session is its fragment, which is never sent):
the archive keeps each version with its day, and the store takes the newest word on each year.
"""

from collections.abc import Iterator

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request

from ..districts.own import TOWNS
from ..town_names import town_context
from .entitlements import parse_entitlements
from .programs import PROGRAMS, parse_programs

__all__ = ["parse_entitlements", "parse_programs", "start"]

_FILE = "-/media/sde/grants-management/ecsmbr/ecsentit_excel.xlsx"


def start(manifest: Manifest) -> Iterator[Request]:
    """What the grants are, and the towns by name, which the spreadsheet is checked against."""
    yield Request(url=PROGRAMS, parse="parse_programs", expects="csv")
    yield Request(
        url=TOWNS,
        parse="parse_town_names",
        expects="csv",
        context=(("base", manifest.base_url), ("session", max(manifest.sessions))),
    )


def parse_town_names(page: Page) -> Iterator[Request]:
    """The request for the spreadsheet, with the towns that it must name."""
    session = page.context("session")
    yield Request(
        url=f"{page.context('base')}/{_FILE}#{session}",
        parse="parse_entitlements",
        expects="xlsx",
        context=(("session", session), town_context(page)),
        max_age_days=1,
    )
