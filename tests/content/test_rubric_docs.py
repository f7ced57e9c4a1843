"""docs/rubrics.md cannot rot: every example is loaded, every key explained, every quote real."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from reportcard.errors import UserError
from reportcard.scoring.check import check_rubric
from reportcard.scoring.examples import example_problems
from reportcard.scoring.load import rubric_from_yaml
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_base import AnyOutcome
from reportcard.scoring.rubric_criteria import SponsorshipCriterion, VoteCriterion
from reportcard.yamlfile import YamlFile, parse_yaml
from tests.messages import uses_in

# What the examples name that the sample does not have: spreadsheets, committees' sheets, invented
# people; and a first vote, in the example of a group, that a later one superseded.
NOT_IN_THE_SAMPLE = (
    "was superseded",
    "No table in the store has the input",
    "No import has",
    "There is no committee vote",
    "There is nobody ocd-person/made-up",
)


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs" / "rubrics.md").read_text(encoding="utf-8")


def blocks(page: str, kind: str) -> list[str]:
    """The boxes of one kind, in order."""
    return re.findall(rf"(?ms)^```{kind}\n(.*?)^```$", page)


def read(text: str) -> YamlFile:
    return parse_yaml(text.encode(), shown_as="docs/rubrics.md")


def whole(page: str, changes: str) -> YamlFile:
    """The small rubric of the page with the blocks of another box in place of its own."""
    base, change = read(blocks(page, "yaml")[0]), read(changes)
    assert isinstance(base.data, dict)
    assert isinstance(change.data, dict)
    data = base.data | change.data
    if {"categories", "marks", "criteria"} & set(change.data):
        data["marks"] = base.data["marks"] | data["marks"]
    return YamlFile(data=data, shown_as="docs/rubrics.md", surprises=change.surprises)


def test_there_are_examples_of_every_block_of_the_language(page: str) -> None:
    keys: set[Any] = set()
    for text in blocks(page, "yaml"):
        data = read(text).data
        assert isinstance(data, dict)
        keys |= set(data)
    assert set(Rubric.model_fields) - keys == {"notice"}


def test_every_example_can_be_loaded_and_comes_out(page: str) -> None:
    for text in blocks(page, "yaml"):
        assert example_problems(rubric_from_yaml(whole(page, text)), numbers={}) == ()


def test_the_small_rubric_is_true_to_the_sample(page: str, con: Any) -> None:
    assert check_rubric(rubric_from_yaml(whole(page, blocks(page, "yaml")[0])), con) == ()


def test_every_example_on_a_roll_call_is_true_to_the_sample(page: str, con: Any) -> None:
    told = [
        problem.message
        for text in blocks(page, "yaml")
        for problem in check_rubric(rubric_from_yaml(whole(page, text)), con)
    ]
    assert [m for m in told if not any(part in m for part in NOT_IN_THE_SAMPLE)] == []


def test_every_mistake_has_the_sentence_that_is_quoted(page: str) -> None:
    pairs = re.findall(r"(?ms)^```yaml mistake\n(.*?)^```\n+```text\n(.*?)^```$", page)
    assert len(pairs) == len(blocks(page, "yaml mistake")) >= 5
    for text, sentence in pairs:
        with pytest.raises(UserError) as caught:
            rubric_from_yaml(whole(page, text))
        told = [f"{p.message} {p.hint}".strip() for p in caught.value.problems]
        assert sentence.strip() in told


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and those inside it."""
    yield model
    for field in model.model_fields.values():
        for kind in _kinds(field.annotation):
            yield from models(kind)


def _kinds(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _kinds(inner)


def test_every_key_of_the_language_is_on_the_page(page: str) -> None:
    keys = {
        field.alias or name
        for model in models(Rubric)
        for name, field in model.model_fields.items()
    }
    assert keys >= set(VoteCriterion.model_fields) | set(SponsorshipCriterion.model_fields)
    assert [key for key in sorted(keys) if not re.search(rf"\b{key}\b", page)] == []


def test_every_outcome_is_on_the_page(page: str) -> None:
    words = {word for kind in get_args(AnyOutcome) for word in get_args(kind)}
    words -= {"not_eligible", "unknown"}
    assert [word for word in sorted(words) if f"`{word}`" not in page] == []


def test_every_sentence_that_is_quoted_is_one_of_the_program(page: str, repository: Path) -> None:
    messages = [
        m for use in uses_in(repository) for m in ([use.id] if isinstance(use.id, str) else use.id)
    ]
    tables = re.findall(r"(?ms)^\| the (?:sentence|warning) says \|.*?\n\n", page + "\n\n")
    quoted = [row for table in tables for row in re.findall(r"(?m)^\| (?!the |-)([^|]+) \|", table)]
    assert len(quoted) > 15
    assert [text for text in quoted if not any(_says(m, text) for m in messages)] == []


def test_every_warning_is_on_the_page(page: str, repository: Path) -> None:
    table = page[page.index("## Warnings") :]
    quoted = re.findall(r"(?m)^\| (?!the |-)([^|]+) \|", table)
    warnings = [
        m
        for use in uses_in(repository)
        if Path(use.place.partition(":")[0]).name.startswith("lint")
        for m in ([use.id] if isinstance(use.id, str) else use.id[1:])
    ]
    assert len(warnings) >= 20
    assert [m for m in warnings if not any(_says(m, text) for text in quoted)] == []


def _says(message: str, quoted: str) -> bool:
    """Whether a message holds the pieces of a quote, in order ("..." is left out)."""
    pieces = (re.escape(piece.strip()) for piece in quoted.split("...") if piece.strip())
    return re.search(".*".join(pieces), message, re.S) is not None
