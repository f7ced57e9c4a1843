"""No statement can tie a budget line's change to a legislator: not a record, a sentence or a page.

No record of the state says who raised or cut a line. So a change may stand beside the stage that
made it, and never where a person is: these tests walk every record, message and template, and fail
for a new one that joins the two.
"""

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

import pytest

import reportcard.edition.contexts
import reportcard.model
from reportcard.edition.contexts.edition import Edition
from reportcard.edition.contexts.legislator import LegislatorPage
from reportcard.edition.contexts.money import LadderRow
from reportcard.model.facts import PersonVote
from reportcard.model.money import BudgetLine, BudgetVote, Money
from reportcard.model.scores import Appropriation
from reportcard.receipts.money import CHANGES
from tests.messages import uses_in

# How records call a person, and how they call the difference of two sums.
PERSON = re.compile(
    r"(?:person|people|legislator|member|official|senator|representative|sponsor|voter|name_of)"
    r"(?:_.*)?|.*_(?:person|legislator|member)(?:_id)?|printed_name|family_name|given_name"
)
CHANGE = re.compile(r"(?:.*_)?(?:change|delta|raise|cut|increase|decrease)(?:_.*)?")
# Gaps of a message that a person's name could stand in.
NAMES = {"name", "person", "who", "whom", "legislator", "member", "actor", "names", "people"}
_GAP = re.compile(r"\{(\w+)|%\((\w+)\)s")
# Words of a message that says what became of money.
_LINE = re.compile(
    r"\b(?:raise|lower|cut|rise|fall|grow|shrink)\w*\b.*\bline\b|\{change\}|%\(change\)s"
)


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Every module of a package."""
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def records() -> list[type]:
    """Every record of the model and of the pages."""
    return [
        kind
        for package in (reportcard.model, reportcard.edition.contexts)
        for module in modules(package)
        for kind in vars(module).values()
        if dataclasses.is_dataclass(kind) and isinstance(kind, type)
        if kind.__module__ == module.__name__
    ]


def inner(annotation: Any) -> Iterator[type]:
    """The records inside the type of a field."""
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from inner(part)


def fields(kind: type) -> dict[str, Any]:
    """The types of a record's fields and figures."""
    hints = get_type_hints(kind)
    figures = {
        name: get_type_hints(value.fget).get("return")
        for name, value in vars(kind).items()
        if isinstance(value, property)
    }
    return {**{field.name: hints[field.name] for field in dataclasses.fields(kind)}, **figures}


def named(kind: type, pattern: re.Pattern[str]) -> list[str]:
    """The fields of a record that are called so."""
    return [name for name in fields(kind) if pattern.fullmatch(name)]


def reached(kind: type, seen: set[type] | None = None) -> set[type]:
    """A record and all that stand in it, however deep."""
    seen = set() if seen is None else seen
    if kind not in seen:
        seen.add(kind)
        for annotation in fields(kind).values():
            for part in inner(annotation):
                reached(part, seen)
    return seen


def has_change(kind: type) -> bool:
    """Whether a record holds the change of a sum of a budget line, in itself."""
    return any(
        annotation in (int, int | None) or "Fraction" in str(annotation)
        for name, annotation in fields(kind).items()
        if CHANGE.fullmatch(name)
    )


def test_the_words_of_this_test_know_a_person_and_a_change_when_they_see_one() -> None:
    assert "person_id" in named(PersonVote, PERSON)
    assert has_change(LadderRow)
    assert has_change(Appropriation)
    assert not has_change(BudgetVote)
    assert LadderRow in reached(Edition)
    assert _LINE.search(CHANGES["enacted"][0])


def test_no_record_holds_a_person_and_a_change() -> None:
    both = [k.__name__ for k in records() if has_change(k) and named(k, PERSON)]
    assert both == []


def test_nothing_inside_a_change_is_a_person() -> None:
    wrong = [
        f"{kind.__name__} -> {part.__name__}.{name}"
        for kind in records()
        if has_change(kind)
        for part in reached(kind)
        for name in named(part, PERSON)
    ]
    assert wrong == []


def test_nothing_inside_a_person_is_a_change_of_a_line() -> None:
    """A person's row, card or page leads to no record with a change."""
    wrong = [
        f"{kind.__name__} -> {part.__name__}"
        for kind in records()
        if named(kind, PERSON)
        for part in reached(kind)
        if has_change(part) and part is not Appropriation
    ]
    assert wrong == []


def test_a_legislators_page_leads_to_no_change_of_a_line() -> None:
    assert not any(has_change(part) for part in reached(LegislatorPage))


@pytest.mark.parametrize("kind", [Money, BudgetLine, BudgetVote, Appropriation])
def test_the_records_of_money_hold_no_person_at_any_depth(kind: type) -> None:
    assert [name for part in reached(kind) for name in named(part, PERSON)] == []


def test_no_message_has_a_gap_for_a_name_beside_a_change(repository: Path) -> None:
    messages = {
        text
        for use in uses_in(repository)
        for text in ([use.id] if isinstance(use.id, str) else use.id)
    }
    about = [text for text in messages if _LINE.search(text)]
    assert len(about) >= 9
    assert [text for text in about if NAMES & gaps(text)] == []


def gaps(message: str) -> set[str]:
    """The gaps of a message."""
    return {one or other for one, other in _GAP.findall(message)}


def test_every_sentence_on_a_change_begins_with_the_stage_that_made_it() -> None:
    begins = {
        "enacted": "The law ",
        "committee": "The committee's version ",
        "governor": "The Governor's bill ",
    }
    assert set(CHANGES) == set(begins)
    for stage, sentences in CHANGES.items():
        assert all(sentence.startswith(begins[stage]) for sentence in sentences)


@pytest.mark.parametrize("template", ["site/legislator.html", "pdf/card.html"])
def test_a_legislators_template_prints_no_change_of_a_line(repository: Path, template: str) -> None:
    text = (repository / "templates" / template).read_text(encoding="utf-8")
    assert text
    assert not re.search(r"\.change\b|\benacted|\bbase_dollars|\bladder", text)


def test_a_template_that_prints_changes_prints_no_legislator(repository: Path) -> None:
    """But for a town's page, whose changes are of the town's grants over the years."""
    folder = repository / "templates"
    printing = []
    for path in sorted([*(folder / "site").glob("*.html"), *(folder / "pdf").glob("*.html")]):
        tags = " ".join(re.findall(r"\{[{%].*?[%}]\}", path.read_text(encoding="utf-8")))
        if re.search(r"\b(?:row|bar|line|stage)\.change\b", tags):
            printing.append(path.name)
            assert not re.search(r"\b(?:person|legislator|official|voter)\.", tags), path.name
    assert printing
