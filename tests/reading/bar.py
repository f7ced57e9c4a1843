"""The bar that every page type has to clear, and the exceptions with their reasons.

English at most grade 8 (Flesch-Kincaid), Spanish at least 60 (Fernández Huerta): what a reader with
eight years of school reads without help.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.reading.level import NOTHING, Counts, ease, grade
from tests.reading.pages import level_of

HIGHEST_GRADE = 8
LOWEST_EASE = 60
# Too little to measure: a few sentences of names and figures.
FEWEST_WORDS = 60
EXCEPTIONS = Path(__file__).with_name("exceptions.tsv")


@dataclass(frozen=True)
class Level:
    """How hard one type of page is in one language.

    Attributes:
        page: The type: the folder of its pages, or its file.
        language: "en" or "es".
        value: Grade in English, ease in Spanish.
        words: How many words were read.
        excepted: Why it may be harder than the bar; "" if it may not.
    """

    page: str
    language: str
    value: float
    words: int
    excepted: str

    @property
    def bar(self) -> int:
        """The bar of its language."""
        return HIGHEST_GRADE if self.language == "en" else LOWEST_EASE

    @property
    def is_harder(self) -> bool:
        """Whether it misses the bar."""
        return self.value > self.bar if self.language == "en" else self.value < self.bar


def find_levels(site: Mapping[str, bytes]) -> list[Level]:
    """The level of each type of page that has enough words, in order."""
    counts: dict[tuple[str, str], Counts] = {}
    for path, body in site.items():
        if path.endswith(".html"):
            language = "es" if path.startswith("es/") else "en"
            key = (type_of(path.removeprefix("es/")), language)
            counts[key] = counts.get(key, NOTHING) + level_of(body.decode("utf-8"), language)
    excepted = read_exceptions()
    return [
        Level(
            page,
            language,
            grade(found) if language == "en" else ease(found),
            found.words,
            excepted.get((page, language), ""),
        )
        for (page, language), found in sorted(counts.items())
        if found.words >= FEWEST_WORDS
    ]


def type_of(path: str) -> str:
    """The type of a page: "legislators" of legislators/a.html, "data.html", "towns/index.html"."""
    folder, _slash, name = path.rpartition("/")
    return path if not folder or name == "index.html" else folder


def read_exceptions() -> dict[tuple[str, str], str]:
    """Why a page type may be harder, by page and language."""
    lines = EXCEPTIONS.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:] if line)
    return {(page, language): reason for page, language, reason in rows}
