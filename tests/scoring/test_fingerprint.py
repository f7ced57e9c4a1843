"""The fingerprint that a signature rests on: whatever is printed and changes gives another one."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest

from reportcard.model.facts import AbsenceReason, CommitteeVote, Facts, MemberInput
from reportcard.model.records import Provenance
from reportcard.model.scores import EarlierCycle, EarlierScore, Effectiveness, Scored
from reportcard.model.text import Text
from reportcard.scoring.sensitivity import fingerprint
from tests.edition.world import made_up_facts
from tests.scoring.made_up import made_up_card, with_result

HERE = Provenance(
    "import/x", "https://www.example.org/x", "ab" * 32, "1", datetime(2026, 1, 1, tzinfo=UTC)
)


def changed(scored: Scored | None = None, facts: Facts | None = None) -> bool:
    """Whether a change of either gives another fingerprint than the made-up card has."""
    before = fingerprint(made_up_card(), made_up_facts())
    return fingerprint(scored or made_up_card(), facts or made_up_facts()) != before


def test_the_same_card_has_the_same_fingerprint() -> None:
    assert not changed()


@pytest.mark.parametrize(
    "change", [{"score": Fraction(1, 3)}, {"grade": "F"}, {"computed_grade": "F"}, {"lines": ()}]
)
def test_any_mark_score_or_grade_that_changes_gives_another(change: dict[str, Any]) -> None:
    assert changed(with_result(made_up_card(), 0, **change))


def test_a_score_of_an_earlier_cycle_that_changes_gives_another() -> None:
    cycle = EarlierCycle(Text("2023", "2023"), {"x": EarlierScore(Fraction(60), Fraction(10))})
    other = replace(cycle, scores={"x": EarlierScore(Fraction(61), Fraction(10))})
    one, two = (replace(made_up_card(), earlier=(found,)) for found in (cycle, other))
    assert changed(one)
    assert fingerprint(one, made_up_facts()) != fingerprint(two, made_up_facts())


def test_one_outcome_that_changes_gives_another() -> None:
    scored = made_up_card()
    first, *rest = scored.results[1].lines
    for change in ({"outcome": "absent"}, {"credit": Fraction(1, 7)}, {"possible": Fraction(9)}):
        lines = (replace(first, **change), *rest)
        assert changed(with_result(scored, 1, lines=lines))


@pytest.mark.parametrize(
    "change",
    [{"why": Text("Otherwise.", "Si no.")}, {"title": Text("B", "B")}, {"source_url": "x"}],
)
def test_a_text_of_a_question_from_a_table_gives_another(change: dict[str, Any]) -> None:
    scored = made_up_card()
    first, *rest = scored.rubric.criteria
    criteria = (replace(first, **change), *rest)
    assert changed(replace(scored, rubric=replace(scored.rubric, criteria=criteria)))


def test_the_day_of_a_roll_call_and_the_name_of_a_bill_give_another() -> None:
    facts = made_up_facts()
    asked = {c.vote_event_id for c in made_up_card().rubric.criteria}
    events = tuple(
        replace(event, label="Otherwise") if event.vote_event_id in asked else event
        for event in facts.vote_events
    )
    bills = tuple(replace(bill, identifier="HB 99") for bill in facts.bills)
    assert changed(facts=replace(facts, vote_events=events))
    assert changed(facts=replace(facts, bills=bills))


def test_a_reason_and_an_answer_give_another() -> None:
    facts = made_up_facts()
    event = next(c.vote_event_id for c in made_up_card().rubric.criteria if c.vote_event_id)
    reason = AbsenceReason(event, "ocd-person/x", "excused", "A funeral", HERE)
    answer = MemberInput("x", "ocd-person/x", "books", "yes", "", HERE)
    assert changed(facts=replace(facts, absence_reasons=(reason,)))
    assert changed(facts=replace(facts, member_inputs=(answer,)))


def test_fetching_a_page_again_gives_the_same() -> None:
    facts = made_up_facts()
    later = datetime(2027, 1, 1, tzinfo=UTC)
    people = tuple(
        replace(row, provenance=replace(row.provenance, retrieved_at=later)) for row in facts.people
    )
    assert not changed(facts=replace(facts, people=people))


def test_what_the_rubric_does_not_ask_about_gives_the_same() -> None:
    facts = made_up_facts()
    other = CommitteeVote(
        "2025-HB00001-ED-1", "2025", "2025-HB00001", "ED", "Education", later_day(), "JF",
        1, 0, 0, 0, HERE,
    )  # fmt: skip
    assert not changed(facts=replace(facts, committee_votes=(other,)))


def test_a_bill_of_an_effectiveness_question_gives_another() -> None:
    scored, facts = made_up_card(), made_up_facts()
    extra = replace(facts.bills[0], bill_id="2025-HB00009")
    first, *rest = scored.rubric.criteria
    far = Effectiveness(("2025-HB00009",), {}, {}, "highest")
    criteria = (replace(first, effectiveness=far), *rest)
    card = replace(scored, rubric=replace(scored.rubric, criteria=criteria))
    more = replace(facts, bills=(*facts.bills, extra))
    assert fingerprint(card, more) != fingerprint(card, facts)


def later_day() -> Any:
    return datetime(2026, 3, 1, tzinfo=UTC).date()
