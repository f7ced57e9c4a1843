"""The static site: every page in both languages, with relative links that work from file://.

English lies at the root, Spanish under es/ at the same addresses.
Leaves to others: what the pages show (contexts), the downloads, writing files (publish).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup, escape

from reportcard.edition.contexts import Edition
from reportcard.edition.environment import build_environment, template_mistakes
from reportcard.model.text import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is, and the way from it to everything else.

    Attributes:
        path: Within its language ("legislators/alma-1.html").
        root: From the page to the root of the site ("../../").
        here: From the page to the root of its language ("../").
        twin: From the page to the same page in the other language.
    """

    path: str
    root: str
    here: str
    twin: str


def render_site(
    edition: Edition, *, templates_dir: Path, locale_dir: Path
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site except downloads and PDFs, one at a time.

    Args:
        edition: What to show.
        templates_dir: Holds `site/` and `assets/`.
        locale_dir: Holds the catalogues.

    Yields:
        The path within the site, and the bytes.

    Raises:
        UserError: a string has no Spanish, or a template has a mistake.
    """
    for name in asset_names(templates_dir):
        yield f"assets/{name}", (templates_dir / "assets" / name).read_bytes()
    for language in LANGUAGES:
        yield from _pages(edition, language, templates_dir / "site", locale_dir)


def address_of(path: str, language: Language) -> Address:
    """The ways from a page: address_of("legislators/a.html", "es").root is "../../"."""
    here = "../" * path.count("/")
    if language == "en":
        return Address(path=path, root=here, here=here, twin=f"{here}es/{path}")
    return Address(path=path, root=f"../{here}", here=here, twin=f"../{here}{path}")


def page_paths(edition: Edition) -> tuple[str, ...]:
    """The path of every page within a language."""
    return tuple(path for path, _template, _page in _plan(edition))


def asset_names(templates_dir: Path) -> tuple[str, ...]:
    """The styles, scripts and pictures of the site, by name."""
    return tuple(sorted(path.name for path in (templates_dir / "assets").iterdir()))


def site_paths(edition: Edition, templates_dir: Path) -> tuple[str, ...]:
    """The path of every file that `render_site` gives, in its order."""
    pages = page_paths(edition)
    in_languages = (_prefix(language) + path for language in LANGUAGES for path in pages)
    return (*(f"assets/{name}" for name in asset_names(templates_dir)), *in_languages)


def _prefix(language: Language) -> str:
    return "" if language == "en" else f"{language}/"


def _plan(edition: Edition) -> Iterator[tuple[str, str, object]]:
    """Every page of a language: its path, its template, what it shows."""
    yield "index.html", "home.html", edition.home
    for legislator in edition.legislators:
        yield f"legislators/{legislator.person.slug}.html", "legislator.html", legislator
    for event in edition.roll_calls:
        yield f"roll-calls/{event.roll_call.stem}.html", "roll_call.html", event
    if edition.money is not None:
        yield "money/index.html", "money.html", edition.money
    if edition.towns is not None:
        yield "towns/index.html", "towns.html", edition.towns
    for town in edition.town_pages:
        yield f"towns/{town.town.slug}.html", "town.html", town
    yield "methodology.html", "methodology.html", edition.methodology
    yield "coverage.html", "coverage.html", edition.coverage
    yield "data.html", "data.html", edition.data


def _pages(
    edition: Edition, language: Language, folder: Path, locale_dir: Path
) -> Iterator[tuple[str, bytes]]:
    environment = build_environment(language, folder=folder, locale_dir=locale_dir)
    environment.globals["masthead"] = edition.masthead
    environment.globals["pages"] = frozenset(page_paths(edition))
    with template_mistakes(folder):
        shared = _shared_markup(edition, environment)
    prefix = _prefix(language)
    for path, name, page in _plan(edition):
        with template_mistakes(folder):
            template = environment.get_template(name)
            html = template.render(page=page, address=address_of(path, language), shared=shared)
        yield prefix + path, html.encode("utf-8")


def _shared_markup(edition: Edition, environment: Environment) -> Mapping[str, Markup]:
    """What stands on many pages in the same words, each made once.

    By id, what each question did and its evidence, for the legislators; under "all towns" the sums
    over them, for the towns (no id has a space).
    """
    template = environment.get_template("question.html")
    address = address_of("legislators/x.html", "en")
    return {
        # What a template made is escaped already; escape() takes it over as it is.
        card.criterion_id: escape(template.make_module({"criterion": card, "address": address}))
        for cards in (
            *(subject.criteria for subject in edition.methodology.subjects),
            edition.methodology.outside,
        )
        for card in cards
    } | _town_sums(edition, environment)


def _town_sums(edition: Edition, environment: Environment) -> dict[str, Markup]:
    if edition.towns is None:
        return {}
    template = environment.get_template("town_sums.html")
    return {"all towns": escape(template.make_module({"sums": edition.towns.sums}))}
