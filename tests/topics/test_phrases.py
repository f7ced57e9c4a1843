"""Whole words and phrases: what a person who writes "school*" would expect."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.topics.phrases import phrases_in, text_words
from tests.properties import PROPERTY


def found(phrase: str, text: str) -> bool:
    return phrases_in(text_words(text), [phrase]) == (phrase,)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("school", "AN ACT CONCERNING A SCHOOL."),
        ("School Bus", "PASSING A SCHOOL BUS."),
        ("school*", "AN ACT ON SCHOOLS."),
        ("board* of education", "LOCAL BOARDS OF EDUCATION, AND OTHERS"),
        ("teachers", "THE TEACHERS' RETIREMENT SYSTEM"),
        ("teachers'", "TEACHERS\u2019 PENSIONS"),
        ("pre-kindergarten", "PRE KINDERGARTEN"),
        ("k 12", "GRADES K\u201312"),
        ("Núñez", "THE NUNEZ FUND"),
        ("504", "SECTION 504 PLANS"),
    ],
)
def test_a_phrase_is_found_whatever_case_accents_apostrophes_and_dashes(
    phrase: str, text: str
) -> None:
    assert found(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("school", "AN ACT ON SCHOOLS."),
        ("school*", "A PRESCHOOL."),
        ("school bus", "A SCHOOL AND A BUS"),
        ("teacher", "TEACHERS"),
        ("art", "A PARTY"),
        ("bus", "BUSES"),
    ],
)
def test_a_phrase_is_not_found_in_parts_of_words_or_across_other_words(
    phrase: str, text: str
) -> None:
    assert not found(phrase, text)


def test_a_star_in_the_text_is_no_wildcard() -> None:
    assert not found("schools", "SCHOOL*")


def test_all_phrases_that_stand_in_a_text_are_told_in_the_order_of_the_rule() -> None:
    words = text_words("STUDENTS AND TEACHERS IN SCHOOLS")
    assert phrases_in(words, ["school*", "pupil*", "student*"]) == ("school*", "student*")


WORDS = st.lists(st.sampled_from(["a", "school", "bus", "preschool", "schools"]), max_size=6)


@PROPERTY
@given(text=WORDS, phrase=WORDS.filter(bool))
def test_a_phrase_without_stars_is_found_exactly_where_its_words_follow_each_other(
    text: list[str], phrase: list[str]
) -> None:
    starts = range(len(text) - len(phrase) + 1)
    follow = any(text[i : i + len(phrase)] == phrase for i in starts)
    assert found(" ".join(phrase), " ".join(text).upper()) is follow
