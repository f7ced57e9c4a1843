"""An opinion on everybody: outcomes, marks, points, score, letter and the receipt.

Leaves each rule to the module that has it, and to compare.py what the engine says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportcard.scoring.second.answers import Answer, Reader
from reportcard.scoring.second.cycles import Earlier, lifetime_of
from reportcard.scoring.second.letters import (
    Reason,
    bands_of,
    gated,
    incomplete_reasons,
    letter_of,
    opportunity,
    printed,
    recorded_weight,
)
from reportcard.scoring.second.people import Person, Window, concerns, read_people
from reportcard.scoring.second.plain import Plain, Question, read_questions, trimmed
from reportcard.scoring.second.points import (
    Item,
    chances_and_taken,
    items_of,
    score_of,
    total_of,
)
from reportcard.scoring.second.rates import Rates
from reportcard.scoring.second.record import Record, Rows, read_record
from reportcard.scoring.second.sums import (
    NOTHING,
    Marked,
    Share,
    Subject,
    base_of,
    marked,
    shares_of,
    subjects_of,
)

INCOMPLETE = "INC"
NOT_RATED = "NR"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the receipt; earned and possible in points of the base score.

    set_aside names the rule of the group that took another line.
    """

    outcome: str
    credit: Fraction
    count: Fraction
    counted: bool
    earned: Fraction
    possible: Fraction
    set_aside: str | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the rules give one legislator; the names are those of the engine's Result."""

    person_id: str
    chamber: str
    district: int
    party: str
    in_office: bool
    base: Fraction | None
    raw: Fraction | None
    score: Fraction | None
    shown: str | None
    computed_grade: str
    graded: str
    grade: str
    reasons: tuple[Reason, ...]
    gate_reasons: tuple[str, ...]
    criteria_counted: int
    chances: int
    taken: int
    participation: Fraction | None
    opportunity: Fraction
    bonus: Fraction
    penalty: Fraction
    lifetime: tuple[Fraction, int] | None
    weight: Fraction
    subjects: Mapping[str, Subject]
    lines: Mapping[str, Line]
    items: tuple[Item, ...]

    @property
    def cycle(self) -> tuple[Fraction, Fraction] | None:
        """What this cycle gives to a lifetime score."""
        is_complete = self.score is not None and self.graded != INCOMPLETE
        return (self.score, self.weight) if is_complete and self.score is not None else None

    @property
    def alarms(self) -> tuple[str, ...]:
        """The questions to which the record has no line of theirs."""
        return tuple(name for name, line in self.lines.items() if line.outcome == "unknown")


def opinions(rubric: Plain, rows: Rows, *, earlier: Earlier | None = None) -> dict[str, Opinion]:
    """An opinion on everybody on the card, by person.

    Args:
        rubric: The rubric as plain data: the YAML file's.
        rows: Rows of the store's tables (`rows_of`).
        earlier: For each earlier rubric that `lifetime` names by its file, the score and counted
            weight of everybody whose grade was complete.
    """
    rubric = trimmed(rubric)
    record = read_record(rows)
    window = Window(*rubric["window"])
    questions = read_questions(rubric, record)
    people = read_people(record, window)
    reader = Reader(record, window, Rates(record, window, questions, people))
    found = {}
    for person in people:
        answers = {q.name: reader.answer(q, person) for q in questions}
        if person.in_office or _was_asked(questions, answers):
            judge = _Judge(rubric, record, earlier or {}, person)
            found[person.person_id] = judge.opinion(questions, answers)
    return found


def _was_asked(questions: Sequence[Question], answers: Mapping[str, Answer]) -> bool:
    return any(answers[q.name].is_eligible for q in questions if q.type != "attendance")


