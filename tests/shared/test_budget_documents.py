"""The real budget documents of fiscal year 2027, line by line, and every total that they print."""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportcard.collect.words import read_pages
from reportcard.errors import PageError
from reportcard.model.budget_records import (
    AppropriationLineRecord,
    BondItemRecord,
    BondSectionRecord,
    BudgetSectionRecord,
    CarryForwardRecord,
)
from reportcard.model.vocabulary import Dollars, LineKind
from tests.scrapers.budgets import lines_of, read_budget, sections_of, trouble_of
from tests.scrapers.reading import source

pytestmark = pytest.mark.shared

ACT = "2026PA-00068-R00SB-00001-PA"
# Amounts of the tables end further right than this on the page, in points; each such one is tried.
AMOUNTS_RIGHT_OF, EVERY = 400, 23
# Grants to towns, UConn 2000, a tax, school buildings: amounts under sentences that are not read.
LISTS_OF_THE_ACT = [54, 307, 308, 336, 358, 394, 396, 465]
DEFICIENCY_BILL = "2026HB-05031-R000635-FC.PDF"
DEFICIENCY_ACT = "2026PA-00068_p730-737_deficiency.pdf"


@dataclass(frozen=True)
class Document:
    """A real document: its file, the golden lines, and how many totals of each kind it prints."""

    file: str
    golden: str
    accounts: int
    lapses: int
    agency_totals: int
    lapse_totals: int
    fund_totals: int
    nets: int


GOVERNOR = Document("2026HB-05032-R00-HB_p1-38.pdf", "fy2027_lines_gov.csv", 632, 6, 97, 2, 8, 2)
COMMITTEE = Document(
    "2026HB-05032-R01-HB_p1-32.pdf", "fy2027_lines_committee.csv", 638, 4, 74, 0, 7, 2
)
ENACTED = Document(f"{ACT}_p1-38.pdf", "fy2027_lines_enacted.csv", 697, 4, 77, 0, 7, 2)
KINDS: tuple[LineKind, ...] = (
    "account",
    "lapse",
    "agency_total",
    "lapse_total",
    "fund_total",
    "net",
)
DOCUMENTS = [GOVERNOR, COMMITTEE, ENACTED]


@pytest.fixture(scope="module")
def folder(shared_dir: Path) -> Path:
    """The folder of the real documents."""
    return shared_dir / "data" / "us_ct" / "appropriations"


@cache
def records_of(path: Path) -> Sequence[Any]:
    """All records of a document."""
    return tuple(read_budget(path.read_bytes(), extract=_extract(path)))


def _extract(path: Path) -> str:
    """Whether a file is some pages of a document: its name says which."""
    return "yes" if re.search(r"_p\d+-\d+", path.name) else ""


@pytest.fixture(scope="module")
def whole_act(shared_dir: Path) -> Sequence[Any]:
    """The enacted act with all its pages."""
    folder = shared_dir / "cga_replica" / "static" / "2026" / "ACT" / "PA" / "PDF"
    return records_of(folder / f"{ACT}.PDF")


def by_section(
    records: Iterable[Any],
) -> Iterator[tuple[BudgetSectionRecord, list[AppropriationLineRecord]]]:
    """The sections of a document, each with its rows."""
    lines: dict[int, list[AppropriationLineRecord]] = defaultdict(list)
    for line in lines_of(records):
        lines[line.section].append(line)
    for section in sections_of(records):
        yield section, lines[section.section]


# ---------------------------------------------------------------- line by line


def golden_lines(path: Path) -> list[tuple[str, ...]]:
    """The lines of a golden table.

    It keeps two traces of the program that made it: the foot of the page on an account that ends
    one, and a blank after a hyphen that ends a line.
    """
    with path.open(newline="", encoding="utf-8") as table:
        return [
            (
                row["fund"],
                row["function"],
                row["agency"],
                re.sub(r" LCO \d+ of \d+$", "", row["account"]).replace("t- H", "t-H"),
                row["fy"],
                row["amount_before"],
                row["amount_after"],
                row["page"],
            )
            for row in csv.DictReader(table)
        ]


def as_golden(section: BudgetSectionRecord, line: AppropriationLineRecord) -> tuple[str, ...]:
    """A line as the golden table writes it: a name that is struck keeps its second bracket."""
    account = f"{line.renamed_from}] {line.account}" if line.renamed_from else line.account
    year = f"{line.fiscal_year - 1}-{line.fiscal_year}"
    return (
        *(section.fund, line.function, line.agency, account, year),
        *(str(line.before), str(line.after), str(line.page)),
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.file)
def test_every_line_of_a_document_equals_the_golden_one(folder: Path, document: Document) -> None:
    read = [
        as_golden(section, line)
        for section, lines in by_section(records_of(folder / document.file))
        for line in lines
        if line.kind in {"account", "lapse"}
    ]
    assert read == golden_lines(folder / document.golden)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.file)
