"""The selection audit: every roll call of a topic exactly once, and grades if all were scored."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcard.model.robustness import AuditLine, SelectionAudit
from reportcard.model.scores import AuditRule, LeftOut, Override, RubricCard
from reportcard.model.text import Text
from reportcard.scoring.audit import selection_audit
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.score import score
from tests.scoring.worlds import (
    FIRST_DAY,
    WINDOW_END,
    World,
    bill_id,
    day,
    rubric_data,
    rubric_of,
    vote,
)

BECAUSE = Text("Everybody agreed.", "Todos estaban de acuerdo.")
DIVIDED = {"Ana": "Y", "Bea": "N"}


def left_out(*refs: str, **fields: Any) -> LeftOut:
    category = "schools" if "position" in fields else None
    values = {"position": None, "category_id": category, "weight": Fraction(1), **fields}
    return LeftOut(refs=refs, because=BECAUSE, **values)


def world_of(count: int, **first: Any) -> World:
    """A House in which roll call n was on HB n; the first one as told."""
    world = World()
    for district, name in enumerate(DIVIDED, 1):
        world.person(name, "house", district, start=FIRST_DAY)
    for number in range(1, count + 1):
        told = first if number == 1 else {}
        world.roll_call(number, DIVIDED, bill=f"HB {number}", **told)
    return world


def audited(
    world: World,
    scored_numbers: tuple[int, ...],
    *entries: LeftOut,
    topic: tuple[str, ...] = ("HB 1", "HB 2", "HB 3"),
    card: dict[str, Any] | None = None,
    **rubric: Any,
) -> SelectionAudit:
    """The audit of a card that scores some of the roll calls of a topic."""
    con = world.store()
    for name in topic:
        hit = ["schools", bill_id(name), "rule", "evidence", "because", "porque"]
        con.execute("INSERT INTO core.topic_bill VALUES (?, ?, ?, ?, ?, ?)", hit)
    data = rubric_data([vote(n, bill=f"HB {n}") for n in scored_numbers], **rubric)
    made: RubricCard = compile_rubric(rubric_of(data), con)
    made = replace(made, audit=AuditRule("schools", entries), **(card or {}))
    found = selection_audit(made, score(made, con), con)
    assert found is not None
    return found


def line(audit: SelectionAudit, number: int) -> AuditLine:
    return next(x for x in audit.lines if x.vote_event_id == f"2025-house-{number}")


def test_a_rubric_without_an_audit_has_none() -> None:
    con = world_of(1).store()
    card = compile_rubric(rubric_of(rubric_data([vote(1)])), con)
    assert selection_audit(card, score(card, con), con) is None


def test_each_roll_call_of_the_topic_stands_there_once_by_day() -> None:
    audit = audited(world_of(4), (2,), left_out("2025-house-3"))
    assert [x.vote_event_id for x in audit.lines] == [f"2025-house-{n}" for n in (1, 2, 3)]
    assert audit.topic == "schools"


def test_a_bill_that_two_rules_caught_does_not_double_its_roll_call() -> None:
    audit = audited(world_of(2), (2,), topic=("HB 1", "HB 1", "HB 2"))
    assert [x.vote_event_id for x in audit.lines] == ["2025-house-1", "2025-house-2"]


def test_a_roll_call_on_several_bills_names_those_of_the_topic() -> None:
    world = world_of(2)
    world.bill("HB 3")
    world.rows["vote_event_bill"].append(("2025-house-1", bill_id("HB 3")))
    assert line(audited(world, (2,)), 1).bill_ids == (bill_id("HB 1"), bill_id("HB 3"))


@pytest.mark.parametrize(
    ("held_on", "is_inside"),
    [
        (FIRST_DAY - timedelta(days=1), False),
        (FIRST_DAY, True),
        (WINDOW_END - timedelta(days=1), True),
        (WINDOW_END, False),
    ],
)
def test_only_the_window_is_accounted_for(held_on: Any, is_inside: bool) -> None:
    audit = audited(world_of(2, held_on=held_on), (2,))
    assert ("2025-house-1" in {x.vote_event_id for x in audit.lines}) is is_inside


def test_a_roll_call_without_a_day_may_lie_in_the_window_and_is_accounted_for() -> None:
    world = world_of(2)
    world.store().execute(
        "UPDATE core.vote_event SET held_on = NULL WHERE vote_event_id = '2025-house-1'"
    )
    entry = left_out("2025-house-1", position="support")
    con = world.con
    hit = ["schools", bill_id("HB 1"), "rule", "", "", ""]
    con.execute("INSERT INTO core.topic_bill VALUES (?, ?, ?, ?, ?, ?)", hit)
    card = compile_rubric(rubric_of(rubric_data([vote(2, bill="HB 2")])), con)
    card = replace(card, audit=AuditRule("schools", (entry,)))
    found = selection_audit(card, score(card, con), con)
    assert found is not None
    assert (line(found, 1).because, found.added) == (BECAUSE, 1)
    assert scores(found) == {"Ana": (Fraction(100), "A"), "Bea": (Fraction(0), "F")}


def test_a_scored_roll_call_names_its_criteria_and_our_position() -> None:
    found = line(audited(world_of(2), (2,), left_out("2025-house-2")), 2)
    assert found == AuditLine(
        vote_event_id="2025-house-2",
        bill_ids=(bill_id("HB 2"),),
        is_scored=True,
        is_explained=True,
        criterion_ids=("h2",),
        because=None,
        position="support",
        yes_count=1,
        no_count=1,
    )


def test_one_that_is_left_out_has_its_reason() -> None:
    found = line(audited(world_of(2), (2,), left_out("2025-house-1", position="oppose")), 1)
    assert (found.is_scored, found.is_explained, found.because) == (False, True, BECAUSE)
    assert found.position == "oppose"


def test_one_without_a_word_is_unexplained() -> None:
    found = line(audited(world_of(2), (2,)), 1)
    assert (found.is_scored, found.is_explained, found.because, found.barred) == (
        False, False, None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "barred"),
    [
        ({"superseded_by": "2025-house-2"}, "superseded"),
        ({"confidence": "inferred"}, "not_certain"),
    ],
)
def test_one_that_no_rubric_may_score_is_explained_by_that(
    told: dict[str, Any], barred: str
) -> None:
    found = line(audited(world_of(2, **told), (2,)), 1)
    assert (found.is_explained, found.barred, found.because) == (True, barred, None)
    said = line(audited(world_of(2, **told), (2,), left_out("2025-house-1")), 1)
    assert (said.barred, said.because) == (None, BECAUSE)


def test_a_criterion_outside_all_subjects_scores_nothing() -> None:
    world = world_of(2)
    con = world.store()
    data = rubric_data([vote(1, bill="HB 1"), vote(2, bill="HB 2")])
    card = compile_rubric(rubric_of(data), con)
    beside = replace(card.criteria[0], category_id="")
    card = replace(card, criteria=(beside, card.criteria[1]), audit=AuditRule("schools", ()))
    hit = ["schools", bill_id("HB 1"), "rule", "", "", ""]
    con.execute("INSERT INTO core.topic_bill VALUES (?, ?, ?, ?, ?, ?)", hit)
    found = selection_audit(card, score(card, con), con)
    assert found is not None
    assert [(x.is_scored, x.is_explained) for x in found.lines] == [(False, False)]


def test_roll_calls_that_were_set_aside_are_counted_for_nobody_knows_their_bills() -> None:
    world = world_of(2)
    aside = [("2025-house-9", "tally"), ("2025-house-9", "seats"), ("2025-house-1", "crosscheck"),
             ("2019-house-3", "tally")]  # fmt: skip
    world.rows["quarantine"] = [
        ("vote_event", ref, rule, "s", "s", "src", "u", "h", "") for ref, rule in aside
    ]
    world.rows["quarantine"].append(("bill", "2025-HB00001", "x", "s", "s", "src", "u", "h", ""))
    assert audited(world, (2,)).set_aside == 1


# ---------------------------------------------------------------- if all were scored


def scores(audit: SelectionAudit) -> dict[str, tuple[Fraction | None, str]]:
    return {x.person_id.removeprefix("ocd-person/"): (x.score, x.grade) for x in audit.if_all}


def test_without_a_position_on_any_other_the_grades_are_those_of_the_card() -> None:
    audit = audited(world_of(3), (2,), left_out("2025-house-1", "2025-house-3"))
    assert (audit.added, scores(audit)) == (
        0,
        {"Ana": (Fraction(100), "A"), "Bea": (Fraction(0), "F")},
    )


def test_those_left_out_with_a_position_are_scored_as_well() -> None:
    entry = left_out("2025-house-1", position="oppose", weight=Fraction(3))
    audit = audited(world_of(3), (2,), entry, left_out("2025-house-3"))
    # Ana: Yes on 2 (1 of 1), Yes where No was asked for (0 of 3).
    assert audit.added == 1
    assert scores(audit) == {"Ana": (Fraction(25), "F"), "Bea": (Fraction(75), "C")}


def test_a_scored_roll_call_is_not_scored_twice() -> None:
    audit = audited(world_of(2), (2,), left_out("2025-house-2", position="oppose"))
    assert (audit.added, scores(audit)["Ana"]) == (0, (Fraction(100), "A"))


def test_an_amendment_is_marked_as_one() -> None:
    world = world_of(2, question="amendment", amendment=("A", "house"))
    marks = {
        "floor_vote": {"support": {"credit": 1, "count": 1}, "oppose": {"credit": 0, "count": 1}},
        "amendment_vote": {"support": {"credit": 0, "count": 1}},
    }
    entry = left_out("2025-house-1", position="support")
    # A Yes on the amendment has no credit here, a No does not count.
    assert scores(audited(world, (2,), entry, marks=marks)) == {
        "Ana": (Fraction(50), "F"),
        "Bea": (Fraction(0), "F"),
    }


def test_one_that_is_left_out_counts_in_the_subject_that_it_names() -> None:
    categories = [
        {"id": "schools", "title": {"en": "S", "es": "E"}, "weight": 3},
        {"id": "other", "title": {"en": "O", "es": "O"}, "weight": 1},
    ]
    entry = left_out("2025-house-1", position="oppose", category_id="other")
    audit = audited(world_of(2), (2,), entry, categories=categories)
    assert scores(audit)["Ana"] == (Fraction(75), "C")


def test_a_position_without_a_subject_would_count_in_nothing() -> None:
    entry = left_out("2025-house-1", position="oppose", category_id=None)
    assert audited(world_of(2), (2,), entry).added == 0


def test_an_override_does_not_hide_what_the_rules_would_give() -> None:
    override = Override(
        "ocd-person/Ana", "D", BECAUSE, "https://example.org/", ("Cy", "Dee"), day(3)
    )
    audit = audited(world_of(2), (2,), card={"overrides": (override,)})
    assert scores(audit)["Ana"] == (Fraction(100), "A")
    entry = left_out("2025-house-1", position="support")
    audit = audited(world_of(2), (2,), entry, card={"overrides": (override,)})
    assert scores(audit)["Ana"] == (Fraction(100), "A")


# ---------------------------------------------------------------- whatever is chosen


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(
    choice=st.lists(
        st.sampled_from(["scored", "left out", "with a position", "nothing"]),
        min_size=1,
        max_size=4,
    ),
    topic=st.sets(st.integers(1, 4)),
)
def test_every_roll_call_of_the_topic_has_exactly_one_standing(
    choice: list[str], topic: set[int]
) -> None:
    numbers = {word: [n for n, w in enumerate(choice, 1) if w == word] for word in set(choice)}
    scored_numbers = tuple(numbers.get("scored", ())) or (5,)
    world = world_of(5)
    audit = audited(
        world,
        scored_numbers,
        left_out(*(f"2025-house-{n}" for n in numbers.get("left out", ()))),
        left_out(
            *(f"2025-house-{n}" for n in numbers.get("with a position", ())), position="support"
        ),
        topic=tuple(f"HB {n}" for n in sorted(topic)),
    )
    assert [x.vote_event_id for x in audit.lines] == [f"2025-house-{n}" for n in sorted(topic)]
    for number in topic:
        word = choice[number - 1] if number <= len(choice) else "nothing"
        found = line(audit, number)
        assert found.is_scored is (number in scored_numbers)
        assert found.is_explained is (word != "nothing" or found.is_scored)
    added = [n for n in numbers.get("with a position", ()) if n in topic]
    assert audit.added == len(added)
    # Everybody asked for Yes: whoever always said Yes keeps all points, whatever is added.
    assert scores(audit) == {"Ana": (Fraction(100), "A"), "Bea": (Fraction(0), "F")}
