"""How near another letter is: the label beside a grade, and the first point of how steady it is.

The word "steady" is said only where no single question changes the letter, neither left out nor
answered the other way. Leaves to others: finding the answers (scoring.robustness).
"""

from collections.abc import Iterator
from typing import Literal, get_args

from reportcard.language import N_
from reportcard.model.robustness import Flip, Stability
from reportcard.model.scores import INCOMPLETE, Result, RubricCard
from reportcard.receipts.sentence import Sentence, in_a_row, listed, ngettext, sentence

# More names in one sentence help nobody.
MOST_NAMED = 3
# How firm a letter is, the firmest first: no single question changes it; one answer the other way
# does; leaving one question out does (and no answer); nobody can say.
Firmness = Literal["steady", "one_answer", "without_one", "unknown"]
FIRMNESS: tuple[Firmness, ...] = get_args(Firmness)


def firmness(of: Stability) -> Firmness:
    """The label of a letter as a code; `steady_label` says the same in words."""
    if of.holds_alone:
        return "steady"
    if fewest_answers(of) == 1:
        return "one_answer"
    return "unknown" if of.is_steady else "without_one"


def fewest_answers(of: Stability) -> int | None:
    """The fewest different answers that give another letter; None where none would."""
    return min((flip.answers for flip in (of.up, of.down) if flip), default=None)


def steady_label(of: Stability, result: Result) -> Sentence:
    """What a reader must know before quoting the letter, in a few words."""
    if result.grade == of.grade:
        return _label(of)
    if result.grade == INCOMPLETE:
        # "Steady" would be said of a letter that rests on too little.
        message = N_("The score alone would give {grade}, from too little to be a grade.")
        return sentence(message, grade=of.grade)
    return in_a_row(sentence(N_("The score alone gives {grade}."), grade=of.grade), _label(of))


def nearest_sentences(of: Stability, result: Result, rubric: RubricCard) -> Iterator[Sentence]:
    """Whether one question alone changes the letter, and how many answers would."""
    if result.grade != of.grade:
        message = N_("This is about the letter {grade}, which the score alone gives.")
        yield sentence(message, grade=of.grade)
    yield _alone(of, rubric)
    letters = _letters(of, rubric)
    if of.up is not None:
        yield _lifted(of.up, is_last=of.up.grade == letters[0])
    if of.down is not None:
        yield _lowered(of.down, is_last=of.down.grade == letters[-1])


def _label(of: Stability) -> Sentence:
    kind = firmness(of)
    if kind == "steady":
        return sentence(N_("Steady letter."))
    near = [flip.grade for flip in (of.up, of.down) if flip and flip.answers == 1]
    if len(near) == 2:
        return sentence(
            N_("One answer from the letters {up} and {down}."), up=near[0], down=near[1]
        )
    if near:
        return sentence(N_("One answer from the letter {grade}."), grade=near[0])
    if kind == "unknown":
        return sentence(N_("Nobody can say whether this letter is steady."))
    return sentence(N_("Another letter without one of the questions."))


def _alone(of: Stability, rubric: RubricCard) -> Sentence:
    if of.holds_alone:
        message = N_(
            "Steady: no single question changes the letter, left out or answered the other way."
        )
        return sentence(message)
    if of.is_steady and not any(flip and flip.answers == 1 for flip in (of.up, of.down)):
        message = N_(
            "Nobody can say whether the letter is steady: what some of the questions change "
            "depends on more than this record."
        )
        return sentence(message)
    if of.is_steady:
        message = N_(
            "Leaving out any one question would not change the letter, but one different answer "
            "would."
        )
        return sentence(message)
    return _rests_on(of, rubric)


def _rests_on(of: Stability, rubric: RubricCard) -> Sentence:
    """The questions that would each, left out alone, change the letter; a few by name."""
    others = [one.question_id for one in of.without_one if one.grade != of.grade]
    names = listed(*(_name(question_id, rubric) for question_id in others[:MOST_NAMED]))
    if len(others) > MOST_NAMED:
        message = N_(
            "{n} questions would each change the letter if left out alone, among them: {names}."
        )
        return sentence(message, n=str(len(others)), names=names)
    return ngettext(
        "{n} question would change the letter if it were left out: {names}.",
        "{n} questions would each change the letter if left out alone: {names}.",
        len(others),
        names=names,
    )


def _name(question_id: str, rubric: RubricCard) -> Sentence:
    """The title of a question; of a group, that of its first roll call."""
    groups = {group.group_id: group.criterion_ids[0] for group in rubric.groups}
    first = groups.get(question_id, question_id)
    title = next(c.title for c in rubric.criteria if c.criterion_id == first)
    return sentence(N_("“{title}”"), title=title)


def _letters(of: Stability, rubric: RubricCard) -> list[str]:
    """The letters of the chamber, best first."""
    bands = [band for band in rubric.bands if band.chamber in (None, of.chamber)]
    return [band.grade for band in sorted(bands, key=lambda band: -band.minimum)]


def _lifted(flip: Flip, *, is_last: bool) -> Sentence:
    if is_last:
        return ngettext(
            "With {n} different answer the letter would rise to {grade}.",
            "With {n} different answers the letter would rise to {grade}.",
            flip.answers,
            grade=flip.grade,
        )
    return ngettext(
        "With {n} different answer the letter would rise to {grade} or higher.",
        "With {n} different answers the letter would rise to {grade} or higher.",
        flip.answers,
        grade=flip.grade,
    )


def _lowered(flip: Flip, *, is_last: bool) -> Sentence:
    if is_last:
        return ngettext(
            "With {n} different answer the letter would fall to {grade}.",
            "With {n} different answers the letter would fall to {grade}.",
            flip.answers,
            grade=flip.grade,
        )
    return ngettext(
        "With {n} different answer the letter would fall to {grade} or lower.",
        "With {n} different answers the letter would fall to {grade} or lower.",
        flip.answers,
        grade=flip.grade,
    )
