"""No number is typed into a template: it comes from the rubric or the record, or is not there."""

import re
from pathlib import Path

import pytest

# Words with digits that state no figure of the report card, each with the reason why it may stand.
ALLOWED = {
    "SHA-256": "the name of a procedure",
    "UTF-8": "the name of a way to write letters",
    "CC BY 4.0": "the name of a licence",
    "Attribution 4.0": "the name of a licence",
    "from 0 to 100": "the scale of every score: docs/scoring.md fixes it, no rubric can change it",
    "of 100 residents": "the unit that shares are told in: edition/shares.py",
    "more than 99 of 100 residents": "how shares just below all are told: edition/shares.py",
    "fewer than 1 of 100 residents": "how shares just above none are told: edition/shares.py",
    "of 100": "the top of the scale of every score",
    "from 1 without gaps": "how the chambers number roll calls, no figure of theirs",
    "the $0 before a new line": "the name of what stands where there was no line",
    "“28 of 31 chances” means": "an example of the wording, nobody's figure",
    "in 31 of the roll calls": "the same example",
    "voted Yes or No in 28 of them": "the same example",
    "“72 of 100, a C, on 11 of 14 chances to vote”": "an example of the wording, nobody's figure",
}


def seen(template: str) -> list[str]:
    """The texts of a template that a reader sees, without markup and without what is put in."""
    text = re.sub(r"\{#.*?#\}|<style.*?</style>", "", template, flags=re.DOTALL)
    words = re.findall(r"""_\(\s*("[^"]*"|'[^']*')""", text)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    named = re.findall(r"""(?:aria-label|alt|title|placeholder)="([^"]*)\"""", text)
    text = re.sub(r"<[^>]*>", "\0", text)
    return [" ".join(part.split()) for part in (*text.split("\0"), *words, *named)]


def typed(template: str) -> list[str]:
    """The texts with a digit in them, allowed ones apart."""
    found = []
    for text in seen(template):
        rest = text
        for allowed in sorted(ALLOWED, key=len, reverse=True):
            rest = rest.replace(allowed, "")
        if re.search(r"\d", rest):
            found.append(text)
    return found


def test_no_template_has_a_number_typed_by_hand(repository: Path) -> None:
    folders = (repository / "templates" / name for name in ("site", "pdf"))
    found = {
        f"{path.parent.name}/{path.name}": texts
        for folder in folders
        for path in sorted(folder.glob("*.html"))
        if (texts := typed(path.read_text("utf-8")))
    }
    assert found == {}


def test_everything_that_is_allowed_is_needed(repository: Path) -> None:
    folders = (repository / "templates" / name for name in ("site", "pdf"))
    texts = " ".join(
        text
        for folder in folders
        for path in folder.glob("*.html")
        for text in seen(path.read_text("utf-8"))
    )
    assert [allowed for allowed in ALLOWED if allowed not in texts] == []


@pytest.mark.parametrize(
    "template",
    [
        "<p>{% trans %}The top 10 of {{ count }}.{% endtrans %}</p>",
        "<p>{{ count }} of 187</p>",
        '<nav aria-label="All 36 seats">',
        '{{ note(_("151 seats")) }}',
    ],
)
def test_a_number_typed_by_hand_is_found(template: str) -> None:
    assert typed(template) != []


@pytest.mark.parametrize(
    "template",
    [
        '<rect width="100" height="8"/>',
        "{% set step = 26 %}{{ 100 - page.share }}",
        "{# 187 of them #}",
        "<p>SHA-256 of the table, CC BY 4.0</p>",
    ],
)
def test_sizes_sums_remarks_and_names_are_no_numbers_typed_by_hand(template: str) -> None:
    assert typed(template) == []
