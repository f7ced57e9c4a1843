"""Worked examples of a rubric file, on the plain data (see references).

Leaves to others: running them (examples).
"""

from collections.abc import Iterator
from typing import Any

from reportcard.language import _
from reportcard.scoring.plaindata import (
    Data,
    Finding,
    criteria_of,
    keys_of,
    records,
    unknown,
    unknown_criterion,
)
from reportcard.scoring.possible import impossible
from reportcard.yamlfile import KeyPath


def check_examples(data: Data) -> Iterator[Finding]:
    """An example names criteria and inputs, and for each what can come of it."""
    criteria = criteria_of(data)
    for index, example in records(data, "examples"):
        here: KeyPath = ("examples", index)
        for name, outcome in keys_of(example, "outcomes").items():
            path: KeyPath = (*here, "outcomes", name)
            yield from unknown_criterion(data, name, path)
            yield from impossible(criteria.get(str(name), {}), outcome, path)
        yield from _others(criteria, example, (*here, "others"))
        yield from _rates(data, example, here)
        yield from _inputs(data, example, here)


def _concerned(
    criteria: dict[str, dict[Any, Any]], example: dict[Any, Any]
) -> dict[str, dict[Any, Any]]:
    """The criteria of the example's chamber that it does not name."""
    named = keys_of(example, "outcomes")
    return {
        name: criterion
        for name, criterion in criteria.items()
        if name not in named and criterion.get("chamber") in (None, example.get("chamber"))
    }


def _others(
    criteria: dict[str, dict[Any, Any]], example: dict[Any, Any], path: KeyPath
) -> Iterator[Finding]:
    """`others` holds for every criterion not named: it must be able to."""
    for criterion in _concerned(criteria, example).values():
        for _path, message, _hint in impossible(criterion, example.get("others"), path):
            yield path, message, _("Name it under outcomes.")
            return


def _rates(data: Data, example: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    """Whatever is measured has its rate, and nothing else has one."""
    outcomes, rates = keys_of(example, "outcomes"), keys_of(example, "rates")
    for name in rates:
        path: KeyPath = (*here, "rates", name)
        yield from unknown_criterion(data, name, path)
        if name in outcomes and outcomes[name] != "measured":
            message = _("{criterion} is {outcome} in this example: it has no rate.")
            yield path, message.format(criterion=name, outcome=outcomes[name]), ""
    measured = [str(name) for name, outcome in outcomes.items() if outcome == "measured"]
    if example.get("others") == "measured":
        measured += _concerned(criteria_of(data), example)
    for name in measured:
        if name not in rates:
            message = _("{criterion} is measured in this example, but its rate is missing.")
            hint = _("Write it under rates: {{{criterion}: 9/10}}.").format(criterion=name)
            yield (*here, "outcomes", name), message.format(criterion=name), hint


def _inputs(data: Data, example: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    """Only what gives points can be told: the inputs of bonus and penalty."""
    adjust = keys_of(data, "adjust")
    used = [
        str(item["input"])
        for block in ("bonus", "penalty")
        for _index, item in records(adjust, block)
        if "input" in item
    ]
    for name in keys_of(example, "inputs"):
        if str(name) not in used:
            yield (*here, "inputs", name), *unknown(_("input"), name, used)