def test_every_row_of_a_document_is_counted(folder: Path, document: Document) -> None:
    kinds = [line.kind for line in lines_of(records_of(folder / document.file))]
    assert {kind: kinds.count(kind) for kind in KINDS} == {
        "account": document.accounts,
        "lapse": document.lapses,
        "agency_total": document.agency_totals,
        "lapse_total": document.lapse_totals,
        "fund_total": document.fund_totals,
        "net": document.nets,
    }


def test_names_that_the_act_strikes_are_kept(folder: Path) -> None:
    lines = lines_of(records_of(folder / ENACTED.file))
    assert {line.renamed_from: line.account for line in lines if line.renamed_from} == {
        "MRDA": "Connecticut Municipal Development Authority (CMDA)",
        "Expanded PACT": "Finish Line Scholars",
        "Assigned Counsel - Criminal": "Assigned Counsel",
    }


def test_the_general_fund_has_the_published_sums(folder: Path) -> None:
    def sums(document: Document, kind: str) -> tuple[int | None, int]:
        lines = lines_of(records_of(folder / document.file))
        line = next(one for one in lines if (one.section, one.kind) == (1, kind))
        return line.before, line.after

    base = 25_455_622_254
    assert sums(GOVERNOR, "fund_total") == (base, 25_581_187_387)
    assert sums(COMMITTEE, "fund_total") == (base, 25_690_627_553)
    assert sums(ENACTED, "fund_total") == (base, 24_968_235_361)
    assert sums(ENACTED, "net") == (25_361_911_684, 24_874_524_791)


# ---------------------------------------------------------------- sum by sum


def contradictions(lines: Sequence[AppropriationLineRecord]) -> Iterator[str]:
    """What does not add up in a section, by sums written here a second time, plainly."""
    for column in ("before", "after"):
        sums: dict[str, int] = defaultdict(int)
        for line in lines:
            amount = getattr(line, column) or 0
            where = f"section {line.section}, {column}, {line.agency}, page {line.page}"
            if line.kind == "account":
                sums["agency"] += amount
                sums["fund"] += amount
            elif line.kind == "lapse":
                sums["lapses"] += amount
            else:
                wanted = {
                    "agency_total": sums["agency"],
                    "fund_total": sums["fund"],
                    "lapse_total": sums["lapses"],
                    "net": sums["total"] + sums["lapses"],
                }
                if amount != wanted[line.kind]:
                    yield where
                if line.kind == "fund_total":
                    sums["total"] = amount
            if line.kind == "agency_total":
                sums["agency"] = 0
            next_agency = lines[line.position].agency if line.position < len(lines) else ""
            if next_agency != line.agency:
                sums["agency"] = 0


@pytest.mark.parametrize(
    "file",
    [*(one.file for one in DOCUMENTS), DEFICIENCY_ACT, DEFICIENCY_BILL],
)
def test_every_printed_total_adds_up(folder: Path, file: str) -> None:
    for section, lines in by_section(records_of(folder / file)):
        assert trouble_of(section) == ""
        assert list(contradictions(lines)) == []


def misread(amount: int) -> Iterator[int]:
    """The amount with one digit read as the next one, digit by digit."""
    sign, digits = (-1, str(-amount)) if amount < 0 else (1, str(amount))
    for place, digit in enumerate(digits):
        yield sign * int(digits[:place] + str((int(digit) + 1) % 10) + digits[place + 1 :])


def twins(line: AppropriationLineRecord) -> Iterator[tuple[str, AppropriationLineRecord]]:
    """The row with one digit misread, and in which column."""
    for wrong in misread(line.after):
        yield "after", replace(line, after=Dollars(wrong))
    for wrong in misread(line.before) if line.before is not None else ():
        yield "before", replace(line, before=Dollars(wrong))


@pytest.mark.parametrize(
    "file",
    [*(one.file for one in DOCUMENTS), DEFICIENCY_ACT, DEFICIENCY_BILL],
)
def test_a_misread_digit_of_any_row_contradicts_a_total(folder: Path, file: str) -> None:
    unseen = [
        (line.section, line.position, column)
        for _section, lines in by_section(records_of(folder / file))
        for place, line in enumerate(lines)
        for column, twin in twins(line)
        if not list(contradictions([*lines[:place], twin, *lines[place + 1 :]]))
    ]
    assert unseen == []


def test_the_deficiency_sections_of_the_act_have_opposite_signs(folder: Path) -> None:
    read = [
        (section.section, section.kind, section.fund, lines[-1].kind, lines[-1].after)
        for section, lines in by_section(records_of(folder / DEFICIENCY_ACT))
    ]
    general, transport = "GENERAL FUND", "SPECIAL TRANSPORTATION FUND"
    assert read == [
        (471, "deficiency", general, "fund_total", 231_750_000),
        (472, "reduction", general, "fund_total", -152_076_000),
        (473, "deficiency", transport, "fund_total", 17_541_500),
        (474, "reduction", transport, "fund_total", -13_191_500),
        (475, "reduction", "INSURANCE FUND", "fund_total", -3_000_000),
    ]


