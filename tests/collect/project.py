"""A project of the tests' own with a made-up place and sources, in a temporary folder."""

import textwrap
from pathlib import Path

from reportcard.project import Project

OFFICIAL = "https://records.example.org"

# Reads pages of lines: "bill HB1 TITLE" is a record, "page NAME" a further request.
SCRAPER = """
from collections.abc import Iterator

from reportcard.collect.pages import Page, Request
from reportcard.errors import PageError
from reportcard.model.records import BillRecord


def start(manifest):
    yield Request(url=f"{manifest.base_url}/start.txt", parse="parse_page", expects="text")


def parse_page(page):
    for line in page.body.decode().splitlines():
        kind, _blank, rest = line.partition(" ")
        if kind == "bill":
            number, _blank, title = rest.partition(" ")
            yield BillRecord(session="2025", number=number, title=title)
        elif kind == "page":
            name, _blank, days = rest.partition(" ")
            url = name if ":" in name else page.url.rpartition("/")[0] + "/" + name
            yield Request(url=url, parse="parse_page", expects="text",
                          max_age_days=int(days) if days else None)
        elif kind != "note":
            raise PageError(f"The page has the line {line}.")
"""

SOURCE = f"""
title: {{en: Made-up records, es: Documentos inventados}}
publisher: Nobody
licence: {{en: Public, es: Público}}
home_url: {OFFICIAL}/
base_url: {OFFICIAL}
contact: https://example.org/contact
delay_seconds: 2
parser_version: "1"
"""

JURISDICTION = """
name: Nowhere
seats: {house: 5, senate: 2}
sessions:
  - {session: "2025", started_on: 2025-01-08, ended_on: 2025-06-04}
  - {session: "2026", started_on: 2026-02-04, ended_on: 2026-05-06}
"""


def made_up_project(folder: Path) -> Project:
    """A project with the place xx and its source xx/bills, and nothing bundled behind it."""
    write(folder / "scrapers/xx/jurisdiction.yml", JURISDICTION)
    add_source(folder, "xx/bills")
    (folder / "rubrics").mkdir()
    return Project(root=folder, bundled=folder / "bundled")


def add_source(
    folder: Path, source_id: str, *, scraper: str = SCRAPER, source: str = SOURCE
) -> None:
    """A source of the place."""
    write(folder / "scrapers" / source_id / "source.yml", source)
    write(folder / "scrapers" / source_id / "scraper.py", scraper)


def write(path: Path, text: str) -> None:
    """A file with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
