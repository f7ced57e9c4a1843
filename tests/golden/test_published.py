"""Scorecards that somebody else published: the engine prints the same figures from their marks.

Cases whose rule needs curves, signed sponsor credit or agreement measures wait for the full rubric
language; those here cover weights, three absence rules, tenure and withheld scores.
"""

from fractions import Fraction
from pathlib import Path

import pytest

from reportcard.model.scores import Result
from tests.golden.tidy import Scorecard, read_scorecard, score_published

pytestmark = pytest.mark.shared

WITH_AND_AGAINST = {"support": (1, 1), "oppose": (0, 1)}
WHOLE = {"places": 0, "mode": "half_up", "grade_on": "exact"}


@pytest.fixture(scope="module")
def golden(shared_dir: Path) -> Path:
    """The folder of published scorecards."""
    return shared_dir / "golden"


def figures(card: Scorecard, name: str) -> dict[str, str]:
    """A published figure by person."""
    return {person: value for (person, figure), value in card.published.items() if figure == name}


def shown(results: dict[str, Result], *, withheld: str = "") -> dict[str, str]:
    """The score as printed by person; `withheld` stands for one that is INC."""
    return {
        person: withheld if result.grade == "INC" else str(result.shown)
        for person, result in results.items()
    }


def test_maine_afl_cio_2018_counts_unexcused_absences_against(golden: Path) -> None:
    card = read_scorecard(golden / "maine_aflcio_2018")
    results = score_published(card, marks=WITH_AND_AGAINST | {"absent": (0, 1)}, rounding=WHOLE)
    wanted = figures(card, "score")
    assert len(wanted) == 186
    assert shown(results) == wanted


def test_new_mexico_2013_14_weighs_votes_and_withholds_a_score(golden: Path) -> None:
    card = read_scorecard(golden / "cvnm_2013_14")
    results = score_published(
        card,
        marks=WITH_AND_AGAINST | {"absent": (0, 1)},
        rounding=WHOLE,
        eligibility={"min_criteria": 2},
    )
    wanted = figures(card, "score")
    assert len(wanted) == 112
    assert shown(results, withheld="n/a") == wanted


@pytest.mark.parametrize("year", ["2012", "2013", "2014"])
def test_utah_leaves_absences_out(golden: Path, year: str) -> None:
    card = read_scorecard(golden / "sierra_club_utah_2012_2014" / year)
    results = score_published(card, marks=WITH_AND_AGAINST)
    total, absences, average = (figures(card, f) for f in ("total", "absences", "average"))
    assert len(total) == len(results) == 104
    for person, result in results.items():
        outcomes = [line.outcome for line in result.lines]
        assert outcomes.count("support") == int(total[person])
        assert outcomes.count("absent") == int(absences[person])
        assert abs((result.score or Fraction(0)) / 100 - Fraction(average[person])) < 1e-9


def test_progressive_massachusetts_2025_counts_not_voting_against(golden: Path) -> None:
    card = read_scorecard(golden / "progressive_mass_2025")
    results = score_published(card, marks=WITH_AND_AGAINST | {"absent": (0, 1)}, rounding=WHOLE)
    wanted = figures(card, "score")
    assert len(wanted) == 198
    assert shown(results) == wanted
    recorded = figures(card, "recorded_pct")
    for person, result in results.items():
        items = len(card.items(result.chamber))
        share = Fraction(100 * result.taken, items)
        assert int(share + Fraction(1, 2)) == int(recorded[person])


def test_a_wrong_absence_rule_would_be_noticed(golden: Path) -> None:
    card = read_scorecard(golden / "maine_aflcio_2018")
    wanted = figures(card, "score")
    results = shown(score_published(card, marks=WITH_AND_AGAINST, rounding=WHOLE))
    assert sum(results[person] == value for person, value in wanted.items()) < len(wanted) - 20
