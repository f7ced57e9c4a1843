"""What staff see while a command works: progress with time left, and sentences on stderr."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

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
        click.echo(line, err=True)
    if at_most is not None and len(lines) > at_most:
        more = len(lines) - at_most
        narrate(
            ngettext(
                "... and {n} more: reportcard status lists it.",
                "... and {n} more: reportcard status lists them.",
                more,
            ).format(n=more)
        )


class TerminalProgress:
    """A progress bar on stderr with counts and time left; nothing where stderr is no terminal."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("", total=None)

    def __call__(self, *, known: int, done: int, label: str) -> None:
        """Show how far the work has come; `known` may grow while pages name further pages."""
        self._bar.update(self._task, completed=done, total=known, description=label[-48:])

    def start(self) -> None:
        """Begin to draw."""
        self._bar.start()

    def stop(self) -> None:
        """Take the bar away."""
        self._bar.stop()


@contextmanager
def progress() -> Iterator[TerminalProgress]:
    """A progress bar for as long as the block runs, taken away however it ends."""
    bar = TerminalProgress()
    bar.start()
    try:
        yield bar
    finally:
        bar.stop()
