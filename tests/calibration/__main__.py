"""`make calibration`: how well the measures of robustness hold, as a table of figures.

Everything is drawn with fixed seeds: the figures are the same on every machine, but for the last
digit. docs/robustness.md has them with what they mean.
"""

import sys
from collections.abc import Callable, Iterator

from tests.calibration import intervals, letters, new_runs, standings

TABLES: dict[str, Callable[[], Iterator[str]]] = {
    "letters": letters.lines,
    "wilson": intervals.wilson_lines,
    "wobble": intervals.wobble_lines,
    "ranks": standings.lines,
    "new-runs": new_runs.lines,
}


def main() -> None:
    """Print the tables; those named on the command line only, if there are any."""
    for name in sys.argv[1:] or TABLES:
        for line in TABLES[name]():
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main()
