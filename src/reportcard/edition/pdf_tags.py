"""What the renderer gets wrong in the tags of a table: which cells a head cell is the head of.

PDF/UA asks for /Scope on every head cell; the renderer writes lists of identifiers instead, without
the index that such identifiers need. Leaves to others: all other tags (the renderer).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pydyf
    from weasyprint import Document


def complete_tags(document: "Document", pdf: "pydyf.PDF") -> None:
    """Give each table head cell its scope: a column in a table's head, else its row.

    Called by the renderer just before the file is written.
    """
    from pydyf import Dictionary  # late, like the renderer that it belongs to

    by_reference = {item.reference: item for item in pdf.objects if isinstance(item, Dictionary)}
    for item in by_reference.values():
        if item.get("S") == "/TH":
            section = by_reference[by_reference[item["P"]]["P"]]
            item["A"]["Scope"] = "/Column" if section["S"] == "/THead" else "/Row"
            item.pop("ID", None)
        elif item.get("S") == "/TD":
            item["A"].pop("Headers", None)
