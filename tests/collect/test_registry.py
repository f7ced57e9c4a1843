"""Sources are found by their id, in the project first, and their modules never collide."""

from datetime import date
from pathlib import Path

import pytest

from reportcard.collect.manifest import Manifest
from reportcard.collect.registry import load_jurisdiction, load_source, source_ids
from reportcard.errors import UserError
from reportcard.model.facts import Jurisdiction, SpecialSession
from reportcard.model.records import Compilation
from reportcard.model.text import Text
from reportcard.project import Project
from tests.collect.project import OFFICIAL, SOURCE, add_source, made_up_project, write


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return made_up_project(tmp_path / "project")


def says(name: str) -> str:
    """A scraper that asks for a page of its own name."""
    return f"""
        from reportcard.collect.pages import Request

        def start(manifest):
            yield Request(url="{OFFICIAL}/{name}", parse="parse_page", expects="text")
        """


def first_page(project: Project, source_id: str) -> str:
    start = load_source(project, source_id).start(Manifest(("2025",), OFFICIAL))
    return next(start).url.rpartition("/")[2]


def test_a_source_says_who_publishes_it_and_how_to_ask(project: Project) -> None:
    source = load_source(project, "xx/bills")
    assert source.source_id == "xx/bills"
    assert source.title == Text("Made-up records", "Documentos inventados")
    assert source.publisher == Text("Nobody", "Nobody")
    assert source.licence == Text("Public", "Público")
    assert (source.base_url, source.delay_seconds) == (OFFICIAL, 2.0)


def test_a_source_says_whose_compilations_its_tables_follow(project: Project) -> None:
    assert load_source(project, "xx/bills").compiled == ()
    compiled = """
compiled:
  - address: https://example.org/grants.xlsx
    title: {en: Grants, es: Subvenciones}
    by: Some people
    url: https://example.org/compiled
    licence: {en: Public, es: Público}
"""
    add_source(project.root, "xx/towns", source=SOURCE + compiled)
    assert load_source(project, "xx/towns").compiled == (
        Compilation(
            address="https://example.org/grants.xlsx",
            by=Text("Some people", "Some people"),
            url="https://example.org/compiled",
            title=Text("Grants", "Subvenciones"),
            licence=Text("Public", "Público"),
        ),
    )


def test_a_scraper_that_was_mended_reads_every_page_anew(project: Project) -> None:
    declared = load_source(project, "xx/bills").parser_version
    assert declared.startswith("1+")
    assert load_source(project, "xx/bills").parser_version == declared
    write(project.root / "scrapers/xx/shared.py", "LETTER = 'Y'")
    mended = load_source(project, "xx/bills").parser_version
    assert mended != declared
    # Also when the project's own file stands in for one that came with the package.
    write(project.bundled / "scrapers/xx/other.py", "LETTER = 'Y'")
    bundled = load_source(project, "xx/bills").parser_version
    write(project.root / "scrapers/xx/other.py", "LETTER = 'N'")
    assert load_source(project, "xx/bills").parser_version not in (mended, bundled)


def test_all_sources_are_listed_in_order(project: Project) -> None:
    add_source(project.root, "xx/also")
    assert source_ids(project) == ("xx/also", "xx/bills")


def test_a_name_that_does_not_exist_gets_the_nearest_one(project: Project) -> None:
    with pytest.raises(UserError) as told:
        load_source(project, "xx/bils")
    assert str(told.value) == "There is no source xx/bils. Did you mean xx/bills?"


@pytest.mark.parametrize("name", ["quite another", "../bills", "xx", "xx/bills/", ""])
def test_a_name_like_no_other_gets_the_list(project: Project, name: str) -> None:
    with pytest.raises(UserError) as told:
        load_source(project, name)
    assert str(told.value).startswith(f"There is no source {name}.")


def test_two_scrapers_of_one_project_are_two_modules(project: Project) -> None:
    add_source(project.root, "xx/one", scraper=says("one"))
    add_source(project.root, "xx/two", scraper=says("two"))
    assert (first_page(project, "xx/one"), first_page(project, "xx/two")) == ("one", "two")


def test_two_projects_do_not_share_a_scraper_of_the_same_name(tmp_path: Path) -> None:
    pages = []
    for name in ("left", "right"):
        project = made_up_project(tmp_path / name)
        add_source(project.root, "xx/same", scraper=says(name))
        pages.append(first_page(project, "xx/same"))
    assert pages == ["left", "right"]


def test_the_projects_own_scraper_goes_before_the_bundled_one(project: Project) -> None:
    add_source(project.bundled, "xx/both", scraper=says("bundled"))
    assert first_page(project, "xx/both") == "bundled"
    other = Project(root=project.root.parent / "other", bundled=project.bundled)
    add_source(other.root, "xx/both", scraper=says("own"))
    assert first_page(other, "xx/both") == "own"


