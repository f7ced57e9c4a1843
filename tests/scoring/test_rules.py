"""Each rule of docs/scoring.md in its order: tenure, outcome, mark, group, total, letter, gate."""

from fractions import Fraction
from typing import Any

import pytest

from reportcard.model.scores import Result
from tests.scoring.worlds import (
    BANDS,
    FIRST_DAY,
    WINDOW_END,
    World,
    both,
    day,
    mark,
    one_person,
    result,
    scored,
    sponsorship,
    vote,
)


def outcomes(found: Result) -> dict[str, str]:
    return {line.criterion_id: line.outcome for line in found.lines}


def ana_with(letters: str, **rules: Any) -> Result:
    world, criteria = one_person(letters)
    return result(scored(world, criteria, **rules))


# ---------------------------------------------------------------- 1. tenure


@pytest.mark.parametrize(
    ("start", "end", "eligible"),
    [
        (5, None, True),  # the first day counts
        (6, None, False),
        (0, 6, True),
        (0, 5, False),  # the last day is the first day after
        (None, None, True),  # not known is open
        (None, 5, False),
    ],
)
def test_tenure_is_half_open(start: int | None, end: int | None, eligible: bool) -> None:
    world = World()
    first = None if start is None else day(start)
    world.person("Ana", start=first, end=None if end is None else day(end))
    world.person("Ana", district=2, start=day(20))
    world.roll_call(5, {"Ana": "Y"})
    expected = "support" if eligible else "not_eligible"
    assert outcomes(result(scored(world, [vote(5)]))) == {"h5": expected}


def test_a_vote_of_the_other_chamber_does_not_concern_a_member() -> None:
    world = World()
    world.person("Ana", "house", start=FIRST_DAY)
    world.person("Sol", "senate", start=FIRST_DAY)
    world.roll_call(1, {"Ana": "Y"})
    world.roll_call(2, {"Sol": "N"}, chamber="senate")
    found = scored(world, [vote(1), vote(2, chamber="senate")])
    assert set(outcomes(result(found, "Ana"))) == {"h1"}
    assert set(outcomes(result(found, "Sol"))) == {"s2"}


def test_a_change_of_district_or_party_is_a_new_membership_of_the_same_person() -> None:
    world = World()
    world.person("Ana", district=1, party="D", start=FIRST_DAY, end=day(3))
    world.person("Ana", district=2, party="R", start=day(3))
    world.roll_call(1, {"Ana": "Y"})
    world.roll_call(5, {"Ana": "N"})
    ana = result(scored(world, [vote(1), vote(5)]))
    assert (ana.district, ana.party) == (2, "R")
    assert ana.score == 50


def test_a_result_stands_for_the_seat_held_at_the_end_of_the_window() -> None:
    world = World()
    world.person("Ana", "house", 7, start=FIRST_DAY, end=day(3))
    world.person("Ana", "senate", 9, start=day(3))
    world.person("Bea", "house", 7, start=day(3), end=day(8))
    world.roll_call(1, {"Ana": "Y"})
    world.roll_call(5, {"Bea": "Y"})
    found = scored(world, [vote(1), vote(5)])
    seats = {r.person_id: (r.chamber, r.district, r.in_office) for r in found.results}
    assert seats == {
        "ocd-person/Ana": ("senate", 9, True),
        "ocd-person/Bea": ("house", 7, False),
    }


def test_the_seat_held_at_the_end_goes_before_one_that_began_later() -> None:
    world = World()
    world.person("Ana", "house", 7, start=None)
    world.person("Ana", "senate", 9, start=day(2), end=day(5))
    world.roll_call(1, {"Ana": "Y"})
    ana = result(scored(world, [vote(1)]))
    assert (ana.chamber, ana.district) == ("house", 7)


def test_a_former_member_who_could_be_asked_nothing_is_not_on_the_card() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.person("Old", start=FIRST_DAY, end=day(2))
    world.person("Older", start=day(-700), end=FIRST_DAY)
    world.roll_call(5, {"Ana": "Y"})
    assert [r.person_id for r in scored(world, [vote(5)]).results] == ["ocd-person/Ana"]


def test_a_member_who_takes_office_after_the_window_is_not_on_the_card() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.person("New", start=WINDOW_END)
    world.roll_call(5, {"Ana": "Y"})
    assert [r.person_id for r in scored(world, [vote(5)]).results] == ["ocd-person/Ana"]


