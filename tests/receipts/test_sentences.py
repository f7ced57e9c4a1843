"""The sentences of a receipt that the made-up legislature has no occasion for, one by one."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from gettext import NullTranslations
from typing import Any

import pytest

from reportcard.model.robustness import Flip, LeftOutOne, Stability
from reportcard.model.scores import Adjust, LifetimeRule, Limit, ReceiptLine, ScoreCurve
from reportcard.model.text import Text
from reportcard.receipts.asked import question_notes, what_was_asked
from reportcard.receipts.behind import Behind, find_behind
from reportcard.receipts.notes import LineOf, line_notes, what_they_did
from reportcard.receipts.rules import lifetime_rule, rule_sentences
from reportcard.receipts.sentence import Sentence, listed
from reportcard.receipts.steady import Steadiness, find_steadiness
from reportcard.receipts.sums import lifetime_sentence, override_sentence, steps_of
from reportcard.receipts.sure import is_sayable, shown_probability, sure_phrase, sure_sentences
from reportcard.receipts.voice import Voice
from tests.edition.rich import rich

VOICE = Voice("en", NullTranslations())


def told(sentences: Iterable[Sentence]) -> list[str]:
    return [VOICE.tell(sentence) for sentence in sentences]


def behind() -> Behind:
    return find_behind(rich().facts, rich().scored.rubric)


def line_of(criterion_id: str, name: str = "Ana", **changes: Any) -> LineOf:
    """Somebody's line, changed, with its question."""
    rubric = rich().scored.rubric
    criterion = next(c for c in rubric.criteria if c.criterion_id == criterion_id)
    result = next(r for r in rich().scored.results if r.person_id == f"ocd-person/{name}")
    line: ReceiptLine = next(x for x in result.lines if x.criterion_id == criterion_id)
    return LineOf(replace(line, **changes), criterion, result.person_id, behind())


def did(of: LineOf) -> str | None:
    sentence = what_they_did(of)
    return None if sentence is None else VOICE.tell(sentence)


# ---------------------------------------------------------------- what they did


def test_who_had_no_roll_call_to_take_part_in_is_not_called_absent() -> None:
    of = line_of("attendance", outcome="none", measured=None)
    assert did(of) == "There was no roll call that they could have taken part in"


def test_one_roll_call_is_one() -> None:
    of = line_of("attendance", measured=(Fraction(1), Fraction(1)))
    assert did(of) == "Took part in 1 of 1 roll call"


def test_effectiveness_says_what_it_is_measured_against() -> None:
    assert (
        did(line_of("effect", measured=None)) == "Nobody in the chamber has points for these bills"
    )
    of = line_of("effect", measured=(Fraction(3, 2), Fraction(4)))
    assert of.criterion.effectiveness is not None
    mean = replace(of.criterion.effectiveness, relative_to="mean")
    of = replace(of, criterion=replace(of.criterion, effectiveness=mean))
    assert did(of) == (
        "Points for how far the bills came: 1.5; for full credit: 4, twice the average of the "
        "chamber"
    )


def test_a_no_that_was_asked_for_is_told_as_a_no() -> None:
    of = line_of("q-pledge", outcome="support")
    of = replace(of, criterion=replace(of.criterion, position="oppose"))
    assert did(of) == "Answered No"


def test_who_was_not_asked_is_not_said_to_have_done_anything() -> None:
    assert did(line_of("letter", outcome="not_eligible")) is None
    assert did(line_of("h1")) is None


def test_a_party_without_a_vote_in_the_roll_call_has_no_side() -> None:
    of = replace(line_of("u3"), person_id="ocd-person/Sol")
    assert line_notes(of) == ()


def test_a_note_beside_an_answer_is_told_with_its_source() -> None:
    answer = replace(rich().facts.member_inputs[0], note="On paper.", input="pledge")
    facts = replace(rich().facts, member_inputs=(answer,))
    of = replace(line_of("q-pledge"), behind=find_behind(facts, rich().scored.rubric))
    of = replace(of, person_id=answer.person_id)
    (note,) = line_notes(of)
    assert (VOICE.tell(note.sentence), note.url) == ("On paper.", "https://www.example.org/sheet")


def test_a_reason_never_stands_beside_a_yes_or_a_no() -> None:
    of = line_of("h8", "Dee")
    reason = replace(rich().facts.absence_reasons[0], person_id="ocd-person/Dee")
    facts = replace(rich().facts, absence_reasons=(reason,))
    assert line_notes(replace(of, behind=find_behind(facts, rich().scored.rubric))) == ()


