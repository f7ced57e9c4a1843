"""Towns in the store: shares only where the parts make the whole, grants by their newest word."""

from dataclasses import replace

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.model.money import Money
from reportcard.model.records import PageRecords
from reportcard.pipeline.reading import money_sources
from reportcard.store.connect import open_store
from reportcard.store.read import read_facts
from tests.properties import PROPERTY
from tests.store.town_world import (
    ALL_GRANTS,
    ANDOVER,
    BETHEL,
    CANAAN,
    PARTS,
    TOWNS,
    districts_page,
    grants_page,
    programs_page,
    pupils_page,
    sentences,
    settled,
    towns_page,
    whole_world,
)

Store = duckdb.DuckDBPyConnection


def shares(money: Money, town: int, chamber: str) -> dict[int, int | None]:
    return {
        part.district: part.population
        for part in money.town_districts
        if (part.town_code, part.chamber) == (town, chamber)
    }


def amounts(money: Money) -> dict[tuple[int, int], int]:
    return {(g.fiscal_year, g.town_code): g.amount_dollars for g in money.grants}


def test_a_store_that_nothing_was_collected_into_has_no_money(store: Store) -> None:
    assert read_facts(store).money == Money()


def test_towns_that_add_up_are_stored_without_a_word(store: Store) -> None:
    money, found = settled(store, *whole_world())
    assert [town.name for town in money.towns] == ["Andover", "Bethel", "Canaan"]
    assert amounts(money) == {(2027, 1): 100, (2027, 2): 200, (2027, 3): 300}
    assert [program.title.es for program in money.programs] == ["Ayuda escolar"]
    assert found == ()


def test_a_split_town_has_the_counted_share_of_each_district(store: Store) -> None:
    money, _found = settled(store, *whole_world())
    assert shares(money, BETHEL, "house") == {2: 12_000, 3: 8_000}
    assert {part.is_split for part in money.town_districts if part.town_code == BETHEL} == {True}


def test_a_town_in_one_district_is_in_it_whole_though_nobody_counted(store: Store) -> None:
    money, _found = settled(store, *whole_world())
    assert shares(money, ANDOVER, "senate") == {1: 3_000}
    assert [p.is_split for p in money.town_districts if p.town_code == ANDOVER] == [False, False]


def test_a_split_town_that_nobody_counted_has_no_shares_and_no_guess(store: Store) -> None:
    money, found = settled(store, *whole_world())
    assert shares(money, BETHEL, "senate") == {1: None, 2: None}
    assert shares(money, CANAAN, "house") == {4: None, 5: None}
    assert found == ()


def with_part(town: int, district: int, population: int | None) -> PageRecords:
    return districts_page(
        (t, c, d, population if (t, c, d) == (town, "house", district) else p)
        for t, c, d, p in PARTS
    )


def test_parts_that_do_not_make_the_town_lose_their_shares_aloud(store: Store) -> None:
    money, found = settled(store, towns_page(), with_part(BETHEL, 3, 8_001))
    assert shares(money, BETHEL, "house") == {2: None, 3: None}
    assert sentences(found) == [
        "Bethel (House): the parts in its districts make 20001 people, but the town has 20000. "
        "How many live in each district is left out."
    ]


def test_parts_of_which_one_is_not_counted_lose_their_shares_aloud(store: Store) -> None:
    money, found = settled(store, towns_page(), with_part(BETHEL, 3, None))
    assert shares(money, BETHEL, "house") == {2: None, 3: None}
    assert sentences(found) == [
        "Bethel (House): only some of its parts are counted (12000 people of 20000). How many "
        "live in each district is left out."
    ]


@pytest.mark.slow
@PROPERTY
@given(first=st.integers(0, 30_000), second=st.integers(0, 30_000))
def test_shares_are_shown_exactly_where_they_make_the_town(first: int, second: int) -> None:
    parts = [(BETHEL, "house", 2, first), (BETHEL, "house", 3, second)]
    con = open_store(None)
    money, _found = settled(con, towns_page(), districts_page(parts))  # type: ignore[arg-type]
    con.close()
    shown = shares(money, BETHEL, "house") == {2: first, 3: second}
    assert shown == (first + second == 20_000)


def test_the_list_that_adds_up_decides_and_the_other_is_told(store: Store) -> None:
    other = districts_page([(BETHEL, "house", 2, None)], url="another")
    money, found = settled(store, *whole_world(), other)
    assert shares(money, BETHEL, "house") == {2: 12_000, 3: 8_000}
    assert sentences(found) == [
        "Bethel (House): the districts 2, 3 add up to the whole town and are shown; another list "
        "names 2."
    ]
    assert found[0].source_url == "https://example.org/another"


def test_lists_that_differ_and_count_nobody_are_both_shown(store: Store) -> None:
    other = districts_page([(CANAAN, "house", 5, None), (CANAAN, "house", 1, None)], url="another")
    money, found = settled(store, *whole_world(), other)
    assert shares(money, CANAAN, "house") == {1: None, 4: None, 5: None}
    assert len(found) == 1
    assert "All of them are shown" in found[0].sentence.en


def test_a_list_that_says_the_same_is_a_witness_without_a_word(store: Store) -> None:
    uncounted = districts_page([(t, c, d, None) for t, c, d, _p in PARTS], url="another")
    money, found = settled(store, *whole_world(), uncounted)
    assert shares(money, BETHEL, "house") == {2: 12_000, 3: 8_000}
    assert found == ()


