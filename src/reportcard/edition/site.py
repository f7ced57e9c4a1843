"""The static site: every page in both languages, with relative links that work from file://.

English lies at the root, Spanish under es/ at the same addresses.
Leaves to others: what the pages show (contexts), the downloads, writing files (publish).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from reportcard.edition.chart_files import chart_paths, render_charts
from reportcard.edition.contexts import Edition
from reportcard.edition.environment import build_environment, template_mistakes
from reportcard.edition.names import safe_url
from reportcard.edition.overrides import require_sound_overrides
from reportcard.layers import Layers, below, file_names, require_file
from reportcard.model.text import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Web:
    """The public addresses of the site; both "" when it is not known where it will stand.

    Attributes:
        root: Of its root, with a slash at the end.
        here: Of the root of the language, likewise.
    """

    root: str
    here: str


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
    edition: Edition,
    *,
    templates_dir: Layers,
    locale_dir: Layers,
    languages: Sequence[Language] = LANGUAGES,
    has_pdf: bool = True,
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site except downloads and PDFs, one at a time.

    Args:
        edition: What to show.
        templates_dir: Holds `site/` and `assets/`; of several folders an earlier one's file wins.
        locale_dir: Holds the catalogues.
        languages: Those whose pages are wanted; whatever belongs to no language comes with English.
        has_pdf: Whether the PDFs lie beside the pages, so that links may lead to them.

    Yields:
        The path within the site, and the bytes.

    Raises:
        UserError: a string has no Spanish, or a template has a mistake.
    """
    for language in languages:
        pages = open_pages(
            edition,
            language,
            templates_dir=templates_dir,
            locale_dir=locale_dir,
            has_pdf=has_pdf,
        )
        yield from ((_prefix(language) + path, pages.render(path)) for path in pages.plan)
    if "en" in languages:
        yield from render_rest(edition, templates_dir=templates_dir, locale_dir=locale_dir)


