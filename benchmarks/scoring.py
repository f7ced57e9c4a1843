"""What scoring is measured on: an invented term, and invented records of many years.

The tables are those of the store, with its types of keys. Of the large records only sums are asked
for, through the engine's own scripts; a card for them is made directly, a criterion a roll call.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.measure import Measured
from reportcard.model.scores import (
    Band,
    Category,
    Criterion,
    Eligibility,
    MarkRule,
    RubricCard,
)
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber

if TYPE_CHECKING:
    import duckdb

FIRST = date(2005, 1, 5)
DAYS = 2_400  # of sessions, in 20 years; a day of session every three days
TERM = timedelta(days=1_460)
TERMS = 5
WORDS = Text(en="Measured", es="Medido")
MARKS = {
    "support": MarkRule(Fraction(1), Fraction(1)),
    "oppose": MarkRule(Fraction(0), Fraction(1)),
    "absent": MarkRule(Fraction(1, 2), Fraction(1, 5)),
}


@dataclass(frozen=True)
class Record:
    """An invented record: seats by chamber, and roll calls of each."""

    house: int
    senate: int
    roll_calls: int

    @property
    def votes(self) -> int:
        """How many votes of members there are."""
        return (self.house + self.senate) * self.roll_calls


TWENTY_YEARS = Record(house=151, senate=36, roll_calls=19_800)  # 3.7 million votes
ALL_STATES = Record(house=8_000, senate=2_000, roll_calls=20_000)  # 200 million votes


def score_term_in_full() -> Measured:
    """187 people, 60 criteria each: scores, receipts, and how sure every letter is."""
    from tests.scoring.worlds import FIRST_DAY, World, rubric_data, rubric_of, sponsorship, vote

    from reportcard.scoring.compile import compile_rubric
    from reportcard.scoring.robustness import robustness
    from reportcard.scoring.score import score

    world = World()
    world.con.execute("SET threads = 2")
    members: dict[Chamber, list[str]] = {
        "house": [f"Member {n}" for n in range(151)],
        "senate": [f"Senator {n}" for n in range(36)],
    }
    criteria = []
    for chamber, names in members.items():
        for district, name in enumerate(names):
            party = "D" if district % 5 < 3 else "R"
            world.person(name, chamber, district, party=party, start=FIRST_DAY)
        for number in range(1, 55):
            letters = "YYYYYYNNXE" if number % 4 else "YNYNYNYNYX"
            options = {
                name: letters[(number * 7 + seat * seat * 3 + seat) % 10]
                for seat, name in enumerate(names)
            }
            world.roll_call(number, options, chamber=chamber, bill=f"HB {number}")
            criteria.append(
                vote(number, chamber=chamber, bill=f"HB {number}", weight=number % 3 + 1)
            )
    names = [*members["house"], *members["senate"]]
    for bill in range(90, 96):
        world.bill(f"HB {bill}", dict.fromkeys(names[bill % 5 :: 5], "co-sponsor"))
        criteria.append(sponsorship(f"HB {bill}"))
    con = world.store()
    pair = {"id": "bill", "criteria": ["h1", "h2"], "combine": "mean", "weight": 2}
    card = compile_rubric(rubric_of(rubric_data(criteria, groups=[pair])), con)
    found = Measured("lines")
    with found.clock():
        scored = score(card, con)
        robustness(scored)
    found.count = sum(len(result.lines) for result in scored.results)
    return found


def score_twenty_years() -> Measured:
    """Every roll call of 20 invented years: the sums and base score of everybody."""
    return _sums(TWENTY_YEARS)


def score_all_states() -> Measured:
    """The same of 200 million votes, in a store on disk."""
    return _sums(ALL_STATES)


def _sums(record: Record) -> Measured:
    from reportcard.scoring.count import count_store
    from reportcard.scoring.result import base_score, category_totals
    from reportcard.scoring.scaled import scaled

    found = Measured("votes", count=record.votes)
    card = card_of(record)
    with stored(record) as con, found.clock():
        scale = scaled(card)
        sums = count_store(card, scale, con, with_lines=False)
        scores = [base_score(card, category_totals(card, one, scale)) for one in sums]
    assert sum(one.chances for one in sums) == record.votes
    assert len([one for one in scores if one is not None]) == len(sums)
    return found


def card_of(record: Record) -> RubricCard:
    """A card that asks about every roll call of a record, in three subjects."""
    chambers: tuple[Chamber, ...] = ("house", "senate")
    criteria = [
        criterion
        for chamber in chambers
        for number in range(record.roll_calls)
        for criterion in [_criterion(record, chamber, number)]
    ]
    return RubricCard(
        rubric_id="measured",
        version="1",
        sha256="",
        title=WORDS,
        organization=WORDS,
        notice=None,
        jurisdiction_id="",
        cycle=WORDS,
        window=(FIRST, FIRST + TERM * TERMS),
        categories=tuple(Category(str(n), WORDS, Fraction(n + 1)) for n in range(3)),
        criteria=tuple(criteria),
        groups=(),
        marks={"floor_vote": MARKS},
        eligibility=Eligibility(0, Fraction(0), Fraction(0)),
        aggregate="categories",
        missing_category="renormalize",
        bands=(Band("A", Fraction(0)),),
        gates=(),
        rounding_places=0,
        rounding_mode="half_up",
        grade_on="exact",
    )


def _criterion(record: Record, chamber: Chamber, number: int) -> Criterion:
    return Criterion(
        criterion_id=f"{chamber}-{number}",
        type="floor_vote",
        category_id=str(number % 3),
        weight=Fraction(number % 7 + 1, 2),
        chamber=chamber,
        vote_event_id=f"2005-{chamber}-{number}",
        bill_id="",
        held_on=FIRST + timedelta(days=3 * (number * DAYS // record.roll_calls)),
        position="support" if number % 2 else "oppose",
        title=WORDS,
        statement=WORDS,
        yes_did=None,
        no_did=None,
        why=WORDS,
        announced_on=None,
        group_id=None,
        marks=MARKS,
    )


@contextmanager
def stored(record: Record) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A store on disk with an invented record; two threads and 4 GB for everything."""
    import duckdb

    import reportcard.store

    schema = Path(reportcard.store.__file__).parent / "sql" / "schema.sql"
    with TemporaryDirectory() as folder:
        con = duckdb.connect(
            str(Path(folder) / "store.duckdb"), config={"threads": 2, "memory_limit": "4GB"}
        )
        con.execute("SET enable_progress_bar = false")
        con.execute(schema.read_text(encoding="utf-8"))
        _fill(con, record)
        try:
            yield con
        finally:
            con.close()


