"""Finding mistakes before a build does: the rubric, the store, the machine; and after it."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportcard.language import _
from reportcard.model.waiting import Waiting
from reportcard.pipeline.choosing import open_for_reading, rubric_path
from reportcard.pipeline.collecting import places, quarantine_problems
from reportcard.pipeline.coverage import gap_problems
from reportcard.pipeline.earlier import earlier_cycles, earlier_problems
from reportcard.pipeline.imports import missing_row_problems
from reportcard.pipeline.second_opinion import require_second_opinion
from reportcard.pipeline.statements import require_statements
from reportcard.problems import Problem, nearest
from reportcard.project import Project

if TYPE_CHECKING:
    from reportcard.scoring.rubric import Rubric


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What is wrong with a rubric (problems stop a build), and what deserves a look (warnings).

    agreed: for how many legislators both engines gave exactly the same, which are all of them.
    """

    shown_as: str
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    agreed: int = 0


@dataclass(frozen=True, slots=True)
class Status:
    """What the store holds: counts by table, what was set aside, and what waits for a person.

    waiting: how much of each kind waits.
    is_of_spreadsheets: no roll call of it is of official documents.
    """

    counts: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    waiting: Waiting = field(default_factory=Waiting)
    is_of_spreadsheets: bool = False


def check(*, project: Project, rubric: str | None, of_sample: bool) -> CheckReport:
    """Check a rubric in itself and against the store, and the statements beside the record.

    Raises:
        UserError: the file cannot be read as a rubric, or a statement has a mistake; all of them at
            once.
        DisagreementError: the two engines differ, which is a mistake of the program.
    """
    from reportcard.scoring.check import check_rubric
    from reportcard.scoring.compile import compile_rubric
    from reportcard.scoring.lint import lint
    from reportcard.scoring.load import load_rubric
    from reportcard.scoring.robustness import robustness
    from reportcard.scoring.score import score
    from reportcard.scoring.store_read import person_names
    from reportcard.store.budget_read import read_budget

    path = rubric_path(project, rubric, of_sample=of_sample)
    shown_as = project.shown(path)
    loaded = load_rubric(path, shown_as=shown_as)
    with open_for_reading(project, of_sample=of_sample) as con:
        problems = (
            *_jurisdiction_problems(project, loaded),
            *earlier_problems(project, loaded),
            *check_rubric(loaded, con),
        )
        if problems:
            return CheckReport(shown_as, problems, ())
        earlier = earlier_cycles(project, loaded, con)
        scored = score(compile_rubric(loaded, con), con, earlier=earlier)
        agreed = require_second_opinion(project=project, rubric=loaded, scored=scored, con=con)
        money = read_budget(con)
        names = person_names(con)
    if not of_sample:
        require_statements(project, scored=scored, names=names)
    # What keeps a vote from counting comes before what is a matter of the wording.
    alarms = tuple(Problem(message=alarm.sentence) for alarm in scored.alarms)
    warnings = (*alarms, *lint(scored, loaded, robustness(scored), money))
    return CheckReport(shown_as, (), warnings, agreed)


def _jurisdiction_problems(project: Project, rubric: "Rubric") -> tuple[Problem, ...]:
    """A rubric for a place that the project does not know cannot be built."""
    files = project.names("scrapers", "*/jurisdiction.yml")
    known = [name.split("/")[1] for name in files]
    if rubric.jurisdiction in known:
        return ()
    message = _("There is no jurisdiction {name}; there are: {names}.").format(
        name=rubric.jurisdiction, names=", ".join(known)
    )
    near = nearest(rubric.jurisdiction, known)
    hint = _("Did you mean {near}?").format(near=near) if near else ""
    return (rubric.problem(("jurisdiction",), message, hint),)


def read_status(project: Project) -> Status:
    """Counts of the store's tables, the quarantine's sentences, and gaps that nothing explains."""
    from reportcard.store.imports import count_roll_calls
    from reportcard.store.queue import count_waiting
    from reportcard.store.read import read_facts

    with open_for_reading(project, of_sample=False) as con:
        facts = read_facts(con)
        waiting = count_waiting(con)
        official, of_spreadsheets = count_roll_calls(con)
        missing = missing_row_problems(con)
        committees = con.execute("SELECT count(*) FROM core.committee_vote").fetchone()
    counts = (
        ("people", len(facts.people)),
        ("memberships", len(facts.memberships)),
        ("bills", len(facts.bills)),
        ("sponsorships", len(facts.sponsorships)),
        ("vote_events", len(facts.vote_events)),
        ("person_votes", len(facts.person_votes)),
        ("committee_votes", committees[0] if committees else 0),
        ("quarantine", len(facts.quarantine)),
    )
    problems = (*quarantine_problems(facts.quarantine), *gap_problems(facts.coverage), *missing)
    is_of_spreadsheets = of_spreadsheets > 0 and official == 0
    return Status(counts, problems, waiting, is_of_spreadsheets)


def check_machine(project: Project) -> tuple[Problem, ...]:
    """Everything this machine lacks, one problem each with its remedy."""
    from reportcard.edition.pdf_system import check_pdf_system

    problems = list(check_pdf_system())
    for folder in (places(project).store.parent, project.editions_dir):
        nearest_that_exists = next(p for p in (folder, *folder.parents) if p.exists())
        if not os.access(nearest_that_exists, os.W_OK):
            problems.append(
                Problem(
                    message=_("The folder cannot be written to."),
                    file=str(folder),
                    hint=_("Work in a folder of your own, or change its owner."),
                )
            )
    return tuple(problems)


def check_published(folder: Path, *, project: Project) -> tuple[Problem, ...]:
    """Every file of a published report card that is not as its manifest says.

    Args:
        folder: The report card's.
        project: Whose report cards are offered where the folder is none.
    """
    from reportcard.edition.manifest import MANIFEST_PATH, check_manifest

    if (folder / MANIFEST_PATH).exists():
        return check_manifest(folder)
    message = _("This folder holds no report card: it has no {manifest}.")
    if not folder.is_dir():
        message = _("There is no such folder.")
    cards = sorted(path.parent for path in project.editions_dir.glob(f"*/{MANIFEST_PATH}"))
    names = ", ".join(project.shown(path) for path in cards)
    hint = _("Report cards of this project: {names}.").format(names=names) if names else ""
    message = message.format(manifest=MANIFEST_PATH)
    return (Problem(message=message, file=str(folder), hint=hint),)
