"""What staff see while a command works, and when it is done: sentences on stderr.

Leaves to others: how far a command has come (progress).
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import click

from reportcard.language import ngettext
from reportcard.model.waiting import Waiting
from reportcard.problems import Problem, in_order, kind

# Enough to see what it is about.
_OF_ONE_KIND = 3


def narrate(sentence: str) -> None:
    """One sentence on stderr."""
    click.echo(sentence, err=True)


def waiting_sentences(waiting: Waiting) -> Iterator[str]:
    """What waits for a person's decision, where anything does."""
    if waiting.questions:
        yield ngettext(
            "{n} roll call waits for somebody to confirm what was voted on: reportcard review "
            "questions lists it.",
            "{n} roll calls wait for somebody to confirm what was voted on: reportcard review "
            "questions lists them.",
            waiting.questions,
        ).format(n=waiting.questions)
    if waiting.names:
        yield ngettext(
            "{n} name on the sheets waits for somebody to say whose it is: reportcard review "
            "names lists it.",
            "{n} names on the sheets wait for somebody to say whose they are: reportcard review "
            "names lists them.",
            waiting.names,
        ).format(n=waiting.names)
    if waiting.lines:
        yield ngettext(
            "{n} pair of budget lines waits for somebody to say what it is: reportcard review "
            "lines lists it.",
            "{n} pairs of budget lines wait for somebody to say what they are: reportcard review "
            "lines lists them.",
            waiting.lines,
        ).format(n=waiting.lines)


def tell_problems(problems: Iterable[Problem], *, at_most: int | None = None) -> None:
    """Problems on stderr, one line each.

    Args:
        problems: What to tell.
        at_most: Tell so many, and of those that say the same of different places a few only; of
            the others only how many they are.
    """
    found = in_order(problems)
    told = found if at_most is None else list(_a_few_of_each(found))[:at_most]
    for problem in told:
        narrate(problem.sentence())
    if more := len(found) - len(told):
        narrate(
            ngettext(
                "... and {n} more: reportcard status lists it.",
                "... and {n} more: reportcard status lists them.",
                more,
            ).format(n=more)
        )


def _a_few_of_each(problems: Iterable[Problem]) -> Iterator[Problem]:
    told = Counter[str]()
    for problem in problems:
        told[kind(problem)] += 1
        if told[kind(problem)] <= _OF_ONE_KIND:
            yield problem
