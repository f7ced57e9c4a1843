"""Rules on bills: which is caught, by what, and on what evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.model.text import Text
from reportcard.model.topics import BillFacts, TopicExclusion, TopicHit
from reportcard.topics.match import caught_by_rules, match_topic
from tests.properties import PROPERTY
from tests.topics.small_topic import bill, topic

ONE_RULE = """\
topic: one
title: {en: One, es: Uno}
covers: {en: One., es: Uno.}
rules:
  - id: rule
    because: {en: Why., es: Por qué.}
"""
SCHOOL_BUS = bill(
    title="AN ACT CONCERNING SCHOOL BUSES.",
    purpose="To make buses of school districts safer.",
    subjects=("Buses", "Safety", "Schools"),
    referred_to=("ED", "TRA"),
)


def evidence(*conditions: str, of: BillFacts = SCHOOL_BUS) -> str | None:
    """What a rule of these conditions says of a bill; None when it does not catch it."""
    lines = "".join(f"    {line}\n" for line in conditions)
    hits = caught_by_rules(topic(ONE_RULE + lines), [of])
    return hits[0].evidence if hits else None


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ("referred_to: [ED, HED]", "referred_to: ED"),
        ("subjects: [Schools, Sheep]", "subjects: Schools"),
        ('title_has: ["school bus*"]', "title_has: school bus*"),
        ('purpose_has: ["school districts"]', "purpose_has: school districts"),
    ],
)
def test_a_condition_is_met_by_any_of_its_words_and_says_by_which(
    condition: str, says: str
) -> None:
    assert evidence(condition) == says


@pytest.mark.parametrize(
    "condition",
    [
        "referred_to: [HED]",
        "subjects: [School]",
        "subjects: [schools]",
        'title_has: ["districts"]',
        'purpose_has: ["concerning"]',
    ],
)
def test_a_condition_that_is_not_met_catches_nothing(condition: str) -> None:
    assert evidence(condition) is None


def test_all_conditions_of_a_rule_must_hold() -> None:
    both = ("referred_to: [TRA]", 'title_has: ["school*"]')
    assert evidence(*both) == "referred_to: TRA; title_has: school*"
    assert evidence("referred_to: [HED]", 'title_has: ["school*"]') is None
    assert evidence("referred_to: [TRA]", 'title_has: ["sheep"]') is None


@pytest.mark.parametrize(
    "unless",
    [
        "unless_referred_to: [HED, TRA]",
        "unless_subjects: [Safety]",
        'unless_title_has: ["bus*"]',
        'unless_purpose_has: ["safer"]',
    ],
)
def test_one_unless_that_holds_is_enough_to_let_a_bill_go(unless: str) -> None:
    assert evidence("referred_to: [ED]") == "referred_to: ED"
    assert evidence("referred_to: [ED]", unless) is None


def test_an_unless_that_does_not_hold_changes_nothing() -> None:
    assert evidence("referred_to: [ED]", "unless_subjects: [Sheep]") == "referred_to: ED"


def test_a_rule_can_ask_for_several_of_its_subjects() -> None:
    subjects = "subjects: [Buses, Safety, Schools, Sheep]"
    assert evidence(subjects, "subjects_at_least: 3") == "subjects: Buses, Safety, Schools"
    assert evidence(subjects, "subjects_at_least: 4") is None


def test_a_bill_has_a_hit_for_each_rule_that_catches_it_with_its_reason() -> None:
    found = match_topic(topic(), [bill("HB00001", "A BRIDGE.", referred_to=("BRI",))])
    assert found.hits == (
        TopicHit(
            "2025-HB00001",
            "committee",
            "referred_to: BRI",
            Text("The committee had it.", "El comité lo tuvo."),
        ),
        TopicHit(
            "2025-HB00001",
            "titles",
            "title_has: bridge*",
            Text("The title says so.", "El título lo dice."),
        ),
    )


def test_a_bill_added_by_name_belongs_without_a_rule_and_carries_its_reason() -> None:
    found = match_topic(topic(), [bill("HB00007")])
    assert found.hits == (
        TopicHit("2025-HB00007", "named", "", Text("It pays for them.", "Los paga.")),
    )
    assert match_topic(topic(), [bill("HB00007", session="2026")]).hits == ()


def test_an_excluded_bill_is_no_hit_but_listed_with_who_and_why() -> None:
    found = match_topic(topic(), [bill("HB00008", "BRIDGE.", referred_to=("BRI",))])
    assert found.hits == ()
    assert found.exclusions == (
        TopicExclusion(
            "2025-HB00008",
            Text("The staff", "El equipo"),
            Text("A card game.", "Un juego de cartas."),
        ),
    )


def test_what_the_rules_alone_catch_is_told_apart_from_what_is_named() -> None:
    caught = caught_by_rules(topic(), [bill("HB00007"), bill("HB00008", "BRIDGE.")])
    assert [(hit.bill_id, hit.rule_id) for hit in caught] == [("2025-HB00008", "titles")]


NUMBERS = st.lists(st.integers(1, 99), unique=True, max_size=8)


@PROPERTY
@given(numbers=NUMBERS, titles=st.randoms(use_true_random=False))
def test_the_order_of_the_bills_does_not_matter(numbers: list[int], titles: object) -> None:
    bills = [
        bill(f"HB{n:05}", "A BRIDGE." if n % 2 else "SHEEP.", referred_to=("TUN",) if n % 3 else ())
        for n in numbers
    ]
    shuffled = sorted(bills, key=lambda b: (b.bill_id[::-1], str(titles)))
    assert match_topic(topic(), bills) == match_topic(topic(), shuffled)
