"""`python -m benchmarks.one NAME`: run one measurement and print it as JSON."""

import sys

from benchmarks.cases import CASES

if __name__ == "__main__":
    print(CASES[sys.argv[1]].run().to_json())
