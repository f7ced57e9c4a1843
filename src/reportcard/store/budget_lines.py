"""Budget lines across documents: the rows that are one, by their words or by somebody's ruling.

Leaves to others: which rulings hold (lines), which rows add up (budget), proposals
(budget_open.sql).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import duckdb
import pyarrow as pa

from reportcard.model.facts import Quarantined
from reportcard.model.line_names import LineName, find_unknown_part
from reportcard.model.text import Text
from reportcard.problems import nearest
from reportcard.store.budget_sentences import budget_document, dollars
from reportcard.store.connect import read_sql
from reportcard.store.lines import (
    Judged,
    Key,
    Line,
    LineRefusal,
    LineRow,
    LineRuling,
    judge_lines,
)
from reportcard.store.sentences import Phrasebook, named

LINE = "budget_line"
# What is wrong with a ruling that names what no document has; where it is the budget, another
# sentence says so.
UNKNOWN, NO_BUDGET = "line_ruling_unknown", "line_ruling_cycle"

_RULINGS = """
SELECT cycle, budget_words(fund), budget_words(agency), budget_words(account),
       budget_words(same_fund), budget_words(same_agency), budget_words(same_account), same, move,
       ruled_by, fund, agency, account, same_fund, same_agency, same_account, source_id, source_url,
       archive_sha256
FROM raw.current_line_ruling
ORDER BY page_url, TRY_CAST(regexp_extract(source_url, ':(\\d+)$', 1) AS INTEGER), source_url,
         fund, agency, account, same_fund, same_agency, same_account"""
_ROWS = """
SELECT cycle, fund_words, agency_words, account_words, document_url, fiscal_year,
       coalesce(before, 0), after
FROM sound_row WHERE is_level ORDER BY ALL"""
# The row of one document says both names.
_RENAMED = """
SELECT DISTINCT cycle, fund_words, agency_words, budget_words(renamed_from), account_words
FROM sound_row WHERE is_level AND renamed_from <> '' AND budget_words(renamed_from) <> account_words
ORDER BY ALL"""
_NAMES = """
SELECT DISTINCT cycle, fund, agency, account FROM sound_row WHERE is_level ORDER BY ALL"""
_TROUBLES = """
SELECT 'named_twice' AS rule, n.budget_line_id, n.fund, n.agency, n.account, s.fiscal_year, s.stage,
       d.session, d.bill, s.section, s.page, s.rows AS a, NULL AS b, s.source_id, s.document_url,
       s.archive_sha256
FROM line_stage AS s
JOIN line_named AS n USING (cycle, fiscal_year, line_key)
JOIN asked_document AS d
  ON d.cycle = s.cycle AND d.stage = s.stage AND d.document_url = s.document_url
WHERE s.is_ambiguous
UNION ALL
SELECT 'base_differs', n.budget_line_id, n.fund, n.agency, n.account, x.fiscal_year, x.stage,
       d.session, d.bill, x.section, x.page, x.before, y.before, x.source_id, x.document_url,
       x.archive_sha256
FROM line_stage AS x
JOIN line_stage AS y USING (cycle, fiscal_year, line_key)
JOIN line_named AS n USING (cycle, fiscal_year, line_key)
JOIN asked_document AS d
  ON d.cycle = x.cycle AND d.stage = x.stage AND d.document_url = x.document_url
