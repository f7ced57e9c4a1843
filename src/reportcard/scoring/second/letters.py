"""From a score to a letter: what makes it incomplete, rounding, bands and gates.

Leaves to others: the score.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from reportcard.scoring.second.people import Person
from reportcard.scoring.second.plain import Plain, Question, number
from reportcard.scoring.second.sums import NOTHING, Marked, Subject

Reason = tuple[str, Fraction, Fraction]


def recorded_weight(marks: Mapping[str, Marked]) -> Fraction:
    """The written weights of the votes with a Yes or a No."""
    return sum(
        (
            mark.question.weight
            for mark in marks.values()
            if mark.question.is_a_vote and mark.answer.outcome in ("support", "oppose")
        ),
        NOTHING,
    )


def opportunity(
    rubric: Plain, marks: Mapping[str, Marked], questions: Mapping[str, Question]
) -> Fraction:
    """The part of what concerns somebody, by weight, that was theirs to answer."""
    whole = theirs = NOTHING
    for mark in marks.values():
        if mark.question.subject is not None:
            weight = _weight(rubric, mark.question, questions)
            whole += weight
            theirs += weight if mark.answer.is_eligible else 0
    return theirs / whole if whole else NOTHING


def _weight(rubric: Plain, question: Question, questions: Mapping[str, Question]) -> Fraction:
    """A group has its own weight, which its criteria share."""
    for group in rubric.get("groups") or ():
        if question.name in group["criteria"]:
            inside = sum(questions[name].weight for name in group["criteria"])
            return number(group["weight"]) * question.weight / inside
    return question.weight * question.cap


def incomplete_reasons(
    rubric: Plain,
    figures: Mapping[str, Fraction | None],
    subjects: Mapping[str, Subject],
) -> list[Reason]:
    """What is below what the rubric asks: the rule, what was measured, what is asked."""
    rules = rubric.get("eligibility") or {}
    found = []
    for rule, measured in figures.items():
        asked = number(rules.get(rule, 0))
        if measured is not None and measured < asked:
            found.append((rule, measured, asked))
    is_strict = rubric.get("missing_category") == "incomplete"
    needed = [c["id"] for c in rubric["categories"] if is_strict or c.get("required")]
    there = [name for name in needed if subjects[name].weight]
    if len(there) < len(needed):
        found.append(("missing_category", Fraction(len(there)), Fraction(len(needed))))
    return found


def rounded(rubric: Plain, score: Fraction) -> Fraction:
    """The score as it is printed; a negative one like its positive twin."""
    rule = rubric.get("rounding") or {}
    if score < 0:
        return -rounded(rubric, -score)
    unit = Fraction(1, 10 ** rule.get("places", 0))
    steps = score // unit
    rest = score / unit - steps
    mode = rule.get("mode", "half_up")
    is_up = rest > Fraction(1, 2)
    if rest == Fraction(1, 2):
        is_up = mode == "half_up" or steps % 2 == 1
    if mode == "down":
        is_up = False
    return (steps + is_up) * unit


def printed(rubric: Plain, score: Fraction) -> str:
    """The rounded score with as many decimals as the rubric wants."""
    places = (rubric.get("rounding") or {}).get("places", 0)
    value = rounded(rubric, score)
    digits = str(abs(value) * 10**places).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text


def bands_of(rubric: Plain, person: Person) -> list[tuple[Fraction, str]]:
    """The bands of the chamber they stand under, from the best down."""
    own = [b for b in rubric["grades"] if b.get("chamber") in (None, person.standing.chamber)]
    return sorted(((number(b["min"]), b["grade"]) for b in own), key=lambda band: -band[0])


def letter_of(rubric: Plain, score: Fraction, bands: Sequence[tuple[Fraction, str]]) -> str:
    """The letter of the highest band that is reached, else the lowest letter."""
    on = (rubric.get("rounding") or {}).get("grade_on", "exact")
    judged = score if on == "exact" else rounded(rubric, score)
    for minimum, letter in bands:
        if judged >= minimum:
            return letter
    return bands[-1][1]


def gated(
    rubric: Plain,
    letter: str,
    bands: Sequence[tuple[Fraction, str]],
    participation: Fraction | None,
    marks: Mapping[str, Marked],
) -> tuple[str, list[str]]:
    """The letter behind the gates, and the reason of each gate that lowered it."""
    letters = [band[1] for band in bands]
    lowest = letter
    reasons = []
    for gate in rubric.get("gates") or ():
        is_lower = letters.index(gate["max_grade"]) > letters.index(letter)
        if is_lower and _is_shut(gate, participation, marks):
            reasons.append(gate["reason"]["en"])
            lowest = max(lowest, gate["max_grade"], key=letters.index)
    return lowest, reasons


def _is_shut(gate: Plain, participation: Fraction | None, marks: Mapping[str, Marked]) -> bool:
    if "participation" in gate:
        return participation is not None and participation < number(gate["participation"])
    mark = marks.get(gate["criterion"])
    return mark is not None and mark.answer.outcome in gate.get("outcomes", ["oppose"])
