"""Rows of a CSV table, each field asked for by name and checked as it is taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from reportcard.collect.text import read_csv
from reportcard.errors import PageError
from reportcard.language import _

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. Every question about a field that has no answer is a PageError."""

    line: int
    fields: dict[str, str]

    def text(self, name: str) -> str:
        """A field that must not be empty."""
        value = self.fields[name]
        if not value:
            raise PageError(_("Line {line}: {name} is empty.").format(line=self.line, name=name))
        return value

    def maybe(self, name: str) -> str:
        """A field that may be empty."""
        return self.fields[name]

    def integer(self, name: str) -> int:
        """A whole number, not negative."""
        value = self.text(name)
        if not (value.isascii() and value.isdecimal()):
            raise self._wrong(name, _("a whole number"))
        return int(value)

    def day(self, name: str) -> date:
        """A day as YYYY-MM-DD."""
        try:
            return date.fromisoformat(self.text(name))
        except ValueError as error:
            raise self._wrong(name, _("a day as YYYY-MM-DD")) from error

    def maybe_day(self, name: str) -> date | None:
        """A day, or None where the field is empty."""
        return self.day(name) if self.fields[name] else None

    def one_of(self, name: str, allowed: Sequence[Word]) -> Word:
        """One of a few words."""
        value = self.text(name)
        for word in allowed:
            if word == value:
                return word
        raise self._wrong(name, _("one of: {words}").format(words=", ".join(allowed)))

    def _wrong(self, name: str, expected: str) -> PageError:
        message = _('Line {line}: {name} is "{value}", which is not {expected}.')
        return PageError(
            message.format(line=self.line, name=name, value=self.fields[name], expected=expected)
        )


def read_table(body: bytes, *, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a UTF-8 table of the project's own, whose header names just these columns.

    Raises:
        PageError: another header, or a row of another length.
    """
    try:
        rows = read_csv(body.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        message = _("The table is not in UTF-8: save it as CSV UTF-8.")
        raise PageError(message) from error
    if next(rows, (1, []))[1] != list(columns):
        message = _("The table's header must be: {columns}.")
        raise PageError(message.format(columns=",".join(columns)))
    for line, cells in rows:
        if len(cells) != len(columns):
            message = _("Line {line} has {n} fields; the header has {m}.")
            raise PageError(message.format(line=line, n=len(cells), m=len(columns)))
        yield Row(line, dict(zip(columns, cells, strict=True)))
