"""Which agency, function and total each row of a table belongs to: the outline of its labels.

A label without amounts is a heading, or in the middle of a bill's agency an account that gets
nothing. Of two headings that follow each other the first is a function of government, the second an
agency; one alone is an agency. AGENCY TOTAL closes an agency, TOTAL a fund, LESS opens what is
expected not to be spent, and NET ends the section.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportcard.language import N_
from reportcard.model.untold import Untold, untold
from reportcard.model.vocabulary import LineKind

from .rows import Row, Table
from .troubles import row_trouble

FUNCTIONS = frozenset(
    {
        "LEGISLATIVE",
        "GENERAL GOVERNMENT",
        "REGULATION AND PROTECTION",
        "CONSERVATION AND DEVELOPMENT",
        "HEALTH",
        "HEALTH AND HOSPITALS",
        "TRANSPORTATION",
        "HUMAN SERVICES",
        "EDUCATION",
        "CORRECTIONS",
        "JUDICIAL",
        "NON-FUNCTIONAL",
    }
)
LESS = "LESS"
_TOTAL = re.compile(r"(TOTAL|NET) ?[-–—] ?(.+)")
_STRUCK = re.compile(r"\[([^\[\]]*)\]")
_RENAMED = re.compile(r"\[([^\[\]]+)\] ([^\[\]]+)")
_SHORTENED = re.compile(r"([^\[\]]+) \[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its place in the outline.

    is_struck: its whole label stands in brackets.
    """

    row: Row
    kind: LineKind
    function: str
    agency: str
    account: str
    renamed_from: str
    is_struck: bool


@dataclass
class _Outline:
    """Where the walk through a table's rows stands."""

    table: Table
    fund: str
    function: str = ""
    agency: str = ""
    is_open: bool = False
    in_lapses: bool = False
    headings: list[Row] = field(default_factory=list)


def place_rows(table: Table, fund: str) -> Iterator[Placed]:
    """The rows with amounts in their order; what contradicts the outline is the table's trouble."""
    outline = _Outline(table, fund)
    for row in table.rows:
        if not row.amounts:
            _without_amounts(outline, row)
        else:
            yield _placed(outline, row)
    for row in outline.headings:
        _trouble(outline, row, N_("nothing stands below this heading"))


def _without_amounts(outline: _Outline, row: Row) -> None:
    """A heading; or, in the middle of an agency of a bill, an account that gets nothing."""
    label = _own_label(row)
    if not row.is_apart:
        if label == label.upper():
            _trouble(outline, row, N_("it may be a heading, or a row without amounts"))
    elif label.rstrip(":") == LESS:
        _check_no_headings(outline)
        outline.in_lapses = True
    elif not outline.in_lapses:
        outline.headings.append(row)
    elif "LAPSE" not in label:
        _trouble(outline, row, N_("a heading stands among what is expected not to be spent"))


def _placed(outline: _Outline, row: Row) -> Placed:
    label, is_struck = _own_label(row), _is_struck(row)
    total = _TOTAL.fullmatch(label)
    if label == "AGENCY TOTAL":
        return _agency_total(outline, row, is_struck)
    if total:
        return _fund_total(outline, row, total, is_struck)
    if outline.in_lapses:
        return Placed(row, "lapse", "", LESS, *_names(label), is_struck)
    _enter(outline, row)
    if not label:
        _trouble(outline, row, N_("an amount stands beside no words"))
    function, agency = outline.function, outline.agency
    return Placed(row, "account", function, agency, *_names(label), is_struck)


def _agency_total(outline: _Outline, row: Row, is_struck: bool) -> Placed:
    _check_no_headings(outline)
    if outline.in_lapses:
        return Placed(row, "lapse_total", "", LESS, "", "", is_struck)
    if not outline.is_open:
        _trouble(outline, row, N_("a total stands below no agency"))
    outline.is_open = False
    return Placed(row, "agency_total", outline.function, outline.agency, "", "", is_struck)


def _fund_total(outline: _Outline, row: Row, total: re.Match[str], is_struck: bool) -> Placed:
    _check_no_headings(outline)
    if alike(total[2]) != alike(outline.fund):
        _trouble(
            outline,
            row,
            untold(N_("this is the total of another fund than {fund}"), fund=outline.fund),
        )
    outline.is_open, outline.agency = False, ""
    return Placed(row, "net" if total[1] == "NET" else "fund_total", "", "", "", "", is_struck)


def _enter(outline: _Outline, row: Row) -> None:
    """The headings above an account become its function and agency."""
    names = [_own_label(heading) for heading in outline.headings]
    if not names and not outline.is_open:
        _trouble(outline, row, N_("it stands below no agency"))
    if len(names) > 1:
        if len(names) > 2 or names[0] not in FUNCTIONS:
            _trouble(
                outline, outline.headings[0], N_("it is no function of government that is known")
            )
        outline.function = names[0]
    if names:
        outline.agency, outline.is_open = names[-1], True
        if names[-1] in FUNCTIONS:
            _trouble(outline, row, N_("it stands below a function, but no agency"))
    outline.headings.clear()


def _check_no_headings(outline: _Outline) -> None:
    for row in outline.headings:
        _trouble(outline, row, N_("nothing stands below this heading"))
    outline.headings.clear()


def _trouble(outline: _Outline, row: Row, what: str | Untold) -> None:
    outline.table.troubles.append(row_trouble(row.page, row.number, row.label, what))


def alike(name: str) -> str:
    """A name of a fund for comparing: capitals and letters only."""
    return re.sub(r"[^A-Z]", "", name.upper())


def _is_struck(row: Row) -> bool:
    return bool(_STRUCK.fullmatch(row.label))


def _own_label(row: Row) -> str:
    """The label without the brackets around the whole of it."""
    struck = _STRUCK.fullmatch(row.label)
    return struck[1] if struck else row.label


def _names(label: str) -> tuple[str, str]:
    """The account's name, and the one that the document strikes beside it ("" where it does not).

    "[Old] New" is a new name; "Words [more words]" loses the words in brackets. Any other mixture
    stays as printed.
    """
    if renamed := _RENAMED.fullmatch(label):
        return renamed[2], renamed[1]
    if shortened := _SHORTENED.fullmatch(label):
        return shortened[1], f"{shortened[1]} {shortened[2]}"
    return label, ""
