"""Each theme of warnings on a made-up card, with the number that triggered it in the sentence."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from reportcard.model.money import Money
from reportcard.model.robustness import Robustness
from reportcard.model.scores import (
    Appropriation,
    AttestedAct,
    Criterion,
    Gate,
    MarkRule,
    Override,
    Scored,
)
from reportcard.model.text import Text
from reportcard.scoring.lint import lint
from reportcard.scoring.lintabsence import absence_warnings
from reportcard.scoring.lintchoice import choice_warnings
from reportcard.scoring.lintlaw import law_warnings, published_texts
from reportcard.scoring.lintscores import score_warnings
from reportcard.scoring.lintweights import weight_warnings
from reportcard.scoring.lintwords import Warned
from reportcard.yamlfile import YamlFile, parse_yaml
from tests.edition.world import VOTE_MARKS, made_up_rubric
from tests.scoring.made_up import made_up_card, made_up_robustness, strength, weight, with_result
from tests.scoring.worlds import rubric_data, rubric_of, vote

BUDGET, BUDGET_A, AID_HOUSE, AID_SENATE, SPONSORS = made_up_rubric().criteria
TEXT = Text("Words", "Palabras")
DONE = {"done": MarkRule(Fraction(1), Fraction(1)), "none": MarkRule(Fraction(0), Fraction(1))}


def told(found: Iterable[Warned]) -> list[str]:
    """Each warning as "place: sentence"."""
    return [f"{'.'.join(map(str, path))}: {message}" for path, message in found]


def has(found: Iterable[Warned], words: str) -> bool:
    return any(words in line for line in told(found))


def card_of(*criteria: Criterion, **card: Any) -> Scored:
    """A card of other criteria; no groups, so that each is a question."""
    plain = (replace(criterion, group_id=None) for criterion in criteria)
    return made_up_card(criteria=tuple(plain), groups=(), **card)


def attested(**fields: Any) -> Criterion:
    act = AttestedAct("ocd-person/1", TEXT, "https://example.org/")
    return replace(
        SPONSORS, criterion_id="act", type="attested_action", done_by=(act,), marks=DONE, **fields
    )


# ---------------------------------------------------------------- weights


def test_what_rests_on_judgement_is_told_with_its_share_however_small() -> None:
    small = attested(weight=Fraction(1, 100))
    found = told(weight_warnings(card_of(BUDGET, AID_HOUSE, SPONSORS, small)))
    # House: support has 40 %, shared by weights 1, 1 and 0.01.
    assert (
        "criteria: House: 1 criterion rests on a questionnaire or an attested action, not on the "
        "public record; it has 0.2% of the weight."
    ) in found
    assert not has(weight_warnings(card_of(BUDGET, SPONSORS)), "public record")


def test_several_judgements_are_told_together() -> None:
    asked = replace(SPONSORS, criterion_id="q", type="questionnaire", input="Q")
    found = told(weight_warnings(card_of(BUDGET, attested(), asked)))
    assert (
        "criteria: House: 2 criteria rest on a questionnaire or an attested action, not on the "
        "public record; together they have 40.0% of the weight."
    ) in found


@pytest.mark.parametrize(("share", "is_warned"), [("1/10", False), ("11/100", True)])
def test_attested_actions_over_a_tenth_of_the_weight(share: str, is_warned: bool) -> None:
    part = Fraction(share)
    act = attested(weight=part, category_id="funding")
    rest = replace(BUDGET, weight=1 - part)
    found = weight_warnings(card_of(rest, act, aggregate="pooled"))
    words = "criteria.1.weight: House: attested actions have 11.0% of the weight; over 10% say in"
    assert has(found, words) is is_warned


def test_a_roll_call_with_several_criteria_says_what_they_weigh_together() -> None:
    ours = replace(BUDGET, weight=Fraction(2), cap=Fraction(2, 5))
    theirs = replace(BUDGET, criterion_id="g", weight=Fraction(3), cap=Fraction(2, 5))
    third = replace(AID_HOUSE, cap=Fraction(1))
    found = told(weight_warnings(card_of(ours, theirs, third)))
    assert (
        "criteria.0.weight: 2 criteria ask about roll call 2025-house-10 and would weigh 5; "
        "together they weigh 3 as the heaviest does, so that each counts 40.0% of its weight."
    ) in found
    assert not has(weight_warnings(card_of(BUDGET, third)), "ask about roll call")


def test_two_criteria_on_one_roll_call_are_one_question_on_its_bill() -> None:
    twin = replace(BUDGET, criterion_id="twin", type="third_party_position")
    assert not has(weight_warnings(card_of(BUDGET, twin)), "counts 2 times")
    assert has(weight_warnings(card_of(BUDGET, twin, BUDGET_A)), "2025-HB07001 counts 2 times")


def test_a_criterion_outside_the_subjects_is_no_roll_call_of_the_card() -> None:
    beside = replace(AID_HOUSE, category_id="")
    found = told(weight_warnings(card_of(BUDGET, beside)))
    assert (
        "criteria: House: 1 roll call is asked about; fewer than 10 say little of anybody." in found
    )


# ---------------------------------------------------------------- what is asked


def test_a_position_of_somebody_else_is_not_ours_to_announce() -> None:
    governor = replace(BUDGET, type="third_party_position", announced_on=None)
    assert not has(choice_warnings(card_of(governor)), "never announced")
    assert has(choice_warnings(card_of(replace(BUDGET, announced_on=None))), "1 of 1 positions")


def test_a_question_that_gave_everybody_the_same() -> None:
    scored = card_of(SPONSORS)
    same = [
        replace(r, lines=tuple(replace(x, counted=True, credit=Fraction(0)) for x in r.lines[-1:]))
        for r in scored.results
    ]
    count = sum(1 for r in same for x in r.lines if x.criterion_id == "sponsors")
    found = told(choice_warnings(replace(scored, results=tuple(same))))
    words = f"criteria.0: All {count} got the same: this criterion cannot tell anybody apart."
    assert count > 1
    assert words in found
    assert not has(choice_warnings(scored), "got the same")


def test_school_funding_without_an_amount() -> None:
    money = Appropriation(TEXT, 5_000_000, 4_000_000, 2026, "omnibus")
    bare = told(choice_warnings(card_of(BUDGET, replace(BUDGET, appropriation=money))))
    assert (
        "criteria: 1 of 2 appropriation votes name no amount: say which budget line, how many "
        "dollars, and whether it was voted on alone."
    ) in bare
    assert not has(choice_warnings(card_of(replace(BUDGET, appropriation=money))), "no amount")


@pytest.mark.parametrize(
    ("separability", "baseline", "is_warned"),
    [("omnibus", None, True), ("omnibus", 0, False), ("stand_alone", None, False)],
)
def test_one_line_of_an_omnibus_with_nothing_to_compare_it_with(
    separability: Any, baseline: int | None, is_warned: bool
) -> None:
    money = Appropriation(TEXT, 5_000_000, baseline, 2026, separability)
    found = choice_warnings(card_of(replace(BUDGET, appropriation=money)))
    words = "criteria.0.appropriation: This roll call decided many things at once (omnibus), and "
    assert has(found, f"{words}$5,000,000 stand alone") is is_warned


# ---------------------------------------------------------------- absences


def test_an_absence_that_costs_in_votes_and_again_as_attendance() -> None:
    attendance = replace(
        SPONSORS, criterion_id="there", type="attendance", roll_calls="scored", held_on=None
    )
    found = told(absence_warnings(card_of(BUDGET, AID_HOUSE, attendance)))
    assert (
        "criteria.2: House: an absence costs points in 2 criteria, and this one counts it again "
        "with 20.0% of the weight."
    ) in found
    assert not any("Senate" in line for line in found)  # no vote of the Senate costs anything
    beside = replace(attendance, category_id="")
    assert not has(absence_warnings(card_of(BUDGET, beside)), "and this one counts")


def test_an_absence_that_costs_nothing_in_the_votes_is_counted_once() -> None:
    kind = {name: rule for name, rule in VOTE_MARKS.items() if name != "absent"}
    attendance = replace(SPONSORS, criterion_id="there", type="attendance", roll_calls="all")
    assert told(absence_warnings(card_of(replace(BUDGET, marks=kind), attendance))) == []


def test_a_gate_on_a_criterion_is_no_second_price_of_an_absence() -> None:
    gate = Gate("criterion", Fraction(0), "C", TEXT, criterion_id="budget", outcomes=("oppose",))
    assert told(absence_warnings(card_of(BUDGET, gates=(gate,)))) == []
    participation = made_up_rubric().gates
    assert len(told(absence_warnings(card_of(BUDGET, gates=participation)))) == 1


# ---------------------------------------------------------------- what the scores show


def figures(**house: Any) -> list[str]:
    scored = made_up_card()
    robustness = made_up_robustness(scored)
    chambers = {"house": strength(**house)}
    found = Robustness(robustness.people, chambers, (), is_comparable=False)  # type: ignore[arg-type]  # a plain dict of one chamber
    return told(score_warnings(scored, found))


@pytest.mark.parametrize(("like", "is_warned"), [(4.96, True), (5.0, False), (None, False)])
def test_answers_that_tell_as_much_as_few_independent_questions(
    like: float | None, is_warned: bool
) -> None:
    words = "criteria: House: the answers to 20 questions tell as much as 5.0 independent ones; "
    assert any(words in line for line in figures(effective_questions=like)) is is_warned


@pytest.mark.parametrize(("share", "is_warned"), [("9/10", False), ("901/1000", True)])
def test_a_card_that_only_repeats_the_party(share: str, is_warned: bool) -> None:
    words = "criteria: House: party explains 90.1% of the differences between scores; over 90%"
    assert any(words in line for line in figures(party_share=Fraction(share))) is is_warned
    assert figures(party_share=None) == []


@pytest.mark.parametrize(
    ("nominal", "effective", "sentence"),
    [
        ("1/5", "1/10", None),
        ("1/5", "2/5", None),
        ("1/5", "99/1000", "but makes 9.9% of the differences between scores."),
        ("1/5", "401/1000", "but makes 40.1% of the differences between scores."),
        ("1/5", "-1/10", "run against the rest of the score (-10.0% of the differences)."),
        ("1/5", None, None),
        ("0", "1/2", None),
    ],
)
def test_a_subject_that_decides_more_or_less_than_its_weight(
    nominal: str, effective: str | None, sentence: str | None
) -> None:
    found = figures(weights=(weight("support", nominal, effective),))
    if sentence is None:
        assert found == []
        return
    start = "categories.1.weight: House: this subject has 20.0% of the weight, but "
    assert [line.startswith(start) and line.endswith(sentence) for line in found] == [True]


def test_grades_that_are_set_by_name_are_counted() -> None:
    override = Override("p", "B", TEXT, "https://example.org/", ("Ana", "Ben"), date(2026, 1, 2))
    scored = made_up_card(overrides=(override, override))
    found = told(score_warnings(scored, made_up_robustness(scored)))
    assert found == [
        "overrides: 2 grades (25.0% of all) are set by name, not by the rules; the computed ones "
        "are printed beside them."
    ]


# ---------------------------------------------------------------- the law


def law(text: str, language: str = "en", status: str = "501c3") -> list[str]:
    """The warnings of a rubric with one text in it."""
    scored = made_up_card(tax_status=status)
    rated = replace(scored, results=tuple(r for r in scored.results if r.grade != "NR"))
    rubric = rubric_of(rubric_data([vote(1)]))
    rubric._yaml = YamlFile(data={"title": {language: text}}, shown_as="rubrics/test.yml")
    return told(law_warnings(rated, rubric))


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "So vote for Ana Ruiz.", "vote for"),
        ("en", "Votes against her come in May.", "Votes against"),
        ("en", "Re-elect those with an A.", "Re-elect"),
        ("en", "Help us elect better ones.", "elect"),
        ("en", "Every candidate was asked.", "candidate"),
        ("en", "Vote them out!", "Vote them out"),
        ("es", "Vote por Ana Ruiz.", "Vote por"),
        ("es", "Votar en contra de ella es justo.", "Votar en contra de"),
        ("es", "Reelija a quien tiene una A.", "Reelija"),
        ("es", "Elija a los mejores.", "Elija a"),
        ("es", "Cada candidata contestó.", "candidata"),
    ],
)
def test_words_of_an_election_are_named_with_their_place(
    language: str, text: str, words: str
) -> None:
    assert law(text, language) == [
        f"title.{language}: “{words}” can be read as advice on an election, which a 501(c)(3) may "
        "not give; the tax status is 501c3 (Rev. Rul. 2007-41)."
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A No was a vote against the bill."),
        ("en", "We asked for a vote for House amendment A."),
        ("en", "The elected board and the election of its chair."),
        ("es", "Un No fue votar contra el proyecto de ley."),
        ("es", "Los padres pueden elegir dónde aprenden sus hijos."),
    ],
)
def test_a_vote_on_a_bill_and_a_choice_of_schools_are_no_election(language: str, text: str) -> None:
    assert law(text, language) == []


@pytest.mark.parametrize(("status", "is_warned"), [("unset", True), ("501c4", False)])
def test_who_has_not_said_what_they_are_is_held_to_the_same(status: str, is_warned: bool) -> None:
    assert bool(law("Vote for Ana Ruiz.", status=status)) is is_warned


def test_every_incumbent_is_rated() -> None:
    scored = made_up_card(tax_status="501c3")
    sitting = [r for r in scored.results if r.chamber == "house" and r.in_office]
    number = next(n for n, r in enumerate(scored.results) if r in sitting and r.grade != "NR")
    unrated = sum(1 for r in sitting if r.grade == "NR") + 1
    found = law_warnings(with_result(scored, number, grade="NR"), rubric_of(rubric_data([vote(1)])))
    assert has(
        found,
        f"criteria: House: {unrated} of {len(sitting)} incumbents are not rated; a 501(c)(3) "
        "publishes the record of all incumbents (Rev. Rul. 78-248, 80-282).",
    )


def test_every_text_of_both_languages_is_looked_at_with_its_place() -> None:
    data = {"en": "A", "list": [{"why": {"en": "B", "es": "C"}}, "no text"], "en_": "D", "n": 1}
    assert list(published_texts(data)) == [
        (("en",), "A"),
        (("list", 0, "why", "en"), "B"),
        (("list", 0, "why", "es"), "C"),
    ]


@pytest.mark.parametrize("template", ["site/base.html", "pdf/how-to-read.html"])
def test_the_limits_of_a_voting_record_stand_on_every_page_and_in_the_pdf(
    repository: Any, template: str
) -> None:
    text = (repository / "templates" / template).read_text(encoding="utf-8")
    assert "A voting record shows part of a legislator's work." in text
    assert "It is no advice on whom to vote for." in text


# ---------------------------------------------------------------- criteria out of a table


def late_ones(count: int) -> list[tuple[str, str]]:
    """What is told of late announcements: one criterion in the file, `count` out of a table."""
    late = replace(AID_HOUSE, announced_on=date(2026, 1, 1))
    tables = [replace(late, criterion_id=f"t{number}") for number in range(count)]
    scored = card_of(replace(BUDGET, announced_on=date(2026, 1, 1)), *tables)
    rubric = rubric_of(rubric_data([vote(1)]))
    rubric._yaml = parse_yaml(b"criteria:\n  - id: budget\nfrom_table: []\n", shown_as="r.yml")
    found = lint(scored, rubric, made_up_robustness(scored), Money())
    told_of = ("Announced", "the same is to be said")
    return [(p.key, p.message) for p in found if any(words in p.message for words in told_of)]


def test_of_many_criteria_out_of_a_table_a_few_are_told_and_the_others_counted() -> None:
    own = ("criteria[budget].announced", "Announced 2026-01-01, not before the vote of 2025-06-02.")
    few = [
        ("from_table", f"t{n}: Announced 2026-01-01, not before the vote of 2025-06-03.")
        for n in range(3)
    ]
    assert late_ones(3) == [own, *few]
    more = ("from_table", "t2: the same is to be said of 3 more criteria of the tables.")
    assert late_ones(6) == [own, *few, more]
