"""The sentences for what does not add up, each in both languages: pages show them to everybody.

Leaves to others: finding it (reconcile, people). The catalogues belong to the project's content.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportcard.language import N_, catalogue
from reportcard.model.text import Text
from reportcard.project import bundled_content
from reportcard.store.budget_sentences import BUDGET_SENTENCES
from reportcard.store.retelling import retell
from reportcard.store.town_sentences import TOWN_SENTENCES

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
    # What sheet, label and history say of the question does not go together (questions).
    "clash_amendment": N_(
        "{event}: the label names an amendment whose outcome in the bill's history is the opposite."
    ),
    "clash_passage": N_(
        "{event}: by its words ({a}) the bill was put to the vote, but by its history the outcome "
        "of that day was the opposite."
    ),
    "clash_words": N_("{event}: the sheet and the label of its link name two questions: {a}."),
    "clash_number": N_(
        "{event}: the record gives the amendment's drafting number {a} to another amendment."
    ),
    "strange_words": N_("{event}: the words for what was put to the vote are not known: {a}."),
    "open_label": N_(
        "{event}: by its label ({a}) it is the passage of the bill, but the bill's history has "
        "room for an amendment only. Which one it was is open, and it is not scored."
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
    "bill_taken_out": N_(
        "{event}: an older revision of the sheet named {a}, whose page still links to it; the "
        "newest one does not name that bill."
    ),
    "later_open": N_(
        "{event}: it was confirmed as a passage, but what roll call {a} on the same bill was "
        "about, which came later, is not sure. Until it is, this one is not scored."
    ),
    # Rows of spreadsheets (imports): {event} is the file.
    "import_no_person": N_(
        "{event}: nobody in the record has the id {a}; what the file says of them is left out."
    ),
    "import_no_roll_call": N_(
        "{event}: the record has no roll call {a}; what the file says of it is left out."
    ),
    "import_person_taken": N_(
        "{event}: {a} is a person of the official record, whose name and seats stand there; the "
        "file's are left out."
    ),
    "import_roll_call_taken": N_(
        "{event}: {a} is a roll call of the official record, whose votes stand there; the file's "
        "are left out."
    ),
    "import_no_absence": N_(
        "{event}: in roll call {a} the record does not say of {b} that they were absent or not "
        "voting; the reason is left out."
    ),
    # Rulings that are not in force (rulings): {a} is who ruled.
    "ruling_no_sheet": N_(
        "{event}: the ruling of {a} is not in force: the store has no sheet of this roll call "
        "that adds up."
    ),
    "ruling_contradicts": N_(
        "{event}: the ruling of {a} is not in force: the official record itself says something "
        "else about the question."
    ),
    "ruling_outcome": N_(
        "{event}: the ruling of {a} is not in force: by the bill's history what it names had the "
        "opposite outcome that day."
    ),
    "ruling_other_day": N_(
        "{event}: the ruling of {a} is not in force: by the bill's history what it names came on "
        "another day ({b})."
    ),
    "ruling_not_in_history": N_(
        "{event}: the ruling of {a} is not in force: the bill's history knows nothing of what it "
        "names."
    ),
    "ruling_taken": N_(
        "{event}: the ruling of {a} is not in force: roll call {b} was about the same question "
        "that day, and the bill's history knows of it only once."
    ),
    "ruling_two_answers": N_(
        "{event}: the ruling of {a} is not in force: this roll call decided several bills, and "
        "not all of them for good."
    ),
    "ruling_not_decisive": N_(
        "{event}: the ruling of {a} is not in force yet: it does not say that this was the roll "
        "call that decided, and that is in doubt (decisive: true, or --decisive, says so)."
    ),
    "ruling_revised": N_(
        "{event}: the ruling of {a} is not in force: the sheet was corrected, and revision {b} is "
        "the one that counts now. Look at it, then withdraw the ruling and confirm again."
    ),
    "ruling_superseded": N_(
        "{event}: the ruling of {a} is not in force: the official record by now shows that roll "
        "call {b} decided the same question later."
    ),
    # Rulings on names: {c} is who ruled, {a} the person they named.
    "name_ruling_person": N_("{event}: the ruling of {c} names {a}, whom the store does not know."),
    "name_ruling_contradicts": N_(
        "{event}: the ruling of {c} says {a}, but by the official record this name is {b}'s. The "
        "record stands."
    ),
    "name_ruling_not_in_office": N_(
        "{event}: the ruling of {c} says {a}, who was not in office in this chamber on {b}."
    ),
    "name_ruling_several": N_(
        "{event}: the ruling of {c} says {a}, and another ruling says somebody else of the same "
        "days, such as {b}. Neither is in force."
    ),
    "name_ruling_unused": N_(
        "{event}: the ruling of {c} says {a}, but no sheet of those days prints this name."
    ),
    # What another collector of the record says differently (crosscheck): {a} is its name.
    "second_identity": N_(
        "{event}: under this number {a} has {b}, the official sheet {c}. It may be another roll "
        "call, so it is not scored until somebody has looked and ruled on its question."
    ),
    "second_identity_ruled": N_(
        "{event}: under this number {a} has {b}, the official sheet {c}. Somebody has looked and "
        "ruled on its question."
    ),
    "second_twice": N_(
        "{event}: {a} has this roll call more than once, with different contents. It was not "
        "compared."
    ),
    "second_tally": N_(
        "{event}: {a} counts {b} (Yes, No, neither), the official sheet {c}. The sheet counts."
    ),
    "second_sum": N_("{event}: {a} lists {b} votes (Yes, No) but counts {c}."),
    "second_vote": N_("{event}: {a} has {b}, the official sheet has {c}. The sheet counts."),
    "second_more": N_("{event}: {a} says something else of {b} more members."),
    "second_name": N_(
        "{event}: {a} has this name in {b} roll calls, and it fits nobody who was in office, or "
        "more than one. These votes were not compared."
    ),
    # Why a roll call has no sheet (coverage): without its name, for they are told in rows.
    "gap_not_fetched": N_("In the official folder, but its sheet has not been fetched."),
    "gap_unlisted": N_("Not in the official folder of sheets."),
    "gap_named": N_("Named in a ruling, but not in the official folder of sheets."),
    "gap_named_bill": N_("Named on the page of {a}, but not in the official folder of sheets."),
    "gap_named_collector": N_("Known to {a}, but not in the official folder of sheets."),
    "gap_unlooked": N_("Nothing says why: no list of this chamber's sheets was read."),
    "gap_unlooked_bill": N_(
        "Named on the page of {a}; nothing says why it is missing: no list of this chamber's "
        "sheets was read."
    ),
    "gap_unlooked_collector": N_(
        "Known to {a}; nothing says why it is missing: no list of this chamber's sheets was read."
    ),
    # Committees' tally sheets (committees.py), beside the rules that they share with roll calls.
    "abstain_tally": N_("{event}: {a} lines are marked Abstain but the sheet's total says {b}."),
    "tally_total": N_(
        "{event}: Yes and No make {a}, and {c} abstained, but the sheet says that {b} voted."
    ),
    "seat_named_twice": N_("{event}: the sheet has {c} lines for this seat ({a})."),
    "tally_other": N_(
        "{event}: the sheet names {a}, but by the terms {b} held this seat on the day of the vote."
    ),
    "tally_vacant": N_(
        "{event}: the sheet names {a}, but by the terms nobody held this seat on the day of the "
        "vote."
    ),
    "tally_several": N_(
        "{event}: the sheet names {a}, which fits more than one person who held this seat: {b}."
    ),
    # The seats of a roll call by the terms (reconcile.sql).
    "vacancies": N_(
        "{event}: vacant seats on the sheet: {a}; districts without a member by the terms: {b}."
    ),
    "no_vacancy": N_("{event}: vacant seats on the sheet: {a}; by the terms every seat is held."),
    # Bills (bill_checks.sql).
    "histories": N_(
        "{event}: the pages that tell what was decided contradict each other. Its roll calls there "
        "are scored only when somebody confirms what they were about."
    ),
    "unclassified_action": N_(
        '"{event}": nobody has said yet what this line of a history means (found in all: {a}; '
        "first for {b} of {c})."
    ),
    "unclassified_decision": N_(
        '"{event}": nobody has said yet what this line of a history means, and it could be a vote '
        "(found in all: {a}; first for {b} of {c})."
    ),
    "open_decision": N_(
        "{event}: a line of the history could be a vote, in words that nobody knows yet. Its roll "
        "calls there are scored only when somebody confirms what they were about."
    ),
    "schedules": N_(
        "{event}: the list of bills has the adopted amendments {a}, the history has {b}."
    ),
    "acts": N_("{event}: its page links to the act {a}, the list of bills says {b}."),
    "amendment_lco": N_("{event}: amendment {a} is printed with several drafting numbers: {b}."),
    "act_twice": N_("{event}: the act {a} is that of several bills: {b}."),
    "unlisted_bills": N_(
        "{event}: bills with a history or a page that are not in the list of bills: {a}, first {b}."
    ),
    "no_header": N_(
        "{event}: the file has no header; its columns were taken in their usual order."
    ),
    "new_columns": N_("{event}: the file has columns that nobody knows here: {a}."),
    "other_sessions": N_("{event}: rows of another year ({b}) were left out: {a}."),
    "unknown_word": N_(
        '{event}: {a} is "{b}", which nobody knows here, so that nothing was taken from it (found '
        "in all: {c})."
    ),
    "unknown_document": N_(
        "{event}: a link of a kind that nobody knows here, or to another bill, was left out: {b}, "
        "{a} (found in all: {c})."
    ),
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

    locale_dir: Path = field(default_factory=lambda: bundled_content() / "templates" / "locale")

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
