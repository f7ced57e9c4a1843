"""A rubric against the record: what it says twice must agree, what is doubtful is refused."""

from fractions import Fraction
from typing import Any

import pytest

from reportcard.errors import UserError
from reportcard.scoring.check import check_rubric
from reportcard.scoring.compile import compile_rubric
from tests.scoring.worlds import (
    FIRST_DAY,
    PROVENANCE,
    World,
    attendance,
    attested,
    both,
    committee_vote,
    day,
    effectiveness,
    mark,
    party_unity,
    questionnaire,
    rubric_data,
    rubric_of,
    rubric_text,
    sponsorship,
    third_party,
    vote,
    without,
    yaml_text,
)


def told(world: World, criteria: list[dict[str, Any]], **other: Any) -> list[str]:
    """Every sentence about a rubric that was read from a file."""
    rubric = rubric_text(yaml_text(rubric_data(criteria, **other), top=True))
    return [problem.sentence() for problem in check_rubric(rubric, world.store())]


@pytest.fixture
def world() -> World:
    """One House member, roll calls 1 to 3 of HB 1; 2 is House Amendment A."""
    made = World()
    made.person("Ana", start=FIRST_DAY)
    made.roll_call(1, {"Ana": "Y"})
    made.roll_call(2, {"Ana": "N"}, question="amendment", amendment=("A", "house"))
    made.roll_call(3, {"Ana": "N"}, question="procedural")
    return made


AMENDMENT = {"amendment": "A", "of": "house"}


def test_a_true_rubric_has_no_problem(world: World) -> None:
    criteria = [vote(1), vote(2, question=AMENDMENT), vote(3, question="procedural")]
    assert told(world, criteria) == []


def test_a_bill_may_be_written_in_any_usual_way(world: World) -> None:
    for spelling in ("HB 1", "hb-1", "HB00001"):
        assert told(world, [vote(1, bill=spelling)]) == []


def test_a_roll_call_that_does_not_exist_never_offers_another_number(world: World) -> None:
    (told_of,) = told(world, [vote(1), vote(17, id="other", bill="HB 99")])
    assert told_of == (
        "rubrics/test.yml:11: criteria[other].ref: There is no roll call 2025-house-17 in the "
        "store."
    )


def test_a_roll_call_that_does_not_exist_names_those_on_its_bill(world: World) -> None:
    world.roll_call(5, {"Ana": "Y"}, bill="HB 71")
    world.roll_call(6, {"Ana": "Y"}, bill="HB 71", has_day=False)
    (of_the_day,) = told(world, [vote(17, bill="hb-71", date=day(5))])
    assert of_the_day.endswith(
        "There is no roll call 2025-house-17 in the store. hb-71 was voted on in 2025-house-5 "
        f"(House, {day(5)})."
    )
    (of_any_day,) = told(world, [without(vote(17, bill="HB 71"), "date")])
    assert of_any_day.endswith(
        f"HB 71 was voted on in 2025-house-5 (House, {day(5)}). HB 71 was voted on in "
        "2025-house-6 (House)."
    )
    (of_no_bill,) = told(world, [without(vote(17), "date", "bill")])
    assert of_no_bill.endswith("There is no roll call 2025-house-17 in the store.")


def test_an_id_of_the_same_number_that_is_written_otherwise_is_offered(world: World) -> None:
    (told_of,) = told(world, [vote(17, ref="2025-House-001", bill="HB 9")])
    assert told_of.endswith("Did you mean 2025-house-1?")


def set_aside(world: World, entity: str, entity_id: str, sentence: str) -> None:
    """A row of the quarantine."""
    names = [row[0] for row in world.con.execute("DESCRIBE core.quarantine").fetchall()]
    values = {"entity": entity, "entity_id": entity_id}
    row = [values.get(n, sentence if n.startswith("sentence") else PROVENANCE[1]) for n in names]
    marks = ", ".join("?" for _name in names)
    world.con.execute(f"INSERT INTO core.quarantine VALUES ({marks})", row)


def test_a_roll_call_that_was_set_aside_says_why(world: World) -> None:
    sentence = "2025-house-9: the names give 79 Yes, the printed total is 80."
    set_aside(world, "vote_event", "2025-house-9", sentence)
    (problem,) = told(world, [vote(9)])
    assert problem.endswith(
        f"Roll call 2025-house-9 was set aside and cannot be scored: {sentence}"
    )


