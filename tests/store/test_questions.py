"""The question put: three witnesses, and no guess where they leave two readings."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reportcard.model.vocabulary import QuestionClass
from reportcard.store.questions import (
    SILENT,
    UNKNOWN,
    Claim,
    Doubt,
    Question,
    RollCall,
    Step,
    agree,
    doubts,
    read_questions,
    superseded,
)

DAY = date(2025, 5, 30)
NEXT = date(2025, 5, 31)


def call(
    number: int,
    *,
    passed: bool | None = True,
    on: date = DAY,
    label: QuestionClass = "unknown",
    schedule: str | None = None,
    sheet: Claim = SILENT,
) -> RollCall:
    return RollCall(
        vote_event_id=f"2025-senate-{number}",
        chamber="senate",
        number=number,
        held_on=on,
        passed=passed,
        sheet=sheet,
        link=Claim(label, "senate" if schedule else None, schedule, words="seen"),
    )


def amendment(schedule: str, *, adopted: bool) -> Step:
    return Step(DAY, "amendment", adopted, "senate", schedule)


PASSED = Step(DAY, "passage", True)
RECONSIDERED = Step(DAY, "reconsidered", None)


def read(calls: list[RollCall], trail: list[Step]) -> list[tuple[str, str, str | None]]:
    found = read_questions(roll_calls=calls, trail=trail)
    answers = [found[item.vote_event_id] for item in calls]
    return [(q.question_class, q.confidence, q.amendment_schedule) for q in answers]


def test_a_single_roll_call_on_a_day_with_one_passage_is_the_passage() -> None:
    assert read([call(1)], [PASSED]) == [("passage", "derived", None)]


def test_two_passed_rows_of_one_day_are_one_passage() -> None:
    assert read([call(1)], [PASSED, PASSED]) == [("passage", "derived", None)]


def test_after_a_reconsideration_the_last_passage_supersedes_the_first() -> None:
    calls = [call(37), call(38)]
    trail = [PASSED, RECONSIDERED, PASSED]
    found = read_questions(roll_calls=calls, trail=trail)
    assert [q.question_class for q in found.values()] == ["passage", "passage"]
    assert superseded(calls, found) == {"2025-senate-37": "2025-senate-38"}


@pytest.mark.parametrize(
    ("read_on", "doubt"),
    [
        (DAY, Doubt("later_in_history", DAY.isoformat())),
        (DAY + timedelta(days=29), Doubt("later_in_history", DAY.isoformat())),
        (DAY + timedelta(days=30), None),
    ],
)
def test_the_only_roll_call_of_a_reconsidered_passage_decides_once_no_later_one_can_come(
    read_on: date, doubt: Doubt | None
) -> None:
    calls = [replace(call(37), linked_on=read_on)]
    found = read_questions(roll_calls=calls, trail=[PASSED, RECONSIDERED, PASSED])
    assert doubts(calls, found) == ({} if doubt is None else {"2025-senate-37": doubt})


def test_the_only_roll_call_of_a_reconsidered_passage_without_a_link_stays_in_doubt() -> None:
    found = read_questions(roll_calls=[call(37)], trail=[PASSED, RECONSIDERED, PASSED])
    assert doubts([call(37)], found) == {
        "2025-senate-37": Doubt("later_in_history", DAY.isoformat())
    }


def test_rejected_amendments_before_the_passage_are_only_inferred() -> None:
    trail = [amendment("A", adopted=False), amendment("B", adopted=False), PASSED]
    assert read([call(1, passed=False), call(2, passed=False), call(3)], trail) == [
        ("amendment", "inferred", "A"),
        ("amendment", "inferred", "B"),
        ("passage", "derived", None),
    ]


def test_a_roll_call_that_may_be_the_adopted_amendment_is_not_derived() -> None:
    trail = [amendment("A", adopted=True), PASSED]
    assert read([call(1)], trail) == [("passage", "inferred", None)]


def test_an_amendment_adopted_before_the_rejected_ones_cannot_be_the_roll_call_after_them() -> None:
    # HB 7287 in the Senate: the House's amendment was adopted by voice, six of the Senate's own
    # were rejected by roll call, then the bill passed.
    trail = [amendment("H", adopted=True), *(amendment(s, adopted=False) for s in "AB"), PASSED]
    calls = [call(1, passed=False), call(2, passed=False), call(3)]
    assert read(calls, trail)[2] == ("passage", "derived", None)


def test_an_amendment_adopted_after_a_rejected_one_may_be_the_roll_call_after_it() -> None:
    trail = [amendment("A", adopted=False), amendment("B", adopted=True), PASSED]
    assert read([call(1, passed=False), call(2)], trail)[1] == ("passage", "inferred", None)


def test_voice_votes_leave_open_which_amendment_the_other_roll_calls_were_on() -> None:
    trail = [amendment(s, adopted=False) for s in "ABC"] + [PASSED]
    assert read([call(1, passed=False), call(2)], trail) == [
        ("amendment", "unknown", None),
        ("passage", "derived", None),
    ]


def test_an_amendment_named_by_the_label_is_stated() -> None:
    calls = [call(1, passed=False, label="amendment", schedule="A"), call(2, label="passage")]
    trail = [amendment("A", adopted=False), PASSED]
    assert read(calls, trail) == [("amendment", "stated", "A"), ("passage", "derived", None)]


def doubt_of(one: RollCall, trail: list[Step]) -> Doubt | None:
    """Why the question of a single roll call is left open."""
    (question,) = read_questions(roll_calls=[one], trail=trail).values()
    assert replace(question, doubt=None) == UNKNOWN
    return question.doubt


def test_a_label_that_contradicts_the_trail_is_unknown_and_said_aloud() -> None:
    one = call(1, passed=True, label="amendment", schedule="A")
    trail = [amendment("A", adopted=False), PASSED]
    assert doubt_of(one, trail) == Doubt("clash_amendment", "seen")


def test_a_passage_by_its_label_that_carried_on_the_day_the_bill_was_rejected_is_said_aloud() -> (
    None
):
    one = call(1, passed=True, label="passage")
    assert doubt_of(one, [Step(DAY, "passage", False)]) == Doubt("clash_passage", "seen")


def test_a_sheet_and_a_label_that_name_two_questions_are_said_aloud() -> None:
    sheet = Claim("amendment", "senate", "B", words="SENATE AMD B")
    for label in (call(1, label="passage"), call(1, label="amendment", schedule="A")):
        found = doubt_of(replace(label, sheet=sheet), [amendment("B", adopted=True), PASSED])
        assert found == Doubt("clash_words", "SENATE AMD B / seen")


def test_a_sheet_and_a_label_that_name_the_same_question_are_believed() -> None:
    one = call(1, label="amendment", schedule="A", sheet=Claim("amendment", lco=4520))
    assert read([one], [amendment("A", adopted=True), PASSED]) == [("amendment", "stated", "A")]


def test_words_that_nobody_has_explained_leave_the_roll_call_open_and_are_said_aloud() -> None:
    sheet = Claim(words="REJECT SENATE AMD A", is_understood=False)
    one = call(1, sheet=sheet)
    assert doubt_of(one, [PASSED]) == Doubt("strange_words", "REJECT SENATE AMD A")


def test_a_roll_call_with_strange_words_decides_nothing_about_the_others() -> None:
    strange = call(1, passed=False, sheet=Claim(words="X", is_understood=False))
    trail = [amendment("A", adopted=False), PASSED]
    assert read([strange, call(2)], trail) == [
        ("unknown", "unknown", None),
        ("passage", "derived", None),
    ]


# ---------------------------------------------------------------- drafting numbers

NUMBERED = Claim("amendment", lco=4184, words="LCO # 4184")


def test_a_number_finds_its_amendment_among_those_on_the_bills_page() -> None:
    found = read_questions(
        roll_calls=[call(1, passed=False, sheet=NUMBERED)],
        trail=[amendment("A", adopted=False), amendment("B", adopted=False), PASSED],
        numbers={4184: ("senate", "B")},
    )
    assert list(found.values()) == [Question("amendment", "stated", "senate", "B")]


def test_a_number_that_nothing_explains_leaves_open_which_amendment_it_was() -> None:
    trail = [amendment("A", adopted=False), amendment("B", adopted=False), PASSED]
    one = call(1, passed=False, sheet=NUMBERED)
    assert read([one], trail) == [("amendment", "unknown", None)]
    assert read([one], []) == [("amendment", "unknown", None)]


def test_a_line_with_another_number_is_not_that_amendment() -> None:
    numbered = replace(amendment("A", adopted=False), lco=4520)
    trail = [numbered, amendment("B", adopted=False), PASSED]
    one = call(1, passed=False, sheet=NUMBERED)
    assert read([one], trail) == [("amendment", "inferred", "B")]


def test_a_number_that_the_record_gives_to_two_amendments_is_none() -> None:
    two = [replace(amendment(letter, adopted=False), lco=4184) for letter in "AB"]
    one = call(1, passed=False, sheet=NUMBERED)
    assert read([one], [*two, PASSED]) == [("amendment", "unknown", None)]


def test_a_schedule_whose_number_is_another_amendments_is_said_aloud() -> None:
    sheet = Claim("amendment", "senate", "A", 4184, words="ADOPT SENATE AMD A LCO 4184")
    numbered = replace(amendment("B", adopted=True), lco=4184)
    one = call(1, sheet=sheet)
    assert doubt_of(one, [numbered, PASSED]) == Doubt("clash_number", "4184")


def test_a_letter_without_a_chamber_is_the_amendment_of_that_letter_if_there_is_one() -> None:
    letter = Claim("amendment", amendment_schedule="A", lco=5448, words="A LCO 5448")
    mine, other = (
        amendment("A", adopted=False),
        replace(amendment("A", adopted=False), amendment_chamber="house"),
    )
    one = call(1, passed=False, sheet=letter)
    assert read([one], [mine, PASSED]) == [("amendment", "stated", "A")]
    assert read([one], [mine, other, PASSED]) == [("amendment", "unknown", None)]


def test_a_line_that_decided_two_amendments_is_not_used_up_by_one_of_them() -> None:
    both = amendment("A,B", adopted=True)
    calls = [call(1, label="amendment", schedule="A"), call(2)]
    assert read(calls, [both, PASSED]) == [
        ("amendment", "stated", "A"),
        ("passage", "inferred", None),
    ]


# ---------------------------------------------------------------- concurrence

CONCURRED = Step(DAY, "concurrence", None)


def test_concurrence_without_another_line_of_it_is_the_passage() -> None:
    # SJ 58 of 2025 in the House: "House Adopted Senate Amendment Schedule A", "In Concurrence".
    trail = [amendment("A", adopted=True), CONCURRED]
    assert read([call(363, label="passage")], trail) == [("passage", "derived", None)]
    assert read([call(363)], trail) == [("passage", "inferred", None)]


def test_concurrence_after_the_line_of_a_passage_is_no_second_passage() -> None:
    assert in_doubt([call(1)], [PASSED, CONCURRED]) == {}
    assert read([call(1), call(2)], [PASSED, CONCURRED]) == [("unknown", "unknown", None)] * 2


# ---------------------------------------------------------------- the three together


def test_a_labelled_amendment_that_came_up_on_another_day_only_is_left_open() -> None:
    calls = [call(1, passed=False, on=date(2025, 6, 4), label="amendment", schedule="A")]
    assert read(calls, [amendment("A", adopted=False), PASSED]) == [("unknown", "unknown", None)]
    assert read(calls, [PASSED]) == [("amendment", "stated", "A")]


def test_an_amendment_adopted_by_voice_does_not_hide_a_labelled_passage() -> None:
    trail = [amendment("A", adopted=True), PASSED]
    assert read([call(1, label="passage")], trail) == [("passage", "derived", None)]


def test_a_bill_that_did_not_pass_that_day_leaves_its_roll_calls_unknown() -> None:
    assert read([call(1)], [amendment("A", adopted=True)]) == [("unknown", "unknown", None)]


def test_a_rejected_bill_is_a_passage_that_failed() -> None:
    assert read([call(1, passed=False)], [Step(DAY, "passage", False)]) == [
        ("passage", "derived", None)
    ]


def test_a_vote_after_midnight_belongs_to_the_day_before() -> None:
    assert read([call(1, on=NEXT)], [PASSED]) == [("passage", "derived", None)]


def test_passages_on_two_days_are_two_and_the_last_decides() -> None:
    calls = [call(1), call(2, on=NEXT)]
    found = read_questions(roll_calls=calls, trail=[PASSED, Step(NEXT, "passage", True)])
    assert superseded(calls, found) == {"2025-senate-1": "2025-senate-2"}


def test_bills_that_disagree_about_one_roll_call_leave_it_unknown() -> None:
    passage, other = Question("passage", "derived"), Question("amendment", "stated", "senate", "A")
    assert agree([passage, other]).confidence == "unknown"


def test_the_weakest_confidence_of_several_bills_counts() -> None:
    assert agree([Question("passage", "derived"), Question("passage", "inferred")]) == Question(
        "passage", "inferred"
    )


def test_a_roll_call_known_by_its_label_alone_keeps_its_place_in_the_order() -> None:
    # HB 7042 in the Senate: the link to an earlier roll call is on the page, its sheet is not at
    # hand. Without it the one that carried might be the adoption of the House's amendment.
    trail = [amendment("H", adopted=True), amendment("A", adopted=False), PASSED]
    unseen = replace(call(1), held_on=None, passed=None)
    assert read([call(2)], trail) == [("passage", "inferred", None)]
    assert read([unseen, call(2)], trail)[1] == ("passage", "derived", None)


def test_labels_that_claim_two_passages_where_there_was_one_are_not_relied_on() -> None:
    # HB 5044 of 2026: the label of the amendment's roll call leaves the amendment out.
    calls = [call(80, label="passage"), call(81, label="passage")]
    trail = [amendment("A", adopted=True), amendment("B", adopted=True), PASSED]
    assert read(calls, trail) == [("amendment", "unknown", None), ("passage", "inferred", None)]
    found = read_questions(roll_calls=calls, trail=trail)
    assert doubts(calls, found) == {"2025-senate-80": Doubt("open_label", "seen")}


def test_of_two_amendments_of_which_the_label_leaves_one_out_only_one_is_left() -> None:
    calls = [call(80, label="passage"), call(81, label="passage")]
    found = read_questions(roll_calls=calls, trail=[amendment("A", adopted=True), PASSED])
    assert found["2025-senate-80"] == Question(
        *("amendment", "inferred", "senate", "A"), doubt=Doubt("open_label", "seen")
    )


def test_more_roll_calls_than_decisions_leave_all_of_them_unknown() -> None:
    assert read([call(1), call(2)], [PASSED]) == [("unknown", "unknown", None)] * 2


def in_doubt(calls: list[RollCall], trail: list[Step]) -> dict[str, Doubt]:
    return doubts(calls, read_questions(roll_calls=calls, trail=trail))


def test_a_passage_that_the_history_shows_again_on_a_later_day_is_in_doubt() -> None:
    # HB 5354 of 2026: passed the House on 1 May and again on 6 May; the later sheet is not there.
    again = [PASSED, Step(NEXT, "passage", True)]
    assert in_doubt([call(1)], again) == {
        "2025-senate-1": Doubt("later_in_history", NEXT.isoformat())
    }


def test_a_passage_that_was_reconsidered_for_good_is_in_doubt() -> None:
    assert in_doubt([call(1)], [PASSED, RECONSIDERED]) == {
        "2025-senate-1": Doubt("later_in_history", DAY.isoformat())
    }


def test_the_last_of_all_passages_is_in_no_doubt() -> None:
    trail = [PASSED, RECONSIDERED, PASSED]
    assert in_doubt([call(37), call(38)], trail) == {}
    assert in_doubt([replace(call(38), linked_on=DAY + timedelta(days=90))], trail) == {}
    assert in_doubt([call(1)], [PASSED, PASSED, amendment("B", adopted=False)]) == {}


def test_a_later_roll_call_that_the_bill_s_page_does_not_know_puts_the_passage_in_doubt() -> None:
    unlinked = replace(call(2, on=date(2025, 6, 4)), link=SILENT)
    assert in_doubt([call(1), unlinked], [PASSED]) == {
        "2025-senate-1": Doubt("later_unlinked", "2025-senate-2")
    }


def test_a_later_roll_call_that_is_linked_on_the_page_puts_nothing_in_doubt() -> None:
    # A vote on another question, such as one after a veto.
    assert in_doubt([call(1), call(2, on=date(2025, 6, 4))], [PASSED]) == {}


def test_amendments_of_the_same_letter_of_two_chambers_do_not_agree() -> None:
    mine, other = (Question("amendment", "stated", chamber, "A") for chamber in ("senate", "house"))
    assert agree([mine, other]) == Question("unknown", "unknown")
