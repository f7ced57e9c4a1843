"""Reasons and questions follow the rule that the methodology page publishes, and nothing else."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from reportcard.edition.contexts import LegislatorPage, build_edition
from reportcard.model.scores import Outcome, Result
from tests.edition.world import MEMBERS, Member, made_up_about, made_up_facts, made_up_scored
from tests.properties import PROPERTY

VOTES: tuple[Outcome, ...] = ("support", "oppose", "absent", "excused", "present")
BILL = {"budget": "HB 7001", "budget-a": "HB 7001", "aid-house": "SB 2", "sponsors": "HB 5001"}


def built(*answers: Outcome) -> tuple[LegislatorPage, Result]:
    """Somebody in the House who answered budget, budget-a, aid-house and sponsors so."""
    member = Member(9, "Ida", "Ivy", "house", 6, "Democratic", (*answers[:3], None, answers[3]))
    members = (*MEMBERS, member)
    scored = made_up_scored(members)
    edition = build_edition(facts=made_up_facts(members), scored=scored, about=made_up_about())
    page = next(p for p in edition.legislators if p.person.family_name == "Ivy")
    return page, scored.results[-1]


def reasons(*answers: Outcome) -> list[tuple[str, str, str]]:
    page, _result = built(*answers)
    return [(r.criterion.criterion_id, r.kind, r.points) for r in page.reasons]


def questions(*answers: Outcome) -> list[tuple[str, str]]:
    page, _result = built(*answers)
    return [(q.criterion.criterion_id, q.kind) for q in page.questions]


def test_the_larger_side_comes_first_then_the_other_then_a_bill_that_was_not_named() -> None:
    # Each question on funding is worth 60/2 points, each on support 40/2: 50 earned, 50 missed.
    assert reasons("support", "oppose", "support", "none") == [
        ("budget", "with_us", "30.00"),
        ("sponsors", "not_sponsored", "20.00"),
        ("aid-house", "with_us", "20.00"),
    ]


def test_more_points_missed_than_earned_begins_with_what_was_missed() -> None:
    assert reasons("oppose", "oppose", "support", "none")[0] == ("budget", "against_us", "30.00")
    assert reasons("support", "support", "oppose", "none")[0] == ("budget", "with_us", "30.00")


def test_both_sides_are_named_even_when_they_are_about_one_bill() -> None:
    assert reasons("absent", "support", "support", "cosponsor") == [
        ("budget-a", "with_us", "30.00"),
        ("budget", "absent", "30.00"),
        ("aid-house", "with_us", "20.00"),
    ]


def test_questions_are_about_votes_that_cost_points_before_anything_else() -> None:
    assert questions("support", "oppose", "oppose", "none")[:2] == [
        ("budget-a", "against_us"),
        ("aid-house", "against_us"),
    ]


def test_somebody_who_earned_everything_is_asked_about_what_they_did() -> None:
    assert questions("support", "support", "support", "introducer")[0] == ("budget", "with_us")


def test_what_does_not_count_is_no_reason() -> None:
    assert all(
        name != "budget" for name, _kind, _points in reasons("excused", "support", "oppose", "none")
    )


# Each example builds a whole edition.
FEW = settings(PROPERTY, max_examples=40)
answers = st.tuples(*[st.sampled_from(VOTES)] * 3, st.sampled_from(["introducer", "none"]))


@FEW
@given(answers)
def test_at_most_three_stand_out_and_bills_take_turns(given_answers: tuple[Outcome, ...]) -> None:
    page, result = built(*given_answers)
    counted = {line.criterion_id for line in result.lines if line.counted}
    bills = {BILL[criterion_id] for criterion_id in counted}
    for found in (page.reasons, page.questions):
        assert len(found) == min(3, len(counted))
        assert {r.criterion.criterion_id for r in found} <= counted
    asked = {r.criterion.bill.identifier for r in page.questions if r.criterion.bill}
    assert len(asked) == min(len(bills), len(page.questions))


@FEW
@given(answers)
def test_both_sides_are_named_wherever_there_are_two(given_answers: tuple[Outcome, ...]) -> None:
    page, result = built(*given_answers)
    counted = [line for line in result.lines if line.counted]
    sides = {line.earned == line.possible for line in counted}
    exact = {line.criterion_id: line.earned == line.possible for line in counted}
    assert {exact[r.criterion.criterion_id] for r in page.reasons} == sides


@FEW
@given(answers)
def test_no_word_is_stronger_than_the_record(given_answers: tuple[Outcome, ...]) -> None:
    page, result = built(*given_answers)
    outcomes = {line.criterion_id: line.outcome for line in result.lines}
    for reason in (*page.reasons, *page.questions):
        outcome = outcomes[reason.criterion.criterion_id]
        assert (reason.kind == "against_us") is (outcome == "oppose")
        assert (reason.kind == "with_us") is (outcome == "support")
        assert (reason.kind == "absent") is (outcome == "absent")


@FEW
@given(answers)
def test_points_of_a_reason_are_those_of_its_line(given_answers: tuple[Outcome, ...]) -> None:
    page, result = built(*given_answers)
    exact = {line.criterion_id: line for line in result.lines}
    for reason in page.reasons:
        line = exact[reason.criterion.criterion_id]
        moved = line.earned or line.possible
        assert abs(Fraction(reason.points) - moved) < Fraction(1, 100)
