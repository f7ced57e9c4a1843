"""Real roll calls for the tests, as plain facts: read from the sample's own tables."""

from dataclasses import replace
from pathlib import Path

from tests.sample.reading import Row, covers, names, read_rows
from tests.scrapers.sheets import Line, Sheet, in_columns

REPOSITORY = Path(__file__).resolve().parent.parent.parent
_TABLES = REPOSITORY / "scrapers" / "us_ct" / "sample" / "tables"
_MARKS = (("yes", "Y"), ("no", "N"), ("not_voting", "X"))
_VACANT = Line("VACANT", None)


def house_sheet(number: int, *, session: str = "2025") -> Sheet:
    """A House roll call of the sample, with its names by party as on the official sheet."""
    row = _row(session, "house", number)
    marks = {name: mark for column, mark in _MARKS for name in names(row[column])}
    democrats = _democrats(row)
    first = [Line(name, marks[name]) for name in sorted(marks) if name in democrats]
    first += [_VACANT] * int(row["vacant_count"])
    second = [Line(name, marks[name]) for name in sorted(marks) if name not in democrats]
    return replace(_head(row), lines=in_columns(first, second))


def senate_sheet(number: int, *, session: str = "2025") -> Sheet:
    """A Senate roll call of the sample; a seat that no line names is vacant."""
    row = _row(session, "senate", number)
    found = {}
    for column, mark in _MARKS:
        for printed in names(row[column]):
            district, _blank, name = printed.partition(" ")
            found[int(district)] = Line(name, mark, int(district))
    lines = tuple(found.get(seat, Line("VACANT", None, seat)) for seat in range(1, 37))
    return replace(_head(row), lines=lines)


def _row(session: str, chamber: str, number: int) -> Row:
    wanted = (session, chamber, str(number))
    return next(
        row
        for row in read_rows(_TABLES, "roll_calls.csv")
        if (row["session"], row["chamber"], row["number"]) == wanted
    )


def _democrats(row: Row) -> set[str]:
    from datetime import date

    day = date.fromisoformat(row["held_on"])
    terms = read_rows(REPOSITORY / "scrapers" / "us_ct" / "people", "terms.csv")
    return {
        term["roll_form"]
        for term in terms
        if term["chamber"] == "house" and term["party"] == "Democratic" and covers(term, day)
    }


def _head(row: Row) -> Sheet:
    _year, month, day = row["held_on"].split("-")
    return Sheet(
        session=row["session"],
        chamber=row["chamber"],
        number=int(row["number"]),
        bill=row["bills"],
        month_day=f"{month}/{day}",
        time=row["time_printed"],
        question=row["question_printed"],
        necessary=int(row["necessary"]),
        yes=int(row["yes_count"]),
        no=int(row["no_count"]),
        absent=int(row["absent_count"]),
        lines=(),
    )
