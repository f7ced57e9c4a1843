"""The documents that a bill's page links to: texts, file copies, notes, amendments, acts, tallies.

What a document is, and of which bill, is told by its address, whose grammar is official. A link
that fits none of the kinds is said aloud, never dropped. Leaves to others: roll-call sheets'
labels (labels), and reading the documents themselves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from reportcard.collect.pages import Page, Request
from reportcard.model.records import ActRecord, AmendmentRecord, DocumentRecord, RemarkRecord
from reportcard.model.vocabulary import ActKind, DocumentKind

from ..sheet_name import CHAMBERS, find_sheet_name

_BILL = r"(?P<year>\d{4})(?P<letters>[HS][BJR])-?(?P<digits>\d{5})"
_SPECIAL = r"(?:SS(?P<special>\d+))?"
_FILE = r"R0\d(?P<file>\d{4})"
_KINDS: tuple[tuple[DocumentKind, str], ...] = (
    ("bill_text", rf"TOB/[HS]/PDF/{_BILL}-R(?P<revision>\d\d){_SPECIAL}-[HS][BJR]"),
    ("file_copy", rf"FC/PDF/{_BILL}-{_FILE}{_SPECIAL}-FC"),
    ("fiscal_note", rf"FN/PDF/{_BILL}-(?:{_FILE}|R(?P<revision>\d\d)){_SPECIAL}-FN"),
    ("bill_analysis", rf"BA/PDF/{_BILL}-(?:{_FILE}|R(?P<revision>\d\d)){_SPECIAL}-BA"),
    (
        "amendment",
        rf"amd/[HS]/pdf/{_BILL}-R(?P<revision>\d\d)(?P<chamber>[HS])(?P<schedule>[A-Z]{{1,2}})"
        rf"{_SPECIAL}-AMD",
    ),
    # Of these two the grammar is not known beyond the folder.
    ("amendment_fiscal_note", r"FNA/(?:PDF/)?[0-9A-Z-]+"),
    ("act_summary", r"SUM/(?:PDF/)?[0-9A-Z-]+"),
    (
        "act",
        r"ACT/(?P<act>[PSR])A/PDF/(?P<year>\d{4})(?P=act)A-(?P<number>\d{5})-R\d\d"
        rf"(?P<letters>[HS][BJR])-(?P<digits>\d{{5}}){_SPECIAL}-(?P=act)A",
    ),
    ("committee_tally", rf"TS/[HS]/(?:PDF/)?{_BILL}-R\d\d[A-Z]{{2,4}}-CV\d+-TS"),
)
_PATHS = tuple(
    (kind, re.compile(rf"/(?P<session>\d{{4}})/{pattern}\.(?P<ending>PDF|HTM|HTML)", re.I))
    for kind, pattern in _KINDS
)
# The same text for a word processor, on the site's other host.
_WORD_COPY = re.compile(r"https://search\.cga\.state\.ct\.us/dl\d{4}/.+\.DOCX?", re.I)
_ACT_KINDS: dict[str, ActKind] = {"P": "public", "S": "special", "R": "resolution"}
_AMENDMENT_LABEL = re.compile(
    r"(?P<chamber>House|Senate) Schedule (?P<schedule>[A-Z]{1,2})"
    r"(?: LCO ?# ?(?P<lco>\d+))?(?: ?\((?P<caucus>[A-Z])\))?"
)
# 'Fiscal Note for HB-5001, As Amended by House "A" (LCO 7516), Senate "B" (LCO 8000)'.
_AMENDED_BY = re.compile(
    r'(?P<chamber>House|Senate) "(?P<schedule>[A-Z]{1,2})" \(LCO (?P<lco>\d+)\)'
)
_ACT_LABEL = re.compile(r"Act No\. ?\d\d-(?P<number>\d+)$")
_CALLED = {"called amendments": True, "uncalled amendments": False}

Found = DocumentRecord | AmendmentRecord | ActRecord | RemarkRecord | Request


@dataclass(frozen=True, slots=True)
class Link:
    """A link in one of the tables of documents.

    section is the table's heading, kind and parts what the address says: None and nothing where it
    is no document of this bill.
    """

    section: str
    label: str
    url: str
    kind: DocumentKind | None
    parts: dict[str, str]


def read_documents(tree: Any, page: Page) -> Iterator[Found]:
    """A record for each document, what its address says beyond that, and requests for tallies."""
    session, number = page.context("session"), page.context("number")
    order = 0
    for link in _links(tree, page):
        if link.kind is None:
            label = f"{link.section}: {link.label}"
            yield RemarkRecord(session, number, "unknown_document", link.url, label)
            continue
        order += 1
        yield DocumentRecord(
            session=session,
            bill_number=number,
            document_order=order,
            kind=link.kind,
            label=link.label,
            revision=_integer(link.parts, "revision"),
            file_number=_integer(link.parts, "file"),
            document_url=link.url,
        )
        yield from _further(link, session=session, number=number)


def _further(link: Link, *, session: str, number: str) -> Iterator[Found]:
    """What a document's address or label says of an amendment, an act or a committee's vote."""
    if link.kind == "amendment":
        label = _AMENDMENT_LABEL.fullmatch(link.label)
        yield AmendmentRecord(
            session=session,
            bill_number=number,
            chamber=CHAMBERS[link.parts["chamber"].upper()],
            schedule=link.parts["schedule"].upper(),
            lco=int(label["lco"]) if label and label["lco"] else None,
            caucus=(label["caucus"] or "") if label else "",
            is_called=_CALLED.get(link.section.lower()),
            document_url=link.url,
        )
    elif link.kind == "fiscal_note":
        yield from _amended_by(link, session=session, number=number)
    elif link.kind == "act":
        yield ActRecord(
            session=session,
            bill_number=number,
            kind=_ACT_KINDS[link.parts["act"].upper()],
            number=int(link.parts["number"]),
            special_session=_integer(link.parts, "special") or 0,
            document_url=link.url,
        )
    elif link.kind == "committee_tally":
        is_pdf = link.parts["ending"].upper() == "PDF"
        yield Request(
            url=link.url,
            parse="parse_tally_pdf" if is_pdf else "parse_tally_html",
            expects="pdf" if is_pdf else "html",
            context=(("session", session), ("number", number)),
        )


def _amended_by(link: Link, *, session: str, number: str) -> Iterator[AmendmentRecord]:
    """The amendments that a fiscal note's label names, with their LCO numbers."""
    for match in _AMENDED_BY.finditer(link.label):
        yield AmendmentRecord(
            session=session,
            bill_number=number,
            chamber=CHAMBERS[match["chamber"][0]],
            schedule=match["schedule"],
            lco=int(match["lco"]),
            caucus="",
            is_called=None,
            document_url=link.url,
        )


