"""`reportcard import`: what is kept, what is loaded, and that a mistake changes nothing."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportcard.collect.crawl import no_progress
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK, EXIT_USER_MISTAKE, UserError
from reportcard.pipeline.checking import read_status
from reportcard.pipeline.collecting import collect
from reportcard.pipeline.coverage import coverage
from reportcard.pipeline.importing import import_tidy, remove_import
from reportcard.pipeline.imports import import_card
from reportcard.project import Project, bundled_content
from tests.collect.project import made_up_project
from tests.collect.store import query
from tests.imports.tables import TABLES, with_line, write

NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A made-up place; the catalogues come from the package."""
    return replace(made_up_project(tmp_path / "project"), bundled=bundled_content())


def store(project: Project) -> Path:
    return project.data_dir / "store.duckdb"


def events(project: Project) -> list[object]:
    found = query(store(project), "SELECT vote_event_id FROM core.vote_event ORDER BY 1")
    return [event for (event,) in found]


def collected(project: Project) -> None:
    collect(
        project=project, source_ids=["xx/bills"], sessions=["2025"], base_urls=[], offline=True,
        progress=no_progress, now=lambda: NOW,
    )  # fmt: skip


def files(project: Project) -> dict[str, bytes]:
    folder = project.root / "imports"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*.*"))}


BEN = "h1,ben-brook,no"


def without(*lines: str) -> dict[str, list[str]]:
    """The spreadsheet without some of its votes."""
    assert set(lines) <= set(TABLES["votes"])
    return {**TABLES, "votes": [line for line in TABLES["votes"] if line not in lines]}


def test_checked_tables_are_kept_and_loaded(project: Project, tmp_path: Path) -> None:
    folder = write(tmp_path / "card", TABLES)
    report = import_tidy(project=project, folder=folder, name=None, now=NOW)
    assert report.problems == ()
    assert report.sentences == ("card is imported: 9 tables, 29 rows. It is kept in imports/card.",)
    assert events(project) == ["h1", "h2", "s1", "s2"]
    kept = files(project)
    assert kept["card/votes.csv"] == (folder / "votes.csv").read_bytes()
    assert b"imported_on: 2026-01-02" in kept["card/import.yml"]
    assert len(kept) == 10


def test_a_single_mistake_and_nothing_is_kept_or_loaded(project: Project, tmp_path: Path) -> None:
    import_tidy(project=project, folder=write(tmp_path / "card", TABLES), name=None, now=NOW)
    before, known = files(project), events(project)
    wrong = write(tmp_path / "wrong", with_line("votes", "h1,nobody,yes"))
    with pytest.raises(UserError, match="Nobody has the id “nobody”"):
        import_tidy(project=project, folder=wrong, name="card", now=LATER)
    assert files(project) == before
    assert events(project) == known


def test_the_first_import_with_a_mistake_leaves_no_folder(project: Project, tmp_path: Path) -> None:
    wrong = write(tmp_path / "wrong", with_line("votes", "h1,nobody,yes"))
    with pytest.raises(UserError):
        import_tidy(project=project, folder=wrong, name=None, now=NOW)
    assert not (project.root / "imports").exists()


def test_importing_again_takes_the_place_of_what_was_there(
    project: Project, tmp_path: Path
) -> None:
    import_tidy(project=project, folder=write(tmp_path / "card", TABLES), name=None, now=NOW)
    about = project.root / "imports/card/import.yml"
    about.write_text(about.read_text().replace("Spreadsheet card", "Our card"))
    fewer = {**with_line("votes", "h1,ben-brook,present", at=2), "lifetime": []}
    import_tidy(project=project, folder=write(tmp_path / "new", fewer), name="card", now=LATER)
    option = "SELECT option FROM core.person_vote WHERE line = 3"
    assert query(store(project), option) == [("present",)]
    assert query(store(project), "FROM core.earlier_score") == []
    assert "card/lifetime.csv" not in files(project)
    assert 'en: "Our card"' in about.read_text()
    assert "imported_on: 2026-03-04" in about.read_text()


def test_the_same_tables_again_keep_their_day(project: Project, tmp_path: Path) -> None:
    folder = write(tmp_path / "card", TABLES)
    import_tidy(project=project, folder=folder, name=None, now=NOW)
    before = files(project)
    import_tidy(project=project, folder=folder, name=None, now=LATER)
    assert files(project) == before


