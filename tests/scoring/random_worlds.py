"""Random worlds for properties: a legislature, its record, and a rubric that fits it.

A world uses every part of the language now and then; random_rules.py has what a rubric says beside
its questions, features.py counts what occurred.
"""

import atexit
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import duckdb
from hypothesis import strategies as st

from tests.scoring.random_rules import CREDITS, MARK, WEIGHTS, curve_of, draw_rules, one_in
from tests.scoring.worlds import (
    World,
    attendance,
    attested,
    both,
    committee_vote,
    day,
    effectiveness,
    party_unity,
    questionnaire,
    rubric_data,
    sponsorship,
    third_party,
    vote,
    without,
)

OPTIONS = st.sampled_from(
    [*"YYYNNNXXEPCR", "paired_yes", "paired_no", "announced_yes", "announced_no", "not_member"]
)
REASONS = st.sampled_from(
    ["excused", "presiding", "recused", "paired_yes", "paired_no", "announced_yes", "announced_no"]
)
CHAMBERS = st.sampled_from(["house", "senate"])
SUBJECTS = st.sampled_from(["schools", "funding", "safety", None])
POSITIONS = st.sampled_from(["support", "oppose"])
DAYS = st.integers(0, 10)

Criteria = list[dict[str, Any]]


@dataclass
class Case:
    """A world and the rubric's plain data; scores of earlier rubrics by file and person."""

    world: World
    rubric: dict[str, Any]
    earlier: dict[str, dict[str, tuple[Fraction, Fraction]]]


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    """One store for all worlds, one after the other: to open another costs more than to score."""
    atexit.register(_connection.cache_clear)
    return duckdb.connect(config={"threads": 1})


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A world of a few people, and up to some twenty questions to them."""
    world = World(_connection())
    names = [f"P{n}" for n in range(draw(st.integers(1, 7)))]
    for name in names:
        _add_seats(draw, world, name)
    _add_somebody_from_before(world)
    criteria, tables = _votes(draw, world, names)
    criteria += _committee_votes(draw, world, names)
    criteria += _sponsorships(draw, world, names)
    criteria += _answers(draw, world, names)
    criteria += _measured(draw, world, names)
    rules, earlier = draw_rules(draw, world, names, criteria)
    return Case(world, rubric_data(criteria, **tables, **rules), earlier)


# ---------------------------------------------------------------- people


def _add_seats(draw: st.DrawFn, world: World, name: str) -> None:
    """One or two terms: a change of chamber or of party, with or without a gap."""
    start = draw(st.sampled_from([None, day(-400), day(0), day(2), day(5)]))
    end = draw(st.sampled_from([None, None, day(3), day(6), day(9)]))
    if start and end and start >= end:
        end = None
    chamber, party = draw(CHAMBERS), draw(st.sampled_from([*"DDRRI", "", None]))
    world.person(name, chamber, 1, party=party, start=start, end=end)
    if end is not None and draw(st.booleans()):
        after = end + (day(draw(st.integers(0, 2))) - day(0))
        other = draw(st.sampled_from("DR"))
        world.person(name, draw(CHAMBERS), 2, party=other, start=after, end=None)


def _add_somebody_from_before(world: World) -> None:
    """Not on the card; of every party and under every input that a rubric may name."""
    for number, party in enumerate("DRI"):
        start, end = day(-900 + 100 * number), day(-800 + 100 * number)
        world.person("Old", "house", 9, party=party, start=start, end=end)
    for given in ("pledge", "scale", "letter", "extra"):
        world.member_input("Old", given, "")


# ---------------------------------------------------------------- votes


def _votes(draw: st.DrawFn, world: World, names: list[str]) -> tuple[Criteria, dict[str, Any]]:
    """Roll calls and what is asked about each: by a criterion, by several, or by a table."""
    criteria: Criteria = []
    in_table = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        chamber, has_day = draw(CHAMBERS), not one_in(draw, 8)
        held_on = day(draw(DAYS))
        options = draw(st.dictionaries(st.sampled_from(names), OPTIONS))
        event = world.roll_call(number, options, chamber=chamber, held_on=held_on, has_day=has_day)
        _add_reasons(draw, world, event, options)
        if one_in(draw, 6):
            in_table.append(event)
            continue
        asked = _about(draw, number, chamber, held_on)
        criteria += asked if has_day else [without(entry, "date") for entry in asked]
    return criteria, _tables(draw, world, in_table)


def _add_reasons(draw: st.DrawFn, world: World, event: str, options: dict[str, str]) -> None:
    for name, option in sorted(options.items()):
        if option in "XY" and one_in(draw, 3):
            world.absence_reason(event, name, draw(REASONS))


def _about(draw: st.DrawFn, number: int, chamber: str, held_on: date) -> Criteria:
    """Up to four questions about one roll call."""
    asked: Criteria = []

    def common() -> dict[str, Any]:
        return {"chamber": chamber, "date": held_on, **_common(draw)}

    kinds = ["floor_vote", "floor_vote", "amendment_vote", "appropriation_vote"]
    if not one_in(draw, 6):
        own = draw(st.sampled_from(kinds))
        asked.append(vote(number, type=own, position=draw(POSITIONS), **common()))
        if own == "floor_vote" and one_in(draw, 4):
            money = {"id": f"a{number}", "type": "appropriation_vote"}
            asked.append(vote(number, position=draw(POSITIONS), **common(), **money))
    if one_in(draw, 5):
        asked.append(third_party(number, position=draw(POSITIONS), **common()))
    if not asked or one_in(draw, 5):
        asked.append(party_unity(number, **common()))
    return [_complete(entry) for entry in asked]


def _tables(draw: st.DrawFn, world: World, events: list[str]) -> dict[str, Any]:
    """Criteria that a spreadsheet's table of positions adds."""
    if not events:
        return {}
    for event in events:
        strength = draw(st.sampled_from([None, "strong"]))
        weight = draw(st.sampled_from([None, "2", "1/3", "0.25"]))
        world.position(event, draw(POSITIONS), weight=weight, strength=strength)
    # One that every condition of a table fits, so that no table is empty.
    world.roll_call(90, {}, chamber="house", held_on=day(1))
    world.position("2025-house-90", strength="strong")
    table: dict[str, Any] = {"table": "positions", "type": "floor_vote", "id_prefix": "t-"}
    subject = draw(SUBJECTS)
    optional = {
        "category": subject,
        "weight": draw(st.sampled_from([None, 3])),
        "where": draw(st.sampled_from([None, {"strength": "strong"}, {"chamber": "house"}])),
    }
    return {"from_table": [{**table, **{k: v for k, v in optional.items() if v is not None}}]}


