"""A question that somebody confirmed: who, when and why stand on the page and in the downloads."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportcard.edition.contexts import Edition, build_edition
from reportcard.model.facts import Ruling
from tests.edition.site_reading import read, rendered, words
from tests.edition.world import made_up_about, made_up_facts, made_up_scored

REASON = "The journal of that day says so."
PAGE = "roll-calls/2025-house-20.html"


@pytest.fixture(scope="module")
def edition() -> Edition:
    facts = made_up_facts()
    ruling = Ruling("Ana Ruiz", date(2026, 6, 1), REASON)
    events = tuple(
        replace(event, confidence="confirmed", ruling=ruling)
        if event.vote_event_id == "2025-house-20"
        else event
        for event in facts.vote_events
    )
    facts = replace(facts, vote_events=events)
    return build_edition(facts=facts, scored=made_up_scored(), about=made_up_about())


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (PAGE, "Sure: somebody checked the official record and confirmed it by name. Confirmed by "
               f"Ana Ruiz on June 1, 2026: {REASON}"),
        (f"es/{PAGE}", f"Lo confirmó Ana Ruiz el 1 de junio de 2026: {REASON}"),
    ],
)  # fmt: skip
def test_the_page_names_who_confirmed_the_question_when_and_why(
    edition: Edition, repository: Path, page: str, sentence: str
) -> None:
    site = rendered(edition, repository)
    assert sentence in words(read(site, page))
    assert "Ana Ruiz" not in words(read(site, page.replace("house-20", "house-10")))


def test_the_downloads_name_who_confirmed_the_question(edition: Edition) -> None:
    table = next(t for t in edition.tables if t.name == "vote_events")
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for row in table.rows]
    told = {
        r["vote_event_id"]: (r["confirmed_by"], r["confirmed_on"], r["confirmed_because"])
        for r in rows
    }
    assert told.pop("2025-house-20") == ("Ana Ruiz", date(2026, 6, 1), REASON)
    assert set(told.values()) == {(None, None, None)}
