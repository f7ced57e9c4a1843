"""How many of the mistakes in one file are told: each kind a few times, and then its number.

Leaves to others: finding them (sheet, check).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportcard.language import ngettext
from reportcard.problems import Problem

# So many different mistakes of a file are told, and the rest counted.
MAX_TOLD = 100
# A column that a spreadsheet program changed has the same mistake in every row.
MAX_ALIKE = 3
# Days that are written the same wrong way, whichever they are.
_DAY = re.compile(r"\d+[/.-]\d+[/.-]\d+")


def told(found: Sequence[Problem], file: str) -> Iterator[Problem]:
    """The first of many mistakes in one file, and how many more there are."""
    few = list(_a_few_of_each(found))
    yield from few[:MAX_TOLD]
    more = len(few) - MAX_TOLD
    if more > 0:
        message = ngettext(
            "{n} more mistake is in this file.", "{n} more mistakes are in this file.", more
        )
        yield Problem(message.format(n=more), file, few[-1].line)


def _a_few_of_each(found: Sequence[Problem]) -> Iterator[Problem]:
    """Where all of one kind would be told but one, that one is told too."""
    alike: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in found:
        alike[problem.key, _DAY.sub("#", problem.message)].append(problem)
    for same in alike.values():
        if len(same) <= MAX_ALIKE + 1:
            yield from same
            continue
        yield from same[:MAX_ALIKE]
        yield _same_again(same[MAX_ALIKE:])


def _same_again(rest: Sequence[Problem]) -> Problem:
    message = ngettext(
        "The same mistake stands in {n} more row, up to line {line}.",
        "The same mistake stands in {n} more rows, up to line {line}.",
        len(rest),
    )
    first, last = rest[0], rest[-1]
    return Problem(message.format(n=len(rest), line=last.line), first.file, first.line, first.key)
