"""A user's mistake, another program, a full disk: one sentence, its exit code, nothing lost."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from reportcard.collect.archive import Archive
from reportcard.errors import EXIT_MACHINE_NOT_READY, EXIT_OK, EXIT_USER_MISTAKE, UserError
from reportcard.machine import find_machine_reason
from reportcard.pipeline.disk import disk_trouble_told
from reportcard.store.connect import open_store
from tests.collect.command import store_of
from tests.collect.conftest import Collect
from tests.collect.server import SmallSite
from tests.collect.small_site import ALL
from tests.collect.store import roll_calls


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            {"sources": ["us_ct/rollcalls"]},
            "There is no source us_ct/rollcalls. Did you mean us_ct/roll_calls?",
        ),
        ({"session": "2062"}, "There is no session 2062 in Connecticut. Did you mean 2026?"),
        (
            {"url": "127.0.0.1:8765"},
            "--base-url is 127.0.0.1:8765, which is no address like http://127.0.0.1:8765.",
        ),
        (
            {"url": "http://[::1"},
            "--base-url is http://[::1, which is no address like http://127.0.0.1:8765.",
        ),
    ],
)
def test_each_mistake_is_one_sentence_and_nothing_is_touched(
    collect: Collect, project: Path, asked: dict[str, str], sentence: str
) -> None:
    assert collect(**asked) == (EXIT_USER_MISTAKE, sentence.splitlines())
    assert not (project / "data").exists()


def test_a_second_collect_at_the_same_time_is_told_to_wait(collect: Collect, project: Path) -> None:
    collect()
    hold = (
        "import duckdb, sys; con = duckdb.connect(sys.argv[1]);"
        " print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(store_of(project))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        code, said = collect()
    finally:
        holder.communicate()
    assert code == EXIT_USER_MISTAKE
    assert said == [
        f"Another program has the store {store_of(project)} open: close it and try again."
    ]
    assert collect()[0] == EXIT_OK


def test_a_full_disk_is_one_sentence_and_the_same_command_goes_on(
    collect: Collect, small: SmallSite, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = iter(range(5))

    def write(self: Archive, body: bytes) -> str:
        if next(room, None) is None:
            raise OSError(28, "No space left on device", "/data/x")
        return real(self, body)

    real = Archive.write
    with monkeypatch.context() as patch:
        patch.setattr(Archive, "write", write)
        code, said = collect()
    assert code == EXIT_MACHINE_NOT_READY
    assert said == [
        "/data/x cannot be read or written: No space left on device. Nothing that was stored is "
        "lost: once that is mended, the same command goes on from there."
    ]
    assert collect()[0] == EXIT_OK
    assert roll_calls(store_of(project)) == ALL
    assert len(small.downloads()) == len(set(small.downloads())) + 1  # the page that found no room


def test_a_folder_that_cannot_be_made_is_one_sentence(collect: Collect, project: Path) -> None:
    (project / "data").write_text("a file in the way")
    code, [said] = collect()
    assert code == EXIT_MACHINE_NOT_READY
    assert said.startswith(f"{project / 'data'} cannot be read or written: ")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(28, "No space left on device", "/x"), "No space left on device"),
        (
            duckdb.TransactionException(
                "TransactionContext Error: Failed to commit: Could not write file "
                '"/x/store.duckdb.wal": No space left on device'
            ),
            "No space left on device",
        ),
        (
            duckdb.IOException('IO Error: Cannot open file "/x": Read-only file system'),
            "Read-only file system",
        ),
        (sqlite3.OperationalError("database or disk is full"), "database or disk is full"),
        (sqlite3.OperationalError("no such table: fetch"), None),
        (duckdb.TransactionException("cannot start a transaction within a transaction"), None),
    ],
)
def test_the_machines_trouble_is_told_from_our_own_mistakes(
    error: Exception, reason: str | None
) -> None:
    assert find_machine_reason(error) == reason
    with pytest.raises(UserError if reason else type(error)), disk_trouble_told(Path("/x")):
        raise error


def test_a_new_store_is_whole_in_its_one_file(tmp_path: Path) -> None:
    open_store(tmp_path / "store.duckdb").close()
    assert [path.name for path in tmp_path.iterdir()] == ["store.duckdb"]
    open_store(tmp_path / "store.duckdb", read_only=True).close()
