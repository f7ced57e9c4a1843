"""Which document is read: what every record of it says of it."""

from dataclasses import dataclass

from reportcard.collect.pages import Page
from reportcard.model.vocabulary import BudgetStage

_STAGES: tuple[BudgetStage, ...] = ("governor", "committee", "enacted")


@dataclass(frozen=True, slots=True)
class Origin:
    """A document of a budget cycle."""

    cycle: str
    stage: BudgetStage
    session: str
    bill_number: str
    url: str


def origin_of(page: Page) -> Origin:
    """The document that a page is, by its request."""
    stage = next(stage for stage in _STAGES if stage == page.context("stage"))
    return Origin(
        page.context("cycle"), stage, page.context("session"), page.context("bill"), page.url
    )
