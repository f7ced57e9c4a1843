"""Rounding and printing: one piece of code serves the grade, the page and `explain`."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.model.numbers import (
    RoundingMode,
    apportion,
    hundredths,
    rounded,
    shown_hundredths,
    shown_number,
    shown_percent,
    shown_weight,
)
from reportcard.scoring.exact import common_denominator, parse_exact, parse_text
from tests.scoring.worlds import both, one_person, result, scored

NUMBERS = st.fractions(min_value=0, max_value=100, max_denominator=10**6)
MODES = st.sampled_from(["half_up", "half_even", "down"])


@pytest.mark.parametrize(
    ("value", "mode", "whole"),
    [
        ("12.5", "half_up", 13),
        ("12.5", "half_even", 12),
        ("13.5", "half_even", 14),
        ("12.5", "down", 12),
        ("12.999", "down", 12),
        ("-12.5", "half_up", -13),
        ("-12.5", "half_even", -12),
        ("-12.9", "down", -12),
        ("12.4999999999999999999", "half_up", 12),
    ],
)
def test_rounding_modes(value: str, mode: RoundingMode, whole: int) -> None:
    assert rounded(Fraction(value), places=0, mode=mode) == whole


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Fraction(200, 3), 1, "66.7"),
        (Fraction(200, 3), 0, "67"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(0), 2, "0.00"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(-1, 10), 0, "0"),
        (Fraction(100), 1, "100.0"),
    ],
)
def test_numbers_are_shown_with_a_fixed_count_of_decimals(
    value: Fraction, places: int, shown: str
) -> None:
    assert shown_number(value, places=places) == shown


@given(NUMBERS, st.integers(0, 6), MODES)
def test_what_is_shown_is_what_the_letter_is_read_from(
    value: Fraction, places: int, mode: RoundingMode
) -> None:
    figure = rounded(value, places=places, mode=mode)
    assert Fraction(shown_number(value, places=places, mode=mode)) == figure
    assert abs(figure - value) <= Fraction(1, 10**places) / (1 if mode == "down" else 2)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(1), "1"),
        (Fraction(1, 2), "0.5"),
        (Fraction(1, 3), "1/3"),
        (Fraction(7, 40), "0.175"),
    ],
)
def test_weights_are_shown_as_people_write_them(value: Fraction, shown: str) -> None:
    assert shown_weight(value) == shown


def test_percentages_and_hundredths() -> None:
    assert shown_percent(Fraction(3, 4)) == "75"
    assert hundredths(Fraction(1, 3)) == 33
    assert shown_hundredths(357) == "3.57"


@given(st.lists(NUMBERS, min_size=1, max_size=20))
def test_apportioned_parts_sum_to_the_total_and_are_off_by_less_than_one(
    parts: list[Fraction],
) -> None:
    total = int(rounded(sum(parts, Fraction(0)), places=0))
    whole = apportion(parts, total=total)
    assert sum(whole) == total
    for part, number in zip(parts, whole, strict=True):
        assert abs(part - number) < 1
        assert part > 0 or number == 0


def test_three_thirds_of_a_hundred() -> None:
    assert apportion([Fraction(100, 3)] * 3, total=100) == (34, 33, 33)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (2, Fraction(2)),
        (-2, Fraction(-2)),
        ("1/3", Fraction(1, 3)),
        ("-1/2", Fraction(-1, 2)),
        (Fraction(5), Fraction(5)),
    ],
)
def test_a_number_of_a_rubric_is_exact(written: Any, value: Fraction) -> None:
    assert parse_exact(written) == value


@pytest.mark.parametrize("written", [True, "two", "1/0", "0.5", None, 0.1, "1/2/3", "1/-2", [1]])
def test_what_is_no_exact_number_is_refused(written: Any) -> None:
    with pytest.raises(ValueError, match=r"A number such as 2, 0\.25 or 1/3 is expected"):
        parse_exact(written)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("2", 2), (" 0.25 ", Fraction(1, 4)), ("-1.5", Fraction(-3, 2)), ("1/3", Fraction(1, 3))],
)
def test_a_number_in_a_table_of_text_is_exact(cell: str, value: Fraction) -> None:
    assert parse_text(cell) == value


@pytest.mark.parametrize("cell", ["", "1e3", "1,5", ".5", "5.", "0x1", "1/0", "--1", "inf"])
def test_what_is_no_number_in_a_table_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="is expected here"):
        parse_text(cell)


@given(st.lists(NUMBERS, min_size=1, max_size=8))
def test_the_common_denominator_makes_every_value_whole(values: list[Fraction]) -> None:
    scale = common_denominator(values)
    assert all((value * scale).denominator == 1 for value in values)


@pytest.mark.parametrize(
    ("text", "value"),
    [("-1/3", Fraction(-1, 3)), ("1/3", Fraction(1, 3)), ("-0.5", Fraction(-1, 2)), ("", 0)],
)
def test_a_value_that_check_understands_the_engine_understands(text: str, value: Fraction) -> None:
    world, criteria = one_person("YN")
    world.member_input("Ana", "extra", text)
    item = {"id": "x", "title": both("X"), "input": "extra"}
    ana = result(scored(world, criteria, adjust={"bonus": [item]}))
    assert ana.score == 50 + value
