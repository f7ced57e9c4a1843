"""The whole vocabulary of two sessions' histories: what is a vote on the floor, and what is not."""

import csv
from pathlib import Path

import pytest

from tests.scrapers.test_actions import action_meaning

pytestmark = pytest.mark.shared

PASSAGE = {
    "HOUSE PASSED",
    "SENATE PASSED",
    "HOUSE PASSED, HOUSE AMEND. SCH. @",
    "HOUSE PASSED, SEN. AMEND. SCH. @",
    "SEN. PASSED, HO. AMEND. SCH. @",
    "SEN. PASSED, SEN. AMEND. SCH. @",
    "ADOPTED, HOUSE",
    "ADOPTED, SENATE",
    "ADOPTED SEN. AS AMENDED BY HO. A",
    "ADOPTED SEN. AS AMENDED BY SEN. A",
    "ADOPTED HOUSE AS AMENDED BY HOUSE AMEND. SCH. @",
    "HOUSE REJECTED BILL",
}
AMENDMENT = {
    "HOUSE ADOPTED HOUSE AMEND. SCH. @",
    "HOUSE ADOPTED SEN. AMEND. SCH. @",
    "HOUSE REJECTED HOUSE AMEND. SCH. @",
    "SEN. ADOPTED  SEN. AMEND. SCH. @",
    "SEN. ADOPTED HO. AMEND. SCH. @",
    "SEN. REJ. SEN. AMEND. SCH. @",
}


def test_every_line_of_the_vocabulary_is_told_for_what_it_is(shared_dir: Path) -> None:
    path = shared_dir / "data" / "us_ct" / "actions" / "action_vocabulary_2025_2026.csv"
    with path.open(encoding="utf-8", newline="") as table:
        templates = [row["template"] for row in csv.DictReader(table)]
    found: dict[str, set[str]] = {"passage": set(), "amendment": set(), "reconsidered": set()}
    for template in templates:
        meaning = action_meaning(template.replace("@", "A").replace("#", "12"))
        if meaning.action_class in {"passage", "amendment", "reconsidered"}:
            found[meaning.action_class].add(template)
    assert found == {
        "passage": PASSAGE,
        "amendment": AMENDMENT,
        "reconsidered": {"SENATE RECONSIDERED"},
    }
    assert len(templates) == 93
