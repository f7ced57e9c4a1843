"""One mutant: a place in an engine, and what is written there instead."""

from dataclasses import dataclass
from pathlib import Path


class UnapplicableError(Exception):
    """The text that a mutant replaces is not there once: the engine has changed under it."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A text of one file, found there once, and another in its place.

    Attributes:
        what: The mistake, in a few words.
        path: The file, from the folder `scoring`.
        old: The text as it is.
        new: The text as it becomes.
    """

    what: str
    path: str
    old: str
    new: str

    def apply(self, scoring: Path) -> None:
        """Write it into a copy of the folder.

        Raises:
            UnapplicableError: the text is not there, or more than once.
        """
        file = scoring / self.path
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        times = text.count(self.old)
        if times != 1 or self.old == self.new:
            raise UnapplicableError(f"{self.path} has this {times} times, not once: {self.old!r}")
        file.write_text(text.replace(self.old, self.new), encoding="utf-8")