def test_a_district_that_the_chamber_does_not_have_is_left_out(store: Store) -> None:
    money, found = settled(
        store, towns_page(), districts_page([*PARTS, (ANDOVER, "senate", 3, None)])
    )
    assert shares(money, ANDOVER, "senate") == {1: 3_000}
    assert sentences(found) == [
        "Andover (Senate): the chamber has no district 3 (there are 2); it is left out."
    ]


def test_a_district_without_a_town_and_a_town_without_a_district_are_told(store: Store) -> None:
    _money, found = settled(store, towns_page(), districts_page(PARTS[1:]))
    assert sentences(found) == [
        "House: no town is known for these districts: 1.",
        "Andover (House): no district is known for this town (plan 2022).",
    ]


@pytest.mark.parametrize(
    ("more", "left"),
    [((ANDOVER, "Andovre"), {BETHEL, CANAAN}), ((4, "Andover"), {BETHEL, CANAAN})],
)
def test_a_number_with_two_names_or_a_name_with_two_numbers_is_left_out(
    store: Store, more: tuple[int, str], left: set[int]
) -> None:
    other = replace(TOWNS[0], town_code=more[0], name=more[1])
    money, found = settled(store, towns_page(), towns_page([other], url="another"))
    assert {town.town_code for town in money.towns} == left
    assert {item.rule for item in found} == {"town_twice"}


def test_a_second_witness_of_the_names_leaves_the_population_as_it_is(store: Store) -> None:
    bare = [replace(town, population=None, census_code="") for town in TOWNS]
    money, found = settled(store, *whole_world(), towns_page(bare, url="another"))
    assert [town.population for town in money.towns] == [3_000, 20_000, 1_000]
    assert found == ()


def test_a_report_card_names_the_sources_of_its_towns(store: Store) -> None:
    money, _found = settled(store, *whole_world())
    assert money_sources(money) == {"xx/made_up"}
    assert money_sources(Money()) == set()


# Grants.


def test_the_newest_version_of_an_overwritten_file_counts(store: Store) -> None:
    older = grants_page(ALL_GRANTS, url="grants#2026", on=1)
    newer = grants_page(ALL_GRANTS | {BETHEL: 250}, url="grants#2027", standing="final", on=2)
    money, found = settled(store, *whole_world()[:3], older, newer)
    assert amounts(money) == {(2027, 1): 100, (2027, 2): 250, (2027, 3): 300}
    assert {grant.standing for grant in money.grants} == {"final"}
    assert found == ()


def test_a_year_that_the_newest_version_no_longer_has_stays(store: Store) -> None:
    older = grants_page(ALL_GRANTS, year=2022, url="grants#2026", on=1)
    newer = grants_page(ALL_GRANTS, url="grants#2027", on=2)
    money, _found = settled(store, *whole_world()[:3], older, newer)
    assert {grant.fiscal_year for grant in money.grants} == {2022, 2027}


def test_two_amounts_of_one_day_are_left_out_aloud(store: Store) -> None:
    other = grants_page({BETHEL: 201}, url="another")
    money, found = settled(store, *whole_world(), other)
    assert amounts(money) == {(2027, 1): 100, (2027, 3): 300}
    assert sentences(found) == [
        "School aid: for fiscal year 2027 there are amounts of 2 towns of 3, so their sum is not "
        "that of the state.",
        "Bethel: for fiscal year 2027 the sources of one day give 200 and 201 dollars; the amount "
        "is left out.",
    ]


def test_a_grant_that_nobody_described_is_left_out_aloud(store: Store) -> None:
    _money, found = settled(store, *whole_world(), grants_page({BETHEL: 1}, url="x", program="y"))
    assert sentences(found) == ["y: nobody has described this grant; 1 amounts of it are left out."]


def test_a_town_that_nobody_knows_is_left_out_aloud(store: Store) -> None:
    money, found = settled(store, *whole_world(), grants_page({9: 1}, url="x"))
    assert amounts(money) == {(2027, 1): 100, (2027, 2): 200, (2027, 3): 300}
    assert sentences(found) == [
        "No town with the number 9 is known; what was read of it is left out."
    ]


def test_pupils_count_only_in_their_own_year(store: Store) -> None:
    money, _found = settled(store, *whole_world(), pupils_page((BETHEL, 2027, 50), (1, 2026, 9)))
    assert [grant.pupils for grant in money.grants] == [None, 50, None]


def test_two_counts_of_pupils_are_none(store: Store) -> None:
    pages = (pupils_page((BETHEL, 2027, 50)), pupils_page((BETHEL, 2027, 51), url="another"))
    money, found = settled(store, *whole_world(), *pages)
    assert [grant.pupils for grant in money.grants] == [None, None, None]
    assert sentences(found) == [
        "Bethel: for the school year that ended in 2027 there are two counts of pupils, 50 and "
        "51; no sum for each pupil is shown."
    ]


def test_what_is_wrong_is_said_in_spanish_too(store: Store) -> None:
    _money, found = settled(store, towns_page(), with_part(BETHEL, 3, 8_001))
    assert found[0].sentence.es == (
        "Bethel (Cámara de Representantes): las partes en sus distritos suman 20001 personas, "
        "pero el pueblo tiene 20000. Se omite cuántas viven en cada distrito."
    )


def test_resolving_again_changes_nothing(store: Store) -> None:
    first = settled(store, *whole_world(), grants_page({9: 1}, url="x"))
    assert settled(store) == first


def test_districts_and_grants_without_any_towns_are_told_once_and_not_shown(store: Store) -> None:
    money, found = settled(store, programs_page(), districts_page(), grants_page(ALL_GRANTS))
    assert money == Money(programs=money.programs)
    assert sentences(found) == [
        "What was read of 3 towns is left out, because no list of towns is there: collect the "
        "source of towns as well."
    ]
