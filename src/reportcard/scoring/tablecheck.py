"""The block from_table of a rubric file, on the plain data (see references).

Leaves to others: whether the tables and their rows exist (expand).
"""

from collections.abc import Iterator
from typing import Any

from reportcard.language import _
from reportcard.scoring.plaindata import Data, Finding, ids, keys_of, records, small, unknown
from reportcard.scoring.possible import impossible
from reportcard.scoring.rubric_tables import SPONSORSHIPS
from reportcard.yamlfile import KeyPath


def check_tables(data: Data) -> Iterator[Finding]:
    """Each table has a type that fits it, marks that its type can have, and a subject."""
    subjects = ids(data, "categories")
    for index, entry in records(data, "from_table"):
        here: KeyPath = ("from_table", index)
        if "category" in entry and str(entry["category"]) not in subjects:
            yield (*here, "category"), *unknown(_("subject"), entry["category"], small(subjects))
        if "category" in entry:
            yield from _without_marks(data, entry, here)
        if (entry.get("type") == "sponsorship") != (entry.get("table") == SPONSORSHIPS):
            message = _("Bills to sponsor come from the table sponsorships, votes from positions.")
            yield (*here, "type"), message, ""
        yield from _actor(entry, here)
        for outcome in keys_of(entry, "marks"):
            yield from impossible(
                {**entry, "id": entry.get("table")}, outcome, (*here, "marks", outcome)
            )


def _without_marks(data: Data, entry: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    marks, kind = keys_of(data, "marks"), str(entry.get("type"))
    if not marks.get(kind) and not entry.get("marks"):
        message = _("There are no marks for {kind}: these criteria would never count.")
        yield (*here, "type"), message.format(kind=kind), _("Add them under marks.")


def _actor(entry: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    """Whose position it is, and the evidence, where it is not our own."""
    is_third = entry.get("type") == "third_party_position"
    for key in ("actor", "source"):
        if is_third and key not in entry:
            message = _("The key {key} is missing.").format(key=key)
            yield (*here, key), message, _("A third party's positions need actor and source.")
    if not is_third and "actor" in entry:
        yield (*here, "actor"), _("actor belongs to type: third_party_position."), ""
