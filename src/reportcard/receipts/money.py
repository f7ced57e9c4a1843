"""The money of a question in sentences: amount, change, change per pupil, how separable it is.

A change is told of a stage of the budget (the law, the committee, the Governor), and no sentence
here has a gap for a person: nobody can be said to have cut or raised a line. Leaves to others: who
voted how (notes), the other notes of a question (asked).
"""

from collections.abc import Iterator
from fractions import Fraction

from reportcard.language import N_
from reportcard.model.numbers import shown_number
from reportcard.model.scores import Appropriation, Pupils
from reportcard.model.vocabulary import BudgetStage
from reportcard.receipts.sentence import Sentence, Value, Word, listed, sentence

# By stage: the line got more, less, or what it had.
CHANGES: dict[BudgetStage, tuple[str, str, str]] = {
    "enacted": (
        N_("The law raised this line by ${change} for fiscal year {year}."),
        N_("The law lowered this line by ${change} for fiscal year {year}."),
        N_("The law left this line as it was for fiscal year {year}."),
    ),
    "committee": (
        N_("The committee's version would raise this line by ${change} for fiscal year {year}."),
        N_("The committee's version would lower this line by ${change} for fiscal year {year}."),
        N_("The committee's version would leave this line as it was for fiscal year {year}."),
    ),
    "governor": (
        N_("The Governor's bill would raise this line by ${change} for fiscal year {year}."),
        N_("The Governor's bill would lower this line by ${change} for fiscal year {year}."),
        N_("The Governor's bill would leave this line as it was for fiscal year {year}."),
    ),
}
# A change per pupil that would be printed as nothing.
CENTS = Fraction(1, 2)


def money_sentences(money: Appropriation) -> Iterator[Sentence]:
    """What there is to know of the money of a question, whoever reads it of whomever."""
    if money.baseline_dollars is None:
        message = N_("{line}: ${amount} for fiscal year {year}, in dollars of that year.")
        yield sentence(message, **_figures(money))
    else:
        message = N_(
            "{line}: ${amount} for fiscal year {year}, compared with ${baseline}, in dollars not "
            "adjusted for inflation."
        )
        yield sentence(message, baseline=f"{money.baseline_dollars:,}", **_figures(money))
    yield from _change(money)
    yield listed(Word("separability", money.separability))


def _figures(money: Appropriation) -> dict[str, Value]:
    return {
        "line": money.line,
        "amount": f"{money.amount_dollars:,}",
        "year": str(money.fiscal_year),
    }


def _change(money: Appropriation) -> Iterator[Sentence]:
    place, change = money.budget_line, money.change_dollars
    if place is None:
        return
    if change is not None:
        raised, lowered, same = CHANGES[place.stage]
        message = raised if change > 0 else lowered if change < 0 else same
        yield sentence(message, change=whole_dollars(change), year=str(money.fiscal_year))
    if money.pupils is not None and money.change_per_pupil:
        yield _per_pupil(money.change_per_pupil, money.pupils)
    message = N_("Budget line: {account} ({agency}, {fund}).")
    yield sentence(message, account=place.account, agency=place.agency, fund=place.fund)


def _per_pupil(change: Fraction, pupils: Pupils) -> Sentence:
    message = N_(
        "That is ${change} for each of {pupils} pupils of the school year {years}. Source: {url}"
    )
    if abs(change) < CENTS:
        message = N_(
            "That is less than 50 cents for each of {pupils} pupils of the school year {years}. "
            "Source: {url}"
        )
    return sentence(
        message,
        change=whole_dollars(change),
        pupils=f"{pupils.number:,}",
        years=school_years(pupils.school_year),
        url=pupils.source_url,
    )


def whole_dollars(change: Fraction) -> str:
    """The size of a change, rounded half up to whole dollars: -2.5 is "3"."""
    return f"{int(shown_number(abs(change), places=0)):,}"


def school_years(ends_in: int) -> str:
    """A school year as people write it: 2026 is "2025-26"."""
    return f"{ends_in - 1}-{ends_in % 100:02}"
