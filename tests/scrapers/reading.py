"""Calls a scraper's parse function on a page, as the crawl does, without a crawl."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest

from reportcard.collect.pages import Page, Request
from reportcard.collect.registry import Source, load_source
from reportcard.errors import PageError
from reportcard.project import Project
from tests.scrapers.facts import REPOSITORY

PROJECT = Project(root=REPOSITORY, bundled=REPOSITORY)


@cache
def source(source_id: str) -> Source:
    """A source of this repository."""
    return load_source(PROJECT, source_id)


def read(source_id: str, parse: str, body: bytes, url: str, **context: str) -> list[Any]:
    """Everything that a parse function gives for a page."""
    request = Request(url=url, parse=parse, expects="text", context=tuple(sorted(context.items())))
    page = Page(request=request, url=url, body=body, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))
    return list(source(source_id).parser(parse)(page))


def refusal(source_id: str, parse: str, body: bytes, url: str, **context: str) -> str:
    """The sentence with which a parse function refuses a page."""
    with pytest.raises(PageError) as refused:
        read(source_id, parse, body, url, **context)
    return str(refused.value)
