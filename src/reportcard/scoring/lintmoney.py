"""A warning about money: an appropriation vote on a bill of no budget.

The score counts it as a roll call on money, while the page of budgets does not list it. Leaves to
others: a budget line and its amounts (checkmoney), baselines and pupils (lintchoice).
"""

from collections.abc import Iterator

from reportcard.language import _
from reportcard.model.money import Money
from reportcard.model.scores import RubricCard
from reportcard.problems import nearest
from reportcard.scoring.lintwords import Warned


def money_warnings(card: RubricCard, money: Money) -> Iterator[Warned]:
    """Appropriation votes on a bill that no budget lists, with the nearest one that is listed.

    Args:
        card: The rubric, as scored.
        money: Budgets of the store; where there is none, nothing is said.
    """
    listed = {bill.bill_id for bill in money.bills}
    roll_calls = {vote.vote_event_id for vote in money.votes}
    if not listed:
        return
    for index, criterion in enumerate(card.criteria):
        if criterion.type == "appropriation_vote" and criterion.vote_event_id not in roll_calls:
            yield ("criteria", index, "ref"), _said(criterion.bill_id, listed)


def _said(bill: str, listed: set[str]) -> str:
    message = _("{bill} is a bill of no budget that is followed: no page of budgets has this vote.")
    near = nearest(bill, _of_the_session(bill, listed))
    if near is None:
        return message.format(bill=bill)
    hint = _("The nearest bill of a budget is {near}.")
    return f"{message.format(bill=bill)} {hint.format(near=near)}"


def _of_the_session(bill: str, listed: set[str]) -> list[str]:
    """A bill of another session is another bill, however alike the numbers are."""
    session = bill.split("-", maxsplit=1)[0]
    return sorted(name for name in listed if name.split("-")[0] == session)
