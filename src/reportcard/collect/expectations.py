"""Whether a source gave about as many records as its source.yml expects.

A site that changes its form rarely breaks a parser loudly: it gives fewer records. Each source says
how many are to be expected, and the crawl reports what falls outside.
"""

from collections.abc import Iterator, Mapping, Sequence

from reportcard.collect.registry import Expectation, Source
from reportcard.language import _
from reportcard.problems import Problem

# Counted over the whole run; all others by session.
_WITHOUT_SESSION = frozenset(
    {
        "PersonRecord",
        "MembershipRecord",
        "RosterRecord",
        "TownRecord",
        "TownDistrictRecord",
        "PlaceRecord",
        "DistrictShapeRecord",
        "GrantProgramRecord",
        "TownGrantRecord",
    }
)

# (source id, record type, session or "") -> how many.
Found = Mapping[tuple[str, str, str], int]


def check_expectations(
    *, sources: Sequence[Source], sessions: Sequence[str], found: Found
) -> Iterator[Problem]:
    """A problem for each source, record type and session whose count lies outside its bounds."""
    for source in sources:
        for expected in source.expectations:
            by_session = expected.record not in _WITHOUT_SESSION
            for session in sessions if by_session else [""]:
                count = sum(
                    n
                    for (source_id, record, of), n in found.items()
                    if (source_id, record) == (source.source_id, expected.record)
                    and of in (session, session or of)
                )
                if not expected.minimum <= count <= expected.maximum:
                    yield _problem(source, expected, session, count)


def _problem(source: Source, expected: Expectation, session: str, count: int) -> Problem:
    message = _("{n} records of type {record} were found; {least} to {most} are expected.")
    return Problem(
        message=message.format(
            n=count, record=expected.record, least=expected.minimum, most=expected.maximum
        ),
        file=f"scrapers/{source.source_id}/source.yml",
        key=f"expect.{expected.record}",
        hint=_("Session {session}.").format(session=session) if session else "",
    )
