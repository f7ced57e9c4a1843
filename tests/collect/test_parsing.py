"""A page is read whole or not at all, and what it says fits the store."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from reportcard.collect.pages import Page, Request
from reportcard.collect.parsing import FIGURES, Job, read_page
from reportcard.collect.registry import Source
from reportcard.errors import PageError
from reportcard.model.records import ActionRecord, BillRecord, DocumentRecord

URL = "https://example.org/bill/1"
JOB = Job("xx/bills", Request(url=URL, parse="parse", expects="text"), "a" * 64, datetime.now(UTC))


def reading(order: int) -> Source:
    def parse(page: Page) -> Iterator[BillRecord | ActionRecord]:
        yield BillRecord("2025", "HB00001", "An act", page.url)
        yield ActionRecord("2025", "HB00001", order, date(2025, 5, 1), "x", None, "office_work")

    return cast(Source, SimpleNamespace(parser=lambda _name: parse))


def test_a_record_without_an_address_has_that_of_its_page() -> None:
    records, requests = read_page(reading(1), JOB, b"")
    assert [record.source_url for record in records] == [URL, URL]
    assert requests == ()


@pytest.mark.parametrize("figure", [2**31, -(2**31), 10**40])
def test_a_figure_that_the_store_cannot_hold_refuses_the_page(figure: int) -> None:
    with pytest.raises(PageError, match=rf"a figure of {len(str(abs(figure)))} digits"):
        read_page(reading(figure), JOB, b"")


def test_the_largest_figure_that_the_store_holds_is_read() -> None:
    records, _requests = read_page(reading(2**31 - 1), JOB, b"")
    assert len(records) == 2


def test_whole_numbers_are_figures_also_where_they_may_be_missing() -> None:
    assert FIGURES[ActionRecord] == ("action_order",)
    assert FIGURES[DocumentRecord] == ("document_order", "revision", "file_number")
