"""Shows an edition on this machine while staff change templates, Spanish, statements or rubric.

Files are looked at twice a second: there are some hundred of them, and their times are read in a
millisecond, on every file system and in every container. Nothing is written and no edition is
touched. Leaves to others: the pages (edition.preview), the server (preview_server).
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from reportcard.errors import EXIT_MACHINE_NOT_READY, UserError
from reportcard.language import _, catalogue
from reportcard.layers import folders_of
from reportcard.machine import find_machine_reason
from reportcard.pipeline.choosing import rubric_path
from reportcard.pipeline.preview_server import HOST, open_server
from reportcard.pipeline.reading import edition_of, score_store
from reportcard.project import Project

if TYPE_CHECKING:
    from reportcard.edition.contexts import Edition
    from reportcard.edition.preview import Preview

USUAL_PORT = 8000
_EVERY_SECONDS = 0.5
Times = dict[Path, tuple[int, int]]
Tell = Callable[[str], None]


@dataclass(slots=True)
class Watched:
    """What a preview is made from, and how it was when it was made last.

    Attributes:
        project: Whose content and data.
        rubric: As for `build`.
        of_sample: Whether the sample is shown.
        preview: Where it is shown.
        tell: Tells a sentence in the terminal.
    """

    project: Project
    rubric: str | None
    of_sample: bool
    preview: "Preview"
    tell: Tell
    _edition: "Edition | None" = None
    _looks: Times = field(default_factory=dict)
    _content: Times = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)
    _rubric_file: Path = Path()

    def begin(self) -> None:
        """Show it for the first time.

        Raises:
            UserError: it cannot be made.
        """
        self._rubric_file = rubric_path(self.project, self.rubric, of_sample=self.of_sample)
        self._note()
        self._score()
        self._show()

    def look(self) -> None:
        """Show what has changed since the last look; a mistake is told, and the last one stays."""
        looks, content = self._looks, self._content
        self._note()
        if (looks, content) != (self._looks, self._content):
            changed = _changed(looks | content, self._looks | self._content)
            files = ", ".join(map(self.project.shown, changed))
            self.tell(_("Changed: {files}").format(files=files))
            self._again(scores=content != self._content)
        self._tell_trouble()

    def _again(self, *, scores: bool) -> None:
        try:
            if scores:
                self._score()
            self._show()
        except UserError as error:
            self.tell(str(error))
            self.tell(_("The pages are as they were before this change."))
        else:
            self.tell(_("The pages are new."))

    def _tell_trouble(self) -> None:
        for path, error in sorted(self.preview.trouble.copy().items()):
            if (sentence := f"{path}: {error}") not in self._told:
                self._told.add(sentence)
                self.tell(sentence)

    def _score(self) -> None:
        reading = score_store(project=self.project, rubric=self.rubric, of_sample=self.of_sample)
        # Nobody has signed what is only looked at.
        self._edition = edition_of(reading, project=self.project, is_draft=not self.of_sample)

    def _show(self) -> None:
        assert self._edition is not None
        catalogue.cache_clear()
        self._told.clear()
        self.preview.show(
            self._edition,
            templates_dir=self.project.templates_dir,
            locale_dir=self.project.locale_dir,
        )

    def _note(self) -> None:
        from reportcard.statements.read import FOLDER

        self._looks = _times(*folders_of(self.project.templates_dir))
        self._content = _times(self._rubric_file, self.project.root / FOLDER)


@contextmanager
def serving(preview: "Preview", port: int | None) -> Iterator[str]:
    """Answer browsers for as long as the block lasts.

    Args:
        preview: What is shown.
        port: The port to listen on; None for the usual one, or any free one where that is taken.

    Yields:
        The address.

    Raises:
        UserError: the port is not to be had.
    """
    server = _open(preview, port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def serve(
    *,
    project: Project,
    rubric: str | None,
    of_sample: bool,
    port: int | None,
    tell: Tell,
    ready: Callable[[str], None],
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Show an edition until somebody stops it.

    Args:
        project: Whose content and data.
        rubric: As for `build`.
        of_sample: Show the sample.
        port: As for `serving`.
        tell: Tells a sentence in the terminal.
        ready: Given the address, once it answers.
        wait: Lets some seconds pass.

    Raises:
        UserError: it cannot be made for the first time, or the port is not to be had.
    """
    from reportcard.edition.preview import Preview

    preview = Preview()
    watched = Watched(project, rubric, of_sample, preview, tell)
    watched.begin()
    with serving(preview, port) as address:
        ready(address)
        while True:
            wait(_EVERY_SECONDS)
            watched.look()


def _open(preview: "Preview", port: int | None) -> ThreadingHTTPServer:
    if port is None:
        try:
            return open_server(preview, USUAL_PORT)
        except OSError:
            return open_server(preview, 0)
    try:
        return open_server(preview, port)
    except OSError as error:
        message = _("Port {port} is not to be had ({reason}): choose another one with --port.")
        reason = find_machine_reason(error) or error.strerror
        raise UserError(
            message.format(port=port, reason=reason), exit_code=EXIT_MACHINE_NOT_READY
        ) from error


def _times(*places: Path) -> Times:
    """When each file was written last, and how long it is."""
    files = (
        file for place in places for file in (place.rglob("*") if place.is_dir() else (place,))
    )
    found: Times = {}
    for file in files:
        try:
            seen = file.stat()
        except OSError:  # an editor puts a new file in the place of the old one
            continue
        if file.is_file():
            found[file] = (seen.st_mtime_ns, seen.st_size)
    return found


def _changed(before: Times, after: Times) -> list[Path]:
    return sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
