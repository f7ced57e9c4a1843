"""`reportcard collect` from end to end, against the official site in small."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportcard.cli import run
from reportcard.collect.archive import Archive
from reportcard.errors import (
    EXIT_LEFT_SOMETHING_OUT,
    EXIT_MACHINE_NOT_READY,
    EXIT_OK,
    EXIT_USER_MISTAKE,
)
from tests.collect.command import arguments, new_project, store_of
from tests.collect.server import Reply, SmallSite, page, serving
from tests.collect.small_site import HOUSE, SENATE, small_site, status_target
from tests.collect.store import contents, query
from tests.sample.reading import names, read_rows
from tests.scrapers.facts import REPOSITORY, house_sheet
from tests.scrapers.pages import ERROR_PAGE, PRIVATE, listing
from tests.scrapers.sheets import Line, Sheet, draw

FOLDER = "/2025/vote/h/pdf/"
OFFICIAL = "https://www.cga.ct.gov"

Collect = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with serving(small_site()) as made:
        yield made


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path / "project")


@pytest.fixture
def collect(site: SmallSite, project: Path, capsys: pytest.CaptureFixture[str]) -> Collect:
    """Runs the command; gives its exit code and what it said, line by line."""

    def collected(*more: str, url: str = "", **asked: str) -> tuple[int, list[str]]:
        code = run(arguments(project, url or site.url, *more, **asked))  # type: ignore[arg-type]  # keywords of arguments
        said = capsys.readouterr().err.replace(site.url.partition("//")[2], "HOST")
        return code, [line for line in said.splitlines() if " of " not in line[:8]]

    return collected


def put(site: SmallSite, sheet: Sheet, body: bytes | None = None) -> str:
    """Let the site serve a sheet, also in the folder's listing; gives its address."""
    site.pages[FOLDER + sheet.file_name] = page(draw(sheet) if body is None else body)
    listed = {target.rpartition("/")[2] for target in site.pages if target.startswith(FOLDER)}
    site.pages[FOLDER] = page(listing(FOLDER, sorted(listed - {""})))
    return OFFICIAL + FOLDER + sheet.file_name


def stored(project: Path) -> set[str]:
    """The roll calls that scoring sees."""
    return {
        str(row[0]) for row in query(store_of(project), "SELECT vote_event_id FROM core.vote_event")
    }


ALL = {f"2025-house-{n}" for n in HOUSE} | {f"2025-senate-{n}" for n in SENATE}


# ---------------------------------------------------------------- all is well


def test_everything_is_stored_and_adds_up(collect: Collect, project: Path) -> None:
    code, said = collect()
    assert said[-2:] == [
        "Pages: 22 fetched, 0 unchanged at the source, 4 from the archive; 26 new in the store.",
        "Everything adds up.",
    ]
    assert code == EXIT_OK
    assert stored(project) == ALL


