"""How complete the record in the store is: the facts behind `reportcard coverage`."""

from dataclasses import dataclass

from reportcard.model.coverage import Coverage
from reportcard.pipeline.choosing import open_for_reading
from reportcard.project import Project


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """A row for each session and chamber."""

    rows: tuple[Coverage, ...]

    @property
    def unexplained(self) -> int:
        """How many roll calls are missing while nothing says why."""
        return sum(row.unexplained for row in self.rows)


def coverage(*, project: Project, of_sample: bool) -> CoverageReport:
    """Read how complete the record is.

    Args:
        project: Whose store.
        of_sample: Read the sample's data instead of the project's.

    Raises:
        UserError: there is no store yet, or it cannot be read.
    """
    from reportcard.store.coverage import read_coverage

    with open_for_reading(project, of_sample=of_sample) as con:
        return CoverageReport(tuple(read_coverage(con)))