def _links(tree: Any, page: Page) -> Iterator[Link]:
    """Every link of the page's tables of documents, in page order."""
    for table in tree.xpath("//table[@summary='Status of bills']"):
        heads = [head.text_content() for head in table.xpath("./thead//td | ./thead//th")]
        section = " ".join(" ".join(heads).split())
        for element in table.xpath(".//a[@href]"):
            url = urljoin(page.url, element.get("href"))
            if _WORD_COPY.fullmatch(url):
                continue
            label = " ".join(element.text_content().split())
            kind, parts = _kind_of(url, label, page) or (None, {})
            yield Link(section, label, url, kind, parts)


def _kind_of(url: str, label: str, page: Page) -> tuple[DocumentKind, dict[str, str]] | None:
    """The kind of a document and the parts of its address; None: of no kind, or not this bill's."""
    if sheet := find_sheet_name(url):
        return "roll_call", {"revision": str(sheet.revision)}
    for kind, pattern in _PATHS:
        if match := pattern.fullmatch(urlsplit(url).path):
            parts = {name: part for name, part in match.groupdict().items() if part}
            return (kind, parts) if _is_own(kind, parts, label, page) else None
    return None


def _is_own(kind: DocumentKind, parts: dict[str, str], label: str, page: Page) -> bool:
    """Whether address and label are of this page's bill, and name the same act or amendment."""
    session, number = page.context("session"), page.context("number")
    bill = (parts.get("letters", number[:2]) + parts.get("digits", number[2:])).upper()
    if (bill, parts["session"], parts.get("year", session)) != (number, session, session):
        return False
    if kind == "act" and (named := _ACT_LABEL.search(label)):
        return int(named["number"]) == int(parts["number"])
    if kind == "amendment" and (shown := _AMENDMENT_LABEL.fullmatch(label)):
        own = (parts["chamber"].upper(), parts["schedule"].upper())
        return (shown["chamber"][0], shown["schedule"]) == own
    return True


def _integer(parts: dict[str, str], name: str) -> int | None:
    return int(parts[name]) if name in parts else None
