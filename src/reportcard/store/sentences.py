"""The sentences for what does not add up, each in both languages: pages show them to everybody.

Leaves to others: finding it (reconcile, people). The catalogues belong to the project's content.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportcard.language import N_, catalogue
from reportcard.model.text import Text
from reportcard.project import bundled_content

# {event} is what it is about, in words; {a}, {b}, {c} are the figures of the rule.
SENTENCES: Mapping[str, str] = {
    "yes_tally": N_("{event}: {a} lines are marked Yes but the sheet's total says {b}."),
    "no_tally": N_("{event}: {a} lines are marked No but the sheet's total says {b}."),
    "absent_tally": N_(
        "{event}: {a} lines are marked absent or not voting but the sheet's total says {b}."
    ),
    "total": N_("{event}: Yes and No make {a} but the sheet says that {b} voted."),
    "seats": N_("{event}: {a} names and {b} vacant seats were read but the chamber has {c} seats."),
    "unknown_name": N_("{event}: nobody named {a} was in office on {b}."),
    "unknown_name_near": N_(
        "{event}: nobody named {a} was in office on {b}. The nearest name is {near}."
    ),
    "ambiguous_name": N_("{event}: the name {a} fits {c} people who were in office on {b}."),
    "twice": N_("{event}: {a} is counted {c} times ({b})."),
    "no_line": N_("{event}: {a} (district {b}) was in office on {c} but has no line on the sheet."),
    "no_people": N_(
        "{event}: it is not known who was in office: collect the source of people as well."
    ),
    "more_names": N_("{event}: {a} more names are in the same trouble."),
    "copies": N_("{event}: two copies of the sheet differ: {a} and {b}."),
    "contradiction": N_(
        "{event}: the label names an amendment whose outcome in the bill's history is the opposite."
    ),
    "page": N_("The page could not be read."),
    "sponsor": N_("{event}: nobody who held that seat fits the sponsor printed as {a}."),
    "names": N_("{event}: the record gives this person several names: {a}."),
    "seat_twice": N_("{event}: two people hold this seat on the day of a roll call: {a} and {b}."),
    "terms": N_("{event}: two terms of this person overlap: {a} and {b}."),
    "roster": N_("{event}: by its term {a} holds this seat, but the official roster names {b}."),
    "roster_vacant": N_(
        "{event}: by its term {a} holds this seat, but the official roster names nobody."
    ),
    "roster_new": N_("{event}: the official roster names {b}, who has no term for this seat."),
    "later_missing": N_(
        "{event}: roll call {a} came later on the same question but is missing or set aside. "
        "Until it is there, this one is not scored."
    ),
    "later_in_history": N_(
        "{event}: by the bill's history the question came up again, last on {a}, and no roll call "
        "of that is known. Until it is there, this one is not scored."
    ),
    "later_unlinked": N_(
        "{event}: roll call {a} on the same bill came later, but the bill's page does not know it "
        "yet. Until the page is fetched again, this one is not scored."
    ),
    "newer_revision": N_(
        "{event}: the folder of sheets lists revision {a}, which could not be read; the sheet at "
        "hand is revision {b} and out of date."
    ),
}
_ROLL_CALL = N_("{chamber} roll call {number} of {session}")
_SEAT = N_("{chamber} district {district}")
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

    locale_dir: Path = field(default_factory=lambda: bundled_content() / "templates" / "locale")

    def sentence(self, rule: str, subject: Subject, **figures: str) -> Text:
        """The sentence of a rule with its figures."""
        if rule == "unknown_name" and figures.get("near"):
            rule = "unknown_name_near"
        spanish = catalogue("es", self.locale_dir).gettext
        english, spanish_text = (
            translate(SENTENCES[rule]).format(event=subject(translate), **figures)
            for translate in (str, spanish)
        )
        return Text(en=english, es=spanish_text)


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


def named(name: str) -> Subject:
    """Something that is called the same in both languages."""
    return lambda _translate: name
