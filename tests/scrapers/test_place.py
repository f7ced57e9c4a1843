"""The project's own table of sessions: the days that the state's constitution says."""

from datetime import date, timedelta

import pytest

from reportcard.collect.registry import load_jurisdiction
from reportcard.model.facts import Session
from tests.scrapers.reading import PROJECT

PLACE = load_jurisdiction(PROJECT, "us_ct")


def wednesday_after_first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(7 - first.weekday()) % 7 + 2)


@pytest.mark.parametrize("session", PLACE.sessions, ids=lambda session: session.session)
def test_a_regular_session_has_the_days_of_the_constitution(session: Session) -> None:
    year = int(session.session)
    begins, ends = (1, 6) if year % 2 else (2, 5)
    assert session.started_on == wednesday_after_first_monday(year, begins)
    assert session.ended_on == wednesday_after_first_monday(year, ends)


def test_every_year_since_2018_has_its_session() -> None:
    years = [int(session.session) for session in PLACE.sessions]
    assert years == list(range(2018, 2027))


def test_special_sessions_lie_in_their_year_and_after_its_regular_session() -> None:
    ends = {session.session: session.ended_on for session in PLACE.sessions}
    for special in PLACE.special_sessions:
        assert str(special.first_seen_on.year) == special.parent
        assert special.first_seen_on > ends[special.parent]


def test_no_bill_number_belongs_to_two_special_sessions_of_a_year() -> None:
    seen: dict[str, set[int]] = {}
    for special in PLACE.special_sessions:
        first, last = special.bill_numbers or (1, 0)
        numbers = set(range(first, last + 1))
        assert not numbers & seen.setdefault(special.parent, set())
        seen[special.parent] |= numbers


def test_the_special_sessions_are_those_that_the_sources_show() -> None:
    assert [(s.parent, s.number, s.bill_numbers) for s in PLACE.special_sessions] == [
        ("2020", 1, (6001, 6999)),
        ("2020", 2, None),
        ("2020", 3, (7001, 7999)),
        ("2025", 1, (8001, 8999)),
    ]
