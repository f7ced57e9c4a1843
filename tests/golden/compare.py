"""Compares published figures with the engine's, one by one, and counts what matches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportcard.model.scores import Scored
from tests.golden.cases import Row
from tests.golden.mapping import Figure


@dataclass
class Tally:
    """What came of one figure of a case.

    strays are published figures that neither match nor are a known exception as it is listed;
    exceptions those that are one, and print what the case says a correct engine prints.
    """

    matched: int = 0
    of: int = 0
    exceptions: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)

    @property
    def told(self) -> str:
        """As figures.yml writes it."""
        return f"{self.matched}/{self.of}"


def compare(
    scored: Scored,
    figures: Mapping[str, Figure],
    published: Iterable[Row],
    exceptions: Sequence[Row] = (),
) -> dict[str, Tally]:
    """Hold each published figure against the engine's.

    Args:
        scored: The engine's results.
        figures: Those that must come out.
        published: Rows of published.csv; figures of other names are passed over.
        exceptions: Rows of exceptions.csv.
    """
    types = {c.criterion_id: c.type for c in scored.rubric.criteria}
    results = {result.person_id: result for result in scored.results}
    known = {(row["person_id"], row["figure"]): row for row in exceptions}
    tallies = {name: Tally() for name in figures}
    for row in published:
        if (figure := figures.get(row["figure"])) is None:
            continue
        tally, person = tallies[row["figure"]], row["person_id"]
        ours = figure.of(results[person], types) if person in results else "nobody"
        slip = known.pop((person, row["figure"]), None)
        tally.of += 1
        if figure.agrees(ours, row["value"], row.get("within", "")):
            tally.matched += 1
            if slip:
                tally.strays.append(f"{person}: a known exception, but {ours} is as published")
        elif slip and slip["published"] == row["value"] and ours == slip["recomputed"]:
            tally.exceptions.append(f"{person}: published {row['value']}, recomputed {ours}")
        else:
            tally.strays.append(f"{person}: published {row['value']}, the engine says {ours}")
    for person, name in known:
        if name in tallies:
            tallies[name].strays.append(f"{person}: a known exception that was never published")
    return tallies


def add(tallies: Mapping[str, Tally], more: Mapping[str, Tally]) -> None:
    """Count the folders of one case together."""
    for name, tally in more.items():
        into = tallies[name]
        into.matched += tally.matched
        into.of += tally.of
        into.exceptions += tally.exceptions
        into.strays += tally.strays
