"""Bad rubrics, each with the sentences that must be told of it, word for word and with the line.

A file begins with what is wrong with it, and then, after "Expected:", one sentence a line without
the file's name. A rubric that loads is held against a small invented store.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from reportcard import language
from reportcard.errors import UserError
from reportcard.problems import Problem, in_order
from reportcard.scoring.check import check_rubric
from reportcard.scoring.checkcycles import earlier_file_problems, earlier_window_problems
from reportcard.scoring.load import load_rubric
from tests.scoring.budgets import put_line, put_vote
from tests.scoring.worlds import FIRST_DAY, WINDOW_END, World, day

FOLDER = Path(__file__).parent
BAD = sorted(FOLDER.glob("*.yml"))
EVERY_BAD_RUBRIC = pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    """Ana and Bob in the House, Cora in the Senate, Dan long gone; three roll calls."""
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.person("Bob", district=2, party="R", start=FIRST_DAY)
    world.person("Cora", chamber="senate", start=FIRST_DAY)
    world.person("Dan", district=3, end=FIRST_DAY)
    first = world.roll_call(1, {"Ana": "Y", "Bob": "N"})
    letter = ("A", "house")
    no_yes = {"Ana": "N", "Bob": "Y"}
    second = world.roll_call(2, no_yes, bill="HB 2", question="amendment", amendment=letter)
    world.roll_call(3, {"Cora": "Y"}, chamber="senate", bill="SB 3")
    world.committee_vote(4, {"Ana": "Y"})
    world.bill("HB 5", {"Ana": "introducer"})
    world.bill("HB 6")
    world.roll_call(5, {"Ana": "Y"}, has_day=False)
    world.roll_call(6, {"Ana": "Y"})
    for name, given, value in (
        ("Ana", "survey", "perhaps"),
        ("Bob", "survey", ""),
        ("Ana", "poll", "Yes"),
        ("Ana", "rating", "11"),
        ("Bob", "rating", "not_asked"),
        ("Ana", "words", "many"),
        ("Ana", "score_given", "7"),
        ("Ana", "credit", "2"),
        ("Bob", "credit", ""),
        ("Ana", "twice", "1"),
        ("Ana", "twice", "2"),
    ):
        world.member_input(name, given, value)
    world.earlier_score("Ana", "2023-2024", 4, 5)
    world.position(first, strength="strong")
    world.position(first, table="positions_two", of="one")
    world.position(first, table="positions_two", of="other")
    world.position("2025-house-99", table="positions_wrong")
    world.position(first, "maybe", table="positions_wrong", weight="0")
    world.position(second, table="positions_wrong", weight="heavy")
    for number in range(91, 97):
        long_ago = FIRST_DAY - timedelta(days=100 - number)
        world.position(
            world.roll_call(number, {"Ana": "Y"}, held_on=long_ago), table="positions_long"
        )
    world.position(world.roll_call(97, {"Ana": "Y"}, held_on=WINDOW_END), table="positions_old")
    con = world.store()
    set_aside = "committee_vote", "2025-HB00001-ED-9", "The names do not add up.", "No cuadra."
    con.execute(
        "INSERT INTO core.quarantine (entity, entity_id, sentence_en, sentence_es)"
        " VALUES (?, ?, ?, ?)",
        set_aside,
    )
    con.execute("UPDATE core.bill SET has_page = false WHERE bill_id = '2025-HB00006'")
    con.execute("INSERT INTO core.topic (topic) VALUES ('education')")
    con.execute("INSERT INTO core.topic_bill (topic, bill_id) VALUES ('education', '2025-HB00001')")
    put_vote(con, "2025-house-1")
    put_line(con, "School Breakfast", 2, 14, 14, 14)
    put_line(con, "Magnet Schools", 344, 332, 344, 339)
    assert day(1).isoformat() == "2025-01-09"  # the day that the files name
    return con


def told(path: Path, con: duckdb.DuckDBPyConnection) -> list[Problem]:
    """What is told of a rubric, in the order of the file."""
    try:
        rubric = load_rubric(path, shown_as=path.name)
    except UserError as error:
        return in_order(error.problems)
    earlier = {f"earlier/{one.name}": one for one in sorted((FOLDER / "earlier").glob("*.yml"))}
    windows = {name: load_rubric(one, shown_as=name).window for name, one in earlier.items()}
    cycles = earlier_window_problems(rubric, windows)
    return in_order(
        (*earlier_file_problems(rubric, list(earlier)), *cycles, *check_rubric(rubric, con))
    )


def expected(path: Path) -> list[str]:
    """The sentences in the head of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start = lines.index("# Expected:")
    head = lines[start + 1 :]
    sentences = head[: next(i for i, line in enumerate(head) if not line.startswith("# "))]
    return [line.removeprefix("# ") for line in sentences]


@EVERY_BAD_RUBRIC
def test_each_bad_rubric_has_its_sentences(path: Path, con: duckdb.DuckDBPyConnection) -> None:
    sentences = [problem.sentence().removeprefix(f"{path.name}:") for problem in told(path, con)]
    assert sentences == expected(path) != []


@pytest.fixture
def in_spanish(repository: Path) -> Iterator[None]:
    """The terminal speaks Spanish."""
    language.speak("es", repository / "templates" / "locale")
    yield
    language.speak("en", repository / "templates" / "locale")


@EVERY_BAD_RUBRIC
def test_each_is_told_in_spanish_too(
    path: Path, con: duckdb.DuckDBPyConnection, repository: Path, in_spanish: None
) -> None:
    spanish = [(p.message, p.hint) for p in told(path, con)]
    language.speak("en", repository / "templates" / "locale")
    english = [(p.message, p.hint) for p in told(path, con)]
    assert len(spanish) == len(english)
    for (message, hint), (in_english, hint_in_english) in zip(spanish, english, strict=True):
        assert message != in_english
        assert not hint or hint != hint_in_english


def test_there_are_at_least_45_of_them() -> None:
    assert len(BAD) >= 45


def test_without_its_one_mistake_a_bad_rubric_is_good(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    # Else a sentence could come from what all of them have in common.
    text = (FOLDER / "credit-above-one.yml").read_text(encoding="utf-8")
    mended = tmp_path / "good.yml"
    mended.write_text(text.replace("credit: 2", "credit: 1"), encoding="utf-8")
    assert told(mended, con) == []
