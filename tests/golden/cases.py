"""The published scorecards as cases: a rubric file, a store filled by the real import, the figures.

Another engine finds here what it needs to be held against them: `open_cases` gives the name, the
rubric and the store of each. No case has code of its own: figures.yml says what differs.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from reportcard.model.scores import Scored
from reportcard.pipeline.importing import import_tidy
from reportcard.project import Project, bundled_content
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.load import rubric_from_yaml
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.score import score
from reportcard.store.connect import open_store
from reportcard.yamlfile import YamlFile, read_yaml
from tests.golden.counts import write_tables
from tests.golden.mapping import Figure, figure_of

RUBRICS = Path(__file__).resolve().parent.parent / "golden_rubrics"
FIGURES = Path(__file__).resolve().parent / "figures.yml"
NOW = datetime(2026, 1, 1, tzinfo=UTC)

Row = dict[str, str]


@dataclass(frozen=True)
class Case:
    """One entry of figures.yml."""

    name: str
    written: Mapping[str, Any]

    @property
    def folders(self) -> tuple[str, ...]:
        """Its dataset folders within the case's."""
        return tuple(self.written.get("folders", [""]))

    @property
    def figures(self) -> dict[str, Figure]:
        """The figures that must come out, by name."""
        return {name: figure_of(entry) for name, entry in self.written["figures"].items()}

    @property
    def matches(self) -> dict[str, str]:
        """How many of each must match, such as "184/186"."""
        return dict(self.written["matches"])

    @property
    def wrong_rules(self) -> tuple[Mapping[str, Any], ...]:
        """Changes of the rubric that must not pass for the rule."""
        return tuple(self.written.get("wrong_rules", ()))

    def yaml(self) -> YamlFile:
        """The rubric file."""
        path = RUBRICS / f"{self.written['rubric']}.yml"
        return read_yaml(path, shown_as=path.name)


@dataclass(frozen=True)
class OpenCase:
    """A dataset folder in a store, with its rubric."""

    name: str
    rubric: Rubric
    con: duckdb.DuckDBPyConnection
    published: tuple[Row, ...]
    exceptions: tuple[Row, ...]

    def scored(self, rubric: Rubric | None = None) -> Scored:
        """The engine's results, by the case's rubric or a changed one."""
        return score(compile_rubric(rubric or self.rubric, self.con), self.con)


def all_cases() -> tuple[Case, ...]:
    """Every case that figures.yml describes."""
    data: Any = read_yaml(FIGURES, shown_as=FIGURES.name).data
    return tuple(Case(_name(entry), entry) for entry in data["cases"])


def _name(entry: Mapping[str, Any]) -> str:
    system = entry.get("counts", {}).get("system")
    return f"{entry['case']}/{system}" if system else str(entry["case"])


def changed(yaml: YamlFile, changes: Mapping[str, Any]) -> Rubric:
    """The rubric with other values at some places ("marks.floor_vote.absent")."""
    data: Any = deepcopy(yaml.data)
    for path, value in changes.items():
        *parts, last = path.split(".")
        place = data
        for part in parts:
            place = place[int(part)] if part.isdigit() else place[part]
        place[last] = value
    return rubric_from_yaml(YamlFile(data=data, shown_as=yaml.shown_as, lines=yaml.lines))


@contextmanager
def open_case(case: Case, folder: str, *, golden: Path, work: Path) -> Iterator[OpenCase]:
    """Import one dataset folder into a project of its own, and open its store for reading.

    Args:
        case: The case.
        folder: One of its folders.
        golden: Where the published scorecards lie.
        work: An empty folder for the project.
    """
    tables = golden / str(case.written["case"]) / folder
    if counts := case.written.get("counts"):
        entries = json.loads((tables / counts["file"]).read_text(encoding="utf-8"))
        tables = work / "tables"
        write_tables(
            [e for e in entries if e.get("system", "category") == counts["system"]], tables
        )
    (work / "project" / "rubrics").mkdir(parents=True)
    project = Project(root=work / "project", bundled=bundled_content())
    report = import_tidy(project=project, folder=tables, name="golden", now=NOW)
    assert report.problems == ()
    con = open_store(project.data_dir / "store.duckdb", read_only=True)
    try:
        yield OpenCase(
            name=f"{case.name}/{folder}".rstrip("/"),
            rubric=rubric_from_yaml(case.yaml()),
            con=con,
            published=read_rows(tables / "published.csv"),
            exceptions=read_rows(tables / "exceptions.csv"),
        )
    finally:
        con.close()


def open_cases(golden: Path, work: Path) -> Iterator[OpenCase]:
    """Every dataset folder of every case, one after the other; each store is open for its turn."""
    for case in all_cases():
        for folder in case.folders:
            place = work / case.name.replace("/", "-") / (folder or "all")
            place.mkdir(parents=True)
            with open_case(case, folder, golden=golden, work=place) as opened:
                yield opened


def read_rows(path: Path) -> tuple[Row, ...]:
    """A table that lies beside a case; none where there is no such file."""
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
