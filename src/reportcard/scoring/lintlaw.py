"""Warnings about what a 501(c)(3), or who has not said what they are, may not publish.

A voting record must include all incumbents, and must not read as advice on an election (Rev. Rul.
78-248, 80-282, 2007-41). The pages state the limits of a voting record themselves. This is no legal
advice; counsel confirms. Leaves to others: refusing endorsement clauses (check).
"""

import re
from collections.abc import Iterator

from reportcard.language import _
from reportcard.model.scores import NOT_RATED, Scored
from reportcard.scoring.lintwords import Warned, chamber_word, chambers_on
from reportcard.scoring.rubric import Rubric
from reportcard.yamlfile import KeyPath

CHARITABLE = frozenset({"501c3", "unset"})

# A vote for or against a bill is what a card is about; for or against somebody, never.
_BILLS = r"(?:bill|act|law|amendment|budget|motion|measure|resolution|plan|proposal|proyecto|ley"
_BILLS += r"|enmienda|presupuesto|moci[oó]n|medida|resoluci[oó]n|propuesta)"
_NOT_A_BILL = rf"(?!(?:\W+\w+){{0,4}}?\W+{_BILLS})"
_OF_ELECTIONS = re.compile(
    rf"\bvotes? (?:for|against)\b{_NOT_A_BILL}"
    rf"|\bvot(?:e|en|ar) (?:por|contra|en contra de)\b{_NOT_A_BILL}"
    r"|\b(?:re-?)?elect(?:ing)?\b|\bcandida(?:tes?|t[oa]s?)\b|\bdefeat(?:ing)?\b"
    r"|\bvote (?:him|her|them) out\b|\breel(?:ija|ijan|egir)\b|\bel(?:ija|ijan|egir) a\b"
    r"|\bderrot(?:e|en|ar)\b",
    re.IGNORECASE,
)


def law_warnings(scored: Scored, rubric: Rubric) -> Iterator[Warned]:
    """Warnings for an organization that may not take part in elections."""
    if scored.rubric.tax_status not in CHARITABLE:
        return
    for path, text in published_texts(rubric.yaml.data):
        if found := _OF_ELECTIONS.search(text):
            message = _(
                "“{words}” can be read as advice on an election, which a 501(c)(3) may not give; "
                "the tax status is {status} (Rev. Rul. 2007-41)."
            )
            words = message.format(words=found.group(), status=scored.rubric.tax_status)
            yield path, words
    yield from _incumbents(scored)


def published_texts(data: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every published text of a rubric file, with its place: what stands under `en` or `es`."""
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str) and key in ("en", "es"):
                yield (*path, key), value
            else:
                yield from published_texts(value, (*path, str(key)))
    elif isinstance(data, list | tuple):
        for index, value in enumerate(data):
            yield from published_texts(value, (*path, index))


def _incumbents(scored: Scored) -> Iterator[Warned]:
    for chamber in chambers_on(scored):
        sitting = [r for r in scored.results if r.chamber == chamber and r.in_office]
        unrated = sum(1 for result in sitting if result.grade == NOT_RATED)
        if unrated:
            message = _(
                "{chamber}: {n} of {count} incumbents are not rated; a 501(c)(3) publishes the "
                "record of all incumbents (Rev. Rul. 78-248, 80-282)."
            )
            words = message.format(chamber=chamber_word(chamber), n=unrated, count=len(sitting))
            yield ("criteria",), words
