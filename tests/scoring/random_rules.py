"""What a random rubric says beside its questions: marks, subjects, groups, rules, adjustments.

random_worlds.py has the questions and the record that they fit.
"""

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.scoring.worlds import BANDS, World, both, day, mark

WEIGHTS = st.sampled_from([1, 2, 5, Fraction(1, 3), Fraction(1, 10), Fraction(7, 4)])
CREDITS = st.sampled_from([0, 1, Fraction(1, 2), Fraction(1, 3), Fraction(7, 10)])
COUNTS = st.sampled_from([0, 1, 1, Fraction(1, 2), Fraction(1, 5)])
MARK = st.builds(mark, CREDITS, COUNTS)
VOTE_WORDS = ("support", "oppose", "present", "absent", "excused", "presiding", "recused")
MORE_WORDS = ("paired_support", "paired_oppose", "announced_support", "announced_oppose")

Rules = dict[str, Any]
Earlier = dict[str, dict[str, tuple[Fraction, Fraction]]]


def table_of(*outcomes: str) -> st.SearchStrategy[dict[str, Any]]:
    """A mark for some of these outcomes, at least one."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(outcomes, MARK)).filter(bool)


VOTE_TABLE = table_of(*VOTE_WORDS, *MORE_WORDS)
TABLES = {
    "floor_vote": VOTE_TABLE,
    "amendment_vote": VOTE_TABLE,
    "appropriation_vote": VOTE_TABLE,
    "committee_vote": VOTE_TABLE,
    "third_party_position": VOTE_TABLE,
    "party_unity": VOTE_TABLE,
    "sponsorship": table_of("introducer", "cosponsor", "none"),
    "questionnaire": table_of("support", "oppose", "measured", "no_answer"),
    "attested_action": table_of("done", "none"),
    "attendance": table_of("measured"),
    "effectiveness": table_of("measured"),
}
# Two thirds reach the A when printed (67), and not exactly (66.67); the lowest is out of reach.
CLOSE_CALLS = [{"grade": g, "min": m} for g, m in zip("ABCF", (67, 50, 34, 0), strict=True)]


def one_in(draw: st.DrawFn, times: int) -> bool:
    """Now and then."""
    return draw(st.integers(1, times)) == times


def curve_of(draw: st.DrawFn) -> dict[str, Any] | None:
    """A curve for a rate, or none."""
    ends = draw(
        st.sampled_from([None, (0, 1), (Fraction(1, 2), 1), (Fraction(1, 3), Fraction(3, 4))])
    )
    return None if ends is None else {"from": ends[0], "to": ends[1]}


def draw_rules(
    draw: st.DrawFn, world: World, names: list[str], criteria: list[Rules]
) -> tuple[Rules, Earlier]:
    """Everything but the questions; what earlier rubrics gave."""
    # In every other world nothing is incomplete, so that letters and gates are seen often.
    strict = draw(st.booleans())
    kinds = {"floor_vote", *(criterion["type"] for criterion in criteria)}
    aggregate = draw(st.sampled_from(["pooled", "categories"]))
    missing = ["renormalize"] + (["zero"] if aggregate == "categories" else [])
    lifetime, earlier = _lifetime(draw, world, names)
    rules = {
        "marks": {kind: draw(table) for kind, table in TABLES.items() if kind in kinds},
        "categories": _categories(draw, strict=strict),
        "groups": _groups(draw, criteria),
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
        "adjust": _adjust(draw, world, names, criteria),
        "curve": draw(st.sampled_from([None, None, {"intercept": 10, "slope": Fraction(9, 10)}])),
        "limits": _limits(draw),
        "lifetime": lifetime,
        "overrides": _overrides(draw, names),
    }
    return {key: value for key, value in rules.items() if value is not None}, earlier


def _categories(draw: st.DrawFn, *, strict: bool) -> list[Rules]:
    return [
        {"id": name, "title": both(name), "weight": draw(WEIGHTS), "required": required}
        for name, required in (
            ("schools", False),
            ("funding", strict and draw(st.booleans())),
            ("safety", False),
        )
    ]


def _groups(draw: st.DrawFn, criteria: list[Rules]) -> list[Rules]:
    """Some of the votes and bills of one subject and chamber together."""
    alike: dict[tuple[str, str], list[str]] = {}
    refs = [c.get("ref") for c in criteria]
    for criterion in criteria:
        is_asked_once = refs.count(criterion.get("ref")) == 1
        if "ref" in criterion and is_asked_once and "category" in criterion:
            key = (criterion["category"], criterion.get("chamber", "both"))
            alike.setdefault(key, []).append(criterion["id"])
    groups = []
    for number, members in enumerate(alike.values()):
        if len(members) > 1 and draw(st.booleans()):
            groups.append(
                {
                    "id": f"g{number}",
                    "criteria": members[: draw(st.integers(2, len(members)))],
                    "combine": draw(st.sampled_from(["mean", "best", "worst", "last"])),
                    "weight": draw(WEIGHTS),
                }
            )
    return groups


def _eligibility(draw: st.DrawFn) -> Rules:
    return {
        "min_criteria": draw(st.integers(0, 3)),
        "min_opportunity": draw(st.sampled_from([0, Fraction(1, 2), 1])),
        "min_participation": draw(st.sampled_from([0, Fraction(1, 2), 1])),
        "min_recorded_weight": draw(st.sampled_from([0, 0, 1, Fraction(5, 2)])),
    }


def _words_of(criterion: Rules) -> list[str]:
    """Outcomes that can come of a criterion."""
    if "scale" in criterion:
        return ["measured", "no_answer", "not_eligible"]
    words = {
        "sponsorship": ["cosponsor", "none"],
        "questionnaire": ["support", "oppose", "no_answer"],
        "attested_action": ["done", "none"],
        "attendance": ["measured"],
        "effectiveness": ["measured"],
    }
    return words.get(criterion["type"], ["support", "oppose", "absent"])


def _gates(draw: st.DrawFn, criteria: list[Rules]) -> list[Rules]:
    """Up to three gates, in any order, shut more often than real ones."""
    gates: list[Rules] = []
    for number in range(draw(st.integers(0, 3))):
        letter = draw(st.sampled_from("BCF"))
        gate: Rules = {"max_grade": letter, "reason": both(f"Gate {number}.")}
        if not criteria or draw(st.booleans()):
            gate["participation"] = draw(st.sampled_from([Fraction(1, 2), Fraction(2, 3), 1]))
        else:
            asked = draw(st.sampled_from(criteria))
            words = st.sampled_from(_words_of(asked))
            gate["criterion"] = asked["id"]
            gate["outcomes"] = draw(st.lists(words, min_size=1, unique=True))
        gates.append(gate)
    return gates


def _chamber_bands() -> list[Rules]:
    senate = [
        {"grade": g, "min": m, "chamber": "senate"}
        for g, m in zip("ABCF", (80, 60, Fraction(100, 3), 0), strict=True)
    ]
    return [{**band, "chamber": "house"} for band in BANDS] + senate


def _adjust(draw: st.DrawFn, world: World, names: list[str], criteria: list[Rules]) -> Rules | None:
    if draw(st.booleans()):
        return None
    for name in names:
        if draw(st.booleans()):
            world.member_input(name, "extra", draw(st.sampled_from(["2", "-1", "0.5", ""])))
    points = st.sampled_from([1, 3, Fraction(5, 2), -2])
    adjust: Rules = {}
    for kind in ("bonus", "penalty"):
        adjust[kind] = [*_act_item(draw, kind, criteria, points), *_sum_item(draw, kind, points)]
        if adjust[kind] and draw(st.booleans()):
            adjust[f"{kind}_cap"] = draw(st.sampled_from([1, 4]))
    ends = draw(
        st.sampled_from([{}, {"ceiling": 105}, {"floor": -10}, {"floor": 5, "ceiling": 95}])
    )
    return {**adjust, **ends}


def _act_item(
    draw: st.DrawFn, kind: str, criteria: list[Rules], points: st.SearchStrategy[Any]
) -> list[Rules]:
    """Points by the outcome of a criterion, or nothing."""
    if not criteria or draw(st.booleans()):
        return []
    asked = draw(st.sampled_from(criteria))
    given = draw(st.dictionaries(st.sampled_from(_words_of(asked)), points, min_size=1))
    item = {"id": f"{kind}-act", "title": both("An act."), "criterion": asked["id"]}
    return [{**item, "points": given}]


def _sum_item(draw: st.DrawFn, kind: str, points: st.SearchStrategy[Any]) -> list[Rules]:
    """Points for an input, or nothing."""
    if draw(st.booleans()):
        return []
    item: Rules = {"id": f"{kind}-sum", "title": both("A sum."), "input": "extra"}
    return [{**item, "points": draw(points)} if draw(st.booleans()) else item]


def _limits(draw: st.DrawFn) -> list[Rules] | None:
    if not one_in(draw, 4):
        return None
    limits = []
    for _ in range(draw(st.integers(1, 2))):
        limit: Rules = {"outcome": draw(st.sampled_from(["absent", "absent", "oppose", "excused"]))}
        at_least, share = draw(
            st.sampled_from([(1, None), (2, None), (None, Fraction(1, 3)), (1, Fraction(1, 2))])
        )
        ends = draw(
            st.sampled_from(
                [
                    {"above": 95, "becomes_below": 94},
                    {"below": 50, "becomes_above": 51},
                    {"above": 60, "becomes_below": 40, "below": 40, "becomes_above": 60},
                ]
            )
        )
        given = {"at_least": at_least, "share": share, **ends}
        limits.append(limit | {key: value for key, value in given.items() if value is not None})
    return limits


def _lifetime(draw: st.DrawFn, world: World, names: list[str]) -> tuple[Rules | None, Earlier]:
    """Earlier cycles, of a table or of a rubric, some of them incomplete."""
    if not one_in(draw, 4):
        return None, {}
    earlier: Earlier = {}
    cycles: list[Rules] = []
    for number in range(draw(st.integers(0, 3))):
        name = f"{2017 + 2 * number}"
        cycle: Rules = {"cycle": both(name)}
        scored = draw(st.lists(st.sampled_from(names), unique=True))
        if draw(st.booleans()):
            cycle["table"] = name
            world.earlier_score("Old", name, 1, 2)
            for person in scored:
                earned, possible = draw(st.sampled_from([(5, 5), ("7.5", 10), (0, 4), (0, 0)]))
                world.earlier_score(person, name, earned, possible, counted=not one_in(draw, 4))
        else:
            cycle["rubric"] = f"rubrics/{name}.yml"
            earlier[cycle["rubric"]] = {
                f"ocd-person/{person}": (
                    Fraction(draw(st.integers(0, 300)), 3),
                    Fraction(str(draw(WEIGHTS))),
                )
                for person in scored
            }
        cycles.append(cycle)
    method = draw(st.sampled_from(["pooled", "mean", "decay"]))
    rule: Rules = {"method": method, "cycles": cycles}
    if method == "decay":
        rule["half_life"] = draw(st.integers(1, 3))
    return rule, earlier


def _overrides(draw: st.DrawFn, names: list[str]) -> list[Rules] | None:
    if not one_in(draw, 6):
        return None
    return [
        {
            "person": f"ocd-person/{draw(st.sampled_from(names))}",
            "grade": draw(st.sampled_from("BCF")),
            "reason": both("The board decided so."),
            "evidence": "https://www.example.org/minutes",
            "approved_by": ["Ana Uno", "Ben Dos"],
            "date": day(20),
        }
    ]
