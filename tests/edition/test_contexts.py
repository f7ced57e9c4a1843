"""From the record to the pages: who is where, compared with whom, and what everybody voted."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from reportcard.edition.contexts import Edition, LegislatorPage, RollCallPage, build_edition
from reportcard.model.facts import Facts
from reportcard.model.scores import Outcome, Scored
from tests.edition.world import (
    MEMBERS,
    Member,
    made_up_about,
    made_up_facts,
    made_up_scored,
)
from tests.scoring.made_up import made_up_robustness


def edition_of(
    members: tuple[Member, ...] = MEMBERS,
    facts: Facts | None = None,
    scored: Scored | None = None,
) -> Edition:
    return build_edition(
        facts=facts or made_up_facts(members),
        scored=scored or made_up_scored(members),
        about=made_up_about(),
    )


def page_of(edition: Edition, family_name: str) -> LegislatorPage:
    return next(p for p in edition.legislators if p.person.family_name == family_name)


def roll_call(edition: Edition, vote_event_id: str) -> RollCallPage:
    return next(p for p in edition.roll_calls if p.roll_call.vote_event_id == vote_event_id)


# ---------------------------------------------------------------- legislators


def test_sitting_members_come_first_by_chamber_and_district_then_former_ones() -> None:
    order = [p.person.family_name for p in edition_of().legislators]
    assert order == [
        "Ávila Ñusta", "Brook", "Cruz", "O'Dell-Smith", "Early", "Green", "Hill", "Former",
    ]  # fmt: skip


def test_each_page_leads_to_the_one_before_and_the_one_after() -> None:
    pages = edition_of().legislators
    assert pages[0].previous is None
    assert pages[-1].next is None
    for page, following in pairwise(pages):
        assert page.next == following.person
        assert following.previous == page.person


def test_somebody_who_left_has_a_page_and_counts_in_no_figure_of_the_chamber() -> None:
    edition = edition_of()
    former = page_of(edition, "Former").person
    assert not former.in_office
    assert edition.home.former == (former,)
    assert former not in edition.home.sitting
    house = edition.home.chambers[0]
    assert (house.sitting, house.vacant, house.seats) == (5, 1, 6)
    assert sum(row.count for row in house.counts) == 5


def test_an_incomplete_grade_says_what_there_was_and_what_is_needed() -> None:
    page = page_of(edition_of(), "O'Dell-Smith")
    assert page.person.grade == "INC"
    assert [(s.code, s.measured, s.required, s.is_percent) for s in page.shortfalls] == [
        ("min_criteria", "2", "3", False)
    ]


@pytest.mark.parametrize("code", ["min_opportunity", "min_participation"])
def test_a_share_that_falls_short_is_told_in_percent(code: str) -> None:
    scored = made_up_scored()
    short = replace(scored.results[0], reasons=((code, Fraction(2, 5), Fraction(1, 2)),))
    page = page_of(edition_of(scored=replace(scored, results=(short,), alarms=())), "Ávila Ñusta")
    assert [(s.code, s.measured, s.required, s.is_percent) for s in page.shortfalls] == [
        (code, "40", "50", True)
    ]


def test_a_letter_that_a_gate_lowered_shows_both_letters_and_the_reason() -> None:
    scored = made_up_scored()
    reason = scored.rubric.gates[0].reason
    lowered = replace(scored.results[0], grade="B", computed_grade="A", gate_reasons=(reason,))
    page = page_of(edition_of(scored=replace(scored, results=(lowered,), alarms=())), "Ávila Ñusta")
    assert (page.person.grade, page.computed_grade, page.gate_reasons) == ("B", "A", (reason,))


def test_the_middle_legislator_is_that_of_the_same_questions() -> None:
    scored = made_up_scored()
    whole = made_up_robustness(scored, {0: {"chamber_median": Fraction(145, 2)}})
    facts, about = made_up_facts(), made_up_about()
    edition = build_edition(facts=facts, scored=scored, about=about, robustness=whole)
    page = page_of(edition, "Ávila Ñusta")
    assert page.chamber_median_share == "73"
    assert page.compared is not None


def test_without_measures_of_steadiness_nothing_is_compared() -> None:
    page = page_of(edition_of(), "Brook")
    assert (page.chamber_median_share, page.compared, page.steady_label) == (None, None, None)


def test_the_median_of_a_subject_is_that_of_sitting_members_with_a_score_in_it() -> None:
    scored = made_up_scored()
    page = page_of(edition_of(), "Brook")
    sitting = sorted(
        category.score
        for result in scored.results
        for category in result.categories
        if result.chamber == "house" and result.in_office and category.score is not None
        and category.category_id == "support"
    )  # fmt: skip
    assert sitting == [0, 0, 0, 50, 100]
    assert page.categories[1].median == "0.0"


def test_a_sheet_without_a_line_of_a_sitting_member_is_an_alarm_on_their_page() -> None:
    edition = edition_of()
    assert [row.title.en for row in page_of(edition, "Hill").alarms] == ["Aid"]
    assert page_of(edition, "Green").alarms == ()


def test_seats_are_listed_newest_first() -> None:
    facts = made_up_facts()
    first = facts.memberships[0]
    earlier = replace(
        first, district=9, start_on=date(2023, 1, 4), end_on=date(2025, 1, 8), party="Republican"
    )
    page = page_of(edition_of(facts=replace(facts, memberships=(earlier, *facts.memberships))),
                   "Ávila Ñusta")  # fmt: skip
    assert [(term.district, term.party) for term in page.terms] == [
        (1, "Democratic"),
        (9, "Republican"),
    ]


# ---------------------------------------------------------------- roll calls


def test_everybodys_vote_is_listed_as_a_phone_book_would() -> None:
    page = roll_call(edition_of(), "2025-house-10")
    assert [row.family_name for row in page.votes] == [
        "Ávila Ñusta", "Brook", "Cruz", "Early", "Former", "O'Dell-Smith",
    ]  # fmt: skip


def test_the_tally_by_party_counts_every_vote_once() -> None:
    page = roll_call(edition_of(), "2025-house-10")
    tallies = {
        row.party: (row.yes, row.no, row.absent, row.other, row.total) for row in page.parties
    }
    assert tallies == {
        "Democratic": (2, 0, 1, 0, 3),
        "Republican": (1, 1, 1, 0, 3),
        "": (3, 1, 2, 0, 6),
    }
    assert page.parties[-1].party == ""


def test_a_vote_counts_for_the_party_of_that_day() -> None:
    facts = made_up_facts()
    change = date(2025, 6, 3)
    alma = facts.memberships[0]
    before = replace(alma, end_on=change)
    after = replace(alma, party="Republican", district=3, start_on=change)
    changed = replace(facts, memberships=(before, after, *facts.memberships[1:]))
    edition = edition_of(facts=changed)
    found = {
        event_id: next(
            (row.party, row.district)
            for row in roll_call(edition, event_id).votes
            if row.family_name == "Ávila Ñusta"
        )
        for event_id in ("2025-house-10", "2025-house-20")
    }
    assert found == {"2025-house-10": ("Democratic", 1), "2025-house-20": ("Republican", 3)}


def test_a_vote_is_with_us_or_not_only_when_it_was_a_yes_or_a_no() -> None:
    page = roll_call(edition_of(), "2025-house-9")
    assert {row.family_name: (row.option, row.with_us) for row in page.votes} == {
        "Ávila Ñusta": ("no", True),
        "Brook": ("no", True),
        "Cruz": ("absent_or_not_voting", None),
        "Early": ("absent_or_not_voting", None),
        "Former": ("yes", False),
        "O'Dell-Smith": ("no", True),
    }


def test_a_roll_call_that_two_questions_share_with_opposite_positions_judges_nobody_twice() -> None:
    scored = made_up_scored()
    budget = next(c for c in scored.rubric.criteria if c.criterion_id == "budget")
    opposite = replace(budget, criterion_id="other", category_id="support", position="oppose")
    rubric = replace(scored.rubric, criteria=(*scored.rubric.criteria, opposite))
    page = roll_call(edition_of(scored=replace(scored, rubric=rubric)), "2025-house-10")
    assert [card.criterion_id for card in page.criteria] == ["budget", "other"]
    assert [title.en for title in page.category_titles if title] == [
        "School funding",
        "Help for students",
    ]
    assert {row.with_us for row in page.votes} == {None}


def test_the_line_of_a_transcribed_sheet_is_not_known() -> None:
    edition = edition_of()
    assert {row.line for row in roll_call(edition, "2025-house-10").votes} == {None}
    assert {row.line for row in roll_call(edition, "2025-house-20").votes} >= {1, 2, 3}


def test_roll_calls_stand_newest_first_and_lead_to_each_other() -> None:
    pages = edition_of().roll_calls
    assert [page.roll_call.vote_event_id for page in pages] == [
        "2025-house-20", "2025-house-10", "2025-house-9", "2025-senate-5",
    ]  # fmt: skip
    assert (pages[0].next, pages[-1].previous) == (None, None)
    assert pages[1].next == pages[0].roll_call
    assert pages[1].previous == pages[2].roll_call


def test_a_bill_whose_own_page_was_not_read_is_named_without_a_link() -> None:
    facts = made_up_facts()
    event = replace(facts.vote_events[0], bill_ids=("2025-HB07001", "2025-SJ00042"))
    unread = [bill for bill in facts.bills if bill.bill_id != "2025-HB07001"]
    changed = replace(facts, bills=tuple(unread), vote_events=(event, *facts.vote_events[1:]))
    page = roll_call(edition_of(facts=changed), "2025-house-10")
    assert [(bill.identifier, bill.title, bill.evidence.url) for bill in page.bills] == [
        ("HB 7001", "", ""),
        ("SJ 42", "", ""),
    ]
    bill = page.criteria[0].bill
    assert bill is not None
    assert bill.identifier == "HB 7001"


def test_two_bills_of_one_number_know_that_they_need_their_session() -> None:
    facts, scored = made_up_facts(), made_up_scored()
    again = replace(facts.bills[0], bill_id="2026-HB07001", session="2026")
    questions = [
        replace(c, bill_id="2026-HB07001") if c.criterion_id == "sponsors" else c
        for c in scored.rubric.criteria
    ]
    both = replace(scored, rubric=replace(scored.rubric, criteria=tuple(questions)))
    facts = replace(facts, bills=(*facts.bills, again))
    asked = edition_of(facts=facts, scored=both)
    cards = [card for subject in asked.methodology.subjects for card in subject.criteria]
    bills = [card.bill for card in cards if card.bill]
    assert {(bill.identifier, bill.session) for bill in bills if bill.has_namesake} \
        == {("HB 7001", "2025"), ("HB 7001", "2026")}  # fmt: skip
    listed = [row.bill for row in asked.home.roll_calls if row.bill]
    assert [b.has_namesake for b in listed if b.identifier == "HB 7001"] == [True, True]
    # A bill of another session that the rubric does not ask about confuses nobody.
    alone = edition_of(facts=facts)
    assert not any(row.bill.has_namesake for row in alone.home.roll_calls if row.bill)


def test_a_vote_without_a_seat_is_a_mistake_of_ours_and_stops_the_build() -> None:
    facts = made_up_facts()
    gone = replace(facts.memberships[0], end_on=date(2025, 3, 1))
    with pytest.raises(KeyError, match="held no seat at"):
        edition_of(facts=replace(facts, memberships=(gone, *facts.memberships[1:])))


# ---------------------------------------------------------------- hostile names

HOSTILE = (
    "<script>alert(1)</script>",
    "../../../etc/passwd",
    "\u202egnp.exe",
    "N" * 300,
    'O\'Brien "Bo" & Sons',
    "المعلّم",
    "-",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text_and_its_page_has_a_harmless_address(name: str) -> None:
    answers: tuple[Outcome | None, ...] = ("support", "support", "support", None, "none")
    member = Member(9, "", name, "house", 6, "Democratic", answers)
    edition = edition_of((*MEMBERS, member))
    person = next(p.person for p in edition.legislators if p.person.person_id == member.person_id)
    assert person.name == name.strip()
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", person.slug)
    assert len(person.slug) <= 70
    assert person.letter == "#" or person.letter.isupper()
    assert len({p.person.slug for p in edition.legislators}) == len(edition.legislators)


def test_the_edition_is_the_same_every_time() -> None:
    assert edition_of() == edition_of()


# ---------------------------------------------------------------- methodology


def test_a_gate_on_a_question_names_the_answers_that_it_applies_to() -> None:
    scored = made_up_scored()
    gate = replace(
        scored.rubric.gates[0],
        measure="criterion",
        minimum=Fraction(0),
        criterion_id="budget",
        outcomes=("oppose",),
    )
    rubric = replace(scored.rubric, gates=(*scored.rubric.gates, gate))
    rows = edition_of(scored=replace(scored, rubric=rubric)).methodology.gates
    assert [(row.measure, row.minimum, row.outcomes) for row in rows] == [
        ("participation", "75", ()),
        ("criterion", None, ("oppose",)),
    ]
    assert rows[1].criterion is not None
    assert rows[1].criterion.criterion_id == "budget"


def test_every_outcome_of_the_mark_table_is_shown_those_that_do_not_count_included() -> None:
    rows = {(row.type, row.outcome): row for row in edition_of().methodology.marks}
    assert (rows["floor_vote", "support"].credit, rows["floor_vote", "absent"].credit) == ("1", "0")
    assert (rows["floor_vote", "excused"].credit, rows["floor_vote", "excused"].count) == (
        None,
        None,
    )
    assert ("sponsorship", "support") not in rows


def test_positions_that_were_not_announced_before_the_vote_are_counted() -> None:
    # Announced on the day of the vote, and twice never; the budget's was announced in May.
    assert edition_of().methodology.late_count == 3
