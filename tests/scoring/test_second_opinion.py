"""Both engines on random worlds, and the invariants of the specification."""

import dataclasses
import os
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportcard.model.scores import ROLL_CALL_TYPES
from reportcard.scoring.second import (
    DisagreementError,
    disagreements,
    opinions,
    require_agreement,
    rows_of,
)
from tests.scoring.agreement import both_engines, engine
from tests.scoring.random_rules import MORE_WORDS, VOTE_WORDS
from tests.scoring.random_worlds import Case, cases
from tests.scoring.worlds import (
    World,
    both,
    day,
    mark,
    one_person,
    rubric_data,
    scored,
    sponsorship,
    third_party,
    vote,
    without,
)

FEW = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
# make test-worlds looks at more of them than every run of the tests has time for.
MANY = settings(FEW, max_examples=int(os.environ.get("REPORTCARD_RANDOM_WORLDS", "50")))
SOME = settings(FEW, max_examples=25)
OUR_VOTES = ("floor_vote", "amendment_vote", "appropriation_vote")


@given(cases())
@MANY
@pytest.mark.slow
def test_both_engines_agree(case: Case) -> None:
    assert disagreements(*both_engines(case)) == ()


@given(cases())
@FEW
def test_receipt_sums_exactly_to_the_base_score_and_to_100(case: Case) -> None:
    for result in engine(case).results:
        earned = sum((line.earned for line in result.lines), Fraction(0))
        possible = sum((line.possible for line in result.lines), Fraction(0))
        assert earned == (result.base or 0)
        if result.base is not None:
            empty = sum(c.effective_weight for c in result.categories if c.score is None)
            assert possible == 100 - 100 * empty
            assert sum(c.effective_weight for c in result.categories) == 1
            assert result.raw == result.base + result.bonus - result.penalty


@pytest.mark.slow
@given(cases(), st.lists(st.integers(0, 99), min_size=5, max_size=9))
@FEW
def test_row_order_and_threads_change_nothing(case: Case, order: list[int]) -> None:
    first = engine(case)
    case.world.con.execute("SET threads = 4")
    assert engine(case, order).results == first.results


@pytest.mark.slow
@given(cases(), st.sampled_from([Fraction(3), Fraction(1, 7)]))
@FEW
def test_rescaling_weights_changes_no_score(case: Case, factor: Fraction) -> None:
    case.rubric.get("eligibility", {}).pop("min_recorded_weight", None)
    for block in ("from_table", "lifetime"):
        case.rubric.pop(block, None)
    before = [(r.score, r.grade) for r in engine(case).results]
    for block in ("criteria", "groups"):
        for entry in case.rubric[block]:
            entry["weight"] = Fraction(entry["weight"]) * factor
    for category in case.rubric["categories"]:
        category["weight"] = Fraction(category["weight"]) * 2 * factor
    assert [(r.score, r.grade) for r in engine(case).results] == before


@given(cases())
@FEW
def test_nobody_is_judged_on_a_vote_they_could_not_cast(case: Case) -> None:
    for result in engine(case).results:
        for line in result.lines:
            if line.outcome in ("not_eligible", "unknown", "no_position"):
                assert not line.counted
                assert line.possible == 0


@given(cases())
@FEW
def test_only_a_contrary_vote_is_called_opposition(case: Case) -> None:
    positions = {c["id"]: c.get("position") for c in case.rubric["criteria"]}
    contrary = {"support": ("no", "oppose"), "oppose": ("yes", "support")}
    for result in engine(case).results:
        for line in result.lines:
            if line.outcome == "oppose" and positions.get(line.criterion_id):
                assert (line.option or "").lower() in contrary[positions[line.criterion_id]]


