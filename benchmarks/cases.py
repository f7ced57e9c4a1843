"""What is measured, on the embedded sample and on what can be drawn from it.

With SHARED naming the shared development data, sheets are the real term's instead of drawn ones.
"""

import os
from collections.abc import Callable, Sequence
from csv import DictReader
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.budgets import read_budgets
from benchmarks.measure import Measured
from benchmarks.rebuilds import (
    build_site,
    rebuild_one_vote,
    rebuild_unchanged,
    rebuild_with_books,
    weigh_cards,
    weigh_home,
)
from benchmarks.scoring import score_all_states, score_term_in_full, score_twenty_years
from reportcard.collect.crawl import no_progress
from reportcard.edition.contexts import Edition
from reportcard.pipeline.reading import Reading, edition_of, score_store
from reportcard.pipeline.sample import build_sample, collect_sample
from reportcard.project import Project, find_project

HERE = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 11, 1, tzinfo=UTC)
MEMBER_VOTES = 300_000
SHEETS = "us_ct/roll_calls"


@dataclass(frozen=True)
class Case:
    """A measurement, and what the design asks of it on two cores."""

    run: Callable[[], Measured]
    target: str = ""


def parse_sheets() -> Measured:
    """Parse roll-call sheets (PDF) into records, one process."""
    from reportcard.collect.pages import Page, Request
    from reportcard.collect.registry import load_source

    source = load_source(_project(), SHEETS)
    parse = source.parser("parse_sheet")
    found = Measured("sheets")
    pages = [
        Page(Request(url=url, parse="parse_sheet", expects="pdf"), url, body, NOW)
        for url, body in _sheets(source.base_url)
    ]
    with found.clock():
        for page in pages:
            assert len(list(parse(page))) > 30
            found.count += 1
    return found


def load_votes() -> Measured:
    """Load 300,000 member votes into an empty store."""
    return _load(times=1)


def reload_votes() -> Measured:
    """Load the same 300,000 member votes again: nothing may change."""
    return _load(times=2)


