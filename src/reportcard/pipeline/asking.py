"""What a run of `collect` is asked for: checked as a whole before anything is fetched or opened."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from urllib.parse import urlsplit

from reportcard import __version__
from reportcard.collect.archive import Archive
from reportcard.collect.certificates import Intermediate, Keep, is_pinned
from reportcard.collect.hosts import Hosts
from reportcard.collect.http import Client
from reportcard.collect.registry import (
    ProjectContent,
    Source,
    load_intermediates,
    load_jurisdiction,
    load_source,
)
from reportcard.collect.registry import source_ids as source_ids_of
from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.facts import Jurisdiction
from reportcard.problems import Problem, nearest


def require_sources(project: ProjectContent, source_ids: Sequence[str]) -> tuple[Source, ...]:
    """The sources of these ids, each once; a place's name stands for all of its sources.

    Raises:
        UserError: some do not exist or their files are wrong; all of it at once.
    """
    sources: dict[str, Source] = {}
    wrong: list[Problem] = []
    for source_id in dict.fromkeys(source_ids):
        if source_id.isdigit():
            wrong.append(_session_problem(source_id))
            continue
        try:
            for source in _sources_meant(project, source_id):
                sources[source.source_id] = source
        except UserError as error:
            wrong += error.problems
    if wrong:
        raise UserError(wrong)
    return tuple(sources.values())


def _sources_meant(project: ProjectContent, name: str) -> Iterator[Source]:
    """One source by its id, or all of a place that are collected (a sample's is not)."""
    if not project.names("scrapers", f"{name}/jurisdiction.yml"):
        yield load_source(project, name)
        return
    for source_id in source_ids_of(project):
        source = load_source(project, source_id) if source_id.startswith(f"{name}/") else None
        if source and source.rubric is None:
            yield source


def _session_problem(number: str) -> Problem:
    return Problem(
        message=_("There is no source {name}.").format(name=number),
        hint=_("If it is a session, write: --session {name}").format(name=number),
    )


def require_one_place(project: ProjectContent, sources: Sequence[Source]) -> Jurisdiction:
    """The jurisdiction that all sources belong to.

    Raises:
        UserError: they belong to several, or to none (a reader of another collector's datasets).
    """
    names = sorted({source.source_id.partition("/")[0] for source in sources})
    if len(names) > 1:
        raise UserError(
            _("Collect one place at a time: {names} are different.").format(names=", ".join(names))
        )
    if not project.names("scrapers", f"{names[0]}/jurisdiction.yml"):
        message = _(
            "{source} belongs to no place and is not collected: reportcard crosscheck reads the "
            "files that you download there."
        )
        raise UserError(message.format(source=sources[0].source_id))
    return load_jurisdiction(project, names[0])


def require_sessions(jurisdiction: Jurisdiction, sessions: Sequence[str]) -> tuple[str, ...]:
    """The sessions asked for, each once and in order.

    Raises:
        UserError: the jurisdiction has no such session (with the nearest one).
    """
    wrong = list(_unknown_sessions(jurisdiction, sessions))
    if wrong:
        raise UserError(wrong)
    return tuple(sorted(set(sessions)))


def _unknown_sessions(jurisdiction: Jurisdiction, sessions: Sequence[str]) -> Iterator[Problem]:
    known = [session.session for session in jurisdiction.sessions]
    for session in dict.fromkeys(sessions):
        if session in known:
            continue
        near = nearest(session, known)
        yield Problem(
            message=_("There is no session {session} in {place}.").format(
                session=session, place=jurisdiction.name
            ),
            hint=_("There are: {names}.").format(names=", ".join(known))
            if near is None
            else _("Did you mean {near}?").format(near=near),
        )


def require_hosts(jurisdiction: Jurisdiction, given: Sequence[str]) -> Hosts:
    """The hosts given with --base-url: ADDRESS for everything, SESSION=ADDRESS for one session.

    Raises:
        UserError: some are no addresses of a web server, name no session of the jurisdiction, or
            stand for the same as another; all of it at once.
    """
    split = [_session_and_address(word) for word in given]
    sessions = [session for session, _address in split]
    named = [session for session in sessions if session]
    wrong = [
        *_unusable(given, split),
        *_twice(sessions),
        *_unknown_sessions(jurisdiction, named),
    ]
    if wrong:
        raise UserError(wrong)
    found = {session: address.rstrip("/") for session, address in split}
    everything = found.pop("", "")
    return Hosts(everything, tuple(sorted(found.items())))


def _session_and_address(given: str) -> tuple[str, str]:
    """What stands before and after the sign; "" before it where there is no session."""
    before, sign, after = given.partition("=")
    # An address may hold the sign too, but not before its own "://".
    return (before.strip(), after.strip()) if sign and ":" not in before else ("", given)


def _unusable(given: Sequence[str], split: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    message = _("--base-url is {given}, which is no address like http://127.0.0.1:8765.")
    for word, (_session, address) in zip(given, split, strict=True):
        if not _is_base_address(address):
            yield Problem(message=message.format(given=word))


def _twice(sessions: Sequence[str]) -> Iterator[Problem]:
    for session, count in Counter(sessions).items():
        if count > 1 and session:
            message = _("--base-url names {n} addresses for session {session}; one is needed.")
            yield Problem(message=message.format(n=count, session=session))
        elif count > 1:
            yield Problem(
                message=_("--base-url names {n} addresses for everything.").format(n=count),
                hint=_("For one session only, write SESSION=ADDRESS."),
            )


def _is_base_address(given: str) -> bool:
    try:
        parts = urlsplit(given)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # brackets without an address in them, or a port that is no number
        usable = False
    return bool(usable and not parts.query and not parts.fragment)


@contextmanager
def client_of(
    project: ProjectContent,
    sources: Sequence[Source],
    archive: Archive,
    now: Callable[[], datetime],
    *,
    offline: bool,
) -> Iterator[Client | None]:
    """The client of one run, closed at its end; None where nothing may be fetched."""
    if offline:
        yield None
        return
    bundles = {
        str(urlsplit(source.base_url).hostname): str(source.ca_bundle)
        for source in sources
        if source.ca_bundle
    }
    place = sources[0].source_id.partition("/")[0]
    client = Client(
        contact=sources[0].contact,
        version=__version__,
        ca_bundle=bundles,
        intermediates=load_intermediates(project, place),
        keep=_certificates_in(archive, now),
        now=now,
    )
    with closing(client):
        yield client


def _certificates_in(archive: Archive, now: Callable[[], datetime]) -> Keep:
    """Certificates are kept in the archive like pages: fetched once, for all runs to come."""

    def keep(missing: Intermediate, fetch: Callable[[], bytes]) -> bytes:
        host = "{0.scheme}://{0.netloc}".format(urlsplit(missing.url))
        known = archive.find(missing.url, host)
        if known and is_pinned(body := archive.read(known.sha256), missing):
            return body
        if is_pinned(body := fetch(), missing):
            archive.add(
                run_id=None,
                url=missing.url,
                host=host,
                source_id="certificates",
                licence="",
                body=body,
                at=now(),
            )
        return body

    return keep
