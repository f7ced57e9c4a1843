"""The list of budgets: which bill is the budget is configuration; a mistake in it is a sentence."""

from typing import Any

import pytest

from reportcard.collect.pages import Request
from reportcard.errors import UserError
from reportcard.model.budget_records import (
    BudgetBillRecord,
    BudgetCycleRecord,
    BudgetDocumentRecord,
    VetoRecord,
)
from tests.scrapers.facts import REPOSITORY
from tests.scrapers.pages import BASE
from tests.scrapers.reading import read

PATH = "scrapers/us_ct/appropriations/budget.yml"
SHIPPED = (REPOSITORY / PATH).read_text(encoding="utf-8")
SMALL = """\
cycles:
  - id: fy2027
    title: {en: The budget, es: El presupuesto}
    fiscal_years: [2027]
    documents:
      - stage: enacted
        session: "2026"
        bill: SB 1
        path: /2026/ACT/PA/PDF/2026PA-00068-R00SB-00001-PA.PDF
        title: {en: The law, es: La ley}
    bills:
      - {session: "2026", bill: SB 1, role: vehicle, note: {en: The budget., es: El presupuesto.}}
      - {session: "2025", bill: HB 7, role: bonds, note: {en: Bonds., es: Bonos.}}
    vetoes:
      - {session: "2026", bill: SB 1, section: 3, note: {en: Vetoed., es: Vetado.}}
"""


def cycles(text: str, sessions: str = "2025 2026") -> list[Any]:
    source = "us_ct/appropriations"
    body = text.encode()
    return read(source, "parse_cycles", body, f"project:{PATH}", sessions=sessions, base=BASE)


def told(old: str, new: str) -> list[str]:
    """The sentences about the small list with one place changed."""
    assert old in SMALL
    with pytest.raises(UserError) as error:
        cycles(SMALL.replace(old, new, 1))
    return [line.removeprefix(f"{PATH}:") for line in str(error.value).splitlines()]


def kinds(found: list[Any], kind: type) -> list[Any]:
    return [record for record in found if isinstance(record, kind)]


def test_every_entry_is_a_record_with_its_line() -> None:
    found = cycles(SMALL)
    (cycle,) = kinds(found, BudgetCycleRecord)
    assert (cycle.cycle, cycle.fiscal_year, cycle.title_es) == ("fy2027", 2027, "El presupuesto")
    (document,) = kinds(found, BudgetDocumentRecord)
    assert (document.stage, document.bill_number, document.line) == ("enacted", "SB00001", 6)
    first, second = kinds(found, BudgetBillRecord)
    assert (first.bill_number, first.role, first.line) == ("SB00001", "vehicle", 12)
    assert (second.session, second.bill_number) == ("2025", "HB00007")
    (veto,) = kinds(found, VetoRecord)
    assert (veto.section, veto.agency, veto.note_en, veto.line) == (3, "", "Vetoed.", 15)


def test_a_document_is_asked_for_as_what_it_is() -> None:
    (request,) = kinds(cycles(SMALL), Request)
    assert request.url == f"{BASE}/2026/ACT/PA/PDF/2026PA-00068-R00SB-00001-PA.PDF"
    assert (request.parse, request.expects) == ("parse_budget", "pdf")
    assert dict(request.context) == {
        "cycle": "fy2027",
        "stage": "enacted",
        "session": "2026",
        "bill": "SB00001",
        "url": request.url,
        "extract": "",
    }


def test_a_bill_has_years_of_its_own_or_none() -> None:
    own = SMALL.replace("role: bonds", "role: bonds, fiscal_years: [2026, 2025]")
    assert [r.fiscal_years for r in kinds(cycles(own), BudgetBillRecord)] == [(), ("2026", "2025")]


def test_the_shipped_list_says_of_which_years_the_sums_of_a_bill_are() -> None:
    bills = kinds(cycles(SHIPPED), BudgetBillRecord)
    years = {(r.session, r.bill_number): r.fiscal_years for r in bills}
    assert years["2025", "HB06863"] == ("2025",)
    assert years["2026", "SB00083"] == years["2026", "HB05031"] == ("2026",)
    assert years["2026", "SB00001"] == years["2025", "HB07287"] == ("2026", "2027")
    assert years["2026", "SB00298"] == years["2025", "HB07163"] == years["2025", "SB01250"] == ()


