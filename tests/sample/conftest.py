"""The sample's tables, read once."""

from pathlib import Path

import pytest

from tests.sample.reading import Row, read_rows


@pytest.fixture(scope="package")
def tables(repository: Path) -> Path:
    """The folder of the sample's tables."""
    return repository / "scrapers/us_ct/sample/tables"


@pytest.fixture(scope="package")
def terms(repository: Path) -> list[Row]:
    """Who held which seat."""
    return read_rows(repository / "scrapers/us_ct/people", "terms.csv")


@pytest.fixture(scope="package")
def roll_calls(tables: Path) -> list[Row]:
    """The roll calls with every member's option."""
    return read_rows(tables, "roll_calls.csv")
