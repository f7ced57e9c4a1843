"""From the engine's temporary tables to the sums of each legislator.

Leaves to others: filling the tables (count), the exact last step (result).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeVar

from reportcard.model.scores import RubricCard
from reportcard.scoring.inputs import Inputs
from reportcard.scoring.scaled import Scaled
from reportcard.scoring.scripts import Scripts
from reportcard.scoring.sums import GroupSums, PersonSums, Rate, RawLine
from reportcard.scoring.tables import record_numbers

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Told:
    """What people wrote down: rates by person and criterion, values by person and name."""

    rates: Mapping[tuple[str, int], Rate]
    inputs: Inputs


def people_of(
    scripts: Scripts, card: RubricCard, scale: Scaled, told: Told, *, lines: str | None
) -> tuple[PersonSums, ...]:
    """The sums of everybody, from the outcomes in `tally`.

    Args:
        scripts: The run.
        card: The rubric.
        scale: The same in whole numbers.
        told: What people wrote down.
        lines: The query of the lines; None for sums alone.
    """
    scripts.run("sums")
    categories = _by_person(scripts.rows("category_sums"), lambda num, den: (num, den))
    groups = _by_person(scripts.rows("group_sums"), GroupSums) if card.groups else {}
    is_shared = any(record_numbers(card.criteria)[1])
    shared = {no: sums for no, *sums in scripts.rows("shared_sums")} if is_shared else {}
    is_capped = any(criterion.cap < 1 for criterion in card.criteria)
    capped = _by_person(scripts.rows("capped_marks"), str) if is_capped else {}
    rates = _by_person(scripts.rows("measured_sums"), lambda *sums: sums)
    lines_of = _lines(scripts.rows(lines)) if lines else {}
    inputs: dict[str, dict[str, str]] = {}
    for (person, name), value in told.inputs.items():
        inputs.setdefault(person, {})[name] = value

    def person_sums(
        no: int, person: str, seat: tuple[Any, ...], sums: tuple[Any, ...]
    ) -> PersonSums:
        chamber, district, party, in_office = seat
        counted, chances, taken, recorded, eligible, own = sums
        more_chances, more_taken = shared.get(no, (0, 0))
        return PersonSums(
            person_id=person,
            chamber=chamber,
            district=district,
            party=party,
            in_office=in_office,
            counted=counted,
            chances=chances + more_chances,
            taken=taken + more_taken,
            recorded_weight=recorded,
            eligible_weight=eligible,
            own_weight=own,
            categories=categories.get(no, {}),
            groups=groups.get(no, {}),
            shared=capped.get(no, {}),
            measured={
                number: told.rates.get((person, number)) or _rate(card, scale, number, found)
                for number, found in rates.get(no, {}).items()
            },
            lines=lines_of.get(no, ()),
            inputs=inputs.get(person, {}),
        )

    return tuple(
        person_sums(row[0], row[1], row[2:6], row[6:]) for row in scripts.rows("person_sums")
    )


def _by_person(
    rows: Iterable[tuple[Any, ...]], made: Callable[..., Made]
) -> dict[int, dict[int, Made]]:
    found: dict[int, dict[int, Made]] = {}
    for person, number, *sums in rows:
        found.setdefault(person, {})[number] = made(*sums)
    return found


def _rate(card: RubricCard, scale: Scaled, number: int, sums: tuple[int, int, int]) -> Rate:
    """What SQL measured, on its own scale: points of bills have a common denominator."""
    reached, top, of_members = sums
    unit = scale.effect_scale if card.criteria[number].type == "effectiveness" else 1
    return Fraction(reached, unit), Fraction(top, of_members * unit)


def _lines(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[RawLine]]:
    lines: dict[int, list[RawLine]] = {}
    for person, number, outcome, option in rows:
        own = lines.setdefault(person, [])
        if own and own[-1].criterion_no == number:
            # Reconcile promises one row a person; a second would be counted twice.
            raise ValueError(f"somebody has two votes on criterion {number}")
        own.append(RawLine(number, outcome, option))
    return lines
