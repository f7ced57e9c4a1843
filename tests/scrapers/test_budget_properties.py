"""Whatever a budget table says, in either layout, is what is read from it."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties import PROPERTY
from tests.scrapers.budget_pages import BLANK, Row, Style, draw, row
from tests.scrapers.budgets import (
    Short,
    lines_of,
    read_budget,
    section_of,
    sections_of,
    short,
    trouble_of,
)

# Each example draws and reads a document.
FEW = settings(PROPERTY, max_examples=60)
AMOUNTS = st.integers(1, 3_999_999_999)
WORD = st.text("ABCDEFGHIKLMNOPRSTUVWZ", min_size=3, max_size=9)


@dataclass(frozen=True)
class Account:
    """An account as printed: old and new amount; None where the column is empty."""

    words: tuple[str, ...]
    old: int | None
    new: int | None
    struck: bool

    @property
    def printed(self) -> Row:
        """Its row: the label over as many lines as it has words."""
        label = "\n".join(self.words)
        if self.struck:
            return row(f"[{label}]", f"[{self.old:,}]")
        if self.old is not None and self.new is not None:
            return row(label, f"[{self.old:,}]", f"{self.new:,}")
        return row(label, *("" if one is None else f"{one:,}" for one in (self.old, self.new)))

    def read(self, agency: str) -> Short:
        """What it says."""
        unchanged = self.old if self.new is None else self.new
        return (
            *("account", agency, " ".join(self.words)),
            *(self.old or 0, 0 if self.struck else unchanged or 0),
        )


@st.composite
def accounts(draw_: st.DrawFn) -> Account:
    words = tuple(word.title() for word in draw_(st.lists(WORD, min_size=1, max_size=3)))
    form = draw_(st.sampled_from(["changed", "unchanged", "new", "struck"]))
    old = None if form == "new" else draw_(AMOUNTS)
    new = draw_(AMOUNTS) if form in {"changed", "new"} else None
    return Account(words, old, new, form == "struck")


@st.composite
def agencies(draw_: st.DrawFn) -> tuple[str, tuple[str, ...], tuple[Account, ...]]:
    """A function above it or "", the lines of its name, its accounts."""
    function = draw_(st.sampled_from(["", "EDUCATION", "HEALTH AND HOSPITALS"]))
    name = ("OFFICE OF", *draw_(st.lists(WORD, min_size=1, max_size=2)))
    return function, name, tuple(draw_(st.lists(accounts(), min_size=1, max_size=12)))


@FEW
@given(found=st.lists(agencies(), min_size=1, max_size=8), style=st.sampled_from(["act", "bill"]))
def test_what_was_drawn_is_what_is_read(
    found: list[tuple[str, tuple[str, ...], tuple[Account, ...]]], style: Style
) -> None:
    # One table shows where both columns stand; the one that is tried may lack either.
    both = section_of(row("STATE LIBRARY"), row("Equipment", "[1]", "2"))
    rows: list[Row] = []
    wanted: list[Short] = []
    for function, name, its in found:
        rows += [row(function), BLANK] if function else []
        rows += [row("\n".join(name)), *(account.printed for account in its), BLANK]
        wanted += [account.read(" ".join(name)) for account in its]
    records = read_budget(draw(both, section_of(*rows), style=style))
    assert [trouble_of(section) for section in sections_of(records)] == ["", ""]
    assert [short(line) for line in lines_of(records)][1:] == wanted