def test_what_belongs_to_other_sessions_is_left_out() -> None:
    found = cycles(SMALL, "2025")
    assert [type(record) for record in found] == [BudgetCycleRecord, BudgetBillRecord]
    assert cycles(SMALL, "2024") == []


def test_the_shipped_list_has_both_budgets_of_the_term() -> None:
    found = cycles(SHIPPED)
    years = {(r.cycle, r.fiscal_year) for r in kinds(found, BudgetCycleRecord)}
    assert years == {("fy2026-2027", 2026), ("fy2026-2027", 2027), ("fy2027-adjustments", 2027)}
    vehicles = [
        (r.session, r.bill_number) for r in kinds(found, BudgetBillRecord) if r.role == "vehicle"
    ]
    assert vehicles == [("2025", "HB07287"), ("2026", "SB00001")]
    stages = {
        (r.session, r.bill_number, r.stage)
        for r in kinds(found, BudgetDocumentRecord)
        if r.bill_number in ("HB05032", "SB00001")
    }
    assert stages == {
        ("2026", "HB05032", "governor"),
        ("2026", "HB05032", "committee"),
        ("2026", "SB00001", "enacted"),
    }
    (veto,) = kinds(found, VetoRecord)
    assert (veto.bill_number, veto.section) == ("SB00298", None)


def test_every_document_of_the_shipped_list_has_an_address_of_its_own() -> None:
    urls = [request.url for request in kinds(cycles(SHIPPED), Request)]
    assert len(urls) == len(set(urls)) > 10


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "stage: enacted",
            "stage: law",
            '6: cycles[fy2027].documents[1].stage: "law" is not one of the words that can stand '
            "here: governor, committee, enacted.",
        ),
        (
            "fiscal_years: [2027]",
            "fiscal_years: [2027, 2027]",
            "4: cycles[fy2027].fiscal_years[2]: Each fiscal year stands once.",
        ),
        (
            "role: vehicle",
            "role: vehicel",
            '12: cycles[fy2027].bills[1].role: "vehicel" is not one of the words that can stand '
            "here: vehicle, governor, committee, adjustment, deficiency, implementer, bonds. Did "
            "you mean vehicle?",
        ),
        (
            "bill: SB 1, role",
            "bill: Senate Bill 1, role",
            "12: cycles[fy2027].bills[1].bill: A bill is written as letters and a number, such as "
            "HB 7287.",
        ),
        (
            "id: fy2027",
            "id: FY 2027",
            "2: cycles[FY 2027].id: An id is made of small letters a to z, digits and hyphens, not "
            "FY 2027.",
        ),
        (
            "path: /2026/ACT/PA/PDF/2026PA-00068-R00SB-00001-PA.PDF",
            "path: https://www.example.org/act.PDF",
            "9: cycles[fy2027].documents[1].path: https://www.example.org/act.PDF is not the path "
            "of a PDF on the official site, such as /2026/TOB/H/PDF/2026HB-05032-R00-HB.PDF.",
        ),
        (
            "R00SB-00001-PA.PDF",
            "R00SB-00002-PA.PDF",
            "9: cycles[fy2027].documents[1].path: The path names another bill or session than "
            "SB-00001 of 2026.",
        ),
        (
            "path: /2026/",
            "path: /2025/",
            "9: cycles[fy2027].documents[1].path: The path names another bill or session than "
            "SB-00001 of 2026.",
        ),
        (
            'session: "2025", bill: HB 7,',
            'session: "2026", bill: SB 1,',
            "13: cycles[fy2027].bills[2].bill: The budget lists SB00001 of 2026 already.",
        ),
        (
            'session: "2026", bill: SB 1, role',
            'session: "2026", bill: SB 9, role',
            "8: cycles[fy2027].documents[1].bill: SB00001 of 2026 has a document, but is not among "
            "the budget's bills. Did you mean SB00009?",
        ),
        (
            "    bills:",
            '      - {stage: enacted, session: "2026", bill: SB 1, path: '
            "/2026/TOB/S/PDF/2026SB-00001-R00-SB.PDF, title: {en: A, es: A}}\n    bills:",
            "11: cycles[fy2027].documents[2].bill: SB00001 has a document for this stage already.",
        ),
        (
            "cycles:\n",
            "cycles:\n  - {id: fy2027, title: {en: A, es: A}, fiscal_years: [2026], documents: [], "
            'bills: [{session: "2026", bill: SB 2, role: bonds, note: {en: B., es: B.}}]}\n',
            "3: cycles[fy2027].id: There is a budget fy2027 already: each needs a name of its own.",
        ),
    ],
)
def test_a_mistake_is_a_sentence_with_its_line(old: str, new: str, says: str) -> None:
    assert told(old, new) == [says]


