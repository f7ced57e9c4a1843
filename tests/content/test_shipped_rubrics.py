"""The rubrics that travel with the program: true to the record, honest in choice, bilingual."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest

from reportcard.model.scores import Scored
from reportcard.model.text import Text
from reportcard.pipeline.choosing import only_rubric
from reportcard.project import Project
from reportcard.scoring.audit import selection_audit
from reportcard.scoring.check import check_rubric
from reportcard.scoring.load import load_rubric, rubric_from_yaml
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_criteria import Amendment, SponsorshipCriterion, VoteCriterion
from reportcard.yamlfile import parse_yaml
from tests.content.conftest import SAMPLE
from tests.sample.reading import Row, read_rows

STARTER = "starter.yml"
NAMES = (SAMPLE, STARTER)


@pytest.fixture(params=NAMES)
def rubric(request: pytest.FixtureRequest, repository: Path) -> Rubric:
    return load_rubric(repository / "rubrics" / request.param, shown_as=request.param)


@pytest.fixture(scope="module")
def actions(repository: Path) -> dict[str, list[str]]:
    """What the official history says of each bill of the sample."""
    folder = repository / "scrapers/us_ct/sample/tables"
    found: dict[str, list[str]] = {}
    for row in read_rows(folder, "actions.csv"):
        found.setdefault(f"{row['session']}-{row['bill_number']}", []).append(row["text"])
    return found


@pytest.fixture(scope="module")
def events(con: duckdb.DuckDBPyConnection) -> dict[str, Row]:
    """The roll calls of the sample's store, with their bill, by id."""
    rows = con.execute(
        "SELECT e.vote_event_id, e.chamber, e.question_class, e.confidence, e.superseded_by,"
        " e.yes_count, e.no_count, b.bill_id FROM core.vote_event AS e"
        " JOIN core.vote_event_bill AS b USING (vote_event_id)"
    ).fetchall()
    names = ("id", "chamber", "question", "confidence", "later", "yes", "no", "bill")
    return {row[0]: dict(zip(names, map(str, row), strict=True)) for row in rows}


def votes(rubric: Rubric) -> list[VoteCriterion]:
    return [c for c in rubric.criteria if isinstance(c, VoteCriterion)]


def texts(rubric: Rubric) -> Iterator[tuple[str, Text]]:
    """Every published text with its place."""
    yield "title", rubric.title.text()
    yield "cycle", rubric.cycle.text()
    if rubric.notice:
        yield "notice", rubric.notice.text()
    for category in rubric.categories:
        yield category.id, category.title.text()
    for gate in rubric.gates:
        yield gate.max_grade, gate.reason.text()
    for entry in rubric.audit.left_out if rubric.audit else ():
        yield entry.refs[0], entry.because.text()
    for criterion in rubric.criteria:
        for name in ("title", "statement", "yes_did", "no_did", "why"):
            if (text := getattr(criterion, name, None)) is not None:
                yield f"{criterion.id}.{name}", text.text()


# ---------------------------------------------------------------- against the record


def test_each_agrees_with_the_record_and_its_examples_come_out(
    rubric: Rubric, con: duckdb.DuckDBPyConnection
) -> None:
    assert check_rubric(rubric, con) == ()
    assert rubric.examples


def test_the_blocks_to_try_in_the_starter_are_in_order(
    repository: Path, con: duckdb.DuckDBPyConnection
) -> None:
    text = (repository / "rubrics" / "starter.yml").read_text(encoding="utf-8")
    tried = parse_yaml(text.replace("#: ", "").encode(), shown_as="starter.yml")
    rubric = rubric_from_yaml(tried)
    assert check_rubric(rubric, con) == ()
    assert rubric.groups
    assert rubric.gates
    assert rubric.adjust.bonus
    assert rubric.lifetime
    assert rubric.audit


def test_the_sample_s_accounts_for_every_roll_call_of_its_topic(
    scored: Scored, con: duckdb.DuckDBPyConnection
) -> None:
    audit = selection_audit(scored.rubric, scored, con)
    assert audit is not None
    assert sum(line.is_scored for line in audit.lines) == 31
    assert [line.vote_event_id for line in audit.lines if not line.is_explained] == []


def test_the_sample_s_is_used_when_none_is_named(repository: Path, tmp_path: Path) -> None:
    assert only_rubric(Project(root=tmp_path, bundled=repository)) == f"rubrics/{SAMPLE}"