def test_a_vote_cast_without_a_seat_on_that_day_is_not_judged() -> None:
    world = World()
    world.person("Ana", start=day(6))
    world.roll_call(5, {"Ana": "N"})
    world.roll_call(7, {"Ana": "Y"})
    ana = result(scored(world, [vote(5), vote(7)]))
    assert outcomes(ana) == {"h5": "not_eligible", "h7": "support"}
    assert ana.score == 100


# ---------------------------------------------------------------- 2. outcome


@pytest.mark.parametrize(
    ("position", "letter", "outcome"),
    [
        ("support", "Y", "support"),
        ("support", "N", "oppose"),
        ("oppose", "Y", "oppose"),
        ("oppose", "N", "support"),
        ("oppose", "X", "absent"),
        ("support", "E", "excused"),
        ("support", "P", "present"),
        ("oppose", "C", "presiding"),
        ("oppose", "R", "recused"),
        ("oppose", "-", "unknown"),
    ],
)
def test_the_outcome_is_the_option_against_the_position(
    position: str, letter: str, outcome: str
) -> None:
    world, criteria = one_person(letter)
    criteria[0]["position"] = position
    assert outcomes(result(scored(world, criteria))) == {"h1": outcome}


def test_no_row_in_a_list_of_sponsors_is_none_and_no_alarm() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.bill("HB 1", {"Bea": "co-sponsor"})
    found = scored(world, [sponsorship("HB 1")])
    assert outcomes(result(found)) == {"sp-hb-1": "none"}
    assert found.alarms == ()


def test_a_sponsor_named_twice_has_the_fuller_role() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.bill("HB 1", {"Ana": "co-sponsor"})
    world.add("sponsorship", ("2025-HB00001", "ocd-person/Ana", "introducer", 9))
    (line,) = result(scored(world, [sponsorship("HB 1")])).lines
    assert (line.outcome, line.option) == ("introducer", "introducer")


def test_a_gap_in_the_data_takes_no_part_in_participation() -> None:
    ana = ana_with("Y-X")
    assert (ana.chances, ana.taken, ana.criteria_counted) == (2, 1, 2)


# ---------------------------------------------------------------- 3. mark


def test_a_criterion_s_own_marks_go_before_those_of_its_type() -> None:
    world, criteria = one_person("XX")
    criteria[1]["marks"] = {"absent": mark(Fraction(1, 2))}
    assert result(scored(world, criteria)).score == Fraction(100 * (0 + Fraction(1, 2)), 2)


def test_own_marks_replace_only_the_outcomes_they_name() -> None:
    world, criteria = one_person("YN")
    for criterion in criteria:
        criterion["marks"] = {"absent": mark(1)}
    assert result(scored(world, criteria)).score == 50


def test_an_outcome_without_a_mark_is_not_counted() -> None:
    ana = ana_with("YE")
    assert [line.counted for line in ana.lines] == [True, False]
    assert ana.lines[1].not_counted_because == "excused"


def test_a_mark_that_counts_nothing_is_not_counted() -> None:
    marks = {"floor_vote": {"support": mark(1), "absent": mark(1, 0)}}
    ana = ana_with("YX", marks=marks)
    assert ana.criteria_counted == 1
    assert ana.score == 100


def test_a_part_of_the_weight_may_count() -> None:
    marks = {"floor_vote": {"support": mark(1), "absent": mark(0, Fraction(1, 4))}}
    assert ana_with("YX", marks=marks).score == Fraction(100 * 1, 1 + Fraction(1, 4)) == 80


# ---------------------------------------------------------------- 4. group


def group(combine: str, *names: str, weight: Any = 1) -> dict[str, Any]:
    return {"id": "bill", "criteria": list(names), "combine": combine, "weight": weight}


def test_a_group_weighs_its_own_weight_times_the_highest_count() -> None:
    world, criteria = one_person("YXN")
    marks = {
        "floor_vote": {
            "support": mark(1),
            "oppose": mark(0),
            "absent": mark(0, Fraction(1, 2)),
        }
    }
    criteria[0]["weight"] = 3
    found = scored(world, criteria, marks=marks, groups=[group("best", "h2", "h3", weight=2)])
    ana = result(found)
    # h1 earns 3 of 3; the group's best mark is 0, counted 2 x max(1/2, 1) = 2.
    assert ana.score == Fraction(100 * 3, 3 + 2)
    # Both marks are equal (0): the earlier decides and shows its line.
    assert [line.counted for line in ana.lines] == [True, True, False]


