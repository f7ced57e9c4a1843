"""`reportcard collect` from end to end, against the official site in small."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportcard.collect.archive import Archive
from reportcard.errors import EXIT_OK
from tests.collect.command import store_of
from tests.collect.conftest import Collect
from tests.collect.server import SmallSite
from tests.collect.small_site import ALL, OFFICIAL
from tests.collect.store import contents, query, roll_calls
from tests.sample.reading import names, read_rows
from tests.scrapers.facts import REPOSITORY
from tests.scrapers.pages import PRIVATE


def test_everything_is_stored_and_adds_up(collect: Collect, project: Path) -> None:
    code, said = collect()
    assert said[-2:] == [
        "Pages: 28 fetched, 0 unchanged at the source, 6 from the archive; 33 new in the store.",
        "Everything adds up.",
    ]
    assert code == EXIT_OK
    assert roll_calls(store_of(project)) == ALL


def test_every_members_vote_is_the_official_one(collect: Collect, project: Path) -> None:
    collect()
    found = query(
        store_of(project),
        "SELECT vote_event_id, CASE WHEN m.chamber = 'senate' THEN m.district || ' ' ELSE '' END"
        " || printed_name, option FROM core.person_vote JOIN core.vote_event USING (vote_event_id)"
        " JOIN core.membership AS m USING (person_id) WHERE m.chamber = vote_event.chamber"
        " AND held_on >= coalesce(m.start_on, held_on)"
        " AND held_on < coalesce(m.end_on, DATE '9999-12-31')",
    )
    assert sorted(found) == sorted(official_votes())


def official_votes() -> Iterator[tuple[str, str, str]]:
    options = {"yes": "yes", "no": "no", "not_voting": "absent_or_not_voting"}
    tables = REPOSITORY / "scrapers" / "us_ct" / "sample" / "tables"
    for row in read_rows(tables, "roll_calls.csv"):
        event = f"{row['session']}-{row['chamber']}-{row['number']}"
        for column, option in options.items() if event in ALL else ():
            yield from ((event, name, option) for name in names(row[column]))


def test_every_row_names_the_official_sheet_and_the_hash_of_its_bytes(
    collect: Collect, project: Path
) -> None:
    collect()
    rows = query(
        store_of(project),
        "SELECT DISTINCT source_url, archive_sha256, transcribed FROM core.person_vote",
    )
    with Archive(project / "data" / "archive") as archive:
        for url, sha256, transcribed in rows:
            assert str(url).startswith(f"{OFFICIAL}/2025/vote/")
            assert archive.read(str(sha256)).startswith(b"%PDF")
            assert transcribed is False
    assert len(rows) == len(ALL)


def test_labels_of_the_status_pages_say_what_the_questions_were(
    collect: Collect, project: Path
) -> None:
    collect()
    found = query(
        store_of(project),
        "SELECT question_class, confidence, amendment_schedule FROM core.vote_event"
        " WHERE vote_event_id IN ('2025-house-25', '2025-house-27') ORDER BY number",
    )
    assert found == [("amendment", "stated", "A"), ("passage", "derived", None)]


def test_a_second_collect_downloads_nothing(collect: Collect, small: SmallSite) -> None:
    collect()
    small.asked.clear()
    code, said = collect()
    assert small.downloads() == []
    assert said[-2] == (
        "Pages: 0 fetched, 16 unchanged at the source, 18 from the archive; 0 new in the store."
    )
    assert code == EXIT_OK


@pytest.mark.slow
def test_the_store_can_be_rebuilt_from_the_archive_alone(
    collect: Collect, small: SmallSite, project: Path
) -> None:
    collect()
    before = contents(store_of(project), without="none")
    store_of(project).unlink()
    small.asked.clear()
    assert collect("--offline")[0] == EXIT_OK
    assert contents(store_of(project), without="none") == before
    assert small.asked == []


def test_no_private_address_reaches_the_disk(collect: Collect, project: Path) -> None:
    collect()
    for path in sorted(project.rglob("*")):
        if path.is_file():
            body = path.read_bytes()
            assert [word for word in PRIVATE if len(word) > 2 and word.encode() in body] == []
