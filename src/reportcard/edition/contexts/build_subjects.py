"""From scores to the page of each subject.

Leaves to others: the subjects' own rows (build_methodology), the tallies (build_roll_calls).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.methodology import SubjectRow
from reportcard.edition.contexts.order import family_order
from reportcard.edition.contexts.pieces import CriterionCard
from reportcard.edition.contexts.roll_call import PartyTally, RollCallPage
from reportcard.edition.contexts.subjects import (
    AnswerCount,
    SpreadRow,
    SubjectChamber,
    SubjectMember,
    SubjectPage,
    SubjectQuestion,
    SubjectRef,
)
from reportcard.edition.medians import Medians
from reportcard.edition.phrases import CUT_POINTS, reaches
from reportcard.model.numbers import shown_number, shown_percent, shown_weight
from reportcard.model.scores import Outcome, Result, Scored
from reportcard.model.vocabulary import Chamber

_ORDER = {outcome: place for place, outcome in enumerate(get_args(Outcome))}


def build_subjects(
    subjects: Sequence[SubjectRow],
    *,
    scored: Scored,
    lookup: Lookup,
    medians: Medians,
    roll_calls: Sequence[RollCallPage],
) -> tuple[SubjectPage, ...]:
    """A page for each subject, in the rubric's order.

    Args:
        subjects: Their rows, with their questions.
        scored: Everybody's scores.
        lookup: The record.
        medians: Of the subjects in each chamber.
        roll_calls: The pages of roll calls, whose tallies the questions repeat.
    """
    building = _Building(
        tuple(result for result in scored.results if result.in_office),
        lookup,
        medians,
        {page.roll_call.vote_event_id: page.parties for page in roll_calls},
    )
    refs = [SubjectRef(row.slug, row.title) for row in subjects]
    return tuple(
        building.page(row, ref, previous=before, following=after)
        for row, ref, before, after in zip(
            subjects, refs, [None, *refs[:-1]], [*refs[1:], None], strict=True
        )
    )


@dataclass(frozen=True)
class _Building:
    sitting: tuple[Result, ...]
    lookup: Lookup
    medians: Medians
    parties: Mapping[str, tuple[PartyTally, ...]]

    def page(
        self,
        row: SubjectRow,
        ref: SubjectRef,
        *,
        previous: SubjectRef | None,
        following: SubjectRef | None,
    ) -> SubjectPage:
        chambers = sorted({result.chamber for result in self.sitting})
        return SubjectPage(
            ref=ref,
            subject=row,
            questions=tuple(self._question(criterion) for criterion in row.criteria),
            is_weighed=self.lookup.rubric.aggregate == "categories",
            chambers=tuple(self._chamber(chamber, row) for chamber in chambers),
            previous=previous,
            next=following,
        )

    # ------------------------------------------------ private

    def _question(self, criterion: CriterionCard) -> SubjectQuestion:
        if criterion.roll_call is not None:
            return SubjectQuestion(criterion, self.parties[criterion.roll_call.vote_event_id], ())
        found = Counter(
            (result.chamber, line.outcome)
            for result in self.sitting
            for line in result.lines
            if line.criterion_id == criterion.criterion_id and line.outcome != "not_eligible"
        )
        ordered = sorted(found, key=lambda key: (key[0], _ORDER[key[1]]))
        answers = tuple(AnswerCount(*key, count=found[key]) for key in ordered)
        return SubjectQuestion(criterion, (), answers)

    def _chamber(self, chamber: Chamber, row: SubjectRow) -> SubjectChamber:
        results = [result for result in self.sitting if result.chamber == chamber]
        scores = [
            score for result in results if (score := _score(result, row.category_id)) is not None
        ]
        middle = self.medians.category.get((chamber, row.category_id))
        ids = frozenset(criterion.criterion_id for criterion in row.criteria)
        cards = self.lookup.cards
        results.sort(key=lambda result: family_order(cards[result.person_id]))
        return SubjectChamber(
            chamber=chamber,
            questions=sum(criterion.chamber in (None, chamber) for criterion in row.criteria),
            scored=len(scores),
            median=None if middle is None else shown_number(middle, places=1),
            spread=spread_of(scores),
            members=tuple(self._member(result, row.category_id, ids) for result in results),
        )

    def _member(self, result: Result, category_id: str, ids: frozenset[str]) -> SubjectMember:
        lines = [line for line in result.lines if line.criterion_id in ids]
        score = _score(result, category_id)
        return SubjectMember(
            person=self.lookup.cards[result.person_id],
            score=None if score is None else shown_number(score, places=1),
            counted=sum(line.counted for line in lines),
            asked=sum(line.outcome != "not_eligible" for line in lines),
        )


def spread_of(scores: Sequence[Fraction]) -> tuple[SpreadRow, ...]:
    """How many scores lie between the published cut points: [100, 95] is 1 of all, 1 from 90."""
    if not scores:
        return ()
    counts = Counter(
        next(cut.phrase for cut in CUT_POINTS if reaches(score, cut)) for score in scores
    )
    most = max(counts.values())
    return tuple(
        SpreadRow(
            minimum=shown_weight(cut.minimum),
            is_exact=cut.is_exact,
            above=cut.above,
            below=None if cut.is_exact else shown_weight(higher.minimum),
            count=counts[cut.phrase],
            share=shown_percent(Fraction(counts[cut.phrase], most)),
        )
        for cut, higher in zip(CUT_POINTS, (CUT_POINTS[0], *CUT_POINTS), strict=False)
    )


def _score(result: Result, category_id: str) -> Fraction | None:
    return next((c.score for c in result.categories if c.category_id == category_id), None)
