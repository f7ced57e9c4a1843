"""Reads the sample's own tables for the tests: plain rows, no package code in between."""

import csv
from datetime import date
from pathlib import Path

Row = dict[str, str]

NAMES_IN = ("yes", "no", "not_voting")


def read_rows(folder: Path, name: str) -> list[Row]:
    """The rows of a table of the sample, as text."""
    with (folder / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def names(cell: str) -> list[str]:
    """The printed names in one cell of roll_calls.csv."""
    return cell.split("; ") if cell else []


def covers(term: Row, day: date) -> bool:
    """Whether a term covers a day: half-open, an empty end is open."""
    began = not term["start_on"] or date.fromisoformat(term["start_on"]) <= day
    return began and (not term["end_on"] or day < date.fromisoformat(term["end_on"]))


def printed(term: Row) -> str:
    """A person's name as that chamber's sheets print it (the Senate puts the district first)."""
    form = term["roll_form"]
    return form if term["chamber"] == "house" else f"{term['district']} {form}"
