"""The project folder: where content, data and editions are.

A project folder holds `rubrics/`, and may hold its own `scrapers/` and `templates/`; what it does
not hold comes from the content that travels with the package. This repository is a project itself.
Leaves reading the files to others.
"""

from dataclasses import dataclass
from pathlib import Path

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.layers import Layers
from reportcard.problems import Problem, nearest

MARKER = "rubrics"
CONTENT = ("scrapers", "rubrics", "templates")


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder, with the bundled content behind it.

    Attributes:
        root: The folder that the staff work in.
        bundled: Where the content that came with the package lies.
    """

    root: Path
    bundled: Path

    @property
    def is_marked(self) -> bool:
        """Whether the folder is a project of its own, and not just where somebody stands."""
        return (self.root / MARKER).is_dir()

    @property
    def data_dir(self) -> Path:
        """The archive of pages and the store: rebuilt by `collect`, never edited."""
        return self.root / "data"

    @property
    def editions_dir(self) -> Path:
        """The published report cards, a folder each."""
        return self.root / "editions"

    @property
    def templates_dir(self) -> Layers:
        """The templates: the project's own over the bundled ones."""
        return self._layers("templates")

    @property
    def locale_dir(self) -> Layers:
        """The message catalogues: the project's own over the bundled ones."""
        return self._layers("templates/locale")

    def content(self, relative: str) -> Path:
        """A content file or folder, from the project or else from the bundled content.

        Raises:
            UserError: it is in neither; names the nearest that exists.
        """
        for place in (self.root, self.bundled):
            if (place / relative).exists():
                return place / relative
        raise UserError([self._missing(relative)])

    def names(self, folder: str, pattern: str) -> tuple[str, ...]:
        """Content paths below a folder that match a glob, from both places, sorted."""
        found = {
            path.relative_to(place).as_posix()
            for place in (self.root, self.bundled)
            for path in (place / folder).glob(pattern)
        }
        return tuple(sorted(found))

    def shown(self, path: Path) -> str:
        """A path as the staff know it: relative to the project where it lies in it."""
        for place in (self.root, self.bundled):
            if path.is_relative_to(place):
                return path.relative_to(place).as_posix()
        return str(path)

    def _layers(self, relative: str) -> Layers:
        # The checkout is a project itself, and its own content the bundled one.
        places = dict.fromkeys((self.root / relative, self.bundled / relative))
        return tuple(place for place in places if place.is_dir())

    def _missing(self, relative: str) -> Problem:
        folder, _slash, _name = relative.rpartition("/")
        near = nearest(relative, self.names(folder, "*")) if folder else None
        return Problem(
            message=_("There is no such file in the project {root} or in the package.").format(
                root=self.root
            ),
            file=relative,
            hint=_("Did you mean {near}?").format(near=near) if near else "",
        )


def bundled_content() -> Path:
    """The folder that holds scrapers, rubrics and templates that came with the package."""
    here = Path(__file__).resolve().parent
    wheel = here / "_bundled"
    return wheel if wheel.is_dir() else here.parent.parent


def find_project(start: Path) -> Project:
    """The project that a folder lies in: the nearest one upward with a `rubrics` folder.

    Args:
        start: Usually the current folder.

    Returns:
        The project; the bundled content serves as content where no project is found, and `start`
        as the place for data and editions.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / MARKER).is_dir():
            return Project(root=folder, bundled=bundled_content())
    return Project(root=start, bundled=bundled_content())


def require_project(root: Path) -> Project:
    """The project in a folder that the user named.

    Raises:
        UserError: the folder does not exist or is no project.
    """
    if not (root / MARKER).is_dir():
        raise UserError(
            _(
                "{root} is not a project folder: it has no folder rubrics. "
                "Make one with: reportcard new project {root}"
            ).format(root=root)
        )
    return Project(root=root.resolve(), bundled=bundled_content())
