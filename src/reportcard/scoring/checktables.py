"""A rubric whose tables are expanded: what refers to the new criteria, and what they weigh.

Leaves to others: making the criteria (expand), a rubric without tables (references).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from reportcard.language import _, ngettext
from reportcard.model.numbers import shown_number
from reportcard.problems import Problem
from reportcard.scoring import store_read
from reportcard.scoring.card import card_of
from reportcard.scoring.expand import Expansion
from reportcard.scoring.expand_rows import plain_entries
from reportcard.scoring.references import reference_findings
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_measures import AttestedCriterion
from reportcard.scoring.saying import scorable_problems
from reportcard.scoring.shares import CHAMBERS, criterion_shares
from reportcard.words import WORDS
from reportcard.yamlfile import KeyPath

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# What was done outside the record may weigh so much, unless the rubric says why.
LARGEST_ATTESTED = Fraction(10, 100)
# So many roll calls of a table are named in one sentence.
SHOWN = 3


def table_problems(
    rubric: Rubric, expansion: Expansion, con: "DuckDBPyConnection"
) -> Iterator[Problem]:
    """What is wrong with the tables, and with what refers to their criteria.

    Args:
        rubric: As loaded.
        expansion: What its tables gave.
        con: The store; it is only read.
    """
    yield from expansion.problems
    if not rubric.from_table or expansion.problems:
        return
    refs = [c.vote_event_id for c in expansion.criteria if c.vote_event_id]
    events = store_read.known_roll_calls(con, refs)
    for criterion, entry in zip(expansion.criteria, expansion.entries, strict=True):
        if criterion.vote_event_id:
            path: KeyPath = ("from_table", entry)
            yield from scorable_problems(rubric, path, events[criterion.vote_event_id], ())
    yield from _outside_window(rubric, expansion)
    yield from _references(rubric, expansion)


def _outside_window(rubric: Rubric, expansion: Expansion) -> Iterator[Problem]:
    """For each table, the roll calls of another time: one sentence, however many they are."""
    first, after = rubric.window
    outside: dict[int, list[str]] = {}
    for criterion, entry in zip(expansion.criteria, expansion.entries, strict=True):
        day = criterion.held_on
        if criterion.vote_event_id and day and not first <= day < after:
            outside.setdefault(entry, []).append(criterion.vote_event_id)
    for entry, refs in outside.items():
        words = _outside_words(rubric, rubric.from_table[entry].table, refs)
        hint = _("Take them out of the table, or mend the window.")
        yield rubric.problem(("from_table", entry, "table"), words, hint)


def _outside_words(rubric: Rubric, table: str, refs: Sequence[str]) -> str:
    message = ngettext(
        "{count} roll call of {table} is outside the window {first} to {last} (last day "
        "excluded): {names}.",
        "{count} roll calls of {table} are outside the window {first} to {last} (last day "
        "excluded): {names}.",
        len(refs),
    )
    names = ", ".join(refs[:SHOWN])
    if len(refs) > SHOWN:
        names = _("{names} and {count} more").format(names=names, count=len(refs) - SHOWN)
    first, after = rubric.window
    return message.format(count=len(refs), table=table, first=first, last=after, names=names)


def _references(rubric: Rubric, expansion: Expansion) -> Iterator[Problem]:
    """As for a file that holds all these criteria itself; places lead to the table."""
    data = rubric.yaml.data
    assert isinstance(data, dict), "a rubric that was loaded is a group of keys"
    written = len(rubric.criteria)
    criteria = [*(data.get("criteria") or []), *plain_entries(expansion.criteria)]
    whole = {key: value for key, value in data.items() if key != "from_table"}
    for place, message, hint in reference_findings({**whole, "criteria": criteria}):
        number = int(place[1]) if place[0] == "criteria" and len(place) > 1 else -1
        path = place if number < written else ("from_table", expansion.entries[number - written])
        yield rubric.problem(path, message, hint)


def share_problems(rubric: Rubric, expansion: Expansion) -> Iterator[Problem]:
    """Acts outside the record that together weigh more than a tenth without a word why.

    Args:
        rubric: As loaded.
        expansion: What its tables gave.
    """
    silent = {
        entry.id: index
        for index, entry in enumerate(rubric.criteria)
        if isinstance(entry, AttestedCriterion) and entry.category and not entry.attested_because
    }
    if not silent:
        return
    card = card_of(rubric, bills={}, numbers={}, tabled=expansion.criteria)
    for chamber in CHAMBERS:
        shares = criterion_shares(card, chamber)
        share = sum((shares.get(name, Fraction(0)) for name in silent), Fraction(0))
        if share > LARGEST_ATTESTED:
            message = _(
                "{chamber}: attested actions have {share}% of the weight; more than {limit}% needs "
                "a reason under attested_because."
            )
            words = message.format(
                chamber=_(WORDS["chamber"][chamber]),
                share=shown_number(100 * share, places=1),
                limit=shown_number(100 * LARGEST_ATTESTED, places=0),
            )
            yield rubric.problem(("criteria", min(silent.values()), "weight"), words)
