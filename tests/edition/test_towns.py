"""Towns: whose they are, how honestly a split town is told, and how the money adds up."""

import csv
import io
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.edition.contexts import Edition, build_edition
from reportcard.edition.contexts.build_towns import districts_in_force
from reportcard.edition.contexts.towns import GrantBlock, TownChamber, TownPage
from reportcard.edition.downloads import csv_bytes
from reportcard.edition.grant_sums import ProgramSums
from reportcard.edition.shares import portion_of
from reportcard.model.money import BudgetLine, Money
from tests.edition.made_up_towns import (
    ASHBY,
    BANADO,
    CORNER,
    DALE,
    MAIN,
    READ_ON,
    TOTAL_2026,
    TOTAL_2027,
    budget_line,
    grant,
    made_up_towns,
    part,
)
from tests.edition.site_reading import made_up_edition
from tests.edition.world import made_up_about, made_up_facts, made_up_scored
from tests.properties import PROPERTY


def town(code: int, edition: Edition | None = None) -> TownPage:
    pages = (edition or made_up_edition(money=made_up_towns())).town_pages
    return next(page for page in pages if page.town.town_code == code)


def chambers(code: int) -> tuple[TownChamber, TownChamber]:
    house, senate = town(code).chambers
    return house, senate


def main_grant(code: int) -> GrantBlock:
    return next(block for block in town(code).grants if block.program == "main")


def main_sums(money: Money) -> ProgramSums:
    index = made_up_edition(money=money).towns
    assert index is not None
    return next(sums for sums in index.sums if sums.program == "main")


# ---------------------------------------------------------------- whose town


def test_a_town_has_whoever_sits_for_its_districts() -> None:
    house, senate = chambers(BANADO)
    assert [(seat.district, [card.name for card in seat.people]) for seat in house.seats] == [
        (2, ["Ben Brook"]),
        (3, ["Carla Cruz"]),
    ]
    assert [seat.people[0].family_name for seat in senate.seats] == ["Green", "Hill"]


def test_a_seat_that_somebody_left_has_nobody() -> None:
    house, _senate = chambers(DALE)
    assert [(seat.district, seat.people) for seat in house.seats] == [(6, ())]


def test_a_chamber_whose_districts_nobody_names_has_no_seat() -> None:
    _house, senate = chambers(DALE)
    assert (senate.seats, senate.is_split, senate.is_counted) == ((), False, False)


def test_a_seat_that_only_a_spreadsheet_knows_is_no_towns() -> None:
    facts = replace(made_up_facts(), money=made_up_towns())
    handed_in = tuple(
        replace(seat, provenance=replace(seat.provenance, source_id="import/other"))
        for seat in facts.memberships
    )
    edition = build_edition(
        facts=replace(facts, memberships=handed_in), scored=made_up_scored(), about=made_up_about()
    )
    assert town(ASHBY, edition).chambers[0].seats[0].people == ()
    assert {page.towns for page in edition.legislators} == {()}


@pytest.mark.parametrize(
    ("year", "plan"), [(2010, None), (2022, "2011"), (2023, "2022"), (2027, "2022")]
)
def test_a_plan_counts_from_the_year_after_its_own(year: int, plan: str | None) -> None:
    rows = [part(ASHBY, "house", 9, plan="2011"), part(ASHBY, "house", 1, plan="2022")]
    assert [row.plan for row in districts_in_force(rows, year)] == ([plan] if plan else [])


def test_a_window_that_ends_days_into_a_year_keeps_the_districts_of_its_sessions() -> None:
    """Sessions of 2025 decide, though the window ends on January 5 of 2027."""
    money = made_up_towns()
    next_plan = tuple(replace(row, plan="2025") for row in money.town_districts)
    edition = made_up_edition(money=replace(money, town_districts=next_plan))
    assert {page.towns for page in edition.legislators} == {()}


def test_without_a_session_nobody_has_towns() -> None:
    about = made_up_about()
    edition = build_edition(
        facts=replace(made_up_facts(), money=made_up_towns()),
        scored=made_up_scored(),
        about=replace(about, jurisdiction=replace(about.jurisdiction, sessions=())),
    )
    assert {page.towns for page in edition.legislators} == {()}


@pytest.mark.parametrize(
    ("code", "shares"),
    [(ASHBY, ["100", "100"]), (BANADO, ["25", "75", "", ""]), (CORNER, ["<1", ">99", "100"])],
)
def test_the_download_has_the_shares_as_printed(code: int, shares: list[str]) -> None:
    tables = made_up_edition(money=made_up_towns()).tables
    table = next(table for table in tables if table.name == "town_districts")
    rows = csv.DictReader(io.StringIO(csv_bytes(table).decode("utf-8"), newline=""))
    assert [row["share_shown"] for row in rows if row["town_code"] == str(code)] == shares


