"""Every parse function of every scraper has a page that it reads and a twin that it refuses."""

from collections.abc import Iterator

import pytest

from reportcard.collect.registry import source_ids
from reportcard.errors import PageError, UserError
from tests.scrapers.examples import EXAMPLES, Example
from tests.scrapers.reading import PROJECT, read, source


def parse_functions() -> Iterator[tuple[str, str]]:
    """(source id, function) of all sources; what a scraper offers from elsewhere is its own too."""
    for source_id in source_ids(PROJECT):
        module = source(source_id).module
        offered = getattr(module, "__all__", ())
        for name, function in sorted(vars(module).items()):
            own = name in offered or getattr(function, "__module__", "") == module.__name__
            if name.startswith("parse_") and own:
                yield source_id, name


def known(example: Example) -> str:
    return f"{example.source_id} {example.parse}: {example.name}"


def test_there_are_scrapers() -> None:
    assert {"us_ct/roll_calls", "us_ct/bills", "us_ct/people"} <= set(source_ids(PROJECT))


@pytest.mark.parametrize("function", list(parse_functions()), ids=" ".join)
def test_a_parse_function_has_a_good_page_and_a_corrupted_twin(function: tuple[str, str]) -> None:
    pages = [example for example in EXAMPLES if (example.source_id, example.parse) == function]
    assert {bool(example.refused) for example in pages} == {True, False}


@pytest.mark.parametrize("example", [e for e in EXAMPLES if not e.refused], ids=known)
def test_a_good_page_gives_records_or_requests(example: Example) -> None:
    assert read_example(example)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.refused], ids=known)
def test_a_corrupted_twin_is_refused_with_its_sentence(example: Example) -> None:
    with pytest.raises((PageError, UserError)) as told:
        read_example(example)
    assert str(told.value).splitlines()[0] == example.refused


def read_example(example: Example) -> list[object]:
    source_id, parse, body, url = example.source_id, example.parse, example.body, example.url
    return read(source_id, parse, body, url, **example.context)
