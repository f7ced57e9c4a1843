"""How sure is each letter? Measures beside the grade that never enter it (docs/robustness.md).

`robustness(scored)` makes all of them from one scored card. Leaves to others: scoring (the modules
above), showing (edition), and the report for staff (sensitivity).
"""

from reportcard.scoring.robustness.measure import robustness

__all__ = ["robustness"]
