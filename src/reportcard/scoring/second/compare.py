"""Where the engine and the second opinion differ, in sentences.

Leaves to others: who is right. A difference is a mistake of the program, never of its user.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

from reportcard.scoring.second.opinion import Line, Opinion

if TYPE_CHECKING:
    from reportcard.model.scores import ReceiptLine, Result, Scored

_FIGURES = (
    "chamber",
    "district",
    "party",
    "in_office",
    "base",
    "raw",
    "score",
    "shown",
    "computed_grade",
    "graded",
    "grade",
    "criteria_counted",
    "chances",
    "taken",
    "participation",
    "opportunity",
    "bonus",
    "penalty",
)
_FIRST = 5


class DisagreementError(Exception):
    """The two engines differ: a mistake of the program, told with the first differences."""

    def __init__(self, found: tuple[str, ...]) -> None:
        first = "\n".join(f"- {sentence}" for sentence in found[:_FIRST])
        super().__init__(
            f"the engine and the second opinion differ {len(found)} times; the first:\n{first}"
        )
        self.found = found


def require_agreement(scored: "Scored", found: Mapping[str, Opinion]) -> int:
    """On how many legislators both agree: all of them.

    Raises:
        DisagreementError: they differ.
    """
    different = disagreements(scored, found)
    if different:
        raise DisagreementError(different)
    return len(found)


def disagreements(scored: "Scored", found: Mapping[str, Opinion]) -> tuple[str, ...]:
    """A sentence for each figure on which the two differ; none when they agree exactly.

    Args:
        scored: What the engine says.
        found: The second opinion on everybody, by person (`opinions`).
    """
    results = {result.person_id: result for result in scored.results}
    sentences = []
    for person_id in sorted({*results, *found}):
        if person_id not in results:
            sentences.append(f"{person_id}: only the second opinion has them on the card")
        elif person_id not in found:
            sentences.append(f"{person_id}: only the engine has them on the card")
        else:
            sentences += _of_one(results[person_id], found[person_id])
    sentences += _of_alarms(scored, found)
    sentences += _of_medians(scored, found)
    return tuple(sentences)


def _of_one(result: "Result", opinion: Opinion) -> Iterator[str]:
    for name in _FIGURES:
        yield from _differ(opinion, name, getattr(result, name), getattr(opinion, name))
    yield from _differ(opinion, "reasons", _reasons(result.reasons), _reasons(opinion.reasons))
    gates = tuple(reason.en for reason in result.gate_reasons)
    yield from _differ(opinion, "gate_reasons", gates, opinion.gate_reasons)
    lifetime = result.lifetime and (result.lifetime.score, result.lifetime.cycles)
    yield from _differ(opinion, "lifetime", lifetime, opinion.lifetime)
    items = {(a.kind, a.item_id): a.points for a in result.adjustments if a.points}
    own = {(item.kind, item.name): item.points for item in opinion.items if item.points}
    yield from _differ(opinion, "bonus and penalty items", items, own)
    subjects = {c.category_id: (c.score, c.effective_weight) for c in result.categories}
    theirs = {name: (s.score, s.part) for name, s in opinion.subjects.items()}
    yield from _differ(opinion, "subjects", subjects, theirs)
    yield from _of_lines(result, opinion)


def _reasons(
    reasons: tuple[tuple[str, Fraction, Fraction], ...],
) -> list[tuple[str, Fraction, Fraction]]:
    return sorted(reasons)


def _of_lines(result: "Result", opinion: Opinion) -> Iterator[str]:
    lines = {line.criterion_id: line for line in result.lines}
    yield from _differ(opinion, "criteria", sorted(lines), sorted(opinion.lines))
    for name in sorted(set(lines) & set(opinion.lines)):
        yield from _differ(opinion, name, _engine(lines[name]), _own(opinion.lines[name]))


def _engine(line: "ReceiptLine") -> tuple[object, ...]:
    """The figures of a line; of one that a group set aside, that it did."""
    because = line.not_counted_because or ""
    if because.startswith("group_"):
        return line.outcome, because
    figures = (line.credit, line.count, line.earned, line.possible)
    return line.outcome, line.counted, *figures


def _own(line: Line) -> tuple[object, ...]:
    if line.set_aside is not None:
        return line.outcome, line.set_aside
    figures = (line.credit, line.count, line.earned, line.possible)
    return line.outcome, line.counted, *figures


def _of_alarms(scored: "Scored", found: Mapping[str, Opinion]) -> Iterator[str]:
    engine = {(alarm.person_id, alarm.criterion_id) for alarm in scored.alarms}
    own = {(person, name) for person, opinion in found.items() for name in opinion.alarms}
    for person, name in sorted(engine ^ own):
        who = "engine" if (person, name) in engine else "second opinion"
        yield f"{person}: only the {who} misses a line on {name}"


def _of_medians(scored: "Scored", found: Mapping[str, Opinion]) -> Iterator[str]:
    own = {}
    for chamber in sorted({opinion.chamber for opinion in found.values()}):
        sitting = [o for o in found.values() if o.in_office and o.chamber == chamber]
        scores = [opinion.score for opinion in sitting if opinion.score is not None]
        if scores:
            own[chamber] = median(scores)
    if dict(scored.medians) != own:
        yield f"medians: the engine says {_text(dict(scored.medians))}, the other {_text(own)}"


def _differ(opinion: Opinion, what: str, engine: object, own: object) -> Iterator[str]:
    if engine != own:
        yield (
            f"{opinion.person_id}, {what}: the engine says {_text(engine)},"
            f" the second opinion {_text(own)}"
        )


def _text(value: object) -> str:
    """Fractions as people write them, in whatever holds them."""
    if isinstance(value, tuple | list):
        return "(" + ", ".join(_text(item) for item in value) + ")"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(k)}: {_text(v)}" for k, v in value.items()) + "}"
    return str(value)
