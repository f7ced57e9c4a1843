"""The fields that templates are given, in words, from the docstrings of the page contexts.

`python -m tests.edition.template_fields` prints the last chapter of docs/templates.md.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from reportcard.edition.contexts import (
    ChartsPage,
    ComparePage,
    CoveragePage,
    DataPage,
    FindPage,
    HomePage,
    LegislatorPage,
    Masthead,
    MethodologyPage,
    MoneyPage,
    PairPage,
    PressPage,
    RollCallPage,
    SelectionPage,
    SensitivityPage,
    SubjectPage,
    SubjectsIndex,
    TownPage,
    TownsIndex,
    WeightsPage,
)
from reportcard.edition.contexts.statements import AboutPage, CorrectionsPage
from reportcard.edition.site import Address

CHAPTER = "## Every field"
GIVEN = (
    Masthead,
    Address,
    HomePage,
    FindPage,
    LegislatorPage,
    RollCallPage,
    MoneyPage,
    TownsIndex,
    TownPage,
    MethodologyPage,
    SubjectsIndex,
    SubjectPage,
    SelectionPage,
    SensitivityPage,
    ChartsPage,
    ComparePage,
    PairPage,
    WeightsPage,
    CoveragePage,
    CorrectionsPage,
    AboutPage,
    PressPage,
    DataPage,
)
# Words in both languages, and sentences in neither; docs/templates.md explains them apart.
APART = {"Text", "Sentence", "Word"}


def chapter() -> str:
    """Every record that a template can reach, and what each of its fields is."""
    return "\n\n".join([CHAPTER, *(_section(record) for record in records())]) + "\n"


def records() -> list[type]:
    """The records that a template is given, and those within them, each once."""
    found: list[type] = []
    open_ = list(GIVEN)
    while open_:
        record = open_.pop(0)
        if record not in found and record.__name__ not in APART:
            found.append(record)
            open_.extend(_within(record))
    return found


def undescribed(record: type) -> list[str]:
    """Fields without a sentence in the docstring, and sentences without a field."""
    return sorted(set(_sentences(record)) ^ {field.name for field in fields(record)})


def _within(record: type) -> Iterator[type]:
    for hint in get_type_hints(record).values():
        yield from (part for part in _parts(hint) if is_dataclass(part) and isinstance(part, type))


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for argument in get_args(hint):
        yield from _parts(argument)


def _section(record: type) -> str:
    sentences = _sentences(record)
    first = (record.__doc__ or "").partition("\n\n")[0]
    lines = [
        f"- `{field.name}`" + (f": {sentences[field.name]}" if field.name in sentences else "")
        for field in fields(record)
    ]
    return f"### {record.__name__}\n\n{' '.join(first.split())}\n\n" + "\n".join(lines)


def _sentences(record: type) -> dict[str, str]:
    """Each entry of the docstring's list of attributes, on one line."""
    _head, _word, entries = (record.__doc__ or "").partition("Attributes:\n")
    return {
        name: " ".join(text.split())
        for name, text in re.findall(r"^ {8}(\w+): (.*(?:\n {10,}.*)*)", entries, re.MULTILINE)
    }


if __name__ == "__main__":
    sys.stdout.write(chapter())
