"""No barrier that axe-core can see, light and dark; and a strict security policy breaks nothing."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage, page_types

pytestmark = pytest.mark.browser

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'"
# Targets of at least 24 px are a rule of WCAG 2.2 that axe leaves out unless asked.
RUN = """async () => {
  const found = await axe.run(document, {
    resultTypes: ["violations"],
    rules: { "target-size": { enabled: true } },
  });
  return found.violations
    .filter((v) => ["serious", "critical"].includes(v.impact))
    .map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html)]);
}"""


def barriers(page: Page, axe: str) -> object:
    """What axe-core calls serious or critical on a page."""
    page.evaluate(axe)
    return page.evaluate(RUN)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(360, 740), (1280, 900)], ids=["phone", "desk"])
def test_no_page_has_a_serious_or_critical_barrier(
    open_page: OpenPage, folder: Path, axe: str, dark: bool, size: tuple[int, int]
) -> None:
    page = open_page(folder / "index.html", dark=dark, size=size)
    for path in page_types(folder):
        page.goto(path.as_uri())
        assert barriers(page, axe) == [], path


def test_an_open_detail_has_no_barrier_either(
    open_page: OpenPage, sample_folder: Path, axe: str
) -> None:
    page = open_page(sorted((sample_folder / "es" / "legislators").glob("*.html"))[0], dark=True)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert barriers(page, axe) == []


def test_axe_rings_on_a_page_with_a_barrier(
    open_page: OpenPage, made_up_folder: Path, axe: str
) -> None:
    page = open_page(made_up_folder / "index.html")
    page.add_style_tag(content=".standfirst { color: #ddd }")
    found = json.dumps(barriers(page, axe))
    assert "color-contrast" in found


# ---------------------------------------------------------------- a strict policy


class _Strict(SimpleHTTPRequestHandler):
    """Serves files with the policy, and says nothing."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        return


@pytest.fixture
def strict_address(made_up_folder: Path) -> Iterator[str]:
    handler = partial(_Strict, directory=str(made_up_folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_a_strict_security_policy_breaks_nothing_and_only_this_host_is_asked(
    browser: Browser, strict_address: str, made_up_folder: Path
) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for path in page_types(made_up_folder):
        page.goto(strict_address + path.relative_to(made_up_folder).as_posix())
    page.goto(strict_address)
    expect(page.locator("#q")).to_be_visible()
    assert complaints == []
    assert {url for url in asked if not url.startswith(strict_address)} == set()
    page.close()
