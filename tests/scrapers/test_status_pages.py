"""Bill status pages: title, sponsors by seat, history oldest first, labels of roll calls."""

from dataclasses import replace
from datetime import date

import pytest

from reportcard.errors import UserError
from reportcard.model.records import (
    ActionRecord,
    BillRecord,
    RollCallLabelRecord,
    SponsorshipRecord,
)
from tests.scrapers.pages import BASE, ERROR_PAGE, NOT_FOUND, StatusPage, listing
from tests.scrapers.reading import read, refusal

URL = (
    f"{BASE}/asp/cgabillstatus/cgabillstatus.asp?selBillType=Bill&bill_num=HB07066&which_year=2025"
)
SHEETS = "/2025/VOTE/H/PDF/"


def read_page(page: StatusPage, *, encoding: str = "utf-8") -> list[object]:
    body = page.body(encoding)
    return read("us_ct/bills", "parse_status", body, URL, session="2025", number="HB07066")


def refused(body: bytes) -> str:
    return refusal("us_ct/bills", "parse_status", body, URL, session="2025", number="HB07066")


def sponsors(page: StatusPage) -> list[SponsorshipRecord]:
    return [item for item in read_page(page) if isinstance(item, SponsorshipRecord)]


def actions(page: StatusPage) -> list[ActionRecord]:
    return [item for item in read_page(page) if isinstance(item, ActionRecord)]


def labels(page: StatusPage) -> list[RollCallLabelRecord]:
    return [item for item in read_page(page) if isinstance(item, RollCallLabelRecord)]


def test_the_title_is_that_of_the_bill() -> None:
    assert read_page(StatusPage())[0] == BillRecord("2025", "HB07066", "AN ACT CONCERNING SCHOOLS.")


def test_sponsors_are_told_by_the_seat_in_their_link() -> None:
    found = [(s.sponsor_order, s.chamber, s.district, s.role) for s in sponsors(StatusPage())]
    assert found == [(1, "senate", 11, "introducer"), (2, "house", 93, "co-sponsor")]


def test_without_a_section_of_co_sponsors_the_two_cannot_be_told_apart() -> None:
    page = StatusPage(co_sponsors=None)
    assert [s.role for s in sponsors(page)] == ["introducer or co-sponsor"]


def test_a_committee_bill_has_no_sponsors() -> None:
    assert sponsors(StatusPage(introduced_by=(), co_sponsors=None)) == []


def test_the_history_is_turned_to_oldest_first() -> None:
    found = [(a.action_order, a.acted_on, a.text) for a in actions(StatusPage())]
    assert found == [
        (1, date(2025, 2, 24), "Emergency Certification"),
        (2, date(2025, 2, 24), "House Adopted House Amendment Schedule A 4012"),
        (3, date(2025, 2, 24), "House Passed as Amended by House Amendment Schedule A"),
    ]


def test_a_label_names_its_roll_call_and_amendment() -> None:
    vote = (f"{SHEETS}2025HV-00026-R00HB07066-HV.PDF", "House Roll Call Vote 26 HOUSE AMD B")
    [label] = labels(StatusPage(votes=(vote,)))
    assert (label.chamber, label.number, label.question_class) == ("house", 26, "amendment")
    assert (label.amendment_chamber, label.amendment_schedule) == ("house", "B")
    assert label.sheet_url == f"{BASE}{SHEETS}2025HV-00026-R00HB07066-HV.PDF"


def test_a_bare_senate_label_says_nothing_of_the_question() -> None:
    vote = ("/2025/VOTE/S/PDF/2025SV-00038-R00HB07066-SV.PDF", "Senate Roll Call Vote 38")
    [label] = labels(StatusPage(votes=(vote,)))
    assert (label.chamber, label.question_class) == ("senate", "unknown")


def test_a_link_in_other_words_is_kept_and_says_nothing_of_the_question() -> None:
    vote = (f"{SHEETS}2025HV-00026-R00HB07066-HV.PDF", "Votación 26")
    [label] = labels(StatusPage(votes=(vote,)))
    assert (label.label, label.question_class) == ("Votación 26", "unknown")


def test_documents_that_are_no_sheets_give_no_label() -> None:
    vote = ("/2025/FC/PDF/2025HB-07066-R000001-FC.PDF", "File No. 1")
    assert labels(StatusPage(votes=(vote,))) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_page_is_read_in_either_encoding(encoding: str) -> None:
    page = StatusPage(introduced_by=(("025", "Rep. Iris Sánchez, 25th Dist."),))
    found = read_page(page, encoding=encoding)
    names = [item.printed_name for item in found if isinstance(item, SponsorshipRecord)]
    assert names[0] == "Rep. Iris Sánchez, 25th Dist."


def test_markup_in_a_title_is_read_as_words() -> None:
    page = StatusPage(title='AN ACT <script>alert("x")</script> & MORE.')
    bill = read_page(page)[0]
    assert isinstance(bill, BillRecord)
    assert bill.title == 'AN ACT <script>alert("x")</script> & MORE.'


# ---------------------------------------------------------------- corrupted twins


def test_a_bill_that_the_site_does_not_have_is_refused() -> None:
    assert refused(NOT_FOUND) == (
        "The site says that HB07066 of 2025 is not found in its database."
    )