@pytest.mark.slow
@given(cases(), st.sampled_from([Fraction(1, 3), Fraction(7)]))
@SOME
def test_a_criterion_that_never_counts_changes_nothing_of_its_roll_call(
    case: Case, weight: Fraction
) -> None:
    """Beside whatever others ask about each roll call that is in no group."""
    before = {r.person_id: r for r in engine(case).results}
    criteria, subject = case.rubric["criteria"], case.rubric["categories"][-1]["id"]
    grouped = {name for group in case.rubric["groups"] for name in group["criteria"]}
    asked = {c["ref"]: c for c in criteria if c["type"] in ROLL_CALL_TYPES}
    never = dict.fromkeys((*VOTE_WORDS, *MORE_WORDS), mark(1, 0))
    for ref, other in asked.items():
        if not grouped & {c["id"] for c in criteria if c.get("ref") == ref}:
            same = {key: other[key] for key in ("ref", "chamber", "date") if key in other}
            entry = third_party(0, id=f"never-{ref}", weight=weight, category=subject, marks=never)
            criteria.append({**without(entry, "date"), **same, "actor": both("Somebody else")})
    found = both_engines(case)
    assert disagreements(*found) == ()
    after = {r.person_id: r for r in found[0].results}
    for name, result in before.items():
        assert [after[name].score, after[name].categories] == [result.score, result.categories]
        points = {line.criterion_id: (line.earned, line.possible) for line in after[name].lines}
        assert {c: p for c, p in points.items() if not c.startswith("never-")} == {
            line.criterion_id: (line.earned, line.possible) for line in result.lines
        }


@pytest.mark.slow
@given(cases(), st.sampled_from(["house", "senate"]))
@FEW
def test_a_roll_call_on_which_all_were_excused_changes_no_score(case: Case, chamber: str) -> None:
    case.rubric.pop("limits", None)  # they count chances, and an excused absence is one
    before = {r.person_id: r.score for r in engine(case).results}
    everybody = {row[0].removeprefix("ocd-person/"): "E" for row in case.world.rows["person"]}
    case.world.roll_call(80, everybody, chamber=chamber, held_on=day(4))
    not_counted = {"excused": mark(1, 0)}
    asked = vote(80, chamber=chamber, date=day(4), marks=not_counted)
    case.rubric["criteria"].append(asked)
    after = {r.person_id: r.score for r in engine(case).results}
    assert {name: after[name] for name in before} == before


def _with_our_votes_only(case: Case) -> None:
    """Leave questions of which nothing else depends on one vote: no rates, no second question."""
    refs = [c.get("ref") for c in case.rubric["criteria"]]
    kept = [
        c
        for c in case.rubric["criteria"]
        if c["type"] == "sponsorship" or (c["type"] in OUR_VOTES and refs.count(c["ref"]) == 1)
    ]
    names = {c["id"] for c in kept}
    case.rubric["criteria"] = kept or [vote(70)]
    if not kept:
        case.world.roll_call(70, {})
    for block in ("adjust", "limits", "from_table"):
        case.rubric.pop(block, None)
    case.rubric["groups"] = [g for g in case.rubric["groups"] if set(g["criteria"]) <= names]
    case.rubric["gates"] = [g for g in case.rubric["gates"] if g.get("criterion") in names | {None}]


@given(cases(), st.data())
@FEW
def test_a_better_vote_never_lowers_a_score(case: Case, data: st.DataObject) -> None:
    _with_our_votes_only(case)
    votes = {"support": mark(1), "oppose": mark(0)}
    case.rubric["marks"] = {**dict.fromkeys(OUR_VOTES, votes), "sponsorship": {"none": mark(0)}}
    for criterion in case.rubric["criteria"]:
        criterion.pop("marks", None)
    before = {r.person_id: r.score for r in engine(case).results}
    rows = case.world.rows.get("person_vote", [])
    contrary = [
        index
        for index, row in enumerate(rows)
        for c in case.rubric["criteria"]
        if c["ref"] == row[0] and row[2] == {"support": "no", "oppose": "yes"}[c["position"]]
    ]
    if not contrary:
        return
    index = data.draw(st.sampled_from(contrary))
    row = rows[index]
    rows[index] = (*row[:2], {"no": "yes", "yes": "no"}[row[2]], *row[3:])
    after = {r.person_id: r.score for r in engine(case).results}
    old, new = before.get(row[1]), after.get(row[1])
    assert old is None or (new is not None and new >= old)


