"""The topics of the content, ready to find their bills.

Leaves to others: the rules (topics), what is told of a topic (surveying).
"""

from functools import partial
from typing import TYPE_CHECKING

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.topics import Matcher
from reportcard.problems import Problem, nearest
from reportcard.project import Project

if TYPE_CHECKING:
    from reportcard.topics.file import TopicFile


def load_topics(project: Project, place: str) -> "tuple[TopicFile, ...]":
    """The topics of a place, by name.

    Raises:
        UserError: every mistake in their files.
    """
    return tuple(load_topic_at(project, name) for name in _files(project, place))


def matchers(project: Project, place: str) -> tuple[Matcher, ...]:
    """The topics of a place, as functions that find their bills; otherwise as `load_topics`."""
    from reportcard.topics.match import match_topic

    return tuple(partial(match_topic, topic) for topic in load_topics(project, place))


def load_topic_at(project: Project, name: str) -> "TopicFile":
    """The topic in one content file."""
    from reportcard.topics.file import load_topic

    path = project.content(name)
    return load_topic(path, shown_as=project.shown(path))


def require_topic_file(project: Project, name: str | None) -> str:
    """The content path of the topic that was named, or of the only one.

    Raises:
        UserError: there is none of that name, or several to choose from.
    """
    files = {file.rpartition("/")[2].removesuffix(".yml"): file for file in _files(project, "*")}
    if name is None and len(files) == 1:
        return next(iter(files.values()))
    if name in files:
        return files[name]
    known = ", ".join(files)
    if name is None:
        message = _("Name a topic: {names}.") if files else _("This project has no topic.")
        raise UserError(message.format(names=known))
    message = _("There is no topic {name}; there are: {names}.").format(name=name, names=known)
    near = nearest(name, tuple(files))
    hint = _("Did you mean {near}?").format(near=near) if near else ""
    raise UserError([Problem(message=message, hint=hint)])


def _files(project: Project, place: str) -> tuple[str, ...]:
    return project.names("scrapers", f"{place}/topics/*.yml")
