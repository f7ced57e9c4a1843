"""The worked cases of docs/scoring.md by number, each with the sum that a hand can follow."""

from fractions import Fraction
from typing import Any

import pytest

from reportcard.model.scores import Result
from reportcard.model.text import Text
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.lifetime import earlier_table
from reportcard.scoring.robustness import robustness
from reportcard.scoring.score import score
from tests.scoring.worlds import (
    FIRST_DAY,
    HEADLINE,
    World,
    attendance,
    attested,
    both,
    committee_vote,
    day,
    figures,
    mark,
    one_person,
    pair,
    result,
    rubric_data,
    rubric_of,
    scored,
    sponsorship,
    vote,
)


def one(letters: str, weights: list[Any] | None = None, **rules: Any) -> Result:
    """Ana, a House member who did what the letters say: Y N X E P C R, "-" for no row."""
    world, criteria = one_person(letters)
    for criterion, weight in zip(criteria, weights or [], strict=bool(weights)):
        criterion["weight"] = weight
    return result(scored(world, criteria, **rules))


def rule(**outcomes: Any) -> dict[str, Any]:
    """Marks for floor votes: support earns all, opposition nothing, and these."""
    return {"floor_vote": {"support": mark(1), "oppose": mark(0), **outcomes}}


def test_case_1_seven_with_us_and_three_against() -> None:
    ana = one("YYYYYYYNNN")
    assert ana.score == Fraction(100 * 7, 7 + 3) == 70
    assert ana.grade == "C"


@pytest.mark.parametrize(
    ("marks", "weight", "score"),
    [
        (rule(absent=mark(0)), 1, Fraction(100 * 13, 13 + 6 + 1)),  # LCV: 65
        (rule(), 1, Fraction(100 * 13, 13 + 6)),  # ACU: 1300/19
        (rule(absent=mark(Fraction(1, 2))), 1, Fraction(1350, 20)),  # BillTrack50: 67.5
        (
            rule(absent=mark(Fraction(1, 2), Fraction(1, 5))),  # Public Whip: 13100/192
            5,
            Fraction(100 * (13 * 5 + Fraction(1, 2)), 13 * 5 + 6 * 5 + 1),
        ),
    ],
    ids=["LCV", "ACU", "BillTrack50", "Public Whip"],
)
def test_case_2_one_absence_under_four_published_rules(
    marks: dict[str, Any], weight: int, score: Fraction
) -> None:
    found = one("Y" * 13 + "N" * 6 + "X", [weight] * 20, marks=marks)
    assert found.score == score
    assert score in (65, Fraction(1300, 19), Fraction(135, 2), Fraction(13100, 192))


def test_case_3_ordinary_and_strong_votes() -> None:
    world, criteria = one_person("Y" + "NN" + "XXX" + "YYYY" + "NNNNN" + "XXXXXX")
    half = Fraction(1, 2)
    for number, criterion in enumerate(criteria):
        strong = number >= 6
        criterion["weight"] = 25 if strong else 5
        criterion["marks"] = {"absent": mark(half, 1 if strong else Fraction(1, 5))}
    # Ordinary: 5 earned of 15, and 3 x 1/2 of 3 x 1. Strong: 100 of 225, and 6 x 12.5 of 6 x 25.
    earned = 5 + 3 * half + 4 * 25 + 6 * 25 * half
    counted = 3 * 5 + 3 * 1 + 9 * 25 + 6 * 25
    found = result(scored(world, criteria, marks=rule())).score
    assert found == 100 * earned / counted == Fraction(18150, 393)


def test_case_4_a_vote_of_double_weight() -> None:
    assert one("YNY", [2, 1, 1]).score == Fraction(100 * (2 + 1), 4) == 75


def test_case_5_excused_and_unexcused_absences() -> None:
    assert one("Y" * 10 + "E" * 6).score == Fraction(100 * 10, 10)
    assert one("Y" * 10 + "X" * 6).score == Fraction(100 * 10, 16) == Fraction(125, 2)