@given(cases())
@FEW
def test_what_if_of_a_line_is_the_score_with_that_vote(case: Case) -> None:
    """The figure on a line that does not count equals a whole new run with that vote cast."""
    _with_our_votes_only(case)
    asked = {c["id"]: (c["ref"], c.get("position")) for c in case.rubric["criteria"]}
    for result in engine(case).results:
        for line in result.lines:
            event, position = asked[line.criterion_id]
            if line.score_if_supported is None or position is None:
                continue
            option = {"support": "yes", "oppose": "no"}[position]
            assert _rerun(case, result.person_id, event, option) == line.score_if_supported
            return


def _rerun(case: Case, person: str, event: str, option: str) -> Fraction | None:
    votes = case.world.rows.setdefault("person_vote", [])
    saved = list(votes)
    votes[:] = [row for row in votes if (row[0], row[1]) != (event, person)]
    votes.append((event, person, option, "", "", 1))
    again = next(r for r in engine(case).results if r.person_id == person)
    votes[:] = saved
    return again.score


# ---------------------------------------------------------------- a difference is told


def _small() -> tuple[World, list[Any]]:
    world, criteria = one_person("YNX-")
    world.bill("HB 7", {"Ana": "introducer"})
    return world, [*criteria, sponsorship("HB 7")]


def _both(world: World, criteria: Iterable[Any]) -> tuple[Any, Any]:
    criteria = list(criteria)
    one = scored(world, criteria)
    return one, opinions(rubric_data(criteria), rows_of(world.store()))


def test_engines_that_agree_give_the_number_of_legislators() -> None:
    one, other = _both(*_small())
    assert disagreements(one, other) == ()
    assert require_agreement(one, other) == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"score": Fraction(1, 3)}, "score: the engine says 50, the second opinion 1/3"),
        ({"grade": "A"}, "grade: the engine says F, the second opinion A"),
        ({"reasons": (("min_criteria", Fraction(1), Fraction(2)),)}, "(min_criteria, 1, 2)"),
        ({"gate_reasons": ("So.",)}, "gate_reasons: the engine says (), the second opinion (So.)"),
        ({"lines": {}}, "criteria: the engine says (h1, h2, h3, h4, sp-hb-7)"),
        ({"subjects": {}}, "subjects: the engine says {schools: (50, 1)}"),
        ({"lifetime": (Fraction(9), 2)}, "lifetime: the engine says None"),
    ],
)
def test_every_difference_is_a_sentence(change: dict[str, Any], told: str) -> None:
    one, other = _both(*_small())
    changed = {name: dataclasses.replace(found, **change) for name, found in other.items()}
    sentences = disagreements(one, changed)
    assert any(told in sentence for sentence in sentences)
    with pytest.raises(DisagreementError, match="differ"):
        require_agreement(one, changed)


def test_a_line_that_differs_is_named() -> None:
    one, other = _both(*_small())
    (opinion,) = other.values()
    lines = dict(opinion.lines)
    lines["h1"] = dataclasses.replace(lines["h1"], earned=Fraction(7))
    lines["h4"] = dataclasses.replace(lines["h4"], outcome="absent")
    changed = {opinion.person_id: dataclasses.replace(opinion, lines=lines)}
    assert [sentence.split(": ")[0] for sentence in disagreements(one, changed)] == [
        "ocd-person/Ana, h1",
        "ocd-person/Ana, h4",
        "ocd-person/Ana",
    ]


def test_whoever_only_one_engine_has_is_named() -> None:
    one, other = _both(*_small())
    assert disagreements(one, {})[0] == "ocd-person/Ana: only the engine has them on the card"
    twin = {**other, "ocd-person/Zoe": other["ocd-person/Ana"]}
    found = disagreements(one, twin)
    assert "ocd-person/Zoe: only the second opinion has them on the card" in found


def test_two_rows_for_one_person_are_a_bug_that_is_raised() -> None:
    world = World()
    world.person("Ana")
    world.roll_call(1, {"Ana": "Y"})
    world.add("person_vote", ("2025-house-1", "ocd-person/Ana", "no", "ANA", "", 2))
    with pytest.raises(ValueError, match="two votes"):
        scored(world, [vote(1)])
    with pytest.raises(ValueError, match="two values"):
        opinions(rubric_data([vote(1)]), rows_of(world.store()))
