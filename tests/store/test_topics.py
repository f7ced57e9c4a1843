"""Topics in the store: what rules may ask of a bill, and which bills they caught."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import duckdb
import pytest

from reportcard.model.records import ActionRecord, BillInfoRecord, SubjectRecord
from reportcard.model.text import Text
from reportcard.model.topics import BillFacts, Topic, TopicExclusion, TopicHit
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.topics import read_bill_facts, read_topics
from reportcard.store.write import load_pages
from tests.store.world import DAY, SEATS, bill_page, page, people_page, sheet

ANY = Text("Any.", "Cualquiera.")
STAFF = Text("The staff", "El equipo")


@dataclass
class TitleHas:
    """A topic of the bills whose title has a word, without those taken out by name."""

    word: str
    topic_id: str = "any"
    leaves_out: Text | None = None
    out: tuple[str, ...] = ()
    shown: tuple[BillFacts, ...] = field(default=())

    def __call__(self, bills: Sequence[BillFacts]) -> Topic:
        """Also remembers what it was shown."""
        self.shown = tuple(bills)
        hits = tuple(
            TopicHit(bill.bill_id, "title", f"title_has: {self.word}", ANY)
            for bill in bills
            if self.word in bill.title and bill.bill_id not in self.out
        )
        exclusions = tuple(TopicExclusion(bill_id, STAFF, ANY) for bill_id in self.out)
        return Topic(self.topic_id, ANY, ANY, self.leaves_out, hits, exclusions)


def referral(order: int, code: str) -> ActionRecord:
    """A line of the history of HB 1 that names a committee, or none."""
    text = f"REF. TO JOINT COMM. ON {code}"
    return ActionRecord("2025", "HB00001", order, DAY, text, None, "referred", committee_code=code)


@pytest.fixture
def filled(store: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """HB 1 with a history, subjects and a purpose; HB 2 with nothing but its page."""
    info = BillInfoRecord(
        session="2025",
        number="HB00001",
        title="AN ACT CONCERNING HB00001.",
        type_code="RB",
        is_emergency_certified=False,
        house_schedules=(),
        senate_schedules=(),
        act_kind=None,
        act_number=None,
        purpose="To mend a bridge.",
    )
    subjects = [SubjectRecord("2025", "HB00001", s) for s in ("Tunnels", "Bridges", "Tunnels")]
    pages = [
        people_page(),
        bill_page("HB00001", actions=[referral(1, "TRA"), referral(2, "ED"), referral(3, "TRA")]),
        bill_page("HB00002", actions=[]),
        sheet(1, bills=("HB00001",)),
        page("https://example.org/bulk", [info, *subjects]),
    ]
    load_pages(store, pages)
    return store


def test_rules_are_shown_every_bill_with_its_subjects_purpose_and_committees(
    filled: duckdb.DuckDBPyConnection,
) -> None:
    seen = TitleHas("nothing")
    resolve(filled, SEATS, topics=[seen])
    assert seen.shown == (
        BillFacts(
            "2025-HB00001",
            "2025",
            "HB00001",
            "AN ACT CONCERNING HB00001.",
            "To mend a bridge.",
            ("Bridges", "Tunnels"),
            ("ED", "TRA"),
        ),
        BillFacts("2025-HB00002", "2025", "HB00002", "AN ACT CONCERNING HB00002."),
    )
    assert read_bill_facts(filled) == seen.shown


def test_what_the_rules_caught_is_read_back_as_it_was_found(
    filled: duckdb.DuckDBPyConnection,
) -> None:
    topics = [
        TitleHas("HB00002", "second", leaves_out=Text("Sheep.", "Ovejas.")),
        TitleHas("CONCERNING", "first", out=("2025-HB00002",)),
    ]
    resolve(filled, SEATS, topics=topics)
    bills = read_bill_facts(filled)
    assert tuple(read_topics(filled)) == (topics[1](bills), topics[0](bills))
    assert [topic.bill_ids for topic in read_facts(filled).topics] == [
        ("2025-HB00001",),
        ("2025-HB00002",),
    ]


def test_a_topic_that_is_gone_from_the_content_is_gone_from_the_store(
    filled: duckdb.DuckDBPyConnection,
) -> None:
    resolve(filled, SEATS, topics=[TitleHas("HB", out=("2025-HB00002",))])
    resolve(filled, SEATS)
    tables = ("topic", "topic_bill", "topic_exclusion")
    counts = [filled.execute(f"SELECT count(*) FROM core.{t}").fetchone() for t in tables]
    assert counts == [(0,), (0,), (0,)]
    assert read_facts(filled).topics == ()


def test_a_topic_without_bills_is_a_topic_all_the_same(
    filled: duckdb.DuckDBPyConnection,
) -> None:
    resolve(filled, SEATS, topics=[TitleHas("sheep")])
    assert [(topic.topic_id, topic.hits) for topic in read_topics(filled)] == [("any", ())]


def test_a_rule_that_fails_leaves_the_store_as_it_was(filled: duckdb.DuckDBPyConnection) -> None:
    resolve(filled, SEATS, topics=[TitleHas("HB")])
    before = read_facts(filled)

    def broken(_bills: Sequence[BillFacts]) -> Topic:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        resolve(filled, SEATS, topics=[broken])
    assert read_facts(filled) == before
