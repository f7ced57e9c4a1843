"""Budget lines that may be one, and the commands that say so by name.

Leaves to others: writing (desk), which rulings are in force (store), how it is shown (cli).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.money import BudgetLine, OpenLine
from reportcard.pipeline.choosing import open_for_reading
from reportcard.pipeline.collecting import quarantine_problems
from reportcard.pipeline.desk import (
    Desk,
    add_ruling,
    known_of,
    open_desk,
    remove_rulings,
    require_new,
)
from reportcard.pipeline.reviewing import Who
from reportcard.pipeline.rulings import ProjectRulings, require_rulings
from reportcard.problems import Problem, nearest
from reportcard.project import Project

if TYPE_CHECKING:
    from reportcard.review.check import Known
    from reportcard.review.model import LineEntry, LinePlace

Verdict = Literal["same", "different", "moved"]

# A ruling holds for all years of its budget; an id of a line names one.
_WITH_YEAR = re.compile(r"^([^/]+)/\d{4}/")


@dataclass(frozen=True, slots=True)
class LineQueue:
    """Pairs of budget lines that wait for somebody, and what is wrong with rulings on lines.

    Attributes:
        pairs: Each with both lines.
        unmatched: How many lines stand in some of the documents of their budget only.
        problems: Rulings that are not in force, and lines of which a figure is not known.
    """

    pairs: tuple[tuple[OpenLine, BudgetLine, BudgetLine], ...]
    unmatched: int
    problems: tuple[Problem, ...]


def read_line_queue(project: Project, now: datetime) -> LineQueue:
    """Everything about budget lines that waits for a person, and all that is wrong with rulings.

    Raises:
        UserError: there is no store, or a file of rulings has mistakes: all of them.
    """
    from reportcard.store.budget_read import read_budget
    from reportcard.store.read import read_quarantine

    with open_for_reading(project, of_sample=False) as con:
        known = known_of(con)
        money = read_budget(con)
        said = [item for item in read_quarantine(con) if item.entity in ("ruling", "budget_line")]
    unknown = _unknown_names(require_rulings(project, now, known=known), known)
    said = [i for i in said if i.rule != "line_ruling_unknown" or i.source_url not in unknown]
    told = (*quarantine_problems(said), *(p for found in unknown.values() for p in found))
    lines = {line.budget_line_id: line for line in money.budget_lines}
    pairs = tuple(
        (item, lines[item.budget_line_id], lines[item.other_id]) for item in money.open_lines
    )
    return LineQueue(pairs, sum(not line.is_complete for line in money.budget_lines), told)


def rule_lines(
    *,
    project: Project,
    lines: tuple[str, str],
    verdict: Verdict,
    is_of_agencies: bool,
    who: Who,
    now: datetime,
) -> tuple[str, ...]:
    """Store what somebody says of two budget lines.

    Args:
        project: Whose file and store.
        lines: The ids of the two; of a move, where the money came from, then where it went.
        verdict: What they are.
        is_of_agencies: All accounts of the two agencies are meant that have the same words.
        who: Who decides, and why.
        now: The clock.

    Returns:
        What was done, for the terminal.

    Raises:
        UserError: there is no such line, or the documents speak against it; nothing is stored.
    """
    from reportcard.review.files import LINES
    from reportcard.review.model import LineEntry
    from reportcard.store.budget_lines import ruling_id

    with open_desk(project, now) as desk:
        one, other = _require_lines(desk, lines)
        places = [_place(line, with_account=not is_of_agencies) for line in (one, other)]
        entry = LineEntry.model_validate(
            {"cycle": one.cycle, "line": places[0], "other": places[1], "they_are": verdict,
             "by": who.name, "date": now.date(), "reason": who.reason}
        )  # fmt: skip
        _require_new(desk, entry)
        add_ruling(desk, entry, LINES, refused_as=ruling_id(one.cycle, _names(entry)))
    done = _("Stored in {file}: by {name}, these two are: {verdict}.").format(
        file=LINES, name=who.name, verdict=verdict
    )
    undo = _("This takes it back: {command}").format(command=_undo(entry))
    return (done, undo, _("Published report cards stay as they are."))


def withdraw_lines(*, project: Project, lines: tuple[str, str], now: datetime) -> tuple[str, ...]:
    """Take the ruling on two lines out of its file, and out of force.

    Raises:
        UserError: there is none.
    """
    from reportcard.review.check import line_pair
    from reportcard.review.files import LINES
    from reportcard.review.model import LinesFile

    wanted = frozenset(_WITH_YEAR.sub(r"\1/", line_id) for line_id in lines)
    with open_desk(project, now) as desk:
        entries = desk.rulings.lines.file.rulings
        meant = [index for index, entry in enumerate(entries) if line_pair(entry) == wanted]
        if not meant:
            raise UserError([_no_ruling(wanted, [line_pair(entry) for entry in entries])])
        remove_rulings(desk, meant, LINES, LinesFile)
    told = _("The ruling of {name} on these two lines is withdrawn.")
    return (told.format(name=entries[meant[0]].by),)


# ---------------------------------------------------------------- private


def _unknown_names(rulings: ProjectRulings, known: "Known") -> dict[str, tuple[Problem, ...]]:
    """Of each ruling that names what no document has: its place as the store says it, and that."""
    from reportcard.review.check import unknown_lines

    yaml, shown_as = rulings.lines.yaml, rulings.lines.path
    found = {
        f"{shown_as}:{yaml.line(here)}": tuple(unknown_lines(entry, yaml, here, known))
        for index, entry in enumerate(rulings.lines.file.rulings)
        for here in [("rulings", index)]
    }
    return {place: problems for place, problems in found.items() if problems}


def _require_lines(desk: Desk, ids: Sequence[str]) -> tuple[BudgetLine, BudgetLine]:
    """The two lines of these ids, of one budget."""
    from reportcard.store.budget_read import read_budget

    lines = {line.budget_line_id: line for line in read_budget(desk.con).budget_lines}
    problems = [_unknown(line_id, lines) for line_id in ids if line_id not in lines]
    if problems:
        raise UserError(problems)
    one, other = (lines[line_id] for line_id in ids)
    if one == other:
        raise UserError(_("Name two different lines: these are one line already."))
    if one.cycle != other.cycle:
        raise UserError(_("The two lines are of different budgets, which are not compared."))
    return one, other


def _unknown(line_id: str, lines: Mapping[str, BudgetLine]) -> Problem:
    message = _("There is no budget line {ref} in the store.").format(ref=line_id)
    near = nearest(line_id, sorted(lines))
    return Problem(message, hint=_("Did you mean {near}?").format(near=near) if near else "")


def _require_new(desk: Desk, entry: "LineEntry") -> None:
    """Demand that there is no ruling on the two yet, and that they differ in words.

    Raises:
        UserError: what is wrong.
    """
    from reportcard.review.check import check_lines

    rulings = desk.rulings.lines
    entries = dict(enumerate((*rulings.file.rulings, entry)))
    require_new(check_lines(entries, rulings.yaml, today=desk.now.date()), len(entries))


def _place(line: BudgetLine, *, with_account: bool) -> dict[str, str]:
    named = {"fund": line.fund, "agency": line.agency}
    named |= {"account": line.account} if with_account else {}
    return {key: name for key, name in named.items() if name}


def _names(entry: "LineEntry") -> tuple[str, ...]:
    return (*_words(entry.line), *_words(entry.other))


def _words(place: "LinePlace") -> tuple[str, str, str]:
    return (place.fund or "", place.agency, place.account or "")


def _undo(entry: "LineEntry") -> str:
    from reportcard.review.check import line_slug

    ids = (f"{entry.cycle}/{line_slug(place)}" for place in (entry.line, entry.other))
    return f"reportcard review withdraw-line {' '.join(ids)}"


def _no_ruling(wanted: frozenset[str], ruled: Sequence[frozenset[str]]) -> Problem:
    message = _("There is no ruling on {name}.").format(name=", ".join(sorted(wanted)))
    near = nearest(" ".join(sorted(wanted)), [" ".join(sorted(pair)) for pair in ruled])
    return Problem(message, hint=_("Did you mean {near}?").format(near=near) if near else "")