def _committee_votes(draw: st.DrawFn, world: World, names: list[str]) -> Criteria:
    """Sheets of two committees; some only say who sits on them."""
    criteria: Criteria = []
    for number in range(1, draw(st.sampled_from([0, 0, 1, 3])) + 1):
        committee, held_on = draw(st.sampled_from(["ED", "APP"])), day(draw(DAYS))
        options = draw(st.dictionaries(st.sampled_from(names), st.sampled_from("YYNNXA")))
        world.committee_vote(number, options, committee=committee, held_on=held_on)
        if not one_in(draw, 3):
            common = {"committee": committee, "date": held_on, **_common(draw)}
            chamber = draw(st.sampled_from([None, None, "house"]))
            entry = committee_vote(number, position=draw(POSITIONS), chamber=chamber, **common)
            criteria.append(_complete(entry))
    return criteria


# ---------------------------------------------------------------- other questions


def _sponsorships(draw: st.DrawFn, world: World, names: list[str]) -> Criteria:
    criteria: Criteria = []
    roles = st.sampled_from(["introducer", "co-sponsor", "introducer or co-sponsor"])
    for number in range(101, 101 + draw(st.integers(0, 2))):
        bill = f"HB {number}"
        sponsors = {names[0]: draw(roles)} | draw(st.dictionaries(st.sampled_from(names), roles))
        world.bill(bill, sponsors)
        if one_in(draw, 4):
            world.bill(bill, {names[0]: "introducer"})
        chamber = draw(st.sampled_from([None, None, "senate"]))
        dated = {"date": day(draw(DAYS)), "chamber": chamber}
        entry = _complete(sponsorship(bill, **dated, **_common(draw)))
        if "introducer or co-sponsor" in sponsors.values():
            same = draw(MARK)
            entry["marks"] = {**entry.get("marks", {}), "introducer": same, "cosponsor": same}
        criteria.append(entry)
    return criteria