def _fill(con: "duckdb.DuckDBPyConnection", record: Record) -> None:
    con.execute(
        "CREATE TEMP TABLE seat AS SELECT chamber, seat, term,"
        " 'ocd-person/' || uuid() AS person_id, $first + term * $days AS start_on"
        " FROM (SELECT 'house' AS chamber, unnest(range($house)) AS seat"
        "       UNION ALL SELECT 'senate', unnest(range($senate)))"
        " CROSS JOIN (SELECT unnest(range($terms))::INTEGER AS term)",
        {
            "first": FIRST,
            "days": TERM.days,
            "house": record.house,
            "senate": record.senate,
            "terms": TERMS,
        },
    )
    con.execute(
        "INSERT INTO core.membership BY NAME SELECT person_id, chamber, seat AS district,"
        " CASE WHEN seat % 5 < 3 THEN 'D' ELSE 'R' END AS party, start_on,"
        " start_on + $days AS end_on FROM seat",
        {"days": TERM.days},
    )
    con.execute(
        "INSERT INTO core.vote_event BY NAME"
        " SELECT '2005-' || chamber || '-' || number AS vote_event_id, chamber, number,"
        " $first + (3 * (number * $days // $roll_calls))::INTEGER AS held_on"
        " FROM (SELECT unnest(['house', 'senate']) AS chamber)"
        " CROSS JOIN (SELECT unnest(range($roll_calls)) AS number) ORDER BY chamber, number",
        {"first": FIRST, "days": DAYS, "roll_calls": record.roll_calls},
    )
    con.execute(
        "INSERT INTO core.person_vote BY NAME"
        " SELECT e.vote_event_id, s.person_id,"
        " CASE WHEN hash(e.number, s.seat) % 20 < 13 THEN 'yes'"
        "      WHEN hash(e.number, s.seat) % 20 < 19 THEN 'no'"
        "      ELSE 'absent_or_not_voting' END AS option, s.seat AS line"
        " FROM core.vote_event AS e JOIN seat AS s"
        "   ON s.chamber = e.chamber AND s.term = (e.held_on - $first) // $days",
        {"first": FIRST, "days": TERM.days},
    )
    con.execute("CHECKPOINT")
