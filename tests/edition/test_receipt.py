"""The receipt that anybody can redo by hand: printed points add up and name their source."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcard.edition.contexts import Edition, LegislatorPage, ReceiptRow, build_edition
from reportcard.model.scores import Outcome, Result, Scored
from tests.edition.world import (
    MEMBERS,
    Member,
    made_up_about,
    made_up_facts,
    made_up_scored,
)
from tests.properties import PROPERTY

VOTES: tuple[Outcome, ...] = ("support", "oppose", "present", "absent", "excused", "presiding")
SPONSORS: tuple[Outcome, ...] = ("introducer", "cosponsor", "none")


def edition_of(members: tuple[Member, ...] = MEMBERS, scored: Scored | None = None) -> Edition:
    return build_edition(
        facts=made_up_facts(members),
        scored=scored or made_up_scored(members),
        about=made_up_about(),
    )


def page_of(edition: Edition, family_name: str) -> LegislatorPage:
    return next(p for p in edition.legislators if p.person.family_name == family_name)


def rows_of(page: LegislatorPage) -> tuple[ReceiptRow, ...]:
    return (*(row for subject in page.categories for row in subject.lines), *page.not_counted)


def cents(printed: str) -> int:
    """Printed points in whole hundredths, read as a reader reads them."""
    whole, point, decimals = printed.partition(".")
    assert point
    assert len(decimals) == 2
    return int(whole) * 100 + int(decimals)


def check_sums(page: LegislatorPage, result: Result) -> None:
    """What somebody with a pencil would check."""
    for row in rows_of(page):
        assert cents(row.earned) + cents(row.missed) == cents(row.possible)
        assert row.is_full is (row.counted and row.missed == "0.00" and row.possible != "0.00")
    for subject in page.categories:
        assert cents(subject.earned) == sum(cents(row.earned) for row in subject.lines)
        assert cents(subject.possible) == sum(cents(row.possible) for row in subject.lines)
    if page.total_earned is None or page.total_possible is None:
        assert result.score is None
        assert not any(subject.lines for subject in page.categories)
        return
    assert cents(page.total_earned) == sum(cents(subject.earned) for subject in page.categories)
    assert cents(page.total_possible) == sum(cents(subject.possible) for subject in page.categories)
    assert result.score is not None
    assert abs(Fraction(cents(page.total_earned), 100) - result.score) <= Fraction(1, 200)


def check_lines(page: LegislatorPage, result: Result) -> None:
    """No printed line is as much as a hundredth away from what is exact."""
    exact = {line.criterion_id: line for line in result.lines}
    for row in rows_of(page):
        line = exact[row.criterion.criterion_id]
        assert abs(Fraction(cents(row.earned), 100) - line.earned) < Fraction(1, 100)
        assert abs(Fraction(cents(row.missed), 100) - (line.possible - line.earned)) < Fraction(
            1, 100
        )


# Each example builds a whole edition.
FEW = settings(PROPERTY, max_examples=60)
representatives = st.tuples(*[st.sampled_from(VOTES)] * 3, st.sampled_from(SPONSORS)).map(
    lambda answers: Member(
        9, "Ida", "Ivy", "house", 6, "Democratic", (*answers[:3], None, answers[3])
    )
)


@pytest.mark.slow
@FEW
@given(representatives)
def test_printed_points_add_up_whatever_somebody_did(member: Member) -> None:
    members = (*MEMBERS, member)
    scored = made_up_scored(members)
    page = page_of(edition_of(members, scored), "Ivy")
    check_sums(page, scored.results[-1])
    check_lines(page, scored.results[-1])


weights = st.lists(
    st.fractions(min_value=0, max_value=20, max_denominator=97), min_size=4, max_size=4
)
credits_ = st.lists(st.fractions(0, 1, max_denominator=12), min_size=4, max_size=4)


@pytest.mark.slow
@FEW
@given(weights, credits_)
def test_printed_points_add_up_with_any_weights(
    possible: list[Fraction], credit: list[Fraction]
) -> None:
    scored = made_up_scored()
    result = scored.results[0]
    everything = sum(possible, Fraction(0)) or Fraction(1)
    lines = tuple(
        replace(line, possible=100 * p / everything, earned=100 * p * c / everything)
        for line, p, c in zip(result.lines, possible, credit, strict=True)
    )
    changed = replace(result, lines=lines, score=sum((x.earned for x in lines), Fraction(0)))
    scored = replace(scored, results=(changed, *scored.results[1:]))
    page = page_of(edition_of(scored=scored), "Ávila Ñusta")
    check_lines(page, changed)
    for subject in page.categories:
        assert cents(subject.earned) == sum(cents(row.earned) for row in subject.lines)
    assert page.total_earned is not None
    assert changed.score is not None
    assert abs(Fraction(cents(page.total_earned), 100) - changed.score) <= Fraction(1, 200)


@FEW
@given(credits_, st.lists(st.integers(1, 7), min_size=4, max_size=4), st.integers(1, 9_999))
def test_a_subject_that_weighs_whole_hundredths_prints_just_them(
    credit: list[Fraction], weight: list[int], share: int
) -> None:
    """A weight of 30% prints 30.00 points that could be earned, however its lines are rounded."""
    scored = made_up_scored()
    result = scored.results[0]
    subject_of = {c.criterion_id: c.category_id for c in scored.rubric.criteria}
    first, second = sorted({subject_of[line.criterion_id] for line in result.lines})
    points = {first: Fraction(share, 100), second: Fraction(10_000 - share, 100)}
    of_subject = [subject_of[line.criterion_id] for line in result.lines]
    whole = {name: sum(w for w, s in zip(weight, of_subject, strict=True) if s == name)
             for name in points}  # fmt: skip
    lines = tuple(
        replace(line, possible=(p := points[name] * w / whole[name]), earned=p * c)
        for line, name, w, c in zip(result.lines, of_subject, weight, credit, strict=True)
    )
    changed = replace(result, lines=lines, score=sum((x.earned for x in lines), Fraction(0)))
    page = page_of(
        edition_of(scored=replace(scored, results=(changed, *scored.results[1:]))), "Ávila Ñusta"
    )
    check_lines(page, changed)
    assert {s.category_id: cents(s.possible) for s in page.categories} == {
        name: 100 * value for name, value in points.items()
    }


def test_a_line_that_does_not_count_says_why_and_what_it_would_have_changed() -> None:
    page = page_of(edition_of(), "O'Dell-Smith")
    row = next(row for row in page.not_counted if row.criterion.criterion_id == "budget")
    assert (row.counted, row.earned, row.possible, row.missed) == (False, "0.00", "0.00", "0.00")
    assert row.not_counted_because == "excused"
    assert (row.what_if_supported, row.what_if_opposed) == ("90", "40")


def test_lines_stand_in_the_order_of_their_days() -> None:
    for page in edition_of().legislators:
        for rows in (*(subject.lines for subject in page.categories), page.not_counted):
            order = [(row.criterion.held_on, row.criterion.criterion_id) for row in rows]
            assert order == sorted(order)


def test_a_vote_read_from_a_sheet_names_its_line_and_one_that_was_transcribed_does_not() -> None:
    rows = {row.criterion.criterion_id: row for row in rows_of(page_of(edition_of(), "Brook"))}
    read, transcribed = rows["budget-a"], rows["budget"]
    assert (read.line, read.printed_name) == (2, "BROOK")
    assert (transcribed.line, transcribed.printed_name) == (None, "BROOK")
    assert read.evidence is not None
    assert transcribed.evidence is not None
    assert (read.evidence.transcribed, transcribed.evidence.transcribed) == (False, True)


def test_a_line_of_sponsorship_rests_on_the_bills_page_and_has_no_line() -> None:
    rows = {row.criterion.criterion_id: row for row in rows_of(page_of(edition_of(), "Brook"))}
    row = rows["sponsors"]
    assert (row.option, row.sponsor_role, row.line, row.printed_name) == (None, None, None, "")
    assert row.evidence is not None
    assert row.evidence.url == "https://example.org/2025-HB05001"


def test_nobody_has_a_score_when_nothing_counted() -> None:
    absent: tuple[Outcome | None, ...] = ("excused", "excused", "excused", None, None)
    nobody = Member(9, "Ned", "Nobody", "house", 6, "Democratic", absent)
    page = page_of(edition_of((*MEMBERS, nobody)), "Nobody")
    assert (page.total_earned, page.total_possible, page.person.shown) == (None, None, None)
    assert page.person.grade == "NR"
