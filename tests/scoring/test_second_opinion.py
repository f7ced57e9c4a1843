"""The engine against the oracle on random worlds, and the invariants of the specification."""

import os
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportcard.model.scores import Result, Scored
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.score import score
from tests.scoring.oracle import opinions
from tests.scoring.random_worlds import Case, cases
from tests.scoring.worlds import World, rubric_of

FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
# REPORTCARD_RANDOM_WORLDS=5000 looks at more of them than every run of the tests has time for.
MANY = settings(FEW, max_examples=int(os.environ.get("REPORTCARD_RANDOM_WORLDS", "250")))


def run(case: Case, order: list[int] | None = None) -> Scored:
    con = case.world.store(order=order)
    return score(compile_rubric(rubric_of(case.rubric), con), con)


def marks_of(result: Result) -> dict[str, tuple[str, Fraction, Fraction]]:
    """The marks of the lines that no group rule set aside."""
    return {
        line.criterion_id: (line.outcome, line.credit, line.count)
        for line in result.lines
        if not (line.not_counted_because or "").startswith("group_")
    }


@given(cases())
@MANY
def test_engine_and_oracle_agree(case: Case) -> None:
    scored = run(case)
    expected = opinions(case.rubric, case.world.rows)
    assert sorted(r.person_id for r in scored.results) == sorted(expected)
    for result in scored.results:
        opinion = expected[result.person_id]
        assert result.score == opinion.score
        assert (result.shown and Fraction(result.shown)) == opinion.shown
        assert result.grade == opinion.grade
        assert tuple(reason.en for reason in result.gate_reasons) == opinion.gate_reasons
        assert tuple(code for code, _found, _asked in result.reasons) == opinion.reasons
        assert (result.criteria_counted, result.chances, result.taken) == (
            opinion.counted,
            opinion.chances,
            opinion.taken,
        )
        assert result.opportunity == opinion.opportunity
        marks = marks_of(result)
        assert marks == {name: opinion.marks[name] for name in marks}
        assert {line.criterion_id for line in result.lines} == set(opinion.marks)


@given(cases())
@FEW
def test_receipt_sums_exactly_to_the_score_and_to_100(case: Case) -> None:
    for result in run(case).results:
        earned = sum((line.earned for line in result.lines), Fraction(0))
        possible = sum((line.possible for line in result.lines), Fraction(0))
        assert earned == (result.score or 0)
        if result.score is not None:
            empty = sum(c.effective_weight for c in result.categories if c.score is None)
            assert possible == 100 - 100 * empty
            assert sum(c.effective_weight for c in result.categories) == 1


@given(cases(), st.lists(st.integers(0, 99), min_size=5, max_size=9))
@FEW
def test_row_order_and_threads_change_nothing(case: Case, order: list[int]) -> None:
    first = run(case)
    case.world.con.execute("SET threads = 4")
    assert run(case, order).results == first.results


@given(cases(), st.sampled_from([Fraction(3), Fraction(1, 7)]))
@FEW
def test_rescaling_weights_changes_no_score(case: Case, factor: Fraction) -> None:
    before = run(case)
    for block in ("criteria", "groups"):
        for entry in case.rubric[block]:
            entry["weight"] = Fraction(entry["weight"]) * factor
    for category in case.rubric["categories"]:
        category["weight"] = Fraction(category["weight"]) * 2 * factor
    after = run(case)
    assert [(r.score, r.grade) for r in after.results] == [
        (r.score, r.grade) for r in before.results
    ]


@given(cases())
@FEW
def test_nobody_is_judged_on_a_vote_they_could_not_cast(case: Case) -> None:
    for result in run(case).results:
        for line in result.lines:
            if line.outcome in ("not_eligible", "unknown"):
                assert not line.counted
                assert line.possible == 0


@given(cases())
@FEW
def test_only_a_contrary_vote_is_called_opposition(case: Case) -> None:
    positions = {c["id"]: c.get("position") for c in case.rubric["criteria"]}
    for result in run(case).results:
        for line in result.lines:
            if line.outcome == "oppose":
                assert (
                    line.option == {"support": "no", "oppose": "yes"}[positions[line.criterion_id]]
                )


@given(cases(), st.data())
@FEW
def test_a_better_vote_never_lowers_a_score(case: Case, data: st.DataObject) -> None:
    case.rubric["marks"] = {
        "floor_vote": {"support": {"credit": 1, "count": 1}, "oppose": {"credit": 0, "count": 1}},
        "sponsorship": {"none": {"credit": 0, "count": 1}},
    }
    for criterion in case.rubric["criteria"]:
        criterion.pop("marks", None)
    before = {r.person_id: r.score for r in run(case).results}
    votes = case.world.rows.get("person_vote", [])
    contrary = [
        index
        for index, row in enumerate(votes)
        for c in case.rubric["criteria"]
        if c["ref"] == row[0] and row[2] == {"support": "no", "oppose": "yes"}[c["position"]]
    ]
    if not contrary:
        return
    index = data.draw(st.sampled_from(contrary))
    row = votes[index]
    votes[index] = (*row[:2], {"no": "yes", "yes": "no"}[row[2]], *row[3:])
    after = {r.person_id: r.score for r in run(case).results}
    old, new = before.get(row[1]), after.get(row[1])
    assert old is None or (new is not None and new >= old)


@given(cases())
@FEW
def test_what_if_of_a_line_is_the_score_with_that_vote(case: Case) -> None:
    """The figure on a line that does not count equals a whole new run with that vote cast."""
    positions = {c["id"]: (c["ref"], c.get("position")) for c in case.rubric["criteria"]}
    for result in run(case).results:
        for line in result.lines:
            event, position = positions[line.criterion_id]
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
    again = next(r for r in run(case).results if r.person_id == person)
    votes[:] = saved
    return again.score


def test_two_rows_for_one_person_are_a_bug_that_is_raised() -> None:
    from tests.scoring.worlds import scored, vote

    world = World()
    world.person("Ana")
    world.roll_call(1, {"Ana": "Y"})
    world.add("person_vote", ("2025-house-1", "ocd-person/Ana", "no", "ANA", "", 2))
    with pytest.raises(ValueError, match="two votes"):
        scored(world, [vote(1)])
