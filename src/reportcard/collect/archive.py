"""The archive: every page as it was fetched, under the hash of its bytes, and the journal of runs.

`objects/ab/<sha256>` holds the bytes, written once and never changed; `index.sqlite` says what was
fetched from where and when, with the validators for the next conditional request. The journal names
the pages that a run has settled, so that an interrupted run goes on where it stopped.

A page is first written, then indexed: a run killed in between leaves an object that nobody names,
which the next run names. An object whose bytes are gone or damaged (a disk's failure) counts as
never fetched, so it is fetched again. Leaves fetching to `http`, the order of things to `crawl`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from reportcard.collect.objects import Objects
from reportcard.errors import UserError
from reportcard.language import _

# Version of the index's tables; a later one comes with a migration here.
_VERSION = 2
_SCHEMA = """
CREATE TABLE IF NOT EXISTS fetch (
    fetch_id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,            -- the official address
    host TEXT NOT NULL,           -- the base address that was asked (--base-url, or the official)
    source_id TEXT NOT NULL,
    licence TEXT NOT NULL,
    retrieved_at TEXT NOT NULL,   -- when these bytes came
    checked_at TEXT NOT NULL,     -- when they were last confirmed (304)
    status INTEGER NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    content_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    redacted INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS fetch_by_url ON fetch (url, host, fetch_id);
CREATE TABLE IF NOT EXISTS run (
    run_id INTEGER PRIMARY KEY,
    scope TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT);
CREATE TABLE IF NOT EXISTS settled (
    run_id INTEGER NOT NULL,
    url TEXT NOT NULL,
    host TEXT NOT NULL,
    fetch_id INTEGER NOT NULL,
    PRIMARY KEY (run_id, url, host)) WITHOUT ROWID;
"""
# From version 1, whose runs asked one host each. What was settled only saves requests to a run that
# was interrupted within the last hours.
_FROM_VERSION_1 = "DROP TABLE IF EXISTS settled"


@dataclass(frozen=True, slots=True)
class Entry:
    """One fetched version of a page, as the index knows it."""

    fetch_id: int
    url: str
    host: str
    source_id: str
    licence: str
    retrieved_at: datetime
    checked_at: datetime
    status: int
    etag: str
    last_modified: str
    content_type: str
    sha256: str
    redacted: bool


_COLUMNS = ", ".join(Entry.__dataclass_fields__)
# The statements are put together from constants only; values travel as parameters.
_SELECT = f"SELECT {_COLUMNS} FROM fetch WHERE "  # noqa: S608
_VALUES = ", ".join("?" for _column in Entry.__dataclass_fields__)
_INSERT = f"INSERT INTO fetch ({_COLUMNS}) VALUES ({_VALUES})"  # noqa: S608


class Archive:
    """An archive folder, open for one run at a time. Use as a context manager.

    Args:
        folder: Made if it is missing.
    """

    def __init__(self, folder: Path) -> None:
        """Open the archive in a folder, making it if need be.

        Raises:
            UserError: its index is damaged, or of a later version of this program.
        """
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.objects_dir = folder / "objects"
        self._objects = Objects(self.objects_dir)
        # Autocommit: each statement below is a whole step that a crash may follow.
        self._index = sqlite3.connect(folder / "index.sqlite", isolation_level=None, timeout=30)
        try:
            self._set_up()
        except sqlite3.OperationalError:
            raise  # the disk's trouble, not the file's
        except sqlite3.DatabaseError as error:
            message = _(
                "{path} is damaged: move the folder away and run reportcard collect again, which "
                "fetches the pages anew."
            )
            raise UserError(message.format(path=folder / "index.sqlite")) from error

    def _set_up(self) -> None:
        version = self._index.execute("PRAGMA user_version").fetchone()[0]
        if version == 1:
            self._index.execute(_FROM_VERSION_1)
        elif version not in (0, _VERSION):
            message = _("The archive {path} has version {found}, this program reads {needed}.")
            raise UserError(message.format(path=self.folder, found=version, needed=_VERSION))
        self._index.execute("PRAGMA journal_mode = WAL")
        self._index.execute("PRAGMA synchronous = NORMAL")
        self._index.executescript(_SCHEMA)
        self._index.execute(f"PRAGMA user_version = {_VERSION}")

    def __enter__(self) -> Self:
        """The archive itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def read(self, sha256: str) -> bytes:
        """The bytes with this hash (OSError if they are gone)."""
        return self._objects.read(sha256)

    def write(self, body: bytes) -> str:
        """Keep bytes and return their hash."""
        return self._objects.write(body)

    # ------------------------------------------------------------ index

    def versions(self, url: str, host: str) -> tuple[Entry, ...]:
        """All versions of a page from one host whose bytes are there, newest first."""
        rows = self._index.execute(
            _SELECT + "url = ? AND host = ? ORDER BY fetch_id DESC", (url, host)
        ).fetchall()
        return tuple(entry for row in rows if self._objects.is_sound((entry := _entry(row)).sha256))

    def find(self, url: str, host: str) -> Entry | None:
        """The newest version of a page from one host, or None if it or its bytes are missing."""
        row = self._index.execute(
            _SELECT + "url = ? AND host = ? ORDER BY fetch_id DESC LIMIT 1", (url, host)
        ).fetchone()
        entry = _entry(row) if row else None
        return entry if entry and self._objects.is_sound(entry.sha256) else None

    def add(
        self,
        *,
        run_id: int | None,
        url: str,
        host: str,
        source_id: str,
        licence: str,
        body: bytes,
        at: datetime,
        status: int = 200,
        etag: str = "",
        last_modified: str = "",
        content_type: str = "",
        redacted: bool = False,
    ) -> Entry:
        """Keep a fetched page and settle it for the run, if it is a page of one.

        Bytes equal to the newest version's confirm that version instead of making another.
        """
        sha256 = self.write(body)
        newest = self.find(url, host)
        with self._transaction():
            if newest and newest.sha256 == sha256:
                self._index.execute(
                    "UPDATE fetch SET checked_at = ?, etag = ?, last_modified = ?"
                    " WHERE fetch_id = ?",
                    (at.isoformat(), etag, last_modified, newest.fetch_id),
                )
                fetch_id = newest.fetch_id
            else:
                fetch_id = self._insert(
                    *(url, host, source_id, licence, at.isoformat(), at.isoformat(), status),
                    *(etag, last_modified, content_type, sha256, int(redacted)),
                )
            if run_id is not None:
                self._settle(run_id, url, host, fetch_id)
        return self._entry_of(fetch_id)

    def confirm(self, *, run_id: int, entry: Entry, at: datetime | None) -> Entry:
        """Settle a page for the run without new bytes; `at` if the site confirmed it just now."""
        with self._transaction():
            if at is not None:
                self._index.execute(
                    "UPDATE fetch SET checked_at = ? WHERE fetch_id = ?",
                    (at.isoformat(), entry.fetch_id),
                )
            self._settle(run_id, entry.url, entry.host, entry.fetch_id)
        return self._entry_of(entry.fetch_id)

    def _insert(self, *values: object) -> int:
        cursor = self._index.execute(_INSERT, (None, *values))
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _entry_of(self, fetch_id: int) -> Entry:
        row = self._index.execute(_SELECT + "fetch_id = ?", (fetch_id,)).fetchone()
        return _entry(row)

    # ------------------------------------------------------------ runs

    def begin_run(self, *, scope: str, at: datetime, resume_within: timedelta) -> int:
        """The unfinished run of the same scope if it is young enough, else a new one."""
        row = self._index.execute(
            "SELECT run_id, started_at, finished_at FROM run WHERE scope = ?"
            " ORDER BY run_id DESC LIMIT 1",
            (scope,),
        ).fetchone()
        if row and row[2] is None:
            # One that began in the future did so while the clock was wrong.
            age = at - datetime.fromisoformat(row[1])
            if timedelta(0) <= age < resume_within:
                return int(row[0])
        cursor = self._index.execute(
            "INSERT INTO run (scope, started_at) VALUES (?, ?)", (scope, at.isoformat())
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def finish_run(self, run_id: int, at: datetime) -> None:
        """Close a run that came to its end, so that the next one starts afresh."""
        self._index.execute(
            "UPDATE run SET finished_at = ? WHERE run_id = ?", (at.isoformat(), run_id)
        )

    def find_settled(self, run_id: int, url: str, host: str) -> Entry | None:
        """The version of a page from one host that this run has settled already, or None."""
        row = self._index.execute(
            "SELECT fetch_id FROM settled WHERE run_id = ? AND url = ? AND host = ?",
            (run_id, url, host),
        ).fetchone()
        entry = self._entry_of(row[0]) if row else None
        return entry if entry and self._objects.is_sound(entry.sha256) else None

    def _settle(self, run_id: int, url: str, host: str, fetch_id: int) -> None:
        self._index.execute(
            "INSERT OR REPLACE INTO settled VALUES (?, ?, ?, ?)", (run_id, url, host, fetch_id)
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._index.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._index.execute("ROLLBACK")
            raise
        self._index.execute("COMMIT")


def _entry(row: tuple[object, ...]) -> Entry:
    named = dict(zip(Entry.__dataclass_fields__, row, strict=True))
    for instant in ("retrieved_at", "checked_at"):
        named[instant] = datetime.fromisoformat(str(named[instant]))
    named["redacted"] = bool(named["redacted"])
    return Entry(**named)  # type: ignore[arg-type]