def test_the_sample_asks_about_as_much_as_it_promises(sample: Rubric) -> None:
    house = [c for c in votes(sample) if c.chamber == "house"]
    assert len(house) >= 20
    assert {c.ref[:4] for c in house} == {"2025", "2026"}
    assert {c.type for c in house} == {"floor_vote", "amendment_vote", "appropriation_vote"}
    assert {c.bill for c in votes(sample) if c.chamber == "senate"} >= {"HB 7066", "HB 7287"}
    assert sum(isinstance(c, SponsorshipCriterion) for c in sample.criteria) >= 5


def test_figures_in_a_statement_are_those_of_the_sheet(
    sample: Rubric, events: dict[str, Row]
) -> None:
    told = 0
    for criterion in votes(sample):
        event = events[criterion.ref]
        for text, yes_word in ((criterion.statement.en, "Yes"), (criterion.statement.es, "Sí")):
            for yes, no in re.findall(rf"(\d+)\s+{yes_word}, (\d+) No", text):
                assert (yes, no) == (event["yes"], event["no"])
                told += 1
    assert told == 2 * sum(isinstance(c.question, Amendment) for c in votes(sample))


def test_an_amendment_is_said_to_have_carried_or_not_as_it_did(
    sample: Rubric, events: dict[str, Row]
) -> None:
    for criterion in votes(sample):
        if isinstance(criterion.question, Amendment):
            carried = int(events[criterion.ref]["yes"]) > int(events[criterion.ref]["no"])
            assert f"The House said {'yes' if carried else 'no'}:" in criterion.statement.en
            assert f"dijo que {'sí' if carried else 'no'}:" in criterion.statement.es


def test_an_act_that_is_named_is_the_bill_s_own(
    rubric: Rubric, events: dict[str, Row], actions: dict[str, list[str]]
) -> None:
    for criterion in votes(rubric):
        history = actions[events[criterion.ref]["bill"]]
        yes = criterion.yes_did
        for text, kinds in (
            (yes.en, {"Public Act": "Public Act", "Special Act": "Special Act"}),
            (yes.es, {"ley pública": "Public Act", "ley especial": "Special Act"}),
        ):
            for kind, number in re.findall(rf"({'|'.join(kinds)})\s+(\d\d-\d+)", text):
                assert f"{kinds[kind]} {number}" in history


def test_a_yes_to_money_was_a_vote_to_pass_the_bill_and_no_figure_of_the_law(
    rubric: Rubric,
) -> None:
    for criterion in votes(rubric):
        if criterion.type == "appropriation_vote":
            yes = criterion.yes_did
            assert yes.en.startswith("A Yes was a vote to pass ")
            assert yes.es.startswith("Un Sí fue un voto para aprobar ")
            assert "$" not in yes.en + yes.es


def test_no_vote_of_the_other_chamber_is_claimed_only_where_there_is_none(
    sample: Rubric, events: dict[str, Row], actions: dict[str, list[str]]
) -> None:
    claimed = 0
    for criterion in votes(sample):
        history = actions[events[criterion.ref]["bill"]]
        for chamber in ("House", "Senate"):
            if f"history shows no vote of the {chamber}" in criterion.yes_did.en:
                claimed += 1
                assert not any(
                    re.match(rf"{chamber} (Passed|Adopted|Rejected)", text) for text in history
                )
    assert claimed >= 3


# ---------------------------------------------------------------- an honest choice


def test_every_roll_call_of_the_house_on_a_graded_bill_is_graded(
    sample: Rubric, events: dict[str, Row]
) -> None:
    house = {c.ref for c in votes(sample) if c.chamber == "house"}
    bills = {events[ref]["bill"] for ref in house}
    wanted = {
        ref
        for ref, event in events.items()
        if event["chamber"] == "house" and event["bill"] in bills and event["later"] == "None"
    }
    assert house == wanted


def test_only_questions_that_are_sure_are_graded(rubric: Rubric, events: dict[str, Row]) -> None:
    for criterion in votes(rubric):
        assert events[criterion.ref]["confidence"] in ("stated", "derived")
        assert events[criterion.ref]["later"] == "None"


def test_the_amendments_of_a_bill_weigh_at_most_half_of_its_passage(sample: Rubric) -> None:
    by_id = {c.id: c for c in votes(sample)}
    for group in sample.groups:
        inside = [by_id[name] for name in group.criteria]
        weights = {c.id: c.weight or Fraction(0) for c in inside}
        passage = sum((weights[c.id] for c in inside if c.question == "passage"), Fraction(0))
        assert sum(weights.values(), Fraction(0)) - passage <= passage / 2
    grouped = {name for group in sample.groups for name in group.criteria}
    assert {c.id for c in votes(sample) if isinstance(c.question, Amendment)} <= grouped