def test_a_group_in_which_only_parts_count_weighs_only_that_part() -> None:
    world, criteria = one_person("YXX")
    half = {"support": mark(1), "absent": mark(0, Fraction(1, 2))}
    groups = [group("mean", "h2", "h3", weight=4)]
    ana = result(scored(world, criteria, marks={"floor_vote": half}, groups=groups))
    assert ana.score == Fraction(100 * 1, 1 + 4 * Fraction(1, 2))


def test_a_group_of_votes_that_were_all_missed_with_excuse_is_left_out() -> None:
    world, criteria = one_person("YEE")
    ana = result(scored(world, criteria, groups=[group("mean", "h2", "h3", weight=9)]))
    assert ana.score == 100
    assert ana.criteria_counted == 1


@pytest.mark.parametrize(
    ("letters", "score"), [("YN", 0), ("NY", 100), ("YE", 100), ("NE", 0), ("EY", 100)]
)
def test_last_takes_the_last_vote_that_counts(letters: str, score: int) -> None:
    world, criteria = one_person(letters)
    assert result(scored(world, criteria, groups=[group("last", "h1", "h2")])).score == score


def test_last_goes_by_the_roll_call_s_number_within_a_day() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.roll_call(9, {"Ana": "Y"}, held_on=day(5))
    world.roll_call(10, {"Ana": "N"}, held_on=day(5))
    criteria = [vote(10, date=day(5)), vote(9, date=day(5))]
    ana = result(scored(world, criteria, groups=[group("last", "h10", "h9")]))
    assert ana.score == 0
    told = {line.criterion_id: line.not_counted_because for line in ana.lines}
    assert told == {"h10": None, "h9": "group_last"}


def test_last_shows_the_line_of_the_last_vote_also_where_an_earlier_one_is_equal() -> None:
    world, criteria = one_person("YY")
    ana = result(scored(world, criteria, groups=[group("last", "h1", "h2")]))
    assert [line.not_counted_because for line in ana.lines] == ["group_last", None]


def test_mean_weighs_the_votes_of_a_group_by_their_weights() -> None:
    world, criteria = one_person("YNN")
    for criterion, weight in zip(criteria, (5, 2, 3), strict=True):
        criterion["weight"] = weight
    found = result(scored(world, criteria, groups=[group("mean", "h1", "h2", "h3", weight=7)]))
    assert found.score == Fraction(100 * 5, 5 + 2 + 3)


# ---------------------------------------------------------------- 5. subjects and total


def two_subjects(**rules: Any) -> Result:
    """Ana: 1 of 2 in schools (weight 1), 1 of 1 in funding (weight 3)."""
    world, criteria = one_person("YNY")
    criteria[2]["category"] = "funding"
    categories = [
        {"id": "schools", "title": both("Schools"), "weight": 1},
        {"id": "funding", "title": both("Funding"), "weight": 3},
    ]
    return result(scored(world, criteria, categories=categories, **rules))


def test_subjects_weigh_by_their_weights() -> None:
    assert two_subjects().score == Fraction(50 * 1 + 100 * 3, 4)


def test_pooled_questions_weigh_by_their_own_weights() -> None:
    found = two_subjects(aggregate="pooled")
    assert found.score == Fraction(100 * 2, 3)
    weights = {c.category_id: c.effective_weight for c in found.categories}
    assert weights == {"schools": Fraction(2, 3), "funding": Fraction(1, 3)}


def test_nothing_counted_is_no_score_and_no_letter() -> None:
    ana = ana_with("EE")
    assert (ana.score, ana.shown, ana.grade, ana.computed_grade) == (None, None, "NR", "NR")
    assert ana.lines[0].score_if_supported == 100
    assert ana.lines[0].score_if_opposed == 0


# ---------------------------------------------------------------- 6. incomplete


@pytest.mark.parametrize(("least", "grade"), [(3, "A"), (4, "INC")])
def test_as_many_criteria_as_asked_are_enough(least: int, grade: str) -> None:
    ana = ana_with("YYYE", eligibility={"min_criteria": least})
    assert ana.grade == grade
    assert ana.score == 100


@pytest.mark.parametrize(("letters", "grade"), [("YX", "F"), ("YXX", "INC")])
def test_as_much_participation_as_asked_is_enough(letters: str, grade: str) -> None:
    ana = ana_with(letters, eligibility={"min_participation": Fraction(1, 2)})
    assert ana.grade == grade


def test_an_excused_absence_is_a_chance_that_was_not_taken() -> None:
    ana = ana_with("YEE")
    assert (ana.chances, ana.taken, ana.participation) == (3, 1, Fraction(1, 3))


def test_being_present_without_voting_is_a_chance_that_was_not_taken() -> None:
    ana = ana_with("YPX")
    assert (ana.chances, ana.taken) == (3, 1)


