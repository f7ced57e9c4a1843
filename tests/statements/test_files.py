"""The files of statements: what they say arrives, and every mistake is told with its line."""

import re
from datetime import date
from pathlib import Path

import pytest

from reportcard.errors import UserError
from reportcard.model.statements import Statements
from reportcard.model.text import Text
from reportcard.statements.check import statement_problems
from reportcard.statements.read import StatementFiles, read_statements

ALMA = "ocd-person/alma"

REPLIES = f"""\
replies:
  - id: ortega-2026
    person: {ALMA}
    date: 2026-10-02
    written_in: es
    translated_by: R. Diaz
    criterion: hb-1
    text:
      en: I was at a funeral that day.
      es: Ese día estaba en un funeral.
"""
CORRECTIONS = f"""\
corrections:
  - id: older
    date: 2026-10-01
    kind: words
    was: {{en: Two, es: Dos}}
    now: {{en: Three, es: Tres}}
    why: {{en: A slip., es: Un descuido.}}
    found_by: A reader
  - id: newer
    date: 2026-10-09
    kind: vote
    people: [{ALMA}]
    criterion: hb-1
    was: {{en: "Yes", es: Sí}}
    now: {{en: "No", es: "No"}}
    why: {{en: The sheet was corrected., es: Se corrigió la hoja.}}
    found_by: {{en: Her office, es: Su oficina}}
    evidence: https://example.org/sheet.pdf
"""
ABOUT = """\
about:
  - {en: We are parents., es: Somos padres.}
officers:
  - {name: Ana Ruiz, role: {en: Chair, es: Presidenta}}
funding:
  - {source: Members, period: {en: "2026", es: "2026"}, dollars: 1200}
email: office@example.org
"""


def written(root: Path, **files: str) -> Path:
    folder = root / "statements"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return root


def sentences(root: Path) -> list[str]:
    with pytest.raises(UserError) as told:
        read_statements(root)
    return [problem.sentence() for problem in told.value.problems]


def problems(files: StatementFiles) -> list[str]:
    found = statement_problems(
        files,
        people={ALMA: "Alma Ortega"},
        criteria=["hb-1", "hb-2"],
        since=date(2025, 1, 8),
    )
    return [problem.sentence() for problem in found]


def test_a_project_without_the_folder_says_nothing(tmp_path: Path) -> None:
    assert read_statements(tmp_path).statements == Statements()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "replies:\n", "replies: []\n"])
def test_a_file_without_entries_says_nothing(tmp_path: Path, text: str) -> None:
    assert read_statements(written(tmp_path, replies=text)).statements == Statements()


def test_a_reply_arrives_whole_with_its_translator(tmp_path: Path) -> None:
    [reply] = read_statements(written(tmp_path, replies=REPLIES)).statements.replies
    assert reply.person_id == ALMA
    assert reply.received_on == date(2026, 10, 2)
    assert reply.text == Text("I was at a funeral that day.", "Ese día estaba en un funeral.")
    assert (reply.written_in, reply.translated_by) == ("es", "R. Diaz")


def test_corrections_stand_newest_first(tmp_path: Path) -> None:
    found = read_statements(written(tmp_path, corrections=CORRECTIONS)).statements.corrections
    assert [entry.correction_id for entry in found] == ["newer", "older"]
    assert found[0].person_ids == (ALMA,)
    assert found[0].found_by == Text("Her office", "Su oficina")
    assert found[1].found_by == Text("A reader", "A reader")


def test_who_we_are_arrives(tmp_path: Path) -> None:
    found = read_statements(written(tmp_path, about=ABOUT)).statements.organization
    assert found is not None
    assert [officer.name for officer in found.officers] == ["Ana Ruiz"]
    assert found.funding[0].dollars == 1200


def test_the_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    told = sentences(
        written(
            tmp_path,
            replies=REPLIES.replace("date: 2026-10-02", "date: yesterday"),
            corrections=CORRECTIONS.replace("kind: vote", "kind: votes"),
            about=ABOUT.replace("office@example.org", "office"),
        )
    )
    assert len(told) == 3
    assert any("statements/replies.yml:4" in sentence for sentence in told)
    assert any("vote" in s and "statements/corrections.yml:11" in s for s in told)
    assert any("office@example.org" in s and "statements/about.yml" in s for s in told)


def test_a_translation_names_its_translator(tmp_path: Path) -> None:
    [told] = sentences(
        written(tmp_path, replies=REPLIES.replace("    translated_by: R. Diaz\n", ""))
    )
    assert "written_in and translated_by stand together" in told


def test_two_entries_of_one_id_are_refused_with_the_line_of_the_second(tmp_path: Path) -> None:
    [told] = sentences(written(tmp_path, corrections=CORRECTIONS.replace("newer", "older")))
    assert told.startswith("statements/corrections.yml:9: ")
    assert "older is taken already" in told


