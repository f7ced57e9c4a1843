"""People and their terms: the table that names on sheets are resolved with."""

from collections import Counter
from datetime import date
from itertools import combinations

from tests.sample.reading import Row, covers, printed

HEADER = [
    "person_id",
    "name",
    "given_name",
    "family_name",
    "chamber",
    "district",
    "party",
    "start_on",
    "end_on",
    "roll_form",
    "source_url",
    "note",
]
SEATS = {"house": 151, "senate": 36}
SOURCES = (
    "https://github.com/openstates/people/blob/934bf09a94a35351baf872c70e778a4367c8266e/data/ct/",
    "https://www.cga.ct.gov/",
)
# The sources let two people hold one seat for some days of January 2026; the notes say so.
OVERLAPPING = {("house", "25"), ("house", "139")}


def test_there_are_192_people_in_193_terms(terms: list[Row]) -> None:
    assert len(terms) == 193
    assert len({term["person_id"] for term in terms}) == 192


def test_the_columns_are_those_that_the_scraper_reads(terms: list[Row]) -> None:
    assert list(terms[0]) == HEADER


def test_every_seat_has_a_holder_today(terms: list[Row]) -> None:
    today = [(term["chamber"], int(term["district"])) for term in terms if not term["end_on"]]
    assert sorted(today) == [(c, d) for c, seats in SEATS.items() for d in range(1, seats + 1)]


def test_every_term_has_a_source_that_can_be_opened(terms: list[Row]) -> None:
    assert all(term["source_url"].startswith(SOURCES) for term in terms)
    assert all(term["source_url"].isascii() and " " not in term["source_url"] for term in terms)


def test_a_term_ends_after_it_begins(terms: list[Row]) -> None:
    dated = [term for term in terms if term["start_on"] and term["end_on"]]
    assert all(
        date.fromisoformat(term["start_on"]) < date.fromisoformat(term["end_on"]) for term in dated
    )


def test_two_holders_of_one_seat_at_once_are_explained_in_a_note(terms: list[Row]) -> None:
    overlapping = set()
    for one, other in combinations(terms, 2):
        seat = one["chamber"], one["district"]
        later = date.fromisoformat(max(one["start_on"], other["start_on"]) or "2025-01-08")
        same_seat = seat == (other["chamber"], other["district"])
        if same_seat and covers(one, later) and covers(other, later):
            assert one["note"]
            assert other["note"]
            overlapping.add(seat)
    assert overlapping == OVERLAPPING


def test_a_printed_name_means_one_person_on_any_day_of_the_term(terms: list[Row]) -> None:
    forms = Counter(printed(term) for term in terms if term["roll_form"])
    assert [form for form, people in forms.items() if people > 1] == []


def test_parties_and_chambers_are_words_of_the_glossary(terms: list[Row]) -> None:
    assert {term["party"] for term in terms} == {"Democratic", "Republican"}
    assert {term["chamber"] for term in terms} == set(SEATS)


def test_the_terms_are_sorted_by_seat_and_start(terms: list[Row]) -> None:
    keys = [(t["chamber"], int(t["district"]), t["start_on"], t["person_id"]) for t in terms]
    assert keys == sorted(keys)
