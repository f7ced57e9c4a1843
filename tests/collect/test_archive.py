"""The archive: bytes under their hash, once; an index that survives crashes; a journal of runs."""

import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.collect.archive import Archive, Entry
from reportcard.errors import UserError
from tests.properties import PROPERTY

NOW = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
URL, HOST = "https://example.org/a", "https://example.org"
WITHIN = timedelta(hours=36)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive") as opened:
        yield opened


def run(archive: Archive, at: datetime = NOW, scope: str = "all") -> int:
    return archive.begin_run(scope=scope, at=at, resume_within=WITHIN)


def add(archive: Archive, body: bytes, *, at: datetime = NOW, etag: str = "") -> Entry:
    return archive.add(
        run_id=run(archive, at),
        url=URL,
        host=HOST,
        source_id="xx/made_up",
        licence="public",
        body=body,
        at=at,
        etag=etag,
    )


def objects(archive: Archive) -> list[Path]:
    return [path for path in archive.folder.rglob("*") if path.parent.parent.name == "objects"]


# ---------------------------------------------------------------- bytes


@PROPERTY
@given(bodies=st.lists(st.binary(max_size=50), max_size=8))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[bytes]
) -> None:
    with Archive(tmp_path_factory.mktemp("archive")) as archive:
        hashes = [archive.write(body) for body in bodies]
        assert [archive.read(sha256) for sha256 in hashes] == bodies
        assert hashes == [hashlib.sha256(body).hexdigest() for body in bodies]
        assert len(objects(archive)) == len(set(bodies))


def test_a_page_lies_under_its_hash(archive: Archive) -> None:
    entry = add(archive, b"one")
    assert entry.sha256 == hashlib.sha256(b"one").hexdigest()
    assert (archive.folder / "objects" / entry.sha256[:2] / entry.sha256).read_bytes() == b"one"


def test_no_half_written_file_stays_behind(archive: Archive) -> None:
    add(archive, b"one")
    assert list(archive.folder.rglob("*.part")) == []


# ---------------------------------------------------------------- versions


def test_the_newest_version_is_found_first(archive: Archive) -> None:
    add(archive, b"one")
    add(archive, b"two", at=LATER)
    assert [archive.read(e.sha256) for e in archive.versions(URL, HOST)] == [b"two", b"one"]
    newest = archive.find(URL, HOST)
    assert newest is not None
    assert archive.read(newest.sha256) == b"two"


def test_the_same_bytes_again_confirm_the_version_instead_of_making_another(
    archive: Archive,
) -> None:
    first = add(archive, b"one", etag='"1"')
    again = add(archive, b"one", at=LATER, etag='"2"')
    assert again.fetch_id == first.fetch_id
    assert (again.retrieved_at, again.checked_at, again.etag) == (NOW, LATER, '"2"')


def test_a_page_that_returns_to_an_earlier_state_is_a_new_version(archive: Archive) -> None:
    for body in (b"one", b"two", b"one"):
        add(archive, body)
    assert len(archive.versions(URL, HOST)) == 3
    assert len(objects(archive)) == 2


def test_versions_of_another_host_are_not_mixed_in(archive: Archive) -> None:
    add(archive, b"one")
    assert archive.find(URL, "http://127.0.0.1:8765") is None


def test_an_entry_keeps_who_published_it_and_when_it_came(archive: Archive) -> None:
    entry = add(archive, b"one")
    assert (entry.source_id, entry.licence, entry.status) == ("xx/made_up", "public", 200)
    assert entry.retrieved_at == NOW


# ---------------------------------------------------------------- crashes


def test_bytes_that_a_crash_left_unnamed_are_named_by_the_next_run(archive: Archive) -> None:
    archive.write(b"one")
    assert archive.find(URL, HOST) is None
    entry = add(archive, b"one")
    assert archive.find(URL, HOST) == entry
    assert len(objects(archive)) == 1


