"""Whom somebody means: by name, part of a name, district in two languages, or id."""

from dataclasses import replace

import pytest

from reportcard.errors import UserError
from reportcard.model.facts import Facts
from reportcard.model.scores import Scored
from reportcard.scoring.find import find_person, folded
from reportcard.store.read import read_facts
from tests.scoring.worlds import FIRST_DAY, World, day, scored, vote

HOUSE = {"José Peña-Ortiz": 22, "Ana Peña": 23, "Bob O’Dea": 24, "Anabel Cruz": 25}


@pytest.fixture(scope="module")
def card() -> tuple[Scored, Facts]:
    world = World()
    for name, district in HOUSE.items():
        world.person(name, "house", district, start=FIRST_DAY)
    world.person("Old Holder", "house", 22, start=day(-300), end=day(3))
    world.person("Last Holder", "house", 30, start=FIRST_DAY, end=day(3))
    world.person("Sol Núñez", "senate", 4, start=FIRST_DAY)
    world.roll_call(1, dict.fromkeys(HOUSE, "Y") | {"Old Holder": "N", "Last Holder": "Y"})
    world.roll_call(2, {"Sol Núñez": "Y"}, chamber="senate")
    found = scored(world, [vote(1), vote(2, chamber="senate")])
    return found, read_facts(world.con)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("José Peña-Ortiz", "José Peña-Ortiz"),
        ("jose pena ortiz", "José Peña-Ortiz"),
        ("ORTIZ", "José Peña-Ortiz"),
        ("ortiz jo", "José Peña-Ortiz"),
        ("ana peña", "Ana Peña"),
        ("o'dea", "Bob O’Dea"),
        ("nunez", "Sol Núñez"),
        ("house 22", "José Peña-Ortiz"),
        ("House District 22", "José Peña-Ortiz"),
        ("22 house", "José Peña-Ortiz"),
        ("cámara 22", "José Peña-Ortiz"),
        ("Cámara de Representantes, distrito 22", "José Peña-Ortiz"),
        ("house 30", "Last Holder"),
        ("senate 4", "Sol Núñez"),
        ("senado 4", "Sol Núñez"),
        ("senadora estatal 4", "Sol Núñez"),
        ("ocd-person/Ana Peña", "Ana Peña"),
        (" ocd-person/Ana Peña ", "Ana Peña"),
        ("old holder", "Old Holder"),
    ],
)
def test_one_person_is_meant(card: tuple[Scored, Facts], words: str, name: str) -> None:
    assert find_person(*card, words) == f"ocd-person/{name}"


def test_a_district_with_a_name_is_found_by_it() -> None:
    world = World()
    world.person("Ana Peña", "house", 1, start=FIRST_DAY)
    world.person("Bob O’Dea", "house", 2, start=FIRST_DAY)
    world.person("Sol Núñez", "senate", 1, start=FIRST_DAY)
    world.roll_call(1, {"Ana Peña": "Y", "Bob O’Dea": "Y"})
    world.roll_call(2, {"Sol Núñez": "Y"}, chamber="senate")
    found = scored(world, [vote(1), vote(2, chamber="senate")])
    facts = read_facts(world.con)
    names = ("Mill Pond", "", "Mill Pond")
    seats = zip(facts.memberships, names, strict=True)
    facts = replace(
        facts,
        memberships=tuple(
            replace(seat, district_name=name, district=seat.district if name else 0)
            for seat, name in seats
        ),
    )
    nowhere = tuple(
        r if "Bob" not in r.person_id else replace(r, district=0) for r in found.results
    )
    found = replace(found, results=nowhere)
    assert find_person(found, facts, "house mill pond") == "ocd-person/Ana Peña"
    assert find_person(found, facts, "Senado, Mill Pond") == "ocd-person/Sol Núñez"
    for words in ("house 1", "house 0", "house"):  # the number behind a name means nothing
        with pytest.raises(UserError, match="There is no legislator"):
            find_person(found, facts, words)


def test_a_whole_name_goes_before_the_beginning_of_others(card: tuple[Scored, Facts]) -> None:
    with pytest.raises(UserError):
        find_person(*card, "ana")
    assert find_person(*card, "ana peña") == "ocd-person/Ana Peña"


def test_several_are_listed_with_their_seats(card: tuple[Scored, Facts]) -> None:
    with pytest.raises(UserError) as caught:
        find_person(*card, "peña")
    assert str(caught.value) == (
        "peña may mean any of these: Ana Peña (House 23), José Peña-Ortiz (House 22). "
        'Write more of the name, or the district, such as "house 22".'
    )


def test_nobody_is_said_with_the_nearest_names(card: tuple[Scored, Facts]) -> None:
    with pytest.raises(UserError) as caught:
        find_person(*card, "Anabel Crus")
    assert str(caught.value) == (
        "There is no legislator Anabel Crus on this report card. "
        "Did you mean Anabel Cruz (House 25)?"
    )


@pytest.mark.parametrize("words", ["house 99", "senate 22", "zzz", "22", "house", "house 22 23"])
def test_what_means_nobody_is_refused_with_what_to_write(
    card: tuple[Scored, Facts], words: str
) -> None:
    with pytest.raises(UserError) as caught:
        find_person(*card, words)
    assert str(caught.value) == (
        f"There is no legislator {words} on this report card. "
        'Write a name, a district such as "house 22", or an id.'
    )


@pytest.mark.parametrize("words", ["", "  ", "...", "´"])
def test_nothing_written_is_refused_with_what_to_write(
    card: tuple[Scored, Facts], words: str
) -> None:
    with pytest.raises(UserError, match='Write a name, a district such as "house 22", or an id'):
        find_person(*card, words)


def test_many_are_counted_and_not_all_listed() -> None:
    world = World()
    names = [f"Sam {chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(30)]
    for number, name in enumerate(names):
        world.person(name, "house", number + 1, start=FIRST_DAY)
    world.roll_call(1, dict.fromkeys(names, "Y"))
    found = scored(world, [vote(1)])
    with pytest.raises(
        UserError, match="sam may mean 30 legislators, among them: Sam AA"
    ) as caught:
        find_person(found, read_facts(world.con), "sam")
    assert str(caught.value).count("(House") == 20


def test_accents_capitals_and_punctuation_are_ignored() -> None:
    assert folded("  PEÑA–Ortiz,  Jr. ") == folded("pena ortiz jr") == "pena ortiz jr"
