"""reportcard: from the official page to the published grade.

Importing the package loads no third-party library; see docs/architecture.md for the stages.
"""

__version__ = "0.1.0"