def test_a_rejected_amendment_is_judged_as_its_bill_is(
    sample: Rubric, events: dict[str, Row]
) -> None:
    passages = {
        (c.bill, c.ref[:4]): c.position
        for c in votes(sample)
        if c.question == "passage" and c.chamber == "house"
    }
    for criterion in votes(sample):
        if isinstance(criterion.question, Amendment):
            carried = int(events[criterion.ref]["yes"]) > int(events[criterion.ref]["no"])
            bill = passages[criterion.bill, criterion.ref[:4]]
            assert (criterion.position == bill) is carried


def test_nobody_is_said_to_have_announced_what_nobody_announced(rubric: Rubric) -> None:
    assert all(criterion.announced is None for criterion in votes(rubric))
    assert rubric.notice is not None
    assert "illustrative positions, not adopted by any organization" in rubric.notice.en


def test_the_results_are_complete_and_not_absurd(scored: Scored) -> None:
    sitting = [result for result in scored.results if result.in_office]
    assert Counter(r.chamber for r in sitting) == {"house": 151, "senate": 36}
    assert scored.alarms == ()
    assert all(result.score is not None for result in scored.results)
    house = [r for r in sitting if r.chamber == "house"]
    for party in ("Democratic", "Republican"):
        grades = Counter(r.grade for r in house if r.party == party)
        assert max(grades.values()) < 0.75 * sum(grades.values())
        assert len(grades) >= 4


def test_every_letter_rests_on_five_roll_calls_that_could_be_voted_on(scored: Scored) -> None:
    chances = {r.person_id: r.chances for r in scored.results if r.grade not in ("INC", "NR")}
    assert min(chances.values()) >= 5


def test_senators_have_letters(scored: Scored) -> None:
    grades = [r.grade for r in scored.results if r.chamber == "senate" and r.in_office]
    assert len(grades) == 36
    assert set(grades) <= set("ABCDF")


# ---------------------------------------------------------------- two languages, plain words


def test_every_text_is_there_in_both_languages(rubric: Rubric) -> None:
    for place, text in texts(rubric):
        assert text.en != text.es or text.en == "2025-2026", place


def test_the_texts_speak_of_yes_and_no_as_they_should(rubric: Rubric) -> None:
    for criterion in votes(rubric):
        assert criterion.statement.en.startswith(("Should ", "Did "))
        assert criterion.statement.es.startswith("¿")
        assert criterion.yes_did.en.startswith("A Yes ")
        assert criterion.yes_did.es.startswith("Un Sí ")
        assert criterion.no_did.en.startswith("A No was a vote ")
        assert criterion.no_did.es.startswith("Un No fue un voto ")


def test_the_reason_names_the_position_that_is_scored(rubric: Rubric) -> None:
    for criterion in votes(rubric):
        yes = criterion.position == "support"
        assert criterion.why.en.startswith(f"We asked for {'Yes' if yes else 'No'} because ")
        assert criterion.why.es.startswith(f"Pedimos un {'Sí' if yes else 'No'} porque ")


def test_what_is_said_is_said_in_whole_sentences(rubric: Rubric) -> None:
    """Titles, the term and the notice are no sentences; everything else ends as one."""
    no_sentences = {"title", "cycle", "notice", *(c.id for c in rubric.categories)}
    wrong = [
        (place, said)
        for place, text in texts(rubric)
        if place not in no_sentences and not place.endswith(".title")
        for said in (text.en, text.es)
        if not said.endswith((".", "?"))
    ]
    assert wrong == []


def test_titles_leave_the_bill_s_number_to_the_page(rubric: Rubric) -> None:
    for criterion in rubric.criteria:
        for title in (criterion.title.en, criterion.title.es):
            assert re.search(r"\b[HS]B \d", title) is None


@pytest.mark.parametrize(
    "word", ["House", "Senate", "bill", "amendment", "apoyo", "votación única", "división"]
)
def test_the_spanish_keeps_to_the_glossary(rubric: Rubric, word: str) -> None:
    wrong = [
        (place, text.es) for place, text in texts(rubric) if re.search(rf"\b{word}\b", text.es)
    ]
    assert wrong == []


@pytest.mark.parametrize("word", ["betray", "extreme", "radical", "fight", "attack", "hero"])
def test_no_word_is_stronger_than_the_evidence(rubric: Rubric, word: str) -> None:
    assert [place for place, text in texts(rubric) if word in text.en.lower()] == []


def test_every_source_is_official(rubric: Rubric) -> None:
    sources = [criterion.source for criterion in votes(rubric)]
    assert all(source and source.startswith("https://www.cga.ct.gov/") for source in sources)
