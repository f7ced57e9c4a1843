"""What must not change a result, on one world with every type of question in it."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest

from reportcard.model.scores import Result
from reportcard.scoring import count
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.result import base_score, category_totals
from reportcard.scoring.scaled import LARGEST_SMALL, scaled
from reportcard.scoring.score import score
from tests.scoring.worlds import (
    FIRST_DAY,
    World,
    attendance,
    attested,
    both,
    committee_vote,
    day,
    effectiveness,
    mark,
    party_unity,
    questionnaire,
    rubric_data,
    rubric_of,
    sponsorship,
    third_party,
    vote,
)

SUBJECTS = ("schools", "money")


def everything() -> World:
    """Members of both chambers who did all kinds of things."""
    world = World()
    for district, name in enumerate(["Ana", "Bea", "Cal", "Dot"], 1):
        party = "D" if district < 3 else "R"
        world.person(name, district=district, party=party, start=FIRST_DAY)
    world.person("Sol", "senate", party="R", start=FIRST_DAY)
    world.person("Eve", district=5, party="D", start=day(3))
    sheets = ["YYNN-", "YNNY-", "YNYNY", "XYEPY", "YYNNN", "NYYCY"]
    for number, letters in enumerate(sheets, 1):
        names = zip(["Ana", "Bea", "Cal", "Dot", "Eve"], letters, strict=True)
        world.roll_call(number, {name: letter for name, letter in names if letter != "-"})
    world.roll_call(9, {"Sol": "N"}, chamber="senate")
    world.committee_vote(2, {"Ana": "Y", "Cal": "N"})
    world.absence_reason("2025-house-4", "Ana", "excused")
    world.bill("HB 1", {"Ana": "introducer", "Sol": "introducer"})
    world.bill("HB 2", {"Cal": "introducer"})
    world.action("HB 1", "committee_favorable")
    for name, value in (("Ana", "yes"), ("Bea", "no"), ("Sol", "not_asked")):
        world.member_input(name, "survey", value)
        world.member_input(name, "hall", 2)
    return world


def card_data(factor: Fraction = Fraction(1), **other: Any) -> dict[str, Any]:
    """A rubric with every type in it; all weights times a factor."""
    money = {"category": "money"}
    criteria = [
        *(vote(1), vote(2, weight=2), vote(3), vote(4, **money), party_unity(5)),
        *(vote(6, applies_to={"parties": ["D"]}), vote(9, chamber="senate"), third_party(5)),
        committee_vote(2, **money),
        sponsorship("HB 1", weight=Fraction(1, 3)),
        effectiveness(["HB 1", "HB 2"], **money),
        questionnaire("survey", weight=Fraction(2, 7)),
        attendance("all", **money),
        attested("Bea", weight=Fraction(1, 9)),
    ]
    for criterion in criteria:
        criterion["weight"] = Fraction(criterion["weight"]) * factor
    group = {"id": "bill", "criteria": ["h2", "h3"], "combine": "mean", "weight": 2 * factor}
    weights = {"schools": 2 * factor, "money": 3 * factor}
    return rubric_data(
        criteria,
        groups=[group],
        categories=[{"id": c, "title": both(c), "weight": w} for c, w in weights.items()],
        adjust={"bonus": [{"id": "hall", "title": both("Hall"), "input": "hall"}]},
        eligibility={"min_participation": Fraction(1, 2)},
        **other,
    )


def results_of(
    data: dict[str, Any], *, order: Sequence[int] | None = None, threads: int = 1
) -> tuple[Result, ...]:
    con = everything().store(order=order)
    con.execute(f"SET threads = {threads}")
    return score(compile_rubric(rubric_of(data), con), con).results


def test_threads_and_the_order_of_rows_in_every_table_change_nothing() -> None:
    first = results_of(card_data())
    assert len({result.score for result in first}) == len(first) == 6
    for order in ([3, 1, 2], [9, 0, 5, 5, 7]):
        assert results_of(card_data(), order=order, threads=2) == first
    assert results_of(card_data(), threads=2) == first


@pytest.mark.parametrize(
    "factor", [Fraction(3), Fraction(1, 7), Fraction(10**12), Fraction(1, 10**9)]
)
@pytest.mark.parametrize("aggregate", ["categories", "pooled"])
def test_rescaling_all_weights_changes_nothing(factor: Fraction, aggregate: str) -> None:
    def told(results: Sequence[Result]) -> list[Any]:
        return [(r.score, r.grade, r.opportunity, r.lines, r.reasons) for r in results]

    before = results_of(card_data(aggregate=aggregate))
    assert told(results_of(card_data(factor, aggregate=aggregate))) == told(before)


def test_whole_numbers_that_are_large_take_a_larger_type_and_give_the_same() -> None:
    large = card_data(Fraction(10**17))
    card = compile_rubric(rubric_of(large), everything().store())
    assert scaled(card).largest > LARGEST_SMALL
    lines = [result.lines for result in results_of(large)]
    assert lines == [result.lines for result in results_of(card_data())]


def test_the_receipt_of_every_type_sums_to_the_base() -> None:
    for result in results_of(card_data()):
        assert sum(line.earned for line in result.lines) == result.base
        assert sum(line.possible for line in result.lines) == 100


def test_sums_without_lines_are_those_of_the_lines() -> None:
    con = everything().store()
    card = compile_rubric(rubric_of(card_data()), con)
    scale = scaled(card)
    with_lines = count.count_store(card, scale, con)
    alone = count.count_store(card, scale, con, with_lines=False)
    assert all(one.lines and not other.lines for one, other in zip(with_lines, alone, strict=True))
    for one, other in zip(with_lines, alone, strict=True):
        assert base_score(card, category_totals(card, one, scale)) == base_score(
            card, category_totals(card, other, scale)
        )
        assert (one.chances, one.taken, one.own_weight) == (
            other.chances,
            other.taken,
            other.own_weight,
        )


@pytest.mark.parametrize("minimum", [Fraction(200, 3), Fraction(1, 7), Fraction(100)])
def test_a_score_exactly_on_a_cut_has_the_letter_of_the_cut(minimum: Fraction) -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    tiny = Fraction(1, 10**9)
    for number, letter in ((1, "Y"), (2, "N"), (3, "E")):
        world.roll_call(number, {"Ana": letter})
    for change, grade in ((0, "Pass"), (tiny, "Fail")):
        weights = {1: minimum, 2: 100 - minimum + change, 3: Fraction(1)}
        criteria = [vote(number, weight=w) for number, w in weights.items() if w > 0]
        grades = [{"grade": "Pass", "min": minimum}, {"grade": "Fail", "min": 0}]
        con = world.store()
        data = rubric_data(
            criteria, grades=grades, marks={"floor_vote": {"support": mark(1), "oppose": mark(0)}}
        )
        (ana,) = score(compile_rubric(rubric_of(data), con), con).results
        assert ana.grade == grade
        if not change:
            assert ana.score == minimum
