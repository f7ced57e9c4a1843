"""What of a page is read for its level: whole sentences of ours, in the language of the page.

Left out: official titles and other words in another language than the page's, what stands in
quotation marks (the record, or an example), names of columns, checksums, and whatever is no
sentence (headings, figures, lists of names).
Leaves to others: the formulas (level).
"""

import re

from bs4 import BeautifulSoup, Tag

from tests.reading.level import NOTHING, Counts, count

_BLOCKS = ("p", "li", "dd", "td")
_QUOTED = re.compile("“[^”]*”|«[^»]*»")
_SENTENCE = re.compile(r"[.!?]$")
_FEWEST_WORDS = 4


def level_of(page: str, language: str) -> Counts:
    """The counts of the sentences of a page."""
    found = NOTHING
    for sentence in dict.fromkeys(sentences(page, language)):
        found += count(sentence, language)
    return found


def sentences(page: str, language: str) -> list[str]:
    """The blocks of a page that are sentences, in order."""
    read = BeautifulSoup(page, "lxml")
    main = read.find("main")
    assert isinstance(main, Tag)
    for tag in main.find_all(True):
        if tag.get("lang", language) != language or tag.name in ("code", "svg", "script"):
            tag.extract()
    for tag in main.select(".hash, .cite, .meta, [hidden], template"):
        tag.extract()
    return [text for block in main.find_all(_BLOCKS) if (text := _sentence(block))]


def _sentence(block: Tag) -> str:
    if block.find(_BLOCKS):
        return ""
    text = _QUOTED.sub("", " ".join(block.get_text().split()))
    is_one = _SENTENCE.search(text) and len(text.split()) >= _FEWEST_WORDS
    return text if is_one else ""
