"""From the measures of steadiness to the page about how firm the grades are.

Everything is counted from what scoring measured already; nothing is scored again here.
Leaves to others: the measures (scoring.robustness), the rows about chambers (build_rules).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from reportcard.edition.contexts.build_rules import (
    certainty,
    least_reliability,
    strength_rows,
    sure_rows,
    weight_rows,
)
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.order import family_order
from reportcard.edition.contexts.sensitivity import (
    FirmChamber,
    FirmnessCount,
    FirmRow,
    HoldsRow,
    MoverRow,
    SameCount,
    SensitivityPage,
    WayRow,
)
from reportcard.model.numbers import shown_percent
from reportcard.model.robustness import Robustness, Stability, Universe
from reportcard.model.vocabulary import Chamber
from reportcard.receipts.nearest import FIRMNESS, fewest_answers, firmness

# A longer list of questions would be read by nobody; the page says of how many they are the first.
MOST_MOVERS = 10

_Chambers = Mapping[Chamber, Sequence[Stability]]


def build_sensitivity(robustness: Robustness | None, *, lookup: Lookup) -> SensitivityPage | None:
    """The page; None where nobody has a letter that could be tested.

    Args:
        robustness: What scoring measured.
        lookup: The record.
    """
    if robustness is None:
        return None
    chambers = _by_chamber(robustness)
    if not chambers:
        return None
    return SensitivityPage(
        chambers=tuple(_chamber(chamber, chambers[chamber], lookup) for chamber in chambers),
        ways=tuple(_ways(chambers)),
        strengths=strength_rows(robustness),
        weights=weight_rows(lookup.rubric, robustness),
        sure=sure_rows(),
        least_reliability=least_reliability(),
        certainty=certainty(),
        shared_bills=len(robustness.shared_bills),
        is_comparable=robustness.is_comparable,
    )


def _by_chamber(robustness: Robustness) -> _Chambers:
    """Those with a score, by chamber, House first."""
    tested = [stability for stability in robustness.people if stability.universes]
    return {
        chamber: [stability for stability in tested if stability.chamber == chamber]
        for chamber in sorted({stability.chamber for stability in tested})
    }


def _chamber(chamber: Chamber, people: Sequence[Stability], lookup: Lookup) -> FirmChamber:
    movers = tuple(_movers(people, lookup))
    return FirmChamber(
        chamber=chamber,
        letters=len(people),
        labels=_labels(people),
        without_one=sum(not one.is_steady for one in people),
        missed=sum(_rests_on_missed_votes(one) for one in people),
        all_ways=sum(one.holds_in == len(one.universes) for one in people),
        few_ways=sum(2 * one.holds_in < len(one.universes) for one in people),
        holds=_holds(people),
        movers=movers[:MOST_MOVERS],
        mover_count=len(movers),
        rows=_rows(people, lookup),
    )


def _labels(people: Sequence[Stability]) -> tuple[FirmnessCount, ...]:
    counts = Counter(firmness(one) for one in people)
    most = max(counts.values())
    return tuple(FirmnessCount(kind, counts[kind], _share(counts[kind], most)) for kind in FIRMNESS)


def _holds(people: Sequence[Stability]) -> tuple[HoldsRow, ...]:
    counts = Counter(one.holds_in for one in people)
    most = max(counts.values())
    return tuple(
        HoldsRow(ways, counts[ways], _share(counts[ways], most)) for ways in sorted(counts)
    )


def _share(count: int, most: int) -> str:
    return shown_percent(Fraction(count, most))


def _rests_on_missed_votes(one: Stability) -> bool:
    letters = (one.grade_low, one.grade_high)
    return any(letter is not None and letter != one.grade for letter in letters)


def _movers(people: Iterable[Stability], lookup: Lookup) -> Iterator[MoverRow]:
    """The questions that change letters when left out, most letters first, then by id."""
    counted: Counter[str] = Counter()
    changed: Counter[str] = Counter()
    for person in people:
        for one in person.without_one:
            counted[one.question_id] += 1
            changed[one.question_id] += one.grade != person.grade
    groups = {group.group_id: group.criterion_ids[0] for group in lookup.rubric.groups}
    for question_id in sorted(counted, key=lambda name: (-changed[name], name)):
        if changed[question_id]:
            first = groups.get(question_id, question_id)
            yield MoverRow(
                criterion=lookup.criterion_cards[first],
                is_group=question_id in groups,
                changed=changed[question_id],
                letters=counted[question_id],
            )


def _rows(people: Iterable[Stability], lookup: Lookup) -> tuple[FirmRow, ...]:
    rows = [
        FirmRow(
            person=lookup.cards[one.person_id],
            letter=one.grade,
            firmness=firmness(one),
            answers=fewest_answers(one),
            holds_in=one.holds_in,
        )
        for one in people
    ]
    return tuple(sorted(rows, key=_least_firm_first))


def _least_firm_first(row: FirmRow) -> tuple[int, bool, int, tuple[str, str, str]]:
    return (row.holds_in, row.answers is None, row.answers or 0, family_order(row.person))


def _ways(chambers: _Chambers) -> Iterator[WayRow]:
    """The ways in the order in which they are tried; the same for everybody."""
    first = next(iter(chambers.values()))[0]
    for place, way in enumerate(first.universes):
        yield WayRow(
            absence=way.absence,
            weights=way.weights,
            aggregate=way.aggregate,
            chambers=tuple(
                _same(chamber, people, place, way) for chamber, people in chambers.items()
            ),
        )


def _same(chamber: Chamber, people: Sequence[Stability], place: int, way: Universe) -> SameCount:
    """How many letters a way leaves as they are.

    Raises:
        ValueError: the ways of two legislators stand in another order.
    """
    rule = (way.absence, way.weights, way.aggregate)
    same = 0
    for person in people:
        other = person.universes[place]
        if (other.absence, other.weights, other.aggregate) != rule:
            raise ValueError(f"the ways to count of {person.person_id} are in another order")
        same += other.grade == person.grade
    return SameCount(chamber, same, len(people))
