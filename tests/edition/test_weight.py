"""What a page asks for by itself is the site's own, and is weighed with it.

That no page of the sample weighs too much: tests/cli/test_rebuilding.py.
"""

from pathlib import Path

from tests.edition.rich import rich
from tests.edition.site_reading import page_paths, rendered
from tests.edition.weight import Scale, loaded


def test_a_page_asks_for_styles_scripts_and_pictures_of_the_site_only(repository: Path) -> None:
    site = rendered(rich().edition, repository)
    asked = {file for path in page_paths(site) for file in loaded(path, site[path])}
    # The pictures to share are made beside the pages (pipeline.rendering).
    assert {file for file in asked if not file.startswith("share/")} <= set(site)
    assert {file.rpartition(".")[2] for file in asked} <= {"css", "js", "svg", "png"}
    assert "@font-face" not in site["assets/site.css"].decode()


def test_what_a_page_loads_is_weighed_with_it() -> None:
    page = b'<link rel="stylesheet" href="../a.css"><script src="../b.js"></script>'
    site = {"es/x.html": page, "a.css": b"x" * 100, "b.js": bytes(range(256)) * 9}
    assert loaded("es/x.html", page) == {"a.css", "b.js"}
    assert Scale(site).weigh("es/x.html", page) > Scale({"es/x.html": b""}).weigh("es/x.html", b"")
