"""Finds sources and jurisdictions among the content, and loads their scrapers.

A source is a folder `scrapers/<jurisdiction>/<name>/` with `source.yml` and `scraper.py`. Modules
load under a name made of the scrapers folders and their full id, so that two `scraper.py` never
collide and modules of one jurisdiction can import each other (`from ..wording import ...`).
"""

import hashlib
import importlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from reportcard.collect.certificates import Intermediate
from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request
from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.facts import Jurisdiction, Session, SpecialSession
from reportcard.model.records import Compilation, Record
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from reportcard.problems import Problem, nearest

if TYPE_CHECKING:
    from reportcard.collect.sourcefile import JurisdictionFile

_SOURCE_ID = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)+")

Start = Callable[[Manifest], Iterator[Request]]
Parse = Callable[[Page], Iterator[Record | Request]]


class ProjectContent(Protocol):
    """The part of a project that this module needs."""

    @property
    def root(self) -> Path:
        """The project folder."""
        ...

    @property
    def bundled(self) -> Path:
        """The content that came with the package."""
        ...

    def content(self, relative: str) -> Path:
        """A content file, from the project or else bundled (UserError if absent)."""
        ...

    def names(self, folder: str, pattern: str) -> tuple[str, ...]:
        """Content paths below a folder that match a glob."""
        ...

    def shown(self, path: Path) -> str:
        """A path as the staff know it."""
        ...


@dataclass(frozen=True, slots=True)
class Expectation:
    """How many records of one type a source should give: per session where they have one."""

    record: str
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Source:
    """A source and its scraper, ready for a crawl.

    Attributes:
        source_id: "place/roll_calls".
        base_url: The official address, without a final slash.
        contact: Where the operator of the crawl can be reached; goes into the User-Agent.
        delay_seconds: Seconds between two requests to the official host.
        parser_version: Changes whenever the same page may give other records: the number in
            source.yml, and a hash of the place's scrapers.
        transcribed_on: The day the source's own tables were written, where it has any.
        compiled: Whose compilation these tables follow where a document was not read itself.
        ca_bundle: A file with certificates for hosts whose chain is incomplete, or None.
        rubric: Of a sample: the file in rubrics/ that its facts are for; else None.
        module: The scraper.
    """

    source_id: str
    title: Text
    publisher: Text
    licence: Text
    home_url: str
    base_url: str
    contact: str
    delay_seconds: float
    parser_version: str
    transcribed_on: datetime | None
    compiled: tuple[Compilation, ...]
    ca_bundle: Path | None
    rubric: str | None
    expectations: tuple[Expectation, ...]
    module: ModuleType

    def start(self, manifest: Manifest) -> Iterator[Request]:
        """The requests that the source begins with."""
        start: Start = self.module.start
        return start(manifest)

    def parser(self, name: str) -> Parse:
        """The scraper's function of that name (AttributeError: a bug in the scraper)."""
        parse: Parse = getattr(self.module, name)
        return parse

    def redactor(self, name: str) -> Callable[[bytes], bytes]:
        """The scraper's function that takes private columns out of a page."""
        redact: Callable[[bytes], bytes] = getattr(self.module, name)
        return redact


def load_source(project: ProjectContent, source_id: str) -> Source:
    """A source by its id.

    Raises:
        UserError: there is no such source (with the nearest name), or its source.yml is wrong.
    """
    from reportcard.collect.sourcefile import SourceFile
    from reportcard.yamlfile import load_model
    from reportcard.yamltext import text_of_name

    _require_known(project, source_id)
    path = project.content(f"scrapers/{source_id}/source.yml")
    file = load_model(path, SourceFile, shown_as=project.shown(path))
    bundle = project.content(f"scrapers/{source_id}/{file.ca_bundle}") if file.ca_bundle else None
    return Source(
        source_id=source_id,
        title=file.title.text(),
        publisher=text_of_name(file.publisher),
        licence=file.licence.text(),
        home_url=file.home_url,
        base_url=file.base_url.rstrip("/"),
        contact=file.contact,
        delay_seconds=float(file.delay_seconds),
        parser_version=f"{file.parser_version}+{_hash_of_scrapers(project, source_id)}",
        transcribed_on=_midnight(file.transcribed_on),
        compiled=tuple(
            Compilation(
                address=item.address,
                by=text_of_name(item.by),
                url=item.url,
                title=item.title.text(),
                licence=item.licence.text(),
            )
            for item in file.compiled
        ),
        ca_bundle=bundle,
        rubric=file.rubric,
        expectations=tuple(
            Expectation(name, bounds.min, bounds.max)
            for name, bounds in sorted(file.expect.items())
        ),
        module=_load_module(project, source_id, file.scraper),
    )


