"""The sensitivity report, its sign-off, and that nothing is published without one."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import pytest

from reportcard.errors import EXIT_MACHINE_NOT_READY, EXIT_OK, EXIT_USER_MISTAKE
from reportcard.language import catalogue
from reportcard.model.text import Text
from reportcard.pipeline import publishing
from reportcard.pipeline.reading import Reading, edition_of, score_store
from reportcard.pipeline.signing import sign_sensitivity, write_sensitivity
from reportcard.project import Project, require_project
from tests.cli.conftest import Outcome, Reportcard

# Each of them builds the sample anew.
pytestmark = pytest.mark.slow

RUBRIC = "ct-education-2025-2026"


@pytest.fixture
def own(sample_project: Path, tmp_path: Path) -> Path:
    """A project of somebody's own whose store holds the sample's facts."""
    folder = Path(shutil.copytree(sample_project, tmp_path / "own"))
    shutil.move(folder / "data" / "sample" / "store.duckdb", folder / "data" / "store.duckdb")
    return folder


@pytest.fixture(scope="session")
def signed_project(sample_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a report that Ana Ruiz signed. Only to be copied."""
    folder = tmp_path_factory.mktemp("signed") / "own"
    shutil.copytree(sample_project, folder)
    shutil.move(folder / "data" / "sample" / "store.duckdb", folder / "data" / "store.duckdb")
    project = require_project(folder)
    write_sensitivity(project=project, rubric=None, language="en")
    sign_sensitivity(
        project=project,
        rubric=None,
        language="en",
        signed_by="Ana Ruiz",
        signed_on=date(2026, 11, 20),
    )
    return folder


@pytest.fixture
def signed(signed_project: Path, tmp_path: Path) -> Path:
    """A copy of the signed project, to spoil."""
    return Path(shutil.copytree(signed_project, tmp_path / "signed"))


def printed(told: Outcome) -> tuple[str, Path]:
    """The hash and the file on stdout."""
    digest, path = told.out.rstrip("\n").split("  ")
    return digest, Path(path)


# ---------------------------------------------------------------- the report


def test_it_prints_the_hash_and_the_file_as_sha256sum_does(
    reportcard: Reportcard, own: Path
) -> None:
    told = reportcard("sensitivity", "--project", str(own))
    digest, path = printed(told)
    assert told.code == EXIT_OK
    assert path == own / "reviews" / f"sensitivity-{RUBRIC}.en.md"
    assert digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert told.err == 'Nobody has signed this report: read it, then add --sign "NAME".\n'


def test_it_is_the_same_each_time_and_another_one_in_spanish(
    reportcard: Reportcard, own: Path
) -> None:
    project = ("--project", str(own))
    once, twice = reportcard("sensitivity", *project), reportcard("sensitivity", *project)
    assert once.out == twice.out
    spanish = reportcard("sensitivity", "--lang", "es", *project)
    digest, path = printed(spanish)
    assert path.name == f"sensitivity-{RUBRIC}.es.md"
    assert digest != printed(once)[0]
    assert path.read_text(encoding="utf-8").startswith("# Informe de sensibilidad: Boleta de")


def test_warnings_of_a_spanish_report_are_spanish_whatever_the_terminal_speaks(
    reportcard: Reportcard, own: Path
) -> None:
    told = reportcard("sensitivity", "--lang", "es", "--project", str(own))
    text = printed(told)[1].read_text(encoding="utf-8")
    assert "Nadie ha firmado" not in told.err
    assert "en una sola cámara" in text
    assert "in one chamber only" not in text


def test_where_the_project_lies_changes_nothing(
    reportcard: Reportcard, own: Path, tmp_path: Path
) -> None:
    here = printed(reportcard("sensitivity", "--project", str(own)))[0]
    elsewhere = Path(shutil.copytree(own, tmp_path / "else where"))
    assert printed(reportcard("sensitivity", "--project", str(elsewhere)))[0] == here


