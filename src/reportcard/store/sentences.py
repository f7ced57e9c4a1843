"""The sentences for what does not add up, each in both languages: pages show them to everybody.

Leaves to others: finding it (reconcile, people), and the sentences of each field, which stand in
modules of their own. The catalogues belong to the project's content.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reportcard.language import N_, catalogue
from reportcard.layers import Layers
from reportcard.model.text import Text
from reportcard.project import bundled_content
from reportcard.store.bill_sentences import BILL_SENTENCES
from reportcard.store.budget_sentences import BUDGET_SENTENCES
from reportcard.store.retelling import retell
from reportcard.store.roll_call_sentences import ROLL_CALL_SENTENCES
from reportcard.store.ruling_sentences import RULING_SENTENCES
from reportcard.store.town_sentences import TOWN_SENTENCES

# {event} is what it is about, in words; {a}, {b}, {c} are the figures of the rule.
SENTENCES: Mapping[str, str] = {
    **ROLL_CALL_SENTENCES,
    **RULING_SENTENCES,
    **BILL_SENTENCES,
    **TOWN_SENTENCES,
    **BUDGET_SENTENCES,
}
_ROLL_CALL = N_("{chamber} roll call {number} of {session}")
_SEAT = N_("{chamber} district {district}")
_COMMITTEE_VOTE = N_("Vote {number} of the committee {code} on {bill} of {session}")
_BILL = N_("{bill} of {session}")
_BILL_IN = N_("{bill} of {session}, {chamber}")
_SEAT_IN = N_("{about}, {seat}")
_PRINTED_NAME = N_("{chamber}, the name {name}")
_IN_ROLL_CALL = N_("{event}, {name}")
_OPTIONS = {
    "yes": N_("Yes"),
    "no": N_("No"),
    "neither": N_("neither Yes nor No"),
    "no_line": N_("no line"),
}
_CHAMBERS = {"house": N_("House"), "senate": N_("Senate")}

Translate = Callable[[str], str]
# What a sentence is about, in a language.
Subject = Callable[[Translate], str]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The sentences in both languages.

    Attributes:
        locale_dir: The catalogues; those that came with the package unless given.
    """

    locale_dir: Layers = field(default_factory=lambda: bundled_content() / "templates" / "locale")

    def sentence(self, rule: str, subject: Subject, **figures: str | Subject) -> Text:
        """The sentence of a rule with its figures; those that are words, in its language."""
        if rule == "unknown_name" and figures.get("near"):
            rule = "unknown_name_near"
        spanish = catalogue("es", self.locale_dir).gettext
        english, spanish_text = (
            translate(SENTENCES[rule]).format(
                event=subject(translate),
                **{k: v if isinstance(v, str) else v(translate) for k, v in figures.items()},
            )
            for translate in (str, spanish)
        )
        return Text(en=english, es=spanish_text)

    def reason(self, why: str) -> Text:
        """Why a page could not be read: as its reader said it, told in both languages."""
        return retell(why, self.locale_dir)

    def refusal(self, why: str) -> Text:
        """That a page could not be read, and why, in both languages."""
        page, reason = self.sentence("page", named("")), self.reason(why)
        return Text(
            en=f"{page.en.removesuffix('.')}: {reason.en}",
            es=f"{page.es.removesuffix('.')}: {reason.es}",
        )


def roll_call(session: str, chamber: str, number: int) -> Subject:
    """A roll call as staff call it: "House roll call 27 of 2025"."""

    def words(translate: Translate) -> str:
        name = translate(_CHAMBERS[chamber])
        return translate(_ROLL_CALL).format(chamber=name, number=number, session=session)

    return words


def seat(chamber: str, district: int) -> Subject:
    """A seat: "House district 27"."""

    def words(translate: Translate) -> str:
        return translate(_SEAT).format(chamber=translate(_CHAMBERS[chamber]), district=district)

    return words


def bill_of(session: str, bill: str, chamber: str = "") -> Subject:
    """A bill, in a chamber if one is named: "HB 7066 of 2025, House"."""

    def words(translate: Translate) -> str:
        if not chamber:
            return translate(_BILL).format(bill=bill, session=session)
        name = translate(_CHAMBERS[chamber])
        return translate(_BILL_IN).format(bill=bill, session=session, chamber=name)

    return words


def committee_vote(session: str, bill: str, code: str, number: int) -> Subject:
    """A committee's vote: "Vote 99 of the committee APP on SB 970 of 2025"."""

    def words(translate: Translate) -> str:
        return translate(_COMMITTEE_VOTE).format(
            number=number, code=code, bill=bill, session=session
        )

    return words


def seat_in(about: Subject, which: Subject) -> Subject:
    """A seat on a sheet."""
    return lambda translate: translate(_SEAT_IN).format(
        about=about(translate), seat=which(translate)
    )


def printed_name(chamber: str, name: str) -> Subject:
    """A name as sheets print it: "House, the name MILLER, P."."""

    def words(translate: Translate) -> str:
        return translate(_PRINTED_NAME).format(name=name, chamber=translate(_CHAMBERS[chamber]))

    return words


def member_in(event: Subject, name: str) -> Subject:
    """A member in a roll call: "House roll call 27 of 2025, Ana Arroyo"."""
    return lambda translate: translate(_IN_ROLL_CALL).format(event=event(translate), name=name)


def option(code: str) -> Subject:
    """What somebody answered: yes, no, neither, or no_line where they are not on the sheet."""
    return lambda translate: translate(_OPTIONS[code])


def town_in(name: str, chamber: str = "") -> Subject:
    """A town, in a chamber if one is named: "Springfield (House)"; or the chamber alone."""

    def words(translate: Translate) -> str:
        of_chamber = translate(_CHAMBERS[chamber]) if chamber else ""
        return f"{name} ({of_chamber})" if name and of_chamber else name or of_chamber

    return words


def named(name: str) -> Subject:
    """Something that is called the same in both languages."""
    return lambda _translate: name
