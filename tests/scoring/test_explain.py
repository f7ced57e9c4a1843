"""`explain` prints the receipt that page, PDF and data show, in words, with every source."""

import re
from datetime import date
from fractions import Fraction
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from reportcard.language import catalogue
from reportcard.model.numbers import hundredths, shown_hundredths
from reportcard.model.scores import Scored
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.explain import explain_lines
from reportcard.scoring.robustness import robustness
from reportcard.scoring.score import score
from reportcard.store.read import read_facts
from tests.edition.rich import rich
from tests.scoring.random_worlds import Case, cases
from tests.scoring.worlds import (
    FIRST_DAY,
    World,
    both,
    day,
    rubric_of,
    scored,
    sponsorship,
    vote,
    without,
)

HASH = "ab" * 32


def told(world: World, found: Scored, name: str = "Ana") -> list[str]:
    """The lines about one person, in English."""
    facts = read_facts(world.con)
    person = f"ocd-person/{name}"
    return list(explain_lines(found, facts, person, "en", translate=NullTranslations()))


def one_line(letter: str, **criterion: Any) -> list[str]:
    """What is told of one roll call that Ana answered so, beside one she voted Yes on."""
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.roll_call(1, {} if letter == "-" else {"Ana": letter})
    world.roll_call(2, {"Ana": "Y"})
    return told(world, scored(world, [vote(1, **criterion), vote(2)]))


def test_a_line_says_points_vote_bill_position_and_source() -> None:
    lines = one_line("Y", announced=day(0), source="https://www.example.org/act")
    start = lines.index(
        "- Earned 50.00 of 50.00 points: voted Yes on House roll call 1, January 9, 2025, "
        "HB 1 (Question 1)."
    )
    assert lines[start + 1 : start + 5] == [
        "  A Yes did it.",
        "  Our position: Yes, announced January 8, 2025. It helps.",
        f"  Official sheet: https://www.example.org/sheet, line 1, SHA-256 {HASH}, "
        "fetched January 1, 2026.",
        "  More about it: https://www.example.org/act",
    ]


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        ("N", "Earned 0.00 of 50.00 points: voted No on House roll call 1,"),
        ("X", "Earned 0.00 of 50.00 points: absent or not voting on House roll call 1,"),
        ("P", "Earned 0.00 of 50.00 points: present, but neither Yes nor No, on House roll call"),
    ],
)
def test_what_was_done_is_said_without_a_stronger_word(letter: str, words: str) -> None:
    (line,) = [line for line in one_line(letter) if "roll call 1," in line]
    assert words in line


@pytest.mark.parametrize(
    ("announced", "words"),
    [
        (None, "Our position: No, not announced before the vote."),
        (date(2025, 1, 8), "Our position: No, announced January 8, 2025."),
        (date(2025, 1, 9), "Our position: No, announced January 9, 2025, not before the vote."),
    ],
)
def test_the_position_says_when_it_was_announced(announced: date | None, words: str) -> None:
    lines = one_line("Y", position="oppose", announced=announced)
    assert any(words in line for line in lines)


def test_what_does_not_count_says_why_and_what_if() -> None:
    lines = one_line("E")
    start = lines.index("Not counted:")
    assert lines[start + 1] == (
        "- House roll call 1, January 9, 2025, HB 1 (Question 1): Excused. An excused absence does "
        "not count. Had it counted, the score would be 100 with our position and 50 against it."
    )


def test_an_outcome_that_is_no_vote_but_counts_says_what_it_was() -> None:
    marks = {"presiding": {"credit": 1, "count": 1}}
    (line,) = [line for line in one_line("C", marks=marks) if "roll call 1," in line]
    assert line.startswith(
        "- Earned 50.00 of 50.00 points: Presiding over the chamber, on House roll call 1,"
    )


def test_an_outcome_without_a_mark_says_that_the_rubric_does_not_count_it() -> None:
    text = "\n".join(one_line("P", marks={"present": {"credit": 0, "count": 0}}))
    assert "Present, not voting. The rubric does not count this outcome." in text


def test_a_gap_in_the_record_is_called_one() -> None:
    text = "\n".join(one_line("-"))
    assert "Not on the sheet. The official sheet has no line of theirs." in text
    assert "absent" not in text


def test_sponsors_and_others_are_told_apart() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    for bill, role in (("HB 1", "introducer"), ("HB 2", "co-sponsor")):
        world.bill(bill, {"Ana": role})
    world.bill("HB 3", {"Bea": "introducer"})
    world.bill("HB 4", {"Ana": "introducer or co-sponsor"})
    criteria = [sponsorship(f"HB {n}") for n in (1, 2, 3, 4)]
    text = "\n".join(told(world, scored(world, criteria)))
    assert "25.00 of 25.00 points: introduced HB 1 (Sponsor HB 1)." in text
    assert "25.00 of 25.00 points: co-sponsored HB 2 (Sponsor HB 2)." in text
    assert "0.00 of 25.00 points: not among the sponsors of HB 3 (Sponsor HB 3)." in text
    assert "25.00 of 25.00 points: introduced or co-sponsored HB 4 (Sponsor HB 4)." in text
    assert "Official page of the bill: https://www.example.org/sheet" in text


