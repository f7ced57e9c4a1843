"""Whose line is whose: by rules, one at a time, and never by a guess."""

from collections.abc import Sequence
from datetime import date

import duckdb
import pytest

from reportcard.model.records import (
    MembershipRecord,
    NameRulingRecord,
    PageRecords,
    PersonRecord,
    Record,
    TallyMarkRecord,
)
from reportcard.store.queue import read_open_names, read_undated
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.store.world import DAY, page, sheet

BEGAN = date(2025, 1, 8)
# The name as people know it, the family name, the form that sheets print ("" = not known).
Member = tuple[str, str, str]


def people(*members: Member, since: date | None = BEGAN) -> PageRecords:
    records: list[Record] = []
    for district, (name, family, form) in enumerate(members, start=1):
        person_id = f"ocd-person/{district}"
        records.append(PersonRecord(person_id, name, name.removesuffix(f" {family}"), family))
        records.append(
            MembershipRecord(person_id, "house", district, "Democratic", since, None, form)
        )
    return page("https://example.org/people", records)


def found(
    store: duckdb.DuckDBPyConnection,
    members: Sequence[Member],
    names: Sequence[str],
    *more: PageRecords,
) -> list[tuple[str, int, str]]:
    """Each name that is one person's, with the number of the member and the rule that says so."""
    load_pages(store, [people(*members), *more, sheet(marks="Y" * len(names), names=names)])
    resolve(store, {"house": len(members)})
    rows = store.execute(
        "SELECT printed_name, CAST(split_part(person_id, '/', 2) AS INTEGER), match_method"
        " FROM core.person_vote ORDER BY line"
    ).fetchall()
    return [(row[0], row[1], row[2]) for row in rows]


def by(
    store: duckdb.DuckDBPyConnection,
    members: Sequence[Member],
    names: Sequence[str],
    *more: PageRecords,
) -> list[tuple[str, str]]:
    """The rule for each name, where the n-th name is the n-th member's."""
    made = found(store, members, names, *more)
    assert [number for _name, number, _rule in made] == list(range(1, len(names) + 1))
    return [(name, rule) for name, _number, rule in made]


def open_names(store: duckdb.DuckDBPyConnection) -> list[tuple[str, int, list[str]]]:
    return [
        (item.printed_name, item.fits, [c.person_id for c in item.candidates])
        for item in read_open_names(store)
    ]


def ruling(
    name: str, person: int, *, on: date = DAY, until: date | None = None, line: int = 2
) -> Record:
    return NameRulingRecord(
        "house", name, on, until, f"ocd-person/{person}", "Ana Ruiz", date(2026, 11, 20),
        "The clerk's list.", f"reviews/names.yml:{line}",
    )  # fmt: skip


def rulings(*records: Record) -> PageRecords:
    made = page("project:reviews/names.yml", [])
    return PageRecords(made.page_url, made.provenance, records)


@pytest.mark.parametrize(
    ("name", "family", "printed"),
    [
        ("Ana Arroyo", "Arroyo", "ARROYO"),
        ("Luz de la Cruz", "de la Cruz", "DE LA CRUZ"),
        ("Pat O'Dea", "O'Dea", "O’DEA"),
        ("Mike D’Agostino", "D’Agostino", "D'AGOSTINO"),
        ("Iris Sánchez", "Sánchez", "SANCHEZ"),
        ("Sue Núñez", "Núñez", "NUÑEZ"),
        ("Raghib Allie-Brennan", "Allie-Brennan", "ALLIE-BRENNAN"),
        ("Raghib Allie-Brennan", "Allie-Brennan", "ALLIE BRENNAN"),
        ("Bobby Gibson Jr.", "Gibson", "GIBSON"),
        ("Bobby Gibson", "Gibson Jr.", "GIBSON JR."),
        ("Bobby Gibson Jr.", "Gibson", "GIBSON, JR."),
        ("Al Reed III", "Reed", "REED III"),
        ("Al Reed", "Reed", "REED, II"),
        ("Ana Arroyo", "Arroyo", "ARROYO\u00a0"),
    ],
)
def test_a_surname_is_found_in_every_spelling(
    store: duckdb.DuckDBPyConnection, name: str, family: str, printed: str
) -> None:
    assert by(store, [(name, family, "")], [printed]) == [(printed, "surname")]


