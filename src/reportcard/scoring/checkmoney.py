"""The money of appropriation criteria, held against the budget documents that were read.

A rubric that names a budget line says twice what it got: both must agree, or a published figure
would be wrong. Leaves to others: the roll call itself (check), what the store knows (store_money).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportcard.language import _
from reportcard.problems import Problem, nearest
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_criteria import AppropriationCriterion
from reportcard.scoring.rubric_money import AppropriationEntry, BudgetLineEntry
from reportcard.scoring.saying import contradiction, missing_key
from reportcard.scoring.store_money import (
    KnownBudgetVote,
    KnownLine,
    Words,
    budget_lines,
    budget_vote,
    has_budgets,
    plain_words,
)
from reportcard.yamlfile import KeyPath

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a criterion says of its money, and where in the file."""

    rubric: Rubric
    here: KeyPath
    ref: str
    money: AppropriationEntry
    place: BudgetLineEntry

    def problem(self, key: str, message: str, hint: str = "") -> Problem:
        """A problem at one of the keys beside the amount."""
        return self.rubric.problem((*self.here, key), message, hint)

    def contradiction(self, key: str, said: int, found: int) -> Problem:
        """The rubric and the document give different dollars."""
        hint = _("Check the line and its fiscal year, then mend what is wrong.")
        return contradiction(self.rubric, (*self.here, key), str(said), str(found), hint=hint)


def money_problems(rubric: Rubric, con: "DuckDBPyConnection") -> Iterator[Problem]:
    """Budget lines that the store does not have, or of which it says something else.

    Args:
        rubric: As loaded.
        con: The store; it is only read.
    """
    for index, criterion in enumerate(rubric.criteria):
        if not isinstance(criterion, AppropriationCriterion):
            continue
        money = criterion.appropriation
        if money is not None and money.budget_line is not None:
            here: KeyPath = ("criteria", index, "appropriation")
            asked = _Asked(rubric, here, criterion.ref, money, money.budget_line)
            yield from _money(asked, con)


def _money(asked: _Asked, con: "DuckDBPyConnection") -> Iterator[Problem]:
    if not has_budgets(con):
        message = _("No budget document is in the store: nobody can compare this line.")
        hint = _("Collect the budget documents, or take budget_line away.")
        yield asked.problem("budget_line", message, hint)
        return
    if (vote := budget_vote(con, asked.ref)) is None:
        message = _("Roll call {ref} is on no bill of a budget that is followed.")
        yield asked.problem("budget_line", message.format(ref=asked.ref), _("Check the roll call."))
        return
    yield from _decided(asked, vote)
    lines = budget_lines(con, vote.cycle, asked.money.fiscal_year)
    place = asked.place
    line = lines.get(plain_words(place.fund, place.agency, place.account))
    if line is None:
        yield _missing_line(asked, lines)
    else:
        yield from _compared(asked, line)


def _decided(asked: _Asked, vote: KnownBudgetVote) -> Iterator[Problem]:
    """Whether the roll call decided what the rubric says it decided, and that alone."""
    separability = asked.money.separability
    if not vote.lines and asked.place.stage == "enacted" and separability != "amendment":
        message = _("Roll call {ref} did not decide on the law's lines: its text was another.")
        hint = _("Name the roll call that passed the budget, or write separability: amendment.")
        yield asked.problem("separability", message.format(ref=asked.ref), hint)
    if vote.lines > 1 and separability != "omnibus":
        message = _("Roll call {ref} decided on {n} budget lines at once.")
        words = message.format(ref=asked.ref, n=vote.lines)
        yield asked.problem("separability", words, _("Write omnibus."))


def _missing_line(asked: _Asked, lines: Mapping[Words, KnownLine]) -> Problem:
    place = asked.place
    message = _("The budget for fiscal year {year} has no line {account} ({agency}, {fund}).")
    words = message.format(
        year=asked.money.fiscal_year,
        account=place.account,
        agency=place.agency,
        fund=place.fund,
    )
    near = _find_near(lines, plain_words(place.fund, place.agency, place.account))
    if near is None:
        return asked.problem("budget_line", words)
    fund, agency, account = near.printed
    hint = _("The nearest is {account} ({agency}, {fund}).")
    told = hint.format(account=account, agency=agency, fund=fund)
    return asked.problem("budget_line", words, told)


def _find_near(lines: Mapping[Words, KnownLine], wanted: Words) -> KnownLine | None:
    """The line of the nearest account: of the agency, else of the same words, else of any."""
    fund, agency, account = wanted
    of_agency = [names for names in lines if names[:2] == (fund, agency)]
    of_account = [names for names in lines if names[2] == account]
    for some in (of_agency, of_account, list(lines)):
        by_account = {names[2]: names for names in reversed(some)}
        if (found := nearest(account, list(by_account))) is not None:
            return lines[by_account[found]]
    return None


def _compared(asked: _Asked, line: KnownLine) -> Iterator[Problem]:
    """Each statement of the rubric about a line that its documents contradict."""
    if line.is_open:
        message = _("Nobody has said yet whether this line is one with another of the budget.")
        hint = _("Settle it with reportcard review lines.")
        yield asked.problem("budget_line", message, hint)
    if line.is_vetoed and asked.place.stage == "enacted":
        message = _("The Governor vetoed this line: its amount is not law.")
        yield asked.problem("budget_line", message)
    yield from _amount(asked, line)
    yield from _baseline(asked, line)


def _amount(asked: _Asked, line: KnownLine) -> Iterator[Problem]:
    found = line.stages[asked.place.stage]
    if found is None:
        message = _("No document of the stage {stage} that adds up has this line.")
        yield asked.problem("amount", message.format(stage=asked.place.stage))
    elif found != asked.money.amount:
        yield asked.contradiction("amount", asked.money.amount, found)


def _baseline(asked: _Asked, line: KnownLine) -> Iterator[Problem]:
    said = asked.money.baseline
    if line.base is None and said is not None:
        message = _("No document says what this line was before: nothing to compare it with.")
        yield asked.problem("baseline", message, _("Take baseline away."))
    elif line.base is not None and said is None:
        yield missing_key(asked.rubric, (*asked.here, "baseline"), str(line.base))
    elif line.base is not None and said is not None and line.base != said:
        yield asked.contradiction("baseline", said, line.base)