def render_rest(
    edition: Edition, *, templates_dir: Layers, locale_dir: Layers
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site that is no page; arguments as for `render_site`."""
    for name in asset_names(templates_dir):
        yield f"assets/{name}", require_file(templates_dir, f"assets/{name}").read_bytes()
    yield from render_charts(edition, folder=below(templates_dir, "site"), locale_dir=locale_dir)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one language, each made when it is asked for.

    Attributes:
        language: Theirs.
        folder: Where the templates are.
        environment: Makes them.
        shared: What stands on many of them in the same words.
        plan: The template of each page and what it shows, by its path within the language.
    """

    language: Language
    folder: Layers
    environment: Environment
    shared: Mapping[str, Markup]
    plan: Mapping[str, tuple[str, object]]

    def render(self, path: str) -> bytes:
        """One page.

        Raises:
            UserError: a string has no Spanish, or a template has a mistake.
        """
        name, page = self.plan[path]
        with template_mistakes(self.folder):
            template = self.environment.get_template(name)
            address = address_of(path, self.language)
            return template.render(page=page, address=address, shared=self.shared).encode("utf-8")


def open_pages(
    edition: Edition,
    language: Language,
    *,
    templates_dir: Layers,
    locale_dir: Layers,
    has_pdf: bool = True,
) -> Pages:
    """Load the templates for the pages of one language; arguments as for `render_site`.

    Raises:
        UserError: a template cannot be used.
    """
    folder = below(templates_dir, "site")
    environment = build_environment(language, folder=folder, locale_dir=locale_dir)
    environment.globals["masthead"] = edition.masthead
    environment.globals["web"] = web_of(edition, language)
    environment.globals["proofs"] = edition.proofs.paths
    environment.globals["pages"] = frozenset(page_paths(edition))
    environment.globals["has_pdf"] = has_pdf
    with template_mistakes(folder):
        require_sound_overrides(environment, folder)
        shared = _shared_markup(edition, environment, language)
    plan = {path: (name, page) for path, name, page in _plan(edition)}
    return Pages(language, folder, environment, shared, plan)


def address_of(path: str, language: Language) -> Address:
    """The ways from a page: address_of("legislators/a.html", "es").root is "../../"."""
    here = "../" * path.count("/")
    if language == "en":
        return Address(path=path, root=here, here=here, twin=f"{here}es/{path}")
    return Address(path=path, root=f"../{here}", here=here, twin=f"../{here}{path}")


def web_of(edition: Edition, language: Language) -> Web:
    """The public addresses: of "https://a.example/2026" the Spanish here is ".../2026/es/"."""
    base = safe_url(edition.masthead.base_url).rstrip("/")
    return Web(f"{base}/", f"{base}/{_prefix(language)}") if base else Web("", "")


def page_paths(edition: Edition) -> tuple[str, ...]:
    """The path of every page within a language."""
    return tuple(path for path, _template, _page in _plan(edition))


def asset_names(templates_dir: Layers) -> tuple[str, ...]:
    """The styles, scripts and pictures of the site, by name."""
    return file_names(below(templates_dir, "assets"))


def site_paths(edition: Edition, templates_dir: Layers) -> tuple[str, ...]:
    """The path of every file that `render_site` gives, in its order."""
    pages = page_paths(edition)
    in_languages = (_prefix(language) + path for language in LANGUAGES for path in pages)
    assets = (f"assets/{name}" for name in asset_names(templates_dir))
    return (*in_languages, *assets, *chart_paths(edition))


def _prefix(language: Language) -> str:
    return "" if language == "en" else f"{language}/"


def _plan(edition: Edition) -> Iterator[tuple[str, str, object]]:
    """Every page of a language: its path, its template, what it shows."""
    yield from ((path, name, page) for path, name, page in _alone(edition) if page is not None)
    for legislator in edition.legislators:
        yield f"legislators/{legislator.person.slug}.html", "legislator.html", legislator
        yield f"embed/{legislator.person.slug}.html", "embed.html", legislator
    for event in edition.roll_calls:
        yield f"roll-calls/{event.roll_call.stem}.html", "roll_call.html", event
    for town in edition.town_pages:
        yield f"towns/{town.town.slug}.html", "town.html", town
    for subject in edition.subjects.subjects:
        yield f"subjects/{subject.ref.slug}.html", "subject.html", subject
    for pair in edition.pairs:
        yield f"compare/{pair.stem}.html", "pair.html", pair


def _alone(edition: Edition) -> Iterator[tuple[str, str, object]]:
    """The pages of which there is one in a language; what such a page shows may be None."""
    yield "index.html", "home.html", edition.home
    yield "find.html", "find.html", edition.find
    yield "money/index.html", "money.html", edition.money
    yield "towns/index.html", "towns.html", edition.towns
    yield "subjects/index.html", "subjects.html", edition.subjects
    yield "methodology.html", "methodology.html", edition.methodology
    yield "selection.html", "selection.html", edition.selection
    yield "sensitivity.html", "sensitivity.html", edition.sensitivity
    yield "compare.html", "compare.html", edition.compare
    yield "weights.html", "weights.html", edition.weights
    yield "charts.html", "charts_page.html", edition.charts
    yield "coverage.html", "coverage.html", edition.coverage
    yield "corrections.html", "corrections.html", edition.corrections
    yield "about.html", "about.html", edition.organization
    yield "press.html", "press.html", edition.press
    yield "data.html", "data.html", edition.data


def _shared_markup(
    edition: Edition, environment: Environment, language: Language
) -> Mapping[str, Markup]:
    """What stands on many pages in the same words, each made once.

    By id, what each question did and its evidence, for the legislators; under "all towns" the sums
    over them, for the towns; by "call" and "ballot" the cells of comparisons (no id has a space).
    """
    template = environment.get_template("question.html")
    address = address_of("legislators/x.html", language)
    return (
        {
            # What a template made is escaped already; escape() takes it over as it is.
            card.criterion_id: escape(template.make_module({"criterion": card, "address": address}))
            for cards in (
                *(subject.criteria for subject in edition.methodology.subjects),
                edition.methodology.outside,
            )
            for card in cards
        }
        | _town_sums(edition, environment)
        | _compared_cells(edition, environment)
    )


def _town_sums(edition: Edition, environment: Environment) -> dict[str, Markup]:
    if edition.towns is None:
        return {}
    template = environment.get_template("town_sums.html")
    return {"all towns": escape(template.make_module({"sums": edition.towns.sums}))}


def _compared_cells(edition: Edition, environment: Environment) -> dict[str, Markup]:
    """The cells of tables that set votes side by side, as pages one folder deep show them."""
    if edition.compare is None:
        return {}
    address = address_of("compare/x.html", "en")
    # Any: the module has what the template defines, which mypy cannot know.
    parts: Any = environment.get_template("compare_parts.html").make_module({"address": address})
    calls, ballots = edition.compare.calls, edition.compare.ballots
    positions = {call.position for call in calls}
    return {f"call {call.number}": parts.call_cell(call) for call in calls} | {
        f"ballot {ballot.code} {position}": parts.ballot_cell(ballot, position)
        for ballot in ballots
        for position in positions
    }
