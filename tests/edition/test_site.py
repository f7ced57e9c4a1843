"""The site as a whole: complete, linked, escaped, the same bytes every time."""

import gzip
import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from reportcard.edition.contexts import Edition
from reportcard.edition.site import address_of, site_paths
from reportcard.edition.site import page_paths as planned_pages
from tests.edition.made_up_towns import made_up_towns
from tests.edition.site_reading import (
    WRITTEN_BY_OTHERS,
    Site,
    addresses,
    attribute,
    is_elsewhere,
    made_up_edition,
    many_members,
    page_paths,
    read,
    rendered,
    target,
    words,
)
from tests.edition.world import MEMBERS, Member

NOTICE = {
    "en": "Sample edition: illustrative positions, not adopted by any organization",
    "es": "Edición de muestra: posiciones ilustrativas, no adoptadas por ninguna organización",
}
ALWAYS = {
    "index.html", "methodology.html", "subjects/index.html", "charts.html", "coverage.html",
    "corrections.html", "about.html", "press.html", "data.html",
}  # fmt: skip
HOSTILE = Member(
    66, "<script>alert('x')</script>", '"><img src=x onerror=alert(1)> {{ 7*7 }}', "house", 66,
    "<b>Democratic</b>", MEMBERS[0].outcomes,
)  # fmt: skip


@pytest.fixture(
    scope="module", params=[None, made_up_towns()], ids=["record alone", "with school money"]
)
def edition(request: pytest.FixtureRequest) -> Edition:
    return made_up_edition(money=request.param)


@pytest.fixture(scope="module")
def site(edition: Edition, repository: Path) -> Site:
    return rendered(edition, repository)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, BeautifulSoup]:
    return {path: read(site, path) for path in page_paths(site)}


def language_of(path: str) -> str:
    return "es" if path.startswith("es/") else "en"


# ---------------------------------------------------------------- complete


def test_every_planned_page_is_there_in_both_languages(edition: Edition, site: Site) -> None:
    planned = planned_pages(edition)
    kinds = Counter(path.rpartition("/")[0] for path in planned)
    assert (kinds["legislators"], kinds["roll-calls"], kinds["subjects"]) == (len(MEMBERS), 4, 3)
    assert set(planned) >= ALWAYS
    of_money = [path for path in planned if path.startswith(("towns/", "money/"))]
    assert bool(of_money) == (edition.towns is not None)
    assert set(page_paths(site)) == {p for path in planned for p in (path, f"es/{path}")}


def test_the_paths_known_beforehand_are_those_that_are_rendered(
    edition: Edition, site: Site, repository: Path
) -> None:
    assert tuple(site) == site_paths(edition, repository / "templates")


def test_two_renders_give_the_same_bytes(edition: Edition, site: Site, repository: Path) -> None:
    assert rendered(edition, repository) == site


def test_every_page_says_its_language_and_links_to_its_twin(
    pages: dict[str, BeautifulSoup],
) -> None:
    for path, page in pages.items():
        language = language_of(path)
        other = "en" if language == "es" else "es"
        twin = path.removeprefix("es/") if language == "es" else f"es/{path}"
        assert page.html is not None
        assert page.html["lang"] == language
        found = page.find_all("link", hreflang=True) + page.find_all("a", hreflang=True)
        assert [(tag["hreflang"], target(path, attribute(tag, "href"))) for tag in found] == [
            (other, (twin, ""))
        ] * 2, path


def test_the_notice_is_on_every_page_before_anything_else(
    pages: dict[str, BeautifulSoup],
) -> None:
    for path, page in pages.items():
        assert page.header is not None
        assert words(page.header).startswith(NOTICE[language_of(path)]), path


def test_every_page_has_a_title_of_its_own_and_one_heading(
    pages: dict[str, BeautifulSoup],
) -> None:
    titles = [words(page.title) for page in pages.values() if page.title]
    assert len(set(titles)) == len(pages)
    for path, page in pages.items():
        assert len(page.find_all("h1")) == 1, path


def test_sentences_do_not_run_into_each_other(pages: dict[str, BeautifulSoup]) -> None:
    for path, page in pages.items():
        for tag in page.find_all("code"):
            tag.decompose()
        for block in page.find_all(["p", "li", "dd", "td", "caption"]):
            run_together = re.findall(r"\w[.;:,?!][A-ZÁÉÍÓÚ¿“]", block.get_text())
            assert run_together == [], (path, block.get_text())


def test_english_words_of_the_record_are_marked_as_english_on_spanish_pages(
    pages: dict[str, BeautifulSoup],
) -> None:
    page = pages["es/roll-calls/2025-house-10.html"]
    official = list(page.find_all(string=re.compile("AN ACT CONCERNING|PASSAGE")))
    assert len(official) == 2
    for text in official:
        assert text.parent is not None
        assert text.parent["lang"] == "en"


# ---------------------------------------------------------------- links


def test_every_link_within_the_site_leads_to_something(
    site: Site, pages: dict[str, BeautifulSoup]
) -> None:
    ids = {path: {tag["id"] for tag in page.find_all(id=True)} for path, page in pages.items()}
    for path, page in pages.items():
        for address in addresses(page):
            if is_elsewhere(address):
                continue
            file, fragment = target(path, address)
            assert file in site or WRITTEN_BY_OTHERS.fullmatch(file), (path, address)
            assert not fragment or fragment in ids[file], (path, address)


def test_nothing_is_fetched_from_elsewhere(site: Site, pages: dict[str, BeautifulSoup]) -> None:
    for path, page in pages.items():
        for tag in page.find_all(["link", "script", "img", "source", "iframe", "use", "object"]):
            for address in addresses(BeautifulSoup(str(tag), "html.parser")):
                assert not is_elsewhere(address), (path, address)
    style = site["assets/site.css"].decode()
    assert "url(" not in style
    assert "@import" not in style
    script = site["assets/site.js"].decode()
    assert not re.search(r"fetch\(|XMLHttpRequest|sendBeacon|https?:|Storage|cookie", script)


