"""How long budget documents take to read: the official ones, or drawn ones where there are none."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import Measured
from reportcard.collect.pages import Page, Request
from reportcard.collect.registry import load_source
from reportcard.collect.words import read_pages
from reportcard.project import find_project

HERE = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 11, 1, tzinfo=UTC)
BUDGETS = "us_ct/appropriations"


def read_budgets() -> Measured:
    """Read the three documents of a budget (PDF) into records, one process."""
    parse = load_source(find_project(HERE), BUDGETS).parser("parse_budget")
    found = Measured("pages")
    named = {"bill": "HB05032", "cycle": "bench", "session": "2026", "stage": "enacted"}
    context = (*named.items(), ("extract", "yes"))  # two of the copies end early
    documents = [
        Page(Request(url, "parse_budget", "pdf", context), url, body, NOW)
        for url, body in _budget_documents()
    ]
    with found.clock():
        for document in documents:
            records = list(parse(document))
            assert len(records) > 700
    found.count = sum(_pages_of(document.body) for document in documents)
    return found


def _budget_documents() -> Sequence[tuple[str, bytes]]:
    """Addresses and bytes of three budget documents: the official ones, or three drawn ones."""
    replica = Path(os.environ.get("SHARED", "../shared")) / "cga_replica/static/2026"
    found = [
        replica / "TOB/H/PDF/2026HB-05032-R00-HB.PDF",
        replica / "TOB/H/PDF/2026HB-05032-R01-HB.PDF",
        replica / "ACT/PA/PDF/2026PA-00068-R00SB-00001-PA.PDF",
    ]
    if all(path.is_file() for path in found):
        return [(f"https://www.example.org/{path.name}", path.read_bytes()) for path in found]
    return [(f"https://www.example.org/{n}.PDF", _drawn_budget()) for n in range(3)]


def _drawn_budget() -> bytes:
    """A document of 700 accounts in the official layout."""
    from tests.scrapers.budget_pages import LEAD_IN, Section, Table, draw, row

    rows = [row("STATE LIBRARY"), *(row(f"Account {n}", "[2,000]", "3,000") for n in range(700))]
    return draw(Section(LEAD_IN.format(fund="GENERAL FUND"), table=Table(tuple(rows))))


def _pages_of(body: bytes) -> int:
    return sum(1 for _page in read_pages(body))