def test_of_the_sample_it_lies_with_the_sample_and_needs_no_sign_off(
    reportcard: Reportcard, sample_project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "folder" / "report.md"
    arguments = ["sensitivity", "--sample", "--project", str(sample_project)]
    told = reportcard(*arguments, "--out", str(out))
    assert (told.code, told.err, printed(told)[1]) == (EXIT_OK, "", out)
    own_place = printed(reportcard(*arguments))[1]
    assert own_place == sample_project / "data" / "sample" / f"sensitivity-{RUBRIC}.en.md"
    own_place.unlink()
    refused = reportcard(*arguments, "--sign", "Ana Ruiz")
    assert refused.code == EXIT_USER_MISTAKE
    assert refused.err == "The sample needs no sign-off: it is labelled as illustrative.\n"


def test_a_file_that_cannot_be_written_is_one_sentence(reportcard: Reportcard, own: Path) -> None:
    blocked = own / "rubrics" / "starter.yml" / "report.md"
    told = reportcard("sensitivity", "--out", str(blocked), "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err.endswith(
        "The report cannot be written (Not a directory): name another file with --out.\n"
    )


# ---------------------------------------------------------------- the sign-off


def test_a_report_that_nobody_can_have_read_is_not_signed(
    reportcard: Reportcard, own: Path
) -> None:
    told = reportcard("sensitivity", "--sign", "Ana Ruiz", "--project", str(own))
    assert told.code == EXIT_USER_MISTAKE
    assert told.err == (
        f"reviews/sensitivity-{RUBRIC}.en.md: This report is new, or another one than before, so "
        "that nobody has read it. It was written just now: read it, then run the same command "
        "again.\n"
    )
    assert not (own / "reviews" / "sensitivity.yml").exists()


def test_who_has_read_it_signs_it_with_name_day_and_note(
    reportcard: Reportcard, signed: Path
) -> None:
    arguments = ["sensitivity", "--project", str(signed), "--sign", "Ben Brook"]
    told = reportcard(*arguments, "--note", "Read with Ana.")
    digest, _path = printed(told)
    assert (told.code, told.err) == (
        EXIT_OK,
        "This report is signed: reportcard build publishes.\n",
    )
    text = (signed / "reviews" / "sensitivity.yml").read_text(encoding="utf-8")
    assert text.count(f'  - rubric: {RUBRIC}\n    sha256: "{digest}"\n    signed_by: ') == 2
    assert text.endswith('    note: "Read with Ana."\n')


def test_a_report_that_was_signed_says_so(reportcard: Reportcard, signed: Path) -> None:
    again = reportcard("sensitivity", "--lang", "es", "--project", str(signed))
    assert again.err == "This report is signed: reportcard build publishes.\n"


def test_a_sign_off_needs_a_name(reportcard: Reportcard, own: Path) -> None:
    reportcard("sensitivity", "--project", str(own))
    told = reportcard("sensitivity", "--sign", " ", "--project", str(own), language="es")
    assert told.code == EXIT_USER_MISTAKE  # and the Spanish report is a new one
    told = reportcard("sensitivity", "--sign", " ", "--project", str(own))
    assert told.err == "Say who has read the report: --sign needs a name.\n"
    assert not (own / "reviews" / "sensitivity.yml").exists()


def test_a_sign_off_that_cannot_be_written_is_one_sentence(
    reportcard: Reportcard, own: Path, tmp_path: Path
) -> None:
    out = ["--out", str(tmp_path / "report.md")]
    reportcard("sensitivity", "--project", str(own), *out)
    (own / "reviews").write_text("a file where the folder should be", encoding="utf-8")
    told = reportcard("sensitivity", "--sign", "Ana Ruiz", "--project", str(own), *out)
    assert told.code == EXIT_MACHINE_NOT_READY
    assert "reviews/signed cannot be read or written: " in told.err


# ---------------------------------------------------------------- build


class PublishedError(Exception):
    """Publishing was reached: nothing refused before it."""


@contextmanager
def reaching_publication(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Reading]]:
    """Stops a build where it would render, and keeps what it would have shown."""
    reached: list[Reading] = []

    def edition(reading: Reading, **_options: object) -> None:
        reached.append(reading)
        raise PublishedError

    monkeypatch.setattr(publishing, "edition_of", edition)
    yield reached


