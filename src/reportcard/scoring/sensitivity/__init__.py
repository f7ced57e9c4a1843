"""The sensitivity report: what the grades rest on and what could change them, for staff, in words.

`report` puts the sections together; each has a module. All of it speaks the language of the
terminal, and only tells what scoring, robustness and audit have found: nothing is computed here
but counts. Leaves to others: files, hashes and sign-offs (pipeline).
"""

from reportcard.scoring.sensitivity.fingerprint import fingerprint
from reportcard.scoring.sensitivity.report import Measured, report

__all__ = ["Measured", "fingerprint", "report"]