def test_the_form_that_sheets_print_comes_before_every_other_rule(
    store: duckdb.DuckDBPyConnection,
) -> None:
    members = [
        ("Manny Sanchez", "Sanchez", "SANCHEZ, E."),
        ("Ed Sanchez", "Sanchez", "SANCHEZ, ED"),
    ]
    assert by(store, members, ["SANCHEZ, E.", "SANCHEZ, ED"]) == [
        ("SANCHEZ, E.", "roll_form"),
        ("SANCHEZ, ED", "roll_form"),
    ]


@pytest.mark.parametrize(
    "pair",
    [
        ("Vin|Candelora|CANDELORA, V.", "Jo|Candelaria|CANDELARIA, J."),
        ("Hilda|Santiago|SANTIAGO, H.", "Ezequiel|Santiago|SANTIAGO, E."),
        ("Carol|Hall|HALL, C.", "Joshua|Hall|HALL, J."),
        ("Kathleen|McCarty|MCCARTY, K.", "Ben|McGorty|MCGORTY, B."),
        ("Kevin|Brown|BROWN, K.", "Marcus|Brown|BROWN, M."),
    ],
)
def test_an_initial_tells_two_members_apart(
    store: duckdb.DuckDBPyConnection, pair: tuple[str, str]
) -> None:
    parts = [each.split("|") for each in pair]
    members = [(f"{given} {family}", family, "") for given, family, _printed in parts]
    printed = [part[2] for part in parts]
    assert by(store, members, printed) == [(name, "initial") for name in printed]


def test_a_second_initial_decides_and_leaves_the_other_line_to_the_other(
    store: duckdb.DuckDBPyConnection,
) -> None:
    members = [("Philip J. Miller", "Miller", ""), ("Patricia B. Miller", "Miller", "")]
    assert by(store, members, ["MILLER, P.", "MILLER, P.B."]) == [
        ("MILLER, P.", "elimination"),
        ("MILLER, P.B.", "initial"),
    ]


def test_a_second_initial_that_fits_both_is_nobody_s(store: duckdb.DuckDBPyConnection) -> None:
    members = [("Philip Miller", "Miller", ""), ("Patricia B. Miller", "Miller", "")]
    assert found(store, members, ["MILLER, P.", "MILLER, P.B."]) == []
    assert open_names(store) == [
        ("MILLER, P.", 2, ["ocd-person/1", "ocd-person/2"]),
        ("MILLER, P.B.", 2, ["ocd-person/1", "ocd-person/2"]),
    ]


def test_a_bare_surname_beside_one_with_an_initial_is_not_guessed(
    store: duckdb.DuckDBPyConnection,
) -> None:
    members = [("Carol Hall", "Hall", ""), ("Joshua Hall", "Hall", "")]
    assert found(store, members, ["HALL", "HALL, J."]) == []
    assert open_names(store) == [("HALL", 2, ["ocd-person/1", "ocd-person/2"])]


def test_a_suffix_on_record_comes_before_none_and_another_is_excluded(
    store: duckdb.DuckDBPyConnection,
) -> None:
    members = [("Al Reed Jr.", "Reed", ""), ("Bo Reed Sr.", "Reed", ""), ("Cy Reed", "Reed", "")]
    load_pages(
        store, [people(*members), sheet(marks="YYY", names=["REED, JR.", "REED SR.", "REED, C."])]
    )
    resolve(store, {"house": 3})
    assert store.execute("SELECT person_id FROM core.person_vote ORDER BY line").fetchall() == [
        ("ocd-person/1",), ("ocd-person/2",), ("ocd-person/3",),
    ]  # fmt: skip


def test_an_initial_that_does_not_fit_is_nobody_s_although_the_surname_is_the_only_one(
    store: duckdb.DuckDBPyConnection,
) -> None:
    # A successor with the predecessor's surname, whom the terms do not know yet.
    assert found(store, [("Bobby Sanchez", "Sanchez", "")], ["SANCHEZ, I."]) == []
    assert open_names(store) == [("SANCHEZ, I.", 0, ["ocd-person/1"])]


def test_a_surname_inside_a_longer_one_is_another_person(store: duckdb.DuckDBPyConnection) -> None:
    assert found(store, [("Eleni DeGraw", "DeGraw", "")], ["KAVROS DEGRAW"]) == []