@pytest.mark.parametrize(
    ("wrong", "key", "says"),
    [
        ({"chamber": "senate"}, "chamber", "says senate, the official record says house."),
        ({"bill": "HB 10"}, "bill", "says HB 10, the official record says HB 1."),
        ({"date": day(5)}, "date", "says 2025-01-13, the official record says 2025-01-09."),
        (
            {"question": "procedural"},
            "question",
            "says procedural, the official record says passage.",
        ),
        (
            {"question": AMENDMENT},
            "question",
            "says {amendment: A, of: house}, the official record says passage.",
        ),
    ],
)
def test_whatever_contradicts_the_record_is_told(
    world: World, wrong: dict[str, Any], key: str, says: str
) -> None:
    assert told(world, [vote(1) | wrong]) == [
        f"rubrics/test.yml:11: criteria[h1].{key}: The rubric {says} "
        "Check the number of the roll call, then mend what is wrong."
    ]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"amendment": "B", "of": "house"}, "{amendment: B, of: house}"),
        ({"amendment": "A", "of": "senate"}, "{amendment: A, of: senate}"),
        ("passage", "passage"),
    ],
)
def test_another_amendment_is_another_question(world: World, question: Any, said: str) -> None:
    (problem,) = told(world, [vote(2, question=question)])
    assert f"says {said}, the official record says {{amendment: A, of: house}}." in problem


@pytest.mark.parametrize("confidence", ["inferred", "unknown"])
def test_a_question_that_is_not_certain_is_refused(world: World, confidence: str) -> None:
    world.roll_call(4, {"Ana": "Y"}, confidence=confidence)
    assert told(world, [vote(4)]) == [
        "rubrics/test.yml:11: criteria[h4].ref: What roll call 2025-house-4 was about is not "
        f"certain ({confidence}): only stated, derived or confirmed questions may be scored."
    ]


def test_a_roll_call_that_waits_for_another_says_for_which(world: World) -> None:
    world.roll_call(4, {"Ana": "Y"}, confidence="inferred")
    set_aside(world, "question", "2025-house-4", "Roll call 5 came later.")
    (problem,) = told(world, [vote(4)])
    assert problem.endswith("questions may be scored. Roll call 5 came later.")


@pytest.mark.parametrize("confidence", ["stated", "derived"])
def test_a_question_that_is_certain_is_accepted(world: World, confidence: str) -> None:
    world.roll_call(4, {"Ana": "Y"}, confidence=confidence)
    assert told(world, [vote(4)]) == []


def test_a_superseded_roll_call_names_the_one_that_decided(world: World) -> None:
    world.roll_call(4, {"Ana": "Y"}, superseded_by="2025-house-5")
    assert told(world, [vote(4)]) == [
        "rubrics/test.yml:11: criteria[h4].ref: Roll call 2025-house-4 was superseded: the "
        "decisive one is 2025-house-5. Score 2025-house-5."
    ]


def test_all_contradictions_are_told_at_once(world: World) -> None:
    wrong = vote(1, bill="HB 7", date=day(9), question=AMENDMENT)
    assert len(told(world, [wrong, vote(88), vote(2)])) == 3 + 1 + 1


def test_a_bill_to_sponsor_must_be_known_and_have_sponsors(world: World) -> None:
    world.bill("HB 2", {"Ana": "co-sponsor"})
    assert told(world, [sponsorship("HB 2")]) == []
    (unknown,) = told(world, [sponsorship("HB 20")])
    assert "There is no bill 2025-HB00020 in the store." in unknown
    assert "Did you mean" not in unknown
    (elsewhere,) = told(world, [sponsorship("HB 2", ref="2025-HB00020")])
    assert elsewhere.endswith(
        "There is no bill 2025-HB00020 in the store. The id of HB 2 is 2025-HB00002."
    )
    (nobody,) = told(world, [sponsorship("HB 1")])
    assert "The store knows no sponsor of HB 1: nobody could be judged fairly on it." in nobody


def test_a_bill_of_which_a_sponsor_fits_nobody_is_refused(world: World) -> None:
    # Whoever is meant would stand on the card as no sponsor.
    world.bill("HB 2", {"Ana": "co-sponsor"})
    world.bill("HB 20", {"Ana": "co-sponsor"})
    set_aside(world, "sponsorship", "2025-HB00002/Rep. Anna", "Rep. Anna fits nobody.")
    (problem,) = told(world, [sponsorship("HB 2"), sponsorship("HB 20")])
    assert problem.endswith(
        "criteria[sp-hb-2].ref: It is not known who all the sponsors of HB 2 are, so nobody could "
        "be judged fairly on it: Rep. Anna fits nobody."
    )