def test_the_deficiency_bill_has_the_sums_of_its_fiscal_note(folder: Path) -> None:
    sums: dict[str, int] = defaultdict(int)
    for section, lines in by_section(records_of(folder / DEFICIENCY_BILL)):
        sums[section.kind] += sum(line.after for line in lines if line.kind == "account")
    assert sums == {"deficiency": 228_435_000, "reduction": -77_121_190}


def test_a_part_of_the_act_reads_as_the_act_does(folder: Path) -> None:
    banking = lines_of(records_of(folder / ENACTED.file))
    wanted = [(line.account, line.before, line.after) for line in banking if line.section == 4]
    part = lines_of(records_of(folder / "2026PA-00068_p26-27_banking.pdf"))
    read = [(line.account, line.before, line.after) for line in part if line.section == 4]
    assert read == wanted
    assert len(read) == 21


# ---------------------------------------------------------------- the whole act, and prose


def test_the_whole_act_says_what_its_parts_say(folder: Path, whole_act: Sequence[Any]) -> None:
    whole = [line for line in lines_of(whole_act) if line.section <= 9]
    assert whole == lines_of(records_of(folder / ENACTED.file))
    later = [line for line in lines_of(whole_act) if 471 <= line.section <= 475]
    part = lines_of(records_of(folder / DEFICIENCY_ACT))
    assert [(line.account, line.after, line.page) for line in later] == [
        (line.account, line.after, line.page + 729) for line in part
    ]


def test_the_lists_of_the_whole_act_that_nobody_reads_are_said_and_nothing_else(
    whole_act: Sequence[Any],
) -> None:
    sections = sections_of(whole_act)
    lists = [section.section for section in sections if section.troubles]
    assert lists == LISTS_OF_THE_ACT
    assert sorted(section.section for section in sections if not section.troubles) == [
        *(1, 2, 3, 4, 5, 6, 7, 8, 9, 213, 214, 390, 464, 471, 472, 473, 474, 475, 490),
    ]


def sums_of_bonds(records: Sequence[Any]) -> dict[int, tuple[int, int]]:
    """By section: the aggregate of bonds, and what the purposes of its sections add up to."""
    items = [record for record in records if isinstance(record, BondItemRecord)]
    return {
        bond.section: (
            bond.aggregate,
            sum(i.amount for i in items if bond.items_from <= i.section <= bond.items_to),
        )
        for bond in records
        if isinstance(bond, BondSectionRecord)
    }


def test_the_purposes_of_bonds_add_up_to_their_aggregate(
    folder: Path, whole_act: Sequence[Any]
) -> None:
    assert sums_of_bonds(records_of(folder / "2026SB-00085-R00-SB_p1-6_bond.pdf")) == {
        1: (31_500_000, 31_500_000),
        8: (10_000_000, 10_000_000),
    }
    assert sums_of_bonds(whole_act) == {
        289: (231_200_000, 231_200_000),
        296: (64_000_000, 64_000_000),
    }


def test_a_special_act_appropriates_what_it_transfers(folder: Path) -> None:
    (line,) = lines_of(records_of(folder / "2026SA-00001-R00SB-00083-SA.PDF"))
    (section,) = sections_of(records_of(folder / "2026SA-00001-R00SB-00083-SA.PDF"))
    assert (section.fund, section.kind) == ("FEDERAL CUTS RESPONSE FUND", "deficiency")
    assert (line.agency, line.after) == ("OFFICE OF POLICY AND MANAGEMENT", 330_811_954)


def test_balances_carried_forward_are_listed(whole_act: Sequence[Any]) -> None:
    found = [record for record in whole_act if isinstance(record, CarryForwardRecord)]
    by_place = {(one.section, one.position): one for one in found}
    assert by_place[477, 1].amount == 100_000
    assert by_place[20, 1].amount == 85_000
    assert by_place[28, 1].amount is None
    assert by_place[27, 2].text.startswith("(b) Up to $2,500,000 of the amount appropriated")


def test_a_bill_without_money_is_no_budget_document(folder: Path) -> None:
    with pytest.raises(PageError, match="appropriates money"):
        records_of(folder / "2026HB-05425-R000640-FC.PDF")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.file)
def test_a_misread_digit_on_the_page_changes_what_is_read(
    folder: Path, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = sys.modules[f"{source('us_ct/appropriations').module.__package__}.lines"]
    body = (folder / document.file).read_bytes()
    pages = list(read_pages(body))
    last = max(line.page for line in lines_of(records_of(folder / document.file)))
    amounts = [
        (page, place)
        for page in range(last)
        for place, word in enumerate(pages[page])
        if word.x1 > AMOUNTS_RIGHT_OF and re.fullmatch(r"\[?-?\d+(,\d{3})+\]?", word.text)
    ]
    for page, place in amounts[::EVERY]:
        word = pages[page][place]
        wrong = re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), word.text, count=1)
        words = [*pages[page]]
        words[place] = word._replace(text=wrong)
        twin = [*pages[:page], tuple(words), *pages[page + 1 :]]
        monkeypatch.setattr(lines, "read_pages", lambda _body, twin=twin: iter(twin))
        assert tuple(read_budget(body, extract="yes")) != records_of(folder / document.file), word
