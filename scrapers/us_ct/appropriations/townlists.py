"""Grants that an act lists town by town: "as follows:", a year above the amounts, a row for a town.

Only lists of supplemental education aid are read. A list must name every town once; where it does
not, it gives no grant and the section of its sum says so. An act's list may add up to less than its
sentence names: both are the law's words, and what is paid to a town is the list's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from reportcard.language import _
from reportcard.model.town_records import TownGrantRecord
from reportcard.model.vocabulary import Dollars

from ..town_names import plain
from .columns import clusters, cut
from .lines import Line, joined
from .origin import Origin
from .sections import Section

_OF_EDUCATION = re.compile(r"\bsupplemental education aid grants\b.*\bas follows:$")
_YEAR = re.compile(r"Town (\d{4})")
_HEADS = 4  # lines at most between the sentence and the first town
_SENTENCE = 12  # lines at most that a sentence before a list takes


@dataclass(frozen=True, slots=True)
class TownList:
    """The grants of a list, or what is wrong about it."""

    grants: tuple[TownGrantRecord, ...] = ()
    trouble: str = ""


def find_town_list(section: Section, codes: Mapping[str, int], origin: Origin) -> TownList | None:
    """The list of a section, if it has one of the kind that is read.

    Args:
        section: The section.
        codes: The towns' numbers by their plain names.
        origin: The document.
    """
    lines = section.lines
    for place, line in enumerate(lines):
        year = _YEAR.fullmatch(line.text)
        if year and _is_of_education(lines[:place]):
            rows = list(takewhile(lambda row: len(cut(row).amounts) == 1, lines[place + 1 :]))
            return _town_list(rows, int(year[1]), codes, origin)
    return None


def _is_of_education(above: Sequence[Line]) -> bool:
    """Whether the sentence above the heads of a list speaks of aid to schools."""
    last = next(
        (n for n, line in enumerate(reversed(above[-_HEADS:])) if line.text.endswith(":")), None
    )
    if last is None:
        return False
    sentence = above[: len(above) - last][-_SENTENCE:]
    return bool(_OF_EDUCATION.search(joined(line.text for line in sentence)))


def _town_list(
    rows: Sequence[Line], year: int, codes: Mapping[str, int], origin: Origin
) -> TownList:
    named = {plain(" ".join(word.text for word in cut(row).label)) for row in rows}
    edges = clusters(cut(row).amounts[0].edge for row in rows)
    if named != set(codes) or len(rows) != len(codes) or len(edges) != 1:
        return TownList(trouble=_("The list of grants does not name every town once."))
    return TownList(tuple(_grants(rows, year, codes, origin)))


def _grants(
    rows: Sequence[Line], year: int, codes: Mapping[str, int], origin: Origin
) -> Iterator[TownGrantRecord]:
    for row in rows:
        parts = cut(row)
        yield TownGrantRecord(
            program=f"supplemental_education_{year}",
            town_code=codes[plain(" ".join(word.text for word in parts.label))],
            fiscal_year=year,
            amount=Dollars(parts.amounts[0].dollars),
            standing="final",
            source_url=f"{origin.url}#page={row.page}",
        )
