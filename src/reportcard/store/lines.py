"""Which budget lines of different documents are one: what persons decided, as far as it holds.

Pure. Lines with the same words are one without anybody's word, and so are two names of which a
document itself says that one takes the place of the other; every other pair waits for a ruling.
A ruling that would make two sums of one document into one line is not in force, nor is one that
another denies: both are a Refusal, which is said aloud. Leaves to others: the words by which lines
are compared and proposals (budget_open.sql), the files (review), the tables (budget).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

# Words of fund, agency and account, as budget_words() in budget_rows.sql makes them.
Key = tuple[str, str, str]
# A cycle and a line of it.
Line = tuple[str, Key]


@dataclass(frozen=True, slots=True)
class LineRuling:
    """What somebody says of two lines of a cycle; account is "" in both for whole agencies.

    printed: the two names as they wrote them, fund, agency and account. place and sha256 say where.
    """

    cycle: str
    key: Key
    other: Key
    same: bool
    move: bool
    ruled_by: str
    printed: tuple[str, ...]
    source_id: str
    place: str
    sha256: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """One row of a document, in a section that adds up: its old and new amount."""

    line: Line
    document_url: str
    fiscal_year: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class LineRefusal:
    """A ruling that is not in force: the rule names a sentence, the figure fills it."""

    ruling: LineRuling
    rule: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """The rulings in force, as the store uses them.

    Attributes:
        groups: Every line that was joined with others, and the one that names them all.
        confirmed: Those of them that are joined because of somebody's ruling.
        moves: From which line to which.
        decided: The pairs of which nobody needs to be asked again.
        refused: The rulings that are not in force.
    """

    groups: Mapping[Line, Key]
    confirmed: frozenset[Line]
    moves: tuple[tuple[Line, Key], ...]
    decided: tuple[tuple[Line, Key], ...]
    refused: tuple[LineRefusal, ...]


def judge_lines(
    rulings: Iterable[LineRuling],
    rows: Iterable[LineRow],
    renamed: Iterable[tuple[Line, Line]] = (),
) -> Judged:
    """Tell rulings that the documents leave room for from those that they speak against.

    Args:
        rulings: In the order of their file, which decides between two that do not go together.
        rows: Every account and lapse of the sections that add up.
        renamed: Two names of one row: a document repeals the one and puts the other in its place.
    """
    board = _Board(rows)
    for one, other in sorted(set(renamed)):
        board.rename(one, other)
    refused: list[LineRefusal] = []
    ordered = sorted(rulings, key=lambda r: r.same)  # what is not the same comes first
    for ruling in ordered:
        pairs = tuple(board.pairs_of(ruling))
        refusal = board.objection(ruling, pairs)
        if refusal is not None:
            refused.append(refusal)
            continue
        board.take(ruling, pairs)
    groups = board.groups()
    confirmed = {line for line in groups if board.ruled & set(board.members[line])}
    return Judged(
        groups, frozenset(confirmed), tuple(board.moves), tuple(board.decided), tuple(refused)
    )


@dataclass(slots=True)
class _Board:
    """The lines while rulings are taken one by one."""

    rows_in: Iterable[LineRow]
    rows: dict[Line, list[LineRow]] = field(default_factory=lambda: defaultdict(list))
    members: dict[Line, tuple[Line, ...]] = field(default_factory=dict)
    apart: set[frozenset[Line]] = field(default_factory=set)
    ruled: set[Line] = field(default_factory=set)
    moves: list[tuple[Line, Key]] = field(default_factory=list)
    decided: list[tuple[Line, Key]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for row in self.rows_in:
            self.rows[row.line].append(row)
        self.members = {line: (line,) for line in self.rows}

    def rename(self, one: Line, other: Line) -> None:
        """Join two names of one row, unless a document has a sum for each of them."""
        if one in self.members and other in self.members:
            joined = {*self.members[one], *self.members[other]}
            if not self._both_in(joined):
                self._join(joined)

    def pairs_of(self, ruling: LineRuling) -> Iterator[tuple[Line, Line]]:
        """The pairs of lines that a ruling is about: for two agencies, their equal accounts."""
        one, other = (ruling.cycle, ruling.key), (ruling.cycle, ruling.other)
        if ruling.key[2] or ruling.other[2]:
            if one in self.rows and other in self.rows:
                yield one, other
            return
        for line in sorted(self.rows):
            cycle, (fund, agency, account) = line
            twin = (cycle, (*ruling.other[:2], account))
            if (cycle, fund, agency) == (ruling.cycle, *ruling.key[:2]) and twin in self.rows:
                yield line, twin

    def objection(
        self, ruling: LineRuling, pairs: Sequence[tuple[Line, Line]]
    ) -> LineRefusal | None:
        """What the documents, or another ruling, have against one; None where they have nothing."""
        if not pairs:
            return LineRefusal(ruling, "line_ruling_unknown", self._unknown(ruling))
        if ruling.move or not ruling.same:
            return None
        for one, other in pairs:
            joined = {*self.members[one], *self.members[other]}
            if any(pair <= joined for pair in self.apart):
                return LineRefusal(ruling, "line_ruling_denied")
            if url := self._both_in(joined):
                return LineRefusal(ruling, "line_ruling_both", url)
        return None

    def take(self, ruling: LineRuling, pairs: Sequence[tuple[Line, Line]]) -> None:
        """Let a ruling be in force."""
        for one, other in pairs:
            self.decided.append((one, other[1]))
            if ruling.move:
                self.moves.append((one, other[1]))
            elif ruling.same:
                self._join({*self.members[one], *self.members[other]})
                self.ruled |= {one, other}
            else:
                self.apart.add(frozenset((one, other)))

    def groups(self) -> dict[Line, Key]:
        """Lines that were joined, each with the first of its group."""
        return {
            line: joined[0][1] for line, joined in sorted(self.members.items()) if len(joined) > 1
        }

    def _join(self, lines: Iterable[Line]) -> None:
        joined = tuple(sorted(lines))
        self.members |= dict.fromkeys(joined, joined)

    def _unknown(self, ruling: LineRuling) -> str:
        """The names of a ruling that no document has, as they were written."""
        halves = ((ruling.key, ruling.printed[:3]), (ruling.other, ruling.printed[3:]))
        known = [
            any(
                line[0] == ruling.cycle and line[1][: 3 if key[2] else 2] == _named(key)
                for line in self.rows
            )
            for key, _printed in halves
        ]
        missing = [
            ", ".join(word for word in printed if word)
            for (_key, printed), is_known in zip(halves, known, strict=True)
            if not is_known
        ]
        return "; ".join(missing) or ", ".join(word for word in ruling.printed[3:] if word)

    def _both_in(self, joined: Iterable[Line]) -> str:
        """The document in which two of these have a sum of their own; "" where none is."""
        sums: dict[tuple[str, int], list[LineRow]] = defaultdict(list)
        for line in sorted(joined):
            for row in self.rows[line]:
                sums[row.document_url, row.fiscal_year].append(row)
        for (url, _year), rows in sorted(sums.items()):
            if sum(r.before != 0 for r in rows) > 1 or sum(r.after != 0 for r in rows) > 1:
                return url
        return ""


def _named(key: Key) -> tuple[str, ...]:
    return key if key[2] else key[:2]
