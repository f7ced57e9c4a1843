"""A good page of each parse function for fiscal notes, and a corrupted twin with its sentence."""

from collections.abc import Iterator

from tests.scrapers.bulk_files import HISTORY, bulk_url
from tests.scrapers.facts import REPOSITORY
from tests.scrapers.note_pages import Note, draw
from tests.scrapers.pages import BASE, StatusPage
from tests.scrapers.town_examples import Pair

_SOURCE = "us_ct/fiscal_notes"
_BUDGET = "scrapers/us_ct/appropriations/budget.yml"
_TOPIC = "scrapers/us_ct/topics/education.yml"
_NOTES = (
    "<table summary='Status of bills'><thead><tr><th>Notes</th></tr></thead><tbody><tr><td>"
    '<a href="/2025/FN/PDF/2025HB-07066-R01-FN.PDF">Fiscal Note</a></td></tr></tbody></table>'
)
_SESSIONS = {"sessions": "2025 2026", "base": BASE}
_BILL = {"session": "2025", "number": "HB07066"}


def note_examples() -> Iterator[Pair]:
    """The lists of bills, a bill's page, a note; and the list of budgets as the sample reads it."""
    budget = (REPOSITORY / _BUDGET).read_bytes()
    for source_id in (_SOURCE, "us_ct/sample"):
        yield (
            *(source_id, "parse_budgets", "the list itself", f"project:{_BUDGET}", budget),
            _SESSIONS,
            "a fiscal year that is none",
            budget.replace(b"fiscal_years: [2027]", b"fiscal_years: [27]"),
            f"{_BUDGET}:{_line(budget, b'fiscal_years: [2027]')}: cycles[fy2027-adjustments]"
            ".fiscal_years[1]: 27 is too small: it must be 1990 or more.",
        )
    topic = (REPOSITORY / _TOPIC).read_bytes()
    yield (
        *(_SOURCE, "parse_topic", "a topic", f"project:{_TOPIC}", topic),
        _SESSIONS,
        "no topic",
        b"topic: [education\n",
        f"{_TOPIC}:1: A bracket that is opened here is never closed, or a comma is missing.",
    )
    yield (
        *(_SOURCE, "parse_referrals", "a referral", bulk_url("bill_history"), HISTORY),
        {"session": "2025", "base": BASE, "codes": "ED"},
        "a day that is none",
        HISTORY.replace(b"2025-02-24", b"2025-02-30", 1),
        'Line 2: "2025-02-30 00:00:00" is no day.',
    )
    yield (
        *(_SOURCE, "parse_status", "a bill", f"{BASE}/a", StatusPage(extra=_NOTES).body()),
        _BILL,
        "another bill",
        StatusPage(heading="S.B. No. 1", extra=_NOTES).body(),
        'The page is not that of HB07066 of 2025: its heading is "S.B. No. 1 Session Year 2025".',
    )
    yield (
        *(_SOURCE, "parse_note", "a fiscal note", f"{BASE}/a.PDF", draw(Note(bill="HB-7066"))),
        {**_BILL, "label": "Fiscal Note"},
        "an analysis in its place",
        draw(Note(bill="HB-7066", heading="OFA Bill Analysis")),
        "This document has no fiscal note of the Office of Fiscal Analysis.",
    )


def _line(body: bytes, words: bytes) -> int:
    return body[: body.index(words)].count(b"\n") + 1
