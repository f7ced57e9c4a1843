"""`make bench`: one line for each measurement, with its target where the design names one.

Each measurement runs in a process of its own, so that its peak memory is its own. The figures
depend on the machine: compare two versions on the same machine, in the same hour.
"""

import subprocess
import sys

from benchmarks.cases import CASES
from benchmarks.measure import Measured


def main() -> None:
    """Print the table; measurements named on the command line only, if there are any."""
    wanted = sys.argv[1:] or list(CASES)
    print(f"{'measurement':<28}{'what':>24}{'seconds':>10}{'a second':>12}{'peak MB':>9}  target")
    for name in wanted:
        shown = subprocess.run(
            [sys.executable, "-m", "benchmarks.one", name],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
        print(_line(name, Measured.from_json(shown)), flush=True)


def _line(name: str, found: Measured) -> str:
    what = f"{found.count:,} {found.unit}"
    rate = found.count / found.seconds if found.seconds else 0.0
    return (
        f"{name:<28}{what:>24}{found.seconds:>10.2f}{rate:>12,.1f}{found.peak_mb:>9.0f}"
        f"  {CASES[name].target}"
    )


if __name__ == "__main__":
    main()