def test_a_committees_sheet_without_a_line_of_theirs_names_no_line() -> None:
    of = line_of("c4")
    document = behind().document(of.criterion, "ocd-person/Dee")
    assert (document.kind, document.line, document.printed_name) == ("committee", None, "")
    assert document.provenance is not None


# ---------------------------------------------------------------- what was asked


def test_money_without_anything_to_compare_it_with_is_in_dollars_of_its_year() -> None:
    criterion = line_of("h2").criterion
    assert criterion.appropriation is not None
    money = replace(criterion.appropriation, baseline_dollars=None, separability="stand_alone")
    changed = replace(criterion, appropriation=money, cap=Fraction(1))
    assert told(question_notes(changed, rich().scored.rubric)) == [
        "School lunches: $5,000,000 for fiscal year 2026, in dollars of that year.",
        "The roll call decided on this money alone.",
    ]


def test_attendance_at_every_roll_call_says_so() -> None:
    criterion = replace(line_of("attendance").criterion, roll_calls="all")
    asked = what_was_asked(criterion)
    assert asked is not None
    assert VOICE.tell(asked) == "Measured over every roll call of the chamber in the record."


# ---------------------------------------------------------------- rules and sums


def test_a_rubric_without_these_blocks_has_no_such_rules() -> None:
    plain = replace(rich().scored.rubric, adjust=Adjust(), curve=None, limits=(), lifetime=None)
    assert rule_sentences(plain) == ()
    assert lifetime_rule(plain) is None


def test_a_penaltys_cap_and_a_limit_by_share_at_both_ends_are_told() -> None:
    limit = Limit("excused", None, Fraction(1, 3), None, None, Fraction(5), Fraction(6))
    adjust = Adjust(penalty_cap=Fraction(10))
    rubric = replace(rich().scored.rubric, adjust=adjust, curve=None, limits=(limit,))
    assert told(rule_sentences(rubric)) == [
        "At most 10 points are taken off in all.",
        "A limit holds for whoever has this record in 33% of the votes or more: Excused.",
        "Under that limit a score of 5 or less becomes 6.",
    ]


def test_decay_says_after_how_many_cycles_it_halves() -> None:
    rubric = replace(rich().scored.rubric, lifetime=LifetimeRule("decay", 2))
    rule = lifetime_rule(rubric)
    assert rule is not None
    assert VOICE.tell(rule).endswith("halves with every 2 cycles.")


def test_the_score_over_all_years_is_not_told_where_it_is_this_cycles_own() -> None:
    eva = next(r for r in rich().scored.results if r.person_id == "ocd-person/Eva")
    assert eva.lifetime is not None
    assert lifetime_sentence(eva, rich().scored.rubric) is None
    assert lifetime_sentence(replace(eva, lifetime=None), rich().scored.rubric) is None
    assert override_sentence(eva) is None


def test_a_score_at_the_floor_says_so_and_an_item_without_a_value_too() -> None:
    made = rich().scored
    ana = next(r for r in made.results if r.person_id == "ocd-person/Ana")
    visits = next(line for line in ana.adjustments if line.item_id == "visits")
    nothing = replace(visits, value=None, points=Fraction(0))
    low = replace(
        ana, base=Fraction(-5), raw=Fraction(-5), bonus=Fraction(0), penalty=Fraction(0),
        score=Fraction(0), adjustments=(nothing,),
    )  # fmt: skip
    plain = replace(made.rubric, curve=None)
    assert [(VOICE.tell(step.label), step.points) for step in steps_of(low, plain)] == [
        ("School visits (no value in the record)", "0.00"),
        ("With what is added and taken off", "-5.00"),
        ("No score is below 0", "0.00"),
    ]


def test_a_curve_alone_is_a_step_of_its_own() -> None:
    made = rich().scored
    ana = next(r for r in made.results if r.person_id == "ocd-person/Ana")
    moved = replace(ana, raw=ana.base, bonus=Fraction(0), adjustments=(), score=Fraction(50))
    rubric = replace(made.rubric, curve=ScoreCurve(Fraction(50), Fraction(0)))
    assert [VOICE.tell(step.label) for step in steps_of(moved, rubric)] == [
        "On the curve: 50 + 0 x the score so far"
    ]


def test_without_a_score_there_are_no_steps() -> None:
    ana = next(r for r in rich().scored.results if r.person_id == "ocd-person/Ana")
    assert steps_of(replace(ana, base=None, raw=None, score=None), rich().scored.rubric) == ()


# ---------------------------------------------------------------- how steady


UNSURE = "How sure we are of the letter cannot be said: "


