"""The records of a document's tables: sections that appropriate, change or take back sums.

What is printed becomes records, totals too; whether it adds up is for the store. A section with a
row that cannot be read for sure says so in its `troubles`, and the store sets it aside.
"""

from collections.abc import Iterator, Sequence

from reportcard.language import N_
from reportcard.model.budget_records import AppropriationLineRecord, BudgetSectionRecord
from reportcard.model.untold import untold
from reportcard.model.vocabulary import SectionKind

from .columns import clusters
from .made import line_record, section_record
from .origin import Origin
from .outline import Placed, alike, place_rows
from .rows import Table
from .sums import Sums, columns_of, read_sums, troubles_of_brackets, troubles_of_labels

_UNKNOWN = N_("The sentence above the table is none of those known.")
_NO_FUND = N_("Neither the sentence nor the table names a fund.")
_TWO_FUNDS = N_("The sentence says {said}, the table says {title}.")
_OTHER_YEARS = N_("The sentence and the table name other fiscal years.")
_NO_ROWS = N_("The table has no rows.")
_NO_COLUMNS = N_("The amounts do not stand in the columns that the years make.")


def table_records(
    tables: Sequence[Table], origin: Origin
) -> Iterator[BudgetSectionRecord | AppropriationLineRecord]:
    """The sections of a document with tables, each followed by its rows."""
    for table in tables:
        fund = _fund(table)
        kind = table.lead_in.kind or "budget"
        lines = list(_lines(table, kind, fund, tables, origin))
        yield section_record(
            table.section,
            origin,
            kind=kind,
            fund=fund,
            fiscal_years=table.years,
            lead_in=table.lead_in.text,
            troubles=table.troubles,
        )
        yield from lines


def _fund(table: Table) -> str:
    """The fund of a table, by its sentence and by its title, which must be the same."""
    said, title = table.lead_in.fund, table.title
    if table.lead_in.kind is None:
        table.troubles.append(untold(_UNKNOWN))
    elif not (said or title):
        table.troubles.append(untold(_NO_FUND))
    elif said and title and alike(said) != alike(title):
        table.troubles.append(untold(_TWO_FUNDS, said=said, title=title))
    years = table.lead_in.fiscal_years
    if years and table.years not in {(), years}:
        table.troubles.append(untold(_OTHER_YEARS))
    table.troubles += table.section.doubts(is_read=True)
    return said or title


def _lines(
    table: Table, kind: SectionKind, fund: str, tables: Sequence[Table], origin: Origin
) -> Iterator[AppropriationLineRecord]:
    if table.lead_in.kind is None or not table.years:
        return
    table.troubles += troubles_of_brackets(table.rows)
    if not any(row.amounts for row in table.rows):
        table.troubles.append(untold(_NO_ROWS))
        return
    columns = columns_of(table, kind, _columns_of_others(table, tables))
    if columns is None:
        table.troubles.append(untold(_NO_COLUMNS))
        return
    table.troubles += troubles_of_labels(table.rows, columns)
    for position, row in enumerate(place_rows(table, fund), start=1):
        for sums in read_sums(table, kind, row.row, columns, is_struck=row.is_struck):
            yield _record(table, row, sums, position, origin)


def _columns_of_others(table: Table, tables: Sequence[Table]) -> list[tuple[float, ...]]:
    """Where the columns of the document's other tables of the same kind stand."""
    found = []
    for other in tables:
        same = (other.lead_in.kind, len(other.years)) == (table.lead_in.kind, len(table.years))
        if same and other is not table:
            edges = clusters(amount.edge for row in other.rows for amount in row.amounts)
            found.append(tuple((edge[0] + edge[-1]) / 2 for edge in edges))
    return found


def _record(
    table: Table, placed: Placed, sums: Sums, position: int, origin: Origin
) -> AppropriationLineRecord:
    return line_record(
        table.section,
        origin,
        position=position,
        kind=placed.kind,
        function=placed.function,
        agency=placed.agency,
        account=placed.account,
        fiscal_year=sums.fiscal_year,
        before=sums.before,
        after=sums.after,
        page=placed.row.page,
        row=placed.row.number,
        renamed_from=placed.renamed_from,
    )
