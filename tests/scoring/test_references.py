"""What refers to what inside a rubric: every name must lead somewhere, nothing is said twice."""

from fractions import Fraction
from typing import Any

import pytest

from reportcard.errors import UserError
from tests.scoring.worlds import (
    BANDS,
    both,
    day,
    mark,
    rubric_data,
    rubric_of,
    sponsorship,
    vote,
    without,
)


def told(criteria: list[dict[str, Any]], **other: Any) -> list[str]:
    """Key, message and hint of every problem of a rubric in itself."""
    try:
        rubric_of(rubric_data(criteria, **other))
    except UserError as error:
        return [f"{p.key}: {p.message} {p.hint}".strip() for p in error.problems]
    return []


def gate(**keys: Any) -> dict[str, Any]:
    return {"max_grade": "C", "reason": both("Why."), **keys}


@pytest.mark.parametrize(
    ("other", "key"),
    [
        ({"window": ["2027-01-06", "2025-01-08"]}, "window[1]"),
        ({"eligibility": {"min_criteria": "5"}}, "eligibility.min_criteria"),
        ({"eligibility": {"min_criteria": True}}, "eligibility.min_criteria"),
        ({"rounding": {"places": "0"}}, "rounding.places"),
        (
            {"categories": [{"id": "schools", "title": both("S"), "weight": 1, "required": "no"}]},
            "categories[schools].required",
        ),
    ],
)
def test_a_value_of_another_kind_is_never_taken_for_what_it_looks_like(
    other: dict[str, Any], key: str
) -> None:
    assert told([vote(1)], **other)[0].startswith(f"{key}: ")


@pytest.mark.parametrize("written", ["2030-01-09", 1736380800])
def test_a_day_that_is_not_written_as_one_cannot_slip_past_the_window(written: Any) -> None:
    (problem,) = told([sponsorship("HB 1", date=written)])
    assert problem.startswith("criteria[sp-hb-1].date: A day such as 2025-06-02 is expected here")


def test_a_sound_rubric_has_no_problem() -> None:
    group = {"id": "g", "criteria": ["h1", "h2"], "combine": "mean", "weight": 1}
    criteria = [vote(1), vote(2), vote(3), sponsorship("HB 1")]
    assert told(criteria, groups=[group], gates=[gate(criterion="h3")]) == []