def steady(
    strength: dict[str, Any] | None = None,
    *,
    comparable: bool = True,
    printed: str | None = None,
    **changes: Any,
) -> Steadiness:
    """What is said of Ana's letter, with other figures where that is said; the printed letter."""
    made = rich()
    ana = next(r for r in made.scored.results if r.person_id == "ocd-person/Ana")
    of: Stability = next(s for s in made.robustness.people if s.person_id == ana.person_id)
    house = replace(made.robustness.chambers["house"], **{"tiers": 3, **(strength or {})})
    whole = replace(
        made.robustness,
        chambers={"house": house},
        is_comparable=comparable,
        shared_bills=("a", "b", "c"),
    )
    found = find_steadiness(
        replace(of, **{"grade": ana.grade, "all_tried": True, **changes}),
        ana if printed is None else replace(ana, grade=printed),
        made.scored.rubric,
        whole,
    )
    assert found is not None
    return found


def everything(found: Steadiness) -> str:
    return " ".join(told((*found.main, *found.more)))


@pytest.mark.parametrize(
    ("near", "label", "said"),
    [
        ({"up": None, "down": Flip("B", 2)}, "Steady letter.", "Steady: no single question"),
        (
            {"up": None, "down": Flip("B", 1)},
            "One answer from the letter B.",
            "Leaving out any one question would not change the letter, but one different answer "
            "would. With 1 different answer the letter would fall to B or lower.",
        ),
        (
            {"up": Flip("A", 1), "down": Flip("F", 1)},
            "One answer from the letters A and F.",
            "With 1 different answer the letter would rise to A. With 1 different answer the "
            "letter would fall to F.",
        ),
        (
            {"up": Flip("B", 3), "down": None},
            "Steady letter.",
            "With 3 different answers the letter would rise to B or higher.",
        ),
    ],
)
def test_a_letter_is_called_steady_only_when_one_answer_does_not_change_it(
    near: dict[str, Any], label: str, said: str
) -> None:
    found = steady(is_steady=True, **near)
    assert VOICE.tell(found.label) == label
    assert said in VOICE.tell(found.main[0])
    assert ("Steady" in everything(found)) == (label == "Steady letter.")


def test_the_questions_on_which_a_letter_rests_are_named_three_at_most() -> None:
    ids = ("h1", "pair", "h2", "h8")
    for count, said in (
        (1, "1 question would change the letter if it were left out: “Question 1”."),
        (2, "2 questions would each change the letter if left out alone: “Question 1”, "),
        (4, "4 questions would each change the letter if left out alone, among them: “Question 1”"),
    ):
        groups = {g.group_id for g in rich().scored.rubric.groups}
        chosen = [i if i != "pair" else sorted(groups)[0] for i in ids[:count]]
        rest = tuple(LeftOutOne(i, Fraction(1), "Z") for i in chosen)
        found = steady(is_steady=False, without_one=rest, up=None, down=None)
        assert VOICE.tell(found.label) == "Another letter without one of the questions."
        sentence = VOICE.tell(found.main[0])
        assert sentence.startswith(said)
        assert sentence.count("“") == min(count, 3)


def test_nobody_calls_a_letter_steady_whose_answers_could_not_all_be_tried() -> None:
    found = steady(is_steady=True, up=None, down=None, all_tried=False)
    assert VOICE.tell(found.label) == "Nobody can say whether this letter is steady."


def test_a_letter_that_is_not_the_printed_one_is_named_with_the_label() -> None:
    found = steady(grade="Z", is_steady=True, up=None, down=None)
    assert VOICE.tell(found.label) == "The score alone gives Z. Steady letter."
    assert VOICE.tell(found.main[0]).startswith("This is about the letter Z, which the score alone")


def test_no_letter_is_called_steady_that_rests_on_too_little_to_be_a_grade() -> None:
    found = steady(printed="INC", is_steady=True, up=None, down=None)
    assert VOICE.tell(found.label).startswith("The score alone would give ")
    assert "teady" not in VOICE.tell(found.label)


def test_a_figure_on_the_same_bills_is_given_only_where_the_chambers_compare() -> None:
    same = "Counting nothing but the 3 bills that both chambers voted on: a score of 71 of 100."
    assert same in everything(steady(same_bills=Fraction(71)))
    cannot = "Not comparable with the other chamber: too few bills were voted on in both."
    assert cannot in everything(steady(same_bills=Fraction(71), comparable=False))
    assert cannot in everything(steady(same_bills=None))


def test_groups_are_told_without_a_rank_and_only_where_there_is_more_than_one() -> None:
    assert "Group 2 of 3 in the chamber, the first having" in everything(steady(tier=2))
    assert "roup" not in everything(steady(tier=None))
    assert "roup" not in everything(steady({"tiers": 1}, tier=1))


