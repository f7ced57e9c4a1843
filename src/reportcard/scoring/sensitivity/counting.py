"""The section about 16 ways to count the same record, and in which of them letters stay."""

from collections import Counter
from collections.abc import Iterator, Mapping

from reportcard.language import N_, _
from reportcard.model.robustness import Stability, Universe
from reportcard.scoring.sensitivity.inputs import Measured, chamber_word
from reportcard.scoring.sensitivity.markdown import Block, heading, table

ABSENCES: Mapping[str, str] = {
    "against": N_("counts as against us"),
    "left_out": N_("is left out"),
    "half": N_("counts half"),
    "light_half": N_("counts half, at a fifth of the weight"),
}
WEIGHTS: Mapping[str, str] = {"nominal": N_("as written"), "equal": N_("all equal")}
AGGREGATES: Mapping[str, str] = {
    "categories": N_("by subject"),
    "pooled": N_("all questions together"),
}

Way = tuple[str, str, str]


def ways(measured: Measured) -> Iterator[Block]:
    """A row for each way to count: how many letters of each chamber it leaves as they are."""
    yield heading(_("Sixteen ways to count"))
    yield _(
        "Published report cards count an absence in different ways, weigh their questions or not, "
        "and add up by subject or not. This is in how many letters each of them agrees with ours."
    )
    chambers = measured.chambers()
    kept = {chamber: _kept(s for _r, s in measured.pairs(chamber)) for chamber in chambers}
    of = {chamber: len(list(measured.pairs(chamber))) for chamber in chambers}
    found = dict.fromkeys(_way(u) for _r, s in measured.pairs() for u in s.universes)
    rows = [
        (
            _(ABSENCES[absence]),
            _(WEIGHTS[weights]),
            _(AGGREGATES[aggregate]),
            *(
                _("{n} of {count}").format(n=kept[c][absence, weights, aggregate], count=of[c])
                for c in chambers
            ),
        )
        for absence, weights, aggregate in found
    ]
    yield table(
        (_("An absence"), _("Weights"), _("Added up"), *(chamber_word(c) for c in chambers)), rows
    )


def _way(universe: Universe) -> Way:
    return universe.absence, universe.weights, universe.aggregate


def _kept(stabilities: Iterator[Stability]) -> Counter[Way]:
    return Counter(
        _way(universe)
        for stability in stabilities
        for universe in stability.universes
        if universe.grade == stability.grade
    )
