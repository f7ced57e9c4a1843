"""What deserves a second look in a rubric: warnings, each with the number that triggered it.

A rubric that passes `check` is true; it may still be unfair. Nothing here stops a build. Each theme
has a module: weights (lintweights), what is asked (lintchoice), bills of budgets (lintmoney),
absences (lintabsence), what the scores show (lintscores), the law of charities (lintlaw). Leaves to
others: computing the figures (shares, robustness).
"""

from collections.abc import Iterable, Iterator

from reportcard.language import ngettext
from reportcard.model.money import Money
from reportcard.model.robustness import Robustness
from reportcard.model.scores import RubricCard, Scored
from reportcard.problems import Problem, kind
from reportcard.scoring.lintabsence import absence_warnings
from reportcard.scoring.lintchoice import choice_warnings
from reportcard.scoring.lintlaw import law_warnings
from reportcard.scoring.lintmoney import money_warnings
from reportcard.scoring.lintscores import score_warnings
from reportcard.scoring.lintweights import weight_warnings
from reportcard.scoring.lintwords import Warned
from reportcard.scoring.rubric import Rubric

# A table may bring hundreds of criteria: of those that say the same, so many are told.
_OF_ONE_KIND = 3


def lint(
    scored: Scored, rubric: Rubric, robustness: Robustness, money: Money
) -> tuple[Problem, ...]:
    """Everything in a rubric that may be unfair, in the order of the file.

    Args:
        scored: What the rubric makes of the store.
        rubric: The file, for lines and keys.
        robustness: What the answers can tell.
        money: The budgets that the store follows.
    """
    found = [
        *weight_warnings(scored),
        *choice_warnings(scored),
        *money_warnings(scored.rubric, money),
        *absence_warnings(scored),
        *score_warnings(scored, robustness),
        *law_warnings(scored, rubric),
    ]
    told = _in_the_file(found, scored.rubric, written=len(rubric.criteria))
    problems = {rubric.problem(path, message) for path, message in told}
    return tuple(sorted(problems, key=lambda p: (p.line or 0, p.key, p.message)))


def _in_the_file(found: Iterable[Warned], card: RubricCard, *, written: int) -> Iterator[Warned]:
    """Warnings at places that the file has: criteria out of a table stand at `from_table`."""
    of_kind: dict[str, list[tuple[str, str]]] = {}
    for path, message in found:
        number = path[1] if len(path) > 1 and path[0] == "criteria" else -1
        if not isinstance(number, int) or number < written:
            yield path, message
        else:
            same = of_kind.setdefault(kind(Problem(message=message)), [])
            same.append((card.criteria[number].criterion_id, message))
    for same in of_kind.values():
        for name, message in same[:_OF_ONE_KIND]:
            yield ("from_table",), f"{name}: {message}"
        if len(same) > _OF_ONE_KIND:
            yield ("from_table",), _more(same[_OF_ONE_KIND - 1][0], len(same) - _OF_ONE_KIND)


def _more(name: str, more: int) -> str:
    return ngettext(
        "{name}: the same is to be said of {n} more criterion of the tables.",
        "{name}: the same is to be said of {n} more criteria of the tables.",
        more,
    ).format(name=name, n=more)
