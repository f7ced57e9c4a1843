"""The real budget documents with a digit misread: the store sets the section aside, each time.

A twin of a section is a document of its own in one store, so that thousands are tried at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from reportcard.model.budget_records import (
    AppropriationLineRecord,
    BudgetCycleRecord,
    BudgetDocumentRecord,
    BudgetSectionRecord,
)
from reportcard.model.money import Money
from reportcard.model.records import PageRecords
from reportcard.model.vocabulary import Dollars
from reportcard.store.connect import open_store
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.scrapers.budgets import CONTEXT
from tests.shared.test_budget_documents import DOCUMENTS, Document, by_section, records_of
from tests.store.world import SEATS, page

pytestmark = pytest.mark.shared

CYCLE = CONTEXT["cycle"]
# Of a large section some amounts are tried, each in one place; of a small one all.
LARGE, STEP = 100, 13


@dataclass(frozen=True)
class Twin:
    """A section with one digit misread: what was misread, and the records."""

    number: int
    told: str
    records: tuple[BudgetSectionRecord | AppropriationLineRecord, ...]

    @property
    def bill(self) -> str:
        """A bill of its own."""
        return f"HB{self.number:05d}"

    @property
    def url(self) -> str:
        """An address of its own."""
        return f"https://example.org/{self.number}.pdf"

    def page(self) -> PageRecords:
        """The document that holds it alone."""
        return page(self.url, [replace(r, document_url=self.url) for r in self.records])

    def listed(self) -> BudgetDocumentRecord:
        """Its entry in the list of budgets."""
        return BudgetDocumentRecord(
            CYCLE, "enacted", "2025", self.bill, self.url, "A twin", "Un gemelo", self.number
        )


def misread(amount: int, nth: int) -> int:
    """The amount with one digit read as another: which one, and as what, goes round with nth."""
    text = str(abs(amount))
    place = nth % len(text)
    digit = str((int(text[place]) + 1 + nth % 9) % 10)
    return int(f"{text[:place]}{digit}{text[place + 1 :]}") * (-1 if amount < 0 else 1)


def misread_rows(
    lines: Sequence[AppropriationLineRecord],
) -> Iterator[tuple[int, AppropriationLineRecord]]:
    """Places of rows, and the rows with one digit misread, in the old and in the new column."""
    nth = 0
    for place, line in enumerate(lines):
        for column in ("before", "after"):
            amount = getattr(line, column)
            nth += 1
            if amount is None or (len(lines) > LARGE and nth % STEP):
                continue
            wrong = Dollars(misread(amount, nth))
            yield (
                place,
                replace(line, before=wrong) if column == "before" else replace(line, after=wrong),
            )


def twins_of(path: Path) -> Iterator[Twin]:
    """All twins of a document."""
    number = 0
    for section, lines in by_section(records_of(path)):
        for place, wrong in misread_rows(lines):
            number += 1
            rows = [*lines[:place], wrong, *lines[place + 1 :]]
            told = f"section {section.section}: {lines[place]} read as {wrong}"
            yield Twin(number, told, (section, *rows))


def money_of(*documents: Twin) -> Money:
    """What the store keeps of these documents."""
    plan = page(
        "project:budget.yml",
        [BudgetCycleRecord(CYCLE, 2027, "Twins", "Gemelos", 1), *(d.listed() for d in documents)],
    )
    con = open_store(None)
    load_pages(con, [plan, *(document.page() for document in documents)])
    resolve(con, SEATS)
    money = read_facts(con).money
    con.close()
    return money


@pytest.fixture(scope="module")
def folder(shared_dir: Path) -> Path:
    """The folder of the real documents."""
    return shared_dir / "data" / "us_ct" / "appropriations"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.file)
def test_every_section_as_printed_is_kept_and_every_line_is_under_a_total(
    folder: Path, document: Document
) -> None:
    records = [
        record
        for record in records_of(folder / document.file)
        if isinstance(record, BudgetSectionRecord | AppropriationLineRecord)
    ]
    money = money_of(Twin(1, "as printed", tuple(records)))
    assert len(money.lines) == document.accounts + document.lapses
    assert [line.line_id for line in money.lines if not line.is_controlled] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.file)
def test_a_misread_digit_sets_its_section_aside(folder: Path, document: Document) -> None:
    twins = list(twins_of(folder / document.file))
    assert len(twins) > document.accounts / STEP
    kept = {line.document_url for line in money_of(*twins).lines}
    assert [twin.told for twin in twins if twin.url in kept] == []
