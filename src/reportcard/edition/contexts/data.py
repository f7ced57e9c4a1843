"""The data page: what can be downloaded, what each column means, and how to quote it.

Leaves to others: the tables' contents (downloads).
"""

from dataclasses import dataclass

from reportcard.edition.about import SourceCard
from reportcard.model.facts import Quarantined
from reportcard.model.tables import Column
from reportcard.model.text import Text


@dataclass(frozen=True, slots=True)
class TableCard:
    """A download and its dictionary.

    Attributes:
        name: Names the files: data/<name>.csv and data/<name>.parquet.
        title: What it holds.
        row_count: How many rows.
        columns: Each column: name, type, description.
        key: The columns that together are unique.
    """

    name: str
    title: Text
    row_count: int
    columns: tuple[Column, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """Everything on the data page.

    Attributes:
        tables: The downloads, in the order of the dictionary.
        sources: Where the record comes from, with publisher and licence.
        quarantine: Pages and roll calls that do not add up and therefore do not count.
        has_transcribed: Whether any fact was transcribed into the project's own tables.
        has_imported: Whether any fact was read from a spreadsheet that somebody handed in.
    """

    tables: tuple[TableCard, ...]
    sources: tuple[SourceCard, ...]
    quarantine: tuple[Quarantined, ...]
    has_transcribed: bool
    has_imported: bool
