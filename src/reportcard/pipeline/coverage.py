"""How complete the record in the store is, and the sentences about what nothing explains."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportcard.language import _, ngettext
from reportcard.model.coverage import Coverage
from reportcard.pipeline.choosing import open_for_reading
from reportcard.pipeline.imports import missing_row_problems
from reportcard.problems import Problem
from reportcard.project import Project
from reportcard.words import find_word


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """A row for each session and chamber.

    of_spreadsheets: how many roll calls are of spreadsheets, which number nothing: they stand in
        none of the rows.
    missing_rows: members of the chamber whom a spreadsheet forgets.
    """

    rows: tuple[Coverage, ...]
    of_spreadsheets: int = 0
    missing_rows: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is missing while nothing says why."""
        return (*gap_problems(self.rows), *self.missing_rows)


def coverage(*, project: Project, of_sample: bool) -> CoverageReport:
    """Read how complete the record is.

    Args:
        project: Whose store.
        of_sample: Read the sample's data instead of the project's.

    Raises:
        UserError: there is no store yet, or it cannot be read.
    """
    from reportcard.store.coverage import read_coverage
    from reportcard.store.imports import count_roll_calls

    with open_for_reading(project, of_sample=of_sample) as con:
        _official, of_spreadsheets = count_roll_calls(con)
        return CoverageReport(tuple(read_coverage(con)), of_spreadsheets, missing_row_problems(con))


def gap_problems(rows: Iterable[Coverage]) -> tuple[Problem, ...]:
    """A sentence for each session and chamber with a gap that nothing explains."""
    return tuple(Problem(message=_gap_sentence(row)) for row in rows if row.unexplained)


def _gap_sentence(row: Coverage) -> str:
    return ngettext(
        "{chamber} {session}: {n} roll call is missing and nothing says why (reportcard coverage "
        "--details names it).",
        "{chamber} {session}: {n} roll calls are missing and nothing says why (reportcard coverage "
        "--details names them).",
        row.unexplained,
    ).format(
        n=row.unexplained,
        session=row.session,
        chamber=_(find_word("chamber", row.chamber) or row.chamber),
    )
