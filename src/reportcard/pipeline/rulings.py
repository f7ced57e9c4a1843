"""The project's rulings on their way into the store, with every collect and after every command.

Leaves to others: their files (review), what they do (store), the commands (reviewing).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from reportcard.errors import UserError
from reportcard.model.records import PageRecords
from reportcard.problems import Problem
from reportcard.project import Project

if TYPE_CHECKING:
    import duckdb

    from reportcard.review.check import Known
    from reportcard.review.files import Rulings
    from reportcard.review.model import LinesFile, NamesFile, QuestionsFile


@dataclass(frozen=True, slots=True)
class ProjectRulings:
    """The files of rulings, read without a mistake."""

    questions: "Rulings[QuestionsFile]"
    names: "Rulings[NamesFile]"
    lines: "Rulings[LinesFile]"


def require_rulings(
    project: Project, now: datetime, *, known: "Known | None" = None
) -> ProjectRulings:
    """The rulings of a project; a project without any has empty files.

    Args:
        project: Whose files.
        now: The clock: no ruling is of a later day.
        known: What the store knows. A ruling on something else is no mistake of form, so it is not
            refused; but it is told with the mistakes where there are any.

    Raises:
        UserError: every mistake of all files: a ruling that cannot be read would be lost silently.
    """
    from reportcard.review.files import read_lines, read_names, read_questions

    today = now.date()
    if _mistakes(project, today, None):
        raise UserError(_mistakes(project, today, known))
    return ProjectRulings(
        read_questions(project.root, today=today),
        read_names(project.root, today=today),
        read_lines(project.root, today=today),
    )


def _mistakes(project: Project, today: date, known: "Known | None") -> list[Problem]:
    """Everything that is wrong with the files of rulings."""
    from reportcard.review.files import read_lines, read_names, read_questions

    problems: list[Problem] = []
    for read in (read_questions, read_names, read_lines):
        try:
            read(project.root, today=today, known=known)
        except UserError as error:
            problems += error.problems
    return problems


def ruling_pages(
    rulings: ProjectRulings, con: "duckdb.DuckDBPyConnection", now: datetime
) -> Iterator[PageRecords]:
    """The files as pages of the store; one that is gone takes its rulings out of force.

    Args:
        rulings: As they stand in the project.
        con: The store: a file that neither it nor the project knows is no page.
        now: The clock.
    """
    from reportcard.review.files import lines_page, names_page, questions_page
    from reportcard.store.ruled import knows_page

    pages = (
        questions_page(rulings.questions, now),
        names_page(rulings.names, now),
        lines_page(rulings.lines, now),
    )
    yield from (page for page in pages if page.records or knows_page(con, page.page_url))