@pytest.mark.parametrize(
    ("letters", "low"),
    [
        ("Y" * 10 + "X" * 6, Fraction(100 * 10, 10 + 6)),  # 62.5, if all six had gone against us
        ("Y" * 10 + "E" * 6, Fraction(100 * 10, 10 + 6)),
    ],
)
def test_case_5_the_range_that_missed_votes_leave_open(letters: str, low: Fraction) -> None:
    world, criteria = one_person(letters)
    (ana,) = robustness(scored(world, criteria)).people
    assert figures(ana.range_low, ana.range_high) == (low, 100)


@pytest.mark.parametrize(
    ("first_seen", "support", "score", "grade"), [(6, 4, 80, "B"), (7, 3, 75, "INC")]
)
def test_case_6_a_replacement_needs_half_of_the_chances(
    first_seen: int, support: int, score: int, grade: str
) -> None:
    world = World()
    world.person("Ana", start=day(first_seen))
    for number in range(1, 11):
        seen = {"Ana": "N" if number == first_seen else "Y"} if number >= first_seen else {}
        world.roll_call(number, seen)
    criteria = [vote(number) for number in range(1, 11)]
    rules = {"min_opportunity": Fraction(1, 2)}
    ana = result(scored(world, criteria, eligibility=rules))
    eligible = 11 - first_seen
    assert ana.score == Fraction(100 * support, eligible) == score
    assert ana.opportunity == Fraction(eligible, 10)
    assert ana.grade == grade


def test_case_7_a_move_to_the_other_chamber() -> None:
    world = World()
    world.person("Ana", "house", start=FIRST_DAY, end=day(6))
    world.person("Ana", "senate", start=day(6))
    for number, letter in enumerate("YYYYN", 1):
        world.roll_call(number, {"Ana": letter})
    for number in (11, 12):  # later House items, which are no longer hers
        world.roll_call(number, {}, held_on=day(number))
    for number in (7, 8, 9):
        world.roll_call(number, {"Ana": "Y"}, chamber="senate")
    house = [vote(number) for number in (1, 2, 3, 4, 5, 11, 12)]
    senate = [vote(number, chamber="senate") for number in (7, 8, 9)]
    ana = result(scored(world, [*house, *senate]))
    assert ana.chamber == "senate"
    assert ana.score == Fraction(100 * (4 + 3), 5 + 3) == Fraction(175, 2)
    assert {line.criterion_id for line in ana.lines} == {
        *("h1", "h2", "h3", "h4", "h5"),
        *("s7", "s8", "s9"),
    }


def test_case_8_a_speaker_who_presides_is_incomplete_not_absent() -> None:
    speaker = one("YY" + "C" * 8, eligibility={"min_criteria": 5, "min_participation": 1})
    assert speaker.shown == "100"
    assert speaker.grade == "INC"
    assert speaker.reasons == (("min_criteria", Fraction(2), Fraction(5)),)
    assert speaker.participation == 1


@pytest.mark.parametrize(
    ("missing", "score", "grade"),
    [
        ("renormalize", Fraction(80 * 60 + 50 * 25, 60 + 25), "C"),  # 6050/85 = 71.176...
        ("zero", Fraction(80 * 60 + 50 * 25 + 0 * 15, 100), "D"),  # 60.5
        ("incomplete", Fraction(80 * 60 + 50 * 25, 60 + 25), "INC"),
    ],
)
def test_case_9_a_subject_with_nothing_in_it(missing: str, score: Fraction, grade: str) -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    for number, letter in enumerate("YYYYNE", 1):
        world.roll_call(number, {"Ana": letter})
    world.bill("HB 8", {"Ana": "co-sponsor"})
    world.bill("HB 9", {"Bea": "co-sponsor"})
    criteria = [vote(number) for number in range(1, 6)]
    criteria += [sponsorship(name, category="sponsors") for name in ("HB 8", "HB 9")]
    criteria.append(vote(6, category="committee"))  # excused: nothing in it counts
    categories = [
        {"id": name, "title": both(name), "weight": weight}
        for name, weight in (("schools", 60), ("sponsors", 25), ("committee", 15))
    ]
    found = scored(world, criteria, categories=categories, missing_category=missing)
    assert result(found).score == score
    assert result(found).grade == grade


