"""What a score is compared with."""

from fractions import Fraction

from reportcard.model.robustness import Robustness, Stability
from reportcard.scoring.robustness import robustness
from tests.scoring.robustness.people import house, house_scores, measured, subjects
from tests.scoring.worlds import FIRST_DAY, World, day, one_person, scored, sponsorship, vote

VOTES = {"Ana": "YYYY", "Ben": "YYYN", "Cai": "YYNN", "Dee": "YNNN"}
PARTIES = {"Ana": "D", "Ben": "D", "Cai": "D", "Dee": "R"}


def person(found: Robustness, name: str) -> Stability:
    return next(p for p in found.people if p.person_id == f"ocd-person/{name}")


def test_the_party_mean_leaves_out_the_person() -> None:
    # 100, 75 and 50 of one party: without Ana (75 + 50)/2.
    found = robustness(house_scores(VOTES, PARTIES))
    assert person(found, "Ana").party_mean == Fraction(125, 2)
    assert person(found, "Cai").party_mean == Fraction(175, 2)


def test_whoever_is_alone_in_the_party_has_no_party_mean() -> None:
    assert person(robustness(house_scores(VOTES, PARTIES)), "Dee").party_mean is None


def test_somebody_without_a_score_has_the_mean_of_all_the_others() -> None:
    votes = {**VOTES, "Eve": "EEEE"}
    found = robustness(house_scores(votes, {**PARTIES, "Eve": "D"}))
    assert person(found, "Eve").party_mean == 75


def test_nobody_is_compared_with_those_who_left() -> None:
    world = house(VOTES, PARTIES)
    world.person("Old", district=9, party="D", start=FIRST_DAY, end=day(3))
    world.add("person_vote", ("2025-house-1", "ocd-person/Old", "no", "OLD", "", 9))
    found = robustness(scored(world, [vote(n) for n in (1, 2, 3, 4)]))
    assert person(found, "Ana").party_mean == Fraction(125, 2)
    assert person(found, "Old").party_mean == 75
    assert person(found, "Old").rank is None


def test_the_median_is_that_of_the_chamber_on_the_same_questions() -> None:
    # On all four: 100, 75, 50, 25, and 100 on the last two, which is what Eve was asked: she came
    # later. On these two: 100, 50, 0, 0, 100.
    world = house(VOTES, PARTIES)
    world.person("Eve", district=9, start=day(3))
    for number in (3, 4):
        row = (f"2025-house-{number}", "ocd-person/Eve", "yes", "EVE", "", 9)
        world.add("person_vote", row)
    found = robustness(scored(world, [vote(n) for n in (1, 2, 3, 4)]))
    assert person(found, "Ana").chamber_median == 75
    assert person(found, "Eve").chamber_median == 50


def test_there_is_no_median_of_nobody() -> None:
    world, criteria = one_person("E")
    assert measured(world, criteria).chamber_median is None


def test_a_question_that_nobody_else_was_asked_has_no_median() -> None:
    # Old alone was in office for the first; the others have nothing on it.
    world = World()
    world.person("Ana", start=day(2))
    world.person("Old", district=9, start=FIRST_DAY, end=day(2))
    world.roll_call(1, {"Old": "Y"})
    world.roll_call(3, {"Ana": "Y"})
    found = robustness(scored(world, [vote(1), vote(3)]))
    assert person(found, "Old").chamber_median is None


def test_the_floor_alone_leaves_out_sponsorship() -> None:
    # Votes 1 of 2 of weight 1, a bill of weight 2 sponsored: 75; the votes alone 50.
    world, criteria = one_person("YN")
    world.bill("HB 9", {"Ana": "introducer"})
    found = measured(world, [*criteria, sponsorship("HB 9", weight=2)])
    assert found.floor_only == 50
    only = measured(world, [sponsorship("HB 9")])
    assert only.floor_only is None


def test_three_bills_in_both_chambers_make_the_chambers_comparable() -> None:
    found = both_chambers(bills=3)
    assert found.is_comparable
    assert found.shared_bills == ("2025-HB00001", "2025-HB00002", "2025-HB00003")
    # Ana: all three with us, and one against on a bill of her own chamber.
    assert person(found, "Ana").same_bills == 100
    assert person(found, "Sol").same_bills == Fraction(100, 3)


def test_two_bills_in_both_chambers_are_not_comparable() -> None:
    found = both_chambers(bills=2)
    assert not found.is_comparable
    assert found.shared_bills == ("2025-HB00001", "2025-HB00002")
    assert {p.same_bills for p in found.people} == {None}


def both_chambers(bills: int) -> Robustness:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.person("Sol", "senate", start=FIRST_DAY)
    criteria = []
    for number in range(1, bills + 1):
        bill = f"HB {number}"
        world.roll_call(number, {"Ana": "Y"}, bill=bill)
        letter = "Y" if number == 1 else "N"
        world.roll_call(number, {"Sol": letter}, chamber="senate", bill=bill)
        criteria += [vote(number, bill=bill), vote(number, chamber="senate", bill=bill)]
    world.roll_call(9, {"Ana": "N"}, bill="HB 9")
    return robustness(scored(world, [*criteria, vote(9, bill="HB 9")]))


def test_a_subject_that_is_empty_on_the_floor_counts_as_the_rubric_says() -> None:
    # Votes 100 in schools (60); a bill of the other subject (40) not sponsored: 60, the floor 100.
    world, criteria = one_person("Y")
    world.person("Sol", "senate", start=FIRST_DAY)
    world.bill("HB 9", {"Sol": "introducer"})
    parts = subjects(schools=60, funding=40)
    bill = sponsorship("HB 9", category="funding")
    assert measured(world, [*criteria, bill], categories=parts).floor_only == 100
