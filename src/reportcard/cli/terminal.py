"""What staff see while a command works, and when it is done: sentences on stderr.

Leaves to others: how far a command has come (progress).
"""

from collections.abc import Iterable, Iterator

import click

from reportcard.language import ngettext
from reportcard.problems import Problem, sentences


def narrate(sentence: str) -> None:
    """One sentence on stderr."""
    click.echo(sentence, err=True)


def waiting_sentences(questions: int, names: int) -> Iterator[str]:
    """What waits for a person's decision, where anything does."""
    if questions:
        yield ngettext(
            "{n} roll call waits for somebody to confirm what was voted on: reportcard review "
            "questions lists it.",
            "{n} roll calls wait for somebody to confirm what was voted on: reportcard review "
            "questions lists them.",
            questions,
        ).format(n=questions)
    if names:
        yield ngettext(
            "{n} name on the sheets waits for somebody to say whose it is: reportcard review "
            "names lists it.",
            "{n} names on the sheets wait for somebody to say whose they are: reportcard review "
            "names lists them.",
            names,
        ).format(n=names)


def tell_problems(problems: Iterable[Problem], *, at_most: int | None = None) -> None:
    """Problems on stderr, one line each; beyond `at_most` only how many more there are."""
    lines = sentences(problems).splitlines()
    for line in lines[:at_most]:
        narrate(line)
    if at_most is not None and len(lines) > at_most:
        more = len(lines) - at_most
        narrate(
            ngettext(
                "... and {n} more: reportcard status lists it.",
                "... and {n} more: reportcard status lists them.",
                more,
            ).format(n=more)
        )