@pytest.mark.parametrize("damage", ["deleted", "cut short"])
def test_a_page_whose_bytes_are_damaged_counts_as_never_fetched(
    tmp_path: Path, damage: str
) -> None:
    with Archive(tmp_path) as archive:
        entry = add(archive, b"one two three")
        [path] = objects(archive)
    if damage == "deleted":
        path.unlink()
    else:
        path.write_bytes(b"one")
    with Archive(tmp_path) as archive:
        assert archive.find(URL, HOST) is None
        assert archive.versions(URL, HOST) == ()
        assert archive.find_settled(run(archive), URL, HOST) is None
        assert add(archive, b"one two three").sha256 == entry.sha256
        assert archive.read(entry.sha256) == b"one two three"


def test_what_is_indexed_survives_a_program_that_never_closes(tmp_path: Path) -> None:
    left_open = Archive(tmp_path)
    entry = add(left_open, b"one")
    with Archive(tmp_path) as archive:
        assert archive.find(URL, HOST) == entry
    left_open.close()


def test_an_index_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").write_bytes(b"not a database, whatever its name says" * 100)
    with pytest.raises(UserError) as told:
        Archive(tmp_path)
    assert str(told.value) == (
        f"{tmp_path / 'index.sqlite'} is damaged: move the folder away and run reportcard collect "
        "again, which fetches the pages anew."
    )


def test_an_archive_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive._index.execute("PRAGMA user_version = 9")
    for _time in range(2):
        with pytest.raises(UserError) as told:
            Archive(tmp_path)
        assert str(told.value) == f"The archive {tmp_path} has version 9, this program reads 2."


# ---------------------------------------------------------------- runs


def test_an_interrupted_run_is_taken_up_again(archive: Archive) -> None:
    first = run(archive)
    assert run(archive, NOW + timedelta(hours=1)) == first


def test_a_finished_run_is_followed_by_another(archive: Archive) -> None:
    first = run(archive)
    archive.finish_run(first, NOW)
    assert run(archive) != first


def test_a_run_that_lies_days_back_is_begun_anew(archive: Archive) -> None:
    first = run(archive, NOW)
    assert run(archive, LATER) != first


def test_a_run_of_another_scope_is_another_run(archive: Archive) -> None:
    assert run(archive, scope="2025") != run(archive, scope="2026")


def test_a_settled_page_is_known_to_its_run_only(archive: Archive) -> None:
    entry = add(archive, b"one")
    first = run(archive)
    assert archive.find_settled(first, URL, HOST) == entry
    archive.finish_run(first, NOW)
    assert archive.find_settled(run(archive), URL, HOST) is None


def test_confirming_a_page_settles_it_and_keeps_the_day_its_bytes_came(archive: Archive) -> None:
    entry = add(archive, b"one")
    archive.finish_run(run(archive), NOW)
    later = run(archive, LATER)
    confirmed = archive.confirm(run_id=later, entry=entry, at=LATER)
    assert (confirmed.retrieved_at, confirmed.checked_at) == (NOW, LATER)
    assert archive.find_settled(later, URL, HOST) == confirmed


def test_settling_from_the_archive_does_not_pretend_that_the_site_was_asked(
    archive: Archive,
) -> None:
    entry = add(archive, b"one")
    assert archive.confirm(run_id=run(archive), entry=entry, at=None).checked_at == NOW


def test_an_archive_of_the_first_version_keeps_its_pages(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        entry = add(archive, b"one")
    with sqlite3.connect(tmp_path / "index.sqlite") as old:
        old.executescript(
            "DROP TABLE settled; CREATE TABLE settled (run_id, url, fetch_id);"
            "PRAGMA user_version = 1"
        )
    old.close()
    with Archive(tmp_path) as archive:
        assert archive.versions(URL, HOST) == (entry,)
        assert archive.find_settled(run(archive), URL, HOST) is None


def test_one_address_is_settled_for_each_host_by_itself(archive: Archive) -> None:
    entry = add(archive, b"one")
    assert archive.find_settled(run(archive), URL, HOST) == entry
    assert archive.find_settled(run(archive), URL, "https://mirror.example.org") is None


def test_a_step_that_fails_in_the_middle_leaves_nothing_behind(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_settle", lambda *_row: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add(archive, b"one")
    assert archive.versions(URL, HOST) == ()
    monkeypatch.undo()
    add(archive, b"one")
    assert len(archive.versions(URL, HOST)) == 1
