"""What changed from one report to another: whose grade, whose score, and every line.

Reads the two texts, in one language, so that it tells what their reader would find. Leaves to
others: keeping what was signed, and the rubric behind it (pipeline).
"""

from collections.abc import Iterator
from difflib import unified_diff

from reportcard.language import _, ngettext
from reportcard.scoring.sensitivity.inputs import NOTHING

# The tables of everybody (people.everybody): no other table of the report has as many columns.
_COLUMNS = 10
# In a sentence; the difference has them all.
_MOST_NAMED = 5


def grades_in(text: str) -> dict[str, tuple[str, str]]:
    """Grade and score of everybody with a score, as a report prints them, by name and seat."""
    lines = text.splitlines()
    heads = {index - 1 for index, line in enumerate(lines) if line.startswith("|---")}
    rows = [
        line.removeprefix("| ").removesuffix(" |").split(" | ")
        for index, line in enumerate(lines)
        if line.startswith("| ") and index not in heads
    ]
    return {row[0]: (row[1], row[2]) for row in rows if len(row) == _COLUMNS}


def change_sentences(old: str, new: str) -> Iterator[str]:
    """Whose grade is another one, and how many scores; nothing where none is."""
    before, after = grades_in(old), grades_in(new)
    nobody = (NOTHING, NOTHING)
    pairs = {name: (before.get(name, nobody), after.get(name, nobody)) for name in before | after}
    regraded = {name: pair for name, pair in pairs.items() if pair[0][0] != pair[1][0]}
    moved = [name for name, (was, now) in pairs.items() if name not in regraded and was != now]
    if regraded:
        yield ngettext(
            "{n} grade is another one: {names}.", "{n} grades are others: {names}.", len(regraded)
        ).format(n=len(regraded), names=_listed(regraded))
    if moved:
        yield ngettext(
            "{n} score is another one, with the same grade.",
            "{n} scores are others, with the same grades.",
            len(moved),
        ).format(n=len(moved))


def _listed(pairs: dict[str, tuple[tuple[str, str], tuple[str, str]]]) -> str:
    """Name and seat with what they had and have: "Ana Ruiz (House 1) B, 80.5 → C, 79.0"."""
    told = [f"{name} {', '.join(was)} → {', '.join(now)}" for name, (was, now) in pairs.items()]
    named = "; ".join(told[:_MOST_NAMED])
    if len(told) > _MOST_NAMED:
        return _("{names}; and {n} more").format(names=named, n=len(told) - _MOST_NAMED)
    return named


def difference(old: str, new: str, *, names: tuple[str, str]) -> str:
    """Every line that is another one, the old ones with a minus; "" where none is."""
    lines = unified_diff(old.splitlines(), new.splitlines(), *names, lineterm="", n=0)
    return "".join(f"{line}\n" for line in lines)