@pytest.mark.parametrize(
    ("combine", "score"),
    [
        ("mean", Fraction(100 * (1 + Fraction(1, 3)), 1 + 1)),  # 66.667
        ("last", Fraction(100 * (1 + 0), 2)),
        ("best", Fraction(100 * (1 + 1), 2)),
        ("worst", Fraction(100 * (1 + 0), 2)),
        (None, Fraction(100 * (1 + 1), 1 + 1 + 2)),
    ],
)
def test_case_10_two_roll_calls_on_one_bill(combine: str | None, score: Fraction) -> None:
    world, criteria = one_person("YYN")
    criteria[2]["weight"] = 2
    group = {"id": "bill", "criteria": ["h2", "h3"], "combine": combine, "weight": 1}
    assert result(scored(world, criteria, groups=[group] if combine else [])).score == score


def points(item: str, given: str) -> dict[str, Any]:
    """An item of a bonus or penalty: the value under an input."""
    return {"id": item, "title": both(item), "input": given}


@pytest.mark.parametrize(("ceiling", "score"), [(100, 100), (105, 101)])
def test_case_11_a_capped_bonus_and_the_ceiling(ceiling: int, score: int) -> None:
    world, criteria = one_person("YN")
    criteria[0]["weight"], criteria[1]["weight"] = 96, 4
    world.member_input("Ana", "town_hall", 3)
    world.member_input("Ana", "letter", 4)
    bonus = [points("hall", "town_hall"), points("post", "letter")]
    adjust = {"bonus": bonus, "bonus_cap": 5, "ceiling": ceiling}
    ana = result(scored(world, criteria, adjust=adjust))
    assert ana.base == 96
    assert ana.bonus == min(3 + 4, 5)
    assert ana.raw == 96 + 5
    assert ana.score == min(101, ceiling) == score


def test_case_12_a_penalty_changes_the_letter() -> None:
    world, criteria = one_person("YYYYYYYNNN")
    world.member_input("Ana", "missed_hearing", 2)
    adjust = {"penalty": [points("hearing", "missed_hearing")]}
    ana = result(scored(world, criteria, adjust=adjust))
    assert ana.base == 70
    assert ana.score == 70 - 2 == 68
    assert ana.grade == "D"


@pytest.mark.parametrize(("grade_on", "grade"), [("exact", "B"), ("shown", "A")])
def test_case_13_a_score_that_is_shown_as_the_next_grade(grade_on: str, grade: str) -> None:
    rounding = {"places": 0, "mode": "half_up", "grade_on": grade_on}
    ana = one("YN", [Fraction(895, 10), Fraction(105, 10)], rounding=rounding)
    assert ana.score == Fraction(895, 10)
    assert ana.shown == "90"
    assert ana.grade == grade


@pytest.mark.parametrize(
    ("mode", "shown"), [("half_up", "13"), ("half_even", "12"), ("down", "12")]
)
def test_case_14_rounding_exactly_half(mode: str, shown: str) -> None:
    rounding = {"places": 0, "mode": mode, "grade_on": "exact"}
    assert one("YNNNNNNN", rounding=rounding).shown == shown  # 1/8 = 12.5


def test_case_15_decimals_that_floating_point_gets_wrong() -> None:
    ana = one("YNY", [Fraction(2, 10), Fraction(1, 10), Fraction(7, 10)])
    assert (0.2 * 1 + 0.1 * 0 + 0.7 * 1) / (0.2 + 0.1 + 0.7) * 100 < 90  # what a float says
    assert ana.score == 90
    assert ana.grade == "A"


