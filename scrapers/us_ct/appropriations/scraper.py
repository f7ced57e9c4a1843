"""Budget documents: the list of budgets, and the tables and sentences of money in each document.

budget.yml says which documents a budget has; each is a bill or an act as a PDF. The parser says
what is printed, totals too; whether it adds up, the store finds out.
"""

from collections.abc import Iterator

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.budget_records import (
    AppropriationLineRecord,
    BondItemRecord,
    BondSectionRecord,
    BudgetSectionRecord,
    CarryForwardRecord,
)
from reportcard.model.untold import Untold

from .bonds import Authorization, bond_items, find_authorization
from .carried import carry_forwards
from .cycles import BUDGET, parse_cycles
from .leadin import find_lead_in
from .lines import read_lines
from .lists import find_list
from .origin import Origin, origin_of
from .prose import prose_records
from .rows import Table, find_table
from .sections import Section, read_sections
from .tables import table_records

__all__ = ["parse_budget", "parse_cycles", "start"]

_Money = (
    BudgetSectionRecord
    | AppropriationLineRecord
    | BondSectionRecord
    | BondItemRecord
    | CarryForwardRecord
)


def start(manifest: Manifest) -> Iterator[Request]:
    """The list of budgets; it leads to the documents of the sessions asked for."""
    context = (("base", manifest.base_url), ("sessions", " ".join(manifest.sessions)))
    yield Request(url=BUDGET, parse="parse_cycles", expects="text", context=context)


def parse_budget(page: Page) -> Iterator[_Money]:
    """One document: its sections of money, with their rows, bonds and balances carried forward.

    Raises:
        PageError: the bytes are no PDF, or no section of it speaks of money that is read here.
    """
    origin = origin_of(page)
    tables: list[Table] = []
    bonds: list[Authorization] = []
    found = False
    lines = read_lines(page.body, is_extract=origin.is_extract)
    for section in read_sections(lines, is_extract=origin.is_extract):
        lead_in = find_lead_in(section)
        if lead_in and (table := find_table(section, lead_in)):
            tables.append(table)
            continue
        unread = find_list(section) if lead_in else None
        for record in _records_of_prose(section, bonds, origin, unread):
            found = True
            yield record
    if not (found or tables):
        raise PageError(_("No section of this document appropriates money or authorizes bonds."))
    yield from table_records(tables, origin)


def _records_of_prose(
    section: Section, bonds: list[Authorization], origin: Origin, unread: Untold | None
) -> Iterator[_Money]:
    if authorization := find_authorization(section, origin):
        bonds.append(authorization)
        yield authorization.record
    elif any(bond.covers(section.number) for bond in bonds):
        yield from bond_items(section, origin)
    yield from prose_records(section, origin, unread)
    yield from carry_forwards(section, origin)
