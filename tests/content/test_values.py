"""What is plain and unmistakable arrives as it was written: exact, with its line."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.yamlfile import parse_yaml, shown_path


def value_of(word: str) -> object:
    file = parse_yaml(f"a: {word}\n".encode(), shown_as="a.yml")
    assert file.surprises == ()
    assert isinstance(file.data, dict)
    return file.data["a"]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("1", 1),
        ("-7", -7),
        ("0", 0),
        ("0.1", Decimal("0.1")),
        (".5", Decimal("0.5")),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("", None),
        ("2025-06-02", date(2025, 6, 2)),
        ("1/3", "1/3"),
        ("HB 7287", "HB 7287"),
        ("cámara", "cámara"),
        ('"0123"', "0123"),
        ("2025-house-290", "2025-house-290"),
    ],
)
def test_a_plain_value_is_what_it_looks_like(word: str, value: object) -> None:
    found = value_of(word)
    assert found == value
    assert type(found) is type(value)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=0, max_value=10**6))
def test_decimals_are_exact(number: Decimal) -> None:
    assert value_of(f"{number:f}") == number


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_text_in_quotes_is_kept_whatever_it_says(text: str) -> None:
    written = text.replace("\\", "\\\\").replace('"', '\\"')
    assert value_of(f'"{written}"') == text


def test_every_part_has_its_line() -> None:
    file = parse_yaml(b"a: 1\nb:\n  - id: x\n    c: 2\n  - {d: 3}\n", shown_as="a.yml")
    assert [file.line(path) for path in (("a",), ("b",), ("b", 0, "c"), ("b", 1, "d"))] == [
        1,
        2,
        4,
        5,
    ]


def test_a_part_that_is_not_there_has_the_line_of_what_is_around_it() -> None:
    file = parse_yaml(b"a: 1\nb:\n  - id: x\n", shown_as="a.yml")
    assert file.line(("b", 0, "missing", "deeper")) == 3


def test_a_path_is_shown_by_ids_and_counts_from_one_without_them() -> None:
    data = {"criteria": [{"id": "hb-1"}, {"x": 1}], "window": [1, 2]}
    assert shown_path(("criteria", 0, "position"), data) == "criteria[hb-1].position"
    assert shown_path(("criteria", 1, "x"), data) == "criteria[2].x"
    assert shown_path(("window", 1), data) == "window[2]"


def test_the_same_bytes_have_the_same_hash() -> None:
    one, two = (parse_yaml(b"a: 1\n", shown_as=name) for name in ("a.yml", "b.yml"))
    assert one.sha256 == two.sha256
    assert len(one.sha256) == 64