def test_every_members_vote_is_the_official_one(collect: Collect, project: Path) -> None:
    collect()
    found = query(
        store_of(project),
        "SELECT vote_event_id, CASE WHEN m.chamber = 'senate' THEN m.district || ' ' ELSE '' END"
        " || printed_name, option FROM core.person_vote JOIN core.vote_event USING (vote_event_id)"
        " JOIN core.membership AS m USING (person_id) WHERE m.chamber = vote_event.chamber"
        " AND held_on >= coalesce(m.start_on, held_on) AND held_on < coalesce(m.end_on, '9999-1-1')",
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


def test_a_second_collect_downloads_nothing(collect: Collect, site: SmallSite) -> None:
    collect()
    site.asked.clear()
    code, said = collect()
    assert site.downloads() == []
    assert said[-2] == (
        "Pages: 0 fetched, 15 unchanged at the source, 11 from the archive; 0 new in the store."
    )
    assert code == EXIT_OK


def test_the_store_can_be_rebuilt_from_the_archive_alone(
    collect: Collect, site: SmallSite, project: Path
) -> None:
    collect()
    before = contents(store_of(project), without="none")
    store_of(project).unlink()
    site.asked.clear()
    assert collect("--offline")[0] == EXIT_OK
    assert contents(store_of(project), without="none") == before
    assert site.asked == []


def test_no_private_address_reaches_the_disk(collect: Collect, project: Path) -> None:
    collect()
    for path in sorted(project.rglob("*")):
        if path.is_file():
            body = path.read_bytes()
            assert [word for word in PRIVATE if len(word) > 2 and word.encode() in body] == []


# ---------------------------------------------------------------- sheets that do not add up

BAD = house_sheet(27)
EVENT = "House roll call 27 of 2025"


@pytest.mark.parametrize(
    ("twin", "sentences"),
    [
        (
            BAD.with_line("O’DEA", mark=None),
            [
                "O’DEA has no mark (N, X, Y) beside the name. What it says is missing until the page "
                "can be read."
            ],
        ),
        (
            replace(BAD, yes=95),
            [
                f"{EVENT}: 94 lines are marked Yes but the sheet's total says 95.",
            ],
        ),
        (
            replace(BAD, total=142),
            [f"{EVENT}: Yes and No make 143 but the sheet says that 142 voted."],
        ),
        (
            BAD.with_line("O’DEA", name="O’DAE"),
            [
                f"{EVENT}: Tom O'Dea (district 125) was in office on 2025-02-24 but has no line on "
                "the sheet.",
                f"{EVENT}: nobody named O’DAE was in office on 2025-02-24. The nearest name is "
                "O’DEA.",
            ],
        ),
        (
            BAD.with_line("O’DEA", mark="Y"),
            [
                f"{EVENT}: 48 lines are marked No but the sheet's total says 49.",
                f"{EVENT}: 95 lines are marked Yes but the sheet's total says 94.",
            ],
        ),
    ],
    ids=[
        "a mark removed",
        "a total changed",
        "the sum changed",
        "a name misspelt",
        "a mark changed",
    ],
)
def test_a_corrupted_twin_is_set_aside_with_its_sentence_and_the_rest_is_stored(
    collect: Collect, site: SmallSite, project: Path, twin: Sheet, sentences: list[str]
) -> None:
    url = put(site, twin)
    code, said = collect()
    assert [line for line in said if line.startswith(url)] == [
        f"{url}: {sentence}" for sentence in sentences
    ]
    assert code == EXIT_LEFT_SOMETHING_OUT
    assert stored(project) == ALL - {"2025-house-27"}


def test_markup_in_a_name_is_said_as_it_stands_and_belongs_to_nobody(
    collect: Collect, site: SmallSite, project: Path
) -> None:
    url = put(site, BAD.with_line("O’DEA", name="<img src=x onerror=alert(1)>"))
    _code, said = collect()
    assert any(
        line.startswith(f"{url}: {EVENT}: nobody named <img src=x onerror=alert(1)> was in office")
        for line in said
    )
    assert stored(project) == ALL - {"2025-house-27"}


def test_a_name_that_stands_twice_is_set_aside(collect: Collect, site: SmallSite) -> None:
    url = put(site, BAD.with_line("O’DEA", name="SCOTT"))
    _code, said = collect()
    assert f"{url}: {EVENT}: Tony Scott is counted 2 times (SCOTT / SCOTT)." in said


def test_a_line_too_few_is_told_against_the_seats(collect: Collect, site: SmallSite) -> None:
    lines = tuple(None if line == Line("O’DEA", "N") else line for line in BAD.lines)
    url = put(site, replace(BAD, lines=lines))
    _code, said = collect()
    assert (
        f"{url}: {EVENT}: 149 names and 1 vacant seats were read but the chamber has 151 seats."
    ) in said


def test_a_corrected_sheet_takes_the_first_ones_place(
    collect: Collect, site: SmallSite, project: Path
) -> None:
    put(site, replace(BAD, yes=95))
    put(site, replace(BAD, revision=1))
    code, _said = collect()
    assert code == EXIT_OK
    found = query(
        store_of(project),
        "SELECT revision, yes_count FROM core.vote_event WHERE vote_event_id = '2025-house-27'",
    )
    assert found == [(1, 94)]


def test_two_sheets_of_one_roll_call_that_differ_are_set_aside(
    collect: Collect, site: SmallSite, project: Path
) -> None:
    other = replace(BAD.with_line("O’DEA", mark="X"), bill="", no=48, absent=8)
    put(site, other, draw(other, printed_bill="HB-7066"))
    code, said = collect()
    assert any(f"{EVENT}: two copies of the sheet differ: " in line for line in said)
    assert code == EXIT_LEFT_SOMETHING_OUT
    assert stored(project) == ALL - {"2025-house-27"}


# ---------------------------------------------------------------- pages that are something else


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (ERROR_PAGE, "A web page answered in place of the PDF."),
        (draw(BAD)[:1500], "The PDF is cut short: its end mark is missing."),
        (b"", "The answer is empty."),
        (draw(house_sheet(26)), "The file name says roll call 27, the sheet says 26."),
    ],
    ids=["error page", "truncated", "empty", "another sheet"],
)
def test_a_page_that_is_no_sheet_is_one_sentence_and_heals(
    collect: Collect, site: SmallSite, project: Path, body: bytes, why: str
) -> None:
    url = put(site, BAD, body)
    code, said = collect()
    assert [line for line in said if line.startswith(url)] == [
        f"{url}: {why} What it says is missing until the page can be read."
    ]
    assert (code, stored(project)) == (EXIT_LEFT_SOMETHING_OUT, ALL - {"2025-house-27"})
    put(site, BAD)
    assert collect()[0] == EXIT_OK
    assert stored(project) == ALL


