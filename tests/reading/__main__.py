"""`make reading-level`: the level of every page type in both languages, and which miss the bar."""

import sys
from pathlib import Path

from tests.edition.rich import rich
from tests.edition.site_reading import rendered
from tests.reading.bar import find_levels

_HERE = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    """Print the table; 1 when a page type is harder than the bar and not excepted."""
    levels = find_levels(rendered(rich().edition, _HERE))
    print(f"{'page':<22}{'language':<10}{'level':>7}  {'bar':>5}  {'words':>6}")
    for level in levels:
        note = f"  {level.excepted or 'TOO HARD'}" if level.is_harder else ""
        print(
            f"{level.page:<22}{level.language:<10}{level.value:>7.1f}  {level.bar:>5}"
            f"  {level.words:>6}{note}"
        )
    return int(any(level.is_harder and not level.excepted for level in levels))


if __name__ == "__main__":
    sys.exit(main())
