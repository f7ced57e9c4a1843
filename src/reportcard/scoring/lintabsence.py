"""Warnings about absences that cost more than once: in the votes, as attendance, through a gate."""

from collections.abc import Iterator

from reportcard.language import _
from reportcard.model.scores import Criterion, RubricCard, Scored
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.lintwords import Warned, chamber_word, chambers_on, percent
from reportcard.scoring.shares import asked_in, criterion_shares


def absence_warnings(scored: Scored) -> Iterator[Warned]:
    """Warnings where an absence that costs points already costs again."""
    for chamber in chambers_on(scored):
        yield from _as_attendance(scored.rubric, chamber)
    costly = sum(1 for c in scored.rubric.criteria if _absence_costs(c))
    if costly:
        yield from _through_gates(scored, costly)


def _as_attendance(card: RubricCard, chamber: Chamber) -> Iterator[Warned]:
    costly = sum(1 for c in asked_in(card, chamber) if _absence_costs(c))
    shares = criterion_shares(card, chamber)
    for index, criterion in enumerate(card.criteria):
        share = shares.get(criterion.criterion_id)
        if costly and criterion.type == "attendance" and share:
            message = _(
                "{chamber}: an absence costs points in {n} criteria, and this one counts it again "
                "with {share}% of the weight."
            )
            words = message.format(chamber=chamber_word(chamber), n=costly, share=percent(share))
            yield ("criteria", index), words


def _through_gates(scored: Scored, costly: int) -> Iterator[Warned]:
    for index, gate in enumerate(scored.rubric.gates):
        if gate.measure == "participation":
            lowered = sum(1 for r in scored.results if gate.reason in r.gate_reasons)
            message = _(
                "An absence costs points in {n} criteria, and this gate lowers the letter for it "
                "again; it lowered {lowered}."
            )
            yield ("gates", index), message.format(n=costly, lowered=lowered)


def _absence_costs(criterion: Criterion) -> bool:
    rule = criterion.marks.get("absent")
    return bool(criterion.category_id) and rule is not None and rule.count > 0 and rule.credit < 1
