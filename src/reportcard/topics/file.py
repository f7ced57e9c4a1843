"""A topic as staff write it: the typed model of `scrapers/<place>/topics/*.yml`.

One declaration serves the loader and its sentences. Leaves to others: which bills the rules catch
(match), whether the record knows what they name (check).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from reportcard.errors import UserError
from reportcard.language import N_, _
from reportcard.model.text import Text
from reportcard.model.topics import BY_NAME
from reportcard.problems import Problem
from reportcard.topics.phrases import phrase_words
from reportcard.yamlfile import KeyPath, YamlFile, read_yaml, validate_model
from reportcard.yamltext import BillNumber, BothLanguages, Identifier, Name, Words, text_of_name


def _phrase(value: str) -> str:
    words = phrase_words(value)
    if not words or not all(word.strip("*") for word in words):
        raise ValueError(
            _("A phrase is made of words; a star stands for letters of a word, not for a word.")
        )
    return value


Phrase = Annotated[Words, AfterValidator(_phrase)]
Whole = Annotated[int, Field(strict=True)]
Phrases = Annotated[tuple[Phrase, ...], Field(min_length=1)]
Names = Annotated[tuple[Words, ...], Field(min_length=1)]

# What a rule may ask for, by its keys: the part of a bill that each looks at.
CONDITIONS = ("referred_to", "subjects", "title_has", "purpose_has")


class Content(BaseModel):
    """Base of everything in a topic file: unknown keys are refused, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TopicRule(Content):
    """A rule: it catches a bill for which every condition holds and no `unless` does.

    In the list of one condition any one entry is enough, unless `subjects_at_least` asks for more.
    """

    id: Identifier = Field(description=N_("A short name of the rule, shown with each hit."))
    because: BothLanguages = Field(description=N_("Why such bills belong to the topic."))
    referred_to: Names | None = Field(
        default=None, description=N_("Codes of committees that had the bill before them.")
    )
    subjects: Names | None = Field(
        default=None, description=N_("Subjects of the official index, letter for letter.")
    )
    title_has: Phrases | None = Field(
        default=None, description=N_("Whole words or phrases of the title.")
    )
    purpose_has: Phrases | None = Field(
        default=None, description=N_("Whole words or phrases of the statement of purpose.")
    )
    subjects_at_least: Whole | None = Field(
        default=None, ge=2, description=N_("How many of the subjects the bill must have.")
    )
    unless_referred_to: Names | None = None
    unless_subjects: Names | None = None
    unless_title_has: Phrases | None = None
    unless_purpose_has: Phrases | None = None

    def conditions(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The conditions that must all hold: key and what any one of is enough."""
        for key in CONDITIONS:
            if wanted := getattr(self, key):
                yield key, wanted

    def unless(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The conditions none of which may hold, by the key of the plain condition."""
        for key in CONDITIONS:
            if unwanted := getattr(self, f"unless_{key}"):
                yield key, unwanted

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if not any(self.conditions()):
            message = _("The rule asks for nothing: give it at least one of {keys}.")
            raise ValueError(message.format(keys=", ".join(CONDITIONS)))
        if (self.subjects_at_least or 0) > len(self.subjects or ()):
            raise ValueError(_("The rule asks for more subjects than it lists."))
        return self


class NamedBill(Content):
    """A bill that somebody added or took out by name, and why."""

    session: Words = Field(description=N_('The session, in quotes: "2025".'))
    bill: BillNumber = Field(description=N_("The bill as people write it: HB 7287."))
    because: BothLanguages = Field(description=N_("Why, for everybody to read."))


class ExcludedBill(NamedBill):
    """A bill that the rules catch and that does not belong to the topic all the same."""

    by: Name = Field(description=N_("Who took it out."))

    def by_text(self) -> Text:
        """Who took it out, in both languages."""
        return text_of_name(self.by)


class TopicFile(Content):
    """A topic file, checked in itself."""

    topic: Identifier = Field(description=N_("The name of the topic, and of the file."))
    title: BothLanguages
    covers: BothLanguages = Field(description=N_("What the topic covers, in a sentence or two."))
    leaves_out: BothLanguages | None = None
    rules: tuple[TopicRule, ...] = Field(min_length=1)
    include: tuple[NamedBill, ...] = ()
    exclude: tuple[ExcludedBill, ...] = ()

    _yaml: YamlFile = PrivateAttr(default=YamlFile(data=None, shown_as=""))

    def committee_codes(self) -> tuple[str, ...]:
        """Codes of the committees whose bills a rule catches for that alone, sorted."""
        return tuple(sorted({code for rule in self.rules for code in rule.referred_to or ()}))

    def included(self, session: str) -> tuple[str, ...]:
        """Numbers ("HB07287") of the bills of a session that are added by name, sorted."""
        return tuple(sorted(entry.bill for entry in self.include if entry.session == session))

    def problem(self, path: KeyPath, message: str, hint: str = "") -> Problem:
        """A problem at a place of the file."""
        return self._yaml.problem(path, message, hint)


def load_topic(path: Path, *, shown_as: str) -> TopicFile:
    """Read and check a topic file in itself.

    Args:
        path: The file.
        shown_as: How to name it in sentences.

    Raises:
        UserError: every mistake, each with file, line, key and the nearest allowed word.
    """
    topic = topic_from_yaml(read_yaml(path, shown_as=shown_as))
    if topic.topic != path.stem:
        message = _("The topic is called {x} here and {y} in the name of the file.")
        words = message.format(x=topic.topic, y=path.stem)
        raise UserError([topic.problem(("topic",), words)])
    return topic


def topic_from_yaml(yaml: YamlFile) -> TopicFile:
    """The topic in a YAML file that was read; otherwise as `load_topic`."""
    topic = validate_model(yaml, TopicFile)
    topic._yaml = yaml
    if twice := tuple(_written_twice(topic)):
        raise UserError(twice)
    return topic


def _written_twice(topic: TopicFile) -> Iterator[Problem]:
    """Rules of one id, and bills that are named twice: which of the two is meant?"""
    known: set[str] = set()
    for index, rule in enumerate(topic.rules):
        if rule.id in known or rule.id == BY_NAME:
            message = _("The id {id} is taken already: give this rule another.")
            yield topic.problem(("rules", index, "id"), message.format(id=rule.id))
        known.add(rule.id)
    named: set[tuple[str, str]] = set()
    for key, entries in (("include", topic.include), ("exclude", topic.exclude)):
        for index, entry in enumerate(entries):
            if (entry.session, entry.bill) in named:
                message = _("{bill} of {session} is named in this file already.")
                words = message.format(bill=entry.bill, session=entry.session)
                yield topic.problem((key, index, "bill"), words)
            named.add((entry.session, entry.bill))