def test_towns_stand_by_name_and_lead_to_the_next() -> None:
    pages = made_up_edition(money=made_up_towns()).town_pages
    assert [page.town.name for page in pages] == ["Ashby", "Bañado", "Corner", "Dale & <Moor>"]
    assert [page.town.slug for page in pages] == ["ashby", "banado", "corner", "dale-moor"]
    assert [page.previous.name if page.previous else None for page in pages] == [
        None, "Ashby", "Bañado", "Corner",
    ]  # fmt: skip
    assert pages[-1].next is None


def test_towns_of_one_name_have_addresses_of_their_own() -> None:
    money = made_up_towns()
    namesakes = tuple(replace(row, name="Ashby") for row in money.towns[:2])
    pages = made_up_edition(money=replace(money, towns=(*namesakes, *money.towns[2:]))).town_pages
    assert [page.town.slug for page in pages][:2] == ["ashby-1", "ashby-2"]


# ---------------------------------------------------------------- how much of a town


def test_a_split_town_has_the_share_of_every_district() -> None:
    house, _senate = chambers(BANADO)
    assert house.is_split
    assert house.is_counted
    assert [seat.portion.per_hundred for seat in house.seats] == [25, 75]
    assert house.seats[0].portion.population == 4_781
    assert house.seats[0].portion.town_population == 18_932


def test_a_part_is_never_rounded_to_all_or_to_nobody() -> None:
    house, _senate = chambers(CORNER)
    assert [(seat.portion.share, seat.portion.per_hundred) for seat in house.seats] == [
        ("hardly_any", None),
        ("nearly_all", None),
    ]


def test_parts_that_nobody_counted_are_unknown_and_not_guessed() -> None:
    _house, senate = chambers(BANADO)
    assert {seat.portion.share for seat in senate.seats} == {"unknown"}
    assert not senate.is_counted


