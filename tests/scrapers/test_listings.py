"""Vote folders: every sheet in the folder is asked for, and nothing that lies elsewhere."""

import pytest

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Request
from reportcard.model.records import ListedSheetRecord
from tests.scrapers.pages import BASE, ERROR_PAGE, listing
from tests.scrapers.reading import read, refusal, source

FOLDER = "/2025/vote/h/pdf/"
SHEET = "2025HV-00027-R00HB07066-HV.PDF"


def sheets(body: bytes) -> list[str]:
    found = read("us_ct/roll_calls", "parse_listing", body, BASE + FOLDER, session="2025")
    return [item.url for item in found if isinstance(item, Request)]


def refused(body: bytes) -> str:
    return refusal("us_ct/roll_calls", "parse_listing", body, BASE + FOLDER, session="2025")


def test_each_session_has_a_folder_for_each_chamber() -> None:
    start = source("us_ct/roll_calls").start(Manifest(("2025", "2026"), BASE))
    assert [request.url for request in start] == [
        f"{BASE}/2025/vote/h/pdf/",
        f"{BASE}/2025/vote/s/pdf/",
        f"{BASE}/2026/vote/h/pdf/",
        f"{BASE}/2026/vote/s/pdf/",
    ]


def test_every_sheet_in_the_folder_is_asked_for_once_in_order() -> None:
    body = listing(FOLDER, [SHEET, "2025HV-00026-R00HB07066-HV.PDF", SHEET])
    assert sheets(body) == [BASE + FOLDER + "2025HV-00026-R00HB07066-HV.PDF", BASE + FOLDER + SHEET]


def test_the_case_of_folder_and_file_does_not_matter() -> None:
    link = f'<A HREF="/2025/VOTE/H/PDF/{SHEET.lower()}">x</A>'
    assert sheets(listing(FOLDER, [], more=link)) == [f"{BASE}/2025/VOTE/H/PDF/{SHEET.lower()}"]


def test_a_revised_sheet_is_asked_for_beside_the_first() -> None:
    revised = "2025HV-00027-R01HB07066-HV.PDF"
    assert len(sheets(listing(FOLDER, [SHEET, revised]))) == 2


def test_every_sheet_is_noted_as_listed_with_its_revision() -> None:
    revised = "2025HV-00027-R01HB07066-HV.PDF"
    body = listing(FOLDER, [SHEET, revised, "calendar.pdf"])
    found = read("us_ct/roll_calls", "parse_listing", body, BASE + FOLDER, session="2025")
    assert [item for item in found if isinstance(item, ListedSheetRecord)] == [
        ListedSheetRecord("2025", "house", 27, 0, "HB07066", BASE + FOLDER + SHEET),
        ListedSheetRecord("2025", "house", 27, 1, "HB07066", BASE + FOLDER + revised),
    ]


def test_a_file_of_another_name_is_asked_for_so_that_it_is_named() -> None:
    assert sheets(listing(FOLDER, ["calendar.pdf"])) == [f"{BASE}{FOLDER}calendar.pdf"]


def test_an_empty_folder_gives_no_sheet() -> None:
    assert sheets(listing(FOLDER, [])) == []


def test_links_of_the_page_itself_are_not_followed() -> None:
    more = (
        '<A HREF="/privacy.pdf">x</A><A HREF="https://example.org/a.pdf">y</A><A HREF="//[x">z</A>'
    )
    assert sheets(listing(FOLDER, [SHEET], more=more)) == [BASE + FOLDER + SHEET]


@pytest.mark.parametrize(
    "link",
    [
        f"https://example.org{FOLDER}{SHEET}",
        f"/2024/vote/h/pdf/{SHEET}",
        f"{BASE}{FOLDER}../../../2024/{SHEET}",
        f"{FOLDER}%2e%2e/{SHEET}",
    ],
)
def test_a_sheet_that_lies_elsewhere_spoils_the_listing(link: str) -> None:
    body = listing(FOLDER, [SHEET], more=f'<A HREF="{link}">x</A>')
    assert refused(body).startswith(f"The listing of {FOLDER} names a sheet outside the folder: ")


def test_the_listing_of_another_folder_is_refused() -> None:
    assert refused(listing("/2025/vote/s/pdf/", [])) == (
        f"This page is not the listing of the folder {FOLDER}."
    )


def test_an_error_page_is_refused() -> None:
    assert refused(ERROR_PAGE) == f"This page is not the listing of the folder {FOLDER}."