def test_a_conflict_cannot_end_before_it_was_declared(tmp_path: Path) -> None:
    text = (
        "conflicts:\n  - {id: a, name: N, role: {en: R, es: R}, kind: donor, date: 2026-02-01,\n"
        "     ended: 2026-01-01, statement: {en: S., es: S.}}\n"
    )
    [told] = sentences(written(tmp_path, conflicts=text))
    assert "cannot end before it was declared" in told


def test_a_file_of_another_name_is_not_passed_over(tmp_path: Path) -> None:
    [told] = sentences(written(tmp_path, reply=REPLIES))
    assert told.startswith("statements/reply.yml: ")
    assert told.endswith("Did you mean replies.yml?")


def test_everybody_who_is_named_has_a_card(tmp_path: Path) -> None:
    assert problems(read_statements(written(tmp_path, replies=REPLIES))) == []


def test_a_name_in_place_of_an_id_is_answered_with_the_id(tmp_path: Path) -> None:
    files = read_statements(written(tmp_path, replies=REPLIES.replace(ALMA, "Alma Ortega")))
    [told] = problems(files)
    assert told.startswith("statements/replies.yml:3: ")
    assert told.endswith(f"Did you mean {ALMA} (Alma Ortega)?")


def test_somebody_without_a_card_is_told_in_a_list_too(tmp_path: Path) -> None:
    files = read_statements(
        written(tmp_path, corrections=CORRECTIONS.replace(f"[{ALMA}]", "[ocd-person/nobody]"))
    )
    [told] = problems(files)
    assert "statements/corrections.yml:12" in told
    assert "ocd-person/nobody" in told


def test_a_criterion_that_the_rubric_lacks_is_answered_with_the_nearest(tmp_path: Path) -> None:
    files = read_statements(written(tmp_path, replies=REPLIES.replace("hb-1", "hb-3")))
    [told] = problems(files)
    assert "statements/replies.yml:7" in told
    assert "Did you mean hb-" in told


def test_the_examples_of_the_documentation_are_files_that_are_read(
    tmp_path: Path, repository: Path
) -> None:
    text = (repository / "docs" / "statements.md").read_text(encoding="utf-8")
    examples = re.findall(r"`statements/(\w+)\.yml`:\n\n```yaml\n(.*?)```", text, re.DOTALL)
    assert [name for name, _text in examples] == [
        "corrections", "replies", "conflicts", "changes", "about",
    ]  # fmt: skip
    found = read_statements(written(tmp_path, **dict(examples)))
    assert problems(found) == []
    assert found.statements.organization is not None
    assert found.statements.conflicts[0].kind == "relative"


def test_somebody_who_is_named_twice_in_a_correction_is_told(tmp_path: Path) -> None:
    text = CORRECTIONS.replace(f"[{ALMA}]", f"[{ALMA}, {ALMA}]")
    [told] = sentences(written(tmp_path, corrections=text))
    assert told.startswith("statements/corrections.yml:12: ")
    assert f"{ALMA} is named twice here" in told


@pytest.mark.parametrize(
    "email",
    ["office@example.org?subject=x", "office@example.org,b@example.org", "a%0Ab@example.org"],
)
def test_an_address_with_more_in_it_than_an_address_is_refused(tmp_path: Path, email: str) -> None:
    text = ABOUT.replace("email: office@example.org", f'email: "{email}"')
    [told] = sentences(written(tmp_path, about=text))
    assert "looks like office@example.org" in told


@pytest.mark.parametrize("name", ["replies.yaml", "replies.YML", "Replies.yml", "replies.yml.txt"])
def test_a_file_with_another_ending_is_not_passed_over(tmp_path: Path, name: str) -> None:
    (written(tmp_path) / "statements" / name).write_text(REPLIES, encoding="utf-8")
    [told] = sentences(tmp_path)
    assert told.startswith(f"statements/{name}: ")
    assert told.endswith("Did you mean replies.yml?")


def test_a_link_that_leads_nowhere_is_no_missing_file(tmp_path: Path) -> None:
    (written(tmp_path) / "statements" / "replies.yml").symlink_to(tmp_path / "nowhere")
    [told] = sentences(tmp_path)
    assert told.startswith("statements/replies.yml: The file cannot be read")


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "statements").write_text("x", encoding="utf-8")
    [told] = sentences(tmp_path)
    assert told == "statements: A folder is expected here, not a file."


def test_nobody_answers_before_the_time_that_is_graded(tmp_path: Path) -> None:
    early = REPLIES.replace("2026-10-02", "2025-01-07")
    [told] = problems(read_statements(written(tmp_path, replies=early)))
    assert told.startswith("statements/replies.yml:4: ")
    assert "begins on 2025-01-08" in told


def test_paragraphs_of_a_reply_arrive(tmp_path: Path) -> None:
    text = REPLIES.replace(
        "en: I was at a funeral that day.", "en: |\n        One.\n\n        Two."
    )
    [reply] = read_statements(written(tmp_path, replies=text)).statements.replies
    assert reply.text.en == "One.\n\nTwo."
