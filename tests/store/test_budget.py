"""Budget documents in the store: a section that adds up is shown whole, any other not at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcard.model.budget_records import (
    AppropriationLineRecord,
    BudgetDocumentRecord,
    BudgetSectionRecord,
    VetoRecord,
)
from reportcard.model.facts import Quarantined
from reportcard.model.money import Money
from reportcard.model.records import PageRecords, Record
from reportcard.model.untold import untold, write_untold
from reportcard.model.vocabulary import Dollars
from reportcard.store.connect import open_store
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.properties import PROPERTY
from tests.store.budgets import (
    CYCLE,
    EDUCATION,
    GENERAL,
    LIBRARY,
    Agency,
    Document,
    Fund,
    budget_bill,
    document_page,
    pages_of,
    plan,
    records_of,
    with_account,
)
from tests.store.world import DAY, SEATS, bill_page, page, people_page, sheet

# Each example fills a store.
FEW = settings(PROPERTY, max_examples=12)
GOVERNOR = Document("governor")


def fill(
    store: duckdb.DuckDBPyConnection, pages: Sequence[PageRecords]
) -> tuple[Money, tuple[Quarantined, ...]]:
    """The money of these pages, and what was set aside."""
    load_pages(store, pages)
    found = resolve(store, SEATS)
    facts = read_facts(store)
    assert set(facts.quarantine) == set(found)
    return facts.money, found


def spoilt(document: Document, change: dict[int, tuple[int | None, int]]) -> list[PageRecords]:
    """A document in which the rows at some positions of section 1 have other amounts."""
    records: list[Record] = []
    for record in records_of(document):
        if isinstance(record, AppropriationLineRecord) and record.position in change:
            before, after = change[record.position]
            old = None if before is None else Dollars(before)
            records.append(replace(record, before=old, after=Dollars(after)))
        else:
            records.append(record)
    return [plan(document), document_page(document, records)]


def rules(found: Sequence[Quarantined]) -> set[str]:
    return {item.rule for item in found}


def test_a_store_without_budget_documents_has_no_money(store: duckdb.DuckDBPyConnection) -> None:
    load_pages(store, [people_page()])
    resolve(store, SEATS)
    assert read_facts(store).money == Money()


def test_a_store_that_was_never_resolved_has_no_money(store: duckdb.DuckDBPyConnection) -> None:
    assert read_facts(store).money == Money()


def test_a_section_that_adds_up_is_there_line_by_line(store: duckdb.DuckDBPyConnection) -> None:
    money, found = fill(store, pages_of(GOVERNOR))
    assert found == ()
    assert [(line.account, line.before_dollars, line.after_dollars) for line in money.lines] == [
        ("Education Equalization Grants", 2456, 2458),
        ("Magnet Schools", 344, 332),
        ("Charter Schools", 144, 147),
        ("Personal Services", 70, 71),
        ("Unallocated Lapse", -10, -12),
    ]
    first = money.lines[0]
    assert first.line_id == "2027/2025-HB00032/governor/1/1"
    assert first.document_url == GOVERNOR.url
    assert (first.agency, first.fund, first.kind) == (EDUCATION.name, "GENERAL FUND", "adjustment")
    assert [line.is_lapse for line in money.lines] == [False] * 4 + [True]
    (document,) = money.documents
    assert (document.sections, document.set_aside, document.bill_id) == (1, 0, "2025-HB00032")
    assert document.provenance is not None


def test_a_document_that_nobody_has_read_is_listed_as_unread(
    store: duckdb.DuckDBPyConnection,
) -> None:
    money, _found = fill(store, [plan(GOVERNOR)])
    (document,) = money.documents
    assert (document.sections, document.provenance) == (0, None)
    assert money.lines == ()


@pytest.mark.parametrize(
    ("position", "amounts", "rule", "figures"),
    [
        (1, (2457, 2458), "agency_total", ("old column", "$2,945", "$2,944")),
        (1, (2456, 2459), "agency_total", ("new column", "$2,938", "$2,937")),
        (4, (2944, 2938), "agency_total", ("new column", "$2,937", "$2,938")),
        (5, (71, 71), "fund_total", ("old column", "$3,015", "$3,014")),
        (6, (3014, 3009), "fund_total", ("new column", "$3,008", "$3,009")),
        (7, (-10, -13), "net", ("new column", "$2,995", "$2,996")),
        (8, (3005, 2996), "net", ("old column", "$3,004", "$3,005")),
    ],
)
def test_a_sum_that_does_not_hold_sets_the_whole_section_aside(
    store: duckdb.DuckDBPyConnection,
    position: int,
    amounts: tuple[int, int],
    rule: str,
    figures: tuple[str, ...],
) -> None:
    money, found = fill(store, spoilt(GOVERNOR, {position: amounts}))
    assert (money.lines, money.budget_lines) == ((), ())
    assert [(d.sections, d.set_aside) for d in money.documents] == [(0, 1)]
    (item,) = (item for item in found if item.rule == rule)
    assert (item.entity, item.entity_id) == ("budget_section", "2025-HB00032/governor/1")
    assert item.source_url == GOVERNOR.url
    assert item.sentence.en.startswith("The Governor's bill HB 32 of 2025, section 1, page 1: ")
    for figure in figures:
        assert figure in item.sentence.en
    assert "fiscal year 2027" in item.sentence.en


def test_the_sentence_of_an_agency_names_it_and_is_there_in_spanish(
    store: duckdb.DuckDBPyConnection,
) -> None:
    _money, found = fill(store, spoilt(GOVERNOR, {1: (2457, 2458)}))
    (item,) = (item for item in found if item.rule == "agency_total")
    assert "DEPARTMENT OF EDUCATION" in item.sentence.en
    assert item.sentence.es != item.sentence.en
    for piece in ("DEPARTMENT OF EDUCATION", "$2,945", "$2,944", "2027", "HB 32"):
        assert piece in item.sentence.es


def test_another_section_of_the_same_document_stays(store: duckdb.DuckDBPyConnection) -> None:
    other = Fund((LIBRARY,), "BANKING FUND", number=2)
    money, found = fill(store, spoilt(Document("governor", (other, GENERAL)), {4: (1, 1)}))
    assert {item.entity_id for item in found} == {"2025-HB00032/governor/1"}
    assert {line.fund for line in money.lines} == {"BANKING FUND"}
    assert [(d.sections, d.set_aside) for d in money.documents] == [(1, 1)]


def test_an_agency_that_is_printed_twice_has_a_total_of_its_own_each_time(
    store: duckdb.DuckDBPyConnection,
) -> None:
    gone = Agency("ADVOCATE", (("Salaries", 387, 0), ("Equipment", 5, 0)))
    come = Agency("ADVOCATE", (("Salaries", 0, 387), ("Equipment", 0, 5)))
    funds = (replace(GENERAL, agencies=(gone, EDUCATION, come)),)
    money, found = fill(store, pages_of(Document("enacted", funds)))
    assert found == ()
    salaries = [line for line in money.budget_lines if line.account == "Salaries"]
    assert [(b.base_dollars, b.enacted_dollars) for b in salaries] == [(387, 387)]


def test_two_agencies_run_together_are_seen_where_agencies_have_totals(
    store: duckdb.DuckDBPyConnection,
) -> None:
    merged = Agency("STATE LIBRARY", (("A", 1, 1), ("B", 2, 2)), has_total=False)
    funds = (replace(GENERAL, agencies=(EDUCATION, merged)),)
    money, found = fill(store, pages_of(Document("governor", funds)))
    assert rules(found) == {"no_agency_total"}
    assert "STATE LIBRARY" in found[0].sentence.en
    assert money.lines == ()


def test_a_section_without_any_agency_total_is_held_by_that_of_the_fund(
    store: duckdb.DuckDBPyConnection,
) -> None:
    agencies = (replace(EDUCATION, has_total=False), LIBRARY)
    money, found = fill(store, pages_of(Document("governor", (Fund(agencies),))))
    assert found == ()
    assert all(line.is_controlled for line in money.lines)


def test_a_line_under_no_printed_total_is_kept_and_marked(
    store: duckdb.DuckDBPyConnection,
) -> None:
    fund = Fund((EDUCATION, LIBRARY), has_total=False)
    money, found = fill(store, pages_of(Document("governor", (fund,))))
    assert found == ()
    assert [line.account for line in money.lines if not line.is_controlled] == ["Personal Services"]


def test_a_table_with_some_agencies_is_not_held_to_the_total_of_the_fund(
    store: duckdb.DuckDBPyConnection,
) -> None:
    fund = replace(GENERAL, is_whole=False)
    money, found = fill(store, spoilt(Document("governor", (fund,)), {6: (1, 1), 8: (1, 1)}))
    assert found == ()
    controlled = {line.account: line.is_controlled for line in money.lines}
    assert controlled["Magnet Schools"]
    assert not controlled["Personal Services"]


def test_the_lapses_of_a_governor_have_a_total_of_their_own(
    store: duckdb.DuckDBPyConnection,
) -> None:
    fund = replace(GENERAL, has_lapse_total=True)
    document = Document("governor", (fund,))
    assert fill(store, pages_of(document))[1] == ()
    _money, found = fill(store, spoilt(document, {8: (-10, -11)}))
    assert rules(found) == {"lapse_total"}


def test_both_years_of_a_two_year_table_are_held_to_their_sums(
    store: duckdb.DuckDBPyConnection,
) -> None:
    accounts = (("Grants", None, 10), ("Schools", None, 20))
    fund = Fund((Agency("EDUCATION", accounts),), kind="budget", years=(2026, 2027))
    document = Document("enacted", (fund,))
    money, found = fill(store, pages_of(document))
    assert found == ()
    assert [(b.fiscal_year, b.base_dollars, b.enacted_dollars) for b in money.budget_lines] == [
        (2026, None, 10), (2026, None, 20), (2027, None, 10), (2027, None, 20),
    ]  # fmt: skip
    records = records_of(document)
    last = records[-1]
    assert isinstance(last, AppropriationLineRecord)
    broken = [*records[:-1], replace(last, after=Dollars(31))]
    money, found = fill(store, [plan(document), document_page(document, broken)])
    assert rules(found) == {"fund_total"}
    assert money.lines == ()


@pytest.mark.parametrize(
    ("kind", "amounts", "rule"),
    [
        ("adjustment", (None, 1), "no_old_amount"),
        ("budget", (1, 1), "old_amount"),
        ("deficiency", (None, -1), "sign"),
        ("reduction", (None, 1), "sign"),
    ],
)
def test_amounts_that_the_kind_of_a_section_cannot_have_set_it_aside(
    store: duckdb.DuckDBPyConnection, kind: str, amounts: tuple[int | None, int], rule: str
) -> None:
    fund = Fund((Agency("A", (("Grants", *amounts),)),), kind=kind, has_total=False)  # type: ignore[arg-type]
    money, found = fill(store, pages_of(Document("enacted", (fund,))))
    assert rules(found) == {rule}
    assert money.lines == ()


def test_a_positive_lapse_sets_the_section_aside(store: duckdb.DuckDBPyConnection) -> None:
    fund = replace(GENERAL, lapses=(("Unallocated Lapse", -10, 12),))
    _money, found = fill(store, pages_of(Document("governor", (fund,))))
    assert rules(found) == {"sign"}


def test_what_a_reader_was_not_sure_of_sets_the_section_aside(
    store: duckdb.DuckDBPyConnection,
) -> None:
    fund = replace(GENERAL, troubles=(write_untold(untold("The table has no rows.")),))
    money, found = fill(store, pages_of(Document("governor", (fund,))))
    assert rules(found) == {"trouble"}
    assert "The table has no rows. The whole" in found[0].sentence.en
    assert money.lines == ()


def test_what_a_reader_was_not_sure_of_is_told_in_both_languages(
    store: duckdb.DuckDBPyConnection,
) -> None:
    why = untold("this is the total of another fund than {fund}", fund="FONDO {x}\nB")
    row = untold(
        "Page {page}: the row {row} cannot be read for sure: {what}.", page=3, row="T4 A", what=why
    )
    troubles = (write_untold(row), write_untold(untold("The table has no rows.")))
    fund = replace(GENERAL, troubles=troubles)
    _money, found = fill(store, pages_of(Document("governor", (fund,))))
    (sentence,) = (item.sentence for item in found)
    assert (
        "Page 3: the row T4 A cannot be read for sure: this is the total of another fund than"
        " FONDO {x}\nB. The table has no rows. The whole section is set aside."
    ) in sentence.en
    assert (
        "Página 3: el renglón T4 A no se puede leer con certeza: este es el total de un fondo"
        " distinto de FONDO {x}\nB. La tabla no tiene renglones. Se apartó la sección completa."
    ) in sentence.es


def test_a_section_that_could_not_be_read_at_all_is_said_once(
    store: duckdb.DuckDBPyConnection,
) -> None:
    fund = replace(GENERAL, troubles=(write_untold(untold("The table has no rows.")),))
    heads = records_of(Document("governor", (fund,)))[:1]
    _money, found = fill(store, [plan(GOVERNOR), document_page(GOVERNOR, heads)])
    assert [item.rule for item in found] == ["trouble"]


def test_a_section_without_a_row_and_one_that_is_there_twice_are_set_aside(
    store: duckdb.DuckDBPyConnection,
) -> None:
    heads = [r for r in records_of(GOVERNOR) if isinstance(r, BudgetSectionRecord)]
    _money, found = fill(store, [plan(GOVERNOR), document_page(GOVERNOR, heads)])
    assert rules(found) == {"no_rows"}
    again = [*records_of(GOVERNOR), *heads]
    money, found = fill(store, [page(GOVERNOR.url, again, sha="2" * 64, on=3)])
    assert rules(found) == {"section_twice"}
    assert money.lines == ()


def test_a_row_that_was_read_twice_sets_the_section_aside(
    store: duckdb.DuckDBPyConnection,
) -> None:
    zero = Fund((Agency("A", (("Grants", 0, 0),)),))
    document = Document("governor", (zero,))
    records = records_of(document)
    money, found = fill(store, [plan(document), document_page(document, [*records, records[1]])])
    assert "row_twice" in rules(found)
    assert money.lines == ()


def test_a_row_of_another_year_sets_the_section_aside(store: duckdb.DuckDBPyConnection) -> None:
    document = Document("governor", (Fund((LIBRARY,), has_total=False),))
    head, *rows = records_of(document)
    odd = [replace(r, fiscal_year=2072) for r in rows if isinstance(r, AppropriationLineRecord)]
    _money, found = fill(store, [plan(document), document_page(document, [head, *odd])])
    assert rules(found) == {"other_year"}


def test_a_total_of_the_fund_that_is_printed_twice_sets_the_section_aside(
    store: duckdb.DuckDBPyConnection,
) -> None:
    records = records_of(GOVERNOR)
    totals = [
        r for r in records if isinstance(r, AppropriationLineRecord) and r.kind == "fund_total"
    ]
    again = replace(totals[0], position=99)
    _money, found = fill(store, [plan(GOVERNOR), document_page(GOVERNOR, [*records, again])])
    assert rules(found) == {"totals_twice"}


def test_the_document_itself_goes_before_a_table_copied_from_it(
    store: duckdb.DuckDBPyConnection,
) -> None:
    table = document_page(GOVERNOR)
    origin = replace(table.provenance, source_id="xx/table", transcribed=True)
    copied = replace(table, page_url="project:lines.csv", provenance=origin)
    money, found = fill(store, [*pages_of(GOVERNOR), copied])
    assert found == ()
    assert len(money.lines) == 5
    assert {line.provenance.source_id for line in money.lines} == {"xx/made_up"}


def test_a_document_that_is_no_longer_listed_is_not_shown(
    store: duckdb.DuckDBPyConnection,
) -> None:
    other = Document("enacted")
    money, _found = fill(store, [plan(other), document_page(other), document_page(GOVERNOR)])
    assert {line.stage for line in money.lines} == {"enacted"}


def test_the_list_says_which_stage_a_document_is(store: duckdb.DuckDBPyConnection) -> None:
    load_pages(store, pages_of(GOVERNOR))
    changed = [
        replace(r, stage="enacted") if isinstance(r, BudgetDocumentRecord) else r
        for r in plan(GOVERNOR).records
    ]
    money, _found = fill(store, [page("project:budget.yml", changed, sha="2" * 64, on=2)])
    assert {line.stage for line in money.lines} == {"enacted"}


# ---------------------------------------------------------------- old columns


def lone(before: int, after: int) -> Fund:
    """A fund without a total, with an agency of one account."""
    return Fund((Agency("TOURISM", (("Grants", before, after),)),), has_total=False)


def test_a_line_under_no_total_is_set_aside_when_another_document_contradicts_its_old_amount(
    store: duckdb.DuckDBPyConnection,
) -> None:
    held = Fund((Agency("TOURISM", (("Grants", 100, 100),)),))
    documents = (Document("governor", (held,)), Document("enacted", (lone(108, 108),)))
    money, found = fill(store, pages_of(*documents))
    assert [(i.entity_id, i.rule) for i in found] == [("2025-SB00001/enacted/1", "old_column")]
    assert "$108" in found[0].sentence.en
    assert "$100" in found[0].sentence.en
    assert [line.stage for line in money.lines] == ["governor"]
    (line,) = money.budget_lines
    assert (line.base_dollars, line.governor_dollars, line.enacted_dollars) == (100, 100, None)
    assert not line.is_complete


def test_of_two_lines_under_no_total_that_contradict_each_other_neither_is_shown(
    store: duckdb.DuckDBPyConnection,
) -> None:
    documents = (Document("governor", (lone(1, 2),)), Document("enacted", (lone(3, 2),)))
    money, found = fill(store, pages_of(*documents))
    assert [item.rule for item in found] == ["old_column", "old_column"]
    assert money.lines == ()


def test_where_documents_that_add_up_have_different_old_amounts_the_old_amount_is_not_known(
    store: duckdb.DuckDBPyConnection,
) -> None:
    later = with_account(GENERAL, LIBRARY.name, ("Personal Services", 75, 75))
    documents = (GOVERNOR, Document("enacted", (later,)))
    money, found = fill(store, pages_of(*documents))
    assert [(i.entity, i.rule) for i in found] == [("budget_line", "base_differs")]
    assert "$75" in found[0].sentence.en
    assert "$70" in found[0].sentence.en
    (line,) = (b for b in money.budget_lines if b.account == "Personal Services")
    assert (line.base_dollars, line.governor_dollars, line.enacted_dollars) == (None, 71, 75)


# ---------------------------------------------------------------- deficiencies, vetoes, votes


def test_a_deficiency_is_a_line_and_no_level_of_the_budget(
    store: duckdb.DuckDBPyConnection,
) -> None:
    more = Fund(
        (Agency("DEPARTMENT OF EDUCATION", (("Magnet Schools", None, 23),)),),
        kind="deficiency", number=471, years=(2026,),
    )  # fmt: skip
    less = replace(
        more, kind="reduction", number=473,
        agencies=(Agency("STATE LIBRARY", (("Personal Services", None, -4),)),),
    )  # fmt: skip
    money, found = fill(store, pages_of(Document("enacted", (GENERAL, more, less))))
    assert found == ()
    added = [line for line in money.lines if line.fiscal_year == 2026]
    assert [(line.kind, line.after_dollars, line.budget_line_id) for line in added] == [
        ("deficiency", 23, ""), ("reduction", -4, ""),
    ]  # fmt: skip
    assert {line.fiscal_year for line in money.budget_lines} == {2027}


def veto(section: int | None, agency: str = "", account: str = "") -> VetoRecord:
    return VetoRecord(CYCLE, "2025", "SB00001", section, agency, account, "Struck.", "Vetado.", 5)


def test_a_vetoed_line_keeps_its_figures_and_says_so(store: duckdb.DuckDBPyConnection) -> None:
    law = Document("enacted")
    listed = plan(law, bills=[veto(1, "Department of Education", "Magnet schools")])
    money, found = fill(store, [listed, document_page(law)])
    assert found == ()
    vetoed = [line for line in money.lines if line.is_vetoed]
    assert [(line.account, line.after_dollars) for line in vetoed] == [("Magnet Schools", 332)]
    (line,) = (b for b in money.budget_lines if b.is_vetoed)
    assert (line.account, line.enacted_dollars) == ("Magnet Schools", 332)


def test_a_veto_strikes_a_whole_section_where_no_agency_is_named(
    store: duckdb.DuckDBPyConnection,
) -> None:
    law = Document("enacted", (GENERAL, Fund((LIBRARY,), "BANKING FUND", number=2)))
    money, _found = fill(store, [plan(law, bills=[veto(2)]), document_page(law)])
    assert {line.section for line in money.lines if line.is_vetoed} == {2}


@pytest.mark.parametrize(
    ("struck", "rule"),
    [(veto(None), "veto_open"), (veto(1, "STATE LIBRARY", "Books"), "veto_unmatched")],
)
def test_a_veto_of_which_nobody_knows_what_it_struck_marks_nothing_and_is_said(
    store: duckdb.DuckDBPyConnection, struck: VetoRecord, rule: str
) -> None:
    law = Document("enacted")
    money, found = fill(store, [plan(law, bills=[struck]), document_page(law)])
    assert [(i.entity, i.rule) for i in found] == [("budget_document", rule)]
    assert not any(line.is_vetoed for line in money.lines)


def test_every_roll_call_on_a_bill_of_the_cycle_is_linked_to_the_law_if_it_passed_it(
    store: duckdb.DuckDBPyConnection,
) -> None:
    from tests.store.test_rulings import HISTORY, label

    law = Document("enacted", bill="HB00001")
    pages = [
        people_page(),
        bill_page(actions=HISTORY, labels=[label(1, "amendment", "A"), label(3, "passage")]),
        sheet(1, held_on=DAY),
        sheet(3, held_on=DAY + timedelta(days=0)),
        plan(law, bills=[budget_bill("HB00001")]),
        document_page(law),
    ]
    money, _found = fill(store, pages)
    events = {e.vote_event_id: e for e in read_facts(store).vote_events}
    assert events["2025-house-3"].question_class == "passage"
    assert {v.vote_event_id: (v.role, v.document_url) for v in money.votes} == {
        "2025-house-1": ("vehicle", ""),
        "2025-house-3": ("vehicle", law.url),
    }


def test_a_bill_keeps_the_years_of_its_own_sums_whatever_the_years_of_the_budget(
    store: duckdb.DuckDBPyConnection,
) -> None:
    bills = [budget_bill("HB00001", "2027", "2026"), budget_bill("HB00002")]
    money, _found = fill(store, [plan(Document("enacted"), bills=bills)])
    assert [bill.fiscal_years for bill in money.bills] == [(2026, 2027), ()]


# ---------------------------------------------------------------- generated budgets

# More than any lapse, so that no net is negative.
amounts = st.integers(2 * 10**6, 10**9)


@st.composite
def funds(draw: st.DrawFn) -> Fund:
    """Any fund, with or without the totals that documents leave out."""
    agencies = []
    for number in range(draw(st.integers(1, 3))):
        names = range(draw(st.integers(1, 3)))
        accounts = tuple((f"Account {n}", draw(amounts), draw(amounts)) for n in names)
        agencies.append(Agency(f"AGENCY {number}", accounts))
    lapses: tuple[tuple[str, int, int], ...] = ()
    if draw(st.booleans()):
        lapses = (("Lapse", -draw(st.integers(1, 10**6)), -draw(st.integers(1, 10**6))),)
    return Fund(tuple(agencies), lapses=lapses, has_total=True)


@st.composite
def misread(draw: st.DrawFn, amount: int) -> int:
    """The amount with another digit in one place."""
    text = str(abs(amount))
    place = draw(st.integers(0, len(text) - 1))
    other = draw(st.sampled_from([d for d in "0123456789" if d != text[place]]))
    return int(f"{text[:place]}{other}{text[place + 1 :]}") * (-1 if amount < 0 else 1)


@pytest.mark.slow
@FEW
@given(st.data())
def test_any_misread_digit_sets_the_section_aside_and_only_then(data: st.DataObject) -> None:
    document = Document("governor", (data.draw(funds()),))
    con = open_store(None)
    money, found = fill(con, pages_of(document))
    assert found == ()
    accounts = sum(len(a.accounts) for a in document.funds[0].agencies)
    assert len(money.lines) == accounts + len(document.funds[0].lapses)

    rows = [r for r in records_of(document) if isinstance(r, AppropriationLineRecord)]
    row = data.draw(st.sampled_from(rows))
    old, new = int(row.before or 0), int(row.after)
    if data.draw(st.booleans()):
        old = data.draw(misread(old))
    else:
        new = data.draw(misread(new))
    con = open_store(None)
    money, found = fill(con, spoilt(document, {row.position: (old, new)}))
    assert {item.entity_id for item in found} == {"2025-HB00032/governor/1"}
    assert (money.lines, money.budget_lines) == ((), ())
    con.close()


@pytest.mark.slow
@FEW
@given(funds())
def test_the_order_in_which_documents_are_loaded_makes_no_difference(fund: Fund) -> None:
    documents = (Document("governor", (fund,)), Document("enacted", (fund,)))
    one, other = open_store(None), open_store(None)
    pages = pages_of(*documents)
    assert fill(one, pages) == fill(other, pages[::-1])
    one.close()
    other.close()