def _answers(draw: st.DrawFn, world: World, names: list[str]) -> Criteria:
    """Questionnaires in words and in numbers, and things that were done."""
    criteria: Criteria = []
    words = st.sampled_from(["yes", "No", "support", "oppose", "", "not_asked"])
    if one_in(draw, 4):
        _inputs(draw, world, names, "pledge", words)
        entry = questionnaire("pledge", position=draw(POSITIONS), **_dated(draw))
        criteria.append(_complete(entry))
    if one_in(draw, 4):
        _inputs(
            draw, world, names, "scale", st.sampled_from(["0", "3", "7.5", "10", "", "not_asked"])
        )
        criteria.append(_complete(questionnaire("scale", scale=10, **_dated(draw))))
    if one_in(draw, 4):
        _inputs(draw, world, names, "letter", st.sampled_from(["yes", "no", ""]))
        done = draw(st.lists(st.sampled_from(names), unique=True))
        source = {"input": "letter"} if not done or draw(st.booleans()) else {}
        more = {"attested_because": both("It is what the letter was for.")}
        criteria.append(_complete(attested(*done, **more, **_dated(draw), **source)))
    return criteria


def _inputs(
    draw: st.DrawFn, world: World, names: list[str], given: str, values: st.SearchStrategy[str]
) -> None:
    for name, value in draw(st.dictionaries(st.sampled_from(names), values)).items():
        world.member_input(name, given, value)


def _measured(draw: st.DrawFn, world: World, names: list[str]) -> Criteria:
    criteria: Criteria = []
    if one_in(draw, 3):
        roll_calls = draw(st.sampled_from(["scored", "all"]))
        entry = attendance(roll_calls, **_measure(draw))
        criteria.append(_complete(entry))
    if one_in(draw, 4):
        bills = [f"SB {number}" for number in range(1, draw(st.integers(1, 3)) + 1)]
        for bill in bills:
            _history(draw, world, names, bill)
        relative_to = draw(st.sampled_from(["highest", "mean"]))
        dated = {"date": day(draw(DAYS)), "relative_to": relative_to}
        criteria.append(_complete(effectiveness(bills, **dated, **_measure(draw))))
    return criteria


def _measure(draw: st.DrawFn) -> dict[str, Any]:
    chamber = draw(st.sampled_from([None, None, "house"]))
    return {"chamber": chamber, "curve": curve_of(draw), **_common(draw)}


def _history(draw: st.DrawFn, world: World, names: list[str], bill: str) -> None:
    """A bill, its sponsors and how far it came."""
    roles = st.sampled_from(["introducer", "co-sponsor"])
    world.bill(bill, draw(st.dictionaries(st.sampled_from(names), roles)))
    if draw(st.booleans()):
        world.action(bill, "committee_favorable")
    passed_by = [[], ["house"], ["house", "senate"], ["senate", "senate"]]
    for chamber in draw(st.sampled_from(passed_by)):
        outcome = draw(st.sampled_from(["passed", "passed", "failed"]))
        world.action(bill, draw(st.sampled_from(["passage", "passage", "amendment"])),
                     chamber=chamber, outcome=outcome)  # fmt: skip
    if draw(st.booleans()):
        world.act(bill, kind=draw(st.sampled_from(["public", "special", "resolution"])))
        if draw(st.booleans()):
            world.action(bill, "vetoed")
            if draw(st.booleans()):
                world.action(bill, "signed")


# ---------------------------------------------------------------- every question


def _common(draw: st.DrawFn) -> dict[str, Any]:
    """Subject, weight, whom it is asked of, marks of its own."""
    common: dict[str, Any] = {"category": draw(SUBJECTS), "weight": draw(WEIGHTS)}
    if one_in(draw, 6):
        parties = draw(st.sampled_from([["D"], ["R"], ["D", "I"]]))
        common["applies_to"] = {"parties": parties}
    if one_in(draw, 4):
        credit, count = draw(CREDITS), draw(st.sampled_from([0, 1, Fraction(1, 3)]))
        common["own_mark"] = {"credit": credit, "count": count}
    return common


def _dated(draw: st.DrawFn) -> dict[str, Any]:
    chamber = draw(st.sampled_from([None, None, "house"]))
    return {"date": day(draw(DAYS)), "chamber": chamber, **_common(draw)}


# For which outcome a criterion of the type has a mark of its own.
_OWN = {"sponsorship": "none", "questionnaire": "no_answer", "attested_action": "none",
        "attendance": "measured", "effectiveness": "measured"}  # fmt: skip


def _complete(entry: dict[str, Any]) -> dict[str, Any]:
    """Without what is not there; its own mark under the outcome that is apt."""
    entry = {key: value for key, value in entry.items() if value is not None}
    own = entry.pop("own_mark", None)
    if own is not None:
        entry["marks"] = {_OWN.get(entry["type"], "absent"): own}
    return entry
