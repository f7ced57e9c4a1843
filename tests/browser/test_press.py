"""Sharing, frames, previews and the ZIP file as readers meet them; barriers: test_access."""

import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from reportcard.edition.contexts import Edition
from reportcard.edition.offline import OfflineSite
from tests.browser.conftest import OpenPage
from tests.edition.site_reading import made_up_edition, rendered

pytestmark = pytest.mark.browser


def slug_of(folder: Path) -> str:
    return sorted((folder / "embed").glob("*.html"))[0].name


@pytest.mark.parametrize("language", ["", "es"])
def test_the_text_to_share_can_be_reached_and_copied_without_a_script(
    open_page: OpenPage, rich_folder: Path, language: str
) -> None:
    path = rich_folder / language / "legislators" / slug_of(rich_folder)
    page = open_page(path, script=False)
    text = page.locator("#share-text")
    expect(text).to_be_hidden()
    page.locator(".share summary").click()
    expect(text).to_be_visible()
    name = page.locator("h1").inner_text()
    assert text.input_value().startswith(name)
    expect(text).not_to_be_editable()


def test_a_card_in_a_frame_runs_in_somebody_elses_page_and_leads_out_of_it(
    open_page: OpenPage, rich_folder: Path, tmp_path: Path
) -> None:
    slug = slug_of(rich_folder)
    frame = (rich_folder / "embed" / slug).as_uri()
    host = tmp_path / "host.html"
    host.write_text(
        f'<!doctype html><title>Host</title><iframe src="{frame}" title="x" width="320" '
        'height="420"></iframe>',
        "utf-8",
    )
    page = open_page(host)
    inside = page.frame_locator("iframe")
    expect(inside.locator("h1")).to_be_visible()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.frames[1].evaluate(wide) == 0
    inside.locator("h1 a").click()
    page.wait_for_url(f"**/legislators/{slug}")


def test_the_whole_site_opens_from_its_zip_file_with_search_working(
    open_page: OpenPage, sample_folder: Path, sample: Edition, tmp_path: Path, repository: Path
) -> None:
    """The sample as it is packed, unpacked in a folder with a space in its name."""
    offline = OfflineSite(sample, locale_dir=repository / "templates" / "locale")
    paths = (path for path in sample_folder.rglob("*") if path.is_file())
    files = ((p.relative_to(sample_folder).as_posix(), p.read_bytes()) for p in paths)
    *_rest, (name, body) = offline.with_pack(files)
    (tmp_path / name).write_bytes(body)
    with zipfile.ZipFile(tmp_path / name) as packed:
        packed.extractall(tmp_path / "on a stick")
    root = tmp_path / "on a stick" / "report-card-site"
    for language in ("", "es"):
        page = open_page(root / language / "index.html")
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))  # noqa: B023 - used up in this round
        last = page.locator("#people tbody tr").last.locator("a").inner_text()
        page.locator("#q").fill(last.partition(",")[0])
        shown = page.locator("#people tbody tr:visible")
        expect(shown.first).to_be_visible()
        assert 1 <= shown.count() < 20
        shown.last.locator("a").click()
        expect(page.locator(".verdict .grade")).to_be_visible()
        assert complaints == []


@pytest.mark.parametrize(("days", "over"), [(-1, True), (0, True), (2, False)])
def test_a_preview_says_that_its_embargo_is_over_from_that_day_on(
    open_page: OpenPage, tmp_path: Path, repository: Path, days: int, over: bool
) -> None:
    edition = made_up_edition()
    # The reader's own clock decides, so the day is one near today.
    day = date.today() + timedelta(days=days)  # noqa: DTZ011 - the browser's day is local too
    edition = replace(edition, masthead=replace(edition.masthead, embargo=day))
    for name, body in rendered(edition, repository).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(body)
    page = open_page(tmp_path / "index.html")
    notice = page.locator("#embargo-over")
    if over:
        expect(notice).to_be_visible()
    else:
        expect(notice).to_be_hidden()
    mark = page.evaluate("getComputedStyle(document.body, '::before').content")
    assert "Embargoed" in mark
    assert (
        not open_page(tmp_path / "index.html", script=False).locator("#embargo-over").is_visible()
    )
