"""A record whose every free text is an attack: what a page, a table or a PDF may be handed.

Every text field of every record is filled, whatever its name; those that are keys or words of a
vocabulary are listed, so that a new field is attacked unless somebody says why not. The same text
always becomes the same attack, so that what is compared by its words still fits.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_type_hints
from zlib import crc32

from reportcard.model.facts import Facts

# Keys, hashes, and codes of a vocabulary: the store refuses any other. A document's address is the
# one that was asked, and the key of the document.
STRUCTURAL = {
    "person_id", "bill_id", "bill_ids", "vote_event_id", "superseded_by", "committee_vote_id",
    "topic_id", "rule_id", "source_id", "second_sources", "entity", "entity_id", "rule", "session",
    "archive_sha256", "parser_version", "cycle", "line_id", "budget_line_id", "other_id",
    "moved_from", "moved_to", "program", "plan", "import_name", "input", "census_code", "row",
    "committee_code", "document_url",
}  # fmt: skip
ADDRESSES = ("source_url",)

LONG = "N" * 10_000
TEXTS = (
    "<script>document.title='taken'</script>",
    '"><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}',
    "'onmouseover='alert(1)' x='</td></table></main>",
    "\u202eevoba\u202c \u2066left\u2069 \u200f",
    '=HYPERLINK("https://example.org","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1-2",
    "-1+2",
    "\t=1+1",
    "]]></script><!--<style>*{display:none}</style>",
    "&lt;b&gt;&amp;amp;<svg onload=alert(1)>",
    "a\x00b\x07c\ufffe",
    LONG,
)
URLS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://example.org",
    "data:text/html,<script>alert(1)</script>",
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/<script>",
    "//example.org/x",
    "file:///etc/passwd",
    " https://example.org\nx",
)


def hostile(record: Any) -> Any:
    """The same record, or tuple of records, with an attack in every free text."""
    if isinstance(record, tuple):
        return tuple(hostile(part) for part in record)
    if not is_dataclass(record) or isinstance(record, type):
        return record
    hints = get_type_hints(type(record))
    changed = {
        field.name: _attacked(field.name, getattr(record, field.name), hints[field.name])
        for field in fields(record)
    }
    return replace(record, **changed)


def free_texts(record: type, found: dict[str, set[str]] | None = None) -> dict[str, set[str]]:
    """The text fields of a record and of those within it that are attacked, by record."""
    found = {} if found is None else found
    hints = get_type_hints(record)
    names = {name for name, hint in hints.items() if _is_text(hint) and name not in STRUCTURAL}
    found[record.__name__] = names
    for hint in hints.values():
        for part in _parts(hint):
            if isinstance(part, type) and is_dataclass(part) and part.__name__ not in found:
                free_texts(part, found)
    return found


def hostile_facts(facts: Facts) -> Facts:
    """The record with an attack in every free text."""
    attacked = hostile(facts)
    assert isinstance(attacked, Facts)
    return attacked


def attack(text: str, among: tuple[str, ...] = TEXTS) -> str:
    """The attack that takes the place of a text, whose beginning it keeps apart from others."""
    if not text:
        return text
    number = crc32(text.encode())
    chosen = among[number % len(among)]
    return chosen + text if among is TEXTS else f"{chosen}#{number}"


def _attacked(name: str, value: Any, hint: Any) -> Any:
    if name in STRUCTURAL:
        return value
    if isinstance(value, str) and _is_text(hint):
        return attack(value, URLS if name in ADDRESSES else TEXTS)
    if isinstance(value, Mapping):
        return value
    return hostile(value)


def _is_text(hint: Any) -> bool:
    return hint is str or str in get_args(hint)


def _parts(hint: Any) -> list[Any]:
    return [hint, *(part for argument in get_args(hint) for part in _parts(argument))]