def test_one_number_in_two_sessions_is_two_bills() -> None:
    assert cycles(SMALL.replace("bill: HB 7", "bill: SB 1"))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            'session: "2026"\n',
            'session: "26"\n',
            '7: cycles[fy2027].documents[1].session: A session is a year, such as "2025", not 26.',
        ),
        (
            "bill: HB 7,",
            "bill: XY 7,",
            "13: cycles[fy2027].bills[2].bill: No bill here begins with XY: they begin with HB, "
            "SB, HJ, SJ, HR or SR.",
        ),
        (
            "id: fy2027",
            f"id: {'a' * 10_000}",
            "2: cycles[1].id: An id has 60 characters at the most; this one has 10000.",
        ),
        (
            "  - id",
            "  - *last_year\n  - id",
            "2: cycles[1]: Aliases (*last_year) are not used: write the value out.",
        ),
        (
            "    title: {en: The budget",
            "    *shared : 1\n    title: {en: The budget",
            "3: cycles[fy2027]: Aliases (*shared) are not used: write the value out.",
        ),
        (
            "  - id",
            "  -\n  - id",
            "2: cycles[1]: The keys id, title, fiscal_years, documents, bills, vetoes are expected "
            "here, not nothing.",
        ),
        (
            "role: bonds,",
            "role: bonds, fiscal_years: [2026, 2026],",
            "13: cycles[fy2027].bills[2].fiscal_years[2]: Each fiscal year stands once.",
        ),
    ],
)
def test_a_mistake_is_told_in_words_that_need_no_program(old: str, new: str, says: str) -> None:
    assert told(old, new) == [says]


def test_mistakes_of_every_kind_are_told_at_once() -> None:
    """What is wrong between entries is told beside what is wrong within them."""
    wrong = (
        SMALL.replace("  - id: fy2027", "  - id: FY 2027")
        .replace("fiscal_years: [2027]", "fiscal_years: [2027, 2027, 3000]")
        .replace("title: {en: The law, es: La ley}", "title: {en: The law}")
        .replace("R00SB-00001-PA.PDF", "R00SB-00002-PA.PDF")
        .replace('session: "2025", bill: HB 7,', 'session: "2026", bill: SB 1,')
        .replace("note: {en: Bonds., es: Bonos.}", "not: {en: Bonds., es: Bonos.}")
    )
    with pytest.raises(UserError) as error:
        cycles(wrong)
    places = [(p.line, p.key.rpartition("[1]")[2]) for p in error.value.problems]
    assert sorted(places, key=str) == sorted(
        [
            (2, "cycles[FY 2027].id"),
            (4, "cycles[FY 2027].fiscal_years[2]"),
            (4, "cycles[FY 2027].fiscal_years[3]"),
            (9, ".path"),
            (10, ".title.es"),
            (13, "cycles[FY 2027].bills[2].bill"),
            (13, "cycles[FY 2027].bills[2].not"),
        ],
        key=str,
    )


def test_no_document_is_called_unlisted_while_a_listed_bill_cannot_be_read() -> None:
    (only,) = told('session: "2026", bill: SB 1, role', 'session: "26", bill: SB 1, role')
    assert "bills[1].session" in only
