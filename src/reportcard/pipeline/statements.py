"""What people say beside the record, held against the report card that it is printed on.

Leaves to others: the files (statements), pages and downloads (edition).
"""

from collections.abc import Mapping

from reportcard.errors import UserError
from reportcard.model.scores import Scored
from reportcard.model.statements import Statements
from reportcard.project import Project


def require_statements(project: Project, *, scored: Scored, names: Mapping[str, str]) -> Statements:
    """The statements of a project.

    Args:
        project: Whose files.
        scored: Who has a card, and what was asked.
        names: Of everybody in the record, by id.

    Raises:
        UserError: every mistake of the files; and whom or what they name that has no card.
    """
    from reportcard.statements.check import statement_problems
    from reportcard.statements.read import read_statements

    files = read_statements(project.root)
    problems = tuple(
        statement_problems(
            files,
            people={result.person_id: names[result.person_id] for result in scored.results},
            criteria=[criterion.criterion_id for criterion in scored.rubric.criteria],
            since=scored.rubric.window[0],
        )
    )
    if problems:
        raise UserError(problems)
    return files.statements
