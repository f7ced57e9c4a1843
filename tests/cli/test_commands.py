"""What each command does for staff, on a project of their own with the sample's facts."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from reportcard.cli import run
from reportcard.edition.publish import publish
from reportcard.errors import (
    EXIT_LEFT_SOMETHING_OUT,
    EXIT_MACHINE_NOT_READY,
    EXIT_OK,
    EXIT_USER_MISTAKE,
)
from reportcard.pipeline import checking
from reportcard.problems import Problem
from tests.cli.conftest import Reportcard


@pytest.fixture
def own(sample_project: Path, tmp_path: Path) -> Path:
    """A copy of the sample's project, to spoil."""
    return Path(shutil.copytree(sample_project, tmp_path / "own"))


# ---------------------------------------------------------------- new project


def test_new_project_makes_a_folder_that_the_other_commands_accept(
    reportcard: Reportcard, tmp_path: Path
) -> None:
    made = reportcard("new", "project", "mine")
    assert (made.code, made.out) == (EXIT_OK, "")
    assert made.err == "Made mine. Next: cd mine, then reportcard sample.\n"
    assert {path.name for path in (tmp_path / "mine").iterdir()} == {
        "rubrics",
        "scrapers",
        "templates",
    }
    assert reportcard("doctor", "--project", "mine").code != EXIT_USER_MISTAKE


def test_a_new_project_has_no_template_but_a_note_in_both_languages_of_how_to_change_one(
    reportcard: Reportcard, tmp_path: Path
) -> None:
    reportcard("new", "project", "mine")
    templates = tmp_path / "mine" / "templates"
    assert [path.name for path in templates.rglob("*")] == ["README.md"]
    note = (templates / "README.md").read_text("utf-8")
    assert "Put here" in note
    assert "Ponga aquí" in note


