"""`make golden`: prints how many published figures of each scorecard the engine reproduces."""

import os
import sys
from pathlib import Path

from tests.golden.run import run_all


def main() -> int:
    """Print every case; 0 when all of them come out as they must."""
    folder = os.environ.get("REPORTCARD_SHARED")
    if not folder:
        print("Set REPORTCARD_SHARED to the folder with the shared development data.")
        return 2
    failed = 0
    for outcome in run_all(Path(folder).resolve() / "golden"):
        failed += not (outcome.is_as_published and outcome.tells_rules_apart)
        print("\n".join(outcome.lines()), flush=True)
    print("All published figures come out." if not failed else f"{failed} cases do not come out.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