@dataclass(frozen=True, slots=True)
class _Judge:
    """Adds up for one legislator."""

    rubric: Plain
    record: Record
    earlier: Earlier
    person: Person

    def opinion(self, questions: Sequence[Question], answers: Mapping[str, Answer]) -> Opinion:
        marks = {
            q.name: marked(self.rubric, q, answers[q.name])
            for q in questions
            if concerns(q, self.person, is_eligible=answers[q.name].is_eligible)
        }
        shares = shares_of(self.rubric, marks, self.record)
        by_name = {q.name: q for q in questions}
        subjects = subjects_of(self.rubric, shares, by_name)
        items = tuple(items_of(self.rubric, self.person.person_id, marks, self.record))
        bonus, penalty = (total_of(self.rubric, items, kind) for kind in ("bonus", "penalty"))
        base = base_of(subjects)
        raw = None if base is None else base + bonus - penalty
        score = None if raw is None else score_of(self.rubric, raw, marks)
        weight = sum((share.weight for share in shares.values()), NOTHING)
        chances, taken = chances_and_taken([m for m in marks.values() if m.question.is_a_vote])
        participation = Fraction(taken, chances) if chances else None
        counted = sum(1 for mark in marks.values() if mark.counts)
        theirs = opportunity(self.rubric, marks, by_name)
        figures = {
            "min_criteria": Fraction(counted),
            "min_opportunity": theirs,
            "min_participation": participation,
            "min_recorded_weight": recorded_weight(marks),
        }
        reasons = incomplete_reasons(self.rubric, figures, subjects)
        computed, graded, why = self._grades(score, bool(reasons), participation, marks)
        now = None if score is None or reasons else (score, weight)
        standing = self.person.standing
        return Opinion(
            person_id=self.person.person_id,
            chamber=standing.chamber,
            district=standing.district,
            party=standing.party,
            in_office=self.person.in_office,
            base=base,
            raw=raw,
            score=score,
            shown=None if score is None else printed(self.rubric, score),
            computed_grade=computed,
            graded=graded,
            grade=self._override() or graded,
            reasons=tuple(reasons),
            gate_reasons=tuple(why),
            criteria_counted=counted,
            chances=chances,
            taken=taken,
            participation=participation,
            opportunity=theirs,
            bonus=bonus,
            penalty=penalty,
            lifetime=self._lifetime(now),
            weight=weight,
            subjects=subjects,
            lines={name: self._line(mark, shares, subjects) for name, mark in marks.items()},
            items=items,
        )

    def _grades(
        self,
        score: Fraction | None,
        is_incomplete: bool,
        participation: Fraction | None,
        marks: Mapping[str, Marked],
    ) -> tuple[str, str, list[str]]:
        """The letter of the score alone, what INC and gates made of it, and the gates' reasons."""
        if score is None:
            return NOT_RATED, NOT_RATED, []
        bands = bands_of(self.rubric, self.person)
        letter = letter_of(self.rubric, score, bands)
        if is_incomplete:
            return letter, INCOMPLETE, []
        lowered, why = gated(self.rubric, letter, bands, participation, marks)
        return letter, lowered, why

    def _override(self) -> str | None:
        for override in self.rubric.get("overrides") or ():
            if override["person"] == self.person.person_id:
                return str(override["grade"])
        return None

    def _lifetime(self, now: tuple[Fraction, Fraction] | None) -> tuple[Fraction, int] | None:
        if not self.rubric.get("lifetime"):
            return None
        return lifetime_of(self.rubric, self.person.person_id, now, self.record, self.earlier)

    def _line(
        self, mark: Marked, shares: Mapping[str, Share], subjects: Mapping[str, Subject]
    ) -> Line:
        share = shares.get(mark.question.name)
        earned = possible = NOTHING
        if share is not None and mark.question.subject is not None:
            subject = subjects[mark.question.subject]
            earned = 100 * subject.part * share.earned / subject.weight
            possible = 100 * subject.part * share.weight / subject.weight
        return Line(
            outcome=mark.answer.outcome,
            credit=mark.credit,
            count=mark.count,
            counted=share is not None,
            earned=earned,
            possible=possible,
            set_aside=self._set_aside(mark, is_taken=share is not None),
        )

    def _set_aside(self, mark: Marked, *, is_taken: bool) -> str | None:
        if is_taken or not mark.counts:
            return None
        rule = next(
            group["combine"]
            for group in self.rubric["groups"]
            if mark.question.name in group["criteria"]
        )
        return f"group_{rule}"
