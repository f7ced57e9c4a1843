"""How far a command has come, on stderr: a bar on a terminal, a line now and then in a log."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from reportcard.cli.terminal import narrate
from reportcard.language import _

# A log that is silent for longer looks dead.
_EVERY_SECONDS = 10.0
_LABEL_LENGTH = 48


class Display(Protocol):
    """Shows how far a command has come."""

    def __call__(self, *, known: int, done: int, label: str) -> None:
        """Take note of it; `known` may grow while pages name further pages."""
        ...

    def start(self) -> None:
        """Begin to show."""
        ...

    def stop(self) -> None:
        """Show no more."""
        ...


class Bar:
    """A progress bar with counts and time left, taken away at the end."""

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
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("", total=None)

    def __call__(self, *, known: int, done: int, label: str) -> None:
        """Move the bar."""
        self._bar.update(
            self._task, completed=done, total=known, description=label[-_LABEL_LENGTH:]
        )

    def start(self) -> None:
        """Begin to draw."""
        self._bar.start()

    def stop(self) -> None:
        """Take the bar away."""
        self._bar.stop()


class Log:
    """A line every few seconds, with counts and time left.

    Args:
        clock: Gives seconds; only differences count.
        wait: Waits so many seconds and says whether to stop; an event of its own unless given.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], bool] | None = None,
    ) -> None:
        """Set up, silent until started."""
        self._clock = clock
        self._stopped = threading.Event()
        self._wait = wait or self._stopped.wait
        self._state = self._told = (0, 0, "")
        self._started_at = clock()
        # A thread, so that a step that takes minutes does not leave the log silent.
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __call__(self, *, known: int, done: int, label: str) -> None:
        """Take note of it for the next line."""
        self._state = (known, done, label)

    def start(self) -> None:
        """Begin to say it."""
        self._started_at = self._clock()
        self._thread.start()

    def stop(self) -> None:
        """Say no more."""
        self._stopped.set()
        self._thread.join()

    def sentence(self) -> str:
        """How far it has come since it was told last."""
        known, done, label = self._state
        if not 0 < done <= known:
            return _("At work ...")
        if self._state == self._told:  # one long step: how long it takes, nobody knows
            return _("{done} of {known} done, at work on the rest").format(done=done, known=known)
        self._told = self._state
        seconds = round((self._clock() - self._started_at) / done * (known - done))
        return _("{done} of {known} done, about {minutes}:{seconds:02d} left ({label})").format(
            done=done,
            known=known,
            minutes=seconds // 60,
            seconds=seconds % 60,
            label=label[-_LABEL_LENGTH:],
        )

    def _run(self) -> None:
        while not self._wait(_EVERY_SECONDS):
            narrate(self.sentence())


@contextmanager
def progress() -> Iterator[Display]:
    """Show how far the work has come for as long as the block runs, however it ends."""
    shown: Display = Bar() if sys.stderr.isatty() else Log()
    shown.start()
    try:
        yield shown
    finally:
        shown.stop()
