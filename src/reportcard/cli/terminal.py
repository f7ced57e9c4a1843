"""What staff see while a command works, and when it is done: sentences on stderr.

Leaves to others: how far a command has come (progress).
"""

from collections.abc import Iterable

import click

from reportcard.language import ngettext
from reportcard.problems import Problem, sentences


def narrate(sentence: str) -> None:
    """One sentence on stderr."""
    click.echo(sentence, err=True)


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
