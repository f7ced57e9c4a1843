"""Both engines on the real record of the sample, with each shipped rubric."""

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

RUBRICS = sorted(Path(__file__).resolve().parents[2].glob("rubrics/*.yml"))


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: str(path.stem))
def test_both_engines_agree_on_the_sample(path: Path, con: duckdb.DuckDBPyConnection) -> None:
    rubric = load_rubric(path, shown_as=path.name)
    data: Any = rubric.yaml.data
    found = opinions(data, rows_of(con))
    assert len(found) > 180
    assert disagreements(score(compile_rubric(rubric, con), con), found) == ()


def test_both_engines_agree_over_the_cycles_of_several_rubrics(
    repository: Path, con: duckdb.DuckDBPyConnection
) -> None:
    written: Any = read_yaml(repository / "rubrics" / SAMPLE, shown_as=SAMPLE).data
    cycle = {"cycle": {"en": "Before", "es": "Antes"}, "rubric": "rubrics/starter.yml"}
    data = {**written, "lifetime": {"method": "pooled", "cycles": [cycle]}}
    rubric = rubric_from_yaml(YamlFile(data=data, shown_as=f"rubrics/{SAMPLE}"))
    project = Project(root=repository, bundled=repository)
    earlier = earlier_cycles(project, rubric, con)
    scored = score(compile_rubric(rubric, con), con, earlier=earlier)
    agreed = require_second_opinion(project=project, rubric=rubric, scored=scored, con=con)
    assert agreed == len(scored.results)
    assert {result.lifetime.cycles for result in scored.results if result.lifetime} == {1, 2}
