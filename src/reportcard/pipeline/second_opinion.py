"""The second engine beside the first on the store at hand, before anybody publishes.

Leaves to others: the two engines; the earlier cycles as the first engine takes them (reading).
"""

from typing import TYPE_CHECKING, Any

from reportcard.model.scores import Scored
from reportcard.project import Project

if TYPE_CHECKING:
    from fractions import Fraction

    import duckdb

    from reportcard.scoring.rubric import Rubric
    from reportcard.scoring.second import Rows


def require_second_opinion(
    *, project: Project, rubric: "Rubric", scored: Scored, con: "duckdb.DuckDBPyConnection"
) -> int:
    """On how many legislators both engines agree, which are all of them.

    Args:
        project: Where the rubrics of earlier cycles are.
        rubric: The rubric that was scored.
        scored: What the first engine made of it.
        con: The store.

    Raises:
        DisagreementError: they differ. That is a mistake of the program, not of its user.
    """
    from reportcard.scoring.second import opinions, require_agreement, rows_of

    rows = rows_of(con)
    earlier = {
        name: _earlier(project, name, rows)
        for name in (cycle.get("rubric") for cycle in _cycles(rubric))
        if name is not None
    }
    return require_agreement(scored, opinions(_plain(rubric), rows, earlier=earlier))


def _cycles(rubric: "Rubric") -> list[dict[str, str]]:
    return list((_plain(rubric).get("lifetime") or {}).get("cycles") or ())


def _plain(rubric: "Rubric") -> dict[str, Any]:
    """The file as it was read: the second engine trusts no model of it."""
    data: Any = rubric.yaml.data
    return dict(data)


def _earlier(project: Project, name: str, rows: "Rows") -> "dict[str, tuple[Fraction, Fraction]]":
    """What an earlier rubric gave everybody whose grade was complete."""
    from reportcard.scoring.load import load_rubric
    from reportcard.scoring.second import opinions

    loaded = load_rubric(project.content(name), shown_as=name)
    found = opinions({**_plain(loaded), "lifetime": None}, rows)
    return {who: opinion.cycle for who, opinion in found.items() if opinion.cycle is not None}
