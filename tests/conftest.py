"""Fixtures that every test may use."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout: a project folder in itself."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The shared development data, which users do not have (make test-shared)."""
    folder = os.environ.get("REPORTCARD_SHARED")
    if not folder:
        pytest.skip("needs the shared development data: set REPORTCARD_SHARED to its folder")
    return Path(folder).resolve()