def test_what_cannot_be_said_is_not_said() -> None:
    found = steady(
        chamber_median=None, party_mean=None, floor_only=None, up=None, down=None, range_low=None
    )
    assert found.compared is None
    text = everything(found)
    assert not any(word in text for word in ("average", "middle", "sponsoring", "missed votes"))


# ---------------------------------------------------------------- the middle legislator


@pytest.mark.parametrize(
    ("middle", "said"),
    [
        (Fraction(201, 2) - Fraction(1, 100), "about the same as that of the middle legislator"),
        (Fraction(199, 2), "about the same as that of the middle legislator"),
        (Fraction(99), "above that of the middle legislator"),
        (Fraction(101), "below that of the middle legislator"),
    ],
)
def test_scores_are_compared_as_they_are_printed(middle: Fraction, said: str) -> None:
    found = steady(chamber_median=middle)  # Ana has 100
    assert found.compared is not None
    assert said in VOICE.tell(found.compared)


def test_an_incomplete_grade_is_not_compared() -> None:
    made = rich()
    ana = next(r for r in made.scored.results if r.person_id == "ocd-person/Ana")
    of = next(s for s in made.robustness.people if s.person_id == ana.person_id)
    incomplete = replace(ana, grade="INC")
    found = find_steadiness(of, incomplete, made.scored.rubric, made.robustness)
    assert found is not None
    assert found.compared is not None
    assert VOICE.tell(found.compared).startswith("The middle legislator of the chamber has a score")


# ---------------------------------------------------------------- how sure


def how_sure(strength: dict[str, Any] | None = None, **changes: Any) -> str:
    return VOICE.tell(steady({"reliability": 0.5, **(strength or {})}, **changes).main[-1])


def test_how_sure_we_are_is_said_as_at_most_beside_what_the_questions_tell() -> None:
    strength = {"questions": 28, "effective_questions": 2.6}
    assert how_sure(strength, letter_confidence=0.944, confidence=()) == (
        "How sure we are of the letter: fairly sure (at most 94%). The 28 questions of the chamber "
        "tell as much as 2.6 independent ones."
    )


def test_a_likelier_letter_is_named_and_a_tie_as_printed_is_none() -> None:
    nothing = {"effective_questions": None}
    said = how_sure(
        nothing, grade="C", letter_confidence=0.001, confidence=(("F", 0.873), ("C", 0.001))
    )
    assert said == (
        "How sure we are of the letter: at most 1%; another letter is more likely: F (87%)."
    )
    tie = (("F", 0.404), ("C", 0.396))
    assert "another letter" not in how_sure(
        nothing, grade="C", letter_confidence=0.396, confidence=tie
    )


@pytest.mark.parametrize(
    ("strength", "why"),
    [
        ({"reliability": 0.199}, "only 19% of the differences between scores in the chamber is"),
        ({"reliability": 0.011}, "only 1% of the differences"),
        ({"reliability": None, "no_confidence": "too_few"}, "too few in the chamber"),
        ({"reliability": None, "no_confidence": "only_chance"}, "the scores of the chamber differ"),
        ({"reliability": None, "no_confidence": "all_or_nothing"}, "all scores of the chamber are"),
    ],
)
def test_where_the_chamber_tells_too_little_no_probability_is_printed(
    strength: dict[str, Any], why: str
) -> None:
    assert how_sure(strength, letter_confidence=0.9).startswith(UNSURE + why)
    assert "at most" not in how_sure(strength, letter_confidence=0.9)


def test_a_reliability_at_the_cut_is_enough() -> None:
    assert "at most 90%" in how_sure({"reliability": 0.2}, letter_confidence=0.9, confidence=())


def test_a_chamber_of_which_nothing_is_measured_tells_too_little() -> None:
    of = rich().robustness.people[0]
    assert told(sure_sentences(of, None)) == [UNSURE + "too few in the chamber can be compared."]
    assert not is_sayable(None)


@pytest.mark.parametrize(
    ("probability", "phrase", "shown"),
    [
        (0.999, "very_sure", "99"),
        (0.95, "very_sure", "95"),
        (0.944, "fairly_sure", "94"),
        (0.75, "fairly_sure", "75"),
        (0.5, "likely", "50"),
        (0.49, "not_sure", "49"),
        (0.001, "not_sure", "1"),
    ],
)
def test_how_sure_we_are_has_words_with_cut_points_and_is_never_certain(
    probability: float, phrase: str, shown: str
) -> None:
    assert sure_phrase(probability) == phrase
    assert shown_probability(probability) == shown


def test_a_note_in_both_languages_is_told_in_one() -> None:
    assert VOICE.tell(listed(Text("here", "aquí"), "there")) == "here, there"
