"""The whole report: what it is about, the numbers to look at first, every section, how to sign.

The same records give the same text, and any mark, figure or word that changes gives another one.
"""

from collections.abc import Iterator
from datetime import timedelta

from reportcard import __version__
from reportcard.language import _, day_in_words, ngettext, spoken_language
from reportcard.model.scores import INCOMPLETE, NOT_RATED
from reportcard.scoring.sensitivity.chambers import (
    both_chambers,
    parties,
    strength,
    tiers,
    weights,
)
from reportcard.scoring.sensitivity.counting import ways
from reportcard.scoring.sensitivity.inputs import Measured, words
from reportcard.scoring.sensitivity.markdown import Block, bullets, document, heading
from reportcard.scoring.sensitivity.people import (
    everybody,
    is_near,
    is_open,
    missed_votes,
    steady_or_not,
)
from reportcard.scoring.sensitivity.selection import changed_grades, selection, unexplained

__all__ = ["Measured", "report"]


def report(measured: Measured) -> str:
    """The report as Markdown, in the language of the terminal."""
    return document(_blocks(measured))


def _blocks(measured: Measured) -> Iterator[Block]:
    title = words(measured.scored.rubric.title)
    yield heading(_("Sensitivity report: {title}").format(title=title), level=1)
    yield _(
        "For staff, before a report card goes out: what the grades rest on, and what could change "
        "them. Nothing here enters a grade."
    )
    yield bullets(_identity(measured))
    yield heading(_("At a glance"))
    yield bullets(_glance(measured))
    for section in (
        strength, weights, steady_or_not, missed_votes, ways, everybody, tiers, parties,
        both_chambers, selection,
    ):  # fmt: skip
        yield from section(measured)
    yield heading(_("Warnings"))
    yield bullets(warning.sentence() for warning in measured.warnings) or _("None.")
    yield heading(_("Sign-off"))
    yield _(
        "Whoever publishes reads this page and signs it: reportcard sensitivity --sign “NAME”. "
        "Only then does reportcard build make more than a draft. When anything changes (a vote, "
        "the rubric, a figure), this page has another SHA-256, and it is read and signed anew."
    )


def _identity(measured: Measured) -> Iterator[str]:
    card = measured.scored.rubric
    days = (card.window[0], card.window[1] - timedelta(days=1))
    first, last = (day_in_words(day, spoken_language()) for day in days)
    yield _("Rubric: {rubric}, version {version}.").format(
        rubric=card.rubric_id, version=card.version
    )
    yield _("SHA-256 of the rubric: {hash}").format(hash=card.sha256)
    yield _("From {first} to {last}.").format(first=first, last=last)
    yield _("Fingerprint of all that is printed: {hash}").format(hash=measured.fingerprint)
    yield _("Made by reportcard {version}.").format(version=__version__)


def _glance(measured: Measured) -> Iterator[str]:
    stabilities = [stability for _result, stability in measured.pairs()]
    count = len(stabilities)
    compared = sum(chamber.legislators for chamber in measured.robustness.chambers.values())
    yield _(
        "{count} legislators of {all} have a score, and the figures below are about them; "
        "{compared} of them are in office with a complete grade: the figures of whole chambers "
        "compare those."
    ).format(count=count, all=len(measured.scored.results), compared=compared)
    figures = (
        (
            _(
                "{n} of {count} letters are steady: no single question changes them, neither left "
                "out nor answered the other way."
            ),
            sum(1 for s in stabilities if s.holds_alone),
        ),
        (
            _(
                "{n} of {count} letters stay whichever question is left out (some of them change "
                "with one different answer)."
            ),
            sum(1 for s in stabilities if s.is_steady),
        ),
        (
            _("{n} of {count} are one answer from another letter."),
            sum(1 for s in stabilities if is_near(s)),
        ),
        (
            _("{n} of {count} could have another letter, had they not missed votes."),
            sum(1 for s in stabilities if is_open(s)),
        ),
        (
            _("{n} of {count} letters are the same in all 16 ways to count."),
            sum(1 for s in stabilities if s.universes and s.holds_in == len(s.universes)),
        ),
    )
    for message, n in figures:
        yield message.format(n=n, count=count)
    grades = [result.grade for result in measured.scored.results]
    yield _("{n} grades are incomplete, and {unrated} have nothing to rate.").format(
        n=grades.count(INCOMPLETE), unrated=grades.count(NOT_RATED)
    )
    if measured.audit:
        n = len(list(changed_grades(measured)))
        yield _("{n} grades would be others if all roll calls with a position were scored.").format(
            n=n
        )
        yield _("{n} roll calls of the topic are left out without a reason.").format(
            n=len(unexplained(measured.audit))
        )
    alarms = len(measured.scored.alarms)
    yield ngettext(
        "{n} line is missing on an official sheet and counts for nothing.",
        "{n} lines are missing on official sheets and count for nothing.",
        alarms,
    ).format(n=alarms)
