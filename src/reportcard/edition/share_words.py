"""The words on the pictures to share, in one language, told by the same templates as the cards.

Leaves to others: drawing them (share_picture).
"""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from reportcard.edition.contexts import Edition, LegislatorPage
from reportcard.edition.environment import build_environment, template_mistakes
from reportcard.edition.share_picture import Words
from reportcard.edition.site import address_of, web_of
from reportcard.layers import Layers, below
from reportcard.model.text import Language


def picture_words(
    edition: Edition, language: Language, *, templates_dir: Layers, locale_dir: Layers
) -> Iterator[tuple[str, Words]]:
    """The words of each picture by its name: that of the site, then each legislator's.

    Raises:
        UserError: a string has no Spanish, or a template has a mistake.
    """
    folder = below(templates_dir, "site")
    environment = build_environment(language, folder=folder, locale_dir=locale_dir)
    environment.globals["masthead"] = edition.masthead
    environment.globals["web"] = web_of(edition, language)
    with template_mistakes(folder):
        given = {"address": address_of("index.html", language)}
        # Any: the modules have what the templates define, which mypy cannot know.
        share: Any = environment.get_template("share_parts.html").make_module(given)
        parts: Any = environment.get_template("parts.html").make_module(given)
        yield "site", _of_site(edition, language, share)
        word = environment.filters["word"]
        for page in edition.legislators:
            party = word(page.person.party, "party")
            below_name = f"{_plain(parts.office(page.person))} · {party}"
            phrase = word(page.person.phrase, "phrase")
            yield page.person.slug, _of_card(page, edition, language, share, below_name, phrase)


def _of_site(edition: Edition, language: Language, share: Any) -> Words:
    head = edition.masthead
    return Words(
        notice=_plain(share.notice()),
        title=head.title.in_language(language),
        name=_plain(share.site_line()),
        below=head.cycle.in_language(language),
        grade="",
        phrase="",
        facts=_plain(share.site_facts(edition.home)),
        steady="",
        organization=head.organization.in_language(language),
    )


def _of_card(
    page: LegislatorPage, edition: Edition, language: Language, share: Any, office: str, phrase: str
) -> Words:
    head = edition.masthead
    return Words(
        notice=_plain(share.notice()),
        title=head.title.in_language(language),
        name=page.person.name,
        below=office,
        grade=page.person.grade,
        phrase=phrase,
        facts=_plain(share.facts(page.person)),
        steady=_plain(share.steady(page)),
        organization=head.organization.in_language(language),
    )


def _plain(markup: str) -> str:
    """What a template made comes escaped."""
    return Markup(markup).unescape().strip()  # noqa: S704 - it is markup, and only read