def test_a_projects_own_scraper_may_use_the_bundled_modules_beside_it(project: Project) -> None:
    write(project.bundled / "scrapers/xx/names.py", "PAGE = 'from the bundled module'\n")
    own = """
        from reportcard.collect.pages import Request

        from ..names import PAGE

        def start(manifest):
            yield Request(url=f"x/{PAGE}", parse="parse_page", expects="text")
        """
    add_source(project.root, "xx/own", scraper=own)
    assert first_page(project, "xx/own") == "from the bundled module"


def test_a_bundle_of_certificates_lies_beside_the_source(project: Project) -> None:
    add_source(project.root, "xx/bills", source=SOURCE + "ca_bundle: chain.pem\n")
    write(project.root / "scrapers/xx/bills/chain.pem", "...")
    bundle = load_source(project, "xx/bills").ca_bundle
    assert bundle == project.root / "scrapers/xx/bills/chain.pem"


def test_a_bundle_that_is_missing_is_said_before_anything_is_asked(project: Project) -> None:
    add_source(project.root, "xx/bills", source=SOURCE + "ca_bundle: chain.pem\n")
    with pytest.raises(UserError) as told:
        load_source(project, "xx/bills")
    assert str(told.value).startswith("scrapers/xx/bills/chain.pem: There is no such file")


def test_a_text_of_a_source_in_one_language_only_is_refused(project: Project) -> None:
    one = SOURCE.replace("licence: {en: Public, es: Público}", "licence: {en: Public}")
    add_source(project.root, "xx/bills", source=one)
    with pytest.raises(UserError) as told:
        load_source(project, "xx/bills")
    assert str(told.value) == (
        "scrapers/xx/bills/source.yml:3: licence.es: The key es is missing. The text in Spanish."
    )


def test_a_word_that_source_yml_does_not_know_is_said_with_its_line(project: Project) -> None:
    add_source(project.root, "xx/bills", source=SOURCE + "dely_seconds: 1\n")
    with pytest.raises(UserError) as told:
        load_source(project, "xx/bills")
    assert str(told.value).startswith("scrapers/xx/bills/source.yml:9: dely_seconds: ")


def test_a_place_has_its_seats_and_sessions(project: Project) -> None:
    place = load_jurisdiction(project, "xx")
    assert (place.name, dict(place.seats)) == ("Nowhere", {"house": 5, "senate": 2})
    assert [session.session for session in place.sessions] == ["2025", "2026"]


def test_a_session_that_ends_before_it_begins_is_a_mistake(project: Project) -> None:
    write(
        project.root / "scrapers/xx/jurisdiction.yml",
        """
        name: Nowhere
        seats: {house: 5}
        sessions:
          - {session: "2025", started_on: 2025-06-04, ended_on: 2025-01-08}
        """,
    )
    with pytest.raises(UserError) as told:
        load_jurisdiction(project, "xx")
    assert "The session ends before it begins." in str(told.value)


PLACE = """
name: Nowhere
seats: {{house: 5}}
sessions:
  - {{session: "2025", started_on: 2025-01-08, ended_on: 2025-06-04}}
special_sessions:
  - {{parent: "{parent}", number: 1, first_seen_on: 2025-11-12, bill_numbers: [{first}, {last}]}}
  - {{parent: "2025", number: {number}, first_seen_on: 2025-12-01}}
"""


def place_with(project: Project, **changed: object) -> Jurisdiction:
    """The place with two special sessions, one of them without bills."""
    facts = {"parent": "2025", "first": 8001, "last": 8999, "number": 2} | changed
    write(project.root / "scrapers/xx/jurisdiction.yml", PLACE.format(**facts))
    return load_jurisdiction(project, "xx")


def test_a_special_session_counts_to_a_session_and_has_bill_numbers_of_its_own(
    project: Project,
) -> None:
    assert place_with(project).special_sessions == (
        SpecialSession("2025", 1, date(2025, 11, 12), (8001, 8999)),
        SpecialSession("2025", 2, date(2025, 12, 1), None),
    )


def test_a_place_without_special_sessions_needs_not_say_so(project: Project) -> None:
    assert load_jurisdiction(project, "xx").special_sessions == ()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"parent": "2024"}, "A special session counts to 2024, which is none of the sessions."),
        ({"number": 1}, "Special session 1 of 2025 is there twice."),
        ({"first": 9000}, "The last number is smaller than the first."),
    ],
)
def test_special_sessions_that_do_not_fit_are_a_mistake(
    project: Project, changed: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UserError) as told:
        place_with(project, **changed)
    assert sentence in str(told.value)
