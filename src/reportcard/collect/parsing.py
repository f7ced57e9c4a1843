"""One page with its scraper: the bytes become records and further requests, all or nothing.

Leaves to others: where the bytes come from (obtain), in which process this happens (workers), and
what to do with a page that cannot be read (crawl).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import get_args, get_type_hints

from reportcard.collect.pages import Page, Request
from reportcard.collect.registry import Source
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.records import Record

_LARGEST = 2**31 - 1


def _figures_of(record_type: type[Record]) -> tuple[str, ...]:
    kinds = get_type_hints(record_type)
    return tuple(f.name for f in fields(record_type) if kinds[f.name] in (int, int | None))


# The fields of each record that hold whole numbers.
FIGURES: Mapping[type[Record], tuple[str, ...]] = {
    record_type: _figures_of(record_type) for record_type in get_args(Record)
}

# A page's records, and the further requests that it led to.
Content = tuple[tuple[Record, ...], tuple[Request, ...]]


@dataclass(frozen=True, slots=True)
class Job:
    """A page to be read: by whom, and which bytes of the archive."""

    source_id: str
    request: Request
    sha256: str
    retrieved_at: datetime


def read_page(source: Source, job: Job, body: bytes) -> Content:
    """What a page says.

    Raises:
        PageError: it is not what it should be; it gives neither records nor requests then.
    """
    request = job.request
    page = Page(
        request=request,
        url=request.url,
        body=body,
        retrieved_at=job.retrieved_at,
        sha256=job.sha256,
    )
    records: list[Record] = []
    requests: list[Request] = []
    for item in source.parser(request.parse)(page):
        if isinstance(item, Request):
            requests.append(item)
        else:
            records.append(item if item.source_url else replace(item, source_url=page.url))
    _check_figures(records)
    return tuple(records), tuple(requests)


def _check_figures(records: Iterable[Record]) -> None:
    """No figure of the record needs more than the store's whole numbers can hold."""
    for record in records:
        for name in FIGURES[type(record)]:
            figure = getattr(record, name)
            if figure is not None and abs(figure) > _LARGEST:
                message = _("The page has a figure of {n} digits, which is not one of its kind.")
                raise PageError(message.format(n=len(str(abs(figure)))))
