"""A second opinion on every mark, score and letter, in slow and obvious Python.

Written from docs/scoring.md alone: it takes the rubric as plain data and the rows of the store's
tables, looks at one legislator at a time, and shares no code with the engine. Where the two differ
one of them is wrong. Leaves to others: reading and checking the rubric, and everything that is
shown to a reader.
"""

from reportcard.scoring.second.compare import DisagreementError, disagreements, require_agreement
from reportcard.scoring.second.opinion import Line, Opinion, opinions
from reportcard.scoring.second.record import Rows, rows_of

__all__ = [
    "DisagreementError",
    "Line",
    "Opinion",
    "Rows",
    "disagreements",
    "opinions",
    "require_agreement",
    "rows_of",
]
