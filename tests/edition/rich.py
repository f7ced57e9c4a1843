"""A made-up legislature whose rubric uses everything there is, scored by the real engine.

What the receipt can say, it says of somebody here. Nobody in it exists.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from reportcard.edition.about import About, SourceCard
from reportcard.edition.contexts import Edition, build_edition
from reportcard.model.facts import Facts, Jurisdiction, Session
from reportcard.model.money import Money
from reportcard.model.robustness import (
    AuditLine,
    IfAllScored,
    Robustness,
    SelectionAudit,
)
from reportcard.model.scores import EarlierCycle, EarlierScore, Scored
from reportcard.model.text import Text
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.reweigh import find_reweighing
from reportcard.scoring.robustness import robustness
from reportcard.scoring.score import score
from reportcard.store.read import read_facts
from tests.edition.made_up_money import SCHOOLS, made_up_money
from tests.edition.made_up_statements import made_up_statements
from tests.edition.made_up_towns import made_up_towns
from tests.scoring.worlds import (
    FIRST_DAY,
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
    sponsorship,
    third_party,
    vote,
    without,
)

PARTIES = {"Ana": "Democratic", "Cy": "Democratic", "Eva": "Democratic", "Ben": "Republican",
           "Dee": "Republican"}  # fmt: skip
# By roll call of the House: the answers of Ana, Cy, Eva, Ben, Dee (letters as in worlds.py).
ROLL_CALLS = {
    1: "YYNNY", 2: "YNYNN", 3: "YYYNN", 5: "YNYNY", 6: "NYYNY", 7: "YYNNY", 8: "XXXNY", 9: "YYYYN",
}  # fmt: skip
# Roll call 8: three are absent, two of them with a reason that somebody attached.
REASONS = {"Ana": "E", "Cy": "paired_yes"}


@dataclass(frozen=True)
class Rich:
    """The legislature with its scores, and the edition made of them."""

    scored: Scored
    facts: Facts
    robustness: Robustness
    audit: SelectionAudit
    edition: Edition


@cache
def rich() -> Rich:
    """The whole of it, made once: nobody may change it."""
    con = rich_world().store()
    card = compile_rubric(rubric_of(rich_rubric()), con)
    scored = score(card, con, earlier=earlier_cycles())
    facts = replace(read_facts(con), money=rich_money())
    steady = robustness(scored)
    audit = made_up_audit(scored)
    edition = build_edition(
        facts=facts,
        scored=scored,
        about=rich_about(),
        robustness=steady,
        audit=audit,
        reweighing=find_reweighing(scored),
    )
    return Rich(scored, facts, steady, audit, edition)


def rich_money() -> Money:
    """A budget, and towns with their grants, one of which a line of that budget pays."""
    towns = made_up_towns()
    extra, main = towns.programs
    return replace(
        made_up_money(),
        towns=towns.towns,
        town_districts=towns.town_districts,
        programs=(extra, replace(main, agency=SCHOOLS, account="Aid to Towns")),
        grants=towns.grants,
    )


def rich_world() -> World:
    """The record."""
    world = World()
    for district, (name, party) in enumerate(PARTIES.items(), start=1):
        world.person(name, "house", district, party=party, start=FIRST_DAY)
    world.person("Sol", "senate", 1, party="Democratic", start=FIRST_DAY)
    for number, letters in ROLL_CALLS.items():
        world.roll_call(number, dict(zip(PARTIES, letters, strict=True)), bill="HB 1")
    world.roll_call(1, {"Sol": "Y"}, chamber="senate", bill="HB 1")
    world.committee_vote(4, {"Ana": "Y", "Ben": "N", "Eva": "A"}, bill="HB 2")
    world.bill("HB 3", {"Ana": "introducer", "Ben": "co-sponsor"})
    world.action("HB 3", "committee_favorable")
    for name, option in REASONS.items():
        world.absence_reason("2025-house-8", name, option)
    for name, answer, number in (("Ana", "yes", 8), ("Ben", "no", 3), ("Cy", "", 5)):
        world.member_input(name, "pledge", answer)
        world.member_input(name, "scale", number)
        world.member_input(name, "visits", number)
    for name, earned in (("Ana", 5), ("Ben", 2)):
        world.earlier_score(name, "2023", earned, 10)
    return world


def rich_rubric() -> dict[str, Any]:
    """A rubric with every block of the language."""
    return rubric_data(
        _criteria(),
        title=both("Everything card"),
        notice=both("Made up."),
        categories=[
            {"id": "schools", "title": both("Schools"), "weight": 3},
            {"id": "people", "title": both("People"), "weight": 1},
        ],
        groups=[{"id": "twice", "criteria": ["h5", "h6"], "combine": "best", "weight": 2}],
        adjust={
            "bonus": [
                {"id": "signed", "title": both("Signed the letter"), "criterion": "letter",
                 "points": {"done": 4}},
                {"id": "visits", "title": both("School visits"), "input": "visits",
                 "points": Fraction(1, 3)},
            ],
            "bonus_cap": 5,
            "penalty": [
                {"id": "aside", "title": both("Voted for vouchers"), "criterion": "h7",
                 "points": {"oppose": Fraction(7, 3)}},
            ],
        },
        curve={"intercept": 10, "slope": Fraction(9, 10)},
        limits=[{"outcome": "absent", "at_least": 1, "above": 50, "becomes_below": 49}],
        lifetime={"method": "mean", "cycles": [{"cycle": both("2023-2024"), "table": "2023"}]},
        overrides=[
            {"person": "ocd-person/Cy", "grade": "B", "reason": both("A sheet was misread."),
             "evidence": "https://www.example.org/minutes", "approved_by": ["P. One", "Q. Two"],
             "date": day(20)},
        ],
        gates=[{"participation": Fraction(9, 10), "max_grade": "C", "reason": both("Often away.")}],
        eligibility={"min_criteria": 2, "min_opportunity": 0, "min_participation": 0,
                     "min_recorded_weight": 3},
    )  # fmt: skip


def _criteria() -> list[Mapping[str, Any]]:
    money = {"line": both("School lunches"), "amount": 5_000_000, "baseline": 4_000_000,
             "fiscal_year": 2026, "separability": "omnibus"}  # fmt: skip
    aside = without(vote(7), "category", "weight")
    return [
        vote(1, announced=day(0)),
        vote(2, type="appropriation_vote", appropriation=money, weight=2),
        third_party(2),
        party_unity(3),
        committee_vote(4, bill="HB 2"),
        vote(5),
        vote(6),
        aside,
        vote(8, marks={"paired_support": mark(1), "excused": mark(0, 0)}),
        vote(1, chamber="senate"),
        sponsorship("HB 3", category="people"),
        effectiveness(["HB 3"], category="people"),
        questionnaire("pledge", category="people"),
        questionnaire("scale", category="people", scale=10),
        attendance(category="people", curve={"from": Fraction(1, 2), "to": 1}),
        attested("Ana", "Ben", category="people"),
    ]


def earlier_cycles() -> tuple[EarlierCycle, ...]:
    """One earlier cycle, in which two of them sat."""
    scores = {"Ana": EarlierScore(Fraction(50), Fraction(10)),
              "Ben": EarlierScore(Fraction(20), Fraction(10))}  # fmt: skip
    return (
        EarlierCycle(
            Text("2023-2024", "2023-2024"),
            {f"ocd-person/{name}": score_ for name, score_ in scores.items()},
        ),
    )


def made_up_audit(scored: Scored) -> SelectionAudit:
    """A topic of three roll calls: scored, left out with a reason, left out without one."""

    def line(event: str, **other: Any) -> AuditLine:
        usual: dict[str, Any] = {"bill_ids": ("2025-HB00001",), "is_scored": False,
                                 "is_explained": True, "criterion_ids": (), "because": None,
                                 "position": None, "yes_count": 3, "no_count": 2}  # fmt: skip
        return AuditLine(event, **{**usual, **other})

    return SelectionAudit(
        topic="schools",
        lines=(
            line("2025-house-1", is_scored=True, criterion_ids=("h1",), position="support"),
            line("2025-house-8", because=Text("It says nothing.", "No dice nada.")),
            line("2025-house-9", is_explained=False),
        ),
        if_all=tuple(IfAllScored(r.person_id, r.score, "A") for r in scored.results),
        set_aside=1,
        added=1,
    )


def rich_about() -> About:
    """The edition's names."""
    return About(
        edition_id="everything",
        built_on=date(2026, 7, 1),
        software_version="0.0.1",
        jurisdiction=Jurisdiction(
            jurisdiction_id="us_xx",
            name="Made-up State",
            seats={"house": 5, "senate": 1},
            sessions=(Session("2025", date(2025, 1, 8), date(2025, 6, 4)),),
        ),
        sources=(
            SourceCard(
                "test/source", Text("Sheets", "Hojas"), Text("Assembly", "Asamblea"),
                Text("Public record", "Documento público"), "https://example.org/",
            ),
        ),
        statements=made_up_statements("ocd-person/Ana", criterion_id="h1"),
    )  # fmt: skip
