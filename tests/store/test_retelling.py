"""A stored sentence is told in both languages when a catalogue has the message it was made from."""

from pathlib import Path

import pytest

from reportcard.model.text import Text
from reportcard.store.retelling import retell

CATALOGUE = r"""
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "{name}, {seat}"
msgstr "{name}; {seat}"

msgid "Line {line}: {what}."
msgstr "Línea {line}: {what}."

msgid "Line {line}: \"{day}\" is no day."
msgstr "Línea {line}: \"{day}\" no es un día."

msgid "{name} is there twice: {name}."
msgstr "{name} está dos veces: {name}."

msgid "The share is {share:.2f} of all."
msgstr "La parte es {share:.2f} de todo."
"""


@pytest.fixture
def locale_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "words.po").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


def test_the_message_with_the_most_words_of_its_own_is_the_one_that_was_said(
    locale_dir: Path,
) -> None:
    found = retell('Line 3: "June" is no day.', locale_dir)
    assert found == Text('Line 3: "June" is no day.', 'Línea 3: "June" no es un día.')


def test_a_figure_that_stands_twice_must_be_the_same_twice(locale_dir: Path) -> None:
    assert retell("Ana está dos veces: Ana.", locale_dir).en == "Ana is there twice: Ana."
    other = "Ana está dos veces: Eva."
    assert retell(other, locale_dir) == Text(other, other)


@pytest.mark.parametrize("said", ["one, two", "The share is 0.50 of all.", "Something else."])
def test_what_no_message_with_words_of_its_own_fits_is_told_as_it_was_said(
    locale_dir: Path, said: str
) -> None:
    assert retell(said, locale_dir) == Text(said, said)
