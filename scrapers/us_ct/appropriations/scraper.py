"""Budget documents: the list of budgets, and the tables and sentences of money in each document.

budget.yml says which documents a budget has; each is a bill or an act as a PDF. The parser says
what is printed, totals too; whether it adds up, the store finds out. What an act lists town by town
are grants to towns.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

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
from reportcard.model.town_records import TownGrantRecord

from ..districts.own import TOWNS
from ..town_names import town_codes, town_context
from . import cycles
from .bonds import Authorization, bond_items, find_authorization
from .carried import carry_forwards
from .leadin import find_lead_in
from .lines import read_lines
from .origin import Origin, origin_of
from .prose import prose_records
from .rows import Table, find_table
from .sections import Section, read_sections
from .tables import table_records
from .townlists import TownList, find_town_list

_Money = (
    BudgetSectionRecord
    | AppropriationLineRecord
    | BondSectionRecord
    | BondItemRecord
    | CarryForwardRecord
    | TownGrantRecord
)


def start(manifest: Manifest) -> Iterator[Request]:
    """The towns by name, which acts list, and then the list of budgets."""
    context = (("base", manifest.base_url), ("sessions", " ".join(manifest.sessions)))
    yield Request(url=TOWNS, parse="parse_town_names", expects="csv", context=context)


def parse_town_names(page: Page) -> Iterator[Request]:
    """The request for the list of budgets, with the towns that a document may list."""
    context = (*page.request.context, town_context(page))
    yield Request(url=cycles.BUDGET, parse="parse_cycles", expects="text", context=context)


def parse_cycles(page: Page) -> Iterator[cycles.CycleRecord | Request]:
    """The list of budgets; it leads to the documents of the sessions asked for.

    Raises:
        UserError: mistakes in the file, all at once.
    """
    towns = [item for item in page.request.context if item[0] == "towns"]
    for item in cycles.parse_cycles(page):
        if isinstance(item, Request):
            yield replace(item, context=(*item.context, *towns))
        else:
            yield item


def parse_budget(page: Page) -> Iterator[_Money]:
    """One document: its sections of money, with their rows, bonds and balances carried forward.

    Raises:
        PageError: the bytes are no PDF, or no section of it speaks of money that is read here.
    """
    origin, codes = origin_of(page), town_codes(page)
    tables: list[Table] = []
    bonds: list[Authorization] = []
    found = False
    for section in read_sections(read_lines(page.body)):
        lead_in = find_lead_in(section)
        table = find_table(section, lead_in) if lead_in else None
        if table:
            tables.append(table)
            continue
        for record in _records_of_prose(section, bonds, codes, origin):
            found = True
            yield record
    if not (found or tables):
        raise PageError(_("No section of this document appropriates money or authorizes bonds."))
    yield from table_records(tables, origin)


def _records_of_prose(
    section: Section, bonds: list[Authorization], codes: Mapping[str, int], origin: Origin
) -> Iterator[_Money]:
    if authorization := find_authorization(section, origin):
        bonds.append(authorization)
        yield authorization.record
    elif any(bond.covers(section.number) for bond in bonds):
        yield from bond_items(section, origin)
    towns = find_town_list(section, codes, origin) or TownList()
    yield from prose_records(section, origin, trouble=towns.trouble)
    yield from towns.grants
    yield from carry_forwards(section, origin)
