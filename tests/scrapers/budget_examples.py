"""A good page of each parse function for budgets, and a corrupted twin with its sentence."""

from collections.abc import Iterator

from tests.scrapers.budget_pages import LEAD_IN, Section, Table, draw, row
from tests.scrapers.budgets import CONTEXT, PARSE, SOURCE, URL
from tests.scrapers.facts import REPOSITORY
from tests.scrapers.town_examples import Pair

_BUDGET = "scrapers/us_ct/appropriations/budget.yml"
_ROWS = (row("STATE LIBRARY"), row("Personal Services", "[5,000]", "6,000"))
_NO_STAGE = (
    ' cycles[fy2026-2027].documents[1].stage: "mayor" is not one of the words that can stand here:'
    " governor, committee, enacted."
)


def budget_examples() -> Iterator[Pair]:
    """The list of budgets, and a document."""
    body = (REPOSITORY / _BUDGET).read_bytes()
    line = 1 + body[: body.index(b"stage: governor")].count(b"\n")
    yield (
        *(SOURCE, "parse_cycles", "the list itself", f"project:{_BUDGET}", body),
        {"sessions": "2025 2026", "base": "https://www.cga.ct.gov"},
        "a stage that is none",
        body.replace(b"stage: governor", b"stage: mayor", 1),
        f"{_BUDGET}:{line}:{_NO_STAGE}",
    )
    table = draw(Section(LEAD_IN.format(fund="GENERAL FUND"), table=Table(_ROWS)))
    yield (
        *(SOURCE, PARSE, "a section with a table", URL, table),
        CONTEXT,
        "a document without money",
        draw(Section("Nothing in this section is about money.")),
        "No section of this document appropriates money or authorizes bonds.",
    )
