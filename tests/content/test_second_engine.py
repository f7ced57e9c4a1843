"""Both engines on the real record of the sample, with each shipped rubric."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from reportcard.pipeline.earlier import earlier_cycles
from reportcard.pipeline.second_opinion import require_second_opinion
from reportcard.project import Project
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.load import load_rubric, rubric_from_yaml
from reportcard.scoring.score import score
from reportcard.scoring.second import disagreements, opinions, rows_of
from reportcard.yamlfile import YamlFile, read_yaml
from tests.content.conftest import SAMPLE

NEW_YEAR = date(2026, 1, 1)
RUBRICS = sorted(Path(__file__).resolve().parents[2].glob("rubrics/*.yml"))


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: str(path.stem))
def test_both_engines_agree_on_the_sample(path: Path, con: duckdb.DuckDBPyConnection) -> None:
    rubric = load_rubric(path, shown_as=path.name)
    data: Any = rubric.yaml.data
    found = opinions(data, rows_of(con))
    assert len(found) > 180
    assert disagreements(score(compile_rubric(rubric, con), con), found) == ()


def _second_year(written: dict[str, Any]) -> dict[str, Any]:
    """What a rubric asks in 2026: the year before is a cycle of its own."""
    criteria = [c for c in written["criteria"] if c["date"] >= NEW_YEAR]
    names = {criterion["id"] for criterion in criteria}
    groups = [group for group in written["groups"] if names.issuperset(group["criteria"])]
    whole = {key: value for key, value in written.items() if key not in ("examples", "audit")}
    window = [NEW_YEAR, written["window"][1]]
    return {**whole, "window": window, "criteria": criteria, "groups": groups}


def test_both_engines_agree_over_the_cycles_of_several_rubrics(
    repository: Path, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    written: Any = read_yaml(repository / "rubrics" / SAMPLE, shown_as=SAMPLE).data
    starter = (repository / "rubrics" / "starter.yml").read_text(encoding="utf-8")
    (tmp_path / "rubrics").mkdir()
    before = starter.replace("2027-01-06]", f"{NEW_YEAR}]")
    (tmp_path / "rubrics" / "before.yml").write_text(before, encoding="utf-8")
    cycle = {"cycle": {"en": "Before", "es": "Antes"}, "rubric": "rubrics/before.yml"}
    data = {**_second_year(written), "lifetime": {"method": "pooled", "cycles": [cycle]}}
    rubric = rubric_from_yaml(YamlFile(data=data, shown_as=f"rubrics/{SAMPLE}"))
    project = Project(root=tmp_path, bundled=repository)
    earlier = earlier_cycles(project, rubric, con)
    scored = score(compile_rubric(rubric, con), con, earlier=earlier)
    agreed = require_second_opinion(project=project, rubric=rubric, scored=scored, con=con)
    assert agreed == len(scored.results)
    assert {result.lifetime.cycles for result in scored.results if result.lifetime} == {1, 2}
