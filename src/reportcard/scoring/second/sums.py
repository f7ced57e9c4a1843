"""Marks, groups and subjects: what each question earned of what counted, and the base score.

Leaves to others: what is added to the base score, and the letter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reportcard.scoring.second.answers import Answer
from reportcard.scoring.second.plain import Plain, Question, mark_of, number
from reportcard.scoring.second.record import Record

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Marked:
    """A question that concerns somebody, with their answer and its mark."""

    question: Question
    answer: Answer
    credit: Fraction
    count: Fraction

    @property
    def counts(self) -> bool:
        """Whether it is part of a subject and its mark counts."""
        return self.count > 0


@dataclass(frozen=True, slots=True)
class Share:
    """What a line of the receipt earned, and the weight that counted."""

    earned: Fraction
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject's own score, and its part of the base score."""

    score: Fraction | None
    part: Fraction
    earned: Fraction
    weight: Fraction


def marked(rubric: Plain, question: Question, answer: Answer) -> Marked:
    """The mark of an answer; measured credit is the mark's times the rate.

    A question without a subject has no mark: it counts in no subject.
    """
    if question.subject is None:
        return Marked(question, answer, NOTHING, NOTHING)
    credit, count = mark_of(rubric, question, answer.outcome)
    return Marked(question, answer, credit * answer.rate, count)


def shares_of(rubric: Plain, marks: Mapping[str, Marked], record: Record) -> dict[str, Share]:
    """The lines that count, by question; where a group takes one line, only that one."""
    found = {}
    grouped = set()
    for group in rubric.get("groups") or ():
        grouped |= set(group["criteria"])
        inside = [marks[name] for name in group["criteria"] if name in marks]
        inside = [mark for mark in inside if mark.counts]
        if inside:
            found.update(_shares_of_group(group, inside, record))
    for name, mark in marks.items():
        if name not in grouped and mark.counts:
            weight = mark.question.weight * _cap(mark, marks) * mark.count
            found[name] = Share(weight * mark.credit, weight)
    return found


def _cap(mark: Marked, marks: Mapping[str, Marked]) -> Fraction:
    """Together the questions on one roll call that count weigh what the heaviest of them does."""
    if not mark.question.is_on_a_roll_call:
        return Fraction(1)
    weights = [
        other.question.weight
        for other in marks.values()
        if other.counts and other.question.is_on_a_roll_call
        if other.question.plain["ref"] == mark.question.plain["ref"]
    ]
    return max(weights) / sum(weights)


def _shares_of_group(group: Plain, inside: Sequence[Marked], record: Record) -> dict[str, Share]:
    whole = number(group["weight"]) * max(mark.count for mark in inside)
    in_time = sorted(inside, key=lambda mark: moment(mark.question, record))
    if group["combine"] == "mean":
        weights = {m.question.name: m.question.weight * m.count for m in inside}
        total = sum(weights.values())
        parts = {name: whole * weight / total for name, weight in weights.items()}
        return {
            m.question.name: Share(parts[m.question.name] * m.credit, parts[m.question.name])
            for m in inside
        }
    if group["combine"] == "last":
        taken = in_time[-1]
    elif group["combine"] == "best":
        taken = max(in_time, key=lambda mark: mark.credit)
    else:
        taken = min(in_time, key=lambda mark: mark.credit)
    return {taken.question.name: Share(whole * taken.credit, whole)}


def moment(question: Question, record: Record) -> tuple[date, int, str]:
    """When it was put: by day, then by the number of the roll call or sheet."""
    number_on_its_day = 0
    if question.is_on_a_roll_call:
        number_on_its_day = record.roll_calls[question.plain["ref"]]["number"] or 0
    elif question.type == "committee_vote":
        number_on_its_day = record.sheets[question.plain["ref"]]["sheet_number"] or 0
    return question.day or date.min, number_on_its_day, question.name


def subjects_of(
    rubric: Plain, shares: Mapping[str, Share], questions: Mapping[str, Question]
) -> dict[str, Subject]:
    """Each subject's score and its part of the whole; no parts when nothing counted."""
    earned = {category["id"]: NOTHING for category in rubric["categories"]}
    weight = dict(earned)
    for name, share in shares.items():
        subject = questions[name].subject
        assert subject is not None
        earned[subject] += share.earned
        weight[subject] += share.weight
    parts = _parts(rubric, weight)
    return {
        name: Subject(
            score=100 * earned[name] / weight[name] if weight[name] else None,
            part=parts[name],
            earned=earned[name],
            weight=weight[name],
        )
        for name in earned
    }


def _parts(rubric: Plain, weight: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The effective weight of each subject."""
    has_nothing = not any(weight.values())
    if has_nothing:
        return dict.fromkeys(weight, NOTHING)
    if rubric["aggregate"] == "pooled":
        heavy = dict(weight)
    else:
        keeps_empty = rubric.get("missing_category") == "zero"
        heavy = {
            category["id"]: number(category["weight"])
            if weight[category["id"]] or keeps_empty
            else NOTHING
            for category in rubric["categories"]
        }
    whole = sum(heavy.values())
    return {name: one / whole for name, one in heavy.items()}


def base_of(subjects: Mapping[str, Subject]) -> Fraction | None:
    """The score before anything is added; None when nothing counted."""
    if not any(subject.weight for subject in subjects.values()):
        return None
    return sum((s.part * s.score for s in subjects.values() if s.score is not None), NOTHING)
