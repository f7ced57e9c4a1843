"""What can come of a question: the outcomes of each type of criterion.

Leaves to others: where outcomes are named (gradecheck, examplecheck, pointcheck).
"""

from collections.abc import Iterator
from typing import Any, get_args

from reportcard.language import _
from reportcard.model.scores import MEASURED_TYPES, VOTE_TYPES, CriterionType
from reportcard.scoring.plaindata import Finding
from reportcard.scoring.rubric_base import AnyOutcome, SponsorOutcome, VoteOutcome
from reportcard.yamlfile import KeyPath

_ANYWHERE = ("not_eligible", "unknown")
_WORDS = {word for kind in get_args(AnyOutcome) for word in get_args(kind)}


def possible_outcomes(criterion: dict[Any, Any]) -> tuple[str, ...]:
    """The outcomes that a criterion can have, in the order in which sentences name them."""
    kind = criterion.get("type")
    if kind == "party_unity":
        return (*get_args(VoteOutcome), "no_position", *_ANYWHERE)
    if kind in VOTE_TYPES:
        return (*get_args(VoteOutcome), *_ANYWHERE)
    if kind == "questionnaire":
        answers = ("measured",) if "scale" in criterion else ("support", "oppose")
        return (*answers, "no_answer", "not_eligible")
    if kind == "attested_action":
        return ("done", "none", "not_eligible")
    if kind in MEASURED_TYPES:
        return ("measured", "none", "not_eligible")
    return (*get_args(SponsorOutcome), *_ANYWHERE)


def impossible(criterion: dict[Any, Any], outcome: object, path: KeyPath) -> Iterator[Finding]:
    """A word of the language that this kind of criterion can never have."""
    if criterion.get("type") not in get_args(CriterionType) or str(outcome) not in _WORDS:
        return
    allowed = possible_outcomes(criterion)
    if str(outcome) not in allowed:
        message = _("{outcome} cannot come of {criterion}, of the type {kind}: {allowed}.")
        words = message.format(
            outcome=outcome,
            criterion=criterion.get("id"),
            kind=criterion["type"],
            allowed=", ".join(allowed),
        )
        yield path, words, ""