def test_a_folder_of_the_project_can_be_edited_and_imported_where_it_lies(
    project: Project, tmp_path: Path
) -> None:
    import_tidy(project=project, folder=write(tmp_path / "card", TABLES), name=None, now=NOW)
    kept = project.root / "imports/card"
    write(kept, with_line("votes", "h1,ben-brook,excused", at=2))
    import_tidy(project=project, folder=kept, name=None, now=LATER)
    option = "SELECT option FROM core.person_vote WHERE line = 3"
    assert query(store(project), option) == [("excused",)]


def test_a_store_that_is_made_anew_has_its_spreadsheets_again(
    project: Project, tmp_path: Path
) -> None:
    import_tidy(project=project, folder=write(tmp_path / "card", TABLES), name=None, now=NOW)
    store(project).unlink()
    collected(project)
    assert events(project) == ["h1", "h2", "s1", "s2"]
    rows = "SELECT count(*) FROM core.person_vote"
    assert query(store(project), rows) == [(8,)]


def test_a_spreadsheet_whose_folder_is_gone_is_gone_with_the_next_collect(
    project: Project, tmp_path: Path
) -> None:
    import_tidy(project=project, folder=write(tmp_path / "card", TABLES), name=None, now=NOW)
    kept = project.root / "imports/card"
    kept.rename(tmp_path / "aside")
    collected(project)
    assert events(project) == []
    (tmp_path / "aside").rename(kept)
    collected(project)
    assert events(project) == ["h1", "h2", "s1", "s2"]


def test_a_spreadsheet_in_the_store_whose_folder_is_gone_cannot_be_named(project: Project) -> None:
    with pytest.raises(UserError) as error:
        import_card(project, "import/card")
    assert str(error.value) == (
        "imports/card/import.yml: The store holds a spreadsheet whose folder is gone: run "
        "reportcard collect."
    )


def test_a_mistake_in_a_kept_table_stops_the_collect_before_it_begins(
    project: Project, tmp_path: Path
) -> None:
    write(project.root / "imports/card", with_line("votes", "h1,ana-arroyo,yea", at=1))
    with pytest.raises(UserError, match=r"imports/card/votes\.csv:2: option: “yea” is none"):
        collected(project)
    assert not store(project).exists()


def test_tables_that_were_never_imported_are_said_at_collect(
    project: Project, tmp_path: Path
) -> None:
    write(project.root / "imports/card", TABLES)
    with pytest.raises(UserError) as error:
        collected(project)
    assert str(error.value) == (
        "imports/card: This folder has no import.yml. Run: reportcard import tidy imports/card"
    )


def test_an_import_that_was_killed_between_two_steps_loses_nothing_silently(
    project: Project, tmp_path: Path
) -> None:
    folder = write(tmp_path / "card", TABLES)
    import_tidy(project=project, folder=folder, name=None, now=NOW)
    kept = project.root / "imports/card"
    kept.rename(kept.with_name(".card.old"))
    with pytest.raises(UserError) as error:
        collected(project)
    assert str(error.value) == (
        "imports/card: card: An import of this name was interrupted: import it again."
    )
    import_tidy(project=project, folder=folder, name=None, now=NOW)
    collected(project)
    assert sorted(path.name for path in kept.parent.iterdir()) == ["card"]


def test_a_store_that_a_collect_left_half_filled_does_not_pass_for_whole(
    project: Project, tmp_path: Path
) -> None:
    from reportcard.store.connect import mark_changed, open_store
    from reportcard.store.write import load_pages
    from tests.store.world import people_page

    folder = write(tmp_path / "card", TABLES)
    with closing(open_store(store(project))) as con:
        mark_changed(con)
    import_tidy(project=project, folder=folder, name=None, now=NOW)  # only spreadsheets: repeated
    with closing(open_store(store(project))) as con:
        load_pages(con, [people_page()])
    with pytest.raises(UserError, match="was interrupted, so the store is half filled"):
        import_tidy(project=project, folder=folder, name=None, now=LATER)
    with pytest.raises(UserError, match="was interrupted, so the store is half filled"):
        remove_import(project=project, name="card")


