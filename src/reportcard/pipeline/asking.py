"""What a run of `collect` is asked for: checked as a whole before anything is fetched or opened."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from urllib.parse import urlsplit

from reportcard import __version__
from reportcard.collect.http import Client
from reportcard.collect.registry import ProjectContent, Source, load_jurisdiction, load_source
from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.facts import Jurisdiction
from reportcard.problems import Problem, nearest


def require_sources(project: ProjectContent, source_ids: Sequence[str]) -> tuple[Source, ...]:
    """The sources of these ids, each once.

    Raises:
        UserError: some do not exist or their files are wrong; all of it at once.
    """
    sources: list[Source] = []
    wrong: list[Problem] = []
    for source_id in dict.fromkeys(source_ids):
        if source_id.isdigit():
            wrong.append(_session_problem(source_id))
            continue
        try:
            sources.append(load_source(project, source_id))
        except UserError as error:
            wrong += error.problems
    if wrong:
        raise UserError(wrong)
    return tuple(sources)


def _session_problem(number: str) -> Problem:
    return Problem(
        message=_("There is no source {name}.").format(name=number),
        hint=_("If it is a session, write: --session {name}").format(name=number),
    )


def require_one_place(project: ProjectContent, sources: Sequence[Source]) -> Jurisdiction:
    """The jurisdiction that all sources belong to.

    Raises:
        UserError: they belong to several.
    """
    names = sorted({source.source_id.partition("/")[0] for source in sources})
    if len(names) > 1:
        raise UserError(
            _("Collect one place at a time: {names} are different.").format(names=", ".join(names))
        )
    return load_jurisdiction(project, names[0])


def require_sessions(jurisdiction: Jurisdiction, sessions: Sequence[str]) -> tuple[str, ...]:
    """The sessions asked for, each once and in order.

    Raises:
        UserError: the jurisdiction has no such session (with the nearest one).
    """
    known = [session.session for session in jurisdiction.sessions]
    wrong = [
        Problem(
            message=_("There is no session {session} in {place}.").format(
                session=session, place=jurisdiction.name
            ),
            hint=_("There are: {names}.").format(names=", ".join(known))
            if (near := nearest(session, known)) is None
            else _("Did you mean {near}?").format(near=near),
        )
        for session in dict.fromkeys(sessions)
        if session not in known
    ]
    if wrong:
        raise UserError(wrong)
    return tuple(sorted(set(sessions)))


def require_base_url(given: str) -> str:
    """The address given with --base-url, without a final slash.

    Raises:
        UserError: it is no address of a web server.
    """
    try:
        parts = urlsplit(given)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # brackets without an address in them, or a port that is no number
        usable = False
    if not usable or parts.query or parts.fragment:
        message = _("--base-url is {given}, which is no address like http://127.0.0.1:8765.")
        raise UserError(message.format(given=given))
    return given.rstrip("/")


@contextmanager
def client_of(
    sources: Sequence[Source], now: Callable[[], datetime], *, offline: bool
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
    with closing(
        Client(contact=sources[0].contact, version=__version__, ca_bundle=bundles, now=now)
    ) as client:
        yield client
