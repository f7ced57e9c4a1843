"""Comparing the store with another collector's datasets: read, load, resolve, report.

The datasets are files that staff have downloaded. All are read before anything is loaded. Leaves to
others: what a file says (the collector's reader among the scrapers), and comparing (store).
"""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reportcard.collect.pages import PROJECT_SCHEME
from reportcard.collect.registry import Source, load_jurisdiction, load_source
from reportcard.collect.second import NumberRule, SecondReading, load_places
from reportcard.errors import PageError, UserError
from reportcard.language import _
from reportcard.model.coverage import Comparison
from reportcard.model.facts import Jurisdiction, Quarantined
from reportcard.model.records import PageRecords, Provenance
from reportcard.pipeline.choosing import open_for_reading
from reportcard.pipeline.collecting import places, quarantine_problems
from reportcard.pipeline.disk import disk_trouble_told
from reportcard.pipeline.topics import matchers
from reportcard.problems import Problem
from reportcard.project import Project

# A year of the largest legislature has some 100 MB.
LARGEST_FILE = 512 * 1024**2


@dataclass(frozen=True, slots=True)
class Given:
    """A dataset in a file that was named: what it gave, and the hash of the file."""

    file: Path
    sha256: str
    reading: SecondReading


@dataclass(frozen=True, slots=True)
class CrosscheckReport:
    """What a cross-check found.

    Attributes:
        given: The datasets, oldest first.
        compared: How each chamber's roll calls of each session fared.
        disagreements: Where a dataset says something else.
    """

    given: tuple[Given, ...]
    compared: tuple[Comparison, ...]
    disagreements: tuple[Quarantined, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What looks wrong in the files, and every disagreement."""
        left_out = (
            Problem(message=sentence, file=str(item.file))
            for item in self.given
            for sentence in item.reading.left_out
        )
        return (*left_out, *quarantine_problems(self.disagreements))


def crosscheck(*, project: Project, files: Sequence[Path]) -> CrosscheckReport:
    """Read datasets of another collector, load them and compare them with the official sheets.

    A newer dataset of a session takes the place of the older one.

    Args:
        project: Whose store.
        files: The datasets.

    Raises:
        UserError: a file is none of the collector's, of a place that is not the store's, or older
            than what the store has; or there is no store yet.
    """
    from reportcard.store.connect import open_store
    from reportcard.store.crosscheck import is_disagreement, read_comparisons
    from reportcard.store.resolve import resolve
    from reportcard.store.write import load_pages

    source = _require_reader(project)
    rules = _rules(project, source.source_id)
    given = _read(source, rules, files)
    jurisdiction = _require_one_place(project, rules, given)
    pages = [_page(source, rules, item) for item in given]
    _require_newer(project, given, pages)
    topics = matchers(project, jurisdiction.jurisdiction_id)
    where = places(project)
    with disk_trouble_told(where.store.parent), closing(open_store(where.store)) as con:
        load_pages(con, pages)
        quarantine = resolve(con, jurisdiction.seats, locale_dir=project.locale_dir, topics=topics)
        compared = tuple(read_comparisons(con))
    return CrosscheckReport(
        given=given,
        compared=compared,
        disagreements=tuple(item for item in quarantine if is_disagreement(item)),
    )


# ---------------------------------------------------------------- private


def _require_reader(project: Project) -> Source:
    """The source among the scrapers that reads another collector's datasets."""
    found = project.names("scrapers", "*/*/places.yml")
    if not found:
        raise UserError(_("No scraper of this project reads datasets of another collector."))
    return load_source(project, found[0].removeprefix("scrapers/").removesuffix("/places.yml"))


def _rules(project: Project, source_id: str) -> dict[str, NumberRule]:
    """How the roll calls of each known place are found in the datasets."""
    return {
        place: NumberRule(
            place=place,
            jurisdiction_id=jurisdiction_id,
            roll_call=pattern,
            sessions={
                item.started_on.year: item.session
                for item in load_jurisdiction(project, jurisdiction_id).sessions
            },
        )
        for place, (jurisdiction_id, pattern) in load_places(project, source_id).items()
    }


def _read(
    source: Source, rules: Mapping[str, NumberRule], files: Sequence[Path]
) -> tuple[Given, ...]:
    """Every dataset in the files, oldest first, so that the newest is in force in the end."""
    given: list[Given] = []
    wrong: list[Problem] = []
    for file in dict.fromkeys(files):
        try:
            body = _bytes(file)
            sha256 = hashlib.sha256(body).hexdigest()
            given += [Given(file, sha256, r) for r in source.module.read_second(body, rules)]
        except PageError as error:
            wrong.append(Problem(message=str(error), file=str(file)))
        except UserError as error:
            wrong += [Problem(message=p.message, file=str(file)) for p in error.problems]
    if wrong:
        raise UserError(wrong)
    return tuple(sorted(given, key=lambda item: (item.reading.made_at, item.reading.name)))


def _bytes(file: Path) -> bytes:
    """The file's bytes.

    Raises:
        PageError: it is missing, no file, or larger than any dataset.
    """
    if not file.is_file():
        raise PageError(_("There is no such file."))
    if file.stat().st_size > LARGEST_FILE:
        raise PageError(_("The file is larger than any dataset."))
    return file.read_bytes()


def _require_one_place(
    project: Project, rules: Mapping[str, NumberRule], given: Sequence[Given]
) -> Jurisdiction:
    names = sorted({rules[item.reading.place].jurisdiction_id for item in given})
    if len(names) > 1:
        message = _("Compare one place at a time: {names} are different.")
        raise UserError(message.format(names=", ".join(names)))
    return load_jurisdiction(project, names[0])


def _page(source: Source, rules: Mapping[str, NumberRule], item: Given) -> PageRecords:
    """A dataset as a page of the store: the same address for each version of a session."""
    name = source.source_id.rpartition("/")[2]
    reading, rule = item.reading, rules[item.reading.place]
    # The same file read by another rule gives other records.
    told = repr((rule.roll_call.pattern, sorted(rule.sessions.items())))
    by_rule = hashlib.sha256(told.encode()).hexdigest()[:8]
    provenance = Provenance(
        source_id=source.source_id,
        source_url=source.home_url,
        archive_sha256=item.sha256,
        parser_version=f"{source.parser_version}.{by_rule}",
        retrieved_at=reading.made_at,
    )
    return PageRecords(
        f"{PROJECT_SCHEME}crosscheck/{name}/{reading.name}", provenance, reading.records
    )


def _require_newer(project: Project, given: Sequence[Given], pages: Sequence[PageRecords]) -> None:
    """No dataset may push a newer one aside; it would bring back what was corrected since.

    Raises:
        UserError: some are older than what the store has, or there is no store.
    """
    from reportcard.store.crosscheck import find_newer

    with open_for_reading(project, of_sample=False) as con:
        found = [(item, find_newer(con, page)) for item, page in zip(given, pages, strict=True)]
    message = _("This dataset is of {day}; the store has one of {newer}: download a newer one.")
    wrong = [
        Problem(
            message=message.format(day=item.reading.made_at.date(), newer=newer),
            file=str(item.file),
        )
        for item, newer in found
        if newer is not None
    ]
    if wrong:
        raise UserError(wrong)
