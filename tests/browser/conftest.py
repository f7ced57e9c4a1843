"""A browser of the system, and three sites to open in it: made up, everything, the sample."""

import shutil
from collections.abc import Callable, Iterator, Set
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from reportcard.edition.contexts import Edition
from tests.edition.made_up_towns import made_up_towns
from tests.edition.maps import mapped
from tests.edition.rich import rich
from tests.edition.sample_site import sample_edition
from tests.edition.site_reading import made_up_edition, rendered

# Quiet: a test asks nobody for anything.
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = (360, 740)

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("There is no Chromium on this machine: run make test-browser.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Edition:
    return sample_edition(tmp_path_factory.mktemp("project"), repository)


@pytest.fixture(scope="session")
def made_up_folder(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    return _written(made_up_edition(), tmp_path_factory.mktemp("made-up"), repository)


@pytest.fixture(scope="session")
def placed_folder(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The made-up site with towns, villages and ZIP codes."""
    edition = made_up_edition(money=made_up_towns())
    return _written(edition, tmp_path_factory.mktemp("placed"), repository)


@pytest.fixture(scope="session")
def sample_folder(
    tmp_path_factory: pytest.TempPathFactory, repository: Path, sample: Edition
) -> Path:
    return _written(sample, tmp_path_factory.mktemp("sample"), repository)


@pytest.fixture(scope="session")
def rich_folder(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    return _written(rich().edition, tmp_path_factory.mktemp("everything"), repository)


@pytest.fixture(scope="session")
def map_folder(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    return _written(mapped(), tmp_path_factory.mktemp("maps"), repository)


@pytest.fixture(scope="session", params=["made up", "everything", "sample"])
def folder(request: pytest.FixtureRequest) -> Path:
    """Each of the three sites."""
    names = {"made up": "made_up_folder", "everything": "rich_folder", "sample": "sample_folder"}
    found = request.getfixturevalue(names[request.param])
    assert isinstance(found, Path)
    return found


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a file: open_page(path, size=(360, 740), dark=False, script=True)."""
    contexts = []

    def open_(
        path: Path, *, size: tuple[int, int] = PHONE, dark: bool = False, script: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def page_types(folder: Path) -> list[Path]:
    """Pages of each type that there is, in both languages, and legislators of every kind."""
    spanish = folder / "es"
    return [*_of_language(folder, leave_out={spanish}), *_of_language(spanish)]


def _of_language(folder: Path, leave_out: Set[Path] = frozenset()) -> list[Path]:
    """Every page that stands alone, and some of each folder of pages of one type."""
    folders = sorted(p for p in folder.iterdir() if p.is_dir() and p not in leave_out)
    return [*sorted(folder.glob("*.html")), *(path for f in folders for path in _spread(f))]


def _spread(folder: Path) -> list[Path]:
    """The list of the others, the heaviest, the lightest and one between them."""
    paths = sorted(folder.glob("*.html"), key=lambda path: (path.stat().st_size, path.name))
    if not paths:
        return []
    lists = [path for path in paths if path.name == "index.html"]
    return sorted({*lists, paths[0], paths[len(paths) // 3], paths[-1]})


def _written(edition: Edition, folder: Path, repository: Path) -> Path:
    for name, body in rendered(edition, repository).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return folder
