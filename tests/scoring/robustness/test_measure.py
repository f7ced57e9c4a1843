"""All measures together."""

from fractions import Fraction

from reportcard.scoring.robustness import robustness
from tests.scoring.robustness.people import house, house_scores
from tests.scoring.worlds import scored, third_party, vote

VOTES = {"Ana": "YYYY", "Ben": "YYNN", "Cai": "NNYX", "Dee": "NNNN", "Eve": "EEEE"}


def test_people_stand_in_the_order_of_the_results() -> None:
    card = house_scores(VOTES)
    found = robustness(card)
    assert [p.person_id for p in found.people] == [r.person_id for r in card.results]


def test_the_same_card_gives_the_same_figures_to_the_last_digit() -> None:
    assert robustness(house_scores(VOTES)) == robustness(house_scores(VOTES))


def test_rescaled_weights_change_nothing() -> None:
    world = house(VOTES)
    once = scored(world, [vote(n, weight=n) for n in (1, 2, 3, 4)])
    thrice = scored(world, [vote(n, weight=Fraction(n, 3)) for n in (1, 2, 3, 4)])
    assert robustness(once) == robustness(thrice)


def test_an_incomplete_grade_has_the_measures_of_its_score() -> None:
    eve = robustness(house_scores({"Ana": "YYY", "Eve": "YNE"}, eligibility={"min_criteria": 3}))
    person = eve.people[1]
    assert (person.grade, person.range_high, person.rank) == ("F", Fraction(200, 3), None)
    assert len(person.without_one) == 2


def test_a_question_outside_the_subjects_enters_nothing() -> None:
    world = house({"Ana": "YNX"})
    aside = third_party(3)
    aside.pop("category")
    aside.pop("weight", None)
    with_it = robustness(scored(world, [vote(1), vote(2), aside])).people[0]
    without = robustness(scored(world, [vote(1), vote(2)])).people[0]
    assert with_it == without
