"""The score over all cycles: how cycles are combined, and where earlier ones come from."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from reportcard.errors import UserError
from reportcard.model.scores import EarlierCycle, EarlierScore, LifetimeRule
from reportcard.model.text import Text
from reportcard.pipeline.earlier import earlier_cycles
from reportcard.project import Project
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.lifetime import earlier_cycle, earlier_table, lifetime_of, weight_of
from reportcard.scoring.score import score
from tests.scoring.worlds import (
    FIRST_DAY,
    World,
    both,
    day,
    one_person,
    result,
    rubric_data,
    rubric_of,
    scored,
    vote,
    yaml_text,
)

OLD = Text(en="2023", es="2023")


def of(points: int, weight: int) -> EarlierScore:
    return EarlierScore(score=Fraction(points), counted_weight=Fraction(weight))


@pytest.mark.parametrize(
    ("age", "weight"), [(0, 1), (1, "3/4"), (2, "1/2"), (3, "3/8"), (4, "1/4"), (5, "3/16")]
)
def test_between_two_halvings_a_weight_falls_on_a_straight_line(age: int, weight: Any) -> None:
    rule = LifetimeRule("decay", half_life=2)
    assert weight_of(rule, of(50, 1), age=age) == Fraction(weight)


def test_without_a_cycle_that_counts_there_is_no_lifetime_score() -> None:
    assert lifetime_of(LifetimeRule("mean"), []) is None


def test_pooled_cycles_weigh_by_what_counted_in_them() -> None:
    found = lifetime_of(LifetimeRule("pooled"), [of(100, 5), of(50, 20)])
    assert found is not None
    assert (found.score, found.cycles) == (Fraction(100 * 5 + 50 * 20, 25), 2)


def test_a_rubric_without_lifetime_gives_none_whatever_came_before() -> None:
    world, criteria = one_person("Y")
    con = world.store()
    card = compile_rubric(rubric_of(rubric_data(criteria)), con)
    earlier = [EarlierCycle(OLD, {"ocd-person/Ana": of(0, 9)})]
    assert result(score(card, con, earlier=earlier)).lifetime is None


def test_an_earlier_cycle_has_those_whose_grade_was_complete() -> None:
    world, criteria = one_person("YN")
    world.person("Bea", district=2)
    world.rows["person_vote"].append(("2025-house-1", "ocd-person/Bea", "yes", "BEA", "", 2))
    world.person("Cal", district=3)
    criteria[0]["weight"] = 3
    found = scored(world, criteria, eligibility={"min_criteria": 2})
    cycle = earlier_cycle(found, OLD)
    assert cycle.scores == {"ocd-person/Ana": of(75, 4)}
    overridden = replace(found, results=tuple(replace(r, grade="INC") for r in found.results))
    assert earlier_cycle(overridden, OLD).scores == cycle.scores  # by what was computed


# ---------------------------------------------------------------- tables of earlier sums


def test_a_table_gives_score_and_weight_of_those_that_counted() -> None:
    world, _criteria = one_person("Y")
    world.earlier_score("Ana", "2023", "7.5", 10)
    world.earlier_score("Bea", "2023", 3, 4, counted=False)
    world.earlier_score("Cal", "2023", 0, 0)
    world.earlier_score("Ana", "2021", 1, 1)
    assert earlier_table(world.store(), "2023", OLD).scores == {"ocd-person/Ana": of(75, 10)}


def test_a_cycle_that_no_table_has_is_refused_by_name() -> None:
    world, _criteria = one_person("Y")
    world.earlier_score("Ana", "2023", 1, 1)
    with pytest.raises(UserError, match="No table of earlier scores has the cycle 2022"):
        earlier_table(world.store(), "2022", OLD)


def test_somebody_twice_in_a_table_is_refused_by_name() -> None:
    world, _criteria = one_person("Y")
    world.earlier_score("Ana", "2023", 1, 1)
    world.earlier_score("Ana", "2023", 1, 2)
    with pytest.raises(UserError, match="ocd-person/Ana is twice in the table"):
        earlier_table(world.store(), "2023", OLD)


# ---------------------------------------------------------------- the cycles a rubric names


def cycles_of(world: World, folder: Path, *cycles: dict[str, Any]) -> tuple[EarlierCycle, ...]:
    """The cycles of a rubric, with one earlier rubric in the project."""
    (folder / "rubrics").mkdir()
    world.person("Ana", start=day(-700), end=FIRST_DAY)
    world.roll_call(50, {"Ana": "Y"}, held_on=day(-9))
    before = {"id": "old", "window": [day(-700), FIRST_DAY]}
    old = yaml_text(rubric_data([vote(50, date=day(-9))], **before), top=True)
    (folder / "rubrics" / "old.yml").write_text(old, encoding="utf-8")
    lifetime = {"method": "pooled", "cycles": [{"cycle": both("Then"), **c} for c in cycles]}
    data = rubric_data(one_person("YN")[1], **({"lifetime": lifetime} if cycles else {}))
    project = Project(root=folder, bundled=folder)
    return earlier_cycles(project, rubric_of(data), world.store())


def test_earlier_rubrics_are_scored_and_tables_read(tmp_path: Path) -> None:
    world, _criteria = one_person("YN")
    world.earlier_score("Ana", "2023", 1, 4)
    cycles = [{"table": "2023"}, {"rubric": "rubrics/old.yml"}]
    found = cycles_of(world, tmp_path, *cycles)
    assert [cycle.scores["ocd-person/Ana"] for cycle in found] == [of(25, 4), of(100, 1)]
    assert {cycle.cycle.en for cycle in found} == {"Then"}


def test_a_rubric_without_cycles_has_none(tmp_path: Path) -> None:
    world, _criteria = one_person("YN")
    assert cycles_of(world, tmp_path) == ()


def test_an_earlier_rubric_that_is_not_there_is_refused(tmp_path: Path) -> None:
    world, _criteria = one_person("YN")
    with pytest.raises(UserError, match=r"There is no rubric rubrics/odl\.yml"):
        cycles_of(world, tmp_path, {"rubric": "rubrics/odl.yml"})