def test_only_who_sat_on_the_day_comes_into_question(store: duckdb.DuckDBPyConnection) -> None:
    gone: list[Record] = [
        PersonRecord("ocd-person/9", "Ann Brown", "Ann", "Brown"),
        MembershipRecord("ocd-person/9", "house", 1, "Democratic", BEGAN, DAY, ""),
    ]
    made = found(
        store, [("Kai Brown", "Brown", "")], ["BROWN"], page("https://example.org/b", gone)
    )
    assert made == [("BROWN", 1, "surname")]


def test_who_has_no_first_day_is_found_with_less_confidence(
    store: duckdb.DuckDBPyConnection,
) -> None:
    load_pages(
        store,
        [people(("Jason Perillo", "Perillo", ""), since=None), sheet(marks="Y", names=["PERILLO"])],
    )
    resolve(store, {"house": 1})
    rows = store.execute("SELECT match_method, match_confidence FROM core.person_vote").fetchall()
    assert rows == [("surname", "undated")]
    assert read_undated(store) == ("Jason Perillo",)


def test_who_may_have_sat_already_is_not_passed_over(store: duckdb.DuckDBPyConnection) -> None:
    undated = people(("Ann Brown", "Brown", ""), since=None)
    dated: list[Record] = [
        PersonRecord("ocd-person/9", "Kai Brown", "Kai", "Brown"),
        MembershipRecord("ocd-person/9", "house", 2, "Democratic", BEGAN, None, ""),
    ]
    pages = [undated, page("https://example.org/b", dated), sheet(marks="Y", names=["BROWN"])]
    load_pages(store, pages)
    resolve(store, {"house": 1})
    assert open_names(store) == [("BROWN", 2, ["ocd-person/1", "ocd-person/9"])]


def test_a_committee_s_sheet_says_which_seat_a_name_has(store: duckdb.DuckDBPyConnection) -> None:
    members = [("Manny Sanchez", "Sanchez", ""), ("Jimmy Sánchez", "Sánchez", "")]
    tally = page(
        "https://example.org/tally",
        [TallyMarkRecord("2025", "HB00001", "ED", 1, 1, "Sanchez, E.", "house", 1, "yes")],
    )
    assert by(store, members, ["SANCHEZ, E.", "SANCHEZ, J."], tally) == [
        ("SANCHEZ, E.", "tally_sheet"),
        ("SANCHEZ, J.", "initial"),
    ]


def test_a_seat_on_a_committee_s_sheet_that_somebody_else_holds_says_nothing(
    store: duckdb.DuckDBPyConnection,
) -> None:
    tally = page(
        "https://example.org/tally",
        [TallyMarkRecord("2025", "HB00001", "ED", 1, 1, "Sanchez, E.", "house", 1, "yes")],
    )
    assert found(store, [("Ana Arroyo", "Arroyo", "")], ["SANCHEZ, E."], tally) == []


# ---------------------------------------------------------------- rulings

HALLS = [("Carol Hall", "Hall", ""), ("Joshua Hall", "Hall", "")]


