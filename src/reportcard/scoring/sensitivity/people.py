"""Sections about everybody: how steady each letter is, who is one answer from another one."""

from collections.abc import Iterator, Mapping, Sequence

from reportcard.language import _
from reportcard.model.robustness import Flip, Stability
from reportcard.model.scores import Result
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.sensitivity.inputs import (
    NOTHING,
    Measured,
    chamber_word,
    percent,
    points,
)
from reportcard.scoring.sensitivity.markdown import Block, bullets, heading, table


def everybody(measured: Measured) -> Iterator[Block]:
    """A table for each chamber with all that is known of every letter."""
    yield heading(_("How sure each letter is"))
    yield _(
        "What is tested is the letter of the score alone; where another grade stands (incomplete, "
        "a gate, an override), it comes first and the tested letter in brackets."
    )
    yield bullets(
        (
            _(
                "Steady: no single question changes the letter, neither left out nor answered the "
                "other way."
            ),
            _("Better, lower: how many answers the other way give the nearest other letter."),
            _("Missed: the score if all missed votes had gone against us, and with us."),
            _("Sure: how likely the letter is, given what all scores of the chamber show."),
            _("Of 16: in how many of 16 ways to count the same record the letter is the same."),
        )
    )
    for chamber in measured.chambers():
        yield heading(chamber_word(chamber), level=3)
        head = (
            _("Legislator"), _("Grade"), _("Score"), _("Steady"), _("Better"), _("Lower"),
            _("Missed"), _("Sure"), _("Of 16"), _("Tier"),
        )  # fmt: skip
        yield table(head, (_row(measured, *pair) for pair in measured.pairs(chamber)))


def _row(measured: Measured, result: Result, stability: Stability) -> tuple[str, ...]:
    grade = result.grade
    if grade != stability.grade:
        grade = f"{grade} ({stability.grade})"
    return (
        measured.name(result),
        grade,
        points(result.score),
        _("yes") if stability.holds_alone else _("no"),
        _flip(stability.up),
        _flip(stability.down),
        _missed(stability),
        percent(stability.letter_confidence),
        str(stability.holds_in),
        NOTHING if stability.tier is None else str(stability.tier),
    )


def _flip(flip: Flip | None) -> str:
    return NOTHING if flip is None else f"{flip.grade}: {flip.answers}"


def _missed(stability: Stability) -> str:
    if stability.range_low == stability.range_high:
        return NOTHING
    return f"{points(stability.range_low)} {NOTHING} {points(stability.range_high)}"


def steady_or_not(measured: Measured) -> Iterator[Block]:
    """Whose letter no single question changes, and whose one answer would change."""
    yield heading(_("Steady letters"))
    yield _(
        "No single question changes these letters, neither left out nor answered the other way."
    )
    yield _together(
        measured,
        {
            result.person_id: stability.grade
            for result, stability in measured.pairs()
            if stability.holds_alone
        },
        (_("Chamber"), _("Letter"), _("How many"), _("Who")),
    )
    yield heading(_("One answer from another letter"))
    yield _together(
        measured,
        {
            result.person_id: f"{stability.grade} → {', '.join(_near(stability))}"
            for result, stability in measured.pairs()
            if is_near(stability)
        },
        (_("Chamber"), _("Letter → one answer away"), _("How many"), _("Who")),
    )


def is_near(stability: Stability) -> bool:
    """Whether one answer the other way gives another letter."""
    return bool(_near(stability))


def _near(stability: Stability) -> list[str]:
    flips = (stability.up, stability.down)
    return [flip.grade for flip in flips if flip is not None and flip.answers == 1]


def _together(measured: Measured, marked: Mapping[str, str], head: Sequence[str]) -> Block:
    """A row for each chamber and mark, with everybody who has it."""
    found: dict[tuple[Chamber, str], list[str]] = {}
    for chamber in measured.chambers():
        for result, _stability in measured.pairs(chamber):
            if (mark := marked.get(result.person_id)) is not None:
                found.setdefault((chamber, mark), []).append(measured.short_name(result))
    rows = [
        (chamber_word(chamber), mark, str(len(names)), ", ".join(names))
        for (chamber, mark), names in found.items()
    ]
    return table(head, rows) or _("Nobody.")


def missed_votes(measured: Measured) -> Iterator[Block]:
    """Whose letter depends on what they would have done where they missed a vote."""
    yield heading(_("Letters that rest on missed votes"))
    rows = [
        (
            measured.name(result),
            stability.grade,
            points(result.score),
            f"{points(stability.range_low)} ({stability.grade_low})",
            f"{points(stability.range_high)} ({stability.grade_high})",
        )
        for result, stability in measured.pairs()
        if is_open(stability)
    ]
    if not rows:
        yield _("Nobody's letter would be another one, however the missed votes had gone.")
        return
    yield _("The score and letter if all votes they missed had gone against us, and with us.")
    head = (_("Legislator"), _("Letter"), _("Score"), _("All against us"), _("All with us"))
    yield table(head, rows)


def is_open(stability: Stability) -> bool:
    """Whether the missed votes could have made it another letter."""
    letters = (stability.grade_low, stability.grade_high)
    return any(letter is not None and letter != stability.grade for letter in letters)
