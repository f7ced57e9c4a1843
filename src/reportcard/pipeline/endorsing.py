"""Which clauses of an endorsement everybody meets, where the organization may endorse at all.

Leaves to others: the clauses (scoring.endorse), printing them (cli).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.pipeline.reading import Reading, score_store
from reportcard.problems import Problem
from reportcard.project import Project

if TYPE_CHECKING:
    from reportcard.scoring.endorse import Endorsement

# These may not take part in elections; unset: nobody has said that they may.
BARRED = frozenset({"501c3", "unset"})


@dataclass(frozen=True, slots=True)
class Endorsing:
    """The clauses of everybody on the card, and what they are called."""

    reading: Reading
    endorsements: "tuple[Endorsement, ...]"


def read_endorsements(*, project: Project, rubric: str | None, of_sample: bool) -> Endorsing:
    """Every clause for everybody; nothing is decided or published.

    Raises:
        UserError: the organization may not endorse, or the rubric has no clause.
    """
    from reportcard.scoring.endorse import endorsements

    reading = score_store(project=project, rubric=rubric, of_sample=of_sample)
    _require_clauses(reading)
    return Endorsing(reading, endorsements(reading.scored, reading.robustness))


def _require_clauses(reading: Reading) -> None:
    card = reading.scored.rubric
    if card.tax_status in BARRED:
        message = _(
            "The tax status of the organization is {status}: an organization under 501(c)(3), or "
            "one that has not said what it is, may not endorse anybody."
        )
        words = message.format(status=card.tax_status)
        raise UserError([_at(reading, ("organization", "tax_status"), words)])
    if not card.endorse:
        words = _("This rubric has no clauses: write them under endorse; docs/rubrics.md says how.")
        raise UserError([_at(reading, (), words)])


def _at(reading: Reading, path: tuple[str, ...], message: str) -> Problem:
    return reading.rubric.problem(path, message)
