"""Bill status pages: title, sponsors by seat, history oldest first, labels of roll calls."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

import pytest

from reportcard.collect.pages import Expects, Request
from reportcard.errors import PageError, TurnedPageError, UserError
from reportcard.model.records import (
    ActionRecord,
    ActRecord,
    AmendmentRecord,
    BillRecord,
    DocumentRecord,
    RemarkRecord,
    RollCallLabelRecord,
    SponsorshipRecord,
)
from reportcard.model.vocabulary import ActKind, DocumentKind
from tests.scrapers.bulk_files import HISTORY_HEADER, bulk_file, bulk_url, history_row
from tests.scrapers.pages import BASE, ERROR_PAGE, NOT_FOUND, Link, StatusPage, listing
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


def test_a_link_to_the_sheet_of_another_bill_is_left_out_and_said_aloud() -> None:
    # Taken for a witness, everybody's vote on HB 7067 would be their vote on HB 7066 too.
    vote = (f"{SHEETS}2025HV-00026-R00HB07067-HV.PDF", "House Roll Call Vote 26")
    page = StatusPage(votes=(vote,))
    assert labels(page) == []
    assert [item for item in read_page(page) if isinstance(item, RemarkRecord)] == [
        RemarkRecord("2025", "HB07066", "unknown_document", BASE + vote[0], vote[1])
    ]


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("House Roll Call Vote 26 CONSENT CALENDAR", "House Passed"),
        ("House Roll Call Vote 26", "On Consent Calendar / In Concurrence"),
    ],
)
def test_the_sheet_of_a_consent_calendar_is_that_of_all_its_bills(label: str, line: str) -> None:
    vote = (f"{SHEETS}2025HV-00026-R00HB07067-HV.PDF", label)
    [found] = labels(StatusPage(votes=(vote,), history=(("2/24/2025", line),)))
    assert (found.number, found.bill_number) == (26, "HB07066")


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


def test_a_line_of_the_history_has_the_committee_that_it_names() -> None:
    page = StatusPage(history=(("1/8/2025", "Referred to Joint Committee on Education"),))
    assert [(a.action_class, a.committee_code) for a in actions(page)] == [
        ("referred", "EDUCATION")
    ]


# ---------------------------------------------------------------- documents


def with_links(section: str, *links: Link) -> StatusPage:
    """A page with one more table of documents."""
    rows = "".join(
        f'<tr><td>&nbsp;</td><td><a href="{url}">{escape(label)}</a></td></tr>'
        for url, label in links
    )
    head = f"<thead><tr><td>&nbsp;</td><td>&nbsp;&nbsp;{section}</td></tr></thead>"
    table = f"<table summary='Status of bills'>{head}<tbody>{rows}</tbody></table>"
    return StatusPage(votes=(), extra=table)


def found_of(kind: type, page: StatusPage) -> list[object]:
    return [item for item in read_page(page) if isinstance(item, kind)]


@pytest.mark.parametrize(
    ("path", "kind", "revision", "file_number"),
    [
        ("TOB/H/PDF/2025HB-07066-R02-HB.PDF", "bill_text", 2, None),
        ("FC/PDF/2025HB-07066-R000828-FC.PDF", "file_copy", None, 828),
        ("FN/PDF/2025HB-07066-R01-FN.PDF", "fiscal_note", 1, None),
        ("FN/PDF/2025HB-07066-R000766-FN.PDF", "fiscal_note", None, 766),
        ("BA/PDF/2025HB-07066-R010819-BA.PDF", "bill_analysis", None, 819),
        ("BA/PDF/2025HB-07066-R01SS1-BA.PDF", "bill_analysis", 1, None),
        ("ACT/PA/PDF/2025PA-00001-R00HB-07066-PA.PDF", "act", None, None),
        ("ACT/RA/PDF/2025RA-00001-R00HB-07066-RA.PDF", "act", None, None),
        ("amd/H/pdf/2025HB-07066-R00HA-AMD.pdf", "amendment", 0, None),
        ("FNA/2025HB-07066-R00HA-FNA.htm", "amendment_fiscal_note", None, None),
        ("SUM/PDF/2025SUM00001-R02HB-07066-SUM.PDF", "act_summary", None, None),
        ("TS/H/PDF/2025HB-07066-R00ED-CV12-TS.PDF", "committee_tally", None, None),
        ("VOTE/H/PDF/2025HV-00026-R00HB07066-HV.PDF", "roll_call", 0, None),
        ("fc/pdf/2025hb-07066-r000828-fc.pdf", "file_copy", None, 828),
    ],
)
def test_a_documents_address_says_what_it_is(
    path: str, kind: DocumentKind, revision: int | None, file_number: int | None
) -> None:
    url = f"/2025/{path}"
    label = "House Roll Call Vote 26" if kind == "roll_call" else "A label"
    [document] = found_of(DocumentRecord, with_links("Text of Bill", (url, label)))
    assert document == DocumentRecord(
        session="2025",
        bill_number="HB07066",
        document_order=1,
        kind=kind,
        label=label,
        revision=revision,
        file_number=file_number,
        document_url=BASE + url,
    )


def test_documents_keep_the_order_of_the_page_and_word_copies_are_left_out() -> None:
    page = with_links(
        "Text of Bill",
        ("/2025/TOB/H/PDF/2025HB-07066-R01-HB.PDF", "ED Joint Favorable Substitute"),
        ("https://search.cga.state.ct.us/dl2025/TOB/DOC/2025HB-07066-R01-HB.DOCX", "[doc]"),
        ("/2025/TOB/H/PDF/2025HB-07066-R00-HB.PDF", "Raised Bill"),
    )
    found = [item for item in read_page(page) if isinstance(item, DocumentRecord)]
    assert [(d.document_order, d.label) for d in found] == [
        (1, "ED Joint Favorable Substitute"),
        (2, "Raised Bill"),
    ]
    assert found_of(RemarkRecord, page) == []


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("/2025/XYZ/PDF/2025HB-07066-R00-XYZ.PDF", "A new kind"),
        ("/2025/TOB/H/PDF/2025HB-07067-R00-HB.PDF", "Another bill's text"),
        ("/2024/TOB/H/PDF/2024HB-07066-R00-HB.PDF", "Another session's text"),
        ("/2025/ACT/PA/PDF/2025PA-00001-R00HB-07067-PA.PDF", "Public Act No. 25-1"),
        ("/2025/ACT/PA/PDF/2025PA-00001-R00HB-07066-PA.PDF", "Public Act No. 25-2"),
        ("/2025/amd/H/pdf/2025HB-07066-R00HA-AMD.pdf", "House Schedule B LCO# 2413"),
        ("/2025/amd/H/pdf/2025HB-07066-R00HA-AMD.pdf", "Senate Schedule A LCO# 2413"),
    ],
)
def test_a_link_of_no_known_kind_or_to_another_bill_is_said_aloud_and_gives_nothing(
    url: str, label: str
) -> None:
    page = with_links("Text of Bill", (url, label))
    assert found_of(DocumentRecord, page) == []
    assert found_of(ActRecord, page) == []
    assert found_of(RemarkRecord, page) == [
        RemarkRecord("2025", "HB07066", "unknown_document", BASE + url, f"Text of Bill: {label}")
    ]


# ---------------------------------------------------------------- amendments and acts


def named_amendments(page: StatusPage) -> list[AmendmentRecord]:
    """The amendments that documents name; those of the history left out."""
    found = [item for item in read_page(page) if isinstance(item, AmendmentRecord)]
    return [item for item in found if item.document_url != URL]


@pytest.mark.parametrize(
    ("label", "lco", "caucus"),
    [
        ("House Schedule D LCO# 2413 (R)", 2413, "R"),
        ("House Schedule D LCO# 2413", 2413, ""),
        ("House Schedule D (D)", None, "D"),
        ("House Schedule D", None, ""),
    ],
)
def test_an_amendments_label_has_its_number_and_caucus(
    label: str, lco: int | None, caucus: str
) -> None:
    url = "/2025/amd/S/pdf/2025HB-07066-R00HD-AMD.pdf"
    [amendment] = named_amendments(with_links("Called Amendments", (url, label)))
    assert amendment == AmendmentRecord(
        *("2025", "HB07066", "house", "D", lco, caucus, True), document_url=BASE + url
    )


@pytest.mark.parametrize(
    ("section", "is_called"),
    [("Called Amendments", True), ("Uncalled Amendments", False), ("Text of Bill", None)],
)
def test_the_section_says_whether_an_amendment_was_called(
    section: str, is_called: bool | None
) -> None:
    url = "/2025/amd/S/pdf/2025HB-07066-R00SB-AMD.pdf"
    [amendment] = named_amendments(with_links(section, (url, "Senate Schedule B")))
    assert (amendment.chamber, amendment.schedule) == ("senate", "B")
    assert amendment.is_called is is_called


def test_a_fiscal_notes_label_is_a_witness_of_the_amendments_numbers() -> None:
    url = "/2025/FN/PDF/2025HB-07066-R01-FN.PDF"
    label = 'Fiscal Note for HB-7066, As Amended by House "A" (LCO 7516), Senate "B" (LCO 8000)'
    found = named_amendments(with_links("Fiscal Notes", (url, label)))
    assert [(a.chamber, a.schedule, a.lco, a.is_called) for a in found] == [
        ("house", "A", 7516, None),
        ("senate", "B", 8000, None),
    ]
    assert {a.document_url for a in found} == {BASE + url}


def test_the_history_is_a_witness_of_the_amendments_numbers() -> None:
    found = [item for item in read_page(StatusPage()) if isinstance(item, AmendmentRecord)]
    assert [(a.chamber, a.schedule, a.lco) for a in found] == [("house", "A", 4012)]


@pytest.mark.parametrize(
    ("path", "kind", "special_session"),
    [
        ("PA/PDF/2025PA-00001-R00HB-07066-PA.PDF", "public", 0),
        ("PA/PDF/2025PA-00001-R00HB-07066SS1-PA.PDF", "public", 1),
        ("SA/PDF/2025SA-00001-R00HB-07066SS2-SA.PDF", "special", 2),
        ("RA/PDF/2025RA-00001-R00HB-07066-RA.PDF", "resolution", 0),
    ],
)
def test_an_act_is_known_by_kind_number_and_special_session(
    path: str, kind: ActKind, special_session: int
) -> None:
    # Two acts of 2025 are Public Act 25-1: one of the regular session, one of the special session.
    url = f"/2025/ACT/{path}"
    [act] = found_of(ActRecord, with_links("Text of Bill", (url, "Public Act No. 25-1")))
    assert act == ActRecord("2025", "HB07066", kind, 1, special_session, BASE + url)


@pytest.mark.parametrize(
    ("path", "parse", "expects"),
    [
        ("H/PDF/2025HB-07066-R00ED-CV12-TS.PDF", "parse_tally_pdf", "pdf"),
        ("H/2025HB-07066-R00ED-CV12-TS.pdf", "parse_tally_pdf", "pdf"),
        ("H/2025HB-07066-R00APP-CV99-TS.htm", "parse_tally_html", "html"),
    ],
)
def test_a_committees_tally_is_asked_for_in_its_format(
    path: str, parse: str, expects: Expects
) -> None:
    page = with_links("Committee Actions", (f"/2025/TS/{path}", "ED Vote Tally Sheet"))
    [request] = found_of(Request, page)
    assert request == Request(
        f"{BASE}/2025/TS/{path}",
        parse,
        expects,
        context=(("session", "2025"), ("number", "HB07066")),
    )


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


def test_the_bills_of_a_committee_that_staff_follow_are_found_in_the_history() -> None:
    body = b"bills: []\ncommittees:\n  - {code: HED, why: beside the topic}\n"
    found = read("us_ct/bills", "parse_also", body, ALSO, sessions="2025 2026", base=BASE)
    assert [(r.url, r.parse, dict(r.context)["codes"]) for r in found] == [
        (f"{BASE}/ftp/pub/data/bill_history.csv#{session}", "parse_referrals", "HED")
        for session in ("2025", "2026")
    ]


def test_a_bill_that_is_no_number_is_the_staffs_mistake_with_its_line() -> None:
    body = b'bills:\n  - {session: "2025", number: HB 5003}\n'
    with pytest.raises(UserError) as told:
        read("us_ct/bills", "parse_also", body, ALSO, sessions="2025", base=BASE)
    assert str(told.value) == (
        "scrapers/us_ct/bills/also.yml:2: bills[1].number: HB 5003 is no bill number: two letters "
        "and five digits, as in HB05003."
    )


TOPIC = "project:scrapers/us_ct/topics/education.yml"
TOPIC_FILE = b"""topic: education
title: {en: Education, es: Educaci\xc3\xb3n}
covers: {en: Schools., es: Escuelas.}
rules:
  - id: committee
    because: {en: The committee had it., es: El comit\xc3\xa9 lo tuvo.}
    referred_to: [SED, ED]
