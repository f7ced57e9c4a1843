"""Words with their boxes: letters that touch are one word, wherever the file splits its text."""

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from reportcard.collect.words import Word, read_pages, read_words
from reportcard.errors import PageError
from tests.properties import PROPERTY


def document(*pieces: tuple[float, float, str], size: float = 10) -> bytes:
    """A PDF page with pieces of text at (x, y)."""
    pdf = FPDF(unit="pt", format="letter")
    pdf.core_fonts_encoding = "cp1252"
    pdf.add_page()
    pdf.set_font("Times", "", size)
    for x, y, words in pieces:
        pdf.text(x, y, words)
    return bytes(pdf.output())


def texts(body: bytes) -> list[str]:
    return [word.text for word in read_words(body)]


def width(words: str, size: float = 10) -> float:
    pdf = FPDF(unit="pt")
    pdf.set_font("Times", "", size)
    return float(pdf.get_string_width(words))


def test_a_word_has_the_box_of_its_letters() -> None:
    [word] = read_words(document((100, 200, "YEA")))
    assert (word.page, word.text) == (0, "YEA")
    assert word.x0 == pytest.approx(100, abs=0.1)
    assert word.x1 == pytest.approx(100 + width("YEA"), abs=0.1)
    assert word.y == pytest.approx(202, abs=3)


def test_blanks_part_words() -> None:
    assert texts(document((100, 200, "Total Number Voting"))) == ["Total", "Number", "Voting"]


def test_pieces_that_touch_are_one_word() -> None:
    pieces = ((100.0, 200.0, "the ro"), (100 + width("the ro"), 200.0, "ll call"))
    assert texts(document(*pieces)) == ["the", "roll", "call"]


def test_pieces_with_a_gap_are_two_words_also_without_a_blank() -> None:
    pieces = ((100.0, 200.0, "VAHEY"), (100 + width("VAHEY") + 1.8, 200.0, "Y"))
    assert texts(document(*pieces)) == ["VAHEY", "Y"]


def test_pieces_of_two_lines_are_never_one_word() -> None:
    pieces = ((100.0, 200.0, "YEA"), (100 + width("YEA"), 212.0, "NAY"))
    assert texts(document(*pieces)) == ["YEA", "NAY"]


def test_typographic_apostrophes_and_accents_are_kept() -> None:
    assert texts(document((100, 200, "PAVALOCK-D’AMATO Sánchez"))) == [
        "PAVALOCK-D’AMATO",
        "Sánchez",
    ]


def test_words_of_every_page_carry_its_number() -> None:
    pdf = FPDF(unit="pt")
    for number in range(3):
        pdf.add_page()
        pdf.set_font("Times", "", 10)
        pdf.text(100, 100, f"page{number}")
    found = [(word.page, word.text) for word in read_words(bytes(pdf.output()))]
    assert found == [(0, "page0"), (1, "page1"), (2, "page2")]


def test_a_hyphen_at_the_end_of_a_line_belongs_to_its_word() -> None:
    assert texts(document((100, 200, "GADKAR-"), (100, 214, "YEA"))) == ["GADKAR-", "YEA"]


LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ’-.", min_size=1, max_size=12)


@PROPERTY
@given(rows=st.lists(st.lists(LETTERS, min_size=1, max_size=4), min_size=1, max_size=8))
def test_what_was_drawn_is_what_is_read(rows: list[list[str]]) -> None:
    pieces = [
        (60.0 + 130 * column, 60.0 + 20 * row, word)
        for row, words in enumerate(rows)
        for column, word in enumerate(words)
    ]
    found = [(round(w.x0 / 130), round(w.y / 20), w.text) for w in read_words(document(*pieces))]
    drawn = [(round(x / 130), round((y + 2) / 20), word) for x, y, word in pieces]
    assert sorted(found) == sorted(drawn)


@PROPERTY
@given(body=st.binary(max_size=200))
def test_no_bytes_bring_the_reader_down(body: bytes) -> None:
    with pytest.raises(PageError, match="This is not a readable PDF"):
        read_words(body)


def test_a_word_can_be_named_by_its_fields() -> None:
    assert Word(0, 1.0, 2.0, 3.0, 4.0, "Y")._fields == ("page", "x0", "x1", "y", "height", "text")


# ---------------------------------------------------------------- odd files


def by_hand(*, to_unicode: str = "0041", page: bool = True) -> bytes:
    """A PDF with the letters BAC, written out; A means whatever the file says it does."""
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
        "1 begincodespacerange <00> <FF> endcodespacerange "
        f"1 beginbfchar <41> <{to_unicode}> endbfchar endcmap end end"
    )
    text = "BT /F1 12 Tf 72 700 Td (BAC) Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{3 if page else 9} 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(text)}>>stream\n{text}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
    ]
    body = "".join(f"{n} 0 obj\n{text}\nendobj\n" for n, text in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n%%EOF\n".encode()


@pytest.mark.parametrize(
    ("to_unicode", "text"),
    [("00C1", "BÁC"), ("00660069", "BfiC"), ("D83DDE00", "B\U0001f600C"), ("D83D", "B\ufffdC")],
    ids=["an accent", "a ligature", "beyond the basic plane", "half a character"],
)
def test_letters_are_what_the_file_says_they_mean(to_unicode: str, text: str) -> None:
    [word] = texts(by_hand(to_unicode=to_unicode))
    assert word == text
    assert word.encode("utf-8")


@pytest.mark.parametrize("sign", ["202E", "200B", "001B", "FEFF", "2066"])
def test_signs_that_nobody_sees_are_no_part_of_a_word(sign: str) -> None:
    assert "".join(texts(by_hand(to_unicode=sign))) == "BC"
    assert all(word.isprintable() for word in texts(by_hand(to_unicode=f"0041{sign}")))


def test_a_soft_hyphen_that_is_drawn_is_a_hyphen() -> None:
    assert texts(by_hand(to_unicode="00AD")) == ["B-C"]


def test_a_page_that_the_file_lacks_is_refused() -> None:
    with pytest.raises(PageError, match=r"^Page 1 of the PDF cannot be read"):
        read_words(by_hand(page=False))


def pages(count: int) -> bytes:
    """A PDF of so many pages, each with its number."""
    pdf = FPDF(unit="pt", format="letter")
    pdf.set_font("Times", "", 10)
    for number in range(count):
        pdf.add_page()
        pdf.text(100, 200, str(number))
    return bytes(pdf.output())


def test_a_form_has_few_pages() -> None:
    with pytest.raises(PageError, match="The PDF has 21 pages; at most 20 are expected"):
        read_words(pages(21))


def test_a_document_may_have_many_pages() -> None:
    assert [[word.text for word in page] for page in read_pages(pages(21))] == [
        [str(number)] for number in range(21)
    ]


def test_a_document_far_beyond_any_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportcard.collect.words.MOST_PAGES_OF_DOCUMENTS", 3)
    with pytest.raises(PageError, match="The PDF has 4 pages; at most 3 are expected"):
        next(read_pages(pages(4)))


def test_a_document_is_read_a_page_at_a_time() -> None:
    found = read_pages(pages(2))
    assert [word.text for word in next(found)] == ["0"]
    assert [word.text for word in next(found)] == ["1"]
    assert list(found) == []
