"""Cases that are stated as counts of votes, as tidy tables: one made-up member for each case.

A case says how often somebody voted with a policy, against it, or not at all, for ordinary and for
strong votes. The members of one system share the roll calls: whoever needs fewer than another could
not vote on the rest. Nothing here knows what a count is worth: that is the rubric's.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple


class Kind(NamedTuple):
    """Items that are alike: a vote or an agreement without one, and how strong it is."""

    question: str
    strength: str


# What a key of the counts says was done, whatever else it says.
OPTIONS = {
    "same": "yes",
    "differ": "no",
    "different": "no",
    "absent": "absent",
    "abstain": "present",
}
HALF = "0.5"


def write_tables(cases: Iterable[Mapping[str, Any]], folder: Path) -> None:
    """Write the tidy tables of cases of one system.

    Args:
        cases: Each with id, counts, expected, and figure (else "category"); some with a distance
            that is given (agreement is what is left of 1), or the digits to which the expectation
            is rounded.
        folder: Must not exist yet.
    """
    marks = {str(case["id"]): counted(case["counts"]) for case in cases}
    items = _items(marks.values())
    rows = [(kind, number) for kind in sorted(items) for number in range(1, items[kind] + 1)]
    tables: dict[str, list[dict[str, str]]] = {
        "people": [{"person_id": case, "name": case, "chamber": "house"} for case in marks],
        "roll_calls": [
            {"roll_call_id": _name(kind, number), "chamber": "house", "question": kind.question}
            for kind, number in rows
        ],
        "positions": [
            {
                "roll_call_id": _name(kind, number),
                "position": "support",
                "strength": kind.strength,
            }
            for kind, number in rows
        ],
        "votes": [
            {"roll_call_id": _name(kind, number), "person_id": case, "option": option}
            for case, done in marks.items()
            for kind, number, option in _votes(items, done)
        ],
        "member_inputs": [
            {
                "person_id": str(case["id"]),
                "input": "agreement",
                "value": str(1 - Decimal(str(case["distance"]))),
            }
            for case in cases
            if "distance" in case
        ],
        "published": [
            {
                "person_id": str(case["id"]),
                "figure": str(case.get("figure", "category")),
                "value": str(case["expected"]),
                "within": f"{HALF}e-{case['digits']}" if "digits" in case else "",
            }
            for case in cases
        ],
    }
    folder.mkdir(parents=True)
    for name, table in tables.items():
        if table:
            _write(folder / f"{name}.csv", table)


def counted(counts: Mapping[str, Any]) -> Counter[tuple[Kind, str]]:
    """How often each option was chosen on items of each kind.

    Keys are like "samestrong", or "votes_same" and "agreements_same" over {weak: n, strong: n}.
    """
    found: Counter[tuple[Kind, str]] = Counter()
    for key, value in counts.items():
        what, _underscore, done = key.rpartition("_")
        question = "other" if what == "agreements" else "passage"
        strong = done.removesuffix("strong")
        by_strength = (
            value if isinstance(value, Mapping) else {"weak" if strong == done else "strong": value}
        )
        for strength, number in by_strength.items():
            if number:
                found[Kind(question, strength), OPTIONS[strong]] += int(number)
    return found


def _items(marks: Iterable[Counter[tuple[Kind, str]]]) -> dict[Kind, int]:
    """How many items of each kind the case with most of them needs."""
    needed: dict[Kind, int] = {}
    for done in marks:
        total: Counter[Kind] = Counter()
        for (kind, _option), number in done.items():
            total[kind] += number
        for kind, number in total.items():
            needed[kind] = max(number, needed.get(kind, 0))
    return needed


def _votes(
    items: Mapping[Kind, int], done: Mapping[tuple[Kind, str], int]
) -> Iterator[tuple[Kind, int, str]]:
    for kind, total in sorted(items.items()):
        options = [o for (k, o), number in sorted(done.items()) if k == kind for _ in range(number)]
        options += ["not_member"] * (total - len(options))
        for number, option in enumerate(options, start=1):
            yield kind, number, option


def _name(kind: Kind, number: int) -> str:
    return f"{kind.strength}-{kind.question}-{number}"


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
