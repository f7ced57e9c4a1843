"""What the second engine refuses to guess, and rules that random worlds seldom reach."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from reportcard.scoring.second import Opinion, opinions, rows_of
from reportcard.scoring.second.letters import rounded
from reportcard.scoring.second.people import latest
from reportcard.scoring.second.record import Seat
from tests.scoring.worlds import (
    World,
    attendance,
    committee_vote,
    day,
    effectiveness,
    one_person,
    party_unity,
    questionnaire,
    result,
    rubric_data,
    scored,
    vote,
)


def _opinion(world: World, *criteria: Any, **other: Any) -> Opinion:
    found = opinions(rubric_data(criteria, **other), rows_of(world.store()))
    return found["ocd-person/Ana"]


def _world(option: str = "Y") -> World:
    world = World()
    world.person("Ana")
    world.roll_call(1, {"Ana": option})
    return world


def test_an_answer_that_is_neither_yes_nor_no_is_never_guessed() -> None:
    world = _world()
    world.member_input("Ana", "pledge", "perhaps")
    with pytest.raises(ValueError, match="'perhaps' is neither yes nor no"):
        _opinion(world, questionnaire("pledge"))


def test_blanks_around_a_letter_or_a_reason_are_no_part_of_it() -> None:
    world = _world("N")
    gate = {"participation": 1, "max_grade": "B", "reason": {"en": "So.\n", "es": " Así."}}
    grades = [{"grade": " A", "min": 0}, {"grade": "B ", "min": -1}]
    found = _opinion(world, vote(1), grades=grades, gates=[gate])
    assert (found.grade, found.gate_reasons) == ("A", ())
    world = _world("X")
    against = {"floor_vote": {"absent": {"credit": 1, "count": 1}}}
    found = _opinion(world, vote(1), grades=grades, gates=[gate], marks=against)
    assert (found.computed_grade, found.grade, found.gate_reasons) == ("A", "B", ("So.",))


def test_two_answers_that_differ_are_never_chosen_from() -> None:
    world = _world()
    world.member_input("Ana", "pledge", "yes")
    world.member_input("Ana", "pledge", "no", of="other")
    with pytest.raises(ValueError, match="two values"):
        _opinion(world, questionnaire("pledge"))


def test_two_tables_may_give_the_same_answer() -> None:
    world = _world()
    world.member_input("Ana", "pledge", "yes")
    world.member_input("Ana", "pledge", "yes ", of="other")
    assert _opinion(world, questionnaire("pledge")).lines["q-pledge"].outcome == "support"


def test_of_seats_that_began_on_one_day_the_first_by_chamber_and_district_stands() -> None:
    seats = [
        Seat("Ana", chamber, district, "D", date(2025, 1, 8), None)
        for chamber, district in (("senate", 1), ("house", 9), ("house", 2))
    ]
    assert latest(seats) == seats[2]


@pytest.mark.parametrize(
    ("mode", "score", "printed"),
    [
        ("half_up", Fraction(25, 2), 13),
        ("half_even", Fraction(25, 2), 12),
        ("half_even", Fraction(27, 2), 14),
        ("down", Fraction(129, 10), 12),
        ("half_up", Fraction(-25, 2), -13),
        ("half_even", Fraction(-25, 2), -12),
    ],
)
def test_a_score_is_rounded_as_the_rubric_says(mode: str, score: Fraction, printed: int) -> None:
    assert rounded({"rounding": {"places": 0, "mode": mode}}, score) == printed


def test_decimals_and_the_sign_are_printed() -> None:
    rules = {"rounding": {"places": 2}, "adjust": {"floor": -100, "penalty": [_ten_times()]}}
    assert _with_penalty("0.0006", rules).shown == "99.99"
    assert _with_penalty("10.0049", rules).shown == "-0.05"


def _ten_times() -> dict[str, Any]:
    return {"id": "late", "title": {}, "input": "late", "points": 10}


def _with_penalty(value: str, rules: dict[str, Any]) -> Opinion:
    world = _world()
    world.member_input("Ana", "late", value)
    return _opinion(world, vote(1), **rules)


def test_a_limit_without_a_vote_of_its_outcome_never_holds() -> None:
    limits = [{"outcome": "absent", "share": 0, "above": 90, "becomes_below": 80}]
    assert _opinion(_world("Y"), vote(1), limits=limits).score == 100


def test_a_score_below_every_band_has_the_lowest_letter() -> None:
    bands = [{"grade": "Good", "min": 50}, {"grade": "Poor", "min": 10}]
    assert _opinion(_world("N"), vote(1), grades=bands).grade == "Poor"


def test_a_score_on_the_cut_has_the_better_letter() -> None:
    bands = [{"grade": "Good", "min": 100}, {"grade": "Poor", "min": 0}]
    assert _opinion(_world("Y"), vote(1), grades=bands).grade == "Good"


def test_an_earlier_cycle_without_possible_points_counts_in_nothing() -> None:
    world = _world()
    world.earlier_score("Ana", "2023", "", "")
    lifetime = {"method": "mean", "cycles": [{"cycle": {}, "table": "2023"}]}
    assert _opinion(world, vote(1), lifetime=lifetime).lifetime == (Fraction(100), 1)


# ---------------------------------------------------------------- in both engines


def test_a_vote_without_a_seat_makes_no_party_majority() -> None:
    world = World()
    for name, party in (("Ana", "D"), ("Ben", "R")):
        world.person(name, party=party)
    world.roll_call(1, {"Ana": "Y", "Ben": "N", "Zoe": "N"})
    assert result(scored(world, [party_unity(1)])).lines[0].outcome == "support"


def test_attendance_of_one_chamber_is_not_asked_of_the_other() -> None:
    world = World()
    world.person("Ana", "senate")
    world.roll_call(1, {"Ana": "Y"}, chamber="senate")
    asked = [vote(1, chamber="senate"), attendance("all", chamber="house")]
    assert [line.criterion_id for line in result(scored(world, asked)).lines] == ["s1"]


def test_a_sheet_without_a_day_says_nothing_of_other_days() -> None:
    world = _world()
    sheet = world.committee_vote(3, {"Ana": "Y"})
    world.committee_vote(5, {})
    row = world.rows["committee_vote"][0]
    world.rows["committee_vote"][0] = (*row[:6], None, *row[7:])
    world.rows["committee_member"] = []
    assert sheet.endswith("-3")
    found = _opinion(world, vote(1), committee_vote(5))
    assert list(found.lines) == ["h1"]


@pytest.mark.parametrize(
    ("combine", "score"), [("mean", 50), ("best", 100), ("worst", 0), ("last", 0)]
)
def test_a_group_takes_one_of_its_lines(combine: str, score: int) -> None:
    world, criteria = one_person("YN")
    group = {"id": "g", "criteria": ["h1", "h2"], "combine": combine, "weight": 1}
    assert result(scored(world, criteria, groups=[group])).score == score


@pytest.mark.parametrize(("first", "score"), [("Y", 0), ("N", 100)])
def test_of_two_sheets_of_a_committee_on_one_day_the_later_number_is_the_last(
    first: str, score: int
) -> None:
    # In a group of both sheets, the last is number 2, whatever the order in the file.
    world = World()
    world.person("Ana")
    world.committee_vote(2, {"Ana": "N" if first == "Y" else "Y"}, held_on=day(3))
    world.committee_vote(1, {"Ana": first}, held_on=day(3))
    group = {"id": "ed", "criteria": ["c2", "c1"], "combine": "last", "weight": 1}
    criteria = [committee_vote(number, date=day(3)) for number in (2, 1)]
    assert _opinion(world, *criteria, groups=[group]).score == score


def test_a_table_adds_the_roll_calls_that_fit_its_conditions() -> None:
    world = _world()
    for number, option in ((2, "Y"), (3, "N"), (4, "N")):
        world.roll_call(number, {"Ana": option})
    world.position("2025-house-2", weight="3", strength="strong")
    world.position("2025-house-3", strength="weak")
    world.position("2025-house-4", strength="strong", of="other")
    table = {
        "table": "positions",
        "import": "sheet",
        "type": "floor_vote",
        "category": "schools",
        "where": {"strength": "strong", "question": "passage", "chamber": "house"},
        "id_prefix": "t-",
    }
    found = result(scored(world, [vote(1, position="oppose")], from_table=[table]))
    assert [line.criterion_id for line in found.lines] == ["h1", "t-2025-house-2"]
    assert found.score == 75


@pytest.mark.parametrize(("given", "names"), [(None, ["7", "8"]), ("sheet", ["7"])])
def test_a_table_adds_the_bills_with_imported_sponsors(given: str | None, names: list[str]) -> None:
    world = _world()
    world.bill("HB 6", {"Ana": "introducer"})
    table = {"table": "sponsorships", "type": "sponsorship", "category": "schools"}
    rubric = rubric_data([vote(1)], from_table=[table | ({"import": given} if given else {})])
    rows = rows_of(world.store())
    for bill, source in (("7", "import/sheet"), ("8", "import/other")):
        row = {"bill_id": bill, "person_id": "ocd-person/Ana", "role": "co-sponsor"}
        rows["sponsorship"].append({**row, "source_id": source})
    lines = opinions(rubric, rows)["ocd-person/Ana"].lines
    assert list(lines) == ["h1", *names]


@pytest.mark.parametrize(
    ("method", "lifetime"),
    [
        # 5 of 5 long ago, 10 of 20 lately (incomplete), then 1 of 1 now.
        ({"method": "pooled"}, (Fraction(100 * 6, 6), 2)),
        ({"method": "mean"}, (Fraction(100), 2)),
        ({"method": "decay", "half_life": 2}, (Fraction(100), 2)),
    ],
)
def test_cycles_that_did_not_count_change_nothing(method: dict[str, Any], lifetime: Any) -> None:
    world = _world()
    world.earlier_score("Ana", "2021", 5, 5)
    world.earlier_score("Ana", "2023", 10, 20, counted=False)
    cycles = [{"cycle": {}, "table": "2021"}, {"cycle": {}, "table": "2023"}]
    assert _opinion(world, vote(1), lifetime={**method, "cycles": cycles}).lifetime == lifetime


@pytest.mark.parametrize(
    ("method", "score"),
    [
        # 50 with weight 3 in the earlier rubric, 100 with weight 1 now.
        ({"method": "pooled"}, Fraction(250, 4)),
        ({"method": "mean"}, Fraction(75)),
        ({"method": "decay"}, Fraction(250, 3)),
        # a half-life of 2: the earlier one weighs 3/4
        ({"method": "decay", "half_life": 2}, (50 * Fraction(3, 4) + 100) / Fraction(7, 4)),
    ],
)
def test_an_earlier_rubric_counts_by_its_age_and_weight(
    method: dict[str, Any], score: Fraction
) -> None:
    earlier = {"rubrics/old.yml": {"ocd-person/Ana": (Fraction(50), Fraction(3))}}
    cycles = [{"cycle": {}, "rubric": "rubrics/old.yml"}]
    rubric = rubric_data([vote(1)], lifetime={**method, "cycles": cycles})
    found = opinions(rubric, rows_of(_world().store()), earlier=earlier)["ocd-person/Ana"]
    assert found.lifetime == (score, 2)
    assert found.cycle == (Fraction(100), Fraction(1))


def test_an_incomplete_cycle_gives_nothing_to_the_next_ones() -> None:
    rules = {"eligibility": {"min_criteria": 2}, "lifetime": {"method": "mean", "cycles": []}}
    found = _opinion(_world(), vote(1), **rules)
    assert (found.cycle, found.lifetime, found.graded) == (None, None, "INC")


def test_unity_is_that_of_the_two_parties_with_the_most_votes() -> None:
    world = World()
    votes = {"Ana": "Y", "Bea": "Y", "Cleo": "Y", "Dan": "N", "Eli": "N", "Fay": "N", "Gus": "Y"}
    for name, party in zip(votes, "DDDRRGI", strict=True):
        world.person(name, party=party)
    world.roll_call(1, votes)
    found = scored(world, [party_unity(1)])
    outcomes = [result(found, name).lines[0].outcome for name in ("Ana", "Dan", "Fay", "Gus")]
    assert outcomes == ["support", "support", "no_position", "no_position"]


@pytest.mark.parametrize(
    ("lines", "rate"),
    [
        ([], Fraction(1)),
        (["vetoed"], Fraction(1, 5)),
        (["vetoed", "signed"], Fraction(1)),
    ],
)
def test_a_vetoed_act_is_no_law_unless_it_was_signed(lines: list[str], rate: Fraction) -> None:
    world = World()
    for name in ("Ana", "Ben"):
        world.person(name)
    for bill, sponsor in (("SB 1", "Ana"), ("SB 2", "Ben")):
        world.bill(bill, {sponsor: "introducer"})
        world.act(bill)
    for line in lines:
        world.action("SB 1", line)
    found = scored(world, [effectiveness(["SB 1", "SB 2"])])
    assert result(found).lines[0].credit == rate
