"""An edition that is looked at while its templates are changed: each page made when asked for.

A change is taken over only when a page of every type can be made with it in both languages; until
then, and for a page that cannot be made alone, the last good one is shown. Leaves to others:
scoring (pipeline.serving), the server (pipeline.preview_server).
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Condition
from typing import Any

from reportcard.edition.contexts import Edition
from reportcard.edition.downloads import csv_bytes, datapackage
from reportcard.edition.resting import collector_resting
from reportcard.edition.site import Pages, open_pages, render_rest
from reportcard.errors import UserError
from reportcard.layers import Layers
from reportcard.model.text import LANGUAGES, Language


@dataclass(slots=True)
class Preview:
    """The files of an edition, the newest that could be made. Several threads may ask at once.

    Attributes:
        generation: How often it has changed.
        trouble: What keeps single pages from being made, by their path.
    """

    generation: int = 0
    trouble: dict[str, UserError] = field(default_factory=dict)
    _edition: Edition | None = None
    _pages: Mapping[Language, Pages] = field(default_factory=dict)
    _rest: Mapping[str, bytes] = field(default_factory=dict)
    _made: dict[str, bytes] = field(default_factory=dict)
    _last: dict[str, bytes] = field(default_factory=dict)
    _changed: Condition = field(default_factory=Condition)

    def show(self, edition: Edition, *, templates_dir: Layers, locale_dir: Layers) -> None:
        """Show an edition, or the same with other templates, from now on.

        Raises:
            UserError: a page cannot be made; what was shown stays.
        """
        folders = {"templates_dir": templates_dir, "locale_dir": locale_dir}
        with collector_resting():
            pages = {
                language: open_pages(edition, language, **folders, has_pdf=False)
                for language in LANGUAGES
            }
            made = {
                _path(language, path): found.render(path)
                for language, found in pages.items()
                for path in _one_of_each(found)
            }
            rest = dict(render_rest(edition, **folders)) | _downloads(edition)
        with self._changed:
            self._last |= self._made
            self._edition, self._pages, self._rest, self._made = edition, pages, rest, made
            self.trouble.clear()
            self.generation += 1
            self._changed.notify_all()

    def find(self, path: str) -> bytes | None:
        """The file of that path, None when the edition has none.

        Raises:
            UserError: the page cannot be made, and never could.
        """
        path = posixpath.normpath(path) if path else "index.html"
        with self._changed:
            if path in self._rest:
                return self._rest[path]
            if path not in self._made and self._has(path):
                self._make(path)
            return self._made.get(path)

    def wait(self, generation: int, *, seconds: float) -> bool:
        """Wait until something else than that generation is shown; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self.generation != generation, seconds)

    def _has(self, path: str) -> bool:
        language, within = _within(path)
        return language in self._pages and within in self._pages[language].plan

    def _make(self, path: str) -> None:
        language, within = _within(path)
        try:
            self._made[path] = self._pages[language].render(within)
        except UserError as error:
            self.trouble[path] = error
            if path not in self._last:
                raise
            self._made[path] = self._last[path]


def _one_of_each(pages: Pages) -> list[str]:
    """A page of each type: the first that each template makes."""
    first: dict[str, str] = {}
    for path, (template, _page) in pages.plan.items():
        first.setdefault(template, path)
    return list(first.values())


def _downloads(edition: Edition) -> dict[str, bytes]:
    """The tables, as far as they are quickly made."""
    found: dict[str, Any] = {f"data/{t.name}.csv": csv_bytes(t) for t in edition.tables}
    return found | {"data/datapackage.json": datapackage(edition.tables, edition)}


def _path(language: Language, within: str) -> str:
    return within if language == "en" else f"{language}/{within}"


def _within(path: str) -> tuple[Language, str]:
    return ("es", path.removeprefix("es/")) if path.startswith("es/") else ("en", path)
