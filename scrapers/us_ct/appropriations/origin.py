"""Which document is read: what every record of it says of it."""

from dataclasses import dataclass

from reportcard.collect.pages import Page
from reportcard.model.vocabulary import BudgetStage

_STAGES: tuple[BudgetStage, ...] = ("governor", "committee", "enacted")


@dataclass(frozen=True, slots=True)
class Origin:
    """A document of a budget cycle.

    is_extract: whether the list of budgets says that the file is some pages of it.
    """

    cycle: str
    stage: BudgetStage
    session: str
    bill_number: str
    url: str
    is_extract: bool


def origin_of(page: Page) -> Origin:
    """The document that a page is, by its request."""
    stage = next(stage for stage in _STAGES if stage == page.context("stage"))
    return Origin(
        cycle=page.context("cycle"),
        stage=stage,
        session=page.context("session"),
        bill_number=page.context("bill"),
        url=page.url,
        is_extract=bool(page.context("extract")),
    )