@PROPERTY
@given(st.integers(1, 200_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_is_within_half_a_resident_of_every_hundred(counts: tuple[int, int]) -> None:
    portion = portion_of(part(BANADO, "house", 2, *counts))
    exact = Fraction(100 * counts[0], counts[1])
    if portion.share == "part":
        assert portion.per_hundred is not None
        assert abs(exact - portion.per_hundred) <= Fraction(1, 2)
        assert 1 <= portion.per_hundred <= 99
    else:
        assert portion.share == ("hardly_any" if exact < Fraction(1, 2) else "nearly_all")


# ---------------------------------------------------------------- the money of a town


def test_each_fiscal_year_of_a_grant_stands_there_and_a_gap_is_one() -> None:
    years = main_grant(BANADO).years
    assert [(row.fiscal_year, row.dollars, row.standing) for row in years] == [
        (2025, None, None),
        (2026, 9_000_000, "final"),
        (2027, 9_500_000, "estimate"),
    ]


def test_dollars_for_each_pupil_need_the_pupils_of_that_year() -> None:
    years = main_grant(ASHBY).years
    assert [(row.pupils, row.per_pupil) for row in years] == [
        (None, None),
        (3, 40_000),
        (None, None),
    ]


def test_dollars_for_each_pupil_are_rounded_exactly() -> None:
    money = made_up_towns()
    grants = (grant("main", ASHBY, 2027, 10_001, pupils=2),)
    edition = made_up_edition(money=replace(money, grants=grants))
    assert town(ASHBY, edition).grants[0].years[0].per_pupil == 5_001


def test_the_change_is_that_from_the_first_to_the_last_year() -> None:
    change = main_grant(ASHBY).change
    assert change is not None
    assert (change.first_year, change.last_year, change.dollars) == (2025, 2027, 10_000)
    assert change.is_estimate
    later = main_grant(BANADO).change
    assert later is not None
    assert (later.first_year, later.dollars) == (2026, 500_000)


def test_one_year_alone_has_no_change_and_a_town_without_a_grant_no_block() -> None:
    blocks = town(CORNER).grants
    assert [block.program for block in blocks] == ["extra", "main"]
    assert blocks[0].change is None
    assert [block.program for block in town(ASHBY).grants] == ["main"]


def test_amounts_and_districts_say_where_and_when_they_were_read() -> None:
    page = town(BANADO)
    records = [
        page.evidence, *page.grants[0].evidence, *page.chambers[0].evidence,
        *page.chambers[1].evidence,
    ]  # fmt: skip
    assert [record.url.rpartition("/")[2] for record in records] == [
        "towns#2", "grants.xlsx", "house", "senate",
    ]  # fmt: skip
    assert {record.retrieved_on for record in records} == {READ_ON}


# ---------------------------------------------------------------- over all towns


def test_the_sum_over_all_towns_stands_beside_the_line_at_every_stage() -> None:
    sums = main_sums(made_up_towns())
    assert sums.compared is not None
    assert sums.compared.dollars == TOTAL_2027 == sum(years[2] for years in MAIN.values())
    assert [(line.stage, line.dollars, line.difference) for line in sums.compared.lines] == [
        ("governor", TOTAL_2027 - 7, 7),
        ("committee", TOTAL_2027, 0),
        ("enacted", TOTAL_2027 + 1_000, -1_000),
    ]


def test_an_amount_leads_to_the_page_that_prints_it_and_to_no_other_document() -> None:
    compared = main_sums(made_up_towns()).compared
    assert compared is not None
    assert [(line.title.en if line.title else None, line.url) for line in compared.lines] == [
        ("Paper of governor", "https://example.org/governor.pdf#page=11"),
        (None, ""),
        ("Paper of enacted", "https://example.org/enacted.pdf#page=12"),
    ]


def test_a_sum_says_of_how_many_towns_and_how_sure_it_is() -> None:
    years = main_sums(made_up_towns()).years
    assert [(y.fiscal_year, y.dollars, y.towns, y.is_whole, y.standing) for y in years] == [
        (2025, 102_000, 3, False, "unstated"),
        (2026, TOTAL_2026, 4, True, "final"),
        (2027, TOTAL_2027, 4, True, "estimate"),
    ]


def test_a_sum_without_every_town_is_compared_with_nothing() -> None:
    money = replace(made_up_towns(), budget_lines=(budget_line(fiscal_year=2025),))
    assert main_sums(money).compared is None


@pytest.mark.parametrize(
    "line",
    [
        budget_line("Another Grant"),
        budget_line(fiscal_year=2024),
        replace(budget_line(), fund="ANOTHER FUND"),
        replace(budget_line(), agency="ANOTHER AGENCY"),
    ],
    ids=["account", "year", "fund", "agency"],
)
def test_a_line_of_another_name_or_year_is_not_compared(line: BudgetLine) -> None:
    assert main_sums(replace(made_up_towns(), budget_lines=(line,))).compared is None


def test_a_stage_that_was_not_read_and_one_that_was_vetoed_are_left_out() -> None:
    line = replace(budget_line(), committee_dollars=None, is_vetoed=True)
    compared = main_sums(replace(made_up_towns(), budget_lines=(line,))).compared
    assert compared is not None
    assert [check.stage for check in compared.lines] == ["governor"]


def test_a_grant_that_names_no_line_is_compared_with_none() -> None:
    nameless = replace(budget_line(""), fund="", agency="")
    index = made_up_edition(money=replace(made_up_towns(), budget_lines=(nameless,))).towns
    assert index is not None
    assert [sums.compared for sums in index.sums] == [None, None]


# ---------------------------------------------------------------- a legislator's towns


def test_a_legislator_has_the_towns_of_the_district_with_the_last_two_years() -> None:
    edition = made_up_edition(money=made_up_towns())
    hill = next(p for p in edition.legislators if p.person.family_name == "Hill").towns
    extra, main = hill
    assert (main.before_year, main.latest_year, main.is_estimate) == (2026, 2027, True)
    assert [(row.town.name, row.portion.share, row.before, row.latest) for row in main.rows] == [
        ("Bañado", "unknown", 9_000_000, 9_500_000),
        ("Corner", "all", 2_000, 2_000),
    ]
    assert (extra.before_year, extra.latest_year, extra.is_estimate) == (None, 2026, False)
    assert [row.latest for row in extra.rows] == [None, 50]


def test_somebody_who_left_has_no_towns() -> None:
    edition = made_up_edition(money=made_up_towns())
    former = next(p for p in edition.legislators if p.person.family_name == "Former")
    assert former.towns == ()


def test_without_grants_a_legislator_has_the_towns_alone() -> None:
    money = replace(made_up_towns(), grants=(), programs=())
    pages = made_up_edition(money=money).legislators
    brook = next(p for p in pages if p.person.family_name == "Brook").towns
    (table,) = brook
    assert (table.title, table.latest_year) == (None, None)
    assert [(row.town.name, row.latest) for row in table.rows] == [("Bañado", None)]


def test_districts_of_a_plan_that_was_not_in_force_yet_are_nobodys() -> None:
    money = made_up_towns()
    later = tuple(replace(row, plan="2027") for row in money.town_districts)
    edition = made_up_edition(money=replace(money, town_districts=later))
    assert {page.towns for page in edition.legislators} == {()}
    assert [chamber.seats for chamber in town(ASHBY, edition).chambers] == [(), ()]


# ---------------------------------------------------------------- without towns


def test_without_towns_there_is_no_page_of_them_and_nothing_leads_there() -> None:
    edition = made_up_edition()
    assert (edition.towns, edition.town_pages) == (None, ())
    assert {page.towns for page in edition.legislators} == {()}
