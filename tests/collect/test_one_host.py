"""Pages of a test copy and of the official site never meet in one store."""

from pathlib import Path

import pytest

from reportcard.cli import run
from reportcard.errors import EXIT_OK, EXIT_USER_MISTAKE
from tests.collect.command import store_of
from tests.collect.conftest import Collect
from tests.collect.server import SmallSite
from tests.collect.small_site import SOURCES
from tests.collect.store import contents


@pytest.mark.slow
def test_what_a_test_copy_gave_is_not_mixed_with_the_official_pages(
    collect: Collect, small: SmallSite, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert collect()[0] == EXIT_OK
    before = contents(store_of(project), without="none")
    official = ["collect", *SOURCES, "--session", "2025", "--project", str(project), "--offline"]
    assert run(official) == EXIT_USER_MISTAKE
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"The store {store_of(project)} was filled from {small.url}, and now the official site is"
        " to be asked: the two would be mixed up. Work in another project folder, or move the"
        " store away; it is rebuilt from the archive."
    )
    assert contents(store_of(project), without="none") == before
