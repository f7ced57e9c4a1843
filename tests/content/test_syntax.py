"""What is not YAML at all: one sentence with the line where a person has to look."""

from pathlib import Path

import pytest

from reportcard.errors import UserError
from reportcard.yamlfile import MAX_BYTES, parse_yaml, read_yaml


def sentence(text: str | bytes) -> str:
    raw = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(UserError) as caught:
        parse_yaml(raw, shown_as="a.yml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a:\n\tb: 1\n", 2, "There is a tab here: indent with spaces."),
        ('a: 1\nb: "half\nc: 2\n', 2, "A quotation mark that is opened here is never closed."),
        ("a: 1\nb: 'half\nc: 2\n", 2, "A quotation mark that is opened here is never closed."),
        (
            "a: 1\nb: [1, 2\nc: 3\n",
            2,
            "A bracket that is opened here is never closed, or a comma is missing.",
        ),
        (
            "a: 1\nb: {x: 1\nc: 3\n",
            2,
            "A bracket that is opened here is never closed, or a comma is missing.",
        ),
        (
            "a: What we ask: a Yes\n",
            1,
            "A colon followed by a space is out of place here: put the text in quotes.",
        ),
        (
            "a: 1\nb: @home\n",
            2,
            "This text starts with a character that has a meaning in YAML: put it in quotes.",
        ),
        ("a: 1\nb\nc: 2\n", 2, "This line has no colon after its key."),
        (
            "a:\n  b: 1\n c: 2\n",
            3,
            "This line is not indented like its neighbours, or a list and keys are mixed.",
        ),
        (
            "a:\n  - 1\n  b: 2\n",
            3,
            "This line is not indented like its neighbours, or a list and keys are mixed.",
        ),
        (
            'a: "one\nb: "two"\n',
            2,
            "Text stands after a closing quotation mark: one is missing above, or one too many.",
        ),
        (
            "a: 'the union's card'\n",
            1,
            "Text stands after a closing quotation mark: one is missing above, or one too many.",
        ),
        (
            "  a: 1\nb: 2\n",
            2,
            "This line does not belong to what stands above it: is it indented as it should be?",
        ),
        (
            "a: 1\nb:\n  c: 1\n\u00a0\u00a0d: 2\n",
            4,
            "This line begins with a space that only looks like one: type spaces anew.",
        ),
        ('a: 1\nb: "x\x01y"\n', 2, "There is an invisible character here (U+0001): delete it."),
        ('a: 1\nb: "x\uffffy"\n', 2, "There is an invisible control character here: delete it."),
    ],
)
def test_each_mistake_has_its_line_and_its_words(text: str, line: int, says: str) -> None:
    assert sentence(text) == f"a.yml:{line}: {says}"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_text_that_is_not_utf_8_is_refused_with_the_remedy(encoding: str) -> None:
    says = "The file is not UTF-8 text. Save it as UTF-8."
    assert sentence("a: 1\nb: ñ\n".encode(encoding)).endswith(says)
    assert sentence("a: 1\nb: ñ\n".encode("latin-1")).startswith("a.yml:2: ")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    file = parse_yaml("\ufeffa: 1\r\nb: 2\r\n".encode(), shown_as="a.yml")
    assert file.data == {"a": 1, "b": 2}
    assert file.line(("b",)) == 2


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        read_yaml(tmp_path / "gone.yml", shown_as="rubrics/gone.yml")
    assert str(caught.value) == (
        "rubrics/gone.yml: The file cannot be read: No such file or directory."
    )


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "{" * 100_000,  # every bracket opens a key
        "? " * 100_000,
        "- " * 100_000,
        "\n".join("  " * depth + "a:" for depth in range(500)),
    ],
    ids=["lists", "groups", "keys", "question marks", "dashes", "indents"],
)
def test_a_file_nested_without_end_is_refused(text: str) -> None:
    assert sentence(text).endswith(": The file is nested too deeply.")


def test_a_billion_laughs_is_refused_without_being_told() -> None:
    lines = ['a0: &a0 "lol"']
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 40)]
    file = parse_yaml("\n".join(lines).encode(), shown_as="a.yml")
    assert len(file.surprises) == 40 + 39 * 9
    assert len(repr(file.data)) < 10_000


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yml"
    path.write_bytes(b"a: [" + b"1, " * 3_500_000)
    assert path.stat().st_size > 10_000_000
    with pytest.raises(UserError) as caught:
        read_yaml(path, shown_as="huge.yml")
    assert str(caught.value) == "huge.yml: The file is larger than 2 MB: that is no content file."
    assert sentence(b"x" * (MAX_BYTES + 1)) == str(caught.value).replace("huge.yml", "a.yml")
