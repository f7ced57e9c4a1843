"""Markdown, as far as the report needs it: headings, paragraphs, lists, tables."""

from collections.abc import Iterable, Sequence

Block = str


def heading(words: str, *, level: int = 2) -> Block:
    """A heading."""
    return f"{'#' * level} {words}"


def bullets(lines: Iterable[str]) -> Block:
    """A list; "" of nothing."""
    return "\n".join(f"- {' '.join(line.split())}" for line in lines)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Block:
    """A table; "" without a row."""
    body = [_row(row) for row in rows]
    if not body:
        return ""
    return "\n".join([_row(head), "|" + "---|" * len(head), *body])


def document(blocks: Iterable[Block]) -> str:
    """All blocks that say something, an empty line between them."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
