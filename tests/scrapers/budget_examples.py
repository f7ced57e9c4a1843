"""A good page of each parse function for budgets, and a corrupted twin with its sentence."""

from collections.abc import Iterator

from tests.scrapers.budget_pages import LEAD_IN, Section, Table, draw, row
from tests.scrapers.budgets import CONTEXT, PARSE, SOURCE, URL
from tests.scrapers.facts import REPOSITORY
from tests.scrapers.town_examples import Pair
from tests.scrapers.town_pages import towns_context

_BUDGET = "scrapers/us_ct/appropriations/budget.yml"
_SCOPE = {"sessions": "2025 2026", "base": "https://www.cga.ct.gov"}
_ROWS = (row("STATE LIBRARY"), row("Personal Services", "[5,000]", "6,000"))
_TOWNS = "scrapers/us_ct/districts/towns.csv"
_NO_STAGE = (
    f'{_BUDGET}:15: cycles[fy2026-2027].documents[1].stage: "mayor" is not one of the words that'
    " can stand here: governor, committee, enacted."
)


def budget_examples() -> Iterator[Pair]:
    """The list of budgets, the towns that it is asked for with, and a document."""
    body = (REPOSITORY / _BUDGET).read_bytes()
    towns = (REPOSITORY / _TOWNS).read_bytes()
    yield (
        *(SOURCE, "parse_cycles", "the list itself", f"project:{_BUDGET}", body),
        _SCOPE | {"towns": towns_context()},
        "a stage that is none",
        body.replace(b"stage: governor", b"stage: mayor", 1),
        _NO_STAGE,
    )
    yield (
        *(SOURCE, "parse_town_names", "the table", f"project:{_TOWNS}", towns),
        _SCOPE,
        "a column has another name",
        towns.replace(b"population", b"people", 1),
        "The table's header must be: town_code,name,census_code,population,source_url.",
    )
    table = draw(Section(LEAD_IN.format(fund="GENERAL FUND"), table=Table(_ROWS)))
    yield (
        *(SOURCE, PARSE, "a section with a table", URL, table),
        CONTEXT,
        "a document without money",
        draw(Section("Nothing in this section is about money.")),
        "No section of this document appropriates money or authorizes bonds.",
    )
