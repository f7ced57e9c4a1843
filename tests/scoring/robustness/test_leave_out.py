"""Leave one out, by hand and against whole new runs of the engine."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from reportcard.model.scores import Adjust, Result
from reportcard.scoring.robustness import robustness
from tests.properties import PROPERTY
from tests.scoring.random_worlds import Case, cases
from tests.scoring.robustness.people import (
    card_in,
    is_attendance_followed,
    measured,
    not_asked,
    rescored,
    subjects,
    voted,
    without_question,
)
from tests.scoring.worlds import one_person, third_party, vote, without


def test_each_counted_question_is_left_out_once() -> None:
    # 7 of 10 is 70, a C; without one of the seven 6/9, a D; without one of the three 7/9, a C.
    person = voted("YYYYYYYNNN")
    scores = [one.score for one in person.without_one]
    assert scores == [Fraction(600, 9)] * 7 + [Fraction(700, 9)] * 3
    assert [one.grade for one in person.without_one] == ["D"] * 7 + ["C"] * 3
    assert [one.question_id for one in person.without_one][:2] == ["h1", "h2"]
    assert not person.is_steady


def test_a_letter_that_no_question_changes_is_steady() -> None:
    # 9 of 20 is 45; 8/19 and 9/19 are an F too.
    assert voted("Y" * 9 + "N" * 11).is_steady


def test_what_does_not_count_is_no_question() -> None:
    assert [one.question_id for one in voted("YEN").without_one] == ["h1", "h3"]


def test_without_the_only_question_nobody_is_rated() -> None:
    person = voted("Y")
    assert [(one.score, one.grade) for one in person.without_one] == [(None, "NR")]
    assert not person.is_steady


def test_a_subject_left_empty_is_weighed_as_the_rubric_says() -> None:
    # Schools 1/2 of weight 60, funding 1/1 of weight 40: 70. Without the only one in funding: 50
    # among what is left, 30 when an empty subject counts as zero.
    world, criteria = one_person("YNY")
    criteria[2] = {**criteria[2], "category": "funding"}
    parts = subjects(schools=60, funding=40)
    kept = measured(world, criteria, categories=parts).without_one
    assert [one.score for one in kept] == [40, 100, 50]
    zero = measured(world, criteria, categories=parts, missing_category="zero").without_one
    assert [one.score for one in zero] == [40, 100, 30]


def test_a_group_is_one_question() -> None:
    # The bill: (1 + 0)/2; with another vote against: (1/2 + 0)/2 = 25; without the bill 0.
    world, criteria = one_person("YNN")
    group = {"id": "bill", "criteria": ["h1", "h2"], "combine": "mean", "weight": 1}
    person = measured(world, criteria, groups=[group])
    assert {one.question_id: one.score for one in person.without_one} == {"bill": 0, "h3": 50}


def test_a_roll_call_that_two_criteria_ask_about_is_one_question() -> None:
    # The first roll call earns half of its weight 1: our position with it, a third party's not.
    world, criteria = one_person("YY")
    criteria.insert(1, third_party(1, position="oppose"))
    marks = {"support": {"credit": 1, "count": 1}, "oppose": {"credit": 0, "count": 1}}
    tables = {"floor_vote": marks, "third_party_position": marks}
    person = measured(world, criteria, marks=tables)
    assert {one.question_id: one.score for one in person.without_one} == {"h1": 100, "h2": 50}


def test_points_added_stay() -> None:
    # 1 of 2 with 5 points more is 55; without the vote against 100 + 5, at most 100.
    world, criteria = one_person("YN")
    bonus = {
        "id": "b",
        "title": {"en": "B", "es": "B"},
        "criterion": "h1",
        "points": {"support": 5},
    }
    person = measured(world, criteria, adjust={"bonus": [bonus]})
    assert [one.score for one in person.without_one] == [5, 100]


@pytest.mark.slow
@given(case=cases())
@settings(PROPERTY, max_examples=15)
def test_leaving_out_equals_a_whole_new_run_without_the_question(case: Case) -> None:
    assert compared(case)[1] == []


def compared(case: Case) -> tuple[int, list[Any]]:
    """How many scores without a question were compared with a new run, and those that differ."""
    con = case.world.store()
    card, without = card_in(case, con), without_question
    if is_attendance_followed(card):
        # Only where nothing names a question can it be taken off the card.
        card, without = replace(card, limits=(), adjust=Adjust(), gates=()), not_asked
    scored = rescored(card, con)
    found = robustness(scored)
    runs: dict[str, Mapping[str, Result]] = {}
    count, different = 0, []
    for before, person in zip(scored.results, found.people, strict=True):
        for one in person.without_one:
            if one.question_id not in runs:
                again = rescored(without(card, one.question_id), con)
                runs[one.question_id] = {r.person_id: r for r in again.results}
            after = runs[one.question_id].get(before.person_id)
            if after is None:  # asked of nothing else
                continue
            count += 1
            if (after.score, after.computed_grade) != (one.score, one.grade):
                different.append((before.person_id, one, after.score, after.computed_grade))
    return count, different


def test_the_questions_of_a_rubric_are_those_that_counted() -> None:
    world, criteria = one_person("YN")
    person = measured(world, [criteria[0], without(vote(2), "category")])
    assert [one.question_id for one in person.without_one] == ["h1"]