def test_two_spreadsheets_stand_beside_each_other(project: Project, tmp_path: Path) -> None:
    import_tidy(project=project, folder=write(tmp_path / "one", TABLES), name=None, now=NOW)
    other = {
        "people": ["person_id,name,chamber,district", "ana-arroyo,Ana Arroyo,house,1"],
        "roll_calls": ["roll_call_id,chamber", "other,house"],
        "votes": ["roll_call_id,person_id,option", "other,ana-arroyo,no"],
    }
    import_tidy(project=project, folder=write(tmp_path / "two", other), name=None, now=NOW)
    assert events(project) == ["h1", "h2", "other", "s1", "s2"]
    clash = {**other, "roll_calls": ["roll_call_id,chamber", "h1,house"]}
    clash["votes"] = ["roll_call_id,person_id,option", "h1,ana-arroyo,no"]
    with pytest.raises(UserError, match=r"“h1” is the id of another roll call already \(imports/"):
        import_tidy(project=project, folder=write(tmp_path / "x", clash), name="x", now=NOW)


def test_what_an_import_leaves_out_is_told(project: Project, tmp_path: Path) -> None:
    import_tidy(project=project, folder=write(tmp_path / "one", TABLES), name=None, now=NOW)
    lean = {"member_inputs": ["person_id,input,value", "ana-arroyo,pledge,yes"]}
    import_tidy(project=project, folder=write(tmp_path / "two", lean), name=None, now=NOW)
    report = remove_import(project=project, name="one")
    assert events(project) == []
    assert [problem.message for problem in report.problems] == [
        "imports/two/member_inputs.csv: nobody in the record has the id ana-arroyo; what the "
        "file says of them is left out."
    ]
    assert report.sentences == (
        "one is taken out of the project. Published report cards stay as they are.",
    )


def test_an_import_that_is_not_there_cannot_be_removed(project: Project, tmp_path: Path) -> None:
    import_tidy(project=project, folder=write(tmp_path / "card", TABLES), name=None, now=NOW)
    with pytest.raises(UserError) as error:
        remove_import(project=project, name="cards")
    assert str(error.value) == ("There is no import cards in this project. Did you mean card?")


def test_no_folder_of_imports_is_made_outside_a_project(tmp_path: Path) -> None:
    stray = Project(root=tmp_path, bundled=bundled_content())
    with pytest.raises(UserError, match="is no project folder"):
        import_tidy(project=stray, folder=write(tmp_path / "card", TABLES), name=None, now=NOW)