@pytest.mark.parametrize(
    ("method", "lifetime"),
    [
        ("pooled", Fraction(100 * (5 + 10), 5 + 20)),  # 60
        ("mean", Fraction(100 + 50, 2)),  # 75
        ("decay", (100 * Fraction(1, 2) + 50) / (Fraction(1, 2) + 1)),  # 66.667
    ],
)
@pytest.mark.parametrize("incomplete_at", [None, 0, 1, 2])
def test_case_16_cycles_of_5_of_5_and_10_of_20(
    method: str, lifetime: Fraction, incomplete_at: int | None
) -> None:
    world, criteria = one_person("Y")
    names = ["2021", "2023"]
    world.earlier_score("Ana", "2021", 5, 5)
    world.earlier_score("Ana", "2023", 10, 20)
    if incomplete_at is not None:  # changes nothing, wherever it stands
        names.insert(incomplete_at, "INC")
        world.earlier_score("Ana", "INC", 1, 1, counted=False)
    cycles = [{"cycle": both(name), "table": name} for name in names]
    data = rubric_data(
        criteria,
        lifetime={"method": method, "cycles": cycles},
        eligibility={"min_criteria": 2},  # this cycle is incomplete, and changes nothing either
    )
    con = world.store()
    earlier = [earlier_table(con, name, Text(en=name, es=name)) for name in names]
    ana = result(score(compile_rubric(rubric_of(data), con), con, earlier=earlier))
    assert ana.lifetime is not None
    assert ana.lifetime.score == lifetime
    assert ana.lifetime.cycles == 2


def test_case_16_this_cycle_counts_as_the_newest() -> None:
    world, criteria = one_person("Y" * 10 + "N" * 10)
    world.earlier_score("Ana", "2023", 5, 5)
    cycles = [{"cycle": both("2023"), "table": "2023"}]
    data = rubric_data(criteria, lifetime={"method": "decay", "cycles": cycles})
    con = world.store()
    earlier = [earlier_table(con, "2023", Text(en="2023", es="2023"))]
    ana = result(score(compile_rubric(rubric_of(data), con), con, earlier=earlier))
    assert ana.lifetime is not None
    assert ana.lifetime.score == Fraction(100 * 1 + 50 * 2, 1 + 2)


def test_case_17_a_gate_on_one_vote() -> None:
    gate = {"criterion": "h2", "max_grade": "C", "reason": both("That vote.")}
    ana = one("YN", [19, 1], gates=[gate])
    assert ana.score == 95
    assert figures(ana.computed_grade, ana.grade) == ("A", "C")
    assert [reason.en for reason in ana.gate_reasons] == ["That vote."]


def test_case_18_a_committee_s_vote_is_asked_of_its_members_only() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.person("Bea", district=2, start=FIRST_DAY)
    world.roll_call(1, {"Ana": "Y", "Bea": "Y"})
    world.committee_vote(2, {"Bea": "N"})
    found = scored(world, [vote(1), committee_vote(2)])
    assert result(found, "Ana").score == Fraction(100 * 1, 1)
    assert result(found, "Bea").score == Fraction(100 * (1 + 0), 2)
    assert {line.criterion_id for line in result(found, "Ana").lines} == {"h1"}


def test_case_19_attendance_on_a_curve() -> None:
    world, _criteria = one_person("Y" * 5 + "N" * 4 + "X")
    curve = {"from": Fraction(80, 100), "to": Fraction(95, 100)}
    ana = result(scored(world, [attendance("all", curve=curve)]))
    assert ana.lines[0].measured == pair(9, 10)
    assert ana.score == 100 * (Fraction(90 - 80, 95 - 80)) == Fraction(200, 3)


