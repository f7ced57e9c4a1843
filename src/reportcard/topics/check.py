"""Whether a topic file fits the record: names that nobody knows, rules that catch nothing.

Where the record has no subjects of a session, its bulk tables were not collected: then a bill that
is missing says nothing about the file. Leaves to others: mistakes of the file itself (file).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportcard.language import _
from reportcard.model.topics import BillFacts
from reportcard.problems import Problem, nearest
from reportcard.topics.file import NamedBill, TopicFile
from reportcard.topics.match import caught_by_rules
from reportcard.yamlfile import KeyPath


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with a topic file (problems), and what deserves a look (warnings)."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def check_topic(
    topic: TopicFile, bills: Sequence[BillFacts], *, sessions: Sequence[str]
) -> Findings:
    """Compare a topic file with the record.

    Args:
        topic: The file.
        bills: What the record says of each bill.
        sessions: All sessions that the place has, collected or not.

    Returns:
        Problems: named bills that do not exist. Warnings: committees, subjects and rules that the
        collected sessions do not know; a young session does not know all of them yet.
    """
    known = _Known(bills)
    return Findings(
        problems=tuple(_named_bills(topic, known, sessions)),
        warnings=(
            *_words(topic, known),
            *_idle_rules(topic, bills, known),
            *_idle_exclusions(topic, bills, known),
        ),
    )


class _Known:
    """The names that the record knows."""

    def __init__(self, bills: Iterable[BillFacts]) -> None:
        self.whole: set[str] = set()
        self.subjects: set[str] = set()
        self.codes: set[str] = set()
        self.numbers: dict[str, set[str]] = {}
        for bill in bills:
            self.numbers.setdefault(bill.session, set()).add(bill.number)
            self.subjects.update(bill.subjects)
            self.codes.update(bill.referred_to)
            if bill.subjects:
                self.whole.add(bill.session)


def _named(topic: TopicFile) -> Iterator[tuple[KeyPath, NamedBill]]:
    for key, entries in (("include", topic.include), ("exclude", topic.exclude)):
        for index, entry in enumerate(entries):
            yield (key, index), entry


def _named_bills(topic: TopicFile, known: _Known, sessions: Sequence[str]) -> Iterator[Problem]:
    for path, entry in _named(topic):
        if entry.session not in sessions:
            message = _("There is no session {session}; there are: {names}.")
            words = message.format(session=entry.session, names=", ".join(sessions))
            yield topic.problem((*path, "session"), words)
        elif entry.session in known.whole and entry.bill not in known.numbers[entry.session]:
            message = _("There is no bill {bill} in session {session}.")
            words = message.format(bill=entry.bill, session=entry.session)
            near = nearest(entry.bill, sorted(known.numbers[entry.session]))
            yield topic.problem((*path, "bill"), words, _near(near))


def _words(topic: TopicFile, known: _Known) -> Iterator[Problem]:
    """Subjects and committees that nobody knows: most often a slip of the pen."""
    lists = (
        ("subjects", known.subjects, _("No bill of the collected sessions has the subject {x}.")),
        ("referred_to", known.codes, _("No bill of the collected sessions was before {x}.")),
    )
    for index, rule in enumerate(topic.rules):
        for key, names, message in lists:
            for field in (key, f"unless_{key}"):
                for at, word in enumerate(getattr(rule, field) or ()):
                    if names and word not in names:
                        near = nearest(word, sorted(names))
                        path = ("rules", index, field, at)
                        yield topic.problem(path, message.format(x=word), _near(near))


def _idle_rules(topic: TopicFile, bills: Sequence[BillFacts], known: _Known) -> Iterator[Problem]:
    """Rules that catch nothing, where the record has what they ask for."""
    at_work = {hit.rule_id for hit in caught_by_rules(topic, bills)}
    has_purposes = any(bill.purpose for bill in bills)
    for index, rule in enumerate(topic.rules):
        answerable = known.whole and (has_purposes or not rule.purpose_has)
        if rule.id not in at_work and answerable:
            message = _("This rule catches no bill of the collected sessions.")
            yield topic.problem(("rules", index, "id"), message)


def _idle_exclusions(
    topic: TopicFile, bills: Sequence[BillFacts], known: _Known
) -> Iterator[Problem]:
    """Bills that are taken out although no rule would have caught them."""
    caught = {hit.bill_id for hit in caught_by_rules(topic, bills)}
    numbers = {(b.session, b.number) for b in bills if b.bill_id not in caught}
    for index, entry in enumerate(topic.exclude):
        if entry.session in known.whole and (entry.session, entry.bill) in numbers:
            message = _("No rule catches this bill: it need not be excluded.")
            yield topic.problem(("exclude", index, "bill"), message)


def _near(near: str | None) -> str:
    return _("Did you mean {near}?").format(near=near) if near else ""
