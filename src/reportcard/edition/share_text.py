"""The text to share a card with: short enough for every place where people share.

Leaves to others: the words (templates/site/share_parts.html).
"""

from collections.abc import Sequence

from markupsafe import Markup

# Fewer than 300 signs fit everywhere, the address included.
SHARE_LIMIT = 299
_ELLIPSIS = "\u2026"


def fit_share_text(variants: Sequence[Sequence[str]]) -> str:
    """The first text that is short enough; where none is, the last one, cut.

    Args:
        variants: Each a text in parts, the fullest first; an empty part is left out.

    Returns:
        At most SHARE_LIMIT signs, not escaped.
    """
    texts = [" ".join(filter(None, map(_plain, parts))) for parts in variants]
    found = next((text for text in texts if len(text) <= SHARE_LIMIT), None)
    return texts[-1][: SHARE_LIMIT - 1] + _ELLIPSIS if found is None else found


def _plain(part: str) -> str:
    """What a template made comes escaped; spaces are folded."""
    return " ".join((part.unescape() if isinstance(part, Markup) else part).split())
