"""The records of a document's tables: sections that appropriate, change or take back sums.

What is printed becomes records, totals too; whether it adds up is for the store. A section with a
row that cannot be read for sure says so in its `trouble`, and the store sets it aside.
"""

from collections.abc import Iterator, Sequence

from reportcard.language import _
from reportcard.model.budget_records import AppropriationLineRecord, BudgetSectionRecord
from reportcard.model.vocabulary import Dollars, SectionKind

from .columns import clusters
from .origin import Origin
from .outline import Placed, alike, place_rows
from .rows import Table
from .sums import Sums, columns_of, read_sums, troubles_of_brackets, troubles_of_labels


def table_records(
    tables: Sequence[Table], origin: Origin
) -> Iterator[BudgetSectionRecord | AppropriationLineRecord]:
    """The sections of a document with tables, each followed by its rows."""
    for table in tables:
        fund = _fund(table)
        kind = table.lead_in.kind or "budget"
        lines = list(_lines(table, kind, fund, tables, origin))
        yield BudgetSectionRecord(
            cycle=origin.cycle,
            stage=origin.stage,
            document_url=origin.url,
            section=table.section.number,
            kind=kind,
            fund=fund,
            fiscal_years=tuple(str(year) for year in table.years),
            page=table.section.page,
            lead_in=table.lead_in.text,
            trouble=" ".join(dict.fromkeys(table.troubles)),
        )
        yield from lines


def _fund(table: Table) -> str:
    """The fund of a table, by its sentence and by its title, which must be the same."""
    said, title = table.lead_in.fund, table.title
    if table.lead_in.kind is None:
        table.troubles.append(_("The sentence above the table is none of those known."))
    elif not (said or title):
        table.troubles.append(_("Neither the sentence nor the table names a fund."))
    elif said and title and alike(said) != alike(title):
        message = _("The sentence says {said}, the table says {title}.")
        table.troubles.append(message.format(said=said, title=title))
    years = table.lead_in.fiscal_years
    if years and table.years not in {(), years}:
        table.troubles.append(_("The sentence and the table name other fiscal years."))
    if table.section.is_after_gap:
        table.troubles.append(_("The number of the section does not follow the one before it."))
    return said or title


def _lines(
    table: Table, kind: SectionKind, fund: str, tables: Sequence[Table], origin: Origin
) -> Iterator[AppropriationLineRecord]:
    if table.lead_in.kind is None or not table.years:
        return
    table.troubles += troubles_of_brackets(table.rows)
    if not any(row.amounts for row in table.rows):
        table.troubles.append(_("The table has no rows."))
        return
    columns = columns_of(table, kind, _columns_of_others(table, tables))
    if columns is None:
        table.troubles.append(_("The amounts do not stand in the columns that the years make."))
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
    return AppropriationLineRecord(
        cycle=origin.cycle,
        stage=origin.stage,
        document_url=origin.url,
        section=table.section.number,
        position=position,
        kind=placed.kind,
        function=placed.function,
        agency=placed.agency,
        account=placed.account,
        fiscal_year=sums.fiscal_year,
        before=None if sums.before is None else Dollars(sums.before),
        after=Dollars(sums.after),
        page=placed.row.page,
        row=placed.row.number,
        renamed_from=placed.renamed_from,
    )
