"""Who meets which clause of an endorsement, where an organization may endorse at all."""

import csv
import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from reportcard.cli.endorsing import HEAD, endorsement_rows
from reportcard.errors import EXIT_OK, EXIT_USER_MISTAKE
from reportcard.model.scores import EndorseClause
from reportcard.model.text import Text
from reportcard.pipeline.endorsing import Endorsing
from reportcard.pipeline.reading import Reading
from reportcard.scoring.endorse import ClauseResult, Endorsement, Figure
from tests.cli.conftest import Outcome, Reportcard
from tests.edition.world import made_up_facts
from tests.scoring.made_up import made_up_card, made_up_robustness
from tests.scoring.worlds import rubric_data, rubric_of, vote

TITLE = Text("A clause", "Una condición")
RUBRIC = "ct-education-2025-2026.yml"
CLAUSES = """
endorse:
  - id: letter
    title: {en: At least a B, es: Por lo menos una B}
    grade: B
  - id: funding
    title: {en: School funding, es: Fondos para las escuelas}
    category: funding
    at_least: 70
  - id: sure
    title: {en: We are sure, es: Estamos seguros}
    letter_confidence: 0.9
  - id: clear
    title: {en: No gate, es: Ningún límite}
    gates_clear: true
"""


@pytest.fixture
def own(sample_project: Path, tmp_path: Path) -> Path:
    """A copy of the sample's project, to spoil."""
    return Path(shutil.copytree(sample_project, tmp_path / "own"))


def with_clauses(own: Path, status: str = "501c4", clauses: str = CLAUSES) -> Path:
    rubric = own / "rubrics" / RUBRIC
    text = rubric.read_text(encoding="utf-8")
    rubric.write_text(
        text.replace("tax_status: unset", f"tax_status: {status}") + clauses, encoding="utf-8"
    )
    return own


def endorse(reportcard: Reportcard, own: Path, *arguments: str, language: str = "en") -> Outcome:
    return reportcard(
        "endorse", "--dry-run", "--sample", "--project", str(own), *arguments, language=language
    )


def table(told: Outcome) -> list[dict[str, str]]:
    return list(csv.DictReader(told.out.splitlines(), delimiter="\t"))


def test_everybody_has_a_line_for_each_clause_with_its_figure(
    reportcard: Reportcard, own: Path
) -> None:
    told = endorse(reportcard, with_clauses(own))
    found = table(told)
    people = {row["person_id"] for row in found}
    assert told.code == EXIT_OK
    assert len(people) >= 187
    assert len(found) == 4 * len(people)
    speaker = [row for row in found if row["name"] == "Jason Rojas"]
    assert [(row["clause_id"], row["asked"]) for row in speaker] == [
        ("letter", "B"), ("funding", "70.00"), ("sure", "0.900"), ("clear", "0"),
    ]  # fmt: skip
    assert speaker[0]["figure"] in "ABCDF"
    assert (speaker[3]["figure"], speaker[3]["is_met"]) == ("0", "true")
    met = {row["person_id"] for row in found if row["all_met"] == "true"}
    all_of = {p for p in people if all(r["is_met"] == "true" for r in found if r["person_id"] == p)}
    assert met == all_of
    assert told.err == f"{len(met)} of {len(people)} meet every clause. This is no endorsement.\n"


def test_a_figure_that_falls_short_never_looks_as_if_it_were_enough(
    reportcard: Reportcard, own: Path
) -> None:
    clause = "\nendorse:\n- {id: s, title: {en: S, es: S}, score: 76}\n"
    found = table(endorse(reportcard, with_clauses(own, clauses=clause)))
    assert {row["is_met"] for row in found} == {"true", "false"}
    for row in found:
        assert (float(row["figure"]) >= 76) is (row["is_met"] == "true")
        assert row["all_met"] == row["is_met"]


def test_titles_are_in_the_language_asked_for(reportcard: Reportcard, own: Path) -> None:
    spanish = endorse(reportcard, with_clauses(own), "--lang", "es")
    assert {row["clause"] for row in table(spanish)} >= {"Por lo menos una B", "Ningún límite"}
    assert spanish.err.endswith("meet every clause. This is no endorsement.\n")


