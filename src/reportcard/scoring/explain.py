"""A receipt as plain text: every point explained, every line with its official record.

Prints the same Result that page, PDF and data show, with the same rounded points and the same
sentences. Leaves to others: computing it (score), rounding it (model.points), whom it is about
(find), the words of one line (telling), what comes after the lines (receipts).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from gettext import NullTranslations

from reportcard.language import N_
from reportcard.model.facts import Facts
from reportcard.model.numbers import shown_hundredths, shown_percent, shown_weight
from reportcard.model.points import ordered_lines, printed_points
from reportcard.model.robustness import Robustness
from reportcard.model.scores import Category, Result, Scored
from reportcard.model.text import Language
from reportcard.receipts.steady import Steadiness, find_steadiness
from reportcard.receipts.sums import lifetime_sentence, override_sentence, steps_of
from reportcard.receipts.voice import Voice
from reportcard.scoring.telling import PrintedLine, Telling

# The reasons of an incomplete grade, by code; figures of those in PERCENT are shares.
SHORTFALLS = {
    "min_criteria": N_("Only {measured} questions count for them; a grade needs {required}."),
    "min_opportunity": N_(
        "They were in office for {measured}% of the questions put to their chamber; "
        "a grade needs {required}%."
    ),
    "min_participation": N_(
        "They voted Yes or No in {measured}% of their chances; a grade needs {required}%."
    ),
    "min_recorded_weight": N_(
        "Their recorded votes weigh {measured} together; a grade needs {required}."
    ),
    "missing_category": N_("A subject that the grade needs has nothing that counts."),
}
PERCENT = frozenset({"min_opportunity", "min_participation"})


def explain_lines(
    scored: Scored,
    facts: Facts,
    person_id: str,
    language: Language,
    *,
    translate: NullTranslations,
    robustness: Robustness | None = None,
) -> Iterator[str]:
    """The whole receipt of one legislator, line by line.

    Args:
        scored: The scores.
        facts: The record they rest on.
        person_id: Whose receipt; they must be among the results.
        language: Of the rubric's texts and of dates.
        translate: The catalogue of that language.
        robustness: How steady the letters are; without it nothing is said of that.

    Yields:
        Grade, score and reasons; by subject each line with its points, position and official
        sheet, and the sum; the steps from there to the score; what did not count and what the
        score would have been; what is no part of the score; how steady the letter is.
    """
    result = next(r for r in scored.results if r.person_id == person_id)
    voice = Voice(language, translate)
    telling = Telling(scored.rubric, facts, result, voice)
    lines = ordered_lines(result, criteria=telling.criteria)
    points = printed_points(lines, criteria=telling.criteria)
    printed = [PrintedLine(*parts) for parts in zip(lines, *points, strict=True)]
    steady = _steadiness(scored, result, robustness)
    yield from _head(scored, facts, result, steady, voice)
    yield from _subjects(scored, result, printed, telling)
    yield from _steps(scored, result, voice)
    yield from _not_counted(printed, telling)
    if steady is not None:
        yield from _steady(steady, voice)


# ---------------------------------------------------------------- grade and reasons


def _head(
    scored: Scored, facts: Facts, result: Result, steady: Steadiness | None, voice: Voice
) -> Iterator[str]:
    rubric = scored.rubric
    yield f"{voice.text(rubric.title)}, {voice.text(rubric.cycle)}"
    if rubric.notice:
        yield voice.text(rubric.notice)
    yield ""
    yield _who(facts, result, voice)
    yield _grade(result, voice)
    if steady is not None:
        yield voice.tell(steady.label)
    if result.chances:
        sentence = voice.ngettext(
            "They voted Yes or No in {taken} of {n} chance to vote.",
            "They voted Yes or No in {taken} of {n} chances to vote.",
            result.chances,
        )
        yield sentence.format(taken=result.taken, n=result.chances)
    for reason in result.reasons:
        yield _shortfall(*reason, voice=voice)
    for gate in result.gate_reasons:
        lowered = voice.say(
            N_("Lowered from {computed} to {grade}."),
            computed=result.computed_grade,
            grade=result.graded,
        )
        yield f"{lowered} {voice.text(gate)}"
    yield from _override(result, voice)
    if (years := lifetime_sentence(result, rubric)) is not None:
        yield voice.tell(years)
    if steady is not None and steady.compared is not None:
        yield voice.tell(steady.compared)


def _override(result: Result, voice: Voice) -> Iterator[str]:
    told = override_sentence(result)
    if result.override is None or told is None:
        return
    yield f"{voice.tell(told)} {voice.text(result.override.reason)}"
    yield voice.say(N_("Source: {url}"), url=result.override.evidence_url)


def _who(facts: Facts, result: Result, voice: Voice) -> str:
    name = next(p.name for p in facts.people if p.person_id == result.person_id)
    parts = [
        name,
        voice.word("office", result.chamber),
        *_district(facts, result, voice),
        voice.word("party", result.party),
    ]
    if not result.in_office:
        parts.append(voice.say(N_("no longer in this seat")))
    return ", ".join(parts)


def _district(facts: Facts, result: Result, voice: Voice) -> Iterator[str]:
    """The number of the district or its name; nothing where the record has neither."""
    if named := facts.district_name(result.person_id, result.chamber, result.district):
        yield named
    elif result.district:
        yield voice.say(N_("district {n}"), n=result.district)


def _grade(result: Result, voice: Voice) -> str:
    grade = voice.say(N_("Grade: {grade}."), grade=result.grade)
    if result.score is None:
        return f"{grade} {voice.say(N_('No score: nothing counted.'))}"
    score = voice.say(N_("Score: {shown} of 100."), shown=result.shown)
    return f"{grade} {score}"


def _shortfall(code: str, measured: Fraction, required: Fraction, *, voice: Voice) -> str:
    figure = shown_percent if code in PERCENT else shown_weight
    return voice.say(SHORTFALLS[code], measured=figure(measured), required=figure(required))


# ---------------------------------------------------------------- the lines


def _subjects(
    scored: Scored, result: Result, printed: Sequence[PrintedLine], telling: Telling
) -> Iterator[str]:
    counted = [entry for entry in printed if entry.line.counted]
    for category in scored.rubric.categories:
        inside = [
            entry
            for entry in counted
            if telling.criteria[entry.line.criterion_id].category_id == category.category_id
        ]
        yield ""
        yield _subject(category, result, telling.voice)
        for entry in inside:
            yield from telling.counted(entry)
        if inside:
            sentence = N_("Sum: {earned} of {possible} points.")
            yield telling.voice.say(sentence, **_sum(inside))
        else:
            yield telling.voice.say(N_("Nothing in this subject counts for them."))
    if counted:
        yield ""
        yield telling.voice.say(N_("All subjects: {earned} of {possible} points."), **_sum(counted))


def _steps(scored: Scored, result: Result, voice: Voice) -> Iterator[str]:
    """What was added, taken off, moved and limited; then the score as printed."""
    for step in steps_of(result, scored.rubric):
        yield f"{voice.tell(step.label)}: {step.points}"
    if result.shown is not None:
        yield voice.say(N_("Printed as a score of {shown}."), shown=result.shown)


def _subject(category: Category, result: Result, voice: Voice) -> str:
    weights = {c.category_id: c.effective_weight for c in result.categories}
    whole = sum(weights.values(), Fraction(0))
    share = weights[category.category_id] / whole if whole else Fraction(0)
    sentence = N_("{subject}: {share}% of the score")
    return voice.say(sentence, subject=voice.text(category.title), share=shown_percent(share))


def _sum(printed: Sequence[PrintedLine]) -> dict[str, str]:
    """The sum of the points as printed."""
    earned = sum(entry.earned for entry in printed)
    missed = sum(entry.missed for entry in printed)
    return {"earned": shown_hundredths(earned), "possible": shown_hundredths(earned + missed)}


def _not_counted(printed: Sequence[PrintedLine], telling: Telling) -> Iterator[str]:
    left = [entry for entry in printed if not entry.line.counted]
    inside = [e for e in left if telling.criteria[e.line.criterion_id].category_id]
    outside = [e for e in left if not telling.criteria[e.line.criterion_id].category_id]
    for heading, entries in (
        (N_("Not counted:"), inside),
        (N_("Asked and shown, and no part of the base score:"), outside),
    ):
        if entries:
            yield ""
            yield telling.voice.say(heading)
        for entry in entries:
            yield from telling.not_counted(entry)


# ---------------------------------------------------------------- how steady


def _steadiness(scored: Scored, result: Result, robustness: Robustness | None) -> Steadiness | None:
    if robustness is None:
        return None
    stability = next(s for s in robustness.people if s.person_id == result.person_id)
    return find_steadiness(stability, result, scored.rubric, robustness)


def _steady(steady: Steadiness, voice: Voice) -> Iterator[str]:
    yield ""
    yield voice.say(N_("How steady this grade is:"))
    yield from (f"- {voice.tell(sentence)}" for sentence in (*steady.main, *steady.more))
