"""`reportcard topic`: the bills of a topic, what caught them, and what a rubric leaves out."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportcard.errors import EXIT_OK, EXIT_USER_MISTAKE
from reportcard.pipeline.surveying import ungraded_passages
from reportcard.scoring.load import load_rubric
from reportcard.scoring.rubric_criteria import RollCallCriterion
from tests.cli.conftest import Outcome, Reportcard
from tests.conftest import REPOSITORY
from tests.edition.world import made_up_facts

RUBRIC = "rubrics/ct-education-2025-2026.yml"
EDUCATION = "scrapers/us_ct/topics/education.yml"


@pytest.fixture
def own(sample_project: Path, tmp_path: Path) -> Path:
    """A copy of the sample's project, to spoil."""
    return Path(shutil.copytree(sample_project, tmp_path / "own"))


def rows(shown: Outcome) -> list[dict[str, str]]:
    """The lines of the list, by the names in its first line."""
    head, *lines = (line.split("\t") for line in shown.out.splitlines())
    assert all(len(line) == len(head) for line in lines)
    return [dict(zip(head, line, strict=True)) for line in lines]


def spoil(own: Path, old: str, new: str) -> int:
    """Change one place of the topic's file; the line where it stands."""
    path = own / EDUCATION
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_bill_is_listed_with_the_rules_that_caught_it_and_its_roll_calls(
    reportcard: Reportcard, sample_project: Path
) -> None:
    shown = reportcard("topic", "--sample", "--project", str(sample_project))
    found = {row["bill_id"]: row for row in rows(shown)}
    assert shown.code == EXIT_OK
    budget = found["2025-HB07287"]
    assert budget["rules"] == "named, state-budget"
    assert budget["evidence"] == (
        "The state budget for the fiscal years 2026 and 2027, with the grants to schools. | "
        "title_has: state budget for the biennium, implementing the state budget"
    )
    assert (budget["house_amendment"], budget["house_passage"]) == ("6", "1")
    assert (budget["senate_amendment"], budget["senate_passage"]) == ("6", "1")
    assert found["2025-HB05003"]["rules"] == "education-committee"
    assert "2025-HB07042" not in found


def test_the_topic_says_how_much_there_is_of_it_in_the_language_of_the_terminal(
    reportcard: Reportcard, sample_project: Path
) -> None:
    where = ("topic", "--sample", "--project", str(sample_project))
    english, spanish = reportcard(*where), reportcard(*where, language="es")
    count = len(rows(english))
    assert english.err.startswith(f"Education: {count} of 37 bills in the store, with ")
    assert spanish.err.startswith(
        f"Educación: {count} de 37 proyectos de ley de la base de datos, con "
    )
    assert "The store has no subjects of bills" in english.err
    assert "The store still has the topic as it was" not in english.err


def test_roll_calls_are_listed_with_the_question_and_how_sure_it_is(
    reportcard: Reportcard, sample_project: Path
) -> None:
    shown = reportcard("topic", "education", "--roll-calls", "--sample", "--project",
                       str(sample_project))  # fmt: skip
    found = {row["vote_event_id"]: row for row in rows(shown)}
    assert found["2025-house-284"] == {
        "vote_event_id": "2025-house-284",
        "held_on": "2025-06-02",
        "bills": "2025-HB07287",
        "question": "amendment A of house",
        "confidence": "stated",
        "result": "passed",
        "superseded_by": "",
    }
    assert found["2025-house-302"]["superseded_by"] == "2025-house-380"
    assert not any("2025-HB07042" in row["bills"] for row in found.values())


def test_with_a_rubric_each_roll_call_names_the_criteria_that_rest_on_it(
    reportcard: Reportcard, sample_project: Path
) -> None:
    shown = reportcard("topic", "--roll-calls", "--graded", RUBRIC, "--sample", "--project",
                       str(sample_project))  # fmt: skip
    graded = {row["vote_event_id"]: row["graded_by"] for row in rows(shown)}
    assert graded["2025-house-290"] == "hb7287-house-passage"
    assert graded["2025-house-348"] == ""


