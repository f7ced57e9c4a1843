"""The manifest names every byte of an edition, and the check finds the one that changed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reportcard.edition.contexts import Edition, build_edition
from reportcard.edition.downloads import csv_bytes
from reportcard.edition.manifest import MANIFEST_PATH, Manifest, check_manifest
from reportcard.edition.publish import publish
from tests.edition.world import made_up_about, made_up_facts, made_up_scored


@pytest.fixture(scope="module")
def edition() -> Edition:
    return build_edition(facts=made_up_facts(), scored=made_up_scored(), about=made_up_about())


def files_of(edition: Edition, page: bytes = b"<p>A</p>") -> list[tuple[str, bytes]]:
    manifest = Manifest(edition)
    files = [manifest.noted("index.html", page), manifest.noted("es/index.html", b"<p>B</p>")]
    files += [manifest.noted(f"data/{t.name}.csv", csv_bytes(t)) for t in edition.tables]
    return [*files, (manifest.path, manifest.body())]


@pytest.fixture
def folder(edition: Edition, tmp_path: Path) -> Path:
    publish(files_of(edition), tmp_path / "ed")
    return tmp_path / "ed"


def told(folder: Path) -> list[tuple[str, str]]:
    return [(problem.file, problem.message) for problem in check_manifest(folder)]


def test_an_untouched_edition_is_as_its_manifest_says(folder: Path) -> None:
    assert check_manifest(folder) == ()


def test_one_changed_byte_in_any_file_is_found(folder: Path) -> None:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in paths:
        body = path.read_bytes()
        path.write_bytes(bytes([body[0] ^ 1]) + body[1:])
        name = path.relative_to(folder).as_posix()
        assert [file for file, _message in told(folder)] == [name]
        path.write_bytes(body)


def test_every_byte_of_the_manifest_itself_is_guarded(folder: Path) -> None:
    place = folder / MANIFEST_PATH
    body = place.read_bytes()
    for at in range(0, len(body), 97):
        place.write_bytes(body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :])
        assert told(folder) == [(MANIFEST_PATH, "The manifest was changed.")]


def test_a_missing_and_an_added_file_are_named(folder: Path) -> None:
    (folder / "es" / "index.html").unlink()
    (folder / "data" / "extra.csv").write_text("")
    assert told(folder) == [
        ("data/extra.csv", "The file is not in the manifest."),
        ("es/index.html", "The file is missing."),
    ]


def test_a_link_in_the_place_of_a_file_is_not_followed(folder: Path, tmp_path: Path) -> None:
    same = tmp_path / "same.html"
    same.write_bytes((folder / "index.html").read_bytes())
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(same)
    assert told(folder) == [("index.html", "The file was changed.")]


def test_a_folder_without_a_manifest_is_said_to_have_none(tmp_path: Path) -> None:
    assert [problem.message for problem in check_manifest(tmp_path)] == [
        "There is no manifest in this folder."
    ]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b"\xff", b'{"files": {"a": 1}}', b'{"files": {"\\ud800": 1}}']
)
def test_a_file_that_is_no_manifest_is_a_changed_manifest(folder: Path, body: bytes) -> None:
    (folder / MANIFEST_PATH).write_bytes(body)
    assert told(folder) == [(MANIFEST_PATH, "The manifest was changed.")]


def test_the_same_edition_has_the_same_manifest(edition: Edition) -> None:
    assert files_of(edition)[-1] == files_of(edition)[-1]


def read(files: list[tuple[str, bytes]]) -> dict[str, object]:
    content = json.loads(dict(files)[MANIFEST_PATH])
    assert isinstance(content, dict)
    return content


def test_the_manifest_says_what_the_edition_was_made_from(edition: Edition) -> None:
    content = read(files_of(edition))
    assert content["edition"] == "made-up-2025-2026"
    assert content["software_version"] == "0.0.1"
    assert content["rubric"] == {"id": "made-up", "version": "1", "sha256": "ab" * 32}


def test_another_page_changes_no_data_hash(edition: Edition) -> None:
    one, other = read(files_of(edition)), read(files_of(edition, page=b"other"))
    assert one["data_sha256"] == other["data_sha256"]


def test_the_data_hash_is_that_of_the_record_not_of_the_scores(edition: Edition) -> None:
    scored = replace(made_up_scored(), medians={})
    other = build_edition(facts=made_up_facts(), scored=scored, about=made_up_about())
    one, another = read(files_of(edition)), read(files_of(other))
    assert one["files"] != another["files"]
    assert one["data_sha256"] == another["data_sha256"]


def test_one_vote_that_changes_changes_the_data_hash(edition: Edition) -> None:
    facts = made_up_facts()
    first = replace(facts.person_votes[0], option="no")
    changed = replace(facts, person_votes=(first, *facts.person_votes[1:]))
    other = build_edition(facts=changed, scored=made_up_scored(), about=made_up_about())
    assert read(files_of(edition))["data_sha256"] != read(files_of(other))["data_sha256"]


def test_a_path_that_is_noted_twice_is_a_mistake_of_ours(edition: Edition) -> None:
    manifest = Manifest(edition)
    manifest.noted("index.html", b"")
    with pytest.raises(ValueError, match="twice"):
        manifest.noted("index.html", b"")
