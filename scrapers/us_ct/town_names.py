"""The towns by name, for sources that print no number: from the project's own table of towns.

A request carries them in its context as one text, in the order of their numbers.
"""

import unicodedata

from reportcard.collect.pages import Page
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.problems import excerpt, nearest

from .districts.own import parse_towns

_BETWEEN = "|"


def town_context(page: Page) -> tuple[str, str]:
    """The towns of the project's own table, as an entry of a request's context.

    Raises:
        PageError: their numbers are not 1, 2, 3 and so on, each once.
    """
    towns = sorted((town.town_code, town.name) for town in parse_towns(page))
    if [code for code, _name in towns] != list(range(1, len(towns) + 1)):
        raise PageError(_("The towns are not numbered 1, 2, 3 and so on, each number once."))
    return "towns", _BETWEEN.join(name for _code, name in towns)


def town_names(page: Page) -> dict[int, str]:
    """The towns that a page's request carries, by number."""
    return dict(enumerate(page.context("towns").split(_BETWEEN), start=1))


def town_codes(page: Page) -> dict[str, int]:
    """The same by name, in the form that `plain` gives."""
    return {plain(name): code for code, name in town_names(page).items()}


def plain(name: str) -> str:
    """A town's name without what lists write differently: capitals, blanks, accents, dots."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def no_such_town(place: str, printed: str, page: Page) -> PageError:
    """That a list names a town that there is not; place says where ("Row 7")."""
    town = excerpt(printed)
    near = nearest(town.title(), tuple(town_names(page).values()))
    message = (
        _('{place}: there is no town "{town}". The nearest name is {near}.')
        if near
        else _('{place}: there is no town "{town}".')
    )
    return PageError(message.format(place=place, town=town, near=near))
