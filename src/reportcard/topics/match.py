"""Which bills a topic holds: every rule on every bill, and for each hit what the record said.

Pure. Leaves to others: reading the bills (store), whether the rules make sense (check).
"""

from collections.abc import Iterable, Iterator, Sequence

from reportcard.model.text import Text
from reportcard.model.topics import BY_NAME, BillFacts, Topic, TopicExclusion, TopicHit
from reportcard.topics.file import TopicFile, TopicRule
from reportcard.topics.phrases import phrases_in, text_words


def match_topic(topic: TopicFile, bills: Sequence[BillFacts]) -> Topic:
    """The bills of a topic, with one hit for each rule that catches a bill.

    Example: a bill that was referred to ED and has the subject "Magnet schools" has two hits where
    one rule asks for that committee and another for that subject.

    Args:
        topic: The rules, and what is added and excluded by name.
        bills: What the record says of each bill. An excluded bill gives an exclusion and no hit.
    """
    excluded = {(entry.session, entry.bill): entry for entry in topic.exclude}
    added = {(entry.session, entry.bill): entry for entry in topic.include}
    hits: list[TopicHit] = []
    exclusions: list[TopicExclusion] = []
    for bill in bills:
        key = (bill.session, bill.number)
        if out := excluded.get(key):
            exclusions.append(TopicExclusion(bill.bill_id, out.by_text(), out.because.text()))
            continue
        hits.extend(_caught(topic, bill))
        if entry := added.get(key):
            hits.append(TopicHit(bill.bill_id, BY_NAME, "", entry.because.text()))
    return Topic(
        topic_id=topic.topic,
        title=topic.title.text(),
        covers=topic.covers.text(),
        leaves_out=_text(topic),
        hits=tuple(sorted(hits, key=lambda hit: (hit.bill_id, hit.rule_id))),
        exclusions=tuple(sorted(exclusions, key=lambda out: out.bill_id)),
    )


def caught_by_rules(topic: TopicFile, bills: Iterable[BillFacts]) -> tuple[TopicHit, ...]:
    """What the rules alone catch, whatever is added or excluded by name."""
    return tuple(hit for bill in bills for hit in _caught(topic, bill))


def _text(topic: TopicFile) -> Text | None:
    return topic.leaves_out.text() if topic.leaves_out else None


def _caught(topic: TopicFile, bill: BillFacts) -> Iterator[TopicHit]:
    seen = _Seen(bill)
    for rule in topic.rules:
        if evidence := _evidence(rule, seen):
            yield TopicHit(bill.bill_id, rule.id, evidence, rule.because.text())


class _Seen:
    """A bill as rules look at it: its texts cut into words once, not for each rule."""

    def __init__(self, bill: BillFacts) -> None:
        self._bill = bill
        self._title = text_words(bill.title)
        self._purpose = text_words(bill.purpose)

    def found(self, key: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the wanted words that the bill has, by the key of the condition."""
        if key == "title_has":
            return phrases_in(self._title, wanted)
        if key == "purpose_has":
            return phrases_in(self._purpose, wanted)
        has = self._bill.subjects if key == "subjects" else self._bill.referred_to
        return tuple(word for word in wanted if word in has)


def _evidence(rule: TopicRule, seen: _Seen) -> str:
    """What the record says that the rule asks for; "" where the rule does not catch the bill."""
    if any(seen.found(key, unwanted) for key, unwanted in rule.unless()):
        return ""
    parts = []
    for key, wanted in rule.conditions():
        found = seen.found(key, wanted)
        least = rule.subjects_at_least if key == "subjects" else None
        if len(found) < (least or 1):
            return ""
        parts.append(f"{key}: {', '.join(found)}")
    return "; ".join(parts)
