"""The 16 ways to count."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from reportcard.model.robustness import Universe
from reportcard.model.scores import VOTE_TYPES, Criterion, MarkRule, RubricCard
from reportcard.scoring.card_criteria import with_caps
from reportcard.scoring.robustness import robustness
from reportcard.scoring.robustness.answers import ABSENCE_RULES
from tests.properties import PROPERTY
from tests.scoring.random_worlds import Case, cases
from tests.scoring.robustness.people import card_in, measured, rescored, subjects, voted
from tests.scoring.worlds import one_person


def test_case_2_comes_out_under_all_four_absence_rules() -> None:
    # 13 with us, 6 against, 1 absent.
    person = voted("Y" * 13 + "N" * 6 + "X")
    scores = {u.absence: u.score for u in person.universes}
    assert scores == {
        "against": 65,
        "left_out": Fraction(1300, 19),
        "half": Fraction(135, 2),
        "light_half": Fraction(13100, 192),
    }
    assert len(person.universes) == 16
    assert person.holds_in == 16


def test_weights_and_sums_are_varied() -> None:
    # Schools: weight 3 with us; funding: weights 1 and 1, one with us. Subjects weigh 60 and 40.
    world, criteria = one_person("YYN")
    criteria[0]["weight"] = 3
    for entry in criteria[1:]:
        entry["category"] = "funding"
    person = measured(world, criteria, categories=subjects(schools=60, funding=40))
    scores = {(u.weights, u.aggregate): u.score for u in person.universes}
    assert scores == {
        ("nominal", "pooled"): 80,
        ("nominal", "categories"): 80,
        ("equal", "pooled"): Fraction(200, 3),
        ("equal", "categories"): 75,
    }
    assert person.holds_in == 8


def test_an_excused_absence_stays_what_the_rubric_says() -> None:
    assert {u.score for u in voted("YYE").universes} == {Fraction(100)}


def test_without_a_score_there_is_no_way_to_count() -> None:
    person = voted("E")
    assert (person.universes, person.holds_in) == ((), 0)


def test_absences_alone_are_not_rated_where_they_are_left_out() -> None:
    grades = {u.absence: u.grade for u in voted("X").universes}
    assert grades == {"against": "F", "left_out": "NR", "half": "F", "light_half": "F"}


@pytest.mark.slow
@given(case=cases())
@settings(PROPERTY, max_examples=5)
def test_every_way_equals_a_whole_new_run_with_another_rubric(case: Case) -> None:
    assert compared(case)[1] == []


def compared(case: Case) -> tuple[int, list[Any]]:
    """How many scores were compared with a run of another rubric, and those that differ."""
    con = case.world.store()
    card = card_in(case, con)
    scored = rescored(card, con)
    people = [p for p in robustness(scored).people if p.universes]
    different, count = [], 0
    for number in range(16 if people else 0):
        changed = _changed(card, people[0].universes[number])
        again = {r.person_id: r for r in rescored(changed, con).results}
        for person in people:
            found, run = person.universes[number], again[person.person_id]
            count += 1
            if (found.score, found.grade) != (run.score, run.computed_grade):
                different.append((person.person_id, found, run.score))
    return count, different


def _changed(card: RubricCard, way: Universe) -> RubricCard:
    rule = ABSENCE_RULES[way.absence]
    absent = {"absent": MarkRule(*rule)} if rule else {}

    def marks(criterion: Criterion) -> dict[str, MarkRule]:
        others = {o: mark for o, mark in criterion.marks.items() if o != "absent"}
        return others | absent if criterion.type in VOTE_TYPES else dict(criterion.marks)

    card = replace(
        card,
        criteria=tuple(replace(c, marks=marks(c)) for c in card.criteria),
        aggregate=way.aggregate,
    )
    return card if way.weights == "nominal" else _equal(card)


def _equal(card: RubricCard) -> RubricCard:
    """One for each; a roll call weighs once, as on every card."""
    one = Fraction(1)
    return replace(
        card,
        criteria=with_caps([replace(c, weight=one, cap=one) for c in card.criteria]),
        groups=tuple(replace(g, weight=one) for g in card.groups),
        categories=tuple(replace(c, weight=one) for c in card.categories),
    )
