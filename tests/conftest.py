"""Fixtures that every test may use."""

import os
import signal
from pathlib import Path

import pytest

# A run in the background of a shell has Ctrl-C switched off, and so would every program that the
# tests start to interrupt it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

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
