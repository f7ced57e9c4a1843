"""What a question of the rubric asked, where our own Yes or No does not say it.

Leaves to others: its money (money), our own positions on roll calls (explain, the pages), what was
answered (notes).
"""

from collections.abc import Iterator

from reportcard.language import N_
from reportcard.model.numbers import shown_percent, shown_weight
from reportcard.model.scores import Criterion, RubricCard
from reportcard.receipts.money import money_sentences
from reportcard.receipts.sentence import Sentence, Word, ngettext, sentence


def what_was_asked(criterion: Criterion) -> Sentence | None:
    """What was asked for; None where our own Yes, No or wish for sponsors says it."""
    if criterion.type == "third_party_position" and criterion.actor is not None:
        message = N_("{actor} asked for {position}.")
        return sentence(
            message, actor=criterion.actor, position=Word("position", criterion.position)
        )
    if criterion.type == "party_unity":
        message = N_("Asked: did they vote with the majority of their own party?")
        return sentence(message)
    if criterion.type == "questionnaire" and criterion.position is not None:
        return sentence(
            N_("We asked for the answer {position}."),
            position=Word("position", criterion.position),
        )
    if criterion.type == "questionnaire" and criterion.scale is not None:
        return sentence(
            N_("The answer is a number up to {scale}."), scale=shown_weight(criterion.scale)
        )
    return _measured(criterion)


def _measured(criterion: Criterion) -> Sentence | None:
    if criterion.type == "attendance":
        if criterion.roll_calls == "all":
            return sentence(N_("Measured over every roll call of the chamber in the record."))
        return sentence(N_("Measured over the roll calls that this report card asks about."))
    if criterion.type == "effectiveness" and criterion.effectiveness is not None:
        return ngettext(
            "Measured over {n} bill: how far it came, for those who sponsored it.",
            "Measured over {n} bills: how far each came, for those who sponsored it.",
            len(criterion.effectiveness.bill_ids),
        )
    if criterion.type == "attested_action":
        return sentence(N_("Asked: did they do it? Somebody must attest it, with a source."))
    return None


def question_notes(criterion: Criterion, rubric: RubricCard) -> tuple[Sentence, ...]:
    """What else a reader must know of a question: its money, its curve, what it weighs."""
    return (*_money(criterion), *_curve(criterion), *_weighs(criterion, rubric))


def _money(criterion: Criterion) -> Iterator[Sentence]:
    if criterion.appropriation is not None:
        yield from money_sentences(criterion.appropriation)


def _curve(criterion: Criterion) -> Iterator[Sentence]:
    if (curve := criterion.curve) is not None:
        message = N_("No credit up to {start}%, full credit from {end}%, a straight line between.")
        yield sentence(message, start=shown_percent(curve.start), end=shown_percent(curve.end))


def _weighs(criterion: Criterion, rubric: RubricCard) -> Iterator[Sentence]:
    if criterion.group_id is not None:
        group = next(g for g in rubric.groups if g.group_id == criterion.group_id)
        yield ngettext(
            "The only one of {n} roll call that counts together: {rule}.",
            "One of {n} roll calls that count together: {rule}.",
            len(group.criterion_ids),
            rule=Word("combine", group.combine),
        )
    if criterion.cap < 1:
        message = N_(
            "One of several questions on this roll call: where all count, it weighs {weight}, "
            "not {written}."
        )
        yield sentence(
            message,
            weight=shown_weight(criterion.capped_weight),
            written=shown_weight(criterion.weight),
        )
