"""Which files a command means: the sample, the store, the rubric; a sentence where there is none.

Leaves to others: what is read from them (reading, checking).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportcard.collect.registry import load_source
from reportcard.errors import UserError
from reportcard.language import _
from reportcard.pipeline.collecting import places
from reportcard.problems import Problem
from reportcard.project import Project

if TYPE_CHECKING:
    import duckdb

# The sample is a source like any other; it lies with the content, so its name is looked up there.
SAMPLE_SOURCES = "*/sample/source.yml"


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample's source, and the rubric that its facts are for."""

    source_id: str
    rubric: str


def require_sample(project: Project) -> Sample:
    """The project's sample.

    Raises:
        UserError: the content has none, or its source.yml names no rubric.
    """
    found = project.names("scrapers", SAMPLE_SOURCES)
    if not found:
        raise UserError(_("There is no sample among the scrapers of this project."))
    source_id = found[0].removeprefix("scrapers/").removesuffix("/source.yml")
    rubric = load_source(project, source_id).rubric
    if rubric is None:
        raise UserError(_("{file} does not name its rubric.").format(file=found[0]))
    return Sample(source_id=source_id, rubric=f"rubrics/{rubric}")


@contextmanager
def open_for_reading(project: Project, *, of_sample: bool) -> Iterator["duckdb.DuckDBPyConnection"]:
    """The store, read only, for as long as the block runs.

    Raises:
        UserError: there is none yet; says which command makes it.
    """
    from reportcard.store.connect import StaleStoreError, open_store

    store = places(project, of_sample=of_sample).store
    if not store.exists():
        raise UserError([_no_store(project, store, of_sample=of_sample)])
    try:
        con = open_store(store, read_only=True)
    except StaleStoreError as error:
        if not of_sample:
            raise
        again = _(
            "The sample was made by another version, or not to its end: run reportcard sample."
        )
        raise UserError(again) from error
    try:
        yield con
    finally:
        con.close()


def rubric_path(project: Project, rubric: str | None, *, of_sample: bool) -> Path:
    """The rubric file that was named, from here or from the project.

    Args:
        project: Where a name without a folder is looked up, in `rubrics/`.
        rubric: A path or a file name; None for the sample's, or the project's only one.
        of_sample: Whether the sample is meant.

    Raises:
        UserError: there is no such file, or there are several to choose from.
    """
    if rubric is None:
        return project.content(
            require_sample(project).rubric if of_sample else only_rubric(project)
        )
    if Path(rubric).is_file():
        return Path(rubric).resolve()
    path = project.content(rubric if "/" in rubric else f"rubrics/{rubric}")
    if path.is_dir():
        names = ", ".join(project.names("rubrics", "*.yml"))
        message = _("{folder} is a folder: name one of the rubrics, such as {names}.")
        raise UserError(message.format(folder=rubric, names=names))
    return path


def only_rubric(project: Project) -> str:
    """The rubric to use when none is named.

    Raises:
        UserError: there is none, or there are several to choose from.
    """
    names = [name for name in project.names("rubrics", "*.yml") if not name.endswith("starter.yml")]
    if len(names) == 1:
        return names[0]
    if not names:
        raise UserError(_("There is no rubric in the folder rubrics."))
    raise UserError(
        _("There are several rubrics: name one with --rubric: {names}.").format(
            names=", ".join(names)
        )
    )


def _no_store(project: Project, store: Path, *, of_sample: bool) -> Problem:
    if of_sample:
        message = _("The sample is not built yet: run reportcard sample first.")
    else:
        message = _(
            "There is no store at {path} yet: run reportcard collect first. "
            "For the sample, check and explain take --sample."
        ).format(path=store)
    hint = "" if project.is_marked else _("{root} is no project folder: go to yours.")
    return Problem(message=message, hint=hint.format(root=project.root))
