"""The sensitivity report tells every figure of the records, in both languages, and nothing else."""

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from reportcard.language import _, speaking, spoken_language
from reportcard.model.robustness import (
    AuditLine,
    Flip,
    IfAllScored,
    Robustness,
    SelectionAudit,
)
from reportcard.model.scores import Scored
from reportcard.model.text import Text
from reportcard.problems import Problem
from reportcard.scoring.sensitivity import Measured, report
from reportcard.scoring.sensitivity.markdown import bullets, table
from tests.edition.world import MEMBERS
from tests.scoring.made_up import (
    UNIVERSES,
    made_up_card,
    made_up_robustness,
    strength,
    weight,
    with_result,
)

NAMES = {member.person_id: member.name for member in MEMBERS}
BECAUSE = Text("Everybody agreed.", "Todos estaban de acuerdo.")


def measured(
    scored: Scored | None = None,
    robustness: Robustness | None = None,
    audit: SelectionAudit | None = None,
    warnings: tuple[Problem, ...] = (),
    people: Mapping[int, Mapping[str, Any]] | None = None,
) -> Measured:
    scored = scored or made_up_card()
    robustness = robustness or made_up_robustness(scored, people)
    return Measured(scored, robustness, audit, warnings, NAMES)


def section(text: str, title: str) -> str:
    """What stands below a heading, up to the next one of its kind or higher."""
    level = re.search(rf"(?m)^(#+) {re.escape(title)}$", text)
    assert level is not None, title
    rest = text[level.end() :]
    end = re.search(rf"(?m)^#{{1,{len(level[1])}}} ", rest)
    return rest[: end.start()] if end else rest


