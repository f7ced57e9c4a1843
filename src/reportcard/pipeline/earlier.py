"""The earlier cycles that a rubric's lifetime score rests on: their rubrics scored, or tables read.

Leaves to others: combining the cycles (scoring.lifetime).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcard.errors import UserError
from reportcard.model.scores import EarlierCycle
from reportcard.problems import Problem
from reportcard.project import Project

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from reportcard.scoring.rubric import Rubric
    from reportcard.scoring.rubric_decisions import CycleEntry


def earlier_cycles(
    project: Project, rubric: "Rubric", con: "DuckDBPyConnection"
) -> tuple[EarlierCycle, ...]:
    """The cycles before this one, the oldest first.

    Args:
        project: Where the rubrics of earlier cycles lie.
        rubric: This cycle's.
        con: The store that all of them are scored on.

    Raises:
        UserError: a rubric is not there, is wrong, or no table has the cycle.
    """
    problems = earlier_problems(project, rubric)
    if problems:
        raise UserError(problems)
    return tuple(_cycles(project, rubric, con))


def earlier_problems(project: Project, rubric: "Rubric") -> tuple[Problem, ...]:
    """Rubrics of earlier cycles that are not there, or not of a time before this one's.

    Args:
        project: Where they lie.
        rubric: This cycle's.

    Raises:
        UserError: one of them is wrong in itself.
    """
    from reportcard.scoring.checkcycles import earlier_file_problems, earlier_window_problems
    from reportcard.scoring.load import load_rubric

    files = project.names("rubrics", "*.yml")
    problems = tuple(earlier_file_problems(rubric, files))
    if problems:
        return problems
    named = [c.rubric for c in (rubric.lifetime.cycles if rubric.lifetime else ()) if c.rubric]
    loaded = {name: load_rubric(project.content(name), shown_as=name) for name in named}
    windows = {name: one.window for name, one in loaded.items()}
    return tuple(earlier_window_problems(rubric, windows))


def _cycles(
    project: Project, rubric: "Rubric", con: "DuckDBPyConnection"
) -> Iterator[EarlierCycle]:
    for entry in rubric.lifetime.cycles if rubric.lifetime else ():
        yield _cycle(project, entry, con)


def _cycle(project: Project, entry: "CycleEntry", con: "DuckDBPyConnection") -> EarlierCycle:
    from reportcard.scoring.compile import compile_rubric
    from reportcard.scoring.lifetime import earlier_cycle, earlier_table
    from reportcard.scoring.load import load_rubric
    from reportcard.scoring.score import score

    if entry.rubric is None:
        return earlier_table(con, entry.table or "", entry.cycle.text())
    loaded = load_rubric(project.content(entry.rubric), shown_as=entry.rubric)
    return earlier_cycle(score(compile_rubric(loaded, con), con), entry.cycle.text())
