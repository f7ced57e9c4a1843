"""Both engines on the real record of the sample, with each shipped rubric."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.load import load_rubric
from reportcard.scoring.score import score
from reportcard.scoring.second import disagreements, opinions, rows_of

RUBRICS = sorted(Path(__file__).resolve().parents[2].glob("rubrics/*.yml"))


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: str(path.stem))
def test_both_engines_agree_on_the_sample(path: Path, con: duckdb.DuckDBPyConnection) -> None:
    rubric = load_rubric(path, shown_as=path.name)
    data: Any = rubric.yaml.data
    found = opinions(data, rows_of(con))
    assert len(found) > 180
    assert disagreements(score(compile_rubric(rubric, con), con), found) == ()