@pytest.mark.parametrize(
    ("other", "says"),
    [
        (
            {"categories": [{"id": "school", "title": both("S"), "weight": 1}]},
            "criteria[h1].category: There is no subject schools in this rubric. "
            "Did you mean school?",
        ),
        (
            {"window": [day(5), day(5)]},
            "window: The window ends before it begins.",
        ),
        (
            {"window": [day(2), day(9)]},
            "criteria[h1].date: 2025-01-09 is outside the window 2025-01-10 to 2025-01-17 "
            "(last day excluded).",
        ),
        (
            {"window": [day(-9), day(1)]},
            "criteria[h1].date: 2025-01-09 is outside the window 2024-12-30 to 2025-01-09 "
            "(last day excluded).",
        ),
        (
            {"marks": {"sponsorship": {"none": mark(0)}}},
            "criteria[h1].type: There are no marks for floor_vote: this criterion would never "
            "count. Add them under marks.",
        ),
        (
            {"groups": [{"id": "g", "criteria": ["h2"], "combine": "mean", "weight": 1}]},
            "groups[g].criteria[1]: There is no criterion h2 in this rubric. Did you mean h1?",
        ),
        (
            {"grades": BANDS[:-1]},
            "grades: house, senate: no grade has min: 0; a low score would have no letter. "
            "Add it to the lowest letter.",
        ),
        (
            {"grades": [{"grade": "A", "min": 50}, {"grade": "B", "min": 80}, BANDS[-1]]},
            "grades[2]: The grades stand from the best down: 80 is not below 50.",
        ),
        (
            {"grades": [{"grade": "A", "min": 50}, {"grade": "A", "min": 0}]},
            "grades[2]: house: the grade A stands there twice.",
        ),
        (
            {"gates": [gate(criterion="h9")]},
            "gates[1].criterion: There is no criterion h9 in this rubric. Did you mean h1?",
        ),
        (
            {"grades": [{"grade": "A", "min": 50}, {"grade": "A ", "min": 0}]},
            "grades[2]: house: the grade A stands there twice.",
        ),
        (
            {"grades": [{"grade": "INC", "min": 50}, {"grade": "NR", "min": 0}]},
            "grades[1].grade: INC is what stands where there is no letter: take another word.",
        ),
        (
            {"gates": [gate(max_grade="Z", criterion="h1")]},
            "gates[1].max_grade: There is no grade Z in this rubric.",
        ),
        (
            {"gates": [gate()]},
            "gates[1]: A gate needs either participation or criterion, and not both.",
        ),
        (
            {"gates": [gate(criterion="h1", participation=Fraction(1, 2))]},
            "gates[1]: A gate needs either participation or criterion, and not both.",
        ),
        (
            {"gates": [gate(participation=Fraction(1, 2), outcomes=["absent"])]},
            "gates[1].outcomes: outcomes belong to a gate with a criterion, not to one on "
            "participation.",
        ),
        (
            {"gates": [gate(criterion="h1", outcomes=["none"])]},
            "gates[1].outcomes[1]: none cannot come of h1, of the type floor_vote: support, "
            "oppose, present, absent, excused, presiding, recused, paired_support, "
            "paired_oppose, announced_support, announced_oppose, not_eligible, unknown.",
        ),
        (
            {"aggregate": "pooled", "missing_category": "zero"},
            "missing_category: missing_category: zero has no meaning when all subjects are "
            "pooled. Write aggregate: categories, or leave it out.",
        ),
    ],
)
def test_what_leads_nowhere_is_told(other: dict[str, Any], says: str) -> None:
    assert says in told([vote(1)], **other)


def test_an_id_used_twice_is_told() -> None:
    assert told([vote(1), vote(2, id="h1")]) == [
        "criteria[h1].id: The id h1 is used twice; each needs its own."
    ]


def test_a_roll_call_that_two_criteria_ask_about_would_count_twice() -> None:
    assert told([vote(1), vote(1, id="again", position="oppose")]) == [
        "criteria[again].ref: 2025-house-1 is already asked about by h1: it would count twice."
    ]


def test_a_bill_to_sponsor_that_two_criteria_ask_about_would_count_twice() -> None:
    assert told([sponsorship("HB 1"), sponsorship("HB 1", id="again")]) == [
        "criteria[again].ref: 2025-HB00001 is already asked about by sp-hb-1: it would count twice."
    ]


def test_a_criterion_belongs_to_one_group_of_one_subject_and_chamber() -> None:
    groups = [
        {"id": "g", "criteria": ["h1", "s2"], "combine": "mean", "weight": 1},
        {"id": "k", "criteria": ["h1", "h3"], "combine": "mean", "weight": 1},
    ]
    criteria = [vote(1), vote(2, chamber="senate"), vote(3, category="other")]
    categories = [{"id": n, "title": both(n), "weight": 1} for n in ("schools", "other")]
    assert told(criteria, groups=groups, categories=categories) == [
        "groups[g]: The criteria of a group must have the same chamber: make a group each.",
        "groups[k].criteria[1]: h1 is already in the group g.",
        "groups[k]: The criteria of a group must have the same subject: make a group each.",
    ]


def test_a_gate_must_have_its_letter_in_both_chambers() -> None:
    grades = [{**band, "chamber": "house"} for band in BANDS]
    grades += [{"grade": g, "min": m, "chamber": "senate"} for g, m in (("Pass", 50), ("Fail", 0))]
    assert told([vote(1)], grades=grades, gates=[gate(criterion="h1")]) == [
        "gates[1].max_grade: senate: there is no grade C; the gate would do nothing there."
    ]