def test_the_bill_s_number_and_id_must_agree(world: World) -> None:
    world.bill("HB 2", {"Ana": "co-sponsor"})
    (problem,) = told(world, [sponsorship("HB 2") | {"bill": "SB 2"}])
    assert "The rubric says SB 2, the official record says HB 2." in problem


def test_roles_that_the_page_does_not_tell_apart_need_one_mark(world: World) -> None:
    world.bill("HB 2", {"Ana": "introducer or co-sponsor"})
    table = {"introducer": mark(1), "cosponsor": mark(Fraction(1, 2)), "none": mark(0)}
    marks = rubric_data([])["marks"] | {"sponsorship": table}
    (problem,) = told(world, [sponsorship("HB 2")], marks=marks)
    assert "The page of HB 2 does not say who introduced it" in problem
    own = {"introducer": mark(1), "cosponsor": mark(1)}
    assert told(world, [sponsorship("HB 2", marks=own)], marks=marks) == []


def test_compiling_refuses_what_checking_finds(world: World) -> None:
    rubric = rubric_text(yaml_text(rubric_data([vote(17)]), top=True))
    with pytest.raises(UserError, match="There is no roll call 2025-house-17"):
        compile_rubric(rubric, world.store())


def test_a_rubric_of_every_type_and_block_is_in_order(world: World) -> None:
    world.person("Bob", district=2, party="R", start=FIRST_DAY)
    world.committee_vote(4, {"Ana": "Y"})
    world.bill("HB 5", {"Ana": "introducer"})
    for given, value in (("survey", "yes"), ("rating", "7"), ("signed", "yes"), ("credit", "-2")):
        world.member_input("Ana", given, value)
    world.earlier_score("Ana", "2023-2024", 4, 5)
    world.position(world.roll_call(6, {"Ana": "Y"}, bill="HB 6"))
    criteria = [
        vote(1, applies_to={"parties": ["D"]}),
        vote(2, question=AMENDMENT),
        third_party(1),
        party_unity(1),
        committee_vote(4),
        sponsorship("HB 5"),
        effectiveness(["HB 1", "HB 5"]),
        questionnaire("survey"),
        questionnaire("rating", scale=10),
        attendance(),
        attested("Ana", weight=Fraction(1, 10)),
        attested(id="signed", input="signed", weight=Fraction(1, 10)),
    ]
    bonus = {"id": "credit", "title": both("Credit"), "input": "credit"}
    penalty = {"id": "late", "title": both("Late"), "criterion": "h1", "points": {"absent": 1}}
    override = {
        "person": "ocd-person/Ana",
        "grade": "INC",
        "reason": both("So."),
        "evidence": "https://www.example.org/",
        "approved_by": ["Eva", "Ben"],
        "date": day(9),
    }
    cycle = {"cycle": both("Before"), "table": "2023-2024"}
    blocks: dict[str, Any] = {
        "organization": {"name": "Test Union", "tax_status": "501c4"},
        "from_table": [{"table": "positions", "type": "floor_vote", "category": "schools"}],
        "adjust": {"bonus": [bonus], "penalty": [penalty]},
        "limits": [{"outcome": "absent", "share": 1, "above": 95, "becomes_below": 94}],
        "lifetime": {"method": "pooled", "cycles": [cycle]},
        "overrides": [override],
        "endorse": [{"id": "e", "title": both("E"), "questionnaire": "all"}],
    }
    assert told(world, criteria, **blocks) == []


def test_a_vote_of_a_record_without_a_day_needs_none(world: World) -> None:
    world.roll_call(7, {"Ana": "Y"}, has_day=False)
    assert told(world, [without(vote(7), "date")]) == []


def test_a_vote_on_no_bill_needs_none(world: World) -> None:
    world.roll_call(7, {"Ana": "Y"})
    world.rows["vote_event_bill"].clear()
    assert told(world, [without(vote(7), "bill")]) == []
    card = compile_rubric(rubric_of(rubric_data([without(vote(7), "bill")])), world.con)
    assert card.criteria[0].bill_id == ""
    (problem,) = told(world, [vote(7)])
    assert "The rubric says HB 1, the official record says no bill." in problem


