"""The comparison itself: made-up scorecards of which the answer is known, and corrupted twins."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.golden.cases import RUBRICS, Case, all_cases
from tests.golden.counts import Kind, counted, write_tables
from tests.golden.mapping import figure_of
from tests.golden.run import Outcome, run_case
from tests.imports.tables import write

# Ana voted with the organization on one of two items, and was absent once; Ben never was.
TABLES = {
    "people": ["person_id,name,chamber", "ana,Ana Arroyo,house", "ben,Ben Brook,house"],
    "roll_calls": ["roll_call_id,chamber", "one,house", "two,house", "three,house"],
    "votes": [
        "roll_call_id,person_id,option",
        *("one,ana,yes", "two,ana,yes", "three,ana,absent"),
        *("one,ben,yes", "two,ben,no", "three,ben,yes"),
    ],
    "positions": ["roll_call_id,position", "one,support", "two,oppose", "three,support"],
    "published": ["person_id,figure,value", "ana,score,33", "ben,score,100"],
}
WRITTEN = {
    "case": "made-up",
    "rubric": "maine_aflcio_2018",
    "figures": {"score": {"is": "shown"}},
    "matches": {"score": "2/2"},
}


def ran(
    folder: Path, published: Sequence[str], exceptions: Sequence[str] = (), **written: Any
) -> Outcome:
    tables: Mapping[str, Sequence[str]] = {
        **TABLES,
        "published": ["person_id,figure,value", *published],
        "exceptions": ["person_id,figure,published,recomputed,reason", *exceptions],
    }
    write(folder / "made-up", tables)
    return run_case(Case("made-up", WRITTEN | written), folder)


def test_figures_that_follow_from_the_marks_match(tmp_path: Path) -> None:
    outcome = ran(tmp_path, ["ana,score,33", "ben,score,100"])
    assert outcome.is_as_published
    assert list(outcome.lines()) == ["ok   made-up: 2 members; score 2/2"]


def test_one_figure_that_does_not_follow_fails_the_case(tmp_path: Path) -> None:
    outcome = ran(tmp_path, ["ana,score,34", "ben,score,100"])
    assert not outcome.is_as_published
    assert outcome.tallies["score"].strays == ["ana: published 34, the engine says 33"]


def test_a_listed_slip_prints_what_it_should_be(tmp_path: Path) -> None:
    slip = ["ana,score,50,33,the absence was left out"]
    outcome = ran(tmp_path, ["ana,score,50", "ben,score,100"], slip, matches={"score": "1/2"})
    assert outcome.is_as_published
    assert outcome.tallies["score"].exceptions == ["ana: published 50, recomputed 33"]


@pytest.mark.parametrize(
    "slip",
    [
        "ana,score,50,34,another sum",
        "ana,score,51,33,another published figure",
    ],
)
def test_a_slip_that_is_listed_differently_fails_the_case(tmp_path: Path, slip: str) -> None:
    outcome = ran(tmp_path, ["ana,score,50", "ben,score,100"], [slip], matches={"score": "1/2"})
    assert not outcome.is_as_published


def test_a_listed_slip_that_is_none_fails_the_case(tmp_path: Path) -> None:
    slip = ["ana,score,33,33,no slip at all"]
    assert not ran(tmp_path, ["ana,score,33", "ben,score,100"], slip).is_as_published


def test_a_listed_slip_that_was_never_published_fails_the_case(tmp_path: Path) -> None:
    slip = ["cai,score,50,33,nobody has this figure"]
    outcome = ran(tmp_path, ["ana,score,33", "ben,score,100"], slip)
    assert outcome.tallies["score"].strays == ["cai: a known exception that was never published"]


def test_somebody_whom_nobody_scored_fails_the_case(tmp_path: Path) -> None:
    outcome = ran(tmp_path, ["cai,score,33", "ben,score,100"])
    assert outcome.tallies["score"].strays == ["cai: published 33, the engine says nobody"]


def test_a_figure_is_compared_to_the_precision_it_is_published_in() -> None:
    figure = figure_of({"is": "score", "within": "1/1000"})
    assert figure.agrees("1/3", "0.333")
    assert not figure.agrees("1/3", "0.331")
    assert figure.agrees("1/3", "0.331", within="5e-3")
    assert not figure.agrees("none", "0.333")
    assert not figure_of({"is": "shown"}).agrees("33", "33.0")


def test_a_key_that_a_figure_does_not_have_is_an_error() -> None:
    with pytest.raises(TypeError, match="place"):
        figure_of({"is": "score", "place": 1})


def test_counts_become_votes_and_agreements() -> None:
    flat = counted({"same": 2, "absentstrong": 1})
    assert flat == {(Kind("passage", "weak"), "yes"): 2, (Kind("passage", "strong"), "absent"): 1}
    nested = counted(
        {
            "votes_different": {"weak": 1.0, "strong": 0.0},
            "votes_abstain": {"strong": 2.0},
            "agreements_same": {"strong": 3.0},
        }
    )
    assert nested == {
        (Kind("passage", "weak"), "no"): 1,
        (Kind("passage", "strong"), "present"): 2,
        (Kind("other", "strong"), "yes"): 3,
    }


def test_whoever_needs_fewer_items_could_not_vote_on_the_rest(tmp_path: Path) -> None:
    cases: list[dict[str, Any]] = [
        {"id": "a", "counts": {"same": 2}, "expected": 1.0, "figure": "agreement", "digits": 6},
        {"id": "b", "counts": {"differ": 1}, "expected": 0.0, "figure": "agreement"},
    ]
    write_tables(cases, tmp_path / "tables")
    votes = (tmp_path / "tables" / "votes.csv").read_text().splitlines()
    assert votes[1:] == [
        "weak-passage-1,a,yes",
        "weak-passage-2,a,yes",
        "weak-passage-1,b,no",
        "weak-passage-2,b,not_member",
    ]
    published = (tmp_path / "tables" / "published.csv").read_text().splitlines()
    assert published[1:] == ["a,agreement,1.0,0.5e-6", "b,agreement,0.0,"]


def test_every_rubric_file_belongs_to_a_case_and_is_sound_in_itself() -> None:
    from reportcard.scoring.load import rubric_from_yaml

    used = {str(case.written["rubric"]) for case in all_cases()}
    assert used == {path.stem for path in RUBRICS.glob("*.yml")}
    for case in all_cases():
        assert rubric_from_yaml(case.yaml()).from_table
