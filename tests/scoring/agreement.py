"""A case scored by both engines."""

from collections.abc import Mapping, Sequence

from reportcard.model.scores import EarlierCycle, EarlierScore, Scored
from reportcard.model.text import Text
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.lifetime import earlier_table
from reportcard.scoring.score import score
from reportcard.scoring.second import Opinion, opinions, rows_of
from tests.scoring.random_worlds import Case
from tests.scoring.worlds import rubric_of


def engine(case: Case, order: Sequence[int] | None = None) -> Scored:
    """What the engine makes of a case, its rows in the order given or another."""
    con = case.world.store(order=order)
    card = compile_rubric(rubric_of(case.rubric), con)
    return score(card, con, earlier=_earlier(case))


def both_engines(case: Case) -> tuple[Scored, Mapping[str, Opinion]]:
    """What either engine makes of it."""
    scored = engine(case)
    return scored, opinions(case.rubric, rows_of(case.world.con), earlier=case.earlier)


def _earlier(case: Case) -> list[EarlierCycle]:
    """The cycles that a rubric names, from the oldest to the newest."""
    found = []
    for cycle in case.rubric.get("lifetime", {}).get("cycles", ()):
        text = Text(**cycle["cycle"])
        if "table" in cycle:
            found.append(earlier_table(case.world.con, cycle["table"], text))
        else:
            given = case.earlier[cycle["rubric"]]
            scores = {person: EarlierScore(*figures) for person, figures in given.items()}
            found.append(EarlierCycle(text, scores))
    return found
