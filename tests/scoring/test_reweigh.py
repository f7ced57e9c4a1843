"""What a score rests on beside the subjects' weights: with them it is what a whole run gives."""

import os
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.reweigh import find_reweighing
from reportcard.scoring.score import score
from tests.edition.rich import earlier_cycles, rich, rich_rubric, rich_world
from tests.scoring.agreement import engine
from tests.scoring.random_worlds import Case, cases
from tests.scoring.reweighing import printed, reweighed, with_weights
from tests.scoring.worlds import rubric_of

WEIGHT = st.integers(1, 100).map(Fraction)
# make test-worlds looks at more of them than every run of the tests has time for.
SOME = settings(
    max_examples=int(os.environ.get("REPORTCARD_RANDOM_WORLDS", "50")) // 5,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)


@given(cases(), st.lists(WEIGHT, min_size=3, max_size=3))
@SOME
def test_marks_and_other_weights_give_what_a_whole_run_with_them_gives(
    case: Case, weights: list[Fraction]
) -> None:
    scored = engine(replace(case, rubric={**case.rubric, "aggregate": "categories"}))
    assume(find_reweighing(scored) is not None)  # two subjects or more
    own = weights[: len(scored.rubric.categories)]
    other = score(with_weights(scored.rubric, own), case.world.con)
    assert reweighed(scored, own) == printed(other)


@pytest.mark.parametrize(
    "weights", [(3, 1), (1, 3), (1, 1), (0, 1), (1, 0), (97, 3)], ids=lambda pair: f"{pair}"
)
def test_every_part_of_the_language_follows_the_weights_as_the_engine_does(
    weights: tuple[int, int],
) -> None:
    con = rich_world().store()
    card = compile_rubric(rubric_of(rich_rubric()), con)
    own = [Fraction(weight) for weight in weights]
    whole_run = score(with_weights(card, own), con, earlier=earlier_cycles())
    assert reweighed(rich().scored, own) == printed(whole_run)


def test_without_weight_on_anything_that_counts_there_is_no_score() -> None:
    scored = rich().scored
    found = find_reweighing(scored)
    assert found is not None
    (sol,) = (one for one in scored.results if one.chamber == "senate")
    assert [mark is None for mark in found.people[sol.person_id].marks] == [False, False]
    assert set(reweighed(scored, [Fraction(0), Fraction(0)]).values()) == {
        (None, "NR"),
        (None, "B"),  # set by name, whatever the weights
    }


def test_nothing_can_be_moved_where_subjects_are_pooled_or_there_is_one() -> None:
    scored = rich().scored
    pooled = replace(scored.rubric, aggregate="pooled")
    single = replace(scored.rubric, categories=scored.rubric.categories[:1])
    assert find_reweighing(replace(scored, rubric=pooled)) is None
    assert find_reweighing(replace(scored, rubric=single)) is None
    assert find_reweighing(scored) is not None


def test_a_gate_that_is_shut_is_told_by_the_best_letter_that_it_leaves() -> None:
    scored = rich().scored
    found = find_reweighing(scored)
    assert found is not None
    often_away = {
        result.person_id
        for result in scored.results
        if result.participation is not None and result.participation < Fraction(9, 10)
    }
    best = {person: marks.best for person, marks in found.people.items()}
    assert best == {person: "C" if person in often_away else None for person in best}
    assert 0 < len(often_away) < len(best)


def test_what_was_set_by_name_and_what_is_incomplete_is_told() -> None:
    found = find_reweighing(rich().scored)
    assert found is not None
    named = {person: marks.override for person, marks in found.people.items() if marks.override}
    assert named == {"ocd-person/Cy": "B"}
    incomplete = {person for person, marks in found.people.items() if marks.is_incomplete}
    assert incomplete == {r.person_id for r in rich().scored.results if r.graded == "INC"}