def test_attested_acts_may_weigh_a_tenth_together_or_say_why_more(world: World) -> None:
    # 1 + 1/10 + 1/10: the acts have 2/12 = 16.7 % of the House, and of the Senate all.
    light = {"weight": Fraction(1, 10), "chamber": "house"}
    acts = [without(attested("Ana", id=n, **light), "attested_because") for n in "ab"]
    (problem,) = told(world, [vote(1), *acts])
    assert problem.endswith(
        "criteria[a].weight: House: attested actions have 16.7% of the weight; more than 10% needs "
        "a reason under attested_because."
    )
    said = [{**act, "attested_because": both("It matters.")} for act in acts]
    assert told(world, [vote(1), *said]) == []


# ---------------------------------------------------------------- worked examples


def example(outcomes: dict[str, str], **other: Any) -> dict[str, Any]:
    return {"legislator": "Ana", "chamber": "house", "outcomes": outcomes, "grade": "A", **other}


def test_an_example_that_comes_out_is_silent(world: World) -> None:
    outcomes = {"h1": "support", "h2": "support"}
    criteria = [vote(1), vote(2, question=AMENDMENT)]
    assert told(world, criteria, examples=[example(outcomes, score=100)]) == []


def test_an_example_that_does_not_come_out_names_both_figures(world: World) -> None:
    examples = [example({"h1": "support", "h2": "oppose"}, score=66)]
    criteria = [vote(1, weight=2), vote(2, question=AMENDMENT)]
    assert [
        sentence.partition(": ")[2] for sentence in told(world, criteria, examples=examples)
    ] == [
        "examples[1].grade: Ana should get the grade A, but the rubric gives D.",
        "examples[1].score: Ana should have the score 66, but the rubric gives 200/3 (67).",
    ]


@pytest.mark.parametrize("score", [Fraction(200, 3), 67])
def test_an_example_may_give_the_exact_or_the_printed_score(world: World, score: Any) -> None:
    examples = [example({"h1": "support", "h2": "oppose"}, score=score, grade="D")]
    criteria = [vote(1, weight=2), vote(2, question=AMENDMENT)]
    assert told(world, criteria, examples=examples) == []


def test_an_example_waits_for_what_its_tables_refer_to(world: World) -> None:
    # A vote is not measured and has no rate, which only the tables' criteria show.
    world.position("2025-house-3")
    table = {"table": "positions", "type": "floor_vote", "category": "schools"}
    measured = {**example({}, score=50, grade="F"), "others": "measured"}
    found = told(world, [], from_table=[table], examples=[measured])
    assert [problem.split(": ", 2)[2].split(", of the type")[0] for problem in found] == [
        "measured cannot come of 2025-house-3",
        "2025-house-3 is measured in this example, but its rate is missing. "
        "Write it under rates: {2025-house-3: 9/10}.",
    ]


def test_what_an_example_does_not_name_was_not_theirs_to_vote_on(world: World) -> None:
    criteria = [vote(1), vote(2, question=AMENDMENT)]
    half = {"eligibility": {"min_opportunity": Fraction(3, 4)}}
    incomplete = example({"h1": "support"}, score=100, grade="INC")
    assert told(world, criteria, examples=[incomplete], **half) == []
    absent = example({"h1": "support"}, others="absent", score=50, grade="F")
    assert told(world, criteria, examples=[absent]) == []


@pytest.mark.parametrize(
    ("seats", "letter", "is_refused"),
    [
        ([("house", None)], "F", False),
        ([("house", None)], "INC", False),
        ([("house", None)], "Fail", True),
        ([("house", day(9)), ("senate", None)], "Fail", False),
        ([("house", day(9)), ("senate", None)], "F", True),
    ],
)
def test_a_letter_set_by_name_is_one_of_the_chamber_that_they_stand_under(
    world: World, seats: list[tuple[str, Any]], letter: str, is_refused: bool
) -> None:
    for chamber, end in seats:
        world.person("Bea", chamber, 2, start=FIRST_DAY, end=end)
    grades = [
        {"grade": "A", "min": 50},
        {"grade": "F", "min": 0, "chamber": "house"},
        {"grade": "Fail", "min": 0, "chamber": "senate"},
    ]
    override = {
        "person": "ocd-person/Bea",
        "grade": letter,
        "reason": both("So."),
        "evidence": "https://www.example.org/",
        "approved_by": ["Eva Ruiz", "Ben Ortiz"],
        "date": day(9),
    }
    found = told(world, [vote(1)], grades=grades, overrides=[override])
    assert ["there is no grade" in problem for problem in found] == [True] * is_refused