def test_the_head_says_who_grade_score_chances_and_what_lowered_the_letter() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.roll_call(1, {"Ana": "Y"})
    world.roll_call(2, {"Ana": "E"})
    gate = {"participation": Fraction(3, 4), "max_grade": "B", "reason": both("Often away.")}
    lines = told(world, scored(world, [vote(1), vote(2)], gates=[gate], notice=both("A sample.")))
    assert lines[:7] == [
        "Test card, 2025-2026",
        "A sample.",
        "",
        "Ana, State Representative, district 1, D",
        "Grade: B. Score: 100 of 100.",
        "They voted Yes or No in 1 of 2 chances to vote.",
        "Lowered from A to B. Often away.",
    ]


def test_an_incomplete_grade_says_what_is_missing() -> None:
    world = World()
    world.person("Ana", start=day(2))
    world.person("Old", start=FIRST_DAY, end=day(2))
    for number in (1, 2, 3):
        world.roll_call(number, {"Ana": "X"} if number > 1 else {"Old": "Y"})
    rules = {"min_criteria": 3, "min_opportunity": 1, "min_participation": Fraction(1, 2)}
    criteria = [vote(n) for n in (1, 2, 3)]
    found = scored(world, criteria, eligibility=rules)
    assert told(world, found)[4:8] == [
        "They voted Yes or No in 0 of 2 chances to vote.",
        "Only 2 questions count for them; a grade needs 3.",
        "They were in office for 67% of the questions put to their chamber; a grade needs 100%.",
        "They voted Yes or No in 0% of their chances; a grade needs 50%.",
    ]
    assert told(world, found, "Old")[2].endswith(", no longer in this seat")


def test_without_a_score_it_says_so() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.roll_call(1, {"Ana": "E"})
    lines = told(world, scored(world, [vote(1)]))
    assert "Grade: NR. No score: nothing counted." in lines
    assert "Nothing in this subject counts for them." in lines
    assert not any(line.startswith("All subjects") for line in lines)


def test_bills_of_one_number_are_told_with_their_sessions() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.roll_call(1, {"Ana": "Y"})
    world.roll_call(2, {"Ana": "Y"}, bill="HB 2")
    found = scored(world, [vote(1), vote(2, bill="HB 2")])
    world.con.execute(
        "UPDATE core.bill SET session = '2026', identifier = 'HB 1' WHERE identifier = 'HB 2'"
    )
    lines = "\n".join(told(world, found))
    assert "HB 1 of 2025 (Question 1)." in lines
    assert "HB 1 of 2026 (Question 2)." in lines


def test_the_roll_calls_of_a_group_say_that_they_count_together() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    for number, letter in ((1, "Y"), (2, "N")):
        world.roll_call(number, {"Ana": letter})
    group = {"id": "g", "criteria": ["h1", "h2"], "combine": "best", "weight": 1}
    text = "\n".join(told(world, scored(world, [vote(1), vote(2)], groups=[group])))
    assert text.count("One of 2 roll calls that count together: the best one counts.") == 2
    assert "Of these roll calls on one bill only the best one counts." in text


def test_a_row_that_was_transcribed_says_so() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.roll_call(1, {"Ana": "Y"})
    found = scored(world, [vote(1)])
    for table in ("vote_event", "person_vote"):
        world.con.execute(f"UPDATE core.{table} SET transcribed = true")
    text = "\n".join(told(world, found))
    # Which line of the sheet it was is not known: the project's own table has lines of its own.
    assert (
        "Official sheet: https://www.example.org/sheet. Transcribed from it into the "
        f"project's own table; SHA-256 of the table {HASH}, read January 1, 2026."
    ) in text


@pytest.mark.slow
@given(cases())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
def test_the_printed_points_add_up_to_the_printed_sums(case: Case) -> None:
    con = case.world.store()
    found = score(compile_rubric(rubric_of(case.rubric), con), con)
    facts = read_facts(con)
    for result in found.results:
        lines = list(
            explain_lines(found, facts, result.person_id, "en", translate=NullTranslations())
        )
        printed = [_points(line) for line in lines if line.startswith("- Earned")]
        sums = [_points(line) for line in lines if line.startswith("Sum:")]
        total = [_points(line) for line in lines if line.startswith("All subjects:")]
        assert _added(printed) == _added(sums)
        if total:
            assert total == [_added(sums)]
            assert result.base is not None
            assert total[0][0] == hundredths(result.base)
            assert f"Printed as a score of {result.shown}." in lines


