"""An invented budget in the store of a test: its lines at every stage, and what decided them."""

import duckdb

from tests.scoring.worlds import PROVENANCE

LAW = "https://www.example.org/act.pdf"


def put_vote(
    con: duckdb.DuckDBPyConnection, event: str, *, document: str = LAW, cycle: str = "fy2027"
) -> None:
    """A roll call of a budget, and the document whose lines it decided."""
    row = (event, cycle, "2025-HB00001", "vehicle", document)
    con.execute("INSERT INTO core.budget_vote VALUES (?, ?, ?, ?, ?)", row)


def put_line(
    con: duckdb.DuckDBPyConnection,
    account: str,
    *amounts: int | None,
    agency: str = "DEPARTMENT OF EDUCATION",
    printed: str = "",
    is_vetoed: bool = False,
) -> str:
    """A line of fiscal year 2027: what it was, then Governor, committee, law.

    Args:
        con: The store.
        account: Its account.
        amounts: The four.
        agency: Its agency.
        printed: The account in the words of another document; as above where it is left out.
        is_vetoed: Whether the Governor struck it.

    Returns:
        Its id.
    """
    fund = "GENERAL FUND"
    name = f"fy2027/2027/{fund}/{agency}/{account}"
    row = (name, "fy2027", 2027, fund, "EDUCATION", agency, account, False, *amounts)
    con.execute(
        "INSERT INTO core.budget_line VALUES"
        " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'same_words', [], [], true, ?)",
        (*row, is_vetoed),
    )
    put_row(con, name, agency, printed or account, amounts[0], amounts[3] or 0)
    return name


def put_row(
    con: duckdb.DuckDBPyConnection,
    line: str,
    agency: str,
    account: str,
    before: int | None,
    after: int,
) -> None:
    """A row of the law; line is "" where it adds to the year that is running."""
    words = ("GENERAL FUND", "EDUCATION", agency, account, 2027, before, after)
    con.execute(
        "INSERT INTO core.appropriation_line VALUES (?, ?, 'fy2027', 'enacted', ?, 1,"
        " 'adjustment', false, ?, ?, ?, ?, ?, ?, ?, false, true, 1, '', ?, ?, ?, ?, ?, ?)",
        (f"{line}/law", line, LAW, *words, *PROVENANCE),
    )