def test_an_example_names_criteria_and_what_can_come_of_them() -> None:
    example = {"legislator": "Ana", "chamber": "house", "grade": "A"}
    criteria = [vote(1), sponsorship("HB 1")]
    wrong = example | {"outcomes": {"h1": "cosponsor", "sp-hb-1": "support", "h7": "support"}}
    assert [sentence.partition(":")[0] for sentence in told(criteria, examples=[wrong])] == [
        "examples[1].outcomes.h1",
        "examples[1].outcomes.sp-hb-1",
        "examples[1].outcomes.h7",
    ]


def test_what_holds_for_the_others_must_be_able_to() -> None:
    example = {"legislator": "Ana", "chamber": "house", "grade": "A", "others": "support"}
    criteria = [vote(1), sponsorship("HB 1")]
    assert told(criteria, examples=[example | {"outcomes": {}}]) == [
        "examples[1].others: support cannot come of sp-hb-1, of the type sponsorship: introducer, "
        "cosponsor, none, not_eligible, unknown. Name it under outcomes."
    ]
    assert told(criteria, examples=[example | {"outcomes": {"sp-hb-1": "none"}}]) == []


@pytest.mark.parametrize("shape", [5, "five", {"id": "b"}, [5], [[1]], None])
def test_points_of_a_wrong_shape_are_a_sentence_and_no_traceback(shape: Any) -> None:
    for block in ("bonus", "penalty"):
        (problem, *_rest) = told([vote(1)], adjust={block: shape})
        assert problem.startswith(f"adjust.{block}")


def override(*names: str, **other: Any) -> dict[str, Any]:
    return {
        "person": "ocd-person/Ana",
        "grade": "A",
        "reason": both("So."),
        "evidence": "https://www.example.org/",
        "approved_by": list(names),
        "date": day(9),
        **other,
    }


@pytest.mark.parametrize("same", ["Eva Ruiz", "eva ruiz", " Eva  Ruiz ", "Eva\tRUIZ"])
def test_one_person_however_written_does_not_approve_twice(same: str) -> None:
    (problem,) = told([vote(1)], overrides=[override("Eva Ruiz", same)])
    assert "Two different persons approve an override" in problem
    assert told([vote(1)], overrides=[override("Eva Ruiz", "Eva Ruizo")]) == []


def test_what_is_asked_outside_all_subjects_may_be_left_out_with_a_reason() -> None:
    beside = without(vote(2, bill="HB 2"), "category", "weight")
    entry = {"refs": ["2025-house-2"], "because": both("Only shown.")}
    audit = {"topic": "schools", "left_out": [entry]}
    assert told([vote(1), beside], audit=audit) == []
    assert told([vote(1), vote(2, bill="HB 2")], audit=audit) == [
        "audit.left_out[1].refs[1]: 2025-house-2 is not left out: h2 asks about it."
    ]


@pytest.mark.parametrize("block", ["gates", "overrides"])
def test_blanks_around_a_letter_are_no_part_of_it(block: str) -> None:
    spaced = [{"grade": " A", "min": 90}, {"grade": "B ", "min": 0}]
    gates = [gate(participation=Fraction(1, 2), max_grade="B")]
    named = {"gates": gates, "overrides": [override("Eva Ruiz", "Ben Ortiz")]}
    assert told([vote(1)], grades=spaced, **{block: named[block]}) == []


@pytest.mark.parametrize(
    "block", ["categories", "criteria", "groups", "grades", "gates", "examples", "marks", "window"]
)
@pytest.mark.parametrize("shape", [None, 7, "text", ["text"], [[1]], {"a": 1}, [{"id": [1]}]])
def test_a_block_of_a_wrong_shape_is_a_sentence_and_no_traceback(block: str, shape: Any) -> None:
    data = rubric_data([vote(1)])
    data[block] = shape
    with pytest.raises(UserError):
        rubric_of(data)
