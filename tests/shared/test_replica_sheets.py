"""The tests' own sheets stand where the official ones stand, word by word."""

import importlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from reportcard.collect.words import Word, read_words
from tests.scrapers.reading import read, source
from tests.scrapers.sheets import Line, Sheet, draw

pytestmark = pytest.mark.shared

REAL = {
    "house": "static/2018/vote/h/pdf/2018HV-00101-R00HB05235-HV.PDF",
    "senate": "static/2020/vote/s/pdf/2020SV-00052-R00HB06004-SV.PDF",
}
MADE = {
    "house": "www/2025/vote/h/pdf/2025HV-00027-R00HB07066-HV.PDF",
    "senate": "www/2025/vote/s/pdf/2025SV-00038-R00HB07066-SV.PDF",
}
POINTS = 4.0
ROW = {"house": 10.25, "senate": 12.0}


@pytest.mark.parametrize("files", [REAL, MADE], ids=["real", "replica"])
@pytest.mark.parametrize("chamber", ["house", "senate"])
def test_a_drawn_sheet_has_the_words_of_the_official_one_in_their_places(
    shared_dir: Path, files: dict[str, str], chamber: str
) -> None:
    body = (shared_dir / "cga_replica" / files[chamber]).read_bytes()
    drawn = draw(facts_of(body, files[chamber]))
    official, ours = by_text(read_words(body)), by_text(read_words(drawn))
    assert official.keys() == ours.keys()
    far = [
        (text, one, two)
        for text in official
        for one, two in zip(official[text], ours[text], strict=True)
        if max(abs(one[0] - two[0]), abs(one[1] - two[1])) > POINTS
    ]
    assert far == []


def by_text(words: Iterable[Word]) -> dict[str, list[tuple[float, float]]]:
    """The places of each word, rows from the top; leaders are no words."""
    found = defaultdict(list)
    for word in sorted(words, key=lambda w: (round(w.y / 6), w.x0)):
        text = word.text.rstrip(".") if "..." in word.text else word.text
        if text:
            found[text].append((word.x0, word.y))
    return found


def facts_of(body: bytes, path: str) -> Sheet:
    """What an official sheet says, with the gaps between its lines."""
    url = f"https://www.cga.ct.gov/{path}"
    head, *_votes = read("us_ct/roll_calls", "parse_sheet", body, url)
    sheet = Sheet(
        session=head.session,
        chamber=head.chamber,
        number=head.number,
        bill=head.bill_numbers[0],
        month_day=f"{head.held_on:%m/%d}"
        if head.chamber == "house"
        else f"{head.held_on.month}/{head.held_on.day}",
        time=head.time_printed,
        question=head.question_printed,
        necessary=head.necessary,
        yes=head.yes_count,
        no=head.no_count,
        absent=head.absent_count,
        lines=(),
    )
    cells = cells_of(body, head.chamber)
    if head.chamber == "senate":
        lines = [Line(c.name, c.mark.text if c.mark else None, c.district) for c in cells]
        return replace(sheet, lines=tuple(lines))
    return replace(sheet, lines=with_gaps(cells))


def cells_of(body: bytes, chamber: str) -> list:  # type: ignore[type-arg]  # of the scraper's own
    package = source("us_ct/roll_calls").module.__name__.rpartition(".")[0]
    grid = importlib.import_module(f"{package}.grid")
    _above, below = source("us_ct/roll_calls").module._halves(read_words(body))
    marks = {"Y": 1, "N": 2, "X": 3} | ({"A": 3} if chamber == "senate" else {})
    return list(grid.cells(below, marks=marks))


def with_gaps(cells: list) -> tuple[Line | None, ...]:  # type: ignore[type-arg]  # of the scraper's own
    """The lines column by column; a None where a row of a column is empty."""
    top = min(cell.y for cell in cells)
    rows = 1 + max(round((cell.y - top) / ROW["house"]) for cell in cells)
    columns: list[list[Line | None]] = []
    last_row = rows
    for cell in cells:
        row = round((cell.y - top) / ROW["house"])
        if row <= last_row:
            columns.append([None] * rows)
        columns[-1][row] = Line(cell.name, cell.mark.text if cell.mark else None)
        last_row = row
    return tuple(line for column in columns for line in column)


@pytest.mark.parametrize(
    ("chamber", "counts"), [("house", (147, 0, 3, 150)), ("senate", (21, 15, 0, 36))]
)
def test_a_real_sheet_adds_up(
    shared_dir: Path, chamber: str, counts: tuple[int, int, int, int]
) -> None:
    body = (shared_dir / "cga_replica" / REAL[chamber]).read_bytes()
    head, *votes = read("us_ct/roll_calls", "parse_sheet", body, REAL[chamber])
    options = [vote.option for vote in votes]
    assert (head.yes_count, head.no_count, head.absent_count) == counts[:3]
    assert (options.count("yes"), options.count("no")) == counts[:2]
    assert len(votes) == counts[3]
