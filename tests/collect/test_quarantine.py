"""What does not add up or is no sheet: one sentence each, and the rest is stored."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportcard.cli import run
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK
from tests.collect.command import store_of
from tests.collect.conftest import Collect
from tests.collect.server import Reply, SmallSite, page
from tests.collect.small_site import ALL, OFFICIAL, status_target
from tests.collect.store import query, roll_calls
from tests.scrapers.facts import house_sheet
from tests.scrapers.pages import ERROR_PAGE, listing
from tests.scrapers.sheets import Line, Sheet, draw

FOLDER = "/2025/vote/h/pdf/"
BAD = house_sheet(27)
EVENT = "House roll call 27 of 2025"


def put(site: SmallSite, sheet: Sheet, body: bytes | None = None) -> str:
    """Let the site serve a sheet, also in the folder's listing; gives its address."""
    site.pages[FOLDER + sheet.file_name] = page(draw(sheet) if body is None else body)
    listed = {target.rpartition("/")[2] for target in site.pages if target.startswith(FOLDER)}
    site.pages[FOLDER] = page(listing(FOLDER, sorted(listed - {""})))
    return OFFICIAL + FOLDER + sheet.file_name


# ---------------------------------------------------------------- sheets that do not add up


@pytest.mark.parametrize(
    ("twin", "sentences"),
    [
        (
            BAD.with_line("O’DEA", mark=None),
            [
                "O’DEA has no mark (N, X, Y) beside the name. What it says is missing until the "
                "page can be read."
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
    collect: Collect, small: SmallSite, project: Path, twin: Sheet, sentences: list[str]
) -> None:
    url = put(small, twin)
    code, said = collect()
    assert [line for line in said if line.startswith(url)] == [
        f"{url}: {sentence}" for sentence in sentences
    ]
    assert code == EXIT_LEFT_SOMETHING_OUT
    assert roll_calls(store_of(project)) == ALL - {"2025-house-27"}


def test_markup_in_a_name_is_said_as_it_stands_and_belongs_to_nobody(
    collect: Collect, small: SmallSite, project: Path
) -> None:
    url = put(small, BAD.with_line("O’DEA", name="<img src=x onerror=alert(1)>"))
    _code, said = collect()
    assert any(
        line.startswith(f"{url}: {EVENT}: nobody named <img src=x onerror=alert(1)> was in office")
        for line in said
    )
    assert roll_calls(store_of(project)) == ALL - {"2025-house-27"}


def test_a_name_that_stands_twice_is_set_aside(collect: Collect, small: SmallSite) -> None:
    url = put(small, BAD.with_line("O’DEA", name="SCOTT"))
    _code, said = collect()
    assert f"{url}: {EVENT}: Tony Scott is counted 2 times (SCOTT / SCOTT)." in said


def test_a_line_too_few_is_told_against_the_seats(collect: Collect, small: SmallSite) -> None:
    lines = tuple(None if line == Line("O’DEA", "N") else line for line in BAD.lines)
    url = put(small, replace(BAD, lines=lines))
    _code, said = collect()
    assert (
        f"{url}: {EVENT}: 149 names and 1 vacant seats were read but the chamber has 151 seats."
    ) in said


def test_a_corrected_sheet_takes_the_first_ones_place(
    collect: Collect, small: SmallSite, project: Path
) -> None:
    put(small, replace(BAD, yes=95))
    put(small, replace(BAD, revision=1))
    code, _said = collect()
    assert code == EXIT_OK
    found = query(
        store_of(project),
        "SELECT revision, yes_count FROM core.vote_event WHERE vote_event_id = '2025-house-27'",
    )
    assert found == [(1, 94)]


def test_two_sheets_of_one_roll_call_that_differ_are_set_aside(
    collect: Collect, small: SmallSite, project: Path
) -> None:
    other = replace(BAD.with_line("O’DEA", mark="X"), bill="", no=48, absent=8)
    put(small, other, draw(other, printed_bill="HB-7066"))
    code, said = collect()
    assert any(f"{EVENT}: two copies of the sheet differ: " in line for line in said)
    assert code == EXIT_LEFT_SOMETHING_OUT
    assert roll_calls(store_of(project)) == ALL - {"2025-house-27"}


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
    collect: Collect, small: SmallSite, project: Path, body: bytes, why: str
) -> None:
    url = put(small, BAD, body)
    code, said = collect()
    assert [line for line in said if line.startswith(url)] == [
        f"{url}: {why} What it says is missing until the page can be read."
    ]
    assert (code, roll_calls(store_of(project))) == (
        EXIT_LEFT_SOMETHING_OUT,
        ALL - {"2025-house-27"},
    )
    put(small, BAD)
    assert collect()[0] == EXIT_OK
    assert roll_calls(store_of(project)) == ALL


@pytest.mark.slow
def test_what_is_stored_outlives_a_page_that_goes_bad_and_is_named_each_time(
    collect: Collect, small: SmallSite, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    collect()
    for _time in range(2):
        url = put(small, BAD, ERROR_PAGE)
        code, said = collect()
        assert any(line.startswith(url) and "stays in use." in line for line in said)
        assert (code, roll_calls(store_of(project))) == (EXIT_LEFT_SOMETHING_OUT, ALL)
        assert run(["status", "--project", str(project)]) == EXIT_LEFT_SOMETHING_OUT
        assert url in capsys.readouterr().err
        put(small, BAD)
        assert collect()[0] == EXIT_OK
        assert run(["status", "--project", str(project)]) == EXIT_OK
        capsys.readouterr()


def test_a_sheet_that_the_site_does_not_give_is_named_by_status_too(
    collect: Collect, small: SmallSite, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = put(small, BAD)
    small.pages[FOLDER + BAD.file_name] = Reply(status=404)
    assert collect()[0] == EXIT_LEFT_SOMETHING_OUT
    assert run(["status", "--project", str(project)]) == EXIT_LEFT_SOMETHING_OUT
    assert url in capsys.readouterr().err


def test_a_bill_that_the_site_does_not_know_is_named_and_its_sheets_are_stored(
    collect: Collect, small: SmallSite, project: Path
) -> None:
    small.pages[status_target("HB07066")] = Reply(
        b"<!DOCTYPE html><html><h3>HB07066 for 2025 not found in Database</h3></html>"
    )
    code, said = collect()
    assert any("HB07066 of 2025 is not found in its database." in line for line in said)
    assert (code, roll_calls(store_of(project))) == (EXIT_LEFT_SOMETHING_OUT, ALL)


def test_sponsors_who_share_seat_and_surname_are_told_by_their_given_names(
    collect: Collect, small: SmallSite, project: Path
) -> None:
    body = small.pages[status_target("HB07066")]
    assert isinstance(body, Reply)
    link = "<a href=\"/asp/CGABillStatus/CGAMemberBills.asp?dist_code='025'\">"
    sponsor = f"<h5>Co-sponsors of it</h5>{link}Rep. Iris N Sanchez, 25th Dist.</a></body>"
    page_2026 = body.body.replace(b"</body>", sponsor.encode())
    for old in (b"Session Year 2025", b"2025HV-", b"2025SV-"):
        page_2026 = page_2026.replace(old, old.replace(b"2025", b"2026"))
    small.pages |= {
        FOLDER.replace("2025", "2026"): page(
            listing(FOLDER.replace("2025", "2026"), ["2026HV-00005-R00HB07066-HV.PDF"])
        ),
        "/2026/vote/s/pdf/": page(listing("/2026/vote/s/pdf/", [])),
        status_target("HB07066").replace("2025", "2026"): Reply(page_2026),
    }
    collect(session="2026", sources=["us_ct/bills", "us_ct/people"])
    found = query(
        store_of(project),
        "SELECT p.name FROM core.sponsorship JOIN core.person AS p USING (person_id)"
        " WHERE bill_id = '2026-HB07066' AND p.family_name LIKE 'S_nchez'",
    )
    assert found == [("Iris Sánchez",)]
