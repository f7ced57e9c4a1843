"""The quick look at one mutant: random worlds first, then the worked cases and the rules.

Exits with 0 when nothing noticed a difference. Run by tests.mutants with a spoiled copy of the
package in front of the real one.
"""

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

import reportcard
from reportcard.scoring.second import disagreements
from tests.scoring.agreement import both_engines
from tests.scoring.random_worlds import Case, cases

# No shrinking: that worlds differ is enough to know.
QUICK = settings(
    max_examples=int(os.environ.get("REPORTCARD_RANDOM_WORLDS", "120")),
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
HERE = Path(__file__).resolve().parent.parent
TESTS = (
    "test_worked_cases.py",
    "test_rules.py",
    "test_types.py",
    "test_ending.py",
    "test_lifetime.py",
    "test_second_rules.py",
)


@seed(0)
@QUICK
@given(cases())
def agree(case: Case) -> None:
    """Both engines on one world."""
    assert disagreements(*both_engines(case)) == ()


def main(package: str) -> int:
    """0 when the mutant survives, 1 when it is killed, 2 when another package was looked at.

    Whatever a spoiled engine raises ends the program with 1 as well.
    """
    if not str(Path(reportcard.__file__)).startswith(package):
        return 2
    agree()
    files = [str(HERE / "scoring" / name) for name in TESTS]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *files]
    return min(subprocess.call(command), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
