"""What people say beside the record, held against the report card that it is printed on.

Leaves to others: the files (statements), pages and downloads (edition).
"""

from reportcard.errors import UserError
from reportcard.model.facts import Facts
from reportcard.model.scores import Scored
from reportcard.model.statements import Statements
from reportcard.project import Project


def require_statements(project: Project, *, scored: Scored, facts: Facts) -> Statements:
    """The statements of a project.

    Raises:
        UserError: every mistake of the files; and whom or what they name that has no card.
    """
    from reportcard.statements.check import statement_problems
    from reportcard.statements.read import read_statements

    files = read_statements(project.root)
    names = {person.person_id: person.name for person in facts.people}
    problems = tuple(
        statement_problems(
            files,
            people={result.person_id: names[result.person_id] for result in scored.results},
            criteria=[criterion.criterion_id for criterion in scored.rubric.criteria],
        )
    )
    if problems:
        raise UserError(problems)
    return files.statements