def test_what_is_stored_outlives_a_page_that_goes_bad_and_is_named_each_time(
    collect: Collect, site: SmallSite, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    collect()
    for _time in range(2):
        url = put(site, BAD, ERROR_PAGE)
        code, said = collect()
        assert any(line.startswith(url) and "stays in use." in line for line in said)
        assert (code, stored(project)) == (EXIT_LEFT_SOMETHING_OUT, ALL)
        assert run(["status", "--project", str(project)]) == EXIT_LEFT_SOMETHING_OUT
        assert url in capsys.readouterr().err
        put(site, BAD)
        assert collect()[0] == EXIT_OK
        assert run(["status", "--project", str(project)]) == EXIT_OK
        capsys.readouterr()


def test_a_sheet_that_the_site_does_not_give_is_named_by_status_too(
    collect: Collect, site: SmallSite, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = put(site, BAD)
    site.pages[FOLDER + BAD.file_name] = Reply(status=404)
    assert collect()[0] == EXIT_LEFT_SOMETHING_OUT
    assert run(["status", "--project", str(project)]) == EXIT_LEFT_SOMETHING_OUT
    assert url in capsys.readouterr().err


def test_a_bill_that_the_site_does_not_know_is_named_and_its_sheets_are_stored(
    collect: Collect, site: SmallSite, project: Path
) -> None:
    site.pages[status_target("HB07066")] = Reply(
        b"<!DOCTYPE html><html><h3>HB07066 for 2025 not found in Database</h3></html>"
    )
    code, said = collect()
    assert any("HB07066 of 2025 is not found in its database." in line for line in said)
    assert (code, stored(project)) == (EXIT_LEFT_SOMETHING_OUT, ALL)


def test_sponsors_who_share_seat_and_surname_are_told_by_their_given_names(
    collect: Collect, site: SmallSite, project: Path
) -> None:
    body = site.pages[status_target("HB07066")]
    assert isinstance(body, Reply)
    link = b"<a href=\"/asp/CGABillStatus/CGAMemberBills.asp?dist_code='025'\">Rep. Iris N Sanchez, 25th Dist.</a>"
    page_2026 = body.body.replace(b"</body>", b"<h5>Co-sponsors of it</h5>" + link + b"</body>")
    page_2026 = page_2026.replace(b"Session Year 2025", b"Session Year 2026")
    site.pages |= {
        FOLDER.replace("2025", "2026"): page(
            listing(FOLDER.replace("2025", "2026"), ["2026HV-00005-R00HB07066-HV.PDF"])
        ),
        "/2026/vote/s/pdf/": page(listing("/2026/vote/s/pdf/", [])),
        status_target("HB07066").replace("2025", "2026"): Reply(page_2026),
    }
    collect(session="2026", sources=["us_ct/bills", "us_ct/people"])  # type: ignore[arg-type]
    found = query(
        store_of(project),
        "SELECT p.name FROM core.sponsorship JOIN core.person AS p USING (person_id)"
        " WHERE bill_id = '2026-HB07066' AND p.family_name LIKE 'S_nchez'",
    )
    assert found == [("Iris Sánchez",)]


# ---------------------------------------------------------------- mistakes and machines


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
def test_a_mistake_is_one_sentence_and_touches_nothing(
    collect: Collect, project: Path, asked: dict[str, str], sentence: str
) -> None:
    assert collect(**asked) == (EXIT_USER_MISTAKE, [sentence])
    assert not (project / "data").exists()


def test_a_second_collect_at_the_same_time_is_told_to_wait(collect: Collect, project: Path) -> None:
    collect()
    hold = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
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
    collect: Collect, site: SmallSite, project: Path, monkeypatch: pytest.MonkeyPatch
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
    assert stored(project) == ALL
    assert len(site.downloads()) == len(set(site.downloads())) + 1  # the page that found no room


def test_a_folder_that_cannot_be_made_is_one_sentence(collect: Collect, project: Path) -> None:
    (project / "data").write_text("a file in the way")
    code, [said] = collect()
    assert code == EXIT_MACHINE_NOT_READY
    assert said.startswith(f"{project / 'data'} cannot be read or written: ")
