"""The contract with templates and readers: every field and every column says what it means."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from reportcard.edition.contexts import Edition
from reportcard.edition.downloads import csv_bytes
from reportcard.edition.tables import RECORD_TABLES
from reportcard.model.facts import Quarantined
from reportcard.model.tables import Column, Table
from tests.edition.rich import rich

TABLES = rich().edition.tables
COLUMNS = [(table, column) for table in TABLES for column in table.columns]


def reachable(record: type, seen: set[type]) -> Iterator[type]:
    """A record and every record that a template can get to from it."""
    if record in seen or not is_dataclass(record):
        return
    seen.add(record)
    yield record
    for hint in get_type_hints(record).values():
        for inner in (hint, *_inner(hint)):
            if isinstance(inner, type):
                yield from reachable(inner, seen)


def _inner(hint: Any) -> Iterator[Any]:
    for argument in get_args(hint):
        yield argument
        yield from _inner(argument)


RECORDS = [
    record
    for record in reachable(Edition, set())
    if record.__module__.startswith("reportcard.edition") or record in (Quarantined, Column)
]


def described(record: type) -> list[str]:
    """The names under "Attributes:" in a docstring, in order."""
    docstring = inspect.cleandoc(record.__doc__ or "")
    _before, _heading, attributes = docstring.partition("\nAttributes:\n")
    return re.findall(r"^    (\w+): \S", attributes, flags=re.MULTILINE)


def test_the_contract_covers_every_page() -> None:
    names = {record.__name__ for record in RECORDS}
    pages = {"HomePage", "LegislatorPage", "RollCallPage", "MethodologyPage", "DataPage"}
    assert pages | {"Masthead", "ReceiptRow", "VoteRow", "CriterionCard", "SourceCard"} <= names
    assert len(RECORDS) > 25


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.__name__))
def test_every_field_of_a_context_is_described_and_nothing_else_is(record: type) -> None:
    assert described(record) == [field.name for field in fields(record)]


@pytest.mark.parametrize(
    ("table", "column"), COLUMNS, ids=[f"{t.name}.{c.name}" for t, c in COLUMNS]
)
def test_every_column_says_what_it_means_in_both_languages(table: Table, column: Column) -> None:
    english, spanish = column.description.en, column.description.es
    assert english.endswith(".")
    assert spanish.endswith(".")
    assert english != spanish


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_a_tables_declaration_is_whole(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    assert table.title.en != table.title.es
    assert csv_bytes(table).decode().partition("\n")[0] == ",".join(names)


def test_every_foreign_key_leads_to_a_column_that_is_there() -> None:
    columns = {(table.name, column.name) for table, column in COLUMNS}
    for table in TABLES:
        for key in table.foreign_keys:
            assert (table.name, key.column) in columns
            assert (key.table, key.target) in columns


def test_no_table_has_a_name_twice_and_the_record_is_among_them() -> None:
    names = [table.name for table in TABLES]
    assert len(set(names)) == len(names)
    assert set(RECORD_TABLES) <= set(names)
