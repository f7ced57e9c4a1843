"""Bulk files: every bill of a session, its history, its subjects, and the committees.

bill_info says which session it is of; its own list of bills vouches for the files that do not say
it (subject, committee), which are asked for only after it. What a file says in words that nobody
knows is kept out and said aloud; what does not look like a row is refused with its line.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request
from reportcard.errors import PageError, TurnedPageError
from reportcard.language import _
from reportcard.model.records import (
    ActionRecord,
    BillInfoRecord,
    CommitteeRecord,
    Record,
    RemarkRecord,
    SubjectRecord,
)
from reportcard.model.vocabulary import ActKind

from ..actions import action_meaning
from .files import (
    BILL_INFO,
    COMMITTEE,
    SUBJECT,
    file_url,
    read_history,
    require_bill,
    require_rows,
)
from .special import special_sessions
from .table import BulkTable, read_bulk

# Proposed, raised, committee, governor's, emergency certified; resolutions; nominations;
# resolutions on the constitution.
_TYPES = {
    *("PB", "RB", "CB", "GB", "NB"),
    *("HJ", "SJ", "HR", "SR", "HJN", "SJN", "HN", "SN", "HJC", "SJC"),
}
_ACT_KINDS: dict[str, ActKind] = {"P": "public", "S": "special"}
_YES_NO = {"True": True, "False": False, "": False}
# An act's number; what is longer is none, and more than a store can hold.
_ACT_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_SCHEDULES = re.compile(r"(?:[A-Z]{1,2}(?:, ?[A-Z]{1,2})*)?")
# The files of one session are fetched one after the other: one that came so much later than the
# list of bills was last seen may be of the next session already.
_TOGETHER = timedelta(hours=3)


def start(manifest: Manifest) -> Iterator[Request]:
    """The list of bills and the history of each session asked for."""
    for session in manifest.sessions:
        context = (("session", session), ("base", manifest.base_url))
        for name in ("bill_info", "bill_history"):
            yield Request(
                url=file_url(manifest.base_url, name, session),
                parse=f"parse_{name}",
                expects="csv",
                context=context,
            )


def parse_bill_info(page: Page) -> Iterator[Record | Request]:
    """bill_info.csv: one row a bill; then the files that only this list can vouch for.

    Raises:
        TurnedPageError: all rows are of another session.
        PageError: the file cannot be read, or a row is no bill.
    """
    session = page.context("session")
    table = read_bulk(page.body, BILL_INFO)
    others: Counter[str] = Counter()
    rows: dict[str, dict[str, str]] = {}
    for line, cells in table.rows:
        row = dict(zip(BILL_INFO, cells, strict=True))
        if row["sess_year"] != session:
            others[row["sess_year"]] += 1
            continue
        if rows.setdefault(require_bill(line, row["bill_num"]), row) != row:
            message = _("Line {line}: {number} is there twice, with different facts.")
            raise PageError(message.format(line=line, number=row["bill_num"]))
    require_rows(rows, others, session)
    yield from _remarks(page, table, others)
    special = dict(special_sessions({bill: row["sess_num"] for bill, row in rows.items()}))
    for bill, row in rows.items():
        yield from _bill(page, row, special[bill])
    yield from _further_files(page)


def _further_files(page: Page) -> Iterator[Request]:
    session = page.context("session")
    seen_at = (page.checked_at or page.retrieved_at).isoformat()
    for name in ("subject", "committee"):
        yield Request(
            url=file_url(page.context("base"), name, session),
            parse=f"parse_{name}",
            expects="csv",
            context=(("session", session), ("seen_at", seen_at)),
        )


def _bill(page: Page, row: dict[str, str], special_session: int) -> Iterator[Record]:
    """A bill; where a field has a word that nobody knows, without it and with a remark."""
    session, number = page.context("session"), row["bill_num"]
    known = {
        "type_code": row["type_code"] in _TYPES,
        "emergency_cert": row["emergency_cert"] in _YES_NO,
        "house_amd": _SCHEDULES.fullmatch(row["house_amd"]) is not None,
        "senate_amd": _SCHEDULES.fullmatch(row["senate_amd"]) is not None,
        "pasa_num": row["pasa_num"] == "" or _ACT_NUMBER.fullmatch(row["pasa_num"]) is not None,
        "pasa_type": row["pasa_type"] in {"", *_ACT_KINDS},
    }
    for column in (column for column, is_known in known.items() if not is_known):
        yield RemarkRecord(
            *(session, number, "unknown_word", column, row[column]), source_url=page.url
        )
    yield BillInfoRecord(
        session=session,
        number=number,
        title=row["bill_title"],
        type_code=row["type_code"],
        is_emergency_certified=_YES_NO.get(row["emergency_cert"], False),
        house_schedules=_schedules(row["house_amd"]),
        senate_schedules=_schedules(row["senate_amd"]),
        act_kind=_ACT_KINDS[row["pasa_type"]] if _is_act(row) else None,
        act_number=int(row["pasa_num"]) if _is_act(row) else None,
        special_session=special_session,
        purpose=row["stmt_purp"],
        source_url=page.url,
    )


def _is_act(row: dict[str, str]) -> bool:
    number = _ACT_NUMBER.fullmatch(row["pasa_num"])
    return row["pasa_type"] in _ACT_KINDS and number is not None and int(number[0]) > 0


def _schedules(printed: str) -> tuple[str, ...]:
    if not printed or not _SCHEDULES.fullmatch(printed):
        return ()
    return tuple(letter.strip() for letter in printed.split(","))


def parse_bill_history(page: Page) -> Iterator[Record]:
    """bill_history.csv: the history of every bill, in the file's order.

    Raises:
        TurnedPageError: all rows are of another session.
        PageError: the file cannot be read, or a row has no bill or no day.
    """
    session = page.context("session")
    history = read_history(page)
    yield from _remarks(page, history.table, history.others)
    order: Counter[str] = Counter()
    for row in history.rows:
        order[row.bill] += 1
        meaning = action_meaning(row.words)
        yield ActionRecord(
            session=session,
            bill_number=row.bill,
            action_order=order[row.bill],
            acted_on=row.acted_on,
            text=f"{row.words} {row.more}" if row.more else row.words,
            chamber=meaning.chamber,
            action_class=meaning.action_class,
            amendment_chamber=meaning.amendment_chamber,
            amendment_schedule=meaning.amendment_schedule,
            outcome=meaning.outcome,
            committee_code=meaning.committee,
            source_url=page.url,
        )


def parse_subject(page: Page) -> Iterator[Record]:
    """subject.csv: the subjects of every bill, each once.

    Raises:
        TurnedPageError: it came so late that it may be of another session.
        PageError: the file cannot be read.
    """
    session = page.context("session")
    _require_together(page)
    table = read_bulk(page.body, SUBJECT)
    found = dict.fromkeys(
        (require_bill(line, bill), subject) for line, (bill, subject) in table.rows if subject
    )
    require_rows(found, {}, session)
    yield from _remarks(page, table, {})
    for bill, subject in found:
        yield SubjectRecord(session, bill, subject, source_url=page.url)


def parse_committee(page: Page) -> Iterator[Record]:
    """committee.csv: code and name of every committee, without the word "Committee" at its end.

    Raises:
        TurnedPageError: it came so late that it may be of another session.
        PageError: the file cannot be read, or gives one code two names.
    """
    session = page.context("session")
    _require_together(page)
    table = read_bulk(page.body, COMMITTEE)
    names: dict[str, str] = {}
    for line, (code, printed) in table.rows:
        name = printed.removesuffix(" Committee")
        if not (code and name) or names.setdefault(code, name) != name:
            message = _('Line {line}: the committee "{code}" has no name, or two.')
            raise PageError(message.format(line=line, code=code))
    require_rows(names, {}, session)
    yield from _remarks(page, table, {})
    for code, name in names.items():
        yield CommitteeRecord(session, code, name, source_url=page.url)


def _require_together(page: Page) -> None:
    """A file that names no session must have come with the list of bills that does.

    Raises:
        TurnedPageError: it came later than that list was last seen.
    """
    seen_at = datetime.fromisoformat(page.context("seen_at"))
    if page.retrieved_at - seen_at > _TOGETHER:
        message = _(
            "The file came later than the list of bills of {session} was last seen, so it may be "
            "of another session."
        )
        raise TurnedPageError(message.format(session=page.context("session")))


def _remarks(page: Page, table: BulkTable, others: Mapping[str, int]) -> Iterator[RemarkRecord]:
    """What people should know of a file that was read all the same."""
    session, name = page.context("session"), page.url.rpartition("/")[2]
    if not table.has_header:
        yield RemarkRecord(session, name, "no_header", source_url=page.url)
    if table.new_columns:
        columns = ", ".join(table.new_columns)
        yield RemarkRecord(session, name, "new_columns", columns, source_url=page.url)
    if others:
        left = str(sum(others.values()))
        years = ", ".join(sorted(others))
        yield RemarkRecord(session, name, "other_sessions", left, years, source_url=page.url)
