"""What the pipeline says about the edition it builds.

Leaf of this package: contexts, tables and downloads all read it.
"""

from dataclasses import dataclass, field
from datetime import date

from reportcard.model.facts import Jurisdiction
from reportcard.model.records import Compilation
from reportcard.model.statements import Statements
from reportcard.model.text import Text


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source of the record, from its `source.yml`.

    Attributes:
        source_id: "place/roll_calls".
        title: What it is.
        publisher: Who publishes it.
        licence: The terms it is published under.
        url: Its home page; only http(s) addresses become links.
        compiled: Whose compilations its tables follow, and for which documents.
    """

    source_id: str
    title: Text
    publisher: Text
    licence: Text
    url: str
    compiled: tuple[Compilation, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What the pipeline says about the edition it builds.

    Attributes:
        edition_id: Names the edition ("ct-education-2025-2026").
        built_on: The day of the newest record, or the one injected day; never the wall clock.
        software_version: Of this package.
        jurisdiction: The place.
        sources: Where the record comes from.
        base_url: Public address of the edition, "" when not known yet.
        statements: What people say beside the record.
        embargo: The day before which nothing of it may be published; None when it is no preview.
    """

    edition_id: str
    built_on: date
    software_version: str
    jurisdiction: Jurisdiction
    sources: tuple[SourceCard, ...]
    base_url: str = ""
    statements: Statements = field(default_factory=Statements)
    embargo: date | None = None
