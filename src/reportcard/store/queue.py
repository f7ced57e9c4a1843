"""What waits for a person's decision, as the store shows it: open questions and names.

Leaves to others: how it came to wait (ruled, names.sql), and the decision (review).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from difflib import get_close_matches

import duckdb

from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from reportcard.model.waiting import Candidate, Claim, OpenName, OpenQuestion, Waiting

# Of a misspelt name so many people are shown, and only if they look alike.
_NEAREST, _ALIKE = 3, 0.6


def read_open_questions(con: duckdb.DuckDBPyConnection) -> tuple[OpenQuestion, ...]:
    """Every roll call that waits for a ruling, by session, chamber and number."""
    history, reasons = _histories(con), _reasons(con)
    rows = con.execute(
        "SELECT vote_event_id, why, held_on, passed, yes_count, no_count, absent_count,"
        " question_printed, label, question_class, amendment_chamber, amendment_schedule,"
        " bill_ids, source_url"
        " FROM core.open_question ORDER BY session, chamber, number"
    ).fetchall()
    names = dict(con.execute("SELECT bill_id, identifier FROM core.bill").fetchall())
    return tuple(
        OpenQuestion(
            vote_event_id=event,
            why=why,
            held_on=held_on,
            passed=passed,
            counts=(yes, no, absent),
            sheet_words=sheet_words,
            label=label,
            likely=(question_class, of, schedule),
            choices=_choices(history[event], passed=passed),
            bills=tuple(names.get(bill, bill) for bill in bills),
            history=tuple(line[:3] for line in history[event]),
            reasons=tuple(reasons[event]),
            sheet_url=url,
        )
        for event, why, held_on, passed, yes, no, absent, sheet_words, label, question_class, of,
        schedule, bills, url in rows
    )  # fmt: skip


def read_open_names(con: duckdb.DuckDBPyConnection) -> tuple[OpenName, ...]:
    """Every printed name that waits for a ruling, by chamber and name."""
    rows = con.execute(
        "SELECT chamber, printed_name, person_ids, count(DISTINCT vote_event_id), min(held_on),"
        " max(held_on), arg_max([before_id, after_id], (held_on, vote_event_id, line)),"
        " arg_max(source_url, (held_on, vote_event_id, line))"
        " FROM core.open_name GROUP BY chamber, printed_name, person_ids ORDER BY ALL"
    ).fetchall()
    names = dict(con.execute("SELECT person_id, name FROM core.person").fetchall())
    return tuple(
        OpenName(
            chamber=chamber,
            printed_name=printed,
            fits=len(ids),
            candidates=_candidates(con, chamber, printed, ids, (first_on, last_on)),
            roll_calls=count,
            first_on=first_on,
            last_on=last_on,
            neighbours=(names.get(around[0], ""), names.get(around[1], "")),
            sheet_url=url,
        )
        for chamber, printed, ids, count, first_on, last_on, around, url in rows
    )


def read_undated(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """People whose votes are theirs although it is not known since when they sat."""
    rows = con.execute(
        "SELECT DISTINCT p.name FROM core.person_vote JOIN core.person AS p USING (person_id)"
        " WHERE match_confidence = 'undated' ORDER BY 1"
    ).fetchall()
    return tuple(row[0] for row in rows)


def count_waiting(con: duckdb.DuckDBPyConnection) -> Waiting:
    """How many roll calls, printed names and pairs of budget lines wait for a person."""
    row = con.execute(
        "SELECT (SELECT count(*) FROM core.open_question),"
        " (SELECT count(DISTINCT (chamber, printed_name)) FROM core.open_name),"
        " (SELECT count(*) FROM core.open_line)"
    ).fetchone()
    return Waiting(*row) if row else Waiting()


_Line = tuple[date, str, str, str, str | None, str | None, str | None]


def _histories(con: duckdb.DuckDBPyConnection) -> Mapping[str, list[_Line]]:
    """For each open roll call the lines of its bills and day, in order.

    The day before stands in where the history knows no decision of the day itself: a sitting may
    go on after midnight.
    """
    lines: dict[str, dict[date, list[_Line]]] = defaultdict(lambda: defaultdict(list))
    held: dict[str, date] = {}
    for event, held_on, *line in con.execute(
        "SELECT q.vote_event_id, q.held_on, a.acted_on, coalesce(b.identifier, a.bill_id), a.text,"
        " a.action_class, a.outcome, a.amendment_chamber, a.amendment_schedule"
        " FROM core.open_question AS q"
        " JOIN core.action AS a ON list_contains(q.bill_ids, a.bill_id)"
        "  AND a.acted_on BETWEEN q.held_on - INTERVAL 1 DAY AND q.held_on"
        "  AND (a.chamber = q.chamber OR a.chamber IS NULL) AND a.action_class <> 'office_work'"
        " LEFT JOIN core.bill AS b USING (bill_id)"
        " ORDER BY q.vote_event_id, a.bill_id, a.action_order"
    ).fetchall():
        lines[event][line[0]].append((*line,))
        held[event] = held_on
    return defaultdict(list, {event: _of_day(days, held[event]) for event, days in lines.items()})


def _of_day(days: Mapping[date, list[_Line]], held_on: date) -> list[_Line]:
    here, eve = days.get(held_on, []), days.get(held_on - timedelta(days=1), [])
    return here if any(line[3] in ("passage", "amendment") for line in here) else [*eve, *here]


def _choices(lines: Sequence[_Line], *, passed: bool) -> tuple[Claim, ...]:
    found: dict[Claim, None] = {}
    for _day, _bill, _text, action_class, outcome, of, schedules in lines:
        if outcome != ("passed" if passed else "failed"):
            continue
        if action_class == "passage":
            found["passage", None, None] = None
        elif action_class == "amendment" and of is not None:
            chamber: Chamber = "house" if of == "house" else "senate"
            for letter in (schedules or "").split(","):
                found["amendment", chamber, letter.strip()] = None
    return tuple(found)


def _reasons(con: duckdb.DuckDBPyConnection) -> Mapping[str, list[Text]]:
    reasons: dict[str, list[Text]] = defaultdict(list)
    for event, english, spanish in con.execute(
        "SELECT entity_id, sentence_en, sentence_es FROM core.quarantine"
        " WHERE entity IN ('question', 'ruling') OR rule = 'second_identity' ORDER BY ALL"
    ).fetchall():
        reasons[event].append(Text(en=english, es=spanish))
    return reasons


def _candidates(
    con: duckdb.DuckDBPyConnection,
    chamber: str,
    printed: str,
    ids: Sequence[str],
    days: tuple[date, date],
) -> tuple[Candidate, ...]:
    """Those that the rules leave, else those in office meanwhile whose name looks most alike."""
    rows = con.execute(
        "SELECT DISTINCT ON (m.person_id) m.person_id, p.name, m.district, m.party, p.family_name"
        " FROM core.membership AS m JOIN core.person AS p USING (person_id)"
        " WHERE m.chamber = $chamber AND coalesce(m.start_on, DATE '0001-01-01') <= $last"
        " AND coalesce(m.end_on, DATE '9999-12-31') > $first ORDER BY m.person_id, m.start_on",
        {"chamber": chamber, "first": days[0], "last": days[1]},
    ).fetchall()
    if ids:
        return tuple(Candidate(*row[:4]) for row in rows if row[0] in ids)
    surname = printed.partition(",")[0].casefold()
    families = sorted({row[4].casefold() for row in rows})
    near = get_close_matches(surname, families, n=_NEAREST, cutoff=_ALIKE)
    alike = [row for row in rows if row[4].casefold() in near]
    return tuple(
        Candidate(*row[:4]) for row in sorted(alike, key=lambda r: near.index(r[4].casefold()))
    )