def source_ids(project: ProjectContent) -> tuple[str, ...]:
    """The ids of all sources, sorted."""
    found = project.names("scrapers", "*/*/source.yml")
    return tuple(name.removeprefix("scrapers/").removesuffix("/source.yml") for name in found)


def load_jurisdiction(project: ProjectContent, jurisdiction_id: str) -> Jurisdiction:
    """A jurisdiction from its `jurisdiction.yml`.

    Raises:
        UserError: there is none of that id, or the file is wrong.
    """
    file = _jurisdiction_file(project, jurisdiction_id)
    seats: Mapping[Chamber, int] = dict(file.seats)
    sessions = tuple(
        Session(session=item.session, started_on=item.started_on, ended_on=item.ended_on)
        for item in file.sessions
    )
    special_sessions = tuple(
        SpecialSession(
            parent=item.parent,
            number=item.number,
            first_seen_on=item.first_seen_on,
            bill_numbers=(item.bill_numbers[0], item.bill_numbers[1])
            if item.bill_numbers
            else None,
        )
        for item in file.special_sessions
    )
    return Jurisdiction(
        jurisdiction_id=jurisdiction_id,
        name=file.name,
        seats=seats,
        sessions=sessions,
        special_sessions=special_sessions,
    )


def load_intermediates(project: ProjectContent, jurisdiction_id: str) -> Mapping[str, Intermediate]:
    """The certificates that hosts of a jurisdiction leave out, by host name.

    Raises:
        UserError: as for `load_jurisdiction`.
    """
    return {
        host.lower(): Intermediate(item.url, item.sha256.replace(":", "").lower())
        for host, item in _jurisdiction_file(project, jurisdiction_id).intermediates.items()
    }


def _jurisdiction_file(project: ProjectContent, jurisdiction_id: str) -> "JurisdictionFile":
    from reportcard.collect.sourcefile import JurisdictionFile
    from reportcard.yamlfile import load_model

    path = project.content(f"scrapers/{jurisdiction_id}/jurisdiction.yml")
    return load_model(path, JurisdictionFile, shown_as=project.shown(path))


def _require_known(project: ProjectContent, source_id: str) -> None:
    known = source_ids(project)
    if source_id in known and _SOURCE_ID.fullmatch(source_id):
        return
    near = nearest(source_id, known)
    raise UserError(
        [
            Problem(
                message=_("There is no source {name}.").format(name=source_id),
                hint=_("Did you mean {near}?").format(near=near)
                if near
                else _("There are: {names}.").format(names=", ".join(known)),
            )
        ]
    )


def _hash_of_scrapers(project: ProjectContent, source_id: str) -> str:
    """Pages are read anew when a scraper was mended, or stands in for the bundled one.

    Nobody has to remember it. All of a place's modules count, for they import each other.
    """
    place = source_id.partition("/")[0]
    digest = hashlib.sha256()
    for name in project.names(f"scrapers/{place}", "**/*.py"):
        digest.update(name.encode())
        digest.update(project.content(name).read_bytes())
    return digest.hexdigest()[:8]


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), tzinfo=UTC)


def _load_module(project: ProjectContent, source_id: str, file_name: str) -> ModuleType:
    folders = [
        str(place / "scrapers")
        for place in dict.fromkeys((project.root, project.bundled))
        if (place / "scrapers").is_dir()
    ]
    root = _root_package(folders)
    dotted = ".".join([root, *source_id.split("/"), file_name.removesuffix(".py")])
    importlib.invalidate_caches()
    return importlib.import_module(dotted)


def _root_package(folders: Iterable[str]) -> str:
    """A package whose path is the scrapers folders, the project's own first."""
    paths = list(folders)
    digest = hashlib.sha256("\n".join(paths).encode()).hexdigest()[:10]
    name = f"reportcard_scrapers_{digest}"
    if name not in sys.modules:
        package = ModuleType(name, "The scrapers of one project.")
        package.__path__ = paths
        sys.modules[name] = package
    return name
