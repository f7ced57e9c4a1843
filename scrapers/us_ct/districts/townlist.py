"""The legislature's own list of towns with the districts that each lies in.

One table: the town, its House districts, its Senate districts. It says which, not how many people
live in each part of a town that is split. Leaves to others: that (own), and what a district is.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from reportcard.collect.pages import Page
from reportcard.collect.text import read_html
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.town_records import TownDistrictRecord
from reportcard.model.vocabulary import Chamber

from ..town_names import no_such_town, plain, town_codes, town_names

_HEADS: tuple[tuple[str, Chamber | None], ...] = (
    ("town", None),
    ("house districts", "house"),
    ("senate districts", "senate"),
)


def parse_townlist(page: Page) -> Iterator[TownDistrictRecord]:
    """Each town with each of its districts.

    Raises:
        PageError: there is no such table or more than one, a town is missing, there twice or
            unknown, or has no district.
    """
    table = _table(page)
    places = _places(table[0])
    codes, seen = town_codes(page), set[int]()
    for cells in table[1:]:
        name = cells[places[0]]
        if (code := codes.get(plain(name))) is None:
            raise no_such_town(_("List of towns"), name, page)
        if code in seen:
            raise PageError(_("The list names {town} twice.").format(town=name))
        seen.add(code)
        yield from _districts(page, code, name, [cells[place] for place in places[1:]])
    missing = [name for code, name in town_names(page).items() if code not in seen]
    if missing:
        message = _("The list has no row for {towns}.")
        raise PageError(message.format(towns=", ".join(missing)))


def _districts(
    page: Page, code: int, name: str, cells: Sequence[str]
) -> Iterator[TownDistrictRecord]:
    for (head, chamber), cell in zip(_HEADS[1:], cells, strict=True):
        numbers = [int(number) for number in re.findall(r"\d+", cell)]
        if chamber is None or not numbers or re.sub(r"[\d\s,;&]|and", "", cell):
            message = _('{town}: "{text}" in the column {column} is no list of districts.')
            raise PageError(message.format(town=name, text=cell, column=head))
        for number in sorted(set(numbers)):
            yield TownDistrictRecord(
                plan=page.context("plan"),
                town_code=code,
                chamber=chamber,
                district=number,
                population=None,
                source_url=page.url,
            )


def _table(page: Page) -> list[list[str]]:
    """The rows of the one table whose head names towns and both kinds of districts."""
    found = [rows for table in read_html(page.body).iter("table") if _is_list(rows := _rows(table))]
    if len(found) != 1:
        message = _("The page has {n} tables of towns and districts; one is expected.")
        raise PageError(message.format(n=len(found)))
    return found[0]


def _rows(table: Any) -> list[list[str]]:
    rows = ([" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr"))
    return [cells for cells in rows if any(cells)]


def _is_list(rows: list[list[str]]) -> bool:
    return bool(rows) and {head for head, _chamber in _HEADS} <= set(_lowered(rows[0]))


def _places(head: Sequence[str]) -> list[int]:
    return [_lowered(head).index(name) for name, _chamber in _HEADS]


def _lowered(head: Sequence[str]) -> list[str]:
    """Column heads in one spelling: "House District(s)" as "house districts"."""
    return [re.sub(r"\(s\)", "s", cell.lower()) for cell in head]
