"""Endorsement clauses: an AND, for everybody, each clause with the figure behind it."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from reportcard.model.scores import EndorseClause, Gate, Lifetime, Outcome, Scored
from reportcard.model.text import Text
from reportcard.scoring.endorse import ClauseResult, endorsements
from tests.scoring.made_up import made_up_card, made_up_robustness, with_result


def clause(measure: Any, **fields: Any) -> EndorseClause:
    return EndorseClause(f"c-{measure}", Text("A clause", "Una condición"), measure, **fields)


def first(scored: Scored, **stability: Any) -> ClauseResult:
    """The first clause of the first legislator."""
    robustness = made_up_robustness(scored, {0: stability})
    return endorsements(scored, robustness)[0].clauses[0]


def asked(*clauses: EndorseClause) -> Scored:
    return made_up_card(endorse=clauses)


def test_everybody_on_the_card_has_every_clause_in_the_order_of_the_rubric() -> None:
    scored = asked(clause("score", minimum=Fraction(50)), clause("gates_clear"))
    found = endorsements(scored, made_up_robustness(scored))
    assert [e.result for e in found] == list(scored.results)
    assert {tuple(c.clause.measure for c in e.clauses) for e in found} == {("score", "gates_clear")}


@pytest.mark.parametrize(
    ("grade", "is_met"), [("A", True), ("B", True), ("C", False), ("INC", False), ("NR", False)]
)
def test_the_letter_must_be_the_one_named_or_better_and_incomplete_never_is(
    grade: str, is_met: bool
) -> None:
    scored = with_result(asked(clause("grade", grade="B")), 0, grade=grade)
    assert first(scored) == ClauseResult(scored.rubric.endorse[0], grade, is_met)


@pytest.mark.parametrize(
    ("score", "is_met"),
    [(Fraction(80), True), (Fraction(80) - Fraction(1, 10**9), False), (None, False)],
)
def test_a_score_at_the_number_named_is_enough_and_none_is_not(
    score: Fraction | None, is_met: bool
) -> None:
    scored = with_result(asked(clause("score", minimum=Fraction(80))), 0, score=score)
    found = first(scored)
    assert (found.figure, found.is_met) == (score, is_met)


def test_the_score_over_all_cycles_is_asked_of_those_who_have_one() -> None:
    scored = asked(clause("lifetime", minimum=Fraction(70)))
    assert (first(scored).figure, first(scored).is_met) == (None, False)
    lasting = with_result(scored, 0, lifetime=Lifetime(Fraction(70), 2))
    assert (first(lasting).figure, first(lasting).is_met) == (Fraction(70), True)


def test_the_score_of_one_subject_can_be_asked_for() -> None:
    scored = asked(clause("category", category_id="support", minimum=Fraction(60)))
    own = next(c for c in scored.results[0].categories if c.category_id == "support")
    assert own.score is not None
    assert first(scored).figure == own.score
    assert first(scored).is_met is (own.score >= 60)


@pytest.mark.parametrize(
    ("confidence", "is_met"), [(0.9, True), (0.89, False), (None, False)]
)  # fmt: skip
def test_the_confidence_of_the_letter_is_that_of_robustness(
    confidence: float | None, is_met: bool
) -> None:
    scored = asked(clause("letter_confidence", minimum=Fraction(9, 10)))
    found = first(scored, letter_confidence=confidence)
    assert (found.figure, found.is_met) == (confidence, is_met)


@pytest.mark.parametrize("reliability", [None, 0.19])
def test_a_confidence_that_cannot_be_said_meets_no_clause(reliability: float | None) -> None:
    scored = asked(clause("letter_confidence", minimum=Fraction(1, 10)))
    robustness = made_up_robustness(scored, {0: {"letter_confidence": 0.99}})
    weak = {
        chamber: replace(found, reliability=reliability)
        for chamber, found in robustness.chambers.items()
    }
    found = endorsements(scored, replace(robustness, chambers=weak))[0].clauses[0]
    assert (found.figure, found.is_met) == (None, False)


@pytest.mark.parametrize(
    ("participation", "shut"),
    [(Fraction(3, 4), 0), (Fraction(3, 4) - Fraction(1, 10**9), 1), (None, 0)],
)
def test_no_gate_may_be_shut_even_where_it_lowered_nothing(
    participation: Fraction | None, shut: int
) -> None:
    gate = Gate("participation", Fraction(3, 4), "C", Text("Away.", "Ausente."), None, ())
    scored = made_up_card(endorse=(clause("gates_clear"),), gates=(gate,))
    told = with_result(scored, 0, grade="F", participation=participation, gate_reasons=())
    assert (first(told).figure, first(told).is_met) == (Fraction(shut), not shut)


def test_a_gate_on_an_answer_is_shut_by_that_answer() -> None:
    line = made_up_card().results[0].lines[0]
    for outcomes, shut in (((line.outcome,), 1), (("recused",), 0)):
        reason = Text("So.", "Así.")
        gate = Gate("criterion", Fraction(0), "A", reason, line.criterion_id, outcomes)
        scored = made_up_card(endorse=(clause("gates_clear"),), gates=(gate,))
        found = first(with_result(scored, 0, grade="A"))
        assert (found.figure, found.is_met) == (Fraction(shut), not shut)


@pytest.mark.parametrize("grade", ["INC", "NR"])
def test_without_a_complete_letter_there_is_no_gate_to_be_clear_of(grade: str) -> None:
    scored = with_result(asked(clause("gates_clear")), 0, grade=grade)
    assert (first(scored).figure, first(scored).is_met) == (None, False)


# ---------------------------------------------------------------- questionnaires


def with_answers(*outcomes: Outcome, only: str | None = None) -> ClauseResult:
    """One questionnaire for each outcome, q0, q1 and so on, put to the first legislator."""
    scored = asked(clause("questionnaire", criterion_id=only))
    line = scored.results[0].lines[0]
    criterion = scored.rubric.criteria[0]
    names = [f"q{number}" for number in range(len(outcomes))]
    questions = [replace(criterion, criterion_id=n, type="questionnaire") for n in names]
    criteria = (*scored.rubric.criteria, *questions)
    answers = [
        replace(line, criterion_id=name, outcome=outcome)
        for name, outcome in zip(names, outcomes, strict=True)
    ]
    scored = replace(scored, rubric=replace(scored.rubric, criteria=criteria))
    return first(with_result(scored, 0, lines=(line, *answers)))


@pytest.mark.parametrize(
    ("outcomes", "figure", "is_met"),
    [
        (("support", "oppose", "measured"), (3, 3), True),
        (("support", "no_answer"), (1, 2), False),
        (("support", "not_eligible"), (1, 1), True),
        (("not_eligible",), None, False),
        ((), None, False),
    ],
)
def test_every_questionnaire_that_was_put_to_them_needs_an_answer(
    outcomes: tuple[Outcome, ...], figure: tuple[int, int] | None, is_met: bool
) -> None:
    found = with_answers(*outcomes)
    assert (found.figure, found.is_met) == (figure, is_met)


def test_one_questionnaire_can_be_named() -> None:
    found = with_answers("no_answer", "support", only="q1")
    assert (found.figure, found.is_met) == ((1, 1), True)


# ---------------------------------------------------------------- all of them


def test_an_endorsement_needs_every_clause() -> None:
    met, unmet = clause("score", minimum=Fraction(0)), clause("score", minimum=Fraction(101))
    both = asked(met, unmet)
    assert not endorsements(both, made_up_robustness(both))[0].is_met
    one = asked(met)
    assert endorsements(one, made_up_robustness(one))[0].is_met


def test_without_a_clause_nobody_is_endorsed() -> None:
    scored = asked()
    assert not any(e.is_met for e in endorsements(scored, made_up_robustness(scored)))