# ---------------------------------------------------------------- the command line


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs the program in the project; gives the exit code and what it told."""
    from reportcard.cli import run as reportcard
    from reportcard.language import speak

    monkeypatch.chdir(project.root)

    def command(*arguments: str, language: str = "en") -> tuple[int, str]:
        monkeypatch.setenv("REPORTCARD_LANG", language)
        try:
            code = reportcard(arguments)
        finally:
            speak("en", Path())
        return code, capsys.readouterr().err

    return command


def test_the_command_imports_and_removes(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "card", TABLES)
    assert run("import", "tidy", "../card", "--name", "local-42") == (
        EXIT_OK,
        "local-42 is imported: 9 tables, 29 rows. It is kept in imports/local-42.\n",
    )
    code, told = run("import", "remove", "local-42", language="es")
    assert code == EXIT_OK
    assert "local-42" in told
    assert "is taken out" not in told


def test_the_command_tells_every_mistake_in_the_language_of_the_terminal(
    run: Run, tmp_path: Path
) -> None:
    tables = with_line("votes", "h1,ana-arroyo,yea", at=1)
    tables["people"][1] = "ana-arroyo,,D,house,1,2025-13-01,"
    write(tmp_path / "card", tables)
    code, english = run("import", "tidy", "../card")
    assert code == EXIT_USER_MISTAKE
    assert [line.rpartition(".csv:")[2][:5] for line in english.splitlines()] == [
        "2: na", "2: st", "2: op",
    ]  # fmt: skip
    code, spanish = run("import", "tidy", "../card", language="es")
    assert code == EXIT_USER_MISTAKE
    assert len(spanish.splitlines()) == 3
    assert "is none of" not in spanish
    assert "¿Quiso decir yes?" in spanish


def test_a_member_without_a_row_is_named_with_the_roll_call_and_the_rest_is_loaded(
    project: Project, tmp_path: Path
) -> None:
    folder = write(tmp_path / "card", without(BEN, "s1,cai-chen,paired_no"))
    report = import_tidy(project=project, folder=folder, name=None, now=NOW)
    assert report.problems == ()
    assert [gap.sentence() for gap in report.gaps] == [
        "imports/card/votes.csv: h1: Ben Brook Jr. had a seat in the chamber and has no row in "
        "this roll call: it is not known how they voted, and it does not count. Whoever could not "
        "vote has a row with not_member.",
        "imports/card/votes.csv: s1: Chen, Cai had a seat in the chamber and has no row in this "
        "roll call: it is not known how they voted, and it does not count. Whoever could not vote "
        "has a row with not_member.",
    ]
    assert events(project) == ["h1", "h2", "s1", "s2"]


def test_whoever_had_left_the_seat_by_the_day_needs_no_row(
    project: Project, tmp_path: Path
) -> None:
    folder = write(tmp_path / "card", without("h2,ben-brook,not_member"))
    assert import_tidy(project=project, folder=folder, name=None, now=NOW).gaps == ()


def test_where_many_have_no_row_a_few_are_named_and_the_others_counted(
    project: Project, tmp_path: Path
) -> None:
    more = [f"m{n:02},Member {n:02},D,house,{n + 10},," for n in range(14)]
    tables = {**TABLES, "people": [*TABLES["people"], *more]}
    report = import_tidy(
        project=project, folder=write(tmp_path / "card", tables), name=None, now=NOW
    )
    assert [gap.key for gap in report.gaps] == ["h1", "h2"]
    assert all("Member 11 and 2 others had seats in" in gap.message for gap in report.gaps)


def test_status_and_coverage_name_the_member_without_a_row(
    project: Project, tmp_path: Path
) -> None:
    folder = write(tmp_path / "card", without(BEN))
    gaps = import_tidy(project=project, folder=folder, name=None, now=NOW).gaps
    assert len(gaps) == 1
    assert read_status(project).problems == gaps
    assert coverage(project=project, of_sample=False).problems == gaps


def test_a_gap_of_another_spreadsheet_is_not_told_of_this_one(
    project: Project, tmp_path: Path
) -> None:
    first = write(tmp_path / "card", without(BEN))
    import_tidy(project=project, folder=first, name=None, now=NOW)
    answers = {"member_inputs": TABLES["member_inputs"]}
    second = write(tmp_path / "answers", answers)
    assert import_tidy(project=project, folder=second, name=None, now=NOW).gaps == ()
    assert len(read_status(project).problems) == 1


def test_a_store_of_spreadsheets_alone_is_not_said_to_add_up(
    project: Project, tmp_path: Path
) -> None:
    import_tidy(project=project, folder=write(tmp_path / "card", TABLES), name=None, now=NOW)
    status = read_status(project)
    assert status.is_of_spreadsheets
    assert status.problems == ()
    found = coverage(project=project, of_sample=False)
    assert (found.rows, found.of_spreadsheets) == ((), 4)


def test_a_store_without_spreadsheets_is_of_official_documents(project: Project) -> None:
    collected(project)
    assert not read_status(project).is_of_spreadsheets
    assert coverage(project=project, of_sample=False).of_spreadsheets == 0


def test_the_commands_name_the_gap_and_their_exit_code_says_so(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "card", without(BEN))
    for language, word in (("en", "has no row"), ("es", "no tiene fila")):
        for command in (["import", "tidy", "../card"], ["status"], ["coverage"]):
            code, told = run(*command, language=language)
            assert code == EXIT_LEFT_SOMETHING_OUT
            (line,) = (line for line in told.splitlines() if "h1: Ben Brook Jr." in line)
            assert word in line


def test_of_spreadsheets_alone_nothing_is_said_to_add_up_or_to_be_complete(
    run: Run, tmp_path: Path
) -> None:
    write(tmp_path / "card", TABLES)
    run("import", "tidy", "../card")
    code, told = run("status")
    assert code == EXIT_OK
    assert told.endswith(
        "Nothing is set aside: every member has a row in every roll call.\n"
        "The votes are from spreadsheets: no official document was compared.\n"
    )
    code, told = run("coverage")
    assert code == EXIT_OK
    assert told.endswith(
        "4 roll calls are from spreadsheets, which do not say how many there were: they stand in "
        "no table here.\n"
    )