def test_a_link_to_elsewhere_is_http_and_says_that_it_is_external(
    pages: dict[str, BeautifulSoup],
) -> None:
    found = 0
    for path, page in pages.items():
        for link in page.find_all("a", href=re.compile("^[a-z]+:", re.IGNORECASE)):
            assert re.match("https?://", attribute(link, "href")), (path, link)
            assert link["rel"] == ["external"], (path, link)
            found += 1
    assert found > 100


def test_a_script_address_of_a_source_is_no_link(pages: dict[str, BeautifulSoup]) -> None:
    page = pages["data.html"]
    assert "Tables of the project" in words(page)
    assert "javascript:" not in str(page)


# ---------------------------------------------------------------- safe


def test_no_template_switches_escaping_off(repository: Path) -> None:
    for path in sorted((repository / "templates" / "site").glob("*.html")):
        assert not re.search(r"\|\s*safe\b|autoescape", path.read_text("utf-8")), path


def test_a_hostile_name_is_shown_as_text_everywhere(repository: Path) -> None:
    site = rendered(made_up_edition((*MEMBERS, HOSTILE)), repository)
    shown = 0
    for path in page_paths(site):
        page = read(site, path)
        # The picture to share is the only one, and nothing in its address is the name itself.
        assert all(
            re.fullmatch(r"[./]+/share/[a-z0-9-]+\.e[ns]\.png", attribute(i, "src"))
            and set(i.attrs) <= {"src", "alt", "width", "height", "loading"}
            for i in page.find_all("img")
        )
        assert page.find_all("b", string="Democratic") == []
        # Ours from the assets, and blocks of data; none that a name brought along.
        for script in page.find_all("script"):
            is_data = script.get("type") == "application/json"
            assert is_data or not script.get_text(), path
            assert is_data or "assets/" in attribute(script, "src"), path
        shown += "onerror=alert(1)> {{ 7*7 }}" in words(page)
    # Home, everyone's vote in three House roll calls, their own page and the next; twice.
    assert shown >= 2 * 5


def test_every_page_has_the_strict_policy_before_anything_that_it_is_about(
    pages: dict[str, BeautifulSoup],
) -> None:
    for path, page in pages.items():
        assert page.head is not None
        second = page.head.find_all(True)[1]
        assert second["http-equiv"] == "Content-Security-Policy", path
        rules = dict(rule.split(" ", 1) for rule in attribute(second, "content").split("; "))
        assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
        assert rules["style-src"] == "'self' file:"
        frame = "/embed/" in f"/{path}"
        assert rules["script-src"] == ("'none'" if frame else "'self' file:"), path
        assert len(rules) == 6, path


def test_a_strict_content_security_policy_would_find_nothing(
    pages: dict[str, BeautifulSoup],
) -> None:
    for path, page in pages.items():
        assert page.find_all("style") == [], path
        for script in page.find_all("script"):
            # A block of data runs nothing.
            if script.get("type") != "application/json":
                assert script["src"], path
                assert not script.get_text(), path
        for tag in page.find_all(True):
            inline = [name for name in tag.attrs if name == "style" or name.startswith("on")]
            assert inline == [], (path, tag)


# ---------------------------------------------------------------- readable by ear


def test_tables_have_captions_and_their_headings_a_scope(
    pages: dict[str, BeautifulSoup],
) -> None:
    for path, page in pages.items():
        for table in page.find_all("table"):
            if table.find_parent("template"):
                continue  # parts that a script puts together: tests/browser looks at the whole
            assert table.caption is not None, path
            assert words(table.caption), path
            for heading in table.find_all("th"):
                assert heading.get("scope") in ("col", "row"), (path, heading)


def test_a_chart_has_a_title_and_a_description_or_stands_beside_its_numbers(
    pages: dict[str, BeautifulSoup],
) -> None:
    described = 0
    for path, page in pages.items():
        for chart in page.find_all("svg"):
            if chart.get("aria-hidden") == "true":
                continue
            named = attribute(chart, "aria-labelledby").split()
            texts = [tag for id_ in named if (tag := chart.find(id=id_))]
            assert [tag.name for tag in texts] == ["title", "desc"], path
            assert all(words(tag) for tag in texts), path
            described += 1
    assert described >= 2 * 2


# ---------------------------------------------------------------- light


def test_the_home_page_of_187_legislators_weighs_less_than_100_kilobytes(
    repository: Path,
) -> None:
    site = rendered(made_up_edition(many_members(187)), repository)
    assets = sum(len(gzip.compress(site[f"assets/{name}"])) for name in ("site.css", "site.js"))
    for path in ("index.html", "es/index.html"):
        assert len(read(site, path).select("#people tbody tr")) == 187
        assert assets + len(gzip.compress(site[path])) < 100_000, path


@pytest.mark.parametrize(
    ("path", "language", "root", "here", "twin"),
    [
        ("index.html", "en", "", "", "es/index.html"),
        ("index.html", "es", "../", "", "../index.html"),
        ("legislators/a.html", "en", "../", "../", "../es/legislators/a.html"),
        ("legislators/a.html", "es", "../../", "../", "../../legislators/a.html"),
    ],
)
def test_addresses_are_relative_so_that_they_work_from_a_folder(
    path: str, language: str, root: str, here: str, twin: str
) -> None:
    address = address_of(path, language)  # type: ignore[arg-type]  # given as plain text
    assert (address.root, address.here, address.twin) == (root, here, twin)
