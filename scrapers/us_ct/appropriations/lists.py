"""Lists of amounts in sections whose sentence announces no table that is read: none may vanish.

A list that only says how a sum or a budget line of the same section is shared out is left aside:
the sum is read, or is part of a line that is. Leaves to others: tables below fiscal years (rows).
"""

import re

from reportcard.language import N_
from reportcard.model.untold import Untold, untold

from .columns import cut
from .lines import Line, joined
from .sections import Section

# An amount of a list stands off from the words beside it, further than in any prose: a share of the
# line's height. In the act of 2026 the nearest is at 4.4, and no line of prose comes beyond 1.5.
_OFF = 2.0
_SHARED = re.compile(
    r"(?:of such amount|[Tt]he amounts? appropriated in section \d+"
    r"|[Tt]he sum of \$[\d,]+ (?:of the amount appropriated|is appropriated)).{1,600}?"
    r" shall be (?:made available|distributed|expended)\b"
    r".{1,400}?(?:as follows|for the following grants):$"
)
_REACH = 20  # lines above a list that may speak of it
_UNKNOWN = N_("Page {page}: a list of amounts stands under words that are none of those known.")


def find_list(section: Section) -> Untold | None:
    """The sentence on a section's first list that nobody has read, if it has one."""
    is_shared = False
    for place, line in enumerate(section.lines):
        if _is_item(line) and not is_shared:
            return untold(_UNKNOWN, page=line.page)
        if line.text.endswith(":"):
            above = section.lines[max(0, place - _REACH) : place + 1]
            is_shared = bool(_SHARED.search(joined(other.text for other in above)))
    return None


def _is_item(line: Line) -> bool:
    """Whether a line is a row of a list: words, and an amount that stands off from them."""
    parts = cut(line)
    if not parts.amounts:
        return False
    if line.row or not parts.label:
        return bool(line.row)
    first = next(word for word in line.words if word.x0 >= parts.label[-1].x1)
    return first.x0 - parts.label[-1].x1 > _OFF * line.height