def _load(*, times: int) -> Measured:
    from reportcard.model.records import PageRecords, PersonVoteRecord, Provenance
    from reportcard.store.connect import open_store
    from reportcard.store.write import load_pages

    template = PersonVoteRecord("2025", "house", 1, 0, 1, "NAME", None, "Y", "yes", "https://x")
    pages = []
    for number in range(MEMBER_VOTES // 150):
        url = f"https://www.example.org/{number}"
        origin = Provenance("bench/votes", url, f"{number:064d}", "1", NOW)
        rows = [replace(template, number=number, line=line) for line in range(150)]
        pages.append(PageRecords(url, origin, tuple(rows)))
    found = Measured("member votes", count=MEMBER_VOTES)
    with TemporaryDirectory() as folder:
        con = open_store(Path(folder) / "store.duckdb")
        for _again in range(times - 1):
            load_pages(con, pages)
        with found.clock():
            load_pages(con, pages)
        con.close()
    return found


def collect_sample_store() -> Measured:
    """Fill the sample's store: parse its tables, load, resolve, reconcile."""
    found = Measured("roll calls")
    with TemporaryDirectory() as folder:
        project = _project(folder)
        with found.clock():
            collect_sample(project=project, now=lambda: NOW)
        found.count = len(_sample(project).facts.vote_events)
    return found


def score_term() -> Measured:
    """Score every legislator of the term with the sample's rubric, receipts included."""
    from reportcard.pipeline.choosing import open_for_reading, rubric_path
    from reportcard.scoring.compile import compile_rubric
    from reportcard.scoring.load import load_rubric
    from reportcard.scoring.score import score

    found = Measured("legislators")
    with TemporaryDirectory() as folder:
        project = _project(folder)
        collect_sample(project=project, now=lambda: NOW)
        path = rubric_path(project, None, of_sample=True)
        with open_for_reading(project, of_sample=True) as con:
            card = compile_rubric(load_rubric(path, shown_as=path.name), con)
            with found.clock():
                found.count = len(score(card, con).results)
    return found


def reread_alone() -> Measured:
    """Read all sheets again from the archive, load, resolve and reconcile, in one process."""
    from reportcard.collect import crawl

    crawl.WORTH_WORKERS = 10**9
    return _reread(helpers=0)


def reread_on_all_cores() -> Measured:
    """The same, the sheets read on all cores."""
    from reportcard.collect.workers import cores

    return _reread(helpers=cores())


def _reread(*, helpers: int) -> Measured:
    from reportcard.pipeline.collecting import collect

    found = Measured("sheets", helpers=helpers)
    with TemporaryDirectory() as folder:
        project = _project(folder)
        found.count = _fill_archive(project)
        with found.clock():
            collect(
                project=project,
                source_ids=[SHEETS],
                sessions=["2025", "2026"],
                base_urls=[],
                offline=True,
                progress=no_progress,
                now=lambda: NOW,
            )
    return found


def render_pages() -> Measured:
    """Render every page of the site in both languages."""
    from reportcard.edition.site import render_site

    found = Measured("files")
    with TemporaryDirectory() as folder:
        project = _project(folder)
        edition = _edition(project)
        with found.clock():
            for _path, _body in render_site(
                edition, templates_dir=project.templates_dir, locale_dir=project.locale_dir
            ):
                found.count += 1
    return found


def render_pdf() -> Measured:
    """The whole report card as one tagged PDF in one language, one process."""
    from reportcard.edition.pdf import render_report_card

    with TemporaryDirectory() as folder:
        project = _project(folder)
        edition = _edition(project)
        found = Measured("legislators", count=len(edition.legislators))
        with found.clock():
            render_report_card(
                edition, "es", templates_dir=project.templates_dir, locale_dir=project.locale_dir
            )
    return found


def build_everything() -> Measured:
    """The whole sample: every stage, both languages, pages, PDFs and data."""
    found = Measured("files")
    with TemporaryDirectory() as folder, found.clock():
        report = build_sample(project=_project(folder), progress=no_progress, now=lambda: NOW)
        found.count = report.files
    return found


CASES = {
    "parse sheets": Case(parse_sheets, "1,000 in 6 s"),
    "read budget documents": Case(read_budgets, "three in 60 s, below 500 MB"),
    "load votes": Case(load_votes, "1 s"),
    "load the same votes again": Case(reload_votes, "0.2 s"),
    "collect the sample": Case(collect_sample_store),
    "read again, one process": Case(reread_alone),
    "read again, all cores": Case(reread_on_all_cores, "the whole term in 3 min, below 1 GB"),
    "score the term": Case(score_term, "about 0.1 s"),
    "score 60 criteria in full": Case(score_term_in_full, "187 people in 1 s"),
    "score 20 years": Case(score_twenty_years, "3.7 million votes in 0.5 s"),
    "score all states": Case(score_all_states, "200 million votes in 15 s, below 4 GB"),
    "render pages": Case(render_pages, "1,870 in 2 s"),
    "render one PDF": Case(render_pdf, "30 s"),
    "build the sample": Case(build_everything),
    "build without PDFs": Case(build_site, "30 s, below 1 GB"),
    "weight of the home page": Case(weigh_home, "100,000 bytes"),
    "weight of the heaviest card": Case(weigh_cards, "100,000 bytes"),
    "again, nothing changed": Case(rebuild_unchanged, "5 s, no file"),
    "again, one vote changed": Case(rebuild_one_vote, "5 s, only what it touches"),
    "again with PDFs, unchanged": Case(rebuild_with_books, "no file"),
}


# ---------------------------------------------------------------- what is measured on


def _project(folder: str | None = None) -> Project:
    """This checkout's content; data and editions go into another folder where one is named."""
    here = find_project(HERE)
    return here if folder is None else Project(root=Path(folder), bundled=HERE)


def _sample(project: Project) -> Reading:
    return score_store(project=project, rubric=None, of_sample=True)


def _edition(project: Project) -> Edition:
    collect_sample(project=project, now=lambda: NOW)
    return edition_of(_sample(project), project=project, name="sample")


def _sheets(base_url: str) -> Sequence[tuple[str, bytes]]:
    """Addresses and bytes of roll-call sheets: the term's, or drawn from the sample's facts."""
    shared = Path(os.environ.get("SHARED", "../shared")) / "cga_replica/www"
    found = sorted(shared.glob("202[56]/vote/?/pdf/*.PDF"))
    if not found:
        return _drawn_sheets()
    return [
        (f"{base_url}/{path.relative_to(shared).as_posix()}", path.read_bytes())
        for path in found
        if "R00-SV" not in path.name  # names no bill; it is no roll call
    ]


def _fill_archive(project: Project) -> int:
    """An archive as a crawl of the vote folders leaves it; the number of its sheets."""
    from tests.scrapers.pages import listing

    from reportcard.collect.archive import Archive
    from reportcard.collect.registry import load_source
    from reportcard.pipeline.collecting import places

    source = load_source(project, SHEETS)
    pages = dict(_sheets(source.base_url))
    folders: dict[str, list[str]] = {
        f"{source.base_url}/{year}/vote/{letter}/pdf/": []
        for year in (2025, 2026)
        for letter in "hs"
    }
    for url in pages:
        folder, _slash, name = url.rpartition("/")
        folders[f"{folder}/"].append(name)
    for url, names in folders.items():
        pages[url] = listing(url.removeprefix(source.base_url), names)
    with Archive(places(project).archive) as archive:
        for url, body in pages.items():
            archive.add(
                run_id=None,
                url=url,
                host=source.base_url,
                source_id=SHEETS,
                licence="",
                body=body,
                at=NOW,
            )
    return len(pages) - len(folders)


def _drawn_sheets() -> Sequence[tuple[str, bytes]]:
    """Every House roll call of the sample's 2025 session, drawn in the official layout."""
    from tests.scrapers.facts import house_sheet
    from tests.scrapers.sheets import draw

    with (HERE / "scrapers/us_ct/sample/tables/roll_calls.csv").open(newline="") as table:
        rows = [r for r in DictReader(table) if (r["session"], r["chamber"]) == ("2025", "house")]
    sheets = [house_sheet(int(row["number"])) for row in rows]
    return [(row["source_url"], draw(s)) for row, s in zip(rows, sheets, strict=True)]
