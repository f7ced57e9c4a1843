"""What one YAML reader takes for one thing and the next for another is refused with a sentence."""

import pytest

from reportcard.errors import UserError
from reportcard.yamlfile import parse_yaml


def told(text: str | bytes) -> list[str]:
    """Every sentence about a text, whether it can be read or not."""
    raw = text if isinstance(text, bytes) else text.encode()
    try:
        file = parse_yaml(raw, shown_as="rubrics/a.yml")
    except UserError as error:
        return [problem.sentence() for problem in error.problems]
    return [problem.sentence() for _path, problem in file.surprises]


def data_of(text: str) -> object:
    file = parse_yaml(text.encode(), shown_as="rubrics/a.yml")
    assert file.surprises == ()
    return file.data


@pytest.mark.parametrize("word", ["no", "No", "NO", "yes", "Yes", "on", "off", "OFF"])
def test_a_bare_yes_or_no_is_refused(word: str) -> None:
    assert told(f"a: 1\nb: {word}\n") == [
        f"rubrics/a.yml:2: b: The word {word} may be read as true or false. "
        f'Write it in quotes: "{word}".'
    ]


def test_a_yes_in_quotes_is_text() -> None:
    assert data_of("a: \"no\"\nb: 'yes'\n") == {"a": "no", "b": "yes"}


@pytest.mark.parametrize(
    ("word", "plain"), [("0123", "123"), ("-0123", "-123"), ("007", "7"), ("00", "0")]
)
def test_a_number_that_starts_with_a_zero_is_refused(word: str, plain: str) -> None:
    assert told(f"a: {word}\n") == [
        f"rubrics/a.yml:1: a: {word} starts with a zero and may be read in base 8. "
        f'Write {plain}, or "{word}".'
    ]


@pytest.mark.parametrize("word", ["12:30", "1:30:15", "190:20:30.15"])
def test_a_time_of_day_is_refused(word: str) -> None:
    assert told(f"a: {word}\n") == [
        f"rubrics/a.yml:1: a: {word} may be read as a number in base 60. "
        f'Write it in quotes: "{word}".'
    ]


@pytest.mark.parametrize("word", ["0x1F", "0o17", "0b11", "1_000", "1e3", "1.5E-2"])
def test_a_number_in_another_notation_is_refused(word: str) -> None:
    assert told(f"a: {word}\n") == [
        f"rubrics/a.yml:1: a: {word} is not a plain number. "
        "Write it with the digits 0 to 9 only, or in quotes."
    ]


@pytest.mark.parametrize("word", [".inf", "-.INF", ".nan"])
def test_what_cannot_be_counted_with_is_refused(word: str) -> None:
    assert told(f"a: {word}\n") == [
        f"rubrics/a.yml:1: a: {word} is not a number that can be counted with. Write a number."
    ]


def test_a_number_too_long_to_be_meant_is_refused() -> None:
    assert told("a: " + "9" * 5000) == ["rubrics/a.yml:1: a: This number is too long to be meant."]


def test_a_day_that_does_not_exist_is_refused() -> None:
    assert told("a: 2025-02-29\n") == ["rubrics/a.yml:1: a: There is no day 2025-02-29."]


def test_a_key_written_twice_names_both_lines() -> None:
    assert told("a:\n  b: 1\n  c: 2\n  b: 3\n") == [
        "rubrics/a.yml:4: a.b: The key b is written twice; the first is on line 2."
    ]


def test_aliases_and_anchors_are_refused_with_their_names() -> None:
    assert told("a: &base 1\nb: *base\n") == [
        "rubrics/a.yml:1: a: Anchors (&base) are not used: write the value out.",
        "rubrics/a.yml:2: b: Aliases (*base) are not used: write the value out.",
    ]


def test_tags_are_refused() -> None:
    assert told("a: !!python/name:os.system x\n") == [
        "rubrics/a.yml:1: a: Tags (!) are not used: write the value alone."
    ]


@pytest.mark.parametrize("word", ["1.5", "2025-06-02", "true"])
def test_a_key_that_is_no_text_is_refused(word: str) -> None:
    assert told(f"{word}: 1\n") == [
        f'rubrics/a.yml:1: The key {word} is not text: write it in quotes: "{word}".'
    ]


@pytest.mark.parametrize("key", ["[1, 2]", "{a: b}"])
def test_a_key_that_is_a_list_or_a_group_is_refused(key: str) -> None:
    assert told(f"? {key}\n: 1\n") == ["rubrics/a.yml:1: A key must be one word or one text."]


def test_an_alias_as_a_key_is_told_once_where_it_stands() -> None:
    assert told("a:\n  *base : 1\n") == [
        "rubrics/a.yml:2: a: Aliases (*base) are not used: write the value out."
    ]


def test_a_second_document_is_refused() -> None:
    assert told("a: 1\n---\nb: 2\n") == [
        "rubrics/a.yml:3: A second document starts here: one file, one document."
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n"])
def test_an_empty_file_is_said_to_be_empty(text: str) -> None:
    assert told(text) == ["rubrics/a.yml: The file is empty."]


def test_half_a_character_is_refused() -> None:
    assert told('a: "\\ud800"\n') == [
        "rubrics/a.yml:1: a: There is half a character here (\\ud800 to \\udfff)."
    ]


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u0000", "\u0085", "\u00ad"])
def test_signs_that_nobody_sees_are_refused_each_with_its_line(sign: str) -> None:
    code = f"U+{ord(sign):04X}"
    sentence = f"There is an invisible character here ({code}): delete it."
    assert told(f"a: 1\nb: |\n  one\n  t{sign}wo\n# re{sign}mark\n") == [
        f"rubrics/a.yml:4: {sentence}",
        f"rubrics/a.yml:5: {sentence}",
    ]
    escape = f"\\u{ord(sign):04x}"
    assert told(f'a: 1\nb: "t{escape}wo"\n') == [f"rubrics/a.yml:2: b: {sentence}"]


def test_tabs_line_ends_and_letters_of_every_script_are_seen() -> None:
    text = "a: 'Núñez ’ é ₤ 中 😀'\r\nb: \"x\\ty\\nz\"\r\n"
    assert parse_yaml(text.encode(), shown_as="a.yml").surprises == ()


def test_every_surprise_is_told_at_once_with_its_line() -> None:
    text = "a: no\nb: 0123\nc:\n  - 12:30\n  - fine\n  - {d: 1e3, e: yes}\n"
    assert [sentence.split(": ")[:2] for sentence in told(text)] == [
        ["rubrics/a.yml:1", "a"],
        ["rubrics/a.yml:2", "b"],
        ["rubrics/a.yml:4", "c[1]"],
        ["rubrics/a.yml:6", "c[3].d"],
        ["rubrics/a.yml:6", "c[3].e"],
    ]
