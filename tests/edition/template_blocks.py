"""The blocks that a project may fill anew, read from the templates of the pages.

`python -m tests.edition.template_blocks` prints the table of blocks of docs/templates.md.
"""

import re
import sys
from pathlib import Path

CHAPTER = "## Blocks of each page"
_HERE = Path(__file__).resolve().parent.parent.parent


def rows(templates: Path) -> list[str]:
    """A line of the table for each template with blocks of its own, in the order of the page."""
    return [
        f"| `{path.name}` | {', '.join(f'`{name}`' for name in found)} |"
        for path in sorted((templates / "site").glob("*.html"))
        if (found := blocks_of(path))
    ]


def blocks_of(template: Path) -> tuple[str, ...]:
    """The names of a template's blocks; the title and the frame's own are on every page."""
    names = re.findall(r"\{%-?\s*block\s+(\w+)", template.read_text("utf-8"))
    every_page = {"title", "description", "scripts", "main"} if template.name != "base.html" else ()
    return tuple(name for name in names if name not in every_page)


if __name__ == "__main__":
    sys.stdout.write("\n".join(rows(_HERE / "templates")) + "\n")