def test_without_a_chance_to_vote_participation_has_no_meaning() -> None:
    ana = ana_with("CC", eligibility={"min_participation": 1})
    assert ana.participation is None
    assert ana.reasons == ()
    assert ana.grade == "NR"


def test_opportunity_goes_by_weight() -> None:
    world = World()
    world.person("Ana", start=day(2))
    world.roll_call(1, {})
    world.roll_call(2, {"Ana": "Y"})
    criteria = [vote(1, weight=3), vote(2, weight=1)]
    rules = {"min_opportunity": Fraction(1, 3)}
    ana = result(scored(world, criteria, eligibility=rules))
    assert ana.opportunity == Fraction(1, 3 + 1)
    assert ana.reasons == (("min_opportunity", Fraction(1, 4), Fraction(1, 3)),)


def test_opportunity_counts_a_group_by_its_weight_and_not_by_its_votes() -> None:
    world = World()
    world.person("Ana", start=day(3))
    for number, seen in ((1, {}), (2, {}), (3, {"Ana": "Y"})):
        world.roll_call(number, seen)
    criteria = [vote(number) for number in (1, 2, 3)]
    ana = result(scored(world, criteria, groups=[group("mean", "h1", "h2", weight=1)]))
    assert ana.opportunity == Fraction(1, 2)


def test_a_required_subject_with_nothing_in_it_makes_the_grade_incomplete() -> None:
    world, criteria = one_person("YE")
    criteria[1]["category"] = "funding"
    categories = [
        {"id": "schools", "title": both("Schools"), "weight": 1},
        {"id": "funding", "title": both("Funding"), "weight": 1, "required": True},
    ]
    ana = result(scored(world, criteria, categories=categories))
    assert ana.reasons == (("missing_category", Fraction(0), Fraction(1)),)
    assert ana.grade == "INC"
    assert ana.score == 100


def test_every_reason_is_told() -> None:
    rules = {"min_criteria": 9, "min_opportunity": 1, "min_participation": 1}
    ana = ana_with("YX", eligibility=rules)
    assert [code for code, _measured, _asked in ana.reasons] == [
        "min_criteria",
        "min_participation",
    ]


# ---------------------------------------------------------------- 7. letter and rounding


@pytest.mark.parametrize(
    ("weights", "grade"),
    [((9, 1), "A"), ((Fraction(8999, 1000), Fraction(1001, 1000)), "B")],
)
def test_bands_are_inclusive_and_exact(weights: tuple[Any, Any], grade: str) -> None:
    world, criteria = one_person("YN")
    for criterion, weight in zip(criteria, weights, strict=True):
        criterion["weight"] = weight
    assert result(scored(world, criteria)).grade == grade


def test_a_third_is_exactly_a_third() -> None:
    grades = [{"grade": "A", "min": Fraction(100, 3)}, {"grade": "F", "min": 0}]
    assert ana_with("YNN", grades=grades).grade == "A"


def test_bands_may_differ_by_chamber() -> None:
    world = World()
    world.person("Ana", "house", start=FIRST_DAY)
    world.person("Sol", "senate", start=FIRST_DAY)
    world.bill("HB 1", {"Ana": "co-sponsor", "Sol": "co-sponsor"})
    world.bill("HB 2", {"Bea": "co-sponsor"})
    grades = [{"grade": g, "min": m, "chamber": "house"} for g, m in (("Pass", 50), ("Fail", 0))]
    grades += [{"grade": g, "min": m, "chamber": "senate"} for g, m in (("Pass", 60), ("Fail", 0))]
    found = scored(world, [sponsorship("HB 1"), sponsorship("HB 2")], grades=grades)
    assert [r.score for r in found.results] == [50, 50]
    assert [r.grade for r in found.results] == ["Pass", "Fail"]


@pytest.mark.parametrize(
    ("places", "mode", "shown"),
    [
        (0, "half_up", "67"),
        (1, "half_up", "66.7"),
        (2, "down", "66.66"),
        (3, "half_even", "66.667"),
    ],
)
def test_the_score_is_shown_with_so_many_places(places: int, mode: str, shown: str) -> None:
    rounding = {"places": places, "mode": mode, "grade_on": "exact"}
    assert ana_with("YYN", rounding=rounding).shown == shown


# ---------------------------------------------------------------- 8. gates


def gate(max_grade: str, **when: Any) -> dict[str, Any]:
    return {"max_grade": max_grade, "reason": both(f"No better than {max_grade}."), **when}


