"""The engine's SQL: scripts read from files and run on one cursor.

Leaves to others: what the scripts say (sql/), and what is done with the rows (gather).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SQL = Path(__file__).resolve().parent / "sql"
_PARAMETER = re.compile(r"\$(\w+)")
_WHOLE = re.compile(r"\bWHOLE\b")


@cache
def _statements(name: str) -> tuple[str, ...]:
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    code = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    return tuple(statement for statement in code.split(";") if statement.strip())


@dataclass(frozen=True, slots=True)
class Scripts:
    """Scripts on a cursor.

    Attributes:
        cursor: Of a store, or of a database of its own.
        whole: The type that `WHOLE` stands for: BIGINT or HUGEINT.
        values: Parameters that every script may name.
    """

    cursor: "DuckDBPyConnection"
    whole: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def load(self, table: str, columns: Mapping[str, Sequence[Any]]) -> None:
        """A temporary table of text with these columns; the scripts give them their types.

        The rows travel as one text, which is many times faster than lists of values and takes
        whole numbers of any size; what is the same in all of them travels once. No value is empty
        or has a tab or a line break in it.
        """
        key, *others = columns  # the first column says how many rows there are
        same = {
            name: _text(column[0])
            for name in others
            if (column := columns[name]) and column.count(column[0]) == len(column)
        }
        differing = {name: columns[name] for name in (key, *others) if name not in same}
        rows = map("\t".join, zip(*(map(_text, c) for c in differing.values()), strict=True))
        place = {name: f"nullif(cell[{number}], '')" for number, name in enumerate(differing, 1)}
        place |= {name: f"nullif(${name}, '')" for name in same}
        cells = ", ".join(f"{place.get(name, 'NULL::VARCHAR')} AS {name}" for name in columns)
        self.cursor.execute(
            f"CREATE TEMP TABLE {table} AS SELECT {cells} FROM"
            " (SELECT string_split(unnest(string_split($rows, chr(10))), chr(9)) AS cell)",
            {**same, "rows": "\n".join(rows) or None},
        )

    def run(self, name: str) -> None:
        """Run the statements of a script, each with the parameters it names."""
        for statement in _statements(name):
            named = sorted(set(_PARAMETER.findall(statement)))
            self.cursor.execute(
                _WHOLE.sub(self.whole, statement), {key: self.values[key] for key in named}
            )

    def rows(self, name: str) -> list[tuple[Any, ...]]:
        """The rows of a script of one query."""
        (query,) = _statements(name)
        return self.cursor.execute(query).fetchall()


def _text(value: Any) -> str:
    return "" if value is None else str(value)