def rows(text: str) -> list[list[str]]:
    """The cells of the tables of a text, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    heads = [n for n, row in enumerate(cells) if set(row) == {"---"}]
    return [row for n, row in enumerate(cells) if n not in heads and n + 1 not in heads]


# ---------------------------------------------------------------- what it is about


def test_it_names_the_rubric_and_the_fingerprint() -> None:
    text = report(replace(measured(), fingerprint="0f0f"))
    assert text.startswith("# Sensitivity report: Made-up report card\n")
    assert f"- SHA-256 of the rubric: {'ab' * 32}\n" in text
    assert "- From January 8, 2025 to January 5, 2027.\n" in text
    assert "- Fingerprint of all that is printed: 0f0f\n" in text


def test_the_same_records_give_the_same_text() -> None:
    assert report(measured()) == report(measured())


# ---------------------------------------------------------------- the numbers to look at first


def test_the_glance_counts_letters_of_those_with_a_score() -> None:
    scored = made_up_card()
    rated = [n for n, r in enumerate(scored.results) if r.score is not None]
    one, two = rated[0], rated[1]
    people = {
        one: {"is_steady": False, "up": Flip("A", 1), "holds_in": 9},
        two: {"is_steady": False, "down": Flip("D", 1), "grade_low": "Z"},
    }
    text = section(report(measured(scored, people=people)), "At a glance")
    count = len(rated)
    assert f"- {count - 2} of {count} letters are steady" in text
    assert f"- 2 of {count} are one answer from another letter." in text
    assert f"- 1 of {count} could have another letter, had they not missed votes." in text
    assert f"- {count - 1} of {count} letters are the same in all 16 ways to count." in text
    grades = [r.grade for r in scored.results]
    assert (
        f"- {grades.count('INC')} grades are incomplete, and {grades.count('NR')} have nothing to "
        "rate."
    ) in text
    assert "- 1 line is missing on an official sheet and counts for nothing." in text
    assert f"- {count} legislators of {len(grades)} have a score" in text
    assert "; 10 of them are in office with a complete grade:" in text


def test_a_letter_that_one_answer_changes_is_nowhere_called_steady() -> None:
    scored = made_up_card()
    one = next(n for n, r in enumerate(scored.results) if r.score is not None)
    text = report(measured(scored, people={one: {"up": Flip("A", 1)}}))
    name, count = NAMES[scored.results[one].person_id], len(list(measured(scored).pairs()))
    glance = section(text, "At a glance")
    assert f"- {count - 1} of {count} letters are steady" in glance
    assert f"- {count} of {count} letters stay whichever question is left out" in glance
    strengths = rows(section(text, "What the questions of each chamber can tell"))
    assert sum(int(row[7].split()[0]) for row in strengths) == count - 1
    steady = rows(section(text, "Steady letters"))
    assert sum(int(row[2]) for row in steady) == count - 1
    assert name not in str(steady)
    own = next(row for row in rows(section(text, "How sure each letter is")) if name in row[0])
    assert own[3] == "no"


# ---------------------------------------------------------------- chambers


def test_what_the_questions_of_a_chamber_can_tell_stands_in_a_row() -> None:
    scored = made_up_card()
    robustness = replace(
        made_up_robustness(scored),
        chambers={
            "house": strength(reliability=None, no_confidence="only_chance"),
            "senate": strength(effective_questions=None, party_share=Fraction(2, 3)),
        },
    )
    text = section(
        report(measured(scored, robustness)), "What the questions of each chamber can tell"
    )
    assert rows(text) == [
        ["House", "5", "20", "9.5", "70.0", "–", "50.0%", "6 of 6", "2"],
        ["Senate", "5", "20", "–", "70.0", "60.0%", "66.7%", "2 of 2", "2"],
    ]
    assert "- House: the scores differ no more than chance would make them" in text
    assert "- Senate:" not in text


def test_a_chamber_without_figures_has_no_row() -> None:
    scored = made_up_card()
    robustness = replace(made_up_robustness(scored), chambers={"senate": strength()})
    text = report(measured(scored, robustness))
    told = rows(section(text, "What the questions of each chamber can tell"))
    assert [row[0] for row in told] == ["Senate"]
    assert rows(section(text, "Weights as written, and in effect")) == []


def test_weights_stand_beside_what_they_do() -> None:
    scored = made_up_card()
    weights = (
        weight("funding", "3/5", "1/3"),
        weight("support", "2/5", None),
        weight("support", "2/5", "-1/3"),
    )
    robustness = replace(made_up_robustness(scored), chambers={"house": strength(weights=weights)})
    text = section(report(measured(scored, robustness)), "Weights as written, and in effect")
    assert rows(text) == [
        ["House", "School funding", "60.0%", "33.3%"],
        ["House", "Help for students", "40.0%", "–"],
        ["House", "Help for students", "40.0%", "runs against the other subjects"],
    ]


def test_parties_have_mean_lowest_and_highest_and_the_chamber_its_middle() -> None:
    scored = made_up_card()
    own = [
        r.score
        for r in scored.results
        if (r.chamber, r.party) == ("house", "Democratic") and r.score is not None
    ]
    text = section(report(measured(scored)), "Parties, and the middle of the chamber")
    mean = float(sum(own) / len(own))
    assert rows(text)[0] == [
        "House", "Democrat", str(len(own)), f"{mean:.1f}", f"{float(min(own)):.1f}",
        f"{float(max(own)):.1f}",
    ]  # fmt: skip
    assert "- House: the middle legislator in office has " in text


def test_a_party_without_a_word_keeps_its_own_and_a_chamber_without_a_middle_has_none() -> None:
    scored = made_up_card()
    number = next(n for n, r in enumerate(scored.results) if r.score is not None)
    scored = replace(with_result(scored, number, party="Green Forest"), medians={})
    text = section(report(measured(scored)), "Parties, and the middle of the chamber")
    assert "Green Forest" in {row[1] for row in rows(text)}
    assert "the middle legislator" not in text


def test_tiers_name_everybody_in_them() -> None:
    scored = made_up_card()
    rated = [
        n for n, r in enumerate(scored.results) if r.score is not None and r.chamber == "house"
    ]
    people = {n: {"tier": 2 if n == rated[0] else None if n == rated[1] else 1} for n in rated}
    told = rows(section(report(measured(scored, people=people)), "Tiers"))
    first = scored.results[rated[0]]
    assert [row[:2] for row in told if row[0] == "House"] == [["House", "1"], ["House", "2"]]
    assert told[1][3:] == ["1", NAMES[first.person_id]]
    assert NAMES[scored.results[rated[1]].person_id] not in str(told)


def test_two_chambers_that_voted_on_different_bills_are_not_comparable() -> None:
    text = section(report(measured()), "The two chambers side by side")
    assert "Not comparable: the rubric asks about 0 bills that both chambers voted on." in text


def test_two_chambers_are_compared_on_the_same_bills_only() -> None:
    scored = made_up_card()
    house = next(n for n, r in enumerate(scored.results) if r.score is not None)
    robustness = replace(
        made_up_robustness(scored, {house: {"same_bills": Fraction(45)}}),
        shared_bills=("2025-SB00002", "2025-HB07001"),
        is_comparable=True,
    )
    text = section(report(measured(scored, robustness)), "The two chambers side by side")
    assert "Comparable on these 2 bills, which both chambers voted on: 2025-SB00002, 2025-" in text
    assert rows(text) == [["House", "1", "45.0"]]


# ---------------------------------------------------------------- people


def test_everybody_with_a_score_has_a_row_with_what_is_known_of_the_letter() -> None:
    scored = made_up_card()
    number = next(n for n, r in enumerate(scored.results) if r.score is not None)
    result = scored.results[number]
    scored = with_result(scored, number, grade="INC", computed_grade="B", score=Fraction(161, 2))
    people = {
        "grade": "B", "is_steady": False, "up": Flip("A", 2), "down": None,
        "range_low": Fraction(60), "range_high": Fraction(90), "letter_confidence": None,
        "holds_in": 7, "tier": None,
    }  # fmt: skip
    text = section(report(measured(scored, people={number: people})), "How sure each letter is")
    rated = [r for r in scored.results if r.score is not None]
    assert len(rows(text)) == len(rated)
    own = next(row for row in rows(text) if NAMES[result.person_id] in row[0])
    seat = f"{NAMES[result.person_id]} (House {result.district})"
    assert own == [seat, "INC (B)", "80.5", "no", "A: 2", "–", "60.0 – 90.0", "–", "7", "–"]


def test_the_steady_and_those_one_answer_away_stand_together_by_letter() -> None:
    scored = made_up_card()
    one, two = [n for n, r in enumerate(scored.results) if r.score is not None][:2]
    near = {"grade": "B", "is_steady": False, "up": Flip("A", 1), "down": Flip("C", 1)}
    others = {n: {"is_steady": False} for n, _r in enumerate(scored.results) if n not in (one, two)}
    text = report(measured(scored, people={**others, one: near, two: near}))
    names = ", ".join(NAMES[scored.results[n].person_id] for n in (one, two))
    assert rows(section(text, "One answer from another letter")) == [
        ["House", "B → A, C", "2", names]
    ]
    assert "Nobody." in section(text, "Steady letters")


def test_letters_that_rest_on_missed_votes_show_both_ends() -> None:
    scored = made_up_card()
    number = next(n for n, r in enumerate(scored.results) if r.score is not None)
    people = {
        "grade": "B", "range_low": Fraction(55), "grade_low": "F", "range_high": Fraction(85),
        "grade_high": "B",
    }  # fmt: skip
    text = report(measured(scored, people={number: people}))
    told = rows(section(text, "Letters that rest on missed votes"))
    assert [row[1:] for row in told] == [["B", f"{told[0][2]}", "55.0 (F)", "85.0 (B)"]]
    nobody = section(report(measured(scored)), "Letters that rest on missed votes")
    assert "Nobody's letter would be another one" in nobody


def test_each_way_to_count_says_how_many_letters_it_keeps() -> None:
    scored = made_up_card()
    number = next(n for n, r in enumerate(scored.results) if r.score is not None)
    moved = (replace(UNIVERSES[0], grade="Z"), *(replace(u, grade="B") for u in UNIVERSES[1:]))
    people = {number: {"grade": "B", "universes": moved, "holds_in": 15}}
    told = rows(section(report(measured(scored, people=people)), "Sixteen ways to count"))
    house = sum(1 for r in scored.results if r.score is not None and r.chamber == "house")
    assert len(told) == 16
    assert told[0][:4] == [
        "counts as against us", "as written", "all questions together", f"{house - 1} of {house}",
    ]  # fmt: skip
    assert {row[3] for row in told[1:]} == {f"{house} of {house}"}


def test_somebody_without_a_name_is_called_by_the_id() -> None:
    plain = replace(measured(), names={})
    assert MEMBERS[0].person_id in report(plain)


def test_a_district_with_a_name_is_called_by_it_and_one_that_nobody_knows_not_at_all() -> None:
    scored = made_up_card()
    one, two = [r for r in scored.results if r.score is not None][:2]
    districts = {one.person_id: "Mill Pond", two.person_id: ""}
    text = report(replace(measured(scored), districts=districts))
    assert f"{NAMES[one.person_id]} (House Mill Pond)" in text
    assert f"{NAMES[two.person_id]} (House)" in text


def test_bills_are_named_as_people_write_them() -> None:
    audit = audit_of(line(1, because=None, is_explained=False))
    named = replace(measured(audit=audit), bills={"2025-HB07001": "HB 7001 (2025)"})
    assert "| HB 7001 (2025), 2025-HB07002 |" in report(named)


# ---------------------------------------------------------------- the choice of roll calls


def line(number: int, **fields: Any) -> AuditLine:
    values: dict[str, Any] = {
        "vote_event_id": f"2025-house-{number}",
        "bill_ids": ("2025-HB07001", "2025-HB07002"),
        "is_scored": False,
        "is_explained": True,
        "criterion_ids": (),
        "because": BECAUSE,
        "position": None,
        "yes_count": 90,
        "no_count": 50,
        **fields,
    }
    return AuditLine(**values)


def audit_of(*lines: AuditLine, **fields: Any) -> SelectionAudit:
    return SelectionAudit("schools", lines, **{"if_all": (), **fields})


def test_a_rubric_without_an_audit_is_told_so() -> None:
    text = section(report(measured()), "What was chosen, and what was not")
    assert "nobody can see which roll calls it left out" in text


def test_every_roll_call_that_is_left_out_stands_there_with_its_reason() -> None:
    audit = audit_of(
        line(1, is_scored=True, criterion_ids=("a",), because=None, position="support"),
        line(2, position="oppose"),
        line(3, because=None, barred="superseded"),
        line(4, because=None, barred="not_certain"),
        line(5, because=None, is_explained=False),
        set_aside=2,
    )
    text = section(report(measured(audit=audit)), "What was chosen, and what was not")
    bills = "2025-HB07001, 2025-HB07002"
    assert "- Topic schools: 5 roll calls in the window, 1 of them scored." in text
    assert "- No rubric could score 2 of them." in text
    assert "- 2 roll calls of these sessions do not add up and were set aside" in text
    assert rows(section(text, "Left out, and why")) == [
        ["2025-house-2", bills, "90", "50", "No", "Everybody agreed."],
        ["2025-house-3", bills, "90", "50", "–", "A later roll call decided the same question."],
        ["2025-house-4", bills, "90", "50", "–", "It is not certain what was voted on."],
    ]
    silent = section(text, "Left out, and nobody has said why")
    assert rows(silent) == [["2025-house-5", bills, "90", "50"]]
    assert "1 roll call: score it, or give the reason" in silent


def test_where_all_is_scored_or_explained_that_is_said() -> None:
    audit = audit_of(line(1, is_scored=True, because=None))
    text = section(report(measured(audit=audit)), "What was chosen, and what was not")
    assert "set aside" not in text
    assert "Nothing." in section(text, "Left out, and why")
    assert "every roll call of the topic is scored or has its reason" in text


def test_whose_grade_would_be_another_one_is_named_with_both() -> None:
    scored = made_up_card()
    one, two = scored.results[:2]
    if_all = (
        IfAllScored(one.person_id, Fraction(64), "D"),
        IfAllScored(two.person_id, two.score, two.grade),
    )
    text = report(measured(scored, audit=audit_of(line(1), if_all=if_all, added=1)))
    told = rows(section(text, "If all were scored"))
    assert [row[1:] for row in told] == [[one.grade, told[0][2], "D", "64.0"]]
    assert "- 1 grades would be others" in section(text, "At a glance")
    same = report(measured(scored, audit=audit_of(line(1), if_all=if_all[1:])))
    assert "No grade would be another one." in section(same, "If all were scored")


# ---------------------------------------------------------------- warnings, words, tables


def test_warnings_stand_there_in_a_sentence_each() -> None:
    text = report(measured(warnings=(Problem("A lot.", key="criteria[a]"), Problem("More."))))
    assert section(text, "Warnings").strip() == "- criteria[a]: A lot.\n- More."
    assert section(report(measured()), "Warnings").strip() == "None."


def test_the_spanish_report_has_the_same_tables_and_no_english_sentence(repository: Path) -> None:
    audit = audit_of(
        line(1), line(2, because=None, barred="superseded"), line(3, is_explained=False),
        set_aside=1, added=1,
    )  # fmt: skip
    english = report(measured(audit=audit))
    with speaking("es", repository / "templates" / "locale"):
        spanish = report(measured(audit=audit))
    assert spanish.startswith("# Informe de sensibilidad: Boleta inventada\n")
    assert len(rows(spanish)) == len(rows(english))
    common = set(english.splitlines()) & set(spanish.splitlines())
    assert [words for words in common if re.search(r"[a-z]{3,} [a-z]{3,}", words)] == []


def test_the_language_before_comes_back_after_a_block_also_when_it_fails(repository: Path) -> None:
    said = []

    def fail() -> None:
        with speaking("es", repository / "templates" / "locale"):
            said.append((spoken_language(), _("Nobody.")))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    said.append((spoken_language(), _("Nobody.")))
    assert said == [("es", "Nadie."), ("en", "Nobody.")]


def test_a_bar_or_a_line_break_in_a_cell_does_not_break_a_table() -> None:
    assert table(["a"], [["x | y\nz"]]) == "| a |\n|---|\n| x \\| y z |"
    assert (table(["a"], []), bullets([])) == ("", "")