def test_a_gate_never_raises_a_letter_and_then_gives_no_reason() -> None:
    ana = ana_with("NNN", gates=[gate("B", criterion="h1")])
    assert (ana.grade, ana.computed_grade, ana.gate_reasons) == ("F", "F", ())


@pytest.mark.parametrize("turned", [False, True])
def test_the_strictest_gate_counts_and_each_has_its_reason(turned: bool) -> None:
    gates = [gate("B", participation=1), gate("D", criterion="h3", outcomes=["absent"])]
    if turned:
        gates.reverse()
    marks = {"floor_vote": {"support": mark(1), "oppose": mark(0)}}
    ana = ana_with("YYX", gates=gates, marks=marks)
    assert ana.score == 100
    assert ana.grade == "D"
    assert {r.en for r in ana.gate_reasons} == {"No better than B.", "No better than D."}


def test_participation_at_the_minimum_keeps_the_letter() -> None:
    ana = ana_with("YYYE", gates=[gate("B", participation=Fraction(3, 4))])
    assert (ana.participation, ana.grade) == (Fraction(3, 4), "A")


def test_a_gate_on_a_vote_that_was_not_theirs_stays_open() -> None:
    world = World()
    world.person("Ana", start=day(2))
    world.roll_call(1, {})
    world.roll_call(2, {"Ana": "Y"})
    found = scored(world, [vote(1), vote(2)], gates=[gate("C", criterion="h1")])
    assert result(found).grade == "A"


def test_an_incomplete_grade_stays_incomplete_whatever_a_gate_says() -> None:
    ana = ana_with("YN", eligibility={"min_criteria": 5}, gates=[gate("F", criterion="h2")])
    assert (ana.grade, ana.computed_grade) == ("INC", "F")
    assert ana.gate_reasons == ()


# ---------------------------------------------------------------- what if


def test_what_if_of_a_vote_that_stands_alone() -> None:
    (_no, excused) = ana_with("NE").lines
    assert excused.score_if_supported == Fraction(100 * 1, 2)
    assert excused.score_if_opposed == 0


@pytest.mark.parametrize(
    ("combine", "supported", "opposed"),
    # h1 is a No of weight 1; the group has a Yes on h3, and would have h2 as well.
    [("mean", 50, 25), ("best", 50, 50), ("worst", 50, 0), ("last", 50, 50)],
)
def test_what_if_of_a_vote_in_a_group(combine: str, supported: int, opposed: int) -> None:
    world, criteria = one_person("NEY")
    found = result(scored(world, criteria, groups=[group(combine, "h2", "h3")]))
    assert found.score == 50
    assert found.lines[1].score_if_supported == supported
    assert found.lines[1].score_if_opposed == opposed


def test_a_vote_that_was_not_theirs_has_no_what_if() -> None:
    world = World()
    world.person("Ana", start=day(2))
    world.roll_call(1, {})
    world.roll_call(2, {"Ana": "Y"})
    line = result(scored(world, [vote(1), vote(2)])).lines[0]
    assert (line.score_if_supported, line.score_if_opposed) == (None, None)


def test_not_sponsoring_has_only_the_what_if_of_signing() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.roll_call(2, {"Ana": "N"})
    world.bill("HB 9", {"Bea": "co-sponsor"})
    marks = {"sponsorship": {"cosponsor": mark(1)}}
    marks["floor_vote"] = {"oppose": mark(0)}
    found = result(scored(world, [vote(2), sponsorship("HB 9")], marks=marks))
    line = next(line for line in found.lines if line.criterion_id == "sp-hb-9")
    assert (line.counted, line.not_counted_because) == (False, "none")
    assert line.score_if_supported == 50
    assert line.score_if_opposed is None


# ---------------------------------------------------------------- beside the letter


def test_the_median_is_that_of_sitting_members_of_one_chamber() -> None:
    world = World()
    for name, end in (("Ana", None), ("Bea", None), ("Old", day(9))):
        world.person(name, start=FIRST_DAY, end=end)
    world.person("Sol", "senate", start=FIRST_DAY)
    world.roll_call(1, {"Ana": "Y", "Bea": "N", "Old": "N"})
    world.roll_call(2, {"Sol": "Y"}, chamber="senate")
    found = scored(world, [vote(1), vote(2, chamber="senate")])
    assert found.medians == {"house": 50, "senate": 100}


def test_grades_are_read_from_the_best_band_down() -> None:
    assert [band["grade"] for band in BANDS] == ["A", "B", "C", "D", "F"]
    assert ana_with("N").grade == "F"