def refused(reportcard: Reportcard, own: Path, language: str = "en") -> str:
    told = reportcard("build", "--project", str(own), language=language)
    assert (told.code, told.out) == (EXIT_USER_MISTAKE, "")
    assert not (own / "editions").exists()
    return told.err


def test_nothing_is_published_that_nobody_has_signed(reportcard: Reportcard, own: Path) -> None:
    remedy = (
        f"Run reportcard sensitivity --rubric rubrics/{RUBRIC}.yml, read the page, and sign it: "
        'the same command with --sign "NAME". Or build a draft with --draft.'
    )
    assert refused(reportcard, own) == (
        "reviews/sensitivity.yml: Nobody has signed the sensitivity report of "
        f"{RUBRIC} yet. {remedy}\n"
    )


def test_what_is_signed_is_published(
    reportcard: Reportcard, signed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with reaching_publication(monkeypatch) as reached, pytest.raises(PublishedError):
        reportcard("build", "--project", str(signed))
    assert len(reached) == 1


def test_the_report_in_spanish_counts_as_well(
    reportcard: Reportcard, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["sensitivity", "--lang", "es", "--project", str(own)]
    reportcard(*arguments)
    assert reportcard(*arguments, "--sign", "Ana Ruiz").code == EXIT_OK
    with reaching_publication(monkeypatch) as reached, pytest.raises(PublishedError):
        reportcard("build", "--project", str(own))
    assert len(reached) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sample edition: illustrative", "Our edition: illustrative"),
        ("# The sample rubric", "# Our rubric"),
    ],
)
def test_when_anything_changed_since_it_is_read_and_signed_anew(
    reportcard: Reportcard, signed: Path, old: str, new: str
) -> None:
    rubric = signed / "rubrics" / f"{RUBRIC}.yml"
    text = rubric.read_text(encoding="utf-8")
    assert old in text
    rubric.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert refused(reportcard, signed).startswith(
        "reviews/sensitivity.yml:5: sign_offs[1]: Ana Ruiz signed another report of "
        f"{RUBRIC} on 2026-11-20: something changed since. No grade and no score is "
        f"another one. rubrics/{RUBRIC}.yml is not what it was. Run reportcard sensitivity"
    )


def change_one_vote(folder: Path) -> str:
    """Somebody's Yes becomes a No; the name of the legislator."""
    with duckdb.connect(folder / "data" / "store.duckdb") as con:
        found = con.execute(
            "SELECT min(person_id) FROM core.person_vote WHERE option = 'yes' "
            "AND vote_event_id = '2025-house-290'"
        ).fetchone()
        con.execute(
            "UPDATE core.person_vote SET option = 'no' WHERE vote_event_id = '2025-house-290' AND "
            "person_id = $1",
            found,
        )
        name = con.execute("SELECT name FROM core.person WHERE person_id = $1", found).fetchone()
    assert name is not None
    return str(name[0])


def test_one_vote_that_changes_in_the_record_is_told_with_the_name(
    reportcard: Reportcard, signed: Path
) -> None:
    name = change_one_vote(signed)
    told = refused(reportcard, signed)
    assert "something changed since" in told
    assert f"1 grade is another one: {name} (House " in told
    assert "is not what it was" not in told  # the rubric


# ---------------------------------------------------------------- what changed


def test_what_is_signed_is_kept_under_its_hash_with_its_rubric(signed: Path) -> None:
    page = signed / "reviews" / f"sensitivity-{RUBRIC}.en.md"
    digest = hashlib.sha256(page.read_bytes()).hexdigest()
    kept = signed / "reviews" / "signed"
    assert sorted(path.name for path in kept.iterdir()) == [f"{digest}.en.md", f"{digest}.yml"]
    assert (kept / f"{digest}.en.md").read_bytes() == page.read_bytes()
    rubric = signed / "rubrics" / f"{RUBRIC}.yml"
    assert (kept / f"{digest}.yml").read_bytes() == rubric.read_bytes()


