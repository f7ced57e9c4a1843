"""The score with another vote against whole new runs: on the receipt and in the measures."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings

from reportcard.model.scores import ROLL_CALL_TYPES, Criterion, Result, Scored
from reportcard.scoring.robustness import robustness
from reportcard.scoring.robustness.board import Board
from reportcard.scoring.robustness.one_answer import all_tried, other_scores
from reportcard.scoring.robustness.voter import Voter
from tests.properties import PROPERTY
from tests.scoring.random_worlds import Case, cases
from tests.scoring.robustness.people import card_in, measured, rescored, voters_of
from tests.scoring.worlds import (
    FIRST_DAY,
    attendance,
    committee_vote,
    effectiveness,
    mark,
    one_person,
    party_unity,
    questionnaire,
    result,
    scored,
    sponsorship,
    third_party,
)

PLAIN = {"support": mark(1), "oppose": mark(0)}
# Property tests run the engine again for a few figures of each world.
MOST = 4


def cast(case: Case, votes: dict[tuple[str, str], str]) -> Scored:
    """A whole new run with other votes, by roll call and person."""
    rows = case.world.rows.setdefault("person_vote", [])
    saved = list(rows)
    rows[:] = [row for row in rows if (row[0], row[1]) not in votes]
    rows += [(event, person, option, "", "", 1) for (event, person), option in votes.items()]
    con = case.world.store()
    try:
        return rescored(card_in(case, con), con)
    finally:
        rows[:] = saved


def of_person(found: Scored, person: str) -> Result:
    return next(r for r in found.results if r.person_id == person)


def option(criterion: Criterion, word: str) -> str:
    return "yes" if (criterion.position == "support") == (word == "support") else "no"


@pytest.mark.slow
@given(case=cases())
@settings(PROPERTY, max_examples=8)
def test_a_what_if_equals_a_whole_new_run_with_that_vote(case: Case) -> None:
    con = case.world.store()
    found = rescored(card_in(case, con), con)
    for person, event, vote_cast, figure in list(_figures(found))[:MOST]:
        assert of_person(cast(case, {(event, person): vote_cast}), person).score == figure


def _figures(found: Scored) -> Iterator[tuple[str, str, str, Fraction]]:
    criteria = {c.criterion_id: c for c in found.rubric.criteria}
    for one in found.results:
        for line in one.lines:
            criterion = criteria[line.criterion_id]
            event = criterion.vote_event_id
            for word, figure in (
                ("support", line.score_if_supported),
                ("oppose", line.score_if_opposed),
            ):
                if figure is not None and event is not None:
                    yield one.person_id, event, option(criterion, word), figure


@pytest.mark.slow
@given(case=cases())
@settings(PROPERTY, max_examples=8)
def test_the_range_equals_whole_new_runs_with_the_missed_votes_cast(case: Case) -> None:
    con = case.world.store()
    found = rescored(card_in(case, con), con)
    criteria = {c.criterion_id: c for c in found.rubric.criteria}
    runs = 0
    for one, person in zip(found.results, robustness(found).people, strict=True):
        missed = [criteria[x.criterion_id] for x in one.lines if x.outcome in ("absent", "excused")]
        if not missed or person.grade_low is None or not _is_alone(missed) or runs == MOST:
            continue
        for word, figure in (("oppose", person.range_low), ("support", person.range_high)):
            votes = {(c.vote_event_id or "", one.person_id): option(c, word) for c in missed}
            assert of_person(cast(case, votes), one.person_id).score == figure
            runs += 1


def _is_alone(missed: list[Criterion]) -> bool:
    """Roll calls, and no two criteria on one of them with opposite positions."""
    positions: dict[str | None, set[Any]] = {}
    for criterion in missed:
        positions.setdefault(criterion.vote_event_id, set()).add(criterion.position)
    votes = all(c.type in ROLL_CALL_TYPES for c in missed)
    return votes and all(len(own) == 1 for own in positions.values())


@pytest.mark.slow
@given(case=cases())
@settings(PROPERTY, max_examples=8)
def test_one_answer_the_other_way_equals_a_whole_new_run(case: Case) -> None:
    case.rubric["groups"] = []
    case.rubric["criteria"] = [c for c in case.rubric["criteria"] if "ref" in c and "chamber" in c]
    assume(case.rubric["criteria"])
    _forget(case)
    con = case.world.store()
    found = rescored(card_in(case, con), con)
    board, voters = voters_of(found)
    runs = 0
    for voter in voters:
        if runs >= MOST or not voter.questions or not all_tried(board, voter):
            continue
        firsts = [
            board.card.criteria[board.numbers[board.question_ids[q]]] for q in voter.questions
        ]
        if any(c.vote_event_id is None or c.position is None for c in firsts):
            continue
        asked = [(c, word) for c in firsts for word in ("support", "oppose")]
        person = voter.result.person_id
        for (criterion, word), figure in zip(asked, other_scores(board, voter), strict=True):
            event = criterion.vote_event_id or ""
            again = cast(case, {(event, person): option(_first(voter, board, criterion), word)})
            assert of_person(again, person).score == figure
            runs += 1


def _first(voter: Voter, board: Board, criterion: Criterion) -> Criterion:
    """The first that counts of those on the roll call."""
    asked = (board.card.criteria[answer.number] for answer in voter.answers)
    return next(c for c in asked if c.vote_event_id == criterion.vote_event_id)


def _forget(case: Case) -> None:
    """Rules that name a question which is not asked any more."""
    left = {c["id"] for c in case.rubric["criteria"]}
    case.rubric["gates"] = []
    adjust = case.rubric.get("adjust", {})
    for kind in ("bonus", "penalty"):
        adjust[kind] = [i for i in adjust.get(kind, []) if i.get("criterion", None) in left]
        adjust.pop(f"{kind}_cap", None)
    case.rubric["adjust"] = adjust


# ---------------------------------------------------------------- by hand


def test_a_what_if_moves_every_criterion_on_the_roll_call() -> None:
    # Y, N, and an excused vote that the governor's criterion of weight 3 counts as against.
    world, criteria = one_person("YNE")
    other = third_party(3, weight=3, marks={**PLAIN, "excused": mark(0)})
    line = result(scored(world, [*criteria, other])).lines[2]
    # The roll call weighs 3 in all, h3 and t3 together: 4 of 5 with us, 1 of 5 against.
    assert [line.score_if_supported, line.score_if_opposed] == [80, 20]


@pytest.mark.parametrize(
    ("letters", "roll_calls", "with_us"),
    # Attendance 1/2 (absent) or 1/1 (excused), of weight 2; with the vote cast it is whole.
    [("YX", "scored", 100), ("YE", "scored", 100), ("YX", "all", 100), ("PX", "scored", 100)],
)
def test_a_what_if_moves_attendance(letters: str, roll_calls: str, with_us: int) -> None:
    world, criteria = one_person(letters)
    marks = {"floor_vote": PLAIN, "attendance": {"measured": mark(1)}}
    ana = result(scored(world, [*criteria, attendance(roll_calls, weight=2)], marks=marks))
    assert ana.lines[1].score_if_supported == with_us


def test_a_what_if_makes_attendance_where_there_was_no_chance() -> None:
    # Excused from the only roll call: with a No 0 of 1, and 2 of 2 attended.
    world, criteria = one_person("E")
    marks = {"floor_vote": PLAIN, "attendance": {"measured": mark(1)}}
    ana = result(scored(world, [*criteria, attendance(weight=2)], marks=marks))
    assert ana.lines[0].score_if_opposed == Fraction(200, 3)


def test_attendance_in_the_other_chamber_is_not_moved() -> None:
    world, criteria = one_person("YX")
    other = attendance(chamber="senate", weight=2)
    marks = {"floor_vote": PLAIN, "attendance": {"measured": mark(1)}}
    ana = result(scored(world, [*criteria, other], marks=marks))
    assert ana.lines[1].score_if_opposed == 50


def test_where_a_partys_majority_is_asked_about_nobody_says_what_if() -> None:
    world, criteria = one_person("YE")
    world.person("Ben", district=2, party="R", start=FIRST_DAY)
    world.add("person_vote", ("2025-house-2", "ocd-person/Ben", "no", "BEN", "", 2))
    line = result(scored(world, [*criteria, party_unity(2)])).lines[1]
    assert (line.score_if_supported, line.score_if_opposed) == (None, None)


def test_where_two_questions_rest_on_one_answer_nobody_says_what_if() -> None:
    world, criteria = one_person("Y")
    world.person("Bea", district=2, start=FIRST_DAY)
    world.member_input("Bea", "survey", "yes")
    twice = [questionnaire("survey"), questionnaire("survey", id="again")]
    world.bill("HB 9", {"Bea": "co-sponsor"})
    bills = [sponsorship("HB 9"), effectiveness(["HB 9"])]
    marks = {"floor_vote": PLAIN, "questionnaire": PLAIN, "sponsorship": {"cosponsor": mark(1)}}
    marks["effectiveness"] = {"measured": mark(1)}
    ana = result(scored(world, [*criteria, *twice, *bills], marks=marks))
    assert {line.score_if_supported for line in ana.lines[1:]} == {None}


def test_missed_votes_cast_raise_attendance_too() -> None:
    # 4 of 8 attended, weight 8: 4 + 4 of 16. All cast against us: 4 + 8 of 16; with us, all.
    world, criteria = one_person("YYYYXXXX")
    person = measured(world, [*criteria, attendance(weight=8)])
    assert [person.range_low, person.range_high] == [75, 100]


def test_without_a_question_its_roll_call_is_not_missed_either() -> None:
    # Without the absence: 3 of 4, and 4 of 4 attended of weight 5.
    world, criteria = one_person("YYYNX")
    person = measured(world, [*criteria, attendance(weight=5)])
    assert person.without_one[4].score == Fraction(800, 9)
    assert measured(world, [*criteria, attendance("all", weight=5)]).without_one[
        4
    ].score == Fraction(700, 9)


def test_a_roll_call_of_a_group_that_others_were_asked_about_is_not_left_out() -> None:
    world, criteria = one_person("YYNX")
    criteria[1]["applies_to"] = {"parties": ["R"]}
    world.person("Ben", district=2, party="R", start=FIRST_DAY)
    group = {"id": "bill", "criteria": ["h1", "h2"], "combine": "mean", "weight": 1}
    person = measured(world, [*criteria, attendance()], groups=[group])
    assert [one.question_id for one in person.without_one] == ["h3", "h4", "attendance"]
    assert not person.all_tried
    assert not person.holds_alone


def test_an_answer_that_takes_a_penalty_off_is_one_answer() -> None:
    # 8 of 10 less 10 points is 70; the tenth vote the other way is 90.
    world, criteria = one_person("YYYYYYYYNN")
    title = {"en": "P", "es": "P"}
    penalty = {"id": "p", "title": title, "criterion": "h10", "points": {"oppose": 10}}
    person = measured(world, criteria, adjust={"penalty": [penalty]})
    assert person.up is not None
    assert person.up.answers == 1
    worse = measured(*one_person("NNNNN"), adjust={"penalty": [{**penalty, "criterion": "h1"}]})
    assert worse.up is None  # it takes several


def test_unity_with_a_party_is_not_answered_the_other_way() -> None:
    world, criteria = one_person("NN")
    world.person("Ben", district=2, party="R", start=FIRST_DAY)
    world.add("person_vote", ("2025-house-1", "ocd-person/Ben", "yes", "BEN", "", 2))
    marks = {"floor_vote": PLAIN, "party_unity": PLAIN}
    person = measured(world, [*criteria, party_unity(1)], marks=marks)
    assert not person.all_tried
    assert not person.holds_alone


def test_an_answer_on_a_scale_has_no_other_way_where_points_depend_on_answers() -> None:
    world, criteria = one_person("YN")
    world.member_input("Ana", "survey", "3")
    limit = {"outcome": "oppose", "at_least": 5, "above": 95, "becomes_below": 94}
    marks = {"floor_vote": PLAIN, "questionnaire": {"measured": mark(1)}}
    asked = [*criteria, questionnaire("survey", scale=4)]
    assert not measured(world, asked, limits=[limit], marks=marks).all_tried


def test_a_missed_vote_that_may_turn_a_party_leaves_no_range() -> None:
    world, criteria = one_person("YX")
    world.person("Ben", district=2, party="R", start=FIRST_DAY)
    world.add("person_vote", ("2025-house-2", "ocd-person/Ben", "yes", "BEN", "", 2))
    person = measured(world, [*criteria, party_unity(2)])
    assert (person.range_low, person.grade_low) == (None, None)


def test_only_roll_calls_of_the_chambers_are_attended() -> None:
    # A committee's vote that was missed is none of attendance: 1 of 1 stays, and with us 4 of 4.
    world, criteria = one_person("Y")
    world.committee_vote(2, {"Ana": "X"})
    marks = {"floor_vote": PLAIN, "committee_vote": PLAIN, "attendance": {"measured": mark(1)}}
    ana = result(scored(world, [*criteria, committee_vote(2), attendance(weight=2)], marks=marks))
    assert [ana.lines[1].score_if_supported, ana.lines[1].score_if_opposed] == [100, 75]
