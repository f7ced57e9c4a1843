"""What the renderer leaves out of a table head: which cells it is the head of.

PDF/UA asks for /Scope on every head cell. Leaves to others: all other tags (the renderer).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pydyf
    from weasyprint import Document


def complete_tags(document: "Document", pdf: "pydyf.PDF") -> None:
    """Give each table head cell its scope: a column in a table's head, else its row.

    Called by the renderer just before the file is written.
    """
    by_reference = {item.reference: item for item in pdf.objects if isinstance(item, dict)}
    for item in by_reference.values():
        if item.get("S") == "/TH":
            section = by_reference[by_reference[item["P"]]["P"]]
            item["A"]["Scope"] = "/Column" if section["S"] == "/THead" else "/Row"
