"""Ruled lines of a PDF: the cells of a table, whatever its text does."""

import pytest
from fpdf import FPDF

from reportcard.collect.ruled import Band, Rule, find_bands, read_rules
from reportcard.collect.words import Word
from reportcard.errors import PageError


def level(y: float, x0: float = 100, x1: float = 300) -> Rule:
    return Rule(x0, x1, y, y + 0.5)


def upright(x: float, y0: float = 50, y1: float = 90) -> Rule:
    return Rule(x, x + 0.5, y0, y1)


def word(text: str, x: float, y: float) -> Word:
    return Word(0, x, x + 10, y, 10, text)


GRID = (level(50), level(70), level(90), upright(100), upright(200), upright(300))


def test_a_row_lies_between_two_rules_and_has_the_cells_of_the_uprights() -> None:
    assert find_bands(GRID) == (Band(50, 70, (100, 200, 300)), Band(70, 90, (100, 200, 300)))


def test_rules_that_lie_together_are_one() -> None:
    assert len(find_bands((*GRID, level(70.5), level(89.2), upright(200.9)))) == 2


def test_a_line_across_a_page_is_no_table() -> None:
    assert find_bands((level(50), level(70))) == ()
    assert find_bands((level(50), level(70), upright(100), upright(300))) == ()


def test_uprights_beside_a_row_are_not_its_own() -> None:
    assert find_bands((level(50), level(70), *(upright(x, 70, 90) for x in (1, 50, 99)))) == ()


def test_a_word_is_in_the_cell_that_holds_its_middle() -> None:
    first, second = find_bands(GRID)
    words = (word("a", 110, 65), word("b", 250, 65), word("c", 110, 85), word("d", 400, 65))
    assert [[w.text for w in cell] for cell in first.cells(words)] == [["a"], ["b"]]
    assert [[w.text for w in cell] for cell in second.cells(words)] == [["c"], []]
    assert first.holds(words[0])
    assert not first.holds(words[3])


def test_the_rules_of_each_page_are_read_and_its_slanted_lines_are_not() -> None:
    pdf = FPDF(unit="pt", format="letter")
    for y in (100, 200):
        pdf.add_page()
        pdf.line(50, y, 150, y)
        pdf.line(50, y, 50, y + 30)
        pdf.line(50, y, 150, y + 30)
    first, second = read_rules(bytes(pdf.output()))
    assert [rule.is_level for rule in first] == [True, False]
    assert round((first[0].y0 + first[0].y1) / 2) == 100
    assert round((second[0].y0 + second[0].y1) / 2) == 200
    assert second[1].is_upright


def test_bytes_that_are_no_pdf_are_refused() -> None:
    with pytest.raises(PageError, match="not a readable PDF"):
        next(read_rules(b"no"))


def test_a_document_far_beyond_any_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportcard.collect.ruled.MOST_PAGES_OF_DOCUMENTS", 1)
    pdf = FPDF()
    pdf.add_page()
    pdf.add_page()
    with pytest.raises(PageError, match="The PDF has 2 pages; at most 1 are expected"):
        next(read_rules(bytes(pdf.output())))
