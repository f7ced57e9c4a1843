"""A preview under embargo: marked everywhere, in a folder of its own, for a day that is to come."""

import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from reportcard.errors import UserError
from reportcard.pipeline import publishing
from reportcard.pipeline.publishing import BuildReport, build
from reportcard.project import require_project
from tests.cli.conftest import Reportcard

RUBRIC = "ct-education-2025-2026"
BUILT_ON, DAY = date(2026, 11, 22), date(2027, 3, 4)
HOME = "https://cards.example.org/2026"
UNTIL = {
    "en": "Embargoed until March 4, 2027: not for publication before.",
    "es": "Embargada hasta el 4 de marzo de 2027: no se publique antes.",
}


class Told:
    """What a build said while it ran."""

    def __init__(self) -> None:
        self.known: set[int] = set()
        self.done: list[int] = []

    def __call__(self, *, known: int, done: int, label: str) -> None:
        self.known.add(known)
        self.done.append(done)


def preview(project: Path, told: Told, embargo: date = DAY) -> BuildReport:
    return build(
        project=require_project(project),
        rubric=None,
        name=None,
        built_on=BUILT_ON,
        progress=told,
        of_sample=True,
        embargo=embargo,
        url=HOME,
        with_pdf=False,
    )


@pytest.fixture(scope="module")
def told() -> Told:
    return Told()


@pytest.fixture(scope="module")
def folder(sample_project: Path, told: Told, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = shutil.copytree(sample_project, tmp_path_factory.mktemp("embargo") / "own")
    return preview(Path(copy), told).home.parent


@pytest.mark.slow
def test_a_preview_has_a_folder_of_its_own_and_tells_robots_to_stay_away(folder: Path) -> None:
    assert folder.name == f"{RUBRIC}-embargo"
    assert (folder / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"


@pytest.mark.slow
def test_every_page_and_the_data_say_until_when_nothing_may_be_published(folder: Path) -> None:
    pages = list(folder.rglob("*.html"))
    assert len(pages) > 1_000
    for path in pages:
        language = "es" if path.relative_to(folder).parts[0] == "es" else "en"
        text = path.read_text("utf-8")
        assert f'<p class="notice" role="note"><span>{UNTIL[language]}' in text, path
        assert '<meta name="robots" content="noindex' in text, path
    package = json.loads((folder / "data" / "datapackage.json").read_bytes())
    assert package["description"].startswith(UNTIL["en"])
    assert package["description_es"].startswith(UNTIL["es"])
    with zipfile.ZipFile(folder / "report-card-site.zip") as packed:
        assert UNTIL["es"] in packed.read("report-card-site/README.txt").decode()


@pytest.mark.slow
def test_every_file_is_counted_before_it_is_made_and_stands_in_the_manifest(
    folder: Path, told: Told
) -> None:
    listed = json.loads((folder / "MANIFEST.json").read_bytes())["files"]
    assert told.known == {len(listed)}
    assert told.done == list(range(1, len(listed) + 1))
    kinds = {"press.html", "robots.txt", "report-card-site.zip", "share/site.es.png"}
    assert kinds <= set(listed)
    of_cards = [name for name in listed if name.startswith("share/")]
    assert len(of_cards) == 2 * (1 + len(list((folder / "embed").glob("*.html"))))
    # They are on every card that is shared: each is light.
    assert max(listed[name]["bytes"] for name in of_cards) < 25_000


@pytest.mark.slow
def test_a_public_address_goes_into_citation_and_tags(folder: Path) -> None:
    assert f" {HOME}/" in (folder / "press.html").read_text("utf-8")
    card = sorted((folder / "es" / "legislators").glob("*.html"))[0]
    text = card.read_text("utf-8")
    assert f'content="{HOME}/share/{card.stem}.es.png"' in text


@pytest.mark.slow
def test_an_embargo_that_is_over_before_it_begins_builds_nothing(sample_project: Path) -> None:
    with pytest.raises(UserError) as caught:
        preview(sample_project, Told(), BUILT_ON)
    assert str(caught.value) == (
        "The embargo until 2026-11-22 is over before it begins: this report card is of 2026-11-22. "
        "Give a later day with --embargo, or an earlier day of the report card with --date."
    )


@pytest.mark.slow
def test_a_preview_needs_a_sign_off_unless_it_is_a_draft_too(
    reportcard: Reportcard, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = []

    def edition(_reading: object, **options: object) -> None:
        asked.append(options)
        raise UserError("stop")

    monkeypatch.setattr(publishing, "edition_of", edition)
    unsigned = reportcard("build", "--embargo", "2027-03-04", "--project", str(own))
    assert "Nobody has signed" in unsigned.err
    assert asked == []
    reportcard("build", "--draft", "--embargo", "2027-03-04", "--project", str(own))
    assert [(o["name"], o["is_draft"], o["embargo"]) for o in asked] == [
        (f"{RUBRIC}-draft-embargo", True, DAY)
    ]


@pytest.mark.parametrize(
    ("arguments", "english", "spanish"),
    [
        (
            ["--embargo", "tomorrow"],
            "--embargo: tomorrow is not a day; write it like 2025-06-02.",
            "--embargo: tomorrow no es un día; escríbalo como 2025-06-02.",
        ),
        (
            ["--url", "javascript:alert(1)"],
            "--url: javascript:alert(1) is not a public address; write it like "
            "https://example.org/report-card.",
            "--url: javascript:alert(1) no es una dirección pública; escríbala como "
            "https://example.org/report-card.",
        ),
        (
            ["--url", "cards.example.org"],
            "--url: cards.example.org is not a public address",
            "--url: cards.example.org no es una dirección pública",
        ),
    ],
)
def test_a_day_or_an_address_that_is_none_is_named(
    reportcard: Reportcard, arguments: list[str], english: str, spanish: str
) -> None:
    for language, said in (("en", english), ("es", spanish)):
        found = reportcard("build", *arguments, language=language)
        assert found.code != 0
        assert said in found.err