def test_an_error_page_is_refused() -> None:
    assert refused(ERROR_PAGE).startswith("The page is not that of HB07066 of 2025: its heading")


@pytest.mark.parametrize(
    "page",
    [StatusPage(heading="Raised H.B. No. 7067"), StatusPage(session="2024")],
    ids=["another bill", "another session"],
)
def test_the_page_of_another_bill_or_session_is_refused(page: StatusPage) -> None:
    assert refused(page.body()) == (
        "The page is not that of HB07066 of 2025: its heading is "
        f'"{page.heading} Session Year {page.session}".'
    )


def test_a_page_without_a_title_is_refused() -> None:
    assert refused(StatusPage(title="").body()) == "The page has no title of the bill."


def test_a_page_without_a_history_is_refused() -> None:
    assert refused(StatusPage(history=()).body()) == "The page has no history of the bill."


def test_a_day_that_is_none_is_refused() -> None:
    assert refused(StatusPage(history=(("13/1/2025", "House Passed"),)).body()) == (
        'The history has the day "13/1/2025", which is none.'
    )


def test_a_line_of_the_history_with_a_cell_missing_is_refused() -> None:
    body = StatusPage().body().replace(b"<td>2/24/2025</td><td></td>", b"<td>2/24/2025</td>", 1)
    assert refused(body) == (
        'The history has a line of 3 cells in place of 4: "2/24/2025 House Passed as Amended by '
        'House Amendment Schedul".'
    )


def test_a_label_that_leads_to_another_sheet_is_refused() -> None:
    vote = (f"{SHEETS}2025HV-00026-R00HB07066-HV.PDF", "House Roll Call Vote 27 AS AMENDED")
    assert refused(StatusPage(votes=(vote,)).body()) == (
        'The link "House Roll Call Vote 27 AS AMENDED" leads to the sheet of roll call 26.'
    )


def test_a_link_to_a_sheet_of_another_year_is_refused() -> None:
    # Its number would be taken for that of another bill.
    vote = ("/2026/VOTE/H/PDF/2026HV-00026-R00HB07066-HV.PDF", "House Roll Call Vote 26")
    assert refused(StatusPage(votes=(vote,)).body()) == (
        'The link "House Roll Call Vote 26" leads to a sheet of 2026.'
    )


def test_two_links_to_one_sheet_must_say_the_same() -> None:
    sheet = f"{SHEETS}2025HV-00026-R00HB07066-HV.PDF"
    votes = [(sheet, "House Roll Call Vote 26 HOUSE AMD B"), (sheet, "House Roll Call Vote 26")]
    assert refused(StatusPage(votes=votes).body()) == (
        "The links to the sheet of roll call 26 contradict each other."
    )
    assert len(labels(StatusPage(votes=votes[:1] * 2))) == 2


def test_a_member_named_outside_the_sponsors_is_refused() -> None:
    link = "<a href=\"/asp/CGABillStatus/CGAMemberBills.asp?dist_code='001'\">Rep. Ritter</a>"
    page = replace(StatusPage(), extra=f"<h5>Called amendments</h5>{link}")
    assert refused(page.body()) == (
        'The link to Rep. Ritter stands under "called amendments", not among the sponsors.'
    )


# ---------------------------------------------------------------- which pages are asked for


def test_a_listing_leads_to_the_page_of_each_bill_once() -> None:
    folder = "/2025/vote/h/pdf/"
    names = [
        "2025HV-00026-R00HB07066-HV.PDF",
        "2025HV-00027-R00HB07066-HV.PDF",
        "2025HV-00089-R00SB01286-HV.PDF",
        "2025HV-00090-R00-HV.PDF",
    ]
    found = read(
        *("us_ct/bills", "parse_listing", listing(folder, names), BASE + folder),
        session="2025",
        base=BASE,
    )
    status = f"{BASE}/asp/cgabillstatus/cgabillstatus.asp?selBillType=Bill&bill_num="
    assert [request.url for request in found] == [
        f"{status}HB07066&which_year=2025",
        f"{status}SB01286&which_year=2025",
    ]


ALSO = "project:scrapers/us_ct/bills/also.yml"


def test_further_bills_of_the_sessions_asked_for_are_followed() -> None:
    body = (
        b"bills:\n"
        b'  - {session: "2025", number: HB05003, why: sponsors}\n'
        b'  - {session: "2026", number: SB00001}\n'
    )
    found = read("us_ct/bills", "parse_also", body, ALSO, sessions="2025", base=BASE)
    assert [request.url.partition("bill_num=")[2] for request in found] == [
        "HB05003&which_year=2025"
    ]


def test_a_bill_that_is_no_number_is_the_staffs_mistake_with_its_line() -> None:
    body = b'bills:\n  - {session: "2025", number: HB 5003}\n'
    with pytest.raises(UserError) as told:
        read("us_ct/bills", "parse_also", body, ALSO, sessions="2025", base=BASE)
    assert str(told.value) == (
        "scrapers/us_ct/bills/also.yml:2: bills[1].number: HB 5003 is no bill number: two letters "
        "and five digits, as in HB05003."
    )
