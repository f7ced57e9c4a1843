"""One page with its scraper: the bytes become records and further requests, all or nothing.

Leaves to others: where the bytes come from (obtain), in which process this happens (workers), and
what to do with a page that cannot be read (crawl).
"""

from dataclasses import dataclass, replace
from datetime import datetime

from reportcard.collect.pages import Page, Request
from reportcard.collect.registry import Source
from reportcard.model.records import Record

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
    return tuple(records), tuple(requests)
