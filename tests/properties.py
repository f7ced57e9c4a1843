"""How properties are tested: no clock, and the same examples on every machine."""

from hypothesis import settings

PROPERTY = settings(deadline=None, derandomize=True)
