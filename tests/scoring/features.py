"""Which parts of the rubric language and of the record a random world had: for the count.

A part that never occurs in ten thousand worlds is not tested by them; test_second_opinion.py and
many_worlds.py fail then.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from reportcard.scoring.second import Opinion
from tests.scoring.random_worlds import Case

TYPES = (
    "floor_vote", "amendment_vote", "appropriation_vote", "committee_vote", "third_party_position",
    "party_unity", "sponsorship", "effectiveness", "questionnaire", "attendance", "attested_action",
)  # fmt: skip
OUTCOMES = (
    "support", "oppose", "present", "absent", "excused", "presiding", "recused", "not_eligible",
    "paired_support", "paired_oppose", "announced_support", "announced_oppose", "unknown",
    "no_position", "introducer", "cosponsor", "none", "measured", "no_answer", "done",
)  # fmt: skip
COMBINES = ("mean", "best", "worst", "last")
REASONS = (
    "min_criteria", "min_opportunity", "min_participation", "min_recorded_weight",
    "missing_category",
)  # fmt: skip
EXPECTED = frozenset(
    [
        *(f"type {name}" for name in TYPES),
        *(f"outcome {name}" for name in OUTCOMES),
        *(f"group {name}" for name in COMBINES),
        *(f"incomplete: {name}" for name in REASONS),
        *(f"lifetime {name}" for name in ("pooled", "mean", "decay")),
        *(f"aggregate {name}" for name in ("pooled", "categories")),
        *(f"missing_category {name}" for name in ("renormalize", "zero", "incomplete")),
        *(f"rounding {name}" for name in ("half_up", "half_even", "down")),
        *("absence with a reason", "applies_to", "bonus", "penalty", "a cap that holds"),
        *("chamber bands", "committee seat between sheets", "criterion without a subject"),
        *("curve of a rate", "curve of the score", "from_table", "gate that lowers", "graded NR"),
        *("limit that moves", "override", "roll call asked about twice", "two terms"),
        *("undated roll call", "score at the floor or ceiling", "grade on the shown score"),
        *("own marks", "lifetime of several cycles", "nobody on the card"),
    ]
)


def features(case: Case, found: Mapping[str, Opinion]) -> Counter[str]:
    """What a world had, each counted once."""
    return Counter(set(_of_rubric(case.rubric)) | set(_of_record(case)) | set(_of(found, case)))


def _of_rubric(rubric: Mapping[str, Any]) -> Iterator[str]:
    criteria = rubric["criteria"]
    for criterion in criteria:
        yield f"type {criterion['type']}"
        if "applies_to" in criterion:
            yield "applies_to"
        if "category" not in criterion:
            yield "criterion without a subject"
        if "curve" in criterion:
            yield "curve of a rate"
        if "marks" in criterion:
            yield "own marks"
    refs = [c["ref"] for c in criteria if "ref" in c]
    if len(set(refs)) < len(refs):
        yield "roll call asked about twice"
    yield from (f"group {group['combine']}" for group in rubric["groups"])
    yield f"aggregate {rubric['aggregate']}"
    yield f"missing_category {rubric['missing_category']}"
    yield f"rounding {rubric['rounding']['mode']}"
    if rubric["rounding"]["grade_on"] == "shown":
        yield "grade on the shown score"
    if any("chamber" in band for band in rubric["grades"]):
        yield "chamber bands"
    if "curve" in rubric:
        yield "curve of the score"
    if "from_table" in rubric:
        yield "from_table"
    if "lifetime" in rubric:
        yield f"lifetime {rubric['lifetime']['method']}"


def _of_record(case: Case) -> Iterator[str]:
    rows = case.world.rows
    if rows.get("absence_reason"):
        yield "absence with a reason"
    if any(row[5] is None for row in rows["vote_event"]):
        yield "undated roll call"
    people = [row[0] for row in rows["membership"]]
    if len(set(people)) < len(people):
        yield "two terms"


def _of(found: Mapping[str, Opinion], case: Case) -> Iterator[str]:
    if not found:
        yield "nobody on the card"
    rubric = case.rubric
    adjust = rubric.get("adjust", {})
    ends = (adjust.get("floor", 0), adjust.get("ceiling", 100))
    for opinion in found.values():
        yield from (f"outcome {line.outcome}" for line in opinion.lines.values())
        yield from (f"incomplete: {reason[0]}" for reason in opinion.reasons)
        yield from _of_points(opinion, rubric)
        if opinion.gate_reasons:
            yield "gate that lowers"
        if opinion.graded == "NR":
            yield "graded NR"
        if opinion.grade != opinion.graded:
            yield "override"
        if opinion.lifetime and opinion.lifetime[1] > 1:
            yield "lifetime of several cycles"
        if opinion.score in ends and opinion.raw not in ends:
            yield "score at the floor or ceiling"
        if _sits_between(case, opinion):
            yield "committee seat between sheets"


def _of_points(opinion: Opinion, rubric: Mapping[str, Any]) -> Iterator[str]:
    for kind, total in (("bonus", opinion.bonus), ("penalty", opinion.penalty)):
        items = [item.points for item in opinion.items if item.kind == kind]
        if any(items):
            yield kind
        whole = sum(items, Fraction(0))
        if total != (whole if kind == "bonus" else -whole):
            yield "a cap that holds"
    without = {"adjust", "curve"} & set(rubric)
    if opinion.raw is not None and not without and opinion.score != opinion.raw:
        yield "limit that moves"


def _sits_between(case: Case, opinion: Opinion) -> bool:
    """A committee's vote was theirs though its sheet does not name them."""
    kinds = {c["id"]: c["type"] for c in case.rubric["criteria"]}
    return any(
        kinds.get(name) == "committee_vote" and line.outcome == "unknown"
        for name, line in opinion.lines.items()
    )
