"""Downloads: CSV that no spreadsheet runs, and a data package that a stranger's program accepts."""

import csv
import hashlib
import io
import json
import warnings
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.edition.contexts import Edition, build_edition
from reportcard.edition.downloads import csv_bytes, datapackage
from reportcard.model.tables import Cell, Column, ColumnType, ForeignKey, Table
from reportcard.model.text import Text
from tests.edition.world import made_up_about, made_up_facts, made_up_scored
from tests.properties import PROPERTY

ANY = Text("Any", "Cualquiera")


def table(*rows: tuple[Cell, ...], types: tuple[ColumnType, ...] = ("text",)) -> Table:
    columns = tuple(Column(f"c{n}", kind, ANY) for n, kind in enumerate(types))
    return Table("made_up", ANY, columns, ("c0",), rows)


def cells(table: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8"), newline="")))[1:]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return build_edition(facts=made_up_facts(), scored=made_up_scored(), about=made_up_about())


# ---------------------------------------------------------------- CSV


def test_each_type_of_cell_is_written_one_way() -> None:
    row = ("Ávila", 7, "66.500000", True, date(2025, 6, 2), None)
    types: tuple[ColumnType, ...] = ("text", "integer", "decimal", "boolean", "date", "text")
    assert csv_bytes(table(row, types=types)).decode() == (
        "c0,c1,c2,c3,c4,c5\nÁvila,7,66.500000,true,2025-06-02,\n"
    )


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x")', "+1", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx"]
)
def test_a_text_that_a_spreadsheet_could_run_begins_with_an_apostrophe(text: str) -> None:
    assert cells(table((text,))) == [[f"'{text}"]]


def test_a_number_below_nought_stays_a_number() -> None:
    row = (-3, "-1.500000")
    assert cells(table(row, types=("integer", "decimal"))) == [["-3", "-1.500000"]]


@PROPERTY
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, unique=True))
def test_every_text_comes_back_whole_and_none_can_be_run(texts: list[str]) -> None:
    read = [row[0] if row else "" for row in cells(table(*[(text,) for text in texts]))]
    assert [text.removeprefix("'") for text in read] == [text.removeprefix("'") for text in texts]
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for text in read)


# ---------------------------------------------------------------- data package


def written(edition: Edition, folder: Path) -> Path:
    for each in edition.tables:
        (folder / f"{each.name}.csv").write_bytes(csv_bytes(each))
    place = folder / "datapackage.json"
    place.write_bytes(datapackage(edition.tables, edition))
    return place


def complaints(package: Path) -> list[tuple[str, str]]:
    """What the reference implementation has against a package on disk."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own dependencies warn about themselves
        from frictionless import Package

        report = Package(str(package)).validate()
    found = [(task.name, error.type) for task in report.tasks for error in task.errors]
    return sorted({*found, *(("package", error.type) for error in report.errors)})


def test_the_package_of_a_real_edition_validates(edition: Edition, tmp_path: Path) -> None:
    assert complaints(written(edition, tmp_path)) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("person_votes", b"2025-house-10,ocd", b"2025-house-11,ocd", "foreign-key"),
        ("memberships", b"2025-01-08", b"2025-13-08", "type-error"),
        ("people", b"Brook", b"Brooks", "hash-count"),
        ("vote_events", b"2025-house-20", b"2025-house-10", "primary-key"),
    ],
)
def test_a_damaged_table_does_not_validate(
    edition: Edition, tmp_path: Path, name: str, old: bytes, new: bytes, told: str
) -> None:
    package = written(edition, tmp_path)
    place = tmp_path / f"{name}.csv"
    body = place.read_bytes()
    assert old in body
    place.write_bytes(body.replace(old, new, 1))
    assert (name, told) in complaints(package)


def read_package(edition: Edition) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(datapackage(edition.tables, edition))
    return content


def test_the_package_describes_every_table_in_both_languages(edition: Edition) -> None:
    resources = read_package(edition)["resources"]
    assert [r["name"] for r in resources] == [t.name for t in edition.tables]
    for resource in resources:
        assert resource["title"]
        assert resource["title_es"]
        for field in resource["schema"]["fields"]:
            assert field["description"]
            assert field["description_es"]


def test_hash_and_size_of_each_resource_are_those_of_its_file(edition: Edition) -> None:
    bodies = {each.name: csv_bytes(each) for each in edition.tables}
    for resource in read_package(edition)["resources"]:
        body = bodies[resource["name"]]
        assert resource["bytes"] == len(body)
        assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"


def test_the_record_keeps_its_own_terms_and_the_unions_work_is_cc_by(edition: Edition) -> None:
    licences = {
        resource["name"]: [licence["title"] for licence in resource["licenses"]]
        for resource in read_package(edition)["resources"]
    }
    assert licences["person_votes"] == ["Public record", "CC0"]
    assert licences["scores"] == ["Creative Commons Attribution 4.0"]


def test_an_address_that_is_no_web_address_is_left_out(edition: Edition) -> None:
    assert b"javascript" not in datapackage(edition.tables, edition)


def test_a_foreign_key_is_promised_only_where_it_holds(edition: Edition) -> None:
    child = Table(
        "child", ANY, (Column("parent", "text", ANY),), ("parent",), (("a",), ("b",)),
        (ForeignKey("parent", "parent", "id"),),
    )  # fmt: skip
    whole = Table("parent", ANY, (Column("id", "text", ANY),), ("id",), (("a",), ("b",)))
    short = replace(whole, rows=(("a",),))
    for parent, promised in ((whole, True), (short, False)):
        package = json.loads(datapackage([parent, child], edition))
        assert ("foreignKeys" in package["resources"][1]["schema"]) is promised


def test_the_keys_between_the_tables_of_a_real_edition_all_hold(edition: Edition) -> None:
    promised = [
        key
        for resource in read_package(edition)["resources"]
        for key in resource["schema"].get("foreignKeys", [])
    ]
    assert len(promised) == sum(len(each.foreign_keys) for each in edition.tables)


def test_the_same_edition_gives_the_same_package(edition: Edition) -> None:
    again = build_edition(facts=made_up_facts(), scored=made_up_scored(), about=made_up_about())
    assert datapackage(edition.tables, edition) == datapackage(again.tables, again)
