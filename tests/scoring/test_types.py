"""Each rule of docs/scoring.md on types beyond the plain floor vote: who is asked, who did what."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from reportcard.errors import UserError
from reportcard.model.scores import Result, Scored
from tests.scoring.worlds import (
    FIRST_DAY,
    WINDOW_END,
    World,
    attendance,
    attested,
    both,
    committee_vote,
    day,
    effectiveness,
    figures,
    mark,
    one_person,
    pair,
    party_unity,
    questionnaire,
    result,
    scored,
    sponsorship,
    third_party,
    vote,
)


def outcomes(found: Result) -> dict[str, str]:
    return {line.criterion_id: line.outcome for line in found.lines}


def chamber_of(parties: Mapping[str, str | None], *, start: Any = FIRST_DAY) -> World:
    """House members by name, with their parties."""
    world = World()
    for district, (name, party) in enumerate(parties.items(), 1):
        world.person(name, district=district, party=party, start=start)
    return world


# ---------------------------------------------------------------- roll calls


@pytest.mark.parametrize(
    ("position", "option", "outcome"),
    [
        ("support", "paired_yes", "paired_support"),
        ("support", "paired_no", "paired_oppose"),
        ("oppose", "paired_yes", "paired_oppose"),
        ("oppose", "paired_no", "paired_support"),
        ("support", "announced_yes", "announced_support"),
        ("support", "announced_no", "announced_oppose"),
        ("oppose", "announced_yes", "announced_oppose"),
        ("oppose", "announced_no", "announced_support"),
        ("support", "not_member", "not_eligible"),
    ],
)
def test_pairs_and_announcements_are_read_against_the_position(
    position: str, option: str, outcome: str
) -> None:
    world, criteria = one_person([option])
    criteria[0]["position"] = position
    (line,) = result(scored(world, criteria)).lines
    assert figures(line.outcome, line.option) == (outcome, option)


def test_a_pair_is_a_chance_but_no_recorded_position() -> None:
    world, criteria = one_person(["Y", "paired_yes", "announced_yes"])
    marks = {"floor_vote": {"support": mark(1), "paired_support": mark(Fraction(1, 2))}}
    ana = result(scored(world, criteria, marks=marks))
    assert figures(ana.chances, ana.taken) == (3, 1)
    assert ana.score == Fraction(100 * (1 + Fraction(1, 2)), 2)


def test_not_member_makes_nobody_eligible_and_still_concerns_their_chamber() -> None:
    world, criteria = one_person(["Y", "not_member"])
    ana = result(scored(world, criteria))
    assert outcomes(ana) == {"h1": "support", "h2": "not_eligible"}
    assert ana.opportunity == Fraction(1, 2)
    assert ana.chances == 1


def test_somebody_who_was_only_asked_where_they_are_no_member_is_not_on_the_card() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.person("Old", district=2, start=FIRST_DAY, end=day(9))
    world.roll_call(1, {"Ana": "Y", "Old": "not_member"})
    assert [r.person_id for r in scored(world, [vote(1)]).results] == ["ocd-person/Ana"]


def test_a_reason_stands_in_the_place_of_an_absence_and_never_of_a_vote() -> None:
    world, criteria = one_person("XXY")
    world.absence_reason("2025-house-1", "Ana", "excused")
    world.absence_reason("2025-house-3", "Ana", "excused")
    ana = result(scored(world, criteria))
    assert outcomes(ana) == {"h1": "excused", "h2": "absent", "h3": "support"}
    assert [line.option for line in ana.lines] == ["excused", "absent_or_not_voting", "yes"]
    assert ana.score == 50


def test_a_roll_call_without_a_day_is_asked_of_whoever_held_a_seat_in_the_window() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.person("Old", district=2, start=FIRST_DAY, end=day(3))
    world.person("Gone", district=3, start=day(-900), end=FIRST_DAY)
    world.person("Sol", "senate", start=FIRST_DAY)
    world.roll_call(1, {"Ana": "Y", "Old": "N", "Gone": "Y"}, has_day=False)
    criterion = vote(1)
    del criterion["date"]
    found = scored(world, [criterion])
    scores = {r.person_id: r.score for r in found.results}
    assert scores == {"ocd-person/Ana": 100, "ocd-person/Old": 0, "ocd-person/Sol": None}


def test_of_overlapping_seats_the_one_that_began_last_counts() -> None:
    world = World()
    world.person("Ana", district=1, party="D", start=FIRST_DAY)
    world.person("Ana", district=2, party="R", start=day(3), end=day(6))
    for number in (1, 4, 7):
        world.roll_call(number, {"Ana": "Y"})
    asked = [vote(n, applies_to={"parties": ["D"]}) for n in (1, 4, 7)]
    ana = result(scored(world, asked))
    assert outcomes(ana) == {"h1": "support", "h7": "support"}
    assert figures(ana.chances, ana.score) == (2, 100)


def test_a_third_party_s_position_is_compared_like_our_own() -> None:
    world, _criteria = one_person("YN")
    ana = result(scored(world, [third_party(1), third_party(2, position="oppose")]))
    assert outcomes(ana) == {"t1": "support", "t2": "support"}
    assert figures(ana.chances, ana.taken) == (2, 2)


# ---------------------------------------------------------------- several criteria, one roll call


def test_one_roll_call_weighs_what_its_heaviest_criterion_does() -> None:
    world, criteria = one_person("YN")
    money = {"line": both("Coaches"), "amount": 5000000, "fiscal_year": 2026}
    asked = vote(
        1,
        id="money",
        type="appropriation_vote",
        position="oppose",
        weight=3,
        appropriation={**money, "separability": "omnibus"},
    )
    ana = result(scored(world, [*criteria, asked]))
    # h1 (1) and money (3) together weigh 3: capped at 3/4 of 1 and of 3. h2 weighs 1.
    earned, counted = Fraction(3, 4) * 1, Fraction(3, 4) * (1 + 3) + 1
    assert ana.score == 100 * earned / counted == Fraction(75, 4)
    assert ana.opportunity == 1


def test_a_criterion_that_never_counts_takes_no_weight_from_the_others() -> None:
    world = chamber_of({"Ana": "D", "Rex": "R"})
    world.roll_call(1, {"Ana": "Y", "Rex": "Y"})
    world.roll_call(2, {"Ana": "N", "Rex": "N"})
    ana = result(scored(world, [vote(1), vote(2), party_unity(1)]))
    assert outcomes(ana) == {"h1": "support", "h2": "oppose", "u1": "no_position"}
    assert ana.score == 50
    assert [line.possible for line in ana.lines] == [50, 50, 0]


def test_the_cap_is_of_the_criteria_that_counted_for_each() -> None:
    world = chamber_of({"Ana": "D", "Rex": "R"})
    world.roll_call(1, {"Ana": "Y", "Rex": "Y"})
    world.roll_call(2, {"Ana": "N", "Rex": "N"})
    theirs = third_party(1, weight=3, position="oppose", applies_to={"parties": ["R"]})
    found = scored(world, [vote(1), vote(2), theirs])
    assert result(found, "Ana").score == 50
    # Rex: 1 and 3 together weigh 3: 3/4 of 1 earned, of 3 + 1.
    assert result(found, "Rex").score == Fraction(75, 4)


def test_the_what_if_of_an_answer_shares_the_weight_of_its_roll_call() -> None:
    world, criteria = one_person("YN")
    asked = third_party(1, weight=3, position="oppose", marks={"oppose": mark(0, 0)})
    ana = result(scored(world, [*criteria, asked]))
    assert ana.score == 50
    line = ana.lines[-1]
    # With a No t1 (3) and h1 (1) would weigh 3 together: t1 earns 9/4 of it, h1 nothing more.
    assert (line.counted, line.score_if_supported) == (False, Fraction(100 * 9, 4 * 4))


def test_one_roll_call_is_one_chance_however_many_criteria_ask_about_it() -> None:
    world, criteria = one_person("YX")
    ana = result(scored(world, [*criteria, third_party(1), third_party(2)]))
    assert figures(ana.chances, ana.taken) == (2, 1)
    assert ana.criteria_counted == 4


def test_a_roll_call_is_taken_when_one_criterion_says_so() -> None:
    world = chamber_of({"Ana": "D", "Ind": "I"})
    world.roll_call(1, {"Ana": "Y", "Ind": "Y"})
    ind = result(scored(world, [vote(1), party_unity(1)]), "Ind")
    assert outcomes(ind) == {"h1": "support", "u1": "no_position"}
    assert figures(ind.chances, ind.taken) == (1, 1)


# ---------------------------------------------------------------- party unity

PARTIES = {"Ana": "D", "Bea": "D", "Cal": "D", "Rex": "R", "Roy": "R", "Ind": "I"}


def unity(options: Mapping[str, str]) -> Scored:
    world = chamber_of(PARTIES)
    world.roll_call(1, options)
    return scored(world, [party_unity(1)])


def test_the_position_is_that_of_the_party_s_majority() -> None:
    votes = {"Ana": "Y", "Bea": "Y", "Cal": "N", "Rex": "N", "Roy": "X", "Ind": "X"}
    found = unity(votes)
    told = {r.person_id.removeprefix("ocd-person/"): r.lines[0].outcome for r in found.results}
    assert told == {
        **{"Ana": "support", "Bea": "support", "Cal": "oppose"},
        **{"Rex": "support", "Roy": "absent", "Ind": "no_position"},
    }


@pytest.mark.parametrize(
    "votes",
    [
        {"Ana": "Y", "Bea": "Y", "Cal": "Y", "Rex": "Y", "Roy": "Y"},  # both for it
        {"Ana": "Y", "Bea": "Y", "Cal": "Y", "Rex": "Y", "Roy": "N"},  # a tie in one
        {"Ana": "Y", "Bea": "N", "Cal": "X", "Rex": "N", "Roy": "N"},  # a tie in the other
        {"Ana": "Y", "Bea": "Y", "Cal": "N", "Rex": "X", "Roy": "E"},  # only one voted
    ],
)
def test_without_a_disagreement_nobody_has_a_position(votes: dict[str, str]) -> None:
    found = unity(votes)
    people = [r for r in found.results if r.person_id != "ocd-person/Ind"]
    assert {r.lines[0].outcome for r in people} == {"no_position"}
    assert {(r.chances, r.score) for r in people} == {(0, None)}
    assert {(r.lines[0].score_if_supported, r.lines[0].score_if_opposed) for r in people} == {
        (None, None)
    }
    assert outcomes(result(found, "Ind")) == {"u1": "unknown"}


def test_of_equally_large_parties_the_first_by_name_are_compared() -> None:
    world = chamber_of({"Ana": "D", "Ind": "I", "Rex": "R"})
    world.roll_call(1, {"Ana": "Y", "Ind": "N", "Rex": "N"})
    found = scored(world, [party_unity(1)])
    assert outcomes(result(found, "Rex")) == {"u1": "no_position"}
    assert outcomes(result(found, "Ind")) == {"u1": "support"}


@pytest.mark.parametrize("nothing", ["", None])
def test_those_without_a_party_are_no_party_and_have_no_position(nothing: str | None) -> None:
    world = chamber_of({"Ana": "D", "Rex": "R", "Una": nothing, "Uma": nothing, "Ulf": nothing})
    world.roll_call(1, {"Ana": "Y", "Rex": "N", "Una": "N", "Uma": "N", "Ulf": "X"})
    found = scored(world, [party_unity(1)])
    told = {r.person_id.removeprefix("ocd-person/"): r.lines[0].outcome for r in found.results}
    assert told == {
        **{"Ana": "support", "Rex": "support"},
        **dict.fromkeys(("Una", "Uma", "Ulf"), "no_position"),
    }


# ---------------------------------------------------------------- committees


def test_a_committee_s_options_are_read_like_those_of_a_chamber() -> None:
    world = chamber_of(dict.fromkeys(["Ana", "Bea", "Cal", "Dot"], "D"))
    world.committee_vote(2, {"Ana": "Y", "Bea": "N", "Cal": "A", "Dot": "X"})
    found = scored(world, [committee_vote(2, position="oppose")])
    told = [r.lines[0].outcome for r in found.results]
    assert told == ["oppose", "support", "present", "absent"]
    assert [(r.chances, r.taken) for r in found.results] == [(1, 1), (1, 1), (1, 0), (1, 0)]


@pytest.mark.parametrize(("second", "is_asked"), [(4, True), (3, True), (2, False)])
def test_a_member_is_named_on_sheets_before_and_after(second: int, is_asked: bool) -> None:
    world = chamber_of({"Ana": "D", "Bea": "D"})
    world.committee_vote(1, {"Ana": "Y", "Bea": "Y"})
    world.committee_vote(3, {"Ana": "Y"}, held_on=day(3))
    world.committee_vote(5, {"Ana": "Y", "Bea": "Y"}, held_on=day(second), bill="HB 2")
    found = scored(world, [committee_vote(3)])
    assert outcomes(result(found, "Bea")) == ({"c3": "unknown"} if is_asked else {})


def test_a_member_without_a_line_is_an_alarm_that_names_the_sheet() -> None:
    world = chamber_of({"Ana": "D", "Bea": "D"})
    for number in (1, 5):
        world.committee_vote(number, {"Ana": "Y", "Bea": "Y"})
    world.committee_vote(3, {"Ana": "Y"})
    (alarm,) = scored(world, [committee_vote(3)]).alarms
    assert figures(alarm.person_id, alarm.criterion_id) == ("ocd-person/Bea", "c3")
    assert "2025-HB00001-ED-3" in alarm.sentence


def test_a_reason_for_an_absence_is_never_taken_for_a_committee_s_sheet() -> None:
    world = chamber_of({"Ana": "D"})
    sheet = world.committee_vote(2, {"Ana": "X"})
    world.absence_reason(sheet, "Ana", "excused")
    assert outcomes(result(scored(world, [committee_vote(2)]))) == {"c2": "absent"}


# ---------------------------------------------------------------- who is asked


def test_a_question_of_one_party_concerns_nobody_else() -> None:
    world = chamber_of({"Ana": "D", "Rex": "R"})
    world.roll_call(1, {"Ana": "Y", "Rex": "N"})
    found = scored(world, [vote(1, applies_to={"parties": ["D"]})])
    assert outcomes(result(found, "Rex")) == {}
    assert result(found, "Rex").opportunity == 0
    assert outcomes(result(found, "Ana")) == {"h1": "support"}


def test_a_bill_may_be_asked_of_one_chamber_only() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.person("Sol", "senate", start=FIRST_DAY)
    world.bill("HB 1", {"Ana": "co-sponsor", "Sol": "co-sponsor"})
    found = scored(world, [sponsorship("HB 1", chamber="senate")])
    assert outcomes(result(found, "Ana")) == {}
    assert outcomes(result(found, "Sol")) == {"sp-hb-1": "cosponsor"}


def test_a_member_of_both_chambers_at_once_is_asked_once() -> None:
    world = World()
    world.person("Ana", "house", start=FIRST_DAY)
    world.person("Ana", "senate", start=FIRST_DAY)
    world.bill("HB 1", {"Ana": "co-sponsor"})
    ana = result(scored(world, [sponsorship("HB 1")]))
    assert len(ana.lines) == 1
    assert ana.opportunity == 1


def test_a_criterion_without_a_subject_is_shown_and_counts_in_nothing() -> None:
    world, criteria = one_person("YN")
    del criteria[1]["category"]
    ana = result(scored(world, criteria, eligibility={"min_recorded_weight": 2}))
    assert ana.score == 100
    assert figures(ana.criteria_counted, ana.chances, ana.taken) == (1, 2, 2)
    line = ana.lines[1]
    assert figures(line.outcome, line.counted, line.not_counted_because) == (
        "oppose",
        False,
        "outside",
    )
    assert figures(line.score_if_supported, line.score_if_opposed) == (None, None)
    assert ana.grade == "A"  # both weights are recorded


@pytest.mark.parametrize(("least", "grade"), [(3, "C"), (4, "INC")])
def test_recorded_weights_are_as_written(least: int, grade: str) -> None:
    world, criteria = one_person("YNX")
    criteria[0]["weight"], criteria[2]["weight"] = 2, Fraction(1, 1000)
    marks = {"floor_vote": {"support": mark(1), "oppose": mark(Fraction(1, 4)), "absent": mark(1)}}
    rules = {"min_recorded_weight": least}
    ana = result(scored(world, criteria, eligibility=rules, marks=marks))
    assert ana.grade == grade
    assert [code for code, *_figures in ana.reasons] == (
        ["min_recorded_weight"] if grade == "INC" else []
    )


# ---------------------------------------------------------------- questionnaires, actions


@pytest.mark.parametrize(
    ("answer", "position", "outcome"),
    [
        ("yes", "support", "support"),
        (" Support ", "support", "support"),
        ("NO", "support", "oppose"),
        ("oppose", "oppose", "support"),
        ("yes", "oppose", "oppose"),
        ("", "support", "no_answer"),
        (None, "support", "no_answer"),
        ("not_asked", "support", "not_eligible"),
    ],
)
def test_an_answer_is_compared_with_the_position(
    answer: str | None, position: str, outcome: str
) -> None:
    world = chamber_of({"Ana": "D", "Bea": "D"})
    world.member_input("Bea", "survey", "yes")
    if answer is not None:
        world.member_input("Ana", "survey", answer)
    found = scored(world, [questionnaire("survey", position=position)])
    assert outcomes(result(found)) == {"q-survey": outcome}


def test_no_answer_has_the_what_if_of_both() -> None:
    world, criteria = one_person("Y")
    world.person("Bea", district=2, start=FIRST_DAY)
    world.member_input("Bea", "survey", "yes")
    marks = {"floor_vote": {"support": mark(1)}}
    marks["questionnaire"] = {"support": mark(1), "oppose": mark(0)}
    found = scored(world, [*criteria, questionnaire("survey")], marks=marks)
    line = result(found).lines[1]
    assert figures(line.score_if_supported, line.score_if_opposed) == (100, 50)


@pytest.mark.parametrize(
    ("value", "rate"), [("3", "3/4"), ("2.5", "5/8"), ("0", 0), ("1/3", "1/12")]
)
def test_an_answer_on_a_scale_is_a_rate(value: str, rate: str) -> None:
    world = chamber_of({"Ana": "D"})
    world.member_input("Ana", "survey", value)
    (line,) = result(scored(world, [questionnaire("survey", scale=4)])).lines
    assert figures(line.outcome, line.counted, line.credit) == ("measured", True, Fraction(rate))
    assert line.measured == pair(Fraction(value), 4)
    assert line.earned == 100 * Fraction(rate)


def test_a_rate_that_is_not_counted_has_no_what_if_and_still_says_what_was_measured() -> None:
    world, criteria = one_person("Y")
    world.member_input("Ana", "survey", 3)
    asked = questionnaire("survey", scale=4, marks={"measured": mark(1, 0)})
    line = result(scored(world, [*criteria, asked])).lines[1]
    assert figures(line.counted, line.not_counted_because) == (False, "measured")
    assert figures(line.score_if_supported, line.score_if_opposed) == (None, None)
    assert line.measured == pair(3, 4)


@pytest.mark.parametrize(
    ("second", "named"), [("no", "two values"), ("yes", None), ("perhaps", "two values")]
)
def test_two_different_values_of_one_person_are_refused(second: str, named: str | None) -> None:
    from reportcard.scoring.compile import compile_rubric
    from reportcard.scoring.inputs import read_inputs
    from tests.scoring.worlds import rubric_data, rubric_of

    world = chamber_of({"Ana": "D"})
    world.member_input("Ana", "survey", "yes")
    card = compile_rubric(rubric_of(rubric_data([questionnaire("survey")])), world.store())
    world.member_input("Ana", "survey", second, of="another")
    if named is None:
        assert read_inputs(card, world.store()) == {("ocd-person/Ana", "survey"): "yes"}
        return
    with pytest.raises(UserError, match=named):
        read_inputs(card, world.store())


@pytest.mark.parametrize(
    ("value", "asked"),
    [("perhaps", {}), ("5", {"scale": 4}), ("-1", {"scale": 4}), ("x", {"scale": 4})],
)
def test_a_value_that_cannot_be_scored_is_refused_by_name(value: str, asked: Any) -> None:
    from reportcard.scoring.compile import compile_rubric
    from reportcard.scoring.score import score
    from tests.scoring.worlds import rubric_data, rubric_of

    world = chamber_of({"Ana": "D"})
    world.member_input("Ana", "survey", "1" if asked else "yes")
    card = compile_rubric(rubric_of(rubric_data([questionnaire("survey", **asked)])), world.store())
    world.rows["member_input"].clear()
    world.member_input("Ana", "survey", value)
    with pytest.raises(UserError, match=f"cannot be scored: {value}"):
        score(card, world.store())


def test_an_action_is_attested_by_name_or_by_an_answer() -> None:
    world = chamber_of(dict.fromkeys(["Ana", "Bea", "Cal", "Dot"], "D"))
    world.member_input("Bea", "signed", "Yes")
    world.member_input("Cal", "signed", "no")
    found = scored(world, [attested("Ana", input="signed")])
    told = [r.lines[0].outcome for r in found.results]
    assert told == ["done", "done", "none", "none"]
    assert [r.lines[0].option for r in found.results] == [None, "Yes", None, None]


def test_what_was_not_done_has_the_what_if_of_doing_it() -> None:
    world, criteria = one_person("N")
    world.person("Bea", district=2, start=FIRST_DAY)
    marks = {"floor_vote": {"oppose": mark(0)}, "attested_action": {"done": mark(1)}}
    line = result(scored(world, [*criteria, attested("Bea")], marks=marks)).lines[1]
    assert figures(line.not_counted_because, line.score_if_supported) == ("none", 50)
    assert line.score_if_opposed is None


# ---------------------------------------------------------------- attendance


def test_attendance_counts_recorded_votes_of_those_that_could_be_cast() -> None:
    options = ["Y", "N", "P", "paired_yes", "X", "announced_no", "E", "C", "R", "not_member", "-"]
    world, _criteria = one_person(options)
    (line,) = result(scored(world, [attendance("all")])).lines
    assert line.measured == pair(4, 6)
    assert line.earned == 100 * Fraction(4, 6)


def test_attendance_of_scored_roll_calls_looks_at_each_of_them_once() -> None:
    world, criteria = one_person("YXY")
    asked = [*criteria[:2], third_party(2), attendance()]
    line = result(scored(world, asked)).lines[-1]
    assert line.measured == pair(1, 2)


def test_attendance_takes_the_reasons_that_are_known() -> None:
    world, _criteria = one_person("YX")
    world.absence_reason("2025-house-2", "Ana", "excused")
    (line,) = result(scored(world, [attendance("all")])).lines
    assert line.measured == pair(1, 1)


def test_attendance_looks_at_the_terms_of_the_person_and_the_window_only() -> None:
    world = World()
    world.person("Ana", "house", start=day(-10), end=day(4))
    world.person("Ana", "senate", start=day(4))
    world.roll_call(1, {"Ana": "Y"}, held_on=day(-5))
    world.roll_call(2, {"Ana": "X"})
    world.roll_call(3, {"Ana": "Y"})
    world.roll_call(4, {"Ana": "Y"})  # no longer hers
    world.roll_call(5, {"Ana": "Y"}, chamber="senate")
    world.roll_call(6, {"Ana": "N"}, chamber="senate", held_on=WINDOW_END)
    found = scored(world, [attendance("all"), attendance("all", id="own", chamber="senate")])
    assert {line.criterion_id: line.measured for line in result(found).lines} == {
        "attendance": pair(2, 3),
        "own": pair(1, 1),
    }


def test_attendance_without_a_chance_is_none() -> None:
    world, _criteria = one_person("E")
    (line,) = result(scored(world, [attendance("all")])).lines
    assert figures(line.outcome, line.measured, line.counted) == ("none", None, False)


def test_attendance_puts_nobody_on_the_card() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.person("Old", district=2, start=FIRST_DAY, end=day(5))
    world.roll_call(1, {"Ana": "Y", "Old": "Y"})
    found = scored(world, [attendance("all")])
    assert [r.person_id for r in found.results] == ["ocd-person/Ana"]
    assert result(found).opportunity == 1


def test_a_curve_ends_at_nothing_and_at_everything() -> None:
    curve = {"from": Fraction(1, 2), "to": Fraction(3, 4)}
    for letters, expected in (("YXX", 0), ("YYYYX", 100), ("YYYXX", 40)):
        world, _criteria = one_person(letters)
        assert result(scored(world, [attendance("all", curve=curve)])).score == expected


# ---------------------------------------------------------------- effectiveness


def bills_of(world: World) -> None:
    """Bills that came to each stage: HB 1 introduced, 2 reported, 3 one chamber, 4 both, 5 law."""
    for number in (2, 3, 4, 5):
        world.action(f"HB {number}", "committee_favorable")
    for number in (3, 4, 5):
        world.action(f"HB {number}", "passage", chamber="house", outcome="passed")
    for number in (4, 5):
        world.action(f"HB {number}", "passage", chamber="senate", outcome="passed")
    world.act("HB 5", number=5)


@pytest.mark.parametrize(("number", "points"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)])
def test_a_bill_counts_by_the_farthest_stage_it_reached(number: int, points: int) -> None:
    world = chamber_of({"Ana": "D", "Top": "D"})
    bills = [f"HB {n}" for n in range(1, 6)]
    for bill in bills:
        world.bill(bill, {"Top": "introducer"} if bill == "HB 5" else {})
    world.bill(f"HB {number}", {"Ana": "introducer"})
    bills_of(world)
    line = result(scored(world, [effectiveness(bills)])).lines[0]
    assert line.measured == pair(points, 5)


@pytest.mark.parametrize(
    ("lines", "kind", "points"),
    [
        ([("vetoed", None)], "public", 4),
        ([("vetoed", None), ("signed", None)], "public", 5),
        ([("signed", None)], "special", 5),
        ([], "resolution", 4),
    ],
)
def test_a_vetoed_act_and_a_resolution_are_no_law(lines: Any, kind: str, points: int) -> None:
    world = chamber_of({"Ana": "D"})
    world.bill("HB 1", {"Ana": "introducer"})
    for chamber in ("house", "senate"):
        world.action("HB 1", "passage", chamber=chamber, outcome="passed")
    world.action("HB 1", "passage", chamber="house", outcome="failed")
    for action_class, chamber in lines:
        world.action("HB 1", action_class, chamber=chamber)
    world.act("HB 1", kind=kind)
    assert result(scored(world, [effectiveness(["HB 1"])])).lines[0].measured == pair(
        points, points
    )


def effective(relative_to: str) -> Scored:
    """Three of the House with 4, 1 and 0 points, and one of the Senate with 2."""
    world = chamber_of({"Ana": "D", "Bea": "D", "Cal": "D"})
    world.person("Sol", "senate", start=FIRST_DAY)
    world.bill("HB 4", {"Ana": "introducer"})
    world.bill("HB 2", {"Bea": "co-sponsor", "Sol": "introducer"})
    bills_of(world)
    return scored(world, [effectiveness(["HB 2", "HB 4"], relative_to=relative_to)])


def test_points_are_divided_by_the_highest_of_the_chamber() -> None:
    assert [r.score for r in effective("highest").results] == [100, Fraction(100, 4), 0, 100]


def test_points_are_divided_by_twice_the_mean_of_the_chamber() -> None:
    found = effective("mean")
    twice = 2 * Fraction(4 + 1 + 0, 3)  # 4 is more than that, and 1 at most
    assert [r.score for r in found.results] == [100, 100 / twice, 0, 50]
    assert result(found, "Bea").lines[0].measured == pair(1, twice)


def test_where_nobody_sponsored_anything_there_is_no_rate() -> None:
    world = chamber_of({"Ana": "D"})
    world.bill("HB 1", {})
    (line,) = result(scored(world, [effectiveness(["HB 1"])])).lines
    assert figures(line.outcome, line.measured, line.score_if_supported) == ("none", None, None)


def test_measured_rates_and_votes_add_up_to_the_base() -> None:
    world, criteria = one_person("YNX")
    found = result(scored(world, [*criteria, attendance("all", weight=Fraction(1, 3))]))
    rate = Fraction(2, 3)
    assert found.score == 100 * (1 + Fraction(1, 3) * rate) / (3 + Fraction(1, 3))
    assert sum(line.earned for line in found.lines) == found.base
    assert sum(line.possible for line in found.lines) == 100
