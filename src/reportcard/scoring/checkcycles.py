"""The rubrics of earlier cycles: there, each once, and each of a time before the next one's.

Leaves to others: cycles that come from a table, which has no days (checkpeople); scoring them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from reportcard.language import _
from reportcard.problems import Problem
from reportcard.scoring.plaindata import did_you_mean
from reportcard.scoring.rubric import Rubric
from reportcard.yamlfile import KeyPath

# The first day, and the first day after.
Window = tuple[date, date]


def earlier_file_problems(rubric: Rubric, files: Sequence[str]) -> Iterator[Problem]:
    """Rubrics of earlier cycles that do not exist, or are this one.

    Args:
        rubric: As loaded.
        files: The rubric files of the project, as sentences name them.
    """
    for index, entry in enumerate(rubric.lifetime.cycles if rubric.lifetime else ()):
        path: KeyPath = ("lifetime", "cycles", index, "rubric")
        if entry.rubric is not None and entry.rubric == rubric.yaml.shown_as:
            message = _("{name} is this rubric itself: only earlier cycles stand here.")
            yield rubric.problem(path, message.format(name=entry.rubric))
        elif entry.rubric is not None and entry.rubric not in files:
            message = _("There is no rubric {name}.").format(name=entry.rubric)
            yield rubric.problem(path, message, did_you_mean(entry.rubric, files))


def earlier_window_problems(rubric: Rubric, windows: Mapping[str, Window]) -> Iterator[Problem]:
    """Earlier cycles that reach into this one or into each other, or stand there out of order.

    Args:
        rubric: As loaded.
        windows: The window of each earlier rubric, by its file.
    """
    before: list[str] = []
    for index, entry in enumerate(rubric.lifetime.cycles if rubric.lifetime else ()):
        if entry.rubric is None or entry.rubric not in windows:
            continue
        first, after = windows[entry.rubric]
        path: KeyPath = ("lifetime", "cycles", index, "rubric")
        if after > rubric.window[0]:
            message = _(
                "The window of {name} ({first} to {last}) does not end before this one begins: "
                "{day}."
            )
            words = message.format(name=entry.rubric, first=first, last=after, day=rubric.window[0])
            yield rubric.problem(path, words)
        yield from _order(rubric, path, entry.rubric, windows, before)
        before.append(entry.rubric)


def _order(
    rubric: Rubric, path: KeyPath, name: str, windows: Mapping[str, Window], before: Sequence[str]
) -> Iterator[Problem]:
    """The first of those before it that is of the same time, or not over when this one begins."""
    for other in before:
        if windows[name] == windows[other]:
            message = _("{name} has the same window as {other}: a cycle counts once.")
        elif windows[name][0] < windows[other][1]:
            message = _("{name} begins before {other} has ended: the oldest cycle stands first.")
        else:
            continue
        yield rubric.problem(path, message.format(name=name, other=other))
        return