def _points(line: str) -> tuple[int, int]:
    earned, possible = re.findall(r"[0-9]+\.[0-9]{2}", line)[:2]
    return int(earned.replace(".", "")), int(possible.replace(".", ""))


def _added(points: list[tuple[int, int]]) -> tuple[int, int]:
    return sum(p[0] for p in points), sum(p[1] for p in points)


def test_it_speaks_spanish_to_the_last_word(repository: Path) -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY, party="Democratic")
    world.roll_call(1, {"Ana": "Y"}, held_on=day(53))
    found = scored(world, [vote(1, date=day(53))])
    spanish = catalogue("es", repository / "templates" / "locale")
    lines = list(
        explain_lines(found, read_facts(world.con), "ocd-person/Ana", "es", translate=spanish)
    )
    text = "\n".join(lines)
    assert "votó Sí en la votación nominal 1 de la Cámara de Representantes" in text
    assert "2 de marzo de 2025" in text
    assert "Nuestra posición: Sí" in text
    assert "Calificación: A. Puntaje: 100 de 100." in text
    english = re.findall(r"\b(?:Earned|voted|points|Score|Grade|position|fetched)\b", text)
    assert english == []


def test_shown_hundredths_are_what_the_page_prints() -> None:
    assert shown_hundredths(357) == "3.57"


# ---------------------------------------------------------------- a rubric that uses everything


def everything(name: str) -> list[str]:
    """What is told of somebody under the rubric with every block."""
    made = rich()
    return list(
        explain_lines(
            made.scored,
            made.facts,
            f"ocd-person/{name}",
            "en",
            translate=NullTranslations(),
            robustness=made.robustness,
        )
    )


def test_what_comes_after_the_lines_is_told_step_by_step() -> None:
    lines = everything("Ana")
    start = lines.index("All subjects: 99.17 of 100.00 points.")
    assert lines[start + 1 : start + 9] == [
        "Signed the letter (the record: Did what was asked): +4.00",
        "School visits (the record: 8): +2.67",
        "Voted for vouchers (the record: Voted for our position): 0.00",
        "Of what is added, at most 5 points count: +5.00",
        "With what is added and taken off: 104.17",
        "On the curve: 10 + 0.9 x the score so far: 103.75",
        "No score is above 100: 100.00",
        "Printed as a score of 100.",
    ]


def test_a_grade_set_by_name_stands_beside_the_ones_the_rules_give() -> None:
    lines = everything("Cy")
    (told_,) = [line for line in lines if line.startswith("Set to B by P. One and Q. Two")]
    assert "the rules alone give D, and the score alone D. A sheet was misread." in told_
    assert lines[lines.index(told_) + 1] == "Source: https://www.example.org/minutes"


def test_what_is_no_part_of_the_score_and_how_steady_the_grade_is_stand_at_the_end() -> None:
    lines = everything("Ben")
    headings = [line for line in lines if line.endswith(":") and not line.startswith((" ", "-"))]
    assert headings == [
        "Not counted:",
        "Asked and shown, and no part of the base score:",
        "How steady this grade is:",
    ]
    steady = lines[lines.index("How steady this grade is:") + 1 :]
    assert steady[0].startswith("- ")
    assert any(line.startswith("- How sure we are of the letter") for line in steady)


def test_without_a_score_nothing_is_said_of_how_steady_it_is() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.roll_call(1, {"Ana": "E"})
    found = scored(world, [vote(1)])
    lines = list(
        explain_lines(
            found,
            read_facts(world.con),
            "ocd-person/Ana",
            "en",
            translate=NullTranslations(),
            robustness=robustness(found),
        )
    )
    assert "How steady this grade is:" not in lines


def test_a_spreadsheet_is_called_one_and_its_roll_call_by_its_label() -> None:
    world = World()
    world.person("Ana", start=FIRST_DAY)
    world.roll_call(1, {"Ana": "Y"}, has_day=False)
    found = scored(world, [without(vote(1), "date")])
    world.con.execute("UPDATE core.vote_event SET source_id = 'import/sheet', label = 'Lunches'")
    world.con.execute("UPDATE core.membership SET district_name = 'Harbor'")
    lines = told(world, found)
    assert "Ana, State Representative, Harbor, D" in lines
    (line,) = [line for line in lines if line.startswith("- Earned")]
    assert line == "- Earned 100.00 of 100.00 points: voted Yes on Lunches, HB 1 (Question 1)."
    assert (
        "  From a spreadsheet: https://www.example.org/sheet, line 1; SHA-256 of the table "
        f"{HASH}, read January 1, 2026."
    ) in lines


def test_a_district_that_the_record_does_not_know_is_not_named() -> None:
    world = World()
    world.person("Ana", district=0, start=FIRST_DAY)
    world.roll_call(1, {"Ana": "Y"})
    assert "Ana, State Representative, D" in told(world, scored(world, [vote(1)]))