def test_with_a_rubric_each_passage_that_it_leaves_out_is_named(
    reportcard: Reportcard, sample_project: Path
) -> None:
    shown = reportcard("topic", "--graded", RUBRIC, "--sample", "--project", str(sample_project))
    left_out = [line for line in shown.err.splitlines() if line.startswith("Not graded: ")]
    assert "Not graded: 2025-house-348, passage of 2025-HB07288." in left_out
    told = " ".join(left_out)
    assert "2025-house-290" not in told  # graded
    assert "2025-house-302" not in told  # superseded
    assert "2025-house-284" not in told  # an amendment
    assert shown.code == EXIT_OK


def test_only_passages_that_could_be_graded_are_missed() -> None:
    passage = replace(
        made_up_facts().vote_events[0],
        vote_event_id="2025-house-1",
        question_class="passage",
        amendment_chamber=None,
        amendment_schedule=None,
        confidence="derived",
        superseded_by=None,
        held_on=date(2025, 5, 1),
    )
    rubric = load_rubric(REPOSITORY / "rubrics/starter.yml", shown_as="starter.yml")
    rubric = rubric.model_copy(update={"window": (date(2025, 5, 1), date(2025, 5, 2))})
    first = rubric.criteria[0]
    assert isinstance(first, RollCallCriterion)
    graded = first.ref
    others = (
        replace(passage, question_class="amendment"),
        replace(passage, confidence="inferred"),
        replace(passage, confidence="unknown"),
        replace(passage, superseded_by="2025-house-2"),
        replace(passage, held_on=date(2025, 4, 30)),
        replace(passage, held_on=date(2025, 5, 2)),
        replace(passage, vote_event_id=graded),
    )
    assert ungraded_passages(rubric, (passage, *others)) == (passage,)


def test_a_change_of_the_file_shows_at_once_and_the_store_is_said_to_lag(
    reportcard: Reportcard, own: Path
) -> None:
    entry = (
        'exclude:\n  - session: "2025"\n    bill: HB 7013\n'
        "    because: {en: A test., es: Una prueba.}\n    by: Nobody\n"
    )
    spoil(own, "exclude:\n", entry)
    shown = reportcard("topic", "--sample", "--project", str(own))
    assert "2025-HB07013" not in shown.out
    assert "2025-HB07013 was taken out (Nobody): A test.\n" in shown.err
    assert "The store still has the topic as it was: run reportcard collect" in shown.err


def test_a_mistake_in_the_file_is_one_sentence_with_its_line(
    reportcard: Reportcard, own: Path
) -> None:
    line = spoil(own, "referred_to: [SED]", "refered_to: [SED]")
    shown = reportcard("topic", "--sample", "--project", str(own))
    assert (shown.code, shown.out) == (EXIT_USER_MISTAKE, "")
    assert f"{EDUCATION}:{line}: rules[special-education-committee].refered_to: " in shown.err
    assert "Did you mean referred_to?" in shown.err


def test_a_session_that_does_not_exist_is_a_mistake(reportcard: Reportcard, own: Path) -> None:
    line = spoil(own, 'session: "2025"', 'session: "2035"')
    shown = reportcard("topic", "--sample", "--project", str(own))
    assert shown.code == EXIT_USER_MISTAKE
    told = f"{EDUCATION}:{line}: include[1].session: There is no session 2035; there are: "
    assert told in shown.err


def test_a_topic_that_does_not_exist_is_answered_with_the_nearest(
    reportcard: Reportcard, sample_project: Path
) -> None:
    shown = reportcard("topic", "educaton", "--sample", "--project", str(sample_project))
    assert (shown.code, shown.err) == (
        EXIT_USER_MISTAKE,
        "There is no topic educaton; there are: education. Did you mean education?\n",
    )


def test_with_several_topics_one_must_be_named(reportcard: Reportcard, own: Path) -> None:
    text = (own / EDUCATION).read_text(encoding="utf-8")
    second = own / "scrapers/us_ct/topics/second.yml"
    second.write_text(text.replace("topic: education", "topic: second"), encoding="utf-8")
    shown = reportcard("topic", "--sample", "--project", str(own))
    assert (shown.code, shown.err) == (
        EXIT_USER_MISTAKE,
        "Name a topic: education, second.\n",
    )
    assert reportcard("topic", "second", "--sample", "--project", str(own)).code == EXIT_OK