def test_case_20_introducing_is_worth_more_than_signing() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.bill("HB 1", {"Ana": "introducer"})
    world.bill("HB 2", {"Ana": "co-sponsor"})
    world.bill("HB 3", {"Bea": "introducer"})
    criteria = [sponsorship(name) for name in ("HB 1", "HB 2", "HB 3")]
    table = {"introducer": mark(1), "cosponsor": mark(Fraction(7, 10)), "none": mark(0)}
    found = result(scored(world, criteria, marks={"sponsorship": table}))
    assert found.score == Fraction(100 * (1 + Fraction(7, 10) + 0), 3) == Fraction(170, 3)


def test_case_21_a_letter_that_one_party_was_asked_to_sign() -> None:
    world = World()
    world.person("Ana", party="D", start=FIRST_DAY, end=day(3))
    world.person("Ana", party="R", start=day(3))
    world.person("Bea", district=2, party="D", start=FIRST_DAY)
    world.roll_call(4, {"Ana": "Y", "Bea": "Y"})
    of = {"applies_to": {"parties": ["D"]}}
    first = attested("Bea", **of)
    second = attested("Bea", id="again", date=day(5), **of)
    ana = result(scored(world, [vote(4), first, second]))
    told = {line.criterion_id: line.outcome for line in ana.lines}
    assert told == {"h4": "support", "letter": "none"}  # day 5 was not asked of her
    assert ana.score == Fraction(100 * (1 + 0), 2)


def test_case_22_a_sheet_without_a_row_is_an_alarm_and_never_an_absence() -> None:
    world, criteria = one_person("YYY-")
    found = scored(world, criteria)
    assert result(found).score == Fraction(100 * 3, 3)
    assert result(found).criteria_counted == 3
    assert [(alarm.person_id, alarm.criterion_id) for alarm in found.alarms] == [
        ("ocd-person/Ana", "h4")
    ]
    assert "no row" in found.alarms[0].sentence


def test_case_23_ranks_share_ties_and_leave_out_who_has_no_grade() -> None:
    world = World()
    votes = {"Ana": "YYY", "Bea": "YNY", "Cal": "YNY", "Dot": "YYN", "Eve": "EEE"}
    for district, name in enumerate(votes, 1):
        world.person(name, district=district, start=FIRST_DAY)
    for number in range(3):
        world.roll_call(number + 1, {name: letters[number] for name, letters in votes.items()})
    world.member_input("Ana", "late", 5)
    criteria = [vote(number, weight=w) for number, w in ((1, 75), (2, 10), (3, 15))]
    adjust = {"penalty": [points("late", "late")]}
    found = scored(world, criteria, adjust=adjust)
    assert [r.score for r in found.results] == [95, 90, 90, 85, None]
    assert [one.rank for one in robustness(found).people] == [1, 2, 2, 4, None]


def test_case_24_a_gate_on_participation() -> None:
    gate = {"participation": Fraction(3, 4), "max_grade": "B", "reason": both("Often away.")}
    ana = one("Y" * 6 + "E" * 3, gates=[gate])
    assert ana.score == 100
    assert ana.participation == Fraction(6, 9) < Fraction(3, 4)
    assert ana.grade == "B"


def test_case_25_the_receipt_sums_to_the_score_and_to_100() -> None:
    world, criteria = one_person("YNYYXEY")
    group = {"id": "bill", "criteria": ["h2", "h3"], "combine": "mean", "weight": Fraction(1, 3)}
    found = result(scored(world, criteria, groups=[group]))
    assert sum(line.earned for line in found.lines) == found.base == found.score
    assert sum(line.possible for line in found.lines) == 100


def test_the_shipped_policy_counts_an_unexcused_absence_and_nothing_else() -> None:
    assert set(HEADLINE) == {"support", "oppose", "present", "absent"}
    assert one("YYPX").score == Fraction(100 * 2, 4)
    assert one("YYECR").score == Fraction(100 * 2, 2)
