"""Random worlds for properties: a legislature, its roll calls and a rubric that fits them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.scoring.worlds import BANDS, World, both, day, mark, rubric_data, sponsorship, vote

LETTERS = "YNXEPCR"
WEIGHTS = st.sampled_from([1, 2, 5, Fraction(1, 3), Fraction(1, 10), Fraction(7, 4)])
CREDITS = st.sampled_from([0, 1, Fraction(1, 2), Fraction(1, 3), Fraction(7, 10)])
COUNTS = st.sampled_from([0, 1, Fraction(1, 2), Fraction(1, 5)])
TABLE = st.fixed_dictionaries(
    {},
    optional={
        name: st.builds(mark, CREDITS, COUNTS)
        for name in ("support", "oppose", "present", "absent", "excused", "presiding", "recused")
    },
).filter(bool)
SPONSOR_TABLE = st.fixed_dictionaries(
    {},
    optional={
        name: st.builds(mark, CREDITS, COUNTS) for name in ("introducer", "cosponsor", "none")
    },
).filter(bool)

# Two thirds reach the A when printed (67), and not exactly (66.67).
CLOSE_CALLS = [{"grade": g, "min": m} for g, m in zip("ABCF", (67, 50, 34, 0), strict=True)]


@dataclass
class Case:
    """A world and the rubric's plain data."""

    world: World
    rubric: dict[str, Any]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A world of up to eight people, six roll calls and three bills."""
    world = World()
    names = [f"P{n}" for n in range(draw(st.integers(1, 8)))]
    for name in names:
        _add_seats(draw, world, name)
    criteria = _votes(draw, world, names) + _sponsorships(draw, world, names)
    groups = _groups(draw, criteria)
    return Case(world, rubric_data(criteria, groups=groups, **_rules(draw, criteria)))


def _add_seats(draw: st.DrawFn, world: World, name: str) -> None:
    start = draw(st.sampled_from([None, day(-400), day(0), day(2), day(5)]))
    end = draw(st.sampled_from([None, None, day(3), day(6), day(9)]))
    if start and end and start >= end:
        end = None
    first = draw(st.sampled_from(["house", "senate"]))
    world.person(name, first, 1, start=start, end=end)
    if end is not None and draw(st.booleans()):
        other = draw(st.sampled_from(["house", "senate"]))
        gap = draw(st.integers(0, 2))
        world.person(name, other, 2, start=end + (day(gap) - day(0)), end=None)


def _votes(draw: st.DrawFn, world: World, names: list[str]) -> list[dict[str, Any]]:
    criteria = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        chamber = draw(st.sampled_from(["house", "senate"]))
        options = draw(st.dictionaries(st.sampled_from(names), st.sampled_from(LETTERS)))
        held_on = day(draw(st.integers(0, 10)))
        world.roll_call(number, options, chamber=chamber, held_on=held_on)
        more: dict[str, Any] = {"marks": draw(TABLE)} if draw(st.integers(0, 3)) == 0 else {}
        criteria.append(
            vote(
                number,
                chamber=chamber,
                weight=draw(WEIGHTS),
                date=held_on,
                position=draw(st.sampled_from(["support", "oppose"])),
                category=draw(st.sampled_from(["schools", "funding", "safety"])),
                **more,
            )
        )
    return criteria


def _sponsorships(draw: st.DrawFn, world: World, names: list[str]) -> list[dict[str, Any]]:
    criteria = []
    for number in range(101, 101 + draw(st.integers(0, 3))):
        roles = st.sampled_from(["introducer", "co-sponsor"])
        first = {names[0]: draw(roles)}
        world.bill(f"HB {number}", first | draw(st.dictionaries(st.sampled_from(names), roles)))
        category = draw(st.sampled_from(["schools", "funding", "safety"]))
        criteria.append(
            sponsorship(
                f"HB {number}",
                weight=draw(WEIGHTS),
                date=day(draw(st.integers(0, 10))),
                category=category,
            )
        )
    return criteria


def _groups(draw: st.DrawFn, criteria: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Some of the criteria of one category and chamber together."""
    alike: dict[tuple[str, str], list[str]] = {}
    for criterion in criteria:
        key = (criterion["category"], criterion.get("chamber", "both"))
        alike.setdefault(key, []).append(criterion["id"])
    groups = []
    for number, members in enumerate(alike.values()):
        if len(members) > 1 and draw(st.booleans()):
            combine = draw(st.sampled_from(["mean", "best", "worst", "last"]))
            groups.append(
                {
                    "id": f"g{number}",
                    "criteria": members[: draw(st.integers(2, len(members)))],
                    "combine": combine,
                    "weight": draw(WEIGHTS),
                }
            )
    return groups


def _rules(draw: st.DrawFn, criteria: list[dict[str, Any]]) -> dict[str, Any]:
    aggregate = draw(st.sampled_from(["pooled", "categories"]))
    # In every other world nothing is incomplete, so that letters and gates are seen often.
    strict = draw(st.booleans())
    missing = ["renormalize"] + (["zero"] if aggregate == "categories" else [])
    return {
        "marks": {
            "floor_vote": draw(TABLE),
            "sponsorship": draw(SPONSOR_TABLE),
        },
        "categories": [
            {"id": name, "title": both(name), "weight": draw(WEIGHTS), "required": required}
            for name, required in (
                ("schools", False),
                ("funding", strict and draw(st.booleans())),
                ("safety", False),
            )
        ],
        "aggregate": aggregate,
        "missing_category": draw(st.sampled_from([*missing, "incomplete"] if strict else missing)),
        "eligibility": _eligibility(draw) if strict else {},
        "rounding": {
            "places": draw(st.integers(0, 2)),
            "mode": draw(st.sampled_from(["half_up", "half_even", "down"])),
            "grade_on": draw(st.sampled_from(["exact", "shown"])),
        },
        "gates": _gates(draw, criteria),
        "grades": draw(st.sampled_from([BANDS, CLOSE_CALLS, _chamber_bands()])),
    }


def _eligibility(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "min_criteria": draw(st.integers(0, 3)),
        "min_opportunity": draw(st.sampled_from([0, Fraction(1, 2), 1])),
        "min_participation": draw(st.sampled_from([0, Fraction(1, 2), 1])),
    }


def _gates(draw: st.DrawFn, criteria: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Up to three gates, in any order, shut more often than real ones."""
    gates: list[dict[str, Any]] = []
    for number in range(draw(st.integers(0, 3))):
        letter = draw(st.sampled_from("BCF"))
        gate: dict[str, Any] = {"max_grade": letter, "reason": both(f"Gate {number}.")}
        if draw(st.booleans()):
            gate["participation"] = draw(st.sampled_from([Fraction(1, 2), Fraction(2, 3), 1]))
        else:
            asked = draw(st.sampled_from(criteria))
            is_vote = asked["type"] != "sponsorship"
            words = ["support", "oppose", "absent"] if is_vote else ["cosponsor", "none"]
            gate["criterion"] = asked["id"]
            gate["outcomes"] = draw(st.lists(st.sampled_from(words), min_size=1, unique=True))
        gates.append(gate)
    return gates


def _chamber_bands() -> list[dict[str, Any]]:
    senate = [
        {"grade": g, "min": m, "chamber": "senate"}
        for g, m in zip("ABCF", (80, 60, Fraction(100, 3), 0), strict=True)
    ]
    return [{**band, "chamber": "house"} for band in BANDS] + senate
