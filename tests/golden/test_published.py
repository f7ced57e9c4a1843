"""Scorecards that somebody else published: the engine prints the same figures from their marks.

Each comes out of a rubric file (tests/golden_rubrics) and tidy tables, through the real import, a
real store and the real engine. figures.yml says how figures are read off; no case has code.
"""

from pathlib import Path

import pytest

from tests.golden.cases import Case, all_cases
from tests.golden.run import Outcome, run_case

pytestmark = pytest.mark.shared
EVERY_CASE = pytest.mark.parametrize("case", all_cases(), ids=lambda case: str(case.name))


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    """Cases that were run already."""
    return {}


def outcome_of(case: Case, shared_dir: Path, outcomes: dict[str, Outcome]) -> Outcome:
    if case.name not in outcomes:
        outcomes[case.name] = run_case(case, shared_dir / "golden")
    return outcomes[case.name]


@EVERY_CASE
def test_every_published_figure_comes_out_apart_from_the_listed_slips(
    case: Case, shared_dir: Path, outcomes: dict[str, Outcome]
) -> None:
    outcome = outcome_of(case, shared_dir, outcomes)
    assert {name: tally.told for name, tally in outcome.tallies.items()} == case.matches
    assert [stray for tally in outcome.tallies.values() for stray in tally.strays] == []
    assert outcome.is_as_published


@EVERY_CASE
def test_a_wrong_rule_is_told_apart(
    case: Case, shared_dir: Path, outcomes: dict[str, Outcome]
) -> None:
    outcome = outcome_of(case, shared_dir, outcomes)
    assert [tally.told for tally in outcome.wrong] == [w["matches"] for w in case.wrong_rules]
    assert all(tally.matched < tally.of for tally in outcome.wrong)


def test_every_folder_of_published_scorecards_is_a_case(shared_dir: Path) -> None:
    folders = {path.name for path in (shared_dir / "golden").iterdir() if path.is_dir()}
    assert folders == {str(case.written["case"]) for case in all_cases()}


def test_all_agreement_cases_are_asked(shared_dir: Path, outcomes: dict[str, Outcome]) -> None:
    asked = [case for case in all_cases() if case.written["case"] == "theyvoteforyou_cases"]
    ran = {case.name: outcome_of(case, shared_dir, outcomes) for case in asked}
    figures = {name: sum(t.of for t in o.tallies.values()) for name, o in ran.items()}
    assert figures.pop("theyvoteforyou_cases/category") == 12
    assert sum(figures.values()) == 45
