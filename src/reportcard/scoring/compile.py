"""Compile a rubric: check it against the store, then make its card.

Leaves to others: the checks (check), the card (card), counting (score).
"""

from typing import TYPE_CHECKING

from reportcard.errors import UserError
from reportcard.model.scores import RubricCard
from reportcard.scoring.card import card_of
from reportcard.scoring.check import check_rubric
from reportcard.scoring.expand import expand
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.store_read import bill_ids_of_votes, vote_numbers

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def compile_rubric(rubric: Rubric, con: "DuckDBPyConnection") -> RubricCard:
    """Check a rubric against the store and make its card.

    Args:
        rubric: As loaded.
        con: The store.

    Raises:
        UserError: everything that `check_rubric` finds.
    """
    problems = check_rubric(rubric, con)
    if problems:
        raise UserError(problems)
    tabled = expand(rubric, con).criteria
    bills, numbers = bill_ids_of_votes(con, rubric), vote_numbers(con)
    return card_of(rubric, bills=bills, numbers=numbers, tabled=tabled)