WHERE NOT x.is_ambiguous AND NOT y.is_ambiguous AND x.before > y.before
ORDER BY ALL"""


def fill_budget_lines(
    con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook
) -> tuple[Quarantined, ...]:
    """Fill core.budget_line, core.appropriation_line and core.open_line, after budget.sql.

    Returns:
        Rulings that are not in force, and lines of which a figure is not known for sure.
    """
    rulings = [_ruling(row) for row in con.execute(_RULINGS).fetchall()]
    renamed = [
        ((cycle, (fund, agency, old)), (cycle, (fund, agency, new)))
        for cycle, fund, agency, old, new in con.execute(_RENAMED).fetchall()
    ]
    needs_rows = rulings or renamed
    rows = [_row(row) for row in con.execute(_ROWS).fetchall()] if needs_rows else []
    judged = judge_lines(rulings, rows, renamed)
    _put(con, "line_alias", ("cycle", "own_key", "group_key", "how"), _aliases(judged))
    _put(con, "line_move", ("cycle", "from_key", "to_key"), _pairs(judged.moves))
    con.execute(read_sql("budget_lines"))
    _put(con, "line_ruled", ("cycle", "own_key", "other_key"), _pairs(judged.decided))
    con.execute(read_sql("budget_open"))
    return (*_refusals(con, judged.refused, phrasebook), *_troubles(con, phrasebook))


def ruling_id(cycle: str, names: Iterable[str]) -> str:
    """What quarantine calls a ruling on two lines, by their printed names."""
    return "|".join((cycle, *names))


# ---------------------------------------------------------------- private


def _ruling(row: tuple[Any, ...]) -> LineRuling:
    cycle, *words, same, move, by = row[:10]
    return LineRuling(
        cycle=cycle,
        key=(words[0], words[1], words[2]),
        other=(words[3], words[4], words[5]),
        same=same,
        move=move,
        ruled_by=by,
        printed=row[10:16],
        source_id=row[16],
        place=row[17],
        sha256=row[18],
    )


def _row(row: tuple[Any, ...]) -> LineRow:
    cycle, fund, agency, account, url, year, before, after = row
    return LineRow((cycle, (fund, agency, account)), url, year, before, after)


def _aliases(judged: Judged) -> Iterator[tuple[str, ...]]:
    for line, group in judged.groups.items():
        how = "confirmed" if line in judged.confirmed else "renamed"
        yield line[0], "|".join(line[1]), "|".join(group), how


def _pairs(pairs: Iterable[tuple[Line, Key]]) -> Iterator[tuple[str, ...]]:
    for (cycle, one), other in pairs:
        yield cycle, "|".join(one), "|".join(other)


def _put(
    con: duckdb.DuckDBPyConnection,
    table: str,
    names: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
) -> None:
    """Make a temp table of words."""
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    arrays = {name: pa.array(c, pa.string()) for name, c in zip(names, columns, strict=True)}
    con.register("incoming_pairs", pa.table(arrays))
    con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT DISTINCT * FROM incoming_pairs")
    con.unregister("incoming_pairs")


def _refusals(
    con: duckdb.DuckDBPyConnection, refused: Sequence[LineRefusal], phrasebook: Phrasebook
) -> Iterator[Quarantined]:
    """Rulings that are not in force; of those that name what no document has, the nearest name."""
    names: dict[str, list[LineName]] = defaultdict(list)
    if any(refusal.rule == UNKNOWN for refusal in refused):
        for cycle, fund, agency, account in con.execute(_NAMES).fetchall():
            names[cycle].append((fund, agency, account))
    for refusal in refused:
        ruling = refusal.ruling
        sentence = _refusal(refusal, phrasebook)
        if refusal.rule == UNKNOWN and ruling.cycle not in names:
            sentence = _refusal(replace(refusal, rule=NO_BUDGET, figure=ruling.cycle), phrasebook)
        if refusal.rule == UNKNOWN and (near := _near(ruling, names)):
            words = phrasebook.sentence("line_ruling_near", named(near))
            sentence = Text(en=f"{sentence.en} {words.en}", es=f"{sentence.es} {words.es}")
        yield Quarantined(
            "ruling", ruling_id(ruling.cycle, ruling.printed), refusal.rule, sentence,
            ruling.source_id, ruling.place, ruling.sha256,
        )  # fmt: skip


def _refusal(refusal: LineRefusal, phrasebook: Phrasebook) -> Text:
    ruling = refusal.ruling
    one, other = (
        ", ".join(word for word in half if word)
        for half in (ruling.printed[:3], ruling.printed[3:])
    )
    return phrasebook.sentence(
        refusal.rule, named(one), a=ruling.ruled_by, b=other, c=refusal.figure
    )


def _near(ruling: LineRuling, names: Mapping[str, Sequence[LineName]]) -> str:
    """What the documents have that is most like what a ruling names in vain; "" for nothing."""
    if ruling.cycle not in names:
        return nearest(ruling.cycle, sorted(names)) or ""
    found: list[str] = []
    for half in (ruling.printed[:3], ruling.printed[3:]):
        name = half if half[2] else half[:2]
        if unknown := find_unknown_part(name, names[ruling.cycle]):
            near = nearest(name[unknown.at], unknown.known)
            found += [near] if near else []
    return "; ".join(found)


def _troubles(con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook) -> Iterator[Quarantined]:
    rows: list[Any] = con.execute(_TROUBLES).fetchall()
    for rule, line_id, fund, agency, account, year, stage, session, bill, section, *row in rows:
        page, a, b, source_id, url, sha256 = row
        sentence = phrasebook.sentence(
            rule,
            named(", ".join((fund, agency, account))),
            year=str(year),
            document=budget_document(stage, bill, session),
            section=str(section),
            page=str(page),
            a=str(a) if rule == "named_twice" else dollars(a),
            b=dollars(b),
        )
        yield Quarantined(LINE, line_id, rule, sentence, source_id, url, sha256)
