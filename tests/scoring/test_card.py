"""The card of a rubric: every block of the file arrives, exact, and one roll call weighs once."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from reportcard.errors import UserError
from reportcard.model.scores import (
    AdjustItem,
    Appropriation,
    AttestedAct,
    Criterion,
    Curve,
    EndorseClause,
    LeftOut,
    LifetimeRule,
    Limit,
    Override,
    RubricCard,
    ScoreCurve,
)
from reportcard.model.text import Text
from reportcard.scoring.card import card_of
from reportcard.scoring.load import rubric_schema
from tests.scoring.worlds import (
    attendance,
    attested,
    both,
    committee_vote,
    day,
    effectiveness,
    questionnaire,
    rubric_data,
    rubric_of,
    rubric_text,
    third_party,
    vote,
    without,
)

HALF = Fraction(1, 2)


def card(criteria: list[dict[str, Any]], **other: Any) -> RubricCard:
    """The card of a rubric of these criteria, without a store."""
    return card_of(rubric_of(rubric_data(criteria, **other)), bills={}, numbers={})


def criterion(entry: dict[str, Any]) -> Criterion:
    """The record of one criterion."""
    return card([entry]).criteria[0]


def money(name: str, line: str, **other: Any) -> dict[str, Any]:
    """An appropriation in roll call 1."""
    about = {"line": both(line), "amount": 5_000_000, "fiscal_year": 2026}
    appropriation = {**about, "separability": "omnibus"}
    kind = {"type": "appropriation_vote", "appropriation": appropriation}
    return vote(1, **{"id": name, **kind, **other})


def test_each_type_of_criterion_keeps_what_it_has() -> None:
    appropriation = Appropriation(Text("Coaches", "Coaches (es)"), 5_000_000, None, 2026, "omnibus")
    assert criterion(money("m", "Coaches")).appropriation == appropriation
    sheet = criterion(committee_vote(4))
    assert (sheet.committee_vote_id, sheet.committee_code) == ("2025-HB00001-ED-4", "ED")
    assert sheet.vote_event_id is None
    assert criterion(third_party(1)).actor == Text("The governor", "The governor (es)")
    there = criterion(attendance("all", curve={"from": HALF, "to": 1}))
    assert (there.roll_calls, there.curve, there.held_on) == ("all", Curve(HALF, Fraction(1)), None)
    asked = criterion(questionnaire("survey", scale=10))
    assert (asked.input, asked.scale, asked.position) == ("survey", Fraction(10), None)
    done = criterion(attested("Ana", input="signed"))
    note = Text("Signed it.", "Signed it. (es)")
    assert done.done_by == (AttestedAct("ocd-person/Ana", note, "https://www.example.org/letter"),)
    assert done.input == "signed"
    some = criterion(vote(1, applies_to={"parties": ["D", "R"]}))
    assert some.parties == ("D", "R")


def test_effectiveness_has_points_by_stage_and_role() -> None:
    found = criterion(effectiveness(["HB 1", "HB 2"])).effectiveness
    assert found is not None
    assert found.bill_ids == ("2025-HB00001", "2025-HB00002")
    assert list(found.stages) == ["introduced", "reported", "passed_chamber", "passed_both", "law"]
    assert list(found.stages.values()) == [1, 2, 3, 4, 5]
    assert (found.roles, found.relative_to) == ({"introducer": 1, "cosponsor": HALF}, "highest")


def test_a_criterion_without_a_subject_has_a_weight_of_one_and_no_cap() -> None:
    made = criterion(without(vote(1), "category", "weight"))
    assert made.category_id == ""
    assert [made.weight, made.cap] == [1, 1]


def test_one_roll_call_weighs_what_the_heaviest_of_its_criteria_does() -> None:
    # Weights 2 and 1 and 1 on one roll call: 4 together, so that each counts 2/4 of its own.
    criteria = [
        vote(1, weight=2),
        money("coaches", "Coaches"),
        money("nurses", "Nurses"),
        vote(2, weight=7),
        money("shown-only", "Buses"),
    ]
    del criteria[4]["category"]
    made = card(criteria).criteria
    assert [c.cap for c in made] == [HALF, HALF, HALF, 1, 1]
    assert sum(c.capped_weight for c in made[:3]) == 2


ITEM = {"id": "early", "title": both("Early"), "criterion": "h1", "points": {"support": 3}}
CREDIT = {"id": "credit", "title": both("Credit"), "input": "credit"}


def test_bonus_penalty_curve_and_limits_arrive() -> None:
    made = card(
        [vote(1)],
        adjust={
            "bonus": [ITEM, {**CREDIT, "points": 2}],
            "bonus_cap": 5,
            "penalty": [{**CREDIT, "id": "plain"}],
            "floor": -10,
            "ceiling": 105,
        },
        curve={"intercept": Fraction(131, 5), "slope": HALF},
        limits=[{"outcome": "absent", "at_least": 2, "above": 95, "becomes_below": 94}],
    )
    early, credit = made.adjust.bonus
    assert early == AdjustItem("early", Text("Early", "Early (es)"), "h1", {"support": Fraction(3)})
    assert credit.input == "credit"
    assert credit.points_each == 2
    assert credit.points == {}
    assert made.adjust.penalty[0].points_each == 1
    assert made.adjust.bonus_cap == 5
    assert made.adjust.penalty_cap is None
    assert [made.adjust.floor, made.adjust.ceiling] == [-10, 105]
    assert made.curve == ScoreCurve(Fraction(131, 5), HALF)
    assert made.limits == (Limit("absent", 2, None, Fraction(95), Fraction(94), None, None),)


def test_without_the_new_blocks_a_card_is_plain() -> None:
    made = card([vote(1)])
    assert [made.adjust.floor, made.adjust.ceiling] == [0, 100]
    assert (made.curve, made.lifetime, made.audit, made.endorse) == (None, None, None, ())


def test_cycles_overrides_and_the_audit_arrive() -> None:
    override = {
        "person": "ocd-person/Ana",
        "grade": "B",
        "reason": both("The journal was corrected."),
        "evidence": "https://www.example.org/journal",
        "approved_by": ["Eva", "Ben"],
        "date": day(400),
    }
    left_out = [
        {"refs": ["2025-house-8"], "because": both("Unanimous."), "position": "support",
         "category": "schools", "weight": 2},
        {"refs": ["2025-house-9"], "because": both("No position.")},
    ]  # fmt: skip
    made = card(
        [vote(1)],
        lifetime={"method": "decay", "half_life": 2},
        overrides=[override],
        audit={"topic": "education", "left_out": left_out},
        eligibility={"min_recorded_weight": 3},
    )
    assert made.lifetime == LifetimeRule("decay", 2)
    assert card([vote(1)], lifetime={"method": "pooled"}).lifetime == LifetimeRule("pooled", 1)
    reason = Text("The journal was corrected.", "The journal was corrected. (es)")
    assert made.overrides == (
        Override(
            "ocd-person/Ana", "B", reason, "https://www.example.org/journal", ("Eva", "Ben"),
            date(2026, 2, 12),
        ),
    )  # fmt: skip
    assert made.audit is not None
    scored, silent = made.audit.left_out
    unanimous = Text("Unanimous.", "Unanimous. (es)")
    assert scored == LeftOut(("2025-house-8",), unanimous, "support", "schools", Fraction(2))
    assert silent == LeftOut(
        ("2025-house-9",), Text("No position.", "No position. (es)"), None, None, Fraction(1)
    )
    assert made.eligibility.min_recorded_weight == 3


@pytest.mark.parametrize(
    ("keys", "clause"),
    [
        ({"grade": "B"}, {"measure": "grade", "grade": "B"}),
        ({"score": 80}, {"measure": "score", "minimum": Fraction(80)}),
        ({"lifetime": 75}, {"measure": "lifetime", "minimum": Fraction(75)}),
        (
            {"category": "schools", "at_least": 60},
            {"measure": "category", "category_id": "schools", "minimum": Fraction(60)},
        ),
        (
            {"letter_confidence": HALF},
            {"measure": "letter_confidence", "minimum": HALF},
        ),
        ({"gates_clear": True}, {"measure": "gates_clear"}),
        ({"questionnaire": "all"}, {"measure": "questionnaire"}),
        ({"questionnaire": "q-a"}, {"measure": "questionnaire", "criterion_id": "q-a"}),
    ],
)
def test_each_clause_of_an_endorsement_measures_one_thing(
    keys: dict[str, Any], clause: dict[str, Any]
) -> None:
    made = card(
        [vote(1), questionnaire("a")],
        organization={"name": "Test Union", "tax_status": "501c4"},
        lifetime={"method": "mean"},
        endorse=[{"id": "c", "title": both("C"), **keys}],
    )
    assert made.endorse == (EndorseClause("c", Text("C", "C (es)"), **clause),)
    assert made.tax_status == "501c4"


@pytest.mark.parametrize("status", ["501c3", "unset"])
def test_nobody_endorses_under_501c3_or_without_a_status(status: str) -> None:
    clause = {"id": "c", "title": both("C"), "grade": "B"}
    organization = {"name": "Test Union", "tax_status": status}
    with pytest.raises(UserError, match=r"section 501\(c\)\(3\) may not endorse candidates\. "):
        card([vote(1)], organization=organization, endorse=[clause])


def test_a_rubric_of_another_shape_is_a_sentence_and_no_traceback() -> None:
    with pytest.raises(UserError, match="The keys rubric, id, version"):
        rubric_text("- not\n- a group of keys\n")


def test_every_key_of_the_exported_schema_says_what_it_is() -> None:
    schema = rubric_schema()
    silent = [
        f"{name}.{key}"
        for name, place in [("Rubric", schema), *schema["$defs"].items()]
        for key, field in place.get("properties", {}).items()
        if name != "Marks" and key != "type" and not field.get("description")
    ]
    assert silent == []
