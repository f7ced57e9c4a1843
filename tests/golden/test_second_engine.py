"""Both engines on every published scorecard: the same to the last line of every receipt."""

from pathlib import Path
from typing import Any

import pytest

from reportcard.scoring.second import disagreements, opinions, rows_of
from tests.golden.cases import Case, all_cases, open_case

pytestmark = pytest.mark.shared


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: str(case.name))
def test_both_engines_agree_on_every_published_scorecard(
    case: Case, shared_dir: Path, tmp_path: Path
) -> None:
    for number, folder in enumerate(case.folders):
        work = tmp_path / str(number)
        with open_case(case, folder, golden=shared_dir / "golden", work=work) as opened:
            data: Any = opened.rubric.yaml.data
            found = opinions(data, rows_of(opened.con))
            assert found
            assert disagreements(opened.scored(), found) == ()
