"""What the page of school money is given: every stage by itself, no person anywhere."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.edition.contexts import Edition, MoneyPage, build_edition
from reportcard.edition.contexts.money import (
    AgencyPart,
    BudgetBillPart,
    BudgetRollCall,
    CyclePart,
    Figure,
    LadderRow,
    Unrecorded,
    YearPart,
)
from reportcard.edition.contexts.money_highlights import WIDTH, build_chart
from reportcard.model.facts import Membership, Person, PersonVote, Sponsorship
from reportcard.model.money import BillDecision, BudgetBill, BudgetVote, Money
from reportcard.model.text import Text
from reportcard.model.vocabulary import QuestionClass
from tests.edition.made_up_money import (
    BILL,
    CYCLE,
    LIBRARY,
    LINES,
    SCHOOLS,
    URLS,
    line_id,
    made_up_money,
)
from tests.edition.rich import rich, rich_about
from tests.edition.site_reading import made_up_edition
from tests.properties import PROPERTY

MONEY_TABLE_NAMES = {"budget_cycles", "budget_lines", "appropriation_lines", "bond_items"}


def with_money(money: Money) -> Edition:
    """The edition of the legislature in `rich` with other money."""
    found = rich()
    facts = replace(found.facts, money=money)
    return build_edition(facts=facts, scored=found.scored, about=rich_about())


def with_question(event_id: str, *, money: Money | None = None, **values: Any) -> Edition:
    """The edition in which a roll call was on something else."""
    found = rich()
    events = tuple(
        replace(event, **values) if event.vote_event_id == event_id else event
        for event in found.facts.vote_events
    )
    facts = replace(found.facts, vote_events=events, money=money or found.facts.money)
    return build_edition(facts=facts, scored=found.scored, about=rich_about())


def page_of(edition: Edition) -> MoneyPage:
    assert edition.money is not None
    return edition.money


@pytest.fixture(scope="module")
def page() -> MoneyPage:
    return page_of(rich().edition)


@pytest.fixture(scope="module")
def cycle(page: MoneyPage) -> CyclePart:
    return page.cycles[0]


@pytest.fixture(scope="module")
def year(cycle: CyclePart) -> YearPart:
    return cycle.years[0]


def row(year: YearPart, account: str) -> LadderRow:
    rows = [row for part in year.agencies for row in part.rows if row.account == account]
    assert len(rows) == 1
    return rows[0]


def agency(year: YearPart, name: str) -> AgencyPart:
    return next(part for part in year.agencies if part.agency == name)


def roll_calls(cycle: CyclePart) -> dict[str, BudgetRollCall]:
    return {row.roll_call.vote_event_id: row for bill in cycle.bills for row in bill.roll_calls}


# ---------------------------------------------------------------- with and without


def test_without_a_budget_there_is_no_page_no_table_and_nothing_to_link_to() -> None:
    edition = made_up_edition()
    assert edition.money is None
    assert not edition.masthead.has_money
    assert {table.name for table in edition.tables} & MONEY_TABLE_NAMES == set()


def test_a_budget_whose_documents_nobody_read_has_its_roll_calls_and_no_lines() -> None:
    unread = replace(made_up_money(), lines=(), budget_lines=(), open_lines=(), bonds=())
    part = page_of(with_money(unread)).cycles[0]
    assert part.years == ()
    assert part.extras == ()
    assert len(roll_calls(part)) == 3


def test_budgets_come_newest_first() -> None:
    money = made_up_money()
    older = replace(money.cycles[0], cycle="fy2020", fiscal_years=(2020,))
    page = page_of(with_money(replace(money, cycles=(older, *money.cycles))))
    assert [part.cycle for part in page.cycles] == ["fy2026", "fy2020"]


# ---------------------------------------------------------------- figures


def test_each_amount_leads_to_the_page_of_its_document(year: YearPart) -> None:
    found = row(year, "Magnet Schools")
    place = 10 + list(LINES).index((SCHOOLS, "Magnet Schools")) + 1
    assert found.governor == Figure(400_000, f"{URLS['governor']}#page={place}", "there")
    assert found.committee == Figure(450_000, f"{URLS['committee']}#page={place}", "there")
    assert found.enacted == Figure(450_000, f"{URLS['enacted']}#page={place}", "there")
    assert found.base == Figure(500_000, f"{URLS['enacted']}#page={place}", "there")


def test_the_old_amount_of_a_line_that_the_law_has_not_comes_from_a_bill(year: YearPart) -> None:
    assert row(year, "Tutoring Grant").base.url.startswith(f"{URLS['committee']}#page=")


def test_a_stage_without_a_line_is_not_nought(year: YearPart) -> None:
    assert row(year, "Tutoring Grant").enacted == Figure(None, "", "absent")
    assert row(year, "Grants for Tutoring").governor == Figure(None, "", "absent")


def test_where_sections_of_a_document_were_set_aside_the_reason_says_so(year: YearPart) -> None:
    assert row(year, "Grants for Tutoring").committee == Figure(None, "", "doubtful")


def test_a_stage_that_nobody_read_is_told_apart() -> None:
    money = made_up_money()
    early = replace(
        money,
        lines=tuple(line for line in money.lines if line.stage == "governor"),
        documents=tuple(d for d in money.documents if d.stage == "governor"),
        budget_lines=tuple(
            replace(line, committee_dollars=None, enacted_dollars=None)
            for line in money.budget_lines
        ),
    )
    found = row(page_of(with_money(early)).cycles[0].years[0], "Magnet Schools")
    assert found.governor.state == "there"
    assert found.enacted == Figure(None, "", "unread")
    assert (found.change, found.status) == (None, "unmatched")


def with_line(account: str, **values: Any) -> Money:
    """The made-up money with one line across the stages changed."""
    money = made_up_money()
    lines = tuple(
        replace(line, **values) if line.account == account else line for line in money.budget_lines
    )
    return replace(money, budget_lines=lines)


def first_year(money: Money) -> YearPart:
    return page_of(with_money(money)).cycles[0].years[0]


def test_several_old_amounts_in_the_documents_are_no_amount() -> None:
    found = row(first_year(with_line("Lunches", base_dollars=None)), "Lunches")
    assert found.base == Figure(None, "", "unclear")
    assert (found.status, found.change) == ("unmatched", None)


def test_several_amounts_in_one_document_are_not_called_unmatched() -> None:
    found = row(first_year(with_line("Lunches", committee_dollars=None)), "Lunches")
    assert found.committee == Figure(None, "", "unclear")


def test_an_account_that_a_document_prints_twice_leads_to_the_row_with_the_amount() -> None:
    money = made_up_money()
    lunches = next(x for x in money.lines if (x.account, x.stage) == ("Lunches", "enacted"))
    repealed = replace(lunches, line_id=f"{lunches.line_id}1", after_dollars=0, page=77)
    renewed = replace(lunches, before_dollars=0, page=78)
    others = tuple(line for line in money.lines if line != lunches)
    found = row(first_year(replace(money, lines=(*others, renewed, repealed))), "Lunches")
    assert found.base.url == f"{URLS['enacted']}#page=77"
    assert found.enacted.url == f"{URLS['enacted']}#page=78"


def test_an_address_that_is_no_web_address_becomes_no_link() -> None:
    money = made_up_money()
    odd = tuple(replace(line, document_url="javascript:alert(1)") for line in money.lines)
    found = row(page_of(with_money(replace(money, lines=odd))).cycles[0].years[0], "Lunches")
    assert {found.base.url, found.governor.url, found.enacted.url} == {""}


# ---------------------------------------------------------------- what became of a line


@pytest.mark.parametrize(
    ("account", "status", "change"),
    [
        ("Aid to Towns", "changed", 250_000),
        ("Magnet Schools", "changed", -50_000),
        ("Same & Same", "same", 0),
        ("Home Visits", "gone", -60_000),
        ("Family Visits", "new", 60_000),
        ("Tutoring Grant", "unmatched", None),
        ("Struck", "vetoed", None),
        ("Books", "moved", None),
        ("Books for Schools", "moved", None),
    ],
)
def test_what_became_of_a_line(
    year: YearPart, account: str, status: str, change: int | None
) -> None:
    found = row(year, account)
    assert (found.status, found.change) == (status, change)


def test_a_move_names_the_line_on_the_other_side(year: YearPart) -> None:
    assert row(year, "Books").moved_to == (f"Books for Schools ({LIBRARY})",)
    assert row(year, "Books for Schools").moved_from == (f"Books ({SCHOOLS})",)


def test_a_sum_that_is_gone_here_and_new_there_is_named_on_both(year: YearPart) -> None:
    assert row(year, "Home Visits").twins == (f"Family Visits ({SCHOOLS})",)
    assert row(year, "Family Visits").twins == (f"Home Visits ({SCHOOLS})",)


def test_a_sum_that_differs_by_a_dollar_is_no_twin() -> None:
    year = first_year(with_line("Family Visits", enacted_dollars=60_001))
    assert row(year, "Family Visits").twins == ()
    assert row(year, "Home Visits").twins == ()


def test_a_proposal_that_nobody_decided_is_named_on_both(year: YearPart) -> None:
    assert row(year, "Tutoring Grant").maybe == (f"Grants for Tutoring ({SCHOOLS})",)
    assert row(year, "Grants for Tutoring").maybe == (f"Tutoring Grant ({SCHOOLS})",)


@pytest.mark.parametrize(
    ("account", "stage"),
    [
        ("Lunches", ("governor", "committee")),
        ("Magnet Schools", ("committee",)),
        ("Aid to Towns", ()),
        ("Grants for Tutoring", None),
    ],
)
def test_the_bills_that_had_the_amount_of_the_law(
    year: YearPart, account: str, stage: tuple[str, ...] | None
) -> None:
    assert row(year, account).same_in == stage


def test_an_amount_that_only_the_governor_had_is_told_from_one_that_both_bills_had() -> None:
    year = first_year(with_line("Lunches", committee_dollars=91_000))
    assert row(year, "Lunches").same_in == ("governor",)


def test_the_nought_before_a_new_line_leads_nowhere(year: YearPart) -> None:
    new = row(year, "Family Visits")
    assert new.base == Figure(0, "", "there")
    assert new.enacted.url != ""


# ---------------------------------------------------------------- agencies


def test_the_sum_of_an_agency_is_that_of_each_documents_own_lines(year: YearPart) -> None:
    total = agency(year, SCHOOLS).total
    own = [amounts for (name, _account), amounts in LINES.items() if name == SCHOOLS]
    for stage, place in (("governor", 1), ("committee", 2), ("enacted", 3)):
        printed = sum(amounts[place] or 0 for amounts in own)
        assert getattr(total, stage) == Figure(printed, "", "there")


def test_a_line_without_a_match_is_not_counted_twice_in_what_was_before(year: YearPart) -> None:
    # Tutoring has 50,000 of old money under two names; the law prints one of them.
    own = {a: amounts for (name, a), amounts in LINES.items() if name == SCHOOLS}
    before = sum(amounts[0] or 0 for amounts in own.values() if amounts[3] is not None)
    assert agency(year, SCHOOLS).total.base.dollars == before
    assert before == sum(amounts[0] or 0 for amounts in own.values()) - 50_000


def test_rows_without_those_that_are_not_counted_give_each_sum(year: YearPart) -> None:
    assert [row.account for row in agency(year, SCHOOLS).uncounted] == ["Tutoring Grant"]
    assert agency(year, SCHOOLS).base_stage == "enacted"
    for part in year.agencies:
        counted = [row for row in part.rows if row not in part.uncounted]
        assert sum(row.base.dollars or 0 for row in counted) == part.total.base.dollars
        for stage in ("governor", "committee", "enacted"):
            shown = sum(getattr(row, stage).dollars or 0 for row in part.rows)
            assert shown == getattr(part.total, stage).dollars
        assert part.gaps == ()


@pytest.mark.parametrize(
    ("column", "values", "missing"),
    [
        ("base", {"base_dollars": None}, 80_000),
        ("committee", {"committee_dollars": None}, 90_000),
    ],
)
def test_a_column_that_does_not_give_its_sum_is_named_with_both_figures(
    column: str, values: dict[str, None], missing: int
) -> None:
    part = agency(first_year(with_line("Lunches", **values)), SCHOOLS)
    (gap,) = part.gaps
    assert gap.column == column
    assert gap.printed == getattr(part.total, column).dollars
    assert gap.shown == gap.printed - missing


def renamed_library() -> Money:
    """The library has another name in the law, and the same old money under both."""
    money = made_up_money()
    new_id = line_id("NEW LIBRARY", "Loans")
    printed = [line for line in money.lines if line.account == "Loans"]
    laws = [line for line in printed if line.stage == "enacted"]
    loans = next(line for line in money.budget_lines if line.account == "Loans")
    new = replace(
        loans, agency="NEW LIBRARY", budget_line_id=new_id, governor_dollars=None,
        committee_dollars=None, is_complete=False,
    )  # fmt: skip
    others = [line for line in money.lines if line.agency != LIBRARY]
    return replace(
        money,
        lines=(
            *others,
            *(line for line in printed if line not in laws),
            *(replace(line, agency="NEW LIBRARY", budget_line_id=new_id) for line in laws),
        ),
        budget_lines=(
            *(x for x in money.budget_lines if x.agency != LIBRARY and x.account != "Books"),
            replace(loans, enacted_dollars=None, is_complete=False),
            new,
        ),
    )


def test_an_agency_that_has_the_old_money_of_one_in_other_documents_names_it() -> None:
    year = first_year(renamed_library())
    assert agency(year, "NEW LIBRARY").total.twins == (LIBRARY,)
    assert agency(year, LIBRARY).total.twins == ("NEW LIBRARY",)
    assert agency(year, SCHOOLS).total.twins == ()


def test_two_agencies_of_one_document_are_not_taken_for_one_though_their_sums_agree() -> None:
    money = made_up_money()
    lines = [
        replace(x, before_dollars=20_000) if x.account == "Lunches" else x for x in money.lines
    ]
    kept = {"Lunches", "Loans"}
    same = replace(
        money,
        lines=tuple(line for line in lines if line.account in kept),
        budget_lines=tuple(line for line in money.budget_lines if line.account in kept),
    )
    year = first_year(same)
    assert [part.total.base.dollars for part in year.agencies] == [20_000, 20_000]
    assert [part.total.twins for part in year.agencies] == [(), ()]


def test_the_change_of_a_sum_compares_columns_of_one_document(year: YearPart) -> None:
    total = agency(year, LIBRARY).total
    assert total.base.dollars is not None
    assert total.enacted.dollars is not None
    assert total.change == total.enacted.dollars - total.base.dollars


def test_a_sum_that_holds_what_the_governor_struck_has_no_change(year: YearPart) -> None:
    assert agency(year, SCHOOLS).total.change is None


def test_the_largest_agency_comes_first_and_says_that_it_holds_a_vetoed_line(
    year: YearPart,
) -> None:
    assert [part.agency for part in year.agencies] == [SCHOOLS, LIBRARY]
    assert [part.has_vetoed for part in year.agencies] == [True, False]


def test_lines_stand_in_the_order_of_the_latest_document(year: YearPart) -> None:
    accounts = [row.account for row in agency(year, SCHOOLS).rows]
    printed = [account for (name, account) in LINES if name == SCHOOLS]
    # What only bills have comes last.
    assert accounts == [*(a for a in printed if a != "Tutoring Grant"), "Tutoring Grant"]


def test_an_agency_of_another_heading_is_not_shown() -> None:
    money = made_up_money()
    lines = tuple(
        replace(line, function="TRANSPORTATION") if line.agency == LIBRARY else line
        for line in money.budget_lines
    )
    year = page_of(with_money(replace(money, budget_lines=lines))).cycles[0].years[0]
    assert [part.agency for part in year.agencies] == [SCHOOLS]


def test_money_that_is_not_to_be_spent_stands_apart(year: YearPart) -> None:
    assert [(row.account, row.enacted.dollars) for row in year.lapses] == [("Unspent", -20)]
    assert all(row.account != "Unspent" for part in year.agencies for row in part.rows)


def test_lines_without_a_match_are_counted(year: YearPart) -> None:
    assert year.open_count == 2


# ---------------------------------------------------------------- what stands out


def test_only_lines_that_were_there_before_and_are_there_now_are_called_changes(
    year: YearPart,
) -> None:
    assert [row.account for row in year.up] == ["Aid to Towns", "Lunches", "Loans",
                                                "Grants for Tutoring"]  # fmt: skip
    assert [row.account for row in year.down] == ["Magnet Schools"]
    assert [row.account for row in year.new] == ["Family Visits"]
    assert [row.account for row in year.gone] == ["Home Visits"]


def test_the_chart_has_only_lines_that_every_stage_has(year: YearPart) -> None:
    assert year.chart is not None
    assert [line.account for line in year.chart.lines] == [
        "Aid to Towns", "Magnet Schools", "Lunches", "Loans",
    ]  # fmt: skip
    changes = {line.account: [bar.change for bar in line.bars] for line in year.chart.lines}
    assert changes["Aid to Towns"] == [200_000, 100_000, 250_000]
    assert changes["Magnet Schools"] == [-100_000, -50_000, -50_000]


AMOUNT = st.integers(min_value=1, max_value=10**10)


def charted(amounts: tuple[int, int, int, int], number: int) -> LadderRow:
    base, governor, committee, enacted = (Figure(amount, "", "there") for amount in amounts)
    return LadderRow(
        budget_line_id=f"line-{number}",
        agency="",
        account=str(number),
        base=base,
        governor=governor,
        committee=committee,
        enacted=enacted,
        change=amounts[3] - amounts[0],
        status="changed" if amounts[3] != amounts[0] else "same",
        same_in=None,
        moved_from=(),
        moved_to=(),
        match=None,
        maybe=(),
        twins=(),
    )


@PROPERTY
@given(st.lists(st.tuples(AMOUNT, AMOUNT, AMOUNT, AMOUNT), max_size=9))
def test_every_bar_begins_at_nought_and_all_have_one_scale(
    amounts: list[tuple[int, int, int, int]],
) -> None:
    chart = build_chart([charted(found, n) for n, found in enumerate(amounts)])
    changed = [found for found in amounts if found[0] != found[3]]
    if len(changed) < 2:
        assert chart is None
        return
    assert chart is not None
    bars = [bar for line in chart.lines for bar in line.bars]
    low, high = min(0, *(b.change for b in bars)), max(0, *(b.change for b in bars))
    for bar in bars:
        assert 0 <= bar.start <= bar.start + bar.length <= WIDTH + 1
        assert abs(bar.length * (high - low) - abs(bar.change) * WIDTH) <= high - low
        end = bar.start if bar.change >= 0 else bar.start + bar.length
        assert abs(end - chart.zero) <= 1


# ---------------------------------------------------------------- besides the budget itself


def test_sums_for_a_running_year_stand_apart_and_only_those_of_school_agencies(
    cycle: CyclePart,
) -> None:
    shown = [
        (table.kind, table.fiscal_year, [(row.account, row.amount.dollars) for row in table.rows])
        for table in cycle.extras
    ]
    assert shown == [
        ("deficiency", 2025, [("Lunches", 5_000)]),
        ("reduction", 2025, [("Aid to Towns", -4_000)]),
    ]


def test_bonds_are_those_of_school_agencies_and_the_others_are_counted(cycle: CyclePart) -> None:
    (table,) = cycle.bonds
    assert [(row.purpose, row.amount) for row in table.rows] == [
        ("Roofs & <windows>", Figure(600, f"{URLS['enacted']}#page=41", "there"))
    ]
    assert table.others == 1


def test_a_document_that_nobody_read_is_listed_and_the_page_is_not_whole(
    page: MoneyPage, cycle: CyclePart
) -> None:
    unread = [card for card in cycle.documents if not card.is_read]
    assert [card.title.en for card in unread] == ["Other act"]
    assert unread[0].evidence is None
    assert not page.is_whole


def test_a_document_of_which_only_a_part_is_at_hand_says_which_and_the_page_is_not_whole() -> None:
    money = made_up_money()
    read = tuple(replace(d, set_aside=0) for d in money.documents if d.provenance is not None)
    whole = page_of(with_money(replace(money, documents=read)))
    assert (whole.is_whole, whole.cycles[0].is_part) == (True, False)
    one = (replace(read[0], partial_sections=(1,)), *read[1:])
    part = page_of(with_money(replace(money, documents=one)))
    assert (part.is_whole, part.cycles[0].is_part) == (False, True)
    found = {card.url: card.partial_sections for card in part.cycles[0].documents}
    assert found == {read[0].document_url: (1,), read[1].document_url: (),
                     read[2].document_url: ()}  # fmt: skip


def test_lines_under_no_printed_total_are_counted() -> None:
    money = made_up_money()
    lines = tuple(replace(x, is_controlled=x.account != "Lunches") for x in money.lines)
    cards = page_of(with_money(replace(money, lines=lines))).cycles[0].documents
    # The law adds Lunches to a running year too.
    assert [card.unchecked for card in cards] == [1, 1, 2, 0]


def test_the_scope_of_a_year_is_that_of_its_lines(year: YearPart) -> None:
    assert (year.headings, year.funds) == (("Education",), ("GENERAL FUND",))


# ---------------------------------------------------------------- roll calls


def bills_of(*bills: BudgetBill, votes: tuple[BudgetVote, ...] = ()) -> dict[str, BudgetBillPart]:
    money = replace(made_up_money(), bills=bills, votes=votes)
    return {bill.identifier: bill for bill in page_of(with_money(money)).cycles[0].bills}


def decided(bill_id: str, *decisions: BillDecision, years: tuple[int, ...] = ()) -> BudgetBill:
    return BudgetBill(
        CYCLE, bill_id, "adjustment", Text("A bill.", "Un proyecto."), years, decisions
    )


HOUSE_3_MAY = BillDecision("house", date(2025, 5, 3), passed=True)
SENATE_2_MAY = BillDecision("senate", date(2025, 5, 2), passed=False)


def test_a_chambers_decision_in_the_history_without_a_roll_call_is_told() -> None:
    found = bills_of(decided("2025-SB00007", HOUSE_3_MAY, SENATE_2_MAY))["SB 7"]
    assert found.unrecorded == (
        Unrecorded("house", date(2025, 5, 3), passed=True),
        Unrecorded("senate", date(2025, 5, 2), passed=False),
    )


def test_a_bill_that_became_law_was_passed_by_both_chambers_though_no_history_was_read() -> None:
    found = bills_of(decided("2025-HB00002"))["HB 2"]
    assert found.unrecorded == (Unrecorded("house", None, True), Unrecorded("senate", None, True))


def test_of_a_bill_without_a_history_and_without_an_act_nothing_is_told() -> None:
    assert bills_of(decided("2025-SB00007"))["SB 7"].unrecorded == ()


def test_a_chamber_whose_passage_is_recorded_is_not_said_to_be_missing() -> None:
    bill = decided(BILL, HOUSE_3_MAY, SENATE_2_MAY)
    vote = BudgetVote("2025-house-1", CYCLE, BILL, "adjustment", "")
    found = bills_of(bill, votes=(vote,))["HB 1"]
    assert [row.chamber for row in found.unrecorded] == ["senate"]


@pytest.mark.parametrize(
    ("question", "chambers"),
    [("passage", ["senate"]), ("amendment", ["house", "senate"]), ("unknown", ["senate"])],
)
def test_only_a_roll_call_that_may_be_on_the_whole_bill_stands_for_the_decision_on_it(
    question: QuestionClass, chambers: list[str]
) -> None:
    vote = BudgetVote("2025-house-9", CYCLE, BILL, "adjustment", "")
    bill = decided(BILL, HOUSE_3_MAY, SENATE_2_MAY)
    money = replace(made_up_money(), bills=(bill,), votes=(vote,))
    edition = with_question("2025-house-9", money=money, question_class=question)
    (found,) = page_of(edition).cycles[0].bills
    assert [row.chamber for row in found.unrecorded] == chambers


def test_a_roll_call_has_the_years_of_its_bills_own_sums_and_not_the_budgets() -> None:
    vote = BudgetVote("2025-house-1", CYCLE, BILL, "adjustment", "")
    for years in ((2025,), ()):
        found = bills_of(decided(BILL, years=years), votes=(vote,))["HB 1"]
        assert (found.fiscal_years, found.roll_calls[0].fiscal_years) == (years, years)


def test_a_roll_call_says_what_it_decided(cycle: CyclePart) -> None:
    found = roll_calls(cycle)
    whole, other, amendment = (found[f"2025-house-{number}"] for number in (1, 2, 9))
    assert (whole.decides, other.decides) == ("lines", "other")
    assert whole.document is not None
    assert whole.document.url == URLS["enacted"]
    assert whole.document.school_lines == 11
    assert other.document is not None
    assert not other.document.is_read
    assert amendment.document is None


def test_a_bill_without_a_roll_call_is_listed_all_the_same(cycle: CyclePart) -> None:
    assert [(bill.identifier, len(bill.roll_calls)) for bill in cycle.bills] == [
        ("HB 1", 3), ("SB 7", 0),
    ]  # fmt: skip


def test_every_roll_call_on_the_budget_has_a_page_graded_or_not() -> None:
    pages = {page.roll_call.vote_event_id: page for page in rich().edition.roll_calls}
    ungraded = pages["2025-house-9"]
    assert ungraded.criteria == ()
    assert [row.cycle for row in ungraded.budget] == ["fy2026"]
    assert not ungraded.budget[0].is_graded
    assert pages["2025-house-1"].budget[0].is_graded
    assert len(pages["2025-house-1"].criteria) == 1
    assert pages["2025-house-3"].budget == ()


def test_an_ungraded_roll_call_has_everyones_vote_and_no_position_of_ours() -> None:
    pages = {page.roll_call.vote_event_id: page for page in rich().edition.roll_calls}
    votes = pages["2025-house-9"].votes
    assert {vote.name: vote.option for vote in votes} == {
        "Ana": "yes", "Cy": "yes", "Eva": "yes", "Ben": "yes", "Dee": "no",
    }  # fmt: skip
    assert {vote.with_us for vote in votes} == {None}


def test_pages_of_roll_calls_form_one_chain_by_day() -> None:
    pages = rich().edition.roll_calls
    for older, newer in zip(pages[1:], pages[:-1], strict=True):
        assert newer.previous == older.roll_call
        assert older.next == newer.roll_call
    days = [page.roll_call.held_on for page in pages]
    assert days == sorted(days, key=str, reverse=True)


# ---------------------------------------------------------------- never a person


def reachable(record: type, seen: set[type]) -> Iterator[type]:
    if record in seen or not is_dataclass(record):
        return
    seen.add(record)
    yield record
    for hint in get_type_hints(record).values():
        for inner in (hint, *_arguments(hint)):
            if isinstance(inner, type):
                yield from reachable(inner, seen)


def _arguments(hint: Any) -> Iterator[Any]:
    for argument in get_args(hint):
        yield argument
        yield from _arguments(argument)


@pytest.mark.parametrize("record", [MoneyPage, Money])
def test_no_record_of_the_budget_can_hold_a_person(record: type) -> None:
    found = list(reachable(record, set()))
    assert len(found) > 10
    assert not {Person, Membership, PersonVote, Sponsorship} & set(found)
    names = {field.name for inner in found for field in fields(inner)}
    assert not {name for name in names if "person" in name or "legislator" in name}


def test_the_line_of_a_download_is_that_of_the_page(year: YearPart) -> None:
    assert row(year, "Lunches").budget_line_id == line_id(SCHOOLS, "Lunches")