@pytest.mark.parametrize(
    ("clause", "figure", "asked", "shown"),
    [
        (EndorseClause("q", TITLE, "questionnaire"), (1, 2), "all", "1 of 2"),
        (EndorseClause("q", TITLE, "questionnaire", criterion_id="q7"), None, "q7", ""),
        (
            EndorseClause("s", TITLE, "score", Fraction(80)),
            Fraction(239999, 3000),
            "80.00",
            "79.99",
        ),
        (
            EndorseClause("l", TITLE, "letter_confidence", Fraction(9, 10)),
            0.89999,
            "0.900",
            "0.899",
        ),
        (EndorseClause("g", TITLE, "grade", grade="B"), "INC", "B", "INC"),
    ],
)
def test_what_is_asked_and_what_is_there_are_written_alike(
    clause: EndorseClause, figure: Figure, asked: str, shown: str
) -> None:
    scored = made_up_card()
    result = scored.results[0]
    endorsement = Endorsement(result, (ClauseResult(clause, figure, is_met=False),))
    reading = Reading(
        scored=scored,
        facts=made_up_facts(),
        rubric=rubric_of(rubric_data([vote(1)])),
        robustness=made_up_robustness(scored),
        audit=None,
    )
    (row,) = endorsement_rows(Endorsing(reading, (endorsement,)), "en")
    told = dict(zip(HEAD, row, strict=True))
    assert (told["asked"], told["figure"], told["is_met"]) == (asked, shown, "false")


def test_a_district_with_a_name_stands_there_by_its_name() -> None:
    scored = made_up_card()
    facts = made_up_facts()
    first = replace(facts.memberships[0], district_name="Mill Pond")
    reading = Reading(
        scored=scored,
        facts=replace(facts, memberships=(first, *facts.memberships[1:])),
        rubric=rubric_of(rubric_data([vote(1)])),
        robustness=made_up_robustness(scored),
        audit=None,
    )
    clause = ClauseResult(EndorseClause("g", TITLE, "grade", grade="B"), "B", is_met=True)
    people = [Endorsement(result, (clause,)) for result in scored.results[:2]]
    told = [row[3] for row in endorsement_rows(Endorsing(reading, tuple(people)), "en")]
    assert told == ["Mill Pond", str(scored.results[1].district)]


def test_without_the_dry_run_a_sentence_says_that_there_is_no_ballot(
    reportcard: Reportcard, own: Path
) -> None:
    told = reportcard("endorse", "--sample", "--project", str(own))
    assert (told.code, told.out) == (EXIT_USER_MISTAKE, "")
    assert told.err == (
        "Nobody is endorsed by a program: the ballot is a later step and not there yet. "
        "reportcard endorse --dry-run shows who meets which clause.\n"
    )


@pytest.mark.parametrize("status", ["unset", "501c3"])
def test_who_may_not_endorse_is_refused_even_without_a_clause(
    reportcard: Reportcard, own: Path, status: str
) -> None:
    told = endorse(reportcard, with_clauses(own, status, clauses=""))
    assert (told.code, told.out) == (EXIT_USER_MISTAKE, "")
    assert told.err.startswith(f"rubrics/{RUBRIC}:")
    assert told.err.endswith(
        f"organization.tax_status: The tax status of the organization is {status}: an organization "
        "under 501(c)(3), or one that has not said what it is, may not endorse anybody.\n"
    )


@pytest.mark.parametrize("status", ["unset", "501c3"])
def test_clauses_of_who_may_not_endorse_are_refused(
    reportcard: Reportcard, own: Path, status: str
) -> None:
    told = endorse(reportcard, with_clauses(own, status))
    assert (told.code, told.out) == (EXIT_USER_MISTAKE, "")
    assert f"rubrics/{RUBRIC}:" in told.err
    assert "501(c)(3)" in told.err


def test_a_rubric_without_a_clause_is_told_so(reportcard: Reportcard, own: Path) -> None:
    told = endorse(reportcard, with_clauses(own, clauses=""))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err.endswith(
        "This rubric has no clauses: write them under endorse; docs/rubrics.md says how.\n"
    )