def test_new_project_leaves_a_folder_that_exists_alone(
    reportcard: Reportcard, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    told = reportcard("new", "project", "mine", language="es")
    assert told.code == EXIT_USER_MISTAKE
    assert told.err == "mine ya existe: elija una carpeta que no exista.\n"
    assert list((tmp_path / "mine").iterdir()) == []


def test_a_project_that_cannot_be_made_is_one_sentence_and_leaves_nothing(
    reportcard: Reportcard, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    told = reportcard("new", "project", "file/mine", language="es")
    assert told.code == EXIT_MACHINE_NOT_READY
    assert told.err == (
        "No se pudo crear file/mine (no es una carpeta). "
        "Elija una carpeta donde usted pueda escribir.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_half_a_project_does_not_stand_in_the_way_of_the_next_try(
    reportcard: Reportcard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_from: Path, to: Path, **_options: object) -> None:
        to.mkdir(parents=True)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copytree", full)
        told = reportcard("new", "project", "mine")
    assert (told.code, told.err.partition(". ")[0]) == (
        EXIT_MACHINE_NOT_READY,
        "mine could not be made (No space left on device)",
    )
    assert reportcard("new", "project", "mine").code == EXIT_OK


def test_a_folder_that_is_no_project_is_refused_with_the_remedy(reportcard: Reportcard) -> None:
    told = reportcard("status", "--project", "nowhere")
    assert told.code == EXIT_USER_MISTAKE
    assert told.err == (
        "nowhere is not a project folder: it has no folder rubrics. "
        "Make one with: reportcard new project nowhere\n"
    )


# ---------------------------------------------------------------- schema, status


def test_schema_prints_nothing_but_json(reportcard: Reportcard) -> None:
    printed = reportcard("schema", language="es")
    assert printed.err == ""
    assert json.loads(printed.out)["properties"]["criteria"]


def test_status_without_a_store_says_what_makes_one(reportcard: Reportcard, own: Path) -> None:
    told = reportcard("status", "--project", str(own))
    assert (told.code, told.out) == (EXIT_USER_MISTAKE, "")
    assert told.err == (
        f"There is no store at {own}/data/store.duckdb yet: run reportcard collect first. "
        "For the sample, check and explain take --sample.\n"
    )


def test_who_stands_in_the_wrong_folder_is_told(reportcard: Reportcard, tmp_path: Path) -> None:
    told = reportcard("status")
    assert told.code == EXIT_USER_MISTAKE
    assert told.err.endswith(f"{tmp_path} is no project folder: go to yours.\n")


def test_status_prints_a_count_for_each_table_on_stdout(reportcard: Reportcard, own: Path) -> None:
    shutil.move(own / "data" / "sample" / "store.duckdb", own / "data" / "store.duckdb")
    told = reportcard("status", "--project", str(own))
    counts = dict(line.split("\t") for line in told.out.splitlines())
    assert told.code == EXIT_OK
    assert int(counts["people"]) >= 187
    assert int(counts["vote_events"]) >= 40
    assert counts["quarantine"] == "0"
    first, second, third = told.err.splitlines()
    assert first == "Nothing is set aside: everything adds up."
    assert second.endswith("confirm what was voted on: reportcard review questions lists them.")
    assert third.endswith("to say what they are: reportcard review lines lists them.")


def test_status_names_what_was_set_aside_and_its_exit_code_says_so(
    reportcard: Reportcard, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = Problem(message="149 names were read.", file="https://example.org/sheet.pdf")
    monkeypatch.setattr(
        checking, "read_status", lambda _project: checking.Status((("quarantine", 1),), (problem,))
    )
    told = reportcard("status", "--project", str(own))
    assert (told.code, told.out) == (EXIT_LEFT_SOMETHING_OUT, "quarantine\t1\n")
    assert told.err == "https://example.org/sheet.pdf: 149 names were read.\n"


# ---------------------------------------------------------------- collect


def test_a_misspelt_source_gets_the_nearest_one(reportcard: Reportcard, own: Path) -> None:
    arguments = ["collect", "us_ct/rollcalls", "--session", "2025", "--project", str(own)]
    assert reportcard(*arguments).err == (
        "There is no source us_ct/rollcalls. Did you mean us_ct/roll_calls?\n"
    )
    told = reportcard(*arguments, language="es")
    assert told.code == EXIT_USER_MISTAKE
    assert told.err == ("No hay ninguna fuente us_ct/rollcalls. ¿Quiso decir us_ct/roll_calls?\n")


def test_a_session_in_the_place_of_a_source_is_told_its_option(
    reportcard: Reportcard, own: Path
) -> None:
    told = reportcard("collect", "us_ct/bills", "--session", "2025", "2026", "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err == "There is no source 2026. If it is a session, write: --session 2026\n"


def test_a_session_that_was_not_held_gets_the_nearest_one(
    reportcard: Reportcard, own: Path
) -> None:
    told = reportcard("collect", "us_ct/sample", "--session", "2035", "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err.startswith("There is no session 2035 in Connecticut. Did you mean 202")


def test_collect_tells_how_many_pages_and_that_all_adds_up(
    reportcard: Reportcard, own: Path
) -> None:
    told = reportcard(
        "collect", "us_ct/sample", "--session", "2025", "--session", "2026", "--offline",
        "--project", str(own),
    )  # fmt: skip
    assert (told.code, told.out) == (EXIT_OK, "")
    assert "15 from the archive" in told.err
    assert told.err.endswith("Everything adds up.\n")


# ---------------------------------------------------------------- check


def test_check_of_a_sound_rubric_says_that_it_is_in_order(
    reportcard: Reportcard, sample_project: Path
) -> None:
    told = reportcard("check", "--sample", "--project", str(sample_project))
    assert (told.code, told.out) == (EXIT_OK, "")
    assert told.err.splitlines()[-3:] == [
        "rubrics/ct-education-2025-2026.yml is in order.",
        "Both engines, written independently, give exactly the same for 189 legislators.",
        "The lines above are warnings: they stop no build, but each deserves a look.",
    ]


def test_check_of_a_folder_names_the_rubrics(reportcard: Reportcard, sample_project: Path) -> None:
    told = reportcard(
        "check", "--sample", "--rubric", "rubrics/", "--project", str(sample_project), language="es"
    )
    assert told.code == EXIT_USER_MISTAKE
    assert told.err == (
        "rubrics/ es una carpeta: nombre una de las rúbricas, como "
        "rubrics/ct-education-2025-2026.yml, rubrics/starter.yml.\n"
    )


def test_check_names_a_roll_call_that_does_not_exist_with_file_and_line(
    reportcard: Reportcard, own: Path
) -> None:
    rubric = own / "rubrics" / "ct-education-2025-2026.yml"
    text = rubric.read_text(encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "ref: 2025-house-290" in row)
    rubric.write_text(text.replace("ref: 2025-house-290", "ref: 2025-house-9290"), encoding="utf-8")
    told = reportcard("check", "--sample", "--project", str(own), language="es")
    assert told.code == EXIT_USER_MISTAKE
    assert f"rubrics/ct-education-2025-2026.yml:{line}: " in told.err
    assert "no hay ninguna votación nominal 2025-house-9290. Sobre " in told.err
    assert " se votó en 2025-house-290 (" in told.err


def test_check_answers_in_the_language_asked_for(reportcard: Reportcard, own: Path) -> None:
    rubric = own / "rubrics" / "ct-education-2025-2026.yml"
    text = rubric.read_text(encoding="utf-8")
    rubric.write_text(text.replace("aggregate:", "agregate:"), encoding="utf-8")
    told = reportcard("check", "--sample", "--lang", "es", "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err.endswith("Aquí no hay ninguna clave agregate. ¿Quiso decir aggregate?\n")
    english = reportcard("check", "--sample", "--lang", "en", "--project", str(own), language="es")
    assert english.err.endswith("There is no key agregate here. Did you mean aggregate?\n")


def test_check_tells_all_mistakes_of_a_file_at_once_in_spanish(
    reportcard: Reportcard, own: Path
) -> None:
    rubric = own / "rubrics" / "ct-education-2025-2026.yml"
    text = rubric.read_text(encoding="utf-8")
    spoilt = re.sub(r"(?m)^window: .*$", "", text).replace("aggregate:", "agregate:")
    rubric.write_text(spoilt, encoding="utf-8")
    told = reportcard("check", "--sample", "--project", str(own), language="es")
    assert told.code == EXIT_USER_MISTAKE
    assert "Falta la clave window. [primer día, primer día después]" in told.err
    assert "¿Quiso decir aggregate?" in told.err
    assert "Traceback" not in told.err


def test_a_misspelt_rubric_gets_the_nearest_one(
    reportcard: Reportcard, sample_project: Path
) -> None:
    told = reportcard(
        "check", "--sample", "--rubric", "ct-education-2025.yml", "--project", str(sample_project)
    )
    assert told.code == EXIT_USER_MISTAKE
    assert told.err.endswith("Did you mean rubrics/ct-education-2025-2026.yml?\n")


# ---------------------------------------------------------------- explain


def test_explain_prints_a_receipt_on_stdout(reportcard: Reportcard, sample_project: Path) -> None:
    told = reportcard("explain", "house", "9", "--sample", "--project", str(sample_project))
    assert (told.code, told.err) == (EXIT_OK, "")
    assert "Jason Rojas" in told.out
    assert "https://www.cga.ct.gov/2025/VOTE/H/PDF/" in told.out


def test_explain_in_spanish_has_no_english_line(
    reportcard: Reportcard, sample_project: Path
) -> None:
    arguments = ["explain", "Rojas", "--sample", "--project", str(sample_project)]
    english, spanish = reportcard(*arguments), reportcard(*arguments, "--lang", "es")
    assert spanish.code == EXIT_OK
    common = set(spanish.out.splitlines()) & set(english.out.splitlines())
    assert {line for line in common if " " in line.strip() and "https://" not in line} == set()
    assert "Earned" not in spanish.out


def test_explain_of_a_misspelt_name_gets_the_nearest_one(
    reportcard: Reportcard, sample_project: Path
) -> None:
    told = reportcard("explain", "Rojaz", "--sample", "--project", str(sample_project))
    assert (told.code, told.out) == (EXIT_USER_MISTAKE, "")
    assert "Did you mean" in told.err
    assert "Rojas" in told.err


def test_explain_before_the_sample_is_built_says_what_builds_it(
    reportcard: Reportcard, own: Path
) -> None:
    shutil.rmtree(own / "data")
    told = reportcard("explain", "Rojas", "--sample", "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err == "The sample is not built yet: run reportcard sample first.\n"


def test_a_sample_of_another_version_says_what_makes_it_anew(
    reportcard: Reportcard, own: Path
) -> None:
    (own / "data" / "sample" / "store.duckdb").write_bytes(b"of another time")
    told = reportcard("check", "--sample", "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err == (
        "The sample was made by another version, or not to its end: run reportcard sample.\n"
    )


# ---------------------------------------------------------------- verify


def published(folder: Path) -> Path:
    """A published report card of one page, with the manifest that the program writes."""
    body = b"<p>B</p>"
    listed = {"index.html": {"bytes": len(body), "sha256": hashlib.sha256(body).hexdigest()}}
    content: dict[str, object] = {"files": listed}
    own_hash = hashlib.sha256(manifest_text(content)).hexdigest()
    manifest = manifest_text(content | {"manifest_sha256": own_hash})
    publish([("index.html", body), ("MANIFEST.json", manifest)], folder)
    return folder


def manifest_text(content: dict[str, object]) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def test_verify_of_an_untouched_report_card_succeeds(
    reportcard: Reportcard, tmp_path: Path
) -> None:
    folder = published(tmp_path / "card")
    told = reportcard("verify", str(folder))
    assert (told.code, told.out) == (EXIT_OK, "")
    assert told.err == f"{folder} is as it was published.\n"


def test_verify_finds_a_change_of_one_byte(reportcard: Reportcard, tmp_path: Path) -> None:
    folder = published(tmp_path / "card")
    (folder / "index.html").write_bytes(b"<p>A</p>")
    told = reportcard("verify", str(folder), language="es")
    assert (told.code, told.out) == (EXIT_USER_MISTAKE, "")
    assert told.err == "index.html: El archivo fue cambiado.\n"


@pytest.mark.parametrize(
    ("folder", "says"),
    [
        ("editions", "This folder holds no report card: it has no MANIFEST.json."),
        ("edition/card", "There is no such folder."),
    ],
)
def test_verify_of_another_folder_names_the_report_cards(
    reportcard: Reportcard, tmp_path: Path, folder: str, says: str
) -> None:
    published(tmp_path / "editions" / "card")
    told = reportcard("verify", folder)
    assert told.code == EXIT_USER_MISTAKE
    assert told.err == f"{folder}: {says} Report cards of this project: editions/card.\n"


# ---------------------------------------------------------------- languages


def test_english_works_where_the_catalogues_are_broken(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue = own / "templates" / "locale" / "es" / "LC_MESSAGES" / "program.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text("no catalogue at all\n")
    monkeypatch.chdir(own)
    monkeypatch.setenv("REPORTCARD_LANG", "en")
    assert run(["schema"]) == EXIT_OK
    monkeypatch.setenv("REPORTCARD_LANG", "es")
    assert run(["schema"]) == EXIT_USER_MISTAKE
    assert "program.po:1: " in capsys.readouterr().err
