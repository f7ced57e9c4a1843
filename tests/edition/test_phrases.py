"""The words beside a letter: published cut points, and no strong word without a vote behind it."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcard.edition.contexts import build_edition
from reportcard.edition.phrases import CUT_POINTS, find_phrase, reaches, sides
from reportcard.model.scores import Outcome, ReceiptLine, Scored
from tests.edition.site_reading import made_up_edition, read, rendered, words
from tests.edition.world import MEMBERS, Member, made_up_about, made_up_facts, made_up_scored
from tests.properties import PROPERTY

STRONG = {"all": "with_us", "nearly_all": "with_us", "few": "against_us", "none": "against_us"}
AWAY = Member(
    9, "Abe", "Away", "house", 6, "Democratic", ("absent", "absent", "absent", None, "none")
)
scores = st.fractions(min_value=-10, max_value=110, max_denominator=12)
OUTCOMES: tuple[Outcome, ...] = (
    "support", "oppose", "absent", "excused", "present", "introducer", "none", "measured",
    "paired_oppose", "announced_support", "no_answer",
)  # fmt: skip


def line(outcome: Outcome, *, counted: bool = True) -> ReceiptLine:
    nothing = Fraction(0)
    return ReceiptLine(
        criterion_id="q",
        outcome=outcome,
        option=None,
        counted=counted,
        credit=nothing,
        count=nothing,
        earned=nothing,
        possible=nothing,
        not_counted_because=None if counted else outcome,
        score_if_supported=None,
        score_if_opposed=None,
    )


@pytest.mark.parametrize(
    ("score", "phrase"),
    [
        ("100", "all"), ("105", "all"), ("99.9", "nearly_all"), ("90", "nearly_all"),
        ("89.9", "most"), ("70", "most"), ("69.9", "more_than_half"), ("50.1", "more_than_half"),
        ("50", "half"), ("49.9", "less_than_half"), ("25", "less_than_half"), ("24.9", "few"),
        ("0.1", "few"), ("0", "none"), ("-3", "none"),
    ],
)  # fmt: skip
def test_a_score_at_a_cut_point_has_the_phrase_of_that_point(score: str, phrase: str) -> None:
    both = (line("support"), line("oppose"))
    assert find_phrase(grade="C", score=Fraction(score), lines=both) == phrase


@pytest.mark.parametrize(("grade", "phrase"), [("INC", "incomplete"), ("NR", "not_rated")])
def test_an_incomplete_grade_is_called_so_whatever_the_score(grade: str, phrase: str) -> None:
    assert find_phrase(grade=grade, score=Fraction(0), lines=(line("oppose"),)) == phrase


def test_who_only_missed_votes_is_not_said_to_have_earned_none() -> None:
    away = (line("absent"), line("none"))
    assert find_phrase(grade="F", score=Fraction(0), lines=away) == "less_than_half"
    assert find_phrase(grade="F", score=Fraction(10), lines=away) == "less_than_half"
    assert find_phrase(grade="F", score=Fraction(0), lines=(*away, line("oppose"))) == "none"


def test_a_vote_that_does_not_count_is_no_ground_for_a_strong_word() -> None:
    outside = (line("absent"), line("oppose", counted=False))
    assert find_phrase(grade="F", score=Fraction(0), lines=outside) == "less_than_half"


@PROPERTY
@given(scores, st.lists(st.tuples(st.sampled_from(OUTCOMES), st.booleans()), max_size=6))
def test_a_strong_word_always_has_a_recorded_answer_of_its_side(
    score: Fraction, answers: list[tuple[Outcome, bool]]
) -> None:
    lines = [line(outcome, counted=counted) for outcome, counted in answers]
    phrase = find_phrase(grade="C", score=score, lines=lines)
    assert phrase not in STRONG or STRONG[phrase] in sides(lines)


@PROPERTY
@given(scores, st.lists(st.sampled_from(OUTCOMES), max_size=6))
def test_the_weaker_phrase_is_as_true_as_the_strong_one(
    score: Fraction, answers: list[Outcome]
) -> None:
    phrase = find_phrase(grade="C", score=score, lines=[line(outcome) for outcome in answers])
    held = next(cut for cut in CUT_POINTS if cut.phrase == phrase)
    strong = next(cut for cut in CUT_POINTS if reaches(score, cut))
    if phrase == "less_than_half":
        assert score < 50
    elif phrase == "more_than_half":
        assert score > 50
    else:
        assert held == strong


answers = st.tuples(
    *[st.sampled_from(("support", "oppose", "absent", "excused"))] * 3,
    st.none(),
    st.sampled_from(("introducer", "none")),
)


@settings(PROPERTY, max_examples=30)
@given(answers)
def test_no_card_has_a_strong_word_without_a_vote_of_its_side(
    given_answers: tuple[Outcome | None, ...],
) -> None:
    members = (*MEMBERS, replace(AWAY, outcomes=given_answers))
    scored = made_up_scored(members)
    edition = build_edition(facts=made_up_facts(members), scored=scored, about=made_up_about())
    outcomes = {r.person_id: {x.outcome for x in r.lines if x.counted} for r in scored.results}
    for page in edition.legislators:
        said = outcomes[page.person.person_id]
        if page.person.phrase in ("few", "none"):
            assert "oppose" in said
        if page.person.phrase in ("all", "nearly_all"):
            assert said & {"support", "introducer", "cosponsor"}


@pytest.mark.parametrize(
    ("folder", "weak", "strong"),
    [
        ("", "Earned less than half of the points", "Earned none of the points"),
        ("es/", "Obtuvo menos de la mitad de los puntos", "No obtuvo ningún punto"),
    ],
)
def test_the_page_of_somebody_who_was_only_absent_has_the_weaker_words(
    repository: Path, folder: str, weak: str, strong: str
) -> None:
    site = rendered(made_up_edition((*MEMBERS, AWAY)), repository)
    text = words(read(site, f"{folder}legislators/abe-away-00000009.html"))
    assert weak in text
    assert strong not in text
    # The same words stand on the methodology page, with what they need.
    assert strong in words(read(site, f"{folder}methodology.html"))


def all_for_absence() -> Scored:
    """The same card where an absence earns all points: a rule that nobody should write."""
    scored = made_up_scored((*MEMBERS, AWAY))
    result = scored.results[-1]
    lines = tuple(replace(x, credit=Fraction(1), earned=x.possible) for x in result.lines)
    whole = Fraction(100)
    full = replace(result, base=whole, raw=whole, score=whole, grade="A", lines=lines)
    return replace(scored, results=(*scored.results[:-1], full))


def test_points_for_absences_do_not_make_a_card_say_that_all_were_earned() -> None:
    edition = build_edition(
        facts=made_up_facts((*MEMBERS, AWAY)), scored=all_for_absence(), about=made_up_about()
    )
    page = next(p for p in edition.legislators if p.person.family_name == "Away")
    assert page.person.phrase == "more_than_half"


def test_every_phrase_is_published_with_its_cut_point_and_what_it_needs() -> None:
    rows = made_up_edition().methodology.phrases
    assert [row.phrase for row in rows[: len(CUT_POINTS)]] == [cut.phrase for cut in CUT_POINTS]
    assert [row.phrase for row in rows[len(CUT_POINTS) :]] == ["incomplete", "not_rated"]
    for row in rows:
        assert (row.needs is None) == (row.else_phrase is None)
        assert row.phrase not in STRONG or row.needs == STRONG[row.phrase]
