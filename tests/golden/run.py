"""Runs every published scorecard through the import and the engine, and tells what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.golden.cases import Case, OpenCase, all_cases, changed, open_case
from tests.golden.compare import Tally, add, compare


@dataclass
class Outcome:
    """What came of one case: members, and a tally for each figure and each wrong rule."""

    case: Case
    members: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    wrong: list[Tally] = field(default_factory=list)

    @property
    def is_as_published(self) -> bool:
        """Every figure matches as often as it must, and nothing but the listed slips differs."""
        told = {name: tally.told for name, tally in self.tallies.items()}
        slips = all(not tally.strays for tally in self.tallies.values())
        listed = all(
            tally.matched + len(tally.exceptions) == tally.of for tally in self.tallies.values()
        )
        return told == self.case.matches and slips and listed

    @property
    def tells_rules_apart(self) -> bool:
        """Each wrong rule matches as many figures as the case says, which is not all."""
        wanted = [rule["matches"] for rule in self.case.wrong_rules]
        return [tally.told for tally in self.wrong] == wanted

    def lines(self) -> Iterator[str]:
        """As `make golden` prints it."""
        figures = ", ".join(f"{name} {tally.told}" for name, tally in self.tallies.items())
        mark = "ok  " if self.is_as_published and self.tells_rules_apart else "FAIL"
        yield f"{mark} {self.case.name}: {self.members} members; {figures}"
        for name, tally in self.tallies.items():
            yield from (f"       exception, {name}: {slip}" for slip in tally.exceptions)
            yield from (f"       NOT EXPECTED, {name}: {stray}" for stray in tally.strays)
        for rule, tally in zip(self.case.wrong_rules, self.wrong, strict=True):
            yield f"       a wrong rule ({rule['rule']}): {rule['figure']} {tally.told} only"


def run_case(case: Case, golden: Path) -> Outcome:
    """One case, all of its folders together."""
    outcome = Outcome(case)
    outcome.tallies = {name: Tally() for name in case.figures}
    outcome.wrong = [Tally() for _rule in case.wrong_rules]
    for folder in case.folders:
        with (
            TemporaryDirectory() as work,
            open_case(case, folder, golden=golden, work=Path(work)) as opened,
        ):
            _count(outcome, opened)
    return outcome


def _count(outcome: Outcome, opened: OpenCase) -> None:
    case, scored = outcome.case, opened.scored()
    outcome.members += len(scored.results)
    add(outcome.tallies, compare(scored, case.figures, opened.published, opened.exceptions))
    for rule, tally in zip(case.wrong_rules, outcome.wrong, strict=True):
        name = rule["figure"]
        published = [row for row in opened.published if row["value"] not in rule.get("besides", ())]
        wrongly = opened.scored(changed(case.yaml(), rule["set"]))
        add({name: tally}, compare(wrongly, {name: case.figures[name]}, published))


def run_all(golden: Path) -> Iterator[Outcome]:
    """Every case."""
    yield from (run_case(case, golden) for case in all_cases())
