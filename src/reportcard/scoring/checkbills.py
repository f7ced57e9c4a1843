"""Bills and committees' votes of a rubric, held against the record.

Leaves to others: roll calls (check).
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reportcard.language import _
from reportcard.problems import Problem
from reportcard.scoring import store_read
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_criteria import CommitteeCriterion, SponsorshipCriterion
from reportcard.scoring.rubric_measures import EffectivenessCriterion
from reportcard.scoring.saying import contradiction, missing_key, near_id
from reportcard.scoring.store_read import KnownSheet, bill_key
from reportcard.yamlfile import KeyPath

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def bill_problems(rubric: Rubric, con: "DuckDBPyConnection") -> Iterator[Problem]:
    """Bills to sponsor, and bills whose progress is measured, of which the store knows too little.

    Args:
        rubric: As loaded.
        con: The store; it is only read.
    """
    bills = store_read.bill_identifiers(con)
    for index, criterion in enumerate(rubric.criteria):
        here: KeyPath = ("criteria", index)
        if isinstance(criterion, SponsorshipCriterion):
            yield from _sponsorship(rubric, here, criterion, bills, con)
        elif isinstance(criterion, EffectivenessCriterion):
            yield from _effectiveness(rubric, here, criterion, bills, con)


def _missing_bill(
    rubric: Rubric,
    path: KeyPath,
    ref: str,
    bills: Mapping[str, str],
    con: "DuckDBPyConnection",
    *,
    written: str = "",
) -> Problem:
    """The store has no such bill; with the ids of the bill as people write it, where it is told."""
    message = _("There is no bill {ref} in the store.").format(ref=ref)
    reasons = store_read.quarantine_sentences(con, ref)
    same = [name for name, bill in bills.items() if bill_key(bill) == bill_key(written)]
    hint = near_id(ref, list(bills))
    if same:
        hint = _("The id of {bill} is {ids}.").format(bill=written, ids=", ".join(same))
    return rubric.problem(path, " ".join([message, *reasons]), hint)


def _sponsorship(
    rubric: Rubric,
    here: KeyPath,
    criterion: SponsorshipCriterion,
    bills: Mapping[str, str],
    con: "DuckDBPyConnection",
) -> Iterator[Problem]:
    path = (*here, "ref")
    identifier = bills.get(criterion.ref)
    if identifier is None:
        yield _missing_bill(rubric, path, criterion.ref, bills, con, written=criterion.bill)
        return
    if bill_key(identifier) != bill_key(criterion.bill):
        yield contradiction(rubric, (*here, "bill"), criterion.bill, identifier)
    if not store_read.sponsor_roles(con, criterion.ref):
        message = _("The store knows no sponsor of {bill}: nobody could be judged fairly on it.")
        yield rubric.problem(path, message.format(bill=identifier))
    marks = {**rubric.marks.sponsorship, **criterion.marks}
    apart = marks.get("introducer") != marks.get("cosponsor")
    remedy = _("Give this criterion its own marks.")
    yield from _sponsors(rubric, path, (criterion.ref, identifier), (apart, remedy), con)


def _sponsors(
    rubric: Rubric,
    path: KeyPath,
    bill: tuple[str, str],
    roles: tuple[bool, str],
    con: "DuckDBPyConnection",
) -> Iterator[Problem]:
    """Sponsors that fit nobody, and roles that the page does not tell apart but the rubric does."""
    bill_id, identifier = bill
    if doubts := store_read.sponsor_doubts(con, bill_id):
        message = _(
            "It is not known who all the sponsors of {bill} are, so nobody could be judged fairly "
            "on it: {reasons}"
        )
        words = message.format(bill=identifier, reasons=" ".join(doubts))
        yield rubric.problem(path, words)
    are_told_apart, remedy = roles
    if are_told_apart and "introducer or co-sponsor" in store_read.sponsor_roles(con, bill_id):
        message = _(
            "The page of {bill} does not say who introduced it, so introducers and co-sponsors "
            "must have the same mark."
        )
        yield rubric.problem(path, message.format(bill=identifier), remedy)


def _effectiveness(
    rubric: Rubric,
    here: KeyPath,
    criterion: EffectivenessCriterion,
    bills: Mapping[str, str],
    con: "DuckDBPyConnection",
) -> Iterator[Problem]:
    unread = store_read.bills_without_page(con, criterion.bills)
    apart = criterion.roles.introducer != criterion.roles.cosponsor
    remedy = _("Give both roles the same number under roles.")
    for place, ref in enumerate(criterion.bills):
        path: KeyPath = (*here, "bills", place)
        if ref not in bills:
            yield _missing_bill(rubric, path, ref, bills, con)
            continue
        if ref in criterion.bills[:place]:
            yield rubric.problem(path, _("{name} stands there twice.").format(name=ref))
        if ref in unread:
            message = _("The page of {bill} was not read: nobody knows who sponsored it.")
            yield rubric.problem(path, message.format(bill=bills[ref]))
        yield from _sponsors(rubric, path, (ref, bills[ref]), (apart, remedy), con)


# ---------------------------------------------------------------- committees


def committee_problems(rubric: Rubric, con: "DuckDBPyConnection") -> Iterator[Problem]:
    """Committees' votes that the store does not have, or of which it says something else.

    Args:
        rubric: As loaded.
        con: The store; it is only read.
    """
    wanted = [c.ref for c in rubric.criteria if isinstance(c, CommitteeCriterion)]
    sheets = store_read.known_sheets(con, wanted)
    for index, criterion in enumerate(rubric.criteria):
        if not isinstance(criterion, CommitteeCriterion):
            continue
        here: KeyPath = ("criteria", index)
        if (sheet := sheets.get(criterion.ref)) is None:
            yield _missing_sheet(rubric, (*here, "ref"), criterion.ref, con)
        else:
            yield from _sheet(rubric, here, criterion, sheet)


def _missing_sheet(rubric: Rubric, path: KeyPath, ref: str, con: "DuckDBPyConnection") -> Problem:
    if reasons := store_read.quarantine_sentences(con, ref):
        message = _("The committee's vote {ref} was set aside and cannot be scored: {reason}")
        return rubric.problem(path, message.format(ref=ref, reason=" ".join(reasons)))
    message = _("There is no committee vote {ref} in the store.").format(ref=ref)
    return rubric.problem(path, message, near_id(ref, store_read.sheet_ids(con)))


def _sheet(
    rubric: Rubric, here: KeyPath, criterion: CommitteeCriterion, sheet: KnownSheet
) -> Iterator[Problem]:
    hint = _("Check the id of the committee's vote, then mend what is wrong.")
    if criterion.committee != sheet.committee_code:
        found = sheet.committee_code
        yield contradiction(rubric, (*here, "committee"), criterion.committee, found, hint=hint)
    if bill_key(criterion.bill) != bill_key(sheet.identifier):
        yield contradiction(rubric, (*here, "bill"), criterion.bill, sheet.identifier, hint=hint)
    if criterion.date is None and sheet.voted_on is not None:
        yield missing_key(rubric, (*here, "date"), sheet.voted_on.isoformat())
    elif criterion.date is not None and criterion.date != sheet.voted_on:
        day = _("no day") if sheet.voted_on is None else sheet.voted_on.isoformat()
        said = criterion.date.isoformat()
        yield contradiction(rubric, (*here, "date"), said, day, hint=hint)
