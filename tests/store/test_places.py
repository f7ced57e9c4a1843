"""Villages and ZIP codes in the store: a town only where nobody says another."""

import duckdb

from reportcard.model.money import Money
from reportcard.model.records import PageRecords
from reportcard.model.town_records import PlaceRecord
from reportcard.model.vocabulary import PlaceKind
from reportcard.pipeline.reading import money_sources
from tests.store.town_world import ANDOVER, BETHEL, CANAAN, TOWNS, sentences, settled, towns_page
from tests.store.world import page

Store = duckdb.DuckDBPyConnection
Said = tuple[PlaceKind, str, int | None]


def places_page(*places: Said, url: str = "places", on: int = 1) -> PageRecords:
    """A list of places, as it was read on a day of June."""
    records = [PlaceRecord(kind, name, town) for kind, name, town in places]
    return page(f"https://example.org/{url}", records, on=on, sha=f"{on:064d}")


def shown(money: Money) -> list[Said]:
    return [(place.kind, place.name, place.town_code) for place in money.places]


def test_a_place_is_stored_with_its_town_and_where_it_was_read(store: Store) -> None:
    money, found = settled(store, towns_page(), places_page(("zip", "06001", ANDOVER)))
    (place,) = money.places
    assert (place.kind, place.name, place.town_code) == ("zip", "06001", ANDOVER)
    assert place.provenance.source_url == "https://example.org/places"
    assert money_sources(money) == {"xx/made_up"}
    assert found == ()


def test_a_village_of_two_towns_has_both(store: Store) -> None:
    both: list[Said] = [("village", "Mill", BETHEL), ("village", "Mill", CANAAN)]
    money, found = settled(store, towns_page(), places_page(*both))
    assert shown(money) == both
    assert found == ()


def test_a_place_whose_town_nobody_settled_is_there_without_one(store: Store) -> None:
    money, found = settled(store, towns_page(), places_page(("village", "Mill", None)))
    assert shown(money) == [("village", "Mill", None)]
    assert found == ()


def test_lists_that_agree_are_one_place(store: Store) -> None:
    again = places_page(("zip", "06001", ANDOVER), url="again", on=2)
    money, found = settled(store, towns_page(), places_page(("zip", "06001", ANDOVER)), again)
    assert shown(money) == [("zip", "06001", ANDOVER)]
    assert money.places[0].provenance.source_url == "https://example.org/again"
    assert found == ()


def test_lists_that_name_different_towns_settle_nothing_and_are_told(store: Store) -> None:
    another = places_page(("zip", "06001", CANAAN), ("zip", "06002", BETHEL), url="another")
    money, found = settled(store, towns_page(), places_page(("zip", "06001", ANDOVER)), another)
    assert shown(money) == [("zip", "06001", None), ("zip", "06002", BETHEL)]
    assert sentences(found) == [
        "06001: the sources put this place in different towns, by their numbers 1 / 3; none is "
        "shown."
    ]
    assert found[0].entity_id == "zip/06001"


def test_a_list_without_a_town_does_not_give_way_to_one_that_has_it(store: Store) -> None:
    open_ = places_page(("zip", "06001", None))
    money, found = settled(
        store, towns_page(), open_, places_page(("zip", "06001", CANAAN), url="another")
    )
    assert shown(money) == [("zip", "06001", None)]
    assert "by their numbers - / 3" in found[0].sentence.en


def test_a_list_that_names_one_town_more_settles_nothing(store: Store) -> None:
    one = places_page(("village", "Mill", BETHEL))
    two = places_page(("village", "Mill", BETHEL), ("village", "Mill", CANAAN), url="two")
    money, _found = settled(store, towns_page(), one, two)
    assert shown(money) == [("village", "Mill", None)]


def test_a_place_in_a_town_that_nobody_knows_is_left_out_and_told(store: Store) -> None:
    places = places_page(("zip", "06001", 9), ("village", "Mill", 9), ("zip", "06002", CANAAN))
    money, found = settled(store, towns_page(), places)
    assert shown(money) == [("zip", "06002", CANAAN)]
    assert sentences(found) == [
        "No town with the number 9 is known; the 2 villages and ZIP codes that lie in it are left "
        "out."
    ]


def test_without_towns_there_are_no_places(store: Store) -> None:
    money, _found = settled(store, places_page(("zip", "06001", ANDOVER), ("village", "X", None)))
    assert money.places == ()


def test_a_village_and_a_zip_code_of_one_name_are_two_places(store: Store) -> None:
    places = places_page(("zip", "06001", ANDOVER), ("village", "06001", BETHEL))
    money, found = settled(store, towns_page(TOWNS), places)
    assert shown(money) == [("village", "06001", BETHEL), ("zip", "06001", ANDOVER)]
    assert found == ()
