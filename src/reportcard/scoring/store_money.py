"""What the checks need to know of budgets in the store: lines across stages, what decided them.

A store that no budget document was read into has no lines; one of an older program has no tables.
Leaves to others: comparing a rubric with it (checkmoney).
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_APOSTROPHES = str.maketrans("", "", "'\u2018\u2019\u02bc\u00b4`")
_GAPS = re.compile(r"[-\u2010-\u2015\s]+")
Words = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class KnownLine:
    """A budget line of one fiscal year, as far as a rubric says something about it.

    Attributes:
        budget_line_id: Its id.
        printed: Fund, agency and account as its latest document prints them.
        base: What the law said before; None where no document says so.
        stages: What each stage says, by its name; None where it has no such line.
        is_vetoed: Whether the Governor struck it.
        is_open: Whether somebody has still to say if it is one with another line.
    """

    budget_line_id: str
    printed: Words
    base: int | None
    stages: dict[str, int | None]
    is_vetoed: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class KnownBudgetVote:
    """That a roll call is on a bill of a budget; lines: of the document it decided as a whole."""

    cycle: str
    lines: int


def has_budgets(con: "DuckDBPyConnection") -> bool:
    """Whether any budget line is in the store."""
    tables = (
        "SELECT count(*) FROM information_schema.tables"
        " WHERE table_schema = 'core' AND table_name IN ('budget_line', 'budget_vote')"
    )
    if _rows(con, tables)[0][0] < 2:
        return False
    return bool(_rows(con, "SELECT 1 FROM core.budget_line LIMIT 1"))


def budget_vote(con: "DuckDBPyConnection", vote_event_id: str) -> KnownBudgetVote | None:
    """The budget that a roll call belongs to; None where its bill is part of none."""
    query = (
        "SELECT v.cycle, count(l.line_id) FROM core.budget_vote AS v"
        " LEFT JOIN core.appropriation_line AS l"
        " ON l.cycle = v.cycle AND l.document_url = v.document_url"
        " WHERE v.vote_event_id = $id GROUP BY v.cycle ORDER BY 2 DESC, 1"
    )
    rows = _rows(con, query, {"id": vote_event_id})
    return KnownBudgetVote(*rows[0]) if rows else None


def budget_lines(con: "DuckDBPyConnection", cycle: str, fiscal_year: int) -> dict[Words, KnownLine]:
    """Every line of a year of a budget, by the plain words of each way in which it is printed."""
    values = {"cycle": cycle, "year": fiscal_year}
    lines = {row[0]: _line(row) for row in _rows(con, _LINES, values)}
    found: dict[Words, KnownLine] = {}
    for line_id, *printed in _rows(con, _PRINTED, values):
        if line_id in lines:
            fund, agency, account = printed
            found.setdefault(plain_words(fund, agency, account), lines[line_id])
    return found


def plain_words(fund: str, agency: str, account: str) -> Words:
    """The names of a line in one spelling: no capitals, accents, apostrophes; a dash is a space."""
    return _plain(fund), _plain(agency), _plain(account)


_LINES = """
SELECT l.budget_line_id, l.fund, l.agency, l.account, l.base_dollars, l.governor_dollars,
       l.committee_dollars, l.enacted_dollars, l.is_vetoed,
       EXISTS (FROM core.open_line AS o WHERE o.budget_line_id = l.budget_line_id
               OR o.other_id = l.budget_line_id)
FROM core.budget_line AS l
WHERE l.cycle = $cycle AND l.fiscal_year = $year ORDER BY ALL"""
_PRINTED = """
SELECT budget_line_id, fund, agency, account FROM core.budget_line
WHERE cycle = $cycle AND fiscal_year = $year
UNION
SELECT budget_line_id, fund, agency, account FROM core.appropriation_line
WHERE cycle = $cycle AND fiscal_year = $year ORDER BY ALL"""


def _line(row: tuple[Any, ...]) -> KnownLine:
    line_id, fund, agency, account, base, governor, committee, enacted, is_vetoed, is_open = row
    return KnownLine(
        budget_line_id=line_id,
        printed=(fund, agency, account),
        base=base,
        stages={"governor": governor, "committee": committee, "enacted": enacted},
        is_vetoed=bool(is_vetoed),
        is_open=is_open,
    )


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _GAPS.sub(" ", bare).strip().upper()


def _rows(
    con: "DuckDBPyConnection", query: str, values: dict[str, Any] | None = None
) -> list[tuple[Any, ...]]:
    return con.execute(query, values or {}).fetchall()
