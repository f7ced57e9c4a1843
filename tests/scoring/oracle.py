"""A second opinion: the scoring rules in slow, obvious Python, one legislator at a time.

Written from the specification (docs/scoring.md) alone. It reads the rubric as plain data and the
rows of a test world, and shares no code with the engine: where the two differ, one is wrong.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

Row = tuple[Any, ...]
# outcome, credit, count
OwnMark = tuple[str, Fraction, Fraction]
# By subject: the (earned, counted weight) of each question in it.
Parts = dict[str, list[tuple[Fraction, Fraction]]]


@dataclass(frozen=True)
class Opinion:
    """What the rules give one legislator."""

    score: Fraction | None
    shown: Fraction | None
    grade: str
    marks: dict[str, OwnMark]
    reasons: tuple[str, ...]
    gate_reasons: tuple[str, ...]
    counted: int
    chances: int
    taken: int
    opportunity: Fraction


def opinions(rubric: Mapping[str, Any], rows: Mapping[str, list[Row]]) -> dict[str, Opinion]:
    """An opinion on everybody who held a seat in the window and could be asked, by person id."""
    found = {}
    for person in sorted({row[0] for row in rows.get("membership", ())}):
        seats = [row for row in rows["membership"] if row[0] == person]
        judge = _Judge(rubric, rows, person, seats)
        if judge.is_rated():
            found[person] = judge.opinion()
    return found


def _number(value: Any) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(str(value))


def _holds(seat: Row, day: date) -> bool:
    start, end = seat[4], seat[5]
    return (start is None or start <= day) and (end is None or day < end)


class _Judge:
    def __init__(
        self,
        rubric: Mapping[str, Any],
        rows: Mapping[str, list[Row]],
        person: str,
        seats: list[Row],
    ) -> None:
        self.rubric, self.rows, self.person, self.seats = rubric, rows, person, seats
        self.first, after = rubric["window"]
        self.last_day = after - timedelta(days=1)

    # ------------------------------------------------ who is concerned

    def in_window(self) -> list[Row]:
        days = range((self.last_day - self.first).days + 1)
        return [
            seat
            for seat in self.seats
            if any(_holds(seat, self.first + timedelta(days=d)) for d in (0, days[-1]))
            or (seat[4] is not None and self.first <= seat[4] <= self.last_day)
        ]

    def sits_at_the_end(self) -> bool:
        return any(_holds(seat, self.last_day) for seat in self.seats)

    def is_rated(self) -> bool:
        return bool(self.in_window()) and (
            self.sits_at_the_end() or any(self.is_eligible(c) for c in self.rubric["criteria"])
        )

    def chamber(self) -> str:
        """The chamber of the seat held at the end, else of the one that began last."""
        at_end = [s for s in self.in_window() if _holds(s, self.last_day)]
        latest = max(at_end or self.in_window(), key=lambda s: s[4] or date.min)
        return str(latest[1])

    def is_eligible(self, criterion: Mapping[str, Any]) -> bool:
        chamber = criterion.get("chamber")
        return any(
            _holds(seat, criterion["date"]) and chamber in (None, seat[1]) for seat in self.seats
        )

    def own_criteria(self) -> list[Mapping[str, Any]]:
        chamber = self.chamber()
        return [
            c
            for c in self.rubric["criteria"]
            if c.get("chamber") in (None, chamber) or self.is_eligible(c)
        ]

    # ------------------------------------------------ outcome and mark

    def outcome(self, criterion: Mapping[str, Any]) -> str:
        if not self.is_eligible(criterion):
            return "not_eligible"
        if criterion["type"] == "sponsorship":
            roles = {
                row[2]
                for row in self.rows.get("sponsorship", ())
                if row[0] == criterion["ref"] and row[1] == self.person
            }
            if not roles:
                return "none"
            return "introducer" if "introducer" in roles else "cosponsor"
        options = [
            row[2]
            for row in self.rows.get("person_vote", ())
            if row[0] == criterion["ref"] and row[1] == self.person
        ]
        if not options:
            return "unknown"
        wanted = "yes" if criterion["position"] == "support" else "no"
        if options[0] in ("yes", "no"):
            return "support" if options[0] == wanted else "oppose"
        return "absent" if options[0] == "absent_or_not_voting" else str(options[0])

    def mark(self, criterion: Mapping[str, Any]) -> OwnMark:
        outcome = self.outcome(criterion)
        own = criterion.get("marks", {}).get(outcome)
        rule = own or self.rubric["marks"].get(criterion["type"], {}).get(outcome)
        if rule is None or _number(rule["count"]) == 0:
            return outcome, Fraction(0), Fraction(0)
        return outcome, _number(rule["credit"]), _number(rule["count"])

    # ------------------------------------------------ sums

    def parts(self, marks: Mapping[str, OwnMark]) -> Parts:
        parts: Parts = {}
        grouped = {name for group in self.rubric.get("groups", ()) for name in group["criteria"]}
        by_id = {c["id"]: c for c in self.rubric["criteria"]}
        for name, (_outcome, credit, count) in marks.items():
            if name not in grouped and count > 0:
                den = _number(by_id[name]["weight"]) * count
                parts.setdefault(by_id[name]["category"], []).append((den * credit, den))
        for group in self.rubric.get("groups", ()):
            inside = [
                (by_id[name], marks[name])
                for name in group["criteria"]
                if name in marks and marks[name][2] > 0
            ]
            if inside:
                den = _number(group["weight"]) * max(m[2] for _c, m in inside)
                credit = _group_credit(group["combine"], inside)
                category = by_id[group["criteria"][0]]["category"]
                parts.setdefault(category, []).append((den * credit, den))
        return parts

    def score(self, parts: Parts) -> Fraction | None:
        if not parts:
            return None
        if self.rubric["aggregate"] == "pooled":
            everything = [part for category in parts.values() for part in category]
            return 100 * _sum(n for n, _d in everything) / _sum(d for _n, d in everything)
        is_zero = self.rubric.get("missing_category") == "zero"
        total = whole = Fraction(0)
        for category in self.rubric["categories"]:
            weight = _number(category["weight"])
            inside = parts.get(category["id"])
            if inside:
                total += weight * _sum(n for n, _d in inside) / _sum(d for _n, d in inside)
            if inside or is_zero:
                whole += weight
        return 100 * total / whole

    def opportunity(self) -> Fraction:
        own = sum((self.nominal(c) for c in self.own_criteria()), Fraction(0))
        eligible = sum(
            (self.nominal(c) for c in self.own_criteria() if self.is_eligible(c)), Fraction(0)
        )
        return eligible / own if own else Fraction(0)

    def nominal(self, criterion: Mapping[str, Any]) -> Fraction:
        by_id = {c["id"]: _number(c["weight"]) for c in self.rubric["criteria"]}
        for group in self.rubric.get("groups", ()):
            if criterion["id"] in group["criteria"]:
                inside = sum(by_id[name] for name in group["criteria"])
                return _number(group["weight"]) * by_id[criterion["id"]] / inside
        return by_id[criterion["id"]]

    # ------------------------------------------------ letter

    def opinion(self) -> Opinion:
        own = self.own_criteria()
        marks = {c["id"]: self.mark(c) for c in own}
        parts = self.parts(marks)
        score = self.score(parts)
        votes = [marks[c["id"]][0] for c in own if c["type"] != "sponsorship"]
        outside = ("not_eligible", "unknown", "presiding", "recused")
        chances = [o for o in votes if o not in outside]
        taken = [o for o in chances if o in ("support", "oppose")]
        participation = Fraction(len(taken), len(chances)) if chances else None
        counted = sum(1 for m in marks.values() if m[2] > 0)
        reasons = self.reasons(counted, participation, parts)
        grade, gate_reasons = self.grade(score, reasons, participation, marks)
        return Opinion(
            score=score,
            shown=None if score is None else self.rounded(score),
            grade=grade,
            gate_reasons=gate_reasons,
            marks=marks,
            reasons=reasons,
            counted=counted,
            chances=len(chances),
            taken=len(taken),
            opportunity=self.opportunity(),
        )

    def reasons(
        self, counted: int, participation: Fraction | None, parts: Parts
    ) -> tuple[str, ...]:
        rules = self.rubric.get("eligibility", {})
        reasons = []
        if counted < rules.get("min_criteria", 0):
            reasons.append("min_criteria")
        if self.opportunity() < _number(rules.get("min_opportunity", 0)):
            reasons.append("min_opportunity")
        if participation is not None and participation < _number(rules.get("min_participation", 0)):
            reasons.append("min_participation")
        strict = self.rubric.get("missing_category") == "incomplete"
        if any(
            (strict or c.get("required", False)) and c["id"] not in parts
            for c in self.rubric["categories"]
        ):
            reasons.append("missing_category")
        return tuple(reasons)

    def grade(
        self,
        score: Fraction | None,
        reasons: tuple[str, ...],
        participation: Fraction | None,
        marks: Mapping[str, OwnMark],
    ) -> tuple[str, tuple[str, ...]]:
        """The letter, and why gates lowered it."""
        if score is None:
            return "NR", ()
        if reasons:
            return "INC", ()
        chamber = self.chamber()
        bands = [b for b in self.rubric["grades"] if b.get("chamber") in (None, chamber)]
        bands.sort(key=lambda b: _number(b["min"]), reverse=True)
        judged = self.judged(score)
        letters = [b["grade"] for b in bands]
        earned = next(i for i, b in enumerate(bands) if judged >= _number(b["min"]))
        limits, why = [earned], []
        for gate in self.rubric.get("gates", ()):
            limit = letters.index(gate["max_grade"])
            if limit > earned and self.is_shut(gate, participation, marks):
                limits.append(limit)
                why.append(gate["reason"]["en"])
        return str(letters[max(limits)]), tuple(why)

    def is_shut(
        self,
        gate: Mapping[str, Any],
        participation: Fraction | None,
        marks: Mapping[str, OwnMark],
    ) -> bool:
        if "participation" in gate:
            return participation is not None and participation < _number(gate["participation"])
        outcome = marks.get(gate["criterion"], ("",))[0]
        return outcome in gate.get("outcomes", ["oppose"])

    def judged(self, score: Fraction) -> Fraction:
        """What the letter is read from."""
        grade_on = self.rubric.get("rounding", {}).get("grade_on", "exact")
        return score if grade_on == "exact" else self.rounded(score)

    def rounded(self, score: Fraction) -> Fraction:
        """The score as printed."""
        rule = self.rubric.get("rounding", {})
        unit = Fraction(1, 10 ** rule.get("places", 0))
        below = score // unit * unit
        rest = (score - below) / unit
        mode = rule.get("mode", "half_up")
        up = rest > Fraction(1, 2) or (
            rest == Fraction(1, 2) and (mode == "half_up" or below / unit % 2 == 1)
        )
        return below + unit if up and mode != "down" else below


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _group_credit(combine: str, inside: list[tuple[Any, OwnMark]]) -> Fraction:
    if combine == "best":
        return max(m[1] for _c, m in inside)
    if combine == "worst":
        return min(m[1] for _c, m in inside)
    if combine == "last":
        _criterion, mark = max(inside, key=lambda pair: _moment(pair[0]))
        return mark[1]
    weights = [(_number(c["weight"]) * m[2], m[1]) for c, m in inside]
    return _sum(w * credit for w, credit in weights) / _sum(w for w, _c in weights)


def _moment(criterion: Mapping[str, Any]) -> tuple[date, int, str]:
    number = 0 if criterion["type"] == "sponsorship" else int(criterion["ref"].rsplit("-", 1)[1])
    return criterion["date"], number, criterion["id"]
