"""The words on the pictures to share, in one language, told by the same templates as the cards.

Leaves to others: drawing them (share_picture).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from reportcard.edition.contexts import Edition
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
        parts: Any = environment.get_template("parts.html").make_module(given)
        share: Any = environment.get_template("share_parts.html").make_module(given)
        frame = _frame(edition, language, share)
        yield (
            "site",
            replace(
                frame,
                name=_plain(share.site_line()),
                below=edition.masthead.cycle.in_language(language),
                facts=_plain(share.site_facts(edition.home)),
            ),
        )
        word = environment.filters["word"]
        for page in edition.legislators:
            person = page.person
            yield (
                person.slug,
                replace(
                    frame,
                    name=person.name,
                    below=f"{_plain(parts.office(person))} · {word(person.party, 'party')}",
                    grade=person.grade,
                    phrase=word(person.phrase, "phrase"),
                    facts=_plain(share.facts(person)),
                    steady=_plain(share.steady(page)),
                ),
            )


def _frame(edition: Edition, language: Language, share: Any) -> Words:
    """What stands on every picture."""
    head = edition.masthead
    return Words(
        notice=_plain(share.notice()),
        title=head.title.in_language(language),
        name="",
        below="",
        grade="",
        phrase="",
        facts="",
        steady="",
        organization=head.organization.in_language(language),
    )


def _plain(markup: str) -> str:
    """What a template made comes escaped."""
    return Markup(markup).unescape().strip()  # noqa: S704 - it is markup, and only read
