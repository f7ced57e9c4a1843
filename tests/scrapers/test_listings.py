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


def test_until_2017_the_sheets_lie_right_in_the_folder_of_the_chamber() -> None:
    start = source("us_ct/roll_calls").start(Manifest(("2012", "2017", "2018"), BASE))
    assert [request.url for request in start if "/h/" in request.url] == [
        f"{BASE}/2012/vote/h/",
        f"{BASE}/2017/vote/h/",
        f"{BASE}/2018/vote/h/pdf/",
    ]


def requests_of_2012(*names: str, more: str = "") -> list[Request]:
    folder = "/2012/vote/s/"
    body = listing(folder, names, more=more)
    found = read("us_ct/roll_calls", "parse_listing", body, BASE + folder, session="2012")
    return [item for item in found if isinstance(item, Request)]


def test_a_sheet_that_is_a_web_page_is_asked_for_as_one() -> None:
    (web,) = requests_of_2012("2012SV-00312-R00HB05389-SV.htm")
    assert (web.parse, web.expects) == ("parse_web_sheet", "html")
    (pdf,) = requests_of_2012("2012SV-00312-R00HB05389-SV.pdf")
    assert (pdf.parse, pdf.expects) == ("parse_sheet", "pdf")


def test_a_folder_of_pdfs_inside_that_of_web_sheets_is_listed_too() -> None:
    inside = '<A HREF="/2012/VOTE/S/PDF/">pdf</A><A HREF="/2012/VOTE/S/OLD/">old</A>'
    (request,) = requests_of_2012(more=inside)
    assert (request.url, request.parse) == (f"{BASE}/2012/VOTE/S/PDF/", "parse_listing")
    assert request.context == (("session", "2012"),)


def test_the_bills_of_the_folder_inside_are_looked_for_too() -> None:
    folder = "/2017/vote/h/"
    inside = f'<A HREF="{folder}pdf/">pdf</A>'
    body = listing(folder, ["2017HV-00027-R00HB07066-HV.htm"], more=inside)
    context = {"session": "2017", "base": BASE}
    found = read("us_ct/bills", "parse_listing", body, BASE + folder, **context)
    assert [(item.parse, item.context) for item in found] == [
        ("parse_listing", (("base", BASE), ("session", "2017"))),
        ("parse_status", (("session", "2017"), ("number", "HB07066"))),
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


# ---------------------------------------------------------------- listed over FTP


def over_ftp(*names: str, folder: str = FOLDER) -> bytes:
    first = f"Folder listed over FTP: ftp://ftp.cga.ct.gov{folder}"
    return "\n".join([first, *names, ""]).encode()


@pytest.mark.parametrize("name", ["us_ct/roll_calls", "us_ct/bills"])
def test_every_folder_may_be_listed_over_ftp(name: str) -> None:
    folders = [
        request
        for request in source(name).start(Manifest(("2025",), BASE))
        if request.parse == "parse_listing"
    ]
    assert [request.fallback for request in folders] == [
        "ftp://ftp.cga.ct.gov/2025/vote/h/pdf/",
        "ftp://ftp.cga.ct.gov/2025/vote/s/pdf/",
    ]


def test_a_list_over_ftp_gives_the_same_sheets_over_the_web() -> None:
    names = [SHEET, "2025HV-00028-R00HB07066-HV.PDF"]
    assert sheets(over_ftp(*names)) == sheets(listing(FOLDER, names))
    assert sheets(over_ftp(*names)) == [f"{BASE}{FOLDER}{name}" for name in names]


def test_other_files_in_a_list_over_ftp_are_left_out() -> None:
    assert sheets(over_ftp(SHEET, "web.config", "old")) == [f"{BASE}{FOLDER}{SHEET}"]


@pytest.mark.parametrize("odd", ["..%2f..%2fx.pdf", "a\\b.pdf"])
def test_a_name_with_a_detour_in_a_list_over_ftp_is_left_out(odd: str) -> None:
    assert sheets(over_ftp(odd)) == []


def test_the_list_of_another_folder_over_ftp_is_refused() -> None:
    assert refused(over_ftp(SHEET, folder="/2024/vote/h/pdf/")) == (
        "This page is not the listing of the folder /2025/vote/h/pdf/."
    )


def test_a_folder_inside_a_list_over_ftp_is_listed_too() -> None:
    body = over_ftp("2017SV-00312-R00HB05389-SV.htm", "PDF", folder="/2017/vote/s/")
    found = read("us_ct/roll_calls", "parse_listing", body, f"{BASE}/2017/vote/s/", session="2017")
    assert [item.url for item in found if isinstance(item, Request)] == [
        f"{BASE}/2017/vote/s/PDF/",
        f"{BASE}/2017/vote/s/2017SV-00312-R00HB05389-SV.htm",
    ]