def told(store: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    rows = store.execute(
        "SELECT source_url, sentence_en FROM core.quarantine WHERE entity = 'ruling' ORDER BY ALL"
    ).fetchall()
    return [(row[0], row[1]) for row in rows]


def test_a_ruling_decides_where_the_rules_leave_two(store: duckdb.DuckDBPyConnection) -> None:
    made = found(store, HALLS, ["HALL", "HALL, J."], rulings(ruling("Hall", 1)))
    assert made == [("HALL", 1, "ruling"), ("HALL, J.", 2, "initial")]
    assert told(store) == []
    assert read_open_names(store) == ()


def test_a_ruling_decides_where_the_rules_leave_nobody(store: duckdb.DuckDBPyConnection) -> None:
    members = [("Eleni DeGraw", "DeGraw", "")]
    made = found(store, members, ["KAVROS DEGRAW"], rulings(ruling("KAVROS DEGRAW", 1)))
    assert made == [("KAVROS DEGRAW", 1, "ruling")]


def test_a_ruling_that_is_taken_out_is_out_of_force(store: duckdb.DuckDBPyConnection) -> None:
    found(store, HALLS, ["HALL", "HALL, J."], rulings(ruling("HALL", 1)))
    empty = rulings()
    later = page("project:reviews/names.yml", [], sha="1" * 64)
    load_pages(store, [PageRecords(empty.page_url, later.provenance, ())])
    resolve(store, {"house": 2})
    assert [item[0] for item in open_names(store)] == ["HALL"]


def test_a_ruling_holds_for_its_days_only(store: duckdb.DuckDBPyConnection) -> None:
    early = ruling("HALL", 1, on=date(2025, 1, 8), until=DAY)
    assert found(store, HALLS, ["HALL", "HALL, J."], rulings(early)) == []
    assert told(store) == []


def test_the_record_stands_against_a_ruling(store: duckdb.DuckDBPyConnection) -> None:
    made = found(store, HALLS, ["HALL, C.", "HALL, J."], rulings(ruling("HALL, C.", 2)))
    assert made == [("HALL, C.", 1, "initial"), ("HALL, J.", 2, "initial")]
    assert told(store) == [
        (
            "reviews/names.yml:2",
            "House, the name HALL, C.: the ruling of Ana Ruiz says Joshua Hall, but by the "
            "official record this name is Carol Hall's. The record stands.",
        )
    ]


def test_a_ruling_for_somebody_who_did_not_sit_gives_no_vote(
    store: duckdb.DuckDBPyConnection,
) -> None:
    gone: list[Record] = [
        PersonRecord("ocd-person/9", "Ann Hall", "Ann", "Hall"),
        MembershipRecord("ocd-person/9", "house", 3, "Democratic", BEGAN, DAY, ""),
    ]
    more = (page("https://example.org/b", gone), rulings(ruling("HALL", 9)))
    assert found(store, HALLS, ["HALL", "HALL, J."], *more) == []
    assert told(store) == [
        (
            "reviews/names.yml:2",
            "House, the name HALL: the ruling of Ana Ruiz says Ann Hall, who was not in office in "
            "this chamber on 2025-05-01.",
        )
    ]


def test_a_ruling_for_somebody_unknown_is_said_aloud(store: duckdb.DuckDBPyConnection) -> None:
    assert found(store, HALLS, ["HALL", "HALL, J."], rulings(ruling("HALL", 77))) == []
    assert [sentence for _place, sentence in told(store)] == [
        "House, the name HALL: the ruling of Ana Ruiz names ocd-person/77, whom the store does not "
        "know."
    ]


def test_two_rulings_that_differ_decide_nothing(store: duckdb.DuckDBPyConnection) -> None:
    both = rulings(ruling("HALL", 1), ruling("HALL", 2, line=9))
    assert found(store, HALLS, ["HALL", "HALL, J."], both) == []
    assert [place for place, _sentence in told(store)] == [
        "reviews/names.yml:2",
        "reviews/names.yml:9",
    ]


def test_a_ruling_on_a_name_that_no_sheet_of_its_days_prints_is_said_aloud(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found(store, HALLS, ["HALL, C.", "HALL, J."], rulings(ruling("HALE", 1)))
    assert [sentence for _place, sentence in told(store)] == [
        "House, the name HALE: the ruling of Ana Ruiz says Carol Hall, but no sheet of those days "
        "prints this name."
    ]


def test_without_sheets_of_its_days_a_ruling_waits_silently(
    store: duckdb.DuckDBPyConnection,
) -> None:
    early = ruling("HALE", 1, on=date(2024, 1, 8), until=date(2024, 6, 1))
    found(store, HALLS, ["HALL, C.", "HALL, J."], rulings(early))
    assert told(store) == []


def test_the_queue_shows_who_stands_around_an_open_name(store: duckdb.DuckDBPyConnection) -> None:
    members = [("Ana Arroyo", "Arroyo", ""), *HALLS, ("Zoe Zullo", "Zullo", "")]
    found(store, members, ["ARROYO", "HALL", "ZULLO", "HALL, J."])
    (item,) = read_open_names(store)
    assert item.neighbours == ("Ana Arroyo", "Zoe Zullo")
    assert (item.roll_calls, item.first_on, item.last_on) == (1, DAY, DAY)
    assert item.sheet_url == "https://example.org/house/1/0"