include:
  - session: "2025"
    bill: HB 7287
    because: {en: The budget., es: El presupuesto.}
  - session: "2026"
    bill: SB 1
    because: {en: The budget., es: El presupuesto.}
"""


def test_a_topics_bills_and_the_history_that_names_its_committees_are_asked_for() -> None:
    found = read("us_ct/bills", "parse_topic", TOPIC_FILE, TOPIC, sessions="2025", base=BASE)
    named, history = found
    assert named.url.endswith("bill_num=HB07287&which_year=2025")
    assert (history.url, history.parse) == (bulk_url("bill_history"), "parse_referrals")
    assert dict(history.context) == {"session": "2025", "base": BASE, "codes": "ED SED"}


def referrals(*rows: Sequence[str]) -> list[str]:
    body = bulk_file(HISTORY_HEADER, rows)
    found = read(
        *("us_ct/bills", "parse_referrals", body, bulk_url("bill_history")),
        session="2025",
        base=BASE,
        codes="ED SED",
    )
    return [request.url.partition("bill_num=")[2].partition("&")[0] for request in found]


def test_each_bill_that_a_committee_of_the_topic_had_is_followed_once() -> None:
    assert referrals(
        history_row("SB00002", "REF. TO JOINT COMM. ON", "ED"),
        history_row("HB05001", "REF. TO JOINT COMM. ON", "SED"),
        history_row("HB05001", "Change of Reference", "ED"),
        history_row("HB05002", "REF. TO JOINT COMM. ON", "GAE"),
        history_row("HB05003", "PUBLIC HEARING", "0218"),
    ) == ["HB05001", "SB00002"]


def test_bills_on_a_consent_calendar_are_followed_for_their_sheet_names_only_one_of_them() -> None:
    assert referrals(
        history_row("HJ00034", "ADOPTED, HOUSE"),
        history_row("HJ00034", "ON CONSENT CALENDAR"),
        history_row("SB00220", "ON CONSENT CALENDAR /IN CONCURRENCE"),
        history_row("HB05004", "HOUSE PASSED"),
    ) == ["HJ00034", "SB00220"]


def test_a_history_of_another_session_has_turned() -> None:
    with pytest.raises(TurnedPageError):
        referrals(history_row("HB05001", "REF. TO JOINT COMM. ON", "ED", day="2026-02-04"))


def test_a_history_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(PageError) as refused:
        referrals(history_row("HB05001", "REF. TO JOINT COMM. ON", "ED", day="2025-02-31"))
    assert str(refused.value) == 'Line 2: "2025-02-31 00:00:00" is no day.'
