"""Places that people know besides the towns: the project's own table, and the file of ZIP codes.

The file is a witness for the table: where both name a ZIP code, they must name the same town.
"""

from collections.abc import Iterator

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request

from ..districts.own import TOWNS
from ..town_names import town_context
from .own import PLACES, parse_places
from .zips import parse_zips

__all__ = ["parse_places", "parse_zips", "start"]

_FILE = "/CT-Data-Collaborative/ct-zip-to-town/HEAD/data/2020zip-to-town.csv"


def start(manifest: Manifest) -> Iterator[Request]:
    """The table of places, and that of towns: the file of ZIP codes names towns by name only."""
    yield Request(url=PLACES, parse="parse_places", expects="csv")
    yield Request(
        url=TOWNS,
        parse="parse_town_names",
        expects="csv",
        context=(("base", manifest.base_url),),
    )


def parse_town_names(page: Page) -> Iterator[Request]:
    """The request for the file of ZIP codes, with the names of the towns."""
    yield Request(
        url=f"{page.context('base')}{_FILE}",
        parse="parse_zips",
        expects="csv",
        context=(town_context(page),),
        max_age_days=30,
    )