def test_signing_anew_shows_every_line_that_changed(reportcard: Reportcard, signed: Path) -> None:
    rubric = signed / "rubrics" / f"{RUBRIC}.yml"
    text = rubric.read_text(encoding="utf-8")
    rubric.write_text(text.replace("# The sample rubric", "# Our rubric", 1), encoding="utf-8")
    name = change_one_vote(signed)
    arguments = ["sensitivity", "--project", str(signed), "--sign", "Ben Brook"]
    unread = reportcard(*arguments)
    assert unread.code == EXIT_USER_MISTAKE
    file = f"reviews/sensitivity-{RUBRIC}.en.diff"
    assert unread.err.endswith(
        f"rubrics/{RUBRIC}.yml is not what it was. Every line that changed, in the page and in the "
        f"rubric: {file}\n"
    )
    difference = (signed / file).read_text(encoding="utf-8")
    lines = difference.splitlines()
    assert any(line.startswith(f"-| {name} (House ") for line in lines)
    assert any(line.startswith(f"+| {name} (House ") for line in lines)
    assert any(line.startswith("-# The sample rubric") for line in lines)
    assert any(line.startswith("+# Our rubric") for line in lines)
    told = reportcard(*arguments)
    assert told.code == EXIT_OK
    shown = [line.removeprefix("  ") for line in told.err.splitlines() if line.startswith("  ")]
    assert shown == lines[:40] != []
    assert told.err.endswith("This report is signed: reportcard build publishes.\n")
    again = reportcard("sensitivity", "--project", str(signed))
    assert again.err == "This report is signed: reportcard build publishes.\n"


def test_a_page_signed_in_spanish_is_compared_with_the_spanish_one(
    reportcard: Reportcard, own: Path
) -> None:
    arguments = ["sensitivity", "--lang", "es", "--project", str(own)]
    reportcard(*arguments)
    reportcard(*arguments, "--sign", "Ana Ruiz")
    name = change_one_vote(own)
    told = reportcard("sensitivity", "--project", str(own))
    assert "# " not in told.err  # no heading of the other language
    difference = (own / "reviews" / f"sensitivity-{RUBRIC}.en.diff").read_text(encoding="utf-8")
    assert f"-| {name} (Cámara de Representantes " in difference
    assert told.err.endswith('Nobody has signed this report: read it, then add --sign "NAME".\n')


@pytest.mark.parametrize("spoilt", ["md", "yml"])
@pytest.mark.parametrize("how", ["gone", "another"])
def test_a_signed_page_that_is_gone_or_another_is_not_compared(
    reportcard: Reportcard, signed: Path, spoilt: str, how: str
) -> None:
    (kept,) = (signed / "reviews" / "signed").glob(f"*.{spoilt}")
    if how == "gone":
        kept.unlink()
    else:
        kept.write_bytes(kept.read_bytes() + b"# another\n")
    change_one_vote(signed)
    told = reportcard("sensitivity", "--project", str(signed))
    assert (
        "The page that was signed and its rubric are not in reviews/signed: nobody can say what "
        "changed.\n"
    ) in told.err
    assert not list((signed / "reviews").glob("*.diff"))


def test_a_draft_needs_nobody_and_has_a_folder_of_its_own(
    reportcard: Reportcard, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = []

    def edition(_reading: Reading, **options: object) -> None:
        asked.append(options)
        raise PublishedError

    monkeypatch.setattr(publishing, "edition_of", edition)
    for arguments in ([], ["--name", "look"]):
        with pytest.raises(PublishedError):
            reportcard("build", "--draft", *arguments, "--project", str(own))
    assert [(o["name"], o["is_draft"]) for o in asked] == [
        (f"{RUBRIC}-draft", True),
        ("look", True),
    ]


def test_a_draft_says_on_every_page_what_it_is(sample_project: Path) -> None:
    project: Project = require_project(sample_project)
    reading = score_store(project=project, rubric=None, of_sample=True)
    draft = edition_of(reading, project=project, is_draft=True)
    notice = reading.scored.rubric.notice or Text("", "")
    words = "Draft, not signed: do not publish it."
    spanish = catalogue("es", project.locale_dir).gettext(words)
    assert spanish != words
    assert draft.masthead.notice == Text(f"{words} {notice.en}", f"{spanish} {notice.es}")
    assert edition_of(reading, project=project).masthead.notice == notice
