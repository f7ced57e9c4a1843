"""Renders the made-up legislature's book and reads it as a viewer and a screen reader would."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from bs4 import BeautifulSoup

from reportcard.edition.contexts import Edition
from reportcard.edition.pdf import render_book_html, render_report_card
from reportcard.model.text import Language


@dataclass(frozen=True)
class Bookmark:
    """An entry of the viewer's side bar: its words, how deep it lies, where it leads (from 0)."""

    title: str
    level: int
    page: int


def written(edition: Edition, language: Language, repository: Path) -> bytes:
    """The book's bytes."""
    templates = repository / "templates"
    return render_report_card(
        edition, language, templates_dir=templates, locale_dir=templates / "locale"
    )


def laid_out(edition: Edition, language: Language, repository: Path) -> BeautifulSoup:
    """The book before layout."""
    templates = repository / "templates"
    html = render_book_html(
        edition, language, templates_dir=templates, locale_dir=templates / "locale"
    )
    return BeautifulSoup(html, "lxml")


def opened(book: bytes) -> pikepdf.Pdf:
    """The book as objects."""
    return pikepdf.open(io.BytesIO(book))


def page_texts(book: bytes) -> list[str]:
    """What stands on each page, white space made even."""
    pdf = pypdfium2.PdfDocument(book)
    try:
        return [even(page.get_textpage().get_text_bounded()) for page in pdf]
    finally:
        pdf.close()


def even(text: str) -> str:
    """Words with one space between them."""
    return re.sub(r"\s+", " ", text).strip()


def bookmarks(pdf: pikepdf.Pdf) -> list[Bookmark]:
    """Every bookmark from the top down."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def below(items: list[pikepdf.OutlineItem], level: int) -> Iterator[Bookmark]:
        for item in items:
            assert isinstance(item.destination, pikepdf.Array)
            yield Bookmark(item.title, level, pages[item.destination[0].objgen])
            yield from below(item.children, level + 1)

    with pdf.open_outline() as outline:
        return list(below(outline.root, 1))


def structure(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure tree, as a screen reader walks through it."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting.extend(reversed(list(item)))
        elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
            yield item
            if "/K" in item:
                waiting.append(item.K)


def heads(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Each table head cell: the section of the table it stands in, and what it is the head of."""
    return [
        (str(cell.P.P.S), str(cell.A.get("/Scope")))
        for cell in structure(pdf)
        if cell.S == "/TH"
    ]  # fmt: skip


def embedded_fonts(pdf: pikepdf.Pdf) -> set[str]:
    """The names of all fonts, without the letters that mark a subset; each must be embedded."""
    names = set()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            assert "/FontFile2" in item or "/FontFile3" in item
            names.add(str(item.FontName).partition("+")[2])
    return names
